//! Another calendar of the producer: named, read again and again with care, its busy stretches taken from the free times.

use super::AgendaError;
use super::busy::{Unread, busy};
use super::read::clock;
use super::stretches::note;
use crate::asking::Who;
use crate::limits::{Limit, allow};
use crate::links::{LinkError, fetch};
use crate::office::Office;
use chrono::TimeDelta;
use domain::Time;
use domain::agenda::{Fault, OutsideCalendar, OutsideState};
use domain::collaborators::audit::{Action, Change, Pair, Text};
use domain::figures::Span;
use domain::id::OwnerId;
use domain::product::url::HttpsUrl;
use futures::StreamExt;
use store::agenda::{self, Outcome, Outside};
use store::{StoreError, owners};
use tokio::sync::Semaphore;

/// How often a calendar is read, how much of it at most, and how far ahead.
const EVERY: TimeDelta = TimeDelta::minutes(15);
const MOST_BYTES: usize = 4 * 1024 * 1024;
const AHEAD: TimeDelta = TimeDelta::days(750);
/// Calendars that one run takes up, and those of them that are read at the same time: one that answers slowly keeps few others waiting.
const BATCH: i64 = 64;
const AT_ONCE: usize = 8;
/// Calendars that are understood at once: they may be long.
static READING: Semaphore = Semaphore::const_new(2);

/// Another calendar of an owner, if one is named.
pub async fn outside(office: &Office, owner: OwnerId) -> Result<Option<OutsideCalendar>, AgendaError> {
    let mut tx = office.db.read().await?;
    let zone = owners::get(&mut tx, owner).await?.ok_or(AgendaError::NotFound)?.zone;
    let found = agenda::outside(&mut tx, owner).await?;
    Ok(found.map(|outside| OutsideCalendar {
        host: HttpsUrl::parse(&outside.url).map(|url| url.host().to_owned()).unwrap_or_default(),
        state: outside.last.map_or(OutsideState::Waiting, |(_, outcome)| state(outcome)),
        read_at: outside.last.map(|(at, _)| clock(at, zone)),
        found: outside.found,
    }))
}

/// Names the calendar that is read from now on, the first time at once.
///
/// # Errors
/// [`Fault::NotAnAddress`] for what is no public https address.
pub async fn set_outside(office: &Office, who: impl Into<Who>, url: &str, now: Time) -> Result<(), AgendaError> {
    let who = who.into();
    let owner = who.owner();
    let url = url.trim();
    // As calendar programs write addresses that are to be followed.
    let url = url.strip_prefix("webcal://").map_or_else(|| url.to_owned(), |rest| format!("https://{rest}"));
    let url = HttpsUrl::parse(&url).map_err(|_| Fault::NotAnAddress)?;
    if !allow(office, &[Limit { kind: "outside", who: &[&owner.to_string()], most: 10, seconds: 3_600 }], now).await? {
        return Err(AgendaError::TooOften);
    }
    let mut tx = office.db.write().await?;
    // What is known of the same calendar stays until it is read anew: it may not answer today.
    let before = agenda::outside(&mut tx, owner).await?;
    let changes = vec![Change::Host(Pair::new(before.as_ref().and_then(host), Some(Text::of(url.host()))))];
    if before.is_none_or(|before| before.url != url.as_str()) {
        agenda::replace_busy(&mut tx, owner, Vec::new(), now).await?;
        agenda::put_outside(&mut tx, owner, url.as_str(), now + EVERY).await?;
    }
    let named = agenda::outside(&mut tx, owner).await?;
    note(&mut tx, office, &who, Action::CalendarConnected, changes, now).await?;
    tx.commit().await?;
    if let Some(named) = named {
        read(office, &named, now).await?;
    }
    Ok(())
}

/// Reads it no more; what it took is free again.
pub async fn remove_outside(office: &Office, who: impl Into<Who>, now: Time) -> Result<(), AgendaError> {
    let who = who.into();
    let owner = who.owner();
    let mut tx = office.db.write().await?;
    let before = agenda::outside(&mut tx, owner).await?;
    agenda::remove_outside(&mut tx, owner).await?;
    agenda::replace_busy(&mut tx, owner, Vec::new(), now).await?;
    let changes = vec![Change::Host(Pair::new(before.as_ref().and_then(host), None))];
    note(&mut tx, office, &who, Action::CalendarDisconnected, changes, now).await?;
    Ok(tx.commit().await?)
}

