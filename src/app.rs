//! The document around every page, and the route table.

use crate::accounts::pages::{AccountPage, CheckMailPage, ConfirmPage, ForgotPage, ResetPage, SignInPage, SignUpPage};
use crate::agenda::pages::{AgendaPage, CalendarsPage, SessionPage};
use crate::booked::pages::{BookingPage, CancelPage, TimePage, WaitingPage};
use crate::booking::pages::{MarketPage, SalesPagePage};
use crate::checkout::pages::{BankPage, CheckoutPage, PaidPage};
use crate::dev::pages::{LetterPage, LettersPage};
use crate::landing::page::LandingPage;
use crate::notices::pages::NoticesPage;
use crate::notices::provide_bell;
use crate::products::pages::{NewProductPage, ProductPage, ProductsPage, WizardPage};
use crate::sales::pages::{ImportPage, PanelPage, SalePage, SalesPage};
use crate::ui::reader::provide_reader;
use crate::ui::states::NotFound;
use crate::ui::typed::provide_typed;
use crate::verification::pages::{ExaminePage, QueuePage};
use leptos::prelude::*;
use leptos_meta::{Html, provide_meta_context};
use leptos_router::components::{Route, Router, Routes};
use leptos_router::{Lazy, ParamSegment, SsrMode, StaticSegment};
#[cfg(feature = "ssr")]
use {
    crate::accounts::pages::NewKeyPage, crate::agenda::pages::NewFeedPage, crate::server::document::Shown,
    crate::server::document::ShownFeed, crate::server::guard::Refused, crate::server::state::House, crate::ui::states::FaultPage,
    leptos_meta::MetaTags,
};

/// The whole document, as the server sends it.
#[cfg(feature = "ssr")]
pub fn shell() -> impl IntoView {
    use crate::server::assets::manifest;
    use crate::server::reload;
    use leptos::nonce::use_nonce;
    let manifest = manifest();
    let nonce = use_nonce();
    let sources = use_context::<House>().and_then(|house| house.till.sources()).filter(|_| is_checkout());
    if let (Some(nonce), Some(response)) = (&nonce, use_context::<leptos_axum::ResponseOptions>())
        && let Ok(value) = axum::http::HeaderValue::from_str(&crate::server::headers::content_policy(&nonce.to_string(), sources.as_ref()))
    {
        response.insert_header(axum::http::header::CONTENT_SECURITY_POLICY, value);
    }
    let extensions = use_context::<axum::http::request::Parts>().map(|parts| parts.extensions).unwrap_or_default();
    let style = manifest.css.clone();
    if let Some(Refused(problem)) = extensions.get().cloned() {
        return view! { <Alone style><FaultPage problem /></Alone> }.into_any();
    }
    if let Some(Shown(key)) = extensions.get().cloned() {
        return view! { <Alone style><NewKeyPage key /></Alone> }.into_any();
    }
    if let Some(ShownFeed(address)) = extensions.get().cloned() {
        return view! { <Alone style><NewFeedPage address /></Alone> }.into_any();
    }
    let start = format!("import({:?}).then(m => m.default({{module_or_path: {:?}}}).then(() => m.hydrate()))", manifest.js, manifest.wasm);
    view! {
        <!DOCTYPE html>
        <html>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <link rel="preload" href=crate::ui::frame::FONT r#as="font" r#type="font/woff2" crossorigin="" />
                <link rel="icon" href="/favicon.svg" r#type="image/svg+xml" />
                <link rel="stylesheet" href=manifest.css.clone() />
                <link rel="modulepreload" href=manifest.js.clone() nonce=nonce.clone() />
                <link rel="modulepreload" href=manifest.loader.clone() nonce=nonce.clone() />
                <link rel="preload" href=manifest.wasm.clone() r#as="fetch" r#type="application/wasm" crossorigin="" />
                <script type="module" nonce=nonce.clone()>{start}</script>
                {reload::is_wanted().then(|| view! { <script nonce=nonce>{reload::SCRIPT}</script> })}
                <MetaTags />
            </head>
            <body>
                <App />
            </body>
        </html>
    }
    .into_any()
}

/// Whether the present page is one on which a card is typed or confirmed at the provider's.
#[cfg(feature = "ssr")]
fn is_checkout() -> bool {
    use axum::extract::MatchedPath;
    let path = use_context::<axum::http::request::Parts>().and_then(|parts| parts.extensions.get::<MatchedPath>().cloned());
    path.is_some_and(|path| ["/p/{slug}/checkout", "/p/{slug}/paid"].contains(&path.as_str()))
}

/// A document without the browser's half, which would begin with the page that belongs to the address: one that the reader may not
/// see, or that is not there.
#[cfg(feature = "ssr")]
#[component]
fn Alone(style: String, children: Children) -> impl IntoView {
    provide_meta_context();
    let reader = provide_reader();
    view! {
        <!DOCTYPE html>
        <html>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <link rel="icon" href="/favicon.svg" r#type="image/svg+xml" />
                <link rel="stylesheet" href=style />
                <MetaTags />
            </head>
            <body class="alone">
                <Html attr:lang=reader.language.tag() attr:data-theme=reader.theme.attribute() />
                <Router>
                    {children()}
                </Router>
            </body>
        </html>
    }
}

