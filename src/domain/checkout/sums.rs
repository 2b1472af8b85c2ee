//! The two sums of a sale: what was sold, and what was charged for it, which has the interest of its instalments in it.
//!
//! Sales and their figures are told of the first, providers of the second. Each has a type of its own, so that nobody books the one as the other.

use crate::money::{Money, split};
use serde::{Deserialize, Serialize};

/// Of what was sold: without the interest that the buyer bears.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gross(pub Money);

/// Of what the buyer was charged: with that interest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Charged(pub Money);

/// Both sums of one sale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sums {
    gross: Money,
    surcharge: i64,
}

impl Sums {
    /// Of a sale with this gross and this interest (minor units).
    pub fn new(gross: Money, surcharge: i64) -> Self {
        Self { gross, surcharge }
    }

    /// All that was sold.
    pub fn gross(self) -> Gross {
        Gross(self.gross)
    }

    /// All that is charged for it.
    pub fn charged(self) -> Charged {
        Charged(Money::new(self.gross.minor + self.surcharge, self.gross.currency))
    }

    /// What goes back to the buyer in all when so much of what was sold is given back: its interest goes back with it.
    pub fn charged_of(self, gross: Gross) -> Charged {
        Charged(share(self.charged().0, gross.0.minor, self.gross.minor))
    }

    /// How much of what was sold has gone back when so much of what was charged has.
    pub fn gross_of(self, charged: Charged) -> Gross {
        Gross(share(self.gross, charged.0.minor, self.charged().0.minor))
    }
}

/// The share of `sum` that `part` is of `whole`, to the cent; nothing of nothing, and all of all.
fn share(sum: Money, part: i64, whole: i64) -> Money {
    let part = part.clamp(0, whole.max(0));
    let weights = [part, whole - part].map(|weight| u64::try_from(weight).unwrap_or(0));
    Money::new(if weights == [0, 0] { sum.minor } else { split(sum.minor, &weights)[0] }, sum.currency)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Currency;
    use proptest::prelude::*;

    fn brl(minor: i64) -> Money {
        Money::new(minor, Currency::BRL)
    }

    #[test]
    fn interest_goes_back_with_what_was_sold() {
        let sums = Sums::new(brl(100_000), 6_620);
        assert_eq!(sums.charged_of(Gross(brl(50_000))), Charged(brl(53_310)));
        assert_eq!(sums.gross_of(Charged(brl(53_310))), Gross(brl(50_000)));
    }

    proptest! {
        #[test]
        fn more_that_went_back_is_never_less_of_the_other_sum(gross in 1_i64..3_000_000, surcharge in 0_i64..900_000, parts: [u16; 2]) {
            let sums = Sums::new(brl(gross), surcharge);
            prop_assert_eq!(sums.charged_of(sums.gross()), sums.charged());
            prop_assert_eq!(sums.gross_of(sums.charged()), sums.gross());
            prop_assert_eq!(sums.gross_of(Charged(brl(0))).0.minor, 0);
            let [less, more] = { let mut parts = parts.map(|part| gross * i64::from(part) / 65_535); parts.sort_unstable(); parts };
            prop_assert!(sums.charged_of(Gross(brl(less))).0.minor <= sums.charged_of(Gross(brl(more))).0.minor);
            let back = sums.gross_of(sums.charged_of(Gross(brl(more)))).0.minor;
            prop_assert!((back - more).abs() <= 1, "{} of {}", back, more);
        }
    }
}
