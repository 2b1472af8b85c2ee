//! Pictures that no product uses: sent and replaced, or sent for a draft that was never saved with them.

use crate::office::Office;
use chrono::TimeDelta;
use domain::Time;
use domain::id::OwnerId;
use store::{StoreError, pictures};
use uuid::Uuid;

/// How long a picture is kept that no product uses: somebody may just be writing one.
const KEPT: TimeDelta = TimeDelta::days(1);

/// Removes pictures older than a day that no version of any product of their owner names. How many.
///
/// One owner at a time, so that nobody waits for it.
pub async fn prune(office: &Office, now: Time) -> Result<u64, StoreError> {
    let until = now - KEPT;
    let mut last = OwnerId(Uuid::nil());
    let mut removed = 0;
    loop {
        let mut tx = office.db.read().await?;
        let Some(owner) = pictures::next_owner(&mut tx, last, until).await? else { return Ok(removed) };
        last = owner;
        if pictures::unused(&mut tx, owner, until).await?.is_empty() {
            continue;
        }
        drop(tx);
        let mut tx = office.db.write().await?;
        // Looked at again: a product may have been saved meanwhile.
        let unused = pictures::unused(&mut tx, owner, until).await?;
        pictures::remove(&mut tx, owner, &unused).await?;
        tx.commit().await?;
        removed += unused.len() as u64;
    }
}
