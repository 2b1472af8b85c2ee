//! The buyer's table of instalments, computed as one types.

use crate::products::pages::wizard::work;
use crate::products::words::wizard as words;
use crate::ui::format;
use crate::ui::reader::language;
use domain::language::Language;
use domain::money::Money;
use domain::product::instalments::{Row, instalment_table};
use domain::product::price::{Plan, Price};
use leptos::prelude::*;

/// Nothing until the price is in order, and for one payment.
#[component]
pub fn Instalments() -> impl IntoView {
    let language = language();
    let work = work();
    let limits = work.registration.with_value(|registration| registration.limits.clone());
    let rate = limits.monthly_rate;
    let price = Memo::new(move |_| work.price.with(|form| form.check(&limits).ok()));
    move || price.get().filter(|price| price.plan != Plan::One).map(|price| table(price, rate, language))
}

fn table(price: Price, rate: u32, language: Language) -> AnyView {
    let rows: Vec<_> = instalment_table(price.amount, price.plan, rate)
        .iter()
        .map(|row| {
            let more = row.surcharge(price.amount);
            let more = if more.minor == 0 { "—".to_owned() } else { money(more, language) };
            view! {
                <tr>
                    <th scope="row">{each(row, language)}</th>
                    <td class="num">{money(row.total, language)}</td>
                    <td class="num">{more}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <div class="card table-box instalments">
            <table class="table">
                <caption>{words::buyers_table(language)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{words::buyer_may_pay(language)}</th>
                        <th scope="col" class="num">
                            {words::in_all(language)}
                        </th>
                        <th scope="col" class="num">
                            {words::on_top(language)}
                        </th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// `3 × R$ 33,33`, or `1 × R$ 33,34 + 2 × R$ 33,33` where cents are left over.
fn each(row: &Row, language: Language) -> String {
    let mut groups: Vec<(usize, Money)> = Vec::new();
    for amount in &row.amounts {
        match groups.last_mut() {
            Some((count, present)) if present == amount => *count += 1,
            _ => groups.push((1, *amount)),
        }
    }
    let group = |(count, amount): &(usize, Money)| format!("{count}\u{a0}×\u{a0}{}", money(*amount, language));
    groups.iter().map(group).collect::<Vec<_>>().join(" + ")
}

fn money(money: Money, language: Language) -> String {
    format::money(money.minor, money.currency, language)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::money::Currency;
    use domain::product::price::Bearer;

    #[test]
    fn cents_left_over_are_told() {
        let plan = Plan::Instalments { most: 3, bearer: Bearer::Seller };
        let rows = instalment_table(Money::new(10_000, Currency::BRL), plan, 299);
        let told: Vec<_> = rows.iter().map(|row| each(row, Language::English).replace('\u{a0}', " ")).collect();
        assert_eq!(told, ["1 × R$100.00", "2 × R$50.00", "1 × R$33.34 + 2 × R$33.33"]);
    }
}
