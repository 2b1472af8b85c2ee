//! What an entry of the audit log keeps of a change: small values before and after, of kinds that hold no secret.

use super::super::{Products, Rights};
use crate::Time;
use crate::figures::Span;
use crate::language::Language;
use crate::money::Money;
use crate::name::Email;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A value before and after; none where there was none, or is none any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pair<T> {
    pub before: Option<T>,
    pub after: Option<T>,
}

/// One thing that changed. The list is closed: what is not in it is not written down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    Name(Pair<Text>),
    Email(Pair<Masked>),
    /// A profile by the names that it had.
    Profile(Pair<Text>),
    Rights(Pair<Rights>),
    /// A machine name: of a collaborator, a product, a session, a sale.
    State(Pair<Text>),
    Products(Pair<Products>),
    LastDay(Pair<NaiveDate>),
    Language(Pair<Language>),
    /// When a session begins.
    StartsAt(Pair<Time>),
    Amount(Pair<Money>),
    Count(Pair<i64>),
    /// ISO 3166-1 alpha-2.
    Country(Pair<Text>),
    /// What is taken off a price, in hundredths of a per cent.
    Percent(Pair<u16>),
    /// How often something may be used.
    Uses(Pair<i64>),
    /// A machine name: of what kind a stretch of the calendar is.
    Kind(Pair<Text>),
    /// From one moment to another: a stretch of the calendar, or what was exported.
    Period(Pair<Span>),
    /// Where something is read, without what leads to it there.
    Host(Pair<Text>),
    /// Something longer was written anew; the log does not repeat it. The name of its field.
    Written(Text),
}

/// A short text in one line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "String")]
pub struct Text(String);

/// An address of which enough is left to be recognised by who knows it: `a•••@example.com`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Masked(String);

/// Most characters of a [`Text`].
const TEXT_MAX: usize = 120;

impl<T: PartialEq> Pair<T> {
    pub fn new(before: Option<T>, after: Option<T>) -> Self {
        Self { before, after }
    }

    /// None where nothing changed, so that it is not written down.
    pub fn changed(before: T, after: T) -> Option<Self> {
        (before != after).then_some(Self { before: Some(before), after: Some(after) })
    }
}

impl Text {
    /// Cut where it is too long, with a space for whatever cannot be shown.
    pub fn of(text: &str) -> Self {
        let line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let line = line.trim();
        if line.chars().count() <= TEXT_MAX {
            return Self(line.to_owned());
        }
        Self(line.chars().take(TEXT_MAX - 1).chain(['…']).collect())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self::of(&text)
    }
}

impl Masked {
    pub fn of(email: &Email) -> Self {
        let (local, host) = email.as_str().rsplit_once('@').unwrap_or_default();
        Self(local.chars().take(1).collect::<String>() + "•••@" + host)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_masked_address_does_not_tell_whose_it_is() {
        let masked = |text| Masked::of(&Email::parse(text).unwrap());
        assert_eq!(masked("ana.souza@example.com").as_str(), "a•••@example.com");
        assert_eq!(masked("a@example.com"), masked("abel@example.com"), "nor how long it is");
    }

    #[test]
    fn what_did_not_change_is_not_written_down() {
        assert_eq!(Pair::changed(1, 1), None);
        assert_eq!(Pair::changed(1, 2), Some(Pair::new(Some(1), Some(2))));
    }

    #[test]
    fn there_is_no_kind_of_change_for_what_opens_something() {
        for secret in ["password", "token", "secret", "key", "link", "hash", "totp", "card"] {
            let sent = format!(r#"{{"{secret}":{{"before":null,"after":"x"}}}}"#);
            assert!(serde_json::from_str::<Change>(&sent).is_err(), "{secret}");
        }
        assert!(serde_json::from_str::<Change>(r#"{"name":{"before":null,"after":"x"}}"#).is_ok(), "and the test can fail");
    }

    proptest! {
        #[test]
        fn a_text_is_one_short_line_and_stays_so(text in "\\PC{0,200}|[\u{0}-\u{20}a-c]{0,200}") {
            let short = Text::of(&text);
            prop_assert!(short.as_str().chars().count() <= 120);
            prop_assert!(!short.as_str().chars().any(char::is_control));
            prop_assert_eq!(Text::of(short.as_str()), short.clone());
            prop_assert_eq!(serde_json::from_str::<Text>(&serde_json::to_string(&short).unwrap()).unwrap(), short);
        }
    }
}
