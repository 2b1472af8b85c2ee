//! A forgotten password: asking for a link, and using it.

use super::door::{Door, Linked};
use super::{problem_of, token};
use crate::accounts::api::{LinkPurpose, RequestReset, ResetPassword};
use crate::accounts::words;
use crate::paths;
use crate::ui::form::{FormProblem, Submit, TextField, fault_at};
use crate::ui::frame::PublicFrame;
use crate::ui::reader::language;
use crate::ui::typed::Typed;
use domain::account::{Field, PASSWORD_MIN};
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

/// Chooses a new password by a mailed link.
#[component]
pub fn ResetPage() -> impl IntoView {
    let language = language();
    let token = token();
    let action = ServerAction::<ResetPassword>::new();
    let problem = problem_of(action);
    let form = move || {
        view! {
            <Door title=words::reset(language) why=words::reset_why(language)>
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
