//! The fifth step: the account's data as it stands, to be confirmed.

use super::confirm::Confirm;
use super::work::work;
use crate::paths;
use crate::products::words::wizard as words;
use crate::ui::format;
use crate::ui::reader::{Signed, language, reader};
use crate::ui::words as common;
use domain::language::Language;
use domain::product::{Field, Step};
use leptos::prelude::*;

#[component]
pub fn PersonalStep() -> impl IntoView {
    let language = language();
    let work = work();
    let closed = Signal::derive(move || !work.may_change(Step::PersonalData));
    let confirm = Callback::new(move |yes| work.confirmed.set(yes));
    let facts = reader().account.map(|account| facts(&account, language));
    view! {
        <div class="card">
            <dl class="facts">{facts}</dl>
        </div>
        <p class="muted">
            {words::personal_change(language)} " " <a href=paths::ACCOUNT>{common::account_and_sessions(language)}</a>
        </p>
        <Confirm
            field=Field::PersonalData
            is_confirmed=work.confirmed
            put=confirm
            closed
            title=words::personal_right(language)
            why=words::personal_right_why(language)
        />
    }
    .into_any()
}

/// The owner's: their address is nobody's to see who only helps.
fn facts(account: &Signed, language: Language) -> Vec<AnyView> {
    let here = &account.here;
    let zone = format!("{} ({})", format::zone_place(&here.time_zone), here.time_zone);
    let currency = format!("{} · {}", here.currency.code(), format::currency_name(here.currency, language));
    let email = here.is_owner.then(|| (words::fact_email(language), account.email.clone()));
    [
        Some((words::fact_name(language), here.name.clone())),
        email,
        Some((words::fact_country(language), common::country(language, &here.country).to_owned())),
        Some((words::fact_zone(language), zone)),
        Some((words::fact_currency(language), currency)),
    ]
    .into_iter()
    .flatten()
    .map(|(name, value)| {
        view! {
            <div>
                <dt>{name}</dt>
                <dd>{value}</dd>
            </div>
        }
        .into_any()
    })
    .collect()
}
