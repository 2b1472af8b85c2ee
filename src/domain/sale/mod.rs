//! A sale: one attempt of one buyer to buy one offer, from checkout start to its end, as a state machine with stored events.

mod amounts;
mod code;
mod method;
mod state;

pub use amounts::{Amounts, Settlement, Share};
pub use code::code;
pub use method::Method;
pub use state::State;

use crate::Time;
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

/// Where a sale's transaction code comes from; with the owner and the code it is the sale's identity.
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
    strum::FromRepr,
    strum::IntoStaticStr,
    strum::EnumString,
)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
#[repr(i16)]
pub enum Source {
    /// Mostrador's own checkout.
    Checkout = 0,
    /// A file that the owner imported, or the public API.
    Import = 1,
    /// Hotmart's files and webhooks, which share their codes.
    Hotmart = 2,
}

impl Source {
    /// Sales of these sources were paid elsewhere: their money never becomes balance here.
    pub fn is_settled_elsewhere(self) -> bool {
        !matches!(self, Self::Checkout)
    }
}

/// Who moved a sale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, strum::FromRepr, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
#[repr(i16)]
pub enum Cause {
    Buyer = 0,
    Owner = 1,
    Gateway = 2,
    Import = 3,
    Schedule = 4,
}

/// One stored move of a sale. Never edited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    pub to: State,
    pub at: Time,
    pub cause: Cause,
    /// Minor units given back by this move, in the sale's currency: known for some moves to `partially_refunded`.
    pub refunded: Option<i64>,
    /// Why, in words of the gateway or the person.
    pub note: Option<String>,
}

/// What the events of a sale add up to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    pub state: State,
    /// When it was first approved: a cancelled sale that has this was sold before, one without was lost.
    pub approved_at: Option<Time>,
    /// When it reached its present state.
    pub state_at: Time,
    /// Minor units given back so far, as far as known.
    pub refunded: i64,
}

/// Why a sale did not move.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MoveError {
    #[error("a sale that is {from} cannot become {to}")]
    Illegal { from: State, to: State },
    #[error("the sale's present state is newer")]
    Older,
    #[error("more refunded than paid")]
    RefundedTooMuch,
    #[error("less refunded than was known before")]
    RefundedLess,
}

/// How long a sale may stay started: then its checkout was left.
pub const PATIENCE: TimeDelta = TimeDelta::minutes(60);

impl Progress {
    /// A sale begins when its buyer's e-mail is known.
    pub fn start(at: Time) -> Self {
        Self { state: State::Started, approved_at: None, state_at: at, refunded: 0 }
    }

    /// The sale after `event`, or why that move is not legal. `gross` (minor units) bounds what can be given back.
    pub fn apply(&self, event: &Event, gross: i64) -> Result<Self, MoveError> {
        if event.at < self.state_at {
            return Err(MoveError::Older);
        }
        if !self.state.may_become(event.to) {
            return Err(MoveError::Illegal { from: self.state, to: event.to });
        }
        let refunded = match event.to {
            State::PartiallyRefunded => {
                let amount = event.refunded.unwrap_or(0);
                if amount < 0 {
                    return Err(MoveError::RefundedLess);
                }
                self.refunded.checked_add(amount).filter(|sum| *sum <= gross).ok_or(MoveError::RefundedTooMuch)?
            }
            State::Refunded | State::Chargeback => gross,
            _ => self.refunded,
        };
        let approved_at = self.approved_at.or_else(|| event.to.implies_approval().then_some(event.at));
        Ok(Self { state: event.to, approved_at, state_at: event.at, refunded })
    }

    /// What the figures count this sale as.
    pub fn standing(&self) -> Standing {
        Standing::of(self.state, self.approved_at.is_some())
    }
}

/// What a sale counts as in figures (sold, lost, neither), by its present state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Approved, complete, disputed or partly refunded: counts with its full gross.
    Sold,
    /// A failed attempt: nobody's money ever came.
    Lost,
    /// Not decided yet.
    Open,
    /// Refunded or charged back.
    Returned,
    /// Cancelled after approval: neither sold nor lost.
    Withdrawn,
}

impl Standing {
    pub fn of(state: State, was_approved: bool) -> Self {
        match state {
            State::Approved | State::Complete | State::Disputed | State::PartiallyRefunded => Self::Sold,
            State::Abandoned | State::Declined | State::NoFunds | State::Blocked | State::Expired => Self::Lost,
            State::Cancelled if was_approved => Self::Withdrawn,
            State::Cancelled => Self::Lost,
            State::Refunded | State::Chargeback => Self::Returned,
            State::Started | State::WaitingPayment | State::UnderAnalysis | State::Processing | State::Overdue => Self::Open,
        }
    }
}

#[cfg(test)]
mod tests;
