//! Incidents: every request has a number, which its lines in the log, its answer and the page that tells of a defect all carry.

use crate::problem::{Incident, Problem};
use axum::Json;
use axum::extract::{MatchedPath, Request};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use leptos::prelude::use_context;
use std::any::Any;
use tower_http::catch_panic::CatchPanicLayer;

/// The header of answers that holds the number.
pub const HEADER: &str = "x-request-id";

tokio::task_local! {
    static PRESENT: Incident;
}

/// Gives the request its number; one that the request brings along is not believed.
pub async fn number(mut request: Request, next: Next) -> Response {
    let incident = Incident::new(rand::random());
    let (method, path) = (request.method().clone(), route(&request).to_owned());
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

/// The route of a request as the router writes it: what stands in its place in an address may be a secret, which no log shows.
pub fn route<B>(request: &axum::http::Request<B>) -> &str {
    request.extensions().get::<MatchedPath>().map_or("(no route)", MatchedPath::as_str)
}

/// What answers where something in us breaks off: a defect like any other, of which the log has the rest. Between [`number`] and all that may
/// break off.
pub fn calm() -> CatchPanicLayer<fn(Box<dyn Any + Send>) -> Response> {
    CatchPanicLayer::custom(broken as fn(Box<dyn Any + Send>) -> Response)
}

fn broken(cause: Box<dyn Any + Send>) -> Response {
    let text = cause.downcast_ref::<String>().map(String::as_str).or_else(|| cause.downcast_ref::<&str>().copied());
    // Where it broke off, the hook of panics has written beside it.
    tracing::error!(incident = present().as_ref().map(Incident::as_str), "broke off: {}", text.unwrap_or("for no reason that can be read"));
    (StatusCode::INTERNAL_SERVER_ERROR, Json(Problem::internal())).into_response()
}

/// The number of the present request; none outside of one. What a page waits for runs in tasks of its own, which know the request.
pub fn present() -> Option<Incident> {
    PRESENT.try_with(Clone::clone).ok().or_else(|| use_context::<Parts>()?.extensions.get::<Incident>().cloned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::Router;
    use axum::body::{Body, to_bytes};
    use axum::middleware::from_fn;
    use axum::routing::get;
    use tower::ServiceExt;

    async fn breaks_off() -> StatusCode {
        let nothing = std::hint::black_box(None::<StatusCode>);
        nothing.expect("a page that breaks off")
    }

    #[tokio::test]
    async fn what_breaks_off_is_answered_with_its_number() {
        let router = Router::new().route("/", get(breaks_off)).layer(calm()).layer(from_fn(number));
        let response = router.oneshot(Request::new(Body::empty())).await.unwrap();
        assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
        let told = response.headers()[HEADER].to_str().unwrap().to_owned();
        let body = to_bytes(response.into_body(), 10_000).await.unwrap();
        let problem: Problem = serde_json::from_slice(&body).unwrap();
        assert_eq!(problem.incident().map(Incident::as_str), Some(told.as_str()), "the same in the answer, its header and the log");
    }
}
