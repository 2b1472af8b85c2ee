//! The price with its instalments on demand, and the guarantee.

use super::{Offer, words};
use crate::ui::format;
use crate::ui::icon::{icon, tiny_icon};
use domain::language::Language;
use domain::money::Money;
use domain::product::instalments::Row;
use domain::product::price::guarantee;
use domain::product::sessions::Bundle;
use domain::product::view::Abroad;
use leptos::prelude::*;

/// What a purchase costs and how it may be paid.
pub(super) fn card(offer: &Offer, language: Language) -> AnyView {
    let Some(price) = offer.price else {
        return view! {
            <section class="offer-price">
                <p class="muted">{words::no_price_yet(language)}</p>
            </section>
        }
        .into_any();
    };
    let what = match offer.bundle {
        Some(Bundle::Package { count, .. }) => words::for_package(language, &count.to_string()),
        Some(Bundle::Single) | None => words::for_session(language).to_owned(),
    };
    view! {
        <section class="offer-price" aria-label=words::price(language)>
            <p class="offer-amount">
                <b>{money(price.amount, language)}</b>
                <span class="muted">{what}</span>
            </p>
            {offer.abroad.as_ref().map(|abroad| elsewhere(abroad, language))}
            {instalments(price.amount, &offer.instalments, language)}
            <p class="offer-guarantee">
                {icon(icondata::LuShieldCheck)} <span>
                    <b>{guarantee(language)}</b>
                    " "
                    {words::guarantee_why(language)}
                </span>
            </p>
        </section>
    }
    .into_any()
}

/// `About US$45.10 · €41.20`, and of which day that is.
fn elsewhere(abroad: &Abroad, language: Language) -> AnyView {
    let prices: Vec<String> = abroad.prices.iter().map(|price| money(*price, language)).collect();
    view! {
        <p class="muted small">
            {words::about(language, &prices.join(" · "))} " " {words::rates_of(language, &format::day_long(abroad.day, language))}
        </p>
    }
    .into_any()
}

fn instalments(price: Money, rows: &[Row], language: Language) -> AnyView {
    let Some(longest) = rows.iter().max_by_key(|row| row.count()).filter(|row| row.count() > 1) else { return ().into_any() };
    let costs = rows.iter().any(|row| row.surcharge(price).minor > 0);
    let most = longest.count().to_string();
    let offer = if costs { words::up_to_with_interest(language, &most) } else { words::up_to_without_interest(language, &most) };
    let lines: Vec<_> = rows
        .iter()
        .map(|row| {
            view! {
                <tr>
                    <th scope="row">{payments(row, language)}</th>
                    <td class="num">{money(row.total, language)}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <details class="offer-instalments">
            <summary>{offer} {tiny_icon(icondata::LuChevronDown)}</summary>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{words::payments(language)}</th>
                        <th scope="col" class="num">
                            {words::total(language)}
                        </th>
                    </tr>
                </thead>
                <tbody>{lines}</tbody>
            </table>
        </details>
    }
    .into_any()
}

/// Equal payments in a row are told once: `1 × R$ 83.34 + 2 × R$ 83.33`.
fn payments(row: &Row, language: Language) -> String {
    row.amounts
        .chunk_by(|one, next| one == next)
        .filter_map(|same| same.first().map(|amount| format!("{}\u{a0}×\u{a0}{}", same.len(), money(*amount, language))))
        .collect::<Vec<_>>()
        .join(" + ")
}

fn money(money: Money, language: Language) -> String {
    format::money(money.minor, money.currency, language)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::money::Currency;
    use domain::product::instalments::instalment_table;
    use domain::product::price::{Bearer, Plan};

    #[test]
    fn payments_that_differ_by_a_cent_are_told_apart() {
        let price = Money::new(25_000, Currency::BRL);
        let rows = instalment_table(price, Plan::Instalments { most: 3, bearer: Bearer::Seller }, 299);
        let told = payments(&rows[2], Language::English).replace('\u{a0}', " ");
        assert_eq!(told, "1 × R$83.34 + 2 × R$83.33");
    }
}
