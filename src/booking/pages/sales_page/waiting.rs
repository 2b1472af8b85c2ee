//! Under the free times: waiting for a day that is full. A plain form, folded away until somebody wants it.

use crate::booking::api::JoinWaiting;
use crate::booking::words;
use crate::ui::form::{FormProblem, Submit, TextField, problem_of};
use crate::ui::once::asked_for;
use crate::ui::reader::language;
use leptos::prelude::*;

#[component]
pub(super) fn WaitForDay(slug: String, zone: Option<String>) -> impl IntoView {
    let language = language();
    let action = ServerAction::<JoinWaiting>::new();
    let problem = problem_of(action);
    let waits = asked_for("waits").is_some();
    let is_open = waits || problem.with_untracked(Option::is_some);
    let told = waits.then(|| view! { <p class="note good" role="status">{words::wait_done(language)}</p> });
    view! {
        <details class="wait-for" id="wait" open=is_open>
            <summary class="btn quiet">{words::wait(language)}</summary>
            {told}
            <ActionForm action attr:class="stack">
                <p class="muted">{words::wait_why(language)}</p>
                <FormProblem problem />
                <input type="hidden" name="slug" value=slug />
                <input type="hidden" name="zone" value=zone.unwrap_or_default() />
                <div class="pair">
                    <TextField name="day" id="wait-day" kind="date" label=words::wait_day(language) />
                    <TextField name="email" id="wait-email" kind="email" label=words::wait_email(language) autocomplete="email" />
                </div>
                <div class="actions">
                    <Submit class="btn" label=words::wait_send(language) pending=action.pending() />
                </div>
            </ActionForm>
        </details>
    }
    .into_any()
}
