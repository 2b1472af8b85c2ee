//! One session with everything that its producer wants to know of it.

use super::AgendaError;
use super::read::clock;
use crate::booked::{BookedError, about};
use crate::checkout::{self, By, CancelError};
use crate::office::Office;
use chrono_tz::Tz;
use domain::Time;
use domain::agenda::{Buyer, Can, Off, Session, Told};
use domain::booking::{ClaimEvent, ClaimState, GiveBack, guarantee};
use domain::calendar::{day_of, parse_zone};
use domain::id::{BookingId, OwnerId};
use domain::sale::Cause;
use store::agenda::{self, Moved};
use store::products::online;
use store::{StoreError, bookings, checkouts, owners};

/// The session that an owner sold under this id.
pub async fn session(office: &Office, owner: OwnerId, id: BookingId, now: Time) -> Result<Session, AgendaError> {
    let mut tx = office.db.read().await?;
    let zone = owners::get(&mut tx, owner).await?.ok_or(AgendaError::NotFound)?.zone;
    let booking = bookings::booking(&mut tx, owner, id).await?.ok_or(AgendaError::NotFound)?;
    let claim = bookings::get(&mut tx, owner, booking.claim).await?.ok_or(AgendaError::NotFound)?;
    let checkout = checkouts::of_booking(&mut tx, owner, id).await?;
    let notes = bookings::notes(&mut tx, owner, id).await?.unwrap_or_default();
    let moves = agenda::times_of(&mut tx, owner, id).await?;
    let service = online::get(&mut tx, owner, booking.product).await?.and_then(|service| service.published);
    drop(tx);
    let messages = about(office, owner, id, zone.name()).await.map_err(|error| match error {
        BookedError::Store(error) => AgendaError::Store(error),
        _ => AgendaError::NotFound,
    })?;
    let off = if claim.standing.state() == ClaimState::Booked { off(office, owner, id, now).await? } else { None };
    let slot = claim.session;
    let state = claim.standing.state();
    let buyers = parse_zone(&booking.buyer.zone).unwrap_or(Tz::UTC);
    // The first moment that it does not cover any more belongs to the day after.
    let last_covered = guarantee::end(booking.bought_for, zone) - chrono::TimeDelta::microseconds(1);
    Ok(Session {
        id,
        product: booking.product,
        service: service.map(|draft| draft.information.name).unwrap_or_default(),
        state,
        zone: zone.name().to_owned(),
        start: clock(slot.start, zone),
        end: clock(slot.end, zone),
        at: slot.start,
        today: day_of(now, zone),
        bought_for: (booking.bought_for != slot.start).then(|| clock(booking.bought_for, zone)),
        guarantee: day_of(last_covered, zone),
        buyer: Buyer {
            name: booking.buyer.name,
            email: booking.buyer.email.to_string(),
            country: checkout.as_ref().map(|checkout| checkout.country.clone()),
            zone: buyers.name().to_owned(),
            start: clock(slot.start, buyers),
            end: clock(slot.end, buyers),
        },
        sale: booking.sale,
        price: checkout.map(|checkout| checkout.gross),
        meeting_link: notes.meeting_link,
        notes: notes.notes,
        history: moves.into_iter().map(|moved| told(moved, zone)).collect::<Result<_, _>>()?,
        messages,
        off,
        can: Can {
            be_marked: state == ClaimState::Booked && slot.start <= now,
            move_on: state == ClaimState::Booked && now < slot.start,
            be_told: state == ClaimState::Booked,
        },
    })
}

/// What calling the session off would bring; nothing where the rules of its purchase do not allow it, or nothing is known of that.
async fn off(office: &Office, owner: OwnerId, id: BookingId, now: Time) -> Result<Option<Off>, AgendaError> {
    let asked = async |give_back: GiveBack| {
        let by = By::Producer { who: owner.into(), give_back, reason: None };
        match checkout::rules(office, owner, id, &by, now).await {
            Ok(off) => Ok(Some(off.back)),
            Err(CancelError::Store(error)) => Err(AgendaError::Store(error)),
            Err(CancelError::NotFound | CancelError::Rules(_)) => Ok(None),
        }
    };
    let Some(everything) = asked(GiveBack::Everything).await? else { return Ok(None) };
    let by_the_rules = asked(GiveBack::ByTheRules).await?.filter(|back| *back != everything);
    Ok(Some(Off { everything, by_the_rules }))
}

fn told(moved: Moved, zone: Tz) -> Result<Told, StoreError> {
    let corrupt = || StoreError::Corrupt("an event of a session".into());
    Ok(Told {
        at: clock(moved.at, zone),
        moment: moved.at,
        cause: Cause::from_repr(moved.cause).ok_or_else(corrupt)?,
        event: ClaimEvent::from_repr(moved.event).ok_or_else(corrupt)?,
        start: clock(moved.start, zone),
    })
}
