//! Problems as documents (RFC 9457).

use crate::problem::{Incident, Problem};
use crate::server::incident;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::parameter::ParameterError;
use serde::Serialize;
use utoipa::ToSchema;

/// A problem document.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProblemDocument {
    /// Always `about:blank`: the status says what kind of problem it is.
    #[serde(rename = "type")]
    pub kind: &'static str,
    pub title: String,
    pub status: u16,
    /// Of an answer that is our fault: the number under which the server's log has the cause.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub incident: Option<String>,
    /// Each parameter that is wrong.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<ProblemParameter>,
}

/// A parameter that is wrong.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProblemParameter {
    pub parameter: String,
    pub detail: String,
}

/// What a REST handler answers when it has nothing else to say.
pub struct RestError(pub Problem);

impl<E: Into<Problem>> From<E> for RestError {
    fn from(error: E) -> Self {
        Self(error.into())
    }
}

impl IntoResponse for RestError {
    fn into_response(self) -> Response {
        match self.0 {
            Problem::Parameters(faults) => parameters(faults),
            Problem::NotSignedIn => by_status(StatusCode::UNAUTHORIZED),
            Problem::Forbidden => by_status(StatusCode::FORBIDDEN),
            Problem::NotFound => by_status(StatusCode::NOT_FOUND),
            Problem::TooManyAttempts => by_status(StatusCode::TOO_MANY_REQUESTS),
            Problem::Taken | Problem::Lapsed => by_status(StatusCode::CONFLICT),
            Problem::Unavailable(_) => by_status(StatusCode::SERVICE_UNAVAILABLE),
            _ => by_status(StatusCode::INTERNAL_SERVER_ERROR),
        }
    }
}

/// The document of a bare status.
pub fn by_status(status: StatusCode) -> Response {
    document(status, Vec::new())
}

/// An answer whose body is a problem document.
pub fn answer(status: StatusCode, document: impl Serialize) -> Response {
    let mut response = (status, axum::Json(document)).into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    response
}

fn parameters(faults: Vec<ParameterError>) -> Response {
    let errors =
        faults.into_iter().map(|fault| ProblemParameter { parameter: fault.parameter, detail: fault.reason.to_string() }).collect();
    document(StatusCode::UNPROCESSABLE_ENTITY, errors)
}

fn document(status: StatusCode, errors: Vec<ProblemParameter>) -> Response {
    let body = ProblemDocument {
        kind: "about:blank",
        title: status.canonical_reason().unwrap_or("Problem").to_owned(),
        status: status.as_u16(),
        incident: status.is_server_error().then(incident::present).flatten().as_ref().map(Incident::to_string),
        errors,
    };
    let mut response = answer(status, body);
    if status == StatusCode::UNAUTHORIZED {
        response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    response
}
