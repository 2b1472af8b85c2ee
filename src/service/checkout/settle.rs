//! What an order came to, written down once with all that follows from it, whoever noticed and however often.

use super::buy::TRIES;
use super::stand::{Stand, stand_of};
use super::{BuyError, letters, purchase, sale};
use crate::bookings::{self, Confirmation, Paid};
use crate::gateway::Gateway;
use crate::gateway::orders::{self, OrderError, ReceiveError, Received, Standing};
use crate::office::Office;
use crate::secret::Secret;
use domain::Time;
use domain::booking::Late;
use domain::checkout::{Gross, Leg, Verdict};
use domain::id::OwnerId;
use domain::money::Money;
use domain::sale::Event;
use store::checkouts::{self, Checkout, Stage};
use store::sales::Outcome;
use store::{StoreError, Tx, owners};

/// How often an order may move on while it is being settled.
const ROUNDS: usize = 6;

/// Writes down what an order came to, and goes on with it where that has consequences: money that came too late is given back at once.
/// How its checkout stands then.
///
/// # Errors
/// [`BuyError::NotFound`] for an order that no checkout began.
pub async fn settle(
    office: &Office,
    gateway: &dyn Gateway,
    owner: OwnerId,
    key: &str,
    standing: Standing,
    now: Time,
) -> Result<Stand, BuyError> {
    let mut standing = standing;
    for _ in 0..ROUNDS {
        let next = match standing {
            Standing::Waiting { .. } => give_up(office, owner, key, now).await?,
            Standing::Ended(verdict) => write_down(office, owner, key, verdict, now).await? != Next::Rest,
        };
        if !next {
            break;
        }
        let before = standing;
        standing = match orders::advance(office, gateway, owner, key, now).await {
            Ok(standing) => standing,
            Err(error) => {
                away(owner, gateway, error)?;
                break;
            }
        };
        if standing == before && matches!(standing, Standing::Waiting { .. }) {
            break;
        }
    }
    let mut tx = office.db.read().await?;
    let checkout = checkouts::get(&mut tx, owner, key).await?.ok_or(BuyError::NotFound)?;
    stand_of(&mut tx, &checkout, now).await
}

/// Asks for the money of an order, or how it stands, and settles it. A provider that does not answer is asked again by [`super::work`].
pub(super) async fn go_on(office: &Office, gateway: &dyn Gateway, owner: OwnerId, key: &str, now: Time) -> Result<(), BuyError> {
    match orders::advance(office, gateway, owner, key, now).await {
        Ok(standing) => settle(office, gateway, owner, key, standing, now).await.map(|_| ()),
        Err(error) => away(owner, gateway, error),
    }
}

/// Asks the provider how an order stands, and settles it: when its buyer comes back from what was up to them.
pub(super) async fn ask(office: &Office, gateway: &dyn Gateway, owner: OwnerId, key: &str, now: Time) -> Result<(), BuyError> {
    match orders::look(office, gateway, owner, key, now).await {
        Ok(standing) => settle(office, gateway, owner, key, standing, now).await.map(|_| ()),
        Err(error) => away(owner, gateway, error),
    }
}

/// Takes a provider's notification and settles the order that it is about. The answer to a delivery that need not come again is `Ok`.
pub async fn receive(office: &Office, gateway: &dyn Gateway, signature: &str, body: &[u8], now: Time) -> Result<(), ReceiveError> {
    if let Received::Moved { owner, key } = orders::receive(office, gateway, signature, body, now).await? {
        // What was told is noted: what follows from it happens now, or in a while.
        if let Err(error) = go_on(office, gateway, owner, &key, now).await {
            tracing::warn!(%owner, %error, "an order is settled later");
        }
    }
    Ok(())
}

fn away(owner: OwnerId, gateway: &dyn Gateway, error: OrderError) -> Result<(), BuyError> {
    match error {
        OrderError::Gateway(_) | OrderError::OtherProvider => {
            tracing::warn!(%owner, provider = %gateway.provider(), %error, "an order does not go on");
            Ok(())
        }
        error => Err(error.into()),
    }
}

