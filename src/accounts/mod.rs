//! Accounts: signing up and in, a forgotten password, one's sessions and keys.

pub mod api;
pub mod pages;
pub mod words;
