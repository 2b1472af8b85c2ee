//! Mail: letters in the reader's language, posted with what causes them, carried by SMTP.

pub mod booked;
mod carrier;
pub mod collaborators;
pub mod letters;
pub mod sessions;
pub mod views;

pub use carrier::{Carrier, CarrierError, send_due};
