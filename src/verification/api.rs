//! Server functions of the operator's queue.

use crate::problem::Problem;
use chrono::NaiveDateTime;
use domain::Time;
use domain::id::{OwnerId, ProductId};
use domain::product::verification::Decision;
use domain::product::view::{Examined, Queue};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use {
    crate::server::caller::{Asked, asked},
    service::products::verification,
};

/// The queue with the moment at which it was read, and since when each waits by the operator's clock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waits {
    pub queue: Queue,
    pub as_of: Time,
    pub since: Vec<NaiveDateTime>,
}

/// A product that waits, and when each of its moves was by the operator's clock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OnDesk {
    pub examined: Examined,
    pub as_of: Time,
    pub since: NaiveDateTime,
    pub moves: Vec<NaiveDateTime>,
}

/// What waits, and how long answers take.
#[server(prefix = "/do", endpoint = "verification_queue", input = Json)]
pub async fn verification_queue() -> Result<Waits, Problem> {
    let asked = asked()?;
    let queue = verification::queue(&asked.office, asked.now).await?;
    let since = queue.waiting.iter().map(|waiting| local(&asked, waiting.since)).collect();
    Ok(Waits { queue, as_of: asked.now, since })
}

/// One product that waits, as buyers would see it.
#[server(prefix = "/do", endpoint = "examine_product", input = Json)]
pub async fn examine_product(owner: OwnerId, id: ProductId) -> Result<OnDesk, Problem> {
    let asked = asked()?;
    let examined = verification::examine(&asked.office, owner, id).await?;
    let moves = examined.history.iter().map(|told| local(&asked, told.at)).collect();
    Ok(OnDesk { since: local(&asked, examined.waiting.since), as_of: asked.now, moves, examined })
}

/// What the operator's clock shows at a moment.
#[cfg(feature = "ssr")]
fn local(asked: &Asked, at: Time) -> NaiveDateTime {
    let zone = domain::calendar::parse_zone(&asked.known.account.time_zone);
    zone.map_or_else(|| at.naive_utc(), |zone| at.with_timezone(&zone).naive_local())
}

/// The operator's answer to what was sent at `seen`.
#[server(prefix = "/do", endpoint = "decide_product", input = Json)]
pub async fn decide_product(owner: OwnerId, id: ProductId, seen: Time, decision: Decision) -> Result<(), Problem> {
    let asked = asked()?;
    Ok(verification::decide(&asked.office, asked.account, owner, id, seen, &decision, asked.now).await?)
}

/// Takes a product off sale (`off`), or puts it back.
#[server(prefix = "/do", endpoint = "suspend_product", input = Json)]
pub async fn suspend_product(owner: OwnerId, id: ProductId, off: bool) -> Result<(), Problem> {
    let asked = asked()?;
    Ok(verification::suspend(&asked.office, asked.account, owner, id, off, asked.now).await?)
}
