//! The zone in which a reader sees times: of the address, else of the cookie, else of the browser, which is asked once.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsValue;
use leptos::web_sys::js_sys;

/// A year, in seconds.
const KEPT: u32 = 365 * 24 * 60 * 60;

/// The zone to ask with: none means the producer's. Once per page, outside of what waits for data.
pub(super) fn readers_zone(asked: Memo<Option<String>>) -> Signal<Option<String>> {
    let known = RwSignal::new(SharedValue::new(of_cookie).into_inner());
    Effect::new(move |_| {
        let zone = match asked.get() {
            Some(zone) => Some(zone),
            None if known.with_untracked(Option::is_none) => of_browser(),
            None => return,
        };
        if let Some(zone) = zone.filter(|zone| is_name(zone)) {
            keep(&zone);
            known.set(Some(zone));
        }
    });
    Signal::derive(move || asked.get().or_else(|| known.get()))
}

/// Whether a text can be the name of a zone: nothing else goes into a cookie or an address.
pub(super) fn is_name(text: &str) -> bool {
    (1..=64).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"/_+-".contains(&b))
}

#[cfg(feature = "ssr")]
fn of_cookie() -> Option<String> {
    let (_, parts) = crate::server::caller::request().ok()?;
    crate::server::caller::cookie(&parts, "zone").filter(|zone| is_name(zone))
}

#[cfg(not(feature = "ssr"))]
fn of_cookie() -> Option<String> {
    let cookies = js_sys::Reflect::get(&document(), &"cookie".into()).ok()?.as_string()?;
    let zone = cookies.split("; ").find_map(|cookie| cookie.strip_prefix("zone="))?;
    is_name(zone).then(|| zone.to_owned())
}

fn of_browser() -> Option<String> {
    let options = js_sys::Intl::DateTimeFormat::new(&js_sys::Array::new(), &js_sys::Object::new()).resolved_options();
    js_sys::Reflect::get(&options, &"timeZone".into()).ok()?.as_string()
}

fn keep(zone: &str) {
    let cookie = format!("zone={zone}; Path=/; Max-Age={KEPT}; SameSite=Lax");
    let _ = js_sys::Reflect::set(&document(), &"cookie".into(), &JsValue::from(cookie));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_are_kept() {
        assert!(is_name("America/Argentina/Buenos_Aires") && is_name("Etc/GMT+3") && is_name("UTC"));
        for text in ["", "a b", "x; Path=/", "<script>", &"a".repeat(65)] {
            assert!(!is_name(text), "{text}");
        }
    }
}
