//! Counting attempts in windows, in the database, so that all nodes count together.

use crate::db::{StoreError, Tx};
use chrono::TimeDelta;
use domain::Time;

/// How long a window's count is kept after it began: longer than any window.
const KEPT: TimeDelta = TimeDelta::hours(26);

/// Counts one attempt of `subject` and returns how many there were in its present window, this one included. A window is
/// `window_seconds` long and begins with the first attempt after the last one ended.
pub async fn count(tx: &mut Tx, subject: &str, window_seconds: i64, now: Time) -> Result<i64, StoreError> {
    let now = crate::micros(now);
    let (attempts,): (i64,) = tx
        .one(
            "INSERT INTO throttles (subject, window_start, attempts) VALUES ($1, $2, 1)
             ON CONFLICT (subject) DO UPDATE SET
                 attempts = CASE WHEN throttles.window_start > $3 THEN throttles.attempts + 1 ELSE 1 END,
                 window_start = CASE WHEN throttles.window_start > $3 THEN throttles.window_start ELSE $2 END
             RETURNING attempts",
            args![subject, now, now - window_seconds * 1_000_000],
        )
        .await?;
    Ok(attempts)
}

/// How many attempts of `subject` there were in its present window.
pub async fn attempts(tx: &mut Tx, subject: &str, window_seconds: i64, now: Time) -> Result<i64, StoreError> {
    let row: Option<(i64,)> = tx
        .maybe(
            "SELECT attempts FROM throttles WHERE subject = $1 AND window_start > $2",
            args![subject, crate::micros(now) - window_seconds * 1_000_000],
        )
        .await?;
    Ok(row.map_or(0, |(attempts,)| attempts))
}

/// Forgets the attempts of `subject`: after a success.
pub async fn forget(tx: &mut Tx, subject: &str) -> Result<(), StoreError> {
    tx.run("DELETE FROM throttles WHERE subject = $1", args![subject]).await?;
    Ok(())
}

/// Takes one attempt of `subject` back.
pub async fn take_back(tx: &mut Tx, subject: &str) -> Result<(), StoreError> {
    tx.run("UPDATE throttles SET attempts = attempts - 1 WHERE subject = $1 AND attempts > 0", args![subject]).await?;
    Ok(())
}

/// Removes the counts of windows that are over.
pub(crate) async fn sweep(tx: &mut Tx, now: Time) -> Result<(), StoreError> {
    tx.run("DELETE FROM throttles WHERE window_start <= $1", args![now - KEPT]).await?;
    Ok(())
}
