//! The additive measures of reports: what a rollup keeps, and what series, rows and totals are made of.

use serde::{Deserialize, Serialize};

/// Declares the figures once: fields, their names and all that is done to each of them.
macro_rules! figures {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// Sums over some sales of one currency, and over what was given back on some days. Those of two parts, added, are those of the whole.
        /// Amounts are minor units of the purchase currency. Figures that are zero are not sent.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
        #[serde(default)]
        pub struct Figures {
            $(
                $(#[$doc])*
                #[serde(skip_serializing_if = "is_zero")]
                pub $name: i64,
            )*
        }

        impl Figures {
            /// The names of the figures, in their order; also those of the columns in which they are kept.
            pub const NAMES: [&'static str; Self::COUNT] = [$(stringify!($name)),*];

            /// How many there are.
            pub const COUNT: usize = [$(stringify!($name)),*].len();

            /// In the order of [`Figures::NAMES`].
            pub fn columns(&self) -> [i64; Self::COUNT] {
                [$(self.$name),*]
            }

            /// The inverse of [`Figures::columns`].
            pub fn from_columns(columns: [i64; Self::COUNT]) -> Self {
                let [$($name),*] = columns;
                Self { $($name),* }
            }
        }
    };
}

figures! {
    /// Sales that are sold by their present state, by the day on which they were made.
    sold,
    /// What buyers paid for them.
    gross,
    /// What stays with the owner of those whose net is known.
    net,
    /// Of how many the net is known.
    net_known,
    /// Taxes, of the sold whose taxes are known and stated in the purchase currency; so with the next three.
    tax,
    tax_known,
    fee,
    fee_known,
    /// Commissions of affiliates; a sale without an affiliate is known to pay none.
    affiliate,
    affiliate_known,
    coproducer,
    coproducer_known,
    /// Sales that were approved at any time, whatever became of them.
    approved,
    /// Failed attempts, and what was at stake.
    lost,
    lost_gross,
    /// Sold sales after a failed attempt of the same buyer at the same product.
    recovered,
    recovered_gross,
    /// Cancelled after approval: neither sold nor lost.
    withdrawn,
    withdrawn_gross,
    /// Sales of these days of which anything has been given back or charged back by now, whenever that was, and how much.
    returned,
    returned_amount,
    /// Refunds made on these days, whole and in part, whenever the sale was made, and how much was given back.
    refunds,
    refunded,
    /// Chargebacks that happened on these days, whenever the sale was made, and how much was taken back.
    chargebacks,
    charged_back,
}

impl Figures {
    pub fn is_zero(&self) -> bool {
        *self == Self::default()
    }
}

fn is_zero(figure: &i64) -> bool {
    *figure == 0
}

impl std::ops::AddAssign for Figures {
    fn add_assign(&mut self, other: Self) {
        let (mut sums, others) = (self.columns(), other.columns());
        sums.iter_mut().zip(others).for_each(|(sum, part)| *sum += part);
        *self = Self::from_columns(sums);
    }
}

impl std::ops::Neg for Figures {
    type Output = Self;
    fn neg(self) -> Self {
        Self::from_columns(self.columns().map(|figure| -figure))
    }
}

impl std::iter::Sum for Figures {
    fn sum<I: Iterator<Item = Self>>(parts: I) -> Self {
        parts.fold(Self::default(), |mut total, part| {
            total += part;
            total
        })
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Any figures of a few sales.
    pub fn any_figures() -> impl Strategy<Value = Figures> {
        prop::collection::vec(-1_000_000_i64..1_000_000, Figures::COUNT).prop_map(|columns| {
            let mut all = [0; Figures::COUNT];
            all.copy_from_slice(&columns);
            Figures::from_columns(all)
        })
    }

    #[test]
    fn figures_that_are_zero_are_not_sent() {
        let figures = Figures { sold: 2, refunded: -5, ..Figures::default() };
        assert_eq!(serde_json::to_string(&figures).unwrap(), r#"{"sold":2,"refunded":-5}"#);
        assert_eq!(serde_json::from_str::<Figures>("{}").unwrap(), Figures::default());
    }

    proptest! {
        #[test]
        fn parts_add_up_in_any_order_and_take_each_other_away(parts in prop::collection::vec(any_figures(), 0..6)) {
            let whole: Figures = parts.iter().copied().sum();
            prop_assert_eq!(parts.iter().rev().copied().sum::<Figures>(), whole);
            prop_assert!(parts.iter().copied().chain([-whole]).sum::<Figures>().is_zero());
            prop_assert_eq!(Figures::from_columns(whole.columns()), whole);
            prop_assert_eq!(serde_json::from_str::<Figures>(&serde_json::to_string(&whole).unwrap()).unwrap(), whole);
        }
    }
}
