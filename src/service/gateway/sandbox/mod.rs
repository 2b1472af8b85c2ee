//! The sandbox: a provider inside the program, for trying and for tests. The card number decides; no money moves.
//!
//! | number | what happens |
//! | --- | --- |
//! | 4242 4242 4242 4242 | approved |
//! | 4000 0000 0000 0002 | declined |
//! | 4000 0000 0000 9995 | no funds |
//! | 4000 0000 0000 0069 | declined: expired card |
//! | 4000 0000 0000 0127 | declined: wrong security code |
//! | 4100 0000 0000 0019 | blocked by fraud rules |
//! | 4000 0000 0000 6017 | approved, after a while |
//! | 4000 0000 0000 6025 | approved, but no answer comes: only asking again or a notification tells |
//! | 4000 0000 0000 6033 | approved, told twice and out of order |
//! | 4000 0000 0000 6041 | pending, approved by a later notification |
//! | 4000 0025 0000 3155 | 3-D Secure: the buyer says on a page whether it passes |
//! | 4000 0000 0000 0259 | approved; a day later the buyer's bank asks for it back |
//! | 4000 0000 0000 6058 | reserved, but it lapses before it is taken |
//! | any other | declined: perhaps somebody typed a card of their own |
//!
//! Its books are in the database, so that a restart and a second node know the same payments. It tells its news through the same door
//! as any provider, signed: [`Sandbox::deliver`]. A number is turned into the name of what it does before anything is kept.

mod cards;
mod news;

pub use cards::Behaviour;

use super::{Charge, Gateway, GatewayError, Given, GivenState, News, Notification, NotificationError, Outcome, Report, signature};
use crate::office::Office;
use cards::good;
use chrono::TimeDelta;
use domain::Time;
use domain::checkout::{Card, CardEntry, Counts, Leg, Provider};
use domain::id::{OwnerId, PaymentId};
use domain::money::Money;
use domain::sale::Method;
use news::Body;
use secrecy::SecretString;
use std::time::Duration;
use store::sandbox::{self as books, SandboxPayment};
use store::{StoreError, Tx};

/// The sandbox.
pub struct Sandbox {
    office: Office,
    secret: SecretString,
    pace: Pace,
}

/// How long things take.
#[derive(Debug, Clone, Copy)]
pub struct Pace {
    /// Until the slow card is answered.
    pub slow: Duration,
    /// Until the late card is approved.
    pub late: TimeDelta,
    /// Until the bank of a buyer who disputes asks.
    pub dispute: TimeDelta,
}

impl Default for Pace {
    fn default() -> Self {
        Self { slow: Duration::from_secs(6), late: TimeDelta::minutes(1), dispute: TimeDelta::days(1) }
    }
}

impl Sandbox {
    /// Opens it; the first time it draws what it signs with.
    pub async fn open(office: &Office, pace: Pace) -> Result<Self, StoreError> {
        let mut tx = office.db.write().await?;
        let secret = books::secret(&mut tx, office.secret().reveal()).await?;
        tx.commit().await?;
        Ok(Self { office: office.clone(), secret: SecretString::from(secret), pace })
    }

    /// The buyer's answer on the page of the 3-D Secure step; false where there is no step to take any more.
    pub async fn answer(&self, id: &str, passes: bool, now: Time) -> Result<bool, StoreError> {
        let Some((owner, payment)) = read_id(id) else { return Ok(false) };
        let mut tx = self.office.db.write().await?;
        let Some(known) = books::get(&mut tx, owner, payment).await? else { return Ok(false) };
        let to = if passes { good(known.captures_now) } else { Leg::Declined };
        if known.leg != Leg::Waiting || !books::move_on(&mut tx, &known, to).await? {
            return Ok(false);
        }
        self.tell(&mut tx, &SandboxPayment { leg: to, ..known }, now).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// The end of a dispute, for the seller or for the buyer; false where none is open.
    pub async fn end_dispute(&self, id: &str, is_won: bool, now: Time) -> Result<bool, GatewayError> {
        let to = if is_won { Leg::Won } else { Leg::ChargedBack };
        match self.shift(id, to, &[Leg::Disputed], now).await {
            Ok(_) => Ok(true),
            Err(GatewayError::Refused { .. }) => Ok(false),
            Err(error) => Err(error),
        }
    }

    fn outcome(&self, payment: &SandboxPayment) -> Outcome {
        let page = format!("{}/sandbox/{}", self.office.public_url, write_id(payment.owner, payment.id));
        behaviour(payment).outcome(payment.leg, payment.refunded, &page)
    }

    fn report(&self, payment: &SandboxPayment) -> Report {
        Report { id: Some(write_id(payment.owner, payment.id)), outcome: self.outcome(payment) }
    }

    /// Moves a payment that stands so that it may; one that stands there already is reported again.
    async fn shift(&self, id: &str, to: Leg, may: &[Leg], now: Time) -> Result<Report, GatewayError> {
        let mut tx = self.office.db.write().await?;
        let known = find(&mut tx, id).await?;
        if known.leg == to {
            return Ok(self.report(&known));
        }
        if !may.contains(&known.leg) || !books::move_on(&mut tx, &known, to).await? {
            return Err(GatewayError::Refused { code: format!("payment_is_{}", known.leg) });
        }
        let moved = SandboxPayment { leg: to, ..known };
        self.tell(&mut tx, &moved, now).await?;
        tx.commit().await?;
        Ok(self.report(&moved))
    }
}

#[async_trait::async_trait]
impl Gateway for Sandbox {
    fn provider(&self) -> Provider {
        Provider::Sandbox
    }

    fn methods(&self) -> &[Method] {
        &[Method::CreditCard, Method::TwoCards, Method::AccountBalance]
    }

