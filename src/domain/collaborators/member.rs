//! The life of a collaborator in a centre, from the invitation to the end, and the one function that moves it.
//!
//! `pending → accepted | declined | expired | revoked`, `accepted ⇄ suspended`, and at last `removed`. Only who is accepted gets in.

use super::invitation::good_until;
use super::{Limits, State};
use crate::Time;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A collaborator's state with the moment that decides about an invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Standing {
    Pending {
        /// From then on the link is no longer good.
        until: Time,
    },
    Accepted,
    Declined,
    Expired,
    Revoked,
    Suspended,
    Removed,
}

/// What happens to a collaborator.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    Serialize,
    Deserialize,
    strum::Display,
    strum::EnumIter,
    strum::EnumString,
    strum::IntoStaticStr,
)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// The invitation is mailed again, with another link.
    Resend,
    Accept,
    Decline,
    /// Time is up.
    Expire,
    /// The invitation is taken back.
    Revoke,
    Suspend,
    /// Back from a suspension.
    Resume,
    Remove,
    /// The collaborator goes.
    Leave,
}

/// By whose hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, strum::EnumIter)]
pub enum Hand {
    Owner,
    /// A collaborator who may invite.
    Inviter,
    /// The person who was invited.
    Invited,
    Clock,
}

/// What a move brings with it, in the same transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// A letter with a new link; every earlier link dies.
    Mails,
    /// The link dies.
    KillsLink,
    /// The link dies, and the centre opens to who bore it.
    Opens,
    /// The next request finds the centre shut; open pages are told, and keys made there stop. Invitations that this person sent and
    /// nobody has answered are taken back: who is shut out lets nobody in.
    Shuts,
    /// Nothing but the state.
    Nothing,
}

/// Why nothing moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MemberError {
    #[error("who is {from} knows no {event}")]
    Illegal { from: State, event: Event },
    #[error("{0} is somebody else's to do")]
    NotTheirs(Event),
    /// The invitation has run out.
    #[error("its time is up")]
    TooLate,
    /// It has not run out yet.
    #[error("its time has not come")]
    TooEarly,
}

/// Whether a centre is open to a collaborator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Access {
    Open,
    /// Accepted, and the last day is over.
    Ended,
    Shut,
}

impl Standing {
    /// How every collaborator begins: invited at `now`.
    pub fn invited(now: Time) -> Self {
        Self::Pending { until: good_until(now) }
    }

    /// As it is stored; none where a pending one has no end.
    pub fn of(state: State, until: Option<Time>) -> Option<Self> {
        Some(match state {
            State::Pending => Self::Pending { until: until? },
            State::Accepted => Self::Accepted,
            State::Declined => Self::Declined,
            State::Expired => Self::Expired,
            State::Revoked => Self::Revoked,
            State::Suspended => Self::Suspended,
            State::Removed => Self::Removed,
        })
    }

    pub fn state(self) -> State {
        match self {
            Self::Pending { .. } => State::Pending,
            Self::Accepted => State::Accepted,
            Self::Declined => State::Declined,
            Self::Expired => State::Expired,
            Self::Revoked => State::Revoked,
            Self::Suspended => State::Suspended,
            Self::Removed => State::Removed,
        }
    }

    /// The state that readers are shown: an invitation has expired at its end, whether or not anybody has noted it.
    pub fn shown(self, now: Time) -> State {
        match self {
            Self::Pending { until } if now >= until => State::Expired,
            _ => self.state(),
        }
    }

    /// Whether the centre is open, `today` being the owner's day.
    pub fn access(self, limits: &Limits, today: NaiveDate) -> Access {
        match self {
            Self::Accepted if limits.allow(today) => Access::Open,
            Self::Accepted => Access::Ended,
            _ => Access::Shut,
        }
    }

    /// Whether profile and limits can still be changed. An invitation that ran out can be made ready to be sent again.
    pub fn can_be_changed(self) -> bool {
        self != Self::Removed
    }

    /// The standing after `event` by this hand at `now`, and what that brings with it; or why it stays.
    pub fn apply(self, event: Event, hand: Hand, now: Time) -> Result<(Self, Effect), MemberError> {
        use Event::{Accept, Decline, Expire, Leave, Remove, Resend, Resume, Revoke, Suspend};
        if !event.is_for(hand) {
            return Err(MemberError::NotTheirs(event));
        }
        match (self, event) {
            // What its person declined or the owner took back, only the owner offers again.
            (Self::Declined | Self::Revoked, Resend) if hand != Hand::Owner => Err(MemberError::NotTheirs(event)),
            (Self::Pending { .. } | Self::Declined | Self::Expired | Self::Revoked, Resend) => Ok((Self::invited(now), Effect::Mails)),
            (Self::Pending { until }, Accept | Decline) if now >= until => Err(MemberError::TooLate),
            (Self::Expired, Accept | Decline) => Err(MemberError::TooLate),
            (Self::Pending { .. }, Accept) => Ok((Self::Accepted, Effect::Opens)),
            (Self::Pending { .. }, Decline) => Ok((Self::Declined, Effect::KillsLink)),
            (Self::Pending { until }, Expire) if now < until => Err(MemberError::TooEarly),
            (Self::Pending { .. }, Expire) => Ok((Self::Expired, Effect::KillsLink)),
            (Self::Pending { .. }, Revoke) => Ok((Self::Revoked, Effect::KillsLink)),
            (Self::Accepted, Suspend) => Ok((Self::Suspended, Effect::Shuts)),
            // Whether the last day is over meanwhile, the limits say.
            (Self::Suspended, Resume) => Ok((Self::Accepted, Effect::Nothing)),
            (Self::Accepted | Self::Suspended, Remove | Leave) => Ok((Self::Removed, Effect::Shuts)),
            (Self::Pending { .. }, Remove) => Ok((Self::Removed, Effect::KillsLink)),
            (Self::Declined | Self::Expired | Self::Revoked, Remove) => Ok((Self::Removed, Effect::Nothing)),
            _ => Err(MemberError::Illegal { from: self.state(), event }),
        }
    }
}

impl Event {
    /// Whether this hand may ever do it.
    pub fn is_for(self, hand: Hand) -> bool {
        match self {
            Self::Resend => matches!(hand, Hand::Owner | Hand::Inviter),
            Self::Revoke | Self::Suspend | Self::Resume | Self::Remove => hand == Hand::Owner,
            Self::Accept | Self::Decline | Self::Leave => hand == Hand::Invited,
            Self::Expire => hand == Hand::Clock,
        }
    }
}

#[cfg(test)]
mod tests;
