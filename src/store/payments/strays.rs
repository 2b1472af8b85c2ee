//! Charges that a provider made beside the one of a payment, and which of them still have to go back.

use crate::db::{StoreError, Tx};
use domain::Time;
use domain::checkout::Provider;
use domain::id::{OwnerId, PaymentId};
use uuid::Uuid;

/// A charge that is no part of any order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stray {
    pub owner: OwnerId,
    pub provider: Provider,
    /// What the provider calls it.
    pub provider_id: String,
    /// The payment that it was made beside: as large, and in the same currency.
    pub payment: PaymentId,
    pub looks: i64,
}

/// Notes a stray charge, to be looked after at once; false where it is known.
pub async fn add_stray(tx: &mut Tx, stray: &Stray, now: Time) -> Result<bool, StoreError> {
    let added = tx
        .run(
            "INSERT INTO stray_charges (owner_id, provider, provider_id, payment_id, found_at, look_at, looks) VALUES ($1, $2, $3, $4, $5, $5, 0)
             ON CONFLICT DO NOTHING",
            args![stray.owner.0, stray.provider as i16, stray.provider_id.as_str(), stray.payment.0, now],
        )
        .await?;
    Ok(added == 1)
}

/// Those of a provider that somebody has to look after, the longest waiting first.
pub async fn strays_due(tx: &mut Tx, provider: Provider, now: Time, most: i64) -> Result<Vec<Stray>, StoreError> {
    let rows: Vec<(Uuid, String, Uuid, i64)> = tx
        .all(
            "SELECT owner_id, provider_id, payment_id, looks FROM stray_charges WHERE look_at <= $1 AND provider = $2
             ORDER BY look_at, provider_id LIMIT $3",
            args![now, provider as i16, most],
        )
        .await?;
    let stray =
        |(owner, provider_id, payment, looks)| Stray { owner: OwnerId(owner), provider, provider_id, payment: PaymentId(payment), looks };
    Ok(rows.into_iter().map(stray).collect())
}

/// Puts one off until `until`.
pub async fn put_off_stray(tx: &mut Tx, stray: &Stray, until: Time) -> Result<(), StoreError> {
    tx.run(
        "UPDATE stray_charges SET look_at = $4, looks = looks + 1 WHERE owner_id = $1 AND provider = $2 AND provider_id = $3 AND look_at IS NOT NULL",
        args![stray.owner.0, stray.provider as i16, stray.provider_id.as_str(), until],
    )
    .await?;
    Ok(())
}

/// Nothing is left of it.
pub async fn stray_ended(tx: &mut Tx, stray: &Stray) -> Result<(), StoreError> {
    tx.run(
        "UPDATE stray_charges SET look_at = NULL WHERE owner_id = $1 AND provider = $2 AND provider_id = $3",
        args![stray.owner.0, stray.provider as i16, stray.provider_id.as_str()],
    )
    .await?;
    Ok(())
}
