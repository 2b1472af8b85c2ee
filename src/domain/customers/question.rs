//! A question about customers: by what of the catalogue they bought, or by how often they buy.

use super::sort::Sort;
use crate::id::ProductId;
use crate::money::Currency;
use crate::parameter::{ParameterError, ParameterFault, pairs, query};
use crate::reports::{Period, When};
use chrono::NaiveDate;
use said::Said;
use serde::{Deserialize, Serialize};

/// Rows of one page.
pub const PAGE_SIZE: u32 = 50;

/// Rows that may stand before a page: more than any list has.
const DEEPEST: u32 = 10_000_000;

/// The longest text that can be narrowed to, in characters.
const LONGEST: usize = 200;

/// What stands in an address for sales of which something is not stated.
const NOT_STATED: &str = "-";

/// Customers with a sold sale in a period, narrowed in one of two ways. There is none without a period. Whoever is sent one asks
/// [`Question::faults`] first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    pub when: When,
    pub by: By,
    /// The one most used, where none is chosen: totals of two are never added.
    pub currency: Option<Currency>,
    pub sort: Sort,
    /// How many rows stand before the page.
    pub cursor: u32,
}

/// The two ways to ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// What was bought: all of it, or one part of the catalogue.
    Catalogue(Option<Part>),
    /// How often and for how much.
    Frequency(Frequency),
}

/// A part of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    Product(ProductId),
    /// The exact text; an empty one means the sales of which it is not stated.
    Brand(String),
    /// The same of the category.
    Category(String),
}

/// What a customer has to reach, where anything is asked; orders and amount within the period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Frequency {
    pub min_orders: Option<u32>,
    /// In minor units of the question's currency, which must then be said.
    pub min_amount: Option<i64>,
    /// Nothing bought on this day of the owner's or later, in any currency, whatever the period.
    pub silent_since: Option<NaiveDate>,
}

impl Question {
    /// Everybody who bought then.
    pub fn new(when: When) -> Self {
        Self { when, by: By::Catalogue(None), currency: None, sort: Sort::default(), cursor: 0 }
    }

    /// Reads the parameters of an address; empty ones count as absent. All faults at once: a missing end of the period is named at its
    /// field.
    pub fn parse<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, Vec<ParameterError>> {
        let (said, faults) = Said::read(pairs);
        let (question, mut faults) = said.question(faults);
        match question {
            Some(question) if faults.is_empty() => Ok(question),
            _ => {
                faults.dedup();
                Err(faults)
            }
        }
    }

