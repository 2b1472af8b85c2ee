//! A forgotten password: asking for a link, and using it.

use super::door::{Door, Linked};
use super::sign_up::{PlaceFields, ZoneField};
use super::{problem_of, token};
use crate::accounts::api::{LinkPurpose, RequestReset, ResetPassword, Unproven};
use crate::accounts::words;
use crate::paths;
use crate::problem::Problem;
use crate::ui::act::ActionForm;
use crate::ui::form::{FormProblem, Submit, TextField, fault_at};
use crate::ui::frame::PublicFrame;
use crate::ui::reader::language;
use crate::ui::typed::Typed;
use domain::account::{Field, PASSWORD_MIN};
use domain::language::Language;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// Asks for a link to choose a new password.
#[component]
pub fn ForgotPage() -> impl IntoView {
    let language = language();
    let action = ServerAction::<RequestReset>::new();
    let problem = problem_of(action);
    let typed = Typed::of(RequestReset::PATH);
    view! {
        <PublicFrame title=words::forgot(language)>
            <Door title=words::forgot(language) why=words::forgot_why(language)>
                <ActionForm action attr:novalidate=true>
                    <FormProblem problem />
                    <TextField
                        name="email"
                        kind="email"
                        label=words::email(language)
                        value=typed.text("email")
                        autocomplete="email"
                        error=fault_at(problem, Field::Email)
                    />
                    <Submit label=words::forgot_button(language) pending=action.pending() />
                </ActionForm>
                <p class="aside">
                    <a href=paths::SIGN_IN>{words::back_to_sign_in(language)}</a>
                </p>
            </Door>
        </PublicFrame>
    }
    .into_any()
}

/// Chooses a new password by a mailed link. Where the address was not proven before, its owner signs up here: what stands in the
/// profile may have been typed by a stranger, who must not have chosen her name, zone and currency.
#[component]
pub fn ResetPage() -> impl IntoView {
    let language = language();
    let token = token();
    let action = ServerAction::<ResetPassword>::new();
    let problem = problem_of(action);
    let form = move |unproven: Option<Unproven>| {
        let wide = unproven.is_some();
        let (title, why, rest) = match unproven {
            Some(unproven) => (words::finish(language), words::finish_why(language), view! { <Profile unproven problem /> }.into_any()),
            None => (words::reset(language), words::reset_why(language), keys(language)),
        };
        view! {
            <Door title why wide>
                <ActionForm action attr:novalidate=true>
                    <FormProblem problem />
                    <input type="hidden" name="token" value=move || token.get() />
                    <TextField
                        name="password"
                        kind="password"
                        label=words::new_password(language)
                        autocomplete="new-password"
                        hint=words::password_hint(language, PASSWORD_MIN)
                        error=fault_at(problem, Field::Password)
                    />
                    {rest}
                    <Submit label=words::reset_button(language) pending=action.pending() />
                </ActionForm>
            </Door>
        }
        .into_any()
    };
    view! {
        <Linked
            purpose=LinkPurpose::Reset
            title=words::reset(language)
            dead_why=words::dead_reset_why(language)
            way=(paths::FORGOT, words::ask_again(language))
            form
        />
    }
    .into_any()
}

/// The box that lets API keys die with the old password.
fn keys(language: Language) -> AnyView {
    view! {
        <div class="field">
            <label class="check">
                <input type="checkbox" name="revoke_keys" value="true" checked=true aria-describedby="revoke-keys-hint" />
                {words::reset_keys(language)}
            </label>
            <p class="hint" id="revoke-keys-hint">
                {words::reset_keys_why(language)}
            </p>
        </div>
    }
    .into_any()
}

/// Who signs up, to be checked by the owner of the address.
#[component]
fn Profile(unproven: Unproven, problem: Signal<Option<Problem>>) -> impl IntoView {
    let language = language();
    let Unproven { profile, zones } = unproven;
    let typed = Typed::of(ResetPassword::PATH);
    let name = typed.get("form[name]").unwrap_or_else(|| profile.name.clone());
    let zone = typed.get("form[time_zone]").unwrap_or_else(|| profile.time_zone.clone());
    let zone = view! { <ZoneField names=zones value=zone error=fault_at(problem, Field::TimeZone) /> }.into_any();
    view! {
        <TextField
            name="form[name]"
            id="name"
            label=words::name(language)
            value=name
            autocomplete="name"
            hint=words::name_hint(language)
            error=fault_at(problem, Field::Name)
        />
        <PlaceFields typed known=profile zone error=move |field| fault_at(problem, field) />
    }
    .into_any()
}
