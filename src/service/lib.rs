//! Use cases: one transaction script each, called by pages, REST, jobs and the command line alike.
//!
//! A use case takes who asks and what time it is; it reads no clock and no environment. What leaves the house (mail) leaves
//! through the outbox.

#![cfg_attr(not(test), warn(clippy::unwrap_used, clippy::expect_used))]

pub mod accounts;
pub mod agenda;
pub mod api_keys;
pub mod asking;
pub mod booked;
pub mod bookings;
pub mod checkout;
pub mod collaborators;
pub mod coupons;
pub mod customers;
pub mod gateway;
pub mod here;
pub mod import;
mod limits;
pub mod links;
pub mod mail;
pub mod notices;
pub mod office;
pub mod panel;
pub mod passwords;
pub mod pictures;
pub mod products;
pub mod rates;
pub mod reports;
pub mod sales;
pub mod secret;
pub mod sheets;
pub mod synth;
pub mod table;
pub mod views;
pub mod waiting;
