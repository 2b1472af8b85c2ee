//! Stripe, by its HTTP API: PaymentIntents, refunds, signed notifications.
//!
//! Cards are typed into Stripe's own element and never reach this program. Either the element names the card first (`pm_…`), then it is
//! charged here; or the payment is made here first and confirmed in the element by its client secret.
//!
//! Where `localstripe`, which the tests run against, departs from Stripe: it knows no idempotency keys and makes a second payment (the tests of
//! keys use a double of their own); a decline names no payment and no decline code; `latest_charge` is always written out; cancelling sends no
//! notification; charges and disputes send none at all; it sends without retries, a second late; its script has no `createPaymentMethod`, but
//! `createToken`, whose `card.id` it takes for a payment method.

mod http;
mod shapes;

use super::{Charge, Gateway, GatewayError, Given, Notification, NotificationError, Outcome, Report, signature};
use domain::Time;
use domain::checkout::{Card, CardEntry, Counts, Provider};
use domain::id::{OwnerId, PaymentId};
use domain::money::{Currency, Money};
use domain::sale::Method;
use http::Http;
use secrecy::SecretString;
use shapes::{Dispute, Event, Intent, List, Refund};
use std::time::Duration;

/// How Stripe is reached, and what it knows us by.
#[derive(Debug, Clone)]
pub struct Config {
    /// `https://api.stripe.com`, or a double on this machine.
    pub api: String,
    /// `sk_…` or `rk_…`.
    pub key: SecretString,
    /// `whsec_…`; two while one is being replaced.
    pub webhook_secrets: Vec<SecretString>,
    /// `pk_…`: for the page, no secret.
    pub publishable_key: String,
    /// Where the page gets the element from, allowed by its content security policy.
    pub script: String,
    /// Until an answer is given up.
    pub patience: Duration,
    /// Before the first repetition; doubled with each.
    pub pause: Duration,
}

impl Config {
    /// Stripe's own addresses.
    pub fn new(key: SecretString, publishable_key: String, webhook_secrets: Vec<SecretString>) -> Self {
        Self {
            api: "https://api.stripe.com".into(),
            key,
            webhook_secrets,
            publishable_key,
            script: "https://js.stripe.com/v3/".into(),
            patience: Duration::from_secs(20),
            pause: Duration::from_millis(500),
        }
    }
}

