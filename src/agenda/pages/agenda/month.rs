//! A month in whole weeks: how much each day holds, and its first sessions.

use crate::agenda::pages::badge::class;
use crate::agenda::words;
use crate::paths;
use crate::ui::format;
use chrono::{Datelike, NaiveDate};
use domain::agenda::{Agenda, Asked, Entry, StretchKind, View};
use domain::booking::ClaimState;
use domain::language::Language;
use leptos::prelude::*;

/// Sessions that are named in a day.
const NAMED: usize = 3;

pub(super) fn month(agenda: &Agenda, language: Language) -> AnyView {
    let days: Vec<NaiveDate> = agenda.first.iter_days().take_while(|day| *day <= agenda.last).collect();
    let heads: Vec<_> = days
        .iter()
        .take(7)
        .map(|day| {
            let long = format::weekday_long(*day, language);
            view! { <th scope="col" abbr=long>{format::weekday_short(*day, language)}</th> }
        })
        .collect();
    let weeks: Vec<_> = days
        .chunks(7)
        .map(|week| {
            let cells: Vec<_> = week.iter().map(|day| cell(*day, agenda, language)).collect();
            view! { <tr>{cells}</tr> }
        })
        .collect();
    view! {
        <div class="agenda-sheet">
            <table class="agenda-month">
                <thead>
                    <tr>{heads}</tr>
                </thead>
                <tbody>{weeks}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn cell(day: NaiveDate, agenda: &Agenda, language: Language) -> AnyView {
    let entries: Vec<&Entry> =
        agenda.entries.iter().filter(|entry| entry.start.date() == day && entry.state != ClaimState::Cancelled).collect();
    let count = entries.len();
    let named: Vec<_> = entries.iter().take(NAMED).map(|entry| line(entry, language)).collect();
    let to = paths::agenda(&Asked { view: View::Day, ..agenda.asked.on(day) });
    let more = (count > NAMED).then(|| {
        view! {
            <a class="more" href=to.clone()>
                {words::more(language, count - NAMED)}
            </a>
        }
    });
    let label = if count == 0 {
        format::weekday_day(day, language)
    } else {
        format!("{}: {}", format::weekday_day(day, language), words::sessions(language, count))
    };
    let is_away = agenda.stretches.iter().any(|stretch| {
        stretch.kind != StretchKind::Open && stretch.from.date() <= day && day <= (stretch.to - chrono::TimeDelta::minutes(1)).date()
    });
    let is_today = day == agenda.now.date();
    let shown = agenda.asked.day.unwrap_or(agenda.now.date());
    let tally = (count > 0).then(|| view! { <span class="tally" aria-hidden="true">{count}</span> });
    view! {
        <td class:other=day.month() != shown.month() class:now=is_today class:away=is_away>
            <a class="agenda-day" href=to aria-label=label aria-current=is_today.then_some("date")>
                {day.day()}
            </a>
            {tally}
            <ul>{named}</ul>
            {more}
        </td>
    }
    .into_any()
}

fn line(entry: &Entry, language: Language) -> AnyView {
    let time = format::time(entry.start);
    match entry.booking.zip(entry.buyer.clone()) {
        Some((id, buyer)) => view! {
            <li class=class(entry.state)>
                <a href=paths::session(id)>
                    <b>{time}</b>
                    " "
                    {buyer}
                </a>
            </li>
        }
        .into_any(),
        None => view! {
            <li class="waiting">
                <b>{time}</b>
                " "
                {words::held(language)}
            </li>
        }
        .into_any(),
    }
}
