//! Texts that more than one room uses, by subject.

pub mod calendar;
pub mod cards;
mod chart;
pub mod countdown;
mod countries;
mod frame;
pub mod messages;
pub mod narrow;
mod problems;
pub mod rights;
mod sales;
mod time;

pub use chart::*;
pub use countries::*;
pub use frame::*;
pub use problems::*;
pub use sales::*;
pub use time::*;