    fn counts(&self) -> Counts {
        Counts::Any
    }

    fn card_entry(&self) -> CardEntry {
        CardEntry::Here
    }

    fn token(&self, card: &Card) -> Option<String> {
        Behaviour::token(card)
    }

    /// A payment is asked for once, so its id is the key.
    async fn authorise(&self, charge: &Charge<'_>, _key: &str, now: Time) -> Result<Report, GatewayError> {
        let behaviour = match charge.card {
            _ if charge.method == Method::AccountBalance => Behaviour::Approve,
            Some(token) => Behaviour::of_token(token),
            None => Behaviour::Unknown,
        };
        let first = SandboxPayment {
            owner: charge.owner,
            id: charge.payment,
            behaviour: behaviour as i16,
            amount: charge.amount,
            captures_now: charge.captures_now,
            leg: behaviour.begins_as(charge.captures_now),
            refunded: 0,
            asks: 1,
        };
        let mut tx = self.office.db.write().await?;
        let known = books::ask(&mut tx, &first, now).await?;
        if known.asks == 1 {
            match behaviour {
                Behaviour::Late => {
                    let approved = behaviour.outcome(good(known.captures_now), 0, "");
                    self.notify(&mut tx, &known, approved, 1, now + self.pace.late).await?;
                }
                _ => self.tell(&mut tx, &known, now).await?,
            }
        }
        tx.commit().await?;
        match behaviour {
            Behaviour::Slow if known.asks == 1 => tokio::time::sleep(self.pace.slow).await,
            Behaviour::Silent if known.asks == 1 => return Err(GatewayError::Slow),
            _ => {}
        }
        Ok(self.report(&known))
    }

    async fn capture(&self, id: &str, _key: &str, now: Time) -> Result<Report, GatewayError> {
        let known = find(&mut self.office.db.read().await?, id).await?;
        if behaviour(&known) == Behaviour::Lapse {
            self.shift(id, Leg::Released, &[Leg::Authorised], now).await?;
            return Err(GatewayError::Refused { code: "reservation_lapsed".into() });
        }
        self.shift(id, Leg::Captured, &[Leg::Authorised], now).await
    }

    async fn release(&self, id: &str, _key: &str, now: Time) -> Result<Report, GatewayError> {
        self.shift(id, Leg::Released, &[Leg::Authorised, Leg::Waiting], now).await
    }

    async fn refund(&self, id: &str, amount: Money, key: &str, now: Time) -> Result<Given, GatewayError> {
        let mut tx = self.office.db.write().await?;
        let known = find(&mut tx, id).await?;
        if known.amount.currency != amount.currency || !books::refund(&mut tx, &known, key, amount.minor).await? {
            // As Stripe says it.
            let code = if known.leg == Leg::Disputed { "charge_disputed".to_owned() } else { format!("payment_is_{}", known.leg) };
            return Err(GatewayError::Refused { code });
        }
        let given = find(&mut tx, id).await?;
        if given.refunded != known.refunded {
            self.tell(&mut tx, &given, now).await?;
        }
        tx.commit().await?;
        Ok(made(key, amount.minor))
    }

    async fn refunds(&self, id: &str, _now: Time) -> Result<Vec<Given>, GatewayError> {
        let mut tx = self.office.db.read().await?;
        let known = find(&mut tx, id).await?;
        let refunds = books::refunds(&mut tx, known.owner, known.id).await?;
        Ok(refunds.into_iter().map(|(key, amount)| made(&key, amount)).collect())
    }

    async fn find(&self, owner: OwnerId, payment: PaymentId, _since: Time, _now: Time) -> Result<Vec<Report>, GatewayError> {
        let known = books::get(&mut self.office.db.read().await?, owner, payment).await?;
        Ok(known.iter().map(|known| self.report(known)).collect())
    }

    async fn fetch(&self, id: &str, _now: Time) -> Result<Report, GatewayError> {
        Ok(self.report(&find(&mut self.office.db.read().await?, id).await?))
    }

    fn verify(&self, signature: &str, body: &[u8], now: Time) -> Result<Notification, NotificationError> {
        signature::check(signature, body, std::slice::from_ref(&self.secret), now)?;
        let body: Body = serde_json::from_slice(body).map_err(|_| NotificationError::Garbled)?;
        Ok(Notification {
            event_id: body.id.to_string(),
            payment: Some((body.owner, body.payment)),
            provider_id: Some(write_id(body.owner, body.payment)),
            news: Some(News::Outcome(body.outcome)),
        })
    }

    async fn news(&self, now: Time) -> Result<Vec<(OwnerId, String)>, StoreError> {
        self.deliver(now).await
    }
}

fn behaviour(payment: &SandboxPayment) -> Behaviour {
    Behaviour::from_repr(payment.behaviour).unwrap_or(Behaviour::Unknown)
}

/// Here no refund fails.
fn made(key: &str, amount: i64) -> Given {
    Given { id: key.to_owned(), key: Some(key.to_owned()), amount, state: GivenState::Made }
}

/// What the sandbox calls a payment: whose it is, and which.
fn write_id(owner: OwnerId, payment: PaymentId) -> String {
    format!("sandbox_{}_{}", owner.0.simple(), payment.0.simple())
}

fn read_id(id: &str) -> Option<(OwnerId, PaymentId)> {
    let (owner, payment) = id.strip_prefix("sandbox_")?.split_once('_')?;
    Some((owner.parse().ok()?, payment.parse().ok()?))
}

async fn find(tx: &mut Tx, id: &str) -> Result<SandboxPayment, GatewayError> {
    let unknown = || GatewayError::Refused { code: "no_such_payment".into() };
    let (owner, payment) = read_id(id).ok_or_else(unknown)?;
    books::get(tx, owner, payment).await?.ok_or_else(unknown)
}
