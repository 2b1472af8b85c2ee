//! Customers by e-mail: who bought in a period, how they spread, one of them with all they bought, and segments that are kept.

mod ask;
mod error;
pub mod export;
mod one;
mod segments;

pub use ask::{ask, currencies, shape};
pub use error::CustomersError;
pub use one::{one, sales};
pub use segments::{MEMBERS_MAX, SEGMENTS_MAX, add, list, open, remove, rename};
