//! The only place that knows SQL: one file per noun, each query written once for SQLite and PostgreSQL.
//!
//! Every function takes a transaction, so that a use case decides what belongs together. Nothing here reads a clock.

#![cfg_attr(not(test), warn(clippy::unwrap_used, clippy::expect_used))]

#[macro_use]
mod db;
pub mod accounts;
pub mod agenda;
pub mod api_keys;
pub mod audit;
pub mod bearers;
pub mod bookings;
mod bulk;
pub mod checkouts;
pub mod collaborators;
pub mod coupons;
pub mod customers;
mod engine;
pub use engine::{Others, backup};
pub mod figures;
mod json;
pub mod letters;
mod migrate;
pub mod notices;
pub mod owners;
pub mod payments;
pub mod pictures;
pub mod products;
pub mod profiles;
pub mod rates;
mod reach;
pub mod reports;
pub mod sales;
pub mod sandbox;
pub mod segments;
pub mod sessions;
pub mod throttles;
pub mod verify;
pub mod views;
pub mod waiting;

pub use db::{Arg, Db, StoreError, Tx};

use domain::Time;

/// Microseconds since 1970, as all times are stored.
pub(crate) fn micros(time: Time) -> i64 {
    time.timestamp_micros()
}

/// The inverse of [`micros`]; a figure outside of any calendar is the beginning of 1970.
pub(crate) fn time(micros: i64) -> Time {
    Time::from_timestamp_micros(micros).unwrap_or_default()
}
