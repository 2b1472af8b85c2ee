//! Coupons: what one takes off, and when it is good.

use crate::Time;
use crate::id::ProductId;
use crate::money::{Currency, Money};
use serde::{Deserialize, Serialize};

/// The code of a coupon: 3 to 32 letters, figures, `-` and `_`, in upper case.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Code(String);

impl Code {
    /// Reads a code however its letters are written.
    pub fn parse(text: &str) -> Result<Self, CouponError> {
        let code = text.trim().to_ascii_uppercase();
        let good = (3..=32).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
        if good { Ok(Self(code)) } else { Err(CouponError::Unknown) }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Code {
    type Error = CouponError;
    fn try_from(text: String) -> Result<Self, CouponError> {
        Self::parse(&text)
    }
}

impl From<Code> for String {
    fn from(code: Code) -> Self {
        code.0
    }
}

/// What a coupon takes off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Discount {
    /// Hundredths of a per cent, 1 to 10,000, rounded down to the smallest coin.
    Percent(u16),
    /// A fixed amount, on prices of its currency alone.
    Amount(Money),
}

impl Discount {
    /// What is taken off a price, in minor units: at most all of it. An amount knows nothing of other currencies than its own.
    pub fn of(self, price: Money) -> i64 {
        match self {
            Self::Percent(hundredths) => {
                let exact = i128::from(price.minor) * i128::from(hundredths.min(10_000)) / 10_000;
                exact.try_into().unwrap_or(price.minor)
            }
            Self::Amount(amount) => amount.minor.clamp(0, price.minor.max(0)),
        }
    }
}

/// A coupon as its owner made it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coupon {
    pub code: Code,
    pub discount: Discount,
    /// From then on.
    pub from: Option<Time>,
    /// Until then, which is no longer good.
    pub until: Option<Time>,
    pub most_uses: Option<u32>,
    /// The products it is good for; all of the owner's where there are none.
    pub products: Vec<ProductId>,
}

/// Why a coupon takes nothing off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CouponError {
    #[error("no such coupon")]
    Unknown,
    #[error("not good yet")]
    NotYet,
    #[error("no longer good")]
    Over,
    #[error("used as often as it may be")]
    UsedUp,
    #[error("for other products")]
    OtherProduct,
    #[error("for prices in {0}")]
    OtherCurrency(Currency),
}

impl Coupon {
    /// The same coupon, good at most until then: its owner ended it.
    #[must_use]
    pub fn ended(self, at: Option<Time>) -> Self {
        Self { until: self.until.into_iter().chain(at).min(), ..self }
    }

    /// What it takes off `price` today, at most all of it; `uses` is how often it has been used.
    pub fn takes_off(&self, price: Money, product: ProductId, uses: u32, now: Time) -> Result<Money, CouponError> {
        if self.from.is_some_and(|from| now < from) {
            return Err(CouponError::NotYet);
        }
        if self.until.is_some_and(|until| now >= until) {
            return Err(CouponError::Over);
        }
        if self.most_uses.is_some_and(|most| uses >= most) {
            return Err(CouponError::UsedUp);
        }
        if !self.products.is_empty() && !self.products.contains(&product) {
            return Err(CouponError::OtherProduct);
        }
        match self.discount {
            Discount::Amount(amount) if amount.currency != price.currency => Err(CouponError::OtherCurrency(amount.currency)),
            discount => Ok(Money::new(discount.of(price), price.currency)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn coupon(discount: Discount) -> Coupon {
        Coupon { code: Code::parse("ana10").unwrap(), discount, from: None, until: None, most_uses: None, products: vec![] }
    }

    fn brl(minor: i64) -> Money {
        Money::new(minor, Currency::BRL)
    }

    const PRODUCT: ProductId = ProductId(Uuid::nil());

    #[test]
    fn a_coupon_is_good_in_its_period_for_its_products_and_so_often() {
        let at = |text: &str| text.parse::<Time>().unwrap();
        let limited = Coupon {
            from: Some(at("2026-03-01T00:00:00Z")),
            until: Some(at("2026-04-01T00:00:00Z")),
            most_uses: Some(2),
            products: vec![PRODUCT],
            ..coupon(Discount::Percent(1_000))
        };
        let takes_off = |product, uses, now| limited.takes_off(brl(25_000), product, uses, at(now)).map(|money| money.minor);
        assert_eq!(takes_off(PRODUCT, 1, "2026-03-01T00:00:00Z"), Ok(2_500));
        assert_eq!(takes_off(PRODUCT, 1, "2026-02-28T23:59:59Z"), Err(CouponError::NotYet));
        assert_eq!(takes_off(PRODUCT, 1, "2026-04-01T00:00:00Z"), Err(CouponError::Over));
        assert_eq!(takes_off(PRODUCT, 2, "2026-03-15T00:00:00Z"), Err(CouponError::UsedUp));
        assert_eq!(takes_off(ProductId(Uuid::max()), 0, "2026-03-15T00:00:00Z"), Err(CouponError::OtherProduct));
    }

    #[test]
    fn a_coupon_that_was_ended_is_good_no_longer_whatever_was_said_before() {
        let at = |text: &str| text.parse::<Time>().unwrap();
        let takes_off = |coupon: &Coupon, now| coupon.takes_off(brl(1_000), PRODUCT, 0, at(now));
        let ended = coupon(Discount::Percent(1_000)).ended(Some(at("2026-03-10T00:00:00Z")));
        assert!(takes_off(&ended, "2026-03-09T23:59:59Z").is_ok());
        assert_eq!(takes_off(&ended, "2026-03-10T00:00:00Z"), Err(CouponError::Over));
        let over = Coupon { until: Some(at("2026-03-05T00:00:00Z")), ..coupon(Discount::Percent(1_000)) };
        assert_eq!(over.clone().ended(Some(at("2026-03-10T00:00:00Z"))), over);
        assert_eq!(over.clone().ended(None), over);
    }

    #[test]
    fn a_fixed_amount_does_not_cross_currencies_and_takes_off_no_more_than_there_is() {
        let now = Time::default();
        let euros = coupon(Discount::Amount(Money::new(500, Currency::EUR)));
        assert_eq!(euros.takes_off(brl(1_000), PRODUCT, 0, now), Err(CouponError::OtherCurrency(Currency::EUR)));
        assert_eq!(coupon(Discount::Amount(brl(5_000))).takes_off(brl(1_000), PRODUCT, 0, now), Ok(brl(1_000)));
    }

    #[test]
    fn a_code_is_read_however_it_is_written() {
        assert_eq!(Code::parse(" ana-10 ").map(String::from), Ok("ANA-10".into()));
        for wrong in ["", "ab", "ana 10", "açaí", &"a".repeat(33)] {
            assert_eq!(Code::parse(wrong), Err(CouponError::Unknown), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn a_percentage_never_takes_more_than_its_part(price in 0..Money::MAX_MINOR, hundredths in 0_u16..=10_000) {
            let off = coupon(Discount::Percent(hundredths)).takes_off(brl(price), PRODUCT, 0, Time::default()).unwrap().minor;
            prop_assert!((0..=price).contains(&off));
            let exact = i128::from(price) * i128::from(hundredths);
            prop_assert!((exact - i128::from(off) * 10_000) >= 0 && (exact - i128::from(off) * 10_000) < 10_000);
        }
    }
}
