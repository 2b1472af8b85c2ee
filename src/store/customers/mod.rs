//! Customers of an owner: one for each folded e-mail address that a sale named.

mod freeze;
mod one;
mod page;
mod resolve;
mod selection;
mod shape;
mod tally;

pub use freeze::freeze;
pub use one::one;
pub use page::{Page, page};
pub(crate) use resolve::Customers;
pub use selection::{Asked, Selection};
pub use shape::{CohortSizes, cells, cohorts};
