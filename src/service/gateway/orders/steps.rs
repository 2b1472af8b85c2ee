//! The steps of an order: each one question to the provider, and its answer written down.

use super::{OrderError, notes};
use crate::gateway::{Charge, Gateway, GatewayError, Report};
use crate::office::Office;
use domain::Time;
use domain::checkout::Leg;
use domain::money::Money;
use store::StoreError;
use store::payments::Payment;

pub(super) async fn authorise(office: &Office, gateway: &dyn Gateway, payment: &Payment, alone: bool, now: Time) -> Result<(), OrderError> {
    // Before it is asked for: whoever wants the money back after a crash must know that there may be some.
    if payment.leg == Leg::Unasked && !notes::asking(office, payment).await? {
        return Ok(());
    }
    let charge = Charge {
        owner: payment.owner,
        payment: payment.id,
        amount: payment.amount,
        method: payment.method,
        instalments: payment.instalments,
        card: payment.card.as_deref(),
        captures_now: alone,
    };
    match gateway.authorise(&charge, &format!("{}:authorise", payment.id), now).await {
        Ok(report) => Ok(notes::note(office, payment, &report, now).await?),
        Err(GatewayError::Refused { code }) => {
            tracing::error!(payment = %payment.id, provider = %payment.provider, code, "a charge was not accepted");
            Ok(notes::refused(office, payment, &code, now).await?)
        }
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn capture(office: &Office, gateway: &dyn Gateway, payment: &Payment, now: Time) -> Result<(), OrderError> {
    let id = name(payment)?;
    match gateway.capture(id, &format!("{}:capture", payment.id), now).await {
        Ok(report) => Ok(notes::note(office, payment, &report, now).await?),
        // Lapsed, most likely. What cannot be taken is released, so that the order ends.
        Err(GatewayError::Refused { code }) => {
            tracing::warn!(payment = %payment.id, provider = %payment.provider, code, "a reservation was not taken");
            release(office, gateway, payment, now).await
        }
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn release(office: &Office, gateway: &dyn Gateway, payment: &Payment, now: Time) -> Result<(), OrderError> {
    let id = name(payment)?;
    let answer = gateway.release(id, &format!("{}:release", payment.id), now).await;
    settle(office, gateway, payment, answer, now).await
}

/// Gives back what is left of a charge.
pub(super) async fn undo(office: &Office, gateway: &dyn Gateway, payment: &Payment, now: Time) -> Result<(), OrderError> {
    let id = name(payment)?;
    let rest = Money::new(payment.amount.minor - payment.refunded, payment.amount.currency);
    let answer = gateway.refund(id, rest, &format!("{}:undo:{}", payment.id, payment.refunded), now).await;
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
        Err(GatewayError::Refused { code }) => (gateway.fetch(name(payment)?, now).await?, Some(code)),
        Err(error) => return Err(error.into()),
    };
    let moved = payment.leg.after(report.outcome.leg()) != payment.leg;
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
