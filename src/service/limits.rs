//! How often something may be tried: counted in the database, so that all nodes count together, under names that tell nobody.

use crate::office::Office;
use crate::secret;
use domain::Time;
use store::{StoreError, Tx, throttles};

/// How often one thing may be tried in a window of time.
pub(crate) struct Limit<'a> {
    /// What is tried.
    pub kind: &'static str,
    /// By whom or with whom.
    pub who: &'a [&'a str],
    pub most: i64,
    pub seconds: i64,
}

impl Limit<'_> {
    /// As it is stored: of one length, whatever somebody typed, and not to be read back by looking at the table.
    fn subject(&self) -> String {
        let hash = secret::hash(&self.who.join("\n"));
        hash.iter().take(16).fold(format!("{}:", self.kind), |text, byte| format!("{text}{byte:02x}"))
    }
}

/// Counts one attempt for each of the limits; false where one of them was reached already. The first that is reached ends the
/// counting: nothing more is written about an attempt that is refused, and the count is kept whatever happens next.
pub(crate) async fn allow(office: &Office, limits: &[Limit<'_>], now: Time) -> Result<bool, StoreError> {
    if !office.limits {
        return Ok(true);
    }
    // Most of those who are refused are refused here, without waiting for the writer.
    let mut tx = office.db.read().await?;
    for limit in limits {
        if throttles::attempts(&mut tx, &limit.subject(), limit.seconds, now).await? >= limit.most {
            return Ok(false);
        }
    }
    drop(tx);
    let mut tx = office.db.write().await?;
    let mut allowed = true;
    for limit in limits {
        allowed = throttles::count(&mut tx, &limit.subject(), limit.seconds, now).await? <= limit.most;
        if !allowed {
            break;
        }
    }
    tx.commit().await?;
    Ok(allowed)
}

/// Whether one more attempt would be allowed; nothing is counted.
pub(crate) async fn has_room(office: &Office, limit: &Limit<'_>, now: Time) -> Result<bool, StoreError> {
    if !office.limits {
        return Ok(true);
    }
    let mut tx = office.db.read().await?;
    Ok(throttles::attempts(&mut tx, &limit.subject(), limit.seconds, now).await? < limit.most)
}

/// Forgets all attempts.
pub(crate) async fn forget(tx: &mut Tx, limit: &Limit<'_>) -> Result<(), StoreError> {
    throttles::forget(tx, &limit.subject()).await
}

/// Takes one attempt back: it was a success.
pub(crate) async fn take_back(tx: &mut Tx, limit: &Limit<'_>) -> Result<(), StoreError> {
    throttles::take_back(tx, &limit.subject()).await
}
