//! The job that looks after checkouts: once a second it takes up whatever nobody else has taken up.

use super::BuyError;
use super::settle::{go_on, settle};
use crate::gateway::{Gateway, orders};
use crate::office::Office;
use chrono::TimeDelta;
use domain::Time;
use domain::id::OwnerId;
use store::{StoreError, checkouts};

/// How long the page after paying may lead to the booking's page.
const LINK: TimeDelta = TimeDelta::hours(1);

/// Settles every order that is due, and those that the provider itself has news of. One that fails stops no other and comes again.
pub async fn work(office: &Office, gateway: &dyn Gateway, now: Time) -> Result<(), StoreError> {
    for (owner, key) in gateway.news(now).await? {
        heed(owner, go_on(office, gateway, owner, &key, now).await);
    }
    for (owner, key, standing) in orders::due(office, gateway, now).await? {
        heed(owner, settle(office, gateway, owner, &key, standing, now).await);
    }
    let mut tx = office.db.write().await?;
    checkouts::forget_links(&mut tx, now - LINK).await?;
    tx.commit().await
}

fn heed<T>(owner: OwnerId, settled: Result<T, BuyError>) {
    if let Err(error) = settled {
        tracing::error!(%owner, %error, "an order is not settled");
    }
}
