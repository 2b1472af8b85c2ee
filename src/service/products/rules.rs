//! What this installation allows to be sold.

use crate::checkout::Fee;
use domain::booking::HoldRules;
use domain::product::Limits;
use domain::product::verification::ForbiddenWords;

/// Limits of prices, durations and countries, the words that no product may use, and how long a time is kept for who has not paid,
/// and what is kept of a sale.
#[derive(Debug, Clone, Default)]
pub struct Rules {
    pub limits: Limits,
    pub forbidden: ForbiddenWords,
    pub holds: HoldRules,
    /// What the installation keeps of each sale.
    pub fee: Fee,
}

impl Rules {
    /// The shipped ones.
    pub fn shipped() -> Self {
        Self {
            limits: Limits::default(),
            forbidden: ForbiddenWords::parse(include_str!("forbidden-words.txt")),
            holds: HoldRules::default(),
            fee: Fee::default(),
        }
    }
}
