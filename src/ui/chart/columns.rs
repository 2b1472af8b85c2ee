//! One series as columns by stretches of time, the compared period paler and wider behind.

use super::data::Timeline;
use super::plot::{Kind, plot};
use super::scale::{Scale, edge, percent};
use super::shown::{Hidden, Shown};
use leptos::prelude::*;

/// Of fewer stretches than seven or so, columns are no wider than these, in hundredths of a per cent.
const WIDEST: i64 = 1_500;

/// The first series as columns up from zero, or down; others are not drawn.
#[component]
pub fn ColumnChart(of: Timeline, #[prop(optional)] hidden: Option<Hidden>) -> impl IntoView {
    let mut of = of;
    of.series.truncate(1);
    let kind = Kind {
        reach,
        draw,
        touch: |_, _, _, _| ().into_any(),
        sample: |_, _| swatch("swatch now"),
        twin: || swatch("swatch before"),
        has_ends: false,
    };
    plot(of, kind, hidden)
}

fn swatch(class: &'static str) -> AnyView {
    view! { <i class=class></i> }.into_any()
}

fn reach(of: &Timeline, shown: Shown) -> Vec<i64> {
    let before = |series: &super::data::Series| if shown.has(Shown::BEFORE) { series.before.clone() } else { Vec::new() };
    of.series.iter().flat_map(|series| series.values.iter().copied().chain(before(series))).flatten().collect()
}

fn draw(of: &Timeline, shown: Shown, scale: Scale) -> AnyView {
    let count = of.buckets.len();
    let Some(series) = of.series.first() else { return ().into_any() };
    let columns = |class: &'static str, values: &[Option<i64>], margin: i64| {
        let column = |(index, value): (usize, &Option<i64>)| {
            let (y, height) = scale.bar(0, (*value)?);
            let goes_on = (class == "now" && of.unfinished && index + 1 == count).then_some(".55");
            let (x, width) = within(index, count, margin);
            Some(view! {
                <rect class=class x=percent(x) width=percent(width) y=percent(y) height=percent(height) rx="2" fill-opacity=goes_on></rect>
            })
        };
        values.iter().take(count).enumerate().filter_map(column).collect_view()
    };
    let before = shown.has(Shown::BEFORE).then(|| columns("before", &series.before, 17));
    view! {
        {before}
        {columns("now", &series.values, 30)}
    }
    .into_any()
}

/// Left edge and width of a column that leaves `margin` per cent of its stretch free at both sides.
pub fn within(index: usize, count: usize, margin: i64) -> (i64, i64) {
    let (from, to) = (edge(index, count), edge(index + 1, count));
    let width = ((to - from).min(WIDEST) * (100 - 2 * margin) / 100).max(1);
    (from + (to - from - width) / 2, width)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_in_the_middle_of_their_stretch() {
        assert_eq!(within(0, 10, 30), (300, 400));
        assert_eq!(within(9, 10, 30), (9_300, 400));
        assert_eq!(within(0, 1, 30), (4_700, 600), "one alone is a column, no wall");
        assert_eq!(within(0, 10_000, 30), (0, 1), "however many there are, they are seen");
    }
}
