//! Where the rows of a day stand: in the columns of their month while that is small, else in columns of their own.

use super::part::Part;
use super::table::Columns;
use super::unit::{self, DAY, MONTH, Unit};
use crate::bulk;
use crate::db::{StoreError, Tx};
use crate::owners::Owner;
use crate::reports::plan::month_of;

/// Rows that the columns of a month hold at most: enough that a year of somebody who sells little is read at once, few enough that they are written
/// anew with each day of it.
const SMALL: usize = 4_096;

/// Puts the rows of a day in the place of those that were kept of it.
pub(in crate::reports) async fn put(tx: &mut Tx, owner: &Owner, day: i64, rows: &Columns) -> Result<(), StoreError> {
    let (first, _) = month_of(day);
    let mut month = stored(tx, owner, MONTH, first).await?;
    let before = month.rows();
    month.retain(|kept| kept != day);
    let is_small = month.rows() + rows.rows() <= SMALL;
    if is_small {
        month.append(rows);
    }
    if is_small || month.rows() != before {
        write(tx, owner, MONTH, first, &month).await?;
    }
    let empty = Columns::new();
    write(tx, owner, DAY, day, if is_small { &empty } else { rows }).await
}

/// The rows that are kept of a day.
pub(in crate::reports) async fn day(tx: &mut Tx, owner: &Owner, day: i64) -> Result<Columns, StoreError> {
    let mut rows = stored(tx, owner, MONTH, month_of(day).0).await?;
    rows.retain(|kept| kept == day);
    rows.append(&stored(tx, owner, DAY, day).await?);
    Ok(rows)
}

async fn stored(tx: &mut Tx, owner: &Owner, size: i16, day: i64) -> Result<Columns, StoreError> {
    let unit = unit::read(tx, owner, size, &Part::bundles(), (day, day + 1)).await?.remove(&day);
    unit.map_or_else(|| Ok(Columns::new()), |unit: Unit| Columns::unpacked(&unit))
}

async fn write(tx: &mut Tx, owner: &Owner, size: i16, day: i64, columns: &Columns) -> Result<(), StoreError> {
    // Bundle by bundle: those of one day are no range of the key.
    let bundles = Part::bundles().iter().map(i16::to_string).collect::<Vec<_>>().join(",");
    tx.run(
        format!("DELETE FROM sale_columns WHERE owner_id = $1 AND zone_epoch = $2 AND size = $3 AND bundle IN ({bundles}) AND day = $4"),
        args![owner.id.0, owner.zone_epoch, size, day],
    )
    .await?;
    let packed = columns.packed().into_iter();
    let rows = packed.map(|(bundle, bytes)| args![owner.id.0, owner.zone_epoch, size, bundle, day, bytes]).collect();
    bulk::insert(tx, "sale_columns", "owner_id, zone_epoch, size, bundle, day, bytes", rows, "").await?;
    Ok(())
}
