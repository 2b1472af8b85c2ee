//! Calling a session off: its time is free, its money goes back by the rules of its purchase, and both sides hear of it, in one transaction.
//!
//! The provider is asked for the money after it; where that fails, or the program ends in between, [`super::work`] asks again.

use super::buy::TRIES;
use super::{sale, settle};
use crate::booked::Parties;
use crate::bookings::{self, BookingError};
use crate::gateway::Gateway;
use crate::gateway::orders::{self, OrderError};
use crate::mail::booked::{self as letters, Off};
use crate::mail::letters::{post, post_with_entry};
use crate::mail::sessions::entry_off;
use crate::office::Office;
use domain::Time;
use domain::booking::{CallOff, ClaimState, GiveBack, PurchaseError, Scope};
use domain::checkout::{Charged, Gross};
use domain::id::{AccountId, BookingId, OwnerId, SaleId};
use domain::money::Money;
use domain::sale::{Cause, Event, State};
use store::bookings::purchases::{self, Bought};
use store::bookings::{Booking, Claim};
use store::checkouts::{self, Checkout};
use store::sales::Outcome;
use store::{StoreError, Tx, owners};

/// Who calls it off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum By {
    /// Who has a secret of the booking's page.
    Buyer,
    /// The owner, or who may act for them. The reason is told to the buyer.
    Producer { actor: AccountId, give_back: GiveBack, reason: Option<String> },
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
    let (bought, checkout) = purchase_of(&mut tx, owner, booking.sale).await?;
    let claim = store::bookings::get(&mut tx, owner, booking.claim).await?.ok_or(CancelError::NotFound)?;
    let off = asked(&bought, &booking, &claim, by, now)?;
    Ok(CalledOff { scope: off.scope, back: money(&bought, &checkout, off) })
}

/// What giving up the sessions of a package that were never booked would bring.
pub async fn unused_rules(office: &Office, owner: OwnerId, sale: SaleId, now: Time) -> Result<CalledOff, CancelError> {
    let mut tx = office.db.read().await?;
    let (bought, checkout) = purchase_of(&mut tx, owner, sale).await?;
    let booked = store::bookings::by_sale(&mut tx, owner, sale).await?.len();
    let off = bought.terms.unused(u32::try_from(booked).unwrap_or(u32::MAX), now)?;
    Ok(CalledOff { scope: off.scope, back: money(&bought, &checkout, off) })
}

/// Calls a session off, and inside the guarantee all that was bought with it. With a gateway at hand it is asked for the money at once.
///
/// # Errors
/// [`CancelError::Rules`] where it is too late, or was done before: then nothing is changed.
pub async fn cancel(
    office: &Office,
    gateway: Option<&dyn Gateway>,
    (owner, id): (OwnerId, BookingId),
    by: &By,
    now: Time,
) -> Result<CalledOff, CancelError> {
    let mut tries = 1;
    let (off, refund) = loop {
        match attempt(office, (owner, id), by, now).await {
            Err(CancelError::Store(error)) if error.is_collision() && tries < TRIES => tries += 1,
            done => break done?,
        }
    };
    ask(office, gateway, owner, refund, now).await;
    Ok(off)
}

/// Gives up the sessions of a package that its buyer never booked.
///
/// # Errors
/// [`PurchaseError::NothingLeft`] where there are none.
pub async fn give_up_unused(
    office: &Office,
    gateway: Option<&dyn Gateway>,
    (owner, sale): (OwnerId, SaleId),
    now: Time,
) -> Result<CalledOff, CancelError> {
    let mut tx = office.db.write().await?;
    purchases::locked(&mut tx, owner, sale).await?.ok_or(CancelError::NotFound)?;
    let (bought, checkout) = purchase_of(&mut tx, owner, sale).await?;
    let all = store::bookings::by_sale(&mut tx, owner, sale).await?;
    let off = bought.terms.unused(u32::try_from(all.len()).unwrap_or(u32::MAX), now)?;
    let first = all.into_iter().find(|one| one.id == bought.first).ok_or(CancelError::NotFound)?;
    let desk = Desk { office, bought: &bought, checkout: &checkout, by: &By::Buyer, now };
    let done = desk.take_back(&mut tx, &first, off, true).await?;
    tx.commit().await?;
    ask(office, gateway, owner, done.1, now).await;
    Ok(done.0)
}

/// What the provider is to be asked for.
enum Refund {
    Nothing,
    Whole { key: String },
    Part { key: String, name: String, amount: Charged },
}

async fn purchase_of(tx: &mut Tx, owner: OwnerId, sale: SaleId) -> Result<(Bought, Checkout), CancelError> {
    let bought = purchases::get(tx, owner, sale).await?.ok_or(CancelError::NotFound)?;
    let checkout = checkouts::get(tx, owner, &bought.order_key).await?.ok_or(CancelError::NotFound)?;
    Ok((bought, checkout))
}

