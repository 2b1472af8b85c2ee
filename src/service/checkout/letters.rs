//! What buyer and producer are told of a checkout, each in their own language, in the transaction that decides it.

use crate::mail::letters::{post, post_with_entry};
use crate::mail::sessions::{self, Party};
use crate::office::Office;
use crate::secret::Secret;
use domain::Time;
use domain::booking::Slot;
use domain::id::AccountId;
use store::accounts::{self, Account};
use store::bookings::Booking;
use store::checkouts::Checkout;
use store::{StoreError, Tx};

/// The session is booked: both get it into their calendars.
pub(super) async fn booked(
    tx: &mut Tx,
    office: &Office,
    checkout: &Checkout,
    booking: &Booking,
    link: &Secret,
    now: Time,
) -> Result<(), StoreError> {
    let (account, slot) = about(tx, checkout).await?;
    let (producer, buyer) = (producer(&account), buyer(checkout));
    let service = &checkout.product_name;
    let entry = sessions::entry(booking, service, slot, producer, buyer, now);
    let letter = sessions::booked_for_buyer(office, service, slot, buyer, &account.name, link);
    post_with_entry(tx, office, &checkout.buyer.email, &letter, &entry, now).await?;
    let letter = sessions::booked_for_producer(office, service, slot, producer, buyer);
    post_with_entry(tx, office, &account.email, &letter, &entry, now).await
}

/// The money came too late: nothing is booked.
pub(super) async fn too_late(tx: &mut Tx, office: &Office, checkout: &Checkout, now: Time) -> Result<(), StoreError> {
    let (account, slot) = about(tx, checkout).await?;
    let letter = sessions::late_for_buyer(&checkout.product_name, slot, buyer(checkout));
    post(tx, office, &checkout.buyer.email, &letter, now).await?;
    let letter = sessions::late_for_producer(&checkout.product_name, slot, producer(&account), &checkout.buyer.name);
    post(tx, office, &account.email, &letter, now).await
}

async fn about(tx: &mut Tx, checkout: &Checkout) -> Result<(Account, Slot), StoreError> {
    let missing = |what: &str| StoreError::Corrupt(format!("the {what} of checkout {}", checkout.key));
    let account = accounts::get(tx, AccountId(checkout.owner.0)).await?.ok_or_else(|| missing("producer"))?;
    let claim = store::bookings::get(tx, checkout.owner, checkout.claim).await?.ok_or_else(|| missing("claim"))?;
    Ok((account, claim.session))
}

fn producer(account: &Account) -> Party<'_> {
    Party { name: &account.name, email: account.email.as_str(), language: account.language, zone: &account.time_zone }
}

fn buyer(checkout: &Checkout) -> Party<'_> {
    let buyer = &checkout.buyer;
    Party { name: &buyer.name, email: buyer.email.as_str(), language: buyer.language, zone: &buyer.zone }
}
