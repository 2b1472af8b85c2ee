//! The drawing of a report: its series or its rows, as its statement in the catalogue says, each leading on to what it is made of. What
//! does not add up, as averages and rates, is drawn as no part of a whole.

use crate::paths;
use crate::reports::named;
use crate::reports::words;
use crate::ui::chart::{
    BarChart, Bucket, ColumnChart, DonutChart, HeatChart, Hidden, Hour, LineChart, Part, Place, PlacesChart, Ranking, Series, StackedChart,
    Timeline, Unit, Weekly,
};
use crate::ui::reader::may;
use crate::ui::words as common;
use chrono::Days;
use domain::collaborators::Right;
use domain::language::Language;
use domain::listing::Filter;
use domain::reports::{Answer, Chart, Dimension, Figures, Measure, Period, Question, Row, SEPARATOR, When};
use leptos::prelude::*;

/// Rows that a drawing by value shows.
const MOST: usize = 12;

/// Of the drawing within its page.
const ID: &str = "report";

/// The drawing, or nothing where the report is of no kind that is drawn.
pub(super) fn card(question: &Question, answer: &Answer, hidden: Hidden, language: Language) -> AnyView {
    let (Some(spec), Some(measure)) = (question.report.spec(), question.measure()) else { return ().into_any() };
    let of = Drawn { question, answer, measure, language };
    let drawing = match (answer.by, spec.chart) {
        (Some(Dimension::Hour), _) => view! { <HeatChart of=of.weekly() /> }.into_any(),
        (Some(Dimension::Place), Chart::Places) => view! { <PlacesChart of=of.ranking(Vec::new()) places=of.places() /> }.into_any(),
        (Some(_), Chart::StackedBars) if !answer.stacks.is_empty() && measure.adds_up() => {
            view! { <StackedChart of=of.stacked() hidden /> }.into_any()
        }
        (Some(_), Chart::StackedBars) if !answer.stacks.is_empty() => view! { <LineChart of=of.stacked() hidden /> }.into_any(),
        (Some(_), Chart::Donut) if measure.adds_up() => view! { <DonutChart of=of.ranking(of.parts()) /> }.into_any(),
        (Some(_), Chart::Bars | Chart::Donut) => view! { <BarChart of=of.ranking(of.parts()) /> }.into_any(),
        (None, Chart::Bars) => view! { <ColumnChart of=of.timeline() hidden /> }.into_any(),
        _ => view! { <LineChart of=of.timeline() hidden /> }.into_any(),
    };
    view! { <section class="card report-drawn">{drawing}</section> }.into_any()
}

/// What is drawn.
struct Drawn<'a> {
    question: &'a Question,
    answer: &'a Answer,
    measure: Measure,
    language: Language,
}

