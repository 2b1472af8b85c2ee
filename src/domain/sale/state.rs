//! The states of a sale and the one function that says which may follow which.

use serde::{Deserialize, Serialize};

/// A sale's state. The numbers are stored: never renumber.
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
    strum::Display,
    strum::EnumString,
    strum::EnumIter,
    strum::FromRepr,
    strum::IntoStaticStr,
)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
#[repr(i16)]
pub enum State {
    /// The buyer's e-mail is known, nothing is paid or asked for.
    Started = 0,
    /// The checkout was left: set by a job 60 minutes after the start, so that nothing is counted by the clock alone.
    Abandoned = 1,
    /// A boleto or Pix is issued and not paid yet.
    WaitingPayment = 2,
    /// The gateway looks into it.
    UnderAnalysis = 3,
    Processing = 4,
    /// Paid.
    Approved = 5,
    /// Paid, and the guarantee is over.
    Complete = 6,
    Declined = 7,
    NoFunds = 8,
    /// Refused by fraud rules.
    Blocked = 9,
    Cancelled = 10,
    /// A boleto or Pix was not paid in time.
    Expired = 11,
    /// A renewal that could not be charged yet.
    Overdue = 12,
    /// The buyer asks for the money back.
    Disputed = 13,
    PartiallyRefunded = 14,
    Refunded = 15,
    /// The buyer's bank took the money back.
    Chargeback = 16,
}

impl State {
    /// The machine name: `waiting_payment`.
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// Whether a sale in this state has been paid for at some time.
    pub fn implies_approval(self) -> bool {
        use State::*;
        matches!(self, Approved | Complete | Disputed | PartiallyRefunded | Refunded | Chargeback)
    }

    /// Whether a sale that comes into this state gives money back.
    pub fn gives_back(self) -> bool {
        matches!(self, Self::PartiallyRefunded | Self::Refunded | Self::Chargeback)
    }

    /// Whether a sale in this state may become `next`. A failed attempt may be tried again until it is abandoned; money given
    /// back never comes again; an expired boleto may turn out to have been paid on its last day, and a checkout that was taken for
    /// left to have been paid elsewhere.
    pub fn may_become(self, next: State) -> bool {
        use State::*;
        match self {
            Started => !matches!(next, Started | Complete | Disputed | PartiallyRefunded | Refunded | Chargeback),
            WaitingPayment | UnderAnalysis | Processing | Overdue => {
                next != self
                    && matches!(
                        next,
                        WaitingPayment
                            | UnderAnalysis
                            | Processing
                            | Overdue
                            | Approved
                            | Declined
                            | NoFunds
                            | Blocked
                            | Cancelled
                            | Expired
                    )
            }
            Declined | NoFunds | Blocked => {
                next != self
                    && matches!(
                        next,
                        WaitingPayment
                            | UnderAnalysis
                            | Processing
                            | Approved
                            | Declined
                            | NoFunds
                            | Blocked
                            | Cancelled
                            | Expired
                            | Abandoned
                    )
            }
            Expired | Abandoned => next == Approved,
            Approved => matches!(next, Complete | Disputed | PartiallyRefunded | Refunded | Chargeback | Cancelled),
            Complete => matches!(next, Disputed | PartiallyRefunded | Refunded | Chargeback | Cancelled),
            Disputed => matches!(next, Approved | Complete | PartiallyRefunded | Refunded | Chargeback | Cancelled),
            PartiallyRefunded => matches!(next, PartiallyRefunded | Disputed | Refunded | Chargeback),
            Cancelled | Refunded | Chargeback => false,
        }
    }
}
