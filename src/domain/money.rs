//! Money is an integer of minor units with its currency; it never becomes a float and never crosses currencies by accident.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// An ISO 4217 currency, ordered by its code.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Currency(iso_currency::Currency);

impl Currency {
    pub const BRL: Self = Self(iso_currency::Currency::BRL);
    pub const EUR: Self = Self(iso_currency::Currency::EUR);
    pub const USD: Self = Self(iso_currency::Currency::USD);
    pub const MXN: Self = Self(iso_currency::Currency::MXN);
    pub const COP: Self = Self(iso_currency::Currency::COP);

    /// The currency with this three-letter code, in upper case as the standard writes it.
    pub fn parse(code: &str) -> Result<Self, MoneyError> {
        iso_currency::Currency::from_code(code).map(Self).ok_or(MoneyError::UnknownCurrency)
    }

    /// Three letters: `BRL`.
    pub fn code(self) -> &'static str {
        self.0.code()
    }

    /// How many decimals amounts of this currency have (ISO 4217 minor unit): 2 for BRL, 0 for JPY, 3 for KWD.
    pub fn decimals(self) -> u32 {
        u32::from(self.0.exponent().unwrap_or(0))
    }

    /// What people write before or after the figure: `R$`, `€`.
    pub fn sign(self) -> &'static str {
        match self.code() {
            "BRL" => "R$",
            "EUR" => "€",
            "USD" => "US$",
            "GBP" => "£",
            "MXN" => "MX$",
            "JPY" => "¥",
            other => other,
        }
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl Ord for Currency {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.code().cmp(other.code())
    }
}

impl PartialOrd for Currency {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl TryFrom<String> for Currency {
    type Error = MoneyError;
    fn try_from(code: String) -> Result<Self, MoneyError> {
        Self::parse(&code)
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> Self {
        currency.code().to_owned()
    }
}

/// What can be wrong with an amount that somebody wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    #[error("not an ISO 4217 currency code")]
    UnknownCurrency,
    #[error("not a number")]
    NotANumber,
    #[error("more decimals than the currency has")]
    TooManyDecimals,
    #[error("too large")]
    TooLarge,
    #[error("must not be negative")]
    Negative,
    #[error("amounts of two currencies cannot be added")]
    MixedCurrencies,
}

/// An amount in minor units (cents) of one currency. May be negative: a balance, a difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    pub minor: i64,
    pub currency: Currency,
}

impl Money {
    /// The largest amount that may be entered: leaves room for sums of a hundred million of them in 64 bits.
    pub const MAX_MINOR: i64 = 90_000_000_000;

    pub fn new(minor: i64, currency: Currency) -> Self {
        Self { minor, currency }
    }

    pub fn zero(currency: Currency) -> Self {
        Self::new(0, currency)
    }

    /// Reads a plain decimal figure (`12.30`, no grouping, `.` before the decimals) that is not negative.
    pub fn parse(text: &str, currency: Currency) -> Result<Self, MoneyError> {
        let value = Decimal::from_str_exact(text.trim()).map_err(|_| MoneyError::NotANumber)?;
        Self::from_decimal(value, currency)
    }

    /// The exact amount; refused when it is negative, has more decimals than the currency or exceeds [`Self::MAX_MINOR`].
    pub fn from_decimal(value: Decimal, currency: Currency) -> Result<Self, MoneyError> {
        if value.is_sign_negative() && !value.is_zero() {
            return Err(MoneyError::Negative);
        }
        let minor = value.checked_mul(Decimal::from(10_i64.pow(currency.decimals()))).ok_or(MoneyError::TooLarge)?;
        if !minor.fract().is_zero() {
            return Err(MoneyError::TooManyDecimals);
        }
        match minor.to_i64() {
            Some(minor) if minor <= Self::MAX_MINOR => Ok(Self::new(minor, currency)),
            _ => Err(MoneyError::TooLarge),
        }
    }

    /// The figure with exactly the currency's decimals and a point: `12.30`. For machines; people get `ui::format`.
    pub fn to_plain(self) -> String {
        Decimal::new(self.minor, self.currency.decimals()).to_string()
    }

