//! The rules of a producer's clock by which a service can be booked, as they are typed and as they are checked.

use super::typed::{fives, number};
use super::{Buffers, ClockRange, Duration, Fault, Field, Hours, Reason, TICK, range};
use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, TimeDelta};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Most dates with other hours, and most absences.
pub const MOST_ENTRIES: usize = 400;
/// Longest notice: 60 days, in minutes.
pub const MOST_NOTICE: u32 = 60 * 24 * 60;
/// Farthest that a session can be booked, in days from today.
pub const MOST_AHEAD: u32 = 730;
/// Longest buffer, in minutes.
pub const MOST_BUFFER: u16 = 240;
/// Longest distance between two starts, in minutes.
pub const MOST_STEP: u16 = 480;

/// The rules of one service. All days and times are readings of the producer's clock in `zone`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schedule {
    zone: String,
    weekly: [Hours; 7],
    dates: BTreeMap<NaiveDate, Hours>,
    offered_from: NaiveDate,
    offered_until: Option<NaiveDate>,
    absences: Vec<Absence>,
    notice: u32,
    ahead: u32,
    buffers: Buffers,
    step: Option<u16>,
}

/// The producer is away: `from` included, `to` not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Absence {
    pub from: NaiveDateTime,
    pub to: NaiveDateTime,
}

impl Schedule {
    /// IANA name of the producer's zone.
    pub fn zone(&self) -> &str {
        &self.zone
    }

    /// The hours of a day, before absences: its own where it has some, else those of its weekday; none outside the period of offer.
    pub fn hours_of(&self, day: NaiveDate) -> &[ClockRange] {
        if day < self.offered_from || self.offered_until.is_some_and(|until| day > until) {
            return &[];
        }
        let weekly = self.weekly.get(day.weekday().num_days_from_monday() as usize);
        self.dates.get(&day).or(weekly).map_or(&[], Hours::ranges)
    }

    pub fn weekly(&self) -> &[Hours; 7] {
        &self.weekly
    }

    pub fn dates(&self) -> &BTreeMap<NaiveDate, Hours> {
        &self.dates
    }

    pub fn offered_from(&self) -> NaiveDate {
        self.offered_from
    }

    /// The last day of the offer, if it ends.
    pub fn offered_until(&self) -> Option<NaiveDate> {
        self.offered_until
    }

    pub fn absences(&self) -> &[Absence] {
        &self.absences
    }

    /// How long before its start a session must be booked, in minutes.
    pub fn notice(&self) -> u32 {
        self.notice
    }

    /// The last day that can be booked, in days after today.
    pub fn ahead(&self) -> u32 {
        self.ahead
    }

    pub fn buffers(&self) -> Buffers {
        self.buffers
    }

    /// Minutes from one start to the next within a stretch; a session's length unless the producer chose.
    pub fn step(&self, duration: Duration) -> u16 {
        self.step.unwrap_or(duration.minutes())
    }

    /// The same with the producer away for these stretches too.
    pub fn away(mut self, absences: impl IntoIterator<Item = Absence>) -> Self {
        self.absences.extend(absences);
        self.absences.sort();
        self
    }

    /// The same with a day open for this stretch too, within the period of offer.
    pub fn open(mut self, day: NaiveDate, range: ClockRange) -> Self {
        let weekly = self.weekly.get(day.weekday().num_days_from_monday() as usize);
        let hours = self.dates.get(&day).or(weekly).map_or_else(|| Hours::default().with(range), |hours| hours.with(range));
        self.dates.insert(day, hours);
        self
    }

    /// The longest stretch of any day, in minutes: a session that is longer can never be booked.
    pub fn longest_stretch(&self) -> u16 {
        self.weekly.iter().chain(self.dates.values()).map(Hours::longest).max().unwrap_or(0)
    }
}

