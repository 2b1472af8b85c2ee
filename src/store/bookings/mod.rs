//! Claims on producers' calendars and the sessions bought with them: taken, moved and freed so that no two live ones ever overlap.

mod booked;
mod claim;
mod read;
mod take;
mod verify;

pub use booked::{Booking, Person, add, by_link, by_sale, get as booking, locked as locked_booking, set_meeting, touch};
pub use claim::{By, Claim, Told};
pub(crate) use read::sweep;
pub use read::{Mark, at_address, busy, chain, events, get, held_by, is_known, lock_address, locked, marks, of_holder, overdue};
pub use take::{advance, lapse_overdue, replace, take};
pub(crate) use verify::verify_owner;
