//! A question to a report: what can be asked, and how that is written in an address.

mod drawn;

use super::narrowed::Narrowed;
use super::period::{Compare, Granularity, Period, Preset, When};
use super::{Dimension, Measure, Report, SEPARATOR, Spec};
use crate::money::Currency;
use crate::parameter::{ParameterError, ParameterFault, query};
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

/// Rows of one page.
pub const PAGE_SIZE: u32 = 50;

/// The same of rows that are looked at together: the hours of a week.
const WHOLE_WEEK: u32 = 7 * 24;

/// Most stretches of a series. A finer granularity than fits is answered by the next coarser.
pub const MOST_POINTS: usize = 4_000;

/// Rows that may stand before a page: more than any report has.
const DEEPEST: u32 = 10_000_000;

/// A question to one report. Made by [`Question::new`] or [`Question::parse`]; whoever is sent one asks [`Question::faults`] first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    pub report: Report,
    pub when: When,
    /// What suits the period, where none is chosen.
    pub granularity: Option<Granularity>,
    pub compare: Compare,
    /// The one most used, where none is chosen: figures of two are never added.
    pub currency: Option<Currency>,
    /// What the rows are broken down by; the report's first choice, where none is made.
    pub by: Option<Dimension>,
    /// What is drawn; what the report draws of itself, where none is chosen.
    pub draw: Option<Measure>,
    pub narrowed: Narrowed,
    /// By what is drawn, the most first, where none is chosen.
    pub sort: Option<Sort>,
    /// How many rows stand before the page.
    pub cursor: u32,
}

/// What the rows are ordered by; equals by their key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sort {
    /// By what the rows are called, where none.
    pub by: Option<Measure>,
    pub ascending: bool,
}

impl Question {
    /// The question that is asked by who says nothing more than which report.
    pub fn new(report: Report) -> Self {
        Self {
            report,
            when: When::Preset(report.spec().map_or(Preset::Last30Days, |spec| spec.period)),
            granularity: None,
            compare: Compare::default(),
            currency: None,
            by: None,
            draw: None,
            narrowed: Narrowed::default(),
            sort: None,
            cursor: 0,
        }
    }

