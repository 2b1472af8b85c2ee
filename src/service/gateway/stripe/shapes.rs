//! What Stripe writes, as far as it is read, and what it means. The shapes are those of docs.stripe.com/api.

use super::http::Shape;
use super::{GatewayError, NotificationError, minor};
use crate::gateway::{Action, Given, GivenState, News, Notification, Outcome, Report};
use domain::id::{OwnerId, PaymentId};
use domain::money::Currency;
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// A PaymentIntent. Not for any log: its client secret is good for paying.
#[derive(Clone, Default, Deserialize)]
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
    /// In seconds.
    #[serde(default)]
    created: i64,
}

#[derive(Clone, Deserialize)]
struct NextAction {
    #[serde(default)]
    redirect_to_url: Option<RedirectTo>,
}

#[derive(Clone, Deserialize)]
struct RedirectTo {
    url: String,
}

/// Why a card was not charged.
#[derive(Clone, Default, Deserialize)]
struct Refusal {
    #[serde(default, rename = "type")]
    kind: Option<String>,
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

/// Several of a kind, or a page of them.
#[derive(Deserialize)]
pub(super) struct List<T> {
    pub data: Vec<T>,
    #[serde(default)]
    pub has_more: bool,
}

/// A refund.
#[derive(Deserialize)]
pub(super) struct Refund {
    id: String,
    #[serde(default)]
    amount: i64,
    #[serde(default)]
    currency: String,
    #[serde(default)]
    status: Option<String>,
    #[serde(default)]
    failure_reason: Option<String>,
    #[serde(default)]
    payment_intent: Option<String>,
    #[serde(default)]
    metadata: Option<RefundNames>,
}

/// Our name for a refund.
#[derive(Default, Deserialize)]
struct RefundNames {
    #[serde(default)]
    key: Option<String>,
}

/// What Stripe writes when it says no.
#[derive(Clone, Default, Deserialize)]
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

/// A buyer's bank asks for money back; or only for an explanation, which is an inquiry.
#[derive(Deserialize)]
pub(super) struct Dispute {
    #[serde(default)]
    payment_intent: Option<String>,
    #[serde(default)]
    status: String,
}

impl<T: DeserializeOwned> Shape for List<T> {}

impl Shape for Refund {}

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

    /// Whether it proves that the question was understood and not followed: an answer of Stripe's own, and not that the key stands for
    /// another question, which was perhaps followed.
    pub fn is_proof(&self) -> bool {
        matches!(self.error.kind.as_deref(), Some("invalid_request_error" | "card_error"))
    }

    /// The payment that a decline is about, with the decline in it.
    pub fn payment(self) -> Intent {
        let Refusal { code, decline_code, payment_intent, .. } = self.error;
        let mut intent = payment_intent.map_or_else(Intent::default, |intent| *intent);
        intent.status = "requires_payment_method".into();
        intent.last_payment_error =
            Some(Refusal { kind: None, code: code.or_else(|| Some("card_declined".into())), decline_code, payment_intent: None });
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

/// An amount of Stripe's as we count it.
fn amount(units: i64, currency: &str) -> i64 {
    Currency::parse(&currency.to_uppercase()).map_or(0, |currency| minor(units, currency))
}

impl Charge {
    /// What has gone back of it. Whether a dispute about it is still open, it does not say.
    fn outcome(&self, currency: &str) -> Outcome {
        if self.refunded { Outcome::Refunded } else { Outcome::Approved { refunded: amount(self.amount_refunded, currency) } }
    }
}

impl Refund {
    pub fn given(self) -> Given {
        let state = match self.status.as_deref() {
            // Without a status it is one of the old kind, which were made at once.
            Some("succeeded") | None => GivenState::Made,
            Some("failed" | "canceled") => GivenState::Failed(self.failure_reason.unwrap_or_else(|| "failed".into())),
            Some(_) => GivenState::OnItsWay,
        };
        let amount = amount(self.amount, &self.currency);
        Given { id: self.id, key: self.metadata.and_then(|names| names.key), amount, state }
    }
}

impl Dispute {
    /// How it stands; nothing of an inquiry, which takes no money.
    fn outcome(&self) -> Option<Outcome> {
        match self.status.as_str() {
            "won" => Some(Outcome::DisputeWon { refunded: 0 }),
            "lost" => Some(Outcome::DisputeLost),
            status if status.starts_with("warning_") || status == "prevented" => None,
            _ => Some(Outcome::Disputed),
        }
    }

    /// What all disputes about a charge come to: an open one counts most.
    pub fn outcome_of(disputes: &[Self]) -> Option<Outcome> {
        let mut outcomes: Vec<Outcome> = disputes.iter().filter_map(Self::outcome).collect();
        outcomes.sort_by_key(|outcome| match outcome {
            Outcome::Disputed => 0,
            Outcome::DisputeLost => 1,
            _ => 2,
        });
        outcomes.into_iter().next()
    }
}

impl Names {
    fn read(&self) -> Option<(OwnerId, PaymentId)> {
        Some((self.owner.as_ref()?.parse().ok()?, self.payment.as_ref()?.parse().ok()?))
    }
}

impl Intent {
    /// What Stripe calls it, when it was made (in seconds), and our names for it.
    pub fn names(&self) -> (Option<&str>, i64, Option<(OwnerId, PaymentId)>) {
        (self.id.as_deref(), self.created, self.metadata.as_ref().and_then(Names::read))
    }

    /// Whether its charge was ever disputed.
    pub fn was_disputed(&self) -> bool {
        matches!(&self.latest_charge, Some(ChargeOrName::Charge(charge)) if charge.disputed)
    }

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
    /// What it tells. Of a payment only its states, of a charge what has gone back, of a refund that it failed, of a dispute how it stands.
    pub fn notification(self) -> Result<Notification, NotificationError> {
        let garbled = |_| NotificationError::Garbled;
        let mut news = Notification { event_id: self.id, payment: None, provider_id: None, news: None };
        match self.kind.as_str() {
            kind if kind.starts_with("payment_intent.") => {
                let intent: Intent = serde_json::from_value(self.data.object).map_err(garbled)?;
                news.payment = intent.metadata.as_ref().and_then(Names::read);
                news.provider_id = intent.id.clone();
                // A state that is no news to us, or a new one of Stripe's, is no reason to have it told again and again.
                news.news = intent.report().ok().map(|report| News::Outcome(report.outcome));
            }
            "charge.refunded" => {
                let charge: Charge = serde_json::from_value(self.data.object).map_err(garbled)?;
                news.payment = charge.metadata.as_ref().and_then(Names::read);
                news.news = Some(News::Outcome(charge.outcome(&charge.currency)));
                news.provider_id = charge.payment_intent;
            }
            "refund.failed" => {
                let refund: Refund = serde_json::from_value(self.data.object).map_err(garbled)?;
                news.provider_id = refund.payment_intent.clone();
                let given = refund.given();
                news.news = matches!(given.state, GivenState::Failed(_)).then_some(News::RefundFailed(given));
            }
            "charge.dispute.created" | "charge.dispute.funds_withdrawn" | "charge.dispute.updated" | "charge.dispute.closed" => {
                let dispute: Dispute = serde_json::from_value(self.data.object).map_err(garbled)?;
                news.news = dispute.outcome().map(News::Outcome);
                news.provider_id = dispute.payment_intent;
            }
            _ => {}
        }
        // Of a charge without a payment there is nothing here.
        news.news = news.news.filter(|_| news.provider_id.is_some());
        Ok(news)
    }
}