/// Why Stripe cannot be set up.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    #[error("Stripe's address must be https, or plain http on this machine: {0}")]
    Address(String),
    #[error("no secure connection can be made here")]
    Tls(#[source] rustls::Error),
    #[error("no connection can be made here")]
    Client(#[source] reqwest::Error),
}

/// Stripe.
pub struct Stripe {
    http: Http,
    config: Config,
}

impl Stripe {
    pub fn new(config: Config) -> Result<Self, ConfigError> {
        Ok(Self { http: Http::new(&config)?, config })
    }

    /// What the page needs: the publishable key and the script's address.
    pub fn element(&self) -> (&str, &str) {
        (&self.config.publishable_key, &self.config.script)
    }

    async fn intent(&self, path: &str, mut fields: Vec<(&'static str, String)>, key: &str) -> Result<Report, GatewayError> {
        // What has gone back stands in the charge.
        fields.push(("expand[]", "latest_charge".into()));
        let intent = self.http.post::<Intent>(path, &fields, key).await?;
        self.report(intent).await
    }

    /// What a payment says; where it was ever disputed, how that stands is asked for, too.
    async fn report(&self, intent: Intent) -> Result<Report, GatewayError> {
        let was_disputed = intent.was_disputed();
        let mut report = intent.report()?;
        let (Some(id), true) = (&report.id, was_disputed) else { return Ok(report) };
        let disputes = self.http.get::<List<Dispute>>(&format!("disputes?payment_intent={}&limit=20", safe(id)?)).await?;
        report.outcome = match (Dispute::outcome_of(&disputes.data), report.outcome) {
            // Gone back by hand all the same.
            (_, Outcome::Refunded) => Outcome::Refunded,
            (Some(Outcome::DisputeWon { .. }), Outcome::Approved { refunded }) => Outcome::DisputeWon { refunded },
            (Some(disputed), _) => disputed,
            (None, outcome) => outcome,
        };
        Ok(report)
    }

    /// All payments that bear our names, among those that were made since then.
    async fn named(&self, names: (OwnerId, PaymentId), since: Time) -> Result<Vec<String>, GatewayError> {
        let query = form_urlencoded::byte_serialize(format!("metadata['payment']:'{}'", names.1).as_bytes()).collect::<String>();
        let ours = |page: &List<Intent>| -> Vec<String> {
            let intents = page.data.iter().map(Intent::names).filter(|(_, _, found)| *found == Some(names));
            intents.filter_map(|(id, ..)| id.map(str::to_owned)).collect()
        };
        match self.http.get::<List<Intent>>(&format!("payment_intents/search?limit=20&query={query}")).await {
            Ok(page) => return Ok(ours(&page)),
            // Not to be had in every country, nor in doubles.
            Err(GatewayError::Refused { .. } | GatewayError::Doubtful { .. }) => {}
            Err(error) => return Err(error),
        }
        let (mut found, mut after) = (Vec::new(), String::new());
        for _ in 0..MOST_PAGES {
            let page = self.http.get::<List<Intent>>(&format!("payment_intents?limit=50{after}")).await?;
            found.extend(ours(&page));
            // The newest stand first.
            match page.data.last().map(Intent::names) {
                Some((Some(last), made, _)) if page.has_more && made >= since.timestamp() - 3_600 => {
                    after = format!("&starting_after={}", safe(last)?);
                }
                _ => return Ok(found),
            }
        }
        Err(GatewayError::Unsure)
    }
}

/// Pages of payments that are looked through where Stripe's search is not to be had: 10,000 payments.
const MOST_PAGES: usize = 200;

#[async_trait::async_trait]
impl Gateway for Stripe {
    fn provider(&self) -> Provider {
        Provider::Stripe
    }

    fn methods(&self) -> &[Method] {
        &[Method::CreditCard, Method::TwoCards]
    }

    /// Its instalments are made of the card's offers in its own element, not of a seller's: whatever is charged here is charged at once.
    fn counts(&self) -> Counts {
        Counts::One
    }

    fn card_entry(&self) -> CardEntry {
        CardEntry::AtProvider
    }

    fn token(&self, card: &Card) -> Option<String> {
        match card {
            Card::Token(token) => Some(token.0.clone()),
            Card::Typed(_) => None,
        }
    }

    async fn authorise(&self, charge: &Charge<'_>, key: &str, _now: Time) -> Result<Report, GatewayError> {
        let mut fields = vec![
            ("amount", units(charge.amount)?.to_string()),
            ("currency", charge.amount.currency.code().to_lowercase()),
            ("payment_method_types[]", "card".into()),
            ("capture_method", if charge.captures_now { "automatic" } else { "manual" }.into()),
            ("metadata[owner]", charge.owner.to_string()),
            ("metadata[payment]", charge.payment.to_string()),
        ];
        if let Some(card) = charge.card {
            fields.push(("payment_method", card.to_owned()));
            fields.push(("confirm", "true".into()));
        }
        self.intent("payment_intents", fields, key).await
    }

    async fn capture(&self, id: &str, key: &str, _now: Time) -> Result<Report, GatewayError> {
        self.intent(&format!("payment_intents/{}/capture", safe(id)?), vec![], key).await
    }

    async fn release(&self, id: &str, key: &str, _now: Time) -> Result<Report, GatewayError> {
        self.intent(&format!("payment_intents/{}/cancel", safe(id)?), vec![], key).await
    }

    async fn refund(&self, id: &str, amount: Money, key: &str, _now: Time) -> Result<Given, GatewayError> {
        let fields = [("payment_intent", safe(id)?.to_owned()), ("amount", units(amount)?.to_string()), ("metadata[key]", key.to_owned())];
        Ok(self.http.post::<Refund>("refunds", &fields, key).await?.given())
    }

    async fn refunds(&self, id: &str, _now: Time) -> Result<Vec<Given>, GatewayError> {
        let page = self.http.get::<List<Refund>>(&format!("refunds?payment_intent={}&limit=100", safe(id)?)).await?;
        Ok(page.data.into_iter().map(Refund::given).collect())
    }

    async fn find(&self, owner: OwnerId, payment: PaymentId, since: Time, now: Time) -> Result<Vec<Report>, GatewayError> {
        let mut reports = Vec::new();
        for id in self.named((owner, payment), since).await? {
            reports.push(self.fetch(&id, now).await?);
        }
        Ok(reports)
    }

    async fn fetch(&self, id: &str, _now: Time) -> Result<Report, GatewayError> {
        let intent = self.http.get::<Intent>(&format!("payment_intents/{}?expand[]=latest_charge", safe(id)?)).await?;
        self.report(intent).await
    }

    fn verify(&self, signature: &str, body: &[u8], now: Time) -> Result<Notification, NotificationError> {
        signature::check(signature, body, &self.config.webhook_secrets, now)?;
        serde_json::from_slice::<Event>(body).map_err(|_| NotificationError::Garbled)?.notification()
    }
}

/// A name of Stripe's that may stand in an address.
fn safe(id: &str) -> Result<&str, GatewayError> {
    let good = !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    if good { Ok(id) } else { Err(GatewayError::Garbled("a name that is none of Stripe's".into())) }
}

/// By which power of ten Stripe's unit differs from the smallest coin of ISO 4217: two currencies without coins are counted in hundredths
/// there, and one with coins in whole units (docs.stripe.com/currencies).
fn shift(currency: Currency) -> i32 {
    match currency.code() {
        "ISK" | "UGX" => 2,
        "MGA" => -2,
        _ => 0,
    }
}

/// An amount as Stripe counts it.
fn units(money: Money) -> Result<i64, GatewayError> {
    let refused = || GatewayError::Refused { code: "amount_not_payable".into() };
    let units = match shift(money.currency) {
        0 => Some(money.minor),
        2 => money.minor.checked_mul(100),
        _ => (money.minor % 100 == 0).then_some(money.minor / 100),
    };
    // Of three decimals Stripe takes two.
    units.filter(|units| *units > 0 && (money.currency.decimals() < 3 || units % 10 == 0)).ok_or_else(refused)
}

/// The inverse of [`units`].
fn minor(units: i64, currency: Currency) -> i64 {
    match shift(currency) {
        2 => units / 100,
        -2 => units.saturating_mul(100),
        _ => units,
    }
}

#[cfg(test)]
mod tests;
