//! Free times as a reader sees them: by the days of their own clock, with the producer's beside it.

use super::Slot;
use chrono::{NaiveDate, NaiveDateTime};
#[cfg(feature = "zones")]
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

/// A slot with what its reader's clock and the producer's clock show at its start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    pub slot: Slot,
    pub local: NaiveDateTime,
    pub producers: NaiveDateTime,
}

#[cfg(feature = "zones")]
impl Reading {
    /// A slot on the clocks of these two zones.
    pub fn of(slot: Slot, reader: Tz, producer: Tz) -> Self {
        let on = |zone: Tz| slot.start.with_timezone(&zone).naive_local();
        Self { slot, local: on(reader), producers: on(producer) }
    }
}

/// The slots of one day of the reader, in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayOfSlots {
    pub day: NaiveDate,
    pub slots: Vec<Reading>,
}
