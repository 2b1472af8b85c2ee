//! The way to a page that is elsewhere, with a mark that says who sent the visitor.

use crate::booking::words;
use crate::ui::icon::icon;
use domain::language::Language;
use domain::product::url::HttpsUrl;
use leptos::prelude::*;

/// Names the site and leads there.
pub(super) fn way(url: &str, language: Language) -> AnyView {
    // It was checked when it was saved.
    let Ok(url) = HttpsUrl::parse(url) else { return ().into_any() };
    let host = url.host().to_owned();
    view! {
        <section class="offer-elsewhere">
            <h2>{words::external_title(language)}</h2>
            <p class="muted">{words::external_why(language, &host)}</p>
            <div class="actions">
                <a class="btn main" href=url.marked("mostrador") rel="noopener">
                    {words::go_there(language, &host)}
                    {icon(icondata::LuArrowRight)}
                </a>
            </div>
        </section>
    }
    .into_any()
}
