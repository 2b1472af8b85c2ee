//! Free times of a service, month by month: for buyers, and as a preview while the hours are being edited.

use super::{ProductError, zone_exists};
use crate::bookings::{BookingError, Held, held, own_hold, times};
use crate::office::Office;
use crate::secret;
use chrono::{Datelike, Days, Months, NaiveDate};
use chrono_tz::Tz;
use domain::Time;
use domain::booking::slots::{by_day, slots};
use domain::booking::{DayOfSlots, Reading};
use domain::calendar::{day_of, parse_zone, span_of_days};
use domain::figures::Span;
use domain::id::{BookingId, OwnerId};
use domain::product::sessions::{Sessions, SessionsForm};
use domain::product::view::{Desk, Kept, Month};
use store::bookings;

/// The free times of a service on sale, in a month of the reader's zone; the present month without one, the producer's zone without one.
/// At most four queries, however long the month and however full the calendar.
pub async fn of_service(
    office: &Office,
    slug: &str,
    month: Option<NaiveDate>,
    zone: Option<&str>,
    now: Time,
) -> Result<Month, ProductError> {
    for_visitor(office, slug, month, zone, None, now).await
}

/// The same as a visitor sees it who may hold a time: their own is among the free ones. `secret` is theirs.
pub async fn for_visitor(
    office: &Office,
    slug: &str,
    month: Option<NaiveDate>,
    zone: Option<&str>,
    secret: Option<&str>,
    now: Time,
) -> Result<Month, ProductError> {
    let mut tx = office.db.read().await?;
    let (owner, product, sessions) = times::offered(&mut tx, slug, now).await?;
    let claim = match secret {
        Some(secret) => own_hold(&mut tx, &secret::hash(secret), owner, product, now).await?,
        None => None,
    };
    let own = claim.as_ref().map(|own| own.id);
    let turned = Turned::to(&sessions, month, zone, now)?;
    let desk = match &claim {
        _ if !office.takes_payments => Desk::Closed,
        Some(claim) => {
            kept(&held(claim, now).map_err(|_| ProductError::NotFound)?, turned.zone, turned.producers_zone).map_or(Desk::Open, Desk::Keeps)
        }
        None => Desk::Open,
    };
    let shown = turned.shown();
    let busy = times::taken(&mut tx, owner, &sessions, shown, own, now).await?;
    let days = turned.free(shown, &busy, now)?;
    let mut next_free = None;
    if let Some(later) = turned.later().filter(|_| days.is_empty()) {
        let busy = times::taken(&mut tx, owner, &sessions, later, own, now).await?;
        next_free = turned.next_free(&busy, now)?;
    }
    Ok(Month { desk, ..turned.month(days, next_free) })
}

/// A held time as its visitor's page tells it; none for one whose time is up.
pub(crate) fn kept(held: &Held, zone: Tz, producers_zone: Tz) -> Option<Kept> {
    let is_up = !held.is_paying && held.deadline <= held.now;
    (!is_up).then(|| Kept {
        time: Reading::of(held.slot, zone, producers_zone),
        deadline: held.deadline,
        deadline_local: held.deadline.with_timezone(&zone).naive_local(),
        now: held.now,
        is_paying: held.is_paying,
    })
}

/// The times that a session can have, in a month of its producer's zone, also while its service is off sale; the claim it has now counts as
/// free, but its own time is not among them.
pub async fn for_session(
    office: &Office,
    owner: OwnerId,
    booking: BookingId,
    month: Option<NaiveDate>,
    zone: Option<&str>,
    now: Time,
) -> Result<Month, ProductError> {
    let (mut month, now_at) = of_booked(office, (owner, booking), true, month, zone, now).await?;
    // To the time that it has, it does not move.
    for day in &mut month.days {
        day.slots.retain(|reading| reading.slot.start != now_at);
    }
    month.days.retain(|day| !day.slots.is_empty());
    Ok(month)
}

/// The times that a further session of the same purchase can have.
pub async fn for_later(
    office: &Office,
    owner: OwnerId,
    booking: BookingId,
    month: Option<NaiveDate>,
    zone: Option<&str>,
    now: Time,
) -> Result<Month, ProductError> {
    Ok(of_booked(office, (owner, booking), false, month, zone, now).await?.0)
}

