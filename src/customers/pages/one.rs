//! One customer: who is behind the address, what was ever bought in each currency, and every sale.

use crate::customers::api::{Opened, read_customer};
use crate::customers::words;
use crate::paths;
use crate::problem::Problem;
use crate::ui::format;
use crate::ui::frame::{AppFrame, DocumentTitle};
use crate::ui::icon::icon;
use crate::ui::load::Load;
use crate::ui::reader::{language, may};
use crate::ui::states::{StateBadge, rows_skeleton};
use domain::collaborators::Right;
use domain::customers::{Customer, Life};
use domain::id::CustomerId;
use domain::language::Language;
use domain::listing::{Cursor, Line};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

/// A customer of the owner; another's or none is an address that leads nowhere.
#[component]
pub fn CustomerPage() -> impl IntoView {
    let language = language();
    let (params, query) = (use_params_map(), use_query_map());
    let id = Memo::new(move |_| params.with(|params| params.get("id").and_then(|id| id.parse::<CustomerId>().ok())));
    let cursor = Memo::new(move |_| query.with(|query| query.get("cursor").and_then(|cursor| Cursor::parse(&cursor))));
    let opened = Resource::new_blocking(
        move || (id.get(), cursor.get()),
        |(id, cursor)| async move {
            match id {
                Some(id) => read_customer(id, cursor).await,
                None => Err(Problem::NotFound),
            }
        },
    );
    view! {
        <AppFrame title=words::customer(language)>
            <Load resource=opened skeleton=rows_skeleton view=move |opened| page(&opened, language) />
        </AppFrame>
    }
    .into_any()
}

fn page(opened: &Opened, language: Language) -> AnyView {
    let customer = &opened.customer;
    let name = customer.names.first().cloned();
    view! {
        <DocumentTitle title=customer.email.clone() />
        <header class="page-head">
            <div>
                <a class="back" href=paths::CUSTOMERS>
                    {icon(icondata::LuChevronLeft)}
                    {words::back(language)}
                </a>
                <h1>{customer.email.clone()}</h1>
                <p>{name}</p>
            </div>
        </header>
        {known(customer, language)}
        <h2>{words::lifetime(language)}</h2>
        {lives(customer, language)}
        <h2>{words::sales(language)}</h2>
        {sales(opened, language)}
        <p class="muted">{words::days_of(language, &format::zone_place(&customer.time_zone))}</p>
    }
    .into_any()
}

/// Further names, and documents.
fn known(customer: &Customer, language: Language) -> AnyView {
    let names = (customer.names.len() > 1).then(|| (words::also_known(language), customer.names.join(" · ")));
    let documents = (!customer.documents.is_empty()).then(|| (words::document(language), customer.documents.join(" · ")));
    let facts: Vec<_> = names.into_iter().chain(documents).collect();
    if facts.is_empty() {
        return ().into_any();
    }
    let fact = |(word, value): (&'static str, String)| {
        view! {
            <div>
                <dt>{word}</dt>
                <dd>{value}</dd>
            </div>
        }
    };
    view! { <dl class="card facts">{facts.into_iter().map(fact).collect_view()}</dl> }.into_any()
}

fn lives(customer: &Customer, language: Language) -> AnyView {
    if customer.lives.is_empty() {
        return view! { <p class="card muted">{words::never(language)}</p> }.into_any();
    }
    let figure = |name: &'static str, value: String| {
        view! {
            <div>
                <dt>{name}</dt>
                <dd>{value}</dd>
            </div>
        }
    };
    let life = |life: &Life| {
        let day = |day| format::day_month_year(day, language);
        view! {
            <dl class="card report-totals" aria-label=life.currency.code()>
                {figure(words::orders(language), format::count(life.bought.orders, language))}
                {figure(words::total(language), format::money(life.bought.total, life.currency, language))}
                {figure(words::first(language), day(life.bought.first_day))}
                {figure(words::last(language), day(life.bought.last_day))}
            </dl>
        }
    };
    customer.lives.iter().map(life).collect_view().into_any()
}

fn sales(opened: &Opened, language: Language) -> AnyView {
    let rows = opened.page.lines.iter().map(|line| row(line, language)).collect_view();
    let link = |cursor: Option<Cursor>, word: &'static str| {
        cursor.map(|cursor| {
            let href = format!("{}?cursor={}", paths::customer(opened.customer.id), cursor.to_text());
            view! {
                <a class="btn small" href=href>
                    {word}
                </a>
            }
        })
    };
    view! {
        <div class="card table-box">
            <table class="table report-rows">
                <caption class="hidden-text">{words::sales(language)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{words::product(language)}</th>
                        <th scope="col">{words::when(language)}</th>
                        <th scope="col">{words::state(language)}</th>
                        <th scope="col" class="num">{words::gross(language)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <nav class="pager" aria-label=words::pages(language)>
            <span></span>
            <span class="actions">{link(opened.page.previous, words::later(language))} {link(opened.page.next, words::earlier(language))}</span>
        </nav>
    }
    .into_any()
}

fn row(line: &Line, language: Language) -> AnyView {
    // Who may see customers need not be let see their sales.
    let product = if may(Right::SalesSearchByPeriod) {
        view! { <a href=paths::sale(line.id)>{line.product.clone()}</a> }.into_any()
    } else {
        line.product.clone().into_any()
    };
    view! {
        <tr>
            <th scope="row" class="cut">
                {product}
            </th>
            <td>
                <time datetime=format::machine_time(line.created_at)>{format::date_time_exact(line.created_local, language)}</time>
            </td>
            <td>
                <StateBadge state=line.state was_approved=line.was_approved />
            </td>
            <td class="num">{format::money(line.gross, line.currency, language)}</td>
        </tr>
    }
    .into_any()
}
