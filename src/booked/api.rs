//! What a booking's pages ask for, and the server functions of their forms. Who has a secret of its page is its buyer; forms are answered
//! with a redirect, so that they work without scripts.

use crate::paths;
use crate::problem::Problem;
use crate::server::caller::{cookie, request};
use crate::server::counter::remember;
use chrono::{NaiveDate, NaiveDateTime};
use domain::Time;
use domain::booking::BookedPage;
use domain::calendar::local;
use domain::id::BookingId;
use domain::product::view::Month;
use leptos::prelude::*;
use service::booked;
use service::bookings::Visitor;
use service::checkout::{self, By};
use service::waiting::{self as list, WaitError};

/// A booking's page; nothing where its secret was never given to anybody. `session` names another session of the same purchase.
pub async fn booked(token: String, session: Option<BookingId>, zone: Option<String>) -> Result<Option<BookedPage>, Problem> {
    let (house, parts) = request()?;
    house.throttle.look(&house.office, &house.config.client_address(&parts))?;
    match booked::page(&house.office, &token, session, zone.as_deref(), house.clock.now()).await {
        Err(booked::BookedError::NotFound) => Ok(None),
        page => Ok(Some(page?)),
    }
}

/// The free times for a session, or with `further` for one more of the package.
pub async fn booked_times(
    token: String,
    session: Option<BookingId>,
    further: bool,
    month: Option<NaiveDate>,
    zone: Option<String>,
) -> Result<Month, Problem> {
    let (house, parts) = request()?;
    house.throttle.look(&house.office, &house.config.client_address(&parts))?;
    let (zone, now) = (zone.as_deref(), house.clock.now());
    Ok(match further {
        true => booked::later_times(&house.office, &token, month, zone, now).await?,
        false => booked::times_to_move(&house.office, &token, session, month, zone, now).await?,
    })
}

/// Gives a session another time.
#[server(prefix = "/do", endpoint = "move_booked")]
pub async fn move_booked(token: String, session: Option<BookingId>, start: Time) -> Result<(), Problem> {
    let (house, parts) = request()?;
    house.throttle.look(&house.office, &house.config.client_address(&parts))?;
    booked::move_session(&house.office, &token, session, start, house.clock.now()).await?;
    leptos_axum::redirect(&paths::booking(&token, session));
    Ok(())
}

/// Books one more session of a package.
#[server(prefix = "/do", endpoint = "book_further")]
pub async fn book_further(token: String, start: Time) -> Result<(), Problem> {
    let (house, parts) = request()?;
    house.throttle.look(&house.office, &house.config.client_address(&parts))?;
    let new = booked::book_later(&house.office, &token, start, house.clock.now()).await?;
    leptos_axum::redirect(&paths::booking(&token, Some(new)));
    Ok(())
}

/// Calls a session off, for `shown` minor units that go back; with `unused` the sessions of its package that were never booked.
#[server(prefix = "/do", endpoint = "cancel_booked")]
pub async fn cancel_booked(token: String, session: Option<BookingId>, unused: Option<bool>, shown: i64) -> Result<(), Problem> {
    let (house, parts) = request()?;
    house.throttle.look(&house.office, &house.config.client_address(&parts))?;
    let now = house.clock.now();
    let behind = booked::behind(&mut house.office.db.read().await?, &token, session).await?.booking;
    match unused {
        Some(true) => checkout::give_up_unused(&house.office, house.till.gateway(), (behind.owner, behind.sale), Some(shown), now).await,
        _ => checkout::cancel(&house.office, house.till.gateway(), (behind.owner, behind.id), &By::Buyer, Some(shown), now).await,
    }
    .map_err(booked::BookedError::from)?;
    leptos_axum::redirect(&paths::booking(&token, session));
    Ok(())
}

/// The buyer writes to the producer.
#[server(prefix = "/do", endpoint = "write_to_producer")]
pub async fn write_to_producer(token: String, session: Option<BookingId>, body: String) -> Result<(), Problem> {
    let (house, parts) = request()?;
    house.throttle.look(&house.office, &house.config.client_address(&parts))?;
    booked::write_as_buyer(&house.office, &token, session, &body, house.clock.now()).await?;
    leptos_axum::redirect(&format!("{}#messages", paths::booking(&token, session)));
    Ok(())
}

/// What somebody waits for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitingFor {
    pub service: String,
    pub slug: String,
    pub day: NaiveDate,
    pub zone: String,
    /// The time that is kept for them, and until when, by the clock of that zone.
    pub offer: Option<(NaiveDateTime, NaiveDateTime)>,
}

/// What is behind a link of the waiting list; nothing where nobody waits there.
pub async fn waiting(token: String) -> Result<Option<WaitingFor>, Problem> {
    let (house, parts) = request()?;
    house.throttle.look(&house.office, &house.config.client_address(&parts))?;
    match list::behind(&house.office, &token, house.clock.now()).await {
        Err(WaitError::NotFound) => Ok(None),
        behind => {
            let behind = behind?;
            let offer = behind.offer.map(|(slot, until)| (local(slot.start, &behind.zone), local(until, &behind.zone)));
            Ok(Some(WaitingFor { service: behind.service, slug: behind.slug, day: behind.day, zone: behind.zone, offer }))
        }
    }
}

/// Takes the time that was kept: from now on it is this visitor's hold.
#[server(prefix = "/do", endpoint = "choose_waiting")]
pub async fn choose_waiting(token: String) -> Result<(), Problem> {
    let (house, parts) = request()?;
    let address = house.config.client_address(&parts);
    let _turn = house.throttle.hold(&house.office, &address).await?;
    let presented = cookie(&parts, house.config.hold_cookie());
    let visitor = Visitor { secret: presented.as_deref(), address: &address };
    let (secret, slug) = list::choose(&house.office, &token, visitor, house.clock.now()).await?;
    // Who had a secret keeps it: what they hold or pay elsewhere is theirs by it.
    remember(&house, secret.map(|secret| secret.reveal().to_owned()).or(presented));
    leptos_axum::redirect(&paths::checkout(&slug, ""));
    Ok(())
}

/// Leaves the list.
#[server(prefix = "/do", endpoint = "leave_waiting")]
pub async fn leave_waiting(token: String) -> Result<(), Problem> {
    let (house, parts) = request()?;
    house.throttle.look(&house.office, &house.config.client_address(&parts))?;
    list::leave(&house.office, &token, house.clock.now()).await?;
    leptos_axum::redirect(&paths::waiting(&token));
    Ok(())
}
