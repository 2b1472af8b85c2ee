//! What buyer and producer write to each other about a session.

use crate::db::{StoreError, Tx};
use crate::time;
use domain::Time;
use domain::id::{AccountId, BookingId, OwnerId};
use uuid::Uuid;

/// A message, as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    pub at: Time,
    /// Who wrote it on the producer's side; none for the buyer.
    pub author: Option<AccountId>,
    pub body: String,
}

/// Adds a message after those that are there.
///
/// # Errors
/// [`StoreError::Conflict`] where another was added at the same moment.
pub async fn add(tx: &mut Tx, owner: OwnerId, booking: BookingId, message: &Written) -> Result<(), StoreError> {
    tx.run(
        "INSERT INTO booking_messages (owner_id, booking_id, number, at, author_id, body)
         SELECT $1, $2, COALESCE(MAX(number), 0) + 1, $3, $4, $5 FROM booking_messages WHERE owner_id = $1 AND booking_id = $2",
        args![owner.0, booking.0, message.at, message.author.map(|id| id.0), message.body.as_str()],
    )
    .await?;
    Ok(())
}

/// The messages about a session, the oldest first; of very many the newest `most`.
pub async fn of_booking(tx: &mut Tx, owner: OwnerId, booking: BookingId, most: i64) -> Result<Vec<Written>, StoreError> {
    let mut rows: Vec<(i64, Option<Uuid>, String)> = tx
        .all(
            "SELECT at, author_id, body FROM booking_messages WHERE owner_id = $1 AND booking_id = $2 ORDER BY number DESC LIMIT $3",
            args![owner.0, booking.0, most],
        )
        .await?;
    rows.reverse();
    Ok(rows.into_iter().map(|(at, author, body)| Written { at: time(at), author: author.map(AccountId), body }).collect())
}
