//! What the buyer is told of a session: where it is met, and in words what else there is to know.

use crate::agenda::api::TellBuyer;
use crate::agenda::words;
use crate::ui::act::ActionForm;
use crate::ui::form::{FormProblem, Submit, problem_of};
use crate::ui::reader::language;
use domain::agenda::{MOST_NOTES, Session};
use leptos::prelude::*;

/// A form while it can be changed, else what was told.
#[component]
pub(super) fn WhatIsTold(session: Session) -> impl IntoView {
    let language = language();
    let body = if session.can.be_told { view! { <Telling session /> }.into_any() } else { told(&session) };
    view! {
        <section class="card stack" id="told" aria-labelledby="told-title">
            <h2 id="told-title" class="card-title">
                {words::told_buyer(language)}
            </h2>
            {body}
        </section>
    }
    .into_any()
}

fn told(session: &Session) -> AnyView {
    let link = session.meeting_link.clone().map(|link| {
        view! {
            <p>
                <a class="link" href=link.clone() rel="noopener noreferrer">
                    {link.clone()}
                </a>
            </p>
        }
    });
    let notes = (!session.notes.is_empty()).then(|| view! { <p class="agenda-notes">{session.notes.clone()}</p> });
    let nothing = (session.meeting_link.is_none() && session.notes.is_empty()).then(|| view! { <p class="muted">"–"</p> });
    view! {
        {link}
        {notes}
        {nothing}
    }
    .into_any()
}

#[component]
fn Telling(session: Session) -> impl IntoView {
    let language = language();
    let tell = ServerAction::<TellBuyer>::new();
    let value = tell.value();
    let problem = problem_of(tell);
    let saved =
        move || value.with(|answer| matches!(answer, Some(Ok(())))).then(|| view! { <span class="muted">{words::saved(language)}</span> });
    view! {
        <ActionForm action=tell attr:novalidate=true attr:class="stack">
            <FormProblem problem />
            <input type="hidden" name="id" value=session.id.to_string() />
            <div class="field">
                <label for="meeting_link">{words::meeting_link(language)}</label>
                <input
                    class="input"
                    id="meeting_link"
                    name="meeting_link"
                    type="url"
                    inputmode="url"
                    autocomplete="off"
                    placeholder="https://"
                    value=session.meeting_link.clone()
                    aria-describedby="meeting_link-hint"
                />
                <p class="hint" id="meeting_link-hint">
                    {words::meeting_hint(language)}
                </p>
            </div>
            <div class="field">
                <label for="notes">{words::notes(language)}</label>
                <textarea class="input" id="notes" name="notes" rows="4" maxlength=MOST_NOTES.to_string() aria-describedby="notes-hint">
                    {session.notes.clone()}
                </textarea>
                <p class="hint" id="notes-hint">
                    {words::notes_hint(language)}
                </p>
            </div>
            <div class="actions">
                <Submit label=words::save(language) pending=tell.pending() class="btn" />
                <span role="status">{saved}</span>
            </div>
        </ActionForm>
    }
    .into_any()
}
