//! The one form of the checkout. It works without scripts: which fields belong to which method is a matter of style.

use super::card::{card_fields, card_of_provider};
use super::coupon::coupon_field;
use super::sums::sums;
use crate::checkout::api::{ApplyCoupon, Buy};
use crate::checkout::words;
use crate::problem::Problem;
use crate::ui::form::{FormProblem, SelectField, Submit, TextField, fault_line, problem_of};
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
pub(super) fn PayForm(held: HeldTime) -> impl IntoView {
    let language = language();
    let action = ServerAction::<Buy>::new();
    let problem = problem_of(action);
    let at = faults(problem, language);
    let typed = typed_before();
    let known = held.known.clone();
    let before = move |name: &str, known: Option<String>| typed.get(name).or(known).unwrap_or_default();
    let paid = held.total.charged();
    let instalments = instalments(&held, at.run(Field::Instalments), language);
    let document = held.asks_for_document.then(|| {
        view! {
            <TextField
                name="form[document]"
                id="document"
                label=words::document(language)
                value=before("form[document]", known.as_ref().map(|known| known.document.clone()))
                inputmode="numeric"
                hint=words::document_hint(language)
                error=at.run(Field::Document)
            />
        }
    });
    let chosen_country = held.country.clone();
    let method = before("form[method]", None);
    let amount = before("form[card_amount]", None);
    let card = match (held.card_entry, held.element.clone()) {
        (CardEntry::Here, _) => view! {
            <p class="note">{icon(icondata::LuFlaskConical)} <span>{words::sandbox(language)}</span></p>
            {card_fields(Place::First, at, amount, paid.currency, language)}
            {card_fields(Place::Second, at, String::new(), paid.currency, language)}
        }
        .into_any(),
        (CardEntry::AtProvider, Some(element)) => card_of_provider(element, at, amount, paid.currency, language),
        (CardEntry::AtProvider, None) => ().into_any(),
    };
    let consent = at.run(Field::Consent);
    let refusal = held.refusal.map(|refusal| {
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
            <input type="hidden" name="slug" value=held.service.slug.clone() />
            <input type="hidden" name="zone" value=held.zone.clone() />
            <input type="hidden" name="form[key]" value=held.key.clone() />
            <input type="hidden" name="form[shown]" value=held.total.gross().minor.to_string() />
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
            <div class="pair" data-asks>
                <SelectField
                    name="form[country]"
                    id="country"
                    label=words::country(language)
                    options=Signal::stored(common::countries(language))
                    value=Signal::stored(chosen_country)
                    autocomplete="country"
                    error=at.run(Field::Country)
                />
                {document}
            </div>
            <h2 class="card-title">{words::payment(language)}</h2>
            {methods(&held.methods, &method, at.run(Field::Method), language)}
            {coupon_field(&held, at.run(Field::Coupon), language)}
            {instalments}
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
            {sums(&held, language)}
            <Submit label=words::pay(language, &format::money(paid.minor, paid.currency, language)) pending=action.pending() />
        </ActionForm>
    }
    .into_any()
}

/// In how many instalments it is paid; nothing where there is one way alone.
fn instalments(held: &HeldTime, error: Signal<Option<String>>, language: Language) -> AnyView {
    let write = |money: Money| format::money(money.minor, money.currency, language);
    let rows = &held.instalments;
    if rows.len() < 2 {
        return ().into_any();
    }
    let parts: Vec<(String, String)> = rows
        .iter()
        .map(|row| {
            let label = match (row.count(), row.amounts.first()) {
                (count @ 2.., Some(part)) => words::in_parts(language, &count.to_string(), &write(*part), &write(row.total)),
                _ => words::at_once(language, &write(row.total)),
            };
            (row.count().to_string(), label)
        })
        .collect();
    view! {
        <div class="of-card" data-asks>
            <SelectField
                name="form[instalments]"
                id="instalments"
                label=words::instalments(language)
                options=Signal::stored(parts)
                value=Signal::stored(held.total.instalments.len().to_string())
                error=error
            />
        </div>
    }
    .into_any()
}

/// What was typed into the form that comes back: with a fault, or to be looked at with its coupon.
pub(super) fn typed_before() -> Typed {
    [Buy::PATH, ApplyCoupon::PATH].into_iter().map(Typed::of).find(|typed| !typed.fields.is_empty()).unwrap_or_default()
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

/// How it is paid: what the billing country allows, the usual one first.
fn methods(methods: &[Method], typed: &str, error: Signal<Option<String>>, language: Language) -> AnyView {
    let chosen = methods.iter().find(|method| method.name() == typed).or(methods.first());
    let choice = |method: &Method| {
        let name = method.name();
        view! {
            <label class="option">
                <input type="radio" name="form[method]" value=name id=format!("method-{name}") checked=chosen == Some(method) />
                <span>{common::method(language, *method)}</span>
            </label>
        }
    };
    view! {
        <fieldset class="methods" id="method" aria-describedby=move || error.get().map(|_| "method-error")>
            <legend>{words::method(language)}</legend>
            {methods.iter().map(choice).collect_view()}
            {move || fault_line("method-error", error.get())}
        </fieldset>
    }
    .into_any()
}
