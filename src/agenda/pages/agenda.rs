//! The agenda: its head with the ways to other days, views and services, and below it the days that are asked for.

mod drag;
mod grid;
mod list;
mod month;
mod stretches;

use crate::agenda::api::agenda;
use crate::agenda::words;
use crate::paths;
use crate::ui::format;
use crate::ui::frame::AppFrame;
use crate::ui::icon::icon;
use crate::ui::load::LoadLive;
use crate::ui::pop::keep_inside;
use crate::ui::reader::language;
use crate::ui::states::Empty;
use chrono::{NaiveDateTime, NaiveTime, TimeDelta, Timelike};
use domain::agenda::{Agenda, Asked, View};
use domain::language::Language;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use std::time::Duration;

/// How often an open agenda asks again: what is booked meanwhile shows, and the line of now goes on.
const AGAIN: Duration = Duration::from_secs(60);

#[component]
pub fn AgendaPage() -> impl IntoView {
    let language = language();
    let query = use_query_map();
    let asked = Memo::new(move |_| query.with(|query| Asked::understand(|name| query.get(name))));
    let days = Resource::new_blocking(move || asked.get(), agenda);
    Effect::new(move |_| {
        if let Ok(again) = set_interval_with_handle(move || days.refetch(), AGAIN) {
            on_cleanup(move || again.clear());
        }
    });
    let changed = Callback::new(move |()| days.refetch());
    let draw = move |known: Signal<Option<Agenda>>| view! { <Days known changed /> }.into_any();
    view! {
        <AppFrame title=words::title(language)>
            <LoadLive read=move || days.get() retry=move || days.refetch() skeleton=move || skeleton(language) view=draw />
        </AppFrame>
    }
    .into_any()
}

/// The head stays while the days below it change, so that the focus does.
#[component]
fn Days(known: Signal<Option<Agenda>>, changed: Callback<()>) -> impl IntoView {
    let language = language();
    let read = move |read: fn(&Agenda, Language) -> String| {
        Signal::derive(move || known.with(|agenda| agenda.as_ref().map(|agenda| read(agenda, language)).unwrap_or_default()))
    };
    let zone = read(|agenda, language| words::zone(language, &format::zone_place(&agenda.zone)));
    let named = read(named);
    let today = read(|agenda, _| paths::agenda(&Asked { day: None, ..agenda.asked }));
    let earlier = read(|agenda, _| paths::agenda(&agenda.asked.before(agenda.now.date())));
    let later = read(|agenda, _| paths::agenda(&agenda.asked.after(agenda.now.date())));
    let asked = Memo::new(move |_| known.with(|agenda| agenda.as_ref().map(|agenda| agenda.asked)).unwrap_or_default());
    let has_any = Memo::new(move |_| known.with(|agenda| agenda.as_ref().is_none_or(|agenda| agenda.has_any)));
    let view_link = move |view: View, word: &'static str| {
        let href = move || paths::agenda(&asked.get().seen_as(view));
        view! {
            <a href=href aria-current=move || (asked.get().view == view).then_some("true")>
                {word}
            </a>
        }
    };
    // What is drawn is drawn anew only when it is another, so that the focus stays where it is while the minutes go by.
    let drawn =
        Memo::new(move |_| known.with(|agenda| agenda.as_ref().map(|agenda| Agenda { now: whole_hour(agenda.now), ..agenda.clone() })));
    let now = Signal::derive(move || known.with(|agenda| agenda.as_ref().map(|agenda| agenda.now)).unwrap_or_default());
    let body = move || drawn.with(|agenda| agenda.as_ref().map(|agenda| days(agenda, now, language)));
    view! {
        <header class="page-head agenda-head">
            <div>
                <h1>{words::title(language)}</h1>
                <p>{zone}</p>
            </div>
            <div class="actions">
                <a class="btn" href=paths::CALENDARS>
                    {icon(icondata::LuCalendarSync)}
                    {words::other_calendars(language)}
                </a>
            </div>
        </header>
        <div class="agenda-bar">
            <div class="actions">
                <a class="btn" href=today>
                    {words::today(language)}
                </a>
                <a class="btn quiet square" href=earlier aria-label=words::earlier(language)>
                    {icon(icondata::LuChevronLeft)}
                </a>
                <a class="btn quiet square" href=later aria-label=words::later(language)>
                    {icon(icondata::LuChevronRight)}
                </a>
                <h2 class="month-name" aria-live="polite">
                    {named}
                </h2>
            </div>
            <Services known />
            <nav class="choice" aria-label=words::views(language)>
                {view_link(View::Day, words::day(language))}
                {view_link(View::Week, words::week(language))}
                {view_link(View::Month, words::month(language))}
                {view_link(View::List, words::list(language))}
            </nav>
        </div>
        {move || (!has_any.get()).then(|| nothing_yet(language))}
        {body}
        <stretches::Stretches known changed />
    }
    .into_any()
}

