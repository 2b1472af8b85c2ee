//! Sales, and what was given back, column by column: a question that no sum answers reads the few columns that it is about.
//!
//! Where a million sales are a million rows of a table, they are some hundred rows here, each a column of a day or of a small month. The
//! columns are true of the days that are summed up; other days are read from the sales.

mod keep;
mod packed;
mod part;
mod scan;
mod table;

pub(super) use keep::{day, put};
pub(super) use scan::{Scan, Sums};
pub(super) use table::Columns;
