//! Where a product stands, what that means, what the operator said, and the link to share.

use crate::products::pages::badge::ProductBadge;
use crate::products::pages::missing::field_address;
use crate::products::words;
use crate::ui::clipboard;
use crate::ui::icon::icon;
use domain::language::Language;
use domain::product::view::{Overview, Registration};
use leptos::prelude::*;

/// The state with its explanation.
pub fn card(overview: &Overview, language: Language) -> AnyView {
    let registration = &overview.registration;
    let explained = words::explained(language, registration.state);
    let of_revision = registration.revision.map(|revision| view! { <p>{words::revision_explained(language, revision)}</p> });
    view! {
        <section class="card product-state" aria-label=words::state(language)>
            <p class="states">
                <ProductBadge state=registration.state revision=registration.revision />
            </p>
            <p>{explained}</p>
            {of_revision}
            {remarks(registration, language)}
            {overview.public_url.clone().map(|url| view! { <Share url language /> })}
        </section>
    }
    .into_any()
}

/// What is to be mended, each with a link to its field.
fn remarks(registration: &Registration, language: Language) -> AnyView {
    if registration.remarks.is_empty() {
        return ().into_any();
    }
    let lines: Vec<_> = registration
        .remarks
        .iter()
        .map(|remark| {
            view! {
                <li>
                    <a class="link" href=field_address(registration.id, remark.field)>
                        {remark.field.label(language)}
                    </a>
                    <span class="said">{remark.words.clone()}</span>
                </li>
            }
        })
        .collect();
    view! {
        <div class="note wait">
            {icon(icondata::LuMessageSquareWarning)}
            <div>
                <h2>{words::operator_asks(language)}</h2>
                <ul class="remarks">{lines}</ul>
            </div>
        </div>
    }
    .into_any()
}

/// The public address, to be opened and copied.
#[component]
fn Share(url: String, language: Language) -> impl IntoView {
    let copied = RwSignal::new(false);
    let text = url.clone();
    let copy = move |_| copied.set(clipboard::copy(&text).is_some());
    view! {
        <div class="share">
            <p class="label" id="share">
                {words::public_link(language)}
            </p>
            <div class="key-once">
                <code>
                    <a href=url.clone() rel="external">
                        {url.clone()}
                    </a>
                </code>
                <button class="btn small" type="button" on:click=copy aria-describedby="share">
                    {icon(icondata::LuCopy)}
                    <span role="status">{move || if copied.get() { words::copied(language) } else { words::copy_link(language) }}</span>
                </button>
            </div>
        </div>
    }
    .into_any()
}
