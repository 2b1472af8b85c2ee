//! Every sold sale of some days, one after the other, whichever way they are kept.

use super::columns::{self, Filter, Sold};
use super::plan::Stretches;
use super::raw::{SOLD, Statement};
use super::read::stale_days;
use crate::db::{StoreError, Tx};
use crate::owners::Owner;
use chrono::Days;
use domain::calendar::span_of_days;
use domain::id::ProductId;
use domain::reports::{Narrowed, Period};
use std::hash::RandomState;
use uuid::Uuid;

/// Sales that are fetched at a time from days that are not summed up.
const CHUNK: usize = 10_000;

/// Which sales are meant.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sought<'a> {
    pub owner: &'a Owner,
    /// None for all.
    pub products: Option<&'a [ProductId]>,
    /// Its products are those above.
    pub narrowed: &'a Narrowed,
    /// The currency of the amounts.
    pub currency: &'a str,
    /// Whether sales in other currencies are among them, their amounts being none.
    pub others: bool,
    pub period: Period,
}

impl Sought<'_> {
    /// Calls with each of them, in no order. Order references are told apart by a hash of 64 bits under a key that nobody knows: two of one
    /// customer would have to meet in it by chance.
    ///
    /// # Errors
    /// [`StoreError`] alone.
    pub async fn each(&self, tx: &mut Tx, hasher: &RandomState, mut call: impl FnMut(Sold)) -> Result<(), StoreError> {
        if self.products.is_some_and(<[_]>::is_empty) {
            return Ok(());
        }
        let stale = stale_days(tx, self.owner, self.period).await?;
        let mut sales = Stretches::of(self.period, &stale, false).sales;
        // Days before those that reports know are never summed up.
        let before = Period::FIRST - Days::new(1);
        if self.period.from <= before {
            sales.push(Period::new(self.period.from, self.period.to.min(before)));
        }
        for days in &sales {
            self.fetch(tx, *days, hasher, &mut call).await?;
        }
        let filter = Filter { currency: (!self.others).then_some(self.currency), products: self.products, narrowed: self.narrowed };
        columns::each_sold(tx, (self.owner, &filter, self.currency), (self.period, &sales), hasher, &mut call).await
    }

    /// The same of days that are not summed up.
    async fn fetch(&self, tx: &mut Tx, days: Period, hasher: &RandomState, call: &mut impl FnMut(Sold)) -> Result<(), StoreError> {
        let mut after = (i64::MIN, Uuid::nil());
        loop {
            let mut statement = Statement::new(self.owner);
            if !self.others {
                statement.currency(self.currency);
            }
            statement.products(self.products);
            statement.narrow(self.narrowed);
            let sales = statement.sales(span_of_days(days.from, days.to, self.owner.zone));
            let (at, id) = (statement.arg(after.0.into()), statement.arg(after.1.into()));
            let sql = format!(
                "SELECT s.created_at, s.id, (SELECT c.number FROM customers c WHERE c.owner_id = s.owner_id AND c.id = s.customer_id), \
                 s.order_code, s.currency, s.gross FROM {sales} AND {SOLD} AND (s.created_at, s.id) > ({at}, {id}) \
                 ORDER BY s.created_at, s.id LIMIT {CHUNK}"
            );
            let rows: Vec<(i64, Uuid, i64, Option<String>, String, i64)> = tx.all(sql, statement.args).await?;
            for (at, _, customer, order, currency, gross) in &rows {
                let gross = if currency == self.currency { *gross } else { 0 };
                call(Sold::of(*customer, order.as_deref(), gross, *at, hasher));
            }
            match rows.last() {
                Some((at, id, ..)) if rows.len() == CHUNK => after = (*at, *id),
                _ => return Ok(()),
            }
        }
    }
}
