//! Customers by e-mail: who bought in a period, one of them with all they bought, and segments that are kept.

pub mod api;
pub mod asked;
#[cfg(feature = "ssr")]
pub mod document;
pub mod pages;
pub mod words;
