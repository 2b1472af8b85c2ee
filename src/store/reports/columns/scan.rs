//! Going through columns: which rows count, of what they are, and what they add up to.

use super::keep::{DAY, MONTH};
use super::packed::{Packed, PackedTexts};
use super::part::Part;
use crate::db::{StoreError, Tx};
use crate::owners::Owner;
use crate::reports::plan::month_of;
use crate::reports::wanted::Wanted;
use domain::IntoEnumIterator;
use domain::calendar::day_number;
use domain::id::ProductId;
use domain::reports::{Dimension, Figures, Narrowed, Narrowing, Period, SEPARATOR};
use std::collections::HashMap;
use uuid::Uuid;

/// Days whose columns are in memory at once.
const AT_ONCE: i64 = 64;

/// Groups of one day or month that are counted in a table with a place for each; more are looked up.
const MOST_PLACES: usize = 1 << 16;

/// What is gone through, and what for.
pub(in crate::reports) struct Scan<'a> {
    pub owner: &'a Owner,
    pub currency: &'a str,
    /// None for all.
    pub products: Option<&'a [ProductId]>,
    pub narrowed: &'a Narrowed,
    /// All sales together, where none.
    pub by: Option<Dimension>,
    pub by_day: bool,
    pub wanted: Wanted,
}

/// Figures by product, value and number of the day; the product is the owner where products are together, the day 0 where days are.
pub(in crate::reports) type Sums = HashMap<(Uuid, String, i64), Figures>;

/// The columns of one day or month that are asked for.
type Parts = HashMap<Part, Vec<u8>>;

