//! The ways to pay.

use serde::{Deserialize, Serialize};

/// A payment method. The numbers are stored: never renumber.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Default,
    Serialize,
    Deserialize,
    strum::Display,
    strum::EnumString,
    strum::EnumIter,
    strum::FromRepr,
    strum::IntoStaticStr,
)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
#[repr(i16)]
pub enum Method {
    #[default]
    Unknown = 0,
    CreditCard = 1,
    TwoCards = 2,
    AccountBalance = 3,
    Boleto = 4,
    Pix = 5,
    #[strum(serialize = "paypal")]
    #[serde(rename = "paypal")]
    PayPal = 6,
    /// Google, Apple or Samsung Pay.
    Wallet = 7,
    BankTransfer = 8,
    DirectDebit = 9,
    DebitCard = 10,
    FinancedInstallments = 11,
    Cash = 12,
}

impl Method {
    /// The machine name: `credit_card`.
    pub fn name(self) -> &'static str {
        self.into()
    }
}
