//! What REST answers about reports: figures by the name of their measure.

use super::shapes::{Amount, amount};
use domain::IntoEnumIterator;
use domain::language::Language;
use domain::money::Currency;
use domain::reports::{Answer, Dimension, Figures, Granularity, Measure, Narrowing, Period, Report, Row, Unit};
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

#[derive(Debug, Serialize, ToSchema)]
pub struct CatalogueShape {
    pub reports: Vec<ReportShape>,
}

/// What a report is.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReportShape {
    #[schema(example = "product_earnings")]
    pub name: String,
    pub label: String,
    pub explanation: String,
    /// `now`, or `coming`: such a report cannot be asked yet.
    pub stage: String,
    pub measures: Vec<MeasureShape>,
    /// What its rows may be broken down by, its own first.
    pub by: Vec<String>,
    /// The parameters that narrow it.
    pub filters: Vec<String>,
    pub granularities: Vec<String>,
    /// `line`, `stacked_bars`, `bars`, `donut`, `heat_map` or `places`; none where it cannot be asked this way.
    pub chart: Option<String>,
    /// The measures that are drawn, unless another is asked for.
    pub draw: Vec<String>,
    /// The order of its rows, unless another is asked for.
    #[schema(example = "-gross")]
    pub sort: Option<String>,
    /// The days that are meant, unless others are asked for.
    #[schema(example = "last_30_days")]
    pub period: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct MeasureShape {
    pub name: String,
    /// `count`, `money` or `share`.
    pub unit: String,
    pub label: String,
    pub explanation: String,
}

pub fn catalogue(reports: &[Report], language: Language) -> CatalogueShape {
    CatalogueShape { reports: reports.iter().map(|report| report_shape(*report, language)).collect() }
}

fn report_shape(report: Report, language: Language) -> ReportShape {
    let spec = report.spec();
    let measure = |measure: &Measure| MeasureShape {
        name: measure.name().to_owned(),
        unit: unit(measure.unit()).to_owned(),
        label: measure.label(language).to_owned(),
        explanation: measure.explanation(language).to_owned(),
    };
    ReportShape {
        name: report.name().to_owned(),
        label: report.label(language).to_owned(),
        explanation: report.explanation(language).to_owned(),
        stage: report.stage().name().to_owned(),
        measures: spec.map(|spec| spec.measures.iter().map(measure).collect()).unwrap_or_default(),
        by: spec.map(|spec| spec.dimensions().map(|by| by.name().to_owned()).collect()).unwrap_or_default(),
        filters: spec.map(|spec| spec.narrowings.iter().map(|way: &Narrowing| way.name().to_owned()).collect()).unwrap_or_default(),
        granularities: spec.map(|_| Granularity::iter().map(|each| each.name().to_owned()).collect()).unwrap_or_default(),
        chart: spec.map(|spec| spec.chart.name().to_owned()),
        draw: spec.map(|spec| spec.drawn.iter().map(|measure| measure.name().to_owned()).collect()).unwrap_or_default(),
        sort: spec.map(|spec| format!("-{}", spec.sort.name())),
        period: spec.map(|spec| spec.period.name().to_owned()),
    }
}

fn unit(unit: Unit) -> &'static str {
    unit.into()
}

/// A figure: a number of sales, an amount, or a share in per cent with two decimals.
#[derive(Debug, Serialize, ToSchema)]
#[serde(untagged)]
pub enum FigureShape {
    Count(i64),
    Money(Amount),
    #[schema(example = "12.50")]
    Share(String),
}

/// A figure, null where it is not known.
#[derive(Debug, Serialize, ToSchema)]
pub struct KnownShape(pub Option<FigureShape>);

/// Each measure of the report by its name; of one that may be unknown also, with `_known` behind its name, of how many sold sales it is
/// known.
#[derive(Debug, Serialize, ToSchema)]
pub struct FiguresShape(pub BTreeMap<String, KnownShape>);

