//! The page of one sale: its buyer, its money, what happened, where it came from, and its rows of the ledger.

mod facts;
mod history;
mod ledger;
mod money;

use crate::paths;
use crate::problem::Problem;
use crate::sales::api::sale;
use crate::sales::words::{list as list_words, sale as words};
use crate::ui::format;
use crate::ui::frame::{AppFrame, DocumentTitle};
use crate::ui::icon::{icon, tiny_icon};
use crate::ui::load::Load;
use crate::ui::reader::language;
use crate::ui::states::{StateBadge, row_bones};
use domain::id::SaleId;
use domain::language::Language;
use domain::listing::Detail;
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

/// One sale; another's or none is an address that leads nowhere.
#[component]
pub fn SalePage() -> impl IntoView {
    let language = language();
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id").and_then(|id| id.parse::<SaleId>().ok())));
    // Whoever finds a sale by nothing but its code names it in the address.
    let code = use_query_map().with_untracked(|query| query.get("code"));
    let detail = Resource::new_blocking(
        move || (id.get(), code.clone()),
        |(id, code)| async move {
            match id {
                Some(id) => sale(id, code).await,
                None => Err(Problem::NotFound),
            }
        },
    );
    view! {
        <AppFrame title=words::sale(language)>
            <Load resource=detail skeleton=skeleton view=move |detail| page(&detail, language) />
        </AppFrame>
    }
    .into_any()
}

fn page(detail: &Detail, language: Language) -> AnyView {
    let line = &detail.line;
    let buyer = line.buyer_name.clone().unwrap_or_else(|| line.buyer_email.clone());
    let recovered = line.recovered.then(|| {
        view! {
            <span class="recovered">
                {tiny_icon(icondata::LuUndoDot)}
                {list_words::recovered(language)}
            </span>
        }
    });
    view! {
        <DocumentTitle title=words::sale_of(language, &line.code) />
        <header class="page-head sale-head">
            <div>
                <a class="back" href=paths::SALES>
                    {icon(icondata::LuChevronLeft)}
                    {list_words::title(language)}
                </a>
                <h1>{buyer}</h1>
                <p>{line.product.clone()}</p>
            </div>
            <div class="sum">
                <b>{format::money(line.gross, line.currency, language)}</b>
                <div class="actions">
                    <StateBadge state=line.state was_approved=line.was_approved />
                    {recovered}
                </div>
            </div>
        </header>
        <div class="split">
            <div class="stack">{money::card(detail, language)} {history::card(detail, language)} {ledger::card(detail, language)}</div>
            <div class="stack">{facts::buyer(detail, language)} {facts::sale(detail, language)} {facts::origin(detail, language)}</div>
        </div>
    }
    .into_any()
}

fn skeleton() -> AnyView {
    view! {
        <div class="stack" aria-busy="true" aria-hidden="true">
            <header class="page-head sale-head">
                <div>
                    <p class="h1">
                        <span class="bone long"></span>
                    </p>
                    <p>
                        <span class="bone"></span>
                    </p>
                </div>
            </header>
            <div class="split">
                <section class="card">
                    <ul class="rows">{row_bones(5)}</ul>
                </section>
            </div>
        </div>
    }
    .into_any()
}
