//! Products of an owner, as far as sales name them.

use crate::bulk;
use crate::db::{StoreError, Tx};
use crate::reach;
use domain::Time;
use domain::collaborators::Products;
use domain::id::{Mint, OwnerId, ProductId};
use domain::listing::ProductName;
use domain::sale::Source;
use std::collections::HashMap;
use uuid::Uuid;

/// The products among these that can be filtered by, by name; at most `most`.
pub async fn names(tx: &mut Tx, owner: OwnerId, products: &Products, most: i64) -> Result<Vec<ProductName>, StoreError> {
    let mut args = args![owner.0, most];
    let seen = reach::among(products, "id", &mut args);
    let rows: Vec<(Uuid, String)> =
        tx.all(format!("SELECT id, name FROM products WHERE owner_id = $1{seen} ORDER BY name, id LIMIT $2"), args).await?;
    Ok(rows.into_iter().map(|(id, name)| ProductName { id: ProductId(id), name }).collect())
}

/// The name of one product.
pub async fn name(tx: &mut Tx, owner: OwnerId, id: ProductId) -> Result<Option<String>, StoreError> {
    let row: Option<(String,)> = tx.maybe("SELECT name FROM products WHERE owner_id = $1 AND id = $2", args![owner.0, id.0]).await?;
    Ok(row.map(|(name,)| name))
}

/// Lets sales name a product that was made here: its own id is its code, so that what is sold of it stands under it.
pub async fn offer(tx: &mut Tx, owner: OwnerId, id: ProductId, name: &str, now: Time) -> Result<(), StoreError> {
    tx.run(
        "INSERT INTO products (owner_id, id, source, code, name, created_at) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (owner_id, id) DO UPDATE SET name = excluded.name",
        args![owner.0, id.0, Source::Checkout as i16, id.to_string(), name, now],
    )
    .await?;
    Ok(())
}

/// The ids of these codes of one source; those unknown are added under the name that comes with them.
pub(crate) async fn resolve(
    tx: &mut Tx,
    owner: OwnerId,
    source: Source,
    wanted: &HashMap<&str, &str>,
    mint: &mut Mint<'_>,
    now: Time,
) -> Result<HashMap<String, ProductId>, StoreError> {
    let mut known = find(tx, owner, source, wanted.keys().copied()).await?;
    let mut missing: Vec<(&str, &str)> =
        wanted.iter().filter(|(code, _)| !known.contains_key(**code)).map(|(code, name)| (*code, *name)).collect();
    missing.sort_unstable();
    if missing.is_empty() {
        return Ok(known);
    }
    let mut rows = Vec::with_capacity(missing.len());
    for (code, name) in missing {
        let id = mint.id(now);
        known.insert(code.to_owned(), ProductId(id));
        rows.push(args![owner.0, id, source as i16, code, name, now]);
    }
    bulk::insert(tx, "products", "owner_id, id, source, code, name, created_at", rows, "").await?;
    Ok(known)
}

async fn find<'a>(
    tx: &mut Tx,
    owner: OwnerId,
    source: Source,
    codes: impl Iterator<Item = &'a str>,
) -> Result<HashMap<String, ProductId>, StoreError> {
    let query = "SELECT code, id FROM products WHERE owner_id = $1 AND source = $2 AND code IN";
    let rows: Vec<(String, Uuid)> = bulk::among(tx, query, args![owner.0, source as i16], codes.map(Into::into).collect()).await?;
    Ok(rows.into_iter().map(|(code, id)| (code, ProductId(id))).collect())
}
