//! The rules of Mostrador: pure functions and types, the same on the server and in the browser.
//!
//! No I/O, no clock, no framework: time and randomness are arguments. Each module says one thing; to learn
//! what a sale may do, open `sale`; to learn where its money goes, open `ledger`.

#![cfg_attr(not(test), warn(clippy::unwrap_used, clippy::expect_used))]

pub mod account;
pub mod agenda;
pub mod booking;
#[cfg(feature = "zones")]
pub mod calendar;
pub mod checkout;
pub mod collaborators;
pub mod customers;
pub mod figures;
pub mod id;
pub mod language;
pub mod ledger;
pub mod listing;
pub mod money;
pub mod name;
pub mod notice;
pub mod panel;
pub mod parameter;
pub mod product;
pub mod reports;
pub mod sale;
pub mod written;

/// Every variant of an enum of this crate, in its order, for pages that list them.
pub use strum::IntoEnumIterator;

/// A moment, always UTC. Days and clock times are the owner's: see [`calendar`].
pub type Time = chrono::DateTime<chrono::Utc>;
