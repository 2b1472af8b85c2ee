//! Parts of a whole as stacked columns by stretches of time: up to five series, and the rest.

use super::columns::within;
use super::data::Timeline;
use super::mark::{fill, fill_sample, textures};
use super::part::folded_series;
use super::plot::{Kind, plot};
use super::scale::{Scale, percent};
use super::shown::{Hidden, Shown};
use crate::ui::format;
use crate::ui::reader::language;
use crate::ui::words;
use leptos::prelude::*;

/// Columns of parts: what is more than nothing upwards from zero, what is less downwards. Nothing is compared.
#[component]
pub fn StackedChart(of: Timeline, #[prop(optional)] hidden: Option<Hidden>) -> impl IntoView {
    let language = language();
    let mut of = of;
    of.series = folded_series(of.series, |count| words::chart_others(language, &format::count(count as i64, language)));
    of.before = None;
    for series in &mut of.series {
        series.before.clear();
    }
    let kind = Kind {
        reach,
        draw,
        touch: |_, _, _, _| ().into_any(),
        sample: |of, place| fill_sample(of.id, place),
        twin: || ().into_any(),
        has_ends: false,
    };
    plot(of, kind, hidden)
}

/// The parts of one stretch: place of the series, from where and to where.
fn parts(of: &Timeline, shown: Shown, index: usize) -> Vec<(usize, i64, i64)> {
    let (mut above, mut below) = (0_i64, 0_i64);
    let drawn = of.series.iter().enumerate().filter(|(place, _)| shown.has(*place));
    drawn
        .filter_map(|(place, series)| {
            let value = (*series.values.get(index)?)?;
            let end = if value < 0 { &mut below } else { &mut above };
            let from = *end;
            *end = end.saturating_add(value);
            (value != 0).then_some((place, from, *end))
        })
        .collect()
}

fn reach(of: &Timeline, shown: Shown) -> Vec<i64> {
    (0..of.buckets.len()).flat_map(|index| parts(of, shown, index)).map(|(_, _, to)| to).collect()
}

fn draw(of: &Timeline, shown: Shown, scale: Scale) -> AnyView {
    let count = of.buckets.len();
    let column = |index: usize| {
        let (x, width) = within(index, count, 20);
        let goes_on = (of.unfinished && index + 1 == count).then_some(".55");
        let part = move |(place, from, to): (usize, i64, i64)| {
            let (y, height) = scale.bar(from, to);
            view! {
                <rect
                    class="slice"
                    x=percent(x)
                    width=percent(width)
                    y=percent(y)
                    height=percent(height)
                    fill=fill(of.id, place)
                    fill-opacity=goes_on
                ></rect>
            }
        };
        parts(of, shown, index).into_iter().map(part).collect_view()
    };
    view! {
        {textures(of.id, of.series.len(), 1)}
        {(0..count).map(column).collect_view()}
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::super::data::{Bucket, Series, Unit};
    use super::*;

    #[test]
    fn parts_stand_on_each_other_and_hang_below_zero() {
        let series = |value| Series { key: String::new(), name: String::new(), values: vec![value], before: Vec::new() };
        let of = Timeline {
            id: "parts",
            name: String::new(),
            axis: String::new(),
            unit: Unit::Count,
            buckets: vec![Bucket { label: String::new(), name: String::new(), before: None, href: None }],
            series: [Some(3), Some(-1), None, Some(4), Some(0), Some(-2)].map(series).into(),
            before: None,
            unfinished: false,
        };
        assert_eq!(parts(&of, Shown::ALL, 0), [(0, 0, 3), (1, 0, -1), (3, 3, 7), (5, -1, -3)]);
        assert_eq!(parts(&of, Shown::ALL.toggled(0, 6), 0)[1], (3, 0, 4), "what is hidden takes no room");
        assert_eq!(Scale::around(reach(&of, Shown::ALL), 1).lines().collect::<Vec<_>>(), [-4, 0, 4, 8]);
    }
}
