//! What buyers see: the market, a service's page, its free times.

pub mod api;
pub mod pages;
pub mod words;
