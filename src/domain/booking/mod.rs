//! When a service can be booked: the producer's hours, the free starts they give, the time a booking claims, how long it is kept and
//! what becomes of it, its guarantee.

mod booked;
mod claim;
mod day;
mod duration;
mod fault;
#[cfg(feature = "zones")]
pub mod guarantee;
mod hold;
mod hours;
mod late;
mod purchase;
mod range;
mod schedule;
#[cfg(feature = "zones")]
pub mod slots;
mod standing;
mod ticks;
pub(crate) mod typed;

pub use booked::{BookedPage, MOST_MESSAGE, Message, Sibling};
pub use claim::{Buffers, Slot};
pub use day::{DayOfSlots, Reading};
pub use duration::{Duration, DurationError};
pub use fault::{Fault, Field, NotAField, Reason};
pub use hold::{Chain, Grant, HoldRules, Resting};
pub use hours::{Hours, HoursError, HoursFault};
pub use late::Late;
pub use purchase::{CallOff, GiveBack, Purchase, PurchaseError, Scope};
pub use range::ClockRange;
pub use schedule::{Absence, AbsenceForm, DateForm, Schedule, ScheduleForm};
pub use standing::{ClaimError, ClaimEvent, ClaimState, Effect, Standing};
pub use ticks::{TICK_MICROS, Ticks};

/// Starts, durations, buffers and hours are multiples of this many minutes, so that claims can be counted in ticks.
pub const TICK: u16 = 5;

/// Minutes of a day of the clock; the clock of the day on which it changes is read the same way.
pub const DAY: u16 = 24 * 60;
