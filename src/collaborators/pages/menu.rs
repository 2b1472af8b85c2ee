//! What can be done with one collaborator, behind three dots: plain forms, which work without scripts.

use super::problem_of;
use crate::collaborators::api::{ChangeCollaborator, Person, ResendInvitation};
use crate::collaborators::words;
use crate::paths;
use crate::ui::act::ActionForm;
use crate::ui::form::FormProblem;
use crate::ui::icon::icon;
use crate::ui::pop::keep_inside;
use crate::ui::reader::language;
use domain::collaborators::State;
use leptos::prelude::*;

#[component]
pub(super) fn Menu(person: Person, is_owner: bool) -> impl IntoView {
    let language = language();
    let send = ServerAction::<ResendInvitation>::new();
    let change = ServerAction::<ChangeCollaborator>::new();
    let id = person.id.to_string();
    let may_send = match person.state {
        State::Pending | State::Expired => true,
        State::Declined | State::Revoked => is_owner,
        State::Accepted | State::Suspended | State::Removed => false,
    };
    let again = may_send.then(|| {
        let id = id.clone();
        view! {
            <ActionForm action=send>
                <input type="hidden" name="id" value=id />
                <button type="submit">{icon(icondata::LuSend)} {words::send_again(language)}</button>
            </ActionForm>
        }
    });
    let event = |event: &'static str, drawing, word: String| {
        let id = id.clone();
        view! {
            <ActionForm action=change>
                <input type="hidden" name="id" value=id />
                <input type="hidden" name="event" value=event />
                <button type="submit">{icon(drawing)} {word}</button>
            </ActionForm>
        }
        .into_any()
    };
    let moved = match person.state {
        State::Pending => Some(event("revoke", icondata::LuUndo2, words::take_back(language).to_owned())),
        State::Accepted => Some(event("suspend", icondata::LuCirclePause, words::suspend(language).to_owned())),
        State::Suspended => Some(event("resume", icondata::LuCirclePlay, words::resume(language).to_owned())),
        State::Declined | State::Expired | State::Revoked | State::Removed => None,
    };
    let owners = is_owner.then(|| {
        view! {
            <a href=paths::collaborator(person.id)>{icon(icondata::LuSettings2)} {words::edit_person(language)}</a>
            {moved}
            <hr />
            {event("remove", icondata::LuTrash2, words::remove(language, &person.name))}
        }
    });
    if again.is_none() && owners.is_none() {
        return ().into_any();
    }
    view! {
        <div class="actions">
            <FormProblem problem=problem_of(send) />
            <FormProblem problem=problem_of(change) />
            <details class="opens" on:toggle=keep_inside>
                <summary class="btn quiet square" aria-label=words::more(language, &person.name)>
                    {icon(icondata::LuEllipsis)}
                </summary>
                <div class="pop menu end">{again} {owners}</div>
            </details>
        </div>
    }
    .into_any()
}
