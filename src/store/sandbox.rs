//! The books of the sandbox, a provider that lives in this database: its payments, what it gave back, what it still has to tell.

use crate::db::{StoreError, Tx};
use domain::Time;
use domain::checkout::Leg;
use domain::id::{OwnerId, PaymentId};
use domain::money::{Currency, Money};
use sqlx::FromRow;
use uuid::Uuid;

/// A payment as the sandbox knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SandboxPayment {
    pub owner: OwnerId,
    pub id: PaymentId,
    /// The code of what its card does.
    pub behaviour: i16,
    pub amount: Money,
    /// Taken as soon as it is approved; else only reserved.
    pub captures_now: bool,
    pub leg: Leg,
    pub refunded: i64,
    pub asks: i64,
}

/// A notification that is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    pub owner: OwnerId,
    pub id: Uuid,
    pub body: String,
}

#[derive(FromRow)]
struct SandboxRow {
    behaviour: i16,
    amount: i64,
    currency: String,
    captures_now: bool,
    state: i16,
    refunded: i64,
    asks: i64,
}

/// Adds a payment, or counts one more ask of the one that is there; what there is then. On PostgreSQL the row is locked until the
/// transaction ends, so that two askers wait for each other.
pub async fn ask(tx: &mut Tx, payment: &SandboxPayment, now: Time) -> Result<SandboxPayment, StoreError> {
    tx.run(
        "INSERT INTO sandbox_payments (owner_id, id, behaviour, amount, currency, captures_now, state, refunded, asks, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 0, 1, $8) ON CONFLICT (owner_id, id) DO UPDATE SET asks = sandbox_payments.asks + 1",
        args![
            payment.owner.0,
            payment.id.0,
            payment.behaviour,
            payment.amount.minor,
            payment.amount.currency.code(),
            payment.captures_now,
            payment.leg as i16,
            now
        ],
    )
    .await?;
    get(tx, payment.owner, payment.id).await?.ok_or_else(|| StoreError::Corrupt("a payment of the sandbox is not there".into()))
}

pub async fn get(tx: &mut Tx, owner: OwnerId, id: PaymentId) -> Result<Option<SandboxPayment>, StoreError> {
    let row: Option<SandboxRow> = tx
        .maybe(
            "SELECT behaviour, amount, currency, captures_now, state, refunded, asks FROM sandbox_payments WHERE owner_id = $1 AND id = $2",
            args![owner.0, id.0],
        )
        .await?;
    row.map(|row| {
        let corrupt = |what: &str| StoreError::Corrupt(format!("{what} of sandbox payment {id}"));
        Ok(SandboxPayment {
            owner,
            id,
            behaviour: row.behaviour,
            amount: Money::new(row.amount, Currency::parse(&row.currency).map_err(|_| corrupt("currency"))?),
            captures_now: row.captures_now,
            leg: Leg::from_repr(row.state).ok_or_else(|| corrupt("state"))?,
            refunded: row.refunded,
            asks: row.asks,
        })
    })
    .transpose()
}

/// Moves a payment from the state it was read in; false where it has left it meanwhile.
pub async fn move_on(tx: &mut Tx, payment: &SandboxPayment, to: Leg) -> Result<bool, StoreError> {
    let moved = tx
        .run(
            "UPDATE sandbox_payments SET state = $4 WHERE owner_id = $1 AND id = $2 AND state = $3",
            args![payment.owner.0, payment.id.0, payment.leg as i16, to as i16],
        )
        .await?;
    Ok(moved == 1)
}

/// Gives `amount` of a taken payment back, once for each key; false where that is more than is left.
pub async fn refund(tx: &mut Tx, payment: &SandboxPayment, key: &str, amount: i64) -> Result<bool, StoreError> {
    let added = tx
        .run(
            "INSERT INTO sandbox_refunds (owner_id, key, payment_id, amount) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
            args![payment.owner.0, key, payment.id.0, amount],
        )
        .await?;
    if added == 0 {
        return Ok(true);
    }
    let given = tx
        .run(
            "UPDATE sandbox_payments SET refunded = refunded + $3, state = CASE WHEN refunded + $3 = amount THEN $5 ELSE state END
             WHERE owner_id = $1 AND id = $2 AND state IN ($4, $6) AND refunded + $3 <= amount",
            args![payment.owner.0, payment.id.0, amount, Leg::Captured as i16, Leg::Refunded as i16, Leg::Won as i16],
        )
        .await?;
    Ok(given == 1)
}

/// Something to tell, `times` over.
pub async fn notify(tx: &mut Tx, notice: &Notice, times: i64, due_at: Time) -> Result<(), StoreError> {
    tx.run(
        "INSERT INTO sandbox_notices (owner_id, id, body, due_at, remaining) VALUES ($1, $2, $3, $4, $5)",
        args![notice.owner.0, notice.id, notice.body.as_str(), due_at, times],
    )
    .await?;
    Ok(())
}

/// What is due to be told, the oldest first.
pub async fn due(tx: &mut Tx, now: Time, most: i64) -> Result<Vec<Notice>, StoreError> {
    let rows: Vec<(Uuid, Uuid, String)> =
        tx.all("SELECT owner_id, id, body FROM sandbox_notices WHERE due_at <= $1 ORDER BY due_at, id LIMIT $2", args![now, most]).await?;
    Ok(rows.into_iter().map(|(owner, id, body)| Notice { owner: OwnerId(owner), id, body }).collect())
}

/// Notes that a notice was delivered once; the last time it is removed.
pub async fn told(tx: &mut Tx, notice: &Notice) -> Result<(), StoreError> {
    tx.run("UPDATE sandbox_notices SET remaining = remaining - 1 WHERE owner_id = $1 AND id = $2", args![notice.owner.0, notice.id])
        .await?;
    tx.run("DELETE FROM sandbox_notices WHERE owner_id = $1 AND id = $2 AND remaining <= 0", args![notice.owner.0, notice.id]).await?;
    Ok(())
}

/// Puts a notice off that could not be delivered: those behind it go first.
pub async fn put_off(tx: &mut Tx, notice: &Notice, until: Time) -> Result<(), StoreError> {
    tx.run("UPDATE sandbox_notices SET due_at = $3 WHERE owner_id = $1 AND id = $2", args![notice.owner.0, notice.id, until]).await?;
    Ok(())
}

/// What was given back of a payment, by the keys it was asked for with.
pub async fn refunds(tx: &mut Tx, owner: OwnerId, id: PaymentId) -> Result<Vec<(String, i64)>, StoreError> {
    tx.all("SELECT key, amount FROM sandbox_refunds WHERE owner_id = $1 AND payment_id = $2 ORDER BY key", args![owner.0, id.0]).await
}

/// What the sandbox signs with: `drawn`, unless something was drawn before.
pub async fn secret(tx: &mut Tx, drawn: &str) -> Result<String, StoreError> {
    tx.run("INSERT INTO sandbox_keys (id, secret) VALUES (1, $1) ON CONFLICT DO NOTHING", args![drawn]).await?;
    let (secret,): (String,) = tx.one("SELECT secret FROM sandbox_keys WHERE id = 1", args![]).await?;
    Ok(secret)
}
