//! What a sale's price is made of; what is not known stays unknown and never becomes zero.

use crate::money::{Currency, Money};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// The money of one sale, in minor units. `gross` and `surcharge` are in the purchase currency; the deductions and the net are in the
/// settlement currency, where there is one, else in the purchase currency too.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amounts {
    pub currency: Currency,
    /// Price sold, without taxes added on top and without instalment interest borne by the buyer.
    pub gross: i64,
    /// Instalment interest borne by the buyer, where known.
    pub surcharge: Option<i64>,
    pub tax: Option<i64>,
    pub fee: Option<i64>,
    pub affiliate: Share,
    pub coproducer: Share,
    /// The net as the source states it; computed from the rest where the source says nothing.
    pub stated_net: Option<i64>,
    pub settlement: Option<Settlement>,
}

/// What somebody else earns with a sale.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Share {
    /// There is no such person.
    #[default]
    Nobody,
    /// There is one, and their part is unknown.
    Unknown,
    Amount(i64),
}

impl Share {
    /// Minor units, nobody earning nothing; none where it is unknown.
    pub fn known(&self) -> Option<i64> {
        match self {
            Self::Nobody => Some(0),
            Self::Unknown => None,
            Self::Amount(amount) => Some(*amount),
        }
    }
}

/// The currency in which deductions and net are stated, when it is not that of the purchase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settlement {
    pub currency: Currency,
    /// Units of the settlement currency for one unit of the purchase currency, where known.
    pub rate: Option<Decimal>,
}

impl Amounts {
    /// The currency of deductions and net.
    pub fn settled_in(&self) -> Currency {
        self.settlement.map_or(self.currency, |s| s.currency)
    }

    /// The gross in the settlement currency, where a rate allows to say it.
    pub fn settled_gross(&self) -> Option<i64> {
        match self.settlement {
            None => Some(self.gross),
            Some(Settlement { currency, rate: Some(rate) }) => {
                Money::new(self.gross, self.currency).convert(rate, currency).ok().map(|m| m.minor)
            }
            Some(Settlement { rate: None, .. }) => None,
        }
    }

    /// What stays with the owner, in the settlement currency: as stated, else gross − taxes − fee − commissions if all are known.
    pub fn settled_net(&self) -> Option<i64> {
        self.stated_net.or_else(|| {
            let deductions =
                self.tax?.checked_add(self.fee?)?.checked_add(self.affiliate.known()?)?.checked_add(self.coproducer.known()?)?;
            self.settled_gross()?.checked_sub(deductions)
        })
    }

    /// The net in the purchase currency, for figures that stand beside the gross; unknown where the rate is.
    pub fn net(&self) -> Option<i64> {
        let net = self.settled_net()?;
        match self.settlement {
            None => Some(net),
            Some(Settlement { currency, rate: Some(rate) }) if !rate.is_zero() => {
                Money::new(net, currency).convert(Decimal::ONE.checked_div(rate)?, self.currency).ok().map(|m| m.minor)
            }
            Some(_) => None,
        }
    }

    /// What the stated parts leave unexplained: gross − net − all known deductions, in the settlement currency; none where a part is
    /// unknown or the gross cannot be converted.
    pub fn unexplained(&self) -> Option<i64> {
        let parts = self.stated_net? + self.tax.unwrap_or(0) + self.fee? + self.affiliate.known()? + self.coproducer.known()?;
        Some(self.settled_gross()? - parts)
    }
}
