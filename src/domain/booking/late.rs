//! Payments that came when the time they were for was not to be had any more.

use serde::{Deserialize, Serialize};

/// Why money goes back. The numbers are stored: never renumber.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, strum::FromRepr)]
#[serde(rename_all = "snake_case")]
#[repr(i16)]
pub enum Late {
    /// It came when the grace was over.
    TimeIsUp = 0,
    /// The hold had lapsed, and somebody else has the time.
    Taken = 1,
    /// The visitor had given the time back.
    GivenBack = 2,
    /// The time was paid already, by another order.
    PaidTwice = 3,
}
