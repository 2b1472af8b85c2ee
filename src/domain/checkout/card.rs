//! A card as it is typed: only for the sandbox, because no real card number reaches Mostrador.

use super::fault::Reason;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Typed text that no log shows.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Hidden(pub String);

impl fmt::Debug for Hidden {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_empty() { "Hidden(empty)" } else { "Hidden(…)" })
    }
}

impl From<&str> for Hidden {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

/// The fields of one card.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct CardFields {
    pub number: Hidden,
    /// Month and year, as `12/30`.
    pub expiry: Hidden,
    pub code: Hidden,
    /// What the provider's own element calls the card; then nothing is typed here.
    pub token: Hidden,
}

/// How the provider learns of the card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Card {
    /// Typed here, in the sandbox: its digits alone.
    Typed(Hidden),
    /// Named by the provider's element.
    Token(Hidden),
}

/// The digits of a card number: 13 to 19, with the check digit of Luhn's.
pub(super) fn number(text: &str) -> Result<Hidden, Reason> {
    let digits: String = text.chars().filter(|c| !matches!(c, ' ' | '-' | '\u{a0}')).collect();
    if digits.is_empty() {
        return Err(Reason::Missing);
    }
    let shaped = (13..=19).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(place, byte)| {
            let figure = u32::from(byte.wrapping_sub(b'0'));
            if place % 2 == 1 { figure * 2 / 10 + figure * 2 % 10 } else { figure }
        })
        .sum();
    if shaped && sum.is_multiple_of(10) { Ok(Hidden(digits)) } else { Err(Reason::NotACardNumber) }
}

/// Whether a card is good in this month (`year` and `month` from 1, of the present day).
pub(super) fn expiry(text: &str, year: i32, month: u32) -> Result<(), Reason> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Reason::Missing);
    }
    let (typed_month, typed_year) = text.split_once(['/', '-', ' ']).ok_or(Reason::NotAnExpiry)?;
    let figures = |text: &str| {
        let text = text.trim_matches([' ', '/']);
        text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse::<i32>().ok()).flatten()
    };
    let typed_month = figures(typed_month).filter(|month| (1..=12).contains(month)).ok_or(Reason::NotAnExpiry)?;
    let typed_year = match figures(typed_year) {
        Some(short @ 0..100) => 2_000 + short,
        Some(long @ 2_000..2_100) => long,
        _ => return Err(Reason::NotAnExpiry),
    };
    if (typed_year, typed_month) < (year, month as i32) { Err(Reason::CardExpired) } else { Ok(()) }
}

/// Whether this can be a security code: three or four figures.
pub(super) fn code(text: &str) -> Result<(), Reason> {
    match text.trim() {
        "" => Err(Reason::Missing),
        text if matches!(text.len(), 3 | 4) && text.bytes().all(|byte| byte.is_ascii_digit()) => Ok(()),
        _ => Err(Reason::NotACardCode),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_number_with_one_wrong_figure_is_refused() {
        assert_eq!(number("4242 4242-4242 4242"), Ok("4242424242424242".into()));
        for wrong in ["4242 4242 4242 4243", "4242", "4242 4242 4242 424x", "٤٢٤٢٤٢٤٢٤٢٤٢٤٢٤٢"] {
            assert_eq!(number(wrong), Err(Reason::NotACardNumber), "{wrong}");
        }
        assert_eq!(number("  "), Err(Reason::Missing));
    }

    #[test]
    fn a_card_is_good_to_the_end_of_its_month() {
        assert_eq!(expiry("03/26", 2026, 3), Ok(()));
        assert_eq!(expiry("3 / 2026", 2026, 3), Ok(()));
        assert_eq!(expiry("02/26", 2026, 3), Err(Reason::CardExpired));
        for wrong in ["13/30", "0/30", "1230", "12/3000", "aa/bb", "12/"] {
            assert_eq!(expiry(wrong, 2026, 3), Err(Reason::NotAnExpiry), "{wrong}");
        }
    }

    #[test]
    fn no_log_shows_what_was_typed() {
        let fields = CardFields { number: "4242424242424242".into(), expiry: "12/30".into(), code: "123".into(), token: "pm_1".into() };
        let shown = format!("{fields:?} {:?}", Card::Typed(fields.number.clone()));
        assert!(!shown.contains("4242") && !shown.contains("123") && !shown.contains("12/30") && !shown.contains("pm_1"), "{shown}");
    }

    proptest! {
        #[test]
        fn reading_a_card_never_panics(text in "\\PC{0,24}") {
            let _ = (number(&text), expiry(&text, 2026, 1), code(&text));
        }
    }
}
