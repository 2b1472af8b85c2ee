//! The form in a chip: a plain form of the address, which a running program sends without leaving the page.

use super::Narrows;
use crate::ui::pop::close_around;
use crate::ui::reader::language;
use crate::ui::words::narrow as words;
use leptos::ev::SubmitEvent;
use leptos::form::form_data_from_event;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

/// A form for some parameters, with what clears and what applies them.
#[component]
pub fn FilterForm<N: Narrows>(asked: Memo<N>, names: &'static [&'static str], children: Children) -> impl IntoView {
    let language = language();
    view! {
        <Only asked names>
            {children()} <div class="foot">
                <a class="btn quiet small" href=move || asked.with(|asked| asked.address_without(names))>
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
pub fn Only<N: Narrows>(
    asked: Memo<N>,
    names: &'static [&'static str],
    #[prop(optional)] class: Option<&'static str>,
    children: Children,
) -> impl IntoView {
    let navigate = use_navigate();
    let send = move |event: SubmitEvent| {
        // What is wrong goes to the server as it is: the page tells it.
        if let Some(wanted) = asked.with_untracked(|asked| typed(&event, asked)) {
            event.prevent_default();
            close_around(event.target());
            navigate(&wanted.address(), leptos_router::NavigateOptions::default());
        }
    };
    let kept = move || {
        let pairs = asked.with(|asked| asked.pairs_without(names));
        pairs.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value /> }).collect_view()
    };
    view! {
        <form method="get" action=move || asked.with(Narrows::path) class=class role=class.map(|_| "search") on:submit=send>
            {kept}
            {children()}
        </form>
    }
    .into_any()
}

/// What a form stands for; none where something typed is wrong.
fn typed<N: Narrows>(event: &SubmitEvent, asked: &N) -> Option<N> {
    let data = form_data_from_event(event).ok()?;
    let read = |name: &'static &'static str| (*name, data.get_all(name).iter().filter_map(|value| value.as_string()).collect::<Vec<_>>());
    let values: Vec<_> = N::PARAMETERS.iter().map(read).collect();
    let pairs: Vec<(&str, &str)> =
        values.iter().flat_map(|(name, values)| values.iter().map(move |value| (*name, value.as_str()))).collect();
    asked.parsed(&pairs)
}
