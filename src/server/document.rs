//! Documents that no route leads to: what is not there, and a secret that is shown once.

use crate::accounts::api::AddApiKey;
use crate::agenda::api::NewAgendaFeed;
use crate::paths;
use crate::problem::Problem;
use crate::server::guard::Refused;
use crate::server::state::House;
use crate::server::typed::is_plain_form;
use crate::shell;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::request::Parts;
use axum::http::{Method, Uri};
use axum::middleware::Next;
use axum::response::Response;
use leptos::prelude::{provide_context, use_context};
use leptos::server_fn::ServerFn;
use std::sync::{Arc, OnceLock};

/// The answer to an address without a route. Never one of the pages: their own router overlooks a slash at the end and resolves
/// steps up, so it would show what lies behind a door that nobody went through.
pub async fn nowhere(State(house): State<House>, mut request: Request) -> Response {
    request.extensions_mut().insert(Refused(Problem::NotFound));
    document(house, request).await
}

/// A document that the request's extensions name, whatever its address.
pub async fn document(house: House, request: Request) -> Response {
    leptos_axum::render_app_async_with_context(move || provide_context(house.clone()), shell::counter)(request).await
}

/// The secret that the present document shows. In the extensions of its request.
#[derive(Clone)]
pub struct Shown(pub String);

/// The address of a feed that the present document shows. In the extensions of its request.
#[derive(Clone)]
pub struct ShownFeed(pub String);

/// Where a server function leaves a secret for the document that answers a plain form.
#[derive(Clone, Default)]
struct Slot(Arc<OnceLock<String>>);

/// Leaves a secret for the document that answers the present request, if it came from a plain form.
pub fn show_once(secret: &str) {
    if let Some(slot) = use_context::<Parts>().and_then(|parts| parts.extensions.get::<Slot>().cloned()) {
        // A request makes one secret.
        let _ = slot.0.set(secret.to_owned());
    }
}

/// Around server functions: a plain form that makes a key, or the secret address of a feed, is answered with a document that shows it. A redirect would lose it, and to
/// keep it anywhere until the next page asks would be worse.
pub async fn show(State(house): State<House>, request: Request, next: Next) -> Response {
    let is_feed = request.uri().path() == NewAgendaFeed::PATH;
    if !(is_feed || request.uri().path() == AddApiKey::PATH) || !is_plain_form(request.headers()) {
        return next.run(request).await;
    }
    let slot = Slot::default();
    let (mut parts, body) = request.into_parts();
    let mut shown = parts.clone();
    parts.extensions.insert(slot.clone());
    let response = next.run(Request::from_parts(parts, body)).await;
    let Some(secret) = slot.0.get() else { return response };
    // The frame's own forms lead back to a page, not to the function.
    let page = if is_feed { paths::CALENDARS } else { paths::ACCOUNT };
    (shown.method, shown.uri) = (Method::GET, Uri::from_static(page));
    if is_feed {
        shown.extensions.insert(ShownFeed(secret.clone()));
    } else {
        shown.extensions.insert(Shown(secret.clone()));
    }
    document(house, Request::from_parts(shown, Body::empty())).await
}
