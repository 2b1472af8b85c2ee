//! Incidents: every request has a number, which its lines in the log, its answer and the page that tells of a defect all carry.

use crate::problem::Incident;
use axum::extract::Request;
use axum::http::HeaderValue;
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::Response;
use leptos::prelude::use_context;

/// The header of answers that holds the number.
pub const HEADER: &str = "x-request-id";

tokio::task_local! {
    static PRESENT: Incident;
}

/// Gives the request its number; one that the request brings along is not believed.
pub async fn number(mut request: Request, next: Next) -> Response {
    let incident = Incident::new(rand::random());
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    request.extensions_mut().insert(incident.clone());
    let mut response = PRESENT.scope(incident.clone(), next.run(request)).await;
    if response.status().is_server_error() {
        tracing::error!(%incident, "{method} {path} answered with {}", response.status().as_u16());
    }
    if let Ok(value) = HeaderValue::from_str(incident.as_str()) {
        response.headers_mut().insert(HEADER, value);
    }
    response
}

/// The number of the present request; none outside of one. What a page waits for runs in tasks of its own, which know the request.
pub fn present() -> Option<Incident> {
    PRESENT.try_with(Clone::clone).ok().or_else(|| use_context::<Parts>()?.extensions.get::<Incident>().cloned())
}
