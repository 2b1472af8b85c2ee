//! The form that pays: checked, written down with its hold and its sale, and only then charged.

use super::sale::{self, Sold};
use super::settle::go_on;
use super::stand::{Stand, status};
use super::{BuyError, counter, digest, purchase};
use crate::bookings;
use crate::coupons;
use crate::gateway::{Gateway, orders};
use crate::office::Office;
use crate::products::market::{self, OnSale};
use crate::products::zone_exists;
use crate::secret;
use domain::Time;
use domain::checkout::{Code, Fault, Form, Leg, Order, Reason};
use domain::id::SaleId;
use domain::language::Language;
use domain::money::Money;
use domain::sale::{Cause, Event, State};
use store::bookings::{Claim, Person};
use store::checkouts::{self, Checkout, Shown, Stage};
use store::products::online;
use store::sales::{self, Origin};
use store::{StoreError, Tx, owners};

/// Who buys, besides what they type.
#[derive(Debug, Clone)]
pub struct Buyer<'a> {
    /// The secret of their hold.
    pub secret: &'a str,
    /// In which they are written to.
    pub language: Language,
    /// In which they read times; one that is not known counts for the producer's.
    pub zone: &'a str,
    /// The link or campaign that led here.
    pub origin: Origin,
    /// What a buyer who is signed in has here.
    pub balance: Option<Money>,
    /// Where they ask from: so often may codes be tried there that do not exist.
    pub address: &'a str,
}

/// How often a transaction is done again that got in another's way.
pub(super) const TRIES: usize = 4;

/// Pays for what the visitor holds of the service under `slug`. The same key again answers how that form stands, and charges nothing more.
///
/// # Errors
/// [`BuyError::Faults`] with all of them; [`BuyError::Paying`] where another form is on its way; [`BuyError::Lapsed`] from the deadline on.
pub async fn buy(office: &Office, gateway: &dyn Gateway, slug: &str, form: &Form, buyer: &Buyer<'_>, now: Time) -> Result<Stand, BuyError> {
    let holder = secret::hash(buyer.secret);
    let key = form.key.trim();
    let mut tries = 1;
    let known = loop {
        match begin(office, gateway, slug, form, buyer, now).await {
            Err(error) if error.is_collision() && tries < TRIES => tries += 1,
            // Who sent the same form at the same time was first.
            Err(BuyError::Paying | BuyError::Lapsed | BuyError::NotFound) if tries < TRIES && sent(office, &holder, key).await? => {
                tries += 1
            }
            begun => break begun?,
        }
    };
    go_on(office, gateway, known.owner, &known.key, now).await?;
    status(office, buyer.secret, &known.key, now).await
}

async fn sent(office: &Office, holder: &[u8], key: &str) -> Result<bool, StoreError> {
    Ok(checkouts::of_holder(&mut office.db.read().await?, holder, key).await?.is_some())
}

/// Writes down what is bought: the claim is being paid, the order waits to be charged, the sale is processed. Nobody was asked for money.
async fn begin(
    office: &Office,
    gateway: &dyn Gateway,
    slug: &str,
    form: &Form,
    buyer: &Buyer<'_>,
    now: Time,
) -> Result<Checkout, BuyError> {
    let holder = secret::hash(buyer.secret);
    let code = form.coupon_code();
    let may_try = code.is_none() || coupons::may_try(office, buyer.address, now).await?;
    let mut tx = office.db.read().await?;
    if let Some(known) = checkouts::of_holder(&mut tx, &holder, form.key.trim()).await? {
        return again(&mut tx, gateway, slug, form, known, now).await;
    }
    let sold = market::on_sale(&mut tx, office, slug).await?;
    let own = bookings::own_hold(&mut tx, &holder, sold.owner, sold.product, now).await?.ok_or(BuyError::Lapsed)?;
    let coupon = coupons::look(&mut tx, sold.owner, code.as_ref().filter(|_| may_try)).await?;
    // Of the same moment as its price: what is published while it is being paid changes nothing of it.
    let shown = purchase::shown(&mut tx, sold.owner, sold.product).await?;
    drop(tx);
    let mut order = match form.check(&counter::asked(office, gateway, &sold, buyer.balance, coupon.as_ref(), now)) {
        Ok(order) => order,
        Err(faults) => {
            let tried = code.as_ref().map(|code| (code, may_try));
            return Err(BuyError::Faults(told(office, faults, tried, (&holder, buyer.address), now).await?));
        }
    };

    let mut tx = office.db.write().await?;
    let claim = bookings::begin_payment(&mut tx, office, buyer.secret, own.id, &order.key, now).await?;
    if let Some(code) = &order.coupon {
        // As it stands now that nobody else can use it: what was looked at may have been used up or ended since.
        let taken = coupons::take(&mut tx, sold.owner, code).await?;
        order = form.check(&counter::asked(office, gateway, &sold, buyer.balance, taken.as_ref(), now)).map_err(BuyError::Faults)?;
    }
    if !orders::add(&mut tx, office, gateway, sold.owner, &order, now).await? {
        return Err(BuyError::OtherOrder);
    }
    let digest = digest::of(form, gateway, sold.product, claim.id);
    let checkout = add(&mut tx, office, gateway, (&sold, shown), &claim, (&order, digest), buyer, now).await?;
    tx.commit().await?;
    Ok(checkout)
}

