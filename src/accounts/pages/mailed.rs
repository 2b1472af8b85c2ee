//! What follows on a letter: looking at one's mail, and proving one's address.

use super::{door_skeleton, problem_of, token};
use crate::accounts::api::{Confirm, LinkPurpose, link_is_good};
use crate::accounts::words;
use crate::paths;
use crate::ui::form::{FormProblem, Submit};
use crate::ui::frame::PublicFrame;
use crate::ui::icon::icon;
use crate::ui::load::Load;
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
            <div class="door-form">
                <header>
                    {icon(icondata::LuMailCheck)} <h1>{words::check_mail(language)}</h1> <p>{words::check_mail_why(language)}</p>
                </header>
                <div class="note">
                    {icon(icondata::LuInfo)} <div>
                        <p>{words::check_mail_note(language)}</p>
                    </div>
                </div>
                {demo}
                <p class="aside">
                    <a href=paths::SIGN_IN>{words::back_to_sign_in(language)}</a>
                </p>
            </div>
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
    let is_good = Resource::new_blocking(move || token.get(), |token| link_is_good(LinkPurpose::Confirm, token));
    let form = move |is_good: bool| {
        if !is_good {
            return dead_link(words::dead_confirm_why(language), paths::SIGN_IN, words::sign_in(language));
        }
        view! {
            <div class="door-form">
                <header>
                    <h1>{words::confirm(language)}</h1>
                    <p>{words::confirm_why(language)}</p>
                </header>
                <ActionForm action>
                    <FormProblem problem=problem_of(action) />
                    <input type="hidden" name="token" value=move || token.get() />
                    <Submit label=words::confirm_button(language) pending=action.pending() />
                </ActionForm>
            </div>
        }
        .into_any()
    };
    view! {
        <PublicFrame title=words::confirm(language)>
            <Load resource=is_good skeleton=door_skeleton view=form />
        </PublicFrame>
    }
    .into_any()
}

/// Says that a mailed link is good for nothing any more, and where to get another.
pub(super) fn dead_link(why: &'static str, way: &'static str, label: &'static str) -> AnyView {
    view! {
        <div class="door-form">
            <header>
                {icon(icondata::LuUnlink)} <h1>{words::dead_link(language())}</h1> <p>{why}</p>
            </header>
            <a class="btn main wide" href=way>
                {label}
            </a>
        </div>
    }
    .into_any()
}
