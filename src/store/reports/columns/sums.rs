//! Figures in memory by what they are about and day: one pass fills them, and all that an answer shows is taken from them.

use domain::reports::Figures;
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;

/// Values times days that are told apart while they are gathered; of more only the values and only the days. About 20 MB.
const MOST_CELLS: usize = 80_000;

/// Figures by product and value, and by the number of the day.
#[derive(Debug, Default)]
pub(in crate::reports) struct Sums {
    places: HashMap<Uuid, HashMap<String, usize>>,
    lines: Vec<Line>,
    days: BTreeMap<i64, Figures>,
    /// By place and day; none where there were too many.
    cells: Option<HashMap<(usize, i64), Figures>>,
    /// Whether only those values count that stand there from the beginning.
    is_closed: bool,
}

/// What one value adds up to.
#[derive(Debug)]
pub(in crate::reports) struct Line {
    /// The owner where products are together.
    pub product: Uuid,
    pub value: String,
    pub whole: Figures,
}

impl Sums {
    /// Of every value that comes.
    pub fn new() -> Self {
        Self { cells: Some(HashMap::new()), ..Self::default() }
    }

    /// Of these values alone, products and texts, each with all its days.
    pub fn only<'a>(values: impl Iterator<Item = (Uuid, &'a str)>) -> Self {
        let mut sums = Self::new();
        for (product, value) in values {
            sums.place(product, value);
        }
        sums.is_closed = true;
        sums
    }

    pub fn add(&mut self, product: Uuid, value: &str, day: i64, figures: Figures) {
        let Some(place) = self.place(product, value) else { return };
        self.lines[place].whole += figures;
        *self.days.entry(day).or_default() += figures;
        if let Some(cells) = &mut self.cells {
            *cells.entry((place, day)).or_default() += figures;
            if cells.len() > MOST_CELLS && !self.is_closed {
                self.cells = None;
            }
        }
    }

    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// All values together.
    pub fn days(&self) -> &BTreeMap<i64, Figures> {
        &self.days
    }

    /// Each value by day, in no order; none where there were too many to keep.
    pub fn cells(&self) -> Option<impl Iterator<Item = (&Line, i64, Figures)>> {
        let cells = self.cells.as_ref()?;
        Some(cells.iter().map(|((place, day), figures)| (&self.lines[*place], *day, *figures)))
    }

    fn place(&mut self, product: Uuid, value: &str) -> Option<usize> {
        if let Some(place) = self.places.get(&product).and_then(|values| values.get(value)) {
            return Some(*place);
        }
        if self.is_closed {
            return None;
        }
        let place = self.lines.len();
        self.places.entry(product).or_default().insert(value.to_owned(), place);
        self.lines.push(Line { product, value: value.to_owned(), whole: Figures::default() });
        Some(place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn too_many_cells_leave_values_and_days_and_the_few_are_gathered_again() {
        let figures = |gross: i64| Figures { gross, ..Figures::default() };
        let fill = |sums: &mut Sums| {
            for value in 0..300 {
                for day in 0..300 {
                    sums.add(Uuid::nil(), &value.to_string(), day, figures(value * day));
                }
            }
        };
        let mut all = Sums::new();
        fill(&mut all);
        assert!(all.cells().is_none());
        assert_eq!(all.lines()[7].whole, figures((0..300).map(|day| 7 * day).sum()));
        assert_eq!(all.days()[&2], figures((0..300).map(|value| 2 * value).sum()));
        let mut few = Sums::only([(Uuid::nil(), "7"), (Uuid::nil(), "none")].into_iter());
        fill(&mut few);
        let cells: BTreeMap<i64, Figures> = few
            .cells()
            .unwrap()
            .map(|(line, day, figures)| {
                assert_eq!(line.value, "7");
                (day, figures)
            })
            .collect();
        assert_eq!(cells, (0..300).map(|day| (day, figures(7 * day))).collect());
    }
}
