//! What a report is narrowed to.

use super::words;
use crate::id::ProductId;
use crate::language::Language;
use crate::parameter::{ParameterFault, has_twins, push_all};
use crate::sale::{Method, State};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The longest text that can be narrowed to, in characters.
const LONGEST: usize = 200;

/// Most products that one question names.
const MOST_PRODUCTS: usize = 50;

/// What stands in an address for sales of which something is not stated.
pub const NOT_STATED: &str = "-";

/// A way to narrow a report; its machine name is the parameter's.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    strum::EnumIter,
    strum::EnumString,
    strum::IntoStaticStr,
)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Narrowing {
    Product,
    Offer,
    Category,
    Brand,
    Method,
    State,
    Country,
    Region,
    Device,
    Source,
    Medium,
    Campaign,
    CheckoutOrigin,
    Affiliate,
    Coproducer,
}

/// What of the sales a question is about; all of them by default. What stands in one list is any of it, what stands apart holds together.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Narrowed {
    pub products: Vec<ProductId>,
    pub methods: Vec<Method>,
    pub states: Vec<State>,
    /// Of the other ways the exact text; an empty one means the sales of which it is not stated.
    pub texts: BTreeMap<Narrowing, String>,
}

impl Narrowing {
    /// The machine name: `checkout_origin`.
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// Whether it takes a list of what is known, and no text.
    pub fn is_list(self) -> bool {
        matches!(self, Self::Product | Self::Method | Self::State)
    }

    /// What readers call it.
    pub fn label(self, language: Language) -> &'static str {
        words::narrowing(self)(language)
    }

    /// The texts that are machine names with words.
    pub fn known(self) -> impl Iterator<Item = &'static str> {
        words::values(self).iter().map(|(known, _)| *known)
    }

    /// What readers call a text that is a machine name; none of any other, which stands as it is.
    pub fn word(self, text: &str, language: Language) -> Option<&'static str> {
        words::values(self).iter().find(|(known, _)| *known == text).map(|(_, word)| word(language))
    }
}

impl Narrowed {
    /// The ways in which it narrows, in the order of [`Narrowing`].
    pub fn ways(&self) -> Vec<Narrowing> {
        let lists = [
            (Narrowing::Product, self.products.is_empty()),
            (Narrowing::Method, self.methods.is_empty()),
            (Narrowing::State, self.states.is_empty()),
        ];
        let lists = lists.into_iter().filter(|(_, is_empty)| !is_empty).map(|(way, _)| way);
        let mut ways: Vec<Narrowing> = lists.chain(self.texts.keys().copied()).collect();
        ways.sort_unstable();
        ways
    }

    /// Takes the value of a parameter.
    pub fn set(&mut self, way: Narrowing, value: &str) -> Result<(), ParameterFault> {
        match way {
            Narrowing::Product => push_all(&mut self.products, value).map_err(|_| ParameterFault::NotAnId),
            Narrowing::Method => push_all(&mut self.methods, value),
            Narrowing::State => push_all(&mut self.states, value),
            _ => {
                self.texts.insert(way, if value == NOT_STATED { String::new() } else { value.to_owned() });
                Ok(())
            }
        }
    }

    /// The value of a parameter, as [`Narrowed::set`] takes it; none where it does not narrow so.
    pub fn value(&self, way: Narrowing) -> Option<String> {
        fn list<T>(values: &[T], name: impl Fn(&T) -> String) -> Option<String> {
            (!values.is_empty()).then(|| values.iter().map(name).collect::<Vec<_>>().join(","))
        }
        match way {
            Narrowing::Product => list(&self.products, ToString::to_string),
            Narrowing::Method => list(&self.methods, |method| method.name().to_owned()),
            Narrowing::State => list(&self.states, |state| state.name().to_owned()),
            _ => self.texts.get(&way).map(|text| if text.is_empty() { NOT_STATED.to_owned() } else { text.clone() }),
        }
    }

    /// No longer narrowed in this way.
    #[must_use]
    pub fn without(mut self, way: Narrowing) -> Self {
        match way {
            Narrowing::Product => self.products.clear(),
            Narrowing::Method => self.methods.clear(),
            Narrowing::State => self.states.clear(),
            _ => {
                self.texts.remove(&way);
            }
        }
        self
    }

    /// What is wrong with it, however it was written.
    pub(super) fn faults(&self) -> Vec<(Narrowing, ParameterFault)> {
        let lists = [
            (Narrowing::Product, ParameterFault::NotAValue, has_twins(&self.products)),
            (Narrowing::Product, ParameterFault::TooLong, self.products.len() > MOST_PRODUCTS),
            (Narrowing::Method, ParameterFault::NotAValue, has_twins(&self.methods)),
            (Narrowing::State, ParameterFault::NotAValue, has_twins(&self.states)),
        ];
        let texts = self.texts.iter().flat_map(|(way, text)| {
            let is_list = way.is_list();
            [
                (*way, ParameterFault::TooLong, text.chars().count() > LONGEST),
                // No stored text has such characters, and PostgreSQL takes no NUL. Spaces around would be lost in an address.
                (
                    *way,
                    ParameterFault::NotAValue,
                    is_list || text.chars().any(char::is_control) || text.trim() != text || text == NOT_STATED,
                ),
            ]
        });
        lists.into_iter().chain(texts).filter(|(.., is_wrong)| *is_wrong).map(|(way, fault, _)| (way, fault)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use strum::IntoEnumIterator;

    #[test]
    fn machine_names_that_are_known_have_words_in_every_language_and_others_have_none() {
        for way in Narrowing::iter() {
            for text in way.known() {
                for language in Language::ALL {
                    assert!(way.word(text, language).is_some_and(|word| !word.is_empty() && word != text), "{text}");
                }
            }
            assert_eq!(way.word("Smart TV", Language::English), None);
        }
        assert_eq!(Narrowing::Device.word("mobile", Language::Portuguese), Some("Celular"));
        assert_eq!(Narrowing::Source.word("mobile", Language::Portuguese), None, "the name of a device, and of nothing else");
        assert_eq!(Narrowing::CheckoutOrigin.known().count(), 7);
    }
}
