//! How sales come in from elsewhere: what can be done today, and how.

use crate::paths;
use crate::sales::words::import as words;
use crate::sales::words::list::title as list_title;
use crate::ui::frame::AppFrame;
use crate::ui::icon::icon;
use crate::ui::reader::{language, reader};
use domain::language::Language;
use leptos::prelude::*;

/// The standard columns without which there is no sale.
const NEEDED: &[&str] = &["transaction", "state", "created_at", "buyer_email", "product", "currency", "gross"];
const OF_SALE: &[&str] =
    &["order", "approved_at", "state_at", "method", "installments", "refunded_amount", "lost_reason", "source_platform"];
const OF_BUYER: &[&str] = &["buyer_name", "buyer_document", "buyer_country", "buyer_state", "buyer_city"];
const OF_PRODUCT: &[&str] = &["product_name", "category", "brand", "offer"];
const OF_MONEY: &[&str] = &[
    "net",
    "tax",
    "fee",
    "affiliate",
    "affiliate_commission",
    "coproducer",
    "coproducer_commission",
    "surcharge",
    "settlement_currency",
    "settlement_rate",
];
const OF_ORIGIN: &[&str] = &["source", "medium", "campaign", "checkout_origin", "device"];

/// A mapping as an example; its words are machine names in every language.
const MAPPING: &str = r#"[format]
delimiter = ";"
decimal = ","
grouping = "."
date = "%d/%m/%Y %H:%M:%S"
time_zone = "America/Sao_Paulo"

[columns]
transaction = "Code"
state = "Status"
created_at = "Date of order"
buyer_email = "E-mail"
product = "Product code"
currency = "Currency"
gross = "Price"
affiliate = { column = "Affiliate", optional = true }

[values.state]
"Paid" = "approved"
"Canceled" = "cancelled"
"#;

/// Explains how to bring in sales.
#[component]
pub fn ImportPage() -> impl IntoView {
    let language = language();
    let email = reader().account.map_or_else(|| "E-MAIL".to_owned(), |account| account.email);
    let command = format!("mostrador import sales sales.csv --owner {email}");
    let with_mapping = format!("{command} --mapping platform.toml");
    view! {
        <AppFrame title=words::title(language) narrow=true>
            <header class="page-head">
                <div>
                    <a class="back" href=paths::SALES>
                        {icon(icondata::LuChevronLeft)}
                        {list_title(language)}
                    </a>
                    <h1>{words::title(language)}</h1>
                    <p>{words::lead(language)}</p>
                </div>
            </header>
            <ul class="first-steps">
                <li class="card">
                    {icon(icondata::LuTerminal)} <h2>{words::command(language)}</h2> <p>{words::command_why(language)}</p> <pre>{command}</pre>
                </li>
                <li class="card">
                    {icon(icondata::LuKeyRound)} <h2>{words::api(language)}</h2> <p>{words::api_why(language)}</p> <div class="actions">
                        <a class="btn" href=paths::ACCOUNT>
                            {words::make_key(language)}
                        </a>
                        <a class="btn quiet" rel="external" href=format!("{}/openapi.json", paths::API)>
                            {words::api_description(language)}
                        </a>
                    </div>
                </li>
            </ul>
            <section class="card" aria-labelledby="columns">
                <div class="section-head">
                    <h2 id="columns">{words::columns(language)}</h2>
                </div>
                <div class="stack">
                    <p class="muted">{words::columns_why(language)}</p>
                    {columns(language)}
                </div>
            </section>
            <section class="card first-steps" aria-labelledby="mapping">
                <div class="stack">
                    <h2 id="mapping">{words::mapping(language)}</h2>
                    <p>{words::mapping_why(language)}</p>
                    <pre tabindex="0">{MAPPING}</pre>
                    <pre>{with_mapping}</pre>
                </div>
            </section>
        </AppFrame>
    }
    .into_any()
}

fn columns(language: Language) -> AnyView {
    let groups = [
        (words::needed(language), NEEDED),
        (words::group_sale(language), OF_SALE),
        (words::group_buyer(language), OF_BUYER),
        (words::group_product(language), OF_PRODUCT),
        (words::group_money(language), OF_MONEY),
        (words::group_origin(language), OF_ORIGIN),
    ];
    let groups = groups.map(|(name, columns)| {
        let last = columns.len() - 1;
        let names: Vec<_> = columns
            .iter()
            .enumerate()
            .map(|(index, column)| {
                view! {
                    <code>{*column}</code>
                    {(index < last).then_some(", ")}
                }
            })
            .collect();
        view! {
            <div>
                <dt>{name}</dt>
                <dd>{names}</dd>
            </div>
        }
    });
    view! { <dl class="facts">{groups}</dl> }.into_any()
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use service::import::Mapping;

    #[test]
    fn every_column_is_told_once_and_is_one() {
        let mut all = [NEEDED, OF_SALE, OF_BUYER, OF_PRODUCT, OF_MONEY, OF_ORIGIN].concat();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), 39);
        let lines: String = all.iter().map(|column| format!("{column} = \"{column}\"\n")).collect();
        assert!(Mapping::parse(&format!("[columns]\n{lines}")).is_ok());
    }

    #[test]
    fn the_mapping_that_is_shown_is_one() {
        assert!(Mapping::parse(MAPPING).is_ok());
    }
}