impl Scan<'_> {
    /// Adds what the columns hold of the days of a period that are not in other hands.
    pub async fn run(&self, tx: &mut Tx, period: Period, elsewhere: &[Period], sums: &mut Sums) -> Result<(), StoreError> {
        let (from, to) = (i64::from(day_number(period.from)), i64::from(day_number(period.end())));
        let elsewhere: Vec<(i64, i64)> =
            elsewhere.iter().map(|days| (i64::from(day_number(days.from)), i64::from(day_number(days.end())))).collect();
        let counts = |day: i64| (from..to).contains(&day) && !elsewhere.iter().any(|(first, end)| (*first..*end).contains(&day));
        for (_, parts) in self.read(tx, MONTH, month_of(from).0, to).await? {
            self.add(&parts, &counts, sums)?;
        }
        let mut first = from;
        while first < to {
            let end = (first + AT_ONCE).min(to);
            for (day, parts) in self.read(tx, DAY, first, end).await? {
                if counts(day) {
                    self.add(&parts, &counts, sums)?;
                }
            }
            first = end;
        }
        Ok(())
    }

    async fn read(&self, tx: &mut Tx, size: i16, from: i64, to: i64) -> Result<HashMap<i64, Parts>, StoreError> {
        let numbers = self.parts().into_iter().map(|part| part.number().to_string()).collect::<Vec<_>>().join(",");
        let rows: Vec<(i16, i64, Vec<u8>)> = tx
            .all(
                format!(
                    "SELECT part, day, bytes FROM sale_columns WHERE owner_id = $1 AND zone_epoch = $2 AND size = $3 AND part IN ({numbers}) \
                     AND day >= $4 AND day < $5"
                ),
                args![self.owner.id.0, self.owner.zone_epoch, size, from, to],
            )
            .await?;
        let mut units: HashMap<i64, Parts> = HashMap::new();
        for (part, day, bytes) in rows {
            units.entry(day).or_default().insert(Part::from_number(part), bytes);
        }
        Ok(units)
    }

    /// The columns that the question is about.
    fn parts(&self) -> Vec<Part> {
        let mut parts = vec![Part::DAY, Part::CURRENCY];
        if self.products.is_some() || self.by.is_some_and(Dimension::has_product) {
            parts.push(Part::PRODUCT);
        }
        if !self.narrowed.states.is_empty() {
            parts.push(Part::STATE);
        }
        parts.extend(self.dimensions().map(Part::of));
        parts.extend(self.by.map(Part::of));
        parts.extend(self.wanted.columns().enumerate().filter(|(_, (_, is_wanted))| *is_wanted).map(|(index, _)| Part::figure(index)));
        parts.sort_unstable();
        parts.dedup();
        parts
    }

    /// The dimensions in whose values it is narrowed.
    fn dimensions(&self) -> impl Iterator<Item = Dimension> {
        self.narrowed.ways().into_iter().filter_map(|way| place_of(way).map(|(dimension, _)| dimension))
    }

    /// Whether rows with this value of a dimension count.
    fn is_wanted(&self, dimension: Dimension, value: &str) -> bool {
        if dimension == Dimension::Method && !self.narrowed.methods.is_empty() {
            return value.parse().is_ok_and(|code: i16| self.narrowed.methods.iter().any(|method| *method as i16 == code));
        }
        self.narrowed.texts.iter().all(|(way, text)| match place_of(*way) {
            Some((of, place)) if of == dimension => value.split(SEPARATOR).nth(place) == Some(text),
            _ => true,
        })
    }

    /// Adds the rows of one day or month.
    fn add(&self, parts: &Parts, counts: &impl Fn(i64) -> bool, sums: &mut Sums) -> Result<(), StoreError> {
        let Some(currencies) = parts.get(&Part::CURRENCY) else { return Ok(()) };
        let mut rows = Rows::new(&PackedTexts::read(currencies)?, |code| code == self.currency);
        let days = parts.get(&Part::DAY).map(|bytes| Packed::read(bytes)).transpose()?;
        if let Some(days) = &days {
            rows.only(days, counts);
        }
        if let Some(products) = self.products {
            rows.only_texts(parts.get(&Part::PRODUCT), |id| id.parse().is_ok_and(|id| products.contains(&ProductId(id))))?;
        }
        if !self.narrowed.states.is_empty() {
            let is_wanted = |code: i64| self.narrowed.states.iter().any(|state| *state as i64 == code);
            match parts.get(&Part::STATE) {
                Some(bytes) => rows.only(&Packed::read(bytes)?, is_wanted),
                None if is_wanted(0) => {}
                None => return Ok(()),
            }
        }
        for dimension in self.dimensions() {
            rows.only_texts(parts.get(&Part::of(dimension)), |value| self.is_wanted(dimension, value))?;
        }
        let text = |part: Part| parts.get(&part).map(|bytes| PackedTexts::read(bytes)).transpose();
        let products = if self.by.is_some_and(Dimension::has_product) { text(Part::PRODUCT)? } else { None };
        let values = self.by.map(|by| text(Part::of(by))).transpose()?.flatten();
        let days = days.filter(|_| self.by_day);
        let groups = rows.groups([
            products.as_ref().map(|texts| (texts.codes, 0, texts.dictionary.len())),
            values.as_ref().map(|texts| (texts.codes, 0, texts.dictionary.len())),
            days.map(|days| (days, days.least, days.span())),
        ]);
        let mut figures = vec![[0_i64; Figures::COUNT]; groups.keys.len() + 1];
        for (index, (_, is_wanted)) in self.wanted.columns().enumerate() {
            let Some(bytes) = parts.get(&Part::figure(index)).filter(|_| is_wanted) else { continue };
            Packed::read(bytes)?.each(|row, value| figures[groups.of_rows[row] as usize][index] += value);
        }
        for ([product, value, day], figures) in groups.keys.into_iter().zip(figures) {
            let product = match &products {
                Some(texts) => texts.dictionary[product].parse().map_err(|_| StoreError::Corrupt("the product of a column".into()))?,
                None => self.owner.id.0,
            };
            let value = values.as_ref().map_or("", |texts| texts.dictionary[value]);
            let day = days.map_or(0, |days| days.least + day as i64);
            *sums.entry((product, value.to_owned(), day)).or_default() += Figures::from_columns(figures);
        }
        Ok(())
    }
}

/// Which rows of a day or month count.
struct Rows(Vec<bool>);

