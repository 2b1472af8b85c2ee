//! Online services: set up by their owner, verified by the operator, found and read by buyers.

pub mod calendar;
mod error;
pub mod links;
pub mod market;
pub mod registration;
mod rules;
pub mod submission;
pub mod verification;

pub use error::{LinkFault, ProductError};
pub use rules::Rules;

use domain::calendar::parse_zone;

/// Whether the table of zones has this name.
pub(crate) fn zone_exists(name: &str) -> bool {
    parse_zone(name).is_some()
}
