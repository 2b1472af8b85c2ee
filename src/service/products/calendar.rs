//! Free times of a service, month by month: for buyers, and as a preview while the hours are being edited.

use super::{ProductError, zone_exists};
use crate::office::Office;
use chrono::{Datelike, Months, NaiveDate};
use chrono_tz::Tz;
use domain::Time;
use domain::booking::slots::{by_day, slots};
use domain::calendar::{day_of, parse_zone, span_of_days};
use domain::figures::Span;
use domain::product::sessions::{Sessions, SessionsForm};
use domain::product::view::Month;
use store::products::online;

/// The free times of a service on sale, in a month of the reader's zone; the present month without one, the producer's zone without one.
pub async fn of_service(
    office: &Office,
    slug: &str,
    month: Option<NaiveDate>,
    zone: Option<&str>,
    now: Time,
) -> Result<Month, ProductError> {
    let mut tx = office.db.read().await?;
    let service = online::by_slug(&mut tx, slug).await?.ok_or(ProductError::NotFound)?;
    let draft = service.on_sale().ok_or(ProductError::NotFound)?;
    let sessions = draft.agreed_sessions(&zone_exists).map_err(ProductError::Faults)?;
    free_times(&sessions, month, zone, now)
}

/// What buyers would see of hours as they are typed.
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
    free_times(&sessions, month, zone, now)
}

fn free_times(sessions: &Sessions, month: Option<NaiveDate>, zone: Option<&str>, now: Time) -> Result<Month, ProductError> {
    let schedule = &sessions.schedule;
    let producers_zone = parse_zone(schedule.zone()).ok_or(ProductError::NotFound)?;
    let zone = zone.and_then(parse_zone).unwrap_or(producers_zone);
    let today = day_of(now, zone);
    let this_month = first_of_month(today);
    // The zone's days and the producer's differ by at most one.
    let last_day = today + chrono::Days::new(u64::from(schedule.ahead()) + 1);
    let last_day = schedule.offered_until().map_or(last_day, |until| last_day.min(until + chrono::Days::new(1)));
    // Whatever an address asks for: months are shown in which something can be booked.
    let last_month = first_of_month(last_day).max(this_month);
    let first = month.map_or(this_month, first_of_month).clamp(this_month, last_month);
    let following = first + Months::new(1);
    let free = |from: NaiveDate, to: NaiveDate| -> Result<_, ProductError> {
        let window = window(from, to, zone);
        let found = slots(schedule, sessions.duration, &[], window, now).map_err(|_| ProductError::NotFound)?;
        Ok(by_day(&found, zone, producers_zone))
    };
    let days = free(first, following)?;
    // Month by month: the next is seldom far, and the whole stretch may be two years.
    let mut next_free = None;
    let mut from = following;
    while days.is_empty() && next_free.is_none() && from <= last_day {
        next_free = free(from, from + Months::new(1))?.first().map(|day| day.day);
        from = from + Months::new(1);
    }
    Ok(Month {
        first,
        today,
        zone: zone.name().to_owned(),
        producers_zone: producers_zone.name().to_owned(),
        days,
        has_previous: first > this_month,
        has_next: following <= last_day,
        next_free,
    })
}

/// From the beginning of a day to the beginning of another.
fn window(from: NaiveDate, to: NaiveDate, zone: Tz) -> Span {
    span_of_days(from, to - chrono::Days::new(1), zone)
}

fn first_of_month(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}
