//! A stretch of the producer's own calendar, for all services: away, or open beyond the usual hours.

use super::Fault;
use crate::booking::TICK;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike};
use serde::{Deserialize, Serialize};

/// Most stretches that are not over.
pub const MOST_STRETCHES: i64 = 400;

/// Longest of them; and longest that is open, of which every day is looked at whenever somebody asks for free times.
const LONGEST: TimeDelta = TimeDelta::days(366);
const LONGEST_OPEN: TimeDelta = TimeDelta::days(31);

/// What such a stretch says. The numbers are stored: never renumber.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, strum::EnumString, strum::FromRepr, strum::IntoStaticStr,
)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
#[repr(i16)]
pub enum StretchKind {
    /// No free times; what is booked stays.
    #[default]
    Away = 0,
    /// Free times beyond the usual hours.
    Open = 1,
    /// Busy elsewhere, as another calendar says.
    Busy = 2,
}

/// A stretch as it is typed, on the owner's clock.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct StretchForm {
    /// `away` or `open`.
    pub kind: String,
    pub from_day: String,
    /// Empty for the day's beginning.
    pub from_time: String,
    /// Empty for the first day.
    pub until_day: String,
    /// Empty for the day's end.
    pub until_time: String,
    pub note: String,
}

impl StretchForm {
    /// What kind it is, and from which reading of the owner's clock to which.
    pub fn check(&self) -> Result<(StretchKind, NaiveDateTime, NaiveDateTime), Fault> {
        let kind = match self.kind.parse() {
            Ok(kind @ (StretchKind::Away | StretchKind::Open)) => kind,
            _ => return Err(Fault::NotAMoment),
        };
        let first = day(&self.from_day)?;
        let last = if self.until_day.trim().is_empty() { first } else { day(&self.until_day)? };
        let from = first.and_time(time(&self.from_time)?.unwrap_or_default());
        let to = match time(&self.until_time)? {
            Some(until) => last.and_time(until),
            None => last.succ_opt().ok_or(Fault::NotAMoment)?.and_time(NaiveTime::MIN),
        };
        if to <= from {
            return Err(Fault::EndsBeforeStart);
        }
        if to - from > LONGEST {
            return Err(Fault::TooLong);
        }
        if kind == StretchKind::Open && to - from > LONGEST_OPEN {
            return Err(Fault::TooLongOpen);
        }
        if self.note.chars().count() > 200 {
            return Err(Fault::TooMuchText);
        }
        Ok((kind, from, to))
    }
}

fn day(text: &str) -> Result<NaiveDate, Fault> {
    let day: NaiveDate = text.trim().parse().map_err(|_| Fault::NotAMoment)?;
    if (2000..2200).contains(&chrono::Datelike::year(&day)) { Ok(day) } else { Err(Fault::NotAMoment) }
}

/// A time as `<input type="time">` writes it.
fn time(text: &str) -> Result<Option<NaiveTime>, Fault> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let time = NaiveTime::parse_from_str(text, "%H:%M").map_err(|_| Fault::NotAMoment)?;
    if time.minute().is_multiple_of(u32::from(TICK)) { Ok(Some(time)) } else { Err(Fault::NotFive) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(from_day: &str, from_time: &str, until_day: &str, until_time: &str) -> StretchForm {
        let [from_day, from_time, until_day, until_time] = [from_day, from_time, until_day, until_time].map(str::to_owned);
        StretchForm { kind: "away".into(), from_day, from_time, until_day, until_time, note: String::new() }
    }

    #[test]
    fn without_times_it_takes_whole_days() {
        let (_, from, to) = form("2026-03-09", "", "2026-03-10", "").check().unwrap();
        assert_eq!((from.to_string().as_str(), to.to_string().as_str()), ("2026-03-09 00:00:00", "2026-03-11 00:00:00"));
        let (_, from, to) = form("2026-03-09", "14:00", "", "16:30").check().unwrap();
        assert_eq!((to - from).num_minutes(), 150);
        let month = StretchForm { kind: "open".into(), ..form("2026-03-09", "", "2026-04-08", "") };
        assert!(month.check().is_ok());
    }

    #[test]
    fn what_is_no_stretch_is_told_apart() {
        for (form, fault) in [
            (form("", "", "", ""), Fault::NotAMoment),
            (form("2026-02-30", "", "", ""), Fault::NotAMoment),
            (form("2026-03-09", "14:03", "", ""), Fault::NotFive),
            (form("2026-03-09", "noon", "", ""), Fault::NotAMoment),
            (form("2026-03-09", "14:00", "", "14:00"), Fault::EndsBeforeStart),
            (form("2026-03-09", "", "2026-03-08", ""), Fault::EndsBeforeStart),
            (form("2026-03-09", "", "2028-03-09", ""), Fault::TooLong),
            (StretchForm { kind: "open".into(), ..form("2026-03-09", "", "2026-04-09", "") }, Fault::TooLongOpen),
            (StretchForm { kind: "busy".into(), ..form("2026-03-09", "", "", "") }, Fault::NotAMoment),
        ] {
            assert_eq!(form.check(), Err(fault), "{form:?}");
        }
    }
}
