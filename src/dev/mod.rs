//! The demo's box of letters: what the outbox holds, for reading in the browser. Behind doors that only the demo opens.

pub mod api;
pub mod pages;
