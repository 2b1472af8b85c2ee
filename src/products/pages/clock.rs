//! A moment on the clock of the owner's zone.

#[cfg(not(feature = "ssr"))]
use {chrono::NaiveDateTime, domain::Time};

/// What a clock in the zone shows; UTC where the zone is unknown.
#[cfg(feature = "ssr")]
pub use domain::calendar::local;

/// The same by the browser's own table of zones.
#[cfg(not(feature = "ssr"))]
pub fn local(at: Time, zone: &str) -> NaiveDateTime {
    use leptos::wasm_bindgen::JsValue;
    use leptos::web_sys::js_sys::{Date, Object, Reflect};
    let options = Object::new();
    let named = Reflect::set(&options, &"timeZone".into(), &zone.into());
    let date = Date::new(&JsValue::from_f64(at.timestamp_millis() as f64));
    // Swedish writes dates as machines do: 2026-03-29 14:05:00.
    let written = named.map(|_| String::from(date.to_locale_string("sv-SE", &options)));
    let read = written.ok().and_then(|text| NaiveDateTime::parse_from_str(&text, "%Y-%m-%d %H:%M:%S").ok());
    read.unwrap_or_else(|| at.naive_utc())
}
