//! What the checkout's pages ask for, and the server functions of their forms: a few lines each over a use case. The latter answer with a
//! redirect, so that they work without scripts.

use crate::paths;
use crate::problem::Problem;
use crate::server::caller::request;
use crate::server::counter::{Asked, asked, coupon as came_with, remember, remember_coupon};
use domain::Time;
use domain::checkout::Form;
use domain::checkout::view::{AtCounter, Outcome};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use service::bookings::{self, BookingError, Visitor};
use service::checkout::{self, Stand, Wish};
use service::gateway::{Action, Gateway, GatewayError};

/// Keeps a time and leads to the checkout; where it is not to be had, back to the page, which tells and shows the times beside it.
#[server(prefix = "/do", endpoint = "hold_time")]
pub async fn hold_time(slug: String, start: Time, zone: String) -> Result<(), Problem> {
    let (house, parts) = request()?;
    let Asked { secret, .. } = asked(&house, &parts)?;
    let address = house.config.client_address(&parts);
    let _turn = house.throttle.hold(&house.office, &address).await?;
    let visitor = Visitor { secret: secret.as_deref(), address: &address };
    match bookings::hold(&house.office, &slug, start, visitor, house.clock.now()).await {
        Ok(granted) => {
            remember(&house, granted.secret.as_ref().map(|secret| secret.reveal().to_owned()).or(secret));
            leptos_axum::redirect(&paths::checkout(&slug, &zone));
        }
        Err(BookingError::Taken(_) | BookingError::NotOffered(_)) => leptos_axum::redirect(&paths::taken(&slug, start, &zone)),
        // What is being paid stays what it is until it is known what becomes of it.
        Err(BookingError::Paying) => leptos_axum::redirect(&paths::checkout(&slug, &zone)),
        Err(BookingError::Resting { until }) => leptos_axum::redirect(&paths::resting(&slug, until, &zone)),
        Err(error) => return Err(error.into()),
    }
    Ok(())
}

/// Gives the visitor's times back, and leads to the page of the service.
#[server(prefix = "/do", endpoint = "release_time")]
pub async fn release_time(slug: String, zone: String) -> Result<(), Problem> {
    let (house, parts) = request()?;
    house.throttle.look(&house.office, &house.config.client_address(&parts))?;
    if let Some(secret) = asked(&house, &parts)?.secret {
        bookings::release(&house.office, &secret, None, house.clock.now()).await?;
    }
    leptos_axum::redirect(&paths::times(&slug, None, &zone));
    Ok(())
}

/// What a visitor chose so far on the page of the checkout; none where it does not say.
#[derive(Debug, Clone, Default)]
pub struct Chosen {
    pub country: Option<String>,
    /// An empty one is none, whatever they came with.
    pub coupon: Option<String>,
    pub instalments: Option<String>,
    /// The key of a form that was refused.
    pub refused: Option<String>,
}

/// What a visitor finds who comes to pay: their held time, or that it is over.
pub async fn read_checkout(slug: String, zone: Option<String>, chosen: Chosen) -> Result<AtCounter, Problem> {
    let (house, parts) = request()?;
    house.throttle.look(&house.office, &house.config.client_address(&parts))?;
    let asked = asked(&house, &parts)?;
    let buyer = asked.buyer(zone.as_deref().unwrap_or_default());
    let Chosen { country, coupon, instalments, refused } = chosen;
    let linked = || came_with(&parts).filter(|_| refused.is_none()).map(String::from);
    let coupon = coupon.or_else(linked);
    let wish = Wish {
        buyer,
        country: country.as_deref(),
        coupon: coupon.as_deref(),
        instalments: instalments.as_deref(),
        refused: refused.as_deref(),
        element: house.till.element(),
    };
    Ok(checkout::show(&house.office, asked.gateway, &slug, wish, house.clock.now()).await?)
}

