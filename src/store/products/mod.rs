//! Products: as sales name them, and the online services that are set up here, found in the market and led to by links.

pub mod hours;
pub mod links;
pub mod market;
mod named;
pub mod online;

pub(crate) use named::resolve;
pub use named::{name, names, offer};
