//! Sessions day after day, those that were called off too.

use crate::agenda::pages::badge::SessionBadge;
use crate::agenda::words;
use crate::paths;
use crate::ui::format;
use chrono::NaiveDate;
use domain::agenda::{Agenda, Entry};
use domain::language::Language;
use leptos::prelude::*;

pub(super) fn list(agenda: &Agenda, language: Language) -> AnyView {
    let mut days: Vec<(NaiveDate, Vec<&Entry>)> = Vec::new();
    for entry in &agenda.entries {
        // What began the day before stands where its first shown day is.
        let day = entry.start.date().max(agenda.first);
        match days.last_mut() {
            Some((last, entries)) if *last == day => entries.push(entry),
            _ => days.push((day, vec![entry])),
        }
    }
    if days.is_empty() {
        return view! { <p class="card muted">{words::nothing_here(language)}</p> }.into_any();
    }
    let days: Vec<_> = days.into_iter().map(|(day, entries)| section(day, &entries, agenda.now.date(), language)).collect();
    view! { <div class="stack">{days}</div> }.into_any()
}

fn section(day: NaiveDate, entries: &[&Entry], today: NaiveDate, language: Language) -> AnyView {
    let rows: Vec<_> = entries.iter().map(|entry| row(entry, language)).collect();
    let is_today = (day == today).then(|| view! { <span class="muted">{words::today(language)}</span> });
    view! {
        <section class="card" aria-label=format::weekday_day(day, language)>
            <div class="section-head">
                <h3 class="month-name">{format::weekday_day(day, language)}</h3>
                {is_today}
            </div>
            <ul class="rows">{rows}</ul>
        </section>
    }
    .into_any()
}

fn row(entry: &Entry, language: Language) -> AnyView {
    let who = match entry.booking.zip(entry.buyer.clone()) {
        Some((id, buyer)) => view! { <a class="cover" href=paths::session(id)>{buyer}</a> }.into_any(),
        None => view! { <b>{words::held(language)}</b> }.into_any(),
    };
    view! {
        <li>
            <span class="agenda-when">
                <time datetime=format::machine_time(entry.at)>{format::time(entry.start)}</time>
                <small>{format::time(entry.end)}</small>
            </span>
            <span class="words">{who} <small>{entry.service.clone()}</small></span>
            <span class="end">
                <SessionBadge state=entry.state />
            </span>
        </li>
    }
    .into_any()
}
