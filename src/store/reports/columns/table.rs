//! The columns of some days in memory: put together, taken apart, packed and read again.

use super::packed::pack;
use super::part::Part;
use super::unit::{Unit, bundle};
use crate::db::StoreError;
use crate::reports::wanted::Each;
use domain::IntoEnumIterator;
use domain::reports::{Dimension, Figures};
use std::collections::{BTreeMap, HashMap};

/// Rows in memory, each column as long as all others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::reports) struct Columns {
    rows: usize,
    numbers: BTreeMap<Part, Vec<i64>>,
    texts: BTreeMap<Part, Texts>,
}

/// A column of texts; in the dictionary they stand in the order in which they came.
#[derive(Debug, Clone, Default)]
struct Texts {
    dictionary: Vec<String>,
    places: HashMap<String, i64>,
    codes: Vec<i64>,
}

impl Columns {
    pub fn new() -> Self {
        let numbers = Part::NUMBERS.into_iter().chain((0..Figures::COUNT).map(Part::figure));
        let texts = Part::TEXTS.into_iter().chain(Dimension::iter().map(Part::of));
        Self {
            rows: 0,
            numbers: numbers.map(|part| (part, Vec::new())).collect(),
            texts: texts.map(|part| (part, Texts::default())).collect(),
        }
    }

    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Adds a sale, or something that was given back, of a day.
    pub fn push(&mut self, day: i64, row: &Each) {
        self.rows += 1;
        let figures = row.figures.columns();
        for (part, column) in &mut self.numbers {
            column.push(match *part {
                Part::DAY => day,
                Part::STATE => row.state,
                Part::CUSTOMER => row.customer,
                Part::MOMENT => row.place.0,
                other => figures.get(other.place_of_figure()).copied().unwrap_or_default(),
            });
        }
        let product = row.product.to_string();
        let fixed = [(Part::CURRENCY, row.currency.as_str()), (Part::PRODUCT, product.as_str()), (Part::ORDER, row.order.as_str())];
        let values = Dimension::iter().map(Part::of).zip(row.values.iter().map(String::as_str));
        for (part, text) in fixed.into_iter().chain(values) {
            if let Some(column) = self.texts.get_mut(&part) {
                column.push(text);
            }
        }
    }

    /// Only the rows of days of which this is true.
    pub fn retain(&mut self, is_kept: impl Fn(i64) -> bool) {
        let kept: Vec<bool> = self.numbers.get(&Part::DAY).into_iter().flatten().map(|day| is_kept(*day)).collect();
        let of = |column: &[i64]| column.iter().zip(&kept).filter(|(_, kept)| **kept).map(|(value, _)| *value).collect::<Vec<_>>();
        for column in self.numbers.values_mut() {
            *column = of(column);
        }
        for column in self.texts.values_mut() {
            let mut left = Texts::default();
            of(&column.codes).into_iter().for_each(|code| left.push(&column.dictionary[code as usize]));
            *column = left;
        }
        self.rows = kept.iter().filter(|kept| **kept).count();
    }

    /// Adds the rows of others after its own.
    pub fn append(&mut self, others: &Self) {
        for (part, column) in &mut self.numbers {
            column.extend(others.numbers.get(part).into_iter().flatten());
        }
        for (part, column) in &mut self.texts {
            let Some(others) = others.texts.get(part) else { continue };
            others.codes.iter().for_each(|code| column.push(&others.dictionary[*code as usize]));
        }
        self.rows += others.rows;
    }

