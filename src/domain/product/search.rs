//! What the market is asked for: words, kind, language, highest price, and which page of what is found.

use super::kind::{Group, Kind};
use super::market::Tongue;
use super::price::read_amount;
use crate::money::{Currency, Money};
use crate::name::search_words;
use crate::parameter::query;
use serde::{Deserialize, Serialize};

/// Services on one page.
pub const PER_PAGE: u32 = 24;
/// Most pages that anybody turns to.
const MOST_PAGES: u32 = 2_500;
/// Most characters of the text that are looked at, and most words of it.
const LONGEST: usize = 120;
const MOST_WORDS: usize = 8;

/// What is asked for; what cannot be understood is left out.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Search {
    /// As typed.
    pub text: String,
    pub group: Option<Group>,
    /// Instead of a whole group.
    pub kind: Option<Kind>,
    /// The language of the sessions.
    pub tongue: Option<Tongue>,
    /// The highest price. What is priced in another currency is left out: amounts of two currencies are not compared.
    pub most: Option<Money>,
    /// From 0.
    pub page: u32,
}

impl Search {
    /// Reads the parameters of an address; a highest price without its currency is in `currency`.
    pub fn understand(parameter: impl Fn(&str) -> Option<String>, currency: Currency) -> Self {
        let text: String = parameter("q").unwrap_or_default().chars().filter(|c| !c.is_control()).collect();
        let kind = parameter("kind").unwrap_or_default();
        let currency = parameter("currency").and_then(|code| Currency::parse(&code).ok()).unwrap_or(currency);
        let page = parameter("page").and_then(|page| page.parse::<u32>().ok()).unwrap_or(1);
        Self {
            text: text.trim().chars().take(LONGEST).collect(),
            group: kind.parse().ok(),
            kind: kind.parse().ok(),
            tongue: parameter("language").and_then(|code| code.parse().ok()),
            most: parameter("most").and_then(|most| read_amount(&most, currency).ok()),
            page: page.clamp(1, MOST_PAGES) - 1,
        }
    }

    /// The words of the text, as they are searched.
    pub fn words(&self) -> Vec<String> {
        let text: String = self.text.chars().take(LONGEST).collect();
        let mut words = search_words(&text);
        words.truncate(MOST_WORDS);
        words
    }

    /// Whether the text has nothing in it that could be searched: then nothing is found.
    pub fn is_wordless(&self) -> bool {
        !self.text.trim().is_empty() && self.words().is_empty()
    }

    /// The code of the kind or of the group.
    pub fn kind_code(&self) -> Option<&'static str> {
        self.kind.map(Kind::code).or(self.group.map(Group::code))
    }

    /// Whether anything narrows the market.
    pub fn narrows(&self) -> bool {
        self.at(0) != Self::default()
    }

    /// How many services stand on the pages before this one.
    pub fn before(&self) -> i64 {
        i64::from(self.page.min(MOST_PAGES)) * i64::from(PER_PAGE)
    }

    /// The same search on another page.
    pub fn at(&self, page: u32) -> Self {
        Self { page, ..self.clone() }
    }

    /// The parameters as they stand in an address after `?`; empty for the whole market.
    pub fn query(&self) -> String {
        let text = (!self.text.is_empty()).then(|| ("q", self.text.clone()));
        let kind = self.kind_code().map(|code| ("kind", code.to_owned()));
        let tongue = self.tongue.map(|tongue| ("language", tongue.code().to_owned()));
        let most = self.most.map(|most| ("most", most.to_plain()));
        let currency = self.most.map(|most| ("currency", most.currency.code().to_owned()));
        let page = (self.page > 0).then(|| ("page", (self.page + 1).to_string()));
        query([text, kind, tongue, most, currency, page].into_iter().flatten())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn asked(pairs: &[(&str, &str)]) -> Search {
        let find = |name: &str| pairs.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
        Search::understand(find, Currency::BRL)
    }

    #[test]
    fn kinds_groups_and_nonsense_are_told_apart() {
        assert_eq!(asked(&[("kind", "classes")]).kind_code(), Some("classes"));
        assert_eq!(asked(&[("kind", "classes.music"), ("language", "pt")]).kind_code(), Some("classes.music"));
        assert_eq!(asked(&[("kind", "x'--"), ("language", ""), ("most", "much"), ("page", "-1"), ("q", " \n ")]), Search::default());
    }

    #[test]
    fn a_price_is_read_as_people_type_it_in_its_currency() {
        assert_eq!(asked(&[("most", "1.234,50")]).most, Some(Money::new(123_450, Currency::BRL)));
        assert_eq!(asked(&[("most", "300"), ("currency", "EUR")]).most, Some(Money::new(30_000, Currency::EUR)));
        assert!(!asked(&[("most", ""), ("currency", "EUR")]).narrows(), "a currency alone narrows nothing");
    }

    #[test]
    fn words_are_folded_and_few() {
        assert_eq!(asked(&[("q", "  Aulas de VIOLÃO! ")]).words(), ["aulas", "de", "violao"]);
        assert!(asked(&[("q", "! a")]).is_wordless() && !asked(&[]).is_wordless());
        let many: Vec<String> = (10..60).map(|n| format!("w{n}")).collect();
        assert_eq!(asked(&[("q", &many.join(" "))]).words().len(), MOST_WORDS);
    }

    #[test]
    fn no_page_lies_beyond_the_last_that_is_turned_to() {
        assert_eq!(asked(&[("page", "4294967295")]).page, MOST_PAGES - 1);
        assert_eq!(Search { page: u32::MAX, ..Search::default() }.before(), i64::from(MOST_PAGES * PER_PAGE));
    }

    proptest! {
        #[test]
        fn an_address_is_read_back(text in "\\PC{0,40}", kind in "|classes|classes.music", tongue in "|pt|ja", most in 0..1_000_000_i64, page in 1..3_000_u32) {
            let most = Money::new(most, Currency::BRL).to_plain();
            let page = page.to_string();
            let search = asked(&[("q", &text), ("kind", &kind), ("language", &tongue), ("most", &most), ("page", &page)]);
            let query = search.query();
            let pairs: Vec<(String, String)> = query.trim_start_matches('?').split('&').filter_map(|pair| pair.split_once('='))
                .map(|(name, value)| (name.to_owned(), decoded(value))).collect();
            let find = |name: &str| pairs.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone());
            prop_assert_eq!(Search::understand(find, Currency::USD), search);
        }
    }

    fn decoded(text: &str) -> String {
        let mut bytes = Vec::new();
        let mut rest = text.as_bytes();
        while let [first, tail @ ..] = rest {
            if *first == b'%' {
                bytes.push(u8::from_str_radix(&String::from_utf8_lossy(&tail[..2]), 16).unwrap());
                rest = &tail[2..];
            } else {
                bytes.push(*first);
                rest = tail;
            }
        }
        String::from_utf8(bytes).unwrap()
    }
}