/// Where a calendar is read; the rest of its address may be a secret.
fn host(outside: &Outside) -> Option<Text> {
    HttpsUrl::parse(&outside.url).ok().map(|url| Text::of(url.host()))
}

/// Reads the calendars that are due, at most so many at a time; how many there were. Several nodes may do so: each calendar is one's. One that
/// cannot be read, or written down, stops no other.
pub async fn read_due(office: &Office, now: Time) -> Result<u64, StoreError> {
    if office.reach.is_none() {
        return Ok(0);
    }
    let due = agenda::due(&mut office.db.read().await?, now, BATCH).await?;
    let read = futures::stream::iter(due).map(async |outside| match lease_and_read(office, &outside, now).await {
        Ok(is_ours) => u64::from(is_ours),
        Err(error) => {
            tracing::error!(owner = %outside.owner, %error, "another calendar is not read");
            0
        }
    });
    Ok(read.buffer_unordered(AT_ONCE).fold(0, async |sum, count| sum + count).await)
}

async fn lease_and_read(office: &Office, outside: &Outside, now: Time) -> Result<bool, StoreError> {
    let mut tx = office.db.write().await?;
    let is_ours = agenda::lease(&mut tx, outside, now + EVERY).await?;
    tx.commit().await?;
    if is_ours {
        read(office, outside, now).await?;
    }
    Ok(is_ours)
}

/// Reads one calendar. Where that fails, what it said before stays: rather a time too few than two at once.
async fn read(office: &Office, outside: &Outside, now: Time) -> Result<(), StoreError> {
    let mut tx = office.db.read().await?;
    let zone = owners::get(&mut tx, outside.owner).await?.map_or(chrono_tz::Tz::UTC, |owner| owner.zone);
    let own = store::bookings::uids(&mut tx, outside.owner, now - TimeDelta::days(1)).await?.into_iter().collect();
    drop(tx);
    let found = match text(office, outside).await {
        Ok(text) => {
            let window = Span { from: now, to: now + AHEAD };
            let _turn = READING.acquire().await;
            match tokio::task::spawn_blocking(move || busy(&text, window, zone, &own)).await {
                Ok(Ok(spans)) => Ok(spans),
                Ok(Err(Unread::TooLarge)) => Err(Outcome::TooLarge),
                Ok(Err(Unread::NotACalendar)) | Err(_) => Err(Outcome::NotACalendar),
            }
        }
        Err(outcome) => Err(outcome),
    };
    let mut tx = office.db.write().await?;
    let (outcome, count) = match &found {
        Ok(spans) => (Outcome::Read, spans.len() as i64),
        Err(outcome) => (*outcome, outside.found),
    };
    // Another may have been named meanwhile.
    if agenda::note_outcome(&mut tx, outside, outcome, count, now, now + EVERY).await?
        && let Ok(spans) = found
    {
        let rows = spans.into_iter().map(|span| (office.id(now), span)).collect();
        agenda::replace_busy(&mut tx, outside.owner, rows, now).await?;
    }
    tx.commit().await
}

async fn text(office: &Office, outside: &Outside) -> Result<String, Outcome> {
    let url = HttpsUrl::parse(&outside.url).map_err(|_| Outcome::Refused)?;
    let reach = office.reach.as_deref().ok_or(Outcome::Silent)?;
    let bytes = fetch(&url, reach, MOST_BYTES).await.map_err(|error| {
        tracing::info!(owner = %outside.owner, host = url.host(), %error, "another calendar is not read");
        match error {
            LinkError::Refused(_) | LinkError::NotPublic => Outcome::Refused,
            LinkError::TooLarge => Outcome::TooLarge,
            _ => Outcome::Silent,
        }
    })?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn state(outcome: Outcome) -> OutsideState {
    match outcome {
        Outcome::Read => OutsideState::Read,
        Outcome::Silent => OutsideState::Silent,
        Outcome::Refused => OutsideState::Refused,
        Outcome::TooLarge => OutsideState::TooLarge,
        Outcome::NotACalendar => OutsideState::NotACalendar,
    }
}
