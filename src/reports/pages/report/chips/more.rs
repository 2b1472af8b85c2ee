//! The filters that are texts: a form with all of them, typed or, where they are shown in words, chosen; and a chip for each that is set,
//! which takes it away.

use crate::reports::named;
use crate::reports::words;
use crate::ui::icon::tiny_icon;
use crate::ui::narrow::{Chip, FilterForm, Narrows};
use crate::ui::reader::language;
use crate::ui::words::narrow;
use domain::language::Language;
use domain::reports::{NOT_STATED, Narrowing, Question, Report, not_stated};
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
    let ways = report.spec().map_or(&[][..], |spec| spec.narrowings);
    let fields: Vec<_> = TEXTS
        .into_iter()
        .filter(|way| ways.contains(way))
        .map(|way| {
            let sold = values.iter().find(|(known, _)| *known == way).map_or(&[][..], |(_, texts)| texts.as_slice());
            let id = format!("narrow-{}", way.name());
            let known: Vec<String> = if sold.is_empty() { way.known().map(str::to_owned).collect() } else { sold.to_vec() };
            let control = if is_worded(way) && !known.is_empty() {
                chosen(asked, way, id.clone(), known, language)
            } else {
                typed(asked, way, id.clone(), sold)
            };
            view! {
                <div class="field">
                    <label for=id>{way.label(language)}</label>
                    {control}
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

/// Whether its texts are shown in words: who would type what they see would find nothing.
fn is_worded(way: Narrowing) -> bool {
    matches!(way, Narrowing::Country | Narrowing::Device | Narrowing::CheckoutOrigin)
}

/// A list to choose from: what is known, what is not stated, and what is chosen now.
fn chosen(asked: Memo<Question>, way: Narrowing, id: String, known: Vec<String>, language: Language) -> AnyView {
    let options = move || {
        let chosen = asked.with(|asked| asked.narrowed.value(way).unwrap_or_default());
        let mut values = vec![String::new()];
        values.extend_from_slice(&known);
        values.push(NOT_STATED.to_owned());
        if !values.contains(&chosen) {
            values.push(chosen.clone());
        }
        let option = |value: String| {
            let word = match value.as_str() {
                "" => words::any(language).to_owned(),
                NOT_STATED => not_stated(language).to_owned(),
                text => named::text(way, text, language),
            };
            let is_chosen = value == chosen;
            view! {
                <option value=value selected=is_chosen prop:selected=is_chosen>
                    {word}
                </option>
            }
        };
        values.into_iter().map(option).collect_view()
    };
    view! {
        <select class="input small" id=id name=way.name()>
            {options}
        </select>
    }
    .into_any()
}

/// A text that is typed, with what was sold with to choose from.
fn typed(asked: Memo<Question>, way: Narrowing, id: String, sold: &[String]) -> AnyView {
    let value = move || asked.with(|asked| asked.narrowed.value(way).unwrap_or_default());
    let list = (!sold.is_empty()).then(|| format!("known-{}", way.name()));
    let options = sold.iter().map(|text| view! { <option value=text.clone()></option> }).collect_view();
    view! {
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
            chip(way.label(language).to_owned(), named::text(*way, text, language), asked.address_without(&[way.name()]))
        });
        currency.into_iter().chain(texts).collect_view()
    }
}
