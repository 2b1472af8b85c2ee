//! Reminders of sessions, a day and an hour before, to buyer and producer.

use super::{Parties, fresh_link};
use crate::mail::booked as letters;
use crate::mail::letters::post;
use crate::office::Office;
use chrono::TimeDelta;
use domain::Time;
use domain::booking::ClaimState;
use store::StoreError;
use store::bookings::reminders::{self, Due, Kind};

/// Reminders of a kind that are read at once.
const BATCH: i64 = 200;

/// Sends what is due; how many sessions were reminded of. For the minute: nothing is sent twice however often it runs, on however many
/// nodes, and nothing for a time that a session has no longer.
pub async fn work(office: &Office, now: Time) -> Result<u64, StoreError> {
    let hour = TimeDelta::hours(1);
    // Two hours before, "tomorrow" would be too late a word: then only the hour is left.
    let kinds = [(Kind::Hour, now, now + hour, hour), (Kind::Day, now + hour * 2, now + hour * 24, hour * 24)];
    let mut sent = 0;
    for (kind, after, until, taken_by) in kinds {
        let taken_by = taken_by.num_microseconds().unwrap_or(i64::MAX);
        let mut last = None;
        loop {
            // Page by page: those that always fail keep none behind them waiting.
            let due = reminders::due(&mut office.db.read().await?, kind, (after, until), taken_by, last.as_ref(), BATCH).await?;
            for one in &due {
                match remind(office, one, kind, now).await {
                    Ok(true) => sent += 1,
                    Ok(false) => {}
                    // One that fails stops no other, and comes again.
                    Err(error) => tracing::error!(owner = %one.owner, booking = %one.booking, %error, "a session is not reminded of"),
                }
            }
            last = due.last().copied();
            if (due.len() as i64) < BATCH {
                break;
            }
        }
    }
    Ok(sent)
}

async fn remind(office: &Office, due: &Due, kind: Kind, now: Time) -> Result<bool, StoreError> {
    let Due { owner, booking: id, claim, .. } = *due;
    let mut tx = office.db.write().await?;
    let Some(booking) = store::bookings::locked_booking(&mut tx, owner, id).await? else { return Ok(false) };
    let standing = store::bookings::get(&mut tx, owner, claim).await?.map(|claim| claim.standing.state());
    // It may have moved or been called off since it was found.
    if booking.claim != claim || standing != Some(ClaimState::Booked) || !reminders::note(&mut tx, owner, claim, kind, now).await? {
        return Ok(false);
    }
    let parties = Parties::of(&mut tx, &booking).await?;
    let (producer, buyer) = (parties.producer(), parties.buyer());
    let is_soon = kind == Kind::Hour;
    let link = fresh_link(&mut tx, office, owner, id, now).await?;
    let letter = letters::reminder_for_buyer(office, &parties.service, parties.slot, buyer, producer.name, is_soon, &link);
    post(&mut tx, office, &booking.buyer.email, &letter, now).await?;
    let letter = letters::reminder_for_producer(office, &parties.service, parties.slot, producer, buyer.name, is_soon);
    post(&mut tx, office, &parties.account.email, &letter, now).await?;
    tx.commit().await?;
    Ok(true)
}
