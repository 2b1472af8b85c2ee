//! The steps of an order: each one question to the provider, and its answer written down.

use super::{KEY_LIVES, OrderError, SETTLES, notes};
use crate::gateway::{Charge, Gateway, GatewayError, Given, GivenState, Outcome, Report};
use crate::office::Office;
use domain::Time;
use domain::checkout::{Goal, Leg};
use domain::money::Money;
use store::StoreError;
use store::payments::Payment;

pub(super) async fn authorise(office: &Office, gateway: &dyn Gateway, payment: &Payment, alone: bool, now: Time) -> Result<(), OrderError> {
    let is_first = payment.leg == Leg::Unasked;
    if is_first {
        // Before it is asked for: whoever wants the money back after a crash must know that there may be some.
        if !notes::asking(office, payment, now).await? {
            return Ok(());
        }
    } else if payment.goal == Goal::GiveBack || first_asked(payment) + KEY_LIVES <= now {
        // Asked again, it would be charged once more where the key is forgotten, and charged at all where nobody wants it.
        return look_up(office, gateway, payment, now).await;
    } else {
        notes::asking_again(office, payment, now).await?;
    }
    let charge = Charge {
        owner: payment.owner,
        payment: payment.id,
        amount: payment.amount,
        method: payment.method,
        instalments: payment.instalments,
        card: payment.card.as_ref().map(|card| card.0.as_str()),
        captures_now: alone,
    };
    match gateway.authorise(&charge, &format!("{}:authorise", payment.id), now).await {
        Ok(report) => Ok(notes::note(office, payment, &report, now).await?),
        // Of what was asked before and not heard, a refusal proves nothing.
        Err(GatewayError::Refused { code }) if is_first => {
            tracing::error!(payment = %payment.id, provider = %payment.provider, code, "a charge was not accepted");
            Ok(notes::refused(office, payment, &code, now).await?)
        }
        Err(error) => Err(error.into()),
    }
}

fn first_asked(payment: &Payment) -> Time {
    payment.first_asked.unwrap_or(payment.created_at)
}

/// Looks up what came of a charge that was never heard of. What its provider does not show, long enough after the last question, never was.
async fn look_up(office: &Office, gateway: &dyn Gateway, payment: &Payment, now: Time) -> Result<(), OrderError> {
    let mut found = gateway.find(payment.owner, payment.id, first_asked(payment), now).await?;
    if found.is_empty() {
        if payment.last_asked.unwrap_or(payment.created_at) + SETTLES > now {
            return Err(GatewayError::Unsure.into());
        }
        return Ok(notes::refused(office, payment, "never_charged", now).await?);
    }
    // The first that is noted is the payment's own, all others are strays: one that was taken rather than one that failed.
    found.sort_by_key(|report| report.outcome.leg().is_refused());
    for report in found {
        notes::note(office, payment, &report, now).await?;
    }
    Ok(())
}

pub(super) async fn capture(office: &Office, gateway: &dyn Gateway, payment: &Payment, now: Time) -> Result<(), OrderError> {
    let id = name(payment)?;
    match gateway.capture(id, &format!("{}:capture", payment.id), now).await {
        Ok(report) if !is_failed(report.outcome.leg()) => Ok(notes::note(office, payment, &report, now).await?),
        Ok(report) => give_up(office, gateway, payment, report.outcome.leg().name(), now).await,
        // Lapsed, most likely.
        Err(GatewayError::Refused { code }) => give_up(office, gateway, payment, &code, now).await,
        Err(error) => Err(error.into()),
    }
}

/// What cannot be taken is released, so that the order ends. Where even that is refused, how it stands now counts.
async fn give_up(office: &Office, gateway: &dyn Gateway, payment: &Payment, why: &str, now: Time) -> Result<(), OrderError> {
    tracing::warn!(payment = %payment.id, provider = %payment.provider, why, "a reservation was not taken");
    let id = name(payment)?;
    let report = match gateway.release(id, &format!("{}:release", payment.id), now).await {
        Err(GatewayError::Refused { .. } | GatewayError::Doubtful { .. }) => gateway.fetch(id, now).await?,
        answer => answer?,
    };
    let is_over = is_failed(report.outcome.leg());
    let report = if is_over { Report { outcome: Outcome::Released, ..report } } else { report };
    if payment.leg.after(report.outcome.leg()) == payment.leg {
        return Err(GatewayError::Refused { code: why.to_owned() }.into());
    }
    Ok(notes::note(office, payment, &report, now).await?)
}

