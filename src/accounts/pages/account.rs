//! One's own account: who one is, language and appearance, sessions, keys.

use super::keys::Keys;
use super::profile::Profile;
use super::sessions::Sessions;
use crate::accounts::words;
use crate::paths;
use crate::ui::frame::AppFrame;
use crate::ui::icon::{Icon, icon};
use crate::ui::reader::{language, may, reader};
use crate::ui::words as common;
use domain::account::Theme;
use domain::collaborators::Right;
use domain::language::Language;
use leptos::prelude::*;

/// The account of who is signed in.
#[component]
pub fn AccountPage() -> impl IntoView {
    let language = language();
    let keys = may(Right::ToolsApiAndNotifications).then(|| {
        view! {
            <section aria-labelledby="keys">
                <header>
                    <h2 id="keys">{words::keys(language)}</h2>
                    <p>{words::keys_why(language)}</p>
                </header>
                <Keys />
            </section>
        }
    });
    let email = reader().account.map(|account| account.email);
    view! {
        <AppFrame title=words::account(language) narrow=true>
            <header class="page-head">
                <div>
                    <h1>{words::account(language)}</h1>
                    <p>{email}</p>
                </div>
            </header>
            <div class="settings">
                <section aria-labelledby="profile">
                    <header>
                        <h2 id="profile">{words::profile(language)}</h2>
                        <p>{words::profile_why(language)}</p>
                    </header>
                    <Profile />
                </section>
                <section aria-labelledby="looks">
                    <header>
                        <h2 id="looks">{words::looks(language)}</h2>
                    </header>
                    <div class="stack">
                        <LanguageForm />
                        <ThemeForm />
                    </div>
                </section>
                <section aria-labelledby="sessions">
                    <header>
                        <h2 id="sessions">{words::sessions(language)}</h2>
                        <p>{words::sessions_why(language)}</p>
                    </header>
                    <Sessions />
                </section>
                {keys}
            </div>
        </AppFrame>
    }
    .into_any()
}

/// A plain form: the answer is this page in the other language.
#[component]
fn LanguageForm() -> impl IntoView {
    let present = language();
    let option = move |choice: Language| view! { <option value=choice.tag() lang=choice.tag() selected=choice == present>{choice.endonym()}</option> };
    view! {
        <form method="post" action=paths::SET_LANGUAGE>
            <input type="hidden" name="next" value=paths::ACCOUNT />
            <div class="field">
                <label for="language">{words::language(present)}</label>
                <select class="input" id="language" name="language">
                    {Language::ALL.map(option)}
                </select>
            </div>
            <div class="actions">
                <button class="btn" type="submit">
                    {common::change(present)}
                </button>
            </div>
        </form>
    }
    .into_any()
}

/// A plain form whose buttons are the choices.
#[component]
fn ThemeForm() -> impl IntoView {
    let language = language();
    let present = reader().theme;
    let choice = move |(theme, key, drawing): (Theme, &'static str, Icon)| {
        view! {
            <button type="submit" name="theme" value=key aria-pressed=if theme == present { "true" } else { "false" }>
                {icon(drawing)}
                {common::theme(language, theme)}
            </button>
        }
    };
    let themes =
        [(Theme::System, "system", icondata::LuSunMoon), (Theme::Light, "light", icondata::LuSun), (Theme::Dark, "dark", icondata::LuMoon)];
    view! {
        <form method="post" action=paths::SET_THEME>
            <input type="hidden" name="next" value=paths::ACCOUNT />
            <fieldset class="field">
                <legend>{common::appearance(language)}</legend>
                <div>
                    <div class="choice">{themes.map(choice)}</div>
                </div>
            </fieldset>
        </form>
    }
    .into_any()
}