/// The groups of the rows that count.
struct Groups {
    /// Of each group the place of its product, its value and its day.
    keys: Vec<[usize; 3]>,
    /// Of each row its group; one behind the last for those that do not count.
    of_rows: Vec<u32>,
}

impl Rows {
    fn new(texts: &PackedTexts<'_>, is_wanted: impl Fn(&str) -> bool) -> Self {
        let mut rows = Self(vec![true; texts.codes.count]);
        rows.only_codes(texts, is_wanted);
        rows
    }

    fn only(&mut self, column: &Packed<'_>, is_wanted: impl Fn(i64) -> bool) {
        // Values come again and again: each is asked about once.
        let mut known: HashMap<i64, bool> = HashMap::new();
        let mut last = None;
        column.each(|row, value| {
            let is_kept = match last {
                Some((of, is_kept)) if of == value => is_kept,
                _ => *known.entry(value).or_insert_with(|| is_wanted(value)),
            };
            last = Some((value, is_kept));
            self.0[row] &= is_kept;
        });
    }

    /// A column that is left out is of empty texts.
    fn only_texts(&mut self, bytes: Option<&Vec<u8>>, is_wanted: impl Fn(&str) -> bool) -> Result<(), StoreError> {
        match bytes {
            Some(bytes) => self.only_codes(&PackedTexts::read(bytes)?, is_wanted),
            None if is_wanted("") => {}
            None => self.0.fill(false),
        }
        Ok(())
    }

    fn only_codes(&mut self, texts: &PackedTexts<'_>, is_wanted: impl Fn(&str) -> bool) {
        let wanted: Vec<bool> = texts.dictionary.iter().map(|text| is_wanted(text)).collect();
        if wanted.iter().all(|is_wanted| *is_wanted) {
            return;
        }
        texts.codes.each(|row, code| self.0[row] &= wanted[code as usize]);
    }

    /// Groups by up to three columns, each with its least value and how many values it may have; a column that is not there has one.
    fn groups(self, columns: [Option<(Packed<'_>, i64, usize)>; 3]) -> Groups {
        let mut codes = vec![0_u64; self.0.len()];
        let sizes = columns.map(|column| column.map_or(1, |(.., size)| size.max(1)));
        for (column, size) in columns.into_iter().zip(sizes) {
            let Some((packed, least, _)) = column else { continue };
            packed.each(|row, value| codes[row] = codes[row] * size as u64 + (value - least) as u64);
        }
        let mut keys = Vec::new();
        let mut place = |code: u64| {
            let code = code as usize;
            keys.push([code / sizes[2] / sizes[1], code / sizes[2] % sizes[1], code % sizes[2]]);
            keys.len() as u32
        };
        let places: usize = sizes.iter().product();
        // A group's number and one, 0 for a group that has no row yet.
        let mut of_rows: Vec<u32> = if places <= MOST_PLACES {
            let mut known = vec![0_u32; places];
            let of = |(code, counts): (u64, bool)| {
                if !counts {
                    return 0;
                }
                let known = &mut known[code as usize];
                if *known == 0 {
                    *known = place(code);
                }
                *known
            };
            codes.into_iter().zip(self.0).map(of).collect()
        } else {
            let mut known: HashMap<u64, u32> = HashMap::new();
            let of = |(code, counts): (u64, bool)| if counts { *known.entry(code).or_insert_with(|| place(code)) } else { 0 };
            codes.into_iter().zip(self.0).map(of).collect()
        };
        let last = keys.len() as u32;
        of_rows.iter_mut().for_each(|group| *group = group.checked_sub(1).unwrap_or(last));
        Groups { keys, of_rows }
    }
}

/// In which part of which dimension's value a way of narrowing looks; none for those that are columns of their own.
fn place_of(way: Narrowing) -> Option<(Dimension, usize)> {
    if matches!(way, Narrowing::Product | Narrowing::State) {
        return None;
    }
    Dimension::iter().find_map(|dimension| {
        let parts = dimension.narrowings().iter().filter(|way| **way != Narrowing::Product);
        parts.enumerate().find(|(_, part)| **part == way).map(|(place, _)| (dimension, place))
    })
}
