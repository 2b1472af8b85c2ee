//! What is told of a submission beside its page: producer, price, hours, and what changed.

use super::fields;
use crate::ui::format;
use crate::ui::icon::icon;
use crate::ui::sales_page::length;
use crate::verification::words;
use domain::language::Language;
use domain::product::page::PageKind;
use domain::product::price::Plan;
use domain::product::url::HttpsUrl;
use domain::product::view::Examined;
use domain::product::{Draft, Step, weekday};
use leptos::prelude::*;

/// Producer, price and sessions.
pub(super) fn card(examined: &Examined, language: Language) -> AnyView {
    let (page, submitted) = (&examined.page, &examined.submitted);
    let instalments = match page.price.plan {
        Plan::One => words::one_payment(language).to_owned(),
        Plan::Instalments { most, .. } => words::up_to(language, &most.to_string()),
    };
    let market = if submitted.page.listed { words::listed(language) } else { words::unlisted(language) };
    let facts = [
        (words::producer(language), examined.waiting.producer.clone()),
        (words::email(language), examined.producer_email.clone()),
        (words::country(language), examined.producer_country.clone()),
        (words::price(language), format::money(page.price.amount.minor, page.price.amount.currency, language)),
        (words::instalments(language), instalments),
        (words::sessions(language), length(Some(page.bundle), page.duration, language)),
        (words::zone(language), format!("{} ({})", format::zone_place(&page.zone), page.zone)),
        (words::market(language), market.to_owned()),
    ];
    let facts = facts.map(|(name, value)| {
        view! {
            <div>
                <dt>{name}</dt>
                <dd>{value}</dd>
            </div>
        }
    });
    // Where the page has the calendar, the hours stand in its place.
    let hours = (submitted.page.kind == PageKind::External).then(|| hours(submitted, language));
    view! {
        <section class="card stack" aria-labelledby="facts">
            <h2 id="facts">{words::facts(language)}</h2>
            <dl class="facts">{facts}</dl>
            {hours}
        </section>
    }
    .into_any()
}

/// The week as the producer typed it, in the calendar's place.
pub(super) fn hours(submitted: &Draft, language: Language) -> AnyView {
    let schedule = &submitted.sessions.schedule;
    let days: Vec<_> = schedule
        .weekly
        .iter()
        .enumerate()
        .map(|(day, hours)| {
            let hours = hours.trim();
            let hours = if hours.is_empty() { words::closed(language).to_owned() } else { hours.to_owned() };
            view! {
                <div>
                    <dt>{weekday(day, language)}</dt>
                    <dd>{hours}</dd>
                </div>
            }
        })
        .collect();
    let count = |count: usize| format::count(count as i64, language);
    let dates =
        (!schedule.dates.is_empty()).then(|| view! { <p class="hint">{words::more_dates(language, &count(schedule.dates.len()))}</p> });
    let absences = (!schedule.absences.is_empty())
        .then(|| view! { <p class="hint">{words::more_absences(language, &count(schedule.absences.len()))}</p> });
    view! {
        <div class="examine-hours">
            <h3 class="label">{words::hours(language)}</h3>
            <dl class="facts">{days}</dl>
            {dates}
            {absences}
            <p class="hint">{words::hours_why(language)}</p>
        </div>
    }
    .into_any()
}

/// The page elsewhere, for the operator to look at.
pub(super) fn external(url: &str, language: Language) -> AnyView {
    let Ok(url) = HttpsUrl::parse(url) else { return ().into_any() };
    view! {
        <p class="examine-external">
            {words::external_page(language)} ": "
            <a class="link" href=url.to_string() target="_blank" rel="noopener noreferrer nofollow">
                {url.to_string()}
                <span class="hidden-text">" " {crate::ui::sales_page::words::new_tab(language)}</span>
            </a>
        </p>
    }
    .into_any()
}

/// What differs from what was sent before, by step.
pub(super) fn changed(examined: &Examined, language: Language) -> AnyView {
    let body = match &examined.changed {
        None => view! { <p class="muted">{words::first_time(language)}</p> }.into_any(),
        Some(fields) if fields.is_empty() => view! { <p class="muted">{words::nothing_changed(language)}</p> }.into_any(),
        Some(changed) => {
            let of_step = |step: Step| {
                let names: Vec<_> = changed.iter().filter(|field| field.step() == step).collect();
                (!names.is_empty()).then(|| {
                    let names: Vec<_> = names
                        .into_iter()
                        .map(|field| view! { <li>{icon(icondata::LuPencil)} {fields::name(*field, &examined.submitted, language)}</li> })
                        .collect();
                    view! {
                        <h3 class="label">{step.title(language)}</h3>
                        <ul class="examine-changes">{names}</ul>
                    }
                })
            };
            Step::ALL.into_iter().filter_map(of_step).collect_view().into_any()
        }
    };
    view! {
        <section class="card" aria-labelledby="changed">
            <div class="section-head">
                <h2 id="changed">{words::changed(language)}</h2>
            </div>
            {body}
        </section>
    }
    .into_any()
}
