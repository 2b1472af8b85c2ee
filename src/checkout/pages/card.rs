//! Cards: typed here in the trial alone, else into the provider's own element.

use super::form::At;
use crate::checkout::words;
use crate::ui::form::{TextField, fault_line};
use domain::checkout::view::Element;
use domain::checkout::{Field, Place};
use domain::language::Language;
use domain::money::Currency;
use leptos::prelude::*;
use leptos_meta::Script;

/// The script that puts the element in its place, of this program.
pub const SCRIPT: &str = "/scripts/element.js";

/// The fields of one card of the trial.
pub(super) fn card_fields(place: Place, at: At, amount: String, currency: Currency, language: Language) -> AnyView {
    let (number, expiry, code) = (Field::CardNumber(place), Field::CardExpiry(place), Field::CardCode(place));
    let names = match place {
        Place::First => ["form[card][number]", "form[card][expiry]", "form[card][code]"],
        Place::Second => ["form[second_card][number]", "form[second_card][expiry]", "form[second_card][code]"],
    };
    let ids = match place {
        Place::First => ["card-number", "card-expiry", "card-code"],
        Place::Second => ["second-card-number", "second-card-expiry", "second-card-code"],
    };
    view! {
        <fieldset class=class(place)>
            {legend(place, language)}
            {(place == Place::First).then(|| part(at, amount, currency, language))}
            <TextField
                name=names[0]
                id=ids[0]
                label=words::card_number(language)
                autocomplete="cc-number"
                inputmode="numeric"
                error=at.run(number)
            />
            <div class="pair">
                <TextField
                    name=names[1]
                    id=ids[1]
                    label=words::expiry(language)
                    placeholder="12/30"
                    autocomplete="cc-exp"
                    hint=words::expiry_hint(language)
                    error=at.run(expiry)
                />
                <TextField
                    name=names[2]
                    id=ids[2]
                    label=words::code(language)
                    autocomplete="cc-csc"
                    inputmode="numeric"
                    error=at.run(code)
                />
            </div>
        </fieldset>
    }
    .into_any()
}

/// A place for the provider's element of each card, and the fields into which it names them.
pub(super) fn card_of_provider(element: Element, at: At, amount: String, currency: Currency, language: Language) -> AnyView {
    let place = move |place: Place, amount: Option<String>| {
        let (id, name) = match place {
            Place::First => ("card", "form[card][token]"),
            Place::Second => ("second-card", "form[second_card][token]"),
        };
        let error = at.run(Field::CardNumber(place));
        view! {
            <fieldset class=class(place)>
                {legend(place, language)}
                {amount.map(|amount| part(at, amount, currency, language))}
                <div class="field">
                    <span class="field-label">{words::card(language)}</span>
                    <div class="input provider" id=format!("{id}-element") data-card=id data-own></div>
                    <input type="hidden" name=name id=format!("{id}-token") data-own />
                    <p class="error" id=format!("{id}-told") role="alert"></p>
                    {move || fault_line(&format!("{id}-number-error"), error.get())}
                </div>
            </fieldset>
        }
    };
    view! {
        <p class="note needs-script">{words::needs_script(language)}</p>
        <div class="provider-cards" data-provider=element.key data-locale=language.tag() data-away=words::provider_away(language)>
            {place(Place::First, Some(amount))}
            {place(Place::Second, None)}
        </div>
        <Script src=element.script />
        <Script src=SCRIPT type_="module" />
    }
    .into_any()
}

fn class(place: Place) -> &'static str {
    match place {
        Place::First => "of-card",
        Place::Second => "of-card of-two",
    }
}

fn legend(place: Place, language: Language) -> AnyView {
    match place {
        Place::First => view! { <legend class="of-two">{words::first_card(language)}</legend> }.into_any(),
        Place::Second => view! { <legend>{words::second_card(language)}</legend> }.into_any(),
    }
}

/// What the first of two cards pays.
fn part(at: At, amount: String, currency: Currency, language: Language) -> AnyView {
    view! {
        <div class="of-two">
            <TextField
                name="form[card_amount]"
                id="card-amount"
                label=format!("{} ({})", words::part(language), currency.code())
                value=amount
                inputmode="decimal"
                required=false
                hint=words::part_hint(language)
                error=at.run(Field::CardAmount(Place::First))
            />
        </div>
    }
    .into_any()
}
