//! What the producer tells the buyer of a session: where it is met, and in words what else there is to know.

use crate::db::{StoreError, Tx};
use domain::Time;
use domain::id::{BookingId, OwnerId};
use sqlx::FromRow;

/// Read by both, written by the producer.
#[derive(Debug, Clone, PartialEq, Eq, Default, FromRow)]
pub struct Notes {
    pub meeting_link: Option<String>,
    /// Empty where nothing was written.
    pub notes: String,
}

/// What was told of a session; none for a session that is not this owner's.
pub async fn notes(tx: &mut Tx, owner: OwnerId, id: BookingId) -> Result<Option<Notes>, StoreError> {
    tx.maybe(
        "SELECT b.meeting_url AS meeting_link, COALESCE(n.notes, '') AS notes FROM bookings b
         LEFT JOIN session_notes n ON n.owner_id = b.owner_id AND n.booking_id = b.id WHERE b.owner_id = $1 AND b.id = $2",
        args![owner.0, id.0],
    )
    .await
}

/// Writes down what the buyer is told in words; where the session is met is [set apart](super::set_meeting), as calendars hear of it.
pub async fn set_notes(tx: &mut Tx, owner: OwnerId, id: BookingId, notes: &str, now: Time) -> Result<(), StoreError> {
    tx.run(
        "INSERT INTO session_notes (owner_id, booking_id, notes, changed_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (owner_id, booking_id) DO UPDATE SET notes = excluded.notes, changed_at = excluded.changed_at",
        args![owner.0, id.0, notes, now],
    )
    .await?;
    Ok(())
}
