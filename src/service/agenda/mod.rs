//! The producer's agenda: what is booked, what becomes of it, when the producer is away or open longer, and the ways out of it.

mod act;
mod busy;
mod error;
mod export;
mod feed;
mod letters;
mod outside;
mod read;
mod session;
mod stretches;
mod zones;

pub(crate) use act::did;
pub use act::{Mark, mark, move_to, tell};
pub use error::AgendaError;
pub use export::export;
pub use feed::{Feed, feed, new_feed, published, stop_feed};
pub use outside::{outside, read_due, remove_outside, set_outside};
pub use read::{agenda, reaches};
pub use session::session;
pub use stretches::{add_stretch, remove_stretch};
