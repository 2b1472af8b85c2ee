//! The pages of the collaborators centre, and those of who helps in others' accounts.

mod assist;
mod editor;
#[cfg(feature = "ssr")]
mod invitation;
mod invite;
mod list;
mod log;
mod menu;
mod person;
mod profiles;

pub use assist::AssistPage;
pub use editor::EditorPage;
#[cfg(feature = "ssr")]
pub use invitation::InvitationPage;
pub use invite::InvitePage;
pub use list::CollaboratorsPage;
pub use log::LogPage;
pub use person::PersonPage;
pub use profiles::ProfilesPage;

use crate::problem::Problem;
use crate::ui::form::problem_of;
use domain::IntoEnumIterator;
use domain::collaborators::{Field, Group, Rights};
use domain::language::Language;
use leptos::prelude::*;

crate::room::room!(collaborators: AssistPage, CollaboratorsPage, EditorPage, InvitePage, LogPage, PersonPage, ProfilesPage);

/// What is wrong at a field, as its sentence.
fn fault_at(problem: Signal<Option<Problem>>, field: Field, language: Language) -> Signal<Option<String>> {
    Signal::derive(move || {
        problem.with(|problem| match problem {
            Some(Problem::Collaborator(faults)) => {
                faults.iter().find(|fault| fault.field == field).map(|fault| fault.reason.sentence(language))
            }
            _ => None,
        })
    })
}

/// Rights in words, group by group, each with what it opens.
fn in_words(rights: Rights, language: Language) -> AnyView {
    let group = |group: Group| {
        let held: Vec<_> = group.rights().filter(|right| rights.contains(*right)).collect();
        (!held.is_empty()).then(|| {
            let lines = held
                .into_iter()
                .map(|right| {
                    view! {
                        <li>
                            <b>{right.label(language)}</b>
                            <small>{right.explanation(language)}</small>
                        </li>
                    }
                })
                .collect_view();
            view! {
                <div>
                    <h3>{group.title(language)}</h3>
                    <ul>{lines}</ul>
                </div>
            }
        })
    };
    view! { <div class="rights-in-words">{Group::iter().map(group).collect_view()}</div> }.into_any()
}
