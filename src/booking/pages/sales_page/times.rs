//! The free times of a service, by month, day and zone of the address: plain links without scripts, and no jump to the top with them.

use crate::booking::api::free_times;
use crate::booking::pages::zone::is_name;
use crate::booking::words;
use crate::paths;
use crate::ui::calendar::{ChooseForm, Href, MonthCalendar, choice, readings};
use crate::ui::countdown::Countdown;
use crate::ui::format;
use crate::ui::icon::icon;
use crate::ui::live::{on_return, watch_calendar};
use crate::ui::load::LoadLive;
use crate::ui::reader::language;
use crate::zones::zones;
use chrono::{Datelike, NaiveDate};
use domain::Time;
use domain::booking::Reading;
use domain::language::Language;
use domain::product::view::{Desk, Month};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

/// The calendar's place on the page, for its addresses.
const PLACE: &str = "times";

/// How many times are named beside one that is not to be had.
const NEAR: usize = 4;

#[component]
pub(super) fn FreeTimes(slug: String, zone: Signal<Option<String>>) -> impl IntoView {
    let language = language();
    let query = use_query_map();
    let date = move |name: &'static str| query.with(|query| query.get(name).and_then(|text| text.parse::<NaiveDate>().ok()));
    let taken = move || query.with(|query| query.get("taken").and_then(|text| text.parse::<Time>().ok()));
    // Who was not quick enough sees the day that they wanted; in other zones it is a day beside it at most, which is seen as well.
    let day = Memo::new(move |_| date("day").or_else(|| taken().map(|start| start.date_naive())));
    let first = Memo::new(move |_| date("month").or_else(|| day.get()).and_then(|day| day.with_day(1)));
    let asked = slug.clone();
    let month = Resource::new_blocking(move || (first.get(), zone.get()), move |(first, zone)| free_times(asked.clone(), first, zone));
    let zones = Resource::new_blocking(|| (), |()| zones());
    watch_calendar(&slug, move || month.refetch());
    let href: Href = {
        let slug = slug.clone();
        Callback::new(move |(month, day, zone): (NaiveDate, Option<NaiveDate>, String)| address(&slug, month, day, &zone))
    };
    let slug_of_form = slug.clone();
    let lapsed = Callback::new(move |()| month.refetch());
    on_return(move || month.refetch());
    let go = RwSignal::new(None::<String>);
    let navigate = use_navigate();
    Effect::new(move |_| {
        if let Some(to) = go.get() {
            navigate(&to, NavigateOptions { scroll: false, replace: true, ..NavigateOptions::default() });
        }
    });
    let draw = move |month: Signal<Option<Month>>| {
        let shown = Signal::derive(move || zones.get().and_then(Result::ok).unwrap_or_default());
        let zone_now = move || month.with_untracked(|month| month.as_ref().map(|month| month.zone.clone()).unwrap_or_default());
        let on_month = Callback::new(move |first: NaiveDate| go.set(Some(href.run((first, None, zone_now())))));
        let on_zone = Callback::new(move |zone: String| {
            let first = month.with_untracked(|month| month.as_ref().map(|month| month.first));
            if let Some(first) = first.filter(|_| is_name(&zone)) {
                go.set(Some(href.run((first, day.get_untracked(), zone))));
            }
        });
        let desk = Memo::new(move |_| month.with(|month| month.as_ref().map_or(Desk::Closed, |month| month.desk.clone())));
        let producers_zone = month.with_untracked(|month| month.as_ref().map(|month| month.producers_zone.clone()).unwrap_or_default());
        let time = {
            let zone = producers_zone.clone();
            Callback::new(move |reading: Reading| match desk.get() {
                Desk::Closed => plain(&reading, &zone, language),
                Desk::Keeps(kept) if kept.time.slot == reading.slot => own(&reading, &zone, language),
                Desk::Open | Desk::Keeps(_) => choice(&reading, &zone, language),
            })
        };
        let zone_of_month = Signal::derive(move || month.with(|month| month.as_ref().map(|month| month.zone.clone()).unwrap_or_default()));
        let kept_slug = slug_of_form.clone();
        view! {
            <p class="muted">{move || month.with(|month| month.as_ref().map(|month| clocks(month, language)))}</p>
            <Told month language />
            {move || kept_time(&desk.get(), &kept_slug, &zone_of_month.get(), &producers_zone, lapsed, language)}
            <ChooseForm slug=slug_of_form.clone() zone=zone_of_month />
            <MonthCalendar month zones=shown day=day href on_month on_day=Callback::new(|_| ()) on_zone time />
        }
        .into_any()
    };
    view! {
        <section class="offer-times" id=PLACE aria-labelledby="times-title">
            <h2 id="times-title">{words::free_times(language)}</h2>
            <LoadLive read=move || month.get() retry=move || month.refetch() skeleton view=draw />
        </section>
    }
    .into_any()
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
#[component]
fn Told(month: Signal<Option<Month>>, language: Language) -> impl IntoView {
    let query = use_query_map();
    let moment = move |name: &'static str| query.with(|query| query.get(name).and_then(|text| text.parse::<Time>().ok()));
    let told = move || {
        if let Some(start) = moment("taken") {
            let near = month.with(|month| month.as_ref().map(|month| nearest(month, start, language)));
            return Some((words::just_taken(language).to_owned(), near));
        }
        let until = moment("resting")?;
        // By the clock on which the page tells times; a moment as such says nothing to a reader.
        let minutes =
            month.with(|month| month.as_ref().map(|month| (until - month.now).num_minutes() + 1)).filter(|minutes| *minutes > 0)?;
        Some((words::resting(language, &minutes.to_string()), None))
    };
    view! {
        <div role="alert">
            {move || {
                told()
                    .map(|(text, near)| {
                        view! {
                            <div class="note wait">
                                {icon(icondata::LuCircleAlert)} <div>
                                    <p>{text}</p>
                                    {near}
                                </div>
                            </div>
                        }
                    })
            }}
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
fn kept_time(desk: &Desk, slug: &str, zone: &str, producers_zone: &str, lapsed: Callback<()>, language: Language) -> AnyView {
    let Desk::Keeps(kept) = desk else { return ().into_any() };
    let day = format::weekday_day(kept.time.local.date(), language);
    view! {
        <div class="kept">
            <p class="label">{day}</p>
            <p class="held-time">
                {readings(&kept.time, producers_zone, language)}
            </p>
            <Countdown kept=Signal::stored(kept.clone()) over=lapsed />
            <div class="actions">
                <a class="btn main" rel="external" href=paths::checkout(slug, zone)>
                    {words::go_on(language)}
                    {icon(icondata::LuArrowRight)}
                </a>
                <form method="post" action=paths::RELEASE_TIME>
                    <input type="hidden" name="slug" value=slug.to_owned() />
                    <input type="hidden" name="zone" value=zone.to_owned() />
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

fn skeleton() -> AnyView {
    view! {
        <div class="offer-waits" aria-busy="true" aria-hidden="true">
            <span class="bone full"></span>
        </div>
    }
    .into_any()
}
