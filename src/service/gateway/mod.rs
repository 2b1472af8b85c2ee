//! Payment providers behind one trait: what they are asked, what they answer, and how an order is carried through.
//!
//! [`orders`] asks in the right order and writes down what was answered; [`sandbox`] and [`stripe`] are the providers there are. Another one
//! is a file beside them and a number in [`Provider`].

pub mod orders;
pub mod sandbox;
pub mod signature;
pub mod stripe;

use domain::Time;
use domain::checkout::{Card, CardEntry, Counts, Leg, Provider};
use domain::id::{OwnerId, PaymentId};
use domain::money::Money;
use domain::sale::Method;
use serde::{Deserialize, Serialize};
use std::fmt;
use store::StoreError;

/// A provider. It is told a key with everything that moves money: asked again with the same key, it does nothing twice and answers the same. It
/// may forget keys after a day; what was done by then it tells by [`Gateway::find`] and [`Gateway::refunds`].
#[async_trait::async_trait]
pub trait Gateway: Send + Sync {
    fn provider(&self) -> Provider;

    /// What it takes.
    fn methods(&self) -> &[Method];

    /// In how many instalments it takes them.
    fn counts(&self) -> Counts;

    fn card_entry(&self) -> CardEntry;

    /// What may be kept of a card until it is charged, never its number; none where the provider asks for the card itself.
    fn token(&self, card: &Card) -> Option<String>;

    /// Reserves an amount, or takes it at once.
    async fn authorise(&self, charge: &Charge<'_>, key: &str, now: Time) -> Result<Report, GatewayError>;

    /// Takes what is reserved.
    async fn capture(&self, id: &str, key: &str, now: Time) -> Result<Report, GatewayError>;

    /// Gives a reservation back, or makes sure that nothing will be taken.
    async fn release(&self, id: &str, key: &str, now: Time) -> Result<Report, GatewayError>;

    /// Gives back a part of what was taken, or the whole.
    async fn refund(&self, id: &str, amount: Money, key: &str, now: Time) -> Result<Given, GatewayError>;

    /// All that was given back of it, or is to be.
    async fn refunds(&self, id: &str, now: Time) -> Result<Vec<Given>, GatewayError>;

    /// Whatever it was ever charged for a payment, by our names for it, which it was told first at `since`; nothing where it surely was not
    /// asked, or did not do it.
    async fn find(&self, owner: OwnerId, payment: PaymentId, since: Time, now: Time) -> Result<Vec<Report>, GatewayError>;

    /// How it stands.
    async fn fetch(&self, id: &str, now: Time) -> Result<Report, GatewayError>;

    /// Reads a notification whose signature is good.
    fn verify(&self, signature: &str, body: &[u8], now: Time) -> Result<Notification, NotificationError>;

    /// Takes the news of a provider that lives in this program and has nobody else to carry it: the orders that stand otherwise now.
    async fn news(&self, _now: Time) -> Result<Vec<(OwnerId, String)>, StoreError> {
        Ok(Vec::new())
    }
}

/// What is charged to one card.
#[derive(Clone)]
pub struct Charge<'a> {
    pub owner: OwnerId,
    pub payment: PaymentId,
    pub amount: Money,
    pub method: Method,
    pub instalments: usize,
    /// What [`Gateway::token`] said of the card.
    pub card: Option<&'a str>,
    /// Whether it is taken as soon as it is approved: one card alone. Of two, each is reserved first.
    pub captures_now: bool,
}

impl fmt::Debug for Charge<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Without the card: who has its name can charge it.
        write!(f, "Charge({} {} of {})", self.payment, self.amount.minor, self.owner)
    }
}

/// One refund, as its provider shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// What the provider calls it.
    pub id: String,
    /// The key that it was asked for with; none of what was given back without us.
    pub key: Option<String>,
    /// In minor units.
    pub amount: i64,
    pub state: GivenState,
}

