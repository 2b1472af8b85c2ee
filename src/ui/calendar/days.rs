//! The days of a month as a grid: one of them is in the order of focus, and keys walk to the others, also into the months beside.

use super::grid::{first_of, led_to, same_month, some_week, weeks};
use super::ways::{Press, Ways};
use crate::ui::format;
use crate::ui::reader::language;
use crate::ui::words::calendar as words;
use chrono::{Datelike, NaiveDate};
use domain::product::view::Month;
use leptos::ev::{FocusEvent, KeyboardEvent, MouseEvent};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;

#[component]
pub(super) fn Days(
    month: Signal<Option<Month>>,
    chosen: Memo<Option<NaiveDate>>,
    choose: Callback<NaiveDate>,
    ways: Ways,
    id: &'static str,
) -> impl IntoView {
    let language = language();
    // Without a running program keys lead nowhere, and all links are in the order of focus.
    let runs = RwSignal::new(false);
    let at = RwSignal::new(None::<NaiveDate>);
    let wanted = RwSignal::new(None::<NaiveDate>);
    let first = Memo::new(move |_| month.with(|month| month.as_ref().map(|month| month.first)));
    let entry = Memo::new(move |_| {
        let first = first.get()?;
        let today = month.with(|month| month.as_ref().map(|month| month.today));
        let within = |day: Option<NaiveDate>| day.filter(|day| same_month(*day, first));
        within(at.get()).or_else(|| within(chosen.get())).or_else(|| within(today)).or(Some(first))
    });
    Effect::new(move |_| runs.set(true));
    Effect::new(move |_| {
        // The month that a key asked for has come.
        if let (Some(first), Some(day)) = (first.get(), wanted.get_untracked())
            && same_month(day, first)
        {
            wanted.set(None);
            at.set(Some(day));
            request_animation_frame(move || focus(id, day));
        }
    });
    let turn = move |to: NaiveDate, forward: bool| {
        wanted.set(Some(to));
        match ways.on_month {
            Some(on_month) => on_month.run(first_of(to)),
            None => press_turner(id, forward),
        }
    };
    let keys = move |event: KeyboardEvent| {
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let Some((from, to)) = entry.get_untracked().and_then(|from| Some((from, led_to(from, &event.key(), event.shift_key())?))) else {
            return;
        };
        event.prevent_default();
        let (previous, next) = month.with_untracked(|month| month.as_ref().map_or((false, false), |m| (m.has_previous, m.has_next)));
        if same_month(to, from) {
            at.set(Some(to));
            focus(id, to);
        } else if (to > from && next) || (to < from && previous) {
            // Pages of links are turned one by one.
            let to = if ways.on_month.is_none() && event.shift_key() { led_to(from, &event.key(), false).unwrap_or(to) } else { to };
            turn(to, to > from);
        }
    };
    let body = move || {
        month.with(|month| {
            month.as_ref().map(|month| {
                let day = |day: Option<NaiveDate>| match day {
                    Some(day) => day_cell(day, month, Cell { chosen, choose, entry, at, runs, ways, id }),
                    None => view! { <td role=move || runs.get().then_some("gridcell")></td> }.into_any(),
                };
                let week = |week: [Option<NaiveDate>; 7]| view! { <tr>{week.map(day)}</tr> };
                weeks(month.first).into_iter().map(week).collect_view()
            })
        })
    };
    let heads = move || {
        let names = first.get().map(some_week).unwrap_or_default();
        let name = |day: NaiveDate| {
            let long = format::weekday_long(day, language);
            view! { <th scope="col" abbr=long>{format::weekday_short(day, language)}</th> }
        };
        names.into_iter().map(name).collect_view()
    };
    let name = move || first.get().map(|first| words::days_of(language, &format::month_year(first, language)));
    view! {
        <table class="days" role=move || runs.get().then_some("grid") aria-label=name aria-describedby=format!("{id}-keys") on:keydown=keys>
            <thead>
                <tr>{heads}</tr>
            </thead>
            <tbody>{body}</tbody>
        </table>
        <p class="hidden-text" id=format!("{id}-keys")>
            {words::keys(language)}
        </p>
    }
    .into_any()
}

/// What every day of the grid shares.
#[derive(Clone, Copy)]
struct Cell {
    chosen: Memo<Option<NaiveDate>>,
    choose: Callback<NaiveDate>,
    entry: Memo<Option<NaiveDate>>,
    at: RwSignal<Option<NaiveDate>>,
    runs: RwSignal<bool>,
    ways: Ways,
    id: &'static str,
}

fn day_cell(day: NaiveDate, month: &Month, cell: Cell) -> AnyView {
    let language = language();
    let Cell { chosen, choose, entry, at, runs, ways, id } = cell;
    let free = month.days.iter().find(|free| free.day == day).map_or(0, |free| free.slots.len());
    let label = words::day_with(language, &format::weekday_day(day, language), &words::times(language, free));
    let is_chosen = move || chosen.get() == Some(day);
    // The cell itself is what keys walk to: in it a link, a button, or nothing to press.
    let order = move || match (runs.get(), entry.get() == Some(day)) {
        (true, true) => Some("0"),
        (true, false) => Some("-1"),
        (false, _) => (free == 0).then_some("-1"),
    };
    let own = format!("{id}-{day}");
    let today = (day == month.today).then_some("date");
    let inside = if free == 0 {
        view! {
            <span class="day" id=own tabindex=order role=move || runs.get().then_some("button") aria-disabled="true" aria-label=label aria-current=today>
                {day.day()}
            </span>
        }
        .into_any()
    } else {
        let press = (ways.href.is_none() || ways.on_day.is_some()).then(|| Callback::new(move |()| choose.run(day)));
        let href = Signal::stored(ways.to(month.first, Some(day), &month.zone));
        view! {
            <Press class="day free" ways id=own href press label order=Signal::derive(order) current=today>
                {day.day()}
            </Press>
        }
        .into_any()
    };
    let selected = move || runs.get().then(|| if is_chosen() { "true" } else { "false" });
    view! {
        <td
            role=move || runs.get().then_some("gridcell")
            class:chosen=is_chosen
            class:now=today.is_some()
            aria-selected=selected
            on:focusin=move |_: FocusEvent| at.set(Some(day))
            on:click=move |_: MouseEvent| at.set(Some(day))
        >
            {inside}
        </td>
    }
    .into_any()
}

fn focus(id: &str, day: NaiveDate) {
    if let Some(day) = document().get_element_by_id(&format!("{id}-{day}")).and_then(|day| day.dyn_into::<HtmlElement>().ok()) {
        let _ = day.focus();
    }
}

/// Follows the link to the month beside.
fn press_turner(id: &str, forward: bool) {
    let turner = document().get_element_by_id(&format!("{id}-{}", if forward { "next" } else { "previous" }));
    if let Some(turner) = turner.and_then(|turner| turner.dyn_into::<HtmlElement>().ok()) {
        turner.click();
    }
}