/// A schedule as it is typed and saved; anything in it may be wrong.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ScheduleForm {
    pub zone: String,
    /// Monday first; `9:00–12:00, 13:30–18:00`, or nothing for closed.
    pub weekly: [String; 7],
    pub dates: Vec<DateForm>,
    /// `2026-03-29`.
    pub offered_from: String,
    /// The last day of the offer; empty for no end.
    pub offered_until: String,
    pub absences: Vec<AbsenceForm>,
    /// Minutes.
    pub notice: String,
    /// Days.
    pub ahead: String,
    /// Minutes.
    pub before: String,
    /// Minutes.
    pub after: String,
    /// Minutes; empty for the length of a session.
    pub step: String,
}

/// A day with hours of its own; none for closed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct DateForm {
    pub day: String,
    pub hours: String,
}

/// Without times, whole days: the last one is included.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct AbsenceForm {
    pub from_day: String,
    pub from_time: String,
    pub until_day: String,
    pub until_time: String,
}

impl ScheduleForm {
    /// What a new service begins with: office hours on working days, a day's notice, two months ahead, offered from today on.
    pub fn new(zone: &str, today: NaiveDate) -> Self {
        let office = || "09:00–12:00, 14:00–18:00".to_owned();
        Self {
            zone: zone.to_owned(),
            weekly: [office(), office(), office(), office(), office(), String::new(), String::new()],
            offered_from: today.to_string(),
            notice: "1440".to_owned(),
            ahead: "60".to_owned(),
            before: "0".to_owned(),
            after: "0".to_owned(),
            ..Self::default()
        }
    }

    /// All faults at once, each at its field. `zone_exists` brings the table of zones, which not every build carries.
    pub fn check(&self, zone_exists: &dyn Fn(&str) -> bool) -> Result<Schedule, Vec<Fault>> {
        let mut faults = Faults(Vec::new());
        if self.zone.is_empty() {
            faults.add(Field::Zone, Reason::Missing);
        } else if !zone_exists(&self.zone) {
            faults.add(Field::Zone, Reason::UnknownZone);
        }
        let mut day = 0;
        let weekly = self.weekly.each_ref().map(|text| {
            day += 1;
            faults.keep(Field::Weekday(day - 1), hours(text)).unwrap_or_default()
        });
        if self.dates.len() > MOST_ENTRIES {
            faults.add(Field::Date(MOST_ENTRIES), Reason::TooMany { most: MOST_ENTRIES as u32 });
        }
        let mut dates = BTreeMap::new();
        for (index, entry) in self.dates.iter().enumerate().take(MOST_ENTRIES) {
            let day = faults.keep(Field::Date(index), parse_day(&entry.day));
            let hours = faults.keep(Field::DateHours(index), hours(&entry.hours));
            if let (Some(day), Some(hours)) = (day, hours)
                && dates.insert(day, hours).is_some()
            {
                faults.add(Field::Date(index), Reason::Repeated);
            }
        }
        let offered_from = faults.keep(Field::OfferedFrom, parse_day(&self.offered_from)).unwrap_or_default();
        let offered_until = match self.offered_until.trim() {
            "" => None,
            text => faults.keep(Field::OfferedUntil, parse_day(text)),
        };
        if offered_until.is_some_and(|until| until < offered_from) {
            faults.add(Field::OfferedUntil, Reason::EndsBeforeStart);
        }
        let absences = self.check_absences(&mut faults);
        let notice = faults.keep(Field::Notice, number(&self.notice, 0, MOST_NOTICE)).unwrap_or(0);
        let ahead = faults.keep(Field::Ahead, number(&self.ahead, 1, MOST_AHEAD)).unwrap_or(0);
        let before = faults.keep(Field::Before, fives(&self.before, 0, MOST_BUFFER)).unwrap_or(0);
        let after = faults.keep(Field::After, fives(&self.after, 0, MOST_BUFFER)).unwrap_or(0);
        let step = match self.step.trim() {
            "" => None,
            text => faults.keep(Field::Step, fives(text, TICK, MOST_STEP)),
        };
        if !faults.0.is_empty() {
            return Err(faults.0);
        }
        let buffers = Buffers { before, after };
        Ok(Schedule { zone: self.zone.clone(), weekly, dates, offered_from, offered_until, absences, notice, ahead, buffers, step })
    }

