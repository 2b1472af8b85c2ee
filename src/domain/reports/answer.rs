//! What a report answers: totals, a series, rows.

use super::{Compare, Dimension, Figures, Granularity, Period, Report, SEPARATOR};
use crate::money::Currency;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The answer to one question, all of it from one snapshot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    pub report: Report,
    /// The days that were meant.
    pub period: Period,
    pub compare: Compare,
    /// What they stand beside, if anything.
    pub before: Option<Period>,
    pub granularity: Granularity,
    pub currency: Currency,
    /// All currencies that the owner has sales in, the most used first.
    pub currencies: Vec<Currency>,
    pub totals: Figures,
    pub totals_before: Option<Figures>,
    /// One point for each stretch of the period, in their order.
    pub series: Vec<Point>,
    /// What the rows are broken down by.
    pub by: Option<Dimension>,
    /// The series of the greatest rows by what is drawn, in the stretches of `series`; what is missing to the whole comes last, where
    /// there is any. Empty where the report's rows are no stacks.
    pub stacks: Vec<Stack>,
    pub rows: Vec<Row>,
    /// Where the next page begins, if there is one: [`Question::cursor`](super::Question::cursor).
    pub cursor: Option<u32>,
    pub served_by: ServedBy,
    /// The version of the owner's sales that it is of.
    pub version: i64,
    /// The owner's zone, whose days these are: its IANA name.
    pub time_zone: String,
    /// The owner's day on which it was asked.
    pub today: NaiveDate,
}

/// The figures of one stretch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    /// Its first day within the period.
    pub day: NaiveDate,
    pub figures: Figures,
    /// Of the days that it stands beside.
    pub before: Option<Figures>,
}

/// The figures of one value of a dimension.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Its parts are separated by [`SEPARATOR`]; an empty one is not stated.
    pub key: String,
    /// What the product is called, where the key begins with one.
    pub name: Option<String>,
    pub figures: Figures,
    pub before: Option<Figures>,
}

/// The series of one row, or of all others together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stack {
    /// None for all others together.
    pub key: Option<String>,
    pub name: Option<String>,
    pub points: Vec<Figures>,
}

/// What an answer was read from, the dearest part of it.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, strum::EnumIter, strum::EnumString, strum::IntoStaticStr,
)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum ServedBy {
    /// Days and months that were summed up before.
    Rollup,
    /// All sales of the period, kept column by column.
    Columns,
}

impl Row {
    /// The parts of its key.
    pub fn parts(&self) -> Vec<&str> {
        self.key.split(SEPARATOR).collect()
    }
}
