//! The market: what is on sale and listed, narrowed by kind and language in the address.

mod card;
mod filter;

use super::head::{PublicHead, origin};
use crate::booking::api;
use crate::booking::words;
use crate::paths;
use crate::ui::format;
use crate::ui::frame::PublicFrame;
use crate::ui::load::Load;
use crate::ui::reader::{language, reader};
use crate::ui::states::Empty;
use crate::ui::words as common;
use card::card;
use domain::language::Language;
use domain::product::view::Offered;
use filter::{Asked, Filter};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// Everything on sale, or what the address asks for.
#[component]
pub fn MarketPage() -> impl IntoView {
    let language = language();
    let query = use_query_map();
    let asked = Memo::new(move |_| query.with(|query| Asked::understand(query.get("kind").as_deref(), query.get("language").as_deref())));
    let offered = Resource::new_blocking(
        move || asked.get(),
        |asked| api::market(asked.kind_code().map(str::to_owned), asked.tongue.map(|tongue| tongue.code().to_owned())),
    );
    let list = move |offered: Vec<Offered>| {
        if offered.is_empty() {
            return nothing(asked.get_untracked(), language);
        }
        let count = offered.len() as i64;
        let found =
            if count == 1 { words::found_one(language).to_owned() } else { words::found_many(language, &format::count(count, language)) };
        let cards: Vec<_> = offered.into_iter().enumerate().map(|(index, offered)| card(offered, index, language)).collect();
        view! {
            <p class="muted" role="status">
                {found}
            </p>
            <ul class="market-cards">{cards}</ul>
        }
        .into_any()
    };
    let (way, label) = match reader().account {
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
            <PublicHead title=words::title(language) description=words::market_lead(language).to_owned() origin=origin() path=paths::MARKET.to_owned() language />
            <div class="market">
                <header>
                    <h1>{words::title(language)}</h1>
                    <p class="muted">{words::market_lead(language)}</p>
                </header>
                <Filter asked />
                <Load resource=offered skeleton view=list />
            </div>
        </PublicFrame>
    }
    .into_any()
}

fn nothing(asked: Asked, language: Language) -> AnyView {
    if asked == Asked::default() {
        return view! {
            <div class="card">
                <Empty title=words::none_yet(language) text=words::none_yet_why(language)>
                    ""
                </Empty>
            </div>
        }
        .into_any();
    }
    view! {
        <div class="card">
            <Empty title=words::none_match(language) text=words::none_match_why(language)>
                <a class="btn" href=paths::MARKET>
                    {words::show_all(language)}
                </a>
            </Empty>
        </div>
    }
    .into_any()
}

fn skeleton() -> AnyView {
    let bones = (0..3)
        .map(|_| {
            view! {
                <li class="card market-card">
                    <div class="offer-picture none"></div>
                    <div class="words">
                        <p>
                            <span class="bone long"></span>
                        </p>
                        <p>
                            <span class="bone"></span>
                        </p>
                    </div>
                </li>
            }
        })
        .collect_view();
    view! {
        <ul class="market-cards" aria-busy="true" aria-hidden="true">
            {bones}
        </ul>
    }
    .into_any()
}
