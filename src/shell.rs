//! The document around every page, as the server sends it.

use crate::accounts::pages::NewKeyPage;
use crate::agenda::pages::NewFeedPage;
use crate::app::App;
use crate::counter::Counter;
use crate::room;
use crate::server::assets::manifest;
use crate::server::caller;
use crate::server::document::{Shown, ShownFeed};
use crate::server::guard::Refused;
use crate::server::headers::content_policy;
use crate::server::reload;
use crate::server::state::House;
use crate::ui::act;
use crate::ui::frame::FONT;
use crate::ui::reader::provide_reader;
use crate::ui::states::FaultPage;
use axum::extract::MatchedPath;
use axum::http::request::Parts;
use axum::http::{HeaderValue, header};
use leptos::nonce::use_nonce;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use leptos_meta::{Html, MetaTags, provide_meta_context};
use leptos_router::components::Router;

/// Around the back office: with the program that takes the page over.
pub fn office() -> AnyView {
    let nonce = use_nonce();
    admit(nonce.as_deref());
    if let Some(alone) = alone() {
        return alone;
    }
    let manifest = manifest();
    let start = format!("import({:?}).then(m => m.default({{module_or_path: {:?}}}).then(() => m.hydrate()))", manifest.js, manifest.wasm);
    let scripts = view! {
        <DrawnFor />
        <link rel="modulepreload" href=manifest.js.clone() nonce=nonce.clone() />
        <link rel="modulepreload" href=manifest.loader.clone() nonce=nonce.clone() />
        <link rel="preload" href=manifest.wasm.clone() r#as="fetch" r#type="application/wasm" crossorigin="" />
        <script type="module" nonce=nonce.clone()>
            {start}
        </script>
    };
    view! {
        <Document scripts=scripts.into_any()>
            <App />
        </Document>
    }
    .into_any()
}

/// Around the counter: with its one script.
pub fn counter() -> AnyView {
    admit(None);
    if let Some(alone) = alone() {
        return alone;
    }
    let scripts = view! {
        <script src="/scripts/idiomorph.min.js" defer></script>
        <script src="/scripts/counter.js" type="module"></script>
    };
    view! {
        <Document scripts=scripts.into_any()>
            <Counter />
        </Document>
    }
    .into_any()
}

/// Sets what this page may load; with a client, also the inline scripts that carry its `nonce`.
fn admit(nonce: Option<&str>) {
    let sources = use_context::<House>().and_then(|house| house.till.sources()).filter(|_| is_checkout());
    if let Some(response) = use_context::<ResponseOptions>()
        && let Ok(value) = HeaderValue::from_str(&content_policy(nonce, sources.as_ref()))
    {
        response.insert_header(header::CONTENT_SECURITY_POLICY, value);
    }
}

/// Whether the present page is one on which a card is typed or confirmed at the provider's.
fn is_checkout() -> bool {
    let path = use_context::<Parts>().and_then(|parts| parts.extensions.get::<MatchedPath>().cloned());
    path.is_some_and(|path| ["/p/{slug}/checkout", "/p/{slug}/paid"].contains(&path.as_str()))
}

/// Whether the present page is one of those that are opened first.
fn is_light() -> bool {
    let path = use_context::<Parts>().and_then(|parts| parts.extensions.get::<MatchedPath>().cloned());
    path.is_some_and(|path| room::LIGHT_PAGES.contains(&path.as_str()))
}

/// The document instead of the page that belongs to the address, without a program that would begin with it: for a page that the reader
/// may not see or that is not there, and for a secret that is shown once.
fn alone() -> Option<AnyView> {
    let extensions = use_context::<Parts>().map(|parts| parts.extensions)?;
    if let Some(Refused(problem)) = extensions.get().cloned() {
        return Some(view! { <Alone><FaultPage problem /></Alone> }.into_any());
    }
    if let Some(Shown(key)) = extensions.get().cloned() {
        return Some(view! { <Alone><NewKeyPage key /></Alone> }.into_any());
    }
    let ShownFeed(address) = extensions.get().cloned()?;
    Some(view! { <Alone><NewFeedPage address /></Alone> }.into_any())
}

#[component]
fn Alone(children: Children) -> impl IntoView {
    provide_meta_context();
    let reader = provide_reader();
    view! {
        <!DOCTYPE html>
        <html>
            <head>
                <Always />
                <DrawnFor />
                <MetaTags />
            </head>
            <body class="alone">
                <Html attr:lang=reader.language.tag() attr:data-theme=reader.theme.attribute() />
                <Router>{children()}</Router>
            </body>
        </html>
    }
}

/// Whose account a document of the back office shows: what is asked from it is asked of that account.
#[component]
fn DrawnFor() -> impl IntoView {
    caller::known().map(|known| view! { <meta name=act::HEADER content=known.here.owner.to_string() /> })
}

#[component]
fn Document(scripts: AnyView, children: Children) -> impl IntoView {
    view! {
        <!DOCTYPE html>
        <html>
            <head>
                <Always />
                <link rel="preload" href=FONT r#as="font" r#type="font/woff2" crossorigin="" />
                {scripts}
                {reload::is_wanted().then(|| view! { <script src=reload::SCRIPT_PATH defer></script> })}
                <MetaTags />
            </head>
            <body>{children()}</body>
        </html>
    }
}

/// What stands in the head of every document. Where one sheet is enough, the client finds the other when it is needed.
#[component]
fn Always() -> impl IntoView {
    let more = manifest().more.clone();
    let more = if is_light() {
        view! { <meta name=room::MORE_STYLE content=more /> }.into_any()
    } else {
        view! { <link rel="stylesheet" href=more /> }.into_any()
    };
    view! {
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href="/favicon.svg" r#type="image/svg+xml" />
        <link rel="stylesheet" href=manifest().css.clone() />
        {more}
    }
}
