//! The mark of the house: a ring that fills.

use leptos::prelude::*;

/// A ring filled to `percent`; decoration beside words that say the same.
#[component]
pub fn Dial(
    percent: u8,
    /// Further classes: `turns` while something is on its way, `runs` for ten seconds to undo.
    #[prop(optional)]
    class: &'static str,
    /// A point in the middle, for what is complete.
    #[prop(optional)]
    core: bool,
    /// Radius of the ring in a square of 20; 7.5 beside text, 8 on the pages of faults.
    #[prop(default = "7.5")]
    radius: &'static str,
) -> impl IntoView {
    let class = if class.is_empty() { "dial".to_owned() } else { format!("dial {class}") };
    view! {
        <svg class=class viewBox="0 0 20 20" aria-hidden="true">
            <circle class="track" cx="10" cy="10" r=radius></circle>
            {(percent > 0)
                .then(|| {
                    view! { <circle class="fill" cx="10" cy="10" r=radius pathLength="100" stroke-dasharray=format!("{percent} 100")></circle> }
                })}
            {core.then(|| view! { <circle class="core" cx="10" cy="10" r="3"></circle> })}
        </svg>
    }
}

/// The logo: the ring, three quarters full.
#[component]
pub fn Mark() -> impl IntoView {
    view! {
        <svg class="dial mark" viewBox="0 0 24 24" aria-hidden="true">
            <circle class="track" cx="12" cy="12" r="9"></circle>
            <circle class="fill" cx="12" cy="12" r="9" pathLength="100" stroke-dasharray="72 100"></circle>
        </svg>
    }
}
