//! What is answered about customers: rows and totals, how they spread, and one of them with all they bought.

use super::Question;
use crate::Time;
use crate::id::CustomerId;
use crate::money::Currency;
use crate::reports::{Period, ServedBy};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Parts into which customers are divided by each measure of [`Shape::cells`].
pub const PARTS: usize = 5;

/// The answer to one question, all of it from one snapshot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    pub question: Question,
    /// The days that were meant.
    pub period: Period,
    pub currency: Currency,
    /// All currencies that the owner has sales in, the most used first.
    pub currencies: Vec<Currency>,
    pub totals: Totals,
    pub rows: Vec<Row>,
    /// Where the next page begins, if there is one: [`Question::cursor`].
    pub cursor: Option<u32>,
    /// Where the page before begins, if there is one.
    pub previous: Option<u32>,
    pub served_by: ServedBy,
    /// The version of the owner's sales that it is of.
    pub version: i64,
    /// The owner's zone, whose days these are: its IANA name.
    pub time_zone: String,
    /// The owner's day on which it was asked.
    pub today: NaiveDate,
}

/// Of the whole selection. An order that two customers share counts for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Totals {
    pub customers: i64,
    pub orders: i64,
    /// In minor units of the answer's currency.
    pub total: i64,
}

/// One customer of the selection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    pub id: CustomerId,
    /// Folded.
    pub email: String,
    /// The one used last.
    pub name: Option<String>,
    /// What matches the question.
    pub bought: Bought,
    /// Everything ever bought, its total in the answer's currency, the rest in any.
    pub lifetime: Bought,
}

/// What a customer bought.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bought {
    pub orders: i64,
    /// Gross in minor units.
    pub total: i64,
    pub first: Time,
    /// The owner's day of it.
    pub first_day: NaiveDate,
    pub last: Time,
    /// The owner's day of it.
    pub last_day: NaiveDate,
}

/// How the customers of a selection spread.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shape {
    pub currency: Currency,
    pub period: Period,
    /// Recency, frequency and money (RFM) within the selection, 5 × 5: by `recency` × 5 + `frequency`.
    pub cells: Vec<Cell>,
    /// By the month of the first order of their lifetime, the last 24 until the period's end, the earliest first.
    pub cohorts: Vec<Cohort>,
}

/// The customers in one part by recency and one by frequency. Five parts by each measure, 0 the least recent, the least often, the least
/// money: who has `l` customers of `n` strictly below them is in part `5 × l ÷ n`, rounded down, so equals are always together and parts
/// are as nearly of one size as that allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Cell {
    pub customers: i64,
    /// Gross in minor units.
    pub total: i64,
    /// The same customers by their part by money.
    pub by_money: [i64; PARTS],
}

/// Customers of the selection whose first order fell into one month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cohort {
    /// The first day of the month.
    pub month: NaiveDate,
    pub customers: i64,
    /// Those of them with more than one order by now.
    pub again: i64,
    /// Those of them who bought 0, 1, 2 … months after the first, at most 23 after and not beyond the present month. Month 0 is all of them.
    pub months: Vec<i64>,
}

/// One customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Customer {
    pub id: CustomerId,
    /// Folded.
    pub email: String,
    /// The names used behind the address, the last one first.
    pub names: Vec<String>,
    pub documents: Vec<String>,
    /// By currency, that of the most orders first; empty for who only tried.
    pub lives: Vec<Life>,
    /// Orders in any currency.
    pub orders: i64,
    /// The owner's zone: its IANA name.
    pub time_zone: String,
}

/// What a customer bought in one currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Life {
    pub currency: Currency,
    pub bought: Bought,
}
