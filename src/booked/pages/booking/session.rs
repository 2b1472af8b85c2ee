//! The session itself: its time by two clocks, where it is met, and the ways to a calendar, another time, or none.

use crate::booked::pages::moment;
use crate::booked::words;
use crate::paths;
use crate::ui::format;
use crate::ui::icon::icon;
use domain::booking::{BookedPage, ClaimState};
use domain::language::Language;
use leptos::prelude::*;

pub(super) fn card(page: &BookedPage, token: &str, zones: Vec<String>, language: Language) -> AnyView {
    let day = format::weekday_day(page.starts.date(), language);
    let clock = format!("{}–{}", format::time(page.starts), format::time(page.ends));
    let other = (page.starts != page.producers).then(|| {
        let place = format::zone_place(&page.producers_zone);
        let moment = moment(page.producers, language);
        view! { <p class="muted">{words::producers_clock(language, &place, &moment)}</p> }
    });
    let is_off = page.state == ClaimState::Cancelled;
    view! {
        <section class="card stack" class:off=is_off aria-labelledby="when">
            <div class="booked-when">
                <h2 id="when">
                    <time datetime=format::machine_time(page.slot.start)>
                        <span class="booked-day">{day}</span>
                        <span class="booked-clock">{clock}</span>
                    </time>
                </h2>
                <p>{format::zone_place(&page.zone)}</p>
                {other}
            </div>
            {zone(page, zones, language)}
            {meeting(page, language)}
            {notes(page, language)}
            {ways(page, token, language)}
        </section>
    }
    .into_any()
}

/// In which zone the times are read: a form that works without scripts.
fn zone(page: &BookedPage, zones: Vec<String>, language: Language) -> AnyView {
    let present = page.zone.clone();
    let session = page.booking.to_string();
    let present = Some(present).filter(|present| !zones.contains(present));
    let options = present.into_iter().chain(zones).map(|name| {
        let (selected, word) = (name == page.zone, name.replace('_', " "));
        view! { <option value=name selected=selected>{word}</option> }
    });
    let options = options.collect_view();
    view! {
        <form class="zone-choice" method="get">
            <input type="hidden" name="session" value=session />
            <label class="label" for="zone">
                {words::zone(language)}
            </label>
            <select class="input small" id="zone" name="zone">
                {options}
            </select>
            <button class="btn small without-script" type="submit">
                {words::show(language)}
            </button>
        </form>
    }
    .into_any()
}

fn meeting(page: &BookedPage, language: Language) -> AnyView {
    if page.state != ClaimState::Booked {
        return ().into_any();
    }
    match page.meeting.clone() {
        Some(url) => view! {
            <a class="btn main" href=url rel="noreferrer noopener" target="_blank">
                {icon(icondata::LuVideo)}
                {words::meet(language)}
            </a>
        }
        .into_any(),
        None if page.has_begun => ().into_any(),
        None => view! { <p class="hint">{words::no_meeting_yet(language, &page.producer)}</p> }.into_any(),
    }
}

/// What the producer tells besides.
fn notes(page: &BookedPage, language: Language) -> AnyView {
    let lines: Vec<String> = page.notes.lines().map(str::to_owned).collect();
    (!lines.is_empty())
        .then(|| {
            view! {
                <div>
                    <p class="label">{words::notes(language, &page.producer)}</p>
                    {lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}
                </div>
            }
        })
        .into_any()
}

fn ways(page: &BookedPage, token: &str, language: Language) -> AnyView {
    let session = Some(page.booking);
    if page.state == ClaimState::Cancelled {
        let again = page.slug.as_deref().map(|slug| {
            view! {
                <div class="actions">
                    <a class="btn" href=paths::sales_page(slug)>
                        {words::book_again(language)}
                    </a>
                </div>
            }
        });
        return again.into_any();
    }
    let moves = page.moves_until.map(|_| {
        view! {
            <a class="btn" href=paths::booking_time(token, session, false)>
                {icon(icondata::LuCalendarClock)}
                {words::move_it(language)}
            </a>
        }
    });
    let cancel = page.call_off.map(|_| {
        view! {
            <a class="btn quiet danger" href=paths::booking_cancel(token, session)>
                {words::call_off(language)}
            </a>
        }
    });
    let file = (!page.has_begun).then(|| {
        view! {
            <a class="btn" href=paths::booking_file(token, session) download="session.ics">
                {icon(icondata::LuCalendarPlus)}
                {words::add_to_calendar(language)}
            </a>
        }
    });
    let until = page.moves_until.map(|until| {
        let until = moment(until, language);
        view! { <p class="hint">{words::until(language, &until)}</p> }
    });
    let fixed = (page.moves_until.is_none() && page.state == ClaimState::Booked && !page.has_begun)
        .then(|| view! { <p class="hint">{words::fixed(language, &page.producer)}</p> });
    view! {
        <div class="actions">{file} {moves} {cancel}</div>
        {until}
        {fixed}
    }
    .into_any()
}
