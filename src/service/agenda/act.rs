//! What a producer does with a session: marks it met or missed, moves it, tells the buyer where it is met and what else there is to know.

use super::{AgendaError, letters};
use crate::asking::{Did, Who};
use crate::bookings;
use crate::limits::{Limit, allow};
use crate::office::Office;
use chrono::NaiveDateTime;
use domain::Time;
use domain::agenda::{Fault, MOST_NOTES};
use domain::booking::ClaimState;
use domain::calendar::moment;
use domain::collaborators::Right;
use domain::collaborators::audit::{Action, Change, Object, Pair, Text};
use domain::id::BookingId;
use domain::product::url::HttpsUrl;
use domain::sale::Cause;
use store::bookings::By;
use store::{StoreError, Tx, owners};

/// How a session went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    Completed,
    NoShow,
}

/// Most letters about one session that its producer causes in an hour, by moving it or by saying where it is met.
const MOST: i64 = 20;

/// Counts a letter to the buyer of a session.
async fn allowed(office: &Office, id: BookingId, now: Time) -> Result<(), AgendaError> {
    let limit = Limit { kind: "told", who: &[&id.to_string()], most: MOST, seconds: 3_600 };
    if allow(office, &[limit], now).await? { Ok(()) } else { Err(AgendaError::TooOften) }
}

/// How often a transaction is done again that got in another's way.
const TRIES: usize = 4;

/// Notes how a session went, from its start on.
///
/// # Errors
/// [`Fault::NotBegun`] before its start; [`Fault::Over`] where it is marked or called off already.
pub async fn mark(office: &Office, who: impl Into<Who>, id: BookingId, mark: Mark, now: Time) -> Result<(), AgendaError> {
    let who = who.into();
    let owner = who.owner();
    let mut tries = 1;
    loop {
        let done = async {
            let mut tx = office.db.write().await?;
            match mark {
                Mark::Completed => bookings::complete(&mut tx, office, owner, id, &by(&who), now).await?,
                Mark::NoShow => bookings::no_show(&mut tx, office, owner, id, &by(&who), now).await?,
            };
            let state = if mark == Mark::Completed { "completed" } else { "no_show" };
            let changes = vec![Change::State(Pair::new(None, Some(Text::of(state))))];
            did(&mut tx, office, &who, (Action::SessionMarked, id), changes, now).await?;
            Ok::<(), AgendaError>(tx.commit().await?)
        };
        match done.await {
            Err(error) if error.is_collision() && tries < TRIES => tries += 1,
            done => return done,
        }
    }
}

/// Moves a session to another time of the owner's clock; both sides get a letter whose entry takes the place of the one before.
///
/// # Errors
/// [`Fault::Taken`] where something else stands there; [`Fault::Past`]; [`Fault::NotFive`]; [`Fault::Over`] once it has begun;
/// [`AgendaError::TooOften`]: each move is a letter to the buyer.
pub async fn move_to(office: &Office, who: impl Into<Who>, id: BookingId, to: NaiveDateTime, now: Time) -> Result<(), AgendaError> {
    let who = who.into();
    let owner = who.owner();
    store::bookings::booking(&mut office.db.read().await?, owner, id).await?.ok_or(AgendaError::NotFound)?;
    allowed(office, id, now).await?;
    let mut tries = 1;
    loop {
        match moved(office, &who, id, to, now).await {
            Err(error) if error.is_collision() && tries < TRIES => tries += 1,
            done => return done,
        }
    }
}

async fn moved(office: &Office, who: &Who, id: BookingId, to: NaiveDateTime, now: Time) -> Result<(), AgendaError> {
    let owner = who.owner();
    let mut tx = office.db.write().await?;
    let zone = owners::get(&mut tx, owner).await?.ok_or(AgendaError::NotFound)?.zone;
    let start = moment(to, zone);
    if start.timestamp() % (60 * i64::from(domain::booking::TICK)) != 0 {
        return Err(Fault::NotFive.into());
    }
    let moved = bookings::reschedule(&mut tx, office, owner, id, start, &by(who), now).await?;
    if moved.from != moved.to {
        letters::moved(&mut tx, office, &moved, now).await?;
        let changes = vec![Change::StartsAt(Pair::new(Some(moved.from.start), Some(moved.to.start)))];
        did(&mut tx, office, who, (Action::SessionMoved, id), changes, now).await?;
    }
    Ok(tx.commit().await?)
}

