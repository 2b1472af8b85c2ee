//! What pages show of the agenda. Clock readings are the owner's, unless they say whose.

use super::{Asked, StretchKind};
use crate::Time;
use crate::booking::{ClaimEvent, ClaimState};
use crate::id::{BookingId, ProductId, SaleId};
use crate::money::Money;
use crate::sale::Cause;
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The days that were asked for, with all that stands in them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agenda {
    pub asked: Asked,
    /// IANA name.
    pub zone: String,
    pub now: NaiveDateTime,
    pub first: NaiveDate,
    pub last: NaiveDate,
    /// In order.
    pub entries: Vec<Entry>,
    /// In order.
    pub stretches: Vec<Stretch>,
    /// What the agenda can be narrowed to.
    pub services: Vec<(ProductId, String)>,
    /// Whether anything was ever booked.
    pub has_any: bool,
}

/// A session, or a time that is being bought.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// None while it is only held.
    pub booking: Option<BookingId>,
    pub product: ProductId,
    pub service: String,
    /// None while it is only held.
    pub buyer: Option<String>,
    pub state: ClaimState,
    pub start: NaiveDateTime,
    pub end: NaiveDateTime,
    pub at: Time,
}

/// A stretch of the owner's calendar, for all services.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stretch {
    pub id: Uuid,
    pub kind: StretchKind,
    pub from: NaiveDateTime,
    pub to: NaiveDateTime,
    pub note: String,
    /// How many booked sessions stand inside it: they stay.
    pub sessions: u32,
}

/// The page of one session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    pub id: BookingId,
    pub product: ProductId,
    pub service: String,
    pub state: ClaimState,
    /// IANA name of the owner's zone.
    pub zone: String,
    pub start: NaiveDateTime,
    pub end: NaiveDateTime,
    pub at: Time,
    pub today: NaiveDate,
    /// The start it was bought for, where it has moved since.
    pub bought_for: Option<NaiveDateTime>,
    /// The last day of the guarantee.
    pub guarantee: NaiveDate,
    pub buyer: Buyer,
    pub sale: SaleId,
    /// What was paid; not known for a later session of a package.
    pub price: Option<Money>,
    pub meeting_link: Option<String>,
    /// What the buyer is told in words.
    pub notes: String,
    /// The oldest first.
    pub history: Vec<Told>,
    pub can: Can,
}

/// Who bought it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Buyer {
    pub name: String,
    pub email: String,
    /// As ISO 3166 writes it.
    pub country: Option<String>,
    /// IANA name, and what the buyer's clock shows at the session.
    pub zone: String,
    pub start: NaiveDateTime,
    pub end: NaiveDateTime,
}

/// What can be done with a session now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Can {
    /// It is booked and has begun.
    pub be_marked: bool,
    /// It is booked and has not begun.
    pub move_on: bool,
    /// The buyer can still be told something.
    pub be_told: bool,
}

/// A move of a session's time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    pub at: NaiveDateTime,
    pub moment: Time,
    pub cause: Cause,
    pub event: ClaimEvent,
    /// The time that was taken or left by it.
    pub start: NaiveDateTime,
}
