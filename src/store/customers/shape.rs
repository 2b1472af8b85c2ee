//! How the customers of a selection spread: by recency, frequency and money, and by the month of their first order.

use super::selection::{Asked, Selection, sold};
use crate::db::{StoreError, Tx};
use crate::micros;
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
pub async fn cells(tx: &mut Tx, asked: &Asked<'_>) -> Result<Vec<Cell>, StoreError> {
    let mut cells = vec![Cell::default(); PARTS * PARTS];
    let Some(selection) = Selection::new(asked) else { return Ok(cells) };
    let part = |measure: &str| format!("CAST((RANK() OVER (ORDER BY {measure}) - 1) * {PARTS} / COUNT(*) OVER () AS BIGINT)");
    let sql = format!(
        "WITH {}, parts AS (SELECT {} AS recency, {} AS frequency, {} AS money, total FROM chosen)
         SELECT recency, frequency, money, COUNT(*), CAST(SUM(total) AS BIGINT) FROM parts GROUP BY recency, frequency, money",
        selection.sql,
        part("last_at"),
        part("orders"),
        part("total")
    );
    let rows: Vec<(i64, i64, i64, i64, i64)> = tx.all(sql, selection.args).await?;
    for (recency, frequency, money, customers, total) in rows {
        let Some(cell) = cells.get_mut(recency as usize * PARTS + frequency as usize) else { continue };
        cell.customers += customers;
        cell.total += total;
        if let Some(by_money) = cell.by_money.get_mut(money as usize) {
            *by_money += customers;
        }
    }
    Ok(cells)
}

/// The customers of the selection by the month of the first order of their lifetime. `months` are first days, one month after the other,
/// and the day after the last of them; only those who began in the first `most` count.
pub async fn cohorts(tx: &mut Tx, asked: &Asked<'_>, months: &[NaiveDate], most: usize) -> Result<Vec<CohortSizes>, StoreError> {
    let starts: Vec<i64> = months.iter().map(|month| micros(start_of(*month, asked.owner.zone))).collect();
    let count = months.len().saturating_sub(1);
    let mut cohorts = vec![CohortSizes { again: 0, by_month: vec![0; count] }; most.min(count)];
    let (Some(mut selection), Some(first), Some(last), Some(began)) =
        (Selection::new(asked), starts.first(), starts.last(), starts.get(most.min(count)))
    else {
        return Ok(cohorts);
    };
    let month_of = |moment: &str| {
        let cases = starts.iter().enumerate().skip(1).map(|(index, start)| format!("WHEN {moment} < {start} THEN {}", index - 1));
        format!("CAST(CASE {} ELSE {count} END AS BIGINT)", cases.collect::<Vec<_>>().join(" "))
    };
    let lives = selection.lives("chosen");
    let seen = selection.seen("t");
    let sql = format!(
        "WITH {}, lives AS MATERIALIZED ({lives}), began AS MATERIALIZED (SELECT customer_id, {} AS cohort, orders FROM lives WHERE first_at >= {first} AND first_at < {began})
         SELECT cohort, CAST(-1 AS BIGINT) AS month, CAST(SUM(CASE WHEN orders > 1 THEN 1 ELSE 0 END) AS BIGINT) AS customers FROM began GROUP BY cohort
         UNION ALL
         SELECT b.cohort, {} AS month, COUNT(DISTINCT t.customer_id) AS customers FROM began b CROSS JOIN sales t
         WHERE t.owner_id = $1 AND t.customer_id = b.customer_id AND {} AND t.created_at < {last}{seen} GROUP BY 1, 2",
        selection.sql,
        month_of("first_at"),
        month_of("t.created_at"),
        sold("t")
    );
    let rows: Vec<(i64, i64, i64)> = tx.all(sql, selection.args).await?;
    for (cohort, month, customers) in rows {
        let Some(cohort) = cohorts.get_mut(cohort as usize) else { continue };
        match usize::try_from(month) {
            Err(_) => cohort.again = customers,
            Ok(month) => cohort.by_month.get_mut(month).into_iter().for_each(|of_month| *of_month = customers),
        }
    }
    Ok(cohorts)
}
