//! What is known about a sale beside its money: buyer, offer, origin.

use crate::paths;
use crate::sales::words::{list as list_words, sale as words};
use crate::ui::reader::may;
use crate::ui::words as common;
use domain::collaborators::Right;
use domain::language::Language;
use domain::listing::{Detail, Filter};
use domain::reports::Narrowing;
use leptos::prelude::*;

/// Who bought.
pub(super) fn buyer(detail: &Detail, language: Language) -> AnyView {
    let line = &detail.line;
    let place: Vec<&str> = [&detail.city, &detail.region, &detail.country].into_iter().filter_map(|part| part.as_deref()).collect();
    let email = view! {
        <a class="link" href=format!("mailto:{}", line.buyer_email)>
            {line.buyer_email.clone()}
        </a>
    };
    card(
        words::buyer(language),
        [
            (words::name(language), text(line.buyer_name.clone())),
            (words::email(language), Some(email.into_any())),
            (words::document(language), text(detail.document.as_deref().map(masked))),
            (words::place(language), text((!place.is_empty()).then(|| place.join(", ")))),
        ],
    )
}

/// What was bought, and how it was paid.
pub(super) fn sale(detail: &Detail, language: Language) -> AnyView {
    let line = &detail.line;
    let code = view! { <span class="code">{line.code.clone()}</span> };
    let others = paths::sales(&Filter { product: Some(line.product_id), ..Filter::default() });
    let product = match may(Right::SalesSearchByPeriod) {
        true => view! {
            <a class="link" href=others>
                {line.product.clone()}
            </a>
        }
        .into_any(),
        false => line.product.clone().into_any(),
    };
    let settled = detail.source_platform.clone().unwrap_or_else(|| common::source(language, detail.source).to_owned());
    let recovery = detail.recovery_days.filter(|_| line.recovered).map(|days| words::recovery(language, days));
    card(
        words::sale(language),
        [
            (words::code(language), Some(code.into_any())),
            (words::order(language), text(detail.order.clone())),
            (words::product(language), Some(product)),
            (words::offer(language), text(detail.offer.clone())),
            (words::category(language), text(detail.category.clone())),
            (words::brand(language), text(detail.brand.clone())),
            (words::method(language), text(Some(list_words::method_paid(language, line.method, line.installments)))),
            (words::settled(language), text(Some(settled))),
            (words::lost_reason(language), text(detail.lost_reason.clone())),
            (words::recovered_after(language), text(recovery)),
        ],
    )
}

/// Where the buyer came from; nothing where nobody knows.
pub(super) fn origin(detail: &Detail, language: Language) -> AnyView {
    let channel: Vec<&str> = [&detail.line.source, &detail.medium].into_iter().filter_map(|part| part.as_deref()).collect();
    let facts = [
        (words::channel(language), text((!channel.is_empty()).then(|| channel.join(" / ")))),
        (words::campaign(language), text(detail.campaign.clone())),
        (words::checkout_origin(language), named(Narrowing::CheckoutOrigin, detail.checkout_origin.as_deref(), language)),
        (words::device(language), named(Narrowing::Device, detail.device.as_deref(), language)),
    ];
    if facts.iter().all(|(_, value)| value.is_none()) {
        return ().into_any();
    }
    card(words::origin(language), facts)
}

/// A machine name in words where it has some.
fn named(way: Narrowing, value: Option<&str>, language: Language) -> Option<AnyView> {
    text(value.map(|value| way.word(value, language).unwrap_or(value).to_owned()))
}

fn text(value: Option<String>) -> Option<AnyView> {
    value.filter(|value| !value.is_empty()).map(IntoAny::into_any)
}

/// A heading over what is known.
fn card<const N: usize>(title: &'static str, facts: [(&'static str, Option<AnyView>); N]) -> AnyView {
    let facts: Vec<_> = facts
        .into_iter()
        .filter_map(|(name, value)| {
            value.map(|value| {
                view! {
                    <div>
                        <dt>{name}</dt>
                        <dd>{value}</dd>
                    </div>
                }
            })
        })
        .collect();
    view! {
        <section class="card">
            <div class="section-head">
                <h2>{title}</h2>
            </div>
            <dl class="facts">{facts}</dl>
        </section>
    }
    .into_any()
}

/// A document number as it may stand on a screen: without its first three and last two characters.
fn masked(document: &str) -> String {
    let known = document.chars().filter(|c| c.is_alphanumeric()).count();
    let mut seen = 0;
    document
        .chars()
        .map(|c| {
            if !c.is_alphanumeric() {
                return c;
            }
            seen += 1;
            if seen <= 3 || seen + 2 > known { '•' } else { c }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_shown_in_part() {
        assert_eq!(masked("123.482.137-09"), "•••.482.137-••");
        assert_eq!(masked("1234"), "••••");
    }
}
