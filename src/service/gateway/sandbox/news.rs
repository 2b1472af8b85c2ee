//! What the sandbox tells by itself: written down with what causes it, signed and delivered as any provider does.

use super::{Behaviour, Sandbox, behaviour};
use crate::gateway::orders::{ReceiveError, Received, receive};
use crate::gateway::{Outcome, signature};
use chrono::TimeDelta;
use domain::Time;
use domain::checkout::Leg;
use domain::id::{OwnerId, PaymentId};
use serde::{Deserialize, Serialize};
use store::sandbox::{self as books, Notice, SandboxPayment};
use store::{StoreError, Tx};
use uuid::Uuid;

/// A notification as it is sent.
#[derive(Serialize, Deserialize)]
pub(super) struct Body {
    pub id: Uuid,
    pub owner: OwnerId,
    pub payment: PaymentId,
    pub outcome: Outcome,
}

/// Notifications that one run delivers.
const BATCH: i64 = 100;

/// Until a notice that was not taken is delivered again.
const AGAIN: TimeDelta = TimeDelta::minutes(1);

impl Sandbox {
    /// Delivers what is due to be told, as a provider would. The orders that stand otherwise now.
    pub async fn deliver(&self, now: Time) -> Result<Vec<(OwnerId, String)>, StoreError> {
        let mut tx = self.office.db.read().await?;
        let due = books::due(&mut tx, now, BATCH).await?;
        drop(tx);
        let mut moved = Vec::new();
        for notice in due {
            let told = self.deliver_one(&notice, now).await;
            let mut tx = self.office.db.write().await?;
            match told {
                Ok(news) => {
                    moved.extend(news);
                    books::told(&mut tx, &notice).await?;
                }
                // It comes again later, as a provider's would, and keeps no other back.
                Err(error) => {
                    tracing::error!(owner = %notice.owner, %error, "a notice of the sandbox is not taken");
                    books::put_off(&mut tx, &notice, now + AGAIN).await?;
                }
            }
            tx.commit().await?;
        }
        Ok(moved)
    }

    async fn deliver_one(&self, notice: &Notice, now: Time) -> Result<Option<(OwnerId, String)>, StoreError> {
        self.make_true(notice, now).await?;
        let signature = signature::sign(notice.body.as_bytes(), &self.secret, now);
        match receive(&self.office, self, &signature, notice.body.as_bytes(), now).await {
            Ok(Received::Moved { owner, key }) => Ok(Some((owner, key))),
            Ok(_) => Ok(None),
            Err(ReceiveError::Store(error)) => Err(error),
            Err(ReceiveError::Notification(error)) => {
                tracing::error!(%error, "the sandbox does not understand itself");
                Ok(None)
            }
        }
    }

    /// What a notification says of a later time happens when it is told: an approval that was pending, a dispute.
    async fn make_true(&self, notice: &Notice, now: Time) -> Result<(), StoreError> {
        let Ok(body) = serde_json::from_str::<Body>(&notice.body) else { return Ok(()) };
        let mut tx = self.office.db.write().await?;
        let Some(known) = books::get(&mut tx, body.owner, body.payment).await? else { return Ok(()) };
        let to = body.outcome.leg();
        let happens = matches!((known.leg, to), (Leg::Pending, Leg::Captured | Leg::Authorised) | (Leg::Captured, Leg::Disputed));
        if happens && books::move_on(&mut tx, &known, to).await? {
            let moved = SandboxPayment { leg: to, ..known };
            self.foresee_dispute(&mut tx, &moved, now).await?;
            tx.commit().await?;
        }
        Ok(())
    }

    /// Sends word of how a payment stands; for the card that is told twice, everything twice and something old at the end.
    pub(super) async fn tell(&self, tx: &mut Tx, payment: &SandboxPayment, now: Time) -> Result<(), StoreError> {
        let twice = behaviour(payment) == Behaviour::Twice;
        self.notify(tx, payment, self.outcome(payment), if twice { 2 } else { 1 }, now).await?;
        if twice {
            self.notify(tx, payment, Outcome::Pending, 1, now + TimeDelta::seconds(1)).await?;
        }
        self.foresee_dispute(tx, payment, now).await
    }

    async fn foresee_dispute(&self, tx: &mut Tx, payment: &SandboxPayment, now: Time) -> Result<(), StoreError> {
        if behaviour(payment) == Behaviour::Dispute && payment.leg == Leg::Captured {
            self.notify(tx, payment, Outcome::Disputed, 1, now + self.pace.dispute).await?;
        }
        Ok(())
    }

    pub(super) async fn notify(
        &self,
        tx: &mut Tx,
        payment: &SandboxPayment,
        outcome: Outcome,
        times: i64,
        at: Time,
    ) -> Result<(), StoreError> {
        let id = self.office.id(at);
        let body = Body { id, owner: payment.owner, payment: payment.id, outcome };
        let body = serde_json::to_string(&body).map_err(|error| StoreError::Corrupt(format!("notification: {error}")))?;
        books::notify(tx, &Notice { owner: payment.owner, id, body }, times, at).await
    }
}
