//! How customers spread, as two tables whose cells are the deeper coloured the more there is: recency by frequency, and who comes back.

use crate::customers::words;
use crate::ui::format;
use chrono::NaiveDate;
use domain::customers::{Cohort, PARTS, Shape};
use domain::language::Language;
use leptos::prelude::*;

/// Both tables; that of cohorts only where there are some.
pub(super) fn cards(shape: &Shape, language: Language) -> AnyView {
    view! {
        {parts(shape, language)}
        {(!shape.cohorts.is_empty()).then(|| cohorts(&shape.cohorts, language))}
    }
    .into_any()
}

/// Which of five steps of the hue a figure has among the greatest; 0 for nothing.
fn step(value: i64, most: i64) -> i64 {
    if value <= 0 || most <= 0 { 0 } else { (value.saturating_mul(5) + most - 1) / most }
}

fn parts(shape: &Shape, language: Language) -> AnyView {
    let most = shape.cells.iter().map(|cell| cell.customers).max().unwrap_or(0);
    let name = |part: usize, first: &str, last: &str| {
        let told = words::part_of_five(language, part + 1);
        match part {
            0 => format!("{told}, {first}"),
            _ if part + 1 == PARTS => format!("{told}, {last}"),
            _ => told,
        }
    };
    let (rarest, most_often) = (words::rarest(language), words::most_often(language));
    let (longest_ago, latest) = (words::longest_ago(language), words::latest(language));
    let heads = (0..PARTS).map(|part| view! { <th scope="col" class="num">{name(part, rarest, most_often)}</th> }).collect_view();
    let row = |recency: usize| {
        let cells = shape.cells.iter().skip(recency * PARTS).take(PARTS).map(|cell| {
            let told = format::money(cell.total, shape.currency, language);
            view! {
                <td class=format!("num heat-{}", step(cell.customers, most))>
                    <b>{format::count(cell.customers, language)}</b>
                    <small class="below">{told}</small>
                </td>
            }
        });
        view! {
            <tr>
                <th scope="row">{name(recency, longest_ago, latest)}</th>
                {cells.collect_view()}
            </tr>
        }
    };
    view! {
        <section class="card stack" aria-labelledby="rfm">
            <h2 id="rfm">{words::rfm(language)}</h2>
            <p class="muted">{words::rfm_why(language)}</p>
            <div class="scroll" tabindex="0" role="group" aria-label=words::rfm(language)>
                <table class="heat-table">
                    <thead>
                        <tr>
                            <th scope="col">{words::recency(language)}</th>
                            {heads}
                        </tr>
                    </thead>
                    <tbody>{(0..PARTS).map(row).collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

fn cohorts(cohorts: &[Cohort], language: Language) -> AnyView {
    let columns = cohorts.iter().map(|cohort| cohort.months.len()).max().unwrap_or(1);
    // Most come back rarely: the hue is of the most that came back in any month.
    let share = |part: i64, of: i64| if of > 0 { part * 10_000 / of } else { 0 };
    let shares = |cohort: &Cohort| cohort.months.iter().skip(1).map(|month| share(*month, cohort.customers)).collect::<Vec<_>>();
    let most = cohorts.iter().flat_map(shares).max().unwrap_or(0);
    let percent = |share: i64| format::exact_percent(u16::try_from(share / 10 * 10).unwrap_or(u16::MAX), language);
    let heads = (1..columns).map(|month| view! { <th scope="col" class="num">{words::month_after(language, month)}</th> }).collect_view();
    let month = |day: NaiveDate| format::month_year(day, language);
    let row = |cohort: &Cohort| {
        let cells =
            shares(cohort).into_iter().map(|share| view! { <td class=format!("num heat-{}", step(share, most))>{percent(share)}</td> });
        let blank = (cohort.months.len()..columns).map(|_| view! { <td></td> });
        view! {
            <tr>
                <th scope="row">{month(cohort.month)}</th>
                <td class="num">{format::count(cohort.customers, language)}</td>
                <td class="num">{percent(share(cohort.again, cohort.customers))}</td>
                {cells.collect_view()}
                {blank.collect_view()}
            </tr>
        }
    };
    view! {
        <section class="card stack" aria-labelledby="cohorts">
            <h2 id="cohorts">{words::cohorts(language)}</h2>
            <p class="muted">{words::cohorts_why(language)}</p>
            <div class="scroll" tabindex="0" role="group" aria-label=words::cohorts(language)>
                <table class="heat-table">
                    <thead>
                        <tr>
                            <th scope="col">{words::month(language)}</th>
                            <th scope="col" class="num">{words::title(language)}</th>
                            <th scope="col" class="num">{words::again(language)}</th>
                            {heads}
                        </tr>
                    </thead>
                    <tbody>{cohorts.iter().map(row).collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hue_of_a_cell_is_its_part_of_the_most() {
        assert_eq!([0, 1, 20, 21, 100].map(|value| step(value, 100)), [0, 1, 1, 2, 5]);
        assert_eq!(step(3, 0), 0);
    }
}
