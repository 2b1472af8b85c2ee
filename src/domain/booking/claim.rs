//! The stretch of a calendar that one booking takes, the session with its buffers.

use super::Duration;
use crate::Time;
use crate::figures::Span;
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

/// Minutes kept free before and after a session, multiples of 5.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Buffers {
    pub(super) before: u16,
    pub(super) after: u16,
}

/// A time that can be booked: `end` is not part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Slot {
    pub start: Time,
    pub end: Time,
}

impl Slot {
    /// A session is as long as it says in real time, also while the clocks change.
    pub fn new(start: Time, duration: Duration) -> Self {
        Self { start, end: start + TimeDelta::minutes(i64::from(duration.minutes())) }
    }

    /// What the booking takes of the calendar, half-open: two claims may touch, and the buffers of both then lie between their sessions.
    pub fn claim(self, buffers: Buffers) -> Span {
        Span {
            from: self.start - TimeDelta::minutes(i64::from(buffers.before)),
            to: self.end + TimeDelta::minutes(i64::from(buffers.after)),
        }
    }
}

impl Buffers {
    pub fn before(self) -> u16 {
        self.before
    }

    pub fn after(self) -> u16 {
        self.after
    }
}
