//! One day of the drawn week: its stretches, which can be drawn, moved, resized and wiped by pointer and by keys.

use super::desk::{Desk, Drag, stretch_id};
use super::geometry::{FINE, Grip, STEP, clock, dragged, keyed, pressed};
use super::pointer::{capture, day_under, minute, taken};
use domain::booking::ClockRange;
use domain::product::weekday;
use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::prelude::*;

/// Pixels that a pointer must go before a press is a drag.
const FAR: u16 = 4;

#[component]
pub fn Column(desk: Desk, day: usize) -> impl IntoView {
    let Desk { view, drag, .. } = desk;
    let ranges = Memo::new(move |_| desk.days[day].with(|day| day.hours.ranges().to_vec()));
    let stretch = move |index: usize| view! { <Stretch desk day index ranges /> };
    let lines = move || {
        let view = view.get();
        view.hours()
            .map(|hour| view! { <line x1="0" x2="100%" y1=view.y(hour).to_string() y2=view.y(hour).to_string()></line> })
            .collect_view()
    };
    let ghost = move || {
        let new = drag.with(|drag| drag.filter(|drag| drag.to_day == day && drag.moved).and_then(|drag| drag.new))?;
        Some(view! {
            <g class="stretch ghost">
                {drawn(desk, new)}
            </g>
        })
    };
    let down = move |event: PointerEvent| {
        if event.button() != 0 || !desk.open.get_untracked() {
            return;
        }
        if !desk.is_good(day) {
            event.prevent_default();
            desk.focus_text(day);
            return;
        }
        let Some(origin) = minute(&event, view) else { return };
        let (grip, index) = taken(&event);
        let old = index.and_then(|index| ranges.with_untracked(|ranges| ranges.get(index).copied()));
        drag.set(Some(Drag { grip, origin, day, old, to_day: day, new: None, moved: false }));
        capture(&event);
    };
    let moving = move |event: PointerEvent| {
        let (Some(held), Some(now)) = (drag.get_untracked(), minute(&event, view)) else { return };
        let step = if is_fine(event.alt_key(), event.ctrl_key(), event.meta_key()) { FINE } else { STEP };
        let to_day = if held.grip == Grip::Move { day_under(&event, held.day) } else { held.day };
        let far = desk.view.with_untracked(|view| view.y(now).abs_diff(view.y(held.origin))) >= FAR || to_day != held.day;
        let new = dragged(held.grip, held.old, held.origin, now, step);
        drag.set(Some(Drag { new, to_day, moved: held.moved || far, ..held }));
    };
    let up = move |_: PointerEvent| {
        let Some(held) = drag.get_untracked() else { return };
        drag.set(None);
        if held.moved {
            if held.new.is_some() {
                desk.change(held.day, held.old, held.to_day, held.new);
            }
        } else if held.grip == Grip::Draw {
            let new = desk.days[day].with_untracked(|day| pressed(&day.hours, held.origin));
            desk.change(day, None, day, new);
        }
    };
    let lost = move |_: PointerEvent| drag.set(None);
    view! {
        <div class="col" class:now=move || desk.shown.get() == day class:faulty=move || desk.days[day].with(|day| !day.is_good)>
            <svg
                class="column"
                role="group"
                aria-label=weekday(day, desk.language)
                height=move || view.get().height().to_string()
                on:pointerdown=down
                on:pointermove=moving
                on:pointerup=up
                on:pointercancel=lost
            >
                {lines}
                <For each=move || 0..ranges.with(Vec::len) key=|index| *index children=stretch />
                {ghost}
            </svg>
        </div>
    }
    .into_any()
}

/// One stretch: arrows move it, with shift they resize it, Delete removes it, Enter leads to its text.
#[component]
fn Stretch(desk: Desk, day: usize, index: usize, ranges: Memo<Vec<ClockRange>>) -> impl IntoView {
    let range = Memo::new(move |_| ranges.with(|ranges| ranges.get(index).copied()));
    let lifted = move || {
        desk.drag.with(|drag| drag.is_some_and(|drag| drag.moved && drag.day == day && drag.old.is_some() && drag.old == range.get()))
    };
    let keys = move |event: KeyboardEvent| {
        let Some(present) = range.get_untracked() else { return };
        let key = event.key();
        match key.as_str() {
            "Delete" | "Backspace" => {
                desk.change(day, Some(present), day, None);
                desk.focus_text(day);
            }
            "Enter" => desk.focus_text(day),
            key => {
                let fine = is_fine(event.alt_key(), event.ctrl_key(), event.meta_key());
                let Some((right, new)) = keyed(present, key, event.shift_key(), fine) else { return };
                let to_day = (day as i8 + right).clamp(0, 6) as usize;
                if (to_day, new) != (day, present) {
                    desk.change(day, Some(present), to_day, Some(new));
                }
            }
        }
        event.prevent_default();
    };
    view! {
        <g
            class="stretch"
            class:lifted=lifted
            class:at=move || desk.at.get().is_some_and(|(at, known)| at == day && Some(known) == range.get())
            id=stretch_id(day, index)
            tabindex=move || if desk.open.get() { "0" } else { "-1" }
            role="button"
            aria-label=move || range.get().map(|range| desk.name(day, range))
            aria-describedby="week-help"
            on:keydown=keys
            on:focus=move |_| desk.at.set(range.get_untracked().map(|range| (day, range)))
        >
            {move || range.get().map(|range| drawn(desk, range))}
            {move || range.get().map(|range| edges(desk, range, index))}
        </g>
    }
    .into_any()
}

/// The block with its times, as far as there is room for them.
fn drawn(desk: Desk, range: ClockRange) -> AnyView {
    let (top, bottom) = desk.view.with(|view| (view.y(range.from()), view.y(range.to())));
    let tall = bottom.saturating_sub(top);
    let word = |y: u16, minute: u16| view! { <text x="50%" y=y.to_string()>{clock(minute)}</text> };
    let from = (tall >= 16).then(|| word(top + 13, range.from()));
    let to = (tall >= 32).then(|| word(bottom.saturating_sub(6), range.to()));
    let height = tall.saturating_sub(1).max(2).to_string();
    view! {
        <rect class="body" x="3%" width="94%" y=top.to_string() height=height rx="4"></rect>
        {from}
        {to}
    }
    .into_any()
}

/// What takes hold of a stretch: its middle, and over that its two ends.
fn edges(desk: Desk, range: ClockRange, index: usize) -> AnyView {
    let (top, bottom) = desk.view.with(|view| (view.y(range.from()), view.y(range.to())));
    let tall = bottom.saturating_sub(top).max(2);
    let edge = (tall / 3).min(9);
    let hold = |grip: &'static str, y: u16, height: u16| {
        view! {
            <rect
                class=format!("hold {grip}")
                data-grip=grip
                data-index=index.to_string()
                x="3%"
                width="94%"
                y=y.to_string()
                height=height.to_string()
            ></rect>
        }
    };
    view! {
        {hold("move", top, tall)}
        {hold("from", top, edge)}
        {hold("to", bottom.saturating_sub(edge), edge)}
    }
    .into_any()
}

fn is_fine(alt: bool, ctrl: bool, meta: bool) -> bool {
    alt || ctrl || meta
}
