//! The two ways to ask, as two places to be.

use crate::customers::words;
use crate::paths;
use crate::ui::reader::language;
use domain::customers::{By, Frequency, Question};
use leptos::prelude::*;

/// By catalogue, or by frequency.
#[component]
pub(super) fn Ways(asked: Memo<Question>) -> impl IntoView {
    let language = language();
    let way = move |word: &'static str, is_this: fn(&By) -> bool, by: By| {
        let href = move || asked.with(|asked| paths::customers(&Question { by: by.clone(), ..asked.first_page() }));
        let current = move || asked.with(|asked| is_this(&asked.by)).then_some("page");
        view! {
            <a href=href aria-current=current>
                {word}
            </a>
        }
    };
    view! {
        <nav class="ways-of-customers" aria-label=words::ways(language)>
            {way(words::by_catalogue(language), |by| matches!(by, By::Catalogue(_)), By::Catalogue(None))}
            {way(words::by_frequency(language), |by| matches!(by, By::Frequency(_)), By::Frequency(Frequency::default()))}
        </nav>
    }
    .into_any()
}
