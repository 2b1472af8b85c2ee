//! The agenda for other programs: the feed behind its secret address, and the table of sessions as a file.

use crate::problem::Problem;
use crate::server::caller::{Caller, ClientAddress};
use crate::server::document::nowhere;
use crate::server::state::House;
use axum::Router;
use axum::extract::rejection::PathRejection;
use axum::extract::{Extension, Path, Query, Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use chrono::NaiveDate;
use service::agenda::{self, AgendaError};
use std::collections::HashMap;

/// Where the feeds are, as the router writes it.
pub const FEED: &str = "/agenda/feed/{secret}";
/// Where the table of sessions is.
pub const EXPORT: &str = "/agenda/export";

/// The routes of [`FEED`] and [`EXPORT`].
pub fn routes() -> Router<House> {
    Router::new().route(FEED, get(feed)).route(EXPORT, get(export))
}

/// A calendar file for who has the address; nobody keeps a copy on the way.
async fn feed(State(house): State<House>, secret: Result<Path<String>, PathRejection>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let looked = house.throttle.look(&house.office, &house.config.client_address(&parts));
    let request = Request::from_parts(parts, body);
    if let Err(problem) = looked {
        return refused(&problem);
    }
    let Ok(Path(secret)) = secret else { return nowhere(State(house), request).await };
    // What stands after the secret is for programs that look at how an address ends.
    let secret = secret.strip_suffix(".ics").unwrap_or(&secret);
    match agenda::published(&house.office, secret, house.clock.now()).await {
        Ok(file) => {
            let kind = (header::CONTENT_TYPE, "text/calendar; charset=utf-8");
            let hidden = (header::HeaderName::from_static("x-robots-tag"), "noindex");
            ([kind, (header::CACHE_CONTROL, "private, no-store"), (header::REFERRER_POLICY, "no-referrer"), hidden], file).into_response()
        }
        Err(AgendaError::NotFound) => nowhere(State(house), request).await,
        Err(error) => failed(error),
    }
}

/// The sessions from one day to another, as a file to keep.
async fn export(
    State(house): State<House>,
    Extension(caller): Extension<Caller>,
    Query(query): Query<HashMap<String, String>>,
    address: ClientAddress,
) -> Response {
    let asking = caller.asking(address.0, house.clock.now());
    let Some(asking) = asking else { return StatusCode::UNAUTHORIZED.into_response() };
    let day = |name: &str| -> Option<NaiveDate> { query.get(name).and_then(|day| day.parse().ok()) };
    match agenda::export(&house.office, &asking, (day("from"), day("to"))).await {
        Ok(table) => {
            let kind = (header::CONTENT_TYPE, "text/csv; charset=utf-8");
            let name = (header::CONTENT_DISPOSITION, "attachment; filename=\"sessions.csv\"");
            ([kind, name, (header::CACHE_CONTROL, "private, no-store")], table).into_response()
        }
        Err(error) => failed(error),
    }
}

fn failed(error: AgendaError) -> Response {
    refused(&error.into())
}

fn refused(problem: &Problem) -> Response {
    StatusCode::from_u16(problem.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR).into_response()
}
