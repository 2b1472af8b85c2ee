//! The columns of one day, or of one small month, as they are stored.

use super::packed::{Packed, PackedTexts};
use super::part::Part;
use crate::db::{StoreError, Tx};
use crate::owners::Owner;
use crate::reports::plan::month_of;
use domain::calendar::day_number;
use domain::reports::Period;
use std::collections::BTreeMap;

/// What one row of the table is about.
pub(super) const DAY: i16 = 0;
pub(super) const MONTH: i16 = 1;

/// Days whose columns are in memory at once, by the size of what is read: a month is small.
const AT_ONCE: [(i16, i64); 2] = [(MONTH, 800), (DAY, 32)];

/// The days of a period that are not in other hands.
pub(super) struct Days {
    from: i64,
    to: i64,
    elsewhere: Vec<(i64, i64)>,
}

impl Days {
    pub fn new(period: Period, elsewhere: &[Period]) -> Self {
        let numbers = |days: &Period| (i64::from(day_number(days.from)), i64::from(day_number(days.end())));
        let (from, to) = numbers(&period);
        Self { from, to, elsewhere: elsewhere.iter().map(numbers).collect() }
    }

    pub fn contains(&self, day: i64) -> bool {
        (self.from..self.to).contains(&day) && !self.elsewhere.iter().any(|(first, end)| (*first..*end).contains(&day))
    }
}

/// The bundles that were read of one day or month.
#[derive(Debug, Default)]
pub(super) struct Unit(Vec<(i16, Vec<u8>)>);

/// Appends a column to its bundle: its number (2 bytes), how many bytes it takes (4), these; all little-endian.
pub(super) fn bundle(part: Part, column: &[u8], bytes: &mut Vec<u8>) {
    bytes.extend(part.number().to_le_bytes());
    bytes.extend((column.len() as u32).to_le_bytes());
    bytes.extend(column);
}

impl Unit {
    #[cfg(test)]
    pub fn new(bundles: Vec<(i16, Vec<u8>)>) -> Self {
        Self(bundles)
    }

    /// The currency of each row; none where there is no row.
    pub fn currencies(&self) -> Result<Option<PackedTexts<'_>>, StoreError> {
        self.column(Part::CURRENCY)?.map(PackedTexts::read).transpose()
    }

    /// A column of numbers; none where all are zero.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] unless it has `rows`.
    pub fn numbers(&self, part: Part, rows: usize) -> Result<Option<Packed<'_>>, StoreError> {
        let numbers = self.column(part)?.map(Packed::read).transpose()?;
        match numbers {
            Some(numbers) if numbers.count != rows => Err(uneven(part)),
            numbers => Ok(numbers),
        }
    }

    /// A column of texts; none where all are empty.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] unless it has `rows`.
    pub fn texts(&self, part: Part, rows: usize) -> Result<Option<PackedTexts<'_>>, StoreError> {
        let texts = self.column(part)?.map(PackedTexts::read).transpose()?;
        match texts {
            Some(texts) if texts.codes.count != rows => Err(uneven(part)),
            texts => Ok(texts),
        }
    }

    fn column(&self, part: Part) -> Result<Option<&[u8]>, StoreError> {
        let Some((_, mut rest)) =
            self.0.iter().find(|(number, _)| *number == part.bundle()).map(|(number, bytes)| (number, bytes.as_slice()))
        else {
            return Ok(None);
        };
        let corrupt = || StoreError::Corrupt("a bundle of columns".into());
        while !rest.is_empty() {
            let (number, after) = rest.split_first_chunk::<2>().ok_or_else(corrupt)?;
            let (length, after) = after.split_first_chunk::<4>().ok_or_else(corrupt)?;
            let (column, after) = after.split_at_checked(u32::from_le_bytes(*length) as usize).ok_or_else(corrupt)?;
            if i16::from_le_bytes(*number) == part.number() {
                return Ok(Some(column));
            }
            rest = after;
        }
        Ok(None)
    }
}

fn uneven(part: Part) -> StoreError {
    StoreError::Corrupt(format!("column {} has other rows than those beside it", part.number()))
}

/// Calls with each day or month of these days in which these columns stand.
pub(super) async fn each(
    tx: &mut Tx,
    owner: &Owner,
    parts: &[Part],
    days: &Days,
    mut call: impl FnMut(&Unit) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let mut bundles: Vec<i16> = parts.iter().map(|part| part.bundle()).collect();
    bundles.sort_unstable();
    bundles.dedup();
    for (size, at_once) in AT_ONCE {
        let Some((least, greatest)) = kept(tx, owner, size).await? else { continue };
        let mut first = if size == MONTH { month_of(days.from).0 } else { days.from }.max(least);
        let to = days.to.min(greatest + 1);
        while first < to {
            let end = (first + at_once).min(to);
            for (day, unit) in read(tx, owner, size, &bundles, (first, end)).await? {
                if size == MONTH || days.contains(day) {
                    call(&unit)?;
                }
            }
            first = end;
            // Whoever does something short in between is let through.
            tokio::task::yield_now().await;
        }
    }
    Ok(())
}

/// The first and the last day or month that there are, whatever days are asked about; none where there is none.
async fn kept(tx: &mut Tx, owner: &Owner, size: i16) -> Result<Option<(i64, i64)>, StoreError> {
    let edge = |which: &str| {
        format!("(SELECT {which}(day) FROM sale_columns WHERE owner_id = $1 AND zone_epoch = $2 AND size = $3 AND bundle = 0)")
    };
    let sql = format!("SELECT {}, {}", edge("MIN"), edge("MAX"));
    let (first, last): (Option<i64>, Option<i64>) = tx.one(sql, args![owner.id.0, owner.zone_epoch, size]).await?;
    Ok(first.zip(last))
}

/// The bundles of the days or months that begin in a range, by their first day.
pub(super) async fn read(
    tx: &mut Tx,
    owner: &Owner,
    size: i16,
    bundles: &[i16],
    (first, end): (i64, i64),
) -> Result<BTreeMap<i64, Unit>, StoreError> {
    let bundles = bundles.iter().map(i16::to_string).collect::<Vec<_>>().join(",");
    let sql = format!(
        "SELECT bundle, day, bytes FROM sale_columns WHERE owner_id = $1 AND zone_epoch = $2 AND size = $3 AND bundle IN ({bundles}) \
         AND day >= $4 AND day < $5"
    );
    let rows: Vec<(i16, i64, Vec<u8>)> = tx.all(sql, args![owner.id.0, owner.zone_epoch, size, first, end]).await?;
    let mut units: BTreeMap<i64, Unit> = BTreeMap::new();
    for (bundle, day, bytes) in rows {
        units.entry(day).or_default().0.push((bundle, bytes));
    }
    Ok(units)
}
