//! The zone in which times are read: said, and chosen from a list by a form that works without scripts.

use super::ways::Ways;
use crate::ui::format;
use crate::ui::reader::language;
use crate::ui::words;
use crate::ui::words::calendar;
use chrono::NaiveDate;
use domain::product::view::Month;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, Event, HtmlFormElement};

#[component]
pub(super) fn ZoneChoice(
    month: Signal<Option<Month>>,
    zones: Signal<Vec<String>>,
    chosen: Memo<Option<NaiveDate>>,
    ways: Ways,
    id: &'static str,
) -> impl IntoView {
    let language = language();
    let zone = Memo::new(move |_| month.with(|month| month.as_ref().map(|month| month.zone.clone()).unwrap_or_default()));
    // What the address says besides the zone, for a form that changes only that.
    let address = Memo::new(move |_| {
        let month = month.with(|month| month.as_ref().map(|month| (month.first, month.zone.clone())));
        month.and_then(|(first, zone)| ways.to(first, chosen.get(), &zone)).unwrap_or_default()
    });
    let changed = move |event: Event| match ways.on_zone {
        Some(on_zone) => on_zone.run(event_target_value(&event)),
        None => {
            let select = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            let form = select.and_then(|select| select.closest("form").ok().flatten());
            if let Some(form) = form.and_then(|form| form.dyn_into::<HtmlFormElement>().ok()) {
                let _ = form.request_submit();
            }
        }
    };
    let select = move || {
        let present = zone.get_untracked();
        let mut names = zones.get();
        if !names.contains(&present) {
            names.insert(0, present.clone());
        }
        let option = |name: String| {
            let selected = name == present;
            let word = zone_words(&name);
            view! { <option value=name selected=selected>{word}</option> }
        };
        view! {
            <select class="input small" id=format!("{id}-zone") name="zone" prop:value=move || zone.get() on:change=changed>
                {names.into_iter().map(option).collect_view()}
            </select>
        }
    };
    let hidden = move || {
        let (_, pairs) = parameters(&address.get());
        pairs.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value /> }).collect_view()
    };
    move || {
        if zones.with(Vec::is_empty) {
            let said = move || words::zone_time(language, &format::zone_place(&zone.get()));
            return view! { <p class="zone-said">{said}</p> }.into_any();
        }
        let label = view! {
            <label class="label" for=format!("{id}-zone")>
                {calendar::zone(language)}
            </label>
        };
        if ways.href.is_none() {
            return view! { <div class="zone-choice">{label} {select}</div> }.into_any();
        }
        view! {
            <form class="zone-choice" method="get" action=move || parameters(&address.get()).0>
                {hidden}
                {label}
                {select}
                <button class="btn small without-script" type="submit">
                    {calendar::show(language)}
                </button>
            </form>
        }
        .into_any()
    }
}

/// `America/Sao_Paulo` as it is read in a list: `America/Sao Paulo`.
pub(super) fn zone_words(name: &str) -> String {
    name.replace('_', " ")
}

/// An address without its query, and the pairs of that but the zone, as they stand there.
fn parameters(address: &str) -> (String, Vec<(String, String)>) {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let path = path.split('#').next().unwrap_or_default();
    let query = query.split('#').next().unwrap_or_default();
    let pairs = query.split('&').filter_map(|pair| pair.split_once('=')).filter(|(name, _)| *name != "zone");
    (path.to_owned(), pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_for_the_zone_keeps_what_else_the_address_says() {
        let (path, pairs) = parameters("/p/clear?month=2026-03-01&zone=Europe%2FRome&day=2026-03-02#times");
        assert_eq!(path, "/p/clear");
        assert_eq!(pairs, [("month".into(), "2026-03-01".into()), ("day".into(), "2026-03-02".into())]);
        assert_eq!(parameters("/p/clear"), ("/p/clear".to_owned(), Vec::new()));
    }
}
