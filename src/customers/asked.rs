//! A question about customers as what an address is narrowed to, and the least amount as people type it.

use crate::paths;
use crate::ui::narrow::{Narrows, Timed};
use domain::customers::Question;
use domain::money::{Currency, Money};
use domain::reports::When;

/// The field in which a least amount is typed as people write money; the address of a question has minor units.
pub const LEAST: &str = "least";

impl Narrows for Question {
    const PARAMETERS: &'static [&'static str] = &[
        "by",
        "period",
        "from",
        "to",
        "product",
        "brand",
        "category",
        "min_orders",
        "min_amount",
        LEAST,
        "silent_since",
        "currency",
        "sort",
    ];

    fn path(&self) -> String {
        paths::CUSTOMERS.to_owned()
    }

    fn pairs(&self) -> Vec<(&'static str, String)> {
        self.first_page().pairs()
    }

    fn parsed(&self, pairs: &[(&str, &str)]) -> Option<Self> {
        let pairs: Vec<(String, String)> = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let pairs = in_minor(&pairs);
        Self::parse(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()))).ok()
    }
}

impl Timed for Question {
    fn when(&self) -> When {
        self.when
    }

    fn about(&mut self, when: When) {
        self.when = when;
    }
}

/// The parameters with the typed amount in minor units of the currency beside it; what is no amount stays as it was typed, so that it is
/// named as wrong.
pub fn in_minor(pairs: &[(String, String)]) -> Vec<(String, String)> {
    let currency = pairs.iter().find(|(name, _)| name == "currency").and_then(|(_, code)| Currency::parse(code.trim()).ok());
    let minor = |typed: &str| Some(Money::parse(&typed.trim().replace(',', "."), currency?).ok()?.minor.to_string());
    let pair = |(name, value): &(String, String)| match name.as_str() {
        LEAST if value.trim().is_empty() => (name.clone(), String::new()),
        LEAST => ("min_amount".to_owned(), minor(value).unwrap_or_else(|| value.clone())),
        _ => (name.clone(), value.clone()),
    };
    pairs.iter().map(pair).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::reports::Preset;

    #[test]
    fn a_least_amount_is_typed_as_money() {
        let question = Question::new(When::Preset(Preset::All));
        let asked = |least: &str| question.parsed(&[("by", "frequency"), ("period", "all"), ("least", least), ("currency", "BRL")]);
        assert_eq!(asked("100,50").unwrap().address(), "/reports/customers?by=frequency&period=all&min_amount=10050&currency=BRL");
        assert_eq!(asked("").unwrap().frequency().min_amount, None);
        assert!(asked("plenty").is_none() && asked("-3").is_none());
        assert_eq!(question.parsed(&[("from", "2026-03-01")]), None, "the other end is missing");
    }
}
