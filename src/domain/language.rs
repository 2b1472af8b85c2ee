//! The four languages, and `texts!`, which lets no text exist in fewer than four.

use serde::{Deserialize, Serialize};

/// A language that the whole program speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Language {
    #[default]
    #[serde(rename = "en")]
    English,
    #[serde(rename = "es")]
    Spanish,
    #[serde(rename = "pt-BR")]
    Portuguese,
    #[serde(rename = "it")]
    Italian,
}

impl Language {
    pub const ALL: [Self; 4] = [Self::English, Self::Spanish, Self::Portuguese, Self::Italian];

    /// BCP 47 tag, as in `<html lang>`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Spanish => "es",
            Self::Portuguese => "pt-BR",
            Self::Italian => "it",
        }
    }

    /// What its speakers call it.
    pub fn endonym(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Spanish => "Español",
            Self::Portuguese => "Português",
            Self::Italian => "Italiano",
        }
    }

    /// The language of a tag such as `pt`, `pt-BR` or `es-MX`; none for one that we do not speak.
    pub fn parse(tag: &str) -> Option<Self> {
        match tag.split(['-', '_']).next()?.to_ascii_lowercase().as_str() {
            "en" => Some(Self::English),
            "es" => Some(Self::Spanish),
            "pt" => Some(Self::Portuguese),
            "it" => Some(Self::Italian),
            _ => None,
        }
    }

    /// The first language of an `Accept-Language` header that we speak, by its weights.
    pub fn negotiate(header: &str) -> Option<Self> {
        let mut wanted: Vec<(u32, Self)> = header
            .split(',')
            .filter_map(|part| {
                let mut pieces = part.split(';');
                let language = Self::parse(pieces.next()?.trim())?;
                let weight = pieces.find_map(|p| p.trim().strip_prefix("q=")).and_then(thousandths).unwrap_or(1000);
                (weight > 0).then_some((weight, language))
            })
            .collect();
        wanted.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
        wanted.first().map(|(_, language)| *language)
    }
}

/// `0.8` → 800: weights have at most three decimals (RFC 9110 § 12.4.2).
fn thousandths(weight: &str) -> Option<u32> {
    let (whole, decimals) = weight.split_once('.').unwrap_or((weight, ""));
    let decimals: u32 = format!("{decimals:0<3}").get(..3)?.parse().ok()?;
    Some(whole.parse::<u32>().ok()?.checked_mul(1000)? + decimals)
}

/// Declares texts in English, Spanish, Brazilian Portuguese and Italian, in that order: a row with a language missing
/// does not compile. `name: …` gives `fn name(Language) -> &'static str`; `name(argument: Type): …` gives a function
/// that formats its arguments into the sentence.
///
/// ```
/// domain::texts! {
///     greeting: "Hello" | "Hola" | "Olá" | "Ciao";
///     sold(count: &str): "{count} sold" | "{count} vendidas" | "{count} vendidas" | "{count} vendute";
/// }
/// use domain::language::Language;
/// assert_eq!(greeting(Language::Italian), "Ciao");
/// assert_eq!(sold(Language::English, "3"), "3 sold");
/// ```
#[macro_export]
macro_rules! texts {
    () => {};
    ($(#[$doc:meta])* $name:ident : $en:literal | $es:literal | $pt:literal | $it:literal ; $($rest:tt)*) => {
        $(#[$doc])*
        pub fn $name(language: $crate::language::Language) -> &'static str {
            match language {
                $crate::language::Language::English => $en,
                $crate::language::Language::Spanish => $es,
                $crate::language::Language::Portuguese => $pt,
                $crate::language::Language::Italian => $it,
            }
        }
        $crate::texts! { $($rest)* }
    };
    ($(#[$doc:meta])* $name:ident ( $($arg:ident : $kind:ty),+ ) : $en:literal | $es:literal | $pt:literal | $it:literal ; $($rest:tt)*) => {
        $(#[$doc])*
        pub fn $name(language: $crate::language::Language, $($arg: $kind),+) -> String {
            match language {
                $crate::language::Language::English => format!($en),
                $crate::language::Language::Spanish => format!($es),
                $crate::language::Language::Portuguese => format!($pt),
                $crate::language::Language::Italian => format!($it),
            }
        }
        $crate::texts! { $($rest)* }
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reader_gets_the_language_they_weigh_most() {
        assert_eq!(Language::negotiate("fr-FR, it;q=0.4, pt-BR;q=0.9, en;q=0.5"), Some(Language::Portuguese));
        assert_eq!(Language::negotiate("de, fr;q=0.5"), None);
        assert_eq!(Language::negotiate("es;q=0, en;q=0.001"), Some(Language::English));
        assert_eq!(Language::negotiate(";;;q=,,=1"), None);
    }
}
