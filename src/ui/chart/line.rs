//! Lines by stretches of time: one to six series, each with the compared period as a faint twin.

use super::data::{Series, Timeline};
use super::mark::{SERIES, class, line_sample, mark, twin_sample};
use super::plot::{Kind, plot};
use super::scale::{Scale, WHOLE, middle, percent};
use super::shown::{Hidden, Shown};
use super::thin::apart;
use super::trace::{self, Spot};
use leptos::prelude::*;

/// Up to so many points are each marked; of more, some are.
const MARKED: usize = 12;
/// Letters of a name at the end of a line.
const LETTERS: usize = 18;
/// How far apart such names are at least, of the drawing's height.
const GAP: i64 = 650;

/// Lines, the ground below it where it is one, and their names at the ends; series after the sixth are not drawn.
#[component]
pub fn LineChart(of: Timeline, #[prop(optional)] hidden: Option<Hidden>) -> impl IntoView {
    let mut of = of;
    of.series.truncate(SERIES);
    let kind = Kind { reach, draw, touch, sample: |_, place| line_sample(place), twin: twin_sample, has_ends: true };
    plot(of, kind, hidden)
}

fn reach(of: &Timeline, shown: Shown) -> Vec<i64> {
    let drawn = of.series.iter().enumerate().filter(|(place, _)| shown.has(*place));
    drawn.flat_map(|(_, series)| series.values.iter().chain(twin(series, shown))).flatten().copied().collect()
}

/// What a series is compared with, as far as it is shown.
fn twin(series: &Series, shown: Shown) -> &[Option<i64>] {
    if shown.has(Shown::BEFORE) { &series.before } else { &[] }
}

fn spots(values: &[Option<i64>], count: usize, scale: Scale) -> Vec<Spot> {
    values.iter().take(count).enumerate().map(|(index, value)| value.map(|value| (middle(index, count), scale.y(value)))).collect()
}

fn draw(of: &Timeline, shown: Shown, scale: Scale) -> AnyView {
    let count = of.buckets.len();
    let is_one = of.series.len() == 1;
    let mut paths = Vec::new();
    let mut marks = Vec::new();
    let mut ends = Vec::new();
    for (place, series) in of.series.iter().enumerate().filter(|(place, _)| shown.has(*place)) {
        let before = spots(twin(series, shown), count, scale);
        let twin_class = if is_one { "line before".to_owned() } else { format!("line {} before", class(place)) };
        paths.push(path(twin_class, trace::line(&before), false));
        marks.extend(trace::lone(&before).into_iter().filter_map(|index| before[index]).map(twin_mark));
        let spots = spots(&series.values, count, scale);
        // The last piece leads to a stretch that goes on.
        let goes_on = of.unfinished && spots.len() == count && spots.last().is_some_and(Option::is_some);
        let firm = if goes_on { count - 1 } else { spots.len() };
        if is_one {
            let area = trace::area(&spots, scale.y(0));
            paths.push(view! { <path class="area s1" d=area></path> }.into_any());
        }
        paths.push(path(format!("line {}", class(place)), trace::line(&spots[..firm]), false));
        paths.push(path(format!("line {}", class(place)), trace::line(&spots[firm.saturating_sub(1)..]), true));
        marks.extend(marked(&spots, is_one).into_iter().filter_map(|index| spots[index].map(|(x, y)| mark(place, x, y))));
        ends.extend(end(&spots).map(|y| (y, series.name.clone())));
        if is_one {
            ends.extend(end(&before).zip(of.before.clone()));
        }
    }
    let ends = if of.series.len() > 1 || of.before.is_some() { names(ends) } else { ().into_any() };
    view! {
        <svg viewBox="0 0 10000 10000" preserveAspectRatio="none" overflow="visible">
            {paths}
        </svg>
        {marks}
        {ends}
    }
    .into_any()
}

fn path(class: String, text: String, is_open: bool) -> AnyView {
    let dashes = is_open.then_some("1 6");
    (!text.is_empty()).then(|| view! { <path class=class class:open=is_open d=text stroke-dasharray=dashes></path> }).into_any()
}

/// A point of what is compared that no line reaches.
fn twin_mark((x, y): (i64, i64)) -> AnyView {
    view! { <circle class="before" cx=percent(x) cy=percent(y) r="4"></circle> }.into_any()
}

/// Which points of a line are marked: all of few; of many some, so that lines are told apart, but none of a line that is alone. Always
/// those that no line reaches.
fn marked(spots: &[Spot], is_one: bool) -> Vec<usize> {
    let lone = trace::lone(spots);
    let step = if spots.len() <= MARKED { 1 } else { spots.len().div_ceil(MARKED / 2) };
    let is_marked = |index: usize| lone.contains(&index) || (index.is_multiple_of(step) && (!is_one || step == 1));
    (0..spots.len()).filter(|index| spots[*index].is_some() && is_marked(*index)).collect()
}

/// How high the last known point stands.
fn end(spots: &[Spot]) -> Option<i64> {
    spots.iter().rev().flatten().next().map(|(_, y)| *y)
}

/// The names at the ends of lines, where none covers another.
fn names(ends: Vec<(i64, String)>) -> AnyView {
    let heights: Vec<i64> = ends.iter().map(|(y, _)| *y).collect();
    let name = |(y, (_, name)): (i64, (i64, String))| {
        view! {
            <text class="end" x="100%" dx="6" y=percent(y) dy="4">
                {short(&name)}
            </text>
        }
    };
    apart(&heights, GAP, WHOLE).into_iter().zip(ends).map(name).collect_view().into_any()
}

/// As much of a name as there is room for.
fn short(name: &str) -> String {
    if name.chars().count() <= LETTERS { name.to_owned() } else { name.chars().take(LETTERS - 1).chain(['…']).collect() }
}

/// A line down through the stretch, and its points.
fn touch(of: &Timeline, shown: Shown, scale: Scale, index: usize) -> AnyView {
    let x = middle(index, of.buckets.len());
    let drawn = of.series.iter().enumerate().filter(|(place, _)| shown.has(*place));
    let known = drawn.filter_map(|(place, series)| Some(mark(place, x, scale.y((*series.values.get(index)?)?))));
    view! {
        <line class="base" x1=percent(x) x2=percent(x) y1="0" y2="100%"></line>
        {known.collect_view()}
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_many_points_some_are_marked() {
        let spots: Vec<Spot> = (0..30).map(|index| Some((index, 0))).collect();
        assert_eq!(marked(&spots, false), [0, 5, 10, 15, 20, 25]);
        assert_eq!(marked(&spots, true), Vec::<usize>::new());
        assert_eq!(marked(&spots[..7], true).len(), 7);
        assert_eq!(marked(&[None, Some((1, 1)), None], true), [1]);
    }

    #[test]
    fn names_that_are_too_long_are_cut() {
        assert_eq!(short("Pix"), "Pix");
        assert_eq!(short("Parcelamento financiado"), "Parcelamento fina…");
    }
}
