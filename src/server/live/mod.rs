//! Live events: open pages learn within a second that the sales of their account changed, or what their reader may do there, and ask again.
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
use domain::collaborators::{Acting, Right};
use domain::id::{AccountId, OwnerId, SessionId};
use futures::StreamExt;
use service::here::Place;
use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use store::owners::Versions;
use store::{Db, owners};
use tokio::sync::watch;

/// How often versions are read while somebody looks.
const EVERY: Duration = Duration::from_millis(400);

/// Most open streams of one session, of one account in an owner's, and of all who are there: each costs a connection. Browsers open six
/// to one place. Nobody's streams keep another from hearing.
const MOST_OF_SESSION: usize = 10;
const MOST_OF_ACCOUNT: usize = 50;
const MOST_OF_OWNER: usize = 1_000;
/// Nothing was read yet.
const UNREAD: Versions = Versions { sales: -1, people: -1 };

/// How often a stream looks whether its reader may still hear, where nothing happens.
const LOOKS: Duration = Duration::from_secs(60);

/// Seconds after which who was sent away may come again.
const AGAIN: &str = "30";

/// Who is looking, by owner. Cheap to clone.
#[derive(Clone, Default)]
pub struct Hub {
    looking: Arc<Mutex<HashMap<OwnerId, Looking>>>,
}

/// Those who look at one owner's sales.
struct Looking {
    version: watch::Sender<Versions>,
    /// How many streams each session of an account has open.
    streams: HashMap<(AccountId, SessionId), usize>,
}

/// The place of one open stream; free again when it is dropped.
struct Seat {
    versions: watch::Receiver<Versions>,
    hub: Hub,
    owner: OwnerId,
    session: (AccountId, SessionId),
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

    /// A place to hear the versions of an owner from now on; none where this session, account or owner has as many as it may.
    fn seat(&self, owner: OwnerId, session: (AccountId, SessionId)) -> Option<Seat> {
        let mut looking = self.looking();
        let at_owner = looking.entry(owner).or_insert_with(|| Looking { version: watch::channel(UNREAD).0, streams: HashMap::new() });
        let of_owner: usize = at_owner.streams.values().sum();
        let of_account: usize = at_owner.streams.iter().filter(|((account, _), _)| *account == session.0).map(|(_, streams)| streams).sum();
        let of_session = at_owner.streams.get(&session).copied().unwrap_or(0);
        if of_owner >= MOST_OF_OWNER || of_account >= MOST_OF_ACCOUNT || of_session >= MOST_OF_SESSION {
            return None;
        }
        at_owner.streams.insert(session, of_session + 1);
        Some(Seat { versions: at_owner.version.subscribe(), hub: self.clone(), owner, session })
    }

    /// The owners somebody looks at.
    fn wanted(&self) -> Vec<OwnerId> {
        self.looking().keys().copied().collect()
    }

    fn tell(&self, owner: OwnerId, read: Versions) {
        if let Some(looking) = self.looking().get(&owner) {
            looking.version.send_if_modified(|known| {
                let newest = Versions { sales: read.sales.max(known.sales), people: read.people.max(known.people) };
                let newer = newest != *known;
                *known = newest;
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

/// What an open stream knows of its reader.
struct Listening {
    seat: Seat,
    house: House,
    token: String,
    acting: Acting,
    /// What the reader was told of sales last.
    told: i64,
    /// Nothing more is told.
    ends: bool,
}

/// What a reader is told.
enum Message {
    /// The sales of the account changed; its version.
    Sales(i64),
    /// The reader may do more or less than before.
    Rights,
    /// The account is closed to them, or their session is in another.
    Shut,
}

/// `GET /live`: one message with the present version at once, then one for each change, at most two or three a second.
///
/// Who was let in when the stream began is asked again before each message, and once a minute besides, because a last day ends without
/// anybody's doing: a session that was ended hears nothing more, and of sales hears only who may list them.
pub async fn stream(State(house): State<House>, Extension(caller): Extension<Caller>, jar: CookieJar) -> Response {
    let (Some(known), Some(token)) = (caller.known(), jar.get(house.config.session_cookie()).map(|c| c.value().to_owned())) else {
        return StatusCode::UNAUTHORIZED.into_response();
    };
    // Nothing is heard of an account that is closed, and nothing is waited for: by this answer a browser comes no more.
    if known.here.place == Place::Closed {
        return StatusCode::NO_CONTENT.into_response();
    }
    let acting = known.acting.clone();
    let Some(mut seat) = house.hub.seat(acting.whose(), (known.account.id, known.session)) else {
        return (StatusCode::TOO_MANY_REQUESTS, [(header::RETRY_AFTER, AGAIN)]).into_response();
    };
    if *seat.versions.borrow() != UNREAD {
        seat.versions.mark_changed();
    }
    let listening = Listening { seat, house, token, acting, told: UNREAD.sales, ends: false };
    let events = futures::stream::unfold(listening, next).map(|message| {
        Ok::<_, Infallible>(match message {
            Message::Sales(version) => Event::default().event("sales").id(version.to_string()).data(version.to_string()),
            Message::Rights => Event::default().event("rights").data("changed"),
            Message::Shut => Event::default().event("shut").data("closed"),
        })
    });
    Sse::new(events).keep_alive(KeepAlive::new().interval(Duration::from_secs(20))).into_response()
}

/// Waits for something that this reader is told.
async fn next(mut listening: Listening) -> Option<(Message, Listening)> {
    loop {
        if listening.ends {
            return None;
        }
        if let Ok(closed) = tokio::time::timeout(LOOKS, listening.seat.versions.changed()).await {
            closed.ok()?;
        }
        let versions = *listening.seat.versions.borrow_and_update();
        let now = listening.house.clock.now();
        let known = service::accounts::recognise(&listening.house.office, &listening.token, now).await.ok()??;
        if known.acting.whose() != listening.acting.whose() || known.here.place == Place::Closed {
            listening.ends = true;
            return Some((Message::Shut, listening));
        }
        if known.acting != listening.acting {
            listening.acting = known.acting;
            return Some((Message::Rights, listening));
        }
        if versions.sales > listening.told && known.acting.may(Right::SalesSearchByPeriod) {
            listening.told = versions.sales;
            return Some((Message::Sales(versions.sales), listening));
        }
    }
}