/// Draws the checkout again with what is typed, so that what a coupon takes off is seen before paying: for a browser without scripts.
#[server(prefix = "/do", endpoint = "apply_coupon")]
pub async fn apply_coupon(slug: String, zone: String) -> Result<(), Problem> {
    leptos_axum::redirect(&paths::checkout_again(&slug, &zone, ApplyCoupon::PATH));
    Ok(())
}

/// Pays for what is held. The same form again answers how it stands, and charges nothing more.
#[server(prefix = "/do", endpoint = "buy")]
pub async fn buy(slug: String, zone: String, form: Form) -> Result<(), Problem> {
    let (house, parts) = request()?;
    let mut asked = asked(&house, &parts)?;
    house.throttle.pay(&house.office, &house.config.client_address(&parts))?;
    asked.find_origin(&house).await?;
    let stand = checkout::buy(&house.office, asked.gateway, &slug, &form, &asked.buyer(&zone), house.clock.now()).await?;
    let paid = paths::paid(&slug, form.key.trim(), &zone);
    // A declined card is tried again, perhaps with another time, and with what the buyer came with.
    if !matches!(stand, Stand::Refused { .. }) {
        remember_coupon(&house, &slug, None);
    }
    leptos_axum::redirect(&match stand {
        Stand::Refused { held_until: Some(_), .. } => paths::refused(&slug, form.key.trim(), &zone),
        Stand::Action(Action::Redirect(step)) => paths::step_of_bank(&step, &house.config.public_url, &paid),
        _ => paid,
    });
    Ok(())
}

/// What became of the form that was sent with this key.
pub async fn checkout_status(slug: String, key: String, zone: Option<String>) -> Result<Outcome, Problem> {
    let (house, parts) = request()?;
    house.throttle.look(&house.office, &house.config.client_address(&parts))?;
    let asked = asked(&house, &parts)?;
    let secret = asked.secret.as_deref().ok_or(Problem::NotFound)?;
    let now = house.clock.now();
    // Pages ask once a second, several of them for one order: its provider is asked by the first of them.
    let stand = match house.throttle.ask(&house.office, &key) {
        true => checkout::look(&house.office, asked.gateway, secret, &key, now).await?,
        false => checkout::status(&house.office, secret, &key, now).await?,
    };
    let producers = match &stand {
        Stand::Booked(_) => service::products::market::page(&house.office, &slug, now).await.map(|page| page.zone).unwrap_or_default(),
        _ => String::new(),
    };
    Ok(match checkout::told(stand, zone.as_deref().unwrap_or(&producers), &producers, house.till.element()) {
        Outcome::GoTo(step) => {
            let back = paths::paid(&slug, &key, zone.as_deref().unwrap_or_default());
            Outcome::GoTo(paths::step_of_bank(&step, &house.config.public_url, &back))
        }
        told => told,
    })
}

/// Whether the sandbox's bank waits for an answer about this payment.
pub async fn bank_step(payment: String) -> Result<bool, Problem> {
    let (house, parts) = request()?;
    house.throttle.look(&house.office, &house.config.client_address(&parts))?;
    let sandbox = house.till.sandbox().ok_or(Problem::NotFound)?;
    match sandbox.fetch(&payment, house.clock.now()).await {
        Ok(report) => Ok(matches!(report.outcome, service::gateway::Outcome::NeedsAction(_))),
        Err(GatewayError::Store(error)) => Err(error.into()),
        Err(_) => Err(Problem::NotFound),
    }
}

/// Answers the step of the sandbox's bank, and leads back.
#[server(prefix = "/do", endpoint = "answer_step")]
pub async fn answer_step(payment: String, passes: bool, back: String) -> Result<(), Problem> {
    let (house, parts) = request()?;
    house.throttle.look(&house.office, &house.config.client_address(&parts))?;
    let sandbox = house.till.sandbox().ok_or(Problem::NotFound)?;
    // Whether it was answered before or not: the way goes back.
    sandbox.answer(&payment, passes, house.clock.now()).await?;
    leptos_axum::redirect(paths::inside(&back));
    Ok(())
}
