//! What Stripe writes, as far as it is read, and what it means. The shapes are those of docs.stripe.com/api.

use super::http::Shape;
use super::{GatewayError, NotificationError, minor};
use crate::gateway::{Action, Notification, Outcome, Report};
use domain::id::{OwnerId, PaymentId};
use domain::money::Currency;
use serde::Deserialize;

/// A PaymentIntent.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Intent {
    #[serde(default)]
    id: Option<String>,
    #[serde(default)]
    status: String,
    #[serde(default)]
    currency: String,
    #[serde(default)]
    client_secret: Option<String>,
    #[serde(default)]
    next_action: Option<NextAction>,
    #[serde(default)]
    last_payment_error: Option<Refusal>,
    #[serde(default)]
    latest_charge: Option<ChargeOrName>,
    #[serde(default)]
    metadata: Option<Names>,
}

#[derive(Debug, Clone, Deserialize)]
struct NextAction {
    #[serde(default)]
    redirect_to_url: Option<RedirectTo>,
}

#[derive(Debug, Clone, Deserialize)]
struct RedirectTo {
    url: String,
}

/// Why a card was not charged.
#[derive(Debug, Clone, Default, Deserialize)]
struct Refusal {
    #[serde(default)]
    code: Option<String>,
    #[serde(default)]
    decline_code: Option<String>,
    #[serde(default)]
    payment_intent: Option<Box<Intent>>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
enum ChargeOrName {
    Charge(Charge),
    Name(serde::de::IgnoredAny),
}

#[derive(Debug, Clone, Deserialize)]
struct Charge {
    #[serde(default)]
    amount_refunded: i64,
    #[serde(default)]
    refunded: bool,
    #[serde(default)]
    disputed: bool,
    #[serde(default)]
    currency: String,
    #[serde(default)]
    payment_intent: Option<String>,
    #[serde(default)]
    metadata: Option<Names>,
}

/// Our names for a charge, as they were given along.
#[derive(Debug, Clone, Default, Deserialize)]
struct Names {
    #[serde(default)]
    owner: Option<String>,
    #[serde(default)]
    payment: Option<String>,
}

/// Any answer, where only that it is one counts.
#[derive(Deserialize)]
pub(super) struct Anything {}

/// What Stripe writes when it says no.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Failure {
    #[serde(default)]
    error: Refusal,
}

/// A notification.
#[derive(Deserialize)]
pub(super) struct Event {
    id: String,
    #[serde(rename = "type")]
    kind: String,
    data: Data,
}

#[derive(Deserialize)]
struct Data {
    object: serde_json::Value,
}

#[derive(Deserialize)]
struct Dispute {
    #[serde(default)]
    payment_intent: Option<String>,
}

impl Shape for Anything {}

impl Shape for Intent {
    fn of_decline(payment: Intent) -> Option<Self> {
        Some(payment)
    }
}

impl Failure {
    /// Stripe's word for it.
    pub fn code(&self) -> Option<String> {
        self.error.decline_code.clone().or_else(|| self.error.code.clone())
    }

    /// The payment that a decline is about, with the decline in it.
    pub fn payment(self) -> Intent {
        let Refusal { code, decline_code, payment_intent } = self.error;
        let mut intent = payment_intent.map_or_else(Intent::default, |intent| *intent);
        intent.status = "requires_payment_method".into();
        intent.last_payment_error =
            Some(Refusal { code: code.or_else(|| Some("card_declined".into())), decline_code, payment_intent: None });
        intent
    }
}

impl Refusal {
    fn outcome(&self) -> Outcome {
        let word = self.decline_code.as_deref().or(self.code.as_deref()).unwrap_or("card_declined");
        match word {
            "insufficient_funds" => Outcome::NoFunds,
            "fraudulent" | "merchant_blacklist" | "stolen_card" | "lost_card" | "pickup_card" | "security_violation" => {
                Outcome::Blocked(word.to_owned())
            }
            word => Outcome::Declined(word.to_owned()),
        }
    }
}

impl Charge {
    fn outcome(&self, currency: &str) -> Outcome {
        if self.disputed {
            Outcome::Disputed
        } else if self.refunded {
            Outcome::Refunded
        } else {
            let currency = Currency::parse(&currency.to_uppercase());
            Outcome::Approved { refunded: currency.map_or(0, |currency| minor(self.amount_refunded, currency)) }
        }
    }
}

impl Names {
    fn read(&self) -> Option<(OwnerId, PaymentId)> {
        Some((self.owner.as_ref()?.parse().ok()?, self.payment.as_ref()?.parse().ok()?))
    }
}

impl Intent {
    pub fn report(self) -> Result<Report, GatewayError> {
        let secret =
            || self.client_secret.clone().map(Action::ClientSecret).ok_or_else(|| GatewayError::Garbled("no client secret".into()));
        let outcome = match self.status.as_str() {
            "requires_payment_method" | "requires_confirmation" => match &self.last_payment_error {
                Some(refusal) => refusal.outcome(),
                None => Outcome::NeedsAction(secret()?),
            },
            "requires_action" => Outcome::NeedsAction(match self.next_action.as_ref().and_then(|next| next.redirect_to_url.as_ref()) {
                Some(redirect) => Action::Redirect(redirect.url.clone()),
                None => secret()?,
            }),
            "processing" => Outcome::Pending,
            "requires_capture" => Outcome::Authorised,
            "canceled" => Outcome::Released,
            "succeeded" => match &self.latest_charge {
                Some(ChargeOrName::Charge(charge)) => charge.outcome(&self.currency),
                Some(ChargeOrName::Name(_)) | None => Outcome::Approved { refunded: 0 },
            },
            other => return Err(GatewayError::Garbled(format!("status {other:?}"))),
        };
        Ok(Report { id: self.id, outcome })
    }
}

impl Event {
    /// What it tells. Of a payment only its states, of a charge what has gone back, of a dispute that there is one.
    pub fn notification(self) -> Result<Notification, NotificationError> {
        let garbled = |_| NotificationError::Garbled;
        let mut news = Notification { event_id: self.id, payment: None, provider_id: None, outcome: None };
        match self.kind.as_str() {
            kind if kind.starts_with("payment_intent.") => {
                let intent: Intent = serde_json::from_value(self.data.object).map_err(garbled)?;
                news.payment = intent.metadata.as_ref().and_then(Names::read);
                news.provider_id = intent.id.clone();
                // A state that is no news to us, or a new one of Stripe's, is no reason to have it told again and again.
                news.outcome = intent.report().ok().map(|report| report.outcome);
            }
            "charge.refunded" => {
                let charge: Charge = serde_json::from_value(self.data.object).map_err(garbled)?;
                news.payment = charge.metadata.as_ref().and_then(Names::read);
                news.outcome = Some(charge.outcome(&charge.currency));
                news.provider_id = charge.payment_intent;
            }
            "charge.dispute.created" | "charge.dispute.funds_withdrawn" => {
                let dispute: Dispute = serde_json::from_value(self.data.object).map_err(garbled)?;
                news.provider_id = dispute.payment_intent;
                news.outcome = Some(Outcome::Disputed);
            }
            _ => {}
        }
        // Of a charge without a payment there is nothing here.
        news.outcome = news.outcome.filter(|_| news.provider_id.is_some());
        Ok(news)
    }
}
