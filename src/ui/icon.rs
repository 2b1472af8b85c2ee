//! Icons: lucide's drawings in the house's own svg, because the content policy forbids style attributes.

pub use icondata::Icon;
use leptos::prelude::*;

/// An icon beside a word, or in a control that is named otherwise.
pub fn icon(icon: Icon) -> impl IntoView {
    view! { <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" inner_html=icon.data></svg> }
}

/// A small icon inside a line of text or a chip.
pub fn tiny_icon(icon: Icon) -> impl IntoView {
    view! { <svg class="icon tiny" viewBox="0 0 24 24" aria-hidden="true" inner_html=icon.data></svg> }
}
