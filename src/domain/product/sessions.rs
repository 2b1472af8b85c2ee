//! The second step: how many sessions are sold together, how long one is, and when it can be booked.

use super::fault::{Faults, Reason};
use super::{Fault, Field, Limits};
use crate::booking::typed::{fives, number};
use crate::booking::{DAY, Duration, Schedule, ScheduleForm};
use serde::{Deserialize, Serialize};

/// Longest that a package can be used after its purchase, in days.
pub const MOST_VALIDITY: u32 = 730;

/// One session, or several sold as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, strum::EnumString, strum::IntoStaticStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum BundleKind {
    #[default]
    Single,
    Package,
}

/// As typed and saved; anything in it may be wrong.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SessionsForm {
    pub bundle: BundleKind,
    /// Sessions of a package.
    pub count: String,
    /// Days after the purchase in which a package is to be used.
    pub validity: String,
    /// Minutes.
    pub duration: String,
    pub schedule: ScheduleForm,
}

/// What one purchase brings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bundle {
    Single,
    /// `count` sessions to be used within `validity` days.
    Package {
        count: u32,
        validity: u32,
    },
}

/// A checked [`SessionsForm`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sessions {
    pub bundle: Bundle,
    pub duration: Duration,
    pub schedule: Schedule,
}

impl SessionsForm {
    /// All faults at once. `locked` is the duration fixed at this step's first *Continue* (decision 27); `zone_exists` brings the zones.
    pub fn check(&self, limits: &Limits, locked: Option<Duration>, zone_exists: &dyn Fn(&str) -> bool) -> Result<Sessions, Vec<Fault>> {
        let mut faults = Faults::default();
        let bundle = match self.bundle {
            BundleKind::Single => Some(Bundle::Single),
            BundleKind::Package => {
                let count = faults.keep(Field::Count, number(&self.count, 2, limits.most_sessions));
                let validity = faults.keep(Field::Validity, number(&self.validity, 1, MOST_VALIDITY));
                count.zip(validity).map(|(count, validity)| Bundle::Package { count, validity })
            }
        };
        let duration = faults.keep(Field::Duration, self.duration(limits, locked));
        let schedule = self
            .schedule
            .check(zone_exists)
            .map_err(|found| found.into_iter().for_each(|fault| faults.add(Field::Schedule(fault.field), fault.reason)))
            .ok();
        if let (Some(duration), Some(schedule)) = (duration, &schedule)
            && schedule.longest_stretch() < duration.minutes()
        {
            let first_day = Field::Schedule(crate::booking::Field::Weekday(0));
            faults.add(first_day, Reason::NoRoom { minutes: duration.minutes() });
        }
        match (bundle, duration, schedule) {
            (Some(bundle), Some(duration), Some(schedule)) if faults.0.is_empty() => Ok(Sessions { bundle, duration, schedule }),
            _ => Err(faults.0),
        }
    }

    /// The sessions of what was approved: settings that changed since concern what is registered next.
    pub fn agreed(&self, locked: Option<Duration>, zone_exists: &dyn Fn(&str) -> bool) -> Result<Sessions, Vec<Fault>> {
        let widest = Limits { longest_session: DAY, most_sessions: u32::MAX, ..Limits::default() };
        self.check(&widest, locked, zone_exists)
    }

    fn duration(&self, limits: &Limits, locked: Option<Duration>) -> Result<Duration, Reason> {
        // A locked duration stays good when the installation's longest is lowered later.
        let typed = self.duration.trim().parse().ok();
        match locked {
            Some(locked) if typed == Some(locked.minutes()) => Ok(locked),
            Some(locked) => Err(Reason::DurationLocked { minutes: locked.minutes() }),
            None => {
                let minutes = fives(&self.duration, Duration::LEAST, limits.longest_session)?;
                Duration::new(minutes, limits.longest_session).map_err(|error| Reason::Entry(error.into()))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::booking::Reason as Entry;

    fn form() -> SessionsForm {
        let today = chrono::NaiveDate::from_ymd_opt(2026, 3, 1).unwrap();
        SessionsForm { duration: "60".into(), schedule: ScheduleForm::new("UTC", today), ..SessionsForm::default() }
    }

    fn reasons(form: &SessionsForm, locked: Option<Duration>) -> Vec<(String, Reason)> {
        let faults = form.check(&Limits::default(), locked, &|zone| zone == "UTC").unwrap_err();
        faults.into_iter().map(|fault| (fault.field.to_string(), fault.reason)).collect()
    }

    #[test]
    fn a_locked_duration_stays() {
        let hour = Duration::new(60, 240).unwrap();
        assert!(form().check(&Limits::default(), Some(hour), &|_| true).is_ok());
        let longer = SessionsForm { duration: "90".into(), ..form() };
        assert_eq!(reasons(&longer, Some(hour)), [("duration".to_owned(), Reason::DurationLocked { minutes: 60 })]);
        let lowered = Limits { longest_session: 30, ..Limits::default() };
        assert!(form().check(&lowered, Some(hour), &|_| true).is_ok(), "what was fixed stays good");
    }

    #[test]
    fn a_session_must_fit_somewhere() {
        let mut form = form();
        form.schedule.weekly = std::array::from_fn(|_| "9-9:30".to_owned());
        assert_eq!(reasons(&form, None), [("schedule-weekday-0".to_owned(), Reason::NoRoom { minutes: 60 })]);
        form.schedule.weekly = Default::default();
        assert_eq!(reasons(&form, None), [("schedule-weekday-0".to_owned(), Reason::NoRoom { minutes: 60 })]);
    }

    #[test]
    fn a_package_has_two_sessions_or_more_and_an_end() {
        let mut form = SessionsForm { bundle: BundleKind::Package, count: "1".into(), duration: "245".into(), ..form() };
        form.schedule.zone = "Mars/Olympus".into();
        assert_eq!(
            reasons(&form, None),
            [
                ("count".to_owned(), Entry::OutOfRange { least: 2, most: 20 }.into()),
                ("validity".to_owned(), Entry::Missing.into()),
                ("duration".to_owned(), Entry::OutOfRange { least: 15, most: 240 }.into()),
                ("schedule-zone".to_owned(), Entry::UnknownZone.into()),
            ]
        );
    }
}
