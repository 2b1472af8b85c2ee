//! The guard at every door: finds out who calls, and lets pass, leads to sign-in, or refuses.

use crate::paths;
use crate::problem::{Incident, Problem};
use crate::server::caller::{Caller, Unread, cookie};
use crate::server::document::document;
use crate::server::doors::{self, Door, Kind, Policy};
use crate::server::incident;
use crate::server::rest::problem;
use crate::server::state::House;
use crate::server::typed::{self, is_plain_form};
use crate::ui::act;
use axum::body::Body;
use axum::extract::{MatchedPath, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use domain::collaborators::{Answer, Asks};
use service::accounts::Known;
use service::here::Place;
use service::{accounts, api_keys, notices};

/// Why a page is not shown. In the extensions of a request that may not pass.
#[derive(Debug, Clone)]
pub struct Refused(pub Problem);

/// Runs before every route. A route without a row in the table of doors answers 404, to everybody.
pub async fn guard(State(house): State<House>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let path = parts.extensions.get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let door = path.as_deref().and_then(|path| doors::find(parts.method.as_str(), path));
    let Some(door) = door else { return StatusCode::NOT_FOUND.into_response() };
    let found = recognise(&house, &parts, door).await;
    let mut body = body;
    if let Ok(caller) = &found
        && let Some(known) = caller.known()
        && acts_in_an_account(door)
    {
        let drawn_for;
        (drawn_for, body) = match drawn(&parts, body).await {
            Ok(drawn) => drawn,
            Err(status) => return refusal(door.kind, status),
        };
        if drawn_for.is_some_and(|owner| owner != known.here.owner.to_string()) {
            let problem = Problem::OtherCentre(known.here.name.clone());
            return elsewhere(house, parts, problem, caller.clone()).await;
        }
    }
    let asker = found.as_ref().map_or(Caller::Anonymous, Caller::clone);
    let passed = match found {
        Ok(_) if door.kind == Kind::Page && !is_plain(parts.uri.path()) => Err(StatusCode::NOT_FOUND),
        Ok(caller) => refuse(&house, door, &caller).map_or(Ok(caller), Err),
        Err(status) => Err(status),
    };
    match passed {
        Ok(caller) => {
            if let (Kind::Page, Some(known)) = (door.kind, caller.known()) {
                parts.extensions.insert(unread(&house, known).await);
            }
            parts.extensions.insert(caller)
        }
        Err(StatusCode::UNAUTHORIZED) if door.kind == Kind::Page => {
            let wanted = parts.uri.path_and_query().map_or(paths::PANEL, |path| path.as_str());
            return Redirect::to(&paths::sign_in_then(wanted)).into_response();
        }
        // The document around pages shows the refusal instead of the page.
        Err(status) if door.kind == Kind::Page => {
            parts.extensions.insert(Refused(refused(status)));
            // And says where its reader is, who may be shut out of there; what is no page's address says nothing.
            parts.extensions.insert(if is_plain(parts.uri.path()) { asker } else { Caller::Anonymous })
        }
        Err(status) => return refusal(door.kind, status),
    };
    let mut response = next.run(Request::from_parts(parts, body)).await;
    if door.policy != Policy::Public {
        response.headers_mut().insert(HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex"));
    }
    if door.kind == Kind::Function { with_its_status(response).await } else { response }
}

/// Whether what is done through a door is done in the account that the session is in.
fn acts_in_an_account(door: &Door) -> bool {
    door.kind == Kind::Function && matches!(door.policy, Policy::Asks(asks) if asks != Asks::SignedIn)
}

/// The account that a document was drawn for, where the request says: a call in its header, a form among its fields, one that sends a
/// file in its address. Whoever says nothing asks for the account that they are in.
async fn drawn(parts: &Parts, body: Body) -> Result<(Option<String>, Body), StatusCode> {
    let field = |text: &[u8]| form_urlencoded::parse(text).find(|(name, _)| name == act::FIELD).map(|(_, owner)| owner.into_owned());
    let header = parts.headers.get(act::HEADER).map(|owner| String::from_utf8_lossy(owner.as_bytes()).into_owned());
    if let Some(owner) = header.or_else(|| field(parts.uri.query()?.as_bytes())) {
        return Ok((Some(owner), body));
    }
    if !is_plain_form(&parts.headers) {
        return Ok((None, body));
    }
    let bytes = axum::body::to_bytes(body, typed::FORM).await.map_err(|_| StatusCode::PAYLOAD_TOO_LARGE)?;
    Ok((field(&bytes), bytes.into()))
}

/// Another tab went into another account: nothing is done. A plain form is answered with a document, behind which what was typed still is.
async fn elsewhere(house: House, mut parts: Parts, problem: Problem, caller: Caller) -> Response {
    if !parts.headers.get(header::ACCEPT).and_then(|accept| accept.to_str().ok()).is_some_and(|accept| accept.contains("text/html")) {
        return (StatusCode::CONFLICT, axum::Json(problem)).into_response();
    }
    (parts.method, parts.uri) = (Method::GET, Uri::from_static(paths::ASSIST));
    parts.extensions.insert(Refused(problem));
    parts.extensions.insert(caller);
    document(house, Request::from_parts(parts, Body::empty())).await
}

/// Whether the address of a page reads the same to every router: the pages' own resolves dots and escapes after this one has found the
/// door, and would show another page than the one whose door was passed.
fn is_plain(path: &str) -> bool {
    path.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/-_".contains(&byte))
}

/// Server functions answer every error with 500: the problem in the body knows better.
async fn with_its_status(response: Response) -> Response {
    if response.status() != StatusCode::INTERNAL_SERVER_ERROR {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(bytes) = axum::body::to_bytes(body, 64 * 1024).await else { return StatusCode::INTERNAL_SERVER_ERROR.into_response() };
    if let Ok(status) = serde_json::from_slice::<Problem>(&bytes).map_or(Ok(parts.status), |problem| StatusCode::from_u16(problem.status()))
    {
        parts.status = status;
    }
    Response::from_parts(parts, bytes.into())
}

/// A bearer key counts for REST alone; a session everywhere. A key that is wrong is not overlooked in favour of a session.
async fn recognise(house: &House, parts: &Parts, door: &Door) -> Result<Caller, StatusCode> {
    if door.kind == Kind::Plain && matches!(door.policy, Policy::Public | Policy::Demo) {
        return Ok(Caller::Anonymous);
    }
    let unavailable = |error: &dyn std::fmt::Display| {
        tracing::error!(incident = incident::present().as_ref().map(Incident::as_str), "recognising a caller: {error}");
        StatusCode::SERVICE_UNAVAILABLE
    };
    if door.kind == Kind::Rest
        && let Some(value) = parts.headers.get(header::AUTHORIZATION)
    {
        let key = value.to_str().ok().and_then(|value| value.strip_prefix("Bearer "));
        let bearer = match key {
            Some(key) => api_keys::recognise(&house.office, key.trim(), house.clock.now()).await.map_err(|e| unavailable(&e))?,
            None => None,
        };
        return bearer.map(|bearer| Caller::Key(Box::new(bearer))).ok_or(StatusCode::UNAUTHORIZED);
    }
    let Some(token) = cookie(parts, house.config.session_cookie()) else { return Ok(Caller::Anonymous) };
    let known = accounts::recognise(&house.office, &token, house.clock.now()).await.map_err(|e| unavailable(&e))?;
    Ok(known.map_or(Caller::Anonymous, |known| Caller::Person(Box::new(known))))
}

/// What the bell shows; nothing where it cannot be known, for which no page is refused.
async fn unread(house: &House, known: &Known) -> Unread {
    let count = notices::unread(&house.office, known.account.id).await;
    Unread(count.inspect_err(|error| tracing::warn!("counting notices: {error}")).unwrap_or(0))
}

/// The status for who may not pass; none for who may.
fn refuse(house: &House, door: &Door, caller: &Caller) -> Option<StatusCode> {
    match (door.policy, caller) {
        (Policy::Public, _) => None,
        (Policy::Demo, _) => (!house.config.demo).then_some(StatusCode::NOT_FOUND),
        (_, Caller::Anonymous) => Some(StatusCode::UNAUTHORIZED),
        (Policy::Asks(Asks::SignedIn), Caller::Key(_)) => Some(StatusCode::FORBIDDEN),
        (Policy::Asks(asks), caller) => match asks.answer(caller.acting()) {
            Answer::Pass if beyond_products(door, caller) => Some(StatusCode::NOT_FOUND),
            Answer::Pass if only_looks(door, caller) => Some(StatusCode::FORBIDDEN),
            Answer::Pass => None,
            answer => StatusCode::from_u16(answer.status()).ok(),
        },
        // Operators act in nobody's account.
        (Policy::Operator, Caller::Person(known)) if known.account.is_operator && known.here.place == Place::Own => None,
        (Policy::Operator, _) => Some(StatusCode::FORBIDDEN),
    }
}

/// Whether a page is open to somebody at present.
pub fn lets_see(house: &House, path: &str, known: Known) -> bool {
    doors::page_at(path).is_some_and(|door| refuse(house, door, &Caller::Person(Box::new(known))).is_none())
}

/// Of the account as a whole nothing is there for who works with some of its products.
fn beyond_products(door: &Door, caller: &Caller) -> bool {
    door.spans_account && caller.acting().is_some_and(|acting| !acting.products().are_all())
}

/// Whoever looks at their account as somebody else would only looks: what they did would be the owner's doing. One's own things are
/// still one's own.
fn only_looks(door: &Door, caller: &Caller) -> bool {
    let sees_as = caller.known().is_some_and(|known| matches!(known.here.place, Place::SeenAs { .. }));
    sees_as && !door.reads && door.policy != Policy::Asks(Asks::SignedIn)
}

fn refusal(kind: Kind, status: StatusCode) -> Response {
    match kind {
        Kind::Rest => problem::by_status(status),
        Kind::Function => (status, axum::Json(refused(status))).into_response(),
        Kind::Plain | Kind::Page => (status, status.as_str().to_owned()).into_response(),
    }
}

/// What a reader is told of a refusal.
fn refused(status: StatusCode) -> Problem {
    match status {
        StatusCode::UNAUTHORIZED => Problem::NotSignedIn,
        StatusCode::FORBIDDEN => Problem::Forbidden,
        StatusCode::NOT_FOUND => Problem::NotFound,
        _ => Problem::unavailable(),
    }
}

#[cfg(test)]
mod tests {
    use super::is_plain;

    #[test]
    fn no_address_means_one_page_to_the_guard_and_another_to_the_pages() {
        for path in ["/", "/sales/list", "/sales/01890000-0000-7000-8000-000000000000"] {
            assert!(is_plain(path), "{path}");
        }
        for path in ["/sales/..", "/sales/%2e%2e", "/sales/..%2Faccount", "/sales/a\\..\\..\\account", "/sales/a;b"] {
            assert!(!is_plain(path), "{path}");
        }
    }
}
