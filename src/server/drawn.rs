//! Pages that anybody sees are drawn and packed once a second for all who see the same, not once for each. Nothing in them is one reader's
//! own, a nonce neither.

use crate::server::assets::encodings;
use crate::server::caller::{Caller, cookie, language};
use crate::server::config::COUPON_COOKIE;
use crate::server::state::House;
use crate::server::still::LONGEST;
use axum::body::{Bytes, to_bytes};
use axum::extract::{MatchedPath, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use moka::sync::Cache;
use std::sync::Arc;
use std::time::Duration;

/// The pages that look the same for everybody who is nobody yet.
const KEPT: [&str; 3] = ["/", "/market", "/p/{slug}"];
/// How old a page may be. A calendar that changes under somebody's eyes is another page at once.
const OLDEST: Duration = Duration::from_secs(1);
/// Most bytes of all pages together, and of what decides which page it is.
const ROOM: u64 = 16 * 1024 * 1024;
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
    /// How it is packed.
    encoding: Option<&'static str>,
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
        Some(Self {
            address: address.to_owned(),
            language: language(parts).tag(),
            encoding: encodings(&parts.headers).first().map(|(_, encoding)| *encoding),
            cookies,
            changes: house.calendars.changes(),
        })
    }
}

/// A page as it is sent, packed as its readers take it.
struct Page {
    headers: HeaderMap,
    body: Bytes,
}

impl Page {
    /// Reads an answer to its end; gives it back as it was where it is no page for all.
    #[allow(clippy::result_large_err)] // It is the answer, on its way.
    async fn of(response: Response) -> Result<Self, Response> {
        if response.status() != StatusCode::OK || response.headers().contains_key(header::SET_COOKIE) {
            return Err(response);
        }
        let (parts, body) = response.into_parts();
        match to_bytes(body, LONGEST).await {
            Ok(body) => Ok(Self { headers: parts.headers, body }),
            Err(_) => Err(StatusCode::INTERNAL_SERVER_ERROR.into_response()),
        }
    }

    fn weight(&self) -> usize {
        self.body.len() + 1_000
    }

    fn answer(&self) -> Response {
        let mut response = Response::new(self.body.clone().into());
        *response.headers_mut() = self.headers.clone();
        response
    }
}

/// Around the pages of the counter, and what packs them.
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
            // Whoever asks in an odd way may have been answered otherwise than others would be who share the key.
            if page.headers.get(header::CONTENT_ENCODING).map(HeaderValue::as_bytes) == key.encoding.map(str::as_bytes) {
                house.drawn.0.insert(key, Arc::clone(&page));
            }
            page.answer()
        }
        Err(response) => response,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;

    #[tokio::test]
    async fn a_page_is_answered_as_it_was_packed() {
        let mut packed = Response::new(Body::from("packed"));
        packed.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
        let page = Page::of(packed).await.unwrap_or_else(|_| panic!());
        for _ in 0..2 {
            let answer = page.answer();
            assert_eq!(answer.headers()[header::CONTENT_ENCODING], "br");
            assert_eq!(to_bytes(answer.into_body(), 1_000).await.unwrap(), "packed");
        }
    }

    #[tokio::test]
    async fn an_answer_that_is_somebodys_own_or_no_page_is_not_kept() {
        let mut own = Response::new(Body::from("x"));
        own.headers_mut().insert(header::SET_COOKIE, HeaderValue::from_static("a=b"));
        let mut missing = Response::new(Body::from("x"));
        *missing.status_mut() = StatusCode::NOT_FOUND;
        for answer in [own, missing] {
            assert!(Page::of(answer).await.is_err());
        }
    }
}
