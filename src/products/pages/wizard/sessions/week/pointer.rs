//! Where a pointer is on the drawn week, which only a browser knows.

use super::geometry::{Grip, View};
use leptos::ev::PointerEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::Element;

/// What was pressed, and of which stretch.
pub fn taken(event: &PointerEvent) -> (Grip, Option<usize>) {
    let pressed = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let read = |name: &str| pressed.as_ref().and_then(|pressed| pressed.get_attribute(name));
    let grip = match read("data-grip").as_deref() {
        Some("move") => Grip::Move,
        Some("from") => Grip::From,
        Some("to") => Grip::To,
        _ => Grip::Draw,
    };
    (grip, read("data-index").and_then(|index| index.parse().ok()))
}

/// Lets the column know where the pointer goes, also outside it.
pub fn capture(event: &PointerEvent) {
    if let Some(column) = column(event) {
        let _ = column.set_pointer_capture(event.pointer_id());
    }
}

/// The minute of the day under the pointer.
pub fn minute(event: &PointerEvent, view: Memo<View>) -> Option<u16> {
    let (_, top, _) = place(&column(event)?)?;
    Some(view.with_untracked(|view| view.minute(f64::from(event.client_y()) - top)))
}

/// The day whose column the pointer is over, where seven are seen.
pub fn day_under(event: &PointerEvent, day: usize) -> usize {
    let under = || {
        let column = column(event)?;
        let (left, _, width) = place(&column)?;
        let (_, _, week) = place(&column.closest(".week-days").ok()??)?;
        if width < 1.0 || week / width < 5.0 {
            return None;
        }
        let right = ((f64::from(event.client_x()) - left) / width).floor() as i64;
        Some((day as i64 + right).clamp(0, 6) as usize)
    };
    under().unwrap_or(day)
}

fn column(event: &PointerEvent) -> Option<Element> {
    event.current_target().and_then(|target| target.dyn_into::<Element>().ok())
}

/// Left, top and width of an element in the window.
#[cfg(feature = "hydrate")]
fn place(element: &Element) -> Option<(f64, f64, f64)> {
    let place = element.get_bounding_client_rect();
    Some((place.left(), place.top(), place.width()))
}

#[cfg(not(feature = "hydrate"))]
fn place(_element: &Element) -> Option<(f64, f64, f64)> {
    None
}
