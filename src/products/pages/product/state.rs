//! Where a product stands, what that means, what the operator said, and the way to its page.

use crate::products::pages::badge::ProductBadge;
use crate::products::pages::missing::field_link;
use crate::products::words;
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
            {overview.public_url.clone().map(|url| public_page(url, language))}
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
                    {field_link(registration.id, remark.field, language)}
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

/// The way to the page that buyers see.
fn public_page(url: String, language: Language) -> AnyView {
    view! {
        <p class="share">
            <span class="label">{words::public_page(language)}</span>
            <a href=url.clone() rel="external">
                {url.clone()}
            </a>
        </p>
    }
    .into_any()
}
