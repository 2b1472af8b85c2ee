//! What happens to a session after it was bought: it moves, is called off, is met or missed.
//!
//! All of it is done in the caller's transaction, with the refund and the letters that belong to it. Who may do it, and until when, is
//! asked before: these are the rules of the calendar alone.

use super::payment::locked;
use super::{BookingError, times};
use crate::office::Office;
use domain::Time;
use domain::booking::{ClaimError, ClaimEvent, Slot, Standing, TICK};
use domain::id::{BookingId, ClaimId, OwnerId};
use domain::sale::Cause;
use store::Tx;
use store::bookings::{self, Booking, By, Claim};

/// A session that has moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rescheduled {
    pub booking: Booking,
    pub from: Slot,
    pub to: Slot,
}

/// Moves a session to another time, at its length. A buyer chooses among the times that are offered; the producer may take any that is
/// free, in steps of five minutes. To the time it has already, it does not move.
///
/// # Errors
/// [`BookingError::Taken`] or [`BookingError::NotOffered`], with the free times nearest, and nothing is changed.
pub async fn reschedule(
    tx: &mut Tx,
    office: &Office,
    owner: OwnerId,
    id: BookingId,
    start: Time,
    by: &By,
    now: Time,
) -> Result<Rescheduled, BookingError> {
    let (mut booking, mut old) = locked(tx, owner, id).await?;
    let (end, _) = old.standing.apply(ClaimEvent::Reschedule, old.session, &office.rules.holds, now)?;
    if start == old.session.start {
        return Ok(Rescheduled { from: old.session, to: old.session, booking });
    }
    let sessions = times::of_claim(tx, &old, now).await?;
    bookings::lapse_overdue(tx, owner, now).await?;
    let is_the_producers = by.cause == Cause::Owner;
    let to = if is_the_producers {
        let is_a_tick = start.timestamp_micros() % (i64::from(TICK) * 60_000_000) == 0;
        if start <= now || !is_a_tick {
            let nearest = times::nearest(tx, owner, &sessions, start, Some(old.id), now).await?;
            return Err(BookingError::NotOffered(nearest));
        }
        Slot::new(start, sessions.duration)
    } else {
        times::check(tx, owner, &sessions, start, Some(old.id), now).await?
    };
    let new = Claim {
        id: ClaimId(office.id(now)),
        follows: Some(old.id),
        session: to,
        range: to.claim(sessions.schedule.buffers()),
        standing: Standing::Booked,
        order: None,
        holder: None,
        address: None,
        chain_began: None,
        made_at: now,
        changed_at: now,
        last_event: 0,
        ..old.clone()
    };
    let from = old.session;
    if !bookings::replace(tx, &mut old, ClaimEvent::Reschedule, end, &new, by).await? {
        return Err(BookingError::Taken(times::nearest(tx, owner, &sessions, start, Some(old.id), now).await?));
    }
    bookings::touch(tx, &mut booking, new.id).await?;
    Ok(Rescheduled { booking, from, to })
}

/// Calls a session off: its time is free again.
pub async fn cancel(tx: &mut Tx, office: &Office, owner: OwnerId, id: BookingId, by: &By, now: Time) -> Result<Booking, BookingError> {
    let (mut booking, claim) = end(tx, office, (owner, id), ClaimEvent::Cancel, by, now).await?;
    bookings::touch(tx, &mut booking, claim.id).await?;
    Ok(booking)
}

/// The session was met; from its start on.
pub async fn complete(tx: &mut Tx, office: &Office, owner: OwnerId, id: BookingId, by: &By, now: Time) -> Result<Booking, BookingError> {
    Ok(end(tx, office, (owner, id), ClaimEvent::Complete, by, now).await?.0)
}

/// The buyer did not come; from its start on.
pub async fn no_show(tx: &mut Tx, office: &Office, owner: OwnerId, id: BookingId, by: &By, now: Time) -> Result<Booking, BookingError> {
    Ok(end(tx, office, (owner, id), ClaimEvent::MissIt, by, now).await?.0)
}

async fn end(
    tx: &mut Tx,
    office: &Office,
    (owner, id): (OwnerId, BookingId),
    event: ClaimEvent,
    by: &By,
    now: Time,
) -> Result<(Booking, Claim), BookingError> {
    let (booking, mut claim) = locked(tx, owner, id).await?;
    let (to, effect) = claim.standing.apply(event, claim.session, &office.rules.holds, now).map_err(|error| match error {
        ClaimError::TooLate => BookingError::NotNow(error),
        other => other.into(),
    })?;
    bookings::advance(tx, &mut claim, event, to, effect, by, now).await?;
    Ok((booking, claim))
}
