//! Which sessions are to be reminded of, and which were.

use crate::db::{StoreError, Tx};
use crate::time;
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

/// A session that is to be reminded of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    pub owner: OwnerId,
    pub booking: BookingId,
    pub claim: ClaimId,
    pub starts: Time,
}

/// Booked sessions of all owners that begin after `after` and not after `until`, were taken at `taken_by` before their start or earlier
/// (microseconds), and were not reminded of; the soonest first, from the one on that follows `last`.
pub async fn due(
    tx: &mut Tx,
    kind: Kind,
    (after, until): (Time, Time),
    taken_by: i64,
    last: Option<&Due>,
    most: i64,
) -> Result<Vec<Due>, StoreError> {
    let (from, id) = last.map_or((after, Uuid::nil()), |last| (last.starts, last.claim.0));
    let rows: Vec<(Uuid, Uuid, Uuid, i64)> = tx
        .all(
            "SELECT c.owner_id, c.booking_id, c.id, c.session_from FROM claims c
             WHERE c.state = 2 AND c.session_from > $1 AND c.session_from <= $2 AND c.booking_id IS NOT NULL AND c.made_at <= c.session_from - $3
                 AND NOT EXISTS (SELECT 1 FROM reminders r WHERE r.owner_id = c.owner_id AND r.claim_id = c.id AND r.kind = $4)
                 AND (c.session_from, c.id) > ($5, $6)
             ORDER BY c.session_from, c.id LIMIT $7",
            args![after, until, taken_by, kind as i16, from, id, most],
        )
        .await?;
    let due = |(owner, booking, claim, starts)| Due {
        owner: OwnerId(owner),
        booking: BookingId(booking),
        claim: ClaimId(claim),
        starts: time(starts),
    };
    Ok(rows.into_iter().map(due).collect())
}

/// Notes that a time of a session is reminded of; false where it was before.
pub async fn note(tx: &mut Tx, owner: OwnerId, claim: ClaimId, kind: Kind, now: Time) -> Result<bool, StoreError> {
    let sql = "INSERT INTO reminders (owner_id, claim_id, kind, at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";
    Ok(tx.run(sql, args![owner.0, claim.0, kind as i16, now]).await? == 1)
}
