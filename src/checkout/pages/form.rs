//! The one form of the checkout. It works without scripts: which fields belong to which method is a matter of style.

use super::card::{card_fields, card_of_provider};
use crate::checkout::api::Buy;
use crate::checkout::words;
use crate::problem::Problem;
use crate::ui::form::{FormProblem, SelectField, Submit, TextField, fault_line};
use crate::ui::format;
use crate::ui::icon::icon;
use crate::ui::reader::language;
use crate::ui::typed::Typed;
use crate::ui::words as common;
use domain::checkout::view::HeldTime;
use domain::checkout::{CardEntry, Field, Place};
use domain::language::Language;
use domain::money::Money;
use domain::sale::Method;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// What is wrong at a field, as its sentence.
pub(super) type At = Callback<Field, Signal<Option<String>>>;

#[component]
pub(super) fn PayForm(first: HeldTime, now: Memo<HeldTime>, country: RwSignal<Option<String>>) -> impl IntoView {
    let language = language();
    let action = ServerAction::<Buy>::new();
    let value = action.value();
    let problem = Signal::derive(move || value.with(|answer| answer.as_ref().and_then(|answer| answer.as_ref().err().cloned())));
    let at = faults(problem, language);
    let typed = Typed::of(Buy::PATH);
    let known = first.known.clone();
    let before = move |name: &str, known: Option<String>| typed.get(name).or(known).unwrap_or_default();
    let total = move |minor: Money| format::money(minor.minor, minor.currency, language);
    let rows = first.service.instalments.clone();
    let count = RwSignal::new(before("form[instalments]", None).parse::<usize>().unwrap_or(1));
    let of_count = rows.clone();
    let whole = first.service.price.amount;
    let charged = Memo::new(move |_| of_count.iter().find(|row| row.count() == count.get()).map_or(whole, |row| row.total));
    let parts: Vec<(String, String)> = rows
        .iter()
        .map(|row| {
            let label = match (row.count(), row.amounts.first()) {
                (count @ 2.., Some(part)) => words::in_parts(language, &count.to_string(), &total(*part), &total(row.total)),
                _ => words::at_once(language, &total(row.total)),
            };
            (row.count().to_string(), label)
        })
        .collect();
    let has_parts = parts.len() > 1;
    let chosen_parts = before("form[instalments]", None);
    let instalments = move || {
        has_parts.then(|| {
            view! {
                <div class="of-card" on:change=move |event| count.set(event_target_value(&event).parse().unwrap_or(1))>
                    <SelectField
                        name="form[instalments]"
                        id="instalments"
                        label=words::instalments(language)
                        options=Signal::stored(parts)
                        value=Signal::stored(chosen_parts)
                        error=at.run(Field::Instalments)
                    />
                </div>
            }
        })
    };
    let asks_for_document = Memo::new(move |_| now.with(|held| held.asks_for_document));
    let document = before("form[document]", known.as_ref().map(|known| known.document.clone()));
    let chosen_country = first.country.clone();
    let method = before("form[method]", None);
    let amount = before("form[card_amount]", None);
    let card = match (first.card_entry, first.element.clone()) {
        (CardEntry::Here, _) => view! {
            <p class="note">{icon(icondata::LuFlaskConical)} <span>{words::sandbox(language)}</span></p>
            {card_fields(Place::First, at, amount, whole.currency, language)}
            {card_fields(Place::Second, at, String::new(), whole.currency, language)}
        }
        .into_any(),
        (CardEntry::AtProvider, Some(element)) => card_of_provider(element, at, amount, whole.currency, language),
        (CardEntry::AtProvider, None) => ().into_any(),
    };
    let consent = at.run(Field::Consent);
    let refusal = first.refusal.map(|refusal| {
        view! {
            <div class="note bad" role="alert">
                {icon(icondata::LuCircleAlert)}
                <div>
                    <p>
                        <b>{words::refused(language)}</b>
                    </p>
                    <p>{words::refusal(refusal, language)}</p>
                </div>
            </div>
        }
    });
    let name = before("form[name]", known.as_ref().map(|known| known.name.clone()));
    let email = before("form[email]", known.as_ref().map(|known| known.email.clone()));
    view! {
        <ActionForm action attr:class="card pay" attr:novalidate=true attr:id="pay">
            <input type="hidden" name="slug" value=first.service.slug.clone() />
            <input type="hidden" name="zone" value=first.zone.clone() />
            <input type="hidden" name="form[key]" value=first.key.clone() />
            {refusal}
            <FormProblem problem />
            {move || fault_line("checkout-error", at.run(Field::Whole).get())}
            <h2 class="card-title">{words::you(language)}</h2>
            <TextField name="form[name]" id="name" label=words::name(language) value=name autocomplete="name" error=at.run(Field::Name) />
            <TextField
                name="form[email]"
                id="email"
                kind="email"
                label=words::email(language)
                value=email
                autocomplete="email"
                hint=words::email_hint(language)
                error=at.run(Field::Email)
            />
            <div class="pair" on:change=move |event| of_country(&event, country)>
                <SelectField
                    name="form[country]"
                    id="country"
                    label=words::country(language)
                    options=Signal::stored(common::countries(language))
                    value=Signal::stored(chosen_country)
                    autocomplete="country"
                    error=at.run(Field::Country)
                />
                <Show when=move || asks_for_document.get()>
                    <TextField
                        name="form[document]"
                        id="document"
                        label=words::document(language)
                        value=document.clone()
                        inputmode="numeric"
                        hint=words::document_hint(language)
                        error=at.run(Field::Document)
                    />
                </Show>
            </div>
            <h2 class="card-title">{words::payment(language)}</h2>
            <Methods now chosen=method error=at.run(Field::Method) />
            {instalments()}
            {card}
            <div class="field">
                <label class="option">
                    <input
                        id="consent"
                        type="checkbox"
                        name="form[consent]"
                        value="yes"
                        aria-invalid=move || consent.get().map(|_| "true")
                        aria-describedby=move || consent.get().map(|_| "consent-error")
                    />
                    <span>{words::consent(language)}</span>
                </label>
                {move || fault_line("consent-error", consent.get())}
            </div>
            <p class="pay-total">
                <span>{words::total(language)}</span>
                <b>{move || total(charged.get())}</b>
            </p>
            {move || {
                view! { <Submit label=words::pay(language, &total(charged.get())) pending=action.pending() /> }
            }}
        </ActionForm>
    }
    .into_any()
}

