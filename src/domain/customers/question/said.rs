//! What an address says of customers, before it is a question.

use super::{By, Frequency, NOT_STATED, Part, Question, Sort};
use crate::money::Currency;
use crate::parameter::{ParameterError, ParameterFault};
use crate::reports::{Period, When};
use chrono::NaiveDate;

/// The parameters by name, each in its type.
#[derive(Default)]
pub(super) struct Said {
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    when: Option<When>,
    is_by_frequency: bool,
    parts: Vec<Part>,
    frequency: Frequency,
    currency: Option<Currency>,
    sort: Sort,
    cursor: u32,
}

impl Said {
    /// Takes what it understands, and names what it does not.
    pub fn read<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> (Self, Vec<ParameterError>) {
        let pairs: Vec<(&str, &str)> = pairs.into_iter().map(|(name, value)| (name, value.trim())).filter(|(_, v)| !v.is_empty()).collect();
        // Which parameters there are depends on how it is asked, wherever that stands.
        let way = pairs.iter().rev().find(|(name, _)| *name == "by").map(|(_, way)| *way);
        let mut said = Self { is_by_frequency: way == Some("frequency"), ..Self::default() };
        let faults = pairs.iter().filter_map(|(name, value)| {
            let reason = said.set(name, value).err()?;
            Some(ParameterError { parameter: (*name).to_owned(), reason })
        });
        let faults = faults.collect();
        (said, faults)
    }

    fn set(&mut self, name: &str, value: &str) -> Result<(), ParameterFault> {
        let day = |value: &str| value.parse().map(Some).map_err(|_| ParameterFault::NotADate);
        let text = || if value == NOT_STATED { String::new() } else { value.to_owned() };
        match (name, self.is_by_frequency) {
            ("by", _) if matches!(value, "catalogue" | "frequency") => {}
            ("by", _) => return Err(ParameterFault::NotAValue),
            ("from", _) => self.from = day(value)?,
            ("to", _) => self.to = day(value)?,
            ("period", _) => self.when = Some(When::Preset(value.parse().map_err(|_| ParameterFault::NotAValue)?)),
            ("currency", _) => self.currency = Some(Currency::parse(value).map_err(|_| ParameterFault::NotAValue)?),
            ("sort", _) => self.sort = Sort::parse(value).ok_or(ParameterFault::NotAValue)?,
            ("cursor", _) => self.cursor = value.parse().map_err(|_| ParameterFault::NotACursor)?,
            ("product", false) => self.part(Part::Product(value.parse().map_err(|_| ParameterFault::NotAnId)?))?,
            ("brand", false) => self.part(Part::Brand(text()))?,
            ("category", false) => self.part(Part::Category(text()))?,
            ("min_orders", true) => self.frequency.min_orders = Some(value.parse().map_err(|_| ParameterFault::NotAValue)?),
            ("min_amount", true) => self.frequency.min_amount = Some(value.parse().map_err(|_| ParameterFault::NotAValue)?),
            ("silent_since", true) => self.frequency.silent_since = day(value)?,
            _ => return Err(ParameterFault::Unknown),
        }
        Ok(())
    }

    fn part(&mut self, part: Part) -> Result<(), ParameterFault> {
        if !self.parts.is_empty() {
            return Err(ParameterFault::NotTogether);
        }
        self.parts.push(part);
        Ok(())
    }

    /// The question, where there are days to ask about, and everything that is wrong.
    pub fn question(mut self, mut faults: Vec<ParameterError>) -> (Option<Question>, Vec<ParameterError>) {
        let when = match (self.from, self.to) {
            (Some(from), Some(to)) => Some(When::Days(Period { from, to })),
            (None, None) => self.when,
            _ => None,
        };
        if when.is_none() {
            for (name, _) in [("from", self.from), ("to", self.to)].into_iter().filter(|(_, day)| day.is_none()) {
                // Who wrote something there is told what is wrong with it.
                if faults.iter().all(|fault| fault.parameter != name) {
                    faults.push(ParameterError { parameter: name.to_owned(), reason: ParameterFault::Missing });
                }
            }
        }
        let by = if self.is_by_frequency { By::Frequency(self.frequency) } else { By::Catalogue(self.parts.pop()) };
        let question = when.map(|when| Question { when, by, currency: self.currency, sort: self.sort, cursor: self.cursor });
        let more = question.as_ref().map(Question::faults).unwrap_or_default();
        let more = more.into_iter().filter(|fault| faults.iter().all(|known| known.parameter != fault.parameter));
        let more: Vec<ParameterError> = more.collect();
        faults.extend(more);
        (question, faults)
    }
}
