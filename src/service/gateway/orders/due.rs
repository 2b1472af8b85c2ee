//! Orders that nobody looked after: what was begun goes on, what was not heard of is asked for, what became too old goes back.

use super::{BATCH, OrderError, Standing, TOO_OLD, look, pause};
use crate::gateway::Gateway;
use crate::office::Office;
use chrono::TimeDelta;
use domain::Time;
use domain::checkout::{Goal, Leg, Step, next};
use domain::id::OwnerId;
use store::payments::{self, Payment};
use store::{StoreError, Tx};

/// How long an order rests that cannot be read.
const UNREADABLE: TimeDelta = TimeDelta::hours(1);

/// Looks after the orders of a provider that nobody looked after. What they came to, for the caller to record and [`conclude`](super::conclude);
/// an order that cannot go on now comes again later, after longer and longer pauses.
pub async fn due(office: &Office, gateway: &dyn Gateway, now: Time) -> Result<Vec<(OwnerId, String, Standing)>, StoreError> {
    let mut tx = office.db.read().await?;
    let orders = payments::due(&mut tx, gateway.provider(), now, BATCH).await?;
    drop(tx);
    let mut stand = Vec::new();
    for (owner, key) in orders {
        // One that cannot be read or put off stops no other, and no other's answer is lost.
        let looked = async {
            let mut tx = office.db.write().await?;
            put_off(&mut tx, owner, &key, now).await?;
            tx.commit().await?;
            look(office, gateway, owner, &key, now).await
        };
        match looked.await {
            Ok(standing) => stand.push((owner, key, standing)),
            Err(OrderError::Store(error)) => tracing::error!(%owner, %error, "an order cannot be looked after"),
            Err(error) => tracing::warn!(%owner, provider = %gateway.provider(), %error, "an order does not go on"),
        }
    }
    Ok(stand)
}

async fn put_off(tx: &mut Tx, owner: OwnerId, key: &str, now: Time) -> Result<(), StoreError> {
    let charges = match payments::of_order(tx, owner, key).await {
        // Nobody can read it until somebody has mended it: meanwhile it must not be the first of every run.
        Err(StoreError::Corrupt(what)) => {
            tracing::error!(%owner, what, "an order cannot be read");
            return payments::put_off(tx, owner, key, now + UNREADABLE).await;
        }
        charges => charges?,
    };
    if is_too_old(&charges, now) {
        tracing::warn!(%owner, "an order that was not paid for a day is not to be paid any more");
        payments::want_back(tx, owner, key, now).await?;
    }
    let looks = charges.iter().map(|charge| charge.looks).max().unwrap_or(0);
    payments::put_off(tx, owner, key, now + pause(looks)).await
}

/// Nobody expects to be charged a day after.
fn is_too_old(charges: &[Payment], now: Time) -> bool {
    let legs: Vec<Leg> = charges.iter().map(|charge| charge.leg).collect();
    charges.first().is_some_and(|first| first.goal == Goal::Pay && first.created_at + TOO_OLD <= now)
        && !matches!(next(Goal::Pay, &legs), Step::Ended(_))
}
