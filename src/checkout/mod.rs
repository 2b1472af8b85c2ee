//! The checkout: a held time is counted down, paid, and becomes a session.

pub mod api;
pub mod pages;
mod words;
