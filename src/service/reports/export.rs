//! An answer as a table for programs: names that stay what they are, keys as they stand in addresses.

use super::{ReportError, ask_whole};
use crate::asking::{Asking, Did, note};
use crate::office::Office;
use crate::sheets::{Cell, Sheet};
use domain::collaborators::audit::{Action, Change, Object, Pair};
use domain::money::Money;
use domain::reports::{Answer, Dimension, Figures, Measure, Period, Question, Report, SEPARATOR, Unit};
use store::StoreError;

/// All rows of an answer for somebody to keep, and the entry about it in the owner's log.
pub async fn export(office: &Office, asking: &Asking, question: &Question) -> Result<Answer, ReportError> {
    let answer = ask_whole(&office.db, &asking.acting, question, asking.now).await?;
    taken(office, asking, question.report, (answer.period, answer.time_zone.as_str())).await?;
    Ok(answer)
}

/// Writes into the owner's log that somebody took what a report says of these days in this zone.
pub(crate) async fn taken(office: &Office, asking: &Asking, report: Report, (period, time_zone): (Period, &str)) -> Result<(), StoreError> {
    let zone = domain::calendar::parse_zone(time_zone).unwrap_or_default();
    let span = domain::calendar::span_of_days(period.from, period.to, zone);
    let changes = vec![Change::Period(Pair::new(None, Some(span)))];
    let did = Did { right: report.right(), action: Action::ReportExported, object: Object::Sales, name: report.name(), changes };
    let mut tx = office.db.write().await?;
    note(&mut tx, office, asking, did).await?;
    tx.commit().await
}

/// Under which a table is kept: `earnings-2026-03-01-2026-03-31.csv`.
pub fn file_name(report: Report, period: Period, kind: &str) -> String {
    format!("{}-{}-{}.{kind}", report.name(), period.from, period.to)
}

/// The rows of an answer, or where it has none the stretches of its series; every figure beside what it is compared with.
pub fn table(answer: &Answer) -> Sheet {
    let measures = answer.report.spec().map_or(&[][..], |spec| spec.measures);
    let key = answer.by.map_or_else(|| vec!["from"], keys);
    let has_name = answer.by.is_some_and(Dimension::has_product);
    let before = answer.before.is_some();
    let mut head: Vec<String> = key.into_iter().map(str::to_owned).collect();
    head.extend(has_name.then(|| "name".to_owned()));
    head.push("currency".into());
    head.extend(measures.iter().map(|measure| measure.name().to_owned()));
    head.extend(measures.iter().filter(|_| before).map(|measure| format!("{}_before", measure.name())));
    let currency = Cell::Text(answer.currency.code().into());
    let figures = |now: &Figures, earlier: Option<&Figures>| {
        let earlier = if before { earlier.copied().or(Some(Figures::default())) } else { None };
        let now = measures.iter().map(|measure| cell(*measure, now, answer));
        let then = measures.iter().filter_map(|measure| earlier.map(|earlier| cell(*measure, &earlier, answer)));
        now.chain(then).collect::<Vec<_>>()
    };
    let rows = match answer.by {
        Some(_) => answer
            .rows
            .iter()
            .map(|row| {
                let mut cells: Vec<Cell> = row.key.split(SEPARATOR).map(|part| Cell::Text(part.into())).collect();
                cells.extend(has_name.then(|| Cell::Text(row.name.clone().unwrap_or_default())));
                cells.push(currency.clone());
                cells.extend(figures(&row.figures, row.before.as_ref()));
                cells
            })
            .collect(),
        None => answer
            .series
            .iter()
            .map(|point| {
                let head = [Cell::Day(point.day), currency.clone()];
                head.into_iter().chain(figures(&point.figures, point.before.as_ref())).collect()
            })
            .collect(),
    };
    Sheet { name: answer.report.name().into(), above: Vec::new(), head, rows, total: None }
}

/// A measure of some figures as a value of a table.
pub fn cell(measure: Measure, figures: &Figures, answer: &Answer) -> Cell {
    match (measure.value(figures), measure.unit()) {
        (None, _) => Cell::Empty,
        (Some(value), Unit::Count) => Cell::Count(value),
        (Some(value), Unit::Money) => Cell::Money(Money::new(value, answer.currency)),
        (Some(value), Unit::Share) => Cell::Share(value),
    }
}

/// The names of the parts of a key, as filters have them where one says the same.
fn keys(by: Dimension) -> Vec<&'static str> {
    match by {
        Dimension::Hour => vec!["weekday", "hour"],
        Dimension::Outcome => vec![by.name()],
        by => by.narrowings().iter().map(|way| way.name()).collect(),
    }
}
