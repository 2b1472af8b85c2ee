//! Which rows of a day or month count.

use super::packed::{Packed, PackedTexts};
use super::part::Part;
use super::unit::{Days, Unit};
use crate::db::StoreError;
use domain::IntoEnumIterator;
use domain::id::ProductId;
use domain::reports::{Dimension, Narrowed, Narrowing, SEPARATOR};
use std::collections::HashMap;

/// What rows are narrowed to.
#[derive(Debug, Clone, Copy)]
pub(in crate::reports) struct Filter<'a> {
    /// None for all.
    pub currency: Option<&'a str>,
    /// None for all.
    pub products: Option<&'a [ProductId]>,
    /// Its products are those above.
    pub narrowed: &'a Narrowed,
}

impl Filter<'_> {
    /// The columns that it looks at.
    pub(super) fn parts(&self) -> impl Iterator<Item = Part> {
        let product = self.products.map(|_| Part::PRODUCT);
        let state = (!self.narrowed.states.is_empty()).then_some(Part::STATE);
        let dimensions = self.dimensions().into_iter().map(Part::of);
        [Part::DAY, Part::CURRENCY].into_iter().chain(product).chain(state).chain(dimensions)
    }

    /// The places of the rows that count, of how many.
    pub(super) fn rows(&self, unit: &Unit, days: &Days) -> Result<(Vec<u32>, usize), StoreError> {
        let Some(currencies) = unit.currencies()? else { return Ok((Vec::new(), 0)) };
        let count = currencies.codes.count;
        let mut rows = Rows(vec![true; count]);
        if let Some(currency) = self.currency {
            rows.only_texts(Some(&currencies), |code| code == currency);
        }
        rows.only(unit.numbers(Part::DAY, count)?.as_ref(), |day| days.contains(day));
        if let Some(products) = self.products {
            rows.only_texts(unit.texts(Part::PRODUCT, count)?.as_ref(), |id| id.parse().is_ok_and(|id| products.contains(&ProductId(id))));
        }
        if !self.narrowed.states.is_empty() {
            let is_wanted = |code: i64| self.narrowed.states.iter().any(|state| *state as i64 == code);
            rows.only(unit.numbers(Part::STATE, count)?.as_ref(), is_wanted);
        }
        for dimension in self.dimensions() {
            rows.only_texts(unit.texts(Part::of(dimension), count)?.as_ref(), |value| self.is_wanted(dimension, value));
        }
        Ok((rows.places(), count))
    }

    /// The dimensions in whose values it is narrowed.
    fn dimensions(&self) -> Vec<Dimension> {
        let ways = self.narrowed.ways();
        let mut dimensions: Vec<Dimension> = ways.into_iter().filter_map(|way| place_of(way).map(|(dimension, _)| dimension)).collect();
        dimensions.sort_unstable_by_key(|dimension| *dimension as i16);
        dimensions.dedup();
        dimensions
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
}

/// Of each row whether it counts.
struct Rows(Vec<bool>);

impl Rows {
    /// A column that is left out is of zeros.
    fn only(&mut self, column: Option<&Packed<'_>>, is_wanted: impl Fn(i64) -> bool) {
        let Some(column) = column else { return self.all_or_none(is_wanted(0)) };
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
    fn only_texts(&mut self, column: Option<&PackedTexts<'_>>, is_wanted: impl Fn(&str) -> bool) {
        let Some(texts) = column else { return self.all_or_none(is_wanted("")) };
        let wanted: Vec<bool> = texts.dictionary.iter().map(|text| is_wanted(text)).collect();
        if wanted.iter().any(|is_wanted| !*is_wanted) {
            texts.codes.each(|row, code| self.0[row] &= wanted[code as usize]);
        }
    }

    fn all_or_none(&mut self, all: bool) {
        if !all {
            self.0.fill(false);
        }
    }

    fn places(self) -> Vec<u32> {
        self.0.into_iter().enumerate().filter(|(_, counts)| *counts).map(|(row, _)| row as u32).collect()
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
