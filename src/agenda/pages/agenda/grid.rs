//! A day or a week as columns of the clock: sessions as blocks, absences shaded, a line where it is now.
//!
//! Where a block stands is said by classes, as the content policy allows no style attributes: `h9 m3` begins at 9:15, `for-h1 for-m0` lasts
//! an hour, `first-h8` begins the column at eight.

use super::drag::Drag;
use crate::agenda::pages::badge::class;
use crate::agenda::words;
use crate::paths;
use crate::ui::format;
use crate::ui::icon::tiny_icon;
use crate::ui::reader::may;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike};
use domain::agenda::{Agenda, Asked, Entry, Stretch, StretchKind, View};
use domain::booking::ClaimState;
use domain::collaborators::Right;
use domain::language::Language;
use leptos::prelude::*;

/// Hours that are shown at least.
const FROM: u32 = 8;
const UNTIL: u32 = 19;

pub(super) fn grid(agenda: &Agenda, now: Signal<NaiveDateTime>, language: Language) -> AnyView {
    let days: Vec<NaiveDate> = agenda.first.iter_days().take_while(|day| *day <= agenda.last).collect();
    let shown: Vec<&Entry> = agenda.entries.iter().filter(|entry| entry.state != ClaimState::Cancelled).collect();
    let (from, until) = hours(&shown);
    let marks: Vec<_> =
        (from..until).map(|hour| view! { <span class=format!("hour h{hour} m0")>{format!("{hour:02}:00")}</span> }).collect();
    let heads: Vec<_> = days.iter().map(|day| head(*day, agenda, language)).collect();
    let can_drag = shown.iter().any(|entry| is_movable(entry, agenda.now));
    let drag = Drag::new(from);
    let columns: Vec<_> = days.iter().map(|day| column(*day, agenda, &shown, &Frame { from, until, drag, now }, language)).collect();
    let class = if agenda.asked.view == View::Day { "agenda-grid one" } else { "agenda-grid" };
    let hint = can_drag.then(|| view! { <p class="hint agenda-drag-hint">{words::drag_hint(language)}</p> });
    let nothing = shown.is_empty().then(|| view! { <p class="hint">{words::nothing_here(language)}</p> });
    view! {
        <div class="agenda-sheet">
            <div class=format!("{class} first-h{from} rows-{}", until - from)>
                <div class="agenda-heads">
                    <span></span>
                    {heads}
                </div>
                <div class="agenda-columns">
                    <div class="agenda-hours" aria-hidden="true">
                        {marks}
                    </div>
                    {columns}
                </div>
            </div>
        </div>
        {nothing}
        {hint}
    }
    .into_any()
}

/// What all columns share: the first hour and the one after the last, what is dragged, and the present reading of the clock.
struct Frame {
    from: u32,
    until: u32,
    drag: Drag,
    now: Signal<NaiveDateTime>,
}

/// The first hour, and the one after the last.
fn hours(shown: &[&Entry]) -> (u32, u32) {
    let first = shown.iter().map(|entry| entry.start.hour()).min().unwrap_or(FROM);
    let ends = |entry: &&Entry| {
        let is_next_day = entry.end.date() > entry.start.date();
        if is_next_day { 24 } else { entry.end.hour() + u32::from(entry.end.minute() > 0) }
    };
    let last = shown.iter().map(ends).max().unwrap_or(UNTIL);
    (first.min(FROM), last.max(UNTIL))
}

fn head(day: NaiveDate, agenda: &Agenda, language: Language) -> AnyView {
    let is_today = day == agenda.now.date();
    let to = Asked { view: View::Day, ..agenda.asked.on(day) };
    view! {
        <a class=if is_today { "now" } else { "" } href=paths::agenda(&to) aria-current=is_today.then_some("date") aria-label=format::weekday_day(day, language)>
            {format::day_short(day, language)}
        </a>
    }
    .into_any()
}