/// The sentences of a problem at its fields.
fn faults(problem: Signal<Option<Problem>>, language: Language) -> At {
    Callback::new(move |field: Field| {
        Signal::derive(move || {
            problem.with(|problem| match problem {
                Some(Problem::Checkout(faults)) => {
                    let write = |money: Money| format::money(money.minor, money.currency, language);
                    faults.iter().find(|fault| fault.field == field).map(|fault| fault.reason.sentence(language, &write))
                }
                _ => None,
            })
        })
    })
}

fn of_country(event: &leptos::ev::Event, country: RwSignal<Option<String>>) {
    use leptos::wasm_bindgen::JsCast;
    let select = event.target().and_then(|target| target.dyn_into::<leptos::web_sys::HtmlSelectElement>().ok());
    if let Some(select) = select.filter(|select| select.id() == "country") {
        country.set(Some(select.value()));
    }
}

/// How it is paid: what the billing country allows, the usual one first.
#[component]
fn Methods(now: Memo<HeldTime>, chosen: String, error: Signal<Option<String>>) -> impl IntoView {
    let language = language();
    let methods = Memo::new(move |_| now.with(|held| held.methods.clone()));
    let chosen = RwSignal::new(chosen);
    let choice = move |method: Method| {
        let name = method.name();
        let is_chosen = move || {
            let chosen = chosen.get();
            methods.with(|methods| {
                if methods.iter().any(|method| method.name() == chosen) { chosen == name } else { methods.first() == Some(&method) }
            })
        };
        view! {
            <label class="option">
                <input
                    type="radio"
                    name="form[method]"
                    value=name
                    id=format!("method-{name}")
                    checked=is_chosen()
                    prop:checked=is_chosen
                    on:change=move |_| chosen.set(name.to_owned())
                />
                <span>{common::method(language, method)}</span>
            </label>
        }
    };
    view! {
        <fieldset class="methods" id="method" aria-describedby=move || error.get().map(|_| "method-error")>
            <legend>{words::method(language)}</legend>
            <For each=move || methods.get() key=|method| *method children=choice />
            {move || fault_line("method-error", error.get())}
        </fieldset>
    }
    .into_any()
}
