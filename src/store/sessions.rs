//! Sessions and mailed links: random secrets of which only the hash is stored.

use crate::db::{StoreError, Tx};
use crate::{bookings, letters, payments, throttles, time};
use domain::Time;
use domain::id::{AccountId, OwnerId, ProfileId, SessionId};
use uuid::Uuid;

/// A signed-in browser, as its owner sees it in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    pub id: SessionId,
    pub created_at: Time,
    pub seen_at: Time,
    pub user_agent: String,
    pub address: String,
}

/// What a mailed link is good for. The numbers are stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(i16)]
pub enum Purpose {
    ConfirmAddress = 0,
    ResetPassword = 1,
}

/// Opens a session.
pub async fn add(tx: &mut Tx, account: AccountId, session: &Session, token_hash: &[u8], expires_at: Time) -> Result<(), StoreError> {
    tx.run(
        "INSERT INTO sessions (id, token_hash, account_id, created_at, seen_at, expires_at, user_agent, address) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        args![
            session.id.0,
            token_hash.to_vec(),
            account.0,
            session.created_at,
            session.seen_at,
            expires_at,
            session.user_agent.as_str(),
            session.address.as_str()
        ],
    )
    .await?;
    Ok(())
}

/// Notes that a session is in use and moves its end; news that come late change nothing.
pub async fn seen(tx: &mut Tx, id: SessionId, now: Time, expires_at: Time) -> Result<(), StoreError> {
    tx.run("UPDATE sessions SET seen_at = $2, expires_at = $3 WHERE id = $1 AND seen_at < $2", args![id.0, now, expires_at]).await?;
    Ok(())
}

/// Puts one session of an account into another's, or back into its own; it looks as nobody else from then on.
pub async fn set_centre(tx: &mut Tx, account: AccountId, id: SessionId, centre: Option<OwnerId>) -> Result<bool, StoreError> {
    let changed = tx
        .run(
            "UPDATE sessions SET centre_id = $3, seeing_as = NULL WHERE id = $1 AND account_id = $2",
            args![id.0, account.0, centre.map(|owner| owner.0)],
        )
        .await?;
    Ok(changed > 0)
}

/// Lets one session look at its own account as a profile would, or as its owner again.
pub async fn set_seeing(tx: &mut Tx, account: AccountId, id: SessionId, profile: Option<ProfileId>) -> Result<bool, StoreError> {
    let changed = tx
        .run(
            "UPDATE sessions SET seeing_as = $3 WHERE id = $1 AND account_id = $2 AND centre_id IS NULL",
            args![id.0, account.0, profile.map(|profile| profile.0)],
        )
        .await?;
    Ok(changed > 0)
}

/// Puts every session of an account that is in this owner's back into its own.
pub async fn leave_centre(tx: &mut Tx, account: AccountId, owner: OwnerId) -> Result<(), StoreError> {
    tx.run("UPDATE sessions SET centre_id = NULL WHERE account_id = $1 AND centre_id = $2", args![account.0, owner.0]).await?;
    Ok(())
}

/// The living sessions of an account, the last seen first.
pub async fn list(tx: &mut Tx, account: AccountId, now: Time) -> Result<Vec<Session>, StoreError> {
    let rows: Vec<(Uuid, i64, i64, String, String)> = tx
        .all(
            "SELECT id, created_at, seen_at, user_agent, address FROM sessions WHERE account_id = $1 AND expires_at > $2 ORDER BY seen_at DESC, id",
            args![account.0, now],
        )
        .await?;
    Ok(rows
        .into_iter()
        .map(|(id, created_at, seen_at, user_agent, address)| Session {
            id: SessionId(id),
            created_at: time(created_at),
            seen_at: time(seen_at),
            user_agent,
            address,
        })
        .collect())
}

/// Ends one session of an account; false if it has none with that id.
pub async fn end(tx: &mut Tx, account: AccountId, id: SessionId) -> Result<bool, StoreError> {
    Ok(tx.run("DELETE FROM sessions WHERE id = $1 AND account_id = $2", args![id.0, account.0]).await? > 0)
}

/// Ends all sessions of an account, `except` one where given; how many.
pub async fn end_all(tx: &mut Tx, account: AccountId, except: Option<SessionId>) -> Result<u64, StoreError> {
    match except {
        Some(kept) => tx.run("DELETE FROM sessions WHERE account_id = $1 AND id <> $2", args![account.0, kept.0]).await,
        None => tx.run("DELETE FROM sessions WHERE account_id = $1", args![account.0]).await,
    }
}

/// Claims that are removed at a time: writers do not wait for long.
const MOST_CLAIMS: i64 = 5_000;

/// Removes what is over: sessions, mailed links, counted attempts, letters, what was received of payment providers, times that nobody paid, links of sessions long
/// over.
pub async fn sweep(tx: &mut Tx, now: Time) -> Result<(), StoreError> {
    tx.run("DELETE FROM sessions WHERE expires_at <= $1", args![now]).await?;
    tx.run("DELETE FROM mail_tokens WHERE expires_at <= $1", args![now]).await?;
    throttles::sweep(tx, now).await?;
    payments::sweep(tx, now).await?;
    bookings::sweep(tx, now, MOST_CLAIMS).await?;
    bookings::sweep_links(tx, now, MOST_CLAIMS).await?;
    letters::sweep(tx, now).await
}

/// Stores a mailed link's secret; earlier ones of the same purpose die.
pub async fn add_token(
    tx: &mut Tx,
    account: AccountId,
    purpose: Purpose,
    token_hash: &[u8],
    now: Time,
    expires_at: Time,
) -> Result<(), StoreError> {
    tx.run("DELETE FROM mail_tokens WHERE account_id = $1 AND purpose = $2", args![account.0, purpose as i16]).await?;
    tx.run(
        "INSERT INTO mail_tokens (token_hash, account_id, purpose, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)",
        args![token_hash.to_vec(), account.0, purpose as i16, now, expires_at],
    )
    .await?;
    Ok(())
}

/// Whether a mailed link is still good, without using it.
pub async fn peek_token(tx: &mut Tx, purpose: Purpose, token_hash: &[u8], now: Time) -> Result<Option<AccountId>, StoreError> {
    let row: Option<(Uuid,)> = tx
        .maybe(
            "SELECT account_id FROM mail_tokens WHERE token_hash = $1 AND purpose = $2 AND expires_at > $3",
            args![token_hash.to_vec(), purpose as i16, now],
        )
        .await?;
    Ok(row.map(|(id,)| AccountId(id)))
}

/// Uses a mailed link up: only one of two who come at once gets the account.
pub async fn take_token(tx: &mut Tx, purpose: Purpose, token_hash: &[u8], now: Time) -> Result<Option<AccountId>, StoreError> {
    let row: Option<(Uuid,)> = tx
        .maybe(
            "DELETE FROM mail_tokens WHERE token_hash = $1 AND purpose = $2 AND expires_at > $3 RETURNING account_id",
            args![token_hash.to_vec(), purpose as i16, now],
        )
        .await?;
    Ok(row.map(|(id,)| AccountId(id)))
}

/// Kills every mailed link of an account.
pub async fn drop_tokens(tx: &mut Tx, account: AccountId) -> Result<(), StoreError> {
    tx.run("DELETE FROM mail_tokens WHERE account_id = $1", args![account.0]).await?;
    Ok(())
}