/// Writes down where a session is met and what the buyer is told. A place that was not told yet goes to the buyer by letter, once.
///
/// # Errors
/// [`Fault::NotAnAddress`], [`Fault::TooMuchText`]; [`Fault::Over`] where the session is over; [`AgendaError::TooOften`].
pub async fn tell(office: &Office, who: impl Into<Who>, id: BookingId, link: &str, notes: &str, now: Time) -> Result<(), AgendaError> {
    let who = who.into();
    let owner = who.owner();
    let link = match link.trim() {
        "" => None,
        link => Some(HttpsUrl::parse(link).map_err(|_| Fault::NotAnAddress)?),
    };
    let notes = notes.trim().replace("\r\n", "\n");
    if notes.chars().count() > MOST_NOTES {
        return Err(Fault::TooMuchText.into());
    }
    let booking = store::bookings::booking(&mut office.db.read().await?, owner, id).await?.ok_or(AgendaError::NotFound)?;
    if link.as_ref().is_some_and(|link| booking.meeting_url.as_deref() != Some(link.as_str())) {
        allowed(office, id, now).await?;
    }
    let mut tries = 1;
    loop {
        match told(office, &who, id, link.as_ref(), &notes, now).await {
            Err(error) if error.is_collision() && tries < TRIES => tries += 1,
            done => return done,
        }
    }
}

async fn told(office: &Office, who: &Who, id: BookingId, link: Option<&HttpsUrl>, notes: &str, now: Time) -> Result<(), AgendaError> {
    let owner = who.owner();
    let mut tx: Tx = office.db.write().await?;
    let mut booking = store::bookings::locked_booking(&mut tx, owner, id).await?.ok_or(AgendaError::NotFound)?;
    let claim = store::bookings::get(&mut tx, owner, booking.claim).await?.ok_or(AgendaError::NotFound)?;
    if claim.standing.state() != ClaimState::Booked {
        return Err(Fault::Over.into());
    }
    let link = link.map(HttpsUrl::as_str);
    let mut changes = Vec::new();
    if booking.meeting_url.as_deref() != link {
        store::bookings::set_meeting(&mut tx, &mut booking, link).await?;
        changes.push(Change::Written(Text::of("meeting")));
        if let Some(link) = link {
            letters::meeting(&mut tx, office, &booking, claim.session, link, now).await?;
        }
    }
    if store::bookings::notes(&mut tx, owner, id).await?.unwrap_or_default().notes != notes {
        store::bookings::set_notes(&mut tx, owner, id, notes, now).await?;
        changes.push(Change::Written(Text::of("notes")));
    }
    if !changes.is_empty() {
        did(&mut tx, office, who, (Action::SessionNoted, id), changes, now).await?;
    }
    Ok(tx.commit().await?)
}

fn by(who: &Who) -> By {
    By { cause: Cause::Owner, actor: Some(who.account()), note: None }
}

/// Notes what was done to a session, under the name of its service: its buyer's stays out of the log.
pub(crate) async fn did(
    tx: &mut Tx,
    office: &Office,
    who: &Who,
    (action, id): (Action, BookingId),
    changes: Vec<Change>,
    now: Time,
) -> Result<(), StoreError> {
    let service = match store::bookings::booking(tx, who.owner(), id).await? {
        Some(booking) => store::products::name(tx, who.owner(), booking.product).await?,
        None => None,
    };
    let did = Did { right: Right::ProductsManage, action, object: Object::Session(id), name: &service.unwrap_or_default(), changes };
    who.did(tx, office, did, now).await
}
