//! The checkout as its pages show it: what is held on the reader's clock, and what became of a form.

use super::settle::ask;
use super::stand::{Booked, Stand, status};
use super::{BuyError, Buyer, Chosen, Counter, counter};
use crate::gateway::{Action, Gateway};
use crate::office::Office;
use crate::products::{calendar, market};
use crate::secret;
use domain::Time;
use domain::booking::Reading;
use domain::calendar::parse_zone;
use domain::checkout::view::{AtCounter, Element, HeldTime, KnownBuyer, Outcome, Refusal};
use store::checkouts::{self, Checkout, Stage};

/// What the page asks with besides the service.
#[derive(Debug, Clone)]
pub struct Wish<'a> {
    pub buyer: Buyer<'a>,
    /// The billing country; without one that of an earlier attempt, else the seller's.
    pub country: Option<&'a str>,
    /// As typed; without any that of an earlier attempt.
    pub coupon: Option<&'a str>,
    pub instalments: Option<&'a str>,
    /// The key of a form that was refused.
    pub refused: Option<&'a str>,
    pub element: Option<Element>,
}

/// What a visitor finds who comes to pay for a time of the service under `slug`.
///
/// # Errors
/// [`BuyError::NotFound`] where nothing is on sale.
pub async fn show(office: &Office, gateway: &dyn Gateway, slug: &str, wish: Wish<'_>, now: Time) -> Result<AtCounter, BuyError> {
    let holder = secret::hash(wish.buyer.secret);
    let refused = match wish.refused {
        Some(key) => checkouts::of_holder(&mut office.db.read().await?, &holder, key).await?,
        None => None,
    };
    let before = refused.as_ref().map(|one| one.country.clone());
    let country = wish.country.map(str::to_owned).or(before);
    let coupon = wish.coupon.map(str::to_owned).or_else(|| refused.as_ref()?.coupon.clone()).unwrap_or_default();
    let chosen = Chosen { country: country.as_deref(), coupon: &coupon, instalments: wish.instalments.unwrap_or_default() };
    match counter(office, gateway, slug, &wish.buyer, chosen, now).await {
        Ok(counter) => {
            if counter.held.is_paying {
                let of_claim = checkouts::of_claim(&mut office.db.read().await?, counter.held.owner, counter.held.id).await?;
                if let Some(sent) = of_claim.into_iter().rev().find(|one| one.holder == holder && one.stage == Stage::Paying) {
                    return Ok(AtCounter::Paying { key: sent.key });
                }
            }
            let chosen = (country, coupon);
            let Some(held) = held_time(office, counter, chosen, refused, &wish) else { return over(office, slug, &wish, now).await };
            Ok(AtCounter::Held(Box::new(held)))
        }
        Err(BuyError::Lapsed) => over(office, slug, &wish, now).await,
        Err(error) => Err(error),
    }
}

fn held_time(
    office: &Office,
    counter: Counter,
    (country, coupon): (Option<String>, String),
    refused: Option<Checkout>,
    wish: &Wish<'_>,
) -> Option<HeldTime> {
    let producers = parse_zone(&counter.service.zone)?;
    let zone = parse_zone(wish.buyer.zone).unwrap_or(producers);
    let known = refused.as_ref().map(|one| KnownBuyer {
        name: one.buyer.name.clone(),
        email: one.buyer.email.as_str().to_owned(),
        document: one.document.clone().unwrap_or_default(),
    });
    let refusal = refused.and_then(|one| match one.stage {
        Stage::Refused { leg, reason } => Some(Refusal::of(leg, reason.as_deref())),
        _ => None,
    });
    Some(HeldTime {
        kept: calendar::kept(&counter.held, zone, producers)?,
        zone: zone.name().to_owned(),
        methods: counter.methods,
        card_entry: counter.card_entry,
        element: wish.element.clone(),
        country: country.unwrap_or(counter.seller_country),
        asks_for_document: counter.asks_for_document,
        instalments: counter.instalments,
        coupon,
        coupon_fault: counter.coupon_fault,
        total: counter.total,
        key: office.secret().reveal().to_owned(),
        service: counter.service,
        known,
        refusal,
    })
}

async fn over(office: &Office, slug: &str, wish: &Wish<'_>, now: Time) -> Result<AtCounter, BuyError> {
    let service = market::page(office, slug, now).await?;
    let month = calendar::of_service(office, slug, None, Some(wish.buyer.zone), now).await?;
    Ok(AtCounter::Over { service: Box::new(service), month: Box::new(month) })
}

/// How the form that this visitor sent under this key stands. Where something was up to the buyer, the provider is asked whether it is done:
/// its own notification may come later than they do.
///
/// # Errors
/// [`BuyError::NotFound`] where they sent no such form.
pub async fn look(office: &Office, gateway: &dyn Gateway, secret: &str, key: &str, now: Time) -> Result<Stand, BuyError> {
    let stand = status(office, secret, key, now).await?;
    if !matches!(stand, Stand::Action(_)) {
        return Ok(stand);
    }
    let known = checkouts::of_holder(&mut office.db.read().await?, &secret::hash(secret), key).await?.ok_or(BuyError::NotFound)?;
    ask(office, gateway, known.owner, key, now).await?;
    status(office, secret, key, now).await
}

/// What became of a form, as its page tells it; `zone` is the reader's, `producers` that of the service.
pub fn told(stand: Stand, zone: &str, producers: &str, element: Option<Element>) -> Outcome {
    match stand {
        Stand::Booked(Booked { slot, link, .. }) => {
            let producer = parse_zone(producers).unwrap_or_default();
            let reader = parse_zone(zone).unwrap_or(producer);
            Outcome::Booked {
                time: Reading::of(slot, reader, producer),
                zone: reader.name().to_owned(),
                producers_zone: producer.name().to_owned(),
                link,
            }
        }
        Stand::Action(Action::Redirect(address)) => Outcome::GoTo(address),
        Stand::Action(Action::ClientSecret(secret)) => match element {
            Some(element) => Outcome::Confirm { secret, element },
            None => Outcome::Pending,
        },
        Stand::Pending => Outcome::Pending,
        Stand::Refused { leg, reason, held_until } => {
            Outcome::Refused { refusal: Refusal::of(leg, reason.as_deref()), is_held: held_until.is_some() }
        }
        Stand::Late { late, is_back } => Outcome::Late { late, is_back },
    }
}
