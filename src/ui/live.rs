//! Live figures: learns from the server that the owner's sales changed.

use leptos::prelude::*;

/// The newest known version of the owner's sales, -1 before the first message and always so on the server. Pages key their
/// resources on it.
pub fn live_version() -> ReadSignal<i64> {
    let (version, set_version) = signal(-1_i64);
    #[cfg(feature = "hydrate")]
    in_browser::listen(set_version);
    #[cfg(not(feature = "hydrate"))]
    let _ = set_version;
    version
}
