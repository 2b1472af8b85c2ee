//! Giving a part of an order back: noted first, then asked for, and looked after until it has reached the buyer or was refused for good.
//!
//! What a provider refuses for a while (the buyer's bank disputes the charge, there is not enough at the provider's) stays wanted: it is asked for
//! again under another key, because providers answer a key that they refused with the same refusal. Of what is refused for good its owner hears.

use super::{BATCH, OrderError, SOON, notes, pause, steps};
use crate::gateway::{Gateway, GatewayError, Given, GivenState};
use crate::office::Office;
use chrono::TimeDelta;
use domain::Time;
use domain::checkout::{Charged, Leg};
use domain::id::OwnerId;
use domain::money::{Money, split};
use store::payments::{self, Payment, Refund};
use store::{StoreError, Tx};

/// How long a refund is asked for that the provider refuses for a while.
const LONGEST: TimeDelta = TimeDelta::days(90);

/// Gives a part of a paid order back, from both cards in proportion; once for each `refund_key`. How much has gone back in all, or is on its way.
///
/// Its sale is told by `checkout::settle`, as of every refund, whoever gave it: who calls this records nothing.
///
/// # Errors
/// [`OrderError::NotGivenBack`] where the provider refused, also when it is asked for again under the same key: for good, or for now.
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
    // What was refused for now has its own time.
    let rests = refund.waits() && refund.look_at.is_some_and(|at| now < at);
    if !refund.has_ended() && !rests {
        make(office, gateway, &charges, &refund, is_new, now).await?;
    }
    let currency = amount.0.currency;
    let refund = payments::refund_of(&mut office.db.read().await?, owner, key, refund_key).await?.ok_or(OrderError::NotFound)?;
    match &refund.refused {
        Some(code) => {
            let given = if refund.waits() { 0 } else { refund.amount() };
            Err(OrderError::NotGivenBack { code: code.clone(), given: Charged(Money::new(given, currency)) })
        }
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
    let refund = Refund {
        key: refund_key.to_owned(),
        parts,
        up_to,
        made_at: None,
        refused: None,
        looks: 0,
        attempt: 0,
        noted_at: now,
        look_at: Some(now + SOON),
    };
    payments::add_refund(tx, owner, key, &refund).await?;
    Ok((refund, true))
}