impl Drawn<'_> {
    fn unit(&self) -> Unit {
        match self.measure.unit() {
            domain::reports::Unit::Count => Unit::Count,
            domain::reports::Unit::Money => Unit::Money(self.answer.currency),
            domain::reports::Unit::Share => Unit::Share,
        }
    }

    /// What the compared period is called.
    fn before(&self) -> Option<String> {
        self.answer.before.map(|_| self.answer.compare.label(self.language).to_owned())
    }

    /// The series of the whole, one for each measure that is drawn.
    fn timeline(&self) -> Timeline {
        let Answer { series, before, .. } = self.answer;
        let measures = self.question.drawn();
        let of = |measure: &Measure| Series {
            key: self.key(measure.name()),
            name: measure.label(self.language).to_owned(),
            values: series.iter().map(|point| measure.value(&point.figures)).collect(),
            before: match before {
                Some(_) => series.iter().map(|point| measure.value(&point.before?)).collect(),
                None => Vec::new(),
            },
        };
        let name = measures.iter().map(|measure| measure.label(self.language)).collect::<Vec<_>>().join(", ");
        Timeline { before: self.before(), ..self.by_stretch(&name, measures.iter().map(of).collect()) }
    }

    /// The greatest rows and the rest; nothing is compared.
    fn stacked(&self) -> Timeline {
        let of = |stack: &domain::reports::Stack| Series {
            key: match (&stack.key, self.answer.by) {
                (Some(key), Some(by)) => self.key(&format!("{}={key}", by.name())),
                _ => self.key("rest"),
            },
            name: match (&stack.key, self.answer.by) {
                (Some(key), Some(by)) => named::row(by, key, stack.name.as_deref(), self.language),
                _ => words::all_others(self.language).to_owned(),
            },
            values: stack.points.iter().map(|figures| self.measure.value(figures)).collect(),
            before: Vec::new(),
        };
        self.by_stretch(self.measure.label(self.language), self.answer.stacks.iter().map(of).collect())
    }

    /// By which a series is known again while the report's filters change, and not taken for one of another report.
    fn key(&self, of: &str) -> String {
        format!("{}/{of}", self.question.report.name())
    }

    fn by_stretch(&self, name: &str, series: Vec<Series>) -> Timeline {
        let (answer, language) = (self.answer, self.language);
        let bucket = |index: usize| {
            let day = answer.series[index].day;
            Bucket {
                label: named::stretch_short(answer.granularity, day, language),
                name: named::stretch(answer, index, language),
                before: named::stretch_before(answer, index, language),
                href: self.leads_to(index),
            }
        };
        Timeline {
            id: ID,
            name: words::drawn_by(language, name, words::by_stretch(language, answer.granularity)),
            axis: words::stretch(language, answer.granularity).to_owned(),
            unit: self.unit(),
            buckets: (0..answer.series.len()).map(bucket).collect(),
            series,
            before: None,
            unfinished: answer.period.contains(answer.today) && answer.period.to == answer.today,
        }
    }

    /// A stretch leads to its days, a day to its sales.
    fn leads_to(&self, index: usize) -> Option<String> {
        let series = &self.answer.series;
        let day = series.get(index)?.day;
        let last = series.get(index + 1).map_or(self.answer.period.to, |next| next.day - Days::new(1));
        if day < last {
            let when = When::Days(Period::new(day, last));
            return Some(paths::report(&Question { when, granularity: None, ..self.question.first_page() }));
        }
        let of_day = Filter {
            from: Some(day),
            to: Some(day),
            currency: Some(self.answer.currency),
            product: self.question.narrowed.products.first().copied(),
            ..Filter::default()
        };
        may(Right::SalesSearchByPeriod).then(|| paths::sales(&of_day))
    }

    fn ranking(&self, parts: Vec<Part>) -> Ranking {
        let by = self.answer.by.map_or("", |by| by.label(self.language));
        Ranking {
            id: ID,
            name: words::drawn_of(self.language, self.measure.label(self.language), by),
            axis: by.to_owned(),
            unit: self.unit(),
            parts,
            adds_up: self.measure.adds_up(),
            before: self.before(),
        }
    }

    fn parts(&self) -> Vec<Part> {
        self.answer.rows.iter().take(MOST).filter_map(|row| self.part(row)).collect()
    }

    fn part(&self, row: &Row) -> Option<Part> {
        let by = self.answer.by.unwrap_or(Dimension::Product);
        self.part_of(
            named::row(by, &row.key, row.name.as_deref(), self.language),
            &row.figures,
            row.before.as_ref(),
            self.narrowed(&row.key),
        )
    }

    /// None of what is not known: the table says so, and nothing is drawn of it.
    fn part_of(&self, name: String, figures: &Figures, before: Option<&Figures>, href: Option<String>) -> Option<Part> {
        let value = self.measure.value(figures)?;
        Some(Part { name, value, before: before.and_then(|before| self.measure.value(before)), href })
    }

    fn narrowed(&self, key: &str) -> Option<String> {
        self.question.narrowed_to(key).map(|narrowed| paths::report(&narrowed))
    }

    /// Countries in the order of their greatest region, with their regions; one alone that is not stated has none.
    fn places(&self) -> Vec<Place> {
        let mut places: Vec<(&str, Figures, Option<Figures>, Vec<Part>)> = Vec::new();
        for row in &self.answer.rows {
            let (country, region) = row.key.split_once(SEPARATOR).unwrap_or((row.key.as_str(), ""));
            let known = places.iter().position(|(known, ..)| *known == country).unwrap_or_else(|| {
                places.push((country, Figures::default(), row.before.map(|_| Figures::default()), Vec::new()));
                places.len() - 1
            });
            let (_, whole, before, regions) = &mut places[known];
            *whole += row.figures;
            if let (Some(sum), Some(more)) = (before.as_mut(), row.before) {
                *sum += more;
            }
            if !region.is_empty() && regions.len() < MOST {
                regions.extend(self.part_of(region.to_owned(), &row.figures, row.before.as_ref(), self.narrowed(&row.key)));
            }
        }
        let place = |(country, whole, before, regions): (&str, Figures, Option<Figures>, Vec<Part>)| {
            let name = if country.is_empty() {
                domain::reports::not_stated(self.language).to_owned()
            } else {
                common::country(self.language, country).to_owned()
            };
            Some(Place { whole: self.part_of(name, &whole, before.as_ref(), None)?, regions })
        };
        places.into_iter().take(MOST).filter_map(place).collect()
    }

    /// All hours of the week, also those in which nothing was sold.
    fn weekly(&self) -> Weekly {
        let mut hours = vec![Hour { before: self.answer.before.map(|_| 0), ..Hour::default() }; 7 * 24];
        for row in &self.answer.rows {
            let place = row.key.split_once(SEPARATOR).and_then(|(weekday, hour)| {
                let (weekday, hour): (usize, usize) = (weekday.parse().ok()?, hour.parse().ok()?);
                weekday.checked_sub(1).map(|weekday| weekday * 24 + hour)
            });
            if let (Some(cell), Some(part)) = (place.and_then(|place| hours.get_mut(place)), self.part(row)) {
                *cell = Hour { value: part.value, before: part.before, href: None };
            }
        }
        Weekly {
            id: ID,
            name: words::drawn_of(self.language, self.measure.label(self.language), words::weekday_hour(self.language)),
            unit: self.unit(),
            hours,
            before: self.before(),
        }
    }
}
