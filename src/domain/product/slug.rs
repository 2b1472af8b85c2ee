//! The readable part of a product's public address.

use crate::name::fold;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Words of lower-case ASCII letters and figures with single hyphens between, at most [`Slug::MAX`] long and not reserved.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Slug(String);

/// Why a text is not a slug.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum SlugError {
    #[error("shorter than 3 characters")]
    TooShort,
    #[error("longer than 60 characters")]
    TooLong,
    #[error("holds something else than letters, figures and single hyphens")]
    NotPlain,
    #[error("kept for the program's own addresses")]
    Reserved,
}

/// Words that stand, or may come to stand, for pages of the program itself.
const RESERVED: [&str; 24] = [
    "about",
    "admin",
    "agenda",
    "api",
    "app",
    "assets",
    "checkout",
    "edit",
    "help",
    "login",
    "market",
    "mostrador",
    "new",
    "operator",
    "page",
    "pkg",
    "privacy",
    "products",
    "sales",
    "settings",
    "sign-in",
    "sign-up",
    "support",
    "terms",
];

impl Slug {
    pub const MIN: usize = 3;
    pub const MAX: usize = 60;

    pub fn parse(text: &str) -> Result<Self, SlugError> {
        if text.len() > Self::MAX {
            return Err(SlugError::TooLong);
        }
        let is_word = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
        if !text.split('-').all(is_word) {
            return Err(SlugError::NotPlain);
        }
        if text.len() < Self::MIN {
            return Err(SlugError::TooShort);
        }
        if RESERVED.contains(&text) {
            return Err(SlugError::Reserved);
        }
        Ok(Self(text.to_owned()))
    }

    /// The slug of a name, cut between words where it can be: `Clases de oratória!` → `clases-de-oratoria`. None where too little of
    /// the name can be written so, or what comes out is reserved.
    pub fn of_name(name: &str) -> Option<Self> {
        let folded = fold(name);
        let mut slug = String::new();
        for word in folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
            let hyphen = usize::from(!slug.is_empty());
            if slug.len() + hyphen + word.len() > Self::MAX {
                if slug.is_empty() {
                    slug.extend(word.chars().take(Self::MAX));
                }
                break;
            }
            if hyphen == 1 {
                slug.push('-');
            }
            slug.push_str(word);
        }
        Self::parse(&slug).ok()
    }

    /// The same slug with a number, for the next product of that name: `yoga-2`.
    pub fn numbered(&self, number: u32) -> Self {
        let tail = format!("-{number}");
        let room = Self::MAX.saturating_sub(tail.len());
        let head: String = self.0.chars().take(room).collect();
        Self(format!("{}{tail}", head.trim_end_matches('-')))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Slug {
    type Error = SlugError;
    fn try_from(text: String) -> Result<Self, SlugError> {
        Self::parse(&text)
    }
}

impl From<Slug> for String {
    fn from(slug: Slug) -> Self {
        slug.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_name_becomes_plain_words() {
        assert_eq!(
            Slug::of_name("  Orientação nutricional — 1ª sessão! ").map(String::from),
            Some("orientacao-nutricional-1-sessao".into())
        );
        assert_eq!(Slug::of_name("日本語"), None);
        assert_eq!(Slug::of_name("Admin"), None);
    }

    #[test]
    fn what_is_no_slug_is_named() {
        for (text, error) in [
            ("ab", SlugError::TooShort),
            ("Yoga", SlugError::NotPlain),
            ("-yoga", SlugError::NotPlain),
            ("yoga--ana", SlugError::NotPlain),
            ("", SlugError::NotPlain),
            ("../etc", SlugError::NotPlain),
            ("sign-in", SlugError::Reserved),
        ] {
            assert_eq!(Slug::parse(text), Err(error), "{text}");
        }
        assert_eq!(Slug::parse(&"a".repeat(61)), Err(SlugError::TooLong));
    }

    proptest! {
        #[test]
        fn a_suggested_slug_is_always_a_good_one(name in "\\PC{0,90}|[a-zà-ú ]{50,90}", number in 2_u32..u32::MAX) {
            if let Some(slug) = Slug::of_name(&name) {
                prop_assert_eq!(Slug::parse(slug.as_str()), Ok(slug.clone()));
                let numbered = slug.numbered(number);
                prop_assert_eq!(Slug::parse(numbered.as_str()), Ok(numbered));
            }
        }
    }
}
