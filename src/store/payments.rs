//! Payments: the charges of orders, what was given back of them, and which notifications were received.

mod refunds;
mod strays;
mod verify;

pub use refunds::{Refund, add_refund, ask_refund_again, put_off_refund, refund_made, refund_of, refunds_due, refunds_of, refuse_part};
pub use strays::{Stray, add_stray, put_off_stray, stray_ended, strays_due};
pub(crate) use verify::verify_owner;

use crate::db::{StoreError, Tx};
use crate::{engine, time};
use chrono::TimeDelta;
use domain::Time;
use domain::checkout::{Goal, Hidden, Leg, Provider};
use domain::id::{OwnerId, PaymentId};
use domain::money::{Currency, Money};
use domain::sale::Method;
use sqlx::FromRow;
use uuid::Uuid;

/// How long it is remembered that a notification was received: ten times as long as providers try to deliver one.
const REMEMBERED: TimeDelta = TimeDelta::days(30);

/// One charge of an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payment {
    pub id: PaymentId,
    pub owner: OwnerId,
    pub order_key: String,
    /// 0 is the first card.
    pub place: usize,
    pub goal: Goal,
    pub provider: Provider,
    pub provider_id: Option<String>,
    pub method: Method,
    pub amount: Money,
    pub instalments: usize,
    /// What the provider calls the card.
    pub card: Option<Hidden>,
    pub leg: Leg,
    pub reason: Option<String>,
    /// JSON of what the buyer has to do.
    pub action: Option<Hidden>,
    pub refunded: i64,
    pub version: i64,
    pub created_at: Time,
    pub state_at: Time,
    pub look_at: Option<Time>,
    /// How often somebody looked in vain.
    pub looks: i64,
    /// Of the whole order; none of those that were begun before this was kept.
    pub digest: Option<Vec<u8>>,
    /// When the provider was asked for it first and last.
    pub first_asked: Option<Time>,
    pub last_asked: Option<Time>,
}

#[derive(FromRow)]
struct PaymentRow {
    owner_id: Uuid,
    id: Uuid,
    order_key: String,
    place: i64,
    goal: i16,
    provider: i16,
    provider_id: Option<String>,
    method: i16,
    amount: i64,
    currency: String,
    instalments: i64,
    card: Option<String>,
    state: i16,
    reason: Option<String>,
    action: Option<String>,
    refunded: i64,
    version: i64,
    created_at: i64,
    state_at: i64,
    look_at: Option<i64>,
    looks: i64,
    digest: Option<Vec<u8>>,
    first_asked_at: Option<i64>,
    last_asked_at: Option<i64>,
}

const COLUMNS: &str = "owner_id, id, order_key, place, goal, provider, provider_id, method, amount, currency, instalments, card, state, \
     reason, action, refunded, version, created_at, state_at, look_at, looks, digest, first_asked_at, last_asked_at";

impl TryFrom<PaymentRow> for Payment {
    type Error = StoreError;
    fn try_from(row: PaymentRow) -> Result<Self, StoreError> {
        let corrupt = |what: &str| StoreError::Corrupt(format!("{what} of payment {}", row.id));
        Ok(Self {
            id: PaymentId(row.id),
            owner: OwnerId(row.owner_id),
            place: usize::try_from(row.place).map_err(|_| corrupt("place"))?,
            goal: Goal::from_repr(row.goal).ok_or_else(|| corrupt("goal"))?,
            provider: Provider::from_repr(row.provider).ok_or_else(|| corrupt("provider"))?,
            method: crate::sales::method(row.method)?,
            amount: Money::new(row.amount, Currency::parse(&row.currency).map_err(|_| corrupt("currency"))?),
            instalments: usize::try_from(row.instalments).map_err(|_| corrupt("instalments"))?,
            leg: Leg::from_repr(row.state).ok_or_else(|| corrupt("state"))?,
            order_key: row.order_key,
            provider_id: row.provider_id,
            card: row.card.map(Hidden),
            reason: row.reason,
            action: row.action.map(Hidden),
            refunded: row.refunded,
            version: row.version,
            created_at: time(row.created_at),
            state_at: time(row.state_at),
            look_at: row.look_at.map(time),
            looks: row.looks,
            digest: row.digest,
            first_asked: row.first_asked_at.map(time),
            last_asked: row.last_asked_at.map(time),
        })
    }
}

/// Adds the charges of an order; false, and nothing is added, where the order is there already.
pub async fn add(tx: &mut Tx, payments: &[Payment]) -> Result<bool, StoreError> {
    for payment in payments {
        let marks: Vec<String> = (1..=24).map(|n| format!("${n}")).collect();
        let added = tx
            .run(
                format!(
                    "INSERT INTO payments ({COLUMNS}) VALUES ({}) ON CONFLICT (owner_id, order_key, place) DO NOTHING",
                    marks.join(",")
                ),
                args![
                    payment.owner.0,
                    payment.id.0,
                    payment.order_key.as_str(),
                    payment.place as i64,
                    payment.goal as i16,
                    payment.provider as i16,
                    payment.provider_id.clone(),
                    payment.method as i16,
                    payment.amount.minor,
                    payment.amount.currency.code(),
                    payment.instalments as i64,
                    payment.card.clone().map(|card| card.0),
                    payment.leg as i16,
                    payment.reason.clone(),
                    payment.action.clone().map(|action| action.0),
                    payment.refunded,
                    payment.version,
                    payment.created_at,
                    payment.state_at,
                    payment.look_at,
                    payment.looks,
                    payment.digest.clone(),
                    payment.first_asked,
                    payment.last_asked,
                ],
            )
            .await?;
        if added == 0 {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The charges of an order, the first card's first; none where there is no such order.
pub async fn of_order(tx: &mut Tx, owner: OwnerId, key: &str) -> Result<Vec<Payment>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM payments WHERE owner_id = $1 AND order_key = $2 ORDER BY place");
    let rows: Vec<PaymentRow> = tx.all(sql, args![owner.0, key]).await?;
    rows.into_iter().map(Payment::try_from).collect()
}

pub async fn get(tx: &mut Tx, owner: OwnerId, id: PaymentId) -> Result<Option<Payment>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM payments WHERE owner_id = $1 AND id = $2");
    tx.maybe::<PaymentRow>(sql, args![owner.0, id.0]).await?.map(Payment::try_from).transpose()
}

/// The charge that a provider calls so.
pub async fn of_provider(tx: &mut Tx, provider: Provider, provider_id: &str) -> Result<Option<Payment>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM payments WHERE provider = $1 AND provider_id = $2");
    tx.maybe::<PaymentRow>(sql, args![provider as i16, provider_id]).await?.map(Payment::try_from).transpose()
}

