//! Links to share, each with the name of the place where it is shared, so that visits tell which place brings how many.

use crate::name::{NameError, parse_name};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Most links of one product, its own among them.
pub const MOST_LINKS: usize = 50;
/// Most characters of a source's name.
pub const SOURCE_MAX: usize = 60;

/// What stands in a link's address: figures and letters, by chance and so many that nobody guesses one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(String);

/// A text that is no code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not the code of a link")]
pub struct NotACode;

/// A link as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharedLink {
    /// With scheme and host.
    pub url: String,
    /// None for the product's own link.
    pub source: Option<String>,
    pub visits: i64,
}

const ALPHABET: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

impl Code {
    /// Characters of a code: ten of 62 kinds are 59 bits.
    pub const LENGTH: usize = 10;

    /// The code of a number by chance. So many more numbers than codes make all codes alike probable.
    pub fn of(random: u128) -> Self {
        let mut rest = random;
        let mut next = || {
            let figure = (rest % 62) as usize;
            rest /= 62;
            char::from(ALPHABET[figure])
        };
        Self((0..Self::LENGTH).map(|_| next()).collect())
    }

    pub fn parse(text: &str) -> Result<Self, NotACode> {
        let is_code = text.len() == Self::LENGTH && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if is_code { Ok(Self(text.to_owned())) } else { Err(NotACode) }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The name of a place where a link is shared: `Instagram`.
pub fn parse_source(text: &str) -> Result<String, NameError> {
    parse_name(text, SOURCE_MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_no_code_is_refused() {
        for text in ["", "abc", "abcdefghijk", "abcdefghi-", "abcdefgh\u{e9}", "../../../a"] {
            assert_eq!(Code::parse(text), Err(NotACode), "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_number_gives_a_code_that_reads_back(random: u128) {
            let code = Code::of(random);
            prop_assert_eq!(Code::parse(code.as_str()), Ok(code));
        }

        #[test]
        fn neighbours_have_different_codes(random in 0..u128::MAX) {
            prop_assert_ne!(Code::of(random), Code::of(random + 1));
        }
    }
}
