//! The fields of an account for somebody who was invited: the address is fixed, because the link has proven it.

use super::sign_up::{PlaceFields, ZoneField};
use crate::accounts::words;
use crate::problem::Problem;
use crate::ui::form::{TextField, fault_at};
use crate::ui::reader::language;
use crate::ui::typed::Typed;
use domain::account::{Field, PASSWORD_MIN, SignUpForm};
use domain::language::Language;
use domain::money::Currency;
use leptos::prelude::*;

/// Name, password and places; what was typed before stands there again, but for the password.
#[component]
pub fn AccountFields(
    name: String,
    email: String,
    /// That of the letter.
    #[prop(name = "language")]
    chosen: Language,
    problem: Signal<Option<Problem>>,
) -> impl IntoView {
    let language = language();
    let typed = Typed::of("/do/accept_with_account");
    let zones = domain::calendar::zone_names().into_iter().map(str::to_owned).collect();
    let zone = typed.get("form[time_zone]").unwrap_or_else(|| first_zone(chosen).to_owned());
    let zone = view! { <ZoneField names=zones value=zone error=fault_at(problem, Field::TimeZone) /> }.into_any();
    let known = SignUpForm {
        country: first_country(chosen).into(),
        currency: first_currency(chosen).code().into(),
        language: chosen.tag().into(),
        ..SignUpForm::default()
    };
    view! {
        <input type="hidden" name="form[email]" value=email.clone() />
        <div class="field">
            <span class="label">{words::email(language)}</span>
            <b>{email}</b>
        </div>
        <TextField
            name="form[name]"
            id="name"
            label=words::name(language)
            value=typed.get("form[name]").unwrap_or(name)
            autocomplete="name"
            error=fault_at(problem, Field::Name)
        />
        <TextField
            name="form[password]"
            id="password"
            kind="password"
            label=words::password(language)
            autocomplete="new-password"
            hint=words::password_hint(language, PASSWORD_MIN)
            error=fault_at(problem, Field::Password)
        />
        <PlaceFields typed=typed.clone() known zone error=move |field| fault_at(problem, field) />
    }
    .into_any()
}

/// Where most readers of a language are; whoever is elsewhere chooses.
fn first_zone(language: Language) -> &'static str {
    match language {
        Language::Portuguese => "America/Sao_Paulo",
        Language::Spanish => "Europe/Madrid",
        Language::Italian => "Europe/Rome",
        Language::English => "Europe/London",
    }
}

fn first_country(language: Language) -> &'static str {
    match language {
        Language::Portuguese => "BR",
        Language::Spanish => "ES",
        Language::Italian => "IT",
        Language::English => "GB",
    }
}

fn first_currency(language: Language) -> Currency {
    match language {
        Language::Portuguese => Currency::BRL,
        _ => Currency::EUR,
    }
}