    /// What is stored: by number the bundles of those columns that say anything. Numbers that are all zero, and texts that are all empty, are
    /// left out.
    pub(super) fn packed(&self) -> BTreeMap<i16, Vec<u8>> {
        let mut bundles: BTreeMap<i16, Vec<u8>> = BTreeMap::new();
        let mut put = |part: Part, column: &[u8]| bundle(part, column, bundles.entry(part.bundle()).or_default());
        for (part, column) in self.numbers.iter().filter(|(_, column)| column.iter().any(|value| *value != 0)) {
            let mut bytes = Vec::new();
            pack(column, &mut bytes);
            put(*part, &bytes);
        }
        for (part, column) in self.texts.iter().filter(|(_, column)| column.dictionary.iter().any(|text| !text.is_empty())) {
            let mut bytes = (column.dictionary.len() as u32).to_le_bytes().to_vec();
            for text in &column.dictionary {
                bytes.extend((text.len() as u32).to_le_bytes());
                bytes.extend(text.as_bytes());
            }
            pack(&column.codes, &mut bytes);
            put(*part, &bytes);
        }
        bundles
    }

    /// The inverse of [`Columns::packed`].
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] for what that never writes.
    pub(super) fn unpacked(unit: &Unit) -> Result<Self, StoreError> {
        let mut columns = Self::new();
        let Some(currencies) = unit.currencies()? else { return Ok(columns) };
        columns.rows = currencies.codes.count;
        for (part, column) in &mut columns.numbers {
            match unit.numbers(*part, columns.rows)? {
                Some(numbers) => numbers.each(|_, value| column.push(value)),
                None => column.resize(columns.rows, 0),
            }
        }
        for (part, column) in &mut columns.texts {
            match unit.texts(*part, columns.rows)? {
                Some(texts) => texts.codes.each(|_, code| column.push(texts.dictionary.get(code as usize).copied().unwrap_or_default())),
                None => (0..columns.rows).for_each(|_| column.push("")),
            }
        }
        Ok(columns)
    }
}

impl Texts {
    fn push(&mut self, text: &str) {
        let code = match self.places.get(text) {
            Some(code) => *code,
            None => {
                let code = self.dictionary.len() as i64;
                self.dictionary.push(text.to_owned());
                self.places.insert(text.to_owned(), code);
                code
            }
        };
        self.codes.push(code);
    }
}

impl PartialEq for Texts {
    fn eq(&self, other: &Self) -> bool {
        let texts = |of: &Self| of.codes.iter().map(|code| of.dictionary[*code as usize].clone()).collect::<Vec<_>>();
        texts(self) == texts(other)
    }
}

impl Eq for Texts {}

#[cfg(test)]
mod tests {
    use super::super::packed::{Packed, PackedTexts};
    use super::*;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn row(state: i64, text: &str, gross: i64) -> Each {
        let values = Dimension::iter().map(|by| if by == Dimension::Device { text.to_owned() } else { String::new() }).collect();
        let figures = Figures { sold: 1, gross, ..Figures::default() };
        Each {
            place: (0, Uuid::nil(), 0),
            customer: gross & 0xfff,
            order: text.to_owned(),
            product: Uuid::from_u128(7),
            currency: "BRL".into(),
            state,
            values,
            figures,
        }
    }

    fn columns(rows: &[(i64, String, i64)]) -> Columns {
        let mut columns = Columns::new();
        rows.iter().for_each(|(day, text, gross)| columns.push(*day, &row(5, text, *gross)));
        columns
    }

    fn unit(columns: &Columns) -> Unit {
        Unit::new(columns.packed().into_iter().collect())
    }

    /// The columns that are stored: number and bytes.
    fn stored(columns: &Columns) -> Vec<(i16, Vec<u8>)> {
        let mut stored = Vec::new();
        for mut rest in columns.packed().values().map(Vec::as_slice) {
            while let Some((head, after)) = rest.split_first_chunk::<6>() {
                let (column, after) = after.split_at(u32::from_le_bytes(head[2..].try_into().unwrap()) as usize);
                stored.push((i16::from_le_bytes([head[0], head[1]]), column.to_vec()));
                rest = after;
            }
        }
        stored
    }

    fn rows() -> impl Strategy<Value = Vec<(i64, String, i64)>> {
        let gross = prop_oneof![-3_i64..300, any::<i64>(), Just(i64::MIN), Just(i64::MAX), 0_i64..5_000_000_000];
        prop::collection::vec((20_000_i64..20_031, "[aç]{0,2}", gross), 0..40)
    }

