//! From a hold to a booking: a payment begins, fails or is confirmed, in the transaction that records it.

use super::BookingError;
use crate::office::Office;
use crate::secret::{self, Secret};
use domain::Time;
use domain::booking::{ClaimError, ClaimEvent, ClaimState, Late, Standing};
use domain::id::{BookingId, ClaimId, OwnerId, SaleId};
use domain::sale::Cause;
use store::bookings::{self, Booking, By, Claim, Person};
use store::products::hours;
use store::{StoreError, Tx};

/// A payment that has arrived: which sale it is, and whose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paid {
    pub sale: SaleId,
    pub buyer: Person,
}

/// What became of a payment.
#[derive(Debug, Clone)]
pub enum Confirmation {
    /// The session is the buyer's; the secret of its page is handed out once.
    Booked { booking: Box<Booking>, link: Secret },
    /// The same payment was confirmed before: nothing was done.
    Already(Box<Booking>),
    /// The time is not to be had any more: nothing is booked, and the money goes back at once.
    Refund(Late),
}

/// A visitor goes to pay for what they hold, by the order of this key: from now on it is kept beyond its deadline for a while.
///
/// Only what is on sale can be begun to be paid. Who had begun when the service was suspended is asked for the money all the same, and gets the
/// session: they were promised it, and whoever suspends can call it off and give the money back. [`confirm`] therefore does not ask again.
///
/// # Errors
/// [`BookingError::Lapsed`] from the deadline on; [`BookingError::Paying`] where a payment is under way already;
/// [`BookingError::NotFound`] for another's hold, and for what is not on sale any more.
pub async fn begin_payment(tx: &mut Tx, office: &Office, secret: &str, id: ClaimId, order: &str, now: Time) -> Result<Claim, BookingError> {
    let own = bookings::of_holder(tx, &secret::hash(secret), id).await?.ok_or(BookingError::NotFound)?;
    let mut claim = bookings::locked(tx, own.owner, id).await?.ok_or(BookingError::NotFound)?;
    let (to, effect) = match claim.standing.apply(ClaimEvent::BeginPayment, claim.session, &office.rules.holds, now) {
        Ok(begun) => begun,
        Err(_) if claim.standing.deadline().is_some() && !claim.standing.is_live(now) => return Err(BookingError::Lapsed),
        Err(ClaimError::Illegal { from: ClaimState::Paying, .. }) => return Err(BookingError::Paying),
        Err(error) => return Err(error.into()),
    };
    if !hours::is_on_sale(tx, claim.owner, claim.product).await? {
        return Err(BookingError::NotFound);
    }
    claim.order = Some(order.to_owned());
    bookings::advance(tx, &mut claim, ClaimEvent::BeginPayment, to, effect, &By::cause(Cause::Buyer), now).await?;
    Ok(claim)
}

/// The payment by the order of this key has failed: what is left of the hold is the visitor's again. Said twice, or late, or of another order than
/// the one that pays now, it changes nothing; the claim as it is then.
pub async fn fail_payment(
    tx: &mut Tx,
    office: &Office,
    owner: OwnerId,
    id: ClaimId,
    order: &str,
    now: Time,
) -> Result<Standing, BookingError> {
    let mut claim = bookings::locked(tx, owner, id).await?.ok_or(BookingError::NotFound)?;
    if claim.order.as_deref() != Some(order) {
        return Ok(claim.standing);
    }
    if let Ok((to, effect)) = claim.standing.apply(ClaimEvent::FailPayment, claim.session, &office.rules.holds, now) {
        bookings::advance(tx, &mut claim, ClaimEvent::FailPayment, to, effect, &By::cause(Cause::Gateway), now).await?;
    }
    Ok(claim.standing)
}

/// The money for a hold has come: books the session, or says why the money goes back. The transaction goes on in either case, so that
/// the sale or its refund is recorded with it.
pub async fn confirm(
    tx: &mut Tx,
    office: &Office,
    owner: OwnerId,
    id: ClaimId,
    paid: &Paid,
    now: Time,
) -> Result<Confirmation, BookingError> {
    let rules = &office.rules.holds;
    // Before anything is locked here, and in the order in which everybody locks them: who holds the time now may have let it lapse as well.
    bookings::lapse_overdue(tx, owner, now).await?;
    let mut claim = bookings::locked(tx, owner, id).await?.ok_or(BookingError::NotFound)?;
    if let Some(booking) = claim.booking {
        let booking = bookings::booking(tx, owner, booking).await?.ok_or(BookingError::NotFound)?;
        let is_the_same = booking.sale == paid.sale;
        return Ok(if is_the_same { Confirmation::Already(Box::new(booking)) } else { Confirmation::Refund(Late::PaidTwice) });
    }
    let (to, effect) = match claim.standing.apply(ClaimEvent::Confirm, claim.session, rules, now) {
        Ok(booked) => booked,
        Err(_) if claim.standing == Standing::Released => return Ok(Confirmation::Refund(Late::GivenBack)),
        Err(_) => return Ok(Confirmation::Refund(Late::TimeIsUp)),
    };
    let booking_id = BookingId(office.id(now));
    claim.booking = Some(booking_id);
    if !bookings::advance(tx, &mut claim, ClaimEvent::Confirm, to, effect, &By::cause(Cause::Gateway), now).await? {
        return Ok(Confirmation::Refund(Late::Taken));
    }
    let link = office.secret();
    let booking = new_booking(office, &claim, booking_id, paid, &link, now);
    bookings::add(tx, &booking).await?;
    Ok(Confirmation::Booked { booking: Box::new(booking), link })
}

pub(crate) fn new_booking(office: &Office, claim: &Claim, id: BookingId, paid: &Paid, link: &Secret, now: Time) -> Booking {
    let host = office.public_url.split("://").last().unwrap_or_default();
    Booking {
        owner: claim.owner,
        id,
        product: claim.product,
        claim: claim.id,
        bought_for: claim.session.start,
        sale: paid.sale,
        buyer: paid.buyer.clone(),
        link: link.hash(),
        uid: format!("{id}@{host}"),
        sequence: 0,
        meeting_url: None,
        made_at: now,
    }
}

/// The booking and its claim, locked in this order.
pub(super) async fn locked(tx: &mut Tx, owner: OwnerId, id: BookingId) -> Result<(Booking, Claim), BookingError> {
    let booking = bookings::locked_booking(tx, owner, id).await?.ok_or(BookingError::NotFound)?;
    let claim = bookings::locked(tx, owner, booking.claim).await?;
    let claim = claim.ok_or_else(|| StoreError::Corrupt(format!("booking {id} has no claim")))?;
    Ok((booking, claim))
}