/// Wants back what an order may still take, where its time is not kept for it any more: whatever its buyer or the provider still does, it is
/// too late. False where there is time, or the order was booked meanwhile, by whoever heard of it first: both are looked at under the locks
/// under which they change.
pub(super) async fn give_up(office: &Office, owner: OwnerId, key: &str, now: Time) -> Result<bool, BuyError> {
    let mut tx = office.db.write().await?;
    // First, as everybody does who writes down what an order came to.
    orders::want_back(&mut tx, owner, key, now).await?;
    let checkout = checkouts::locked(&mut tx, owner, key).await?.ok_or(BuyError::NotFound)?;
    let claim = store::bookings::get(&mut tx, owner, checkout.claim).await?.ok_or(BuyError::NotFound)?;
    let stays = match checkout.stage {
        Stage::Booked { .. } => true,
        Stage::Paying => claim.standing.is_live(now),
        _ => false,
    };
    if !stays {
        tx.commit().await?;
    }
    Ok(!stays)
}

/// What is to be done after a verdict was written down.
#[derive(PartialEq, Eq)]
enum Next {
    Rest,
    /// The money goes back, or the order has moved on meanwhile.
    GoOn,
}

async fn write_down(office: &Office, owner: OwnerId, key: &str, verdict: Verdict, now: Time) -> Result<Next, BuyError> {
    let mut tries = 1;
    loop {
        match attempt(office, owner, key, verdict, now).await {
            Err(error) if error.is_collision() && tries < TRIES => tries += 1,
            written => return written,
        }
    }
}

async fn attempt(office: &Office, owner: OwnerId, key: &str, verdict: Verdict, now: Time) -> Result<Next, BuyError> {
    let mut tx = office.db.write().await?;
    if !orders::conclude(&mut tx, owner, key, verdict).await? {
        return Ok(Next::GoOn);
    }
    let checkout = checkouts::locked(&mut tx, owner, key).await?.ok_or(BuyError::NotFound)?;
    // Clocks of two nodes differ: a sale's moves do not.
    let at = now.max(checkout.stage_at);
    let paid = sale::move_of(&Standing::Ended(Verdict::Paid), false, None, at);
    let next = match (verdict, &checkout.stage) {
        (Verdict::Paid, Stage::Paying | Stage::Refused { .. }) => confirm(&mut tx, office, &checkout, vec![paid], now, at).await?,
        (Verdict::Disputed, Stage::Paying | Stage::Refused { .. }) => {
            let disputed = sale::move_of(&Standing::Ended(verdict), true, None, at);
            let next = confirm(&mut tx, office, &checkout, vec![paid, disputed], now, at).await?;
            checkouts::tell(&mut tx, &checkout, checkout.returned, true, at).await?;
            next
        }
        (Verdict::Refused(leg), Stage::Paying) => {
            let reason = orders::reason(&mut tx, owner, key).await?;
            refuse(&mut tx, office, &checkout, leg, reason, now, at).await?
        }
        (Verdict::Returned | Verdict::ChargedBack, Stage::Paying) => match orders::was_taken(&mut tx, owner, key).await? {
            true => {
                bookings::fail_payment(&mut tx, office, owner, checkout.claim, key, now).await?;
                let returned = sale::move_of(&Standing::Ended(verdict), true, None, at);
                move_sale(&mut tx, &checkout, &[paid, returned], now).await?;
                letters::too_late(&mut tx, office, &checkout, now).await?;
                checkouts::move_to(&mut tx, &checkout, &Stage::WentBack { late: Late::TimeIsUp }, at).await?;
                Next::Rest
            }
            false => refuse(&mut tx, office, &checkout, Leg::Released, None, now, at).await?,
        },
        (Verdict::Returned | Verdict::ChargedBack, Stage::GoesBack { late }) => {
            if !is_anothers_sale(&mut tx, &checkout).await? {
                let returned = sale::move_of(&Standing::Ended(verdict), true, None, at);
                move_sale(&mut tx, &checkout, &[returned], now).await?;
            }
            checkouts::move_to(&mut tx, &checkout, &Stage::WentBack { late: *late }, at).await?;
            Next::Rest
        }
        (verdict, Stage::Booked { .. }) => {
            tell(&mut tx, &checkout, verdict, now, at).await?;
            Next::Rest
        }
        // Written down before.
        _ => Next::Rest,
    };
    tx.commit().await?;
    Ok(next)
}

