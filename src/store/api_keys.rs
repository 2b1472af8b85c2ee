//! API keys: bearer secrets in an owner's account, stored hashed, each with its maker and what it may do.

use crate::db::{Arg, StoreError, Tx};
use crate::json::{from_json, to_json};
use crate::time;
use domain::Time;
use domain::collaborators::Rights;
use domain::id::{AccountId, ApiKeyId, OwnerId};
use sqlx::FromRow;
use uuid::Uuid;

/// A key as whoever may see it sees it; the key itself is shown once, when it is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiKey {
    pub id: ApiKeyId,
    pub name: String,
    pub prefix: String,
    pub created_at: Time,
    /// None for the owner, before this was kept.
    pub maker: Option<AccountId>,
    /// None for every right.
    pub rights: Option<Rights>,
}

/// Whose keys are meant, of those in an owner's account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    Everybodys,
    Only(AccountId),
}

impl Whose {
    fn condition(self, mut args: Vec<Arg>) -> (String, Vec<Arg>) {
        match self {
            Self::Everybodys => (String::new(), args),
            Self::Only(account) => {
                args.push(account.0.into());
                (format!(" AND account_id = ${}", args.len()), args)
            }
        }
    }
}

pub async fn add(tx: &mut Tx, owner: OwnerId, key: &ApiKey, key_hash: &[u8]) -> Result<(), StoreError> {
    tx.run(
        "INSERT INTO api_keys (id, owner_id, name, key_hash, prefix, created_at, account_id, rights) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        args![
            key.id.0,
            owner.0,
            key.name.as_str(),
            key_hash.to_vec(),
            key.prefix.as_str(),
            key.created_at,
            key.maker.map(|maker| maker.0),
            key.rights.as_ref().map(to_json).transpose()?
        ],
    )
    .await?;
    Ok(())
}

/// The living keys in an owner's account, the newest first.
pub async fn list(tx: &mut Tx, owner: OwnerId, whose: Whose) -> Result<Vec<ApiKey>, StoreError> {
    #[derive(FromRow)]
    struct KeyRow {
        id: Uuid,
        name: String,
        prefix: String,
        created_at: i64,
        account_id: Option<Uuid>,
        rights: Option<String>,
    }
    let (condition, args) = whose.condition(args![owner.0]);
    let rows: Vec<KeyRow> = tx
        .all(
            format!(
                "SELECT id, name, prefix, created_at, account_id, rights FROM api_keys
                 WHERE owner_id = $1 AND revoked_at IS NULL{condition} ORDER BY created_at DESC, id"
            ),
            args,
        )
        .await?;
    rows.into_iter()
        .map(|row| {
            Ok(ApiKey {
                id: ApiKeyId(row.id),
                name: row.name,
                prefix: row.prefix,
                created_at: time(row.created_at),
                maker: row.account_id.map(AccountId),
                rights: row.rights.as_deref().map(from_json).transpose()?,
            })
        })
        .collect()
}

/// Revokes all living keys in this owner's account that these made; which, by their names.
pub async fn revoke_all(tx: &mut Tx, owner: OwnerId, whose: Whose, now: Time) -> Result<Vec<(ApiKeyId, String)>, StoreError> {
    let (condition, args) = whose.condition(args![owner.0, now]);
    let sql = format!("UPDATE api_keys SET revoked_at = $2 WHERE owner_id = $1 AND revoked_at IS NULL{condition} RETURNING id, name");
    let rows: Vec<(Uuid, String)> = tx.all(sql, args).await?;
    Ok(rows.into_iter().map(|(id, name)| (ApiKeyId(id), name)).collect())
}

/// Revokes all living keys that this account made, wherever; which, by their names, and in whose accounts.
pub async fn revoke_made_by(tx: &mut Tx, account: AccountId, now: Time) -> Result<Vec<(OwnerId, ApiKeyId, String)>, StoreError> {
    let sql = "UPDATE api_keys SET revoked_at = $2 WHERE account_id = $1 AND revoked_at IS NULL RETURNING owner_id, id, name";
    let rows: Vec<(Uuid, Uuid, String)> = tx.all(sql, args![account.0, now]).await?;
    Ok(rows.into_iter().map(|(owner, id, name)| (OwnerId(owner), ApiKeyId(id), name)).collect())
}

/// Revokes a key in this owner's account; its name, or none if none of these has that id.
pub async fn revoke(tx: &mut Tx, owner: OwnerId, whose: Whose, id: ApiKeyId, now: Time) -> Result<Option<String>, StoreError> {
    let (condition, args) = whose.condition(args![owner.0, id.0, now]);
    let row: Option<(String,)> = tx
        .maybe(
            format!("UPDATE api_keys SET revoked_at = $3 WHERE owner_id = $1 AND id = $2 AND revoked_at IS NULL{condition} RETURNING name"),
            args,
        )
        .await?;
    Ok(row.map(|(name,)| name))
}
