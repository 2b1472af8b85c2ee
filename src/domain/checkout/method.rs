//! Which ways to pay a buyer is offered.

use crate::money::Money;
use crate::sale::Method;
use serde::{Deserialize, Serialize};

/// What decides besides the country: what the gateway can do, and what the buyer has here.
#[derive(Debug, Clone, Copy)]
pub struct Payers<'a> {
    /// What the seller's gateway takes.
    pub gateway: &'a [Method],
    /// In how many instalments it takes them.
    pub counts: Counts,
    /// The available balance of a buyer who is signed in; none for a guest.
    pub balance: Option<Money>,
}

/// Which numbers of instalments a gateway can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Counts {
    /// One payment: whatever a seller offers, all of it would be charged at once.
    One,
    Any,
}

impl Counts {
    pub fn allows(self, count: usize) -> bool {
        self == Self::Any || count <= 1
    }
}

/// Countries without payment by two cards, whoever of the two lives there.
const ONE_CARD: [&str; 2] = ["MX", "CO"];

/// The methods for `total` between a buyer with this billing country and a seller of that one, the usual one first: credit card; two
/// cards, but not for Mexico and Colombia; the account's balance in Brazil alone, where there is enough of it.
pub fn methods(billing: &str, seller: &str, payers: Payers<'_>, total: Money) -> Vec<Method> {
    let enough = payers.balance.is_some_and(|balance| balance.currency == total.currency && balance.minor >= total.minor);
    let allowed = |method: &Method| match method {
        Method::CreditCard => true,
        Method::TwoCards => !ONE_CARD.contains(&billing) && !ONE_CARD.contains(&seller) && super::total::can_be_divided(total),
        Method::AccountBalance => billing == "BR" && seller == "BR" && enough,
        _ => false,
    };
    [Method::CreditCard, Method::TwoCards, Method::AccountBalance]
        .into_iter()
        .filter(|method| payers.gateway.contains(method) && allowed(method))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Currency;

    const ALL: &[Method] = &[Method::CreditCard, Method::TwoCards, Method::AccountBalance, Method::Pix];

    fn brl(minor: i64) -> Money {
        Money::new(minor, Currency::BRL)
    }

    #[test]
    fn each_country_gets_its_methods() {
        use Method::{AccountBalance, CreditCard, TwoCards};
        let guest = Payers { gateway: ALL, counts: Counts::Any, balance: None };
        let rich = Payers { gateway: ALL, counts: Counts::Any, balance: Some(brl(10_000)) };
        let poor = Payers { gateway: ALL, counts: Counts::Any, balance: Some(brl(9_999)) };
        let dollars = Payers { gateway: ALL, counts: Counts::Any, balance: Some(Money::new(20_000, Currency::USD)) };
        for (billing, seller, payers, expected) in [
            ("BR", "BR", guest, &[CreditCard, TwoCards][..]),
            ("BR", "BR", rich, &[CreditCard, TwoCards, AccountBalance]),
            ("BR", "BR", poor, &[CreditCard, TwoCards]),
            ("BR", "BR", dollars, &[CreditCard, TwoCards]),
            ("PT", "BR", rich, &[CreditCard, TwoCards]),
            ("MX", "BR", guest, &[CreditCard]),
            ("CO", "BR", guest, &[CreditCard]),
            ("BR", "MX", guest, &[CreditCard]),
        ] {
            assert_eq!(methods(billing, seller, payers, brl(10_000)), expected, "{billing} buys in {seller}");
        }
    }

    #[test]
    fn what_the_gateway_cannot_do_is_not_offered() {
        let payers = Payers { gateway: &[Method::CreditCard], counts: Counts::Any, balance: Some(brl(10_000)) };
        assert_eq!(methods("BR", "BR", payers, brl(10_000)), [Method::CreditCard]);
    }

    #[test]
    fn what_cannot_be_divided_is_paid_with_one_card() {
        assert_eq!(methods("BR", "BR", Payers { gateway: ALL, counts: Counts::Any, balance: None }, brl(199)), [Method::CreditCard]);
    }
}