/// The application: who reads, and which page. Each page is named once more by its room (`room!`), with which its code travels.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    let reader = provide_reader();
    provide_typed();
    provide_bell(&reader);
    view! {
        <Html attr:lang=reader.language.tag() attr:data-theme=reader.theme.attribute() />
        <Router>
            <Routes fallback=NotFound>
                <Route path=StaticSegment("") view={Lazy::<LandingPage>::new()} />
                <Route path=StaticSegment("sign-in") view={Lazy::<SignInPage>::new()} />
                <Route path=StaticSegment("sign-up") view={Lazy::<SignUpPage>::new()} ssr=SsrMode::Async />
                <Route path=StaticSegment("check-mail") view={Lazy::<CheckMailPage>::new()} />
                <Route path=StaticSegment("confirm") view={Lazy::<ConfirmPage>::new()} ssr=SsrMode::Async />
                <Route path=StaticSegment("forgot") view={Lazy::<ForgotPage>::new()} />
                <Route path=StaticSegment("reset") view={Lazy::<ResetPage>::new()} ssr=SsrMode::Async />
                <Route path=StaticSegment("account") view={Lazy::<AccountPage>::new()} ssr=SsrMode::Async />
                <Route path=StaticSegment("sales") view={Lazy::<PanelPage>::new()} ssr=SsrMode::Async />
                <Route path=(StaticSegment("sales"), StaticSegment("list")) view={Lazy::<SalesPage>::new()} ssr=SsrMode::Async />
                <Route path=(StaticSegment("sales"), StaticSegment("import")) view={Lazy::<ImportPage>::new()} />
                <Route path=(StaticSegment("sales"), ParamSegment("id")) view={Lazy::<SalePage>::new()} ssr=SsrMode::Async />
                <Route path=StaticSegment("products") view={Lazy::<ProductsPage>::new()} ssr=SsrMode::Async />
                <Route path=(StaticSegment("products"), StaticSegment("new")) view={Lazy::<NewProductPage>::new()} ssr=SsrMode::Async />
                <Route path=(StaticSegment("products"), ParamSegment("id")) view={Lazy::<ProductPage>::new()} ssr=SsrMode::Async />
                <Route path=(StaticSegment("products"), ParamSegment("id"), ParamSegment("step")) view={Lazy::<WizardPage>::new()} ssr=SsrMode::Async />
                <Route path=StaticSegment("agenda") view={Lazy::<AgendaPage>::new()} ssr=SsrMode::Async />
                <Route path=(StaticSegment("agenda"), StaticSegment("calendars")) view={Lazy::<CalendarsPage>::new()} ssr=SsrMode::Async />
                <Route path=(StaticSegment("agenda"), ParamSegment("id")) view={Lazy::<SessionPage>::new()} ssr=SsrMode::Async />
                <Route path=StaticSegment("notices") view={Lazy::<NoticesPage>::new()} ssr=SsrMode::Async />
                <Route path=StaticSegment("verification") view={Lazy::<QueuePage>::new()} ssr=SsrMode::Async />
                <Route path=(StaticSegment("verification"), ParamSegment("owner"), ParamSegment("id")) view={Lazy::<ExaminePage>::new()} ssr=SsrMode::Async />
                <Route path=StaticSegment("market") view={Lazy::<MarketPage>::new()} ssr=SsrMode::Async />
                <Route path=(StaticSegment("p"), ParamSegment("slug")) view={Lazy::<SalesPagePage>::new()} ssr=SsrMode::Async />
                <Route path=(StaticSegment("p"), ParamSegment("slug"), StaticSegment("checkout")) view={Lazy::<CheckoutPage>::new()} ssr=SsrMode::Async />
                <Route path=(StaticSegment("p"), ParamSegment("slug"), StaticSegment("paid")) view={Lazy::<PaidPage>::new()} ssr=SsrMode::Async />
                <Route path=(StaticSegment("sandbox"), ParamSegment("payment")) view={Lazy::<BankPage>::new()} ssr=SsrMode::Async />
                <Route path=(StaticSegment("booking"), ParamSegment("token")) view={Lazy::<BookingPage>::new()} ssr=SsrMode::Async />
                <Route path=(StaticSegment("booking"), ParamSegment("token"), StaticSegment("time")) view={Lazy::<TimePage>::new()} ssr=SsrMode::Async />
                <Route path=(StaticSegment("booking"), ParamSegment("token"), StaticSegment("cancel")) view={Lazy::<CancelPage>::new()} ssr=SsrMode::Async />
                <Route path=(StaticSegment("waiting"), ParamSegment("token")) view={Lazy::<WaitingPage>::new()} ssr=SsrMode::Async />
                <Route path=(StaticSegment("dev"), StaticSegment("mail")) view={Lazy::<LettersPage>::new()} ssr=SsrMode::Async />
                <Route path=(StaticSegment("dev"), StaticSegment("mail"), ParamSegment("id")) view={Lazy::<LetterPage>::new()} ssr=SsrMode::Async />
            </Routes>
        </Router>
    }
}
