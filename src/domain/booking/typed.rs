//! Whole numbers as they are typed into a form.

use super::{Reason, TICK};

/// A whole number within limits.
pub(crate) fn number(text: &str, least: u32, most: u32) -> Result<u32, Reason> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Reason::Missing);
    }
    if !text.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Reason::NotANumber);
    }
    text.parse().ok().filter(|value| (least..=most).contains(value)).ok_or(Reason::OutOfRange { least, most })
}

/// Minutes within limits, a multiple of 5.
pub(crate) fn fives(text: &str, least: u16, most: u16) -> Result<u16, Reason> {
    let minutes = number(text, least.into(), most.into())?;
    if minutes.is_multiple_of(u32::from(TICK)) { Ok(minutes as u16) } else { Err(Reason::NotFive) }
}
