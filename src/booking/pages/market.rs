//! The market: what is on sale and listed, found by what the address says; it works without scripts.

mod card;
mod filter;
mod nothing;

use crate::booking::api;
use crate::booking::words;
use crate::paths;
use crate::ui::format;
use crate::ui::frame::PublicFrame;
use crate::ui::head::{LinkedData, PublicHead, origin};
use crate::ui::icon::icon;
use crate::ui::once::once;
use crate::ui::reader::{language, reader};
use crate::ui::words as common;
use card::card;
use domain::language::Language;
use domain::money::Currency;
use domain::product::search::Search;
use domain::product::view::Found;
use filter::filter;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use nothing::nothing;
use serde_json::{Value, json};

/// Everything on sale, or what the address asks for.
#[component]
pub fn MarketPage() -> impl IntoView {
    let language = language();
    let account = reader().account;
    // Of a highest price that stands in an address alone.
    let currency = account.as_ref().map_or(Currency::BRL, |account| account.currency);
    let asked = use_query_map().with_untracked(|query| Search::understand(|name| query.get(name), currency));
    let origin = origin();
    let found = once(api::market(asked.clone()), move |found| drawn(found, &asked, currency, &origin, language));
    let (way, label) = match account {
        Some(_) => (paths::PANEL, common::go_to_sales(language)),
        None => (paths::SIGN_IN, common::sign_in(language)),
    };
    let end = view! {
        <a class="btn quiet" href=way>
            {label}
        </a>
    };
    view! {
        <PublicFrame title=words::title(language) end=end.into_any()>
            <div class="market">
                <header>
                    <h1>{words::title(language)}</h1>
                    <p class="muted">{words::market_lead(language)}</p>
                </header>
                {found}
            </div>
        </PublicFrame>
    }
    .into_any()
}

fn drawn(found: Found, search: &Search, currency: Currency, origin: &str, language: Language) -> AnyView {
    // A narrowed market shows nothing that the whole one does not: for search engines it is that.
    let canonical = if search.narrows() { paths::MARKET.to_owned() } else { paths::market(search) };
    let head = view! {
        <PublicHead title=words::title(language) description=words::market_lead(language).to_owned() origin=origin.to_owned() path=canonical language />
    };
    let filter = filter(search, &found.currencies, currency, language);
    if found.offered.is_empty() {
        return view! { {head} {filter} {nothing(search, language)} }.into_any();
    }
    let count = if found.total == 1 {
        words::found_one(language).to_owned()
    } else {
        words::found_many(language, &format::count(found.total, language))
    };
    let data = linked_data(&found, search, origin);
    let pager = pager(&found, search, language);
    let cards: Vec<_> = found.offered.into_iter().enumerate().map(|(index, offered)| card(offered, index, language)).collect();
    view! {
        {head}
        <LinkedData data />
        {filter}
        <p class="muted" role="status">
            {count}
        </p>
        <ul class="market-cards">{cards}</ul>
        {pager}
    }
    .into_any()
}

/// The ways to the pages before and after; nothing where there is one page.
fn pager(found: &Found, search: &Search, language: Language) -> AnyView {
    if search.page == 0 && !found.has_next {
        return ().into_any();
    }
    let previous = search.page.checked_sub(1).map(|page| {
        view! {
            <a class="btn small" rel="prev" href=paths::market(&search.at(page))>
                {icon(icondata::LuChevronLeft)}
                {words::previous(language)}
            </a>
        }
    });
    let next = found.has_next.then(|| {
        view! {
            <a class="btn small" rel="next" href=paths::market(&search.at(search.page + 1))>
                {words::next(language)}
                {icon(icondata::LuChevronRight)}
            </a>
        }
    });
    view! {
        <nav class="pager" aria-label=words::pages(language)>
            <span>{words::page(language, &format::count(i64::from(search.page) + 1, language))}</span>
            <span class="actions">{previous} {next}</span>
        </nav>
    }
    .into_any()
}

/// The page's services as schema.org describes a list.
fn linked_data(found: &Found, search: &Search, origin: &str) -> Value {
    let items: Vec<Value> = (search.before() + 1..)
        .zip(&found.offered)
        .map(|(position, offered)| {
            json!({
                "@type": "ListItem",
                "position": position,
                "name": offered.name,
                "url": format!("{origin}{}", paths::sales_page(&offered.slug)),
            })
        })
        .collect();
    json!({ "@context": "https://schema.org", "@type": "ItemList", "numberOfItems": found.total, "itemListElement": items })
}
