//! What accounts are told inside the program.

use crate::db::{StoreError, Tx};
use crate::json::{from_json, to_json};
use crate::time;
use domain::Time;
use domain::id::{AccountId, NoticeId};
use domain::notice::Notice;
use sqlx::FromRow;
use uuid::Uuid;

/// A notice as its account finds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    pub id: NoticeId,
    pub notice: Notice,
    pub at: Time,
    pub read_at: Option<Time>,
}

/// Tells an account something, in the transaction of what happened.
pub async fn add(tx: &mut Tx, account: AccountId, id: NoticeId, notice: &Notice, now: Time) -> Result<(), StoreError> {
    tx.run("INSERT INTO notices (account_id, id, body, created_at) VALUES ($1, $2, $3, $4)", args![account.0, id.0, to_json(notice)?, now])
        .await?;
    Ok(())
}

/// The newest notices of an account, at most `most`.
pub async fn newest(tx: &mut Tx, account: AccountId, most: i64) -> Result<Vec<Told>, StoreError> {
    #[derive(FromRow)]
    struct NoticeRow {
        id: Uuid,
        body: String,
        created_at: i64,
        read_at: Option<i64>,
    }
    let rows: Vec<NoticeRow> = tx
        .all(
            "SELECT id, body, created_at, read_at FROM notices WHERE account_id = $1 ORDER BY created_at DESC, id DESC LIMIT $2",
            args![account.0, most],
        )
        .await?;
    rows.into_iter()
        .map(|row| {
            let notice = from_json(&row.body)?;
            Ok(Told { id: NoticeId(row.id), notice, at: time(row.created_at), read_at: row.read_at.map(time) })
        })
        .collect()
}

/// How many an account has not read.
pub async fn unread(tx: &mut Tx, account: AccountId) -> Result<i64, StoreError> {
    let (count,): (i64,) = tx.one("SELECT COUNT(*) FROM notices WHERE account_id = $1 AND read_at IS NULL", args![account.0]).await?;
    Ok(count)
}

/// Marks as read what the account has been shown: everything told up to `until`, so that what came since stays unread. How many were new.
pub async fn read(tx: &mut Tx, account: AccountId, until: Time, now: Time) -> Result<u64, StoreError> {
    tx.run("UPDATE notices SET read_at = $3 WHERE account_id = $1 AND read_at IS NULL AND created_at <= $2", args![account.0, until, now])
        .await
}
