//! Tables that people keep: values with their kinds, written as CSV for programs or as a workbook for people.

mod csv;
mod xlsx;

pub use csv::csv;
pub use xlsx::xlsx;

use chrono::NaiveDate;
use domain::money::Money;

/// The media type of a CSV.
pub const CSV: &str = "text/csv; charset=utf-8";

/// The media type of a workbook.
pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// A value of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Unknown, or nothing to divide by.
    Empty,
    Text(String),
    Count(i64),
    Money(Money),
    /// Hundredths of a per cent.
    Share(i64),
    Day(NaiveDate),
}

/// One table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    pub name: String,
    /// What it is of, in lines above it; for people only.
    pub above: Vec<String>,
    pub head: Vec<String>,
    /// Each as long as the head.
    pub rows: Vec<Vec<Cell>>,
    /// A last row that says what all come to; for people only, so that no program adds it to the others.
    pub total: Option<Vec<Cell>>,
}

/// Why a table was not written.
#[derive(Debug, thiserror::Error)]
pub enum SheetError {
    #[error("a CSV: {0}")]
    Csv(#[from] ::csv::Error),
    #[error("a workbook: {0}")]
    Xlsx(#[from] rust_xlsxwriter::XlsxError),
}
