//! Summing up the days that were written to, and the months that they make.

use super::columns::{self, Columns};
use super::plan::month_of;
use super::raw::{self, Clock, From, Statement};
use super::wanted::{self, Each, Faceted};
use crate::bulk;
use crate::db::{Arg, Db, StoreError, Tx};
use crate::engine::{self, Others};
use crate::owners::{self, Owner};
use domain::IntoEnumIterator;
use domain::calendar::{day_from_number, span_of};
use domain::id::OwnerId;
use domain::reports::{Dimension, Figures};
use std::collections::{BTreeSet, HashMap};
use std::time::Instant;
use uuid::Uuid;

/// The key of a row of `facets`, but for owner and build.
const KEY: &str = "dimension, size, day, currency, product_id, value";

/// The numbers of all dimensions, that of all sales together first.
pub(super) fn numbers() -> impl Iterator<Item = i16> {
    std::iter::once(0).chain(Dimension::iter().map(|dimension| dimension as i16))
}

/// What one round of summing up did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Folded {
    /// Days that are read from their rollup from now on.
    pub days: u64,
    /// Days that were written to meanwhile: their turn comes again.
    pub again: u64,
}

/// Marks days as written to. In the transaction that writes to them, after it raised the owner's version to `version`.
pub(crate) async fn mark(tx: &mut Tx, owner: &Owner, days: &BTreeSet<i64>, version: i64) -> Result<(), StoreError> {
    // Reports know no day before 1970.
    let known = days.iter().filter(|day| **day >= 0);
    let rows = known.map(|day| args![owner.id.0, owner.zone_epoch, *day, version]).collect();
    let raise = "ON CONFLICT (owner_id, zone_epoch, day) DO UPDATE SET version = excluded.version";
    bulk::insert(tx, "stale_days", "owner_id, zone_epoch, day, version", rows, raise).await?;
    Ok(())
}

/// The owners who have days that are not summed up, and the version of their sales.
pub async fn with_stale_days(tx: &mut Tx) -> Result<Vec<(OwnerId, i64)>, StoreError> {
    let sql = "SELECT o.id, o.version FROM owners o WHERE EXISTS (SELECT 1 FROM stale_days d WHERE d.owner_id = o.id) ORDER BY o.id";
    let rows: Vec<(Uuid, i64)> = tx.all(sql, args![]).await?;
    Ok(rows.into_iter().map(|(id, version)| (OwnerId(id), version)).collect())
}

/// Sums up at most `most` days of an owner, the newest first, each read beside the writers and written in a short transaction of its own.
/// A day that was written to between the two stays as it is.
pub async fn fold(db: &Db, id: OwnerId, most: u32) -> Result<Folded, StoreError> {
    let mut folded = Folded::default();
    let mut tx = db.search().await?;
    let Some(owner) = owners::get(&mut tx, id).await? else { return Ok(folded) };
    let days: Vec<(i64,)> = tx
        .all(
            "SELECT day FROM stale_days WHERE owner_id = $1 AND zone_epoch = $2 ORDER BY day DESC LIMIT $3",
            args![owner.id.0, owner.zone_epoch, i64::from(most)],
        )
        .await?;
    drop(tx);
    let mut others = Others::default();
    for (day,) in days {
        let mut tx = db.search().await?;
        engine::take_time(&mut tx).await?;
        let Some(version) = version(&mut tx, &owner, day).await? else { continue };
        let summed = sums(&mut tx, &owner, day).await?;
        drop(tx);
        let mut tx = db.write().await?;
        let began = Instant::now();
        if take(&mut tx, &owner, day, version, summed).await? {
            tx.commit().await?;
            folded.days += 1;
        } else {
            // SQLite has one connection that writes, and it is wanted at once.
            drop(tx);
            folded.again += 1;
        }
        others.make_room(db, began.elapsed()).await?;
    }
    Ok(folded)
}

/// The version at which a day was written to last; none where it is summed up.
async fn version(tx: &mut Tx, owner: &Owner, day: i64) -> Result<Option<i64>, StoreError> {
    let query = "SELECT version FROM stale_days WHERE owner_id = $1 AND zone_epoch = $2 AND day = $3";
    let row: Option<(i64,)> = tx.maybe(query, args![owner.id.0, owner.zone_epoch, day]).await?;
    Ok(row.map(|(version,)| version))
}

/// Sales that are read at a time: a day may have very many.
const CHUNK: usize = 2_000;

/// What is kept of a day.
struct Summed {
    facets: Vec<Faceted>,
    columns: Columns,
}

