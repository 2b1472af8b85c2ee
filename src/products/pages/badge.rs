//! The state of a product: a ring that tells how far it came, and the word.

use crate::products::words;
use crate::ui::dial::Dial;
use crate::ui::reader::language;
use domain::product::State;
use leptos::prelude::*;

/// The state, and that of its changes where there are some.
#[component]
pub fn ProductBadge(state: State, #[prop(optional_no_strip)] revision: Option<State>) -> impl IntoView {
    let language = language();
    let changes = revision.map(|revision| {
        view! {
            <span class=format!("state {}", class(revision))>
                <Dial percent=percent(revision) />
                {words::changes_are(language, &revision.title(language).to_lowercase())}
            </span>
        }
    });
    view! {
        <span class=format!("state {}", class(state))>
            <Dial percent=percent(state) />
            {state.title(language)}
        </span>
        {changes}
    }
    .into_any()
}

/// The colour of a state, as a class.
pub fn class(state: State) -> &'static str {
    match state {
        State::Draft | State::Archived => "returned",
        State::InVerification => "waiting",
        State::Approved => "sold",
        State::Returned => "lost",
        State::Suspended => "disputed",
    }
}

/// How far the ring of a state is filled.
pub fn percent(state: State) -> u8 {
    match state {
        State::Archived => 0,
        State::Draft => 25,
        State::Returned => 40,
        State::InVerification => 65,
        State::Suspended => 80,
        State::Approved => 100,
    }
}
