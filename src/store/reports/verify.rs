//! Holding what was summed up against the sales.

use super::columns;
use super::fold::{columns_of, numbers};
use super::plan::month_of;
use super::raw::{self, Clock, From, Keys, Statement, Third};
use super::wanted::{Faceted, Wanted, sums};
use crate::db::{StoreError, Tx};
use crate::owners::Owner;
use crate::verify::{MOST, Report};
use domain::IntoEnumIterator;
use domain::calendar::{day_from_number, span_of};
use domain::reports::{Dimension, Figures};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Dimension, currency, product, value.
type Key = (i16, String, Uuid, String);

/// Recounts every day that is summed up, and every month all days of which are.
pub(crate) async fn verify_owner(tx: &mut Tx, owner: &Owner, report: &mut Report) -> Result<(), StoreError> {
    let stale: Vec<(i64,)> =
        tx.all("SELECT day FROM stale_days WHERE owner_id = $1 AND zone_epoch = $2", args![owner.id.0, owner.zone_epoch]).await?;
    let stale: Vec<i64> = stale.into_iter().map(|(day,)| day).collect();
    // Days that have sales, and days that have sums, be they right or wrong.
    let days: Vec<(i64,)> = tx
        .all(
            "SELECT DISTINCT day FROM totals_by_day WHERE owner_id = $1 AND zone_epoch = $2 AND day >= 0
             UNION SELECT day FROM facets WHERE owner_id = $1 AND zone_epoch = $2 AND size = 0 AND dimension = 0 ORDER BY 1",
            args![owner.id.0, owner.zone_epoch],
        )
        .await?;
    let mut months: BTreeMap<i64, BTreeMap<Key, Figures>> = BTreeMap::new();
    for (day,) in days {
        let (first, last) = month_of(day);
        let month = months.entry(first).or_default();
        if stale.contains(&day) {
            continue;
        }
        let counted = keyed(counted(tx, owner, day).await?);
        compare(tx, owner, (0, day), &counted, report).await?;
        if columns::day(tx, owner, day).await? != columns_of(tx, owner, day).await? {
            report.differences.push(format!("columns of day {}: not those of its sales", day_from_number(day as i32)));
        }
        if stale.iter().all(|stale| *stale < first || last <= *stale) {
            for (key, figures) in counted {
                *month.entry(key).or_default() += figures;
            }
        } else {
            months.remove(&first);
        }
        if report.differences.len() >= MOST {
            return Ok(());
        }
    }
    months.retain(|first, _| stale.iter().all(|stale| month_of(*stale).0 != *first));
    for (first, counted) in months {
        compare(tx, owner, (1, first), &counted, report).await?;
    }
    Ok(())
}

/// All facets of a day, grouped by the database.
async fn counted(tx: &mut Tx, owner: &Owner, day: i64) -> Result<Vec<Faceted>, StoreError> {
    let span = span_of(day_from_number(day as i32), owner.zone);
    let clock = Clock::of(owner, span);
    let mut statement = Statement::new(owner);
    let (sales, returns) = (statement.sales(span), statement.returns(span));
    let sources = [From { sql: "made s", returns: false }, From { sql: "given s", returns: true }];
    let dimensions = [None].into_iter().chain(Dimension::iter().map(Some));
    let parts = dimensions.flat_map(|by| {
        let keys = Keys { by, third: ("currency", Third::Currency) };
        let number = by.map_or(0, |by| by as i16);
        let part = |from: &From<'_>| format!("SELECT p.*, {number} AS dimension FROM ({}) p", raw::part(from, keys, &Wanted::ALL, &clock));
        sources.iter().map(part).collect::<Vec<_>>()
    });
    let sql = format!(
        "WITH made AS MATERIALIZED (SELECT {} FROM {sales}), given AS MATERIALIZED (SELECT * FROM {returns})
         SELECT x.product_id, x.value, x.currency, {}, CAST(x.dimension AS SMALLINT) FROM ({}) x GROUP BY x.product_id, x.value, x.currency, x.dimension",
        raw::columns_of_sales(),
        sums(),
        parts.collect::<Vec<_>>().join(" UNION ALL ")
    );
    let mut facets: Vec<Faceted> = tx.all(sql, statement.args).await?;
    facets.retain(|facet| !facet.figures.is_zero());
    Ok(facets)
}

fn keyed(facets: Vec<Faceted>) -> BTreeMap<Key, Figures> {
    facets.into_iter().map(|row| ((row.dimension, row.currency, row.product, row.value), row.figures)).collect()
}

/// What is stored of a day or a month, against what its sales say.
async fn compare(
    tx: &mut Tx,
    owner: &Owner,
    (size, day): (i16, i64),
    counted: &BTreeMap<Key, Figures>,
    report: &mut Report,
) -> Result<(), StoreError> {
    let mut stored: BTreeMap<Key, Figures> = BTreeMap::new();
    for dimension in numbers() {
        let sql = format!(
            "SELECT product_id, value, currency, {}, dimension FROM facets WHERE owner_id = $1 AND zone_epoch = $2 AND dimension = $3 AND size = $4 AND day = $5",
            Figures::NAMES.join(", ")
        );
        stored.extend(keyed(tx.all(sql, args![owner.id.0, owner.zone_epoch, dimension, size, day]).await?));
    }
    let what = if size == 0 { "day" } else { "month" };
    let date = day_from_number(day as i32);
    for key in counted.keys().chain(stored.keys().filter(|key| !counted.contains_key(key))) {
        let (stored, counted) = (stored.get(key).copied().unwrap_or_default(), counted.get(key).copied().unwrap_or_default());
        if stored != counted {
            report.differences.push(format!("facets of {what} {date} {key:?}: stored {stored:?}, recounted {counted:?}"));
        }
    }
    Ok(())
}
