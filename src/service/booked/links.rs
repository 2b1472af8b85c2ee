//! The private addresses of a booking's page.

use super::BookedError;
use crate::office::Office;
use crate::secret::{self, Secret};
use domain::Time;
use domain::id::{BookingId, OwnerId};
use store::bookings::purchases::{self, Bought};
use store::bookings::{self, Booking};
use store::{StoreError, Tx};

/// What a secret opens: one session, and what was bought with it.
pub struct Behind {
    pub booking: Booking,
    pub bought: Bought,
}

/// What lies behind a secret; `session` names another session of the same purchase.
///
/// # Errors
/// [`BookedError::NotFound`] for a secret that nobody was given, and for a session of another purchase.
pub async fn behind(tx: &mut Tx, token: &str, session: Option<BookingId>) -> Result<Behind, BookedError> {
    let mut booking = bookings::by_link(tx, &secret::hash(token)).await?.ok_or(BookedError::NotFound)?;
    if let Some(other) = session.filter(|other| *other != booking.id) {
        let sale = booking.sale;
        booking = bookings::booking(tx, booking.owner, other).await?.filter(|other| other.sale == sale).ok_or(BookedError::NotFound)?;
    }
    let bought = purchases::get(tx, booking.owner, booking.sale).await?.ok_or(BookedError::NotFound)?;
    Ok(Behind { booking, bought })
}

/// A further secret of a booking's page, for a letter about it: none that was sent before could be told again.
pub async fn fresh_link(tx: &mut Tx, office: &Office, owner: OwnerId, id: BookingId, now: Time) -> Result<Secret, StoreError> {
    let link = office.secret();
    bookings::add_link(tx, &link.hash(), owner, id, now).await?;
    Ok(link)
}
