//! How a checkout stands, as the page after paying shows it.

use super::BuyError;
use crate::gateway::{Action, orders};
use crate::office::Office;
use crate::secret;
use domain::Time;
use domain::booking::{Late, Slot};
use domain::checkout::Leg;
use domain::id::{BookingId, OwnerId};
use store::checkouts::{self, Checkout, Stage};
use store::{Tx, bookings};

/// What became of a checkout so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stand {
    Booked(Booked),
    /// The buyer has something to do: a 3-D Secure step.
    Action(Action),
    /// The provider has not answered yet; asking again later tells.
    Pending,
    /// Nothing was taken. Until `held_until` the time is still the visitor's, who may try again with a new key.
    Refused {
        leg: Leg,
        reason: Option<String>,
        held_until: Option<Time>,
    },
    /// Nothing was booked; the money goes back, or has gone back already.
    Late {
        late: Late,
        is_back: bool,
    },
}

/// What was bought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Booked {
    pub owner: OwnerId,
    pub booking: BookingId,
    /// Its time now.
    pub slot: Slot,
    /// The secret of the booking's page; afterwards it is in the buyer's letter alone.
    pub link: Option<String>,
}

/// How the checkout stands that this visitor sent under this key.
pub async fn status(office: &Office, secret: &str, key: &str, now: Time) -> Result<Stand, BuyError> {
    let mut tx = office.db.read().await?;
    let checkout = checkouts::of_holder(&mut tx, &secret::hash(secret), key).await?.ok_or(BuyError::NotFound)?;
    stand_of(&mut tx, &checkout, now).await
}

pub(super) async fn stand_of(tx: &mut Tx, checkout: &Checkout, now: Time) -> Result<Stand, BuyError> {
    Ok(match &checkout.stage {
        Stage::Paying => match orders::action(tx, checkout.owner, &checkout.key).await? {
            Some(action) => Stand::Action(action),
            None => Stand::Pending,
        },
        Stage::Booked { booking, link } => {
            let found = bookings::booking(tx, checkout.owner, *booking).await?.ok_or(BuyError::NotFound)?;
            let claim = bookings::get(tx, checkout.owner, found.claim).await?.ok_or(BuyError::NotFound)?;
            Stand::Booked(Booked { owner: checkout.owner, booking: *booking, slot: claim.session, link: link.clone() })
        }
        Stage::Refused { leg, reason } => {
            let claim = bookings::get(tx, checkout.owner, checkout.claim).await?;
            let held_until = claim.filter(|claim| claim.standing.is_live(now)).and_then(|claim| claim.standing.deadline());
            Stand::Refused { leg: *leg, reason: reason.clone(), held_until }
        }
        Stage::GoesBack { late } => Stand::Late { late: *late, is_back: false },
        Stage::WentBack { late } => Stand::Late { late: *late, is_back: true },
    })
}
