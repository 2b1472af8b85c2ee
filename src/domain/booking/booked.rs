//! A booking as its buyer's page shows it.

use super::{CallOff, ClaimState, Slot};
use crate::Time;
use crate::id::BookingId;
use crate::money::Money;
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

/// Most characters of a message between buyer and producer.
pub const MOST_MESSAGE: usize = 2_000;

/// All of a booking that its buyer sees, by the clock of the zone in which they read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BookedPage {
    pub booking: BookingId,
    pub service: String,
    /// Its public address, while it is on sale.
    pub slug: Option<String>,
    pub producer: String,
    pub buyer: String,
    pub state: ClaimState,
    pub slot: Slot,
    pub starts: NaiveDateTime,
    pub ends: NaiveDateTime,
    /// The start by the producer's clock.
    pub producers: NaiveDateTime,
    pub zone: String,
    pub producers_zone: String,
    /// Where it is met, once the producer has said so.
    pub meeting: Option<String>,
    /// What else the producer tells; empty where nothing.
    pub notes: String,
    /// What was paid, with interest, and what of it has gone back.
    pub paid: Money,
    pub back: i64,
    /// The last day of the guarantee by the producer's calendar, while it lasts.
    pub guarantee: Option<NaiveDate>,
    /// Until when it can be moved, if it can.
    pub moves_until: Option<NaiveDateTime>,
    /// What calling it off would bring back, if it can be called off.
    pub call_off: Option<(CallOff, Money)>,
    /// Whether the session has begun.
    pub has_begun: bool,
    /// Of a package: all its sessions by their order, this one among them.
    pub sessions: Vec<Sibling>,
    /// Sessions of the package that are not booked yet, and the last day on which they can begin.
    pub left: u32,
    pub left_until: Option<NaiveDate>,
    /// What giving those up would bring back.
    pub unused: Option<Money>,
    pub messages: Vec<Message>,
}

/// Another session of the same package.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sibling {
    pub booking: BookingId,
    pub state: ClaimState,
    pub start: Time,
    pub starts: NaiveDateTime,
}

/// A message about a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    pub at: Time,
    /// By the reader's clock.
    pub local: NaiveDateTime,
    pub is_buyers: bool,
    pub body: String,
}
