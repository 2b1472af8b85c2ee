//! The columns of some days in memory: put together, taken apart, packed and read again.

use super::packed::{Packed, PackedTexts, pack};
use super::part::Part;
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
        let numbers = [Part::DAY, Part::STATE].into_iter().chain((0..Figures::COUNT).map(Part::figure));
        let texts = [Part::CURRENCY, Part::PRODUCT].into_iter().chain(Dimension::iter().map(Part::of));
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
                other => figures.get(other.place_of_figure()).copied().unwrap_or_default(),
            });
        }
        let product = row.product.to_string();
        let fixed = [(Part::CURRENCY, row.currency.as_str()), (Part::PRODUCT, product.as_str())];
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

    /// What is stored of each column that says anything: numbers that are all zero, and texts that are all empty, are left out.
    pub(super) fn packed(&self) -> Vec<(Part, Vec<u8>)> {
        let numbers = self.numbers.iter().filter(|(_, column)| column.iter().any(|value| *value != 0));
        let numbers = numbers.map(|(part, column)| {
            let mut bytes = Vec::new();
            pack(column, &mut bytes);
            (*part, bytes)
        });
        let texts = self.texts.iter().filter(|(_, column)| column.dictionary.iter().any(|text| !text.is_empty()));
        let texts = texts.map(|(part, column)| {
            let mut bytes = (column.dictionary.len() as u32).to_le_bytes().to_vec();
            for text in &column.dictionary {
                bytes.extend((text.len() as u32).to_le_bytes());
                bytes.extend(text.as_bytes());
            }
            pack(&column.codes, &mut bytes);
            (*part, bytes)
        });
        numbers.chain(texts).collect()
    }

    /// The inverse of [`Columns::packed`].
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] for what that never writes.
    pub(super) fn unpacked(parts: &HashMap<Part, Vec<u8>>) -> Result<Self, StoreError> {
        let mut columns = Self::new();
        let Some(currencies) = parts.get(&Part::CURRENCY) else { return Ok(columns) };
        columns.rows = PackedTexts::read(currencies)?.codes.count;
        for (part, column) in &mut columns.numbers {
            match parts.get(part) {
                Some(bytes) => Packed::read(bytes)?.each(|_, value| column.push(value)),
                None => column.resize(columns.rows, 0),
            }
        }
        for (part, column) in &mut columns.texts {
            match parts.get(part) {
                Some(bytes) => {
                    let packed = PackedTexts::read(bytes)?;
                    packed.codes.each(|_, code| column.push(packed.dictionary.get(code as usize).copied().unwrap_or_default()));
                }
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
    use super::*;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn row(state: i64, text: &str, gross: i64) -> Each {
        let values = Dimension::iter().map(|by| if by == Dimension::Device { text.to_owned() } else { String::new() }).collect();
        let figures = Figures { sold: 1, gross, ..Figures::default() };
        Each { place: (0, Uuid::nil(), 0), product: Uuid::from_u128(7), currency: "BRL".into(), state, values, figures }
    }

    fn columns(rows: &[(i64, String, i64)]) -> Columns {
        let mut columns = Columns::new();
        rows.iter().for_each(|(day, text, gross)| columns.push(*day, &row(5, text, *gross)));
        columns
    }

    fn packed(columns: &Columns) -> HashMap<Part, Vec<u8>> {
        columns.packed().into_iter().collect()
    }

    fn rows() -> impl Strategy<Value = Vec<(i64, String, i64)>> {
        let gross = prop_oneof![-3_i64..300, any::<i64>(), Just(i64::MIN), Just(i64::MAX), 0_i64..5_000_000_000];
        prop::collection::vec((20_000_i64..20_031, "[aç]{0,2}", gross), 0..40)
    }

    proptest! {
        #[test]
        fn what_is_packed_is_read_again(rows in rows()) {
            let columns = columns(&rows);
            prop_assert_eq!(Columns::unpacked(&packed(&columns)).unwrap(), columns);
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
        fn bytes_that_nobody_wrote_are_refused_or_read_and_never_more(bytes in prop::collection::vec(any::<u8>(), 0..60), cut in 0_usize..40) {
            let _ = (Packed::read(&bytes), PackedTexts::read(&bytes));
            let whole = columns(&[(1, "a".into(), 7), (1, "b".into(), 9)]).packed();
            for (part, bytes) in whole {
                let cut = &bytes[..bytes.len() - 1 - cut % bytes.len()];
                let is_text = [Part::CURRENCY, Part::PRODUCT].contains(&part) || (100..200).contains(&part.number());
                let is_refused = if is_text { PackedTexts::read(cut).is_err() } else { Packed::read(cut).is_err() };
                prop_assert!(is_refused);
            }
        }
    }

    #[test]
    fn what_says_nothing_takes_no_place() {
        let packed = packed(&columns(&[(20_000, String::new(), 5), (20_000, String::new(), 5)]));
        let mut parts: Vec<i16> = packed.keys().map(|part| part.number()).collect();
        parts.sort_unstable();
        let gross = Figures::NAMES.iter().position(|name| *name == "gross").unwrap();
        assert_eq!(parts, [0, 1, 2, 3, 200, Part::figure(gross).number()]);
        assert_eq!(packed[&Part::DAY].len(), 13, "one value, however many rows");
    }
}
