//! The time of a hold is up: what is free next.

use crate::checkout::words;
use crate::paths;
use crate::ui::calendar::{ChooseForm, choice};
use crate::ui::format;
use domain::language::Language;
use domain::product::view::{Month, SalesPage};
use leptos::prelude::*;

/// How many times are offered at once.
const NEXT: usize = 6;

/// Says so, and offers the next free times of this month.
pub(super) fn over(service: &SalesPage, month: &Month, language: Language) -> AnyView {
    let mut left = NEXT;
    let days: Vec<_> = month
        .days
        .iter()
        .map_while(|day| {
            let times: Vec<_> = day.slots.iter().take(left).collect();
            left -= times.len();
            (!times.is_empty()).then_some((day.day, times))
        })
        .map(|(day, times)| {
            let times = times.into_iter().map(|time| view! { <li>{choice(time, &month.producers_zone, language)}</li> }).collect_view();
            view! {
                <div>
                    <p class="label">{format::weekday_day(day, language)}</p>
                    <ul>{times}</ul>
                </div>
            }
        })
        .collect();
    let why = if days.is_empty() { words::over_empty(language) } else { words::over_why(language) };
    view! {
        <section class="card over" role="alert">
            <h1>{words::over(language)}</h1>
            <p>{why}</p>
            <ChooseForm slug=service.slug.clone() zone=month.zone.clone() />
            <div class="times">{days}</div>
            <div class="actions">
                <a class="btn" href=paths::times(&service.slug, None, &month.zone)>
                    {words::all_times(language)}
                </a>
            </div>
        </section>
    }
    .into_any()
}
