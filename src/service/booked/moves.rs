//! A buyer moves their session to another free time, while the service allows it.

use super::links::{Behind, behind, fresh_link};
use super::{BookedError, Parties};
use crate::bookings::{self, Rescheduled};
use crate::checkout::is_paid;
use crate::limits::{Limit, allow};
use crate::mail::booked as letters;
use crate::mail::letters::post_with_entry;
use crate::mail::sessions::entry;
use crate::office::Office;
use crate::products::calendar;
use chrono::NaiveDate;
use domain::Time;
use domain::booking::{ClaimState, PurchaseError, Slot};
use domain::id::BookingId;
use domain::product::view::Month;
use domain::sale::Cause;
use store::bookings::purchases;
use store::bookings::{Booking, By};
use store::{Tx, checkouts};

/// Most moves of one purchase in an hour: each writes two letters.
const MOST: i64 = 12;
const TRIES: usize = 4;

/// The times to which a session can be moved, in a month of `zone`.
pub async fn times_to_move(
    office: &Office,
    token: &str,
    session: Option<BookingId>,
    month: Option<NaiveDate>,
    zone: Option<&str>,
    now: Time,
) -> Result<Month, BookedError> {
    let Behind { booking, bought } = behind(&mut office.db.read().await?, token, session).await?;
    let zone = super::page::known(zone).unwrap_or(&booking.buyer.zone);
    let mut times = calendar::for_session(office, booking.owner, booking.id, month, Some(zone), now).await?;
    super::package::only_until(&mut times, bought.terms.valid_until);
    Ok(times)
}

/// Moves a session to the time that starts then.
///
/// # Errors
/// [`BookedError::Taken`] with the free times nearest; [`PurchaseError::TooLate`] after the cut-off;
/// [`PurchaseError::Ended`] and [`PurchaseError::Disputed`] where the money was taken back, or may be. Nothing is changed then.
pub async fn move_session(
    office: &Office,
    token: &str,
    session: Option<BookingId>,
    start: Time,
    now: Time,
) -> Result<Rescheduled, BookedError> {
    let known = behind(&mut office.db.read().await?, token, session).await?;
    let sale = known.booking.sale.to_string();
    if !allow(office, &[Limit { kind: "move", who: &[&sale], most: MOST, seconds: 3_600 }], now).await? {
        return Err(BookedError::TooOften);
    }
    let mut tries = 1;
    loop {
        match attempt(office, &known.booking, start, now).await {
            Err(BookedError::Store(error)) if error.is_collision() && tries < TRIES => tries += 1,
            moved => return moved,
        }
    }
}

async fn attempt(office: &Office, booking: &Booking, start: Time, now: Time) -> Result<Rescheduled, BookedError> {
    let mut tx = office.db.write().await?;
    let (owner, id) = (booking.owner, booking.id);
    let bought = purchases::locked(&mut tx, owner, booking.sale).await?.ok_or(BookedError::NotFound)?;
    let present = store::bookings::locked_booking(&mut tx, owner, id).await?.ok_or(BookedError::NotFound)?;
    let claim = store::bookings::get(&mut tx, owner, present.claim).await?.ok_or(BookedError::NotFound)?;
    let checkout = checkouts::get(&mut tx, owner, &bought.order_key).await?.ok_or(BookedError::NotFound)?;
    is_paid(&checkout)?;
    if claim.standing.state() != ClaimState::Booked {
        return Err(PurchaseError::Ended.into());
    }
    let is_valid = bought.terms.valid_until.is_none_or(|until| start < until);
    if !bought.terms.is_in_time(claim.session.start, now) || !is_valid {
        return Err(PurchaseError::TooLate.into());
    }
    let moved = bookings::reschedule(&mut tx, office, owner, id, start, &By::cause(Cause::Buyer), now).await?;
    if moved.from != moved.to {
        tell(&mut tx, office, &moved, now).await?;
    }
    tx.commit().await?;
    Ok(moved)
}

async fn tell(tx: &mut Tx, office: &Office, moved: &Rescheduled, now: Time) -> Result<(), BookedError> {
    let Rescheduled { booking, from, to } = moved;
    let parties = Parties::of(tx, booking).await?;
    let (producer, buyer) = (parties.producer(), parties.buyer());
    let entry = entry(booking, &parties.service, *to, producer, buyer, now);
    let slots: (Slot, Slot) = (*from, *to);
    let link = fresh_link(tx, office, booking.owner, booking.id, now).await?;
    let letter = letters::moved_for_buyer(office, &parties.service, slots, buyer, producer.name, &link);
    post_with_entry(tx, office, &booking.buyer.email, &letter, &entry, now).await?;
    let letter = letters::moved_for_producer(office, &parties.service, slots, producer, buyer.name);
    Ok(post_with_entry(tx, office, &parties.account.email, &letter, &entry, now).await?)
}
