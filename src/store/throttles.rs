//! Counting attempts in windows, in the database, so that all nodes count together.

use crate::db::{StoreError, Tx};
use domain::Time;

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

/// Forgets the attempts of `subject`: after a success.
pub async fn forget(tx: &mut Tx, subject: &str) -> Result<(), StoreError> {
    tx.run("DELETE FROM throttles WHERE subject = $1", args![subject]).await?;
    Ok(())
}
