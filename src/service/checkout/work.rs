//! The job that looks after checkouts: once a second it takes up whatever nobody else has taken up.

use super::BuyError;
use super::settle::{give_up, go_on, settle};
use crate::gateway::{Gateway, orders};
use crate::office::Office;
use chrono::TimeDelta;
use domain::Time;
use domain::id::OwnerId;
use store::{StoreError, checkouts};

/// How long the page after paying may lead to the booking's page.
const LINK: TimeDelta = TimeDelta::hours(1);

/// Orders for times that are not kept any more, of which one run takes care.
const BATCH: i64 = 100;

/// Settles every order that is due, and those that the provider itself has news of; goes on with refunds and with what was charged twice. One that
/// fails stops no other and comes again; a step that fails stops none of those after it.
///
/// # Errors
/// The first of the steps' own, when all were tried.
pub async fn work(office: &Office, gateway: &dyn Gateway, now: Time) -> Result<(), StoreError> {
    let heard = hear(office, gateway, now).await;
    let kept = look_after(office, gateway, now).await;
    let refunds = orders::resume_refunds(office, gateway, now).await;
    let strays = orders::give_back_strays(office, gateway, now).await;
    let forgotten = forget(office, now).await;
    heard.and(kept).and(refunds).and(strays).and(forgotten)
}

async fn hear(office: &Office, gateway: &dyn Gateway, now: Time) -> Result<(), StoreError> {
    for (owner, key) in gateway.news(now).await? {
        heed(owner, go_on(office, gateway, owner, &key, now).await);
    }
    Ok(())
}

async fn look_after(office: &Office, gateway: &dyn Gateway, now: Time) -> Result<(), StoreError> {
    for (owner, key) in checkouts::unkept(&mut office.db.read().await?, gateway.provider(), now, BATCH).await? {
        heed(owner, no_longer(office, gateway, owner, &key, now).await);
    }
    for (owner, key, standing) in orders::due(office, gateway, now).await? {
        heed(owner, settle(office, gateway, owner, &key, standing, now).await);
    }
    Ok(())
}

async fn forget(office: &Office, now: Time) -> Result<(), StoreError> {
    // Once a second nobody waits for the writer where there is nothing to forget.
    if checkouts::has_links(&mut office.db.read().await?, now - LINK).await? {
        let mut tx = office.db.write().await?;
        checkouts::forget_links(&mut tx, now - LINK).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// No step that was left undone stays payable when the time is not kept any more.
async fn no_longer(office: &Office, gateway: &dyn Gateway, owner: OwnerId, key: &str, now: Time) -> Result<(), BuyError> {
    if give_up(office, owner, key, now).await? { go_on(office, gateway, owner, key, now).await } else { Ok(()) }
}

fn heed<T>(owner: OwnerId, settled: Result<T, BuyError>) {
    if let Err(error) = settled {
        tracing::error!(%owner, %error, "an order is not settled");
    }
}
