//! What surrounds every page: rail and bars for who is signed in, a plain door for who is not.

mod choices;
mod palette;
mod rail;

use crate::paths;
use crate::ui::bell::Bell;
use crate::ui::dial::Mark;
use crate::ui::here::{Changed, here};
use crate::ui::icon::icon;
use crate::ui::live::{reload, watch_rights};
use crate::ui::pop::close_on_escape;
use crate::ui::reader::{Place, language, reader};
use crate::ui::states::way_on;
use crate::ui::words;
use choices::DoorChoices;
use domain::language::Language;
use leptos::prelude::*;
use leptos_meta::Title;
use palette::{Palette, PaletteHandle};
use rail::{Rail, Tabs, TopBar};

/// The one font, in /fonts.
pub const FONT: &str = "/fonts/hanken-grotesk.a7a1ed44.woff2";

/// The back office around a page: the rail when there is room, bars above and below on a phone.
#[component]
pub fn AppFrame(
    /// The document's title, without the name of the program.
    #[prop(into)]
    title: String,
    /// Lines no longer than is good for reading, for pages of settings.
    #[prop(optional)]
    narrow: bool,
    children: Children,
) -> impl IntoView {
    let language = language();
    let palette = PaletteHandle::new();
    let here = here();
    here.begin();
    close_on_escape();
    // The panel has a stream of its own, which tells this too.
    // Of an account that is closed nothing more is heard.
    let is_closed = reader().account.is_some_and(|account| account.here.place == Place::Closed);
    if !is_closed && leptos_router::hooks::use_location().pathname.with_untracked(|path| path != paths::PANEL) {
        watch_rights();
    }
    if let Some(bell) = use_context::<Bell>() {
        bell.keep();
    }
    view! {
        <Title text=document_title(&title) />
        <a class="skip" href="#main">
            {words::skip(language)}
        </a>
        <div class="app">
            <Rail palette />
            <TopBar palette />
            <main class=if narrow { "page narrow" } else { "page" } id="main" tabindex="-1">
                <Banner />
                <div class="note wait" id="rights-changed" role="status" hidden=move || here.changed().is_none()>
                    {move || here.changed().map(|changed| told(changed, language))}
                </div>
                <div class="page-body" hidden=move || here.is_bare()>
                    {children()}
                </div>
            </main>
            <Tabs />
        </div>
        <Palette handle=palette />
    }
    .into_any()
}

/// What changed while the page stood, and the way on.
fn told(changed: Changed, language: Language) -> AnyView {
    let text = match &changed {
        Changed::Rights => words::rights_changed(language).to_owned(),
        Changed::Page => words::page_closed(language).to_owned(),
        Changed::Account(name) => words::closed_account(language, name),
        Changed::Elsewhere(name) => words::problem_in_account_of(language, name),
    };
    let way = match changed {
        Changed::Page | Changed::Account(_) => {
            let (way, word) = way_on(language);
            view! {
                <a class="btn small" href=way>
                    {word}
                </a>
            }
            .into_any()
        }
        Changed::Rights | Changed::Elsewhere(_) => view! {
            <button class="btn small" type="button" on:click=|_| reload()>
                {words::reload(language)}
            </button>
        }
        .into_any(),
    };
    view! {
        <p>{text}</p>
        {way}
    }
    .into_any()
}

/// Says where the reader is, wherever that is not their own account as they know it, and leads back.
#[component]
fn Banner() -> impl IntoView {
    let language = language();
    let here = reader().account.map(|account| account.here)?;
    let (text, action, word) = match &here.place {
        Place::Own => return None,
        Place::SeenAs(name) => (words::seeing_as(language, name), paths::STOP_SEEING, words::stop_seeing(language)),
        Place::Centre => (words::in_account_of(language, &here.name), paths::SWITCH_CENTRE, words::back_to_own(language)),
        Place::Closed => (words::closed_account(language, &here.name), paths::SWITCH_CENTRE, words::back_to_own(language)),
    };
    Some(view! {
        <aside class=format!("whose c{}", here.hue()) aria-label=words::nav_assist(language)>
            <p>{icon(icondata::LuHandHelping)} {text}</p>
            <form method="post" action=action>
                <button class="btn small" type="submit">
                    {word}
                </button>
            </form>
        </aside>
    })
}

/// The frame of pages outside the back office: the logo above, language and appearance below.
#[component]
pub fn PublicFrame(
    #[prop(into)] title: String,
    /// What stands at the end of the header.
    #[prop(optional)]
    end: Option<AnyView>,
    children: Children,
) -> impl IntoView {
    let language = language();
    view! {
        <Title text=document_title(&title) />
        <div class="door">
            <header>
                <a class="logo" href=paths::HOME>
                    <Mark />
                    "Mostrador"
                </a>
                {end}
            </header>
            <main id="main">{children()}</main>
            <footer>
                <DoorChoices />
                <span>{words::free_software(language)}</span>
            </footer>
        </div>
    }
    .into_any()
}

/// A title for the document that is known only when the page's data has come, instead of the frame's.
#[component]
pub fn DocumentTitle(#[prop(into)] title: String) -> impl IntoView {
    view! { <Title text=document_title(&title) /> }
}

fn document_title(title: &str) -> String {
    format!("{title} · Mostrador")
}
