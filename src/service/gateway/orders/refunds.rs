//! Giving a part of an order back: noted first, then asked for, and looked after until it has reached the buyer or was refused.

use super::{BATCH, OrderError, SOON, notes, pause, steps};
use crate::gateway::{Gateway, GatewayError, GivenState};
use crate::office::Office;
use domain::Time;
use domain::checkout::{Charged, Leg};
use domain::id::OwnerId;
use domain::money::{Money, split};
use store::payments::{self, Payment, Refund};
use store::{StoreError, Tx};

/// Gives a part of a paid order back, from both cards in proportion; once for each `refund_key`. How much has gone back in all, or is on its way.
///
/// Its sale is told by `checkout::settle`, as of every refund, whoever gave it: who calls this records nothing.
///
/// # Errors
/// [`OrderError::NotGivenBack`] where the provider refused, also when it is asked for again under the same key.
pub async fn refund(
    office: &Office,
    gateway: &dyn Gateway,
    owner: OwnerId,
    key: &str,
    (refund_key, amount): (&str, Charged),
    now: Time,
) -> Result<Charged, OrderError> {
    let mut tx = office.db.write().await?;
    let (refund, is_new) = note_refund(&mut tx, owner, key, (refund_key, amount), now).await?;
    let charges = payments::of_order(&mut tx, owner, key).await?;
    tx.commit().await?;
    if !refund.has_ended() {
        make(office, gateway, &charges, &refund, is_new, now).await?;
    }
    let currency = amount.0.currency;
    let refund = payments::refund_of(&mut office.db.read().await?, owner, key, refund_key).await?.ok_or(OrderError::NotFound)?;
    match &refund.refused {
        Some(code) => Err(OrderError::NotGivenBack { code: code.clone(), given: Charged(Money::new(refund.amount(), currency)) }),
        None => Ok(Charged(Money::new(refund.up_to, currency))),
    }
}

/// Notes what is to go back of a paid order, in the transaction of what it goes back for; [`refund`] asks for it, or those who look after
/// orders do soon. The refund, and whether it is new: under one key there is one.
///
/// # Errors
/// [`OrderError::TooMuch`] where less than that is left.
pub async fn note_refund(
    tx: &mut Tx,
    owner: OwnerId,
    key: &str,
    (refund_key, Charged(amount)): (&str, Charged),
    now: Time,
) -> Result<(Refund, bool), OrderError> {
    let refunds = payments::refunds_of(tx, owner, key).await?;
    let charges = payments::of_order(tx, owner, key).await?;
    let first = charges.first().ok_or(OrderError::NotFound)?;
    if charges.iter().any(|charge| !charge.leg.is_kept() && charge.leg != Leg::Refunded) {
        return Err(OrderError::NotPaid);
    }
    if amount.currency != first.amount.currency || amount.minor <= 0 {
        return Err(OrderError::TooMuch);
    }
    if let Some(known) = refunds.iter().find(|refund| refund.key == refund_key) {
        return Ok((known.clone(), false));
    }
    let (parts, up_to) = divide(&charges, &refunds, amount.minor).ok_or(OrderError::TooMuch)?;
    let refund = Refund { key: refund_key.to_owned(), parts, up_to, made_at: None, refused: None, looks: 0 };
    payments::add_refund(tx, owner, key, &refund, now, now + SOON).await?;
    Ok((refund, true))
}

/// Goes on with refunds that were noted and of which nobody knows yet whether they were made.
pub async fn resume_refunds(office: &Office, gateway: &dyn Gateway, now: Time) -> Result<(), StoreError> {
    let due = payments::refunds_due(&mut office.db.read().await?, gateway.provider(), now, BATCH).await?;
    for (owner, key, refund_key, looks) in due {
        let resumed = async {
            let mut tx = office.db.write().await?;
            payments::put_off_refund(&mut tx, owner, &key, &refund_key, now + pause(looks)).await?;
            tx.commit().await?;
            let mut tx = office.db.read().await?;
            let refund = payments::refund_of(&mut tx, owner, &key, &refund_key).await?;
            let charges = payments::of_order(&mut tx, owner, &key).await?;
            drop(tx);
            match refund.filter(|refund| !refund.has_ended()) {
                Some(refund) => make(office, gateway, &charges, &refund, false, now).await,
                None => Ok(()),
            }
        };
        // One that cannot be read stops no other, and rests as all do.
        if let Err(error) = resumed.await {
            tracing::warn!(%owner, provider = %gateway.provider(), %error, "a refund does not go on");
        }
    }
    Ok(())
}

