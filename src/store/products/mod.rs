//! Products: as sales name them, and the online services that are set up here.

mod named;
pub mod online;

pub(crate) use named::resolve;
pub use named::{name, names};
