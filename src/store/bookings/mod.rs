//! Claims on producers' calendars and the sessions bought with them: taken, moved and freed so that no two live ones ever overlap.

mod booked;
mod claim;
pub mod messages;
mod notes;
pub mod purchases;
mod read;
pub mod reminders;
mod take;
mod verify;

pub(crate) use booked::sweep_links;
pub use booked::{
    Booking, Person, add, add_link, by_link, by_sale, get as booking, locked as locked_booking, met, set_meeting, touch, uids,
};
pub use claim::{By, Claim, Told};
pub use notes::{Notes, notes, set_notes};
pub(crate) use read::sweep;
pub use read::{
    Mark, at_address, busy, chain, events, get, held_by, is_known, is_overdue, lock_address, locked, marks, of_holder, overdue,
};
pub use take::{advance, lapse_overdue, replace, take};
pub(crate) use verify::verify_owner;
