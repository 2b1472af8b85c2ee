//! Charges that a provider made beside the one of a payment: noted when they are noticed, and given back.

use super::{BATCH, OrderError, pause};
use crate::gateway::{Gateway, GatewayError, Outcome};
use crate::office::Office;
use domain::Time;
use domain::money::Money;
use store::payments::{self, Payment, Stray};
use store::{StoreError, Tx};

/// Notes a charge that the provider names as this payment's, and which is another than the payment's own.
pub(super) async fn note(tx: &mut Tx, known: &Payment, provider_id: &str, now: Time) -> Result<(), StoreError> {
    let stray = Stray { owner: known.owner, provider: known.provider, provider_id: provider_id.to_owned(), payment: known.id, looks: 0 };
    if payments::add_stray(tx, &stray, now).await? {
        let own = known.provider_id.as_deref().unwrap_or_default();
        tracing::error!(payment = %known.id, own, stray = provider_id, "a payment was charged twice: the second charge goes back");
    }
    Ok(())
}

/// Gives back what strays have taken, or will yet take.
pub async fn give_back_strays(office: &Office, gateway: &dyn Gateway, now: Time) -> Result<(), StoreError> {
    let strays = payments::strays_due(&mut office.db.read().await?, gateway.provider(), now, BATCH).await?;
    for stray in strays {
        let looked = async {
            let mut tx = office.db.write().await?;
            payments::put_off_stray(&mut tx, &stray, now + pause(stray.looks)).await?;
            tx.commit().await?;
            if give_back(office, gateway, &stray, now).await? {
                let mut tx = office.db.write().await?;
                payments::stray_ended(&mut tx, &stray).await?;
                tx.commit().await?;
            }
            Ok::<(), OrderError>(())
        };
        if let Err(error) = looked.await {
            tracing::warn!(owner = %stray.owner, stray = stray.provider_id, %error, "a stray charge does not go back");
        }
    }
    Ok(())
}

/// Whether nothing is left of it.
async fn give_back(office: &Office, gateway: &dyn Gateway, stray: &Stray, now: Time) -> Result<bool, OrderError> {
    let payment = payments::get(&mut office.db.read().await?, stray.owner, stray.payment).await?.ok_or(OrderError::NotFound)?;
    let id = &stray.provider_id;
    for _ in 0..3 {
        let outcome = gateway.fetch(id, now).await?.outcome;
        let refused = match outcome {
            Outcome::Approved { refunded } | Outcome::DisputeWon { refunded } if refunded < payment.amount.minor => {
                let rest = Money::new(payment.amount.minor - refunded, payment.amount.currency);
                gateway.refund(id, rest, &format!("{id}:stray:{refunded}"), now).await.err()
            }
            // What was declined may be tried again at some providers, as long as it is not cancelled.
            Outcome::Authorised | Outcome::NeedsAction(_) | Outcome::Declined(_) | Outcome::NoFunds | Outcome::Blocked(_) => {
                gateway.release(id, &format!("{id}:stray"), now).await.err()
            }
            Outcome::Pending | Outcome::Disputed => return Ok(false),
            Outcome::Approved { .. } | Outcome::DisputeWon { .. } => return Ok(true),
            Outcome::Released | Outcome::Refunded | Outcome::DisputeLost => return Ok(true),
        };
        match refused {
            None => {}
            // A charge that failed for good cannot be cancelled.
            Some(GatewayError::Refused { .. }) if outcome.leg().is_refused() => return Ok(true),
            Some(error) => return Err(error.into()),
        }
    }
    Ok(false)
}
