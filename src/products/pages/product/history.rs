//! What happened to a product, the last first, on the owner's clock.

use crate::products::pages::badge::{class, percent};
use crate::products::pages::clock::local;
use crate::products::pages::missing::field_link;
use crate::products::words;
use crate::ui::dial::Dial;
use crate::ui::format;
use crate::ui::reader::reader;
use crate::ui::words as common;
use domain::id::ProductId;
use domain::language::Language;
use domain::product::view::Told;
use leptos::prelude::*;

/// The moves of a product.
pub fn card(history: &[Told], id: ProductId, language: Language) -> AnyView {
    let zone = reader().account.map(|account| account.here.time_zone).unwrap_or_default();
    let steps: Vec<_> = history.iter().rev().map(|told| step(told, id, &zone, language)).collect();
    let clock = common::zone_time(language, &format::zone_place(&zone));
    view! {
        <section class="card" aria-labelledby="history">
            <div class="section-head">
                <h2 id="history">{words::history(language)}</h2>
                <span class="muted">{clock}</span>
            </div>
            <ol class="timeline">{steps}</ol>
        </section>
    }
    .into_any()
}

fn step(told: &Told, id: ProductId, zone: &str, language: Language) -> AnyView {
    let word = if told.of_revision {
        words::changes_are(language, &told.to.title(language).to_lowercase())
    } else {
        told.to.title(language).to_owned()
    };
    let remarks: Vec<_> = told
        .remarks
        .iter()
        .map(|remark| {
            view! {
                <small>
                    {field_link(id, remark.field, language)}
                    " "
                    {remark.words.clone()}
                </small>
            }
        })
        .collect();
    view! {
        <li class=class(told.to)>
            <Dial percent=percent(told.to) />
            <span class="words">
                <b>{word}</b>
                {remarks}
            </span>
            <time datetime=format::machine_time(told.at)>{format::date_time(local(told.at, zone), language)}</time>
        </li>
    }
    .into_any()
}
