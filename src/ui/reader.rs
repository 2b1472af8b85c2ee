//! Who is reading: language, theme and account, known to server and browser from the first byte.

use domain::account::Theme;
use domain::language::Language;
use domain::money::Currency;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// The reader of the present page.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Reader {
    pub language: Language,
    pub theme: Theme,
    /// None where nobody is signed in.
    pub account: Option<Signed>,
    /// Whether this is the demo, whose mail can be read in the browser.
    pub demo: bool,
}

/// The account that is signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signed {
    pub name: String,
    pub email: String,
    /// As ISO 3166 writes it.
    pub country: String,
    pub currency: Currency,
    pub time_zone: String,
    pub is_operator: bool,
    /// How many notices were unread when the document was made.
    pub unread: i64,
}

/// Finds out who reads, on the server, and hands it to the browser with the page.
pub fn provide_reader() -> Reader {
    let reader = SharedValue::new(find).into_inner();
    provide_context(reader.clone());
    reader
}

/// The reader of this page.
pub fn reader() -> Reader {
    use_context::<Reader>().unwrap_or_default()
}

/// The reader's language.
pub fn language() -> Language {
    use_context::<Reader>().map(|reader| reader.language).unwrap_or_default()
}

#[cfg(feature = "ssr")]
fn find() -> Reader {
    use crate::server::caller::{self, Caller, Unread};
    let Ok((house, parts)) = caller::request() else { return Reader::default() };
    let known = parts.extensions.get::<Caller>().and_then(Caller::known);
    let chosen = || caller::cookie(&parts, "theme").and_then(|theme| Theme::parse(&theme)).unwrap_or_default();
    Reader {
        language: caller::language(&parts),
        theme: known.map_or_else(chosen, |known| known.account.theme),
        demo: house.config.demo,
        account: known.map(|known| Signed {
            name: known.account.name.clone(),
            email: known.account.email.to_string(),
            country: known.account.country.clone(),
            currency: known.account.currency,
            time_zone: known.account.time_zone.clone(),
            is_operator: known.account.is_operator,
            unread: parts.extensions.get::<Unread>().map_or(0, |unread| unread.0),
        }),
    }
}

#[cfg(not(feature = "ssr"))]
fn find() -> Reader {
    Reader::default()
}
