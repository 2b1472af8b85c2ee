//! A booked session as a file for its buyer's calendar, behind the same secret as its page.

use crate::problem::Problem;
use crate::server::state::House;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::request::Parts;
use axum::http::{HeaderName, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::id::BookingId;
use serde::Deserialize;
use service::booked;

/// As the router writes it.
pub const PATH: &str = "/booking/{token}/session.ics";

/// The route of [`PATH`].
pub fn routes() -> Router<House> {
    Router::new().route(PATH, get(file))
}

#[derive(Deserialize)]
struct Asked {
    session: Option<BookingId>,
}

async fn file(State(house): State<House>, Path(token): Path<String>, Query(asked): Query<Asked>, parts: Parts) -> Response {
    if let Err(problem) = house.throttle.look(&house.office, &house.config.client_address(&parts)) {
        return failed(&problem);
    }
    match booked::calendar_file(&house.office, &token, asked.session, house.clock.now()).await {
        Ok(file) => {
            let headers = [
                (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
                (header::CONTENT_DISPOSITION, "attachment; filename=\"session.ics\""),
                (header::REFERRER_POLICY, "no-referrer"),
                (HeaderName::from_static("x-robots-tag"), "noindex"),
            ];
            (headers, file).into_response()
        }
        Err(error) => failed(&error.into()),
    }
}

fn failed(problem: &Problem) -> Response {
    StatusCode::from_u16(problem.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR).into_response()
}
