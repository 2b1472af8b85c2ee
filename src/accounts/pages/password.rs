//! A forgotten password: asking for a link, and using it.

use super::mailed::dead_link;
use super::{door_skeleton, problem_of, token};
use crate::accounts::api::{LinkPurpose, RequestReset, ResetPassword, link_is_good};
use crate::accounts::words;
use crate::paths;
use crate::ui::form::{FormProblem, Submit, TextField, fault_at};
use crate::ui::frame::PublicFrame;
use crate::ui::load::Load;
use crate::ui::reader::language;
use domain::account::{Field, PASSWORD_MIN};
use leptos::prelude::*;

/// Asks for a link to choose a new password.
#[component]
pub fn ForgotPage() -> impl IntoView {
    let language = language();
    let action = ServerAction::<RequestReset>::new();
    let problem = problem_of(action);
    view! {
        <PublicFrame title=words::forgot(language)>
            <div class="door-form">
                <header>
                    <h1>{words::forgot(language)}</h1>
                    <p>{words::forgot_why(language)}</p>
                </header>
                <ActionForm action attr:novalidate=true>
                    <FormProblem problem />
                    <TextField name="email" kind="email" label=words::email(language) autocomplete="email" error=fault_at(problem, Field::Email) />
                    <Submit label=words::forgot_button(language) pending=action.pending() />
                </ActionForm>
                <p class="aside">
                    <a href=paths::SIGN_IN>{words::back_to_sign_in(language)}</a>
                </p>
            </div>
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
    let is_good = Resource::new_blocking(move || token.get(), |token| link_is_good(LinkPurpose::Reset, token));
    let form = move |is_good: bool| {
        if !is_good {
            return dead_link(words::dead_reset_why(language), paths::FORGOT, words::ask_again(language));
        }
        let problem = problem_of(action);
        view! {
            <div class="door-form">
                <header>
                    <h1>{words::reset(language)}</h1>
                    <p>{words::reset_why(language)}</p>
                </header>
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
            </div>
        }
        .into_any()
    };
    view! {
        <PublicFrame title=words::reset(language)>
            <Load resource=is_good skeleton=door_skeleton view=form />
        </PublicFrame>
    }
    .into_any()
}
