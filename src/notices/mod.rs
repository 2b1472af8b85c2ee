//! Notices: what the account is told inside the program, and the bell that counts what is unread.

pub mod api;
mod bell;
pub mod pages;
pub mod words;

pub use bell::provide_bell;
