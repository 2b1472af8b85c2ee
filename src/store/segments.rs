//! Segments: selections of customers that are kept, as questions or as the customers found.

use crate::db::{StoreError, Tx};
use crate::{micros, time};
use domain::Time;
use domain::customers::Question;
use domain::id::{AccountId, OwnerId, SegmentId};
use sqlx::FromRow;
use uuid::Uuid;

/// A segment to be added.
#[derive(Debug)]
pub struct New<'a> {
    pub id: SegmentId,
    pub name: &'a str,
    /// What no two names of an owner share.
    pub key: &'a str,
    pub is_frozen: bool,
    pub question: &'a Question,
    pub made_by: AccountId,
    pub made_at: Time,
}

/// A segment as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    pub id: SegmentId,
    pub name: String,
    pub is_frozen: bool,
    pub question: Question,
    /// What the account of who made it is called.
    pub made_by: String,
    pub made_at: Time,
}

#[derive(FromRow)]
struct SegmentRow {
    id: Uuid,
    name: String,
    frozen: bool,
    question: String,
    made_by: String,
    made_at: i64,
}

const QUERY: &str = "SELECT g.id, g.name, g.frozen, g.question, a.name AS made_by, g.made_at FROM segments g JOIN accounts a ON a.id = g.made_by \
     WHERE g.owner_id = $1";

/// How many an owner has.
pub async fn count(tx: &mut Tx, owner: OwnerId) -> Result<i64, StoreError> {
    let (count,): (i64,) = tx.one("SELECT COUNT(*) FROM segments WHERE owner_id = $1", args![owner.0]).await?;
    Ok(count)
}

/// Adds one; the customers of a frozen one are those of [`freeze`](crate::customers::freeze).
///
/// # Errors
/// [`StoreError::Conflict`] where another has its name.
pub async fn add(tx: &mut Tx, owner: OwnerId, new: &New<'_>) -> Result<(), StoreError> {
    tx.run(
        "INSERT INTO segments (owner_id, id, name, name_key, frozen, question, made_by, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        args![owner.0, new.id.0, new.name, new.key, new.is_frozen, new.question.query(), new.made_by.0, micros(new.made_at)],
    )
    .await?;
    Ok(())
}

/// Gives it another name; false where there is none.
///
/// # Errors
/// [`StoreError::Conflict`] where another has the name.
pub async fn rename(tx: &mut Tx, owner: OwnerId, id: SegmentId, name: &str, key: &str) -> Result<bool, StoreError> {
    let sql = "UPDATE segments SET name = $3, name_key = $4 WHERE owner_id = $1 AND id = $2";
    Ok(tx.run(sql, args![owner.0, id.0, name, key]).await? > 0)
}

/// Removes it with its members, and tells its name; none where there is none.
pub async fn remove(tx: &mut Tx, owner: OwnerId, id: SegmentId) -> Result<Option<String>, StoreError> {
    tx.run("DELETE FROM segment_members WHERE owner_id = $1 AND segment_id = $2", args![owner.0, id.0]).await?;
    let row: Option<(String,)> =
        tx.maybe("DELETE FROM segments WHERE owner_id = $1 AND id = $2 RETURNING name", args![owner.0, id.0]).await?;
    Ok(row.map(|(name,)| name))
}

/// All of an owner, by name.
pub async fn all(tx: &mut Tx, owner: OwnerId) -> Result<Vec<Stored>, StoreError> {
    let rows: Vec<SegmentRow> = tx.all(format!("{QUERY} ORDER BY g.name_key"), args![owner.0]).await?;
    rows.into_iter().map(SegmentRow::stored).collect()
}

/// One of an owner's.
pub async fn get(tx: &mut Tx, owner: OwnerId, id: SegmentId) -> Result<Option<Stored>, StoreError> {
    let row: Option<SegmentRow> = tx.maybe(format!("{QUERY} AND g.id = $2"), args![owner.0, id.0]).await?;
    row.map(SegmentRow::stored).transpose()
}

impl SegmentRow {
    fn stored(self) -> Result<Stored, StoreError> {
        let question = Question::from_query(&self.question).map_err(|_| StoreError::Corrupt(format!("segment {}", self.question)))?;
        Ok(Stored {
            id: SegmentId(self.id),
            name: self.name,
            is_frozen: self.frozen,
            question,
            made_by: self.made_by,
            made_at: time(self.made_at),
        })
    }
}
