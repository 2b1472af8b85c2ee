//! What buyer and producer are told of a checkout.

use crate::office::Office;
use crate::secret::Secret;
use domain::Time;
use store::bookings::Booking;
use store::checkouts::Checkout;
use store::{StoreError, Tx};

pub(super) async fn booked(
    _tx: &mut Tx,
    _office: &Office,
    _checkout: &Checkout,
    _booking: &Booking,
    _link: &Secret,
    _now: Time,
) -> Result<(), StoreError> {
    Ok(())
}

pub(super) async fn too_late(_tx: &mut Tx, _office: &Office, _checkout: &Checkout, _now: Time) -> Result<(), StoreError> {
    Ok(())
}
