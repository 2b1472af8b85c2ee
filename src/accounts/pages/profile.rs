//! Who one is: name and country can be changed; what figures depend on is told.

use super::problem_of;
use crate::accounts::api::SetProfile;
use crate::accounts::words;
use crate::ui::act::ActionForm;
use crate::ui::form::{FormProblem, SelectField, Submit, TextField, fault_at};
use crate::ui::format;
use crate::ui::reader::{Signed, language, reader};
use crate::ui::typed::Typed;
use crate::ui::words as common;
use domain::account::Field;
use domain::language::Language;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// The profile of who is signed in.
#[component]
pub(super) fn Profile() -> impl IntoView {
    let language = language();
    let action = ServerAction::<SetProfile>::new();
    let problem = problem_of(action);
    let typed = Typed::of(SetProfile::PATH);
    reader().account.map(|account| {
        let facts = facts(&account, language);
        let name = typed.get("name").unwrap_or(account.name);
        let country = typed.get("country").unwrap_or(account.country);
        view! {
            <div class="stack">
                <ActionForm action attr:novalidate=true>
                    <FormProblem problem />
                    <TextField
                        name="name"
                        id="profile-name"
                        label=words::name(language)
                        value=name
                        autocomplete="name"
                        hint=words::name_hint(language)
                        error=fault_at(problem, Field::Name)
                    />
                    <SelectField
                        name="country"
                        id="profile-country"
                        label=words::country_label(language)
                        options=common::countries(language)
                        value=country
                        autocomplete="country"
                        error=fault_at(problem, Field::Country)
                    />
                    <div class="actions">
                        <Submit class="btn" label=common::change(language) pending=action.pending() />
                    </div>
                </ActionForm>
                <div>
                    <dl class="facts">{facts}</dl>
                    <p class="hint">{words::profile_stays(language)}</p>
                </div>
            </div>
        }
    })
}

/// What the account was opened with and stays.
fn facts(account: &Signed, language: Language) -> Vec<AnyView> {
    let zone = format!("{} ({})", format::zone_place(&account.time_zone), account.time_zone);
    let currency = format!("{} · {}", account.currency.code(), format::currency_name(account.currency, language));
    let facts = [(words::time_zone(language), zone), (words::currency(language), currency)];
    let fact = |(name, value): (&'static str, String)| {
        view! {
            <div>
                <dt>{name}</dt>
                <dd>{value}</dd>
            </div>
        }
        .into_any()
    };
    facts.map(fact).into()
}
