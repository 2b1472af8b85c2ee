//! Parameters of addresses: what can be wrong with one, and how they are written.

use serde::{Deserialize, Serialize};

/// A parameter that could not be understood; the name is that in the address.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[error("{parameter}: {reason}")]
pub struct ParameterError {
    pub parameter: String,
    pub reason: ParameterFault,
}

/// What is wrong with a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum ParameterFault {
    #[error("is not a parameter of this address")]
    Unknown,
    #[error("is not a date such as 2026-03-31")]
    NotADate,
    #[error("is not one of the values that may stand here")]
    NotAValue,
    #[error("is not an id")]
    NotAnId,
    #[error("is not a cursor of this list")]
    NotACursor,
    #[error("lies before the first day")]
    EndsBeforeStart,
    #[error("is too long")]
    TooLong,
    #[error("is not a time such as 2026-03-31T12:00:00-03:00")]
    NotATime,
    #[error("is missing")]
    Missing,
    #[error("cannot be asked together with another of its kind")]
    NotTogether,
}

/// Parameters as they stand in an address after `?`; empty where there are none.
pub fn query(pairs: impl IntoIterator<Item = (&'static str, String)>) -> String {
    let parts: Vec<String> = pairs.into_iter().map(|(name, value)| format!("{name}={}", percent(&value))).collect();
    if parts.is_empty() { String::new() } else { format!("?{}", parts.join("&")) }
}

/// The parameters of what [`query`] wrote, decoded, in their order.
pub(crate) fn pairs(query: &str) -> Vec<(String, String)> {
    let parts = query.trim_start_matches('?').split('&').filter_map(|part| part.split_once('='));
    parts.map(|(name, value)| (name.to_owned(), from_percent(value))).collect()
}

/// The inverse of [`percent`]; what is no encoding stays as it is.
fn from_percent(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = after.get(..2).filter(|_| *first == b'%').and_then(|code| std::str::from_utf8(code).ok());
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Percent-encodes all but unreserved characters (RFC 3986 § 2.3).
pub(crate) fn percent(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b',' | b':' => out.push(byte as char),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// Whether one stands in it twice. Looks no further than there are different ones.
pub(crate) fn has_twins<T: PartialEq>(values: &[T]) -> bool {
    values.iter().enumerate().any(|(index, value)| values[..index].contains(value))
}

/// Adds the values of a list that is separated by commas.
pub(crate) fn push_all<T: std::str::FromStr + PartialEq>(into: &mut Vec<T>, value: &str) -> Result<(), ParameterFault> {
    for part in value.split(',').map(str::trim).filter(|part| !part.is_empty()) {
        let parsed = part.parse().map_err(|_| ParameterFault::NotAValue)?;
        if !into.contains(&parsed) {
            into.push(parsed);
        }
    }
    Ok(())
}
