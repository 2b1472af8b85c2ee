//! Where a press in the calendar leads: to an address, which works without scripts, or to what the page does instead.

use super::Href;
use chrono::NaiveDate;
use leptos::ev::MouseEvent;
use leptos::prelude::*;

/// The page's links and what it does itself.
#[derive(Clone, Copy)]
pub(super) struct Ways {
    pub href: Option<Href>,
    pub on_month: Option<Callback<NaiveDate>>,
    pub on_day: Option<Callback<NaiveDate>>,
    pub on_zone: Option<Callback<String>>,
}

impl Ways {
    pub fn to(&self, month: NaiveDate, day: Option<NaiveDate>, zone: &str) -> Option<String> {
        self.href.map(|href| href.run((month, day, zone.to_owned())))
    }
}

/// A link where the page has addresses, else a button; `press`, where there is one, happens instead of following the link.
#[component]
pub(super) fn Press(
    ways: Ways,
    /// The address; while there is none, there is nothing behind a link.
    #[prop(optional, into)]
    href: Signal<Option<String>>,
    press: Option<Callback<()>>,
    #[prop(optional)] class: &'static str,
    #[prop(optional)] id: Option<String>,
    /// The name, where the children do not say it.
    #[prop(optional, into)]
    label: Option<String>,
    /// Its place in the order of focus, if not the usual one.
    #[prop(optional, into)]
    order: Signal<Option<&'static str>>,
    /// As `aria-current` says it.
    #[prop(optional_no_strip)]
    current: Option<&'static str>,
    /// There is nothing behind it now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    children: Children,
) -> impl IntoView {
    let is_link = ways.href.is_some();
    let pressed = move |event: MouseEvent| {
        // With a key, a link opens in another window.
        let elsewhere = is_link && (event.ctrl_key() || event.meta_key() || event.shift_key());
        if let Some(press) = press.filter(|_| !elsewhere) {
            event.prevent_default();
            if !disabled.get_untracked() {
                press.run(());
            }
        }
    };
    let without = move || disabled.get().then_some("true");
    if is_link {
        return view! {
            <a
                class=class
                id=id
                href=move || href.get().filter(|_| !disabled.get())
                // Without an address it would be no link any more, which may have no name.
                role=move || disabled.get().then_some("link")
                aria-label=label
                aria-current=current
                aria-disabled=without
                tabindex=move || order.get()
                on:click=pressed
            >
                {children()}
            </a>
        }
        .into_any();
    }
    view! {
        <button
            class=class
            id=id
            type="button"
            aria-label=label
            aria-current=current
            aria-disabled=without
            tabindex=move || order.get()
            on:click=pressed
        >
            {children()}
        </button>
    }
    .into_any()
}
