//! What a reader has hidden of a drawing, and keeps hidden while its figures change.

use super::data::Timeline;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The key of what is compared, beside those of series.
const TWIN: &str = "before";

/// Which series are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shown(u8);

impl Shown {
    pub const ALL: Self = Self(u8::MAX);
    /// The place of what is compared.
    pub const BEFORE: usize = 7;

    pub fn has(self, place: usize) -> bool {
        place > Self::BEFORE || self.0 & (1 << place) != 0
    }

    /// One of `count` series hidden or shown; all, when none would be left.
    pub fn toggled(self, place: usize, count: usize) -> Self {
        let next = Self(self.0 ^ (1 << place.min(Self::BEFORE)));
        if next.shows_any(count) { next } else { Self::ALL }
    }

    /// All but what is hidden by its key; all, when no series would be left.
    fn but(hidden: &BTreeSet<String>, of: &Timeline) -> Self {
        let gone = of.keys().into_iter().filter(|(_, key)| hidden.contains(*key));
        let shown = Self(gone.fold(Self::ALL.0, |shown, (place, _)| shown & !(1 << place.min(Self::BEFORE))));
        if shown.shows_any(of.series.len()) { shown } else { Self::ALL }
    }

    fn shows_any(self, count: usize) -> bool {
        (0..count).any(|series| self.has(series))
    }
}

/// What is hidden, by the keys of series. Given to one drawing after the other it keeps hidden what was, also where that was away
/// meanwhile.
#[derive(Clone, Copy, Default)]
pub struct Hidden(RwSignal<BTreeSet<String>>);

impl Hidden {
    /// What is shown of a drawing at first.
    pub fn shown(self, of: &Timeline) -> Shown {
        self.0.with_untracked(|hidden| Shown::but(hidden, of))
    }

    /// Keeps what is hidden of a drawing now; of series that it does not have what was kept before.
    pub fn keep(self, of: &Timeline, shown: Shown) {
        self.0.update(|hidden| {
            for (place, key) in of.keys() {
                if shown.has(place) {
                    hidden.remove(key);
                } else {
                    hidden.insert(key.to_owned());
                }
            }
        });
    }
}

impl Timeline {
    /// The places and keys of what can be hidden: its series, and what is compared.
    fn keys(&self) -> Vec<(usize, &str)> {
        let series = self.series.iter().enumerate().map(|(place, series)| (place, series.key.as_str()));
        series.chain(self.before.iter().map(|_| (Shown::BEFORE, TWIN))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::data::{Series, Unit};
    use super::*;

    fn drawing(keys: &[&str]) -> Timeline {
        let series = |key: &&str| Series { key: (*key).to_owned(), name: String::new(), values: Vec::new(), before: Vec::new() };
        Timeline {
            id: "hidden",
            name: String::new(),
            axis: String::new(),
            unit: Unit::Count,
            buckets: Vec::new(),
            series: keys.iter().map(series).collect(),
            before: Some("before".into()),
            unfinished: false,
        }
    }

    #[test]
    fn what_is_hidden_comes_back_and_something_is_always_shown() {
        let one_less = Shown::ALL.toggled(1, 3);
        assert_eq!([0, 1, 2, Shown::BEFORE].map(|place| one_less.has(place)), [true, false, true, true]);
        assert_eq!(one_less.toggled(1, 3), Shown::ALL);
        assert_eq!(one_less.toggled(0, 3).toggled(2, 3), Shown::ALL, "the last of them brings back all");
        assert!(!Shown::ALL.toggled(Shown::BEFORE, 1).has(Shown::BEFORE), "what is compared is no series");
    }

    #[test]
    fn a_series_stays_hidden_wherever_it_stands_and_is_shown_when_it_is_alone() {
        let of = drawing(&["pix", "card", "boleto"]);
        let shown = Shown::ALL.toggled(1, 3).toggled(Shown::BEFORE, 3);
        let hidden: BTreeSet<String> =
            of.keys().into_iter().filter(|(place, _)| !shown.has(*place)).map(|(_, key)| key.to_owned()).collect();
        assert_eq!(Shown::but(&hidden, &of), shown);
        let moved = Shown::but(&hidden, &drawing(&["card", "cash"]));
        assert_eq!([0, 1, Shown::BEFORE].map(|place| moved.has(place)), [false, true, false]);
        assert_eq!(Shown::but(&hidden, &drawing(&["card"])), Shown::ALL);
    }
}
