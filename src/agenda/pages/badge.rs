//! The state of a session: a ring that tells how far it came, and the word.

use crate::agenda::words;
use crate::ui::dial::Dial;
use crate::ui::reader::language;
use domain::booking::ClaimState;
use leptos::prelude::*;

#[component]
pub fn SessionBadge(state: ClaimState) -> impl IntoView {
    view! {
        <span class=format!("state {}", class(state))>
            <Dial percent=percent(state) core=state == ClaimState::Completed />
            {words::state(language(), state)}
        </span>
    }
}

/// The colour of a state, as a class.
pub fn class(state: ClaimState) -> &'static str {
    match state {
        ClaimState::Held | ClaimState::Paying => "waiting",
        ClaimState::Booked | ClaimState::Completed => "sold",
        ClaimState::NoShow => "lost",
        ClaimState::Cancelled | ClaimState::Rescheduled | ClaimState::Lapsed | ClaimState::Released => "returned",
    }
}

/// How far the ring of a state is filled.
pub fn percent(state: ClaimState) -> u8 {
    match state {
        ClaimState::Held => 25,
        ClaimState::Paying => 50,
        ClaimState::Booked => 75,
        ClaimState::Completed => 100,
        ClaimState::NoShow => 50,
        ClaimState::Cancelled | ClaimState::Rescheduled | ClaimState::Lapsed | ClaimState::Released => 0,
    }
}
