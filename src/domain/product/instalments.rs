//! The buyer's table of instalments, to the cent.
//!
//! Where the seller bears the cost, the price is split into equal parts, the cents left over going to the first ones. Where the buyer does, all
//! instalments are the same, by the *Price* table (annuity, the first instalment a month after the purchase): with the price P, the
//! monthly interest i and n instalments, each is P · i · (1 + i)ⁿ ÷ ((1 + i)ⁿ − 1), rounded half to even to the cent; the total is n
//! times that.

use super::price::{Bearer, Plan};
use crate::money::{Money, split};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::{Deserialize, Serialize};

/// One way to pay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// What is paid each month, in order; one entry is one payment.
    pub amounts: Vec<Money>,
    pub total: Money,
}

impl Row {
    pub fn count(&self) -> usize {
        self.amounts.len()
    }

    /// What the buyer pays on top of the price.
    pub fn surcharge(&self, price: Money) -> Money {
        Money::new(self.total.minor - price.minor, price.currency)
    }
}

/// One row for each way to pay, in order of the number of instalments; the first is always one payment. `monthly_rate` is in hundredths of
/// a per cent. Ways whose instalments would be less than the smallest coin are left out.
pub fn instalment_table(price: Money, plan: Plan, monthly_rate: u32) -> Vec<Row> {
    let (most, bearer) = match plan {
        Plan::One => (1, Bearer::Seller),
        Plan::Instalments { most, bearer } => (most, bearer),
    };
    (1..=most).map_while(|count| row(price, count, bearer, monthly_rate)).collect()
}

fn row(price: Money, count: u32, bearer: Bearer, monthly_rate: u32) -> Option<Row> {
    let money = |minor| Money::new(minor, price.currency);
    let minors = if count == 1 || bearer == Bearer::Seller || monthly_rate == 0 {
        split(price.minor, &vec![1; count as usize])
    } else {
        vec![annuity(price.minor, count, monthly_rate)?; count as usize]
    };
    let bearable = count == 1 || minors.iter().all(|minor| *minor > 0);
    bearable.then(|| Row { total: money(minors.iter().sum()), amounts: minors.into_iter().map(money).collect() })
}

/// One of `count` equal instalments, in minor units; 28 digits carry (1 + i)ⁿ far beyond the cent.
fn annuity(price: i64, count: u32, monthly_rate: u32) -> Option<i64> {
    let interest = Decimal::new(monthly_rate.into(), 4);
    let mut growth = Decimal::ONE;
    for _ in 0..count {
        growth = growth.checked_mul(Decimal::ONE + interest)?;
    }
    let factor = interest.checked_mul(growth)?.checked_div(growth - Decimal::ONE)?;
    Decimal::from(price).checked_mul(factor)?.round().to_i64()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Currency;
    use proptest::prelude::*;

    fn table(price: i64, most: u32, bearer: Bearer, rate: u32) -> Vec<Row> {
        instalment_table(Money::new(price, Currency::BRL), Plan::Instalments { most, bearer }, rate)
    }

    #[test]
    fn the_annuity_is_the_one_of_the_books() {
        let rows = table(100_000, 12, Bearer::Buyer, 100);
        assert_eq!(rows[11].amounts[0].minor, 8_885, "1000 in 12 at 1 % a month: 88.85");
        assert_eq!(rows[11].total.minor, 106_620);
        assert_eq!(rows[11].surcharge(Money::new(100_000, Currency::BRL)).minor, 6_620);
        assert_eq!(table(25_000, 2, Bearer::Buyer, 299)[1].amounts[0].minor, 13_063);
    }

    #[test]
    fn cents_left_over_go_to_the_first_instalments() {
        let amounts: Vec<i64> = table(10_000, 3, Bearer::Seller, 299)[2].amounts.iter().map(|money| money.minor).collect();
        assert_eq!(amounts, [3_334, 3_333, 3_333]);
    }

    #[test]
    fn one_payment_is_always_there_and_never_dearer() {
        let price = Money::new(2, Currency::BRL);
        assert_eq!(instalment_table(price, Plan::One, 299).len(), 1);
        assert_eq!(table(2, 12, Bearer::Seller, 299).len(), 2, "nobody pays less than a cent");
        assert_eq!(table(2, 12, Bearer::Buyer, 299)[0].total, price);
    }

    proptest! {
        #[test]
        fn sums_are_exact_and_waiting_longer_costs_more(price in 1_000_i64..Money::MAX_MINOR, most in 2_u32..=12, rate in 1_u32..2_000) {
            for row in table(price, most, Bearer::Seller, rate) {
                prop_assert_eq!(row.total.minor, price);
                prop_assert!(row.amounts.windows(2).all(|pair| (0..=1).contains(&(pair[0].minor - pair[1].minor))));
            }
            let rows = table(price, most, Bearer::Buyer, rate);
            prop_assert_eq!(rows.len() as u32, most);
            prop_assert_eq!(rows[0].total.minor, price);
            for row in &rows {
                prop_assert_eq!(row.total.minor, row.amounts.iter().map(|money| money.minor).sum::<i64>());
                // Rounding moves each instalment by half a cent at most.
                prop_assert!(row.amounts[0].minor >= price / row.count() as i64);
            }
            for pair in rows.windows(2) {
                prop_assert!(pair[1].amounts[0].minor <= pair[0].amounts[0].minor, "more instalments, smaller ones");
                prop_assert!(pair[1].total.minor + pair[1].count() as i64 >= pair[0].total.minor, "and more in all, but for rounding");
            }
        }

        #[test]
        fn the_lender_is_paid_back_to_the_cent(price in 1_000_i64..1_000_000_000, count in 2_u32..=12, rate in 1_u32..2_000) {
            // Independent of the formula: what is owed grows by the interest and shrinks by each instalment, counted in hundred-millionths of a cent.
            let each = table(price, count, Bearer::Buyer, rate)[count as usize - 1].amounts[0].minor;
            const FINE: i128 = 100_000_000;
            let mut owed = i128::from(price) * FINE;
            let mut worst = 0;
            for _ in 0..count {
                owed = owed * (10_000 + i128::from(rate)) / 10_000 - i128::from(each) * FINE;
                worst = worst * (10_000 + i128::from(rate)) / 10_000 + FINE / 2 + 2;
            }
            prop_assert!(owed.abs() <= worst + 10, "{owed} of {worst}");
        }
    }
}
