//! Who moves the money of an order.

use serde::{Deserialize, Serialize};

/// A payment provider. The numbers are stored: never renumber.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    Serialize,
    Deserialize,
    strum::Display,
    strum::EnumString,
    strum::FromRepr,
    strum::IntoStaticStr,
)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
#[repr(i16)]
pub enum Provider {
    /// Embedded, for trying and for tests: no money moves.
    Sandbox = 0,
    Stripe = 1,
}

impl Provider {
    /// The machine name: `stripe`.
    pub fn name(self) -> &'static str {
        self.into()
    }
}
