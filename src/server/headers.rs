//! Headers that every answer carries, and the content policy of pages.

use axum::extract::{Request, State};
use axum::http::{HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

use crate::server::state::House;

/// What pages may load: nothing from elsewhere, no inline script and no inline style. With a client: WebAssembly, and inline scripts that carry
/// this answer's nonce. `provider` adds what the payment provider's element needs: its scripts, frames and connections.
pub fn content_policy(client: Option<&str>, provider: Option<&[String; 3]>) -> String {
    let inline = client.map_or_else(String::new, |nonce| format!(" 'nonce-{nonce}' 'wasm-unsafe-eval'"));
    let more = |source: usize| provider.map_or_else(String::new, |sources| format!(" {}", sources[source]));
    let (scripts, connections) = (more(0), more(2));
    let frames = provider.map_or_else(String::new, |sources| format!(" frame-src {};", sources[1]));
    format!(
        "default-src 'none'; script-src 'self'{inline}{scripts}; style-src 'self'; img-src 'self' data:; \
         font-src 'self'; connect-src 'self'{connections};{frames} manifest-src 'self'; form-action 'self'; base-uri 'none'; \
         frame-ancestors 'none'"
    )
}

/// Sets what an answer does not say itself. Pages set their own content policy, because it holds a nonce. What is no document opens no
/// window and runs in none of its own: style, scripts, fonts and the client are fetched a dozen at a first visit, and say only what counts for
/// them.
pub async fn headers(State(house): State<House>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let is_part = headers.get(header::CONTENT_TYPE).is_some_and(|kind| PARTS.iter().any(|part| kind.as_bytes().starts_with(part)));
    let mut set = |name: header::HeaderName, value: &'static str| {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    };
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(header::CACHE_CONTROL, "no-store");
    if house.config.secure_cookies {
        set(header::STRICT_TRANSPORT_SECURITY, "max-age=31536000");
    }
    if is_part {
        return response;
    }
    set(header::CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'");
    set(header::X_FRAME_OPTIONS, "DENY");
    set(header::REFERRER_POLICY, "strict-origin-when-cross-origin");
    set(header::HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    set(header::HeaderName::from_static("permissions-policy"), "camera=(), microphone=(), geolocation=(), payment=()");
    response
}

/// Kinds of content that are parts of documents and never one themselves.
const PARTS: [&[u8]; 5] = [b"text/css", b"text/javascript", b"application/wasm", b"application/octet-stream", b"font/"];
