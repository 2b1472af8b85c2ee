//! Claims held against their ticks and their events: every live claim has exactly its ticks, and no tick is without a live claim.

use crate::db::{StoreError, Tx};
use crate::verify::{MOST, Report};
use domain::booking::TICK_MICROS;
use domain::id::OwnerId;
use uuid::Uuid;

/// Looks through the calendar of an owner; what differs is told in words.
pub(crate) async fn verify_owner(tx: &mut Tx, owner: OwnerId, report: &mut Report) -> Result<(), StoreError> {
    let (claims,): (i64,) = tx.one("SELECT COUNT(*) FROM claims WHERE owner_id = $1", args![owner.0]).await?;
    report.claims += claims.unsigned_abs();
    // Whole ticks of a claim, and those that it has.
    let sql = format!(
        "SELECT c.id, c.range_to / {TICK_MICROS} - c.range_from / {TICK_MICROS}, COUNT(t.tick) FROM claims c
         LEFT JOIN claim_ticks t ON t.owner_id = c.owner_id AND t.claim_id = c.id
              AND t.tick >= c.range_from / {TICK_MICROS} AND t.tick < c.range_to / {TICK_MICROS}
         WHERE c.owner_id = $1 AND c.state <= 2 GROUP BY c.id, c.range_from, c.range_to
         HAVING COUNT(t.tick) <> c.range_to / {TICK_MICROS} - c.range_from / {TICK_MICROS} LIMIT {MOST}"
    );
    let rows: Vec<(Uuid, i64, i64)> = tx.all(sql, args![owner.0]).await?;
    report.differences.extend(rows.into_iter().map(|(id, wanted, has)| format!("claim {id}: it has {has} of its {wanted} ticks")));
    let sql = format!(
        "SELECT t.claim_id, t.tick FROM claim_ticks t
         LEFT JOIN claims c ON c.owner_id = t.owner_id AND c.id = t.claim_id AND c.state <= 2
              AND t.tick >= c.range_from / {TICK_MICROS} AND t.tick < c.range_to / {TICK_MICROS}
         WHERE t.owner_id = $1 AND c.id IS NULL LIMIT {MOST}"
    );
    let rows: Vec<(Uuid, i64)> = tx.all(sql, args![owner.0]).await?;
    report.differences.extend(rows.into_iter().map(|(id, tick)| format!("tick {tick}: claim {id}, which has it, is not live there")));
    let sql = format!(
        "SELECT c.id, c.state, e.to_state FROM claims c
         LEFT JOIN booking_events e ON e.owner_id = c.owner_id AND e.claim_id = c.id AND e.number = c.last_event
         WHERE c.owner_id = $1 AND (e.to_state IS NULL OR e.to_state <> c.state) LIMIT {MOST}"
    );
    let rows: Vec<(Uuid, i16, Option<i16>)> = tx.all(sql, args![owner.0]).await?;
    report
        .differences
        .extend(rows.into_iter().map(|(id, state, said)| format!("claim {id}: stored in state {state}, its last event says {said:?}")));
    let sql = format!(
        "SELECT b.id FROM bookings b LEFT JOIN claims c ON c.owner_id = b.owner_id AND c.id = b.claim_id AND c.booking_id = b.id
         WHERE b.owner_id = $1 AND (c.id IS NULL OR c.state NOT IN (2, 3, 4, 5)) LIMIT {MOST}"
    );
    let rows: Vec<(Uuid,)> = tx.all(sql, args![owner.0]).await?;
    report.differences.extend(rows.into_iter().map(|(id,)| format!("booking {id}: its time is no claim of its own that was booked")));
    let sql = format!(
        "SELECT c.id FROM claims c LEFT JOIN bookings b ON b.owner_id = c.owner_id AND b.id = c.booking_id
         WHERE c.owner_id = $1 AND c.state = 2 AND (b.id IS NULL OR b.claim_id <> c.id) LIMIT {MOST}"
    );
    let rows: Vec<(Uuid,)> = tx.all(sql, args![owner.0]).await?;
    report.differences.extend(rows.into_iter().map(|(id,)| format!("claim {id}: booked, but the time of no booking")));
    Ok(())
}
