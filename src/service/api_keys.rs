//! API keys: made once, shown once, revoked at once.

use crate::office::Office;
use crate::secret;
use domain::Time;
use domain::id::{ApiKeyId, OwnerId};
use domain::name::{NameError, parse_name};
use store::StoreError;
use store::api_keys::{self, ApiKey};

/// What every key begins with, so that one that leaked is recognised.
pub const PREFIX: &str = "msk_";

/// Why a key's use case did not happen.
#[derive(Debug, thiserror::Error)]
pub enum ApiKeyError {
    #[error("the name is {0}")]
    Name(NameError),
    #[error("no such key")]
    NoSuchKey,
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Makes a key and gives it away, for the only time.
pub async fn add(office: &Office, owner: OwnerId, name: &str, now: Time) -> Result<String, ApiKeyError> {
    let name = parse_name(name, 60).map_err(ApiKeyError::Name)?;
    let key = format!("{PREFIX}{}", office.secret().reveal());
    let row = ApiKey { id: ApiKeyId(office.id(now)), name, prefix: key.chars().take(PREFIX.len() + 6).collect(), created_at: now };
    let mut tx = office.db.write().await?;
    api_keys::add(&mut tx, owner, &row, &secret::hash(&key)).await?;
    tx.commit().await?;
    Ok(key)
}

/// Whose key this is.
pub async fn recognise(office: &Office, key: &str) -> Result<Option<OwnerId>, ApiKeyError> {
    if !key.starts_with(PREFIX) {
        return Ok(None);
    }
    let mut tx = office.db.read().await?;
    Ok(api_keys::owner_of(&mut tx, &secret::hash(key)).await?)
}

pub async fn list(office: &Office, owner: OwnerId) -> Result<Vec<ApiKey>, ApiKeyError> {
    let mut tx = office.db.read().await?;
    Ok(api_keys::list(&mut tx, owner).await?)
}

pub async fn revoke(office: &Office, owner: OwnerId, id: ApiKeyId, now: Time) -> Result<(), ApiKeyError> {
    let mut tx = office.db.write().await?;
    if !api_keys::revoke(&mut tx, owner, id, now).await? {
        return Err(ApiKeyError::NoSuchKey);
    }
    tx.commit().await?;
    Ok(())
}
