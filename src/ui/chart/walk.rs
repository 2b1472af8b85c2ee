//! Walking through the points of a drawing: one of them is in the order of focus, keys lead to the others, and the one under the pointer
//! or in focus is told of.

use super::step::led_to;
use leptos::ev::{FocusEvent, KeyboardEvent, PointerEvent};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, EventTarget, HtmlElement};

/// Where the reader is.
#[derive(Clone, Copy)]
pub struct Walk {
    /// In the order of focus.
    at: RwSignal<usize>,
    /// Told of.
    pub told: RwSignal<Option<usize>>,
    count: usize,
    columns: usize,
}

impl Walk {
    /// Through `count` points in rows of `columns`.
    pub fn new(count: usize, columns: usize) -> Self {
        let walk = Self { at: RwSignal::new(0), told: RwSignal::new(None), count, columns };
        Effect::new(move |_| {
            // Wherever the focus is: what a pointer brought up hides something too.
            let listener = window_event_listener(leptos::ev::keydown, move |event| {
                if event.key() == "Escape" && walk.told.get_untracked().is_some() {
                    walk.told.set(None);
                }
            });
            on_cleanup(move || listener.remove());
        });
        walk
    }

    fn order(self, index: usize) -> &'static str {
        if self.at.get() == index { "0" } else { "-1" }
    }

    fn lead(self, event: &KeyboardEvent) {
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let Some(from) = place_of(event.target()) else { return };
        if let Some(to) = led_to(from, self.count, self.columns, &event.key()) {
            event.prevent_default();
            let around =
                event.target().and_then(|target| target.dyn_into::<Element>().ok()).and_then(|point| point.closest("[data-walk]").ok()?);
            let point = around.and_then(|around| around.query_selector(&format!("[data-at='{to}'][tabindex]")).ok()?);
            if let Some(point) = point.and_then(|point| point.dyn_into::<HtmlElement>().ok()) {
                // Listens to the focus itself.
                let _ = point.focus();
            }
        }
    }

    fn reach(self, event: &FocusEvent) {
        if let Some(index) = place_of(event.target()) {
            self.at.set(index);
            self.told.set(Some(index));
        }
    }

    fn leave(self) {
        self.told.set(None);
    }

    fn point_at(self, event: &PointerEvent) {
        let place = place_of(event.target());
        if place != self.told.get_untracked() {
            self.told.set(place);
        }
    }
}

/// What holds the points of a walk.
#[component]
pub fn Walked(walk: Walk, class: &'static str, children: Children) -> impl IntoView {
    view! {
        <div
            class=class
            data-walk=""
            on:keydown=move |event| walk.lead(&event)
            on:focusin=move |event| walk.reach(&event)
            on:focusout=move |_| walk.leave()
            on:pointerover=move |event| walk.point_at(&event)
            on:pointerleave=move |_| walk.leave()
        >
            {children()}
        </div>
    }
    .into_any()
}

/// A point with its name: a link where it leads somewhere.
pub fn point(walk: Walk, index: usize, class: Option<&'static str>, label: String, href: Option<String>, inside: AnyView) -> AnyView {
    let order = move || walk.order(index);
    match href {
        Some(href) => view! {
            <a class=class href=href data-at=index tabindex=order aria-label=label>
                {inside}
            </a>
        }
        .into_any(),
        None => view! {
            <span class=class role="img" data-at=index tabindex=order aria-label=label>
                {inside}
            </span>
        }
        .into_any(),
    }
}

/// Follows the link of a point for what is drawn of it beside.
pub fn follow(event: &leptos::ev::MouseEvent) {
    let Some(index) = place_of(event.target()) else { return };
    let around = event.target().and_then(|target| target.dyn_into::<Element>().ok()).and_then(|drawn| drawn.closest("[data-walk]").ok()?);
    let link = around.and_then(|around| around.query_selector(&format!("a[data-at='{index}']")).ok()?);
    if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlElement>().ok()) {
        link.click();
    }
}

/// The point that something belongs to.
fn place_of(target: Option<EventTarget>) -> Option<usize> {
    let point = target?.dyn_into::<Element>().ok()?.closest("[data-at]").ok()??;
    point.get_attribute("data-at")?.parse().ok()
}
