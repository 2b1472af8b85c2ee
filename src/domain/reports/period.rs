//! Days of a report: periods, what they are compared with, and the stretches into which they are divided. All days are the owner's.

use super::words;
use crate::language::Language;
use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// Days from `from` to `to`, both included, at least one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Period {
    pub from: NaiveDate,
    pub to: NaiveDate,
}

/// The period of a question: one that moves with the days, or fixed days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum When {
    Preset(Preset),
    Days(Period),
}

/// A period that moves with the days; those that end with today include it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, strum::EnumIter, strum::EnumString, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Preset {
    Today,
    Yesterday,
    #[strum(serialize = "last_7_days")]
    Last7Days,
    #[strum(serialize = "last_28_days")]
    Last28Days,
    #[strum(serialize = "last_30_days")]
    Last30Days,
    #[strum(serialize = "last_90_days")]
    Last90Days,
    ThisMonth,
    LastMonth,
    ThisYear,
    LastYear,
    /// From the first sale on.
    All,
}

/// The stretches into which a period is divided.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    strum::EnumIter,
    strum::EnumString,
    strum::IntoStaticStr,
)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Granularity {
    Day,
    /// From Monday to Sunday (ISO 8601).
    Week,
    Month,
}

/// What a period stands beside.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, strum::EnumIter, strum::EnumString, strum::IntoStaticStr,
)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Compare {
    None,
    /// The same number of days right before.
    #[default]
    Before,
    /// The same days a year earlier.
    Year,
}

impl Period {
    /// The days that a question may be about: those of which every engine and calendar knows.
    pub const FIRST: NaiveDate = known(1970, 1, 1);
    pub const LAST: NaiveDate = known(2199, 12, 31);

    pub fn new(from: NaiveDate, to: NaiveDate) -> Self {
        Self { from, to: to.max(from) }
    }

    /// How many days it has.
    pub fn days(&self) -> i64 {
        (self.to - self.from).num_days() + 1
    }

    pub fn contains(&self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.to
    }

    /// The day after its last.
    pub fn end(&self) -> NaiveDate {
        self.to + Days::new(1)
    }

    /// What it is compared with.
    pub fn compared(&self, compare: Compare) -> Option<Self> {
        let (from, end) = (compare.shift(self.from, self)?, compare.shift(self.end(), self)?);
        let to = end - Days::new(1);
        // The 29th of February alone stands beside the 28th.
        Some(Self { from: from.min(to), to })
    }

    /// The first day of each stretch, the first one being that of the period.
    pub fn stretches(&self, granularity: Granularity) -> Vec<NaiveDate> {
        let mut days = Vec::new();
        let mut day = self.from;
        while day <= self.to {
            days.push(day);
            day = granularity.next(day);
        }
        days
    }

    /// How many stretches it has, without naming them.
    pub fn count(&self, granularity: Granularity) -> usize {
        let months = |day: NaiveDate| day.year() * 12 + day.month0() as i32;
        let weeks = |day: NaiveDate| i64::from(day.num_days_from_ce() - 1).div_euclid(7);
        match granularity {
            Granularity::Day => self.days() as usize,
            Granularity::Week => (weeks(self.to) - weeks(self.from)) as usize + 1,
            Granularity::Month => (months(self.to) - months(self.from)) as usize + 1,
        }
    }

    /// The whole months in it, by their first days, with the days before the first of them and after the last.
    pub fn months(&self) -> MonthsWithin {
        let first = if self.from.day() == 1 { self.from } else { Granularity::Month.next(self.from) };
        let last = self.end().with_day(1).unwrap_or(self.end());
        if first >= last {
            return MonthsWithin { first, last: first, edges: [Some(*self), None] };
        }
        let edge = |from: NaiveDate, end: NaiveDate| (from < end).then(|| Self::new(from, end - Days::new(1)));
        MonthsWithin { first, last, edges: [edge(self.from, first), edge(last, self.end())] }
    }
}

