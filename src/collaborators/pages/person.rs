//! One collaborator: the owner gives them another profile, one of their own, or limits.

use super::invite::limit_fields;
use super::{fault_at, problem_of};
use crate::collaborators::api::{ChangeProfile, Choices, JustFor, Narrowed, Person, SetLimits, invite_choices, list_collaborators};
use crate::collaborators::words;
use crate::paths;
use crate::problem::Problem;
use crate::ui::act::ActionForm;
use crate::ui::form::{FormProblem, SelectField, Submit};
use crate::ui::frame::AppFrame;
use crate::ui::icon::icon;
use crate::ui::load::Load;
use crate::ui::reader::language;
use crate::ui::states::rows_skeleton;
use domain::collaborators::Field;
use domain::language::Language;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

#[component]
pub fn PersonPage() -> impl IntoView {
    let language = language();
    let id = use_params_map().with_untracked(|params| params.get("id").unwrap_or_default());
    let found = Resource::new_blocking(
        || (),
        move |()| {
            let id = id.clone();
            async move {
                let people = list_collaborators(Narrowed::default()).await?;
                let person = people.people.into_iter().find(|person| person.id.to_string() == id).ok_or(Problem::NotFound)?;
                Ok::<_, Problem>((person, invite_choices().await?))
            }
        },
    );
    view! {
        <AppFrame title=words::title(language) narrow=true>
            <Load resource=found skeleton=rows_skeleton view=move |(person, choices)| view! { <Forms person choices /> }.into_any() />
        </AppFrame>
    }
    .into_any()
}

#[component]
fn Forms(person: Person, choices: Choices) -> impl IntoView {
    let language = language();
    view! {
        <header class="page-head">
            <div>
                <a class="back" href=paths::COLLABORATORS>
                    {icon(icondata::LuChevronLeft)}
                    {words::title(language)}
                </a>
                <h1>{person.name.clone()}</h1>
                <p>{person.email.clone()} " · " {person.state.title(language)}</p>
            </div>
        </header>
        {profile(&person, &choices, language)}
        {limits(&person, &choices, language)}
    }
    .into_any()
}

fn profile(person: &Person, choices: &Choices, language: Language) -> AnyView {
    let change = ServerAction::<ChangeProfile>::new();
    let own = ServerAction::<JustFor>::new();
    let problem = problem_of(change);
    let profiles: Vec<_> = choices.profiles.iter().map(|profile| (profile.id.to_string(), profile.name.clone())).collect();
    let (id, own_id, present) = (person.id.to_string(), person.id.to_string(), person.profile.to_string());
    view! {
        <section class="card stack" aria-labelledby="of-profile">
            <h2 id="of-profile">{words::profile(language)}</h2>
            <ActionForm action=change attr:class="stack">
                <FormProblem problem />
                <input type="hidden" name="id" value=id />
                <SelectField
                    name="profile"
                    label=words::profile(language)
                    options=Signal::stored(profiles)
                    value=Signal::stored(present)
                    error=fault_at(problem, Field::Profile, language)
                />
                <div class="actions">
                    <Submit label=words::change_profile(language) pending=change.pending() class="btn" />
                </div>
            </ActionForm>
            <ActionForm action=own attr:class="stack">
                <FormProblem problem=problem_of(own) />
                <input type="hidden" name="id" value=own_id />
                <p class="hint">{words::just_for_why(language)}</p>
                <div class="actions">
                    <Submit label=words::just_for(language) pending=own.pending() class="btn quiet" />
                </div>
            </ActionForm>
        </section>
    }
    .into_any()
}

fn limits(person: &Person, choices: &Choices, language: Language) -> AnyView {
    let set = ServerAction::<SetLimits>::new();
    let problem = problem_of(set);
    let at = move |field| fault_at(problem, field, language);
    let names = ("limited", "products[]", "last_day");
    let fields = limit_fields(names, &choices.products, &person.limits, false, (at(Field::Products), at(Field::LastDay)), language);
    let id = person.id.to_string();
    view! {
        <section class="card stack" aria-labelledby="of-limits">
            <h2 id="of-limits">{words::limits(language)}</h2>
            <ActionForm action=set attr:class="stack">
                <FormProblem problem />
                <input type="hidden" name="id" value=id />
                {fields}
                <div class="actions">
                    <Submit label=words::save_limits(language) pending=set.pending() class="btn" />
                </div>
            </ActionForm>
        </section>
    }
    .into_any()
}
