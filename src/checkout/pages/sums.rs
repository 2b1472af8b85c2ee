//! What is paid, and how it comes about, right above the button that pays it.

use crate::checkout::words;
use crate::ui::format;
use domain::checkout::view::HeldTime;
use domain::language::Language;
use domain::money::Money;
use leptos::prelude::*;

/// The total; with a coupon or interest, also what it is made of. Said aloud when it changes.
pub(super) fn sums(held: &HeldTime, language: Language) -> AnyView {
    let total = &held.total;
    let line = |name: String, money: Money| {
        view! {
            <div>
                <dt>{name}</dt>
                <dd>{format::money(money.minor, money.currency, language)}</dd>
            </div>
        }
    };
    let off = Money::new(-total.discount.minor, total.discount.currency);
    let code = held.coupon.trim().to_ascii_uppercase();
    let discount = (off.minor != 0).then(|| line(words::coupon_of(language, &code), off));
    let interest = (total.surcharge.minor != 0).then(|| line(words::interest(language).to_owned(), total.surcharge));
    let parts = (discount.is_some() || interest.is_some()).then(|| {
        view! { <dl class="sums">{line(words::price(language).to_owned(), total.price)} {discount} {interest}</dl> }
    });
    let paid = total.charged();
    view! {
        <div class="pay-sums" role="status">
            {parts}
            <p class="pay-total">
                <span>{words::total(language)}</span>
                <b>{format::money(paid.minor, paid.currency, language)}</b>
            </p>
        </div>
    }
    .into_any()
}
