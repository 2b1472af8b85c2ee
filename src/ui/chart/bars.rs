//! Figures by value as lying bars, each with its share where they are parts of a whole.

use super::data::{Part, Ranking};
use super::plot::{framed, nothing};
use super::rows::{Row, Rows, list};
use super::scale::{percent, share};
use super::table::as_table;
use super::walk::{Walk, Walked};
use crate::ui::reader::language;
use leptos::prelude::*;

/// A bar for each part, with the compared figure paler behind; what is less than nothing leads to the left.
#[component]
pub fn BarChart(of: Ranking) -> impl IntoView {
    let span = Span::around(&of.parts);
    let rows = of.parts.iter().map(|part| Row { part: part.clone(), sample: ().into_any(), bar: bar(part, span), is_within: false });
    let rows = rows.collect();
    ranked(&of, rows, of.table(of.named(), language()))
}

/// Rows with what stands around them, and their table's heads and rows.
pub fn ranked(of: &Ranking, rows: Vec<Row>, table: (Vec<String>, Vec<Vec<String>>)) -> AnyView {
    let language = language();
    if rows.is_empty() {
        return nothing(of.name.clone(), language);
    }
    let walk = Walk::new(rows.len(), 1);
    let total = of.adds_up.then(|| of.total());
    let shared = Rows { walk, unit: of.unit, total, before: of.before.as_deref(), language };
    let list = list(rows, &shared);
    let (id, name, summary) = (of.id, of.name.clone(), of.summary(language));
    let drawn = view! {
        <Walked walk class="ranked">
            {list}
        </Walked>
    };
    framed("drawn", id, (name, summary), drawn.into_any(), as_table(of.name.clone(), table, language), language)
}

/// From the least to the most of some figures and zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    least: i64,
    most: i64,
}

impl Span {
    pub fn around(parts: &[Part]) -> Self {
        let figures = || parts.iter().flat_map(|part| [Some(part.value), part.before]).flatten();
        // Half of all numbers, so that their distance is a number too.
        let bounded = |figure: i64| figure.clamp(i64::MIN / 2, i64::MAX / 2);
        Self { least: bounded(figures().min().unwrap_or(0).min(0)), most: bounded(figures().max().unwrap_or(0).max(0)) }
    }

    /// Left edge and length of a bar from zero, in hundredths of a per cent.
    fn bar(self, figure: i64) -> (i64, i64) {
        let of = |distance: i64| share(distance, self.most - self.least);
        let figure = figure.clamp(self.least, self.most);
        (of(figure.min(0) - self.least), of(figure.abs()))
    }
}

/// The bar of a row.
pub fn bar(part: &Part, span: Span) -> AnyView {
    let rect = |class: &'static str, figure: i64, y: &'static str, height: &'static str| {
        let (x, width) = span.bar(figure);
        view! { <rect class=class x=percent(x) width=percent(width) y=y height=height rx="2"></rect> }
    };
    view! {
        <svg class="chart">
            {part.before.map(|before| rect("before", before, "0", "100%"))} {rect("now", part.value, "20%", "60%")}
        </svg>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(figures: &[i64]) -> Span {
        let part = |value: &i64| Part { name: String::new(), value: *value, before: None, href: None };
        Span::around(&figures.iter().map(part).collect::<Vec<_>>())
    }

    #[test]
    fn bars_lead_from_zero_to_both_sides() {
        assert_eq!([100, 25, 0].map(|figure| span(&[100, 25]).bar(figure)), [(0, 10_000), (0, 2_500), (0, 0)]);
        assert_eq!([300, -100].map(|figure| span(&[300, -100]).bar(figure)), [(2_500, 7_500), (0, 2_500)]);
        assert_eq!(span(&[0]).bar(0), (0, 0));
        assert_eq!(span(&[i64::MAX, i64::MIN]).bar(i64::MIN).0, 0);
    }
}
