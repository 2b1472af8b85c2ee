//! What was sold of a product, lately and ever, a line for each currency.

use crate::paths;
use crate::products::words;
use crate::ui::format;
use crate::ui::words as common;
use domain::agenda::Asked;
use domain::language::Language;
use domain::listing::{Filter, Totals};
use domain::product::view::Overview;
use leptos::prelude::*;

/// The card of figures; none for what was never on sale.
pub fn card(overview: &Overview, language: Language) -> AnyView {
    if overview.public_url.is_none() && overview.sold_ever.is_empty() {
        return ().into_any();
    }
    let lines: Vec<_> = overview.sold_ever.iter().map(|ever| line(ever, &overview.sold_lately, language)).collect();
    let filter = Filter { product: Some(overview.registration.id), ..Filter::default() };
    let body = if lines.is_empty() {
        view! { <p class="muted">{words::not_sold_yet(language)}</p> }.into_any()
    } else {
        view! {
            {lines}
            <a class="link" href=paths::sales(&filter)>
                {words::its_sales(language)}
            </a>
            <a class="link" href=paths::agenda(&Asked { product: Some(overview.registration.id), ..Asked::default() })>
                {words::its_sessions(language)}
            </a>
        }
        .into_any()
    };
    view! {
        <section class="card stack" aria-labelledby="figures">
            <h2 id="figures">{words::figures(language)}</h2>
            {body}
        </section>
    }
    .into_any()
}

fn line(ever: &Totals, lately: &[Totals], language: Language) -> AnyView {
    let lately = lately.iter().find(|totals| totals.currency == ever.currency).map(|totals| totals.sold).unwrap_or_default();
    // Nothing sold is no net at all, not one that nobody knows.
    let net = if lately.count > 0 && lately.net_known == 0 {
        common::unknown(language).to_owned()
    } else {
        format::money(lately.net, ever.currency, language)
    };
    view! {
        <dl class="pairs">
            <div>
                <dt>{words::sold_lately(language)}</dt>
                <dd>{format::count(lately.count, language)}</dd>
            </div>
            <div>
                <dt>{words::net_lately(language)}</dt>
                <dd>{net}</dd>
            </div>
            <div>
                <dt>{words::sold_ever(language)}</dt>
                <dd>{format::count(ever.sold.count, language)}</dd>
            </div>
        </dl>
    }
    .into_any()
}
