//! Writing down what providers say, whoever brings it: an answer, a notification, both at once, the older one last.

use super::{ReceiveError, SOON, refunds, strays};
use crate::gateway::{Action, Gateway, Given, GivenState, News, Outcome, Report};
use crate::office::Office;
use domain::Time;
use domain::checkout::{Hidden, Leg};
use domain::id::{AccountId, NoticeId, OwnerId, PaymentId};
use domain::notice::Notice;
use store::payments::{self, Payment};
use store::{StoreError, Tx, checkouts, notices};

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
    let Some(told) = news.news else {
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
    let Some(payment) = payment.filter(|known| known.provider == gateway.provider()) else {
        tx.commit().await?;
        return Ok(Received::Nothing);
    };
    let moved = match told {
        News::Outcome(outcome) => merge(&mut tx, payment.owner, payment.id, &Report { id: news.provider_id, outcome }, now).await?,
        News::RefundFailed(given) if payment.provider_id == news.provider_id => fail_refund(&mut tx, office, &payment, &given, now).await?,
        News::RefundFailed(given) => {
            tracing::error!(payment = %payment.id, refund = given.id, "what was given back of a stray charge did not reach the buyer");
            false
        }
    };
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
pub(super) async fn asking(office: &Office, payment: &Payment, now: Time) -> Result<bool, StoreError> {
    let mut tx = office.db.write().await?;
    let asked = Payment { leg: Leg::Unknown, first_asked: Some(now), last_asked: Some(now), ..payment.clone() };
    let noted = payments::change(&mut tx, &asked).await?;
    tx.commit().await?;
    Ok(noted)
}

/// Notes that a charge is being asked for again.
pub(super) async fn asking_again(office: &Office, payment: &Payment, now: Time) -> Result<(), StoreError> {
    let mut tx = office.db.write().await?;
    payments::asked_again(&mut tx, payment.owner, payment.id, now).await?;
    tx.commit().await
}

/// Notes that a refund did not reach the buyer.
pub(super) async fn refund_failed(office: &Office, payment: &Payment, given: &Given, now: Time) -> Result<(), StoreError> {
    let mut tx = office.db.write().await?;
    fail_refund(&mut tx, office, payment, given, now).await?;
    tx.commit().await
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
    payment.action.as_ref().and_then(|action| serde_json::from_str(&action.0).ok())
}

/// Lets a charge move where news leads; whether anything changed.
async fn merge(tx: &mut Tx, owner: OwnerId, id: PaymentId, report: &Report, now: Time) -> Result<bool, StoreError> {
    // Somebody else may change it in between, but not again and again.
    for _ in 0..8 {
        let Some(known) = payments::get(tx, owner, id).await? else { return Ok(false) };
        if let (Some(_), Some(told)) = (&known.provider_id, &report.id)
            && known.provider_id != report.id
        {
            strays::note(tx, &known, told, now).await?;
            return Ok(false);
        }
        let told = match &report.outcome {
            Outcome::Approved { refunded } | Outcome::DisputeWon { refunded } if *refunded >= known.amount.minor => Leg::Refunded,
            outcome => outcome.leg(),
        };
        let leg = known.leg.after(told);
        let refunded = match &report.outcome {
            Outcome::Approved { refunded } | Outcome::DisputeWon { refunded } => known.refunded.max(*refunded),
            Outcome::Refunded => known.amount.minor,
            _ => known.refunded,
        };
        let is_its = leg == told;
        let reason = match &report.outcome {
            Outcome::Declined(reason) | Outcome::Blocked(reason) if is_its => Some(reason.clone()),
            _ => known.reason.clone(),
        };
        let action = match &report.outcome {
            Outcome::NeedsAction(action) if is_its => serde_json::to_string(action).ok().map(Hidden),
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

/// Takes a refund off what has gone back, once: the money is ours again, and may be given back under another key. Whether anything changed.
///
/// This alone undoes what was reached: a refund that was made is told to have failed days later. Its sale was told that the money went back, and
/// its buyer has been written to: it is asked for again, or the owner hears that it has not arrived.
async fn fail_refund(tx: &mut Tx, office: &Office, payment: &Payment, given: &Given, now: Time) -> Result<bool, StoreError> {
    // Told by a notification and found by looking: under a name of its own among the notifications it counts once.
    if !payments::receive(tx, payment.provider, &format!("failed {}", given.id), now).await? {
        return Ok(false);
    }
    let why = if let GivenState::Failed(why) = &given.state { why.as_str() } else { "failed" };
    tracing::error!(payment = %payment.id, provider = %payment.provider, refund = given.id, why, "a refund did not reach the buyer");
    for _ in 0..8 {
        let Some(known) = payments::get(tx, payment.owner, payment.id).await? else { return Ok(false) };
        let leg = if known.leg == Leg::Refunded { Leg::Captured } else { known.leg };
        let refunded = (known.refunded - given.amount).max(0);
        let change = Payment { leg, refunded, state_at: now, look_at: Some(now + SOON), looks: 0, ..known };
        if payments::change(tx, &change).await? {
            match given.key.as_deref().and_then(|key| refunds::refund_key(payment, key)) {
                Some(key) => refunds::refused(tx, office, &change, key, why, now).await?,
                None => tell_of_failure(tx, office, payment, now).await?,
            }
            return Ok(true);
        }
    }
    Err(StoreError::Corrupt(format!("payment {} changes faster than it can be read", payment.id)))
}

/// Its owner hears that money which was to go back has not reached its buyer.
pub(super) async fn tell_of_failure(tx: &mut Tx, office: &Office, payment: &Payment, now: Time) -> Result<(), StoreError> {
    let Some(checkout) = checkouts::get(tx, payment.owner, &payment.order_key).await? else { return Ok(()) };
    let notice = Notice::RefundFailed { sale: checkout.sale, code: checkout.sale_code };
    notices::add(tx, AccountId(payment.owner.0), NoticeId(office.id(now)), &notice, now).await
}
