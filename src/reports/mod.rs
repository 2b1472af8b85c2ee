//! Reports: their catalogue, and the one frame in which each of them is asked.

pub mod api;
#[cfg(feature = "ssr")]
pub mod document;
mod named;
pub mod pages;
pub mod words;
