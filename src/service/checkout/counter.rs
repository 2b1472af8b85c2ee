//! What the checkout's page shows of a held time.

use super::{BuyError, Buyer};
use crate::bookings::{self, Held};
use crate::coupons;
use crate::gateway::Gateway;
use crate::office::Office;
use crate::products::market::{self, OnSale};
use crate::secret;
use domain::Time;
use domain::checkout::{Asked, CardEntry, Coupon, Form, Payers, Reason, Total, is_asked_for, methods};
use domain::money::Money;
use domain::product::instalments::{Row, instalment_table};
use domain::product::view::SalesPage;
use domain::sale::Method;

/// A held time, ready to be paid.
#[derive(Debug, Clone)]
pub struct Counter {
    /// With its deadline and what the server's clock says.
    pub held: Held,
    /// Name, producer, price, the producer's zone.
    pub service: SalesPage,
    /// The ways to pay what is left after the coupon that the gateway can do.
    pub instalments: Vec<Row>,
    /// What is paid as it stands: a coupon or number of instalments that is wrong counts for nothing.
    pub total: Total,
    pub coupon_fault: Option<Reason>,
    /// For whom lives in the billing country; the usual one first.
    pub methods: Vec<Method>,
    pub card_entry: CardEntry,
    /// Whether that country asks for a document.
    pub asks_for_document: bool,
    pub seller_country: String,
}

/// What a buyer chose so far that decides what else there is to choose, and what is paid.
#[derive(Debug, Clone, Copy, Default)]
pub struct Chosen<'a> {
    /// The billing country; the seller's without one.
    pub country: Option<&'a str>,
    /// As typed.
    pub coupon: &'a str,
    pub instalments: &'a str,
}

/// The checkout of what this visitor holds of the service under `slug`, with what they chose so far.
///
/// # Errors
/// [`BuyError::Lapsed`] where they hold nothing of it.
pub async fn counter(
    office: &Office,
    gateway: &dyn Gateway,
    slug: &str,
    buyer: &Buyer<'_>,
    chosen: Chosen<'_>,
    now: Time,
) -> Result<Counter, BuyError> {
    let form = Form { coupon: chosen.coupon.to_owned(), instalments: chosen.instalments.to_owned(), ..Form::default() };
    let code = form.coupon_code();
    let may_try = code.is_none() || coupons::may_try(office, buyer.address, now).await?;
    let mut tx = office.db.read().await?;
    let sold = market::on_sale(&mut tx, office, slug).await?;
    let holder = secret::hash(buyer.secret);
    let own = bookings::own_hold(&mut tx, &holder, sold.owner, sold.product, now).await?.ok_or(BuyError::Lapsed)?;
    let coupon = coupons::look(&mut tx, sold.owner, code.as_ref().filter(|_| may_try)).await?;
    drop(tx);
    let asked = asked(office, gateway, &sold, buyer.balance, coupon.as_ref(), now);
    let total = form.total(&asked).ok_or(BuyError::NotFound)?;
    let coupon_fault = if may_try { form.coupon_fault(&asked) } else { Some(Reason::CouponTooOften) };
    if let Some(code) = code.as_ref().filter(|_| coupon_fault == Some(Reason::CouponUnknown)) {
        coupons::guessed(office, &holder, code, buyer.address, now).await?;
    }
    let country = chosen.country.unwrap_or(&sold.producer.country);
    let mut instalments = instalment_table(total.gross(), asked.price.plan, asked.monthly_rate);
    instalments.retain(|row| asked.payers.counts.allows(row.count()));
    Ok(Counter {
        held: bookings::held(&own, now)?,
        methods: methods(country, &sold.producer.country, asked.payers, total.charged()),
        card_entry: gateway.card_entry(),
        asks_for_document: is_asked_for(country),
        seller_country: sold.producer.country.clone(),
        instalments,
        total,
        coupon_fault,
        service: sold.page,
    })
}

/// What the form is checked against.
pub(super) fn asked<'a>(
    office: &Office,
    gateway: &'a dyn Gateway,
    sold: &'a OnSale,
    balance: Option<Money>,
    coupon: Option<&'a (Coupon, u32)>,
    now: Time,
) -> Asked<'a> {
    let limits = &office.rules.limits;
    Asked {
        product: sold.product,
        price: sold.page.price,
        monthly_rate: limits.monthly_rate,
        least: limits.price(sold.page.price.amount.currency).map_or(0, |limit| limit.least),
        seller_country: &sold.producer.country,
        payers: payers(gateway, balance),
        card_entry: gateway.card_entry(),
        coupon: coupon.map(|(coupon, uses)| (coupon, *uses)),
        now,
    }
}

fn payers(gateway: &dyn Gateway, balance: Option<Money>) -> Payers<'_> {
    Payers { gateway: gateway.methods(), counts: gateway.counts(), balance }
}
