//! What browsers fetch beside the pages: client, style, fonts and icons, inside the program in a release, from the disk in debug.

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde::Deserialize;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};
use std::sync::OnceLock;

/// The paths answered here, as the router writes them; everybody may read them.
pub const PATHS: &[&str] = &["/pkg/{*file}", "/fonts/{*file}", "/favicon.svg", "/scripts/{*file}"];

/// Where the client and the style of this build are, as a page asks for them.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Manifest {
    /// The module that starts the client.
    pub js: String,
    /// The module that loads rooms.
    pub loader: String,
    /// The client, without the rooms.
    pub wasm: String,
    /// The style that every page needs.
    pub css: String,
    /// What most pages need beside it.
    pub more: String,
    /// The files with a room's code, by the room's name.
    pub rooms: BTreeMap<String, Vec<String>>,
}

/// The routes of [`PATHS`].
pub fn routes<S: Clone + Send + Sync + 'static>() -> Router<S> {
    PATHS.iter().fold(Router::new(), |router, path| router.route(path, get(file)))
}

/// The manifest that the build wrote; without one, the names that cargo-leptos gives.
pub fn manifest() -> &'static Manifest {
    static MANIFEST: OnceLock<Manifest> = OnceLock::new();
    MANIFEST.get_or_init(|| {
        let written = Site::get("manifest.json").and_then(|found| serde_json::from_slice(&found.data).ok());
        written.unwrap_or_else(|| Manifest {
            js: "/pkg/mostrador.js".to_owned(),
            loader: "/pkg/__wasm_split.______________________.js".to_owned(),
            wasm: "/pkg/mostrador.wasm".to_owned(),
            css: "/pkg/mostrador.css".to_owned(),
            more: "/pkg/mostrador.more.css".to_owned(),
            rooms: BTreeMap::new(),
        })
    })
}

/// The site that xtask laid out. Debug reads it from the disk at each request, so a new style needs no new program.
#[derive(rust_embed::Embed)]
#[cfg_attr(debug_assertions, folder = "$MOSTRADOR_SITE/debug")]
#[cfg_attr(not(debug_assertions), folder = "$MOSTRADOR_SITE/release")]
#[allow_missing = true]
struct Site;

/// Cargo compiles this file again when one of these changes; it cannot see a file that is new in an embedded folder.
const _: (Option<&str>, Option<&str>) = (option_env!("MOSTRADOR_SITE"), option_env!("MOSTRADOR_SITE_STAMP"));

/// Changes with the style on the disk: what a page in development asks about.
pub(super) fn style_tag() -> String {
    let of = |sheet: &str| find(sheet.trim_start_matches('/')).map(|found| found.tag).unwrap_or_default();
    of(&manifest().css) + &of(&manifest().more)
}

/// A stored file and the tag of its content.
struct Found {
    content: Cow<'static, [u8]>,
    tag: String,
}

fn find(name: &str) -> Option<Found> {
    // A debug build reads from the disk, where `..` means something.
    if !Path::new(name).components().all(|part| matches!(part, Component::Normal(_))) {
        return None;
    }
    if let Some(file) = Site::get(name) {
        let tag = file.metadata.sha256_hash().iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        return Some(Found { content: file.data, tag });
    }
    from_cargo_leptos(name)
}

/// Under cargo-leptos, which builds the client beside the server, the files are where it says.
fn from_cargo_leptos(name: &str) -> Option<Found> {
    let path = PathBuf::from(std::env::var_os("LEPTOS_SITE_ROOT")?).join(name);
    let changed = path.metadata().ok()?.modified().ok()?.duration_since(std::time::UNIX_EPOCH).ok()?;
    Some(Found { content: std::fs::read(&path).ok()?.into(), tag: format!("{:x}", changed.as_nanos()) })
}

async fn file(request: Request) -> Response {
    answer(find, request.uri().path(), request.headers())
}

