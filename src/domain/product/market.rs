//! The language a service is held in, and the country it is meant for.

use crate::language::Language;
use crate::name::parse_country;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// The language of a service; more than the program itself speaks. Its code is ISO 639-1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, strum::EnumString, strum::IntoStaticStr)]
pub enum Tongue {
    #[serde(rename = "pt")]
    #[strum(serialize = "pt")]
    Portuguese,
    #[serde(rename = "es")]
    #[strum(serialize = "es")]
    Spanish,
    #[serde(rename = "en")]
    #[strum(serialize = "en")]
    English,
    #[serde(rename = "it")]
    #[strum(serialize = "it")]
    Italian,
    #[serde(rename = "fr")]
    #[strum(serialize = "fr")]
    French,
    #[serde(rename = "de")]
    #[strum(serialize = "de")]
    German,
    #[serde(rename = "ja")]
    #[strum(serialize = "ja")]
    Japanese,
}

impl Tongue {
    pub const ALL: [Self; 7] = [Self::Portuguese, Self::Spanish, Self::English, Self::Italian, Self::French, Self::German, Self::Japanese];

    /// `pt`.
    pub fn code(self) -> &'static str {
        self.into()
    }

    /// What the reader calls it.
    pub fn title(self, language: Language) -> &'static str {
        match self {
            Self::Portuguese => portuguese(language),
            Self::Spanish => spanish(language),
            Self::English => english(language),
            Self::Italian => italian(language),
            Self::French => french(language),
            Self::German => german(language),
            Self::Japanese => japanese(language),
        }
    }
}

/// Whom a service is meant for: buyers of one country, or everybody. It narrows the market's search, not who may buy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Market {
    Worldwide,
    /// ISO 3166-1 alpha-2.
    Country(&'static str),
}

/// A text that names no market.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a market")]
pub struct NotAMarket;

impl FromStr for Market {
    type Err = NotAMarket;
    fn from_str(text: &str) -> Result<Self, NotAMarket> {
        match text {
            "worldwide" => Ok(Self::Worldwide),
            code => parse_country(code).map(Self::Country).map_err(|_| NotAMarket),
        }
    }
}

/// `worldwide`, or the country's code.
impl fmt::Display for Market {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Worldwide => "worldwide",
            Self::Country(code) => code,
        })
    }
}

crate::texts! {
    worldwide: "Worldwide" | "Todo el mundo" | "Mundo inteiro" | "Tutto il mondo";
    portuguese: "Portuguese" | "Portugués" | "Português" | "Portoghese";
    spanish: "Spanish" | "Español" | "Espanhol" | "Spagnolo";
    english: "English" | "Inglés" | "Inglês" | "Inglese";
    italian: "Italian" | "Italiano" | "Italiano" | "Italiano";
    french: "French" | "Francés" | "Francês" | "Francese";
    german: "German" | "Alemán" | "Alemão" | "Tedesco";
    japanese: "Japanese" | "Japonés" | "Japonês" | "Giapponese";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_market_is_a_country_or_the_world() {
        assert_eq!("BR".parse(), Ok(Market::Country("BR")));
        assert_eq!("worldwide".parse::<Market>().map(|m| m.to_string()), Ok("worldwide".into()));
        assert_eq!("br".parse::<Market>(), Err(NotAMarket));
    }
}
