//! Dragging a block by its handle, with mouse, pen or finger: the list follows while one drags. Buttons do the same by keyboard.

use super::desk::Desk;
use domain::language::Language;
use leptos::ev::PointerEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;

/// For `on:pointerdown` of a handle.
pub fn begin(desk: Desk, key: u32, event: &PointerEvent) {
    if event.button() == 0 && !desk.closed.get_untracked() {
        event.prevent_default();
        desk.dragged.set(Some(key));
    }
}

/// Follows the pointer while a block is being dragged. Once per list.
pub fn follow(desk: Desk, language: Language) {
    Effect::new(move |_| {
        let moving = window_event_listener(leptos::ev::pointermove, move |event: PointerEvent| {
            if let Some(key) = desk.dragged.get_untracked()
                && let Some(over) = piece_under(&event).filter(|over| *over != key)
            {
                desk.put_at(key, over);
            }
        });
        let end = move |_: PointerEvent| {
            if let Some(key) = desk.dragged.get_untracked() {
                desk.dragged.set(None);
                desk.tell_place(key, language);
            }
        };
        let up = window_event_listener(leptos::ev::pointerup, end);
        let cancelled = window_event_listener(leptos::ev::pointercancel, end);
        on_cleanup(move || {
            moving.remove();
            up.remove();
            cancelled.remove();
        });
    });
}

/// The block that the pointer is over.
fn piece_under(event: &PointerEvent) -> Option<u32> {
    let element = document().element_from_point(event.client_x() as f32, event.client_y() as f32)?;
    let piece = element.closest("[data-piece]").ok().flatten()?.dyn_into::<HtmlElement>().ok()?;
    piece.get_attribute("data-piece")?.parse().ok()
}
