//! Pages at the counter, which no client takes over: without what only a client would read.

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Most bytes of a page at the counter.
pub(super) const LONGEST: usize = 4 * 1024 * 1024;
const END: &[u8] = b"</html>";

/// Ends a document where its markup ends: leptos goes on with scripts that hand its values to a client.
pub async fn still(request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    if !is_document(response.headers()) {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(body) = to_bytes(body, LONGEST).await else { return StatusCode::INTERNAL_SERVER_ERROR.into_response() };
    parts.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(parts, Body::from(markup(body)))
}

fn is_document(headers: &HeaderMap) -> bool {
    headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).is_some_and(|kind| kind.starts_with("text/html"))
}

/// What is typed cannot stand there: it is escaped.
fn markup(body: Bytes) -> Bytes {
    match memchr::memmem::rfind(&body, END) {
        Some(at) => body.slice(..at + END.len()),
        None => body,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_ends_with_its_markup() {
        let page = |text: &'static str| markup(Bytes::from_static(text.as_bytes()));
        assert_eq!(page("<html><p>a</p></html><!><script>__RESOLVED_RESOURCES=[];</script>"), "<html><p>a</p></html>");
        assert_eq!(page("no document"), "no document");
    }
}
