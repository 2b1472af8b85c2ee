//! Saved views of reports, each of one person in one owner's account, and which are due to be mailed.

use crate::db::{StoreError, Tx};
use crate::time;
use domain::Time;
use domain::id::{AccountId, OwnerId, ViewId};
use domain::reports::{NewView, Report, Rhythm};
use sqlx::FromRow;
use uuid::Uuid;

/// A view as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    pub owner: OwnerId,
    pub id: ViewId,
    /// Who saved it, and to whom it is mailed.
    pub account: AccountId,
    pub name: String,
    pub report: Report,
    /// The parameters of its address.
    pub query: String,
    /// How often it is mailed, and when it is due next.
    pub mailed: Option<(Rhythm, Time)>,
}

#[derive(FromRow)]
struct Row {
    owner_id: Uuid,
    id: Uuid,
    account_id: Uuid,
    name: String,
    report: String,
    query: String,
    rhythm: Option<i16>,
    next_at: Option<i64>,
}

const COLUMNS: &str = "owner_id, id, account_id, name, report, query, rhythm, next_at";

impl TryFrom<Row> for Kept {
    type Error = StoreError;
    fn try_from(row: Row) -> Result<Self, StoreError> {
        let corrupt = || StoreError::Corrupt(format!("saved view {}", row.id));
        let rhythm = row.rhythm.map(|rhythm| Rhythm::from_repr(rhythm).ok_or_else(corrupt)).transpose()?;
        Ok(Self {
            owner: OwnerId(row.owner_id),
            id: ViewId(row.id),
            account: AccountId(row.account_id),
            report: row.report.parse().map_err(|_| corrupt())?,
            name: row.name,
            query: row.query,
            mailed: rhythm.zip(row.next_at.map(time)),
        })
    }
}

/// Adds a view; false where the person has one of this name here.
pub async fn add(
    tx: &mut Tx,
    (owner, id, account): (OwnerId, ViewId, AccountId),
    view: &NewView,
    (report, query): (Report, &str),
    (next_at, now): (Option<Time>, Time),
) -> Result<bool, StoreError> {
    let rhythm = view.rhythm.map(|rhythm| rhythm as i16);
    let added = tx
        .run(
            "INSERT INTO report_views (owner_id, id, account_id, name, name_key, report, query, rhythm, next_at, made_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING",
            args![owner.0, id.0, account.0, view.name.as_str(), view.name_key(), report.name(), query, rhythm, next_at, now],
        )
        .await?;
    Ok(added > 0)
}

/// What a person saved in an owner's account, by name.
pub async fn list(tx: &mut Tx, owner: OwnerId, account: AccountId) -> Result<Vec<Kept>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM report_views WHERE owner_id = $1 AND account_id = $2 ORDER BY name_key, id");
    let rows: Vec<Row> = tx.all(sql, args![owner.0, account.0]).await?;
    rows.into_iter().map(Kept::try_from).collect()
}

/// One view of a person.
pub async fn get(tx: &mut Tx, owner: OwnerId, account: AccountId, id: ViewId) -> Result<Option<Kept>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM report_views WHERE owner_id = $1 AND account_id = $2 AND id = $3");
    let row: Option<Row> = tx.maybe(sql, args![owner.0, account.0, id.0]).await?;
    row.map(Kept::try_from).transpose()
}

/// How many views a person has in an owner's account.
pub async fn count(tx: &mut Tx, owner: OwnerId, account: AccountId) -> Result<i64, StoreError> {
    let sql = "SELECT COUNT(*) FROM report_views WHERE owner_id = $1 AND account_id = $2";
    Ok(tx.one::<(i64,)>(sql, args![owner.0, account.0]).await?.0)
}

/// Sets how often a view is mailed; false where the person has no such view.
pub async fn set_rhythm(
    tx: &mut Tx,
    (owner, account, id): (OwnerId, AccountId, ViewId),
    mailed: Option<(Rhythm, Time)>,
) -> Result<bool, StoreError> {
    let sql = "UPDATE report_views SET rhythm = $4, next_at = $5 WHERE owner_id = $1 AND account_id = $2 AND id = $3";
    let rhythm = mailed.map(|(rhythm, _)| rhythm as i16);
    Ok(tx.run(sql, args![owner.0, account.0, id.0, rhythm, mailed.map(|(_, next)| next)]).await? > 0)
}

/// Removes a view; false where the person has no such view.
pub async fn remove(tx: &mut Tx, owner: OwnerId, account: AccountId, id: ViewId) -> Result<bool, StoreError> {
    let sql = "DELETE FROM report_views WHERE owner_id = $1 AND account_id = $2 AND id = $3";
    Ok(tx.run(sql, args![owner.0, account.0, id.0]).await? > 0)
}

/// The view that has been due longest.
pub async fn due(tx: &mut Tx, now: Time) -> Result<Option<Kept>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM report_views WHERE next_at <= $1 ORDER BY next_at, owner_id, id LIMIT 1");
    let row: Option<Row> = tx.maybe(sql, args![now]).await?;
    row.map(Kept::try_from).transpose()
}

/// Takes a turn of a view that was found due: false where another node took it, or the view was changed meanwhile. Without a next time it is
/// not mailed any more.
pub async fn take_turn(tx: &mut Tx, view: &Kept, next_at: Option<Time>) -> Result<bool, StoreError> {
    let Some((rhythm, due)) = view.mailed else { return Ok(false) };
    let sql = "UPDATE report_views SET next_at = $4, rhythm = $5 WHERE owner_id = $1 AND id = $2 AND next_at = $3";
    let rhythm = next_at.map(|_| rhythm as i16);
    Ok(tx.run(sql, args![view.owner.0, view.id.0, due, next_at, rhythm]).await? > 0)
}
