//! Reports: series and rows of figures, from rollups by day and month where they hold the answer, from the sales where they do not.
//!
//! A day that was written to since it was summed up is read from its sales, so an answer is never behind what was committed. Filters that no
//! rollup knows are answered from the sales of summed up days as they are kept column by column.

mod columns;
mod fold;
mod plan;
mod raw;
mod read;
mod sold;
mod verify;
mod wanted;

pub(crate) use columns::Sold;
pub(crate) use fold::mark;
pub use fold::{Folded, fold, with_stale_days};
pub(crate) use raw::SOLD;
pub use read::{Asked, Key, Line, Reader, currencies, first_day, names, served_by, values};
pub(crate) use sold::Sought;
pub(crate) use verify::verify_owner;
