//! Gives the frame's bell its figure, and brings it anew.

use super::api::unread_notices;
use crate::ui::bell::Bell;
use crate::ui::reader::Reader;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Hands the bell to every frame below; its first figure came with the document.
pub fn provide_bell(reader: &Reader) {
    let unread = RwSignal::new(reader.account.as_ref().map_or(0, |account| account.unread));
    // A figure that does not come leaves the old one: the bell is no place for faults.
    let ask = Callback::new(move |()| {
        spawn_local(async move {
            if let Ok(newest) = unread_notices().await {
                unread.try_set(newest);
            }
        });
    });
    provide_context(Bell::new(unread, ask));
}
