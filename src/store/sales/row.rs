//! A sale as it lies in its table, and what the domain makes of it.

use crate::db::StoreError;
use crate::time;
use domain::money::Currency;
use domain::sale::{Amounts, Method, Progress, Settlement, Share, Source, State};
use sqlx::FromRow;
use uuid::Uuid;

/// The columns of [`SaleRow`], of a table that is called `s`.
pub(crate) const COLUMNS: &str = "s.id, s.source, s.transaction_code, s.digest, s.state, s.created_at, s.approved_at, s.state_at, s.refunded, s.customer_id, s.product_id, \
     s.currency, s.gross, s.surcharge, s.tax, s.fee, s.affiliate, s.affiliate_commission, s.coproducer, s.coproducer_commission, s.stated_net, s.settlement_currency, \
     s.settlement_rate, s.net, s.method, s.recovery_days";

/// What figures, ledger and later news need of a sale.
#[derive(Debug, Clone, FromRow)]
pub(crate) struct SaleRow {
    pub id: Uuid,
    pub source: i16,
    pub transaction_code: String,
    pub digest: i64,
    pub state: i16,
    pub created_at: i64,
    pub approved_at: Option<i64>,
    pub state_at: i64,
    pub refunded: i64,
    pub customer_id: Uuid,
    pub product_id: Uuid,
    pub currency: String,
    pub gross: i64,
    pub surcharge: Option<i64>,
    pub tax: Option<i64>,
    pub fee: Option<i64>,
    pub affiliate: Option<String>,
    pub affiliate_commission: Option<i64>,
    pub coproducer: Option<String>,
    pub coproducer_commission: Option<i64>,
    pub stated_net: Option<i64>,
    pub settlement_currency: Option<String>,
    pub settlement_rate: Option<String>,
    pub net: Option<i64>,
    pub method: i16,
    pub recovery_days: Option<i64>,
}

impl SaleRow {
    pub fn progress(&self) -> Result<Progress, StoreError> {
        Ok(Progress {
            state: state(self.state)?,
            approved_at: self.approved_at.map(time),
            state_at: time(self.state_at),
            refunded: self.refunded,
        })
    }

    pub fn currency(&self) -> Result<Currency, StoreError> {
        currency(&self.currency)
    }

    pub fn amounts(&self) -> Result<Amounts, StoreError> {
        let settlement = match &self.settlement_currency {
            None => None,
            Some(code) => Some(Settlement {
                currency: currency(code)?,
                rate: self
                    .settlement_rate
                    .as_deref()
                    .map(|rate| rate.parse().map_err(|_| StoreError::Corrupt(format!("rate {rate}"))))
                    .transpose()?,
            }),
        };
        Ok(Amounts {
            currency: self.currency()?,
            gross: self.gross,
            surcharge: self.surcharge,
            tax: self.tax,
            fee: self.fee,
            affiliate: share(self.affiliate.as_deref(), self.affiliate_commission),
            coproducer: share(self.coproducer.as_deref(), self.coproducer_commission),
            stated_net: self.stated_net,
            settlement,
        })
    }

    pub fn source(&self) -> Result<Source, StoreError> {
        Source::from_repr(self.source).ok_or_else(|| StoreError::Corrupt(format!("source {}", self.source)))
    }
}

/// A named person without a known part has an unknown one; no name and no part is nobody.
fn share(name: Option<&str>, amount: Option<i64>) -> Share {
    match (name, amount) {
        (_, Some(amount)) => Share::Amount(amount),
        (Some(_), None) => Share::Unknown,
        (None, None) => Share::Nobody,
    }
}

pub(crate) fn state(code: i16) -> Result<State, StoreError> {
    State::from_repr(code).ok_or_else(|| StoreError::Corrupt(format!("state {code}")))
}

pub(crate) fn method(code: i16) -> Result<Method, StoreError> {
    Method::from_repr(code).ok_or_else(|| StoreError::Corrupt(format!("method {code}")))
}

pub(crate) fn currency(code: &str) -> Result<Currency, StoreError> {
    Currency::parse(code).map_err(|_| StoreError::Corrupt(format!("currency {code}")))
}
