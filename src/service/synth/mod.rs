//! Believable sales out of a seed: for the demo, for benchmarks and for trying.
//!
//! [`World`] makes them and knows neither database nor clock; [`bench`] and [`demo`] record them by the very rules that real news
//! of sales follow, so that events, ledger and rollups come out as if they had happened.

mod bench;
mod catalogue;
mod course;
mod demo;
mod names;
mod origin;
mod people;
mod places;
mod price;
mod random;
mod sale;
mod season;
mod services;
mod sessions;
mod world;

pub use bench::{BENCH_MOST, Recorded, bench};
pub use demo::{DEMO_EMAIL, DEMO_MONTHS, DEMO_PASSWORD, DemoAccounts, NEW_EMAIL, OPERATOR_EMAIL, demo, demo_history, demo_pulse};
pub use services::{DEMO_SLUG, demo_services};
pub use sessions::demo_sessions;
pub use world::World;

use store::StoreError;

/// Why sales could not be made.
#[derive(Debug, thiserror::Error)]
pub enum SynthError {
    #[error("no such owner")]
    UnknownOwner,
    /// More than [`BENCH_MOST`].
    #[error("at most {BENCH_MOST} sales at a time")]
    TooMany,
    #[error("the demo has not been made yet")]
    NoDemo,
    /// The demo's passwords are published: in a database that is used, its operator would open it to everybody.
    #[error("the database holds accounts that are not the demo's; give the demo a database of its own (DATABASE_URL)")]
    NotADemo,
    /// The thread that makes sales ended before it had made all.
    #[error("the maker of sales stopped")]
    Stopped,
    #[error("a service of the demo")]
    Product(#[from] crate::products::ProductError),
    #[error("a session of the demo")]
    Session(#[from] crate::agenda::AgendaError),
    #[error("a time of the demo")]
    Booking(#[from] crate::bookings::BookingError),
    #[error("a payment of the demo")]
    Payment(#[from] crate::checkout::BuyError),
    #[error("a picture of the demo")]
    Picture(#[from] crate::pictures::PictureError),
    #[error("a name of the demo is not a good one")]
    Name(#[from] domain::name::NameError),
    #[error(transparent)]
    Store(#[from] StoreError),
}
