//! The calendar of free times: a month whose days can be walked by keys, and the times of the chosen day. On a public page every press
//! is a plain link, so that it works without scripts; a running program may do something else instead.

#[cfg(feature = "ssr")]
mod choose;
mod days;
mod grid;
mod times;
mod ways;
mod zone;

#[cfg(feature = "ssr")]
pub use choose::{CHOOSE, ChooseForm, choice};
pub use times::readings;

use crate::ui::format;
use crate::ui::icon::icon;
use crate::ui::reader::language;
use crate::ui::words::calendar as words;
use chrono::{Datelike, Months, NaiveDate};
use days::Days;
use domain::booking::Reading;
use domain::product::view::Month;
use leptos::prelude::*;
use times::Times;
use ways::{Press, Ways};
use zone::ZoneChoice;

/// Writes the address of a month (its first day), perhaps a day of it, and a zone.
pub type Href = Callback<(NaiveDate, Option<NaiveDate>, String), String>;

/// A month of free times. Days of other months are not shown; weeks begin on Monday.
#[component]
pub fn MonthCalendar(
    /// The month to show; while there is none yet, nothing is.
    #[prop(into)]
    month: Signal<Option<Month>>,
    /// The zones to choose from; without any, the zone cannot be chosen.
    #[prop(optional, into)]
    zones: Signal<Vec<String>>,
    /// The day that is asked for; the first free one where there is none or it has no free time.
    #[prop(optional, into)]
    day: Signal<Option<NaiveDate>>,
    /// How addresses are written; without it the calendar is of buttons, and what happens is up to the callbacks.
    #[prop(optional)]
    href: Option<Href>,
    /// Another month is wanted, by its first day.
    #[prop(optional)]
    on_month: Option<Callback<NaiveDate>>,
    /// A day was chosen; the calendar shows its times by itself.
    #[prop(optional)]
    on_day: Option<Callback<NaiveDate>>,
    #[prop(optional)] on_zone: Option<Callback<String>>,
    /// How a time is drawn; [`readings`] by default.
    #[prop(optional)]
    time: Option<Callback<Reading, AnyView>>,
    /// Tells two calendars of one page apart.
    #[prop(default = "calendar")]
    id: &'static str,
) -> impl IntoView {
    let ways = Ways { href, on_month, on_day, on_zone };
    let picked = RwSignal::new(None::<NaiveDate>);
    let chosen = Memo::new(move |_| {
        month.with(|month| {
            let days = &month.as_ref()?.days;
            let free = |wanted: Option<NaiveDate>| wanted.filter(|wanted| days.iter().any(|day| day.day == *wanted));
            free(picked.get()).or_else(|| free(day.get())).or_else(|| days.first().map(|day| day.day))
        })
    });
    // The day that is asked for anew by the address counts more than the one that was pressed before.
    Effect::new(move |_| {
        day.track();
        picked.set(None);
    });
    let choose = Callback::new(move |day: NaiveDate| {
        picked.set(Some(day));
        if let Some(on_day) = on_day {
            on_day.run(day);
        }
    });
    let empty = Memo::new(move |_| {
        month.with(|month| month.as_ref().filter(|month| month.days.is_empty()).map(|month| (month.first, month.next_free)))
    });
    view! {
        <div class="calendar">
            <div class="month-box">
                <Head month ways id />
                <Days month chosen choose ways id />
            </div>
            <div class="times-box">
                <ZoneChoice month zones chosen ways id />
                {move || match empty.get() {
                    Some((first, next)) => view! { <Nothing month first next ways choose /> }.into_any(),
                    None => view! { <Times month chosen time id /> }.into_any(),
                }}
            </div>
        </div>
    }
    .into_any()
}

/// The month's name between the ways to the one before and the one after.
#[component]
fn Head(month: Signal<Option<Month>>, ways: Ways, id: &'static str) -> impl IntoView {
    let language = language();
    // The buttons stay while months change, so that the focus does.
    let turn = move |forward: bool| {
        let there = Memo::new(move |_| {
            month.with(|month| {
                let month = month.as_ref().filter(|month| if forward { month.has_next } else { month.has_previous })?;
                let one = Months::new(1);
                let first = if forward { month.first.checked_add_months(one) } else { month.first.checked_sub_months(one) };
                Some((first?, month.zone.clone()))
            })
        });
        let (drawing, label, place) = if forward {
            (icondata::LuChevronRight, words::next_month(language), "next")
        } else {
            (icondata::LuChevronLeft, words::previous_month(language), "previous")
        };
        let href = Signal::derive(move || there.get().and_then(|(first, zone)| ways.to(first, None, &zone)));
        let go = move |on_month: Callback<NaiveDate>| {
            Callback::new(move |()| {
                if let Some((first, _)) = there.get_untracked() {
                    on_month.run(first);
                }
            })
        };
        let disabled = Signal::derive(move || there.with(Option::is_none));
        view! {
            <Press class="btn quiet square" ways id=format!("{id}-{place}") href press=ways.on_month.map(go) label disabled>
                {icon(drawing)}
            </Press>
        }
    };
    let name = move || month.with(|month| month.as_ref().map(|month| format::month_year(month.first, language)));
    view! {
        <div class="month-head">
            <h3 class="month-name" id=format!("{id}-month") aria-live="polite">
                {name}
            </h3>
            {turn(false)}
            {turn(true)}
        </div>
    }
    .into_any()
}

/// Says that a month has no free time, and leads to the next that there is.
#[component]
fn Nothing(
    month: Signal<Option<Month>>,
    first: NaiveDate,
    next: Option<NaiveDate>,
    ways: Ways,
    choose: Callback<NaiveDate>,
) -> impl IntoView {
    let language = language();
    let has_more = month.with_untracked(|month| month.as_ref().is_some_and(|month| month.has_previous));
    let way = next.map(|next| {
        let there = grid::first_of(next);
        let press = ways.on_month.map(|on_month| {
            Callback::new(move |()| {
                choose.run(next);
                on_month.run(there);
            })
        });
        let href = Signal::stored(month.with_untracked(|month| month.as_ref().and_then(|month| ways.to(there, Some(next), &month.zone))));
        let day = if next.year() == first.year() { format::weekday_day(next, language) } else { format::day_long(next, language) };
        view! {
            <Press class="btn small" ways href press>
                {words::next_free(language, &day)}
            </Press>
        }
    });
    let nothing_ahead = (next.is_none() && !has_more).then(|| view! { <p class="hint">{words::nothing_ahead(language)}</p> });
    view! {
        <div class="no-times">
            <p class="month-name">{words::month_empty(language, &format::month_year(first, language))}</p>
            {nothing_ahead}
            {way}
        </div>
    }
    .into_any()
}