/// A month of the hours by which a session was booked, and when that session starts; where it `moves`, its own claim counts as free.
async fn of_booked(
    office: &Office,
    (owner, booking): (OwnerId, BookingId),
    moves: bool,
    month: Option<NaiveDate>,
    zone: Option<&str>,
    now: Time,
) -> Result<(Month, Time), ProductError> {
    let mut tx = office.db.read().await?;
    let booked = bookings::booking(&mut tx, owner, booking).await?.ok_or(ProductError::NotFound)?;
    let claim = bookings::get(&mut tx, owner, booked.claim).await?.ok_or(ProductError::NotFound)?;
    let sessions = times::of_claim(&mut tx, &claim, now).await.map_err(|error| match error {
        BookingError::Store(error) => ProductError::Store(error),
        _ => ProductError::NotFound,
    })?;
    let turned = Turned::to(&sessions, month, zone, now)?;
    let shown = turned.shown();
    let busy = times::taken(&mut tx, owner, &sessions, shown, moves.then_some(claim.id), now).await?;
    let days = turned.free(shown, &busy, now)?;
    Ok((turned.month(days, None), claim.session.start))
}

/// What buyers would see of hours as they are typed, before anything was booked.
///
/// # Errors
/// [`ProductError::Faults`] where something is wrong in them.
pub fn preview(
    office: &Office,
    form: &SessionsForm,
    locked: Option<domain::booking::Duration>,
    month: Option<NaiveDate>,
    zone: Option<&str>,
    now: Time,
) -> Result<Month, ProductError> {
    let sessions = form.check(&office.rules.limits, locked, &zone_exists).map_err(ProductError::Faults)?;
    let turned = Turned::to(&sessions, month, zone, now)?;
    let days = turned.free(turned.shown(), &[], now)?;
    let next_free = if days.is_empty() { turned.next_free(&[], now)? } else { None };
    Ok(turned.month(days, next_free))
}

/// A calendar turned to a month in which something can be booked.
struct Turned<'a> {
    sessions: &'a Sessions,
    zone: Tz,
    producers_zone: Tz,
    today: NaiveDate,
    this_month: NaiveDate,
    /// Its first day, and that of the next.
    first: NaiveDate,
    following: NaiveDate,
    /// The last that may have a free time.
    last_day: NaiveDate,
    now: Time,
}

impl<'a> Turned<'a> {
    fn to(sessions: &'a Sessions, month: Option<NaiveDate>, zone: Option<&str>, now: Time) -> Result<Self, ProductError> {
        let schedule = &sessions.schedule;
        let producers_zone = parse_zone(schedule.zone()).ok_or(ProductError::NotFound)?;
        let zone = zone.and_then(parse_zone).unwrap_or(producers_zone);
        let today = day_of(now, zone);
        let this_month = first_of_month(today);
        // The zone's days and the producer's differ by at most one.
        let last_day = today + Days::new(u64::from(schedule.ahead()) + 1);
        let last_day = schedule.offered_until().map_or(last_day, |until| last_day.min(until + Days::new(1)));
        // Whatever an address asks for: months are shown in which something can be booked.
        let last_month = first_of_month(last_day).max(this_month);
        let first = month.map_or(this_month, first_of_month).clamp(this_month, last_month);
        Ok(Self { sessions, zone, producers_zone, today, this_month, first, following: first + Months::new(1), last_day, now })
    }

    /// The days of the month.
    fn shown(&self) -> Span {
        span_of_days(self.first, self.following - Days::new(1), self.zone)
    }

    /// Those after it, where there are any to be booked.
    fn later(&self) -> Option<Span> {
        (self.following <= self.last_day).then(|| span_of_days(self.following, self.last_day, self.zone))
    }

    fn free(&self, window: Span, busy: &[Span], now: Time) -> Result<Vec<DayOfSlots>, ProductError> {
        let found = slots(&self.sessions.schedule, self.sessions.duration, busy, window, now).map_err(|_| ProductError::NotFound)?;
        Ok(by_day(&found, self.zone, self.producers_zone))
    }

    /// The first day after the month that has a free time. Month by month: it is seldom far, and the whole stretch may be two years.
    fn next_free(&self, busy: &[Span], now: Time) -> Result<Option<NaiveDate>, ProductError> {
        let mut from = self.following;
        while from <= self.last_day {
            let next = from + Months::new(1);
            let days = self.free(span_of_days(from, next - Days::new(1), self.zone), busy, now)?;
            if let Some(first) = days.first() {
                return Ok(Some(first.day));
            }
            from = next;
        }
        Ok(None)
    }

    fn month(&self, days: Vec<DayOfSlots>, next_free: Option<NaiveDate>) -> Month {
        Month {
            first: self.first,
            today: self.today,
            zone: self.zone.name().to_owned(),
            producers_zone: self.producers_zone.name().to_owned(),
            days,
            has_previous: self.first > self.this_month,
            has_next: self.following <= self.last_day,
            next_free,
            now: self.now,
            desk: Desk::Closed,
        }
    }
}

fn first_of_month(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}
