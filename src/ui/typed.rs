//! What was typed into a plain form whose answer was a fault: its page fills the fields with it again.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// A form's address, and what stood in its fields.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Typed {
    pub action: String,
    /// Name and value; never of a secret.
    pub fields: Vec<(String, String)>,
}

impl Typed {
    /// What was typed into the form that is sent to this address.
    pub fn of(action: &str) -> Self {
        use_context::<Self>().filter(|typed| typed.action == action).unwrap_or_default()
    }

    /// What stood in a field.
    pub fn get(&self, name: &str) -> Option<String> {
        self.fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone())
    }

    /// What stood in fields of which there are several.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.fields.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The same for fields that are empty at first.
    pub fn text(&self, name: &str) -> String {
        self.get(name).unwrap_or_default()
    }
}

/// Finds out what was typed, on the server, and hands it to the browser with the page.
pub fn provide_typed() {
    provide_context(SharedValue::new(find).into_inner());
}

#[cfg(feature = "ssr")]
fn find() -> Typed {
    use_context::<axum::http::request::Parts>().and_then(|parts| parts.extensions.get().cloned()).unwrap_or_default()
}

#[cfg(not(feature = "ssr"))]
fn find() -> Typed {
    Typed::default()
}
