//! What this installation allows to be sold.

use domain::product::Limits;
use domain::product::verification::ForbiddenWords;

/// Limits of prices, durations and countries, and the words that no product may use.
#[derive(Debug, Clone, Default)]
pub struct Rules {
    pub limits: Limits,
    pub forbidden: ForbiddenWords,
}

impl Rules {
    /// The shipped ones.
    pub fn shipped() -> Self {
        Self { limits: Limits::default(), forbidden: ForbiddenWords::parse(include_str!("forbidden-words.txt")) }
    }
}
