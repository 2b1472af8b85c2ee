//! What the installation's configuration allows; the browser gets the same figures as the server.

use crate::money::Currency;
use serde::{Deserialize, Serialize};

/// The settings, with the shipped ones as default.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Limits {
    /// Countries (ISO 3166-1 alpha-2) whose accounts may sell online services.
    pub countries: Vec<String>,
    /// Longest session, in minutes.
    pub longest_session: u16,
    /// Most sessions of a package.
    pub most_sessions: u32,
    pub most_instalments: u32,
    /// Interest that buyers bear for instalments, in hundredths of a per cent a month.
    pub monthly_rate: u32,
    /// The currencies that a price may be in, each with its limits.
    pub prices: Vec<PriceLimit>,
    /// The version of the terms that is accepted today.
    pub terms: String,
}

/// Least and most of a price, in minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceLimit {
    pub currency: Currency,
    pub least: i64,
    pub most: i64,
}

impl Limits {
    /// Whether accounts of this country may sell online services.
    pub fn lets_sell(&self, country: &str) -> bool {
        self.countries.iter().any(|allowed| allowed == country)
    }

    pub fn price(&self, currency: Currency) -> Option<PriceLimit> {
        self.prices.iter().copied().find(|limit| limit.currency == currency)
    }
}

impl Default for Limits {
    fn default() -> Self {
        let price = |currency, least, most| PriceLimit { currency, least, most };
        Self {
            countries: vec!["BR".to_owned()],
            longest_session: 240,
            most_sessions: 20,
            most_instalments: 12,
            monthly_rate: 299,
            prices: vec![
                price(Currency::BRL, 500, 3_000_000),
                price(Currency::USD, 100, 600_000),
                price(Currency::EUR, 100, 600_000),
                price(Currency::MXN, 2_000, 10_000_000),
                price(Currency::COP, 500_000, 2_500_000_000),
            ],
            terms: "2026-01".to_owned(),
        }
    }
}
