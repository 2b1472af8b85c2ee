//! What a claim on a calendar is, from the choice of a time to the end of the session, and the one function that moves it.
//!
//! `held → paying → booked → completed | no_show | cancelled | rescheduled`, and before the booking also `lapsed` and `released`. A claim
//! never changes its time: who takes another time has another claim.

use super::{HoldRules, Slot};
use crate::Time;
use serde::{Deserialize, Serialize};

/// A claim's state. The numbers are stored: never renumber; those up to `Booked` are live.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, strum::Display, strum::EnumIter, strum::FromRepr, strum::IntoStaticStr,
)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
#[repr(i16)]
pub enum ClaimState {
    /// Chosen, not paid: kept until its deadline.
    Held = 0,
    /// A payment is on its way: kept a while longer.
    Paying = 1,
    /// Paid.
    Booked = 2,
    Completed = 3,
    /// The buyer did not come.
    NoShow = 4,
    Cancelled = 5,
    /// The session has moved to another claim.
    Rescheduled = 6,
    /// Time was up before the payment came.
    Lapsed = 7,
    /// Given back by its visitor, or left for another time.
    Released = 8,
}

impl ClaimState {
    /// Whether such a claim takes its time of the calendar. One that is held or paying does so only while it is kept.
    pub fn is_live(self) -> bool {
        matches!(self, Self::Held | Self::Paying | Self::Booked)
    }
}

/// A claim's state with the moments that decide what becomes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Standing {
    Held {
        deadline: Time,
    },
    Paying {
        /// The hold's, to which the claim falls back when the payment fails.
        deadline: Time,
        keep_until: Time,
    },
    Booked,
    Completed,
    NoShow,
    Cancelled,
    Rescheduled,
    Lapsed {
        deadline: Time,
    },
    Released,
}

/// What happens to a claim. The numbers are stored: never renumber.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, strum::Display, strum::EnumIter, strum::FromRepr, strum::IntoStaticStr,
)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
#[repr(i16)]
pub enum ClaimEvent {
    /// How every claim begins; nothing that is there can be taken again.
    Take = 0,
    BeginPayment = 1,
    FailPayment = 2,
    /// The money has come.
    Confirm = 3,
    /// Time is up.
    Lapse = 4,
    Release = 5,
    /// The visitor took another time instead.
    Move = 6,
    Cancel = 7,
    Reschedule = 8,
    Complete = 9,
    MissIt = 10,
}

/// What a move does to the claim's time in the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// It stays taken.
    Keeps,
    /// It is free again.
    Frees,
    /// It may have been freed meanwhile and must be taken anew; the move happens only if nobody else has it.
    Retakes,
}

/// Why a claim did not move.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ClaimError {
    #[error("a claim that is {from} knows no {event}")]
    Illegal { from: ClaimState, event: ClaimEvent },
    /// Its time was up already.
    #[error("its time is up")]
    TooLate,
    /// It is still kept, or the session has not begun.
    #[error("its time has not come")]
    TooEarly,
}

impl Standing {
    pub fn state(self) -> ClaimState {
        match self {
            Self::Held { .. } => ClaimState::Held,
            Self::Paying { .. } => ClaimState::Paying,
            Self::Booked => ClaimState::Booked,
            Self::Completed => ClaimState::Completed,
            Self::NoShow => ClaimState::NoShow,
            Self::Cancelled => ClaimState::Cancelled,
            Self::Rescheduled => ClaimState::Rescheduled,
            Self::Lapsed { .. } => ClaimState::Lapsed,
            Self::Released => ClaimState::Released,
        }
    }

    /// The moment from which on the claim is as good as lapsed, if there is one.
    pub fn keep_until(self) -> Option<Time> {
        match self {
            Self::Held { deadline } => Some(deadline),
            Self::Paying { keep_until, .. } => Some(keep_until),
            _ => None,
        }
    }

    /// The end of the hold that the buyer was told, while it means something.
    pub fn deadline(self) -> Option<Time> {
        match self {
            Self::Held { deadline } | Self::Paying { deadline, .. } | Self::Lapsed { deadline } => Some(deadline),
            _ => None,
        }
    }

    /// Whether the claim takes its time of the calendar now, whatever anybody has tidied up.
    pub fn is_live(self, now: Time) -> bool {
        self.state().is_live() && self.keep_until().is_none_or(|until| now < until)
    }

    /// The claim after `event` at `now`, and what that does to the calendar; or why it stays as it is. `session` is what was claimed.
    ///
    /// A payment that was begun in time and is confirmed within the grace keeps the time. One that comes when the hold has lapsed, but
    /// still within the grace, gets the time if it is free. All later ones are [`ClaimError::TooLate`]: the money goes back.
    pub fn apply(self, event: ClaimEvent, session: Slot, rules: &HoldRules, now: Time) -> Result<(Self, Effect), ClaimError> {
        use ClaimEvent::{BeginPayment, Cancel, Complete, Confirm, FailPayment, Lapse, MissIt, Move, Release, Reschedule};
        use Effect::{Frees, Keeps, Retakes};
        let illegal = ClaimError::Illegal { from: self.state(), event };
        match (self, event) {
            (Self::Held { deadline }, BeginPayment) if now < deadline => {
                Ok((Self::Paying { deadline, keep_until: deadline + rules.grace }, Keeps))
            }
            (Self::Held { deadline }, Confirm) if now < deadline => Ok((Self::Booked, Keeps)),
            (Self::Held { deadline } | Self::Lapsed { deadline }, Confirm) if now < deadline + rules.grace => Ok((Self::Booked, Retakes)),
            (Self::Paying { keep_until, .. }, Confirm) if now < keep_until => Ok((Self::Booked, Keeps)),
            (Self::Held { .. } | Self::Paying { .. } | Self::Lapsed { .. } | Self::Released, Confirm) => Err(ClaimError::TooLate),
            (Self::Paying { deadline, .. }, FailPayment) if now < deadline => Ok((Self::Held { deadline }, Keeps)),
            (Self::Paying { deadline, .. }, FailPayment) => Ok((Self::Lapsed { deadline }, Frees)),
            (Self::Held { deadline }, Lapse) if now >= deadline => Ok((Self::Lapsed { deadline }, Frees)),
            (Self::Paying { deadline, keep_until }, Lapse) if now >= keep_until => Ok((Self::Lapsed { deadline }, Frees)),
            (Self::Held { .. } | Self::Paying { .. }, Lapse) => Err(ClaimError::TooEarly),
            (Self::Held { deadline }, Release | Move) if now < deadline => Ok((Self::Released, Frees)),
            (Self::Held { .. }, BeginPayment | Release | Move) => Err(ClaimError::TooLate),
            (Self::Booked, Cancel) => Ok((Self::Cancelled, Frees)),
            (Self::Booked, Reschedule) if now < session.start => Ok((Self::Rescheduled, Frees)),
            (Self::Booked, Reschedule) => Err(ClaimError::TooLate),
            (Self::Booked, Complete) if now >= session.start => Ok((Self::Completed, Frees)),
            (Self::Booked, MissIt) if now >= session.start => Ok((Self::NoShow, Frees)),
            (Self::Booked, Complete | MissIt) => Err(ClaimError::TooEarly),
            _ => Err(illegal),
        }
    }
}

#[cfg(test)]
mod tests;
