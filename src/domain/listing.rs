//! My sales: what can be asked for, how that is written in an address, and what comes back.

use crate::Time;
use crate::figures::Sums;
use crate::id::{ProductId, SaleId};
use crate::ledger::Transfer;
use crate::money::Currency;
use crate::parameter::{ParameterError, ParameterFault, has_twins, push_all, query};
use crate::sale::{Amounts, Cause, Method, Source, State};
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

/// Rows of one page of a list.
pub const PAGE_SIZE: usize = 50;

/// The longest text that can be searched for, in characters.
const LONGEST: usize = 120;

/// What a list of sales is narrowed to. Days are the owner's, both included.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(try_from = "Asked")]
pub struct Filter {
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
    pub states: Vec<State>,
    pub methods: Vec<Method>,
    pub product: Option<ProductId>,
    pub currency: Option<Currency>,
    /// An exact code, e-mail or document, or the beginning of a word of a buyer's name.
    pub text: Option<String>,
    pub sort: Sort,
    pub ascending: bool,
    pub cursor: Option<Cursor>,
}

/// A filter that somebody sent: not looked at yet.
#[derive(Deserialize)]
struct Asked {
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    states: Vec<State>,
    methods: Vec<Method>,
    product: Option<ProductId>,
    currency: Option<Currency>,
    text: Option<String>,
    sort: Sort,
    ascending: bool,
    cursor: Option<Cursor>,
}

impl TryFrom<Asked> for Filter {
    type Error = ParameterError;
    fn try_from(asked: Asked) -> Result<Self, ParameterError> {
        let Asked { from, to, states, methods, product, currency, text, sort, ascending, cursor } = asked;
        let filter = Self { from, to, states, methods, product, currency, text, sort, ascending, cursor };
        filter.faults().into_iter().next().map_or(Ok(filter), Err)
    }
}

/// What the rows are ordered by; equals are ordered by id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, strum::IntoStaticStr, strum::EnumString)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    #[default]
    Created,
    /// Shows approved sales only.
    Approved,
    Gross,
}

/// A place in a list: the sort value and id of a row, and whether the page lies before or after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cursor {
    pub backwards: bool,
    pub value: i64,
    pub id: SaleId,
}

impl Filter {
    /// Reads the parameters of an address; empty ones count as absent. All faults at once.
    pub fn parse<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, Vec<ParameterError>> {
        let mut filter = Self::default();
        let mut faults = Vec::new();
        for (name, value) in pairs {
            if value.trim().is_empty() {
                continue;
            }
            if let Err(reason) = filter.set(name, value.trim()) {
                faults.push(ParameterError { parameter: name.to_owned(), reason });
            }
        }
        faults.extend(filter.faults());
        if faults.is_empty() { Ok(filter) } else { Err(faults) }
    }

    /// What is wrong with the filter itself, however it was written.
    fn faults(&self) -> Vec<ParameterError> {
        let text = self.text.as_deref().unwrap_or_default();
        let found = [
            ("to", ParameterFault::EndsBeforeStart, self.from.zip(self.to).is_some_and(|(from, to)| to < from)),
            ("state", ParameterFault::NotAValue, has_twins(&self.states)),
            ("method", ParameterFault::NotAValue, has_twins(&self.methods)),
            ("q", ParameterFault::TooLong, text.chars().count() > LONGEST),
            // No name and no code has such characters, and PostgreSQL takes no NUL.
            ("q", ParameterFault::NotAValue, text.chars().any(char::is_control)),
        ];
        let wrong = found.into_iter().filter(|(.., is_wrong)| *is_wrong);
        wrong.map(|(parameter, reason, _)| ParameterError { parameter: parameter.to_owned(), reason }).collect()
    }

