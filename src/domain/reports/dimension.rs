//! What the rows of a report are broken down by, and what the keys of its rows are made of.

use super::{Narrowing, words};
use crate::figures::LostReason;
use crate::language::Language;
use crate::sale::{Standing, State};
use serde::{Deserialize, Serialize};

/// Between the parts of a key: no text that is stored holds it.
pub const SEPARATOR: char = '\u{1f}';

/// What sales are grouped by. The numbers are stored: never renumber; 0 stands for all sales together.
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
    strum::EnumIter,
    strum::EnumString,
    strum::IntoStaticStr,
    strum::FromRepr,
)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
#[repr(i16)]
pub enum Dimension {
    Product = 1,
    Method = 2,
    Device = 3,
    /// Country and region of the buyer.
    Place = 4,
    /// Source, medium and campaign of the link.
    Origin = 5,
    CheckoutOrigin = 6,
    /// Product and offer.
    Offer = 7,
    Category = 8,
    Brand = 9,
    Affiliate = 10,
    /// Weekday (1 Monday … 7 Sunday) and hour (00–23) of the owner's clock.
    Hour = 11,
    /// What became of the attempt: an [`Outcome`].
    Outcome = 12,
    Coproducer = 13,
}

impl Dimension {
    /// The machine name: `checkout_origin`.
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// What the parts of a key narrow to, in their order; nothing where no filter says the same.
    pub fn narrowings(self) -> &'static [Narrowing] {
        match self {
            Self::Product => &[Narrowing::Product],
            Self::Method => &[Narrowing::Method],
            Self::Device => &[Narrowing::Device],
            Self::Place => &[Narrowing::Country, Narrowing::Region],
            Self::Origin => &[Narrowing::Source, Narrowing::Medium, Narrowing::Campaign],
            Self::CheckoutOrigin => &[Narrowing::CheckoutOrigin],
            Self::Offer => &[Narrowing::Product, Narrowing::Offer],
            Self::Category => &[Narrowing::Category],
            Self::Brand => &[Narrowing::Brand],
            Self::Affiliate => &[Narrowing::Affiliate],
            Self::Coproducer => &[Narrowing::Coproducer],
            Self::Hour | Self::Outcome => &[],
        }
    }

    /// Whether a key begins with a product's id, whose name is given beside it.
    pub fn has_product(self) -> bool {
        matches!(self, Self::Product | Self::Offer)
    }

    /// What readers call it.
    pub fn label(self, language: Language) -> &'static str {
        words::dimension(self)(language)
    }
}

/// What became of an attempt to buy, by its present state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, strum::EnumIter, strum::EnumString, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Sold without a failed attempt before it.
    FirstTry,
    /// Sold after a failed attempt.
    Recovered,
    Abandoned,
    Declined,
    NoFunds,
    Blocked,
    Expired,
    /// Before approval.
    Cancelled,
    /// Refunded or charged back.
    Returned,
    /// Cancelled after approval.
    Withdrawn,
    /// Not decided yet.
    Open,
}

impl Outcome {
    /// The machine name: `first_try`.
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// What became of a sale.
    pub fn of(state: State, was_approved: bool, recovered: bool) -> Self {
        match LostReason::of(state, was_approved) {
            Some(LostReason::Abandoned) => Self::Abandoned,
            Some(LostReason::Declined) => Self::Declined,
            Some(LostReason::NoFunds) => Self::NoFunds,
            Some(LostReason::Blocked) => Self::Blocked,
            Some(LostReason::Expired) => Self::Expired,
            Some(LostReason::Cancelled) => Self::Cancelled,
            None => match Standing::of(state, was_approved) {
                Standing::Sold if recovered => Self::Recovered,
                Standing::Sold => Self::FirstTry,
                Standing::Returned => Self::Returned,
                Standing::Withdrawn => Self::Withdrawn,
                Standing::Lost | Standing::Open => Self::Open,
            },
        }
    }

    /// What readers call it.
    pub fn label(self, language: Language) -> &'static str {
        words::outcome(self)(language)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use strum::IntoEnumIterator;

    #[test]
    fn every_sale_has_one_outcome_and_it_agrees_with_its_standing() {
        for state in State::iter() {
            for (was_approved, recovered) in [(false, false), (true, false), (true, true)] {
                let is_lost = LostReason::of(state, was_approved).map(|reason| reason.name());
                let outcome = Outcome::of(state, was_approved, recovered);
                match Standing::of(state, was_approved) {
                    Standing::Sold => assert_eq!(outcome == Outcome::Recovered, recovered),
                    Standing::Lost => assert_eq!(Some(outcome.name()), is_lost),
                    Standing::Open => assert_eq!(outcome, Outcome::Open),
                    Standing::Returned => assert_eq!(outcome, Outcome::Returned),
                    Standing::Withdrawn => assert_eq!(outcome, Outcome::Withdrawn),
                }
            }
        }
    }

    #[test]
    fn numbers_and_names_of_dimensions_lead_back_to_them() {
        for dimension in Dimension::iter() {
            assert_eq!(Dimension::from_repr(dimension as i16), Some(dimension));
            assert_eq!(dimension.name().parse(), Ok(dimension));
        }
    }
}
