//! Calling a session off: its time is free, its money goes back by the rules of its purchase, and both sides hear of it, in one transaction.
//!
//! The provider is asked for the money after it; where that fails, or the program ends in between, [`super::work`] asks again.

use super::buy::TRIES;
use super::rules::{Back, By, CalledOff, CancelError, asked, asked_unused};
use super::{sale, settle};
use crate::agenda::did;
use crate::booked::Parties;
use crate::bookings::{self, BookingError};
use crate::gateway::Gateway;
use crate::gateway::orders::{self, OrderError};
use crate::mail::booked::{self as letters, Off};
use crate::mail::letters::{post, post_with_entry};
use crate::mail::sessions::entry_off;
use crate::office::Office;
use domain::Time;
use domain::booking::{CallOff, PurchaseError, Scope};
use domain::checkout::{Charged, Gross};
use domain::collaborators::audit::{Action, Change, Pair};
use domain::id::{BookingId, OwnerId, SaleId};
use domain::money::Money;
use domain::sale::{Cause, Event, State};
use store::bookings::Booking;
use store::bookings::purchases::{self, Bought};
use store::checkouts::{self, Checkout};
use store::sales::Outcome;
use store::{Tx, owners, payments};

/// Calls a session off, and inside the guarantee all that was bought with it. With a gateway at hand it is asked for the money at once.
///
/// `shown`: how much was shown to go back, in minor units, to who presses the button. A limit may pass between the two.
///
/// # Errors
/// [`CancelError::Rules`] where it is too late, was done before, or the payment is disputed, and [`PurchaseError::OtherSum`] where another sum
/// would go back: then nothing is changed.
pub async fn cancel(
    office: &Office,
    gateway: Option<&dyn Gateway>,
    (owner, id): (OwnerId, BookingId),
    by: &By,
    shown: Option<i64>,
    now: Time,
) -> Result<CalledOff, CancelError> {
    let mut tries = 1;
    let (off, refund) = loop {
        match attempt(office, (owner, id), by, shown, now).await {
            Err(CancelError::Store(error)) if error.is_collision() && tries < TRIES => tries += 1,
            done => break done?,
        }
    };
    ask(office, gateway, owner, refund, now).await;
    Ok(off)
}

/// Gives up the sessions of a package that its buyer never booked, for what was `shown` to go back, as for [`cancel`].
///
/// # Errors
/// [`PurchaseError::NothingLeft`] where there are none, [`PurchaseError::OtherSum`] where another sum would go back.
pub async fn give_up_unused(
    office: &Office,
    gateway: Option<&dyn Gateway>,
    (owner, sale): (OwnerId, SaleId),
    shown: Option<i64>,
    now: Time,
) -> Result<CalledOff, CancelError> {
    let mut tries = 1;
    let (off, refund) = loop {
        match attempt_unused(office, (owner, sale), shown, now).await {
            Err(CancelError::Store(error)) if error.is_collision() && tries < TRIES => tries += 1,
            done => break done?,
        }
    };
    ask(office, gateway, owner, refund, now).await;
    Ok(off)
}

/// What the provider is to be asked for.
enum Refund {
    Nothing,
    Whole { key: String },
    Part { key: String, name: String, amount: Charged },
}

/// What was bought, and the checkout that paid it; nobody else changes either until this transaction ends.
async fn locked(tx: &mut Tx, owner: OwnerId, sale: SaleId) -> Result<(Bought, Checkout), CancelError> {
    let key = purchases::get(tx, owner, sale).await?.ok_or(CancelError::NotFound)?.order_key;
    // In the order of whoever settles an order, who may be at the same one.
    payments::lock(tx, owner, &key).await?;
    let checkout = checkouts::locked(tx, owner, &key).await?.ok_or(CancelError::NotFound)?;
    let bought = purchases::locked(tx, owner, sale).await?.ok_or(CancelError::NotFound)?;
    Ok((bought, checkout))
}

