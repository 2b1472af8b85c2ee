//! Signing in.

use super::door::Door;
use super::{focus, problem_of};
use crate::accounts::api::SignIn;
use crate::accounts::words;
use crate::paths;
use crate::problem::Problem;
use crate::ui::act::ActionForm;
use crate::ui::form::{FormProblem, Submit, TextField, fault_at};
use crate::ui::frame::PublicFrame;
use crate::ui::reader::language;
use crate::ui::typed::Typed;
use domain::account::Field;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::use_query_map;

/// Address and password; leads on to where the reader wanted to go.
#[component]
pub fn SignInPage() -> impl IntoView {
    let language = language();
    let action = ServerAction::<SignIn>::new();
    let problem = problem_of(action);
    let typed = Typed::of(SignIn::PATH);
    let query = use_query_map();
    let next = move || query.with(|query| query.get("next")).map(|next| view! { <input type="hidden" name="next" value=next /> });
    // Wrong credentials are told at the password, where the next try begins.
    let is_wrong = move || problem.with(|problem| *problem == Some(Problem::WrongCredentials));
    let at_password = Signal::derive(move || is_wrong().then(|| Problem::WrongCredentials.sentence(language)));
    let above = Signal::derive(move || problem.get().filter(|problem| *problem != Problem::WrongCredentials));
    Effect::new(move |_| {
        if is_wrong() {
            focus("password");
        }
    });
    view! {
        <PublicFrame title=words::sign_in(language)>
            <Door title=words::sign_in(language)>
                <ActionForm action attr:novalidate=true>
                    <FormProblem problem=above />
                    <TextField
                        name="email"
                        kind="email"
                        label=words::email(language)
                        value=typed.text("email")
                        autocomplete="username"
                        error=fault_at(problem, Field::Email)
                    />
                    <TextField name="password" kind="password" label=words::password(language) autocomplete="current-password" error=at_password />
                    {next}
                    <Submit label=words::sign_in(language) pending=action.pending() />
                    <p class="row">
                        <a class="link" href=paths::FORGOT>
                            {words::forgot_link(language)}
                        </a>
                    </p>
                </ActionForm>
                <p class="aside">{words::new_here(language)} " " <a href=paths::SIGN_UP>{words::sign_up(language)}</a></p>
            </Door>
        </PublicFrame>
    }
    .into_any()
}
