//! What a buyer pays: the price less the coupon, with the interest of the instalments they choose, to the cent.

use super::sums::Sums;
use crate::money::Money;
use crate::product::instalments::instalment_table;
use crate::product::price::Price;
use serde::{Deserialize, Serialize};

/// The sum of a checkout. All parts are of one currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Total {
    pub price: Money,
    pub discount: Money,
    /// Interest that the buyer bears for paying in instalments.
    pub surcharge: Money,
    /// What is paid each month, in order; one entry is one payment.
    pub instalments: Vec<Money>,
}

/// Why a total cannot be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TotalError {
    /// Less is left than this.
    #[error("the coupon leaves too little to pay")]
    TooLittle(Money),
    #[error("not so many instalments")]
    Instalments,
}

impl Total {
    /// The total of `price` less `discount` in so many instalments; at least `least` (minor units) must be left to pay.
    pub fn new(price: &Price, discount: Money, count: usize, monthly_rate: u32, least: i64) -> Result<Self, TotalError> {
        let gross = Money::new(price.amount.minor - discount.minor, price.amount.currency);
        let least = least.max(1);
        if gross.minor < least && gross.minor < price.amount.minor {
            return Err(TotalError::TooLittle(Money::new(least, gross.currency)));
        }
        let row = instalment_table(gross, price.plan, monthly_rate).into_iter().find(|row| row.count() == count);
        let row = row.ok_or(TotalError::Instalments)?;
        Ok(Self { price: price.amount, discount, surcharge: row.surcharge(gross), instalments: row.amounts })
    }

    /// What is sold: the price less the coupon, without interest.
    pub fn gross(&self) -> Money {
        Money::new(self.price.minor - self.discount.minor, self.price.currency)
    }

    /// What is paid in all.
    pub fn charged(&self) -> Money {
        Money::new(self.gross().minor + self.surcharge.minor, self.price.currency)
    }

    /// Both sums, to be told apart.
    pub fn sums(&self) -> Sums {
        Sums::new(self.gross(), self.surcharge.minor)
    }
}

/// The least that one of two cards is charged: one whole unit of the currency.
fn least_part(total: Money) -> i64 {
    10_i64.pow(total.currency.decimals())
}

pub(super) fn can_be_divided(total: Money) -> bool {
    total.minor >= 2 * least_part(total)
}

/// What goes to the second card when `first` goes to the first one; else the most and least that may go to it.
pub fn divide(total: Money, first: Money) -> Result<[Money; 2], (Money, Money)> {
    let money = |minor| Money::new(minor, total.currency);
    let least = least_part(total);
    let most = total.minor - least;
    if first.currency == total.currency && (least..=most).contains(&first.minor) {
        Ok([first, money(total.minor - first.minor)])
    } else {
        Err((money(least), money(most)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Currency;
    use crate::product::price::{Bearer, Plan};
    use proptest::prelude::*;

    fn brl(minor: i64) -> Money {
        Money::new(minor, Currency::BRL)
    }

    fn price(minor: i64, bearer: Bearer) -> Price {
        Price { amount: brl(minor), plan: Plan::Instalments { most: 12, bearer }, converts: false }
    }

    #[test]
    fn interest_is_borne_on_what_is_left_after_the_coupon() {
        let total = Total::new(&price(110_000, Bearer::Buyer), brl(10_000), 12, 100, 500).unwrap();
        assert_eq!((total.gross().minor, total.surcharge.minor, total.charged().minor), (100_000, 6_620, 106_620));
        assert_eq!(total.instalments, vec![brl(8_885); 12]);
    }

    #[test]
    fn a_coupon_leaves_something_to_pay() {
        let of = |discount| Total::new(&price(1_000, Bearer::Seller), brl(discount), 1, 0, 500);
        assert!(of(500).is_ok());
        assert_eq!(of(501), Err(TotalError::TooLittle(brl(500))));
        assert_eq!(of(1_000), Err(TotalError::TooLittle(brl(500))));
        assert!(Total::new(&price(300, Bearer::Seller), brl(0), 1, 0, 500).is_ok(), "an old price below today's least is still sold");
    }

    #[test]
    fn more_instalments_than_offered_are_refused() {
        let one = Price { plan: Plan::One, ..price(10_000, Bearer::Buyer) };
        assert_eq!(Total::new(&one, brl(0), 2, 299, 500), Err(TotalError::Instalments));
        assert_eq!(Total::new(&one, brl(0), 0, 299, 500), Err(TotalError::Instalments));
    }

    proptest! {
        #[test]
        fn every_cent_is_somewhere(minor in 1_000_i64..3_000_000, off in 0_i64..500, count in 1_usize..=12, rate in 0_u32..1_000, buyer: bool) {
            let bearer = if buyer { Bearer::Buyer } else { Bearer::Seller };
            let total = Total::new(&price(minor, bearer), brl(off), count, rate, 500).unwrap();
            prop_assert_eq!(total.instalments.iter().map(|money| money.minor).sum::<i64>(), total.charged().minor);
            prop_assert_eq!(total.charged().minor - total.surcharge.minor + total.discount.minor, minor);
            prop_assert_eq!(total.sums().charged().0, total.charged());
        }

        #[test]
        fn two_cards_pay_the_total_and_each_at_least_one_unit(total in 0_i64..1_000_000, first in -10_i64..1_000_010) {
            match divide(brl(total), brl(first)) {
                Ok([one, two]) => {
                    prop_assert!(can_be_divided(brl(total)));
                    prop_assert_eq!(one.minor + two.minor, total);
                    prop_assert!(one.minor >= 100 && two.minor >= 100);
                }
                Err((least, most)) => prop_assert!(first < least.minor || first > most.minor),
            }
        }
    }
}
