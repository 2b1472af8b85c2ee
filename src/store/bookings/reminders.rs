//! Which sessions are to be reminded of, and which were.

use crate::db::{StoreError, Tx};
use domain::Time;
use domain::id::{BookingId, ClaimId, OwnerId};
use uuid::Uuid;

/// What a reminder is about. The numbers are stored: never renumber.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(i16)]
pub enum Kind {
    Day = 0,
    Hour = 1,
}

/// Booked sessions of all owners that begin after `after` and not after `until`, were taken at `taken_by` before their start or earlier
/// (microseconds), and were not reminded of; the soonest first.
pub async fn due(
    tx: &mut Tx,
    kind: Kind,
    (after, until): (Time, Time),
    taken_by: i64,
    most: i64,
) -> Result<Vec<(OwnerId, BookingId, ClaimId)>, StoreError> {
    let rows: Vec<(Uuid, Uuid, Uuid)> = tx
        .all(
            "SELECT c.owner_id, c.booking_id, c.id FROM claims c
             WHERE c.state = 2 AND c.session_from > $1 AND c.session_from <= $2 AND c.booking_id IS NOT NULL AND c.made_at <= c.session_from - $3
                 AND NOT EXISTS (SELECT 1 FROM reminders r WHERE r.owner_id = c.owner_id AND r.claim_id = c.id AND r.kind = $4)
             ORDER BY c.session_from, c.id LIMIT $5",
            args![after, until, taken_by, kind as i16, most],
        )
        .await?;
    Ok(rows.into_iter().map(|(owner, booking, claim)| (OwnerId(owner), BookingId(booking), ClaimId(claim))).collect())
}

/// Notes that a time of a session is reminded of; false where it was before.
pub async fn note(tx: &mut Tx, owner: OwnerId, claim: ClaimId, kind: Kind, now: Time) -> Result<bool, StoreError> {
    let sql = "INSERT INTO reminders (owner_id, claim_id, kind, at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";
    Ok(tx.run(sql, args![owner.0, claim.0, kind as i16, now]).await? == 1)
}
