//! The page where a held time is paid: what is held, until when, and one form.

use super::form::PayForm;
use super::over::over;
use super::summary::summary;
use crate::checkout::api::read_checkout;
use crate::checkout::words;
use crate::paths;
use crate::ui::frame::PublicFrame;
use crate::ui::once::{asked_for, of_path, once};
use crate::ui::reader::language;
use crate::ui::typed::Typed;
use domain::checkout::view::{AtCounter, HeldTime};
use domain::language::Language;
use leptos::prelude::*;
use leptos_meta::Meta;

/// A held time, counted down and paid; the next free ones when its time is up.
#[component]
pub fn CheckoutPage() -> impl IntoView {
    let language = language();
    let (slug, zone) = (of_path("slug"), asked_for("zone"));
    // What was chosen, or typed before a fault, decides which fields there are.
    let country = asked_for("country").or_else(|| Typed::of("/do/buy").get("form[country]"));
    let answer = read_checkout(slug.clone(), zone.clone(), country, asked_for("refused"));
    let counter = once(answer, move |counter| match counter {
        AtCounter::Held(held) => held_view(*held, language),
        AtCounter::Over { service, month } => over(&service, &month, language),
        AtCounter::Paying { key } => on_its_way(&slug, &key, zone, language),
    });
    view! {
        <PublicFrame title=words::title(language)>
            <Meta name="robots" content="noindex" />
            <div class="checkout">{counter}</div>
        </PublicFrame>
    }
    .into_any()
}

fn held_view(held: HeldTime, language: Language) -> AnyView {
    view! {
        <h1>{words::title(language)}</h1>
        <div class="checkout-parts">
            {summary(&held, language)}
            <PayForm held />
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
                <a class="btn main" href=paths::paid(slug, key, &zone.unwrap_or_default())>
                    {words::go_to_bank(language)}
                </a>
            </div>
        </section>
    }
    .into_any()
}
