//! Who meets whom, and for what, as letters and calendar entries name them.

use crate::mail::sessions::Party;
use domain::booking::Slot;
use domain::id::AccountId;
use store::accounts::{self, Account};
use store::bookings::{Booking, Person};
use store::{StoreError, Tx};

/// Both sides of a booking, with its service and its time.
pub(crate) struct Parties {
    pub account: Account,
    pub service: String,
    pub slot: Slot,
    buyer: Person,
}

impl Parties {
    pub async fn of(tx: &mut Tx, booking: &Booking) -> Result<Self, StoreError> {
        let missing = |what: &str| StoreError::Corrupt(format!("the {what} of booking {}", booking.id));
        let account = accounts::get(tx, AccountId(booking.owner.0)).await?.ok_or_else(|| missing("producer"))?;
        let claim = store::bookings::get(tx, booking.owner, booking.claim).await?.ok_or_else(|| missing("claim"))?;
        let service = store::products::name(tx, booking.owner, booking.product).await?.ok_or_else(|| missing("service"))?;
        Ok(Self { account, service, slot: claim.session, buyer: booking.buyer.clone() })
    }

    pub fn producer(&self) -> Party<'_> {
        let account = &self.account;
        Party { name: &account.name, email: account.email.as_str(), language: account.language, zone: &account.time_zone }
    }

    pub fn buyer(&self) -> Party<'_> {
        let buyer = &self.buyer;
        Party { name: &buyer.name, email: buyer.email.as_str(), language: buyer.language, zone: &buyer.zone }
    }
}
