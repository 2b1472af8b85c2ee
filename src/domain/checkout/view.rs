//! What the checkout's pages show.

use super::fault::Reason;
use super::form::CardEntry;
use super::legs::Leg;
use super::total::Total;
use crate::booking::{Late, Reading};
use crate::product::instalments::Row;
use crate::product::view::{Kept, Month, SalesPage};
use crate::sale::Method;
use serde::{Deserialize, Serialize};

/// What a visitor who comes to pay finds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AtCounter {
    Held(Box<HeldTime>),
    /// A form of theirs is on its way, with this key.
    Paying {
        key: String,
    },
    /// Nothing is kept for them any more: these times are free.
    Over {
        service: Box<SalesPage>,
        month: Box<Month>,
    },
}

/// A held time, ready to be paid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeldTime {
    pub kept: Kept,
    /// The reader's zone; the producer's is the service's.
    pub zone: String,
    pub service: SalesPage,
    /// For whom lives in `country`, the usual one first.
    pub methods: Vec<Method>,
    pub card_entry: CardEntry,
    /// Where the card is typed, if not here.
    pub element: Option<Element>,
    pub country: String,
    pub asks_for_document: bool,
    /// The ways to pay what is left after the coupon.
    pub instalments: Vec<Row>,
    /// The coupon as it was typed, and what is wrong with it; then it counts for nothing.
    pub coupon: String,
    pub coupon_fault: Option<Reason>,
    /// What is paid as the page stands.
    pub total: Total,
    /// Drawn for this page: the same form sent twice pays once.
    pub key: String,
    /// What was typed at an earlier attempt for the same time.
    pub known: Option<KnownBuyer>,
    /// Why that attempt failed.
    pub refusal: Option<Refusal>,
}

/// What a buyer typed before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownBuyer {
    pub name: String,
    pub email: String,
    pub document: String,
}

/// A provider's own element, into which cards are typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Element {
    /// Publishable.
    pub key: String,
    /// Address of the script.
    pub script: String,
}

/// What became of a form that was sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Booked {
        time: Reading,
        zone: String,
        producers_zone: String,
        /// The secret of the booking's page, for a while after paying.
        link: Option<String>,
    },
    /// The buyer's bank wants to hear from them there.
    GoTo(String),
    /// The buyer confirms in the provider's element, which needs this secret.
    Confirm {
        secret: String,
        element: Element,
    },
    Pending,
    /// Nothing was taken; until then the time is kept.
    Refused {
        refusal: Refusal,
        is_held: bool,
    },
    /// Nothing was booked, and the money goes back or is back already.
    Late {
        late: Late,
        is_back: bool,
    },
}

/// Why a payment was refused, as far as a buyer is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    Declined,
    NoFunds,
    Expired,
    WrongCode,
    /// The step of the buyer's bank was not passed.
    NotConfirmed,
}

impl Refusal {
    /// Of where a charge stands, and the provider's word for it.
    pub fn of(leg: Leg, word: Option<&str>) -> Self {
        match (leg, word) {
            (Leg::NoFunds, _) => Self::NoFunds,
            (_, Some("expired_card")) => Self::Expired,
            (_, Some("incorrect_cvc" | "invalid_cvc")) => Self::WrongCode,
            (Leg::Released, _) | (_, Some("authentication_failed" | "payment_intent_authentication_failure")) => Self::NotConfirmed,
            // Who was taken for a fraud is told no more than anybody else.
            _ => Self::Declined,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_buyer_is_told_what_helps_and_no_more() {
        assert_eq!(Refusal::of(Leg::NoFunds, None), Refusal::NoFunds);
        assert_eq!(Refusal::of(Leg::Declined, Some("expired_card")), Refusal::Expired);
        assert_eq!(Refusal::of(Leg::Blocked, Some("fraud_rules")), Refusal::Declined);
    }
}