    pub fn checked_add(self, other: Self) -> Result<Self, MoneyError> {
        if self.currency != other.currency {
            return Err(MoneyError::MixedCurrencies);
        }
        let minor = self.minor.checked_add(other.minor).ok_or(MoneyError::TooLarge)?;
        Ok(Self::new(minor, self.currency))
    }

    /// Converts at `rate` (units of `to` for one unit of this currency), rounding half to even.
    pub fn convert(self, rate: Decimal, to: Currency) -> Result<Self, MoneyError> {
        let value = Decimal::new(self.minor, self.currency.decimals()).checked_mul(rate).ok_or(MoneyError::TooLarge)?;
        let minor = value.checked_mul(Decimal::from(10_i64.pow(to.decimals()))).ok_or(MoneyError::TooLarge)?;
        let minor = minor.round().to_i64().ok_or(MoneyError::TooLarge)?;
        Ok(Self::new(minor, to))
    }
}

impl FromStr for Currency {
    type Err = MoneyError;
    fn from_str(code: &str) -> Result<Self, MoneyError> {
        Self::parse(code)
    }
}

/// Splits `total` minor units in proportion to `weights` so that the parts add up to `total` exactly: each part gets
/// its floor, the cents left over go to the largest remainders, the earlier part first among equals.
///
/// All weights zero (or none): everything goes to the first part.
pub fn split(total: i64, weights: &[u64]) -> Vec<i64> {
    let sum: i128 = weights.iter().map(|w| i128::from(*w)).sum();
    let mut parts = vec![0_i64; weights.len()];
    if weights.is_empty() {
        return parts;
    }
    if sum == 0 {
        parts[0] = total;
        return parts;
    }
    let mut remainders: Vec<(i128, usize)> = Vec::with_capacity(weights.len());
    let mut given: i64 = 0;
    for (index, weight) in weights.iter().enumerate() {
        let exact = i128::from(total) * i128::from(*weight);
        let part = exact.div_euclid(sum) as i64;
        parts[index] = part;
        given += part;
        remainders.push((exact.rem_euclid(sum), index));
    }
    remainders.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    for (_, index) in remainders.into_iter().take((total - given) as usize) {
        parts[index] += 1;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_amount_keeps_the_decimals_of_its_currency() {
        assert_eq!(Money::parse("12.3", Currency::BRL).map(Money::to_plain), Ok("12.30".into()));
        let yen = Currency::parse("JPY").unwrap();
        assert_eq!(Money::parse("12", yen).map(Money::to_plain), Ok("12".into()));
        assert_eq!(Money::parse("12.5", yen), Err(MoneyError::TooManyDecimals));
    }

    #[test]
    fn wrong_amounts_are_named() {
        for (text, error) in [
            ("", MoneyError::NotANumber),
            ("NaN", MoneyError::NotANumber),
            ("1,5", MoneyError::NotANumber),
            ("-0.01", MoneyError::Negative),
            ("0.001", MoneyError::TooManyDecimals),
            ("900000000.01", MoneyError::TooLarge),
            ("99999999999999999999999999", MoneyError::TooLarge),
        ] {
            assert_eq!(Money::parse(text, Currency::BRL), Err(error), "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_split_conserves_every_cent(total in 0..Money::MAX_MINOR, weights in prop::collection::vec(0_u64..10_000, 1..9)) {
            let parts = split(total, &weights);
            prop_assert_eq!(parts.iter().sum::<i64>(), total);
            let sum: u64 = weights.iter().sum();
            if sum > 0 {
                for (part, weight) in parts.iter().zip(&weights) {
                    let exact = i128::from(total) * i128::from(*weight);
                    prop_assert!((i128::from(*part) * i128::from(sum) - exact).abs() < i128::from(sum), "within a cent of its share");
                }
            }
        }

        #[test]
        fn what_is_written_is_read_back(minor in 0..Money::MAX_MINOR, code in prop::sample::select(vec!["BRL", "JPY", "KWD", "CLP"])) {
            let money = Money::new(minor, Currency::parse(code).unwrap());
            prop_assert_eq!(Money::parse(&money.to_plain(), money.currency), Ok(money));
        }

        #[test]
        fn reading_money_never_panics(text in "\\PC{0,40}") {
            let _ = Money::parse(&text, Currency::BRL);
        }
    }
}
