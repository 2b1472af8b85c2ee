//! The tests of the use cases, as one program: what thirty would each compile and link again is done once.

mod centre;
#[path = "../../store/tests/common/mod.rs"]
#[allow(dead_code, reason = "shared with the tests of the store, which use the rest")]
mod common;
mod counter;
#[path = "../../store/tests/common/dice.rs"]
mod dice;
mod payments;
mod purchases;
mod services;
mod stripe_double;

mod abandon;
mod accounts;
mod agenda;
mod agenda_outside;
mod booked_cancel;
mod booked_page;
mod bookings;
mod bookings_model;
mod bookings_race;
mod checkout;
mod checkout_buy;
mod collaborators;
mod collaborators_escalation;
mod collaborators_keys;
mod collaborators_log;
mod collaborators_race;
mod coupons;
mod customers;
mod customers_export;
mod import;
mod links;
mod market;
mod notices;
mod olist;
mod orders;
mod panel;
mod pictures;
mod products;
mod products_limits;
mod rates;
mod reports;
mod reports_beside;
mod sandbox;
mod strangers;
mod stripe;
mod synth;
mod views;
mod waiting;
