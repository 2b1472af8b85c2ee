//! The private addresses of a booking's page.

use crate::office::Office;
use crate::secret::Secret;
use domain::Time;
use domain::id::{BookingId, OwnerId};
use store::{StoreError, Tx, bookings};

/// A further secret of a booking's page, for a letter about it: none that was sent before could be told again.
pub async fn fresh_link(tx: &mut Tx, office: &Office, owner: OwnerId, id: BookingId, now: Time) -> Result<Secret, StoreError> {
    let link = office.secret();
    bookings::add_link(tx, &link.hash(), owner, id, now).await?;
    Ok(link)
}
