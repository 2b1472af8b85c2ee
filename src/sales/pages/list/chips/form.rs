//! A chip, and the form in it: a plain form of the address, which a running program sends without leaving the page.

use super::super::asked::without;
use crate::paths;
use crate::sales::words::list as words;
use crate::ui::icon::tiny_icon;
use crate::ui::pop::{close_around, keep_inside};
use crate::ui::reader::language;
use domain::listing::Filter;
use leptos::ev::{MouseEvent, SubmitEvent};
use leptos::form::form_data_from_event;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::Element;
use leptos_router::hooks::use_navigate;

/// Every parameter that a form here can have.
const PARAMETERS: [&str; 8] = ["from", "to", "state", "method", "product", "currency", "q", "sort"];

/// A filter's button, which shows what is chosen, and the panel that it opens.
#[component]
pub(super) fn Chip(label: &'static str, #[prop(into)] value: Signal<Option<String>>, children: Children) -> impl IntoView {
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

/// A form for some parameters, with what clears and what applies them.
#[component]
pub(super) fn FilterForm(filter: Memo<Filter>, names: &'static [&'static str], children: Children) -> impl IntoView {
    let language = language();
    view! {
        <Only filter names>
            {children()} <div class="foot">
                <a class="btn quiet small" href=move || filter.with(|filter| paths::sales(&without(filter, names)))>
                    {words::clear(language)}
                </a>
                <button class="btn main small" type="submit">
                    {words::apply(language)}
                </button>
            </div>
        </Only>
    }
    .into_any()
}

/// A form for some parameters that keeps the others as they are.
#[component]
pub(super) fn Only(
    filter: Memo<Filter>,
    names: &'static [&'static str],
    #[prop(optional)] class: Option<&'static str>,
    children: Children,
) -> impl IntoView {
    let navigate = use_navigate();
    let send = move |event: SubmitEvent| {
        // What is wrong goes to the server as it is: the page tells it.
        if let Some(filter) = typed(&event) {
            event.prevent_default();
            close_around(event.target());
            navigate(&paths::sales(&filter), leptos_router::NavigateOptions::default());
        }
    };
    let kept = move || {
        let pairs = filter.with(|filter| without(filter, names).pairs());
        pairs.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value /> }).collect_view()
    };
    view! {
        <form method="get" action=paths::SALES class=class role=class.map(|_| "search") on:submit=send>
            {kept}
            {children()}
        </form>
    }
    .into_any()
}

/// The filter that a form stands for; none where something typed is wrong.
fn typed(event: &SubmitEvent) -> Option<Filter> {
    let data = form_data_from_event(event).ok()?;
    let values = PARAMETERS.map(|name| (name, data.get_all(name).iter().filter_map(|value| value.as_string()).collect::<Vec<_>>()));
    Filter::parse(values.iter().flat_map(|(name, values)| values.iter().map(move |value| (*name, value.as_str())))).ok()
}
