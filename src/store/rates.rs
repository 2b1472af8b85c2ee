//! Reference rates, by day.

use crate::bulk;
use crate::db::{StoreError, Tx};
use chrono::NaiveDate;
use domain::money::Currency;
use domain::product::rates::Rates;
use rust_decimal::Decimal;

/// Keeps the rates of these days; what stood there for the same day and currency is replaced. The number of rates.
pub async fn put(tx: &mut Tx, days: &[Rates]) -> Result<u64, StoreError> {
    let mut rows = Vec::new();
    for rates in days {
        let day = i64::from(rates.day.to_epoch_days());
        rows.extend(rates.each().map(|(currency, rate)| args![day, currency.code(), rate.to_string()]));
    }
    bulk::insert(tx, "rates", "day, currency, rate", rows, "ON CONFLICT (day, currency) DO UPDATE SET rate = excluded.rate").await
}

/// The newest rates of that day or an earlier one.
pub async fn on(tx: &mut Tx, day: NaiveDate) -> Result<Option<Rates>, StoreError> {
    let rows: Vec<(i64, String, String)> = tx
        .all(
            "SELECT day, currency, rate FROM rates WHERE day = (SELECT MAX(day) FROM rates WHERE day <= $1) ORDER BY currency",
            args![i64::from(day.to_epoch_days())],
        )
        .await?;
    let Some((found, ..)) = rows.first() else { return Ok(None) };
    let day = i32::try_from(*found)
        .ok()
        .and_then(NaiveDate::from_epoch_days)
        .ok_or_else(|| StoreError::Corrupt(format!("day {found} of rates")))?;
    let mut per_euro = Vec::with_capacity(rows.len());
    for (_, code, text) in &rows {
        let rate = Currency::parse(code).ok().zip(Decimal::from_str_exact(text).ok().filter(|rate| *rate > Decimal::ZERO));
        per_euro.push(rate.ok_or_else(|| StoreError::Corrupt(format!("rate {text} of {code}")))?);
    }
    Ok(Some(Rates::new(day, per_euro)))
}
