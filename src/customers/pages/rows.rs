//! The rows of customers: each column sorts, each address leads to its customer, and the way to the pages before and after.

use crate::customers::words;
use crate::paths;
use crate::ui::format;
use crate::ui::icon::{icon, tiny_icon};
use domain::IntoEnumIterator;
use domain::customers::{Answer, Bought, Column, PAGE_SIZE, Row, Sort};
use domain::language::Language;
use leptos::prelude::*;

/// The address of the same rows in another order or on another page.
pub(super) type Turned<'a> = &'a dyn Fn(Sort, u32) -> String;

/// The totals, the table and its pages.
pub(super) fn cards(answer: &Answer, to: Turned<'_>, language: Language) -> AnyView {
    let sort = answer.question.sort;
    let head = Column::iter().map(|column| {
        let class = (column != Column::Email).then_some("num");
        let direction = (sort.by == column).then_some(if sort.ascending { "ascending" } else { "descending" });
        // Names begin with the first, figures with the greatest.
        let ascending = if sort.by == column { !sort.ascending } else { column == Column::Email };
        view! {
            <th scope="col" class=class aria-sort=direction>
                <a class="sort" href=to(Sort { by: column, ascending }, 0)>
                    {words::column(language, column)}
                    {tiny_icon(icondata::LuArrowDown)}
                </a>
            </th>
        }
    });
    let head = head.collect_view();
    let rows = answer.rows.iter().map(|row| line(row, answer, language)).collect_view();
    view! {
        {totals(answer, language)}
        <div class="card table-box">
            <table class="table report-rows">
                <caption class="hidden-text">{words::caption(language)}</caption>
                <thead>
                    <tr>{head}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {pager(answer, to, language)}
        <p class="muted">{words::days_of(language, &format::zone_place(&answer.time_zone))}</p>
    }
    .into_any()
}

fn totals(answer: &Answer, language: Language) -> AnyView {
    let totals = answer.totals;
    let money = |minor: i64| format::money(minor, answer.currency, language);
    let average = (totals.customers > 0).then(|| totals.total / totals.customers);
    let figure = |name: &'static str, value: String| {
        view! {
            <div>
                <dt>{name}</dt>
                <dd>{value}</dd>
            </div>
        }
    };
    view! {
        <dl class="card report-totals" aria-label=words::totals(language)>
            {figure(words::title(language), format::count(totals.customers, language))}
            {figure(words::orders(language), format::count(totals.orders, language))}
            {figure(words::total(language), money(totals.total))}
            {average.map(|average| figure(words::average(language), money(average)))}
        </dl>
    }
    .into_any()
}

fn line(row: &Row, answer: &Answer, language: Language) -> AnyView {
    let cells = |bought: &Bought| {
        let day = |day| format::day_month_year(day, language);
        view! {
            <td class="num">{format::count(bought.orders, language)}</td>
            <td class="num">{format::money(bought.total, answer.currency, language)}</td>
            <td class="num">
                <time datetime=format::machine_time(bought.first)>{day(bought.first_day)}</time>
            </td>
            <td class="num">
                <time datetime=format::machine_time(bought.last)>{day(bought.last_day)}</time>
            </td>
        }
    };
    let name = row.name.clone().map(|name| view! { <small class="below">{name}</small> });
    view! {
        <tr>
            <th scope="row" class="cut">
                <a href=paths::customer(row.id) title=row.email.clone()>
                    {row.email.clone()}
                </a>
                {name}
            </th>
            {cells(&row.bought)}
            {cells(&row.lifetime)}
        </tr>
    }
    .into_any()
}

fn pager(answer: &Answer, to: Turned<'_>, language: Language) -> AnyView {
    let (first, sort) = (answer.question.cursor, answer.question.sort);
    let link = |cursor: Option<u32>, inside: AnyView| match cursor {
        Some(cursor) => view! {
            <a class="btn small" href=to(sort, cursor)>
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
    };
    let count = |number: i64| format::count(number, language);
    let last = i64::from(first) + answer.rows.len() as i64;
    let is_alone = answer.totals.customers <= i64::from(PAGE_SIZE);
    let place = words::rows_of(language, &count(i64::from(first) + 1), &count(last), &count(answer.totals.customers));
    (!is_alone)
        .then(|| {
            view! {
                <nav class="pager" aria-label=words::pages(language)>
                    <span>{place}</span>
                    <span class="actions">
                        {link(answer.previous, (icon(icondata::LuChevronLeft), words::previous(language)).into_any())}
                        {link(answer.cursor, (words::next(language), icon(icondata::LuChevronRight)).into_any())}
                    </span>
                </nav>
            }
        })
        .into_any()
}
