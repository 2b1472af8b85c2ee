//! What buyers' pages ask for, and the one server function of their forms.

use crate::problem::Problem;
use crate::server::caller::{cookie, language, request};
use crate::server::counter::{coupon as came_with, remember_coupon};
use chrono::NaiveDate;
use domain::checkout::Code;
use domain::product::search::Search;
use domain::product::view::{Found, Month, SalesPage};
use leptos::prelude::*;
use service::products::{calendar, market as market_place};
use service::waiting::Asks;

/// A page of what is on sale, listed and asked for.
pub async fn market(search: Search) -> Result<Found, Problem> {
    let (house, _) = request()?;
    Ok(market_place::search(&house.office, &search).await?)
}

/// The page of a service on sale, and the coupon with which its visitor comes: the one that the address names, which is remembered until they
/// pay, else the one remembered. What it is worth is told at the checkout.
pub async fn sales_page(slug: String, coupon: Option<String>) -> Result<(SalesPage, Option<Code>), Problem> {
    let (house, parts) = request()?;
    let page = market_place::page(&house.office, &slug, house.clock.now()).await?;
    let named = coupon.and_then(|code| Code::parse(&code).ok());
    if let Some(code) = &named {
        remember_coupon(&house, &page.slug, Some(code));
    }
    Ok((page, named.or_else(|| came_with(&parts))))
}

/// The free times of a service in a month of `zone`; the present month and the producer's zone where none is named.
pub async fn free_times(slug: String, month: Option<NaiveDate>, zone: Option<String>) -> Result<Month, Problem> {
    let (house, parts) = request()?;
    house.throttle.look(&house.office, &house.config.client_address(&parts))?;
    // Who holds a time sees it among the free ones.
    let secret = cookie(&parts, house.config.hold_cookie());
    Ok(calendar::for_visitor(&house.office, &slug, month, zone.as_deref(), secret.as_deref(), house.clock.now()).await?)
}

/// Puts an address on the waiting list of a full day, by the clock of `zone`.
#[server(prefix = "/do", endpoint = "join_waiting")]
pub async fn join_waiting(slug: String, day: NaiveDate, zone: String, email: String) -> Result<(), Problem> {
    let (house, parts) = request()?;
    let address = house.config.client_address(&parts);
    let asks = Asks { email: &email, language: language(&parts), address: &address };
    service::waiting::join(&house.office, &slug, day, &zone, asks, house.clock.now()).await?;
    leptos_axum::redirect(&format!("{}?day={day}&waits=1#wait", crate::paths::sales_page(&slug)));
    Ok(())
}
