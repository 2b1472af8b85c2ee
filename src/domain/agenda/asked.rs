//! What of the agenda is asked for, as it stands in an address: a view, a day in it, perhaps one service.

use crate::id::ProductId;
use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// How much of the agenda is shown, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, strum::EnumString, strum::IntoStaticStr, strum::EnumIter)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum View {
    Month,
    #[default]
    Week,
    Day,
    /// What comes, day after day.
    List,
}

/// Days of a list.
const LISTED: u64 = 30;

/// What is asked for; what cannot be understood is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Asked {
    pub view: View,
    /// A day of what is shown; today where none is named.
    pub day: Option<NaiveDate>,
    /// Sessions of one service only.
    pub product: Option<ProductId>,
}

impl Asked {
    /// Reads the parameters of an address.
    pub fn understand(parameter: impl Fn(&str) -> Option<String>) -> Self {
        let day = parameter("day").and_then(|day| day.parse::<NaiveDate>().ok()).filter(|day| super::YEARS.contains(&day.year()));
        Self {
            view: parameter("view").and_then(|view| view.parse().ok()).unwrap_or_default(),
            // Before and after, days can be counted on.
            day: day.filter(|day| (2000..2200).contains(&day.year())),
            product: parameter("product").and_then(|id| id.parse().ok()),
        }
    }

    /// The parameters as they stand in an address after `?`; empty for this week.
    pub fn query(&self) -> String {
        let view = (self.view != View::default()).then(|| format!("view={}", <&str>::from(self.view)));
        let day = self.day.map(|day| format!("day={day}"));
        let product = self.product.map(|product| format!("product={product}"));
        let parts: Vec<String> = [view, day, product].into_iter().flatten().collect();
        if parts.is_empty() { String::new() } else { format!("?{}", parts.join("&")) }
    }

    /// The first and the last day that are shown. A month is shown in whole weeks, which begin on Monday.
    pub fn days(&self, today: NaiveDate) -> (NaiveDate, NaiveDate) {
        let day = self.day.unwrap_or(today);
        match self.view {
            View::Month => {
                let first = first_of(day);
                let last = first + Months::new(1) - Days::new(1);
                (monday_of(first), monday_of(last) + Days::new(6))
            }
            View::Week => (monday_of(day), monday_of(day) + Days::new(6)),
            View::Day => (day, day),
            View::List => (day, day + Days::new(LISTED - 1)),
        }
    }

    /// The same a page earlier.
    pub fn before(&self, today: NaiveDate) -> Self {
        let day = self.day.unwrap_or(today);
        let day = match self.view {
            View::Month => first_of(day) - Months::new(1),
            View::Week => day - Days::new(7),
            View::Day => day - Days::new(1),
            View::List => day - Days::new(LISTED),
        };
        self.on(day)
    }

    /// The same a page later.
    pub fn after(&self, today: NaiveDate) -> Self {
        let day = self.day.unwrap_or(today);
        let day = match self.view {
            View::Month => first_of(day) + Months::new(1),
            View::Week => day + Days::new(7),
            View::Day => day + Days::new(1),
            View::List => day + Days::new(LISTED),
        };
        self.on(day)
    }

    /// The same view of another day.
    pub fn on(&self, day: NaiveDate) -> Self {
        Self { day: Some(day), ..*self }
    }

    /// The same day in another view.
    pub fn seen_as(&self, view: View) -> Self {
        Self { view, ..*self }
    }
}

fn first_of(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

fn monday_of(day: NaiveDate) -> NaiveDate {
    day - Days::new(u64::from(day.weekday().num_days_from_monday()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use strum::IntoEnumIterator;

    fn asked(text: &str) -> Asked {
        let find = |name: &str| text.split('&').filter_map(|pair| pair.split_once('=')).find(|(known, _)| *known == name);
        Asked::understand(|name| find(name).map(|(_, value)| value.to_owned()))
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn an_address_is_read_as_it_is_written_and_nonsense_is_this_week() {
        for view in View::iter() {
            let id = "01890000-0000-7000-8000-000000000000";
            let full = Asked { view, day: Some(day("2026-03-09")), product: id.parse().ok() };
            assert_eq!(asked(full.query().trim_start_matches('?')), full);
        }
        assert_eq!(asked("view=year&day=2026-02-30&product=x"), Asked::default());
        assert_eq!(asked("day=9999-12-31"), Asked::default(), "nothing lies after the end of time");
        assert_eq!(Asked::default().query(), "");
    }

    #[test]
    fn each_view_shows_its_days_and_turns_to_the_next() {
        let today = day("2026-03-11");
        let shown = |text: &str| asked(text).days(today);
        assert_eq!(shown(""), (day("2026-03-09"), day("2026-03-15")));
        assert_eq!(shown("view=month"), (day("2026-02-23"), day("2026-04-05")));
        assert_eq!(shown("view=day&day=2026-03-29"), (day("2026-03-29"), day("2026-03-29")));
        assert_eq!(shown("view=list"), (today, day("2026-04-09")));
        for view in View::iter() {
            let here = Asked { view, day: Some(day("2026-01-31")), product: None };
            let (_, last) = here.days(today);
            let (first, _) = here.after(today).days(today);
            assert!(first <= last + Days::new(1), "{view:?}: no day is left out");
            assert_eq!(here.after(today).before(today).days(today), here.days(today), "{view:?}");
        }
    }
}
