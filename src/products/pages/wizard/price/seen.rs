//! The price where it cannot be changed: after the approval, and for who may not set it.

use super::Guarantee;
use super::table::Instalments;
use crate::products::pages::acts::{copy, may_price_another};
use crate::products::pages::wizard::work;
use crate::products::words::wizard as words;
use crate::ui::format;
use crate::ui::icon::icon;
use crate::ui::reader::language;
use domain::language::Language;
use domain::product::Field;
use leptos::prelude::*;

/// The price as it is, for who may not set it.
#[component]
pub(super) fn Seen() -> impl IntoView {
    let language = language();
    view! {
        {closed(words::price_others(language), words::price_others_why(language))}
        {amount(language)}
        <Instalments />
        <Guarantee />
    }
    .into_any()
}

/// Why nothing can be changed here.
fn closed(title: &'static str, why: &'static str) -> AnyView {
    view! {
        <div class="note">
            {icon(icondata::LuLock)}
            <div>
                <b>{title}</b>
                <p>{why}</p>
            </div>
        </div>
    }
    .into_any()
}

/// The price in large figures; said in words where there is none yet.
fn amount(language: Language) -> AnyView {
    let price = work().registration.with_value(|registration| registration.draft.price.check(&registration.limits).ok());
    let written = price.map(|price| format::money(price.amount.minor, price.amount.currency, language));
    match written {
        Some(written) => view! {
            <p class="big-price" id=Field::Amount.to_string() tabindex="-1">
                {written}
            </p>
        }
        .into_any(),
        None => view! {
            <p class="muted" id=Field::Amount.to_string() tabindex="-1">
                {words::no_price_yet(language)}
            </p>
        }
        .into_any(),
    }
}

/// The price as buyers agreed to it, and the way to another one.
#[component]
pub(super) fn Fixed() -> impl IntoView {
    let language = language();
    let work = work();
    let id = work.registration.with_value(|registration| registration.id);
    let (start, problem) = copy(id, true);
    view! {
        {closed(words::price_fixed(language), words::price_fixed_why(language))}
        {amount(language)}
        <Instalments />
        <div class="actions">
            {may_price_another()
                .then(|| {
                    view! {
                        <button class="btn" type="button" on:click=move |_| start.run(())>
                            {icon(icondata::LuCopyPlus)}
                            {words::another_price(language)}
                        </button>
                    }
                })}
        </div>
        {problem}
        <Guarantee />
    }
    .into_any()
}
