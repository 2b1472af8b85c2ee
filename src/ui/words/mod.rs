//! Texts that more than one room uses, by subject.

mod chart;
mod frame;
mod problems;
mod sales;
mod time;

pub use chart::*;
pub use frame::*;
pub use problems::*;
pub use sales::*;
pub use time::*;