    proptest! {
        #[test]
        fn what_is_packed_is_read_again(rows in rows()) {
            let columns = columns(&rows);
            prop_assert_eq!(Columns::unpacked(&unit(&columns)).unwrap(), columns);
        }

        #[test]
        fn days_are_taken_out_and_put_behind(rows in rows(), day in 20_000_i64..20_031) {
            let mut all = columns(&rows);
            let (of_day, others): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.0 == day);
            all.retain(|kept| kept != day);
            prop_assert_eq!(&all, &columns(&others));
            all.append(&columns(&of_day));
            prop_assert_eq!(all.rows(), others.len() + of_day.len());
            prop_assert_eq!(all, columns(&[others, of_day].concat()));
        }

        #[test]
        fn numbers_of_every_width_are_read_in_any_order(bits in 0_u32..=64, least in any::<i64>(), seeds in prop::collection::vec(any::<u64>(), 1..50)) {
            let numbers: Vec<i64> = seeds.iter().map(|seed| least.wrapping_add(seed.checked_shr(64 - bits).unwrap_or(0) as i64)).collect();
            // Above the least, as far as there is anything above.
            let numbers: Vec<i64> = numbers.into_iter().map(|number| number.max(least)).collect();
            let mut bytes = Vec::new();
            pack(&numbers, &mut bytes);
            let packed = Packed::read(&bytes).unwrap();
            let mut each = Vec::new();
            packed.each(|row, value| each.push((row, value)));
            prop_assert_eq!(&each, &numbers.iter().copied().enumerate().collect::<Vec<_>>());
            let rows: Vec<u32> = (0..numbers.len() as u32).rev().step_by(2).collect();
            let mut some = Vec::new();
            packed.each_of(&rows, |place, value| some.push((rows[place], value)));
            prop_assert_eq!(some, rows.iter().map(|row| (*row, numbers[*row as usize])).collect::<Vec<_>>());
        }

        #[test]
        fn bytes_that_nobody_wrote_are_refused_or_read_and_never_more(bytes in prop::collection::vec(any::<u8>(), 0..60), cut in 0_usize..40) {
            let _ = (Packed::read(&bytes), PackedTexts::read(&bytes), Columns::unpacked(&Unit::new(vec![(0, bytes.clone())])));
            for (number, bytes) in stored(&columns(&[(1, "a".into(), 7), (1, "b".into(), 9)])) {
                let cut = &bytes[..bytes.len() - 1 - cut % bytes.len()];
                let is_text = Part::TEXTS.iter().any(|part| part.number() == number) || (100..200).contains(&number);
                let is_refused = if is_text { PackedTexts::read(cut).is_err() } else { Packed::read(cut).is_err() };
                prop_assert!(is_refused);
            }
        }
    }

    #[test]
    fn columns_of_other_lengths_than_those_beside_them_are_refused() {
        let (one, two) = (columns(&[(1, "a".into(), 7)]), columns(&[(1, "a".into(), 7), (1, "b".into(), 300)]));
        for bundle in [1, 2, 3, 103] {
            let mut mixed = two.packed();
            let Some(other) = one.packed().remove(&bundle) else { continue };
            mixed.insert(bundle, other);
            assert!(matches!(Columns::unpacked(&Unit::new(mixed.into_iter().collect())), Err(StoreError::Corrupt(_))), "bundle {bundle}");
        }
    }

    #[test]
    fn what_says_nothing_takes_no_place() {
        let stored = stored(&columns(&[(20_000, String::new(), 0), (20_000, String::new(), 0)]));
        let parts: Vec<i16> = stored.iter().map(|(part, _)| *part).collect();
        assert_eq!(parts, [0, 1, Part::named("sold").number(), 2, 3]);
        assert_eq!(stored[0].1.len(), 13, "one value, however many rows");
    }
}
