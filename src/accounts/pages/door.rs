//! What the pages of the door have in common: the form with its heading, and the page behind a mailed link.

use super::token;
use crate::accounts::api::{LinkPurpose, MailedLink, Unproven, behind_link};
use crate::accounts::words;
use crate::ui::frame::PublicFrame;
use crate::ui::icon::{Icon, icon};
use crate::ui::load::Load;
use crate::ui::reader::language;
use leptos::prelude::*;

/// A heading with what it is about, and what is to be done below.
#[component]
pub(super) fn Door(
    title: &'static str,
    #[prop(optional)] why: Option<&'static str>,
    #[prop(optional)] drawing: Option<Icon>,
    /// Room for two fields side by side.
    #[prop(optional)]
    wide: bool,
    children: Children,
) -> impl IntoView {
    view! {
        <div class=if wide { "door-form wide" } else { "door-form" }>
            <header>{drawing.map(icon)} <h1>{title}</h1> {why.map(|why| view! { <p>{why}</p> })}</header>
            {children()}
        </div>
    }
    .into_any()
}

/// The page behind a mailed link: `form` while the link is good for its purpose, else why it is not and the way to another. The form
/// gets the profile that was typed for an address that is not proven yet.
#[component]
pub(super) fn Linked<F>(
    purpose: LinkPurpose,
    title: &'static str,
    dead_why: &'static str,
    /// Address and name of the way on from a dead link.
    way: (&'static str, &'static str),
    form: F,
) -> impl IntoView
where
    F: Fn(Option<Unproven>) -> AnyView + Send + Sync + 'static,
{
    let token = token();
    let link = Resource::new_blocking(move || token.get(), move |token| behind_link(purpose, token));
    let dead = move || {
        view! {
            <Door title=words::dead_link(language()) why=dead_why drawing=icondata::LuUnlink>
                <a class="btn main wide" href=way.0>
                    {way.1}
                </a>
            </Door>
        }
        .into_any()
    };
    let view = move |link: MailedLink| match link {
        MailedLink::Dead => dead(),
        MailedLink::Good => form(None),
        MailedLink::Unproven(unproven) => form(Some(unproven)),
    };
    view! {
        <PublicFrame title=title>
            <Load resource=link skeleton view />
        </PublicFrame>
    }
    .into_any()
}

fn skeleton() -> AnyView {
    view! {
        <div class="door-form" aria-busy="true">
            <header aria-hidden="true">
                <p class="h1">
                    <span class="bone long"></span>
                </p>
                <p>
                    <span class="bone long"></span>
                </p>
            </header>
            <div class="btn wide" aria-hidden="true">
                <span class="bone"></span>
            </div>
        </div>
    }
    .into_any()
}
