//! The rows of My sales: a table, on a phone a card of two lines for each, and the way to the pages before and after.

use crate::paths;
use crate::problem::Problem;
use crate::sales::api::Listed;
use crate::sales::words::list as words;
use crate::ui::format;
use crate::ui::icon::{Icon, icon, tiny_icon};
use crate::ui::reader::{language, may};
use crate::ui::states::StateBadge;
use crate::ui::words as common;
use crate::ui::words::narrow;
use chrono::{Datelike, NaiveDate, NaiveDateTime};
use domain::collaborators::Right;
use domain::language::Language;
use domain::listing::{Cursor, Filter, Line, Page, Sort, Totals};
use leptos::prelude::*;

/// One page of rows.
pub(super) fn table(listed: &Listed, filter: &Filter, language: Language) -> AnyView {
    // The column of time shows the time that the rows are ordered by.
    let time = if filter.sort == Sort::Approved { Sort::Approved } else { Sort::Created };
    let time_word = if time == Sort::Approved { words::approved(language) } else { words::created(language) };
    let rows: Vec<_> = listed.page.lines.iter().map(|line| row(line, time, listed.today, language)).collect();
    let order = words::order(language, filter.sort, filter.ascending);
    view! {
        <div class="card table-box">
            <table class="table folds">
                <caption class="hidden-text">{words::caption(language, order)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{words::state(language)}</th>
                        <th scope="col" aria-sort=direction(filter, time)>
                            {sort_link(filter, time, time_word)}
                        </th>
                        <th scope="col">{words::buyer(language)}</th>
                        <th scope="col">{narrow::product(language)}</th>
                        <th scope="col" class="second">
                            {words::method(language)}
                        </th>
                        <th scope="col" class="num" aria-sort=direction(filter, Sort::Gross)>
                            {sort_link(filter, Sort::Gross, words::gross(language))}
                        </th>
                        <th scope="col" class="num second">
                            {words::net(language)}
                        </th>
                        <th scope="col" class="flag">
                            <span class="hidden-text">{words::recovered_head(language)}</span>
                        </th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(line: &Line, time: Sort, today: NaiveDate, language: Language) -> AnyView {
    let (at, local) = match (time, line.approved_at, line.approved_local) {
        (Sort::Approved, Some(at), Some(local)) => (at, local),
        _ => (line.created_at, line.created_local),
    };
    let buyer = line.buyer_name.clone().unwrap_or_else(|| line.buyer_email.clone());
    let net = match line.net {
        Some(net) => format::money(net, line.currency, language).into_any(),
        None => view! { <span aria-label=common::unknown(language) role="img">"–"</span> }.into_any(),
    };
    let recovered = line.recovered.then(|| {
        view! {
            <span class="recovered">
                {tiny_icon(icondata::LuUndoDot)} <span>{words::recovered(language)}</span>
            </span>
        }
    });
    // Whoever neither lists nor searches freely is let see what they name.
    let href = if may(Right::SalesSearchByPeriod) { paths::sale(line.id) } else { paths::sale_by_code(line.id, &line.code) };
    view! {
        <tr>
            <td class="state-cell">
                <StateBadge state=line.state was_approved=line.was_approved />
            </td>
            <td class="when">
                <time datetime=format::machine_time(at) title=format::date_time_exact(local, language)>
                    {short_time(local, today, language)}
                </time>
            </td>
            <td class="who cut">
                <a class="cover" href=href>
                    {buyer}
                </a>
            </td>
            <td class="what cut">{line.product.clone()}</td>
            <td class="how second">{words::method_paid(language, line.method, line.installments)}</td>
            <td class="gross num">{format::money(line.gross, line.currency, language)}</td>
            <td class="net num second">{net}</td>
            <td class="flag">{recovered}</td>
        </tr>
    }
    .into_any()
}

/// Day and time; of another year the day with its year, which says more than the hour.
fn short_time(local: NaiveDateTime, today: NaiveDate, language: Language) -> String {
    if local.year() == today.year() { format::date_time(local, language) } else { format::day_month_year(local.date(), language) }
}

/// `aria-sort` of a column.
fn direction(filter: &Filter, sort: Sort) -> Option<&'static str> {
    (filter.sort == sort).then_some(if filter.ascending { "ascending" } else { "descending" })
}

/// Orders by a column, or turns its order round.
fn sort_link(filter: &Filter, sort: Sort, word: &'static str) -> AnyView {
    let ascending = filter.sort == sort && !filter.ascending;
    let href = paths::sales(&Filter { sort, ascending, ..filter.first_page() });
    view! {
        <a class="sort" href=href>
            {word}
            {tiny_icon(icondata::LuArrowDown)}
        </a>
    }
    .into_any()
}

/// How many sales there are, and the ways to the pages before and after.
#[component]
pub(super) fn Pager(page: Page, filter: Filter, totals: Resource<Result<Vec<Totals>, Problem>>) -> impl IntoView {
    let language = language();
    let count = move || {
        let all: i64 = totals.get()?.ok()?.iter().map(|totals| totals.all.count).sum();
        Some(if all == 1 {
            words::one_in_selection(language).to_owned()
        } else {
            words::many_in_selection(language, &format::count(all, language))
        })
    };
    let (before, after) = words::turns(language, filter.sort, filter.ascending);
    let turn = |cursor: Option<Cursor>| cursor.map(|cursor| paths::sales(&Filter { cursor: Some(cursor), ..filter.clone() }));
    view! {
        <nav class="pager" aria-label=words::pages(language)>
            <span>
                <Transition>{count}</Transition>
            </span>
            <span class="actions">
                {turn_link(turn(page.previous), before, Some(icondata::LuChevronLeft), None)}
                {turn_link(turn(page.next), after, None, Some(icondata::LuChevronRight))}
            </span>
        </nav>
    }
    .into_any()
}

fn turn_link(href: Option<String>, word: &'static str, left: Option<Icon>, right: Option<Icon>) -> AnyView {
    let inside = (left.map(icon), word, right.map(icon));
    match href {
        Some(href) => view! {
            <a class="btn small" href=href>
                {inside}
            </a>
        }
        .into_any(),
        None => view! {
            <button class="btn small" type="button" disabled=true>
                {inside}
            </button>
        }
        .into_any(),
    }
}

/// Rows that have not come yet.
pub(super) fn table_skeleton() -> AnyView {
    let bones = (0..12)
        .map(|_| {
            view! {
                <li>
                    <span class="bone round"></span>
                    <span class="bone"></span>
                    <span class="words">
                        <span class="bone long"></span>
                    </span>
                    <span class="bone"></span>
                </li>
            }
        })
        .collect_view();
    view! {
        <div class="card" aria-busy="true" aria-hidden="true">
            <ul class="rows">{bones}</ul>
        </div>
    }
    .into_any()
}
