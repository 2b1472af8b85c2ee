//! Sessions by when they are, each with who bought it: one query, whatever their number.

use crate::db::{StoreError, Tx};
use crate::reach;
use crate::time;
use chrono::TimeDelta;
use domain::Time;
use domain::booking::{ClaimState, Slot};
use domain::collaborators::Products;
use domain::figures::Span;
use domain::id::{BookingId, OwnerId, ProductId};
use sqlx::FromRow;
use uuid::Uuid;

/// A session, or a time that somebody holds: then nobody has bought it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub product: ProductId,
    pub slot: Slot,
    pub state: ClaimState,
    pub booking: Option<Booked>,
}

/// What was bought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Booked {
    pub id: BookingId,
    pub buyer_name: String,
    pub buyer_email: String,
    pub uid: String,
    pub sequence: i64,
    pub meeting_url: Option<String>,
    pub sale: Uuid,
    /// When its time took its present state.
    pub changed_at: Time,
}

/// Longer than any session.
const LONGEST: TimeDelta = TimeDelta::hours(24);

#[derive(FromRow)]
struct SessionRow {
    product_id: Uuid,
    session_from: i64,
    session_to: i64,
    state: i16,
    id: Uuid,
    buyer_name: String,
    buyer_email: String,
    uid: String,
    sequence: i64,
    meeting_url: Option<String>,
    sale_id: Uuid,
    changed_at: i64,
}

const SELECT: &str = "SELECT c.product_id, c.session_from, c.session_to, c.state, b.id, b.buyer_name, b.buyer_email, b.uid, b.sequence,
         b.meeting_url, b.sale_id, c.changed_at
     FROM claims c JOIN bookings b ON b.owner_id = c.owner_id AND b.id = c.booking_id AND b.claim_id = c.id";

fn line(row: SessionRow) -> Result<Line, StoreError> {
    let state = ClaimState::from_repr(row.state).ok_or_else(|| StoreError::Corrupt(format!("the state of booking {}", row.id)))?;
    Ok(Line {
        product: ProductId(row.product_id),
        slot: Slot { start: time(row.session_from), end: time(row.session_to) },
        state,
        booking: Some(Booked {
            id: BookingId(row.id),
            buyer_name: row.buyer_name,
            buyer_email: row.buyer_email,
            uid: row.uid,
            sequence: row.sequence,
            meeting_url: row.meeting_url,
            sale: row.sale_id,
            changed_at: time(row.changed_at),
        }),
    })
}

/// The sessions of an owner that share time with `window`, at their present times, in order; perhaps of one product, at most so many.
pub async fn between(
    tx: &mut Tx,
    (owner, among): (OwnerId, &Products),
    window: Span,
    product: Option<ProductId>,
    most: i64,
) -> Result<Vec<Line>, StoreError> {
    let mut args = args![owner.0, window.from - LONGEST, window.to, window.from, most];
    let narrowed = product.map(|product| args.push(product.0.into())).map_or("", |()| " AND c.product_id = $6");
    let seen = reach::among(among, "c.product_id", &mut args);
    let sql = format!(
        "{SELECT} WHERE c.owner_id = $1 AND c.booking_id IS NOT NULL AND c.session_from > $2 AND c.session_from < $3 AND c.session_to > $4{narrowed}{seen}
         ORDER BY c.session_from, b.id LIMIT $5"
    );
    tx.all::<SessionRow>(sql, args).await?.into_iter().map(line).collect()
}

/// The sessions that a feed tells of, called off or not, in order: those after `since`, and where there are very many, those nearest to `now`; at
/// most `most` before and `most` after it.
pub async fn feed_lines(tx: &mut Tx, owner: OwnerId, since: Time, now: Time, most: i64) -> Result<Vec<Line>, StoreError> {
    let sql = |from: &str, to: &str, order: &str| {
        format!(
            "{SELECT} WHERE c.owner_id = $1 AND c.booking_id IS NOT NULL AND c.session_from > {from} {to}
             ORDER BY c.session_from {order}, b.id LIMIT $3"
        )
    };
    let mut lines = tx.all::<SessionRow>(sql("$2", "AND c.session_from <= $4", "DESC"), args![owner.0, since, most, now]).await?;
    lines.reverse();
    lines.extend(tx.all::<SessionRow>(sql("$2", "", ""), args![owner.0, now, most]).await?);
    lines.into_iter().map(line).collect()
}

/// What is held or being paid within `window`, while it is kept.
pub async fn held_between(
    tx: &mut Tx,
    owner: OwnerId,
    window: Span,
    product: Option<ProductId>,
    now: Time,
) -> Result<Vec<Line>, StoreError> {
    let mut args = args![owner.0, now, window.to, window.from];
    let narrowed = product.map(|product| args.push(product.0.into())).map_or("", |()| " AND product_id = $5");
    let sql = format!(
        "SELECT product_id, session_from, session_to, state FROM claims
         WHERE owner_id = $1 AND keep_until > $2 AND session_from < $3 AND session_to > $4{narrowed} ORDER BY session_from, id"
    );
    let rows: Vec<(Uuid, i64, i64, i16)> = tx.all(sql, args).await?;
    let line = |(product, from, to, state): (Uuid, i64, i64, i16)| {
        let state = ClaimState::from_repr(state).ok_or_else(|| StoreError::Corrupt(format!("claim state {state}")))?;
        Ok(Line { product: ProductId(product), slot: Slot { start: time(from), end: time(to) }, state, booking: None })
    };
    rows.into_iter().map(line).collect()
}

/// Whether anything of these products was ever booked.
pub async fn has_any(tx: &mut Tx, owner: OwnerId, among: &Products) -> Result<bool, StoreError> {
    let mut args = args![owner.0];
    let seen = reach::among(among, "product_id", &mut args);
    let found: Option<(i64,)> = tx.maybe(format!("SELECT sequence FROM bookings WHERE owner_id = $1{seen} LIMIT 1"), args).await?;
    Ok(found.is_some())
}

/// A move of one of the times that a session had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    pub at: Time,
    pub cause: i16,
    pub event: i16,
    pub start: Time,
}

/// What happened to all times that a session had, the oldest first.
pub async fn times_of(tx: &mut Tx, owner: OwnerId, booking: BookingId) -> Result<Vec<Moved>, StoreError> {
    let rows: Vec<(i64, i16, i16, i64)> = tx
        .all(
            "SELECT e.at, e.cause, e.event, c.session_from FROM claims c
             JOIN booking_events e ON e.owner_id = c.owner_id AND e.claim_id = c.id
             WHERE c.owner_id = $1 AND c.booking_id = $2 ORDER BY e.at, c.made_at, e.number",
            args![owner.0, booking.0],
        )
        .await?;
    Ok(rows.into_iter().map(|(at, cause, event, start)| Moved { at: time(at), cause, event, start: time(start) }).collect())
}