/// What each card gives back of `amount`, and what has gone back in all with it; none where that is more than is left.
///
/// What the provider shows beyond our own refunds was given back at its side: that is not given back again. In all, each card gives back its
/// share, so refunds in any number end at the same cents.
fn divide(charges: &[Payment], refunds: &[Refund], amount: i64) -> Option<([i64; 2], i64)> {
    let back: Vec<i64> = charges
        .iter()
        .zip(0..2)
        .map(|(charge, place)| refunds.iter().map(|refund| refund.parts[place]).sum::<i64>().max(charge.refunded))
        .collect();
    let room: Vec<i64> = charges.iter().zip(&back).map(|(charge, back)| (charge.amount.minor - back).max(0)).collect();
    let up_to = back.iter().sum::<i64>().checked_add(amount).filter(|_| amount <= room.iter().sum())?;
    let weights: Vec<u64> = charges.iter().map(|charge| u64::try_from(charge.amount.minor).unwrap_or(0)).collect();
    let second_room = room.get(1).copied().unwrap_or(0);
    let first = (split(up_to, &weights)[0] - back[0]).clamp((amount - second_room).max(0), amount.min(room[0]));
    Some(([first, amount - first], up_to))
}

/// The key under which a card is asked for its part of a refund.
fn part_key(charge: &Payment, refund_key: &str) -> String {
    format!("{}:refund:{refund_key}", charge.id)
}

/// The refund that a card's part was asked for by; none for what goes back otherwise.
pub(super) fn refund_key<'a>(charge: &Payment, key: &'a str) -> Option<&'a str> {
    key.strip_prefix(&charge.id.to_string())?.strip_prefix(":refund:")
}

/// Whether what was refused with this word may be done another day: there is not enough at the provider's yet, or its key was not good.
fn may_pass(code: &str) -> bool {
    matches!(code, "balance_insufficient" | "status_401" | "status_403")
}

/// Asks for every part. One that may have been asked for before is looked up first: its key may be forgotten.
async fn make(
    office: &Office,
    gateway: &dyn Gateway,
    charges: &[Payment],
    refund: &Refund,
    is_new: bool,
    now: Time,
) -> Result<(), OrderError> {
    if charges.iter().any(|charge| charge.provider != gateway.provider()) {
        return Err(OrderError::OtherProvider);
    }
    let mut is_on_its_way = false;
    for (charge, part) in charges.iter().zip(refund.parts).filter(|(_, part)| *part > 0) {
        let (id, key) = (steps::name(charge)?, part_key(charge, &refund.key));
        let made = match is_new {
            true => None,
            false => gateway.refunds(id, now).await?.into_iter().find(|given| given.key.as_deref() == Some(&key)),
        };
        let answer = match made {
            Some(given) => Ok(given),
            None => gateway.refund(id, Money::new(part, charge.amount.currency), &key, now).await,
        };
        match answer {
            Ok(given) => {
                let report = gateway.fetch(id, now).await?;
                notes::note(office, charge, &report, now).await?;
                match given.state {
                    GivenState::Made => {}
                    GivenState::OnItsWay => is_on_its_way = true,
                    GivenState::Failed(_) => notes::refund_failed(office, charge, &given, now).await?,
                }
            }
            Err(GatewayError::Refused { code }) if !may_pass(&code) => {
                tracing::error!(payment = %charge.id, provider = %charge.provider, code, "a refund was refused");
                let mut tx = office.db.write().await?;
                payments::refuse_part(&mut tx, charge.owner, &charge.order_key, &refund.key, charge.place, &code).await?;
                tx.commit().await?;
                // It may have gone back at the provider's side.
                steps::fetch(office, gateway, charge, now).await?;
            }
            Err(error) => return Err(error.into()),
        }
    }
    let Some(first) = charges.first().filter(|_| !is_on_its_way) else { return Ok(()) };
    let mut tx = office.db.write().await?;
    let left = payments::refund_of(&mut tx, first.owner, &first.order_key, &refund.key).await?;
    if left.is_some_and(|left| !left.has_ended()) {
        payments::refund_made(&mut tx, first.owner, &first.order_key, &refund.key, now).await?;
        tx.commit().await?;
    }
    Ok(())
}
