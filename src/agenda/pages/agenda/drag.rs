//! Dragging a session to another time: where it is let go, its page asks whether it is to be moved there. By keys, that page alone does it.

use crate::paths;
use chrono::NaiveDate;
use domain::agenda::write_clock;
use domain::id::BookingId;
use leptos::ev::{MouseEvent, PointerEvent};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::Element;
use leptos_router::hooks::use_navigate;

/// How far a pointer goes before it drags, in pixels.
const THRESHOLD: f64 = 6.0;
/// Steps of the clock in which a block is let go, in minutes.
const STEP: f64 = 15.0;

/// What is being dragged in one grid.
#[derive(Clone, Copy)]
pub(super) struct Drag {
    /// Where the pointer went down, and how far below the block's top that was.
    began: RwSignal<Option<(f64, f64, f64)>>,
    /// Whether it has gone far enough, and for the click that follows it, that it had.
    goes: RwSignal<bool>,
    first_hour: u32,
    go: StoredValue<Option<String>>,
    went: RwSignal<u32>,
}

impl Drag {
    pub(super) fn new(first_hour: u32) -> Self {
        let drag =
            Self { began: RwSignal::new(None), goes: RwSignal::new(false), first_hour, go: StoredValue::new(None), went: RwSignal::new(0) };
        let navigate = use_navigate();
        Effect::new(move |_| {
            drag.went.track();
            if let Some(to) = drag.go.get_value() {
                drag.go.set_value(None);
                navigate(&to, Default::default());
            }
        });
        drag
    }

    pub(super) fn begin(self, event: &PointerEvent) {
        // A finger scrolls: it opens the session, whose page moves it.
        if event.button() != 0 || event.pointer_type() == "touch" {
            return;
        }
        let Some(block) = pressed(event) else { return };
        let _ = block.set_pointer_capture(event.pointer_id());
        self.goes.set(false);
        self.began.set(Some((event.client_x().into(), event.client_y().into(), f64::from(event.client_y()) - top(&block))));
    }

    pub(super) fn go_on(self, event: &PointerEvent) {
        let Some((x, y, _)) = self.began.get_untracked() else { return };
        let (right, down) = (f64::from(event.client_x()) - x, f64::from(event.client_y()) - y);
        if !self.goes.get_untracked() && right.abs().max(down.abs()) < THRESHOLD {
            return;
        }
        self.goes.set(true);
        if let Some(block) = pressed(event) {
            shift(&block, right, down);
        }
    }

    pub(super) fn give_up(self, event: &PointerEvent) {
        self.began.set(None);
        self.goes.set(false);
        if let Some(block) = pressed(event) {
            settle(&block);
        }
    }

    pub(super) fn end(self, event: &PointerEvent, id: BookingId, minutes: i64) {
        let Some((_, _, grip)) = self.began.get_untracked() else { return };
        self.began.set(None);
        let Some(block) = pressed(event) else { return };
        settle(&block);
        if !self.goes.get_untracked() {
            return;
        }
        if let Some((day, at)) = under(event, grip, self.first_hour) {
            let latest = (24 * 60 - minutes).max(0);
            let at = at.clamp(0, latest);
            let clock = day.and_time(chrono::NaiveTime::MIN) + chrono::TimeDelta::minutes(at);
            self.go.set_value(Some(paths::move_session(id, &write_clock(clock))));
            self.went.update(|went| *went += 1);
        }
    }

    /// What was dragged is not pressed as well.
    pub(super) fn keep_still(self, event: &MouseEvent) {
        if self.goes.get_untracked() {
            event.prevent_default();
            event.stop_propagation();
            self.goes.set(false);
        }
    }
}

/// The block that is pressed.
fn pressed(event: &PointerEvent) -> Option<Element> {
    event.current_target()?.dyn_into::<Element>().ok()
}

/// The day under the pointer, and the minute of it at which the block's top is.
#[cfg(feature = "hydrate")]
fn under(event: &PointerEvent, grip: f64, first_hour: u32) -> Option<(NaiveDate, i64)> {
    let columns = document().query_selector_all(".agenda-wide .agenda-column, .agenda-grid.one .agenda-column").ok()?;
    let x = f64::from(event.client_x());
    let found = (0..columns.length()).filter_map(|place| columns.item(place)?.dyn_into::<Element>().ok());
    let column = found.into_iter().find(|column| {
        let place = column.get_bounding_client_rect();
        place.width() > 0.0 && place.left() <= x && x < place.right()
    })?;
    let place = column.get_bounding_client_rect();
    let day: NaiveDate = column.get_attribute("data-day")?.parse().ok()?;
    let rows: f64 = column.closest("[class*='rows-']").ok()??.class_name().split("rows-").nth(1)?.split(' ').next()?.parse().ok()?;
    let minutes = (f64::from(event.client_y()) - grip - place.top()) / place.height() * rows * 60.0;
    Some((day, ((minutes / STEP).round() * STEP) as i64 + i64::from(first_hour) * 60))
}

#[cfg(feature = "hydrate")]
fn top(element: &Element) -> f64 {
    element.get_bounding_client_rect().top()
}

/// Shows a block where the pointer has it.
#[cfg(feature = "hydrate")]
fn shift(block: &Element, right: f64, down: f64) {
    if let Some(line) = block.parent_element().and_then(|line| line.dyn_into::<leptos::web_sys::HtmlElement>().ok()) {
        let _ = line.style().set_property("translate", &format!("{right}px {down}px"));
        let _ = line.class_list().add_1("lifted");
    }
}

#[cfg(feature = "hydrate")]
fn settle(block: &Element) {
    if let Some(line) = block.parent_element().and_then(|line| line.dyn_into::<leptos::web_sys::HtmlElement>().ok()) {
        let _ = line.style().remove_property("translate");
        let _ = line.class_list().remove_1("lifted");
    }
}

#[cfg(not(feature = "hydrate"))]
fn under(_event: &PointerEvent, _grip: f64, _first_hour: u32) -> Option<(NaiveDate, i64)> {
    let _ = STEP;
    None
}

#[cfg(not(feature = "hydrate"))]
fn top(_element: &Element) -> f64 {
    0.0
}

#[cfg(not(feature = "hydrate"))]
fn shift(_block: &Element, _right: f64, _down: f64) {}

#[cfg(not(feature = "hydrate"))]
fn settle(_block: &Element) {}