async fn attempt(office: &Office, (owner, id): (OwnerId, BookingId), by: &By, now: Time) -> Result<(CalledOff, Refund), CancelError> {
    let mut tx = office.db.write().await?;
    let sale = store::bookings::booking(&mut tx, owner, id).await?.ok_or(CancelError::NotFound)?.sale;
    purchases::locked(&mut tx, owner, sale).await?.ok_or(CancelError::NotFound)?;
    let (bought, checkout) = purchase_of(&mut tx, owner, sale).await?;
    let booking = store::bookings::locked_booking(&mut tx, owner, id).await?.ok_or(CancelError::NotFound)?;
    let claim = store::bookings::get(&mut tx, owner, booking.claim).await?.ok_or(CancelError::NotFound)?;
    let off = asked(&bought, &booking, &claim, by, now)?;
    let desk = Desk { office, bought: &bought, checkout: &checkout, by, now };
    let done = desk.take_back(&mut tx, &booking, off, false).await?;
    tx.commit().await?;
    Ok(done)
}

/// What the rules say to it. All of a purchase can be given back also when a session was met, or missed; one session only while it is booked.
fn asked(bought: &Bought, booking: &Booking, claim: &Claim, by: &By, now: Time) -> Result<CallOff, PurchaseError> {
    let off = match by {
        By::Buyer => bought.terms.by_buyer(claim.session.start, booking.id == bought.first, now)?,
        By::Producer { give_back, .. } => bought.terms.by_producer(*give_back, now)?,
    };
    let is_booked = claim.standing.state() == ClaimState::Booked;
    if is_booked || off.scope == Scope::Purchase { Ok(off) } else { Err(PurchaseError::Ended) }
}

/// Whether nothing of the price stays.
fn is_whole(bought: &Bought, off: CallOff) -> bool {
    off.scope == Scope::Purchase || bought.terms.refunded + off.back >= bought.terms.price
}

/// With its share of the interest that the buyer bore.
fn money(bought: &Bought, checkout: &Checkout, off: CallOff) -> Money {
    let charged = |gross: i64| checkout.sums().charged_of(Gross(Money::new(gross, checkout.gross.currency))).0.minor;
    let before = bought.terms.refunded;
    Money::new(charged(before + off.back) - charged(before), checkout.gross.currency)
}

/// What one cancellation is about.
struct Desk<'a> {
    office: &'a Office,
    bought: &'a Bought,
    checkout: &'a Checkout,
    by: &'a By,
    now: Time,
}