    /// Reads the parameters of an address; empty ones count as absent. All faults at once. Where only one end of the period is given, it
    /// reaches until `today`, or thirty days back.
    pub fn parse<'a>(
        report: Report,
        pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
        today: NaiveDate,
    ) -> Result<Self, Vec<ParameterError>> {
        let mut question = Self::new(report);
        let (mut ends, mut faults) = ([None; 2], Vec::new());
        for (name, value) in pairs {
            let value = value.trim();
            let set = match (name, value) {
                (_, "") => Ok(()),
                ("from", day) => day.parse().map(|day| ends[0] = Some(day)).map_err(|_| ParameterFault::NotADate),
                ("to", day) => day.parse().map(|day| ends[1] = Some(day)).map_err(|_| ParameterFault::NotADate),
                _ => question.set(name, value),
            };
            faults.extend(set.err().map(|reason| ParameterError { parameter: name.to_owned(), reason }));
        }
        let fixed = match ends {
            [None, None] => None,
            [Some(from), Some(to)] => Some(Period { from, to }),
            [Some(from), None] => Some(Period { from, to: today.max(from) }),
            [None, Some(to)] => Some(Period { from: to.checked_sub_days(Days::new(29)).unwrap_or(to).max(Period::FIRST.min(to)), to }),
        };
        question.when = fixed.map_or(question.when, When::Days);
        faults.extend(question.faults());
        if faults.is_empty() { Ok(question) } else { Err(faults) }
    }

    /// The same for who would rather have an answer than be told all at once: what is wrong is left out, and named.
    pub fn understand(report: Report, pairs: &[(String, String)], today: NaiveDate) -> (Self, Vec<ParameterError>) {
        let parse =
            |pairs: &[&(String, String)]| Self::parse(report, pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())), today);
        match parse(&pairs.iter().collect::<Vec<_>>()) {
            Ok(question) => (question, Vec::new()),
            Err(faults) => {
                let good: Vec<_> = pairs.iter().filter(|(name, _)| faults.iter().all(|fault| fault.parameter != *name)).collect();
                (parse(&good).unwrap_or_else(|_| Self::new(report)), faults)
            }
        }
    }

    fn set(&mut self, name: &str, value: &str) -> Result<(), ParameterFault> {
        fn of<T: std::str::FromStr>(value: &str) -> Result<T, ParameterFault> {
            value.parse().map_err(|_| ParameterFault::NotAValue)
        }
        match name {
            "period" => self.when = When::Preset(of(value)?),
            "granularity" => self.granularity = Some(of(value)?),
            "compare" => self.compare = of(value)?,
            "currency" => self.currency = Some(Currency::parse(value).map_err(|_| ParameterFault::NotAValue)?),
            "by" => self.by = Some(of(value)?),
            "draw" => self.draw = Some(of(value)?),
            "sort" => self.sort = Some(Sort::parse(value).ok_or(ParameterFault::NotAValue)?),
            "cursor" => self.cursor = value.parse().map_err(|_| ParameterFault::NotACursor)?,
            _ => {
                let way = name.parse().map_err(|_| ParameterFault::Unknown)?;
                if !self.report.spec().is_some_and(|spec| spec.narrowings.contains(&way)) {
                    return Err(ParameterFault::Unknown);
                }
                self.narrowed.set(way, value)?;
            }
        }
        Ok(())
    }

    /// What is wrong with the question itself, however it was written.
    pub fn faults(&self) -> Vec<ParameterError> {
        let Some(spec) = self.report.spec() else { return Vec::new() };
        let (from, to) = match self.when {
            When::Days(Period { from, to }) => (from, to),
            When::Preset(_) => (Period::FIRST, Period::LAST),
        };
        let is_known = |day| (Period::FIRST..=Period::LAST).contains(&day);
        let is_of_report = |measure: Option<Measure>| measure.is_none_or(|measure| spec.measures.contains(&measure));
        let own = [
            ("from", ParameterFault::NotADate, !is_known(from)),
            ("to", ParameterFault::NotADate, !is_known(to)),
            ("to", ParameterFault::EndsBeforeStart, to < from),
            ("by", ParameterFault::NotAValue, self.by.is_some_and(|by| spec.dimensions().all(|known| known != by))),
            ("draw", ParameterFault::NotAValue, !is_of_report(self.draw)),
            ("sort", ParameterFault::NotAValue, !is_of_report(self.sort.and_then(|sort| sort.by))),
            ("cursor", ParameterFault::NotACursor, self.cursor > DEEPEST),
        ];
        let own = own.into_iter().filter(|(.., is_wrong)| *is_wrong).map(|(name, reason, _)| (name, reason));
        let strange = self.narrowed.ways().into_iter().filter(|way| !spec.narrowings.contains(way));
        let strange = strange.map(|way| (way.name(), ParameterFault::Unknown));
        let narrowed = self.narrowed.faults().into_iter().map(|(way, fault)| (way.name(), fault));
        let all = own.chain(strange).chain(narrowed);
        all.map(|(name, reason)| ParameterError { parameter: name.to_owned(), reason }).collect()
    }

    /// The parameters that give this question again, those with their default value left out; not percent-encoded.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let plain = Self::new(self.report);
        let mut pairs = Vec::new();
        match self.when {
            When::Preset(preset) if self.when != plain.when => pairs.push(("period", preset.name().to_owned())),
            When::Preset(_) => {}
            When::Days(Period { from, to }) => pairs.extend([("from", from.to_string()), ("to", to.to_string())]),
        }
        let chosen = [
            ("granularity", self.granularity.map(|granularity| granularity.name().to_owned())),
            ("compare", (self.compare != plain.compare).then(|| self.compare.name().to_owned())),
            ("currency", self.currency.map(|currency| currency.code().to_owned())),
            ("by", self.by.map(|by| by.name().to_owned())),
            ("draw", self.draw.map(|measure| measure.name().to_owned())),
        ];
        pairs.extend(chosen.into_iter().filter_map(|(name, value)| Some((name, value?))));
        pairs.extend(self.narrowed.ways().into_iter().filter_map(|way| Some((way.name(), self.narrowed.value(way)?))));
        pairs.extend(self.sort.map(|sort| ("sort", sort.to_text())));
        if self.cursor > 0 {
            pairs.push(("cursor", self.cursor.to_string()));
        }
        pairs
    }

    /// The parameters as they stand in an address after `?`; empty for the plain question.
    pub fn query(&self) -> String {
        query(self.pairs())
    }

    /// What the rows are broken down by; none where the report has none.
    pub fn dimension(&self) -> Option<Dimension> {
        self.by.or(self.spec()?.by)
    }

    /// Rows of one page of its answer.
    pub fn page_size(&self) -> u32 {
        if self.dimension() == Some(Dimension::Hour) { WHOLE_WEEK } else { PAGE_SIZE }
    }

    /// The order of the rows.
    pub fn order(&self) -> Sort {
        self.sort.unwrap_or(Sort { by: self.measure(), ascending: false })
    }

    /// The granularity of an answer about these days.
    pub fn granularity(&self, period: &Period) -> Granularity {
        let own = self.spec().and_then(|spec| spec.granularity);
        let wanted = self.granularity.or(own).unwrap_or_else(|| Granularity::fitting(period));
        let coarser = [Granularity::Day, Granularity::Week, Granularity::Month].into_iter().filter(|granularity| *granularity >= wanted);
        coarser.into_iter().find(|granularity| period.count(*granularity) <= MOST_POINTS).unwrap_or(Granularity::Month)
    }

    /// The same question, narrowed to one row of its answer, from the first page. None where no filter of the report says the same.
    pub fn narrowed_to(&self, key: &str) -> Option<Self> {
        let (spec, ways) = (self.spec()?, self.dimension()?.narrowings());
        if ways.is_empty() || !ways.iter().all(|way| spec.narrowings.contains(way)) {
            return None;
        }
        let mut narrowed = self.narrowed.clone();
        for (way, part) in ways.iter().zip(key.split(SEPARATOR)) {
            narrowed = narrowed.without(*way);
            narrowed.set(*way, if part.is_empty() { "-" } else { part }).ok()?;
        }
        Some(Self { narrowed, ..self.first_page() })
    }

    /// The same question from its first page.
    #[must_use]
    pub fn first_page(&self) -> Self {
        Self { cursor: 0, ..self.clone() }
    }

    fn spec(&self) -> Option<&'static Spec> {
        self.report.spec()
    }
}

impl Sort {
    /// `-gross`, falling; `name`, rising.
    pub fn to_text(self) -> String {
        format!("{}{}", if self.ascending { "" } else { "-" }, self.by.map_or("name", Measure::name))
    }

    /// The inverse of [`Sort::to_text`].
    pub fn parse(text: &str) -> Option<Self> {
        let (name, ascending) = text.strip_prefix('-').map_or((text, true), |name| (name, false));
        let by = if name == "name" { None } else { Some(name.parse().ok()?) };
        Some(Self { by, ascending })
    }
}

#[cfg(test)]
mod tests;
