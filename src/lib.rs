//! Mostrador: back office and booking counter for people who sell what they know.
//!
//! The map. Below this crate lie three others: `domain` (the rules), `store` (SQL), `service` (use cases). Here:
//!
//! - `app`: the back office's table of routes · `counter`: that of the pages that anybody sees, drawn by the server alone
//! - `shell`: the document around every page
//! - `room`: which pages travel together, so that a reader fetches only the rooms they enter
//! - `paths`: every address · `zones`: the names of all time zones · `problem`: what a reader is told when something did not happen
//! - `ui`: how things look, the same on server and browser
//! - rooms, one per capability, each with its pages, its words and its server functions (`api`): `accounts`, `sales`, `reports`, `customers`, `products`, `agenda`,
//!   `verification`, `booking`, `checkout`, `booked`, `notices`, `landing`, `dev`
//! - `server`: HTTP (doors, sessions, headers, REST, live events)
//! - `command`: the command line

#![cfg_attr(not(test), warn(clippy::unwrap_used, clippy::expect_used))]
#![recursion_limit = "256"]

pub mod accounts;
pub mod agenda;
pub mod app;
#[cfg(feature = "ssr")]
pub mod booked;
#[cfg(feature = "ssr")]
pub mod booking;
#[cfg(feature = "ssr")]
pub mod checkout;
pub mod collaborators;
#[cfg(feature = "ssr")]
pub mod command;
#[cfg(feature = "ssr")]
pub mod counter;
pub mod customers;
pub mod dev;
#[cfg(feature = "ssr")]
pub mod landing;
pub mod notices;
pub mod paths;
pub mod problem;
pub mod products;
pub mod reports;
mod room;
pub mod sales;
#[cfg(feature = "ssr")]
pub mod server;
#[cfg(feature = "ssr")]
pub mod shell;
pub mod ui;
pub mod verification;
pub mod zones;

/// Takes over the page that the server sent.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    // A server function that redirects has changed who is reading, or in which language: the whole page is asked for anew.
    // `Err` means that a hook is set already, which cannot be before the first line of the program.
    let _ = leptos::server_fn::redirect::set_redirect_hook(|to| {
        let _ = leptos::prelude::window().location().set_href(to);
    });
    wasm_bindgen_futures::spawn_local(async {
        // As `hydrate_lazy` does, which does not say when it is done.
        leptos::mount::hydrate_from_async(leptos::tachys::dom::body(), app::App).await.forget();
        // For tests, which must not click before the page listens.
        if let Some(root) = leptos::prelude::document().document_element() {
            let _ = root.set_attribute("data-hydrated", "");
        }
    });
}
