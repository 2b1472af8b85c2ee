//! Which times a service offers, given what its producer's calendar has given away.

use super::BookingError;
use super::opening::opened;
use crate::office::Office;
use crate::products::{ProductError, zone_exists};
use chrono::{Days, NaiveDate, TimeDelta};
use chrono_tz::Tz;
use domain::Time;
use domain::booking::slots::slots;
use domain::booking::{Buffers, Duration, Slot, TICK};
use domain::calendar::{day_of, span_of_days};
use domain::figures::Span;
use domain::id::{ClaimId, OwnerId, ProductId};
use domain::product::sessions::Sessions;
use store::bookings::Claim;
use store::products::hours::{self, Hours};
use store::{StoreError, Tx, bookings};

/// Free times around one that is not to be had: at most three before it and three after, each in order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Nearest {
    pub before: Vec<Slot>,
    pub after: Vec<Slot>,
}

/// How many free times are named on either side, and how far they are looked for.
const NAMED: usize = 3;
const BEFORE: TimeDelta = TimeDelta::days(14);
const AFTER: TimeDelta = TimeDelta::days(31);

/// Farther ahead than any service can be booked.
pub(super) const FARTHEST: TimeDelta = TimeDelta::days(3_660);

/// Whose the service on sale under a public address is, which one, and when it can be booked: two queries.
pub(crate) async fn offered(tx: &mut Tx, slug: &str, now: Time) -> Result<(OwnerId, ProductId, Sessions), ProductError> {
    let hours = hours::on_sale(tx, slug).await?.ok_or(ProductError::NotFound)?;
    let sessions = opened(tx, hours.owner, sessions_of(&hours)?, now).await?;
    Ok((hours.owner, hours.product, sessions))
}

/// The free times of the service on sale under `slug`, on days of `zone` from one to another, both included: three queries, whatever is taken.
///
/// # Errors
/// [`BookingError::NotFound`] where nothing is on sale there.
pub async fn free_between(
    office: &Office,
    slug: &str,
    (from, to): (NaiveDate, NaiveDate),
    zone: Tz,
    now: Time,
) -> Result<Vec<Slot>, BookingError> {
    // What is taken is read last, so nothing that was given away meanwhile is offered.
    let mut tx = office.db.glance().await?;
    let (owner, _, sessions) = offered(&mut tx, slug, now).await?;
    // Whatever is asked for, there are times only between now and the last day that can be booked.
    let today = day_of(now, zone);
    let last = today + Days::new(u64::from(sessions.schedule.ahead()) + 1);
    let (from, to) = (from.max(today), to.min(last));
    if from > to {
        return Ok(Vec::new());
    }
    let window = span_of_days(from, to, zone);
    let busy = taken(&mut tx, owner, &sessions, window, None, now).await?;
    drop(tx);
    slots(&sessions.schedule, sessions.duration, &busy, window, now).map_err(|_| BookingError::NotFound)
}

/// Whose calendar the service on sale under `slug` is booked in.
pub async fn calendar_of(office: &Office, slug: &str) -> Result<OwnerId, BookingError> {
    Ok(hours::on_sale(&mut office.db.read().await?, slug).await?.ok_or(BookingError::NotFound)?.owner)
}

/// The hours by which a session moves: those that buyers were shown last, also while the service is off sale, at the length that was bought.
pub(crate) async fn of_claim(tx: &mut Tx, claim: &Claim, now: Time) -> Result<Sessions, BookingError> {
    let hours = hours::published(tx, claim.owner, claim.product).await?.ok_or(BookingError::NotFound)?;
    let sessions = opened(tx, claim.owner, sessions_of(&hours)?, now).await?;
    let duration = length(claim.session).ok_or_else(|| StoreError::Corrupt(format!("the length of claim {}", claim.id)))?;
    Ok(Sessions { duration, ..sessions })
}

/// The hours that buyers were shown.
pub(crate) fn sessions_of(hours: &Hours) -> Result<Sessions, ProductError> {
    hours.sessions.agreed(hours.duration_locked, &zone_exists).map_err(ProductError::Faults)
}

/// What is taken of a calendar around sessions that start within `window`, without the claim `except`: one query.
pub(crate) async fn taken(
    tx: &mut Tx,
    owner: OwnerId,
    sessions: &Sessions,
    window: Span,
    except: Option<ClaimId>,
    now: Time,
) -> Result<Vec<Span>, StoreError> {
    let reach = |buffers: Buffers| -> Span {
        let minutes = |count: u16| TimeDelta::minutes(i64::from(count));
        Span {
            from: window.from - minutes(buffers.before()),
            to: window.to + minutes(sessions.duration.minutes()) + minutes(buffers.after()),
        }
    };
    bookings::busy(tx, owner, reach(sessions.schedule.buffers()), except, now).await
}

/// The session of that start, if the hours offer one; whether it is another's is for the database to say. `except` is the claim that it
/// would replace.
///
/// # Errors
/// [`BookingError::NotOffered`], with the free times nearest.
pub(crate) async fn check(
    tx: &mut Tx,
    owner: OwnerId,
    sessions: &Sessions,
    start: Time,
    except: Option<ClaimId>,
    now: Time,
) -> Result<Slot, BookingError> {
    // Before any sum: a moment at the end of time has nothing after it.
    let offered = if (now..=now + FARTHEST).contains(&start) {
        let window = Span { from: start, to: start + TimeDelta::minutes(i64::from(TICK)) };
        slots(&sessions.schedule, sessions.duration, &[], window, now).map_err(|_| BookingError::NotFound)?
    } else {
        Vec::new()
    };
    match offered.into_iter().find(|slot| slot.start == start) {
        Some(slot) => Ok(slot),
        None => Err(BookingError::NotOffered(nearest(tx, owner, sessions, start, except, now).await?)),
    }
}

/// The free times nearest to one that is not to be had: one query, one computation.
pub(crate) async fn nearest(
    tx: &mut Tx,
    owner: OwnerId,
    sessions: &Sessions,
    start: Time,
    except: Option<ClaimId>,
    now: Time,
) -> Result<Nearest, BookingError> {
    // Whatever was asked for, there are times only between now and the last day that can be booked.
    let last = now + TimeDelta::days(i64::from(sessions.schedule.ahead()) + 2);
    let around = start.clamp(now, last);
    let window = Span { from: (around - BEFORE).max(now), to: (around + AFTER).min(last) };
    let busy = taken(tx, owner, sessions, window, except, now).await?;
    let free = slots(&sessions.schedule, sessions.duration, &busy, window, now).map_err(|_| BookingError::NotFound)?;
    let middle = free.partition_point(|slot| slot.start < start);
    let (before, after) = free.split_at(middle);
    let after = after.iter().filter(|slot| slot.start > start).take(NAMED).copied().collect();
    Ok(Nearest { before: before[before.len().saturating_sub(NAMED)..].to_vec(), after })
}

/// How long a session is that was claimed already.
fn length(session: Slot) -> Option<Duration> {
    u16::try_from((session.end - session.start).num_minutes()).ok().and_then(|minutes| Duration::try_from(minutes).ok())
}
