//! Live events: open pages learn within a second that their owner's sales changed, and ask again.
//!
//! One poll for all open streams of a process reads the owners' versions. They grow in committed order, so a reader who saw a
//! version has seen everything before it; who missed messages learns the present one at once when it connects again.

use crate::server::caller::Caller;
use crate::server::state::House;
use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum_extra::extract::CookieJar;
use domain::id::OwnerId;
use futures::StreamExt;
use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use store::{Db, owners};
use tokio::sync::watch;

/// How often versions are read while somebody looks.
const EVERY: Duration = Duration::from_millis(400);

/// Who is looking, by owner. Cheap to clone.
#[derive(Clone, Default)]
pub struct Hub {
    looking: Arc<Mutex<HashMap<OwnerId, watch::Sender<i64>>>>,
}

impl Hub {
    /// The versions of an owner from now on; a receiver that is dropped is forgotten.
    fn watch(&self, owner: OwnerId) -> watch::Receiver<i64> {
        let mut looking = self.looking.lock().unwrap_or_else(PoisonError::into_inner);
        looking.entry(owner).or_insert_with(|| watch::channel(-1).0).subscribe()
    }

    /// The owners somebody looks at; the others are dropped.
    fn wanted(&self) -> Vec<OwnerId> {
        let mut looking = self.looking.lock().unwrap_or_else(PoisonError::into_inner);
        looking.retain(|_, sender| sender.receiver_count() > 0);
        looking.keys().copied().collect()
    }

    fn tell(&self, owner: OwnerId, version: i64) {
        let looking = self.looking.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(sender) = looking.get(&owner) {
            sender.send_if_modified(|known| {
                let newer = version > *known;
                *known = version.max(*known);
                newer
            });
        }
    }

    /// Reads versions for as long as the program runs. A database that is away is asked again.
    pub async fn run(self, db: Db) {
        loop {
            tokio::time::sleep(EVERY).await;
            let wanted = self.wanted();
            if wanted.is_empty() {
                continue;
            }
            match read(&db, &wanted).await {
                Ok(versions) => versions.into_iter().for_each(|(owner, version)| self.tell(owner, version)),
                Err(error) => tracing::warn!("reading versions: {error}"),
            }
        }
    }
}

async fn read(db: &Db, wanted: &[OwnerId]) -> Result<Vec<(OwnerId, i64)>, store::StoreError> {
    let mut tx = db.read().await?;
    owners::versions(&mut tx, wanted).await
}

/// `GET /live`: one message with the present version at once, then one for each change, at most two or three a second.
///
/// Who was let in when the stream began is asked again before each message: a session that was ended hears nothing more.
pub async fn stream(State(house): State<House>, Extension(caller): Extension<Caller>, jar: CookieJar) -> Response {
    let (Some(owner), Some(token)) = (caller.owner(), jar.get(house.config.session_cookie()).map(|c| c.value().to_owned())) else {
        return StatusCode::UNAUTHORIZED.into_response();
    };
    let mut receiver = house.hub.watch(owner);
    if *receiver.borrow() >= 0 {
        receiver.mark_changed();
    }
    let events = futures::stream::unfold((receiver, house, token), |(mut receiver, house, token)| async move {
        receiver.changed().await.ok()?;
        let version = *receiver.borrow_and_update();
        let known = service::accounts::recognise(&house.office, &token, house.clock.now()).await.ok()?;
        known.map(|_| (version, (receiver, house, token)))
    })
    .map(|version| Ok::<_, Infallible>(Event::default().event("sales").id(version.to_string()).data(version.to_string())));
    Sse::new(events).keep_alive(KeepAlive::new().interval(Duration::from_secs(20))).into_response()
}
