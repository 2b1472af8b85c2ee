//! `/api/v1/public`: the booking counter for programs. Free times of a service, a hold on one of them, and giving it back.

use super::problem::{ProblemDocument, RestError, answer, by_status};
use super::sales::pairs;
use crate::problem::Problem;
use crate::server::caller::cookie;
use crate::server::state::House;
use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, RawQuery, State};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use chrono::{Datelike, NaiveDate, SecondsFormat};
use chrono_tz::Tz;
use domain::Time;
use domain::booking::Slot;
use domain::calendar::parse_zone;
use domain::parameter::{ParameterError, ParameterFault};
use serde::{Deserialize, Serialize};
use service::bookings::{self, BookingError, Granted, Nearest, Visitor};
use utoipa::ToSchema;

/// The header in which a program brings the secret that came with its first hold; browsers bring it in a cookie.
const SECRET: &str = "hold-secret";

/// Most days that free times are asked for at once.
const MOST_DAYS: i64 = 62;

/// Years that calendars can tell.
const YEARS: std::ops::RangeInclusive<i32> = 1970..=9998;

/// Free times.
#[derive(Debug, Serialize, ToSchema)]
pub struct SlotsShape {
    pub slots: Vec<SlotShape>,
}

/// A time that can be booked.
#[derive(Debug, Serialize, ToSchema)]
pub struct SlotShape {
    #[schema(example = "2026-03-02T12:00:00Z")]
    pub start: String,
    #[schema(example = "2026-03-02T13:00:00Z")]
    pub end: String,
}

/// The time that is wanted.
#[derive(Debug, Deserialize, ToSchema)]
pub struct Wanted {
    /// RFC 3339, one of the starts that are free.
    #[schema(example = "2026-03-02T12:00:00Z")]
    pub start: String,
}

/// A time that is kept.
#[derive(Debug, Serialize, ToSchema)]
pub struct HoldShape {
    /// Id of the hold; it opens nothing.
    pub hold: String,
    pub expires_at: String,
    /// Whose the hold is: to be brought again in the header `Hold-Secret` or the cookie. Only with a first hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub secret: Option<String>,
}

/// A problem document of a time that is not to be had, with the free ones nearest.
#[derive(Debug, Serialize, ToSchema)]
pub struct TakenDocument {
    #[serde(rename = "type")]
    pub kind: &'static str,
    pub title: &'static str,
    pub status: u16,
    pub before: Vec<SlotShape>,
    pub after: Vec<SlotShape>,
}

/// The free times of a service, on days of a zone, both included.
#[utoipa::path(
    get,
    path = "/api/v1/public/services/{slug}/slots",
    security(()),
    params(
        ("slug" = String, Path, description = "The service, as in the address of its page"),
        ("from" = String, Query, description = "First day in `zone`, YYYY-MM-DD"),
        ("to" = String, Query, description = "Last day, included; at most 62 days in all"),
        ("zone" = Option<String>, Query, description = "IANA time zone; UTC without one"),
    ),
    responses(
        (status = 200, body = SlotsShape),
        (status = 404, body = ProblemDocument, content_type = "application/problem+json"),
        (status = 422, body = ProblemDocument, content_type = "application/problem+json"),
        (status = 429, body = ProblemDocument, content_type = "application/problem+json"),
    )
)]
pub async fn slots(
    State(house): State<House>,
    Path(slug): Path<String>,
    RawQuery(query): RawQuery,
    parts: Parts,
) -> Result<Json<SlotsShape>, RestError> {
    house.throttle.look(&house.office, &house.config.client_address(&parts))?;
    let (days, zone) = asked(query.as_deref()).map_err(Problem::Parameters)?;
    let free = bookings::free_between(&house.office, &slug, days, zone, house.clock.now()).await?;
    Ok(Json(SlotsShape { slots: shapes(&free) }))
}

/// Keeps a time for fifteen minutes. Choosing another moves the hold, choosing the same keeps it as it is.
#[utoipa::path(
    post,
    path = "/api/v1/public/services/{slug}/holds",
    security(()),
    params(
        ("slug" = String, Path, description = "The service, as in the address of its page"),
        ("Hold-Secret" = Option<String>, Header, description = "From an earlier hold"),
    ),
    request_body = Wanted,
    responses(
        (status = 201, body = HoldShape),
        (status = 404, body = ProblemDocument, content_type = "application/problem+json"),
        (status = 409, body = TakenDocument, content_type = "application/problem+json"),
        (status = 422, body = ProblemDocument, content_type = "application/problem+json"),
        (status = 429, body = ProblemDocument, content_type = "application/problem+json"),
    )
)]
pub async fn hold(
    State(house): State<House>,
    Path(slug): Path<String>,
    parts: Parts,
    wanted: Result<Json<Wanted>, JsonRejection>,
) -> Result<Response, RestError> {
    let (secret, address) = (presented(&house, &parts), house.config.client_address(&parts));
    let _turn = house.throttle.hold(&house.office, &address).await?;
    let start = wanted.ok().and_then(|Json(wanted)| wanted.start.parse::<Time>().ok());
    let start = start.ok_or_else(|| Problem::Parameters(vec![fault("start", ParameterFault::NotATime)]))?;
    let visitor = Visitor { secret: secret.as_deref(), address: &address };
    let now = house.clock.now();
    match bookings::hold(&house.office, &slug, start, visitor, now).await {
        Ok(granted) => Ok(kept(&house, granted, secret)),
        Err(BookingError::Taken(nearest) | BookingError::NotOffered(nearest)) => Ok(taken(&nearest)),
        Err(BookingError::Paying) => Ok(taken(&Nearest::default())),
        Err(BookingError::Resting { until }) => {
            let seconds = (until - now).num_seconds().max(1).to_string();
            let mut response = by_status(StatusCode::TOO_MANY_REQUESTS);
            if let Ok(seconds) = HeaderValue::from_str(&seconds) {
                response.headers_mut().insert(header::RETRY_AFTER, seconds);
            }
            Ok(response)
        }
        Err(error) => Err(error.into()),
    }
}