/// A day that the calendar has.
const fn known(year: i32, month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(day) => day,
        None => NaiveDate::MIN,
    }
}

/// See [`Period::months`]: months from `first` on, up to the one that begins at `last`, and the days beside them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthsWithin {
    pub first: NaiveDate,
    pub last: NaiveDate,
    pub edges: [Option<Period>; 2],
}

impl When {
    /// The days that are meant today, by an owner whose first sale was made on `first`.
    pub fn days(&self, today: NaiveDate, first: Option<NaiveDate>) -> Period {
        let preset = match self {
            Self::Days(period) => return *period,
            Self::Preset(preset) => preset,
        };
        let back = |days: u64| Period::new(today - Days::new(days - 1), today);
        let month = |day: NaiveDate| day.with_day(1).unwrap_or(day);
        let year = |day: NaiveDate| NaiveDate::from_yo_opt(day.year(), 1).unwrap_or(day);
        let before = |day: NaiveDate| day - Days::new(1);
        match preset {
            Preset::Today => back(1),
            Preset::Yesterday => Period::new(before(today), before(today)),
            Preset::Last7Days => back(7),
            Preset::Last28Days => back(28),
            Preset::Last30Days => back(30),
            Preset::Last90Days => back(90),
            Preset::ThisMonth => Period::new(month(today), today),
            Preset::LastMonth => Period::new(month(before(month(today))), before(month(today))),
            Preset::ThisYear => Period::new(year(today), today),
            Preset::LastYear => Period::new(year(before(year(today))), before(year(today))),
            Preset::All => Period::new(first.unwrap_or(today).clamp(Period::FIRST, today), today),
        }
    }
}

impl Preset {
    /// The machine name: `last_7_days`.
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// What readers call it.
    pub fn label(self, language: Language) -> &'static str {
        words::preset(self)(language)
    }
}

impl Granularity {
    /// The machine name: `week`.
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// What suits a period that nobody chose one for.
    pub fn fitting(period: &Period) -> Self {
        match period.days() {
            ..=92 => Self::Day,
            93..=400 => Self::Week,
            _ => Self::Month,
        }
    }

    /// What readers call it.
    pub fn label(self, language: Language) -> &'static str {
        words::granularity(self)(language)
    }

    /// The first day of the next stretch.
    fn next(self, day: NaiveDate) -> NaiveDate {
        match self {
            Self::Day => day + Days::new(1),
            Self::Week => day + Days::new(7 - u64::from(day.weekday().num_days_from_monday())),
            Self::Month => day.with_day(1).unwrap_or(day) + Months::new(1),
        }
    }
}

impl Compare {
    /// The machine name: `before`.
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// The day that a day of `period`, or the one after it, stands beside. The 29th of February stands beside the 1st of March, so that
    /// stretches that follow each other do so there too.
    pub fn shift(self, day: NaiveDate, period: &Period) -> Option<NaiveDate> {
        match self {
            Self::None => None,
            Self::Before => day.checked_sub_days(Days::new(period.days() as u64)),
            Self::Year => {
                let earlier = day.with_year(day.year() - 1);
                earlier.or_else(|| NaiveDate::from_ymd_opt(day.year() - 1, 3, 1))
            }
        }
    }

    /// What readers call it.
    pub fn label(self, language: Language) -> &'static str {
        words::compare(self)(language)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use strum::IntoEnumIterator;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn period(from: &str, to: &str) -> Period {
        Period::new(day(from), day(to))
    }

    #[test]
    fn a_period_stands_beside_as_many_days_before_it_or_the_same_a_year_earlier() {
        let march = period("2024-03-01", "2024-03-31");
        assert_eq!(march.compared(Compare::Before), Some(period("2024-01-30", "2024-02-29")));
        assert_eq!(march.compared(Compare::Year), Some(period("2023-03-01", "2023-03-31")));
        assert_eq!(march.compared(Compare::None), None);
        assert_eq!(period("2024-02-01", "2024-02-29").compared(Compare::Year), Some(period("2023-02-01", "2023-02-28")));
        assert_eq!(period("2025-02-01", "2025-02-28").compared(Compare::Year), Some(period("2024-02-01", "2024-02-29")));
        assert_eq!(period("2024-02-29", "2024-02-29").compared(Compare::Year), Some(period("2023-02-28", "2023-02-28")));
    }

