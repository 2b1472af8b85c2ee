//! Finds out what the reader of an open page may do by now, when they are told that it changed.

use super::api::whereabouts;
use crate::problem::Problem;
use crate::ui::here::Here;
use crate::ui::reader::Reader;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Hands every frame below what is offered to the reader, as the document has it at first.
pub fn provide_here(reader: &Reader) {
    let ask = |here: Here| {
        let path = window().location().pathname().unwrap_or_default();
        spawn_local(async move {
            match whereabouts(path).await {
                Ok(present) => here.learn(present),
                // Nothing is known but that something changed.
                Err(Problem::NotSignedIn | Problem::Forbidden | Problem::NotFound) => here.guess(),
                Err(_) => {}
            }
        });
    };
    provide_context(Here::new(reader, ask));
}
