//! A filter's button, which shows what is chosen, and the panel that it opens.

use crate::ui::icon::tiny_icon;
use crate::ui::pop::{close_around, keep_inside};
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::Element;

/// Following a link in the panel closes it.
#[component]
pub fn Chip(label: &'static str, #[prop(into)] value: Signal<Option<String>>, children: Children) -> impl IntoView {
    let at_link = |event: MouseEvent| {
        let link =
            event.target().and_then(|target| target.dyn_into::<Element>().ok()).and_then(|element| element.closest("a").ok().flatten());
        if link.is_some() {
            close_around(event.target());
        }
    };
    let shown = move || match value.get() {
        Some(value) => view! {
            {format!("{label}: ")}
            <b>{value}</b>
        }
        .into_any(),
        None => label.into_any(),
    };
    view! {
        <details class="chip" class:set=move || value.with(Option::is_some) name="filter" on:toggle=keep_inside>
            <summary>{shown} {tiny_icon(icondata::LuChevronDown)}</summary>
            <div class="pop" on:click=at_link>
                {children()}
            </div>
        </details>
    }
    .into_any()
}
