//! The free times of a service, by month, day and zone of the address: plain links without scripts, and no jump to the top with them.

use crate::booking::api::free_times;
use crate::booking::pages::zone::is_name;
use crate::booking::words;
use crate::paths;
use crate::ui::calendar::{Href, MonthCalendar};
use crate::ui::format;
use crate::ui::live::watch_calendar;
use crate::ui::load::LoadLive;
use crate::ui::reader::language;
use crate::zones::zones;
use chrono::{Datelike, NaiveDate};
use domain::language::Language;
use domain::product::view::Month;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

/// The calendar's place on the page, for its addresses.
const PLACE: &str = "times";

#[component]
pub(super) fn FreeTimes(slug: String, zone: Signal<Option<String>>) -> impl IntoView {
    let language = language();
    let query = use_query_map();
    let date = move |name: &'static str| query.with(|query| query.get(name).and_then(|text| text.parse::<NaiveDate>().ok()));
    let day = Memo::new(move |_| date("day"));
    let first = Memo::new(move |_| date("month").or_else(|| day.get()).and_then(|day| day.with_day(1)));
    let asked = slug.clone();
    let month = Resource::new_blocking(move || (first.get(), zone.get()), move |(first, zone)| free_times(asked.clone(), first, zone));
    let zones = Resource::new_blocking(|| (), |()| zones());
    watch_calendar(&slug, move || month.refetch());
    let href: Href = {
        let slug = slug.clone();
        Callback::new(move |(month, day, zone): (NaiveDate, Option<NaiveDate>, String)| address(&slug, month, day, &zone))
    };
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
        view! {
            <p class="muted">{move || month.with(|month| month.as_ref().map(|month| clocks(month, language)))}</p>
            <MonthCalendar month zones=shown day=day href on_month on_day=Callback::new(|_| ()) on_zone />
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