/// What became of the money of a session that was booked: told to its sale once, and again only when there is more to tell.
async fn tell(tx: &mut Tx, checkout: &Checkout, verdict: Verdict, now: Time, at: Time) -> Result<(), BuyError> {
    let whole = checkout.gross.minor;
    let charged = orders::returned(tx, checkout.owner, &checkout.key).await?;
    let back = charged.map_or(0, |charged| checkout.sums().gross_of(charged).0.minor).max(checkout.returned);
    let moved = sale::move_of(&Standing::Ended(verdict), true, None, at);
    let (event, returned, is_disputed) = match verdict {
        Verdict::Disputed if !checkout.is_disputed => (moved, checkout.returned, true),
        Verdict::Returned | Verdict::ChargedBack if checkout.returned < whole => (moved, whole, false),
        Verdict::Paid if back > checkout.returned || (checkout.is_disputed && back > 0) => {
            (sale::refund_of(Gross(Money::new(back, checkout.gross.currency)), at, None), back, false)
        }
        // A dispute was won.
        Verdict::Paid if checkout.is_disputed => (moved, checkout.returned, false),
        // Of what is booked nothing was refused.
        Verdict::Disputed | Verdict::Returned | Verdict::ChargedBack | Verdict::Paid | Verdict::Refused(_) => return Ok(()),
    };
    move_sale(tx, checkout, &[event], now).await?;
    checkouts::tell(tx, checkout, returned, is_disputed, at).await?;
    Ok(())
}

/// The money has come: the time is booked, or the money goes back.
async fn confirm(tx: &mut Tx, office: &Office, checkout: &Checkout, moves: Vec<Event>, now: Time, at: Time) -> Result<Next, BuyError> {
    // A sale that was cancelled is no sale again; what is taken for it all the same goes back.
    let is_cancelled = matches!(checkout.stage, Stage::Refused { leg: Leg::Released, .. });
    let confirmed = if is_cancelled {
        Confirmation::Refund(Late::GivenBack)
    } else {
        let paid = Paid { sale: checkout.sale, buyer: checkout.buyer.clone() };
        bookings::confirm(tx, office, checkout.owner, checkout.claim, &paid, now).await?
    };
    let late = match confirmed {
        Confirmation::Booked { booking, link } => {
            move_sale(tx, checkout, &moves, now).await?;
            purchase::begin(tx, checkout, &booking, now).await?;
            letters::booked(tx, office, checkout, &booking, &link, now).await?;
            let stage = Stage::Booked { booking: booking.id, link: Some(Secret::reveal(&link).to_owned()) };
            checkouts::move_to(tx, checkout, &stage, at).await?;
            return Ok(Next::Rest);
        }
        // By another form of the same sale: this one is too much.
        Confirmation::Already(_) => Late::PaidTwice,
        Confirmation::Refund(late) => late,
    };
    if !is_cancelled && !is_anothers_sale(tx, checkout).await? {
        move_sale(tx, checkout, &moves, now).await?;
    }
    orders::want_back(tx, checkout.owner, &checkout.key, now).await?;
    letters::too_late(tx, office, checkout, now).await?;
    checkouts::move_to(tx, checkout, &Stage::GoesBack { late }, at).await?;
    Ok(Next::GoOn)
}

/// Nothing was taken: what is left of the hold is the visitor's again.
async fn refuse(
    tx: &mut Tx,
    office: &Office,
    checkout: &Checkout,
    leg: Leg,
    reason: Option<String>,
    now: Time,
    at: Time,
) -> Result<Next, BuyError> {
    bookings::fail_payment(tx, office, checkout.owner, checkout.claim, &checkout.key, now).await?;
    let refused = sale::move_of(&Standing::Ended(Verdict::Refused(leg)), false, reason.as_deref(), at);
    move_sale(tx, checkout, &[refused], now).await?;
    checkouts::move_to(tx, checkout, &Stage::Refused { leg, reason }, at).await?;
    Ok(Next::Rest)
}

/// Whether another form has paid for the sale of this one, so that it is not this one's to move.
async fn is_anothers_sale(tx: &mut Tx, checkout: &Checkout) -> Result<bool, StoreError> {
    let all = checkouts::of_claim(tx, checkout.owner, checkout.claim).await?;
    let has_paid = |one: &Checkout| one.key != checkout.key && one.sale == checkout.sale && matches!(one.stage, Stage::Booked { .. });
    Ok(all.iter().any(has_paid))
}

async fn move_sale(tx: &mut Tx, checkout: &Checkout, moves: &[Event], now: Time) -> Result<(), BuyError> {
    let owner = owners::get(tx, checkout.owner).await?.ok_or(BuyError::NotFound)?;
    match sale::move_on(tx, &owner, &checkout.sale_code, moves, now).await? {
        None => Err(StoreError::Corrupt(format!("the sale of checkout {} is not there", checkout.key)).into()),
        // What its owner or its provider did meanwhile stands; nothing of it would be undone by this.
        Some(Outcome::Refused(error)) => {
            tracing::error!(sale = checkout.sale_code, %error, "a sale does not move with its payment");
            Ok(())
        }
        Some(_) => Ok(()),
    }
}
