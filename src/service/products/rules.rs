//! What this installation allows to be sold.

use domain::booking::HoldRules;
use domain::product::Limits;
use domain::product::verification::ForbiddenWords;

/// Limits of prices, durations and countries, the words that no product may use, and how long a time is kept for who has not paid.
#[derive(Debug, Clone, Default)]
pub struct Rules {
    pub limits: Limits,
    pub forbidden: ForbiddenWords,
    pub holds: HoldRules,
}

impl Rules {
    /// The shipped ones.
    pub fn shipped() -> Self {
        Self {
            limits: Limits::default(),
            forbidden: ForbiddenWords::parse(include_str!("forbidden-words.txt")),
            holds: HoldRules::default(),
        }
    }
}
