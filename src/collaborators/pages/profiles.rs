//! The profiles of an account: how many people and rights each has, and four to begin with.

use super::problem_of;
use crate::collaborators::api::{DuplicateProfile, ProfileLine, RemoveProfile, SeeAs, list_profiles};
use crate::collaborators::words;
use crate::paths;
use crate::ui::act::ActionForm;
use crate::ui::form::FormProblem;
use crate::ui::format;
use crate::ui::frame::AppFrame;
use crate::ui::icon::icon;
use crate::ui::load::Load;
use crate::ui::pop::keep_inside;
use crate::ui::reader::language;
use crate::ui::states::rows_skeleton;
use domain::IntoEnumIterator;
use domain::collaborators::Preset;
use domain::language::Language;
use leptos::prelude::*;

#[component]
pub fn ProfilesPage() -> impl IntoView {
    let language = language();
    let profiles = Resource::new_blocking(|| (), |()| list_profiles());
    view! {
        <AppFrame title=words::profiles(language) narrow=true>
            <header class="page-head">
                <div>
                    <a class="back" href=paths::COLLABORATORS>
                        {icon(icondata::LuChevronLeft)}
                        {words::title(language)}
                    </a>
                    <h1>{words::profiles(language)}</h1>
                    <p>{words::profiles_lead(language)}</p>
                </div>
                <div class="actions">
                    <a class="btn main" href=format!("{}/new", paths::PROFILES)>
                        {icon(icondata::LuPlus)}
                        {words::new_profile(language)}
                    </a>
                </div>
            </header>
            <Load resource=profiles skeleton=rows_skeleton view=move |profiles| list(profiles, language) />
        </AppFrame>
    }
    .into_any()
}

fn list(profiles: Vec<ProfileLine>, language: Language) -> AnyView {
    let is_empty = profiles.is_empty();
    let (copy, remove, see) = (ServerAction::<DuplicateProfile>::new(), ServerAction::<RemoveProfile>::new(), ServerAction::<SeeAs>::new());
    let all: Vec<(String, String)> = profiles.iter().map(|line| (line.profile.id.to_string(), line.profile.name.clone())).collect();
    let lines = profiles.into_iter().map(|one| line(one, &all, (copy, remove, see), language)).collect_view();
    let list = (!is_empty).then(|| {
        view! {
            <FormProblem problem=problem_of(copy) />
            <FormProblem problem=problem_of(remove) />
            <FormProblem problem=problem_of(see) />
            <section class="card" aria-label=words::profiles(language)>
                <ul class="rows profiles">{lines}</ul>
            </section>
        }
    });
    let presets = Preset::iter()
        .map(|preset| {
            view! {
                <li class="card">
                    <b>{preset.title(language)}</b>
                    <p>{preset.explanation(language)}</p>
                    <a class="btn small" href=format!("{}/new?from={}", paths::PROFILES, preset.name())>
                        {words::begin_with(language)} " " {preset.title(language)}
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        {list}
        <section aria-labelledby="presets" class="stack">
            <div>
                <h2 id="presets">{if is_empty { words::no_profiles(language) } else { words::begin_with(language) }}</h2>
                <p class="muted">{words::no_profiles_why(language)}</p>
            </div>
            <ul class="first-steps">{presets}</ul>
        </section>
    }
    .into_any()
}

fn people_in(count: u64, language: Language) -> String {
    match count {
        1 => words::person_one(language).to_owned(),
        count => words::people_many(language, &format::count(i64::try_from(count).unwrap_or(i64::MAX), language)),
    }
}

fn rights_in(count: usize, language: Language) -> String {
    match count {
        1 => words::right_one(language).to_owned(),
        count => words::rights_many(language, &count.to_string()),
    }
}

type Actions = (ServerAction<DuplicateProfile>, ServerAction<RemoveProfile>, ServerAction<SeeAs>);

fn line(one: ProfileLine, all: &[(String, String)], (copy, remove, see): Actions, language: Language) -> AnyView {
    let ProfileLine { profile, people, .. } = one;
    let id = profile.id.to_string();
    let facts = format!("{} · {}", people_in(people, language), rights_in(profile.rights.len(), language));
    let options = all
        .iter()
        .filter(|(other, _)| *other != id)
        .map(|(other, name)| view! { <option value=other.clone()>{name.clone()}</option> })
        .collect_view();
    let target = format!("to-{id}");
    let to = (people > 0).then(move || {
        view! {
            <label class="label" for=target.clone()>
                {words::move_to(language)}
            </label>
            <select class="input small" id=target name="to">
                {options}
            </select>
        }
    });
    let (seen, copied, ask) = (id.clone(), id.clone(), words::delete_ask(language, &profile.name));
    view! {
        <li>
            <span class="words">
                <a class="link" href=paths::profile(profile.id)>
                    <b>{profile.name.clone()}</b>
                </a>
                <small>{facts}</small>
            </span>
            <span class="actions">
                <details class="opens" on:toggle=keep_inside>
                    <summary class="btn quiet square" aria-label=words::more(language, &profile.name)>
                        {icon(icondata::LuEllipsis)}
                    </summary>
                    <div class="pop menu end">
                        <ActionForm action=see>
                            <input type="hidden" name="id" value=seen />
                            <button type="submit">{icon(icondata::LuEye)} {words::see_as(language)}</button>
                        </ActionForm>
                        <ActionForm action=copy>
                            <input type="hidden" name="id" value=copied />
                            <button type="submit">{icon(icondata::LuCopy)} {words::duplicate(language)}</button>
                        </ActionForm>
                        <hr />
                        <ActionForm action=remove attr:class="asks">
                            <p class="label">
                                <b>{ask}</b>
                            </p>
                            <input type="hidden" name="id" value=id />
                            {to}
                            <button class="btn main danger small" type="submit">
                                {words::delete(language)}
                            </button>
                        </ActionForm>
                    </div>
                </details>
            </span>
        </li>
    }
    .into_any()
}