/// The answer to one question, all of it from one moment.
#[derive(Debug, Serialize, ToSchema)]
pub struct AnswerShape {
    pub report: String,
    #[schema(format = Date)]
    pub from: String,
    #[schema(format = Date)]
    pub to: String,
    /// The days that it stands beside.
    pub before: Option<DaysShape>,
    pub granularity: String,
    pub time_zone: String,
    pub currency: String,
    /// All currencies in which there are sales, the most used first: figures of two are never added.
    pub currencies: Vec<String>,
    pub totals: FiguresShape,
    pub totals_before: Option<FiguresShape>,
    pub series: Vec<PointShape>,
    /// What the rows are broken down by.
    pub by: Option<String>,
    pub rows: Vec<RowShape>,
    /// Give this as `cursor` for the next page; absent on the last.
    pub cursor: Option<String>,
    /// `rollup` or `columns`: what the answer was read from.
    pub served_by: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct DaysShape {
    #[schema(format = Date)]
    pub from: String,
    #[schema(format = Date)]
    pub to: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct PointShape {
    /// The first day of the stretch.
    #[schema(format = Date)]
    pub day: String,
    pub figures: FiguresShape,
    pub before: Option<FiguresShape>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct RowShape {
    /// What the row is of: one part, or several (product and offer; country and region; source, medium and campaign; weekday from 1 for
    /// Monday and hour). An empty one is not stated.
    pub key: Vec<String>,
    /// What the product is called, where the key begins with one.
    pub name: Option<String>,
    pub figures: FiguresShape,
    pub before: Option<FiguresShape>,
}

pub fn answer(answer: &Answer) -> AnswerShape {
    let measures = answer.report.spec().map_or(&[][..], |spec| spec.measures);
    let shape = |of: &Figures| figures(of, measures, answer.currency);
    let days = |days: &Period| DaysShape { from: days.from.to_string(), to: days.to.to_string() };
    let row = |row: &Row| RowShape {
        key: row.parts().into_iter().map(str::to_owned).collect(),
        name: row.name.clone(),
        figures: shape(&row.figures),
        before: row.before.as_ref().map(shape),
    };
    let served_by: &'static str = answer.served_by.into();
    AnswerShape {
        report: answer.report.name().to_owned(),
        from: answer.period.from.to_string(),
        to: answer.period.to.to_string(),
        before: answer.before.as_ref().map(days),
        granularity: answer.granularity.name().to_owned(),
        time_zone: answer.time_zone.clone(),
        currency: answer.currency.code().to_owned(),
        currencies: answer.currencies.iter().map(|currency| currency.code().to_owned()).collect(),
        totals: shape(&answer.totals),
        totals_before: answer.totals_before.as_ref().map(shape),
        series: answer
            .series
            .iter()
            .map(|point| PointShape {
                day: point.day.to_string(),
                figures: shape(&point.figures),
                before: point.before.as_ref().map(shape),
            })
            .collect(),
        by: answer.by.map(Dimension::name).map(str::to_owned),
        rows: answer.rows.iter().map(row).collect(),
        cursor: answer.cursor.map(|cursor| cursor.to_string()),
        served_by: served_by.to_owned(),
    }
}

fn figures(figures: &Figures, measures: &[Measure], currency: Currency) -> FiguresShape {
    let mut shapes = BTreeMap::new();
    for measure in measures {
        let shape = match (measure.value(figures), measure.unit()) {
            (None, _) => None,
            (Some(count), Unit::Count) => Some(FigureShape::Count(count)),
            (Some(minor), Unit::Money) => Some(FigureShape::Money(amount(minor, currency))),
            (Some(share), Unit::Share) => Some(FigureShape::Share(format!("{}.{:02}", share / 100, share % 100))),
        };
        shapes.insert(measure.name().to_owned(), KnownShape(shape));
        if let Some(known) = measure.known(figures) {
            shapes.insert(format!("{}_known", measure.name()), KnownShape(Some(FigureShape::Count(known.known))));
        }
    }
    FiguresShape(shapes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_is_null_and_a_share_has_two_decimals() {
        let figures = Figures { sold: 2, gross: 2_501, approved: 2, lost: 1, ..Figures::default() };
        let measures = [Measure::Sold, Measure::Gross, Measure::Net, Measure::AverageTicket, Measure::ApprovalRate];
        let shape = serde_json::to_value(super::figures(&figures, &measures, Currency::BRL)).unwrap();
        let money = |amount: &str| serde_json::json!({"amount": amount, "currency": "BRL"});
        let expected = serde_json::json!({
            "sold": 2, "gross": money("25.01"), "net": null, "net_known": 0, "average_ticket": money("12.51"), "approval_rate": "66.67"
        });
        assert_eq!(shape, expected);
    }
}
