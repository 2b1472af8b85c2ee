//! The page where a held time is paid: what is held, until when, and one form.

use super::form::PayForm;
use super::over::over;
use super::summary::summary;
use crate::checkout::api::read_checkout;
use crate::checkout::words;
use crate::paths;
use crate::ui::frame::PublicFrame;
use crate::ui::live::on_return;
use crate::ui::load::LoadLive;
use crate::ui::reader::language;
use crate::ui::typed::Typed;
use domain::checkout::view::{AtCounter, HeldTime};
use domain::language::Language;
use leptos::prelude::*;
use leptos_meta::Meta;
use leptos_router::hooks::{use_params_map, use_query_map};

/// A held time, counted down and paid; the next free ones when its time is up.
#[component]
pub fn CheckoutPage() -> impl IntoView {
    let language = language();
    let params = use_params_map();
    let query = use_query_map();
    let slug = Memo::new(move |_| params.with(|params| params.get("slug").unwrap_or_default()));
    let zone = Memo::new(move |_| query.with(|query| query.get("zone")));
    let refused = Memo::new(move |_| query.with(|query| query.get("refused")));
    // What was typed before a fault decides again which fields there are.
    let country = RwSignal::new(Typed::of("/do/buy").get("form[country]"));
    let found = Resource::new_blocking(
        move || (slug.get(), zone.get(), country.get(), refused.get()),
        |(slug, zone, country, refused)| read_checkout(slug, zone, country, refused),
    );
    on_return(move || found.refetch());
    let draw = move |counter: Signal<Option<AtCounter>>| {
        let is_held = Memo::new(move |_| counter.with(|counter| matches!(counter, Some(AtCounter::Held(_)))));
        let changing = Signal::derive(move || {
            counter.with(|counter| match counter {
                Some(AtCounter::Held(held)) => Some((**held).clone()),
                _ => None,
            })
        });
        let again = Callback::new(move |()| found.refetch());
        let drawn = move || match (is_held.get(), changing.get_untracked()) {
            (true, Some(first)) => held_view(first, changing, country, again, language),
            _ => counter.with(|counter| match counter {
                Some(AtCounter::Over { service, month }) => over(service, month, language),
                Some(AtCounter::Paying { key }) => on_its_way(&slug.get_untracked(), key, zone.get_untracked(), language),
                _ => ().into_any(),
            }),
        };
        drawn.into_any()
    };
    view! {
        <PublicFrame title=words::title(language)>
            <Meta name="robots" content="noindex" />
            <div class="checkout">
                <LoadLive read=move || found.get() retry=move || found.refetch() skeleton view=draw />
            </div>
        </PublicFrame>
    }
    .into_any()
}

fn held_view(
    first: HeldTime,
    changing: Signal<Option<HeldTime>>,
    country: RwSignal<Option<String>>,
    again: Callback<()>,
    language: Language,
) -> AnyView {
    // Between two answers the page never has nothing held.
    let before = first.clone();
    let now = Memo::new(move |known: Option<&HeldTime>| changing.get().unwrap_or_else(|| known.unwrap_or(&before).clone()));
    view! {
        <h1>{words::title(language)}</h1>
        <div class="checkout-parts">
            {summary(&first, Signal::derive(move || now.with(|held| held.kept.clone())), again, language)}
            <PayForm first now country />
        </div>
    }
    .into_any()
}

fn on_its_way(slug: &str, key: &str, zone: Option<String>, language: Language) -> AnyView {
    view! {
        <section class="card">
            <h1>{words::pending(language)}</h1>
            <p>{words::pending_why(language)}</p>
            <div class="actions">
                <a class="btn main" rel="external" href=paths::paid(slug, key, &zone.unwrap_or_default())>
                    {words::go_to_bank(language)}
                </a>
            </div>
        </section>
    }
    .into_any()
}

fn skeleton() -> AnyView {
    view! {
        <div class="card" aria-busy="true" aria-hidden="true">
            <p class="h1">
                <span class="bone long"></span>
            </p>
            <p>
                <span class="bone"></span>
            </p>
        </div>
    }
    .into_any()
}
