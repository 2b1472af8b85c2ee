//! Saved views: a question under a name, and how often its answer is mailed to whoever saved it.

use super::{Report, When, words};
use crate::id::ViewId;
use crate::language::Language;
use crate::name::{NameError, fold, parse_name};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Most characters of a view's name.
pub const VIEW_NAME_MAX: usize = 80;

/// Most views of one person in one account.
pub const MOST_VIEWS: i64 = 100;

/// How often a view is mailed: in the morning of the owner's calendar.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    Serialize,
    Deserialize,
    strum::EnumIter,
    strum::EnumString,
    strum::IntoStaticStr,
    strum::FromRepr,
)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
#[repr(i16)]
// The numbers are stored: never renumber.
pub enum Rhythm {
    Daily = 1,
    /// On Mondays.
    Weekly = 2,
    /// On the first day of the month.
    Monthly = 3,
}

/// The hour of the owner's clock from which views are mailed.
#[cfg(feature = "zones")]
const HOUR: u32 = 6;

impl Rhythm {
    /// The machine name: `weekly`.
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// What readers call it.
    pub fn label(self, language: Language) -> &'static str {
        words::rhythm(self)(language)
    }

    /// The first moment after `now` at which it is time: six o'clock of the owner's day, or what the clocks make of it.
    #[cfg(feature = "zones")]
    pub fn next(self, now: crate::Time, zone: chrono_tz::Tz) -> crate::Time {
        use chrono::{Datelike, Days, NaiveTime};
        let today = crate::calendar::day_of(now, zone);
        let is_day = |day: &NaiveDate| match self {
            Self::Daily => true,
            Self::Weekly => day.weekday() == chrono::Weekday::Mon,
            Self::Monthly => day.day() == 1,
        };
        let at = |day: NaiveDate| crate::calendar::moment(day.and_time(NaiveTime::from_hms_opt(HOUR, 0, 0).unwrap_or_default()), zone);
        // A month has 31 days at most, so that one of these is found.
        let days = (0..=32).map(|later| today + Days::new(later));
        days.filter(is_day).map(at).find(|at| *at > now).unwrap_or_else(|| at(today + Days::new(1)))
    }
}

/// A question that somebody keeps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedView {
    pub id: ViewId,
    pub name: String,
    pub report: Report,
    /// The parameters as they stand in the report's address: with `?` at their head, or empty.
    pub query: String,
    /// The days that they ask for.
    pub when: When,
    /// None where it is not mailed.
    pub rhythm: Option<Rhythm>,
    /// The owner's day of the next letter.
    pub next_day: Option<NaiveDate>,
}

/// A view as somebody asks for it in a form; empty is none.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ViewForm {
    #[serde(default)]
    pub name: String,
    /// The machine name of a [`Rhythm`]; empty where it is not to be mailed.
    #[serde(default)]
    pub rhythm: String,
}

/// A view's form without faults.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewView {
    pub name: String,
    pub rhythm: Option<Rhythm>,
}

/// What is wrong with the name of a view.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ViewFault {
    #[error("the view has no name")]
    Missing,
    #[error("the name of the view is too long")]
    TooLong,
    #[error("the name of the view holds what cannot be shown")]
    Unprintable,
    /// The person has another view of this name in this account.
    #[error("the name of the view is taken")]
    Taken,
    #[error("there are as many views as there may be")]
    TooMany,
}

impl ViewForm {
    /// What is asked for. A rhythm that is none counts as not to be mailed.
    pub fn check(&self) -> Result<NewView, ViewFault> {
        let name = parse_name(&self.name, VIEW_NAME_MAX).map_err(|error| match error {
            NameError::TooLong => ViewFault::TooLong,
            NameError::Unprintable => ViewFault::Unprintable,
            _ => ViewFault::Missing,
        })?;
        Ok(NewView { name, rhythm: self.rhythm.parse().ok() })
    }
}

impl NewView {
    /// By what the name is told from others: neither case nor accents make another.
    pub fn name_key(&self) -> String {
        fold(&self.name).split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

impl ViewFault {
    /// What to do about it.
    pub fn sentence(self, language: Language) -> String {
        words::view_fault(self, language)
    }
}

#[cfg(all(test, feature = "zones"))]
mod tests {
    use super::*;
    use crate::Time;

    fn at(text: &str) -> Time {
        text.parse().unwrap()
    }

    #[test]
    fn a_view_is_mailed_in_the_morning_of_the_owners_day() {
        let zone = crate::calendar::parse_zone("America/Sao_Paulo").unwrap();
        let next = |rhythm: Rhythm, now: &str| rhythm.next(at(now), zone);
        // A Wednesday.
        assert_eq!(next(Rhythm::Daily, "2026-03-11T08:59:59Z"), at("2026-03-11T09:00:00Z"));
        assert_eq!(next(Rhythm::Daily, "2026-03-11T09:00:00Z"), at("2026-03-12T09:00:00Z"));
        assert_eq!(next(Rhythm::Weekly, "2026-03-11T09:00:00Z"), at("2026-03-16T09:00:00Z"));
        assert_eq!(next(Rhythm::Monthly, "2026-03-01T09:00:00Z"), at("2026-04-01T09:00:00Z"));
        // In UTC it is the first already, for the owner still the last of the month.
        assert_eq!(next(Rhythm::Monthly, "2026-04-01T01:00:00Z"), at("2026-04-01T09:00:00Z"));
    }

    #[test]
    fn a_change_of_clocks_moves_the_letter_and_loses_none() {
        let zone = crate::calendar::parse_zone("Europe/Madrid").unwrap();
        assert_eq!(Rhythm::Daily.next(at("2026-03-28T05:00:00Z"), zone), at("2026-03-29T04:00:00Z"));
        assert_eq!(Rhythm::Weekly.next(at("2026-10-19T04:00:00Z"), zone), at("2026-10-26T05:00:00Z"));
    }

    #[test]
    fn a_name_that_says_nothing_is_refused() {
        let form = |name: &str| ViewForm { name: name.into(), rhythm: "weekly".into() }.check();
        assert_eq!(form(" \u{a0} "), Err(ViewFault::Missing));
        assert_eq!(form(&"x".repeat(81)), Err(ViewFault::TooLong));
        assert_eq!(form("a\u{7}b"), Err(ViewFault::Unprintable));
        let kept = form(" Às segundas ").unwrap();
        assert_eq!((kept.name.as_str(), kept.name_key().as_str(), kept.rhythm), ("Às segundas", "as segundas", Some(Rhythm::Weekly)));
    }
}
