//! What a public page tells programs: search engines and those who share its link.

use domain::language::Language;
use leptos::prelude::*;
use leptos_meta::{Link, Meta};
use serde_json::Value;

/// Most characters of a description.
const DESCRIPTION: usize = 160;

/// Scheme and host under which this installation is known.
pub fn origin() -> String {
    SharedValue::new(find_origin).into_inner()
}

/// Description, canonical address and Open Graph of a page; `path` with its slash and without parameters that show the same again.
#[component]
pub fn PublicHead(
    #[prop(into)] title: String,
    description: String,
    origin: String,
    path: String,
    #[prop(optional_no_strip)] picture: Option<String>,
    language: Language,
) -> impl IntoView {
    let address = format!("{origin}{path}");
    let card = if picture.is_some() { "summary_large_image" } else { "summary" };
    let picture = picture.map(|path| view! { <Meta property="og:image" content=format!("{origin}{path}") /> });
    let locale = match language {
        Language::English => "en_US",
        Language::Spanish => "es_ES",
        Language::Portuguese => "pt_BR",
        Language::Italian => "it_IT",
    };
    view! {
        <Meta name="description" content=description.clone() />
        <Link rel="canonical" href=address.clone() />
        <Meta property="og:type" content="website" />
        <Meta property="og:site_name" content="Mostrador" />
        <Meta property="og:title" content=title />
        <Meta property="og:description" content=description />
        <Meta property="og:url" content=address />
        <Meta property="og:locale" content=locale />
        <Meta name="twitter:card" content=card />
        {picture}
    }
}

/// Linked data for search engines; nothing in it can end the script it stands in.
#[component]
pub fn LinkedData(data: Value) -> impl IntoView {
    // Data is no script: the content policy does not concern it.
    view! { <script type="application/ld+json" inner_html=escaped(&data)></script> }
}

/// The beginning of a text, cut between words.
pub fn short(text: &str) -> String {
    if text.chars().count() <= DESCRIPTION {
        return text.to_owned();
    }
    let cut: String = text.chars().take(DESCRIPTION - 1).collect();
    let words = cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words);
    format!("{}…", words.trim_end_matches([',', ';', ':', '.']))
}

/// JSON without what could end a script or begin a comment in one.
fn escaped(data: &Value) -> String {
    data.to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

#[cfg(feature = "ssr")]
fn find_origin() -> String {
    crate::server::caller::request().map(|(house, _)| house.config.public_url.trim_end_matches('/').to_owned()).unwrap_or_default()
}

#[cfg(not(feature = "ssr"))]
fn find_origin() -> String {
    window().location().origin().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_ends_the_script() {
        let data = serde_json::json!({ "name": "</script><script>alert(1)</script><!-- &amp;" });
        let text = escaped(&data);
        assert!(!text.contains(['<', '>', '&']), "{text}");
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), data);
    }

    #[test]
    fn long_texts_are_cut_between_words() {
        assert_eq!(short("Short."), "Short.");
        let cut = short(&"palabra ".repeat(40));
        assert!(cut.chars().count() <= DESCRIPTION && cut.ends_with("palabra…"), "{cut}");
    }
}
