//! What is to be given back of orders, each refund under a key of its own, with the part of each card.

use crate::db::{StoreError, Tx};
use crate::time;
use domain::Time;
use domain::checkout::Provider;
use domain::id::OwnerId;
use sqlx::FromRow;
use uuid::Uuid;

/// A part of an order that is to go back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refund {
    pub key: String,
    /// What each card gives back of it (minor units), as far as it was not refused.
    pub parts: [i64; 2],
    /// What was to be given back in all, with this.
    pub up_to: i64,
    /// None until the provider has given back every part.
    pub made_at: Option<Time>,
    /// The provider's word, where a part was refused.
    pub refused: Option<String>,
    /// How often somebody looked in vain.
    pub looks: i64,
    /// How often a part was refused that may be given back another day.
    pub attempt: i64,
    /// When it was wanted first.
    pub noted_at: Time,
    /// When somebody looks after it again.
    pub look_at: Option<Time>,
}

impl Refund {
    /// What goes back by it.
    pub fn amount(&self) -> i64 {
        self.parts.iter().sum()
    }

    /// Whether nothing will come of it any more.
    pub fn has_ended(&self) -> bool {
        self.made_at.is_some() || self.amount() == 0
    }

    /// Whether it was refused and is asked for again on another day.
    pub fn waits(&self) -> bool {
        self.attempt > 0 && !self.has_ended()
    }
}

#[derive(FromRow)]
struct RefundRow {
    refund_key: String,
    first_part: i64,
    second_part: i64,
    up_to: i64,
    made_at: Option<i64>,
    refused: Option<String>,
    looks: i64,
    attempt: i64,
    at: i64,
    look_at: Option<i64>,
}

impl From<RefundRow> for Refund {
    fn from(row: RefundRow) -> Self {
        Self {
            key: row.refund_key,
            parts: [row.first_part, row.second_part],
            up_to: row.up_to,
            made_at: row.made_at.map(time),
            refused: row.refused,
            looks: row.looks,
            attempt: row.attempt,
            noted_at: time(row.at),
            look_at: row.look_at.map(time),
        }
    }
}

const COLUMNS: &str = "refund_key, first_part, second_part, up_to, made_at, refused, looks, attempt, at, look_at";

/// All refunds of an order, the first noted first; nobody else notes one until this transaction ends.
pub async fn refunds_of(tx: &mut Tx, owner: OwnerId, key: &str) -> Result<Vec<Refund>, StoreError> {
    // The row of the first card is the lock that makes two refunds of one order wait for each other.
    tx.run("UPDATE payments SET version = version + 1 WHERE owner_id = $1 AND order_key = $2 AND place = 0", args![owner.0, key]).await?;
    let sql = format!("SELECT {COLUMNS} FROM payment_refunds WHERE owner_id = $1 AND order_key = $2 ORDER BY at, refund_key");
    let rows: Vec<RefundRow> = tx.all(sql, args![owner.0, key]).await?;
    Ok(rows.into_iter().map(Refund::from).collect())
}

/// One refund of an order.
pub async fn refund_of(tx: &mut Tx, owner: OwnerId, key: &str, refund_key: &str) -> Result<Option<Refund>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM payment_refunds WHERE owner_id = $1 AND order_key = $2 AND refund_key = $3");
    Ok(tx.maybe::<RefundRow>(sql, args![owner.0, key, refund_key]).await?.map(Refund::from))
}

/// Notes a refund after [`refunds_of`].
pub async fn add_refund(tx: &mut Tx, owner: OwnerId, key: &str, refund: &Refund) -> Result<(), StoreError> {
    let [first, second] = refund.parts;
    tx.run(
        "INSERT INTO payment_refunds (owner_id, order_key, refund_key, amount, up_to, at, first_part, second_part, look_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        args![owner.0, key, refund.key.as_str(), refund.amount(), refund.up_to, refund.noted_at, first, second, refund.look_at],
    )
    .await?;
    Ok(())
}

/// Notes that a refund was made.
pub async fn refund_made(tx: &mut Tx, owner: OwnerId, key: &str, refund_key: &str, now: Time) -> Result<(), StoreError> {
    tx.run(
        "UPDATE payment_refunds SET made_at = $4, look_at = NULL, refused = CASE WHEN first_part + second_part = amount THEN NULL ELSE refused END
         WHERE owner_id = $1 AND order_key = $2 AND refund_key = $3 AND made_at IS NULL",
        args![owner.0, key, refund_key, now],
    )
    .await?;
    Ok(())
}

/// Notes that the provider does not give a part of a refund back now: from `look_at` on it is asked for again, as another attempt.
pub async fn ask_refund_again(
    tx: &mut Tx,
    owner: OwnerId,
    key: &str,
    refund_key: &str,
    why: &str,
    look_at: Time,
) -> Result<(), StoreError> {
    tx.run(
        "UPDATE payment_refunds SET attempt = attempt + 1, refused = $4, look_at = $5, made_at = NULL
         WHERE owner_id = $1 AND order_key = $2 AND refund_key = $3",
        args![owner.0, key, refund_key, why, look_at],
    )
    .await?;
    Ok(())
}

/// Notes that the provider does not give back what the card of this place was to: as much may be given back under another key.
pub async fn refuse_part(tx: &mut Tx, owner: OwnerId, key: &str, refund_key: &str, place: usize, why: &str) -> Result<(), StoreError> {
    let part = if place == 0 { "first_part" } else { "second_part" };
    tx.run(
        format!("UPDATE payment_refunds SET {part} = 0, refused = $4 WHERE owner_id = $1 AND order_key = $2 AND refund_key = $3"),
        args![owner.0, key, refund_key, why],
    )
    .await?;
    tx.run(
        "UPDATE payment_refunds SET look_at = NULL WHERE owner_id = $1 AND order_key = $2 AND refund_key = $3 AND first_part + second_part = 0",
        args![owner.0, key, refund_key],
    )
    .await?;
    Ok(())
}

/// Refunds of a provider's orders that are not made yet: owner, order and refund; the longest waiting first.
pub async fn refunds_due(tx: &mut Tx, provider: Provider, now: Time, most: i64) -> Result<Vec<(OwnerId, String, String)>, StoreError> {
    let rows: Vec<(Uuid, String, String)> = tx
        .all(
            "SELECT r.owner_id, r.order_key, r.refund_key FROM payment_refunds r
             JOIN payments p ON p.owner_id = r.owner_id AND p.order_key = r.order_key AND p.place = 0
             WHERE r.look_at <= $1 AND p.provider = $2 ORDER BY r.look_at, r.order_key, r.refund_key LIMIT $3",
            args![now, provider as i16, most],
        )
        .await?;
    Ok(rows.into_iter().map(|(owner, key, refund)| (OwnerId(owner), key, refund)).collect())
}

/// Puts a refund off until `until`.
pub async fn put_off_refund(tx: &mut Tx, owner: OwnerId, key: &str, refund_key: &str, until: Time) -> Result<(), StoreError> {
    tx.run(
        "UPDATE payment_refunds SET look_at = $4, looks = looks + 1
         WHERE owner_id = $1 AND order_key = $2 AND refund_key = $3 AND look_at IS NOT NULL",
        args![owner.0, key, refund_key, until],
    )
    .await?;
    Ok(())
}
