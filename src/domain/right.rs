//! The rights that an owner can hand to a collaborator, by their stable machine names.
//!
//! The catalogue grows to its whole length with the collaborators' centre; here stand the rights that doors name already.

use serde::{Deserialize, Serialize};

/// A right; its machine name is `group.right`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, strum::IntoStaticStr, strum::EnumIter)]
pub enum Right {
    /// Find a sale by its code, buyer's name, e-mail or document.
    #[strum(serialize = "sales.search")]
    SalesSearch,
    /// List and filter sales by period; also the panel.
    #[strum(serialize = "sales.search_by_period")]
    SalesSearchByPeriod,
    /// Offers: prices, coupons, instalments, plans.
    #[strum(serialize = "products.manage_offers")]
    ProductsManageOffers,
    /// Create and edit products.
    #[strum(serialize = "products.manage")]
    ProductsManage,
    /// See products, read-only.
    #[strum(serialize = "products.view")]
    ProductsView,
    /// Open a refund request on a buyer's behalf; also calling a session off.
    #[strum(serialize = "sales.request_refunds")]
    SalesRequestRefunds,
    /// API keys and webhooks.
    #[strum(serialize = "tools.api_and_notifications")]
    ToolsApiAndNotifications,
}

impl Right {
    pub fn name(self) -> &'static str {
        self.into()
    }
}
