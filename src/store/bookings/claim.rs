//! A claim as it is stored, and the note of each of its moves.

use crate::db::{Arg, StoreError, Tx};
use crate::{bulk, time};
use domain::Time;
use domain::booking::{ClaimEvent, ClaimState, Slot, Standing, Ticks};
use domain::figures::Span;
use domain::id::{AccountId, BookingId, ClaimId, OwnerId, ProductId};
use domain::sale::Cause;
use sqlx::FromRow;
use uuid::Uuid;

/// A stretch of a calendar that somebody took.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    pub owner: OwnerId,
    pub id: ClaimId,
    pub product: ProductId,
    pub booking: Option<BookingId>,
    /// The claim whose place this one took.
    pub follows: Option<ClaimId>,
    pub session: Slot,
    /// The session with its buffers, as they were when it was taken.
    pub range: Span,
    pub standing: Standing,
    /// The order that pays for it, or paid last.
    pub order: Option<String>,
    /// Hash of its visitor's secret.
    pub holder: Option<Vec<u8>>,
    /// Hash of the address that it came from, while that is counted.
    pub address: Option<Vec<u8>>,
    pub chain_began: Option<Time>,
    pub made_at: Time,
    pub changed_at: Time,
    /// The number of its last event.
    pub last_event: i64,
}

/// Who moves a claim, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct By {
    pub cause: Cause,
    pub actor: Option<AccountId>,
    pub note: Option<String>,
}

impl By {
    pub fn cause(cause: Cause) -> Self {
        Self { cause, actor: None, note: None }
    }
}

/// A move of a claim as it was written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    pub at: Time,
    pub by: By,
    pub event: ClaimEvent,
    pub from: Option<ClaimState>,
    pub to: ClaimState,
}

pub(super) const COLUMNS: &str = "owner_id, id, product_id, booking_id, follows, session_from, session_to, range_from, range_to, state, deadline, keep_until, holder, address, chain_began, made_at, changed_at, last_event, order_key";

#[derive(FromRow)]
pub(super) struct ClaimRow {
    owner_id: Uuid,
    id: Uuid,
    product_id: Uuid,
    booking_id: Option<Uuid>,
    follows: Option<Uuid>,
    session_from: i64,
    session_to: i64,
    range_from: i64,
    range_to: i64,
    state: i16,
    deadline: Option<i64>,
    keep_until: Option<i64>,
    holder: Option<Vec<u8>>,
    address: Option<Vec<u8>>,
    chain_began: Option<i64>,
    made_at: i64,
    changed_at: i64,
    last_event: i64,
    order_key: Option<String>,
}

impl TryFrom<ClaimRow> for Claim {
    type Error = StoreError;
    fn try_from(row: ClaimRow) -> Result<Self, StoreError> {
        let corrupt = || StoreError::Corrupt(format!("claim {} in state {}", row.id, row.state));
        let moment = |value: Option<i64>| value.map(time).ok_or_else(corrupt);
        let standing = match state(row.state)? {
            ClaimState::Held => Standing::Held { deadline: moment(row.keep_until)? },
            ClaimState::Paying => Standing::Paying { deadline: moment(row.deadline)?, keep_until: moment(row.keep_until)? },
            ClaimState::Booked => Standing::Booked,
            ClaimState::Completed => Standing::Completed,
            ClaimState::NoShow => Standing::NoShow,
            ClaimState::Cancelled => Standing::Cancelled,
            ClaimState::Rescheduled => Standing::Rescheduled,
            ClaimState::Lapsed => Standing::Lapsed { deadline: moment(row.deadline)? },
            ClaimState::Released => Standing::Released,
        };
        Ok(Self {
            owner: OwnerId(row.owner_id),
            id: ClaimId(row.id),
            product: ProductId(row.product_id),
            booking: row.booking_id.map(BookingId),
            follows: row.follows.map(ClaimId),
            session: Slot { start: time(row.session_from), end: time(row.session_to) },
            range: Span { from: time(row.range_from), to: time(row.range_to) },
            standing,
            order: row.order_key,
            holder: row.holder,
            address: row.address,
            chain_began: row.chain_began.map(time),
            made_at: time(row.made_at),
            changed_at: time(row.changed_at),
            last_event: row.last_event,
        })
    }
}

pub(super) fn state(code: i16) -> Result<ClaimState, StoreError> {
    ClaimState::from_repr(code).ok_or_else(|| StoreError::Corrupt(format!("claim state {code}")))
}

/// The statement that adds a claim's row, if all of its ticks are its own.
pub(super) fn insert(claim: &Claim) -> (String, Vec<Arg>) {
    let ticks = Ticks::of(claim.range);
    let sql = format!(
        "INSERT INTO claims ({COLUMNS}) SELECT {} WHERE $22 =
         (SELECT COUNT(*) FROM claim_ticks WHERE owner_id = $1 AND tick >= $20 AND tick < $21 AND claim_id = $2)",
        bulk::list(19, 1)
    );
    let args = args![
        claim.owner.0,
        claim.id.0,
        claim.product.0,
        claim.booking.map(|id| id.0),
        claim.follows.map(|id| id.0),
        claim.session.start,
        claim.session.end,
        claim.range.from,
        claim.range.to,
        claim.standing.state() as i16,
        claim.standing.deadline(),
        claim.standing.keep_until(),
        claim.holder.clone(),
        claim.address.clone(),
        claim.chain_began,
        claim.made_at,
        claim.changed_at,
        claim.last_event,
        claim.order.clone(),
        ticks.first(),
        ticks.end(),
        ticks.count() as i64
    ];
    (sql, args)
}

/// The statement that writes down one move, if the claim stands where the move left it.
pub(super) fn note_one(owner: OwnerId, claim: ClaimId, number: i64, told: Told) -> (String, Vec<Arg>) {
    let sql = format!(
        "INSERT INTO booking_events ({EVENT_COLUMNS}) SELECT {} WHERE EXISTS
         (SELECT 1 FROM claims WHERE owner_id = $1 AND id = $2 AND last_event = $3)",
        bulk::list(10, 1)
    );
    (sql, event_args(owner, claim, number, told))
}

/// Writes down moves that were made: claim and number, move.
pub(super) async fn note(tx: &mut Tx, owner: OwnerId, moves: Vec<(ClaimId, i64, Told)>) -> Result<(), StoreError> {
    let rows = moves.into_iter().map(|(claim, number, told)| event_args(owner, claim, number, told));
    bulk::insert(tx, "booking_events", EVENT_COLUMNS, rows.collect(), "").await?;
    Ok(())
}

const EVENT_COLUMNS: &str = "owner_id, claim_id, number, at, cause, actor_id, event, from_state, to_state, note";

fn event_args(owner: OwnerId, claim: ClaimId, number: i64, told: Told) -> Vec<Arg> {
    args![
        owner.0,
        claim.0,
        number,
        told.at,
        told.by.cause as i16,
        told.by.actor.map(|id| id.0),
        told.event as i16,
        Arg::Small(told.from.map(|state| state as i16)),
        told.to as i16,
        told.by.note
    ]
}
