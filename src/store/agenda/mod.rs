//! The agenda of a producer: sessions between two moments, stretches of the calendar, the secret address of its feed.

mod feed;
mod outside;
mod sessions;
mod stretches;

pub use feed::{feed_of, feed_since, set_feed, stop_feed};
pub use outside::{Outcome, Outside, due, note_outcome, outside, put_outside, remove_outside};
pub use sessions::{Booked, Line, Moved, between, feed_lines, has_any, held_between, times_of};
pub use stretches::{StretchRow, add_stretch, count_stretches, remove_stretch, replace_busy, stretches};
