//! What buyer and producer are told of a session that changed, in the transaction that changes it.

use crate::bookings::Rescheduled;
use crate::mail::letters::post_with_entry;
use crate::mail::sessions::{self, Party};
use crate::office::Office;
use domain::Time;
use domain::booking::Slot;
use domain::id::AccountId;
use store::accounts::{self, Account};
use store::bookings::Booking;
use store::products::online;
use store::{StoreError, Tx};

/// The session has another time: both get the entry that takes the place of the one before.
pub(super) async fn moved(tx: &mut Tx, office: &Office, moved: &Rescheduled, now: Time) -> Result<(), StoreError> {
    let booking = &moved.booking;
    let (account, service) = about(tx, booking).await?;
    let (producer, buyer) = (producer(&account), buyer(booking));
    let entry = sessions::entry(booking, &service, moved.to, producer, buyer, now);
    let slots = (moved.from, moved.to);
    let letter = sessions::moved(office, &service, slots, buyer, producer.name, false);
    post_with_entry(tx, office, &booking.buyer.email, &letter, &entry, now).await?;
    let letter = sessions::moved(office, &service, slots, producer, buyer.name, true);
    post_with_entry(tx, office, &account.email, &letter, &entry, now).await
}

/// The session is met there: the buyer gets it, with the entry that says so too.
pub(super) async fn meeting(tx: &mut Tx, office: &Office, booking: &Booking, slot: Slot, link: &str, now: Time) -> Result<(), StoreError> {
    let (account, service) = about(tx, booking).await?;
    let (producer, buyer) = (producer(&account), buyer(booking));
    let entry = sessions::entry(booking, &service, slot, producer, buyer, now);
    let letter = sessions::meeting(&service, slot, buyer, producer.name, link);
    post_with_entry(tx, office, &booking.buyer.email, &letter, &entry, now).await
}

/// The producer, and what the service is called.
async fn about(tx: &mut Tx, booking: &Booking) -> Result<(Account, String), StoreError> {
    let missing = |what: &str| StoreError::Corrupt(format!("the {what} of booking {}", booking.id));
    let account = accounts::get(tx, AccountId(booking.owner.0)).await?.ok_or_else(|| missing("producer"))?;
    let service = online::get(tx, booking.owner, booking.product).await?.and_then(|service| service.published);
    Ok((account, service.ok_or_else(|| missing("service"))?.information.name))
}

fn producer(account: &Account) -> Party<'_> {
    Party { name: &account.name, email: account.email.as_str(), language: account.language, zone: &account.time_zone }
}

fn buyer(booking: &Booking) -> Party<'_> {
    let buyer = &booking.buyer;
    Party { name: &buyer.name, email: buyer.email.as_str(), language: buyer.language, zone: &buyer.zone }
}
