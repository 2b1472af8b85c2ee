//! `GET /api/v1/panel`.

use super::problem::{ProblemDocument, RestError};
use super::shapes::{self, PanelShape};
use crate::problem::Problem;
use crate::server::caller::Caller;
use crate::server::state::House;
use axum::extract::{RawQuery, State};
use axum::{Extension, Json};
use domain::Time;
use domain::parameter::{ParameterError, ParameterFault};

/// The last seven days per currency: sold and lost, against the same stretch a week earlier.
#[utoipa::path(
    get,
    path = "/api/v1/panel",
    params(("as_of" = Option<String>, Query, description = "Ends the window at this moment (RFC 3339) instead of now; sales created after it do not count")),
    responses(
        (status = 200, body = PanelShape),
        (status = 401, body = ProblemDocument, content_type = "application/problem+json"),
        (status = 422, body = ProblemDocument, content_type = "application/problem+json"),
    )
)]
pub async fn panel(
    State(house): State<House>,
    Extension(caller): Extension<Caller>,
    RawQuery(query): RawQuery,
) -> Result<Json<PanelShape>, RestError> {
    let acting = caller.acting().ok_or(Problem::NotSignedIn)?;
    let mut as_of = house.clock.now();
    let mut faults = Vec::new();
    for (name, value) in super::sales::pairs(query.as_deref()) {
        let fault = match name.as_str() {
            "as_of" => match value.parse::<Time>() {
                Ok(time) => {
                    as_of = time;
                    None
                }
                Err(_) => Some(ParameterFault::NotATime),
            },
            _ => Some(ParameterFault::Unknown),
        };
        faults.extend(fault.map(|reason| ParameterError { parameter: name, reason }));
    }
    // Calendars end: a week around a moment at their edge cannot be told.
    if !(0..=253_402_300_799).contains(&as_of.timestamp()) {
        faults.push(ParameterError { parameter: "as_of".into(), reason: ParameterFault::NotATime });
    }
    if !faults.is_empty() {
        return Err(Problem::Parameters(faults).into());
    }
    let panel = service::panel::panel(&house.office.db, acting, as_of).await?.ok_or(Problem::NotFound)?;
    Ok(Json(shapes::panel(&panel)))
}
