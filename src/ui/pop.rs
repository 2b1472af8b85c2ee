//! Panels that open under what was pressed. They are `details`, so they open and, by a press beside them, close without scripts;
//! a running program adds Escape and keeps them within the window.

use leptos::ev::{Event, KeyboardEvent};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, EventTarget, HtmlElement};

const OPEN: &str = "details[open]:has(> .pop)";

/// Lets Escape close what is open, wherever the focus is. Once per page.
pub fn close_on_escape() {
    Effect::new(move |_| {
        // What was opened before this program ran.
        if let Some(open) = document().query_selector(OPEN).ok().flatten() {
            fit(&open);
        }
        let listener = window_event_listener(leptos::ev::keydown, |event: KeyboardEvent| {
            if event.key() == "Escape"
                && let Some(open) = document().query_selector(OPEN).ok().flatten()
            {
                close_details(&open);
            }
        });
        on_cleanup(move || listener.remove());
    });
}

/// For `on:toggle` of a `details`: turns its panel to the other side where it would leave the window.
pub fn keep_inside(event: Event) {
    if let Some(details) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) {
        fit(&details);
    }
}

/// Closes the panel that something is in, and gives the focus back to what opened it.
pub fn close_around(inside: Option<EventTarget>) {
    let inside = inside.and_then(|inside| inside.dyn_into::<Element>().ok());
    if let Some(details) = inside.and_then(|inside| inside.closest(OPEN).ok().flatten()) {
        close_details(&details);
    }
}

/// Closes the panel that is open: what was asked for in it is done.
pub fn close_open() {
    if let Some(open) = document().query_selector(OPEN).ok().flatten() {
        close_details(&open);
    }
}

fn close_details(details: &Element) {
    let _ = details.remove_attribute("open");
    if let Some(opener) = details.query_selector("summary").ok().flatten().and_then(|opener| opener.dyn_into::<HtmlElement>().ok()) {
        let _ = opener.focus();
    }
}

fn fit(details: &Element) {
    let (Some(panel), Some(root)) = (details.query_selector(".pop").ok().flatten(), document().document_element()) else { return };
    let _ = panel.class_list().remove_1("turned");
    if root.scroll_width() > root.client_width() {
        let _ = panel.class_list().add_1("turned");
    }
}