fn column(day: NaiveDate, agenda: &Agenda, shown: &[&Entry], frame: &Frame, language: Language) -> AnyView {
    let entries: Vec<_> =
        shown.iter().filter(|entry| entry.start.date() == day).map(|entry| block(entry, agenda, frame.drag, language)).collect();
    let away: Vec<_> = agenda.stretches.iter().filter_map(|stretch| shade(stretch, day, frame, language)).collect();
    let (now, hours) = (frame.now, frame.from..frame.until);
    let now = (agenda.now.date() == day && hours.contains(&agenda.now.hour())).then(|| {
        let class = move || format!("agenda-now {}", place(now.get().time()));
        view! { <span class=class role="img" aria-label=words::now(language)></span> }
    });
    view! {
        <section class="agenda-column" data-day=day.to_string() aria-label=format::weekday_day(day, language)>
            {away}
            <ul>{entries}</ul>
            {now}
        </section>
    }
    .into_any()
}

/// Whether its time can be another, by this reader's hand.
fn is_movable(entry: &Entry, now: NaiveDateTime) -> bool {
    entry.state == ClaimState::Booked && entry.start > now && may(Right::ProductsManage)
}

fn block(entry: &Entry, agenda: &Agenda, drag: Drag, language: Language) -> AnyView {
    let length = entry.end - entry.start;
    let place = format!("{} {}", place(entry.start.time()), lasts(length));
    let short = if length < TimeDelta::minutes(40) { " short" } else { "" };
    let hours = format!("{}–{}", format::time(entry.start), format::time(entry.end));
    let Some((id, buyer)) = entry.booking.zip(entry.buyer.clone()) else {
        return view! {
            <li class=format!("agenda-block hatched {place}{short}")>
                <b>{words::held(language)}</b>
                <small>{hours} " · " {entry.service.clone()}</small>
            </li>
        }
        .into_any();
    };
    let state = words::state(language, entry.state);
    let mark = match entry.state {
        ClaimState::Completed => Some(tiny_icon(icondata::LuCheck).into_any()),
        ClaimState::NoShow => Some(tiny_icon(icondata::LuUserX).into_any()),
        _ => None,
    };
    let label = format!("{hours}, {buyer}, {}, {state}", entry.service);
    let class = format!("agenda-block {} {place}{short}", class(entry.state));
    let is_movable = is_movable(entry, agenda.now);
    let minutes = length.num_minutes();
    view! {
        <li class=class class:movable=is_movable>
            <a
                class="cover"
                href=paths::session(id)
                aria-label=label
                draggable="false"
                on:pointerdown=move |event| {
                    if is_movable {
                        drag.begin(&event);
                    }
                }
                on:pointermove=move |event| drag.go_on(&event)
                on:pointercancel=move |event| drag.give_up(&event)
                on:pointerup=move |event| drag.end(&event, id, minutes)
                on:click=move |event| drag.keep_still(&event)
            >
                {mark}
                <b>{buyer}</b>
                <small>{hours} " · " {entry.service.clone()}</small>
            </a>
        </li>
    }
    .into_any()
}

/// The part of a stretch that lies on this day.
fn shade(stretch: &Stretch, day: NaiveDate, frame: &Frame, language: Language) -> Option<AnyView> {
    let midnight = day.and_time(NaiveTime::MIN);
    let from = stretch.from.max(midnight + TimeDelta::hours(frame.from.into()));
    let to = stretch.to.min(midnight + TimeDelta::hours(frame.until.into()));
    if from >= to {
        return None;
    }
    let (class, word) = match stretch.kind {
        StretchKind::Away => ("away", words::away(language)),
        StretchKind::Open => ("open", words::open(language)),
        StretchKind::Busy => ("away", words::busy(language)),
    };
    let words = if stretch.note.is_empty() { word.to_owned() } else { format!("{word} · {}", stretch.note) };
    let place = format!("{} {}", place(from.time()), lasts(to - from));
    Some(view! { <span class=format!("agenda-shade {class} {place}")>{words}</span> }.into_any())
}

/// Classes for a reading of the clock, in steps of five minutes.
fn place(at: NaiveTime) -> String {
    format!("h{} m{}", at.hour(), at.minute() / 5)
}

/// Classes for a length, in steps of five minutes.
fn lasts(length: TimeDelta) -> String {
    let minutes = length.num_minutes().clamp(5, 24 * 60);
    format!("for-h{} for-m{}", minutes / 60, minutes % 60 / 5)
}
