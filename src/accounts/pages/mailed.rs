//! What follows on a letter: looking at one's mail, and proving one's address.

use super::door::{Door, Linked};
use super::{problem_of, token};
use crate::accounts::api::{Confirm, LinkPurpose};
use crate::accounts::words;
use crate::paths;
use crate::ui::form::{FormProblem, Submit};
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

/// Proves an address. Opening the page changes nothing (mail programs open links by themselves): its button does.
#[component]
pub fn ConfirmPage() -> impl IntoView {
    let language = language();
    let token = token();
    let action = ServerAction::<Confirm>::new();
    let form = move || {
        view! {
            <Door title=words::confirm(language) why=words::confirm_why(language)>
                <ActionForm action>
                    <FormProblem problem=problem_of(action) />
                    <input type="hidden" name="token" value=move || token.get() />
                    <Submit label=words::confirm_button(language) pending=action.pending() />
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
