//! What calendars need of a service: whose it is, what it is called, and the hours that buyers were shown. Of its document nothing else is read.

use crate::db::{StoreError, Tx};
use crate::json::from_json;
use domain::booking::Duration;
use domain::id::{OwnerId, ProductId};
use domain::product::State;
use domain::product::sessions::SessionsForm;
use serde::Deserialize;
use uuid::Uuid;

/// The hours of a service, as they were published last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hours {
    pub owner: OwnerId,
    pub product: ProductId,
    pub sessions: SessionsForm,
    pub duration_locked: Option<Duration>,
}

/// A part of what is published.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Published {
    sessions: SessionsForm,
    duration_locked: Option<Duration>,
}

/// The hours of the service on sale at a public address.
pub async fn on_sale(tx: &mut Tx, slug: &str) -> Result<Option<Hours>, StoreError> {
    let sql = "SELECT owner_id, product_id, published FROM online_services WHERE slug = $1 AND state = $2 AND published IS NOT NULL";
    tx.maybe(sql, args![slug, State::Approved as i16]).await?.map(hours).transpose()
}

/// What the services of an owner are called that were ever on sale, at most so many.
pub async fn names(tx: &mut Tx, owner: OwnerId, most: i64) -> Result<Vec<(ProductId, String)>, StoreError> {
    #[derive(Default, Deserialize)]
    #[serde(default)]
    struct Named {
        information: Information,
    }
    #[derive(Default, Deserialize)]
    #[serde(default)]
    struct Information {
        name: String,
    }
    let sql =
        "SELECT product_id, published FROM online_services WHERE owner_id = $1 AND published IS NOT NULL ORDER BY product_id LIMIT $2";
    let rows: Vec<(Uuid, String)> = tx.all(sql, args![owner.0, most]).await?;
    rows.into_iter().map(|(id, published)| Ok((ProductId(id), from_json::<Named>(&published)?.information.name))).collect()
}

/// Whether an owner's service is on sale.
pub async fn is_on_sale(tx: &mut Tx, owner: OwnerId, product: ProductId) -> Result<bool, StoreError> {
    let sql = "SELECT version FROM online_services WHERE owner_id = $1 AND product_id = $2 AND state = $3 AND published IS NOT NULL";
    Ok(tx.maybe::<(i64,)>(sql, args![owner.0, product.0, State::Approved as i16]).await?.is_some())
}

/// The hours of an owner's service, on sale or not; none where it never was.
pub async fn published(tx: &mut Tx, owner: OwnerId, product: ProductId) -> Result<Option<Hours>, StoreError> {
    let sql =
        "SELECT owner_id, product_id, published FROM online_services WHERE owner_id = $1 AND product_id = $2 AND published IS NOT NULL";
    tx.maybe(sql, args![owner.0, product.0]).await?.map(hours).transpose()
}

fn hours((owner, product, published): (Uuid, Uuid, String)) -> Result<Hours, StoreError> {
    let Published { sessions, duration_locked } = from_json(&published)?;
    Ok(Hours { owner: OwnerId(owner), product: ProductId(product), sessions, duration_locked })
}
