//! Carrying an order through: its charges are asked for in the order that `domain::checkout::next` says, and each answer is written down
//! before the next question, so that a crash, a second node or a notification between two of them changes nothing.
//!
//! What an order came to is told to its caller again and again (by [`due`]) until [`conclude`] stands in the transaction that records it.

mod digest;
mod due;
mod notes;
mod refunds;
mod steps;
mod strays;

pub use due::due;
pub use notes::{Received, receive};
pub use refunds::{note_refund, refund, resume_refunds};
pub use strays::give_back_strays;

use super::{Action, Gateway, GatewayError, NotificationError};
use crate::office::Office;
use chrono::TimeDelta;
use domain::Time;
use domain::checkout::{Charged, Goal, Hidden, Leg, Order, Step, Verdict, next};
use domain::id::{OwnerId, PaymentId};
use domain::money::Money;
use store::payments::{self, Payment};
use store::{StoreError, Tx};

/// How an order stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// On the charge of this place (0 is the first card): the buyer has something to do, or, without an action, the provider has.
    Waiting {
        place: usize,
        action: Option<Action>,
    },
    Ended(Verdict),
}

/// Why an order does not go on. Asking again later is always safe.
#[derive(Debug, thiserror::Error)]
pub enum OrderError {
    #[error("no such order")]
    NotFound,
    /// The form's key was used for something else: nothing was charged for this.
    #[error("the key belongs to another order")]
    OtherOrder,
    #[error("more to give back than was taken")]
    TooMuch,
    #[error("the order is not paid")]
    NotPaid,
    /// The provider gave back no more than this of what one refund was to give back; the rest may be asked for under another key.
    #[error("the payment provider did not give back all of it: {code}")]
    NotGivenBack { code: String, given: Charged },
    /// Its money lies at a provider that is not configured now: nobody else is asked for it.
    #[error("the order is another provider's")]
    OtherProvider,
    #[error("the order does not come to rest")]
    Restless,
    #[error(transparent)]
    Gateway(#[from] GatewayError),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Why a notification was not taken. Only [`StoreError`] is worth delivering it again.
#[derive(Debug, thiserror::Error)]
pub enum ReceiveError {
    #[error(transparent)]
    Notification(#[from] NotificationError),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// More steps than two cards ever need, even when everything about them is undone.
const MOST_STEPS: usize = 24;

/// How long after a change somebody looks after an order, if whoever caused the change does not.
const SOON: TimeDelta = TimeDelta::seconds(30);

/// Orders, refunds or strays that one run looks after.
const BATCH: i64 = 100;

/// How long a provider may be asked for a charge again by its key alone: Stripe forgets keys after a day.
const KEY_LIVES: TimeDelta = TimeDelta::hours(20);

/// How long after the last question the provider's lists are sure to show what came of it.
const SETTLES: TimeDelta = TimeDelta::hours(1);

/// From which age on an order that is not paid yet is not to be paid any more.
const TOO_OLD: TimeDelta = TimeDelta::hours(24);

/// Begins to pay an order, or goes on with it where it has begun: the same form sent twice pays once.
pub async fn begin(office: &Office, gateway: &dyn Gateway, owner: OwnerId, order: &Order, now: Time) -> Result<Standing, OrderError> {
    let mut tx = office.db.write().await?;
    if add(&mut tx, office, gateway, owner, order, now).await? {
        tx.commit().await?;
    } else {
        drop(tx);
    }
    advance(office, gateway, owner, &order.key, now).await
}

/// Writes an order down in the transaction of what it pays for: nobody is asked for money yet, but [`advance`] does it, or [`due`] soon. False
/// where it is there already.
///
/// # Errors
/// [`OrderError::OtherOrder`] where its key was used for something else.
pub async fn add(
    tx: &mut Tx,
    office: &Office,
    gateway: &dyn Gateway,
    owner: OwnerId,
    order: &Order,
    now: Time,
) -> Result<bool, OrderError> {
    let wanted = charges(office, gateway, owner, order, now);
    if payments::add(tx, &wanted).await? {
        return Ok(true);
    }
    let known = payments::of_order(tx, owner, &order.key).await?;
    let same = |(a, b): (&Payment, &Payment)| a.digest.is_some() && a.digest == b.digest;
    if known.len() != wanted.len() || !known.iter().zip(&wanted).all(same) {
        return Err(OrderError::OtherOrder);
    }
    Ok(false)
}

/// What the buyer has to do for an order, if anything.
pub async fn action(tx: &mut Tx, owner: OwnerId, key: &str) -> Result<Option<Action>, StoreError> {
    let charges = payments::of_order(tx, owner, key).await?;
    Ok(charges.iter().filter(|charge| charge.leg == Leg::Waiting).find_map(notes::action))
}

/// Whether anything of an order was ever taken, and not only reserved.
pub async fn was_taken(tx: &mut Tx, owner: OwnerId, key: &str) -> Result<bool, StoreError> {
    let charges = payments::of_order(tx, owner, key).await?;
    Ok(charges.iter().any(|charge| matches!(charge.leg, Leg::Refunded | Leg::Disputed | Leg::ChargedBack) || charge.leg.is_kept()))
}

/// How much of an order has gone back to the buyer, whoever gave it back.
pub async fn returned(tx: &mut Tx, owner: OwnerId, key: &str) -> Result<Option<Charged>, StoreError> {
    let charges = payments::of_order(tx, owner, key).await?;
    let back = |charge: &Payment| match charge.leg {
        Leg::Refunded | Leg::ChargedBack => charge.amount.minor,
        _ => charge.refunded,
    };
    Ok(charges.first().map(|first| Charged(Money::new(charges.iter().map(back).sum(), first.amount.currency))))
}

/// The provider's word for why an order failed.
pub async fn reason(tx: &mut Tx, owner: OwnerId, key: &str) -> Result<Option<String>, StoreError> {
    let charges = payments::of_order(tx, owner, key).await?;
    Ok(charges.into_iter().find(|charge| charge.leg.is_refused() && charge.reason.is_some()).and_then(|charge| charge.reason))
}

/// The rows of an order that nobody was asked about yet.
fn charges(office: &Office, gateway: &dyn Gateway, owner: OwnerId, order: &Order, now: Time) -> Vec<Payment> {
    use domain::checkout::Payment::{Balance, Card, TwoCards};
    let digest = digest::of(order, gateway);
    let parts = match &order.payment {
        Card(card) => vec![(Some(card), order.total.charged())],
        TwoCards(cards) => cards.iter().map(|(card, part)| (Some(card), *part)).collect(),
        Balance => vec![(None, order.total.charged())],
    };
    let payment = |(place, (card, amount)): (usize, (Option<&domain::checkout::Card>, Money))| Payment {
        id: PaymentId(office.id(now)),
        owner,
        order_key: order.key.clone(),
        place,
        goal: Goal::Pay,
        provider: gateway.provider(),
        provider_id: None,
        method: order.method(),
        amount,
        instalments: order.total.instalments.len(),
        card: card.and_then(|card| gateway.token(card)).map(Hidden),
        leg: Leg::Unasked,
        reason: None,
        action: None,
        refunded: 0,
        version: 0,
        created_at: now,
        state_at: now,
        look_at: Some(now + SOON),
        looks: 0,
        digest: Some(digest.clone()),
        first_asked: None,
        last_asked: None,
    };
    parts.into_iter().enumerate().map(payment).collect()
}

/// Goes on with an order by what is known: after a notification.
pub async fn advance(office: &Office, gateway: &dyn Gateway, owner: OwnerId, key: &str, now: Time) -> Result<Standing, OrderError> {
    walk(office, gateway, owner, key, now, false).await
}

/// Goes on with an order after asking the provider how it stands: when the buyer comes back, or when nothing was heard for a while.
pub async fn look(office: &Office, gateway: &dyn Gateway, owner: OwnerId, key: &str, now: Time) -> Result<Standing, OrderError> {
    walk(office, gateway, owner, key, now, true).await
}

/// Whatever was taken of an order, or will yet be taken, goes back.
pub async fn give_back(office: &Office, gateway: &dyn Gateway, owner: OwnerId, key: &str, now: Time) -> Result<Standing, OrderError> {
    let mut tx = office.db.write().await?;
    want_back(&mut tx, owner, key, now).await?;
    tx.commit().await?;
    advance(office, gateway, owner, key, now).await
}

/// The same as a wish, in the transaction of what causes it: [`due`] does it soon.
pub async fn want_back(tx: &mut Tx, owner: OwnerId, key: &str, now: Time) -> Result<(), StoreError> {
    payments::want_back(tx, owner, key, now).await
}

/// In the transaction that records what an order came to. False where it has moved on since: then that transaction is to be left, because
/// [`due`] will tell what it came to by now.
pub async fn conclude(tx: &mut Tx, owner: OwnerId, key: &str, came_to: Verdict) -> Result<bool, StoreError> {
    // First: what is read afterwards stays so until the end of the transaction.
    payments::conclude(tx, owner, key).await?;
    let charges = payments::of_order(tx, owner, key).await?;
    let legs: Vec<Leg> = charges.iter().map(|charge| charge.leg).collect();
    Ok(charges.first().is_some_and(|first| next(first.goal, &legs) == Step::Ended(came_to)))
}

async fn walk(office: &Office, gateway: &dyn Gateway, owner: OwnerId, key: &str, now: Time, asks: bool) -> Result<Standing, OrderError> {
    let mut asked = [!asks; 2];
    for _ in 0..MOST_STEPS {
        let mut tx = office.db.read().await?;
        let charges = payments::of_order(&mut tx, owner, key).await?;
        drop(tx);
        let goal = charges.first().ok_or(OrderError::NotFound)?.goal;
        if charges.iter().any(|charge| charge.provider != gateway.provider()) {
            return Err(OrderError::OtherProvider);
        }
        let legs: Vec<Leg> = charges.iter().map(|charge| charge.leg).collect();
        match next(goal, &legs) {
            Step::Ended(verdict) => return Ok(Standing::Ended(verdict)),
            Step::Authorise(place) => steps::authorise(office, gateway, &charges[place], charges.len() == 1, now).await?,
            Step::Capture(place) => steps::capture(office, gateway, &charges[place], now).await?,
            Step::Release(place) => steps::release(office, gateway, &charges[place], now).await?,
            Step::Refund(place) => steps::undo(office, gateway, &charges[place], now).await?,
            Step::Await(place) => match asked.get_mut(place).filter(|asked| !**asked) {
                Some(asked) => {
                    *asked = true;
                    steps::fetch(office, gateway, &charges[place], now).await?;
                }
                None => return Ok(Standing::Waiting { place, action: notes::action(&charges[place]) }),
            },
        }
    }
    Err(OrderError::Restless)
}

/// How long to wait before looking again: half a minute, doubled with each look in vain, at most six hours.
fn pause(looks: i64) -> TimeDelta {
    TimeDelta::seconds((30 << looks.clamp(0, 10)).min(6 * 3_600))
}
