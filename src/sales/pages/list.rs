//! My sales: everything the address asks for, in pages of fifty, with the totals of the whole selection.

mod asked;
mod chips;
mod periods;
mod table;

use crate::paths;
use crate::sales::api::{Listed, filter_choices, list_sales, sales_totals};
use crate::sales::words::list as words;
use crate::ui::format;
use crate::ui::frame::AppFrame;
use crate::ui::load::Load;
use crate::ui::narrow::left_out;
use crate::ui::reader::{is_owner, language};
use crate::ui::states::Empty;
use crate::ui::words as common;
use asked::{Asked, cleared, selection};
use chips::{Chips, chips_skeleton};
use domain::language::Language;
use domain::listing::{Filter, Totals};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use table::{Pager, table, table_skeleton};

/// My sales. The address holds the whole state: filters, order and place.
#[component]
pub fn SalesPage() -> impl IntoView {
    let language = language();
    let query = use_query_map();
    let asked = Memo::new(move |_| query.with(|query| Asked::understand(query.clone())));
    let filter = Memo::new(move |_| asked.with(|asked| asked.filter.clone()));
    // Order and place change nothing about the totals.
    let selection = Memo::new(move |_| filter.with(selection));
    let choices = Resource::new(move || filter.with(|filter| filter.product), filter_choices);
    let listed = Resource::new(move || filter.get(), list_sales);
    let totals = Resource::new(move || selection.get(), sales_totals);
    let rows = move |listed: Listed| {
        let filter = filter.get_untracked();
        if listed.page.lines.is_empty() {
            return view! { <div class="card">{nothing(&filter, language)}</div> }.into_any();
        }
        view! {
            {table(&listed, &filter, language)}
            <Pager page=listed.page.clone() filter totals />
        }
        .into_any()
    };
    view! {
        <AppFrame title=words::title(language)>
            <header class="page-head">
                <div>
                    <h1>{words::title(language)}</h1>
                </div>
            </header>
            <Load resource=choices skeleton=chips_skeleton view=move |choices| view! { <Chips choices filter /> }.into_any() />
            {move || asked.with(|asked| left_out(&asked.faults, language))}
            <Load resource=totals skeleton=totals_skeleton view=move |totals| totals_view(&totals, language) />
            <Load resource=listed skeleton=table_skeleton view=rows />
        </AppFrame>
    }
    .into_any()
}

/// The sums of the whole selection, a line for each currency.
fn totals_view(totals: &[Totals], language: Language) -> AnyView {
    if totals.is_empty() {
        return ().into_any();
    }
    let lines: Vec<_> = totals
        .iter()
        .map(|totals| {
            let (currency, all) = (totals.currency, totals.all);
            let net = if all.net_known == 0 {
                view! { <span class="muted">{common::unknown(language)}</span> }.into_any()
            } else {
                let known = (all.net_known < all.count)
                    .then(|| view! { <small>{words::net_known_for(language, &format::count(all.net_known, language))}</small> });
                view! {
                    {format::money(all.net, currency, language)}
                    {known}
                }
                .into_any()
            };
            view! {
                <li>
                    <h2>{currency.code()}</h2>
                    <dl>
                        <div>
                            <dt>{words::total_sales(language)}</dt>
                            <dd>{format::count(all.count, language)}</dd>
                        </div>
                        <div>
                            <dt>{words::gross(language)}</dt>
                            <dd>{format::money(all.gross, currency, language)}</dd>
                        </div>
                        <div>
                            <dt>{words::net(language)}</dt>
                            <dd>{net}</dd>
                        </div>
                        <div>
                            <dt>{words::total_sold(language)}</dt>
                            <dd>{format::count(totals.sold.count, language)}</dd>
                        </div>
                    </dl>
                </li>
            }
        })
        .collect();
    view! {
        <ul class="card totals" aria-label=words::totals(language)>
            {lines}
        </ul>
    }
    .into_any()
}

fn totals_skeleton() -> AnyView {
    let bones = (0..4)
        .map(|_| {
            view! {
                <div>
                    <dt>
                        <span class="bone short"></span>
                    </dt>
                    <dd>
                        <span class="bone"></span>
                    </dd>
                </div>
            }
        })
        .collect_view();
    view! {
        <ul class="card totals" aria-busy="true" aria-hidden="true">
            <li>
                <h2>
                    <span class="bone tiny"></span>
                </h2>
                <dl>{bones}</dl>
            </li>
        </ul>
    }
    .into_any()
}

/// Why there is no row, and the way to some.
fn nothing(filter: &Filter, language: Language) -> AnyView {
    if !filter.narrows() {
        return view! {
            <Empty title=words::none_yet(language) text=words::none_yet_why(language)>
                {is_owner()
                    .then(|| {
                        view! {
                            <a class="btn main" href=paths::IMPORT>
                                {words::import_sales(language)}
                            </a>
                        }
                    })}
            </Empty>
        }
        .into_any();
    }
    let text =
        filter.text.as_deref().map_or_else(|| words::none_match_why(language).to_owned(), |text| words::none_with_text(language, text));
    let longer = (filter.from.is_some() || filter.to.is_some()).then(|| {
        let all_time = Filter { from: None, to: None, ..filter.first_page() };
        view! {
            <a class="btn" href=paths::sales(&all_time)>
                {words::look_in_all_time(language)}
            </a>
        }
    });
    let cleared = paths::sales(&cleared(filter));
    view! {
        <Empty title=words::none_match(language) text>
            {longer}
            <a class="btn quiet" href=cleared>
                {words::clear_filters(language)}
            </a>
        </Empty>
    }
    .into_any()
}
