//! Links to share over HTTP: the visit is counted, the browser remembers by which link it came, and goes on.

use crate::paths;
use crate::problem::Problem;
use crate::server::config::Config;
use crate::server::document::nowhere;
use crate::server::state::House;
use axum::Router;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use axum_extra::extract::cookie::{Cookie, SameSite};
use service::products::ProductError;
use service::products::links::{self, Target};

/// The route, as the router writes it.
pub const PATH: &str = "/l/{code}";

/// How long a browser remembers, in seconds: a purchase may come so much later. The last link counts.
const KEPT: u32 = 30 * 24 * 3600;

/// The route of [`PATH`].
pub fn routes() -> Router<House> {
    Router::new().route(PATH, get(follow))
}

async fn follow(State(house): State<House>, code: Result<Path<String>, PathRejection>, request: Request) -> Response {
    let Ok(Path(code)) = code else { return nowhere(State(house), request).await };
    let followed = match links::follow(&house.office, &code, house.clock.now()).await {
        Ok(followed) => followed,
        Err(ProductError::NotFound) => return nowhere(State(house), request).await,
        Err(error) => {
            let problem = Problem::from(error);
            return StatusCode::from_u16(problem.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR).into_response();
        }
    };
    let mut response = match &followed.target {
        Target::Here(slug) => Redirect::to(&paths::sales_page(slug)),
        Target::Elsewhere(url) => Redirect::to(url),
    }
    .into_response();
    response.headers_mut().insert(HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex"));
    if is_visit(request.method(), request.headers()) {
        links::count(&house.office, &followed);
        if let Some(cookie) = remembered(&house.config, &code) {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
    }
    response
}

/// Whether somebody comes, and not a program that looks ahead or a page that loads this as if it were a picture.
fn is_visit(method: &Method, headers: &HeaderMap) -> bool {
    let holds = |name: &str, text: &str| headers.get(name).and_then(|value| value.to_str().ok()).is_some_and(|value| value.contains(text));
    let looks_ahead = holds("sec-purpose", "prefetch") || holds("purpose", "prefetch") || holds("x-moz", "prefetch");
    let goes_there = !headers.contains_key("sec-fetch-mode") || holds("sec-fetch-mode", "navigate");
    *method == Method::GET && !looks_ahead && goes_there
}

fn remembered(config: &Config, code: &str) -> Option<HeaderValue> {
    let mut cookie = Cookie::new(config.link_cookie(), code.to_owned());
    cookie.set_path("/");
    cookie.set_same_site(SameSite::Lax);
    cookie.set_http_only(true);
    cookie.set_secure(config.secure_cookies);
    HeaderValue::from_str(&format!("{cookie}; Max-Age={KEPT}")).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_who_comes_is_a_visit() {
        let with = |pairs: &[(&'static str, &'static str)]| {
            pairs.iter().map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value))).collect::<HeaderMap>()
        };
        for (method, headers, expected) in [
            (Method::GET, with(&[]), true),
            (Method::GET, with(&[("sec-fetch-mode", "navigate")]), true),
            (Method::HEAD, with(&[]), false),
            (Method::GET, with(&[("sec-purpose", "prefetch;prerender")]), false),
            (Method::GET, with(&[("purpose", "prefetch")]), false),
            (Method::GET, with(&[("sec-fetch-mode", "no-cors"), ("sec-fetch-dest", "image")]), false),
        ] {
            assert_eq!(is_visit(&method, &headers), expected, "{method} {headers:?}");
        }
    }
}
