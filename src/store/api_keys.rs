//! API keys: bearer secrets of an owner, stored hashed.

use crate::db::{StoreError, Tx};
use crate::time;
use domain::Time;
use domain::id::{ApiKeyId, OwnerId};
use uuid::Uuid;

/// A key as its owner sees it; the key itself is shown once, when it is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiKey {
    pub id: ApiKeyId,
    pub name: String,
    pub prefix: String,
    pub created_at: Time,
}

pub async fn add(tx: &mut Tx, owner: OwnerId, key: &ApiKey, key_hash: &[u8]) -> Result<(), StoreError> {
    tx.run(
        "INSERT INTO api_keys (id, owner_id, name, key_hash, prefix, created_at) VALUES ($1, $2, $3, $4, $5, $6)",
        args![key.id.0, owner.0, key.name.as_str(), key_hash.to_vec(), key.prefix.as_str(), key.created_at],
    )
    .await?;
    Ok(())
}

/// The owner of a living key.
pub async fn owner_of(tx: &mut Tx, key_hash: &[u8]) -> Result<Option<OwnerId>, StoreError> {
    let row: Option<(Uuid,)> =
        tx.maybe("SELECT owner_id FROM api_keys WHERE key_hash = $1 AND revoked_at IS NULL", args![key_hash.to_vec()]).await?;
    Ok(row.map(|(id,)| OwnerId(id)))
}

/// The living keys of an owner, the newest first.
pub async fn list(tx: &mut Tx, owner: OwnerId) -> Result<Vec<ApiKey>, StoreError> {
    let rows: Vec<(Uuid, String, String, i64)> = tx
        .all(
            "SELECT id, name, prefix, created_at FROM api_keys WHERE owner_id = $1 AND revoked_at IS NULL ORDER BY created_at DESC, id",
            args![owner.0],
        )
        .await?;
    Ok(rows
        .into_iter()
        .map(|(id, name, prefix, created_at)| ApiKey { id: ApiKeyId(id), name, prefix, created_at: time(created_at) })
        .collect())
}

/// Revokes all living keys of this owner; how many.
pub async fn revoke_all(tx: &mut Tx, owner: OwnerId, now: Time) -> Result<u64, StoreError> {
    tx.run("UPDATE api_keys SET revoked_at = $2 WHERE owner_id = $1 AND revoked_at IS NULL", args![owner.0, now]).await
}

/// Revokes a key of this owner; false if there is none with that id.
pub async fn revoke(tx: &mut Tx, owner: OwnerId, id: ApiKeyId, now: Time) -> Result<bool, StoreError> {
    Ok(tx
        .run("UPDATE api_keys SET revoked_at = $3 WHERE owner_id = $1 AND id = $2 AND revoked_at IS NULL", args![owner.0, id.0, now])
        .await?
        > 0)
}
