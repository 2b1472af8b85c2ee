//! Another calendar of a producer: its address, when it is read again, and what reading it came to.

use crate::db::{StoreError, Tx};
use crate::time;
use domain::Time;
use domain::id::OwnerId;
use sqlx::FromRow;
use uuid::Uuid;

/// What reading another calendar came to. The numbers are stored: never renumber.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(i16)]
pub enum Outcome {
    Read = 0,
    /// Nothing answered, or not with a calendar's file.
    Silent = 1,
    /// An address that may not be asked.
    Refused = 2,
    /// More than is read.
    TooLarge = 3,
    /// Not a calendar.
    NotACalendar = 4,
}

impl Outcome {
    fn from_code(code: i16) -> Option<Self> {
        [Self::Read, Self::Silent, Self::Refused, Self::TooLarge, Self::NotACalendar].into_iter().find(|outcome| *outcome as i16 == code)
    }
}

/// Another calendar of an owner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outside {
    pub owner: OwnerId,
    pub url: String,
    pub next_at: Time,
    /// When it was read last, and what that came to.
    pub last: Option<(Time, Outcome)>,
    /// How many busy stretches it gave.
    pub found: i64,
}

#[derive(FromRow)]
struct OutsideRow {
    owner_id: Uuid,
    url: String,
    next_at: i64,
    read_at: Option<i64>,
    outcome: Option<i16>,
    found: i64,
}

impl From<OutsideRow> for Outside {
    fn from(row: OutsideRow) -> Self {
        let last = row.read_at.map(time).zip(row.outcome.and_then(Outcome::from_code));
        Self { owner: OwnerId(row.owner_id), url: row.url, next_at: time(row.next_at), last, found: row.found }
    }
}

const SELECT: &str = "SELECT owner_id, url, next_at, read_at, outcome, found FROM outside_calendars";

pub async fn outside(tx: &mut Tx, owner: OwnerId) -> Result<Option<Outside>, StoreError> {
    Ok(tx.maybe::<OutsideRow>(format!("{SELECT} WHERE owner_id = $1"), args![owner.0]).await?.map(Outside::from))
}

/// Those that are to be read, the longest waiting first.
pub async fn due(tx: &mut Tx, now: Time, most: i64) -> Result<Vec<Outside>, StoreError> {
    let rows: Vec<OutsideRow> = tx.all(format!("{SELECT} WHERE next_at <= $1 ORDER BY next_at LIMIT $2"), args![now, most]).await?;
    Ok(rows.into_iter().map(Outside::from).collect())
}

/// Names the calendar that is read from now on.
pub async fn put_outside(tx: &mut Tx, owner: OwnerId, url: &str, next_at: Time) -> Result<(), StoreError> {
    tx.run(
        "INSERT INTO outside_calendars (owner_id, url, next_at, found) VALUES ($1, $2, $3, 0)
         ON CONFLICT (owner_id) DO UPDATE SET url = excluded.url, next_at = excluded.next_at, read_at = NULL, outcome = NULL, found = 0",
        args![owner.0, url, next_at],
    )
    .await?;
    Ok(())
}

pub async fn remove_outside(tx: &mut Tx, owner: OwnerId) -> Result<bool, StoreError> {
    Ok(tx.run("DELETE FROM outside_calendars WHERE owner_id = $1", args![owner.0]).await? > 0)
}

/// Writes down what reading came to, where the address is still this one; whether it is.
pub async fn note_outcome(tx: &mut Tx, read: &Outside, outcome: Outcome, found: i64, now: Time, next_at: Time) -> Result<bool, StoreError> {
    let sql = "UPDATE outside_calendars SET read_at = $3, outcome = $4, found = $5, next_at = $6 WHERE owner_id = $1 AND url = $2";
    Ok(tx.run(sql, args![read.owner.0, read.url.as_str(), now, outcome as i16, found, next_at]).await? > 0)
}