    /// The same for who would rather have an answer than be told all at once: what is wrong is left out, and named. None where the period
    /// is missing or wrong: there is nothing to answer without one.
    pub fn understand(pairs: &[(String, String)]) -> (Option<Self>, Vec<ParameterError>) {
        let parse = |pairs: &[&(String, String)]| Self::parse(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        match parse(&pairs.iter().collect::<Vec<_>>()) {
            Ok(question) => (Some(question), Vec::new()),
            Err(faults) => {
                // A least amount is nothing without its currency.
                let is_without_currency = faults.iter().any(|fault| fault.parameter == "currency");
                let is_good =
                    |name: &str| faults.iter().all(|fault| fault.parameter != name) && !(name == "min_amount" && is_without_currency);
                let good: Vec<_> = pairs.iter().filter(|(name, _)| is_good(name)).collect();
                (parse(&good).ok(), faults)
            }
        }
    }

    /// What is wrong with the question itself, however it was written.
    pub fn faults(&self) -> Vec<ParameterError> {
        let (from, to) = match self.when {
            When::Days(Period { from, to }) => (from, to),
            When::Preset(_) => (Period::FIRST, Period::LAST),
        };
        let is_known = |day| (Period::FIRST..=Period::LAST).contains(&day);
        let frequency = self.frequency();
        let text = match &self.by {
            By::Catalogue(Some(Part::Brand(text))) => Some(("brand", text)),
            By::Catalogue(Some(Part::Category(text))) => Some(("category", text)),
            _ => None,
        };
        let (name, text) = text.map_or(("brand", ""), |(name, text)| (name, text.as_str()));
        let found = [
            ("from", ParameterFault::NotADate, !is_known(from)),
            ("to", ParameterFault::NotADate, !is_known(to)),
            ("to", ParameterFault::EndsBeforeStart, to < from),
            (name, ParameterFault::TooLong, text.chars().count() > LONGEST),
            // No stored text has such characters, and PostgreSQL takes no NUL. Spaces around would be lost in an address.
            (name, ParameterFault::NotAValue, text.chars().any(char::is_control) || text.trim() != text || text == NOT_STATED),
            ("min_orders", ParameterFault::NotAValue, frequency.min_orders == Some(0)),
            ("min_amount", ParameterFault::NotAValue, frequency.min_amount.is_some_and(|amount| amount <= 0)),
            ("currency", ParameterFault::Missing, frequency.min_amount.is_some() && self.currency.is_none()),
            ("silent_since", ParameterFault::NotADate, frequency.silent_since.is_some_and(|day| !is_known(day))),
            ("cursor", ParameterFault::NotACursor, self.cursor > DEEPEST),
        ];
        let wrong = found.into_iter().filter(|(.., is_wrong)| *is_wrong);
        wrong.map(|(name, reason, _)| ParameterError { parameter: name.to_owned(), reason }).collect()
    }

    /// The parameters that give this question again, those with their default value left out; not percent-encoded.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let stated = |text: &str| if text.is_empty() { NOT_STATED.to_owned() } else { text.to_owned() };
        let mut pairs = Vec::new();
        if matches!(self.by, By::Frequency(_)) {
            pairs.push(("by", "frequency".to_owned()));
        }
        match self.when {
            When::Preset(preset) => pairs.push(("period", preset.name().to_owned())),
            When::Days(Period { from, to }) => pairs.extend([("from", from.to_string()), ("to", to.to_string())]),
        }
        match &self.by {
            By::Catalogue(None) => {}
            By::Catalogue(Some(Part::Product(product))) => pairs.push(("product", product.to_string())),
            By::Catalogue(Some(Part::Brand(text))) => pairs.push(("brand", stated(text))),
            By::Catalogue(Some(Part::Category(text))) => pairs.push(("category", stated(text))),
            By::Frequency(Frequency { min_orders, min_amount, silent_since }) => {
                pairs.extend(min_orders.map(|orders| ("min_orders", orders.to_string())));
                pairs.extend(min_amount.map(|amount| ("min_amount", amount.to_string())));
                pairs.extend(silent_since.map(|day| ("silent_since", day.to_string())));
            }
        }
        pairs.extend(self.currency.map(|currency| ("currency", currency.code().to_owned())));
        if self.sort != Sort::default() {
            pairs.push(("sort", self.sort.to_text()));
        }
        if self.cursor > 0 {
            pairs.push(("cursor", self.cursor.to_string()));
        }
        pairs
    }

    /// The parameters as they stand in an address after `?`; never empty, as the period always stands there.
    pub fn query(&self) -> String {
        query(self.pairs())
    }

    /// The inverse of [`Question::query`].
    pub fn from_query(text: &str) -> Result<Self, Vec<ParameterError>> {
        let pairs = pairs(text);
        Self::parse(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())))
    }

    /// What a customer has to reach; nothing where it is asked by catalogue.
    pub fn frequency(&self) -> Frequency {
        match &self.by {
            By::Frequency(frequency) => *frequency,
            By::Catalogue(_) => Frequency::default(),
        }
    }

    /// The same question from its first page.
    #[must_use]
    pub fn first_page(&self) -> Self {
        Self { cursor: 0, ..self.clone() }
    }

    /// The same selection whatever page and order it is looked at in: what a segment keeps.
    #[must_use]
    pub fn selection(&self) -> Self {
        Self { cursor: 0, sort: Sort::default(), ..self.clone() }
    }
}

mod said;
#[cfg(test)]
mod tests;