    fn check_absences(&self, faults: &mut Faults) -> Vec<Absence> {
        if self.absences.len() > MOST_ENTRIES {
            faults.add(Field::AbsenceFrom(MOST_ENTRIES), Reason::TooMany { most: MOST_ENTRIES as u32 });
        }
        let mut absences = Vec::new();
        for (index, entry) in self.absences.iter().enumerate().take(MOST_ENTRIES) {
            let from = faults.keep(Field::AbsenceFrom(index), reading(&entry.from_day, &entry.from_time, 0));
            let to = faults.keep(Field::AbsenceUntil(index), reading(&entry.until_day, &entry.until_time, super::DAY));
            let (Some(from), Some(to)) = (from, to) else { continue };
            if from < to {
                absences.push(Absence { from, to });
            } else {
                faults.add(Field::AbsenceUntil(index), Reason::EndsBeforeStart);
            }
        }
        absences.sort();
        absences
    }
}

struct Faults(Vec<Fault>);

impl Faults {
    fn add(&mut self, field: Field, reason: Reason) {
        self.0.push(Fault { field, reason });
    }

    fn keep<T>(&mut self, field: Field, result: Result<T, Reason>) -> Option<T> {
        result.map_err(|reason| self.add(field, reason)).ok()
    }
}

fn hours(text: &str) -> Result<Hours, Reason> {
    Hours::parse(text).map_err(Reason::Hours)
}

/// A day as `<input type="date">` writes it, within the years that make sense for an appointment.
fn parse_day(text: &str) -> Result<NaiveDate, Reason> {
    match text.trim() {
        "" => Err(Reason::Missing),
        text => match NaiveDate::parse_from_str(text, "%Y-%m-%d") {
            Ok(day) if (2000..2200).contains(&day.year()) => Ok(day),
            _ => Err(Reason::NotADay),
        },
    }
}

/// A day and the time in it; `otherwise` (minutes after midnight) where no time is typed.
fn reading(day: &str, time: &str, otherwise: u16) -> Result<NaiveDateTime, Reason> {
    let day = parse_day(day)?;
    let minutes = match time.trim() {
        "" => otherwise,
        text => range::parse_clock(text).filter(|minutes| minutes.is_multiple_of(TICK)).ok_or(Reason::NotAClock)?,
    };
    Ok(at_clock(day, minutes))
}

