//! What the checkout's page shows of a held time.

use super::{BuyError, Buyer};
use crate::bookings::{self, Held};
use crate::gateway::Gateway;
use crate::office::Office;
use crate::products::market::{self, OnSale};
use crate::secret;
use domain::Time;
use domain::checkout::{Asked, CardEntry, Payers, is_asked_for, methods};
use domain::money::Money;
use domain::product::view::SalesPage;
use domain::sale::Method;

/// A held time, ready to be paid.
#[derive(Debug, Clone)]
pub struct Counter {
    /// With its deadline and what the server's clock says.
    pub held: Held,
    /// Name, producer, price, the rows of instalments that the gateway can do, the producer's zone.
    pub service: SalesPage,
    /// For whom lives in the billing country; the usual one first.
    pub methods: Vec<Method>,
    pub card_entry: CardEntry,
    /// Whether that country asks for a document.
    pub asks_for_document: bool,
    pub seller_country: String,
}

/// The checkout of what this visitor holds of the service under `slug`, for a billing country; the seller's without one.
///
/// # Errors
/// [`BuyError::Lapsed`] where they hold nothing of it.
pub async fn counter(
    office: &Office,
    gateway: &dyn Gateway,
    slug: &str,
    buyer: &Buyer<'_>,
    country: Option<&str>,
    now: Time,
) -> Result<Counter, BuyError> {
    let mut tx = office.db.read().await?;
    let OnSale { owner, product, producer, mut page } = market::on_sale(&mut tx, office, slug).await?;
    let own = bookings::own_hold(&mut tx, &secret::hash(buyer.secret), owner, product, now).await?.ok_or(BuyError::Lapsed)?;
    let country = country.unwrap_or(&producer.country);
    let payers = payers(gateway, buyer.balance);
    page.instalments.retain(|row| payers.counts.allows(row.count()));
    Ok(Counter {
        held: bookings::held(&own, now)?,
        methods: methods(country, &producer.country, payers, page.price.amount),
        card_entry: gateway.card_entry(),
        asks_for_document: is_asked_for(country),
        seller_country: producer.country.clone(),
        service: page,
    })
}

/// What the form is checked against.
pub(super) fn asked<'a>(office: &Office, gateway: &'a dyn Gateway, sold: &'a OnSale, balance: Option<Money>, now: Time) -> Asked<'a> {
    let limits = &office.rules.limits;
    Asked {
        product: sold.product,
        price: sold.page.price,
        monthly_rate: limits.monthly_rate,
        least: limits.price(sold.page.price.amount.currency).map_or(0, |limit| limit.least),
        seller_country: &sold.producer.country,
        payers: payers(gateway, balance),
        card_entry: gateway.card_entry(),
        coupon: None,
        now,
    }
}

fn payers(gateway: &dyn Gateway, balance: Option<Money>) -> Payers<'_> {
    Payers { gateway: gateway.methods(), counts: gateway.counts(), balance }
}
