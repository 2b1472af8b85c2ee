//! What a checkout gives a right to, frozen when it is paid.

use super::BuyError;
use crate::bookings::times;
use chrono::Days;
use domain::Time;
use domain::booking::{Purchase, guarantee};
use domain::calendar::{day_of, start_of};
use domain::product::sessions::Bundle;
use store::bookings::Booking;
use store::bookings::purchases::{self, Bought};
use store::checkouts::Checkout;
use store::products::hours;
use store::{Tx, owners};

/// Writes down what was bought, in the transaction in which its first session is booked. A package counts its days by the owner's calendar.
pub(super) async fn begin(tx: &mut Tx, checkout: &Checkout, first: &Booking, now: Time) -> Result<(), BuyError> {
    let owner = owners::get(tx, checkout.owner).await?.ok_or(BuyError::NotFound)?;
    // As buyers were shown it last, also where the service went off sale while it was being paid.
    let shown = hours::published(tx, checkout.owner, checkout.product).await?.and_then(|hours| times::sessions_of(&hours).ok());
    let (sessions, valid_until) = match shown.as_ref().map(|shown| shown.bundle) {
        Some(Bundle::Package { count, validity }) => {
            let last = day_of(now, owner.zone) + Days::new(u64::from(validity));
            (count, Some(start_of(last + Days::new(1), owner.zone)))
        }
        _ => (1, None),
    };
    let terms = Purchase {
        price: checkout.gross.minor,
        sessions,
        valid_until,
        guarantee_until: guarantee::end(first.bought_for, owner.zone),
        cut_off: shown.map_or(0, |shown| shown.schedule.notice()),
        returned: 0,
        unbooked: 0,
        refunded: 0,
        ended_at: None,
    };
    let bought = Bought {
        owner: checkout.owner,
        sale: checkout.sale,
        product: checkout.product,
        order_key: checkout.key.clone(),
        first: first.id,
        terms,
        made_at: now,
    };
    Ok(purchases::add(tx, &bought).await?)
}
