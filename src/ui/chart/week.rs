//! Drawings of figures: seven days as bars with the earlier week behind, and a bar of parts. Placed by presentation attributes in per
//! cent; every number of them is in a table too.

use crate::ui::format;
use crate::ui::reader::language;
use crate::ui::words;
use domain::language::Language;
use domain::money::Currency;
use leptos::prelude::*;

/// One day of a [`DayChart`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    /// Weekday and number, or `Today`.
    pub name: String,
    /// The same of the day a week earlier.
    pub name_before: String,
    /// The sales of the day.
    pub href: String,
    pub count: i64,
    pub gross: i64,
    pub count_before: i64,
    pub gross_before: i64,
}

/// Gross by day: a bar for each day, a paler one behind it for the day a week earlier, a link and a tip on each, and the table.
#[component]
pub fn DayChart(currency: Currency, days: Vec<Day>) -> impl IntoView {
    let language = language();
    let unit = 10_i64.saturating_pow(currency.decimals());
    let highest = days.iter().map(|day| day.gross.max(day.gross_before)).max().unwrap_or(0);
    let top = round_top((highest + unit - 1) / unit);
    let width = 100.0 / days.len().max(1) as f64;
    let height = move |minor: i64| minor.max(0) as f64 / (top * unit) as f64 * 100.0;
    let bar = move |class: &'static str, index: usize, minor: i64, margin: f64, rx: &'static str| {
        let tall = height(minor);
        view! {
            <rect
                class=class
                x=percent(width * (index as f64 + margin))
                width=percent(width * (1.0 - 2.0 * margin))
                y=percent(100.0 - tall)
                height=percent(tall)
                rx=rx
            ></rect>
        }
    };
    let before = days.iter().enumerate().map(|(index, day)| bar("before", index, day.gross_before, 0.17, "3")).collect_view();
    let now = days.iter().enumerate().map(|(index, day)| bar("now", index, day.gross, 0.3, "2")).collect_view();
    let last = days.len().saturating_sub(1);
    let names = days.iter().enumerate().map(|(index, day)| name(&day.name, index == last)).collect_view();
    let rows = days.iter().map(|day| row(day, currency, language)).collect_view();
    let hits = days.into_iter().enumerate().map(|(index, day)| hit(day, index == last, currency, language)).collect_view();
    view! {
        <figure class="day-chart">
            <div class="plot">
                <svg class="chart" aria-hidden="true">
                    <line x1="0" x2="100%" y1="0" y2="0"></line>
                    <line x1="0" x2="100%" y1="50%" y2="50%"></line>
                    <text x="100%" dx="8" y="0" dy="4">
                        {format::compact(top, language)}
                    </text>
                    <text x="100%" dx="8" y="50%" dy="4">
                        {format::compact(top / 2, language)}
                    </text>
                    {before}
                    {now}
                    <line class="base" x1="0" x2="100%" y1="100%" y2="100%"></line>
                </svg>
                <ol class="hits">{hits}</ol>
            </div>
            <ol class="names" aria-hidden="true">
                {names}
            </ol>
            <figcaption>
                <span class="key">
                    <i class="swatch now"></i>
                    {words::chart_now(language)}
                </span>
                <span class="key">
                    <i class="swatch before"></i>
                    {words::chart_before(language)}
                </span>
                <details class="as-table">
                    <summary>{words::as_table(language)}</summary>
                    <table>
                        <thead>
                            <tr>
                                <th scope="col">{words::day(language)}</th>
                                <th scope="col" class="num">
                                    {words::sold_count(language)}
                                </th>
                                <th scope="col" class="num">
                                    {words::gross(language)}
                                </th>
                                <th scope="col" class="num">
                                    {words::week_earlier(language)}
                                </th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </details>
            </figcaption>
        </figure>
    }
    .into_any()
}

/// A bar whose parts show shares of a whole, each with its colour's class (`r1`…); the list beside it says the same in words, in the
/// same order and colours.
#[component]
pub fn StackedBar(parts: Vec<(&'static str, i64)>) -> impl IntoView {
    let total = parts.iter().map(|(_, part)| (*part).max(0)).sum::<i64>().max(1) as f64;
    let mut start = 0.0;
    let parts = parts
        .into_iter()
        .map(|(colour, part)| {
            let width = part.max(0) as f64 / total * 100.0;
            let x = start;
            start += width;
            view! { <rect class=format!("part {colour}") x=percent(x) width=percent(width) height="100%"></rect> }
        })
        .collect_view();
    view! {
        <div>
            <svg class="chart stacked" aria-hidden="true">
                {parts}
            </svg>
        </div>
    }
    .into_any()
}

/// Under a bar: the parts of a day's name, which a narrow chart puts one below the other.
fn name(name: &str, is_last: bool) -> AnyView {
    let (first, second) =
        name.split_once(' ').map_or((name.to_owned(), None), |(first, second)| (first.to_owned(), Some(second.to_owned())));
    let second = second.map(|second| (" ", view! { <span>{second}</span> }));
    view! { <li class=is_last.then_some("today")><span>{first}</span>{second}</li> }.into_any()
}

/// Over a bar: the link to the day's sales, named in full, with a tip that says the same.
fn hit(day: Day, is_last: bool, currency: Currency, language: Language) -> AnyView {
    let (gross, before) = (format::money(day.gross, currency, language), format::money(day.gross_before, currency, language));
    let sales = words::sales_counted(language, day.count);
    let label = words::day_told(language, &day.name, &sales, &gross, &format::count(day.count_before, language), &before);
    let earlier = if is_last { words::by_this_hour(language, &day.name_before) } else { day.name_before };
    view! {
        <li>
            <a href=day.href aria-label=label>
                <span class="tip">
                    <b>{format!("{} · {gross}", day.name)}</b>
                    <span>{sales}</span>
                    <span>{format!("{earlier}: {before}")}</span>
                </span>
            </a>
        </li>
    }
    .into_any()
}

fn row(day: &Day, currency: Currency, language: Language) -> AnyView {
    view! {
        <tr>
            <th scope="row">{day.name.clone()}</th>
            <td class="num">{format::count(day.count, language)}</td>
            <td class="num">{format::money(day.gross, currency, language)}</td>
            <td class="num">{format::money(day.gross_before, currency, language)}</td>
        </tr>
    }
    .into_any()
}

/// The least of 2, 4, 6, 8 and 10 times a power of ten that is not below `value`: the upper line of a chart, whose half is round too.
fn round_top(value: i64) -> i64 {
    let mut power = 1_i64;
    while power.saturating_mul(10) < value {
        power = power.saturating_mul(10);
    }
    [2, 4, 6, 8, 10].into_iter().map(|step: i64| step.saturating_mul(power)).find(|top| *top >= value).unwrap_or(i64::MAX / 1_000)
}

/// A share as an attribute, to the hundredth: the same digits on server and browser.
fn percent(share: f64) -> String {
    let hundredths = (share * 100.0).round() as i64;
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    if rest == 0 { format!("{whole}%") } else { format!("{whole}.{rest:02}%") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_upper_line_is_round_and_so_is_its_half() {
        for (value, top) in [(0, 2), (1, 2), (3, 4), (9, 10), (11, 20), (545, 600), (7812, 8000), (8001, 10_000), (10_001, 20_000)] {
            assert_eq!(round_top(value), top, "{value}");
        }
        assert!(round_top(i64::MAX) > 0);
    }

    #[test]
    fn shares_have_at_most_two_decimals() {
        assert_eq!([percent(0.0), percent(14.285_714), percent(50.5), percent(100.0)], ["0%", "14.29%", "50.50%", "100%"]);
    }
}
