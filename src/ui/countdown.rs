//! The time that is left of a hold, by the server's clock: counted each second by the page's script, told as a clock time without one.

use crate::ui::format;
use crate::ui::reader::language;
use crate::ui::words::countdown as words;
use domain::product::view::Kept;
use leptos::prelude::*;

/// A countdown to the end of what is kept, at which the script asks for the page again.
///
/// The reader's clock may be wrong: only what passes on it after the answer has come counts.
#[component]
pub fn Countdown(kept: Kept) -> impl IntoView {
    let language = language();
    let left = (kept.deadline - kept.now).num_milliseconds().max(0);
    view! {
        <p class="countdown" data-left=left>
            <span class="left" role="timer" hidden data-own></span>
            <small>{words::until(language, &format::time(kept.deadline_local))}</small>
            <span
                class="hidden-text"
                role="status"
                data-own
                data-said5=words::minutes_left(language, 5)
                data-said1=words::minutes_left(language, 1)
            ></span>
        </p>
    }
    .into_any()
}
