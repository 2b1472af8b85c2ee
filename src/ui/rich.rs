//! Sentences with a stressed part.

use leptos::prelude::*;

/// The text with what stands between double asterisks in bold: `You sold **148** this week`.
pub fn rich(text: &str) -> AnyView {
    text.split("**")
        .enumerate()
        .map(|(index, part)| {
            let part = part.to_owned();
            if index % 2 == 1 { view! { <b>{part}</b> }.into_any() } else { part.into_any() }
        })
        .collect_view()
        .into_any()
}