/// Whether a charge failed, so that nothing is reserved for it any more.
fn is_failed(leg: Leg) -> bool {
    leg.is_refused() && leg != Leg::Released
}

pub(super) async fn release(office: &Office, gateway: &dyn Gateway, payment: &Payment, now: Time) -> Result<(), OrderError> {
    let id = name(payment)?;
    let answer = gateway.release(id, &format!("{}:release", payment.id), now).await;
    settle(office, gateway, payment, answer, now).await
}

/// Refunds of one charge that may fail before a person has to see to it.
const MOST_FAILURES: usize = 3;

/// Gives back what is left of a charge, once: what the provider shows is not asked for again, except where it failed.
pub(super) async fn undo(office: &Office, gateway: &dyn Gateway, payment: &Payment, now: Time) -> Result<(), OrderError> {
    let id = name(payment)?;
    let ours = format!("{}:undo:", payment.id);
    let known: Vec<Given> = gateway.refunds(id, now).await?;
    let is_failure =
        |given: &&Given| matches!(given.state, GivenState::Failed(_)) && given.key.as_ref().is_some_and(|key| key.starts_with(&ours));
    let failures = known.iter().filter(is_failure).count();
    if failures >= MOST_FAILURES {
        tracing::error!(payment = %payment.id, provider = %payment.provider, failures, "a charge cannot be given back: somebody has to see to it");
        return Err(GatewayError::Refused { code: "refunds_fail".into() }.into());
    }
    let key = format!("{ours}{}:{failures}", payment.refunded);
    let rest = Money::new(payment.amount.minor - payment.refunded, payment.amount.currency);
    let answer = match known.iter().any(|given| given.key.as_ref() == Some(&key)) {
        true => gateway.fetch(id, now).await,
        false => match gateway.refund(id, rest, &key, now).await {
            Ok(Given { state: GivenState::Failed(code), .. }) => Err(GatewayError::Refused { code }),
            Ok(_) => gateway.fetch(id, now).await,
            Err(error) => Err(error),
        },
    };
    settle(office, gateway, payment, answer, now).await
}

/// Notes an answer. Where the provider refuses, the charge may have moved on without us: then how it stands now counts.
async fn settle(
    office: &Office,
    gateway: &dyn Gateway,
    payment: &Payment,
    answer: Result<Report, GatewayError>,
    now: Time,
) -> Result<(), OrderError> {
    let (report, refusal) = match answer {
        Ok(report) => (report, None),
        Err(GatewayError::Refused { code } | GatewayError::Doubtful { code }) => (gateway.fetch(name(payment)?, now).await?, Some(code)),
        Err(error) => return Err(error.into()),
    };
    let more_is_back =
        matches!(report.outcome, Outcome::Approved { refunded } | Outcome::DisputeWon { refunded } if refunded > payment.refunded);
    let moved = more_is_back || payment.leg.after(report.outcome.leg()) != payment.leg;
    notes::note(office, payment, &report, now).await?;
    match refusal {
        Some(code) if !moved => Err(GatewayError::Refused { code }.into()),
        _ => Ok(()),
    }
}

pub(super) async fn fetch(office: &Office, gateway: &dyn Gateway, payment: &Payment, now: Time) -> Result<(), OrderError> {
    let report = gateway.fetch(name(payment)?, now).await?;
    Ok(notes::note(office, payment, &report, now).await?)
}

/// What the provider calls a charge that it knows.
pub(super) fn name(payment: &Payment) -> Result<&str, OrderError> {
    let missing = || StoreError::Corrupt(format!("payment {} is {} and has no name at its provider", payment.id, payment.leg));
    Ok(payment.provider_id.as_deref().ok_or_else(missing)?)
}