    fn set(&mut self, name: &str, value: &str) -> Result<(), ParameterFault> {
        match name {
            "from" => self.from = Some(value.parse().map_err(|_| ParameterFault::NotADate)?),
            "to" => self.to = Some(value.parse().map_err(|_| ParameterFault::NotADate)?),
            "state" => push_all(&mut self.states, value)?,
            "method" => push_all(&mut self.methods, value)?,
            "product" => self.product = Some(value.parse().map_err(|_| ParameterFault::NotAnId)?),
            "currency" => self.currency = Some(Currency::parse(value).map_err(|_| ParameterFault::NotAValue)?),
            "q" => self.text = Some(value.to_owned()),
            "sort" => {
                let (name, ascending) = value.strip_prefix('-').map_or((value, true), |name| (name, false));
                self.sort = name.parse().map_err(|_| ParameterFault::NotAValue)?;
                self.ascending = ascending;
            }
            "cursor" => self.cursor = Some(Cursor::parse(value).ok_or(ParameterFault::NotACursor)?),
            _ => return Err(ParameterFault::Unknown),
        }
        Ok(())
    }

    /// The parameters that give this filter again, those with their default value left out; not percent-encoded.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = Vec::new();
        if let Some(day) = self.from {
            pairs.push(("from", day.to_string()));
        }
        if let Some(day) = self.to {
            pairs.push(("to", day.to_string()));
        }
        if !self.states.is_empty() {
            pairs.push(("state", self.states.iter().map(|s| s.name()).collect::<Vec<_>>().join(",")));
        }
        if !self.methods.is_empty() {
            pairs.push(("method", self.methods.iter().map(|m| m.name()).collect::<Vec<_>>().join(",")));
        }
        if let Some(product) = self.product {
            pairs.push(("product", product.to_string()));
        }
        if let Some(currency) = self.currency {
            pairs.push(("currency", currency.code().to_owned()));
        }
        if let Some(text) = &self.text {
            pairs.push(("q", text.clone()));
        }
        if self.sort != Sort::default() || self.ascending {
            let name: &'static str = self.sort.into();
            pairs.push(("sort", format!("{}{name}", if self.ascending { "" } else { "-" })));
        }
        if let Some(cursor) = self.cursor {
            pairs.push(("cursor", cursor.to_text()));
        }
        pairs
    }

    /// The filter's parameters as they stand in an address after `?`; empty for everything.
    pub fn query(&self) -> String {
        query(self.pairs())
    }

    /// The same selection from its first page.
    pub fn first_page(&self) -> Self {
        Self { cursor: None, ..self.clone() }
    }

    /// Whether anything narrows the list.
    pub fn narrows(&self) -> bool {
        *self != Self { sort: self.sort, ascending: self.ascending, cursor: self.cursor, ..Self::default() }
    }
}

impl Cursor {
    pub fn to_text(self) -> String {
        format!("{}{}.{}", if self.backwards { "b" } else { "a" }, self.value, self.id.0.simple())
    }

    pub fn parse(text: &str) -> Option<Self> {
        let backwards = match text.chars().next()? {
            'a' => false,
            'b' => true,
            _ => return None,
        };
        let (value, id) = text.get(1..)?.split_once('.')?;
        Some(Self { backwards, value: value.parse().ok()?, id: id.parse().ok()? })
    }
}

/// One line of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    pub id: SaleId,
    pub code: String,
    pub state: State,
    pub was_approved: bool,
    pub created_at: Time,
    /// The same moment on the owner's clock.
    pub created_local: NaiveDateTime,
    pub approved_at: Option<Time>,
    /// The same moment on the owner's clock.
    pub approved_local: Option<NaiveDateTime>,
    pub buyer_name: Option<String>,
    pub buyer_email: String,
    pub product_id: ProductId,
    pub product: String,
    pub method: Method,
    pub installments: i64,
    pub currency: Currency,
    pub gross: i64,
    pub net: Option<i64>,
    pub source: Option<String>,
    pub recovered: bool,
}

/// One page of a list.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Page {
    pub lines: Vec<Line>,
    pub previous: Option<Cursor>,
    pub next: Option<Cursor>,
}

/// Sums of the whole selection, per currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    pub currency: Currency,
    pub all: Sums,
    /// Those of them that are sold.
    pub sold: Sums,
}

/// A product to filter by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductName {
    pub id: ProductId,
    pub name: String,
}

