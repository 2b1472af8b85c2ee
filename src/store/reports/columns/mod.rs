//! Sales, and what was given back, column by column: a question that no sum answers reads the few columns that it is about.
//!
//! Where a million sales are a million rows of a table, they are some thousand rows here, each some columns of a day or of a small month. The
//! columns are true of the days that are summed up; other days are read from the sales.

mod keep;
mod packed;
mod part;
mod rows;
mod scan;
mod sold;
mod sums;
mod table;
mod unit;

pub(super) use keep::{day, put};
pub(super) use rows::Filter;
pub(super) use scan::Scan;
pub(crate) use sold::Sold;
pub(super) use sold::each as each_sold;
pub(super) use sums::{Line as SumsLine, Sums};
pub(super) use table::Columns;