/// What is told of the faults of a form with a code that does not exist: such codes are counted, and after too many of them no code is looked at.
///
/// `tried`: the code, and whether codes from this address are looked at.
async fn told(
    office: &Office,
    mut faults: Vec<Fault>,
    tried: Option<(&Code, bool)>,
    (holder, address): (&[u8], &str),
    now: Time,
) -> Result<Vec<Fault>, StoreError> {
    let unknown = faults.iter_mut().find(|fault| fault.reason == Reason::CouponUnknown);
    if let (Some((code, may_try)), Some(unknown)) = (tried, unknown) {
        match may_try {
            true => coupons::guessed(office, holder, code, address, now).await?,
            false => unknown.reason = Reason::CouponTooOften,
        }
    }
    Ok(faults)
}

/// The same key again: the same form, or nothing that is answered. Which time it pays for, no form says: it is what the visitor holds.
async fn again(tx: &mut Tx, gateway: &dyn Gateway, slug: &str, form: &Form, known: Checkout, now: Time) -> Result<Checkout, BuyError> {
    let product = online::by_slug(tx, slug).await?.ok_or(BuyError::NotFound)?.id;
    // What was paid is not held any more.
    let held = bookings::own_hold(tx, &known.holder, known.owner, product, now).await?;
    let claim = held.map_or(known.claim, |held| held.id);
    let is_same = known.digest.as_ref().is_some_and(|digest| *digest == digest::of(form, gateway, product, claim));
    if is_same { Ok(known) } else { Err(BuyError::OtherOrder) }
}

/// The checkout, with its sale: the one of an earlier attempt, where that was of the same buyer for the same money.
#[allow(clippy::too_many_arguments, reason = "all that one row is made of")]
async fn add(
    tx: &mut Tx,
    office: &Office,
    gateway: &dyn Gateway,
    (sold, shown): (&OnSale, Option<Shown>),
    claim: &Claim,
    (order, digest): (&Order, Vec<u8>),
    buyer: &Buyer<'_>,
    now: Time,
) -> Result<Checkout, BuyError> {
    let zone = if zone_exists(buyer.zone) { buyer.zone } else { &sold.page.zone };
    let mut checkout = Checkout {
        owner: sold.owner,
        key: order.key.clone(),
        claim: claim.id,
        product: sold.product,
        holder: secret::hash(buyer.secret),
        sale: SaleId(uuid::Uuid::nil()),
        sale_code: sale::new_code(office),
        product_name: sold.page.name.clone(),
        buyer: Person { name: order.name.clone(), email: order.email.clone(), language: buyer.language, zone: zone.to_owned() },
        document: order.document.as_ref().map(|document| document.as_str().to_owned()),
        country: order.country.to_owned(),
        provider: gateway.provider(),
        method: order.method(),
        gross: order.total.gross(),
        surcharge: order.total.surcharge.minor,
        instalments: order.total.instalments.len() as i64,
        coupon: order.coupon.as_ref().map(|code| code.as_str().to_owned()),
        shown,
        digest: Some(digest),
        returned: 0,
        is_disputed: false,
        stage: Stage::Paying,
        created_at: now,
        stage_at: now,
    };
    let owner = owners::get(tx, sold.owner).await?.ok_or(BuyError::NotFound)?;
    let earlier = checkouts::of_claim(tx, sold.owner, claim.id).await?;
    // A sale that was cancelled has ended for good.
    let may_go_on = |one: &Checkout| matches!(&one.stage, Stage::Refused { leg, .. } if *leg != Leg::Released);
    let first = earlier.into_iter().rev().find(|one| may_go_on(one) && one.is_same_sale(&checkout));
    let begun = |at| Event { to: State::Processing, at, cause: Cause::Buyer, refunded: None, note: None };
    match first {
        Some(first) => {
            // Clocks of two nodes differ: a sale's moves do not.
            checkout.stage_at = now.max(first.stage_at);
            (checkout.sale, checkout.sale_code) = (first.sale, first.sale_code);
            sale::move_on(tx, &owner, &checkout.sale_code, &[begun(checkout.stage_at)], now).await?;
        }
        None => {
            let told = Sold {
                transaction: &checkout.sale_code,
                product_name: &sold.page.name,
                category: Some(&sold.page.kind),
                origin: buyer.origin.clone(),
                started_at: now,
                provider: gateway.provider(),
                fee: office.rules.fee,
            };
            sale::record(tx, office, &owner, order, &told, vec![begun(now)], now).await?;
            let missing = || StoreError::Corrupt("a sale was not recorded".into());
            checkout.sale = sales::id_of_code(tx, &owner, &checkout.sale_code).await?.ok_or_else(missing)?;
        }
    }
    checkouts::add(tx, &checkout).await?;
    Ok(checkout)
}
