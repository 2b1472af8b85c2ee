//! Figures by value as rows: what it is, a bar where there is one, the figure, its share where there is a whole.

use super::data::{Part, Unit};
use super::plot::tip;
use super::told::{compared, share};
use super::walk::{Walk, point};
use domain::language::Language;
use leptos::prelude::*;

/// A row as it is drawn.
pub struct Row {
    pub part: Part,
    /// What the row looks like beside it.
    pub sample: AnyView,
    /// A bar, or nothing.
    pub bar: AnyView,
    /// Whether it is a part of the row above.
    pub is_within: bool,
}

/// What all rows share.
pub struct Rows<'a> {
    pub walk: Walk,
    pub unit: Unit,
    /// Of which shares are told; none where figures are no parts of a whole.
    pub total: Option<i64>,
    pub before: Option<&'a str>,
    pub language: Language,
}

/// The rows as a list that is walked through.
pub fn list(rows: Vec<Row>, shared: &Rows<'_>) -> AnyView {
    let row = |(index, row): (usize, Row)| line(index, row, shared);
    view! { <ol class="ranks">{rows.into_iter().enumerate().map(row).collect_view()}</ol> }.into_any()
}

fn line(index: usize, row: Row, shared: &Rows<'_>) -> AnyView {
    let Rows { walk, unit, total, before, language } = *shared;
    let Part { name, value, before: was, href } = row.part;
    let (figure, share) = (unit.written(value, language), total.map(|total| share(value, total, language)));
    let told_figure = compared(figure.clone(), was, before, unit, language);
    let told_share = share.as_ref().map(|share| format!(", {share}")).unwrap_or_default();
    let label = format!("{name}: {told_figure}{told_share}");
    // The row itself tells the figure; what it is compared with comes up.
    let lines: Vec<String> =
        before.zip(was).map(|(before, was)| format!("{before}: {}", unit.written(was, language))).into_iter().collect();
    let title = format!("{name}: {figure}");
    let is_told = move || walk.told.get() == Some(index);
    let told = move || (is_told() && !lines.is_empty()).then(|| tip(title.clone(), lines.clone(), None));
    let class = if href.is_some() { "cover" } else { "name" };
    view! {
        <li data-at=index class:told=is_told class:within=row.is_within>
            <span class="rank">{row.sample} {point(walk, index, Some(class), label, href, name.into_any())}</span>
            <span class="reach" aria-hidden="true">
                {row.bar}
            </span>
            <b class="num" aria-hidden="true">
                {figure}
            </b>
            <span class="num muted" aria-hidden="true">
                {share}
            </span>
            {told}
        </li>
    }
    .into_any()
}
