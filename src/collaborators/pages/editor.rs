//! The editor of one profile: its name, its rights as a tree, and whom saving would concern.

use super::{fault_at, problem_of};
use crate::collaborators::api::{Affected, ProfileLine, SaveProfile, list_profiles, preview_profile};
use crate::collaborators::words;
use crate::paths;
use crate::problem::Problem;
use crate::ui::act::ActionForm;
use crate::ui::form::{FormProblem, Submit, TextField, fault_line};
use crate::ui::frame::AppFrame;
use crate::ui::icon::icon;
use crate::ui::load::Load;
use crate::ui::reader::language;
use crate::ui::rights::RightsTree;
use crate::ui::states::rows_skeleton;
use crate::ui::typed::Typed;
use domain::collaborators::{Field, Preset, Profile, ProfileForm, Rights};
use domain::id::ProfileId;
use domain::language::Language;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::{use_params_map, use_query_map};

/// What is edited: a profile as it was read, or a new one.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
struct Edited {
    known: Option<(ProfileId, i64)>,
    form: ProfileForm,
}

#[component]
pub fn EditorPage() -> impl IntoView {
    let language = language();
    let id = use_params_map().with_untracked(|params| params.get("id").unwrap_or_default());
    let from = use_query_map().with_untracked(|query| query.get("from")).and_then(|name| name.parse::<Preset>().ok());
    let edited = Resource::new_blocking(
        || (),
        move |()| {
            let id = id.clone();
            async move {
                if id == "new" {
                    let form = from.map(|preset| preset.form(language)).unwrap_or_default();
                    return Ok(Edited { known: None, form });
                }
                let found = list_profiles().await?.into_iter().find(|line| line.profile.id.to_string() == id);
                let ProfileLine { profile: Profile { id, name, rights }, version, .. } = found.ok_or(Problem::NotFound)?;
                Ok::<_, Problem>(Edited { known: Some((id, version)), form: ProfileForm { name, rights } })
            }
        },
    );
    view! {
        <AppFrame title=words::profile(language)>
            <Load resource=edited skeleton=rows_skeleton view=move |edited| view! { <Editor edited /> }.into_any() />
        </AppFrame>
    }
    .into_any()
}

#[component]
fn Editor(edited: Edited) -> impl IntoView {
    let language = language();
    let save = ServerAction::<SaveProfile>::new();
    let problem = problem_of(save);
    let chosen = RwSignal::new(edited.form.rights);
    let at_rights = fault_at(problem, Field::Rights, language);
    let name = Typed::of(SaveProfile::PATH).get("form[name]").unwrap_or(edited.form.name.clone());
    let title = if edited.known.is_some() { edited.form.name.clone() } else { words::new_profile(language).to_owned() };
    let hidden = edited.known.map(|(id, version)| {
        view! {
            <input type="hidden" name="id" value=id.to_string() />
            <input type="hidden" name="version" value=version.to_string() />
        }
    });
    let preview = edited.known.map(|(id, _)| view! { <Preview id chosen before=edited.form.rights /> });
    view! {
        <header class="page-head">
            <div>
                <a class="back" href=paths::PROFILES>
                    {icon(icondata::LuChevronLeft)}
                    {words::profiles(language)}
                </a>
                <h1>{title}</h1>
            </div>
        </header>
        <ActionForm action=save attr:novalidate=true attr:class="stack profile-editor">
            <FormProblem problem />
            {hidden}
            <div class="card">
                <TextField
                    name="form[name]"
                    id="name"
                    label=words::name(language)
                    value=name
                    autocomplete="off"
                    error=fault_at(problem, Field::Name, language)
                />
            </div>
            <section class="card stack" aria-labelledby="rights">
                <h2 id="rights">{words::rights(language)}</h2>
                {move || fault_line("rights-error", at_rights.get())}
                <RightsTree field="form[rights][]" chosen />
            </section>
            {preview}
            <div class="actions">
                <Submit label=words::save(language) pending=save.pending() class="btn main" />
                <a class="btn quiet" href=paths::PROFILES>
                    {words::profiles(language)}
                </a>
            </div>
        </ActionForm>
    }
    .into_any()
}

/// Whom saving would concern, and what they would gain and lose: asked anew with each box that is pressed.
#[component]
fn Preview(id: ProfileId, chosen: RwSignal<Rights>, before: Rights) -> impl IntoView {
    let language = language();
    let affected = Resource::new(move || chosen.get(), move |rights| preview_profile(id, rights));
    view! {
        <section class="card stack" aria-labelledby="affected" aria-live="polite">
            <h2 id="affected">{words::affected(language)}</h2>
            <Transition fallback=|| ()>
                {move || affected.get().and_then(Result::ok).map(|affected| told(affected, before, language))}
            </Transition>
        </section>
    }
    .into_any()
}

fn told(affected: Affected, before: Rights, language: Language) -> AnyView {
    if affected.people.is_empty() {
        return view! { <p class="muted">{words::nobody_affected(language)}</p> }.into_any();
    }
    let names: Vec<String> = affected.people.iter().map(|(name, state)| format!("{name} ({})", state.title(language))).collect();
    let list = |title: &'static str, rights: Rights| {
        let labels: Vec<&str> = rights.iter().map(|right| right.label(language)).collect();
        (!labels.is_empty()).then(|| {
            view! {
                <p>
                    <b>{title}</b>
                    ": "
                    {labels.join(" · ")}
                </p>
            }
        })
    };
    let nothing = (affected.difference.is_none() && !before.is_empty()).then(|| view! { <p>{words::nothing_changes(language)}</p> });
    let falls = (!affected.taken_back.is_empty())
        .then(|| view! { <p class="note wait">{words::falls(language, &affected.taken_back.join(", "))}</p> });
    view! {
        <p>{names.join(", ")}</p>
        {list(words::gains(language), affected.difference.gains)}
        {list(words::loses(language), affected.difference.losses)}
        {nothing}
        {falls}
    }
    .into_any()
}