/// Goes on with refunds that were noted and of which nobody knows yet whether they were made.
pub async fn resume_refunds(office: &Office, gateway: &dyn Gateway, now: Time) -> Result<(), StoreError> {
    let due = payments::refunds_due(&mut office.db.read().await?, gateway.provider(), now, BATCH).await?;
    for (owner, key, refund_key) in due {
        let resumed = async {
            let mut tx = office.db.write().await?;
            let refund = payments::refund_of(&mut tx, owner, &key, &refund_key).await?;
            let Some(refund) = refund.filter(|refund| !refund.has_ended()) else { return Ok(()) };
            let rests = if refund.waits() { rest(refund.looks) } else { pause(refund.looks) };
            payments::put_off_refund(&mut tx, owner, &key, &refund_key, now + rests).await?;
            tx.commit().await?;
            let charges = payments::of_order(&mut office.db.read().await?, owner, &key).await?;
            make(office, gateway, &charges, &refund, false, now).await
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

/// The key under which a card is asked for its part of a refund, so often refused.
fn part_key(charge: &Payment, refund_key: &str, attempt: i64) -> String {
    let first = format!("{}:refund:{refund_key}", charge.id);
    if attempt == 0 { first } else { format!("{first}#{attempt}") }
}

/// The refund that a card's part was asked for by; none for what goes back otherwise.
pub(super) fn refund_key<'a>(charge: &Payment, key: &'a str) -> Option<&'a str> {
    let name = key.strip_prefix(&charge.id.to_string())?.strip_prefix(":refund:")?;
    let again = name.rsplit_once('#').filter(|(_, attempt)| attempt.parse::<u32>().is_ok());
    Some(again.map_or(name, |(name, _)| name))
}

/// Whether what was refused with this word may be done another day: the buyer's bank asks for it, there is not enough at the provider's yet, or
/// our key there was not good.
fn may_pass(code: &str) -> bool {
    matches!(
        code,
        "charge_disputed"
            | "charge_for_pending_refund_disputed"
            | "balance_insufficient"
            | "insufficient_funds"
            | "status_401"
            | "status_403"
    )
}

/// How long a refund rests that was refused for now: an hour, doubled with each look in vain, at most a day.
fn rest(looks: i64) -> TimeDelta {
    TimeDelta::hours((1 << looks.clamp(0, 5)).min(24))
}

/// Notes that the provider did not give back what a card was to: as long as that may pass, it is asked for again; else its owner hears of it,
/// unless the buyer has the money already.
pub(super) async fn refused(
    tx: &mut Tx,
    office: &Office,
    charge: &Payment,
    refund_key: &str,
    why: &str,
    now: Time,
) -> Result<(), StoreError> {
    let Some(refund) = payments::refund_of(tx, charge.owner, &charge.order_key, refund_key).await? else { return Ok(()) };
    if (charge.leg == Leg::Disputed || may_pass(why)) && now < refund.noted_at + LONGEST {
        let again = now + rest(refund.looks);
        return payments::ask_refund_again(tx, charge.owner, &charge.order_key, refund_key, why, again).await;
    }
    payments::refuse_part(tx, charge.owner, &charge.order_key, refund_key, charge.place, why).await?;
    match charge.leg {
        Leg::Refunded | Leg::ChargedBack => Ok(()),
        _ => notes::tell_of_failure(tx, office, charge, now).await,
    }
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
        let id = steps::name(charge)?;
        let made = if is_new { None } else { made_of(gateway.refunds(id, now).await?, charge, refund) };
        let answer = match made {
            Some(given) => Ok(given),
            None if refund.waits() && !is_kept(office, gateway, charge, now).await? => Err(GatewayError::Refused { code: NOT_KEPT.into() }),
            None => {
                let key = part_key(charge, &refund.key, refund.attempt);
                gateway.refund(id, Money::new(part, charge.amount.currency), &key, now).await
            }
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
            Err(GatewayError::Refused { code }) => {
                tracing::error!(payment = %charge.id, provider = %charge.provider, code, "a refund was refused");
                // It may have gone back at the provider's side, or the buyer's bank asks for it and nobody has told us.
                if let Err(error) = steps::fetch(office, gateway, charge, now).await {
                    tracing::warn!(payment = %charge.id, %error, "nobody says how a charge stands");
                }
                let mut tx = office.db.write().await?;
                let known = payments::get(&mut tx, charge.owner, charge.id).await?;
                refused(&mut tx, office, known.as_ref().unwrap_or(charge), &refund.key, &code, now).await?;
                tx.commit().await?;
            }
            Err(error) => return Err(error.into()),
        }
    }
    let Some(first) = charges.first().filter(|_| !is_on_its_way) else { return Ok(()) };
    let mut tx = office.db.write().await?;
    let left = payments::refund_of(&mut tx, first.owner, &first.order_key, &refund.key).await?;
    if left.is_some_and(|left| !left.has_ended() && left.attempt == refund.attempt) {
        payments::refund_made(&mut tx, first.owner, &first.order_key, &refund.key, now).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// Why nobody was asked: the charge is not kept now, or not any more.
const NOT_KEPT: &str = "charge_not_kept";

/// What the provider shows of a card's part, whichever attempt it was; one that failed only where it was the last.
fn made_of(given: Vec<Given>, charge: &Payment, refund: &Refund) -> Option<Given> {
    let is_by = |given: &Given, attempt: i64| given.key.as_deref() == Some(&part_key(charge, &refund.key, attempt));
    let is_good = |given: &Given| !matches!(given.state, GivenState::Failed(_));
    let good = given.iter().find(|given| is_good(given) && (0..=refund.attempt).any(|attempt| is_by(given, attempt)));
    good.or_else(|| given.iter().find(|given| is_by(given, refund.attempt))).cloned()
}

/// Whether a charge is kept now: its provider is asked, for the end of a dispute may not have been heard.
async fn is_kept(office: &Office, gateway: &dyn Gateway, charge: &Payment, now: Time) -> Result<bool, OrderError> {
    steps::fetch(office, gateway, charge, now).await?;
    let known = payments::get(&mut office.db.read().await?, charge.owner, charge.id).await?;
    Ok(known.is_some_and(|known| known.leg.is_kept()))
}
