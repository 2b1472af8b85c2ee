//! How the customers of a selection spread: by recency, frequency and money, and by the month of their first order.

use super::selection::{Asked, Selection};
use super::tally::{Chosen, apart};
use crate::db::{StoreError, Tx};
use crate::micros;
use crate::reports::Sold;
use chrono::NaiveDate;
use domain::calendar::start_of;
use domain::customers::{Cell, PARTS};

/// Figures of one month's customers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CohortSizes {
    /// Those with more than one order by now.
    pub again: i64,
    /// Those who bought in each of the months that were asked about, by its place among them.
    pub by_month: Vec<i64>,
}

/// The cells of recency × 5 + frequency: see [`Cell`] for the rule of the parts.
pub async fn cells(selection: &Selection) -> Vec<Cell> {
    let Selection(chosen) = selection.clone();
    apart(move || {
        let by = |measure: fn(&Chosen) -> i64| parts(&chosen.iter().map(measure).collect::<Vec<_>>());
        let (recency, frequency, money) = (by(|customer| customer.last), by(|customer| customer.orders), by(|customer| customer.total));
        let mut cells = vec![Cell::default(); PARTS * PARTS];
        for (index, customer) in chosen.iter().enumerate() {
            let cell = &mut cells[recency[index] * PARTS + frequency[index]];
            cell.customers += 1;
            cell.total += customer.total;
            cell.by_money[money[index]] += 1;
        }
        cells
    })
    .await
}

/// The customers of the selection by the month of the first order of their lifetime. `months` are first days, one month after the other,
/// and the day after the last of them, 64 at most; only those who began in the first `most` count.
pub async fn cohorts(
    tx: &mut Tx,
    asked: &Asked<'_>,
    selection: &Selection,
    months: &[NaiveDate],
    most: usize,
) -> Result<Vec<CohortSizes>, StoreError> {
    let starts: Vec<i64> = months.iter().take(u64::BITS as usize).map(|month| micros(start_of(*month, asked.owner.zone))).collect();
    let count = starts.len().saturating_sub(1);
    let most = most.min(count);
    let mut cohorts = vec![CohortSizes { again: 0, by_month: vec![0; count] }; most];
    // The month of a moment; none before the first and after the last.
    let month_of = |at: i64| starts.partition_point(|start| *start <= at).checked_sub(1).filter(|month| *month < count);
    // Of each customer number a bit for each month in which something was bought.
    let mut bought = vec![0_u64; asked.count(tx).await?];
    let mark = |sale: Sold| {
        if let (Some(bought), Some(month)) = (bought.get_mut(sale.customer), month_of(sale.at)) {
            *bought |= 1 << month;
        }
    };
    let lives = asked.lives(tx, &selection.0, mark).await?;
    let began = lives.iter().filter_map(|life| month_of(life.first).filter(|month| *month < most).map(|month| (life, month)));
    for (life, month) in began {
        let cohort = &mut cohorts[month];
        cohort.again += i64::from(life.orders > 1);
        for (month, customers) in cohort.by_month.iter_mut().enumerate() {
            *customers += i64::from(bought[life.number] >> month & 1 == 1);
        }
    }
    Ok(cohorts)
}

/// The part of each value: five times those below it by all, rounded down.
fn parts(values: &[i64]) -> Vec<usize> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    values.iter().map(|value| sorted.partition_point(|other| other < value) * PARTS / values.len()).collect()
}
