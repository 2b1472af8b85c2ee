//! Links to share: each leads to a product and is followed so often a day.

use crate::db::{StoreError, Tx};
use domain::Time;
use domain::id::{OwnerId, ProductId};
use domain::product::link::Code;

/// A link and how often it was followed.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Counted {
    pub code: String,
    /// None for the product's own link.
    pub source: Option<String>,
    pub visits: i64,
}

/// What a link belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Behind {
    pub owner: OwnerId,
    pub product: ProductId,
    pub source: Option<String>,
}

/// Adds a link, unless there is one of that product for that source, or, without a source, the product's own.
pub async fn add(
    tx: &mut Tx,
    owner: OwnerId,
    product: ProductId,
    code: &Code,
    source: Option<&str>,
    now: Time,
) -> Result<bool, StoreError> {
    let added = tx
        .run(
            "INSERT INTO links (owner_id, code, product_id, source, created_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
            args![owner.0, code.as_str(), product.0, source, now],
        )
        .await?;
    Ok(added == 1)
}

/// The links of a product, its own first, the others as they were made.
pub async fn list(tx: &mut Tx, owner: OwnerId, product: ProductId) -> Result<Vec<Counted>, StoreError> {
    tx.all(
        "SELECT l.code, l.source, CAST(COALESCE(SUM(v.visits), 0) AS BIGINT) AS visits
         FROM links l LEFT JOIN link_visits v ON v.owner_id = l.owner_id AND v.code = l.code
         WHERE l.owner_id = $1 AND l.product_id = $2
         GROUP BY l.code, l.source, l.created_at ORDER BY l.source IS NOT NULL, l.created_at, l.code",
        args![owner.0, product.0],
    )
    .await
}

/// What a code belongs to.
pub async fn behind(tx: &mut Tx, code: &Code) -> Result<Option<Behind>, StoreError> {
    let row: Option<(uuid::Uuid, uuid::Uuid, Option<String>)> =
        tx.maybe("SELECT owner_id, product_id, source FROM links WHERE code = $1", args![code.as_str()]).await?;
    Ok(row.map(|(owner, product, source)| Behind { owner: OwnerId(owner), product: ProductId(product), source }))
}

/// Adds visits of one of the owner's days.
pub async fn visited(tx: &mut Tx, owner: OwnerId, code: &Code, day: i32, visits: i64) -> Result<(), StoreError> {
    tx.run(
        "INSERT INTO link_visits (owner_id, code, day, visits) VALUES ($1, $2, $3, $4)
         ON CONFLICT (owner_id, code, day) DO UPDATE SET visits = link_visits.visits + excluded.visits",
        args![owner.0, code.as_str(), i64::from(day), visits],
    )
    .await?;
    Ok(())
}