fn answer(find: impl Fn(&str) -> Option<Found>, path: &str, asked: &HeaderMap) -> Response {
    let name = path.trim_start_matches('/');
    let (found, encoding) = match encodings(asked)
        .into_iter()
        .find_map(|(extension, encoding)| Some((find(&format!("{name}.{extension}"))?, Some(encoding))))
    {
        Some(compressed) => compressed,
        None => match find(name) {
            Some(plain) => (plain, None),
            None => return StatusCode::NOT_FOUND.into_response(),
        },
    };
    let tag = format!("\"{}\"", found.tag);
    let known = asked.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(','));
    let is_known = known.map(|one| one.trim().trim_start_matches("W/")).any(|one| one == tag || one == "*");

    let mut response = if is_known { StatusCode::NOT_MODIFIED.into_response() } else { Body::from(found.content).into_response() };
    let headers = response.headers_mut();
    if !is_known {
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type(name)));
        if let Some(encoding) = encoding {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
        }
    }
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    let forever = !cfg!(debug_assertions) && is_immutable(name);
    headers.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static(if forever { "public, max-age=31536000, immutable" } else { "public, no-cache" }),
    );
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(header::ETAG, tag);
    }
    response
}

/// Whether a name never gets another content: it or its folder carries the content's hash, or is a font, which is replaced under a new name.
fn is_immutable(name: &str) -> bool {
    let is_hash = |part: &str| part.len() == 16 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    name.starts_with("fonts/") || (name.starts_with("pkg/mostrador.") && name.split(['.', '/']).any(is_hash))
}

