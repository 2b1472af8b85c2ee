//! Going through columns for a report: of what the rows are that count, and what they add up to.

use super::packed::Packed;
use super::part::Part;
use super::rows::Filter;
use super::sums::Sums;
use super::unit::{self, Days, Unit};
use crate::db::{StoreError, Tx};
use crate::owners::Owner;
use crate::reports::wanted::Wanted;
use domain::reports::{Dimension, Figures, Period};
use std::collections::HashMap;

/// Groups of one day or month that are counted in a table with a place for each; more are looked up.
const MOST_PLACES: usize = 1 << 16;

/// What is gone through, and what for.
pub(in crate::reports) struct Scan<'a> {
    pub owner: &'a Owner,
    pub filter: Filter<'a>,
    /// All sales together, where none.
    pub by: Option<Dimension>,
    pub wanted: Wanted,
}

impl Scan<'_> {
    /// Adds what the columns hold of the days of a period that are not in other hands.
    pub async fn run(&self, tx: &mut Tx, period: Period, elsewhere: &[Period], sums: &mut Sums) -> Result<(), StoreError> {
        let days = Days::new(period, elsewhere);
        unit::each(tx, self.owner, &self.parts(), &days, |unit| self.add(unit, &days, sums)).await
    }

    /// The columns that the question is about.
    fn parts(&self) -> Vec<Part> {
        let mut parts: Vec<Part> = self.filter.parts().collect();
        parts.extend(self.by.filter(|by| by.has_product()).map(|_| Part::PRODUCT));
        parts.extend(self.by.map(Part::of));
        parts.extend(self.figures().map(Part::figure));
        parts
    }

    /// The places of the figures that are wanted.
    fn figures(&self) -> impl Iterator<Item = usize> {
        self.wanted.columns().enumerate().filter(|(_, (_, is_wanted))| *is_wanted).map(|(place, _)| place)
    }

    /// Adds the rows of one day or month.
    fn add(&self, unit: &Unit, days: &Days, sums: &mut Sums) -> Result<(), StoreError> {
        let (rows, count) = self.filter.rows(unit, days)?;
        if rows.is_empty() {
            return Ok(());
        }
        let products = if self.by.is_some_and(Dimension::has_product) { unit.texts(Part::PRODUCT, count)? } else { None };
        let values = self.by.map(|by| unit.texts(Part::of(by), count)).transpose()?.flatten();
        let days = unit.numbers(Part::DAY, count)?;
        let groups = Groups::of(
            &rows,
            [
                products.as_ref().map(|texts| (texts.codes, 0, texts.dictionary.len())),
                values.as_ref().map(|texts| (texts.codes, 0, texts.dictionary.len())),
                days.map(|days| (days, days.least, days.span())),
            ],
        );
        let mut figures = vec![[0_i64; Figures::COUNT]; groups.keys.len()];
        for place in self.figures() {
            if let Some(column) = unit.numbers(Part::figure(place), count)? {
                column.each_of(&rows, |row, value| figures[groups.of_rows[row] as usize][place] += value);
            }
        }
        for ([product, value, day], figures) in groups.keys.into_iter().zip(figures) {
            let product = match &products {
                Some(texts) => texts.dictionary[product].parse().map_err(|_| StoreError::Corrupt("the product of a column".into()))?,
                // Where products are together, the owner stands for them.
                None => self.owner.id.0,
            };
            let value = values.as_ref().map_or("", |texts| texts.dictionary[value]);
            let day = days.map_or(0, |days| days.least + day as i64);
            sums.add(product, value, day, Figures::from_columns(figures));
        }
        Ok(())
    }
}

/// The groups of the rows that count.
struct Groups {
    /// Of each group the place of its product, its value and its day.
    keys: Vec<[usize; 3]>,
    /// Of each row that counts its group.
    of_rows: Vec<u32>,
}

impl Groups {
    /// Groups by up to three columns, each with its least value and how many values it may have; a column that is not there has one.
    fn of(rows: &[u32], columns: [Option<(Packed<'_>, i64, usize)>; 3]) -> Self {
        let mut codes = vec![0_u64; rows.len()];
        let sizes = columns.map(|column| column.map_or(1, |(.., size)| size.max(1)));
        for (column, size) in columns.into_iter().zip(sizes) {
            let Some((packed, least, _)) = column else { continue };
            packed.each_of(rows, |row, value| codes[row] = codes[row] * size as u64 + value.wrapping_sub(least) as u64);
        }
        let mut keys = Vec::new();
        let mut place = |code: u64| {
            let code = code as usize;
            keys.push([code / sizes[2] / sizes[1], code / sizes[2] % sizes[1], code % sizes[2]]);
            keys.len() as u32
        };
        let places = sizes.iter().try_fold(1_usize, |places, size| places.checked_mul(*size));
        // A group's number and one, 0 for a group that has no row yet.
        let of_rows: Vec<u32> = match places {
            Some(places) if places <= MOST_PLACES => {
                let mut known = vec![0_u32; places];
                let of = |code: u64| {
                    let known = &mut known[code as usize];
                    if *known == 0 {
                        *known = place(code);
                    }
                    *known - 1
                };
                codes.into_iter().map(of).collect()
            }
            _ => {
                let mut known: HashMap<u64, u32> = HashMap::new();
                codes.into_iter().map(|code| *known.entry(code).or_insert_with(|| place(code)) - 1).collect()
            }
        };
        Self { keys, of_rows }
    }
}