/// How a refund stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GivenState {
    Made,
    /// The provider has taken it on.
    OnItsWay,
    /// It did not reach the buyer, and the money is ours again; in the provider's word.
    Failed(String),
}

/// What a provider says of a charge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// What the provider calls it; where it was refused, it may have no name.
    pub id: Option<String>,
    pub outcome: Outcome,
}

/// What became of a charge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Reserved, not taken.
    Authorised,
    /// Taken. `refunded` (minor units) has gone back so far, as far as this news tells.
    Approved {
        refunded: i64,
    },
    /// In the provider's word.
    Declined(String),
    NoFunds,
    /// By fraud rules, in the provider's word.
    Blocked(String),
    NeedsAction(Action),
    /// The provider will tell later, as with methods that take days.
    Pending,
    Released,
    /// Gone back whole.
    Refunded,
    /// The buyer's bank asks for it back.
    Disputed,
    /// The buyer's bank asked for it back, and did not get it.
    DisputeWon {
        refunded: i64,
    },
    /// The buyer's bank has taken it back.
    DisputeLost,
}

/// What the buyer has to do.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// Go to this address, and come back.
    Redirect(String),
    /// Confirm in the provider's element, which needs this.
    ClientSecret(String),
}

impl fmt::Debug for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Either is good for paying: no log shows it.
        f.write_str(match self {
            Self::Redirect(_) => "Redirect(…)",
            Self::ClientSecret(_) => "ClientSecret(…)",
        })
    }
}

impl Outcome {
    /// Where a charge stands by it.
    pub fn leg(&self) -> Leg {
        match self {
            Self::Authorised => Leg::Authorised,
            Self::Approved { .. } => Leg::Captured,
            Self::Declined(_) => Leg::Declined,
            Self::NoFunds => Leg::NoFunds,
            Self::Blocked(_) => Leg::Blocked,
            Self::NeedsAction(_) => Leg::Waiting,
            Self::Pending => Leg::Pending,
            Self::Released => Leg::Released,
            Self::Refunded => Leg::Refunded,
            Self::Disputed => Leg::Disputed,
            Self::DisputeWon { .. } => Leg::Won,
            Self::DisputeLost => Leg::ChargedBack,
        }
    }
}

/// Why a provider did not answer what was asked.
#[derive(Debug, thiserror::Error)]
pub enum GatewayError {
    /// Nothing listens, or it answers that it is broken.
    #[error("the payment provider is away ({0})")]
    Away(String),
    /// No answer in time: nobody knows whether it was done.
    #[error("the payment provider did not answer in time")]
    Slow,
    /// Too many requests, or one with the same key under way.
    #[error("the payment provider is busy")]
    Busy,
    /// It understood, and says no to the request itself: by this question, and by any that was heard before it with the same key, nothing was done.
    #[error("the payment provider refused the request: {code}")]
    Refused { code: String },
    /// It says no, but what was asked before and not heard may have been done.
    #[error("the payment provider refused the request, and nobody knows what was done before: {code}")]
    Doubtful { code: String },
    /// What it shows is too fresh to say what it did not do.
    #[error("nobody can say yet what the payment provider did")]
    Unsure,
    #[error("the payment provider's answer makes no sense: {0}")]
    Garbled(String),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What a provider tells by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notification {
    /// The same for each delivery of the same news.
    pub event_id: String,
    /// Our names for the charge, where the provider was told them.
    pub payment: Option<(OwnerId, PaymentId)>,
    /// The provider's name for it.
    pub provider_id: Option<String>,
    /// None for what is no matter of ours.
    pub news: Option<News>,
}

/// What a notification says of a charge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum News {
    Outcome(Outcome),
    /// What was given back of it did not reach the buyer.
    RefundFailed(Given),
}

/// Why a notification is not believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotificationError {
    #[error("there is no signature that can be read")]
    NoSignature,
    #[error("the signature is not the provider's")]
    WrongSignature,
    #[error("signed too long ago, or in the future")]
    TooOld,
    #[error("signed, but not understood")]
    Garbled,
}
