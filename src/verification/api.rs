//! Server functions of the operator's queue.

use crate::problem::Problem;
use chrono::NaiveDateTime;
use domain::Time;
use domain::id::{OwnerId, ProductId};
use domain::product::verification::Decision;
use domain::product::view::{Examined, OnSale, Queue};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use {crate::paths, crate::server::caller::asked, service::products::verification};

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
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "verification_queue", input = Json)]
pub async fn verification_queue() -> Result<Waits, Problem> {
    let asked = asked()?;
    let queue = verification::queue(&asked.office, asked.now).await?;
    let since = queue.waiting.iter().map(|waiting| asked.own_local(waiting.since)).collect();
    Ok(Waits { queue, as_of: asked.now, since })
}

/// What is on sale, or was taken off it, under the address of its page.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "find_on_sale", input = Json)]
pub async fn find_on_sale(address: String) -> Result<OnSale, Problem> {
    let asked = asked()?;
    Ok(verification::at_address(&asked.office, paths::slug_in(&address)).await?)
}

/// One product that waits, as buyers would see it.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "examine_product", input = Json)]
pub async fn examine_product(owner: OwnerId, id: ProductId) -> Result<OnDesk, Problem> {
    let asked = asked()?;
    let examined = verification::examine(&asked.office, owner, id, asked.now).await?;
    let moves = examined.history.iter().map(|told| asked.own_local(told.at)).collect();
    Ok(OnDesk { since: asked.own_local(examined.waiting.since), as_of: asked.now, moves, examined })
}

/// The operator's answer to what was sent at `seen`.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "decide_product", input = Json)]
pub async fn decide_product(owner: OwnerId, id: ProductId, seen: Time, decision: Decision) -> Result<(), Problem> {
    let asked = asked()?;
    Ok(verification::decide(&asked.office, &asked.asking(), owner, id, seen, &decision, asked.now).await?)
}

/// Takes a product off sale (`off`), or puts it back.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "suspend_product", input = Json)]
pub async fn suspend_product(owner: OwnerId, id: ProductId, off: bool) -> Result<(), Problem> {
    let asked = asked()?;
    Ok(verification::suspend(&asked.office, &asked.asking(), owner, id, off, asked.now).await?)
}