/// Lets nobody else move the charges of an order until this transaction ends. Whoever writes down what an order came to, or gives something
/// of it back, does so first: its checkout, what was bought with it and its sale are locked after it, in this order.
pub async fn lock(tx: &mut Tx, owner: OwnerId, key: &str) -> Result<(), StoreError> {
    let lock = engine::for_update(tx);
    if !lock.is_empty() {
        let sql = format!("SELECT place FROM payments WHERE owner_id = $1 AND order_key = $2 ORDER BY place{lock}");
        let _: Vec<(i64,)> = tx.all(sql, args![owner.0, key]).await?;
    }
    Ok(())
}

/// Writes what became of a charge; false where somebody else changed it since it was read.
pub async fn change(tx: &mut Tx, payment: &Payment) -> Result<bool, StoreError> {
    let changed = tx
        .run(
            "UPDATE payments SET provider_id = $4, state = $5, reason = $6, action = $7, refunded = $8, state_at = $9, look_at = $10, looks = $11,
                 first_asked_at = $12, last_asked_at = $13, version = version + 1
             WHERE owner_id = $1 AND id = $2 AND version = $3",
            args![
                payment.owner.0,
                payment.id.0,
                payment.version,
                payment.provider_id.clone(),
                payment.leg as i16,
                payment.reason.clone(),
                payment.action.clone().map(|action| action.0),
                payment.refunded,
                payment.state_at,
                payment.look_at,
                payment.looks,
                payment.first_asked,
                payment.last_asked,
            ],
        )
        .await?;
    Ok(changed == 1)
}

/// Notes that the provider is being asked for a charge again, whoever else changes it.
pub async fn asked_again(tx: &mut Tx, owner: OwnerId, id: PaymentId, now: Time) -> Result<(), StoreError> {
    tx.run("UPDATE payments SET last_asked_at = $3 WHERE owner_id = $1 AND id = $2", args![owner.0, id.0, now]).await?;
    Ok(())
}

/// From now on the order's money is to go back.
pub async fn want_back(tx: &mut Tx, owner: OwnerId, key: &str, now: Time) -> Result<(), StoreError> {
    tx.run(
        "UPDATE payments SET goal = $3, look_at = $4, looks = 0, version = version + 1 WHERE owner_id = $1 AND order_key = $2 AND goal <> $3",
        args![owner.0, key, Goal::GiveBack as i16, now],
    )
    .await?;
    Ok(())
}

/// Nobody needs to look after this order again: what it came to is recorded, in this transaction.
pub async fn conclude(tx: &mut Tx, owner: OwnerId, key: &str) -> Result<(), StoreError> {
    // All of its rows, so that none of them moves before the transaction ends.
    let sql = "UPDATE payments SET look_at = NULL, version = version + 1 WHERE owner_id = $1 AND order_key = $2";
    tx.run(sql, args![owner.0, key]).await?;
    Ok(())
}

/// Orders that somebody has to look after, the longest waiting first.
pub async fn due(tx: &mut Tx, provider: Provider, now: Time, most: i64) -> Result<Vec<(OwnerId, String)>, StoreError> {
    let rows: Vec<(Uuid, String)> = tx
        .all(
            "SELECT owner_id, order_key FROM payments WHERE look_at <= $1 AND provider = $2
             GROUP BY owner_id, order_key ORDER BY MIN(look_at), owner_id, order_key LIMIT $3",
            args![now, provider as i16, most],
        )
        .await?;
    Ok(rows.into_iter().map(|(owner, key)| (OwnerId(owner), key)).collect())
}

/// Puts all charges of an order off until `until`.
pub async fn put_off(tx: &mut Tx, owner: OwnerId, key: &str, until: Time) -> Result<(), StoreError> {
    tx.run(
        "UPDATE payments SET look_at = $3, looks = looks + 1, version = version + 1 WHERE owner_id = $1 AND order_key = $2 AND look_at IS NOT NULL",
        args![owner.0, key, until],
    )
    .await?;
    Ok(())
}

/// Notes that a notification was received; false where it was before.
pub async fn receive(tx: &mut Tx, provider: Provider, event_id: &str, now: Time) -> Result<bool, StoreError> {
    let added = tx
        .run(
            "INSERT INTO gateway_events (provider, event_id, received_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
            args![provider as i16, event_id, now],
        )
        .await?;
    Ok(added == 1)
}

/// Forgets notifications that nobody delivers any more.
pub(crate) async fn sweep(tx: &mut Tx, now: Time) -> Result<(), StoreError> {
    tx.run("DELETE FROM gateway_events WHERE received_at <= $1", args![now - REMEMBERED]).await?;
    Ok(())
}
