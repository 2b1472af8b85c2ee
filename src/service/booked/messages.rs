//! Messages between buyer and producer about a session: kept, and sent to the other side as a letter in the same transaction.

use super::links::{Behind, behind, fresh_link};
use super::{BookedError, Parties};
use crate::agenda::did;
use crate::asking::Who;
use crate::limits::{Limit, allow};
use crate::mail::booked as letters;
use crate::mail::letters::post;
use crate::office::Office;
use chrono::TimeDelta;
use domain::Time;
use domain::booking::{MOST_MESSAGE, Message};
use domain::calendar::local;
use domain::collaborators::audit::Action;
use domain::id::{BookingId, OwnerId};
use store::bookings::messages::{self, Written};
use store::bookings::{self, Booking};

/// Most messages of one side about one session in an hour: each is a letter to somebody.
const MOST: i64 = 20;

/// The buyer writes to the producer. An empty message is none.
pub async fn write_as_buyer(office: &Office, token: &str, session: Option<BookingId>, body: &str, now: Time) -> Result<(), BookedError> {
    let Behind { booking, .. } = behind(&mut office.db.read().await?, token, session).await?;
    write(office, &booking, None, body, now).await
}

/// The producer, or who may act for them, writes to the buyer.
pub async fn write_as_producer(office: &Office, who: impl Into<Who>, id: BookingId, body: &str, now: Time) -> Result<(), BookedError> {
    let who = who.into();
    let owner = who.owner();
    let booking = bookings::booking(&mut office.db.read().await?, owner, id).await?.ok_or(BookedError::NotFound)?;
    write(office, &booking, Some(&who), body, now).await
}

/// What was written about a session of an owner, the oldest first, by the clock of `zone`.
pub async fn about(office: &Office, owner: OwnerId, id: BookingId, zone: &str) -> Result<Vec<Message>, BookedError> {
    let mut tx = office.db.read().await?;
    bookings::booking(&mut tx, owner, id).await?.ok_or(BookedError::NotFound)?;
    let written = messages::of_booking(&mut tx, owner, id, super::page::SHOWN).await?;
    let message = |one: Written| Message { at: one.at, local: local(one.at, zone), is_buyers: one.author.is_none(), body: one.body };
    Ok(written.into_iter().map(message).collect())
}

/// How long the same words of the same side are the same message.
const AGAIN: TimeDelta = TimeDelta::minutes(10);

async fn write(office: &Office, booking: &Booking, who: Option<&Who>, body: &str, now: Time) -> Result<(), BookedError> {
    let author = who.map(Who::account);
    let body = clean(body);
    if body.is_empty() {
        return Ok(());
    }
    if body.chars().count() > MOST_MESSAGE {
        return Err(BookedError::TooLong);
    }
    let (id, side) = (booking.id.to_string(), if author.is_none() { "buyer" } else { "producer" });
    if !allow(office, &[Limit { kind: "message", who: &[&id, side], most: MOST, seconds: 3_600 }], now).await? {
        return Err(BookedError::TooOften);
    }
    let mut tx = office.db.write().await?;
    // Who writes about the same session waits: messages have an order.
    bookings::locked_booking(&mut tx, booking.owner, booking.id).await?.ok_or(BookedError::NotFound)?;
    // A form whose answer was lost is sent again by browsers.
    let written = messages::of_booking(&mut tx, booking.owner, booking.id, 1).await?;
    if written.last().is_some_and(|last| last.author == author && last.body == body && now < last.at + AGAIN) {
        return Ok(());
    }
    messages::add(&mut tx, booking.owner, booking.id, &Written { at: now, author, body: body.clone() }).await?;
    let parties = Parties::of(&mut tx, booking).await?;
    let (producer, buyer) = (parties.producer(), parties.buyer());
    if author.is_none() {
        let letter = letters::message_for_producer(office, &parties.service, producer, buyer.name, &body);
        post(&mut tx, office, &parties.account.email, &letter, now).await?;
    } else {
        let link = fresh_link(&mut tx, office, booking.owner, booking.id, now).await?;
        let letter = letters::message_for_buyer(office, &parties.service, buyer, producer.name, &body, &link);
        post(&mut tx, office, &booking.buyer.email, &letter, now).await?;
    }
    if let Some(who) = who {
        did(&mut tx, office, who, (Action::BuyerWritten, booking.id), vec![], now).await?;
    }
    Ok(tx.commit().await?)
}

/// Lines as they were typed, without what no page can show.
fn clean(body: &str) -> String {
    let kept = |letter: &char| !letter.is_control() || *letter == '\n';
    body.replace("\r\n", "\n").chars().filter(kept).collect::<String>().trim().to_owned()
}