/// Gives back everything that the caller holds.
#[utoipa::path(
    delete,
    path = "/api/v1/public/holds",
    security(()),
    params(("Hold-Secret" = Option<String>, Header, description = "From the hold; without it, the cookie counts")),
    responses((status = 204, description = "Nothing is held any more"))
)]
pub async fn release(State(house): State<House>, parts: Parts) -> Result<StatusCode, RestError> {
    if let Some(secret) = presented(&house, &parts) {
        bookings::release(&house.office, &secret, None, house.clock.now()).await?;
    }
    Ok(StatusCode::NO_CONTENT)
}

/// The secret of a caller: the header's, else the cookie's.
fn presented(house: &House, parts: &Parts) -> Option<String> {
    let header = parts.headers.get(SECRET).and_then(|value| value.to_str().ok()).map(str::to_owned);
    header.or_else(|| cookie(parts, house.config.hold_cookie()))
}

fn kept(house: &House, granted: Granted, presented: Option<String>) -> Response {
    let secret = granted.secret.as_ref().map(|secret| secret.reveal().to_owned());
    let body = HoldShape { hold: granted.held.id.to_string(), expires_at: time(granted.held.deadline), secret: secret.clone() };
    let mut response = (StatusCode::CREATED, Json(body)).into_response();
    // With each hold anew, so that it outlives the hold.
    if let Some(cookie) = secret.or(presented).and_then(|secret| house.config.remember_hold(&secret)) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

fn taken(nearest: &Nearest) -> Response {
    let status = StatusCode::CONFLICT;
    let body = TakenDocument {
        kind: "about:blank",
        title: "The time is not free",
        status: status.as_u16(),
        before: shapes(&nearest.before),
        after: shapes(&nearest.after),
    };
    answer(status, body)
}

/// Days and zone of an address; all faults at once.
fn asked(query: Option<&str>) -> Result<((NaiveDate, NaiveDate), Tz), Vec<ParameterError>> {
    let (mut from, mut to, mut zone, mut faults) = (None, None, Tz::UTC, Vec::new());
    let day = |value: &str| value.parse::<NaiveDate>().ok().filter(|day| YEARS.contains(&day.year())).ok_or(ParameterFault::NotADate);
    for (name, value) in pairs(query) {
        let result = match name.as_str() {
            "from" => day(&value).map(|day| from = Some(day)),
            "to" => day(&value).map(|day| to = Some(day)),
            "zone" => parse_zone(&value).map(|named| zone = named).ok_or(ParameterFault::NotAValue),
            _ => Err(ParameterFault::Unknown),
        };
        faults.extend(result.err().map(|reason| fault(&name, reason)));
    }
    let is_named = |name: &str, faults: &[ParameterError]| faults.iter().any(|fault| fault.parameter == name);
    for (name, day) in [("from", from), ("to", to)] {
        if day.is_none() && !is_named(name, &faults) {
            faults.push(fault(name, ParameterFault::NotADate));
        }
    }
    match (from, to) {
        (Some(from), Some(to)) if faults.is_empty() => match (to - from).num_days() {
            days if days < 0 => Err(vec![fault("to", ParameterFault::EndsBeforeStart)]),
            days if days >= MOST_DAYS => Err(vec![fault("to", ParameterFault::TooLong)]),
            _ => Ok(((from, to), zone)),
        },
        _ => Err(faults),
    }
}

fn fault(parameter: &str, reason: ParameterFault) -> ParameterError {
    ParameterError { parameter: parameter.to_owned(), reason }
}

fn shapes(slots: &[Slot]) -> Vec<SlotShape> {
    slots.iter().map(|slot| SlotShape { start: time(slot.start), end: time(slot.end) }).collect()
}

fn time(time: Time) -> String {
    time.to_rfc3339_opts(SecondsFormat::AutoSi, true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_zone_are_understood_or_each_named() {
        let (days, zone) = asked(Some("from=2026-03-01&to=2026-03-31&zone=Europe/Madrid")).unwrap();
        assert_eq!((days.0.to_string(), days.1.to_string(), zone), ("2026-03-01".into(), "2026-03-31".into(), Tz::Europe__Madrid));
        let named = |query: &str| asked(Some(query)).unwrap_err().into_iter().map(|fault| fault.parameter).collect::<Vec<_>>();
        assert_eq!(named(""), ["from", "to"]);
        assert_eq!(named("from=soon&to=2026-03-01&zone=Mars&colour=red"), ["from", "zone", "colour"]);
        assert_eq!(named("from=2026-03-02&to=2026-03-01"), ["to"]);
        assert_eq!(named("from=2026-01-01&to=2026-12-31"), ["to"]);
        assert_eq!(named("from=-262143-01-01&to=+262142-12-31"), ["from", "to"]);
    }
}