/// The reading `minutes` (0..=1440) after midnight of a day.
pub(super) fn at_clock(day: NaiveDate, minutes: u16) -> NaiveDateTime {
    let day = if minutes == super::DAY { day + Days::new(1) } else { day };
    day.and_time(chrono::NaiveTime::MIN) + TimeDelta::minutes(i64::from(minutes % super::DAY))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::booking::{HoursError, HoursFault};
    use crate::language::Language;

    fn known(zone: &str) -> bool {
        zone == "Europe/Madrid"
    }

    fn form() -> ScheduleForm {
        ScheduleForm::new("Europe/Madrid", NaiveDate::from_ymd_opt(2026, 3, 1).unwrap())
    }

    #[test]
    fn what_a_new_service_begins_with_is_in_order() {
        let schedule = form().check(&known).unwrap();
        assert_eq!(schedule.longest_stretch(), 240);
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        assert_eq!(schedule.hours_of(day("2026-03-02")).len(), 2, "a Monday");
        assert_eq!(schedule.hours_of(day("2026-03-01")).len(), 0, "a Sunday");
        assert_eq!(schedule.hours_of(day("2026-02-27")).len(), 0, "before the offer");
    }

    #[test]
    fn a_date_has_its_own_hours_or_none() {
        let mut form = form();
        form.dates =
            vec![DateForm { day: "2026-03-02".into(), hours: String::new() }, DateForm { day: "2026-03-08".into(), hours: "10-11".into() }];
        let schedule = form.check(&known).unwrap();
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        assert_eq!(schedule.hours_of(day("2026-03-02")), []);
        assert_eq!(schedule.hours_of(day("2026-03-08")), [ClockRange::new(600, 660).unwrap()]);
    }

    #[test]
    fn a_day_is_opened_beside_its_own_hours_and_never_outside_the_offer() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let range = |from, to| ClockRange::new(from, to).unwrap();
        let schedule = form().check(&known).unwrap();
        let schedule = schedule.open(day("2026-03-02"), range(1080, 1140)).open(day("2026-03-01"), range(600, 660));
        let schedule = schedule.open(day("2026-02-27"), range(600, 660));
        assert_eq!(schedule.hours_of(day("2026-03-02")), [range(540, 720), range(840, 1140)], "what touches is one stretch");
        assert_eq!(schedule.hours_of(day("2026-03-01")), [range(600, 660)], "a Sunday");
        assert_eq!(schedule.hours_of(day("2026-03-03")).len(), 2, "another day is as it was");
        assert_eq!(schedule.hours_of(day("2026-02-27")), [], "before the offer");
    }

    #[test]
    fn every_fault_is_named_at_its_field() {
        let mut wrong = ScheduleForm { zone: "Mars/Olympus".into(), ..form() };
        wrong.weekly[2] = "9-12, 11-13".into();
        wrong.weekly[4] = "22-3".into();
        wrong.dates = vec![
            DateForm { day: "2026-02-30".into(), hours: "x".into() },
            DateForm { day: "2026-05-01".into(), hours: String::new() },
            DateForm { day: "2026-05-01".into(), hours: "9-10".into() },
        ];
        wrong.offered_until = "2026-02-28".into();
        wrong.absences = vec![
            AbsenceForm { from_day: "2026-04-02".into(), until_day: "2026-04-01".into(), ..AbsenceForm::default() },
            AbsenceForm { from_day: "2026-04-02".into(), from_time: "9:03".into(), ..AbsenceForm::default() },
        ];
        wrong.notice = "-1".into();
        wrong.ahead = "0".into();
        wrong.before = "7".into();
        wrong.after = "999999999999".into();
        wrong.step = "3".into();
        let faults = wrong.check(&known).unwrap_err();
        let named: Vec<(String, Reason)> = faults.iter().map(|f| (f.field.to_string(), f.reason.clone())).collect();
        let hours = |part: &str, fault| Reason::Hours(HoursError { part: part.into(), fault });
        assert_eq!(
            named,
            [
                ("zone".into(), Reason::UnknownZone),
                ("weekday-2".into(), hours("11-13", HoursFault::Overlaps)),
                ("weekday-4".into(), hours("22-3", HoursFault::EndsBeforeStart)),
                ("date-0-day".into(), Reason::NotADay),
                ("date-0-hours".into(), hours("x", HoursFault::NotARange)),
                ("date-2-day".into(), Reason::Repeated),
                ("offered-until".into(), Reason::EndsBeforeStart),
                ("absence-0-until".into(), Reason::EndsBeforeStart),
                ("absence-1-from".into(), Reason::NotAClock),
                ("absence-1-until".into(), Reason::Missing),
                ("notice".into(), Reason::NotANumber),
                ("ahead".into(), Reason::OutOfRange { least: 1, most: MOST_AHEAD }),
                ("before".into(), Reason::NotFive),
                ("after".into(), Reason::OutOfRange { least: 0, most: MOST_BUFFER.into() }),
                ("step".into(), Reason::OutOfRange { least: 5, most: MOST_STEP.into() }),
            ]
        );
        for fault in faults {
            assert_eq!(fault.field.to_string().parse(), Ok(fault.field));
            for language in Language::ALL {
                assert!(!fault.reason.sentence(language).is_empty());
            }
        }
    }

    #[test]
    fn an_absence_without_times_takes_whole_days() {
        let mut form = form();
        form.absences = vec![AbsenceForm { from_day: "2026-03-09".into(), until_day: "2026-03-10".into(), ..AbsenceForm::default() }];
        let absence = form.check(&known).unwrap().absences()[0];
        assert_eq!(absence.from.to_string(), "2026-03-09 00:00:00");
        assert_eq!(absence.to.to_string(), "2026-03-11 00:00:00");
    }
}
