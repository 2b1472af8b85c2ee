//! Pages that anybody sees are drawn once a second for all who see the same, not once for each.
//!
//! Each reader gets a nonce of their own: a page is kept in the pieces between the places where it stood.

use crate::server::caller::{Caller, cookie, language};
use crate::server::config::COUPON_COOKIE;
use crate::server::state::House;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{MatchedPath, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use leptos::nonce::Nonce;
use moka::sync::Cache;
use std::sync::Arc;
use std::time::Duration;

/// The pages that look the same for everybody who is nobody yet.
const KEPT: [&str; 3] = ["/", "/market", "/p/{slug}"];
/// How old a page may be. A calendar that changes under somebody's eyes is another page at once.
const OLDEST: Duration = Duration::from_secs(1);
/// Most bytes of all pages together, of one page, and of what decides which page it is.
const ROOM: u64 = 16 * 1024 * 1024;
const LONGEST: usize = 4 * 1024 * 1024;
const LONGEST_KEY: usize = 600;

/// The pages of this second. Cheap to clone.
#[derive(Clone)]
pub struct DrawnPages(Cache<Key, Arc<Page>>);

impl Default for DrawnPages {
    fn default() -> Self {
        let weight = |_: &Key, page: &Arc<Page>| u32::try_from(page.weight()).unwrap_or(u32::MAX);
        Self(Cache::builder().max_capacity(ROOM).weigher(weight).time_to_live(OLDEST).build())
    }
}

/// All that a page depends on besides what is in the database.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Key {
    address: String,
    language: &'static str,
    /// Of appearance, zone, and the coupon that somebody came with.
    cookies: [Option<String>; 3],
    /// How often a calendar was seen to change.
    changes: u64,
}

impl Key {
    /// None for a page that is somebody's own.
    fn of(house: &House, parts: &Parts) -> Option<Self> {
        let is_kept = parts.extensions.get::<MatchedPath>().is_some_and(|path| KEPT.contains(&path.as_str()));
        let is_nobody = matches!(parts.extensions.get::<Caller>(), Some(Caller::Anonymous));
        let own = [house.config.session_cookie(), house.config.hold_cookie(), "typed"];
        let address = parts.uri.path_and_query().map_or("/", |address| address.as_str());
        let cookies = ["theme", "zone", COUPON_COOKIE].map(|name| cookie(parts, name));
        let long = address.len() + cookies.iter().flatten().map(String::len).sum::<usize>();
        let is_own = || own.iter().any(|name| cookie(parts, name).is_some());
        if !is_kept || !is_nobody || parts.method != Method::GET || long > LONGEST_KEY || is_own() {
            return None;
        }
        Some(Self { address: address.to_owned(), language: language(parts).tag(), cookies, changes: house.calendars.changes() })
    }
}

/// A page in the pieces between its nonces.
struct Page {
    headers: HeaderMap,
    policy: String,
    nonce: String,
    pieces: Vec<Bytes>,
}

impl Page {
    /// Takes an answer apart; gives it back as it was where it is no page for all.
    #[allow(clippy::result_large_err)] // It is the answer, on its way.
    async fn of(response: Response) -> Result<Self, Response> {
        let policy = response.headers().get(header::CONTENT_SECURITY_POLICY).and_then(|policy| policy.to_str().ok()).map(str::to_owned);
        let nonce = policy.as_deref().and_then(|policy| Some(policy.split_once("'nonce-")?.1.split_once('\'')?.0.to_owned()));
        let (Some(policy), Some(nonce), StatusCode::OK, false) =
            (policy, nonce, response.status(), response.headers().contains_key(header::SET_COOKIE))
        else {
            return Err(response);
        };
        let (parts, body) = response.into_parts();
        let Ok(body) = to_bytes(body, LONGEST).await else {
            let mut failed = Response::new(Body::empty());
            *failed.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
            return Err(failed);
        };
        let mut pieces = Vec::new();
        let mut from = 0;
        for at in memchr::memmem::find_iter(&body, &nonce) {
            pieces.push(body.slice(from..at));
            from = at + nonce.len();
        }
        pieces.push(body.slice(from..));
        Ok(Self { headers: parts.headers, policy, nonce, pieces })
    }

    fn weight(&self) -> usize {
        self.pieces.iter().map(Bytes::len).sum::<usize>() + 1_000
    }

    /// The page with a nonce of its own.
    fn answer(&self) -> Response {
        let nonce = Nonce::new().to_string();
        let mut body = Vec::with_capacity(self.weight());
        for (place, piece) in self.pieces.iter().enumerate() {
            if place > 0 {
                body.extend_from_slice(nonce.as_bytes());
            }
            body.extend_from_slice(piece);
        }
        let mut response = Response::new(body.into());
        *response.headers_mut() = self.headers.clone();
        // It was a header before.
        if let Ok(policy) = HeaderValue::from_str(&self.policy.replace(&self.nonce, &nonce)) {
            response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
        }
        response
    }
}

/// Around the pages of the counter.
pub async fn once_for_all(State(house): State<House>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let key = Key::of(&house, &parts);
    let request = Request::from_parts(parts, body);
    let Some(key) = key else { return next.run(request).await };
    if let Some(page) = house.drawn.0.get(&key) {
        return page.answer();
    }
    match Page::of(next.run(request).await).await {
        Ok(page) => {
            let page = Arc::new(page);
            house.drawn.0.insert(key, Arc::clone(&page));
            page.answer()
        }
        Err(response) => response,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn response(body: &'static str) -> Response {
        let mut response = Response::new(Body::from(body));
        let policy = HeaderValue::from_static("script-src 'self' 'nonce-abc' 'wasm-unsafe-eval'");
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
        response
    }

    #[tokio::test]
    async fn each_reader_gets_a_nonce_of_their_own() {
        let page =
            Page::of(response("<script nonce=\"abc\">1</script><script nonce=\"abc\">2</script>")).await.unwrap_or_else(|_| panic!());
        let mut seen = Vec::new();
        for _ in 0..2 {
            let answer = page.answer();
            let policy = answer.headers()[header::CONTENT_SECURITY_POLICY].to_str().unwrap().to_owned();
            let nonce = policy.split_once("'nonce-").unwrap().1.split_once('\'').unwrap().0.to_owned();
            let body = to_bytes(answer.into_body(), 1_000).await.unwrap();
            let expected = format!("<script nonce=\"{nonce}\">1</script><script nonce=\"{nonce}\">2</script>");
            assert_eq!(std::str::from_utf8(&body).unwrap(), expected);
            seen.push(nonce);
        }
        assert!(seen[0] != seen[1] && !seen.contains(&"abc".to_owned()));
    }

    #[tokio::test]
    async fn an_answer_that_is_somebodys_own_or_no_page_is_not_kept() {
        let mut own = response("x");
        own.headers_mut().insert(header::SET_COOKIE, HeaderValue::from_static("a=b"));
        let mut missing = response("x");
        *missing.status_mut() = StatusCode::NOT_FOUND;
        for answer in [own, missing, Response::new(Body::from("x"))] {
            assert!(Page::of(answer).await.is_err());
        }
    }
}
