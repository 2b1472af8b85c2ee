//! Weekday and hour as a field of 7 × 24, in five steps of one hue; the figures come up where one walks.

use super::data::Weekly;
use super::plot::{framed, nothing, tip};
use super::scale::{edge, middle, percent};
use super::step::fifth;
use super::table::as_table;
use super::told::compared;
use super::walk::{Walk, Walked, point};
use crate::ui::format;
use crate::ui::reader::language;
use crate::ui::words;
use chrono::{Days, NaiveDate};
use domain::language::Language;
use leptos::prelude::*;

const DAYS: usize = 7;
const HOURS: usize = 24;
/// How much of the hue each step has, from nothing.
const STEPS: [&str; 6] = ["0", ".18", ".38", ".58", ".78", "1"];

/// The field, with the language's first weekday on top.
#[component]
pub fn HeatChart(of: Weekly) -> impl IntoView {
    let language = language();
    let most = of.hours.iter().map(|hour| hour.value).max().unwrap_or(0);
    if of.hours.len() != DAYS * HOURS || most <= 0 {
        return nothing(of.name, language);
    }
    let week: Vec<usize> = (0..DAYS).map(|row| (row + first_weekday(language)) % DAYS).collect();
    // In the order in which they are seen.
    let seen: Vec<usize> = week.iter().flat_map(|weekday| (0..HOURS).map(move |hour| weekday * HOURS + hour)).collect();
    let name_of = move |place: usize| hour_name(place, language);
    let told_of = |place: usize| of.unit.written(of.hours[place].value, language);
    let label = |place: usize| {
        let told = compared(told_of(place), of.hours[place].before, of.before.as_deref(), of.unit, language);
        words::chart_named(language, &name_of(place), &told)
    };
    let walk = Walk::new(seen.len(), HOURS);
    let spot = |(index, place): (usize, &usize)| {
        view! { <li>{point(walk, index, None, label(*place), of.hours[*place].href.clone(), ().into_any())}</li> }
    };
    let spots = seen.iter().enumerate().map(spot).collect_view();
    let cell = |(index, place): (usize, &usize)| square(index, fifth(of.hours[*place].value, most));
    let cells = seen.iter().enumerate().map(cell).collect_view();
    let tips: Vec<(String, Vec<String>)> = seen
        .iter()
        .map(|place| {
            let before = of.before.as_ref().zip(of.hours[*place].before);
            let before = before.map(|(name, before)| words::chart_named(language, name, &of.unit.written(before, language)));
            (name_of(*place), std::iter::once(told_of(*place)).chain(before).collect())
        })
        .collect();
    let tip = move || {
        let index = walk.told.get()?;
        let (name, lines) = tips.get(index)?.clone();
        Some(tip(name, lines, Some(middle(index % HOURS, HOURS))))
    };
    let (id, name) = (of.id, of.name.clone());
    let summary = of.summary(name_of, language);
    let table = as_table(of.name.clone(), table(&of, &week, language), language);
    let drawn = view! {
        <Walked walk class="plot heat">
            <svg class="chart" aria-hidden="true">
                {cells}
                {names(&week, language)}
            </svg>
            <ol class="hits">{spots}</ol>
            {tip}
        </Walked>
    };
    framed("drawn", id, (name, summary), drawn.into_any(), (steps(language), table).into_any(), language)
}

/// Which day of the week stands first, counted from Monday.
fn first_weekday(language: Language) -> usize {
    match language {
        Language::English | Language::Portuguese => 6,
        Language::Spanish | Language::Italian => 0,
    }
}

/// Some day that is this weekday, counted from Monday.
fn some_day(weekday: usize) -> NaiveDate {
    // The first day that dates count from was a Thursday.
    NaiveDate::default().checked_add_days(Days::new(4 + weekday as u64)).unwrap_or_default()
}

/// `Monday, 14:00–15:00`.
fn hour_name(place: usize, language: Language) -> String {
    let (weekday, hour) = (format::weekday_long(some_day(place / HOURS), language), place % HOURS);
    words::chart_hour(language, weekday, &format!("{hour:02}:00"), &format!("{:02}:00", hour + 1))
}

fn square(index: usize, step: u8) -> AnyView {
    let (row, column) = (index / HOURS, index % HOURS);
    let (x, y) = (edge(column, HOURS), edge(row, DAYS));
    let (width, height) = (edge(column + 1, HOURS) - x, edge(row + 1, DAYS) - y);
    let (fill, opacity) = if step == 0 { ("var(--hover)", None) } else { ("var(--s1)", Some(STEPS[usize::from(step)])) };
    view! {
        <rect
            class="cell"
            x=percent(x)
            width=percent(width)
            y=percent(y)
            height=percent(height)
            rx="3"
            fill=fill
            fill-opacity=opacity
        ></rect>
    }
    .into_any()
}

/// Weekdays at the left, every third hour below, of which a narrow drawing has every other.
fn names(week: &[usize], language: Language) -> AnyView {
    let day = |(row, weekday): (usize, &usize)| {
        view! {
            <text x="0" dx="-8" y=percent(middle(row, DAYS)) dy="4" text-anchor="end">
                {format::weekday_short(some_day(*weekday), language)}
            </text>
        }
    };
    let hour = |hour: usize| {
        let class = (!hour.is_multiple_of(6)).then_some("mid");
        view! {
            <text class=class x=percent(edge(hour, HOURS)) y="100%" dy="18">
                {format!("{hour:02}:00")}
            </text>
        }
    };
    let days = week.iter().enumerate().map(day).collect_view();
    view! {
        {days}
        {(0..HOURS).step_by(3).map(hour).collect_view()}
    }
    .into_any()
}

/// The steps of the hue, from less to more.
fn steps(language: Language) -> AnyView {
    let step = |opacity: &'static str| {
        view! {
            <i class="swatch">
                <svg class="chart" aria-hidden="true">
                    <rect width="100%" height="100%" rx="3" fill="var(--s1)" fill-opacity=opacity></rect>
                </svg>
            </i>
        }
    };
    view! {
        <span class="key">
            {words::chart_less(language)} {STEPS[1..].iter().copied().map(step).collect_view()} {words::chart_more(language)}
        </span>
    }
    .into_any()
}

/// The numbers behind it: a row for each weekday, a column for each hour.
fn table(of: &Weekly, week: &[usize], language: Language) -> (Vec<String>, Vec<Vec<String>>) {
    let heads = std::iter::once(words::chart_weekday(language).to_owned()).chain((0..HOURS).map(|hour| format!("{hour:02}:00")));
    let row = |weekday: &usize| {
        let hours = of.hours[weekday * HOURS..][..HOURS].iter().map(|hour| of.unit.written(hour.value, language));
        std::iter::once(format::weekday_long(some_day(*weekday), language).to_owned()).chain(hours).collect()
    };
    (heads.collect(), week.iter().map(row).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_named_by_their_weekday() {
        assert_eq!(hour_name(0, Language::English), "Monday, 00:00–01:00");
        assert_eq!(hour_name(167, Language::Italian), "domenica, 23:00–24:00");
        assert_eq!(Language::ALL.map(first_weekday), [6, 0, 6, 0]);
    }
}
