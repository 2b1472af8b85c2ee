//! The standard columns: what a file can say of a sale, whatever it calls it.

use serde::{Deserialize, Serialize};

/// One thing that a file can say of a sale.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    strum::EnumIter,
    strum::EnumCount,
    strum::IntoStaticStr,
)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Column {
    Transaction,
    Order,
    State,
    CreatedAt,
    ApprovedAt,
    StateAt,
    BuyerName,
    BuyerEmail,
    BuyerDocument,
    BuyerCountry,
    BuyerState,
    BuyerCity,
    Product,
    ProductName,
    Category,
    Brand,
    Offer,
    Currency,
    Gross,
    Net,
    Tax,
    Fee,
    Affiliate,
    AffiliateCommission,
    Coproducer,
    CoproducerCommission,
    Surcharge,
    SettlementCurrency,
    SettlementRate,
    /// All that was given back so far, not what was given back last.
    RefundedAmount,
    Method,
    Installments,
    Device,
    Source,
    Medium,
    Campaign,
    CheckoutOrigin,
    LostReason,
    SourcePlatform,
}

impl Column {
    /// Without these there is no sale.
    pub const REQUIRED: [Self; 7] =
        [Self::Transaction, Self::State, Self::CreatedAt, Self::BuyerEmail, Self::Product, Self::Currency, Self::Gross];

    /// The name in mappings and in files of the standard mapping: `buyer_email`.
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// Whether it holds an amount, so that columns may be added up for it.
    pub fn is_amount(self) -> bool {
        use Column::*;
        matches!(self, Gross | Net | Tax | Fee | AffiliateCommission | CoproducerCommission | Surcharge | RefundedAmount)
    }
}
