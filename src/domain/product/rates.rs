//! Dated exchange rates in the form that the European Central Bank publishes, and exact conversion by them.

use crate::money::{Currency, Money};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Units of each currency for one euro on one day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rates {
    pub day: NaiveDate,
    per_euro: BTreeMap<Currency, Decimal>,
}

/// What is wrong with a file of rates; lines count from 1.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RatesError {
    #[error("the first line must begin with Date and name currencies")]
    NoHeader,
    #[error("the first line names {0:?}, which is not a currency")]
    NotACurrency(String),
    #[error("the first line names {0} twice")]
    Twice(Currency),
    #[error("line {line}: {text:?} is not a date")]
    NotADate { line: usize, text: String },
    #[error("line {line}: a day that stands there already")]
    SameDay { line: usize },
    #[error("line {line}: {text:?} is not a rate for {currency}")]
    NotARate { line: usize, currency: String, text: String },
    #[error("line {line}: {found} columns where the first line has {expected}")]
    Columns { line: usize, found: usize, expected: usize },
    #[error("there is no rate in it")]
    Empty,
}

/// Most figures of a rate, so that conversions stay within 128 bits.
const MOST_FIGURES: usize = 12;

impl Rates {
    /// Reads `eurofxref.csv` (one row) or `eurofxref-hist.csv` (many, with `N/A` where a currency had no rate); the newest day comes first.
    /// Currencies of old that ISO 4217 has withdrawn are passed over.
    pub fn parse(csv: &str) -> Result<Vec<Self>, RatesError> {
        let mut lines = csv.trim_start_matches('\u{feff}').lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
        let (_, header) = lines.next().ok_or(RatesError::NoHeader)?;
        let header = cells(header);
        let (first, names) = header.split_first().ok_or(RatesError::NoHeader)?;
        if !first.eq_ignore_ascii_case("date") || names.is_empty() {
            return Err(RatesError::NoHeader);
        }
        let mut currencies: Vec<Option<Currency>> = Vec::new();
        for name in names {
            if name.len() != 3 || !name.bytes().all(|b| b.is_ascii_uppercase()) {
                return Err(RatesError::NotACurrency((*name).to_owned()));
            }
            let currency = Currency::parse(name).ok();
            if let Some(currency) = currency.filter(|_| currencies.contains(&currency)) {
                return Err(RatesError::Twice(currency));
            }
            currencies.push(currency);
        }
        let mut days: BTreeMap<NaiveDate, Self> = BTreeMap::new();
        for (index, row) in lines {
            let rates = Self::parse_row(index + 1, &cells(row), names, &currencies)?;
            if days.insert(rates.day, rates).is_some() {
                return Err(RatesError::SameDay { line: index + 1 });
            }
        }
        let days: Vec<Self> = days.into_values().rev().filter(|rates| !rates.per_euro.is_empty()).collect();
        if days.is_empty() { Err(RatesError::Empty) } else { Ok(days) }
    }

    fn parse_row(line: usize, row: &[&str], names: &[&str], currencies: &[Option<Currency>]) -> Result<Self, RatesError> {
        let (date, figures) = row.split_first().ok_or(RatesError::Empty)?;
        let day = ["%Y-%m-%d", "%d %B %Y"]
            .iter()
            .find_map(|form| NaiveDate::parse_from_str(date, form).ok())
            .ok_or_else(|| RatesError::NotADate { line, text: (*date).to_owned() })?;
        if figures.len() != names.len() {
            return Err(RatesError::Columns { line, found: row.len(), expected: names.len() + 1 });
        }
        let mut per_euro = BTreeMap::new();
        for ((figure, name), currency) in figures.iter().zip(names).zip(currencies) {
            if matches!(*figure, "N/A" | "") {
                continue;
            }
            let rate = Decimal::from_str_exact(figure)
                .ok()
                .filter(|rate| figure.len() <= MOST_FIGURES + 1 && figure.starts_with(|c: char| c.is_ascii_digit()) && !rate.is_zero());
            let rate = rate.ok_or_else(|| RatesError::NotARate { line, currency: (*name).to_owned(), text: (*figure).to_owned() })?;
            if let Some(currency) = currency {
                per_euro.insert(*currency, rate);
            }
        }
        Ok(Self { day, per_euro })
    }

    /// The rates of one day, each positive.
    pub fn new(day: NaiveDate, per_euro: impl IntoIterator<Item = (Currency, Decimal)>) -> Self {
        Self { day, per_euro: per_euro.into_iter().collect() }
    }

    /// Every currency that has a rate, by its code; the euro is not among them.
    pub fn each(&self) -> impl Iterator<Item = (Currency, Decimal)> + '_ {
        self.per_euro.iter().map(|(currency, rate)| (*currency, *rate))
    }

    /// Units of `currency` for one euro.
    pub fn per_euro(&self, currency: Currency) -> Option<Decimal> {
        if currency == Currency::EUR { Some(Decimal::ONE) } else { self.per_euro.get(&currency).copied() }
    }

    /// The same worth in another currency, through the euro, rounded once, half to even. None without both rates.
    pub fn convert(&self, money: Money, to: Currency) -> Option<Money> {
        if money.currency == to {
            return Some(money);
        }
        let (from_rate, to_rate) = (self.per_euro(money.currency)?, self.per_euro(to)?);
        // minor ÷ 10^d₁ ÷ r₁ · r₂ · 10^d₂ as one fraction of whole numbers.
        let power = |exponent: u32| 10_i128.checked_pow(exponent);
        let above = i128::from(money.minor).checked_mul(to_rate.mantissa())?.checked_mul(power(from_rate.scale() + to.decimals())?)?;
        let below = from_rate.mantissa().checked_mul(power(to_rate.scale() + money.currency.decimals())?)?;
        i64::try_from(divide_half_even(above, below)?).ok().map(|minor| Money::new(minor, to))
    }
}

