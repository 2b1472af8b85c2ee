//! Live calendars: who looks at a service's free times learns within a second that one went or came back, and asks again.
//!
//! One poll for all open streams of a process reads a mark of each calendar, on every node: what another node gave away is seen as soon.

use crate::server::state::House;
use axum::extract::{Path, Request, State};
use axum::http::{StatusCode, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use domain::Time;
use domain::id::OwnerId;
use futures::StreamExt;
use service::bookings::calendar_of;
use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use store::Db;
use store::bookings::{Mark, marks};
use tokio::sync::watch;
use tokio::time::{Instant, timeout_at};

/// Where the stream of a service's calendar is, as the router writes it.
pub const PATH: &str = "/live/{slug}";

/// Most open streams of one address, and of all: each costs a connection, of which an ordinary process may have a thousand.
const MOST_OF_ADDRESS: usize = 20;
const MOST: usize = 600;

/// How long a stream lasts before the browser asks for another: who went away without a word keeps no place.
const LASTS: Duration = Duration::from_secs(10 * 60);

/// Who is looking, by calendar. Cheap to clone.
#[derive(Clone, Default)]
pub struct Calendars {
    looking: Arc<Mutex<Looking>>,
}

#[derive(Default)]
struct Looking {
    at: HashMap<OwnerId, At>,
    /// How many streams each address has open, and all together.
    by_address: HashMap<String, usize>,
    streams: usize,
    /// How often any of the calendars was seen to change.
    changes: u64,
}

/// Those who look at one calendar.
struct At {
    /// Grows with every change; nothing in it tells what changed.
    version: watch::Sender<u64>,
    /// As it was read last; none before the first time.
    mark: Option<Mark>,
    streams: usize,
}

/// The place of one open stream; free again when it is dropped.
struct Seat {
    versions: watch::Receiver<u64>,
    calendars: Calendars,
    owner: OwnerId,
    address: String,
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut looking = self.calendars.looking();
        looking.streams -= 1;
        if let Some(count) = looking.by_address.get_mut(&self.address) {
            *count -= 1;
            if *count == 0 {
                looking.by_address.remove(&self.address);
            }
        }
        if let Some(at) = looking.at.get_mut(&self.owner) {
            at.streams -= 1;
            if at.streams == 0 {
                looking.at.remove(&self.owner);
            }
        }
    }
}

impl Calendars {
    fn looking(&self) -> MutexGuard<'_, Looking> {
        self.looking.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A place to hear of changes from now on; none where this address, or the process, has as many as it may.
    fn seat(&self, owner: OwnerId, address: String) -> Option<Seat> {
        let mut looking = self.looking();
        let of_address = looking.by_address.get(&address).copied().unwrap_or(0);
        if looking.streams >= MOST || of_address >= MOST_OF_ADDRESS {
            return None;
        }
        looking.streams += 1;
        looking.by_address.insert(address.clone(), of_address + 1);
        let at = looking.at.entry(owner).or_insert_with(|| At { version: watch::channel(0).0, mark: None, streams: 0 });
        at.streams += 1;
        let mut versions = at.version.subscribe();
        // Where the calendar was not read yet, the first reading tells; what changed before it would be missed otherwise.
        if at.mark.is_some() {
            versions.mark_changed();
        }
        Some(Seat { versions, calendars: self.clone(), owner, address })
    }

    /// Grows whenever somebody is told to ask again: what was drawn before is old.
    pub fn changes(&self) -> u64 {
        self.looking().changes
    }

    /// Reads the marks of what somebody looks at, and tells who has to ask again.
    pub async fn read(&self, db: &Db, now: Time) -> Result<(), store::StoreError> {
        let wanted: Vec<OwnerId> = self.looking().at.keys().copied().collect();
        if wanted.is_empty() {
            return Ok(());
        }
        let found: HashMap<OwnerId, Mark> = marks(&mut db.read().await?, &wanted, now).await?.into_iter().collect();
        let mut looking = self.looking();
        let Looking { at, changes, .. } = &mut *looking;
        for owner in wanted {
            let Some(at) = at.get_mut(&owner) else { continue };
            let mark = found.get(&owner).copied().unwrap_or_default();
            if at.mark.replace(mark) != Some(mark) {
                // Before anybody is told: who asks at once is not answered from before.
                *changes += 1;
                at.version.send_modify(|version| *version += 1);
            }
        }
        Ok(())
    }
}

/// `GET /live/{slug}`: one message to begin with, so that who was away asks again, then one for each change, at most two or three a second.
pub async fn stream(State(house): State<House>, Path(slug): Path<String>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    let Ok(owner) = calendar_of(&house.office, &slug).await else { return StatusCode::NOT_FOUND.into_response() };
    let Some(seat) = house.calendars.seat(owner, house.config.client_address(&parts)) else {
        return (StatusCode::TOO_MANY_REQUESTS, [(header::RETRY_AFTER, super::AGAIN)]).into_response();
    };
    let end = Instant::now() + LASTS;
    let events = futures::stream::unfold(seat, move |mut seat| async move {
        timeout_at(end, seat.versions.changed()).await.ok()?.ok()?;
        let version = *seat.versions.borrow_and_update();
        Some((version, seat))
    })
    .map(|version| Ok::<_, Infallible>(Event::default().event("calendar").data(version.to_string())));
    let stream = Sse::new(events).keep_alive(KeepAlive::new().interval(Duration::from_secs(20)));
    // Proxies that gather an answer before they pass it on would tell nothing.
    ([("x-accel-buffering", "no")], stream).into_response()
}
