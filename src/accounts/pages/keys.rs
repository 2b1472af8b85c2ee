//! API keys: making one, which is shown once and can do everything or some of it, and revoking one, which asks by its name.

use super::door::Door;
use super::problem_of;
use super::sessions::rows_skeleton;
use crate::accounts::api::{AddApiKey, KeyLine, RevokeApiKey, list_api_keys};
use crate::accounts::words;
use crate::paths;
use crate::problem::Problem;
use crate::ui::act::ActionForm;
use crate::ui::clipboard::ShownOnce;
use crate::ui::form::{FormProblem, TextField, fault_at, fault_line};
use crate::ui::format;
use crate::ui::frame::PublicFrame;
use crate::ui::icon::icon;
use crate::ui::load::Load;
use crate::ui::pop::keep_inside;
use crate::ui::reader::{language, reader};
use crate::ui::rights::RightsTree;
use crate::ui::typed::Typed;
use domain::account::Field;
use domain::collaborators::{Right, Rights};
use domain::language::Language;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// The owner's keys.
#[component]
pub(super) fn Keys() -> impl IntoView {
    let language = language();
    let add = ServerAction::<AddApiKey>::new();
    let revoke = ServerAction::<RevokeApiKey>::new();
    let keys = Resource::new(move || add.version().get(), |_| list_api_keys());
    let made = move || {
        add.value().with(|answer| answer.as_ref().and_then(|answer| answer.as_ref().ok().cloned())).map(|key| new_key(key, language))
    };
    let list = move |keys: Vec<KeyLine>| {
        if keys.is_empty() {
            return view! { <p class="muted">{words::no_keys(language)}</p> }.into_any();
        }
        let lines: Vec<_> = keys.into_iter().map(|key| line(key, revoke, language)).collect();
        view! { <ul class="rows">{lines}</ul> }.into_any()
    };
    let problem = problem_of(add);
    view! {
        <div class="stack">
            <div>
                <div role="status">{made}</div>
                <FormProblem problem=problem_of(revoke) />
                <Load resource=keys skeleton=rows_skeleton view=list />
            </div>
            <ActionForm action=add attr:novalidate=true>
                <FormProblem problem />
                <TextField
                    name="name"
                    id="key-name"
                    label=words::key_name(language)
                    hint=words::key_name_hint(language)
                    value=Typed::of(AddApiKey::PATH).text("name")
                    error=fault_at(problem, Field::Name)
                />
                <WhatItMay problem />
                <div class="actions">
                    <button class="btn" type="submit" disabled=move || add.pending().get()>
                        {icon(icondata::LuPlus)}
                        {words::new_key(language)}
                    </button>
                </div>
            </ActionForm>
        </div>
    }
    .into_any()
}

/// All that the maker may do, or some of it.
#[component]
fn WhatItMay(problem: Signal<Option<Problem>>) -> impl IntoView {
    let language = language();
    let typed = Typed::of(AddApiKey::PATH);
    let only_some = typed.get("scope").as_deref() == Some("some");
    let chosen = RwSignal::new(typed.all("rights[]").filter_map(|name| name.parse::<Right>().ok()).collect::<Rights>());
    let held = reader().account.map(|account| account.here.held()).unwrap_or_default();
    let error = fault_at(problem, Field::Rights);
    let choice = |value: &'static str, checked: bool, word: &'static str| {
        view! {
            <label class="check">
                <input type="radio" name="scope" value=value checked=checked />
                {word}
            </label>
        }
    };
    view! {
        <fieldset class="field key-rights">
            <legend>{words::key_may(language)}</legend>
            {choice("all", !only_some, words::key_all(language))}
            {choice("some", only_some, words::key_some(language))}
            <div class="key-tree">
                <RightsTree field="rights[]" chosen offered=held small=true />
            </div>
            {move || fault_line("key-rights-error", error.get())}
        </fieldset>
    }
    .into_any()
}

/// The answer to a plain form: the new key, and the way back.
#[component]
pub fn NewKeyPage(key: String) -> impl IntoView {
    let language = language();
    view! {
        <PublicFrame title=words::new_key(language)>
            <Door title=words::new_key(language) why=words::keys_why(language)>
                {new_key(key, language)}
                <p class="aside">
                    <a href=paths::ACCOUNT>{words::back_to_account(language)}</a>
                </p>
            </Door>
        </PublicFrame>
    }
    .into_any()
}

fn new_key(key: String, language: Language) -> AnyView {
    view! {
        <ShownOnce
            drawing=icondata::LuKeyRound
            title=words::copy_now(language)
            text=key
            copy_word=words::copy(language)
            copied_word=words::copied(language)
        />
    }
    .into_any()
}

fn line(key: KeyLine, revoke: ServerAction<RevokeApiKey>, language: Language) -> AnyView {
    let made = words::key_made(language, &key.prefix, &format::day_month_year(key.created_local.date(), language));
    let by = key.maker.map(|maker| words::key_by(language, &maker));
    view! {
        <li>
            {icon(icondata::LuKeyRound)}
            <span class="words">
                <b>{key.name.clone()}</b>
                <small>{made} {by}</small>
                {opens(key.rights, language)}
            </span>
            <details class="opens" on:toggle=keep_inside>
                <summary class="btn small" aria-label=words::revoke_name(language, &key.name)>
                    {words::revoke(language)}
                </summary>
                <div class="pop end">
                    <p class="label">
                        <b>{words::revoke_ask(language, &key.name)}</b>
                    </p>
                    <p class="label">{words::revoke_why(language)}</p>
                    <ActionForm action=revoke>
                        <input type="hidden" name="id" value=key.id />
                        <div class="foot">
                            <button class="btn main danger small" type="submit" disabled=move || revoke.pending().get()>
                                {words::revoke_name(language, &key.name)}
                            </button>
                        </div>
                    </ActionForm>
                </div>
            </details>
        </li>
    }
    .into_any()
}

/// What a key can do: everything, or how much of it, with the list.
fn opens(rights: Option<Rights>, language: Language) -> AnyView {
    let Some(rights) = rights else { return view! { <small>{words::key_opens_all(language)}</small> }.into_any() };
    if rights.is_empty() {
        return view! { <small>{words::key_opens_nothing(language)}</small> }.into_any();
    }
    let count = format::count(i64::try_from(rights.len()).unwrap_or(i64::MAX), language);
    let lines = rights.iter().map(|right| view! { <li>{right.label(language)}</li> }).collect_view();
    view! {
        <details class="key-opens">
            <summary>{words::key_opens(language, &count)}</summary>
            <ul>{lines}</ul>
        </details>
    }
    .into_any()
}
