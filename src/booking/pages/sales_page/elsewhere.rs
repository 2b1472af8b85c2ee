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
                <a class="btn main" href=tracked(url.as_str()) rel="noopener">
                    {words::go_there(language, &host)}
                    {icon(icondata::LuArrowRight)}
                </a>
            </div>
        </section>
    }
    .into_any()
}

/// The address with our mark, unless its owner has put one there.
fn tracked(url: &str) -> String {
    let (address, fragment) = url.split_once('#').map_or((url, None), |(address, fragment)| (address, Some(fragment)));
    let query = address.split_once('?').map(|(_, query)| query);
    let marked = query.is_some_and(|query| query.split('&').any(|pair| pair.starts_with("utm_source=")));
    let joint = match query {
        None => "?",
        Some("") => "",
        Some(query) if query.ends_with('&') => "",
        Some(_) => "&",
    };
    let mark = if marked { String::new() } else { format!("{joint}utm_source=mostrador") };
    let fragment = fragment.map(|fragment| format!("#{fragment}")).unwrap_or_default();
    format!("{address}{mark}{fragment}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_link_says_where_the_visitor_comes_from() {
        for (url, with) in [
            ("https://ana.example.com", "https://ana.example.com?utm_source=mostrador"),
            ("https://ana.example.com/a?b=c", "https://ana.example.com/a?b=c&utm_source=mostrador"),
            ("https://ana.example.com/a?#top", "https://ana.example.com/a?utm_source=mostrador#top"),
            ("https://ana.example.com/a#book?now", "https://ana.example.com/a?utm_source=mostrador#book?now"),
            ("https://ana.example.com/?utm_source=news", "https://ana.example.com/?utm_source=news"),
        ] {
            assert_eq!(tracked(url), with);
        }
    }
}
