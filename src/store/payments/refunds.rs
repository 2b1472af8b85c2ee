//! What is to be given back of orders, each part under a key of its own.

use crate::db::{StoreError, Tx};
use domain::Time;
use domain::id::OwnerId;
use sqlx::FromRow;

/// A part of an order that is to go back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromRow)]
pub struct Refund {
    pub amount: i64,
    /// What was to be given back in all, with this.
    pub up_to: i64,
    /// None until the provider has answered for every card.
    pub made_at: Option<i64>,
}

/// Notes that `amount` more of an order is to be given back, under a key of its own. None where it would be more than `most` in all; a key that is
/// there already says what it said.
pub async fn note_refund(
    tx: &mut Tx,
    owner: OwnerId,
    key: &str,
    refund_key: &str,
    amount: i64,
    most: i64,
    now: Time,
) -> Result<Option<Refund>, StoreError> {
    // The row of the first card is the lock that makes two refunds of one order wait for each other.
    tx.run("UPDATE payments SET version = version + 1 WHERE owner_id = $1 AND order_key = $2 AND place = 0", args![owner.0, key]).await?;
    let known: Option<Refund> = tx
        .maybe(
            "SELECT amount, up_to, made_at FROM payment_refunds WHERE owner_id = $1 AND order_key = $2 AND refund_key = $3",
            args![owner.0, key, refund_key],
        )
        .await?;
    if known.is_some() {
        return Ok(known);
    }
    let (before,): (i64,) = tx
        .one(
            "SELECT CAST(COALESCE(MAX(up_to), 0) AS BIGINT) FROM payment_refunds WHERE owner_id = $1 AND order_key = $2",
            args![owner.0, key],
        )
        .await?;
    let Some(up_to) = before.checked_add(amount).filter(|up_to| *up_to <= most) else { return Ok(None) };
    tx.run(
        "INSERT INTO payment_refunds (owner_id, order_key, refund_key, amount, up_to, at) VALUES ($1, $2, $3, $4, $5, $6)",
        args![owner.0, key, refund_key, amount, up_to, now],
    )
    .await?;
    Ok(Some(Refund { amount, up_to, made_at: None }))
}

/// Notes that a refund was made.
pub async fn refund_made(tx: &mut Tx, owner: OwnerId, key: &str, refund_key: &str, now: Time) -> Result<(), StoreError> {
    tx.run(
        "UPDATE payment_refunds SET made_at = $4 WHERE owner_id = $1 AND order_key = $2 AND refund_key = $3 AND made_at IS NULL",
        args![owner.0, key, refund_key, now],
    )
    .await?;
    Ok(())
}
