//! Later sessions of a package: chosen as any other time is, without payment.

use super::links::{Behind, behind};
use super::{BookedError, Parties};
use crate::bookings::{BookingError, Paid, new_booking, times};
use crate::checkout::is_paid;
use crate::mail::letters::post_with_entry;
use crate::mail::sessions;
use crate::office::Office;
use crate::products::calendar;
use chrono::NaiveDate;
use domain::Time;
use domain::booking::{PurchaseError, Standing};
use domain::id::{BookingId, ClaimId};
use domain::product::view::Month;
use domain::sale::Cause;
use store::bookings::purchases;
use store::bookings::{Booking, By, Claim};
use store::{Tx, checkouts};

const TRIES: usize = 4;

/// The times at which a further session can be, in a month of `zone`; none where none is left.
pub async fn later_times(
    office: &Office,
    token: &str,
    month: Option<NaiveDate>,
    zone: Option<&str>,
    now: Time,
) -> Result<Month, BookedError> {
    let mut tx = office.db.read().await?;
    let Behind { booking, bought } = behind(&mut tx, token, None).await?;
    let booked = store::bookings::by_sale(&mut tx, booking.owner, booking.sale).await?.len();
    let checkout = checkouts::get(&mut tx, booking.owner, &bought.order_key).await?.ok_or(BookedError::NotFound)?;
    drop(tx);
    let zone = super::page::known(zone).unwrap_or(&booking.buyer.zone);
    let mut times = calendar::for_later(office, booking.owner, booking.id, month, Some(zone), now).await?;
    only_until(&mut times, bought.terms.valid_until);
    if is_paid(&checkout).is_err() || bought.terms.left(u32::try_from(booked).unwrap_or(u32::MAX), now) == 0 {
        times.days.clear();
    }
    Ok(times)
}

/// Books a further session of the package behind a secret.
///
/// # Errors
/// [`PurchaseError::NothingLeft`] where all are booked or their time is over; [`PurchaseError::Ended`] and [`PurchaseError::Disputed`] where the
/// money was taken back, or may be; [`BookedError::Taken`] with the free times nearest.
pub async fn book_later(office: &Office, token: &str, start: Time, now: Time) -> Result<BookingId, BookedError> {
    let Behind { booking, .. } = behind(&mut office.db.read().await?, token, None).await?;
    let mut tries = 1;
    loop {
        match attempt(office, &booking, start, now).await {
            Err(BookedError::Store(error)) if error.is_collision() && tries < TRIES => tries += 1,
            booked => return booked,
        }
    }
}

async fn attempt(office: &Office, known: &Booking, start: Time, now: Time) -> Result<BookingId, BookedError> {
    let mut tx = office.db.write().await?;
    let owner = known.owner;
    // Whoever books another session of it waits here: none is booked twice.
    let bought = purchases::locked(&mut tx, owner, known.sale).await?.ok_or(BookedError::NotFound)?;
    let checkout = checkouts::get(&mut tx, owner, &bought.order_key).await?.ok_or(BookedError::NotFound)?;
    let booked = store::bookings::by_sale(&mut tx, owner, known.sale).await?;
    let is_valid = bought.terms.valid_until.is_some_and(|until| start < until);
    if bought.terms.left(u32::try_from(booked.len()).unwrap_or(u32::MAX), now) == 0 || !is_valid {
        return Err(PurchaseError::NothingLeft.into());
    }
    is_paid(&checkout)?;
    let model = store::bookings::get(&mut tx, owner, known.claim).await?.ok_or(BookedError::NotFound)?;
    let sessions = times::of_claim(&mut tx, &model, now).await?;
    store::bookings::lapse_overdue(&mut tx, owner, now).await?;
    let slot = times::check(&mut tx, owner, &sessions, start, None, now).await?;
    let id = BookingId(office.id(now));
    let claim = Claim {
        owner,
        id: ClaimId(office.id(now)),
        product: known.product,
        booking: Some(id),
        follows: None,
        session: slot,
        range: slot.claim(sessions.schedule.buffers()),
        standing: Standing::Booked,
        holder: None,
        address: None,
        order: None,
        chain_began: None,
        made_at: now,
        changed_at: now,
        last_event: 0,
    };
    if !store::bookings::take(&mut tx, &claim, &By::cause(Cause::Buyer)).await? {
        return Err(BookingError::Taken(times::nearest(&mut tx, owner, &sessions, start, None, now).await?).into());
    }
    let link = office.secret();
    let paid = Paid { sale: known.sale, buyer: known.buyer.clone() };
    let booking = new_booking(office, &claim, id, &paid, &link, now);
    store::bookings::add(&mut tx, &booking).await?;
    tell(&mut tx, office, &booking, &link, now).await?;
    tx.commit().await?;
    Ok(id)
}

async fn tell(tx: &mut Tx, office: &Office, booking: &Booking, link: &crate::secret::Secret, now: Time) -> Result<(), BookedError> {
    let parties = Parties::of(tx, booking).await?;
    let (producer, buyer) = (parties.producer(), parties.buyer());
    let entry = sessions::entry(booking, &parties.service, parties.slot, producer, buyer, now);
    let letter = sessions::booked_for_buyer(office, &parties.service, parties.slot, buyer, producer.name, link);
    post_with_entry(tx, office, &booking.buyer.email, &letter, &entry, now).await?;
    let letter = sessions::booked_for_producer(office, &parties.service, parties.slot, producer, buyer);
    Ok(post_with_entry(tx, office, &parties.account.email, &letter, &entry, now).await?)
}

/// Leaves out what begins too late.
pub(super) fn only_until(times: &mut Month, until: Option<Time>) {
    let Some(until) = until else { return };
    for day in &mut times.days {
        day.slots.retain(|reading| reading.slot.start < until);
    }
    times.days.retain(|day| !day.slots.is_empty());
}