/// The compressed forms that the reader takes, best first: (extension, encoding).
pub(super) fn encodings(asked: &HeaderMap) -> Vec<(&'static str, &'static str)> {
    let offers: Vec<(String, f32)> = asked
        .get_all(header::ACCEPT_ENCODING)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(|offer| {
            let (name, rest) = offer.split_once(';').unwrap_or((offer, ""));
            let weight = rest.trim().strip_prefix("q=").map_or(1.0, |weight| weight.trim().parse().unwrap_or(0.0));
            (name.trim().to_ascii_lowercase(), weight)
        })
        .collect();
    let weight = |name: &str| {
        offers
            .iter()
            .find(|(offered, _)| offered == name)
            .or_else(|| offers.iter().find(|(offered, _)| offered == "*"))
            .map_or(0.0, |(_, weight)| *weight)
    };
    let mut taken: Vec<_> = [("br", "br"), ("gz", "gzip")].into_iter().filter(|(_, encoding)| weight(encoding) > 0.0).collect();
    taken.sort_by(|(_, one), (_, other)| weight(other).total_cmp(&weight(one)));
    taken
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "css" => "text/css; charset=utf-8",
        "ico" => "image/x-icon",
        "jpg" => "image/jpeg",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "png" => "image/png",
        "svg" => "image/svg+xml",
        "txt" => "text/plain; charset=utf-8",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        "webp" => "image/webp",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tower::ServiceExt;

    const SCRIPT: &str = "pkg/mostrador.0123456789abcdef.js";

    fn stored(name: &str) -> Option<Found> {
        let known =
            [SCRIPT.to_owned(), format!("{SCRIPT}.br"), format!("{SCRIPT}.gz"), "favicon.svg".to_owned(), "fonts/a.woff2".to_owned()];
        known.iter().any(|one| one == name).then(|| Found { content: name.as_bytes().to_vec().into(), tag: format!("tag of {name}") })
    }

    fn ask(path: &str, header: Option<(header::HeaderName, &str)>) -> Response {
        let headers =
            header.into_iter().map(|(name, value)| (name, HeaderValue::from_str(value).unwrap_or(HeaderValue::from_static("")))).collect();
        answer(stored, path, &headers)
    }

    fn value(response: &Response, name: header::HeaderName) -> &str {
        response.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or("")
    }

    #[test]
    fn the_best_encoding_that_the_reader_takes() {
        let script = format!("/{SCRIPT}");
        for (accepted, given) in [
            ("gzip, deflate, br, zstd", "br"),
            ("gzip", "gzip"),
            ("br;q=0, gzip", "gzip"),
            ("br;q=0.5, gzip;q=0.8", "gzip"),
            ("*", "br"),
            ("*;q=0", ""),
            ("identity", ""),
            ("GZip ; q=1", "gzip"),
            ("", ""),
        ] {
            let response = ask(&script, Some((header::ACCEPT_ENCODING, accepted)));
            assert_eq!(value(&response, header::CONTENT_ENCODING), given, "{accepted}");
            assert_eq!(value(&response, header::CONTENT_TYPE), "text/javascript; charset=utf-8");
            assert_eq!(value(&response, header::VARY), "accept-encoding");
        }
        let font = ask("/fonts/a.woff2", Some((header::ACCEPT_ENCODING, "br")));
        assert_eq!((value(&font, header::CONTENT_ENCODING), value(&font, header::CONTENT_TYPE)), ("", "font/woff2"));
    }

    #[test]
    fn a_reader_who_has_it_gets_no_body() {
        let tag = "\"tag of favicon.svg\"";
        for (header, status) in
            [(tag.to_owned(), 304), (format!("\"other\", W/{tag}"), 304), ("*".to_owned(), 304), ("\"other\"".to_owned(), 200)]
        {
            let response = ask("/favicon.svg", Some((header::IF_NONE_MATCH, &header)));
            assert_eq!(response.status(), status, "{header}");
            assert_eq!(value(&response, header::ETAG), tag);
            assert_eq!(value(&response, header::CACHE_CONTROL), "public, no-cache");
        }
        // Each form of a file has a tag of its own.
        let tag = format!("\"tag of {SCRIPT}\"");
        let headers = HeaderMap::from_iter([
            (header::IF_NONE_MATCH, HeaderValue::from_str(&tag).unwrap_or(HeaderValue::from_static(""))),
            (header::ACCEPT_ENCODING, HeaderValue::from_static("br")),
        ]);
        assert_eq!(answer(stored, SCRIPT, &headers).status(), 200);
    }

    #[test]
    fn only_names_that_never_change_are_kept_for_good() {
        assert!(is_immutable(SCRIPT) && is_immutable("pkg/mostrador.0123456789abcdef/panel.rooms") && is_immutable("fonts/a.woff2"));
        assert!(
            !is_immutable("pkg/mostrador.js")
                && !is_immutable("favicon.svg")
                && !is_immutable("pkg/snippets/a-0123456789abcdef/inline0.js")
        );
    }

    #[tokio::test]
    async fn nothing_else_is_answered() -> Result<(), Box<dyn std::error::Error>> {
        for path in
            ["/pkg/nothing.js", "/pkg/../manifest.json", "/pkg/%2e%2e/manifest.json", "/pkg//etc/passwd", "/manifest.json", "/pkg/", "/"]
        {
            let response = routes::<()>().oneshot(Request::get(path).body(Body::empty())?).await?;
            assert_eq!(response.status(), 404, "{path}");
        }
        let response = routes::<()>().oneshot(Request::post("/favicon.svg").body(Body::empty())?).await?;
        assert_eq!(response.status(), 405);
        Ok(())
    }

    #[test]
    fn the_manifest_names_the_client_and_its_rooms() {
        let found = manifest();
        let rooms = found.rooms.values().flatten().map(|path| (path, ".rooms"));
        for (path, extension) in
            [(&found.js, ".js"), (&found.loader, ".js"), (&found.wasm, ".wasm"), (&found.css, ".css"), (&found.more, ".css")]
                .into_iter()
                .chain(rooms)
        {
            assert!(path.starts_with("/pkg/") && path.ends_with(extension), "{path}");
        }
    }
}
