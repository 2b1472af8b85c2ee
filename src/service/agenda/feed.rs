//! The feed of an agenda: a secret address under which calendars read the sessions, again and again.

use super::AgendaError;
use super::read::names;
use super::stretches::note;
use crate::asking::Who;
use crate::office::Office;
use crate::secret::{self, Secret};
use chrono::TimeDelta;
use domain::Time;
use domain::booking::ClaimState;
use domain::collaborators::audit::Action;
use domain::id::OwnerId;
use icalendar::{Calendar, Component, Event, EventLike, EventStatus, Property};
use store::agenda::{self, Line};

/// How far back a feed tells, and of how many sessions at most, before and after the present.
const BACK: TimeDelta = TimeDelta::days(90);
const MOST: i64 = 2_000;

/// Whether there is a feed, and since when under its present address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Feed {
    pub since: Option<Time>,
}

pub async fn feed(office: &Office, owner: OwnerId) -> Result<Feed, AgendaError> {
    Ok(Feed { since: agenda::feed_since(&mut office.db.read().await?, owner).await? })
}

/// Gives the feed a new address, which is told this once; the one before leads nowhere from now on.
pub async fn new_feed(office: &Office, who: impl Into<Who>, now: Time) -> Result<Secret, AgendaError> {
    let who = who.into();
    let secret = office.secret();
    let mut tx = office.db.write().await?;
    agenda::set_feed(&mut tx, who.owner(), &secret.hash(), now).await?;
    note(&mut tx, office, &who, Action::FeedRenewed, vec![], now).await?;
    tx.commit().await?;
    Ok(secret)
}

/// Takes the feed away.
pub async fn stop_feed(office: &Office, who: impl Into<Who>, now: Time) -> Result<(), AgendaError> {
    let who = who.into();
    let mut tx = office.db.write().await?;
    agenda::stop_feed(&mut tx, who.owner()).await?;
    note(&mut tx, office, &who, Action::FeedStopped, vec![], now).await?;
    Ok(tx.commit().await?)
}

/// The sessions behind a secret address as a calendar file. What is called off is told as such, so that calendars take it away.
pub async fn published(office: &Office, secret: &str, now: Time) -> Result<String, AgendaError> {
    let mut tx = office.db.read().await?;
    let owner = agenda::feed_of(&mut tx, &secret::hash(secret)).await?.ok_or(AgendaError::NotFound)?;
    let lines = agenda::feed_lines(&mut tx, owner, now - BACK, now, MOST).await?;
    let names = names(&mut tx, owner).await?;
    drop(tx);
    let mut calendar = Calendar::empty();
    for (name, value) in [
        ("VERSION", "2.0"),
        ("PRODID", "-//Mostrador//EN"),
        ("CALSCALE", "GREGORIAN"),
        ("METHOD", "PUBLISH"),
        ("X-WR-CALNAME", "Mostrador"),
    ] {
        calendar.append_property(Property::new(name, value));
    }
    let mut refresh = Property::new("REFRESH-INTERVAL", "PT15M");
    refresh.add_parameter("VALUE", "DURATION");
    calendar.append_property(refresh).append_property(Property::new("X-PUBLISHED-TTL", "PT15M"));
    for line in lines {
        let service = names.get(&line.product).cloned().unwrap_or_default();
        if let Some(event) = event(&line, &service) {
            calendar.push(event);
        }
    }
    Ok(calendar.to_string())
}

fn event(line: &Line, service: &str) -> Option<Event> {
    let booked = line.booking.as_ref()?;
    let is_off = line.state == ClaimState::Cancelled;
    let mut event = Event::with_uid(&booked.uid);
    event
        .sequence(u32::try_from(booked.sequence).unwrap_or(0))
        .timestamp(booked.changed_at)
        .starts(line.slot.start)
        .ends(line.slot.end)
        .summary(&format!("{} · {service}", booked.buyer_name))
        .status(if is_off { EventStatus::Cancelled } else { EventStatus::Confirmed });
    if let Some(url) = &booked.meeting_url {
        event.url(url);
    }
    Some(event.done())
}
