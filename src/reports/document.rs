//! The answer of a report as a workbook for people: what was asked above, its rows and its series each on a sheet, in words of the reader.

use super::{named, words};
use crate::ui::words as common;
use crate::ui::words::narrow;
use domain::Time;
use domain::language::Language;
use domain::reports::{Answer, Figures, Narrowing, Question};
use domain::written::{day_range, zone_place};
use service::reports::export::{cell, file_name};
use service::sheets::{Cell, Sheet, XLSX, xlsx};
use store::letters::Attached;

/// The workbook to go with a letter; none where it cannot be written, which the log tells.
pub fn attached(question: &Question, answer: &Answer, language: Language, now: Time) -> Option<Attached> {
    let content = xlsx(&sheets(question, answer, language), now).inspect_err(|error| tracing::error!("a report is not written: {error}"));
    Some(Attached { name: file_name(answer.report, answer.period, "xlsx"), kind: XLSX.into(), content: content.ok()? })
}

/// One sheet with the rows, where the report has any, and one with the series.
pub fn sheets(question: &Question, answer: &Answer, language: Language) -> Vec<Sheet> {
    let measures = answer.report.spec().map_or(&[][..], |spec| spec.measures);
    let has_before = answer.before.is_some();
    let figures = |now: &Figures, before: Option<&Figures>| {
        let before = if has_before { Some(before.copied().unwrap_or_default()) } else { None };
        let pairs =
            measures.iter().flat_map(|measure| [Some(*now), before].into_iter().flatten().map(|figures| cell(*measure, &figures, answer)));
        pairs.collect::<Vec<Cell>>()
    };
    let head = |first: &str| {
        let measures = measures.iter().flat_map(|measure| {
            let before = has_before.then(|| words::versus(language, measure.label(language)));
            [Some(measure.label(language).to_owned()), before].into_iter().flatten()
        });
        std::iter::once(first.to_owned()).chain(measures).collect::<Vec<String>>()
    };
    let total = || {
        let first = Cell::Text(words::total(language).into());
        Some(std::iter::once(first).chain(figures(&answer.totals, answer.totals_before.as_ref())).collect())
    };
    let above = above(question, answer, language);
    let rows = answer.by.map(|by| {
        let row = |row: &domain::reports::Row| {
            let name = Cell::Text(named::row(by, &row.key, row.name.as_deref(), language));
            std::iter::once(name).chain(figures(&row.figures, row.before.as_ref())).collect()
        };
        Sheet {
            name: by.label(language).into(),
            above: above.clone(),
            head: head(by.label(language)),
            rows: answer.rows.iter().map(row).collect(),
            // Where there are more rows than a table has, what is there does not come to the total.
            total: total(),
        }
    });
    let point = |(index, point): (usize, &domain::reports::Point)| {
        let name = Cell::Text(named::stretch(answer, index, language));
        std::iter::once(name).chain(figures(&point.figures, point.before.as_ref())).collect()
    };
    let step = words::stretch(language, answer.granularity);
    let series =
        Sheet { name: step.into(), above, head: head(step), rows: answer.series.iter().enumerate().map(point).collect(), total: total() };
    rows.into_iter().chain([series]).collect()
}

/// What was asked: the report, its days and those beside them, its currency, and what it was narrowed to.
fn above(question: &Question, answer: &Answer, language: Language) -> Vec<String> {
    let days = narrow::table_of_days(language, answer.period);
    let before = answer.before.map(|before| format!("{}: {}", words::compared(language), day_range(before.from, before.to, language)));
    let currency = narrow::table_in(language, answer.currency);
    let narrowed =
        question.narrowed.ways().into_iter().map(|way| format!("{}: {}", way.label(language), value(question, answer, way, language)));
    let more = answer.cursor.map(|_| narrow::table_of_first(language, answer.rows.len()));
    [Some(answer.report.label(language).to_owned()), Some(days), before, Some(currency)]
        .into_iter()
        .flatten()
        .chain(narrowed)
        .chain([words::days_of(language, &zone_place(&answer.time_zone))])
        .chain(more)
        .collect()
}

fn value(question: &Question, answer: &Answer, way: Narrowing, language: Language) -> String {
    let narrowed = &question.narrowed;
    match way {
        Narrowing::Product => {
            // Products are called by their names where the answer has them.
            let name = |id: &domain::id::ProductId| {
                let id = id.to_string();
                let row = answer.rows.iter().find(|row| row.parts().first() == Some(&id.as_str()));
                row.and_then(|row| row.name.clone()).unwrap_or(id)
            };
            narrowed.products.iter().map(name).collect::<Vec<_>>().join(", ")
        }
        Narrowing::Method => narrowed.methods.iter().map(|method| common::method(language, *method)).collect::<Vec<_>>().join(", "),
        Narrowing::State => narrowed.states.iter().map(|state| common::state(language, *state)).collect::<Vec<_>>().join(", "),
        way => named::text(way, narrowed.texts.get(&way).map_or("", String::as_str), language),
    }
}
