//! Owners: what holds for all sales of one, and the version that grows with every change to them.

use crate::db::{StoreError, Tx};
use chrono_tz::Tz;
use domain::id::OwnerId;
use domain::money::Currency;

/// What figures need to know of an owner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Owner {
    pub id: OwnerId,
    pub zone: Tz,
    pub currency: Currency,
    /// The build of the day rollups that is valid.
    pub zone_epoch: i64,
    /// Days after a failed attempt in which a sale counts as recovered.
    pub recovery_days: i64,
    /// Grows with every change to the owner's sales.
    pub version: i64,
}

/// The owner with this id.
pub async fn get(tx: &mut Tx, id: OwnerId) -> Result<Option<Owner>, StoreError> {
    let row: Option<(String, String, i64, i64, i64)> = tx
        .maybe(
            "SELECT a.time_zone, a.currency, o.zone_epoch, o.recovery_days, o.version FROM owners o JOIN accounts a ON a.id = o.id WHERE o.id = $1",
            args![id.0],
        )
        .await?;
    row.map(|(zone, currency, zone_epoch, recovery_days, version)| {
        Ok(Owner {
            id,
            zone: domain::calendar::parse_zone(&zone).ok_or_else(|| StoreError::Corrupt(format!("time zone {zone}")))?,
            currency: Currency::parse(&currency).map_err(|_| StoreError::Corrupt(format!("currency {currency}")))?,
            zone_epoch,
            recovery_days,
            version,
        })
    })
    .transpose()
}

/// Raises the version, and tells it. First statement of every transaction that changes sales: its row lock makes the writers of one owner wait for
/// each other, so that what they read before they write is still true when they write.
pub(crate) async fn touch(tx: &mut Tx, id: OwnerId) -> Result<i64, StoreError> {
    let row: Option<(i64,)> = tx.maybe("UPDATE owners SET version = version + 1 WHERE id = $1 RETURNING version", args![id.0]).await?;
    Ok(row.map_or(0, |(version,)| version))
}

/// Raises the other version. First statement of every transaction that changes profiles, collaborators or keys: its row lock puts those of
/// one owner in a row, so that what they read before they write is still true when they write.
pub async fn touch_people(tx: &mut Tx, id: OwnerId) -> Result<(), StoreError> {
    tx.run("UPDATE owners SET people = people + 1 WHERE id = $1", args![id.0]).await?;
    Ok(())
}

/// How far an owner's account has come, in committed order: whoever saw a version has seen all before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Versions {
    /// Of sales.
    pub sales: i64,
    /// Of profiles, collaborators and keys.
    pub people: i64,
}

/// The present versions of these owners.
pub async fn versions(tx: &mut Tx, ids: &[OwnerId]) -> Result<Vec<(OwnerId, Versions)>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!("SELECT id, version, people FROM owners WHERE id IN ({})", crate::bulk::list(ids.len(), 1));
    let rows: Vec<(uuid::Uuid, i64, i64)> = tx.all(sql, ids.iter().map(|id| id.0.into()).collect()).await?;
    Ok(rows.into_iter().map(|(id, sales, people)| (OwnerId(id), Versions { sales, people })).collect())
}