/// Everything about one sale.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Detail {
    pub line: Line,
    pub source: Source,
    pub source_platform: Option<String>,
    pub order: Option<String>,
    pub amounts: Amounts,
    pub refunded: i64,
    pub affiliate: Option<String>,
    pub coproducer: Option<String>,
    pub document: Option<String>,
    pub country: Option<String>,
    pub region: Option<String>,
    pub city: Option<String>,
    pub category: Option<String>,
    pub brand: Option<String>,
    pub offer: Option<String>,
    pub device: Option<String>,
    pub medium: Option<String>,
    pub campaign: Option<String>,
    pub checkout_origin: Option<String>,
    pub lost_reason: Option<String>,
    pub recovery_days: Option<i64>,
    pub events: Vec<Moment>,
    pub transfers: Vec<Transfer>,
}

/// One event of a sale as its page shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moment {
    pub state: State,
    pub at: Time,
    pub local: NaiveDateTime,
    pub cause: Cause,
    pub refunded: Option<i64>,
    pub note: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_wrong_parameter_is_named() {
        let faults = Filter::parse([("from", "31/12/2026"), ("state", "sold"), ("currency", "R$"), ("colour", "red"), ("cursor", "zz")])
            .unwrap_err();
        let named: Vec<_> = faults.iter().map(|f| (f.parameter.as_str(), f.reason)).collect();
        assert_eq!(
            named,
            [
                ("from", ParameterFault::NotADate),
                ("state", ParameterFault::NotAValue),
                ("currency", ParameterFault::NotAValue),
                ("colour", ParameterFault::Unknown),
                ("cursor", ParameterFault::NotACursor),
            ]
        );
        let backwards = Filter::parse([("from", "2026-03-02"), ("to", "2026-03-01")]).unwrap_err();
        assert_eq!(backwards[0].reason, ParameterFault::EndsBeforeStart);
    }

    #[test]
    fn what_is_sent_as_a_filter_is_looked_at_as_an_address_is() {
        let good = Filter { states: vec![State::Approved, State::Declined], text: Some("ana".into()), ..Filter::default() };
        let sent = |filter: &Filter| serde_json::from_str::<Filter>(&serde_json::to_string(filter).unwrap());
        assert_eq!(sent(&good).unwrap(), good);
        for (wrong, parameter) in [
            (Filter { states: vec![State::Approved; 3_000], ..good.clone() }, "state"),
            (Filter { methods: vec![Method::Pix, Method::Cash, Method::Pix], ..good.clone() }, "method"),
            (Filter { text: Some("x".repeat(121)), ..good.clone() }, "q"),
            (Filter { text: Some("a\0".into()), ..good.clone() }, "q"),
            (Filter { from: NaiveDate::from_ymd_opt(2026, 3, 2), to: NaiveDate::from_ymd_opt(2026, 3, 1), ..good.clone() }, "to"),
        ] {
            let error = sent(&wrong).unwrap_err().to_string();
            assert!(error.starts_with(&format!("{parameter}: ")), "{error}");
            if parameter == "q" {
                assert_eq!(Filter::parse([("q", wrong.text.as_deref().unwrap())]).unwrap_err()[0].parameter, "q");
            }
        }
    }

    proptest! {
        #[test]
        fn a_filter_survives_its_address(from in 0_i32..20_000, text in "[a-zà-ú@. &=%+]{1,20}", ascending: bool, value: i64, states in prop::collection::vec(0_i16..17, 0..4)) {
            let mut filter = Filter {
                from: Some(NaiveDate::default() + chrono::Days::new(from as u64)),
                text: (!text.trim().is_empty()).then(|| text.trim().to_owned()),
                ascending,
                sort: Sort::Gross,
                cursor: Some(Cursor { backwards: ascending, value, id: SaleId(uuid::Uuid::from_u128(value as u128)) }),
                ..Filter::default()
            };
            for code in states {
                let state = State::from_repr(code).unwrap();
                if !filter.states.contains(&state) {
                    filter.states.push(state);
                }
            }
            let pairs = filter.pairs();
            prop_assert_eq!(Filter::parse(pairs.iter().map(|(n, v)| (*n, v.as_str()))), Ok(filter));
        }
    }
}
