//! Figures in memory by what they are about and day: one pass fills them, and all that an answer shows is taken from them.

use domain::reports::Figures;
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;

/// Figures by product and value, and by the number of the day.
#[derive(Debug, Default)]
pub(in crate::reports) struct Sums {
    places: HashMap<Uuid, HashMap<String, usize>>,
    lines: Vec<Line>,
}

/// What one value adds up to.
#[derive(Debug)]
pub(in crate::reports) struct Line {
    /// The owner where products are together.
    pub product: Uuid,
    pub value: String,
    pub days: BTreeMap<i64, Figures>,
}

impl Sums {
    pub fn add(&mut self, product: Uuid, value: &str, day: i64, figures: Figures) {
        let values = self.places.entry(product).or_default();
        let place = match values.get(value) {
            Some(place) => *place,
            None => {
                values.insert(value.to_owned(), self.lines.len());
                self.lines.push(Line { product, value: value.to_owned(), days: BTreeMap::new() });
                self.lines.len() - 1
            }
        };
        *self.lines[place].days.entry(day).or_default() += figures;
    }

    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// All values together.
    pub fn days(&self) -> BTreeMap<i64, Figures> {
        let mut days: BTreeMap<i64, Figures> = BTreeMap::new();
        for (day, figures) in self.lines.iter().flat_map(|line| &line.days) {
            *days.entry(*day).or_default() += *figures;
        }
        days
    }
}

impl Line {
    pub fn whole(&self) -> Figures {
        self.days.values().copied().sum()
    }
}
