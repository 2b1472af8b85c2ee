//! The filters that are texts: a form with all of them, and a chip for each that is set, which takes it away.

use crate::reports::words;
use crate::ui::icon::tiny_icon;
use crate::ui::narrow::{Chip, FilterForm, Narrows};
use crate::ui::reader::language;
use crate::ui::words::narrow;
use domain::reports::{Narrowing, Question, Report, not_stated};
use leptos::prelude::*;

/// In the order in which they are asked for most.
const TEXTS: [Narrowing; 12] = [
    Narrowing::Country,
    Narrowing::Region,
    Narrowing::Device,
    Narrowing::Source,
    Narrowing::Medium,
    Narrowing::Campaign,
    Narrowing::CheckoutOrigin,
    Narrowing::Offer,
    Narrowing::Category,
    Narrowing::Brand,
    Narrowing::Affiliate,
    Narrowing::Coproducer,
];

/// The parameters of [`TEXTS`], and the currency.
const NAMES: &[&str] = &[
    "country",
    "region",
    "device",
    "source",
    "medium",
    "campaign",
    "checkout_origin",
    "offer",
    "category",
    "brand",
    "affiliate",
    "coproducer",
];

#[component]
pub(super) fn MoreChip(asked: Memo<Question>, report: Report, values: Vec<(Narrowing, Vec<String>)>) -> impl IntoView {
    let language = language();
    let known = report.spec().map_or(&[][..], |spec| spec.narrowings);
    let fields: Vec<_> = TEXTS
        .into_iter()
        .filter(|way| known.contains(way))
        .map(|way| {
            let value = move || asked.with(|asked| asked.narrowed.value(way).unwrap_or_default());
            let id = format!("narrow-{}", way.name());
            let known = values.iter().find(|(known, _)| *known == way).map_or(&[][..], |(_, texts)| texts.as_slice());
            let list = (!known.is_empty()).then(|| format!("known-{}", way.name()));
            let options = known.iter().map(|text| view! { <option value=text.clone()></option> }).collect_view();
            view! {
                <div class="field">
                    <label for=id.clone()>{way.label(language)}</label>
                    <input
                        class="input small"
                        id=id
                        name=way.name()
                        maxlength="200"
                        autocomplete="off"
                        list=list.clone()
                        value=value
                        prop:value=value
                    />
                    {list.map(|list| view! { <datalist id=list>{options}</datalist> })}
                </div>
            }
        })
        .collect();
    view! {
        <Chip label=words::more(language) value=|| None>
            <FilterForm asked names=NAMES>
                <p class="hint">{words::more_hint(language)}</p>
                <div class="fields long">{fields}</div>
            </FilterForm>
        </Chip>
    }
    .into_any()
}

/// The texts that are set, each a link that takes it away, and the currency.
#[component]
pub(super) fn Said(asked: Memo<Question>) -> impl IntoView {
    let language = language();
    let chip = move |label: String, value: String, without: String| {
        let told = words::no_longer(language, &format!("{label}: {value}"));
        view! {
            <a class="chip set" href=without aria-label=told>
                {format!("{label}: ")}
                <b>{value}</b>
                {tiny_icon(icondata::LuX)}
            </a>
        }
        .into_any()
    };
    move || {
        let asked = asked.get();
        let currency = asked
            .currency
            .map(|currency| chip(narrow::currency(language).to_owned(), currency.code().to_owned(), asked.address_without(&["currency"])));
        let texts = asked.narrowed.texts.iter().map(|(way, text)| {
            let value = if text.is_empty() { not_stated(language).to_owned() } else { text.clone() };
            chip(way.label(language).to_owned(), value, asked.address_without(&[way.name()]))
        });
        currency.into_iter().chain(texts).collect_view()
    }
}
