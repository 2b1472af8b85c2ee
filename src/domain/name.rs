//! What people type about themselves, checked once: names, e-mail addresses, countries.

use serde::{Deserialize, Serialize};

/// What is wrong with something typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum NameError {
    #[error("missing")]
    Missing,
    #[error("too long")]
    TooLong,
    #[error("not an e-mail address")]
    NotAnAddress,
    #[error("holds characters that cannot be shown")]
    Unprintable,
    #[error("not a country")]
    UnknownCountry,
}

/// An e-mail address, folded: trimmed and in lower case, so that one customer has one address.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Email(String);

impl Email {
    /// Longest address that SMTP carries (RFC 5321 § 4.5.3.1.3).
    pub const MAX: usize = 254;

    /// Accepts what a mail server would route: one `@`, a local part of at most 64 bytes, a dotted domain of letters, digits and
    /// hyphens. It is not the full grammar: quoted local parts and address literals are refused.
    pub fn parse(text: &str) -> Result<Self, NameError> {
        let folded = text.trim().to_lowercase();
        if folded.is_empty() {
            return Err(NameError::Missing);
        }
        if folded.len() > Self::MAX {
            return Err(NameError::TooLong);
        }
        let (local, host) = folded.rsplit_once('@').ok_or(NameError::NotAnAddress)?;
        let local_is_good = (1..=64).contains(&local.len())
            && !local.starts_with('.')
            && !local.ends_with('.')
            && !local.contains("..")
            && local.chars().all(|c| c.is_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c));
        let host_is_good = host.contains('.')
            && host.split('.').all(|label| {
                (1..=63).contains(&label.len())
                    && !label.starts_with('-')
                    && !label.ends_with('-')
                    && label.chars().all(|c| c.is_alphanumeric() || c == '-')
            });
        if local_is_good && host_is_good { Ok(Self(folded)) } else { Err(NameError::NotAnAddress) }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Email {
    type Error = NameError;
    fn try_from(text: String) -> Result<Self, NameError> {
        Self::parse(&text)
    }
}

impl From<Email> for String {
    fn from(email: Email) -> Self {
        email.0
    }
}

impl std::fmt::Display for Email {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// A person's or product's name of 1 to `max` characters, trimmed, without control characters.
pub fn parse_name(text: &str, max: usize) -> Result<String, NameError> {
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return Err(NameError::Missing);
    }
    if trimmed.chars().count() > max {
        return Err(NameError::TooLong);
    }
    if trimmed.chars().any(char::is_control) {
        return Err(NameError::Unprintable);
    }
    Ok(trimmed.to_owned())
}

/// The words of a name as they are searched: lower case, without accents, at least two letters, each once.
pub fn search_words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = fold(name)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() >= 2)
        .map(|word| word.chars().take(32).collect())
        .collect();
    words.sort();
    words.dedup();
    words
}

/// Lower case without the accents of the languages that we speak: `Conceição` → `conceicao`.
pub fn fold(text: &str) -> String {
    text.to_lowercase()
        .chars()
        .map(|c| match c {
            'á' | 'à' | 'â' | 'ã' | 'ä' | 'å' => 'a',
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'í' | 'ì' | 'î' | 'ï' => 'i',
            'ó' | 'ò' | 'ô' | 'õ' | 'ö' => 'o',
            'ú' | 'ù' | 'û' | 'ü' => 'u',
            'ç' => 'c',
            'ñ' => 'n',
            other => other,
        })
        .collect()
}

/// ISO 3166-1 alpha-2 codes of the countries that an account can name.
pub const COUNTRIES: [&str; 43] = [
    "AR", "AT", "AU", "BE", "BO", "BR", "CA", "CH", "CL", "CN", "CO", "CR", "CU", "DE", "DO", "EC", "ES", "FR", "GB", "GT", "HN", "IE",
    "IN", "IT", "JP", "MX", "MZ", "NI", "NL", "NZ", "AO", "PA", "PE", "PL", "PR", "PT", "PY", "SE", "SV", "US", "UY", "VE", "ZA",
];

/// A country code of [`COUNTRIES`].
pub fn parse_country(code: &str) -> Result<&'static str, NameError> {
    COUNTRIES.iter().find(|c| **c == code).copied().ok_or(NameError::UnknownCountry)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_address_is_folded_and_a_broken_one_refused() {
        assert_eq!(Email::parse("  Ana.Souza@Exemplo.COM.br ").map(String::from), Ok("ana.souza@exemplo.com.br".into()));
        for broken in
            ["ana", "ana@", "@x.com", "a b@x.com", "a@x", "a..b@x.com", "a@-x.com", "a@x..com", "a@x.com\nbcc: b@y.com", "a\"@x.com"]
        {
            assert!(Email::parse(broken).is_err(), "{broken}");
        }
    }

    #[test]
    fn accents_do_not_hide_a_name() {
        assert_eq!(search_words("  João da Conceição-Núñez "), ["conceicao", "da", "joao", "nunez"]);
    }

    proptest! {
        #[test]
        fn reading_an_address_never_panics_and_reads_itself_again(text in "\\PC{0,80}") {
            if let Ok(email) = Email::parse(&text) {
                prop_assert_eq!(Email::parse(email.as_str()), Ok(email));
            }
        }
    }
}