/// The quotient rounded half to even; `below` is positive.
fn divide_half_even(above: i128, below: i128) -> Option<i128> {
    let (floor, rest) = (above.checked_div_euclid(below)?, above.checked_rem_euclid(below)?);
    let up = match rest.cmp(&(below - rest)) {
        std::cmp::Ordering::Less => 0,
        std::cmp::Ordering::Greater => 1,
        std::cmp::Ordering::Equal => floor.rem_euclid(2),
    };
    floor.checked_add(up)
}

/// The cells of a line; the bank ends each with a comma.
fn cells(line: &str) -> Vec<&str> {
    let line = line.trim();
    line.strip_suffix(',').unwrap_or(line).split(',').map(str::trim).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const DAILY: &str = "Date, USD, JPY, BRL, \n03 May 2024, 1.0744, 164.35, 5.4653, \n";

    #[test]
    fn the_banks_two_files_are_read() {
        let daily = Rates::parse(DAILY).unwrap();
        assert_eq!(daily[0].day.to_string(), "2024-05-03");
        assert_eq!(daily[0].per_euro(Currency::BRL), Some(Decimal::new(54653, 4)));
        let history = "Date,USD,CYP,BRL,\n1999-01-05,1.1790,0.58230,N/A,\n1999-01-04,1.1789,0.58231,N/A,\n";
        let days = Rates::parse(history).unwrap();
        assert_eq!(days.iter().map(|rates| rates.day.to_string()).collect::<Vec<_>>(), ["1999-01-05", "1999-01-04"]);
        assert_eq!(days[0].per_euro(Currency::BRL), None);
    }

    #[test]
    fn what_is_wrong_with_a_file_is_said_with_its_line() {
        let euro = |text: &str| Rates::parse(text).unwrap_err().to_string();
        assert_eq!(Rates::parse(""), Err(RatesError::NoHeader));
        assert_eq!(Rates::parse("Date,\n"), Err(RatesError::NoHeader));
        assert_eq!(Rates::parse("Date,USD\n"), Err(RatesError::Empty));
        assert_eq!(euro("<html>,USD"), "the first line must begin with Date and name currencies");
        assert_eq!(euro("Date,dollar\n"), "the first line names \"dollar\", which is not a currency");
        assert_eq!(euro("Date,USD,USD\n"), "the first line names USD twice");
        assert_eq!(euro("Date,USD\n2024-05-03,1\n03/05/2024,1\n"), "line 3: \"03/05/2024\" is not a date");
        assert_eq!(euro("Date,USD\n2024-05-03,-1\n"), "line 2: \"-1\" is not a rate for USD");
        assert_eq!(euro("Date,USD\n2024-05-03,0.0\n"), "line 2: \"0.0\" is not a rate for USD");
        assert_eq!(euro("Date,USD,JPY\n2024-05-03,1\n"), "line 2: 2 columns where the first line has 3");
        assert_eq!(euro("Date,USD\n2024-05-03,1\n2024-05-03,1\n"), "line 3: a day that stands there already");
    }

    #[test]
    fn conversion_goes_through_the_euro_and_rounds_once() {
        let rates = &Rates::parse(DAILY).unwrap()[0];
        let reais = Money::new(25_000, Currency::BRL);
        assert_eq!(rates.convert(reais, Currency::EUR), Some(Money::new(4_574, Currency::EUR)), "250 ÷ 5.4653 = 45.743…");
        assert_eq!(rates.convert(reais, Currency::USD), Some(Money::new(4_915, Currency::USD)), "45.743… × 1.0744 = 49.146…");
        let yen = Currency::parse("JPY").unwrap();
        assert_eq!(rates.convert(Money::new(100, Currency::EUR), yen), Some(Money::new(164, yen)));
        assert_eq!(rates.convert(reais, Currency::MXN), None);
        let half = &Rates::parse("Date,USD\n2024-05-03,2\n").unwrap()[0];
        assert_eq!(half.convert(Money::new(5, Currency::USD), Currency::EUR), Some(Money::new(2, Currency::EUR)), "2.5 to even");
        assert_eq!(half.convert(Money::new(7, Currency::USD), Currency::EUR), Some(Money::new(4, Currency::EUR)), "3.5 to even");
    }

    proptest! {
        #[test]
        fn there_and_back_is_at_most_a_rounding_apart(minor in 0..Money::MAX_MINOR, rate in 1_u32..10_000_000) {
            let rates = &Rates::parse(&format!("Date,USD\n2024-05-03,{}", Decimal::new(rate.into(), 4))).unwrap()[0];
            let euro = Money::new(minor, Currency::EUR);
            let there = rates.convert(euro, Currency::USD).unwrap();
            let back = rates.convert(there, Currency::EUR).unwrap();
            // Half a cent of dollars is worth at most this many cents of euros, and half a cent more is lost on the way back.
            prop_assert!((back.minor - minor).abs() <= 5_000 / i64::from(rate) + 1);
        }

        #[test]
        fn reading_a_file_never_panics(text in "(Date,USD,JPY,?\n)?[0-9A-Z,./ \n-]{0,60}|\\PC{0,60}") {
            let _ = Rates::parse(&text);
        }
    }
}
