//! What drawings are made of: names in the reader's language, and figures.

use crate::ui::format;
use crate::ui::words;
use domain::language::Language;
use domain::money::Currency;

/// What figures count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    Count,
    /// Minor units.
    Money(Currency),
    /// Hundredths of a per cent.
    Share,
}

impl Unit {
    /// A figure in full.
    pub fn written(self, value: i64, language: Language) -> String {
        match self {
            Self::Count => format::count(value, language),
            Self::Money(currency) => format::money(value, currency, language),
            Self::Share => {
                let sign = if value < 0 { "-" } else { "" };
                let share = format::exact_percent(u16::try_from(value.unsigned_abs()).unwrap_or(u16::MAX), language);
                format!("{sign}{share}")
            }
        }
    }

    /// A figure that may not be known, in full.
    pub fn told(self, value: Option<i64>, language: Language) -> String {
        value.map_or_else(|| words::unknown(language).to_owned(), |value| self.written(value, language))
    }

    /// A round figure beside a line of the drawing.
    pub fn short(self, value: i64, language: Language) -> String {
        match self {
            Self::Share => format::percent(value / self.one(), language),
            Self::Count | Self::Money(_) => format::compact(value / self.one(), language),
        }
    }

    /// What people count in: the scale's lines are multiples of it.
    pub fn one(self) -> i64 {
        match self {
            Self::Count => 1,
            Self::Money(currency) => 10_i64.saturating_pow(currency.decimals()),
            Self::Share => 100,
        }
    }
}

/// Figures by stretches of time, of one or several series, with those of a compared period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timeline {
    /// Of the drawing within its page.
    pub id: &'static str,
    /// What is drawn: `Gross by day`.
    pub name: String,
    /// What the stretches are: `Day`.
    pub axis: String,
    pub unit: Unit,
    pub buckets: Vec<Bucket>,
    /// With hue, dash and mark by their place.
    pub series: Vec<Series>,
    /// What the compared period is called; none where nothing is compared.
    pub before: Option<String>,
    /// Whether the last stretch is not over yet.
    pub unfinished: bool,
}

/// A stretch of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bucket {
    /// Under the drawing: `Nov 5`.
    pub label: String,
    /// In full: `Thursday, November 5`.
    pub name: String,
    /// What it is compared with, in full.
    pub before: Option<String>,
    /// What it is made of.
    pub href: Option<String>,
}

/// One figure of each stretch; none where it is not known or still to come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// By which it is known again in another drawing; of its own among the series.
    pub key: String,
    pub name: String,
    pub values: Vec<Option<i64>>,
    /// Of the compared stretches; empty where nothing is compared.
    pub before: Vec<Option<i64>>,
}

/// Figures by value of something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranking {
    /// Of the drawing within its page.
    pub id: &'static str,
    /// What is drawn: `Gross by payment method`.
    pub name: String,
    /// What the parts are: `Payment method`.
    pub axis: String,
    pub unit: Unit,
    /// In the order in which they are shown.
    pub parts: Vec<Part>,
    /// Whether the figures of the parts, added, are those of a whole, of which shares are told.
    pub adds_up: bool,
    /// What the compared period is called; none where nothing is compared.
    pub before: Option<String>,
}

/// One of the values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    pub name: String,
    pub value: i64,
    pub before: Option<i64>,
    pub href: Option<String>,
}

/// A country with its regions, which may be none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub whole: Part,
    pub regions: Vec<Part>,
}

/// Figures by weekday and hour.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weekly {
    /// Of the drawing within its page.
    pub id: &'static str,
    /// What is drawn: `Sales by weekday and hour`.
    pub name: String,
    pub unit: Unit,
    /// Monday's 24 hours, Tuesday's …: 168.
    pub hours: Vec<Hour>,
    /// What the compared period is called; none where nothing is compared.
    pub before: Option<String>,
}

/// What fell into one hour of one weekday.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hour {
    pub value: i64,
    pub before: Option<i64>,
    pub href: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_written_in_their_unit() {
        let money = Unit::Money(Currency::BRL);
        assert_eq!(money.written(-123_456, Language::English), "-R$1,234.56");
        assert_eq!(money.short(40_000_000, Language::Italian), "400K");
        assert_eq!(Unit::Share.written(1_250, Language::English), "12.5%");
        assert_eq!(Unit::Share.written(-50, Language::English), "-0.5%");
        assert_eq!(Unit::Share.short(4_000, Language::English), "40%");
        assert_eq!(Unit::Count.told(None, Language::English), "unknown");
    }
}
