//! What happens between a booking and its session: the buyer's page, moving and messages, reminders, later sessions of a package, who waits.

mod links;
mod parties;

pub use links::fresh_link;
pub(crate) use parties::Parties;
