//! What happens between a booking and its session: the buyer's page, moving, messages, reminders, later sessions of a package.
//!
//! Who has a secret of a booking's page is its buyer: it opens all sessions of the same purchase, and nothing else.

mod error;
mod links;
mod messages;
mod moves;
mod package;
mod page;
mod parties;
pub mod reminders;

pub use error::BookedError;
pub use links::{Behind, behind, fresh_link};
pub use messages::{about, write_as_buyer, write_as_producer};
pub use moves::{move_session, times_to_move};
pub use package::{book_later, later_times};
pub use page::{calendar_file, page};
pub(crate) use parties::Parties;
