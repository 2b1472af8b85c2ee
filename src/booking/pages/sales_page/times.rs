//! The free times of a service, by month, day and zone of the address: plain links, which a script follows without a jump to the top.

use crate::booking::api;
use crate::booking::words;
use crate::paths;
use crate::ui::calendar::{ChooseForm, Href, MonthCalendar, choice, readings};
use crate::ui::countdown::Countdown;
use crate::ui::format;
use crate::ui::icon::icon;
use crate::ui::once::{asked_for, once};
use crate::zones::zones;
use chrono::{Datelike, NaiveDate};
use domain::Time;
use domain::booking::Reading;
use domain::language::Language;
use domain::product::view::{Desk, Month};
use leptos::prelude::*;

/// The calendar's place on the page, for its addresses.
const PLACE: &str = "times";

/// How many times are named beside one that is not to be had.
const NEAR: usize = 4;

/// The month that the address asks for, in which times can be chosen.
pub(super) fn free_times(slug: String, zone: Option<String>, language: Language) -> AnyView {
    let date = |name| asked_for(name).and_then(|text| text.parse::<NaiveDate>().ok());
    // Who was not quick enough sees the day that they wanted; in other zones it is a day beside it at most, which is seen as well.
    let day = date("day").or_else(|| moment("taken").map(|start| start.date_naive()));
    let first = date("month").or(day).and_then(|day| day.with_day(1));
    let of = slug.clone();
    let answer = async move { Ok((api::free_times(slug, first, zone).await?, zones().await?)) };
    let live = paths::live_calendar(&of);
    view! {
        <section class="offer-times" id=PLACE aria-labelledby="times-title" data-live=live>
            <h2 id="times-title">{words::free_times(language)}</h2>
            {once(answer, move |(month, zones)| drawn(of, month, zones, day, language))}
        </section>
    }
    .into_any()
}

fn drawn(slug: String, month: Month, zones: Vec<String>, day: Option<NaiveDate>, language: Language) -> AnyView {
    let of = slug.clone();
    let href: Href = Callback::new(move |(month, day, zone): (NaiveDate, Option<NaiveDate>, String)| address(&of, month, day, &zone));
    let time = {
        let (desk, zone) = (month.desk.clone(), month.producers_zone.clone());
        Callback::new(move |reading: Reading| match &desk {
            Desk::Closed => plain(&reading, &zone, language),
            Desk::Keeps(kept) if kept.time.slot == reading.slot => own(&reading, &zone, language),
            Desk::Open | Desk::Keeps(_) => choice(&reading, &zone, language),
        })
    };
    view! {
        <p class="muted">{clocks(&month, language)}</p>
        {told(&month, language)}
        {kept_time(&month, &slug, language)}
        <ChooseForm slug zone=month.zone.clone() />
        <MonthCalendar month=Signal::stored(Some(month)) zones=Signal::stored(zones) day=Signal::stored(day) href time />
    }
    .into_any()
}

/// A moment that the address names.
fn moment(name: &str) -> Option<Time> {
    asked_for(name).and_then(|text| text.parse().ok())
}

/// A time that cannot be chosen here.
fn plain(reading: &Reading, producers_zone: &str, language: Language) -> AnyView {
    view! { <span class="time">{readings(reading, producers_zone, language)}</span> }.into_any()
}

/// The time that is the reader's own for now.
fn own(reading: &Reading, producers_zone: &str, language: Language) -> AnyView {
    view! {
        <span class="time own">
            {readings(reading, producers_zone, language)} <small>{words::yours(language)}</small>
        </span>
    }
    .into_any()
}

/// Why the reader is here again: somebody else was quicker, or they have kept times for as long as one may.
fn told(month: &Month, language: Language) -> AnyView {
    let (text, near) = match (moment("taken"), moment("resting")) {
        (Some(start), _) => (words::just_taken(language).to_owned(), nearest(month, start, language)),
        // A moment as such says nothing to a reader.
        (None, Some(until)) if until > month.now => {
            (words::resting(language, &((until - month.now).num_minutes() + 1).to_string()), ().into_any())
        }
        _ => return ().into_any(),
    };
    view! {
        <div class="note wait" role="alert">
            {icon(icondata::LuCircleAlert)} <div>
                <p>{text}</p>
                {near}
            </div>
        </div>
    }
    .into_any()
}

/// The free times of the month nearest to one that is not.
fn nearest(month: &Month, start: Time, language: Language) -> AnyView {
    let mut near: Vec<&Reading> = month.days.iter().flat_map(|day| &day.slots).collect();
    near.sort_by_key(|reading| (reading.slot.start - start).abs());
    near.truncate(NEAR);
    near.sort_by_key(|reading| reading.slot.start);
    let days = near.chunk_by(|one, next| one.local.date() == next.local.date()).map(|times| {
        let day = times.first().map(|time| format::weekday_day(time.local.date(), language));
        let times = times.iter().map(|time| view! { <li>{choice(time, &month.producers_zone, language)}</li> }).collect_view();
        view! {
            <p class="label">{day}</p>
            <ul class="near">{times}</ul>
        }
    });
    days.collect_view().into_any()
}

/// What the reader keeps, with its countdown and the way on.
fn kept_time(month: &Month, slug: &str, language: Language) -> AnyView {
    let Desk::Keeps(kept) = &month.desk else { return ().into_any() };
    let day = format::weekday_day(kept.time.local.date(), language);
    view! {
        <div class="kept">
            <p class="label">{day}</p>
            <p class="held-time">
                {readings(&kept.time, &month.producers_zone, language)}
            </p>
            <Countdown kept=kept.clone() />
            <div class="actions">
                <a class="btn main" href=paths::checkout(slug, &month.zone)>
                    {words::go_on(language)}
                    {icon(icondata::LuArrowRight)}
                </a>
                <form method="post" action=paths::RELEASE_TIME>
                    <input type="hidden" name="slug" value=slug.to_owned() />
                    <input type="hidden" name="zone" value=month.zone.clone() />
                    <button class="btn quiet" type="submit">
                        {words::give_back(language)}
                    </button>
                </form>
            </div>
        </div>
    }
    .into_any()
}

/// Whose clocks the times are read on.
fn clocks(month: &Month, language: Language) -> String {
    let producers = format::zone_place(&month.producers_zone);
    if month.zone == month.producers_zone {
        words::one_clock(language, &producers)
    } else {
        words::both_clocks(language, &format::zone_place(&month.zone), &producers)
    }
}

/// The page at a month, perhaps a day of it, in a zone.
fn address(slug: &str, month: NaiveDate, day: Option<NaiveDate>, zone: &str) -> String {
    let day = day.map(|day| format!("&day={day}")).unwrap_or_default();
    let zone = zone.replace('+', "%2B");
    format!("{}?month={month}{day}&zone={zone}#{PLACE}", paths::sales_page(slug))
}
