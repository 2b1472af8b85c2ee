//! What was agreed: price, what went back, the guarantee.

use crate::booked::words;
use crate::ui::format;
use domain::booking::BookedPage;
use domain::language::Language;
use leptos::prelude::*;

pub(super) fn card(page: &BookedPage, language: Language) -> AnyView {
    let money = |minor: i64| format::money(minor, page.paid.currency, language);
    let guarantee = page.guarantee.map(|day| format::day_month_year(day, language));
    let facts = [
        (words::producer(language), Some(page.producer.clone())),
        (words::buyer(language), Some(page.buyer.clone())),
        (words::paid(language), Some(money(page.paid.minor))),
        (words::back(language), (page.back > 0).then(|| money(page.back))),
        (words::guarantee(language), guarantee),
    ];
    let fact = |(name, value): (&'static str, Option<String>)| {
        value.map(|value| {
            view! {
                <div>
                    <dt>{name}</dt>
                    <dd>{value}</dd>
                </div>
            }
        })
    };
    let why = page.guarantee.map(|_| view! { <p class="hint">{words::guarantee_why(language)}</p> });
    view! {
        <section class="card stack" aria-labelledby="facts">
            <h2 id="facts">{words::agreed(language)}</h2>
            <dl class="facts">{facts.map(fact)}</dl>
            {why}
        </section>
    }
    .into_any()
}
