//! Keys to a drawing: one for each series, which a press hides and shows again.

use super::shown::Shown;
use leptos::prelude::*;

/// A place among the series, its name, and what it looks like.
pub type Key = (usize, String, AnyView);

/// The keys of series and of what they are compared with, each told to `press` by its place; nothing to press where there is only one.
pub fn legend(keys: Vec<Key>, shown: RwSignal<Shown>, press: impl Fn(usize) + Copy + Send + 'static) -> AnyView {
    let is_one = keys.len() == 1;
    let key = |(place, name, sample): Key| {
        if is_one {
            return view! { <li class="key">{sample} {name}</li> }.into_any();
        }
        let pressed = move || if shown.get().has(place) { "true" } else { "false" };
        view! {
            <li>
                <button class="key" type="button" aria-pressed=pressed on:click=move |_| press(place)>
                    {sample}
                    {name}
                </button>
            </li>
        }
        .into_any()
    };
    view! { <ul class="keys">{keys.into_iter().map(key).collect_view()}</ul> }.into_any()
}
