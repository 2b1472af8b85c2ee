//! What an account is told inside the program: the newest of it, how much is unread, and that it was read.

use crate::office::Office;
use domain::Time;
use domain::id::AccountId;
use domain::notice::MOST_SHOWN;
use store::notices::{self, Told};
use store::{StoreError, Tx};

/// An account's newest notices, and how many it has not read at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heard {
    pub newest: Vec<Told>,
    pub unread: i64,
}

/// The newest notices of an account, newest first.
pub async fn list(office: &Office, account: AccountId) -> Result<Heard, StoreError> {
    let mut tx = office.db.read().await?;
    Ok(Heard { newest: notices::newest(&mut tx, account, MOST_SHOWN as i64).await?, unread: count(&mut tx, account).await? })
}

/// How many notices an account has not read.
pub async fn unread(office: &Office, account: AccountId) -> Result<i64, StoreError> {
    count(&mut office.db.read().await?, account).await
}

/// The account has read what it was told up to `until`; what was told since stays unread. How many are left.
pub async fn read(office: &Office, account: AccountId, until: Time, now: Time) -> Result<i64, StoreError> {
    let mut tx = office.db.write().await?;
    notices::read(&mut tx, account, until, now).await?;
    let left = count(&mut tx, account).await?;
    tx.commit().await?;
    Ok(left)
}

async fn count(tx: &mut Tx, account: AccountId) -> Result<i64, StoreError> {
    notices::unread(tx, account).await
}
