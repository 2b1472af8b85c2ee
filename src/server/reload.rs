//! For `cargo xtask watch`: an open page notices that program, client or style are new, and loads itself again.

use super::assets;
use axum::Router;
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use axum::routing::get;
use std::sync::OnceLock;
use std::time::SystemTime;

/// The path that the page asks.
pub const PATH: &str = "/dev/reload";
/// The path of what the page runs.
pub const SCRIPT_PATH: &str = "/dev/reload.js";

/// What the page runs: another answer than before means something new; no answer means that it is still being built.
const SCRIPT: &str = "\
let was; setInterval(async () => { try { const now = await (await fetch('/dev/reload')).text(); \
if (was && was !== now) location.reload(); was = now; } catch {} }, 500);";

/// Whether the watch started this program; never in a release.
pub fn is_wanted() -> bool {
    cfg!(debug_assertions) && std::env::var_os("MOSTRADOR_RELOAD").is_some()
}

/// The routes; they answer only where they are wanted.
pub fn routes<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().route(PATH, get(state)).route(SCRIPT_PATH, get(script))
}

/// Another text when the program was started again or the style on the disk changed.
async fn state() -> Result<String, StatusCode> {
    static STARTED: OnceLock<SystemTime> = OnceLock::new();
    let started = STARTED.get_or_init(SystemTime::now);
    if is_wanted() { Ok(format!("{started:?} {}", assets::style_tag())) } else { Err(StatusCode::NOT_FOUND) }
}

async fn script() -> Result<impl IntoResponse, StatusCode> {
    if is_wanted() { Ok(([(header::CONTENT_TYPE, "text/javascript; charset=utf-8")], SCRIPT)) } else { Err(StatusCode::NOT_FOUND) }
}
