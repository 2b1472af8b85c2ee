//! What a checkout gives a right to, frozen when it is paid.

use super::BuyError;
use crate::bookings::times;
use chrono::Days;
use domain::Time;
use domain::booking::{Purchase, guarantee};
use domain::calendar::{day_of, start_of};
use domain::id::{OwnerId, ProductId};
use domain::product::sessions::Bundle;
use store::bookings::Booking;
use store::bookings::purchases::{self, Bought};
use store::checkouts::{Checkout, Shown};
use store::products::hours;
use store::{StoreError, Tx, owners};

/// What the price of a service buys, as buyers are shown it now; none where that cannot be read.
pub(super) async fn shown(tx: &mut Tx, owner: OwnerId, product: ProductId) -> Result<Option<Shown>, StoreError> {
    let sessions = hours::published(tx, owner, product).await?.and_then(|hours| times::sessions_of(&hours).ok());
    Ok(sessions.map(|sessions| {
        let (count, validity) = match sessions.bundle {
            Bundle::Package { count, validity } => (count, Some(validity)),
            _ => (1, None),
        };
        Shown { sessions: count, validity, cut_off: sessions.schedule.notice() }
    }))
}

/// Writes down what was bought, in the transaction in which its first session is booked. A package counts its days by the owner's calendar.
pub(super) async fn begin(tx: &mut Tx, checkout: &Checkout, first: &Booking, now: Time) -> Result<(), BuyError> {
    let owner = owners::get(tx, checkout.owner).await?.ok_or(BuyError::NotFound)?;
    // Of what was sent before it was kept, what buyers were shown last.
    let agreed = match checkout.shown {
        Some(shown) => shown,
        None => shown(tx, checkout.owner, checkout.product).await?.unwrap_or(Shown { sessions: 1, validity: None, cut_off: 0 }),
    };
    let valid_until = agreed.validity.map(|days| {
        let last = day_of(now, owner.zone) + Days::new(u64::from(days));
        start_of(last + Days::new(1), owner.zone)
    });
    let terms = Purchase {
        price: checkout.gross.minor,
        sessions: agreed.sessions,
        valid_until,
        guarantee_until: guarantee::end(first.bought_for, owner.zone),
        cut_off: agreed.cut_off,
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