    #[test]
    fn presets_are_days_of_the_present_calendar() {
        let on = |preset| When::Preset(preset).days(day("2026-03-15"), Some(day("2024-05-06")));
        assert_eq!(on(Preset::Today), period("2026-03-15", "2026-03-15"));
        assert_eq!(on(Preset::Last7Days), period("2026-03-09", "2026-03-15"));
        assert_eq!(on(Preset::ThisMonth), period("2026-03-01", "2026-03-15"));
        assert_eq!(on(Preset::LastMonth), period("2026-02-01", "2026-02-28"));
        assert_eq!(on(Preset::LastYear), period("2025-01-01", "2025-12-31"));
        assert_eq!(on(Preset::All), period("2024-05-06", "2026-03-15"));
        assert_eq!(When::Preset(Preset::All).days(day("2026-03-15"), None), period("2026-03-15", "2026-03-15"));
        assert_eq!(Preset::Last30Days.name(), "last_30_days");
    }

    #[test]
    fn weeks_begin_on_monday_and_the_first_stretch_with_the_period() {
        let days = period("2026-03-04", "2026-03-17").stretches(Granularity::Week);
        assert_eq!(days, ["2026-03-04", "2026-03-09", "2026-03-16"].map(day));
        let months = period("2026-01-31", "2026-03-01").stretches(Granularity::Month);
        assert_eq!(months, ["2026-01-31", "2026-02-01", "2026-03-01"].map(day));
    }

    proptest! {
        #[test]
        fn stretches_tile_a_period_and_what_it_is_compared_with(from in 0_u64..40_000, length in 0_u64..1_200) {
            let from = Period::FIRST + Days::new(from + 400);
            let period = Period::new(from, from + Days::new(length));
            for granularity in Granularity::iter() {
                let stretches = period.stretches(granularity);
                prop_assert_eq!(stretches.len(), period.count(granularity));
                prop_assert!(stretches[0] == period.from && stretches.is_sorted_by(|a, b| a < b) && stretches[stretches.len() - 1] <= period.to);
                for compare in [Compare::Before, Compare::Year] {
                    let beside: Vec<NaiveDate> = stretches.iter().map(|day| compare.shift(*day, &period).unwrap()).collect();
                    prop_assert!(beside.is_sorted());
                    let compared = period.compared(compare).unwrap();
                    prop_assert!(compared.from <= compared.to && compared.to < period.to);
                    prop_assert!(beside[0] == compared.from || compared.days() == 1);
                    prop_assert!((compared.days() - period.days()).abs() <= 1);
                    prop_assert!(compare == Compare::Year || compared.days() == period.days() && compared.end() == period.from);
                }
            }
        }

        #[test]
        fn whole_months_and_edges_cover_a_period_exactly(from in 0_u64..3_000, length in 0_u64..200) {
            let from = Period::FIRST + Days::new(from);
            let period = Period::new(from, from + Days::new(length));
            let parts = period.months();
            prop_assert!(parts.first == parts.last || parts.first.day() == 1 && parts.last.day() == 1);
            let mut probe = period.from - Days::new(40);
            while probe < period.to + Days::new(40) {
                let times = u8::from(parts.first <= probe && probe < parts.last)
                    + parts.edges.iter().flatten().filter(|edge| edge.contains(probe)).count() as u8;
                prop_assert_eq!(times, u8::from(period.contains(probe)), "{}", probe);
                probe = probe + Days::new(1);
            }
            prop_assert!(parts.edges.iter().flatten().all(|edge| edge.days() < 62));
        }
    }
}
