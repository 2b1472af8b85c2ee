//! Live events: open pages learn within a second that their owner's sales changed, and ask again.
//!
//! One poll for all open streams of a process reads the owners' versions. They grow in committed order, so a reader who saw a
//! version has seen everything before it; who missed messages learns the present one at once when it connects again.

pub mod calendars;

use crate::server::caller::Caller;
use crate::server::clock::Clock;
use crate::server::state::House;
use axum::Extension;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum_extra::extract::CookieJar;
use calendars::Calendars;
use domain::id::{OwnerId, SessionId};
use futures::StreamExt;
use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use store::{Db, owners};
use tokio::sync::watch;

/// How often versions are read while somebody looks.
const EVERY: Duration = Duration::from_millis(400);

/// Most open streams of one session and of one owner: each costs a connection. Browsers open six to one place.
const MOST_OF_SESSION: usize = 10;
const MOST_OF_OWNER: usize = 50;
/// Seconds after which who was sent away may come again.
const AGAIN: &str = "30";

/// Who is looking, by owner. Cheap to clone.
#[derive(Clone, Default)]
pub struct Hub {
    looking: Arc<Mutex<HashMap<OwnerId, Looking>>>,
}

/// Those who look at one owner's sales.
struct Looking {
    version: watch::Sender<i64>,
    /// How many streams each session has open.
    streams: HashMap<SessionId, usize>,
}

/// The place of one open stream; free again when it is dropped.
struct Seat {
    versions: watch::Receiver<i64>,
    hub: Hub,
    owner: OwnerId,
    session: SessionId,
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut looking = self.hub.looking();
        let Some(at_owner) = looking.get_mut(&self.owner) else { return };
        if let Some(streams) = at_owner.streams.get_mut(&self.session) {
            *streams -= 1;
        }
        at_owner.streams.retain(|_, streams| *streams > 0);
        if at_owner.streams.is_empty() {
            looking.remove(&self.owner);
        }
    }
}

impl Hub {
    fn looking(&self) -> MutexGuard<'_, HashMap<OwnerId, Looking>> {
        self.looking.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A place to hear the versions of an owner from now on; none where this session or owner has as many as it may.
    fn seat(&self, owner: OwnerId, session: SessionId) -> Option<Seat> {
        let mut looking = self.looking();
        let at_owner = looking.entry(owner).or_insert_with(|| Looking { version: watch::channel(-1).0, streams: HashMap::new() });
        let of_owner: usize = at_owner.streams.values().sum();
        let of_session = at_owner.streams.get(&session).copied().unwrap_or(0);
        if of_owner >= MOST_OF_OWNER || of_session >= MOST_OF_SESSION {
            return None;
        }
        at_owner.streams.insert(session, of_session + 1);
        Some(Seat { versions: at_owner.version.subscribe(), hub: self.clone(), owner, session })
    }

    /// The owners somebody looks at.
    fn wanted(&self) -> Vec<OwnerId> {
        self.looking().keys().copied().collect()
    }

    fn tell(&self, owner: OwnerId, version: i64) {
        if let Some(looking) = self.looking().get(&owner) {
            looking.version.send_if_modified(|known| {
                let newer = version > *known;
                *known = version.max(*known);
                newer
            });
        }
    }

    /// Reads the versions of what somebody looks at.
    async fn read(&self, db: &Db) -> Result<(), store::StoreError> {
        let wanted = self.wanted();
        if !wanted.is_empty() {
            let versions = owners::versions(&mut db.read().await?, &wanted).await?;
            versions.into_iter().for_each(|(owner, version)| self.tell(owner, version));
        }
        Ok(())
    }
}

/// Reads what changed for as long as the program runs. A database that is away is asked again.
pub async fn watch(hub: Hub, calendars: Calendars, db: Db, clock: Clock) {
    loop {
        tokio::time::sleep(EVERY).await;
        for read in [hub.read(&db).await, calendars.read(&db, clock.now()).await] {
            if let Err(error) = read {
                tracing::warn!("reading what changed: {error}");
            }
        }
    }
}

/// `GET /live`: one message with the present version at once, then one for each change, at most two or three a second.
///
/// Who was let in when the stream began is asked again before each message: a session that was ended hears nothing more.
pub async fn stream(State(house): State<House>, Extension(caller): Extension<Caller>, jar: CookieJar) -> Response {
    let (Some(known), Some(token)) = (caller.known(), jar.get(house.config.session_cookie()).map(|c| c.value().to_owned())) else {
        return StatusCode::UNAUTHORIZED.into_response();
    };
    let Some(mut seat) = house.hub.seat(known.account.id.into(), known.session) else {
        return (StatusCode::TOO_MANY_REQUESTS, [(header::RETRY_AFTER, AGAIN)]).into_response();
    };
    if *seat.versions.borrow() >= 0 {
        seat.versions.mark_changed();
    }
    let events = futures::stream::unfold((seat, house, token), |(mut seat, house, token)| async move {
        seat.versions.changed().await.ok()?;
        let version = *seat.versions.borrow_and_update();
        let known = service::accounts::recognise(&house.office, &token, house.clock.now()).await.ok()?;
        known.map(|_| (version, (seat, house, token)))
    })
    .map(|version| Ok::<_, Infallible>(Event::default().event("sales").id(version.to_string()).data(version.to_string())));
    Sse::new(events).keep_alive(KeepAlive::new().interval(Duration::from_secs(20))).into_response()
}