fn whole_hour(at: NaiveDateTime) -> NaiveDateTime {
    at.date().and_time(NaiveTime::MIN) + TimeDelta::hours(at.hour().into())
}

/// Which days are shown, in words.
fn named(agenda: &Agenda, language: Language) -> String {
    match agenda.asked.view {
        View::Month => format::month_year(agenda.asked.day.unwrap_or(agenda.now.date()), language),
        View::Week | View::List => format::day_range(agenda.first, agenda.last, language),
        View::Day => format::weekday_day(agenda.first, language),
    }
}

fn days(agenda: &Agenda, now: Signal<NaiveDateTime>, language: Language) -> AnyView {
    match agenda.asked.view {
        View::Month => month::month(agenda, language),
        // On a phone seven columns are too narrow to read: there the same days are a list.
        View::Week => view! {
            <div class="agenda-wide">{grid::grid(agenda, now, language)}</div>
            <div class="agenda-narrow">{list::list(agenda, language)}</div>
        }
        .into_any(),
        View::Day => grid::grid(agenda, now, language),
        View::List => list::list(agenda, language),
    }
}

/// Narrows the agenda to one service, by links in a panel.
#[component]
fn Services(known: Signal<Option<Agenda>>) -> impl IntoView {
    let language = language();
    let shown = Memo::new(move |_| known.with(|agenda| agenda.as_ref().map(|agenda| (agenda.asked, agenda.services.clone()))));
    move || {
        let (asked, services) = shown.get()?;
        if services.len() < 2 && asked.product.is_none() {
            return None;
        }
        let chosen = services.iter().find(|(id, _)| Some(*id) == asked.product).map(|(_, name)| name.clone());
        let is_set = chosen.is_some();
        let link = |product, name: String| {
            let to = Asked { product, ..asked };
            view! {
                <a href=paths::agenda(&to) aria-current=(asked.product == product).then_some("true")>
                    {name}
                </a>
            }
        };
        let links: Vec<_> = services.iter().map(|(id, name)| link(Some(*id), name.clone())).collect();
        Some(view! {
            <details class=if is_set { "chip opens set" } else { "chip opens" } on:toggle=keep_inside>
                <summary>
                    {words::service(language)}
                    {chosen.map(|name| view! { <b>{name}</b> })}
                    {icon(icondata::LuChevronDown)}
                </summary>
                <div class="pop menu">{link(None, words::all_services(language).to_owned())} {links}</div>
            </details>
        })
    }
}

fn nothing_yet(language: Language) -> AnyView {
    view! {
        <div class="card">
            <Empty title=words::none_yet(language) text=words::none_yet_why(language)>
                <a class="btn main" href=paths::PRODUCTS>
                    {words::to_products(language)}
                </a>
            </Empty>
        </div>
    }
    .into_any()
}

fn skeleton(language: Language) -> AnyView {
    view! {
        <header class="page-head">
            <div>
                <h1>{words::title(language)}</h1>
            </div>
        </header>
        <div class="card agenda-bones" aria-busy="true" aria-hidden="true">
            <span class="bone full"></span>
        </div>
    }
    .into_any()
}