async fn attempt(
    office: &Office,
    (owner, id): (OwnerId, BookingId),
    by: &By,
    shown: Option<i64>,
    now: Time,
) -> Result<(CalledOff, Refund), CancelError> {
    let mut tx = office.db.write().await?;
    let sale = store::bookings::booking(&mut tx, owner, id).await?.ok_or(CancelError::NotFound)?.sale;
    let (bought, checkout) = locked(&mut tx, owner, sale).await?;
    let booking = store::bookings::locked_booking(&mut tx, owner, id).await?.ok_or(CancelError::NotFound)?;
    let claim = store::bookings::get(&mut tx, owner, booking.claim).await?.ok_or(CancelError::NotFound)?;
    let off = asked(&mut tx, &bought, &booking, &claim, by, now).await?;
    let desk = Desk { office, bought: &bought, checkout: &checkout, by, shown, now };
    let done = desk.take_back(&mut tx, &booking, off, false).await?;
    if let By::Producer { who, .. } = by {
        let changes = vec![Change::Amount(Pair::new(None, Some(done.0.back)))];
        did(&mut tx, office, who, (Action::SessionCancelled, id), changes, now).await?;
    }
    tx.commit().await?;
    Ok(done)
}

async fn attempt_unused(
    office: &Office,
    (owner, sale): (OwnerId, SaleId),
    shown: Option<i64>,
    now: Time,
) -> Result<(CalledOff, Refund), CancelError> {
    let mut tx = office.db.write().await?;
    let (bought, checkout) = locked(&mut tx, owner, sale).await?;
    let all = store::bookings::by_sale(&mut tx, owner, sale).await?;
    let off = asked_unused(&mut tx, &bought, all.len(), now).await?;
    let first = all.into_iter().find(|one| one.id == bought.first).ok_or(CancelError::NotFound)?;
    let desk = Desk { office, bought: &bought, checkout: &checkout, by: &By::Buyer, shown, now };
    let done = desk.take_back(&mut tx, &first, off, true).await?;
    tx.commit().await?;
    Ok(done)
}

/// What one cancellation is about.
struct Desk<'a> {
    office: &'a Office,
    bought: &'a Bought,
    checkout: &'a Checkout,
    by: &'a By,
    shown: Option<i64>,
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
        let to_give = Back::of(bought, checkout, off)?;
        let back = to_give.money;
        if self.shown.is_some_and(|shown| shown != back.minor) {
            return Err(PurchaseError::OtherSum.into());
        }
        let mut refund = Refund::Nothing;
        if to_give.gross > 0 {
            let name = if unbooked { format!("unused:{}", terms.unbooked) } else { format!("session:{}", booking.id) };
            // Before anybody is told: what cannot be given back is not told to be.
            refund = self.want(tx, to_give.is_whole, name, back).await?;
            self.move_sale(tx, to_give.is_whole, to_give.so_far).await?;
            terms.refunded += to_give.gross;
        }
        purchases::change(tx, owner, sale, &terms).await?;
        let mut told = false;
        for one in &gone {
            let is_the_one = one.id == booking.id;
            // The letters of the others say nothing of money.
            told |= self.end(tx, one, back, is_the_one).await? && is_the_one;
        }
        if !told && back.minor > 0 {
            self.tell_of_money(tx, booking, back).await?;
        }
        Ok((CalledOff { scope: off.scope, back }, refund))
    }

    /// The sale tells that so much of it has gone back.
    async fn move_sale(&self, tx: &mut Tx, is_whole: bool, so_far: i64) -> Result<(), CancelError> {
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
        if moved != Outcome::Updated {
            tracing::error!(owner = %checkout.owner, sale = checkout.sale_code, ?moved, "a sale does not move with what goes back of it");
        }
        // So that the provider's own word for it moves the sale no second time.
        Ok(checkouts::tell(tx, checkout, so_far, checkout.is_disputed, at).await?)
    }

    /// Notes what is to go back, so that whoever looks after orders makes it go.
    ///
    /// # Errors
    /// [`PurchaseError::Disputed`] where the buyer's bank has asked for it meanwhile, [`PurchaseError::NothingLeft`] where the provider's side
    /// has given it back.
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
            Err(OrderError::NotPaid) => Err(PurchaseError::Disputed.into()),
            Err(error) => {
                tracing::warn!(%owner, sale = self.checkout.sale_code, %error, "nothing is called off: its order has moved on and is not told yet");
                Err(PurchaseError::NothingLeft.into())
            }
        }
    }

    /// Takes a session out of the calendars of both; false where it was met or called off already.
    async fn end(&self, tx: &mut Tx, booking: &Booking, back: Money, is_the_one: bool) -> Result<bool, CancelError> {
        let (cause, actor, reason) = match self.by {
            By::Buyer => (Cause::Buyer, None, None),
            By::Producer { who, reason, .. } => (Cause::Owner, Some(who.account()), reason.clone()),
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
