//! Reference rates: those that the operator loaded, or the ones that come with the program until then.

use crate::office::Office;
use chrono::NaiveDate;
use domain::Time;
use domain::money::Currency;
use domain::product::rates::{Rates, RatesError};
use std::collections::BTreeSet;
use store::{StoreError, Tx, rates};

/// Why a file of rates was not loaded; then none of it was.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    #[error(transparent)]
    File(#[from] RatesError),
    /// Rates of a day that has not come are a slip of the pen.
    #[error("the file has rates of {0}, which is not yet")]
    NotYet(NaiveDate),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What a file brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Loaded {
    pub days: usize,
    /// Different ones, of all days together.
    pub currencies: usize,
    /// Of all days together.
    pub rates: u64,
    pub oldest: NaiveDate,
    pub newest: NaiveDate,
}

/// Loads a file as the European Central Bank publishes it, of one day or of many; days that are there already are replaced.
pub async fn load(office: &Office, csv: &str, now: Time) -> Result<Loaded, LoadError> {
    let days = Rates::parse(csv)?;
    let (Some(newest), Some(oldest)) = (days.first(), days.last()) else { return Err(RatesError::Empty.into()) };
    // Somewhere it is tomorrow already.
    if now.date_naive().succ_opt().is_some_and(|tomorrow| newest.day > tomorrow) {
        return Err(LoadError::NotYet(newest.day));
    }
    let mut tx = office.db.write().await?;
    let count = rates::put(&mut tx, &days).await?;
    tx.commit().await?;
    let currencies: BTreeSet<Currency> = days.iter().flat_map(Rates::each).map(|(currency, _)| currency).collect();
    Ok(Loaded { days: days.len(), currencies: currencies.len(), rates: count, oldest: oldest.day, newest: newest.day })
}

/// The newest rates of that day or an earlier one; those that come with the program where none are loaded.
pub async fn on(tx: &mut Tx, day: NaiveDate) -> Result<Rates, StoreError> {
    match rates::on(tx, day).await? {
        Some(rates) => Ok(rates),
        None => built_in(),
    }
}

/// Figures of the right order for a first look, dated like all others. Whoever sells in foreign currencies loads the bank's.
const BUILT_IN: &str = include_str!("rates/eurofxref.csv");

fn built_in() -> Result<Rates, StoreError> {
    let mut days = Rates::parse(BUILT_IN).map_err(|error| StoreError::Corrupt(format!("built-in rates: {error}")))?;
    days.pop().ok_or_else(|| StoreError::Corrupt("built-in rates: none".into()))
}
