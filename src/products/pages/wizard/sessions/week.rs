//! The hours of the week, drawn and typed: what is done to one is seen in the other at once.

mod column;
mod desk;
mod geometry;
mod pointer;
mod typed;

use super::super::work::work;
use crate::products::words::sessions as words;
use crate::ui::format;
use crate::ui::icon::tiny_icon;
use crate::ui::reader::language;
use chrono::NaiveDate;
use column::Column;
use desk::Desk;
use domain::product::weekday;
use geometry::clock;
use leptos::prelude::*;
use typed::TypedDays;

/// The week's editor; `open` says whether it can be changed.
#[component]
pub fn Week(#[prop(into)] open: Signal<bool>) -> impl IntoView {
    let language = language();
    let desk = Desk::new(work(), open, language);
    Effect::new(move |_| {
        // What is being dragged goes back to where it was.
        let listener = window_event_listener(leptos::ev::keydown, move |event| {
            if event.key() == "Escape" && desk.drag.with_untracked(Option::is_some) {
                desk.drag.set(None);
            }
        });
        on_cleanup(move || listener.remove());
    });
    let short = |day: usize| {
        // Some week that begins on a Monday.
        let monday = NaiveDate::from_ymd_opt(2024, 1, 1).unwrap_or_default();
        format::weekday_short(monday + chrono::Days::new(day as u64), language)
    };
    let heads = (0..7).map(|day| view! { <span class:now=move || desk.shown.get() == day>{short(day)}</span> }).collect_view();
    let columns = (0..7).map(|day| view! { <Column desk day /> }).collect_view();
    let choices = (0..7)
        .map(|day| {
            let pressed = move || if desk.shown.get() == day { "true" } else { "false" };
            view! {
                <button type="button" aria-label=weekday(day, language) aria-pressed=pressed on:click=move |_| desk.shown.set(day)>
                    {short(day)}
                </button>
            }
        })
        .collect_view();
    view! {
        <div class="week">
            <div class="choice week-choice" role="group" aria-label=words::day_shown(language)>
                {choices}
            </div>
            <p class="hint" id="week-help">
                {words::week_help(language)}
            </p>
            <div class="week-sheet">
                <div class="week-heads" aria-hidden="true">
                    <span></span>
                    {heads}
                </div>
                <div class="week-days">
                    <Hours desk />
                    {columns}
                </div>
            </div>
            <Bar desk />
            <p class="hidden-text" aria-live="polite">
                {move || desk.said.get()}
            </p>
        </div>
        <TypedDays desk />
    }
    .into_any()
}

/// The names of the hours at the left.
#[component]
fn Hours(desk: Desk) -> impl IntoView {
    let names = move || {
        let view = desk.view.get();
        let last = view.to;
        view.hours()
            .map(|hour| {
                let y = if hour == view.from {
                    9
                } else if hour == last {
                    view.y(hour).saturating_sub(2)
                } else {
                    view.y(hour) + 4
                };
                view! { <text x="100%" dx="-6" y=y.to_string()>{clock(hour)}</text> }
            })
            .collect_view()
    };
    view! {
        <svg class="hours" aria-hidden="true" height=move || desk.view.get().height().to_string()>
            {names}
        </svg>
    }
    .into_any()
}

/// The stretch that was chosen and what can be done to it, the way back, and the whole day.
#[component]
fn Bar(desk: Desk) -> impl IntoView {
    let Desk { language, open, at, .. } = desk;
    // What was chosen may be gone by now.
    let chosen = Memo::new(move |_| at.get().filter(|(day, range)| desk.days[*day].with(|day| day.hours.ranges().contains(range))));
    let remove = move || {
        chosen.get().filter(|_| open.get()).map(|(day, range)| {
            view! {
                <b>{desk.name(day, range)}</b>
                <button class="btn small" type="button" on:click=move |_| desk.change(day, Some(range), day, None)>
                    {tiny_icon(icondata::LuTrash2)}
                    {words::remove(language)}
                </button>
            }
        })
    };
    let undo = move || {
        desk.before.with(Option::is_some).then(|| {
            view! {
                <button class="btn quiet small" type="button" on:click=move |_| desk.undo()>
                    {tiny_icon(icondata::LuUndo2)}
                    {words::undo(language)}
                </button>
            }
        })
    };
    view! {
        <div class="week-bar">
            {remove} {undo} <label class="check">
                <input
                    type="checkbox"
                    prop:checked=move || desk.whole.get()
                    on:change=move |event| desk.whole.set(event_target_checked(&event))
                />
                {words::whole_day(language)}
            </label>
        </div>
    }
    .into_any()
}
