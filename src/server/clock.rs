//! The one place that reads the clock, and the demo's way to set it.

use chrono::{TimeDelta, Utc};
use domain::Time;

/// What time it is for this program.
#[derive(Debug, Clone, Copy)]
pub enum Clock {
    Real,
    /// Runs on, this much ahead of or behind the real time.
    Shifted(TimeDelta),
    Fixed(Time),
}

impl Clock {
    /// A clock that shows `at` now, and runs on unless it is frozen.
    pub fn at(at: Time, frozen: bool) -> Self {
        if frozen { Self::Fixed(at) } else { Self::Shifted(at - Utc::now()) }
    }

    /// The present moment, to the microsecond, as times are stored.
    pub fn now(&self) -> Time {
        let now = match self {
            Self::Real => Utc::now(),
            Self::Shifted(by) => Utc::now() + *by,
            Self::Fixed(at) => *at,
        };
        Time::from_timestamp_micros(now.timestamp_micros()).unwrap_or(now)
    }
}
