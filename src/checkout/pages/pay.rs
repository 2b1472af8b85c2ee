//! The page where a held time is paid: what is held, until when, and one form.

use super::form::{PayForm, typed_before};
use super::over::over;
use super::summary::summary;
use crate::checkout::api::{Chosen, read_checkout};
use crate::checkout::words;
use crate::paths;
use crate::ui::frame::PublicFrame;
use crate::ui::once::{asked_for, of_path, once, told};
use crate::ui::reader::language;
use domain::checkout::view::{AtCounter, HeldTime};
use domain::language::Language;
use leptos::prelude::*;
use leptos_meta::Meta;

/// A held time, counted down and paid; the next free ones when its time is up.
#[component]
pub fn CheckoutPage() -> impl IntoView {
    let language = language();
    let (slug, zone) = (of_path("slug"), asked_for("zone"));
    // What was typed into the form that comes back, or chosen on this page, decides which fields there are and what is paid.
    let typed = typed_before();
    let chosen = |field: &str| typed.get(&format!("form[{field}]")).or_else(|| told(field));
    let chosen = Chosen {
        country: chosen("country").filter(|country| !country.is_empty()),
        coupon: chosen("coupon"),
        instalments: chosen("instalments"),
        refused: asked_for("refused"),
    };
    let answer = read_checkout(slug.clone(), zone.clone(), chosen);
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
