//! The buyer's page of a booking, and its entry for a calendar.

use super::links::{Behind, behind};
use super::{BookedError, Parties};
use crate::checkout::{By, CalledOff, CancelError, is_paid, returned, rules_of, unused_of};
use crate::mail::sessions::{entry, entry_off};
use crate::office::Office;
use crate::products::zone_exists;
use chrono::{Days, TimeDelta};
use domain::Time;
use domain::booking::{BookedPage, CallOff, ClaimState, Message, Sibling};
use domain::calendar::{day_of, local, parse_zone};
use domain::id::BookingId;
use domain::money::Money;
use store::bookings::{self, messages};
use store::{StoreError, checkouts, owners, products};

/// Most messages that a page shows.
pub(super) const SHOWN: i64 = 200;

/// The page behind a secret, by the clocks of `zone`; of the buyer's own without one.
pub async fn page(
    office: &Office,
    token: &str,
    session: Option<BookingId>,
    zone: Option<&str>,
    now: Time,
) -> Result<BookedPage, BookedError> {
    let mut tx = office.db.read().await?;
    let Behind { booking, bought } = behind(&mut tx, token, session).await?;
    let (owner, terms) = (booking.owner, bought.terms);
    let checkout = checkouts::get(&mut tx, owner, &bought.order_key).await?.ok_or(BookedError::NotFound)?;
    let parties = Parties::of(&mut tx, &booking).await?;
    let claim = bookings::get(&mut tx, owner, booking.claim).await?.ok_or(BookedError::NotFound)?;
    let zone = zone.filter(|zone| zone_exists(zone)).unwrap_or(&booking.buyer.zone).to_owned();
    let owners_zone = owners::get(&mut tx, owner).await?.ok_or(BookedError::NotFound)?.zone;
    let service = products::online::get(&mut tx, owner, booking.product).await?;
    let slug = service.filter(|service| service.on_sale().is_some()).and_then(|service| service.slug).map(|slug| slug.as_str().to_owned());
    let all = bookings::by_sale(&mut tx, owner, booking.sale).await?;
    let mut sessions = Vec::new();
    for one in all.iter().filter(|_| terms.sessions > 1) {
        let claim = bookings::get(&mut tx, owner, one.claim).await?.ok_or(BookedError::NotFound)?;
        let start = claim.session.start;
        sessions.push(Sibling { booking: one.id, state: claim.standing.state(), start, starts: local(start, &zone) });
    }
    sessions.sort_by_key(|session| session.start);
    let told = bookings::notes(&mut tx, owner, booking.id).await?.unwrap_or_default();
    let written = messages::of_booking(&mut tx, owner, booking.id, SHOWN).await?;
    let messages = written.into_iter().map(|message| Message {
        at: message.at,
        local: local(message.at, &zone),
        is_buyers: message.author.is_none(),
        body: message.body,
    });
    let (state, start) = (claim.standing.state(), claim.session.start);
    let count = u32::try_from(all.len()).unwrap_or(u32::MAX);
    let currency = checkout.gross.currency;
    let is_paid = is_paid(&checkout).is_ok();
    let call_off = allowed(rules_of(&mut tx, (&bought, &checkout), (&booking, &claim), &By::Buyer, now).await)?;
    let unused = allowed(unused_of(&mut tx, (&bought, &checkout), all.len(), now).await)?;
    let last_moment = start - TimeDelta::minutes(i64::from(terms.cut_off));
    let left = if is_paid { terms.left(count, now) } else { 0 };
    Ok(BookedPage {
        booking: booking.id,
        service: parties.service.clone(),
        slug,
        producer: parties.account.name.clone(),
        buyer: booking.buyer.name.clone(),
        state,
        slot: claim.session,
        starts: local(start, &zone),
        ends: local(claim.session.end, &zone),
        producers: local(start, &parties.account.time_zone),
        producers_zone: parties.account.time_zone.clone(),
        meeting: told.meeting_link,
        notes: told.notes,
        paid: Money::new(checkout.gross.minor + checkout.surcharge, currency),
        back: returned(&bought, &checkout).minor,
        guarantee: (now < terms.guarantee_until && terms.ended_at.is_none())
            .then(|| day_of(terms.guarantee_until, owners_zone) - Days::new(1)),
        moves_until: (is_paid && state == ClaimState::Booked && terms.is_in_time(start, now)).then(|| local(last_moment, &zone)),
        call_off: call_off.map(|off| (CallOff { scope: off.scope, back: off.back.minor }, off.back)),
        has_begun: now >= start,
        sessions,
        left,
        left_until: terms.valid_until.filter(|_| left > 0).map(|until| day_of(until, owners_zone) - Days::new(1)),
        unused: unused.map(|off| off.back),
        messages: messages.collect(),
        zone,
    })
}

/// What the rules allow, if they do.
fn allowed(asked: Result<CalledOff, CancelError>) -> Result<Option<CalledOff>, StoreError> {
    match asked {
        Ok(off) => Ok(Some(off)),
        Err(CancelError::Store(error)) => Err(error),
        Err(CancelError::NotFound | CancelError::Rules(_)) => Ok(None),
    }
}

/// The session as a file for the buyer's calendar, under the same name as the entry in their letters.
pub async fn calendar_file(office: &Office, token: &str, session: Option<BookingId>, now: Time) -> Result<String, BookedError> {
    let mut tx = office.db.read().await?;
    let Behind { booking, .. } = behind(&mut tx, token, session).await?;
    let parties = Parties::of(&mut tx, &booking).await?;
    let claim = bookings::get(&mut tx, booking.owner, booking.claim).await?.ok_or(BookedError::NotFound)?;
    let write = if claim.standing.state() == ClaimState::Cancelled { entry_off } else { entry };
    Ok(write(&booking, &parties.service, parties.slot, parties.producer(), parties.buyer(), now))
}

/// Whether a zone of this name exists, for those who ask with one.
pub(super) fn known(zone: Option<&str>) -> Option<&str> {
    zone.filter(|zone| parse_zone(zone).is_some())
}
