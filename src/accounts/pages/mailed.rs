//! What follows on a letter: looking at one's mail, and proving one's address.

use super::door::{Door, Linked};
use super::{focus, problem_of, token};
use crate::accounts::api::{Confirm, LinkPurpose, Unproven};
use crate::accounts::words;
use crate::paths;
use crate::problem::Problem;
use crate::ui::act::ActionForm;
use crate::ui::form::{FormProblem, Submit, TextField};
use crate::ui::frame::PublicFrame;
use crate::ui::icon::icon;
use crate::ui::reader::{language, reader};
use leptos::prelude::*;

/// Says that a letter is on its way: the same to everybody, whether or not the address has an account.
#[component]
pub fn CheckMailPage() -> impl IntoView {
    let language = language();
    let demo = reader().demo.then(|| {
        view! {
            <div class="note">
                {icon(icondata::LuMailOpen)} <div>
                    <p>{words::check_mail_demo(language)}</p>
                </div>
            </div>
            <a class="btn main wide" href=paths::DEV_MAIL>
                {words::open_box(language)}
            </a>
        }
    });
    view! {
        <PublicFrame title=words::check_mail(language)>
            <Door title=words::check_mail(language) why=words::check_mail_why(language) drawing=icondata::LuMailCheck>
                <div class="note">
                    {icon(icondata::LuInfo)} <div>
                        <p>{words::check_mail_note(language)}</p>
                    </div>
                </div>
                {demo}
                <p class="aside">
                    <a href=paths::SIGN_IN>{words::back_to_sign_in(language)}</a>
                </p>
            </Door>
        </PublicFrame>
    }
    .into_any()
}

/// Proves an address. Opening the page changes nothing (mail programs open links by themselves): its button does, with the password,
/// for somebody else may have signed up with this address.
#[component]
pub fn ConfirmPage() -> impl IntoView {
    let language = language();
    let token = token();
    let action = ServerAction::<Confirm>::new();
    let problem = problem_of(action);
    // A wrong password is told at its field, where the next try begins.
    let is_wrong = move || problem.with(|problem| *problem == Some(Problem::WrongCredentials));
    let at_password = Signal::derive(move || is_wrong().then(|| words::confirm_wrong(language)));
    let above = Signal::derive(move || problem.get().filter(|problem| *problem != Problem::WrongCredentials));
    Effect::new(move |_| {
        if is_wrong() {
            focus("password");
        }
    });
    let form = move |_: Option<Unproven>| {
        view! {
            <Door title=words::confirm(language) why=words::confirm_why(language)>
                <ActionForm action attr:novalidate=true>
                    <FormProblem problem=above />
                    <input type="hidden" name="token" value=move || token.get() />
                    <TextField name="password" kind="password" label=words::password(language) autocomplete="current-password" error=at_password />
                    <Submit label=words::confirm_button(language) pending=action.pending() />
                    <p class="row">
                        <a class="link" href=paths::FORGOT>
                            {words::forgot_link(language)}
                        </a>
                    </p>
                </ActionForm>
            </Door>
        }
        .into_any()
    };
    view! {
        <Linked
            purpose=LinkPurpose::Confirm
            title=words::confirm(language)
            dead_why=words::dead_confirm_why(language)
            way=(paths::SIGN_IN, words::sign_in(language))
            form
        />
    }
    .into_any()
}