/// All facets of a day, and its columns, from its sales and what was given back on it, each read once. To group them here costs less than
/// to let the database do it for each dimension anew.
async fn sums(tx: &mut Tx, owner: &Owner, day: i64) -> Result<Summed, StoreError> {
    let mut columns = Columns::new();
    let span = span_of(day_from_number(day as i32), owner.zone);
    let clock = Clock::of(owner, span);
    let mut sums: HashMap<(i16, String, Uuid, String), Figures> = HashMap::new();
    for returns in [false, true] {
        let mut after = (i64::MIN, Uuid::nil(), 0);
        loop {
            let mut statement = Statement::new(owner);
            let from = if returns { statement.returns(span) } else { statement.sales(span) };
            let place = [statement.arg(after.0.into()), statement.arg(after.1.into()), statement.arg(after.2.into())];
            let sql = raw::each(&From { sql: &from, returns }, &place, &clock);
            let rows: Vec<Each> = tx.all(format!("{sql} LIMIT {CHUNK}"), statement.args).await?;
            for row in &rows {
                columns.push(day, row);
                let mut add = |dimension: Option<Dimension>, value: &str| {
                    let product = if dimension.is_some_and(Dimension::has_product) { row.product } else { owner.id.0 };
                    let key = (dimension.map_or(0, |dimension| dimension as i16), row.currency.clone(), product, value.to_owned());
                    *sums.entry(key).or_default() += row.figures;
                };
                add(None, "");
                Dimension::iter().zip(&row.values).for_each(|(dimension, value)| add(Some(dimension), value));
            }
            match rows.last() {
                Some(last) if rows.len() == CHUNK => after = last.place,
                _ => break,
            }
        }
    }
    let facets = sums.into_iter().filter(|(_, figures)| !figures.is_zero());
    let facet = |((dimension, currency, product, value), figures)| Faceted { dimension, currency, product, value, figures };
    Ok(Summed { facets: facets.map(facet).collect(), columns })
}

/// The columns of a day as its sales make them.
pub(super) async fn columns_of(tx: &mut Tx, owner: &Owner, day: i64) -> Result<Columns, StoreError> {
    Ok(sums(tx, owner, day).await?.columns)
}

/// Puts a day's sums in the place of the old ones and takes the day out of the stale, if nobody wrote to it since `version`.
async fn take(tx: &mut Tx, owner: &Owner, day: i64, version: i64, summed: Summed) -> Result<bool, StoreError> {
    let (id, epoch) = (owner.id.0, owner.zone_epoch);
    // Two who sum up days of one month at once would each leave it to the other.
    engine::lock_name(tx, &id.as_bytes()[8..]).await?;
    let taken = tx
        .run("DELETE FROM stale_days WHERE owner_id = $1 AND zone_epoch = $2 AND day = $3 AND version = $4", args![id, epoch, day, version])
        .await?;
    if taken == 0 {
        return Ok(false);
    }
    replace(tx, owner, 0, day, summed.facets).await?;
    columns::put(tx, owner, day, &summed.columns).await?;
    let (first, last) = month_of(day);
    let open: Option<(i64,)> = tx
        .maybe(
            "SELECT day FROM stale_days WHERE owner_id = $1 AND zone_epoch = $2 AND day >= $3 AND day < $4 LIMIT 1",
            args![id, epoch, first, last],
        )
        .await?;
    if open.is_none() {
        sum_month(tx, owner, first, last).await?;
    }
    Ok(true)
}

async fn replace(tx: &mut Tx, owner: &Owner, size: i16, day: i64, facets: Vec<Faceted>) -> Result<(), StoreError> {
    clear(tx, owner, size, day).await?;
    let rows = facets.into_iter().map(|row| {
        let mut args: Vec<Arg> = args![owner.id.0, owner.zone_epoch, row.dimension, size, day, row.currency, row.product, row.value];
        args.extend(row.figures.columns().map(Arg::from));
        args
    });
    let columns = format!("owner_id, zone_epoch, {KEY}, {}", Figures::NAMES.join(", "));
    bulk::insert(tx, "facets", &columns, rows.collect(), "").await?;
    Ok(())
}

/// Forgets the rows of a day or a month, of every dimension.
async fn clear(tx: &mut Tx, owner: &Owner, size: i16, day: i64) -> Result<(), StoreError> {
    // One dimension at a time: together they are no range of the key.
    for dimension in numbers() {
        tx.run(
            "DELETE FROM facets WHERE owner_id = $1 AND zone_epoch = $2 AND dimension = $3 AND size = $4 AND day = $5",
            args![owner.id.0, owner.zone_epoch, dimension, size, day],
        )
        .await?;
    }
    Ok(())
}

/// Sums up a month from its days, all of which are.
async fn sum_month(tx: &mut Tx, owner: &Owner, first: i64, last: i64) -> Result<(), StoreError> {
    clear(tx, owner, 1, first).await?;
    let columns = Figures::NAMES.join(", ");
    let sums = wanted::sums();
    for dimension in numbers() {
        tx.run(
            format!(
                "INSERT INTO facets (owner_id, zone_epoch, {KEY}, {columns})
                 SELECT owner_id, zone_epoch, dimension, 1, $4, currency, product_id, value, {sums} FROM facets
                 WHERE owner_id = $1 AND zone_epoch = $2 AND dimension = $3 AND size = 0 AND day >= $4 AND day < $5
                 GROUP BY owner_id, zone_epoch, dimension, currency, product_id, value"
            ),
            args![owner.id.0, owner.zone_epoch, dimension, first, last],
        )
        .await?;
    }
    Ok(())
}