impl Desk<'_> {
    /// `unbooked`: it is about sessions that have no time.
    async fn take_back(&self, tx: &mut Tx, booking: &Booking, off: CallOff, unbooked: bool) -> Result<(CalledOff, Refund), CancelError> {
        let Self { bought, checkout, now, .. } = *self;
        let (owner, sale) = (bought.owner, bought.sale);
        let mut terms = bought.terms;
        let mut gone = Vec::new();
        match off.scope {
            Scope::Purchase => {
                terms.ended_at = Some(now);
                gone = store::bookings::by_sale(tx, owner, sale).await?;
            }
            Scope::Sessions(count) => {
                terms.returned += if off.back > 0 { count } else { 0 };
                terms.unbooked += if unbooked { count } else { 0 };
                if !unbooked {
                    gone.push(booking.clone());
                }
            }
        }
        let has_moved = match off.back {
            0 => false,
            back => self.move_sale(tx, is_whole(bought, off), terms.refunded + back).await?,
        };
        let mut back = Money::new(0, checkout.gross.currency);
        let mut refund = Refund::Nothing;
        if has_moved {
            (back, terms.refunded) = (money(bought, checkout, off), terms.refunded + off.back);
            let name = if unbooked { format!("unused:{}", terms.unbooked) } else { format!("session:{}", booking.id) };
            refund = self.want(tx, is_whole(bought, off), name, back).await?;
        }
        purchases::change(tx, owner, sale, &terms).await?;
        let mut told = false;
        for one in &gone {
            told |= self.end(tx, one, back, one.id == booking.id).await?;
        }
        if !told && back.minor > 0 {
            self.tell_of_money(tx, booking, back).await?;
        }
        Ok((CalledOff { scope: off.scope, back }, refund))
    }

    /// The sale tells that so much of it has gone back; false where it cannot, because its provider or its buyer's bank took it back already.
    async fn move_sale(&self, tx: &mut Tx, is_whole: bool, so_far: i64) -> Result<bool, CancelError> {
        let checkout = self.checkout;
        // Clocks of two nodes differ: a sale's moves do not.
        let at = self.now.max(checkout.stage_at);
        let (cause, note) = match self.by {
            By::Buyer => (Cause::Buyer, None),
            By::Producer { reason, .. } => (Cause::Owner, reason.clone()),
        };
        let event = match is_whole {
            true => Event { to: State::Refunded, at, cause, refunded: None, note },
            false => Event { cause, ..sale::refund_of(Gross(Money::new(so_far, checkout.gross.currency)), at, note.as_deref()) },
        };
        let owner = owners::get(tx, checkout.owner).await?.ok_or(CancelError::NotFound)?;
        let moved = sale::move_on(tx, &owner, &checkout.sale_code, &[event], self.now).await?.ok_or(CancelError::NotFound)?;
        if moved == Outcome::Updated {
            // So that the provider's own word for it moves the sale no second time.
            checkouts::tell(tx, checkout, so_far, checkout.is_disputed, at).await?;
        }
        Ok(moved == Outcome::Updated)
    }

    /// Notes what is to go back, so that whoever looks after orders makes it go.
    async fn want(&self, tx: &mut Tx, is_whole: bool, name: String, back: Money) -> Result<Refund, CancelError> {
        let (owner, key) = (self.bought.owner, self.checkout.key.clone());
        if is_whole {
            orders::want_back(tx, owner, &key, self.now).await?;
            return Ok(Refund::Whole { key });
        }
        let amount = Charged(back);
        match orders::note_refund(tx, owner, &key, (&name, amount), self.now).await {
            Ok(_) => Ok(Refund::Part { key, name, amount }),
            Err(OrderError::Store(error)) => Err(error.into()),
            // The provider's side gave it back meanwhile, or the buyer's bank did.
            Err(error) => {
                tracing::error!(%owner, sale = self.checkout.sale_code, %error, "what was called off is not given back again");
                Ok(Refund::Nothing)
            }
        }
    }

    /// Takes a session out of the calendars of both; false where it was met or called off already.
    async fn end(&self, tx: &mut Tx, booking: &Booking, back: Money, is_the_one: bool) -> Result<bool, CancelError> {
        let (cause, actor, reason) = match self.by {
            By::Buyer => (Cause::Buyer, None, None),
            By::Producer { actor, reason, .. } => (Cause::Owner, Some(*actor), reason.clone()),
        };
        let by = store::bookings::By { cause, actor, note: reason.clone() };
        let booking = match bookings::cancel(tx, self.office, self.bought.owner, booking.id, &by, self.now).await {
            Ok(booking) => booking,
            Err(BookingError::Store(error)) => return Err(error.into()),
            Err(BookingError::NotNow(_)) => return Ok(false),
            Err(_) => return Err(CancelError::NotFound),
        };
        let parties = Parties::of(tx, &booking).await?;
        let (producer, buyer) = (parties.producer(), parties.buyer());
        let entry = entry_off(&booking, &parties.service, parties.slot, producer, buyer, self.now);
        let back = (is_the_one && back.minor > 0).then_some(back);
        let off = Off { service: &parties.service, slot: parties.slot, back, reason: reason.as_deref() };
        let is_buyers = *self.by == By::Buyer;
        let letter = letters::off_for_buyer(&off, buyer, producer.name, is_buyers);
        post_with_entry(tx, self.office, &booking.buyer.email, &letter, &entry, self.now).await?;
        let letter = letters::off_for_producer(self.office, &off, producer, buyer.name, is_buyers);
        post_with_entry(tx, self.office, &parties.account.email, &letter, &entry, self.now).await?;
        Ok(true)
    }

    /// Where no session is taken out of calendars, the money alone is told of.
    async fn tell_of_money(&self, tx: &mut Tx, booking: &Booking, back: Money) -> Result<(), CancelError> {
        let parties = Parties::of(tx, booking).await?;
        let letter = letters::money_for_buyer(&parties.service, parties.buyer(), back);
        post(tx, self.office, &booking.buyer.email, &letter, self.now).await?;
        let letter = letters::money_for_producer(&parties.service, parties.producer(), parties.buyer().name, back);
        Ok(post(tx, self.office, &parties.account.email, &letter, self.now).await?)
    }
}

/// Asks the provider at once. What is not answered is asked for again by those who look after orders.
async fn ask(office: &Office, gateway: Option<&dyn Gateway>, owner: OwnerId, refund: Refund, now: Time) {
    let Some(gateway) = gateway else { return };
    let asked = match refund {
        Refund::Nothing => Ok(()),
        Refund::Whole { key } => settle::go_on(office, gateway, owner, &key, now).await.map_err(|error| error.to_string()),
        Refund::Part { key, name, amount } => {
            orders::refund(office, gateway, owner, &key, (&name, amount), now).await.map(|_| ()).map_err(|error| error.to_string())
        }
    };
    if let Err(error) = asked {
        tracing::warn!(%owner, error, "money that goes back is asked for later");
    }
}
