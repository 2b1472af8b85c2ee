//! The secret address of an owner's feed: only its hash is here.

use crate::db::{StoreError, Tx};
use crate::time;
use domain::Time;
use domain::id::OwnerId;
use uuid::Uuid;

/// Since when an owner's feed has its present address; none where there is no feed.
pub async fn feed_since(tx: &mut Tx, owner: OwnerId) -> Result<Option<Time>, StoreError> {
    let row: Option<(i64,)> = tx.maybe("SELECT made_at FROM agenda_feeds WHERE owner_id = $1", args![owner.0]).await?;
    Ok(row.map(|(at,)| time(at)))
}

/// Whose feed lies under a secret with this hash.
pub async fn feed_of(tx: &mut Tx, secret: &[u8]) -> Result<Option<OwnerId>, StoreError> {
    let row: Option<(Uuid,)> = tx.maybe("SELECT owner_id FROM agenda_feeds WHERE secret = $1", args![secret.to_vec()]).await?;
    Ok(row.map(|(owner,)| OwnerId(owner)))
}

/// Gives an owner's feed another address; the one before leads nowhere from now on.
pub async fn set_feed(tx: &mut Tx, owner: OwnerId, secret: &[u8], now: Time) -> Result<(), StoreError> {
    tx.run(
        "INSERT INTO agenda_feeds (owner_id, secret, made_at) VALUES ($1, $2, $3)
         ON CONFLICT (owner_id) DO UPDATE SET secret = excluded.secret, made_at = excluded.made_at",
        args![owner.0, secret.to_vec(), now],
    )
    .await?;
    Ok(())
}

/// Takes the feed away; whether there was one.
pub async fn stop_feed(tx: &mut Tx, owner: OwnerId) -> Result<bool, StoreError> {
    Ok(tx.run("DELETE FROM agenda_feeds WHERE owner_id = $1", args![owner.0]).await? > 0)
}
