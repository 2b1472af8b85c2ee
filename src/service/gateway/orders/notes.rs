//! Writing down what providers say, whoever brings it: an answer, a notification, both at once, the older one last.

use super::{ReceiveError, SOON};
use crate::gateway::{Action, Gateway, Outcome, Report};
use crate::office::Office;
use domain::Time;
use domain::checkout::Leg;
use domain::id::{OwnerId, PaymentId};
use store::payments::{self, Payment};
use store::{StoreError, Tx};

/// What became of a notification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Received {
    /// It came before, or is no matter of ours.
    Nothing,
    /// A charge of this order stands otherwise now: go on with it.
    Moved { owner: OwnerId, key: String },
    /// It says what is known.
    Known { owner: OwnerId, key: String },
}

/// Takes a notification: checks its signature, passes over a second delivery, and notes what it says in the same transaction.
pub async fn receive(office: &Office, gateway: &dyn Gateway, signature: &str, body: &[u8], now: Time) -> Result<Received, ReceiveError> {
    let news = gateway.verify(signature, body, now)?;
    let mut tx = office.db.write().await?;
    if !payments::receive(&mut tx, gateway.provider(), &news.event_id, now).await? {
        return Ok(Received::Nothing);
    }
    let Some(outcome) = news.outcome else {
        tx.commit().await?;
        return Ok(Received::Nothing);
    };
    let mut payment = match news.payment {
        Some((owner, id)) => payments::get(&mut tx, owner, id).await?,
        None => None,
    };
    if let (None, Some(id)) = (&payment, &news.provider_id) {
        payment = payments::of_provider(&mut tx, gateway.provider(), id).await?;
    }
    let is_the_same = |known: &Payment| {
        known.provider == gateway.provider()
            && (known.provider_id.is_none() || news.provider_id.is_none() || known.provider_id == news.provider_id)
    };
    let Some(payment) = payment.filter(is_the_same) else {
        tx.commit().await?;
        return Ok(Received::Nothing);
    };
    let moved = merge(&mut tx, payment.owner, payment.id, &Report { id: news.provider_id, outcome }, now).await?;
    tx.commit().await?;
    let (owner, key) = (payment.owner, payment.order_key);
    Ok(if moved { Received::Moved { owner, key } } else { Received::Known { owner, key } })
}

/// Notes an answer.
pub(super) async fn note(office: &Office, payment: &Payment, report: &Report, now: Time) -> Result<(), StoreError> {
    let mut tx = office.db.write().await?;
    merge(&mut tx, payment.owner, payment.id, report, now).await?;
    tx.commit().await
}

/// Notes that a charge is being asked for; false where somebody else has done so meanwhile.
pub(super) async fn asking(office: &Office, payment: &Payment) -> Result<bool, StoreError> {
    let mut tx = office.db.write().await?;
    let noted = payments::change(&mut tx, &Payment { leg: Leg::Unknown, ..payment.clone() }).await?;
    tx.commit().await?;
    Ok(noted)
}

/// Notes that the provider did not accept the question: nothing will ever be taken.
pub(super) async fn refused(office: &Office, payment: &Payment, code: &str, now: Time) -> Result<(), StoreError> {
    let mut tx = office.db.write().await?;
    let Some(known) = payments::get(&mut tx, payment.owner, payment.id).await? else { return Ok(()) };
    let leg = known.leg.after(Leg::Released);
    let change = Payment { leg, reason: Some(code.to_owned()), action: None, state_at: now, look_at: Some(now + SOON), ..known };
    // Who changed it meanwhile has an answer, which is more.
    payments::change(&mut tx, &change).await?;
    tx.commit().await
}

/// What the buyer has to do for a charge.
pub(super) fn action(payment: &Payment) -> Option<Action> {
    payment.action.as_deref().and_then(|action| serde_json::from_str(action).ok())
}

/// Lets a charge move where news leads; whether anything changed.
async fn merge(tx: &mut Tx, owner: OwnerId, id: PaymentId, report: &Report, now: Time) -> Result<bool, StoreError> {
    // Somebody else may change it in between, but not again and again.
    for _ in 0..8 {
        let Some(known) = payments::get(tx, owner, id).await? else { return Ok(false) };
        let told = match &report.outcome {
            Outcome::Approved { refunded } if *refunded >= known.amount.minor => Leg::Refunded,
            outcome => outcome.leg(),
        };
        let leg = known.leg.after(told);
        let refunded = match &report.outcome {
            Outcome::Approved { refunded } => known.refunded.max(*refunded),
            Outcome::Refunded => known.amount.minor,
            _ => known.refunded,
        };
        let is_its = leg == told;
        let reason = match &report.outcome {
            Outcome::Declined(reason) | Outcome::Blocked(reason) if is_its => Some(reason.clone()),
            _ => known.reason.clone(),
        };
        let action = match &report.outcome {
            Outcome::NeedsAction(action) if is_its => serde_json::to_string(action).ok(),
            _ if leg == Leg::Waiting => known.action.clone(),
            _ => None,
        };
        let provider_id = known.provider_id.clone().or_else(|| report.id.clone());
        let moved = leg != known.leg || refunded != known.refunded;
        let same = !moved && (&reason, &action, &provider_id) == (&known.reason, &known.action, &known.provider_id);
        if same {
            return Ok(false);
        }
        // An order that was concluded comes up again when it moves.
        let (state_at, look_at, looks) = if moved { (now, Some(now + SOON), 0) } else { (known.state_at, known.look_at, known.looks) };
        let change = Payment { leg, refunded, reason, action, provider_id, state_at, look_at, looks, ..known };
        if payments::change(tx, &change).await? {
            return Ok(moved);
        }
    }
    Err(StoreError::Corrupt(format!("payment {id} changes faster than it can be read")))
}
