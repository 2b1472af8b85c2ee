//! Free times as a reader sees them: by the days of their own clock, with the producer's beside it.

use super::Slot;
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

/// A slot with what its reader's clock and the producer's clock show at its start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    pub slot: Slot,
    pub local: NaiveDateTime,
    pub producers: NaiveDateTime,
}

/// The slots of one day of the reader, in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayOfSlots {
    pub day: NaiveDate,
    pub slots: Vec<Reading>,
}
