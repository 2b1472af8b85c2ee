//! Coupons: made and ended by their owner, used by buyers at the checkout.
//!
//! A use begins when a checkout with the coupon begins to pay, under a lock of the coupon, and is counted from the checkouts themselves: no
//! counter can drift, and the last use cannot be taken twice. It comes back when nothing came of the payment: it was refused, given up, or went
//! back because the time was not to be had. Another card for the same time is another checkout, begun when the one before was refused: one use at a
//! time. What was booked has used it for good. A session that is called off later gives its money back and not its coupon: else cheap times
//! could be taken and given back again and again, and a refund months later would bring an old coupon to life. A payment that its provider first
//! refused and then took is booked with what the buyer was promised, be the coupon used up meanwhile: nobody loses a session to a race of providers.

mod desk;
mod error;
mod guesses;
mod uses;

pub use desk::{add, end, list};
pub use error::CouponsError;
pub use guesses::guessed;
pub(crate) use guesses::may_try;
pub(crate) use uses::{look, take};
