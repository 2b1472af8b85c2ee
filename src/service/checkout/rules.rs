//! What calling a session off brings: asked by pages before anybody presses the button, and by whoever presses it.

use crate::asking::Who;
use crate::office::Office;
use domain::Time;
use domain::booking::{CallOff, ClaimState, GiveBack, PurchaseError, Scope};
use domain::checkout::Gross;
use domain::id::{BookingId, OwnerId, SaleId};
use domain::money::Money;
use store::bookings::purchases::{self, Bought};
use store::bookings::{Booking, Claim};
use store::checkouts::{self, Checkout};
use store::{StoreError, Tx};

/// Who calls it off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum By {
    /// Who has a secret of the booking's page.
    Buyer,
    /// The owner, or who may act for them. The reason is told to the buyer.
    Producer { who: Who, give_back: GiveBack, reason: Option<String> },
}

/// What was called off, or would be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CalledOff {
    pub scope: Scope,
    /// What goes back to the buyer; nothing where it went back before.
    pub back: Money,
}

/// Why nothing was called off.
#[derive(Debug, thiserror::Error)]
pub enum CancelError {
    #[error("no such booking")]
    NotFound,
    #[error(transparent)]
    Rules(#[from] PurchaseError),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What calling a session off would bring, before anybody presses the button.
pub async fn rules(office: &Office, owner: OwnerId, id: BookingId, by: &By, now: Time) -> Result<CalledOff, CancelError> {
    let mut tx = office.db.read().await?;
    let booking = store::bookings::booking(&mut tx, owner, id).await?.ok_or(CancelError::NotFound)?;
    let bought = purchases::get(&mut tx, owner, booking.sale).await?.ok_or(CancelError::NotFound)?;
    let checkout = checkouts::get(&mut tx, owner, &bought.order_key).await?.ok_or(CancelError::NotFound)?;
    let claim = store::bookings::get(&mut tx, owner, booking.claim).await?.ok_or(CancelError::NotFound)?;
    rules_of(&mut tx, (&bought, &checkout), (&booking, &claim), by, now).await
}

/// The same of what was read already.
pub(crate) async fn rules_of(
    tx: &mut Tx,
    (bought, checkout): (&Bought, &Checkout),
    (booking, claim): (&Booking, &Claim),
    by: &By,
    now: Time,
) -> Result<CalledOff, CancelError> {
    let off = asked(tx, bought, booking, claim, by, now).await?;
    Ok(CalledOff { scope: off.scope, back: Back::of(bought, checkout, off)?.money })
}

/// What giving up the sessions of a package that were never booked would bring.
pub async fn unused_rules(office: &Office, owner: OwnerId, sale: SaleId, now: Time) -> Result<CalledOff, CancelError> {
    let mut tx = office.db.read().await?;
    let bought = purchases::get(&mut tx, owner, sale).await?.ok_or(CancelError::NotFound)?;
    let checkout = checkouts::get(&mut tx, owner, &bought.order_key).await?.ok_or(CancelError::NotFound)?;
    let booked = store::bookings::by_sale(&mut tx, owner, sale).await?.len();
    unused_of(&mut tx, (&bought, &checkout), booked, now).await
}

/// The same of what was read already; so many of its sessions were booked.
pub(crate) async fn unused_of(
    tx: &mut Tx,
    (bought, checkout): (&Bought, &Checkout),
    booked: usize,
    now: Time,
) -> Result<CalledOff, CancelError> {
    let off = asked_unused(tx, bought, booked, now).await?;
    Ok(CalledOff { scope: off.scope, back: Back::of(bought, checkout, off)?.money })
}

/// What of all that was charged has gone back so far, whoever gave it back.
pub(crate) fn returned(bought: &Bought, checkout: &Checkout) -> Money {
    charged(checkout, before(bought, checkout))
}

/// Whether what was bought is still paid for: what its provider or its buyer's bank took back, or asks for, is neither booked nor moved.
///
/// # Errors
/// [`PurchaseError::Disputed`], and [`PurchaseError::Ended`] where nothing of the price is left.
pub(crate) fn is_paid(checkout: &Checkout) -> Result<(), PurchaseError> {
    match checkout {
        checkout if checkout.is_disputed => Err(PurchaseError::Disputed),
        checkout if checkout.gross.minor > 0 && checkout.returned >= checkout.gross.minor => Err(PurchaseError::Ended),
        _ => Ok(()),
    }
}

/// What the rules say to it. All of a purchase can be given back also when a session was met, or missed; one session only while it is booked.
pub(super) async fn asked(
    tx: &mut Tx,
    bought: &Bought,
    booking: &Booking,
    claim: &Claim,
    by: &By,
    now: Time,
) -> Result<CallOff, CancelError> {
    let off = match by {
        By::Buyer => {
            let met = store::bookings::met(tx, bought.owner, bought.sale, bought.first, now).await?;
            bought.terms.by_buyer(claim.session.start, booking.id == bought.first, met, now)?
        }
        By::Producer { give_back, .. } => bought.terms.by_producer(*give_back, now)?,
    };
    let is_booked = claim.standing.state() == ClaimState::Booked;
    if is_booked || off.scope == Scope::Purchase { Ok(off) } else { Err(PurchaseError::Ended.into()) }
}

pub(super) async fn asked_unused(tx: &mut Tx, bought: &Bought, booked: usize, now: Time) -> Result<CallOff, CancelError> {
    let met = store::bookings::met(tx, bought.owner, bought.sale, bought.first, now).await?;
    Ok(bought.terms.unused(u32::try_from(booked).unwrap_or(u32::MAX), met, now)?)
}

/// How much of the price has gone back, by what was called off or at its provider.
fn before(bought: &Bought, checkout: &Checkout) -> i64 {
    bought.terms.refunded.max(checkout.returned)
}

/// So much of the price with its share of the interest that the buyer bore.
fn charged(checkout: &Checkout, gross: i64) -> Money {
    checkout.sums().charged_of(Gross(Money::new(gross, checkout.gross.currency))).0
}

/// What goes back by a cancellation, beside all that went back before: the same sum on the page before it, in the letters and at the provider.
pub(super) struct Back {
    /// How much of the price has gone back with it.
    pub so_far: i64,
    /// Minor units of the price, and what that is with its share of the interest.
    pub gross: i64,
    pub money: Money,
    /// Whether nothing of the price stays.
    pub is_whole: bool,
}

impl Back {
    /// # Errors
    /// [`PurchaseError::Disputed`] where a part would go back that nobody gives back now; all of it goes back when the dispute has ended.
    pub fn of(bought: &Bought, checkout: &Checkout, off: CallOff) -> Result<Self, PurchaseError> {
        let (before, price) = (before(bought, checkout), bought.terms.price);
        let so_far = match off.scope {
            Scope::Purchase => bought.terms.refunded + off.back,
            Scope::Sessions(_) => before + off.back,
        }
        .clamp(before.min(price), price);
        let gross = so_far - before.min(price);
        let is_whole = so_far >= price;
        if checkout.is_disputed && gross > 0 && !is_whole {
            return Err(PurchaseError::Disputed);
        }
        let money = Money::new(charged(checkout, so_far).minor - charged(checkout, before).minor, checkout.gross.currency);
        Ok(Self { so_far, gross, money, is_whole })
    }
}
