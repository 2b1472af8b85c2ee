//! Going through columns sale by sale: who bought when, for how much, in which order.

use super::part::Part;
use super::rows::Filter;
use super::unit::{self, Days, Unit};
use crate::db::{StoreError, Tx};
use crate::owners::Owner;
use domain::reports::Period;
use std::hash::BuildHasher;

/// A sale that is sold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sold {
    /// The customer's number.
    pub customer: usize,
    /// What its order reference comes to, where it has one: equal ones of one customer are one order.
    pub order: Option<u64>,
    /// In minor units of the currency that was asked about; 0 in others.
    pub gross: i64,
    /// In microseconds.
    pub at: i64,
}

impl Sold {
    pub fn of(customer: i64, order: Option<&str>, gross: i64, at: i64, hasher: &impl BuildHasher) -> Self {
        let order = order.filter(|order| !order.is_empty()).map(|order| hasher.hash_one(order));
        Self { customer: customer as usize, order, gross, at }
    }
}

/// Calls with each sold sale that the columns hold of the days of a period that are not in other hands.
pub(in crate::reports) async fn each(
    tx: &mut Tx,
    (owner, filter, currency): (&Owner, &Filter<'_>, &str),
    (period, elsewhere): (Period, &[Period]),
    hasher: &impl BuildHasher,
    call: &mut impl FnMut(Sold),
) -> Result<(), StoreError> {
    let days = Days::new(period, elsewhere);
    let own = [Part::CUSTOMER, Part::MOMENT, Part::ORDER, Part::named("sold"), Part::named("gross")];
    let parts: Vec<Part> = filter.parts().chain(own).collect();
    let mut sales = Vec::new();
    unit::each(tx, owner, &parts, &days, |unit| {
        read(unit, (filter, currency), &days, hasher, &mut sales)?;
        sales.drain(..).for_each(&mut *call);
        Ok(())
    })
    .await
}

fn read(
    unit: &Unit,
    (filter, currency): (&Filter<'_>, &str),
    days: &Days,
    hasher: &impl BuildHasher,
    sales: &mut Vec<Sold>,
) -> Result<(), StoreError> {
    let (mut rows, count) = filter.rows(unit, days)?;
    let Some(sold) = unit.numbers(Part::named("sold"), count)? else { return Ok(()) };
    let mut is_sold = Vec::with_capacity(rows.len());
    sold.each_of(&rows, |_, sold| is_sold.push(sold != 0));
    let mut is_sold = is_sold.into_iter();
    rows.retain(|_| is_sold.next().unwrap_or_default());
    sales.resize(rows.len(), Sold { customer: 0, order: None, gross: 0, at: 0 });
    if let Some(customers) = unit.numbers(Part::CUSTOMER, count)? {
        customers.each_of(&rows, |row, customer| sales[row].customer = customer as usize);
    }
    if let Some(moments) = unit.numbers(Part::MOMENT, count)? {
        moments.each_of(&rows, |row, at| sales[row].at = at);
    }
    if let Some(gross) = unit.numbers(Part::named("gross"), count)? {
        gross.each_of(&rows, |row, gross| sales[row].gross = gross);
    }
    if let Some(orders) = unit.texts(Part::ORDER, count)? {
        let known: Vec<Option<u64>> = orders.dictionary.iter().map(|order| (!order.is_empty()).then(|| hasher.hash_one(order))).collect();
        orders.codes.each_of(&rows, |row, code| sales[row].order = known[code as usize]);
    }
    if filter.currency.is_none()
        && let Some(currencies) = unit.currencies()?
    {
        let is_asked: Vec<bool> = currencies.dictionary.iter().map(|code| *code == currency).collect();
        currencies.codes.each_of(&rows, |row, code| sales[row].gross *= i64::from(is_asked[code as usize]));
    }
    Ok(())
}
