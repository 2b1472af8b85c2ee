//! Times of producers' calendars: held for a visitor, paid, moved, met. The database decides who gets one.
//!
//! A hold is its visitor's who has the secret; no id opens it. What belongs to a payment or a refund takes the caller's transaction, so
//! that sale, booking and letters are written together or not at all.

mod error;
mod hold;
mod opening;
mod payment;
mod session;
pub(crate) mod times;

pub use domain::booking::Late;
pub use error::BookingError;
pub use hold::{Granted, Held, Visitor, current, hold, lapse_overdue, release};
pub(crate) use hold::{held, own_hold};
pub(crate) use payment::new_booking;
pub use payment::{Confirmation, Paid, begin_payment, confirm, fail_payment};
pub use session::{Rescheduled, cancel, complete, no_show, reschedule};
pub use times::{Nearest, calendar_of, free_between};
