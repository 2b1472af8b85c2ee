//! The forms that change language and appearance, and the account's menu. They are plain forms: they work before and without scripts,
//! and the answer is the same page anew.

use crate::paths;
use crate::ui::here::here;
use crate::ui::icon::{Icon, icon};
use crate::ui::reader::{language, reader};
use crate::ui::words;
use domain::account::Theme;
use domain::language::Language;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlFormElement};
use leptos_router::hooks::use_location;

/// The menu in the bar above on a phone.
pub const TOP: &str = "top";

const THEMES: [(Theme, &str); 3] = [(Theme::System, "system"), (Theme::Light, "light"), (Theme::Dark, "dark")];

/// Appearance, language, the account and the way out. `place` keeps ids apart where the menu is on a page twice.
#[component]
pub fn AccountMenu(place: &'static str, class: &'static str) -> impl IntoView {
    let language = language();
    view! {
        <div class=class>
            <ThemeRadios />
            <form class="setting" method="post" action=paths::SET_LANGUAGE on:change=send>
                <Next />
                <label class="label" for=format!("language-{place}")>
                    {words::language_name(language)}
                </label>
                <LanguageSelect id=format!("language-{place}") />
                <Change />
            </form>
            <hr />
            {(place == TOP).then(|| view! { <Elsewhere /> })}
            <a href=paths::ACCOUNT>{icon(icondata::LuCircleUserRound)} {words::account_and_sessions(language)}</a>
            <form method="post" action=paths::SIGN_OUT>
                <button type="submit">{icon(icondata::LuLogOut)} {words::sign_out(language)}</button>
            </form>
        </div>
    }
    .into_any()
}

/// The places that have no tab on a phone.
#[component]
fn Elsewhere() -> impl IntoView {
    let (language, here) = (language(), here());
    let entry = move |place: &'static str, drawing: Icon, word: &'static str| {
        let shown = Memo::new(move |_| here.shows(place));
        move || shown.get().then(|| view! { <a href=place>{icon(drawing)} {word}</a> })
    };
    view! {
        {entry(paths::REPORTS, icondata::LuChartColumn, words::nav_reports(language))}
        {entry(paths::CUSTOMERS, icondata::LuUsers, words::nav_customers(language))}
        {entry(paths::COLLABORATORS, icondata::LuUserPlus, words::nav_collaborators(language))}
        <a href=paths::ASSIST>{icon(icondata::LuHandHelping)} {words::nav_assist(language)}</a>
    }
    .into_any()
}

/// Language and appearance in the footer of pages outside the back office.
#[component]
pub fn DoorChoices() -> impl IntoView {
    let language = language();
    let theme = reader().theme;
    let option = move |(choice, key): (Theme, &'static str)| view! { <option value=key selected=choice == theme>{words::theme_long(language, choice)}</option> };
    view! {
        <div class="actions">
            <form method="post" action=paths::SET_LANGUAGE on:change=send>
                <Next />
                <label class="hidden-text" for="language-door">
                    {words::language_name(language)}
                </label>
                <LanguageSelect id="language-door".to_owned() />
                <Change />
            </form>
            <form method="post" action=paths::SET_THEME on:change=send>
                <Next />
                <label class="hidden-text" for="theme-door">
                    {words::appearance(language)}
                </label>
                <select class="input small" id="theme-door" name="theme">
                    {THEMES.map(option)}
                </select>
                <Change />
            </form>
        </div>
    }
    .into_any()
}

/// The three appearances side by side.
#[component]
fn ThemeRadios() -> impl IntoView {
    let language = language();
    let theme = reader().theme;
    let radio = move |(choice, key): (Theme, &'static str)| {
        view! {
            <label>
                <input type="radio" name="theme" value=key checked=choice == theme />
                {words::theme(language, choice)}
            </label>
        }
    };
    view! {
        <form class="setting" method="post" action=paths::SET_THEME on:change=send>
            <Next />
            <fieldset>
                <legend class="label">{words::appearance(language)}</legend>
                <div class="choice">{THEMES.map(radio)}</div>
            </fieldset>
            <Change />
        </form>
    }
}

#[component]
fn LanguageSelect(id: String) -> impl IntoView {
    let present = language();
    let option = move |choice: Language| view! { <option value=choice.tag() lang=choice.tag() selected=choice == present>{choice.endonym()}</option> };
    view! {
        <select class="input small" id=id name="language">
            {Language::ALL.map(option)}
        </select>
    }
}

/// The page to come back to.
#[component]
fn Next() -> impl IntoView {
    let location = use_location();
    let next = move || {
        let (path, query) = (location.pathname.get(), location.search.get());
        if query.is_empty() { path } else { format!("{path}?{}", query.trim_start_matches('?')) }
    };
    view! { <input type="hidden" name="next" value=next /> }
}

/// The button that sends a choice where no script does.
#[component]
fn Change() -> impl IntoView {
    view! {
        <button class="btn small without-script" type="submit">
            {words::change(language())}
        </button>
    }
}

/// Sends the form whose control changed.
fn send(event: leptos::ev::Event) {
    let control = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let form = control.and_then(|control| control.closest("form").ok().flatten()).and_then(|form| form.dyn_into::<HtmlFormElement>().ok());
    if let Some(form) = form {
        let _ = form.request_submit();
    }
}
