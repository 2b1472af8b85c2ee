//! The closed catalogue of rights: what an owner can hand to somebody else, and nothing besides.

use super::{Group, Rights, words};
use crate::language::Language;
use crate::name::fold;
use serde::{Deserialize, Serialize};

/// Declares the rights, group by group, in the order in which they are shown.
macro_rules! catalogue {
    ($($group:ident { $($(#[$doc:meta])* $right:ident = $name:tt,)* })*) => {
        /// A right. Its machine name, `group.right`, is what is stored and sent, and never changes; the place in this list may.
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
            strum::Display, strum::EnumIter, strum::EnumString, strum::IntoStaticStr,
        )]
        #[repr(u8)]
        pub enum Right {
            $($(
                $(#[$doc])*
                #[serde(rename = $name)]
                #[strum(serialize = $name)]
                $right,
            )*)*
        }

        impl Right {
            /// Every right there is.
            pub const ALL: &'static [Self] = &[$($(Self::$right,)*)*];

            /// The group under which it is shown; its name does not tell.
            pub fn group(self) -> Group {
                match self {
                    $($(Self::$right)|* => Group::$group,)*
                }
            }
        }
    };
}

catalogue! {
    Receipts {
        /// Issue and send commission receipts; see those sent and received.
        ReceiptsSend = "receipts.send",
    }
    Sales {
        /// Send a sale's notifications again.
        SalesResendNotifications = "sales.resend_notifications",
        /// Correct the buyer's e-mail on a sale.
        SalesEditBuyerEmail = "sales.edit_buyer_email",
        /// Send the purchase confirmation again.
        SalesResendPurchaseEmail = "sales.resend_purchase_email",
        /// Find a sale by its code, buyer's name, e-mail or document.
        SalesSearch = "sales.search",
        /// A new boleto or Pix code for an unpaid sale.
        SalesIssueBoletos = "sales.issue_boletos",
        /// List and filter sales by period; also the panel.
        SalesSearchByPeriod = "sales.search_by_period",
        /// Open a refund request on a buyer's behalf; also calling a session off.
        SalesRequestRefunds = "sales.request_refunds",
    }
    Products {
        /// Prices, coupons, instalments, plans.
        ProductsManageOffers = "products.manage_offers",
        /// Create and edit products; also moving and marking sessions.
        ProductsManage = "products.manage",
        /// See products, read-only; also the agenda.
        ProductsView = "products.view",
    }
    Reports {
        ReportsPaymentMethods = "reports.payment_methods",
        /// Both searches of customers; also segments.
        ReportsCustomers = "reports.customers",
        ReportsCommissionsGenerated = "reports.commissions_generated",
        ReportsEarningsByDevice = "reports.earnings_by_device",
        ReportsSelfBilling = "reports.self_billing",
        /// The rate over time.
        ReportsSubscriptionCancellations = "reports.subscription_cancellations",
        /// The trend of products promoted as an affiliate.
        ReportsPromotedProducts = "reports.promoted_products",
        ReportsAffiliatePayouts = "reports.affiliate_payouts",
        ReportsAffiliateTrend = "reports.affiliate_trend",
        ReportsOverdueSubscriptions = "reports.overdue_subscriptions",
        ReportsAffiliatePerformance = "reports.affiliate_performance",
        ReportsCancelledSubscriptionsDetail = "reports.cancelled_subscriptions_detail",
        ReportsPurchaseRecovery = "reports.purchase_recovery",
        ReportsSalesByCheckoutOrigin = "reports.sales_by_checkout_origin",
        ReportsEarningsByLocation = "reports.earnings_by_location",
        ReportsReceivedAsAffiliate = "reports.received_as_affiliate",
        ReportsLeadsCollected = "reports.leads_collected",
        ReportsCancellationReasons = "reports.cancellation_reasons",
        ReportsCancelledSubscriptions = "reports.cancelled_subscriptions",
        ReportsProductEarningsDetail = "reports.product_earnings_detail",
        ReportsCoproductionEarnings = "reports.coproduction_earnings",
        ReportsProductEarnings = "reports.product_earnings",
        ReportsSalesByOrigin = "reports.sales_by_origin",
        ReportsAnnualSummary = "reports.annual_summary",
        ReportsEarnings = "reports.earnings",
        ReportsInvoices = "reports.invoices",
    }
    Other {
        /// See affiliates, suspend them, change their commission.
        AffiliatesManage = "affiliates.manage",
        /// Decide on affiliation requests.
        AffiliatesApprove = "affiliates.approve",
        /// Cancel, pause, change plan, retry a charge.
        SubscriptionsManage = "subscriptions.manage",
        /// The rules that sort and answer affiliation requests.
        AffiliatesFilterRequests = "affiliates.filter_requests",
    }
    Withdrawal {
        /// Ask for a withdrawal or an advance; also balance and statement.
        WithdrawalsMake = "withdrawals.make",
    }
    Tools {
        /// Methods, fields, languages of the checkout; also recovery flows.
        ToolsCheckoutSettings = "tools.checkout_settings",
        /// Rules that put contacts on lists; also mailing customers.
        ToolsMailingLists = "tools.mailing_lists",
        ToolsSurveys = "tools.surveys",
        ToolsIntegrations = "tools.integrations",
        /// The buyer's name and e-mail in the PDFs they download.
        ToolsDocumentStamp = "tools.document_stamp",
        ToolsCoursePlatform = "tools.course_platform",
        /// See the centre, invite into profiles that hold no right the inviter lacks, resend; never profiles or rights.
        ToolsCollaborators = "tools.collaborators",
        ToolsLeadCapture = "tools.lead_capture",
        ToolsAffiliateMail = "tools.affiliate_mail",
        ToolsAlternativePages = "tools.alternative_pages",
        ToolsCheckoutBuilder = "tools.checkout_builder",
        ToolsTrackingPixels = "tools.tracking_pixels",
        /// Dunning schedule, renewal notices, bulk changes.
        ToolsSubscriptionTools = "tools.subscription_tools",
        ToolsPromoMaterial = "tools.promo_material",
        /// API keys and webhooks.
        ToolsApiAndNotifications = "tools.api_and_notifications",
        /// Alternative pages with parameters filled per affiliate.
        ToolsDynamicPages = "tools.dynamic_pages",
        ToolsLinkManager = "tools.link_manager",
        ToolsAnalytics = "tools.analytics",
        /// Offers after the purchase.
        ToolsSalesFunnel = "tools.sales_funnel",
        /// Own domain and text of the checkout.
        ToolsCustomCheckout = "tools.custom_checkout",
        ToolsBonusDelivery = "tools.bonus_delivery",
        ToolsTaxInvoices = "tools.tax_invoices",
    }
    Profile {
        /// A product's public page.
        ProfileProduct = "profile.product",
        /// The seller's public page.
        ProfileSeller = "profile.seller",
    }
    Extensions {
        ExtensionsManage = "extensions.manage",
    }
}

/// The rights that open a door today. All others can be handed out already, marked *coming*: when their doors are built they open for
/// whoever has them, and nothing that is stored changes.
const OPENED: Rights = Rights::of(&[
    Right::SalesResendNotifications,
    Right::SalesEditBuyerEmail,
    Right::SalesResendPurchaseEmail,
    Right::SalesSearch,
    Right::SalesIssueBoletos,
    Right::SalesSearchByPeriod,
    Right::SalesRequestRefunds,
    Right::ProductsManage,
    Right::ProductsManageOffers,
    Right::ProductsView,
    Right::ReportsEarnings,
    Right::ReportsProductEarnings,
    Right::ReportsProductEarningsDetail,
    Right::ReportsPaymentMethods,
    Right::ReportsEarningsByDevice,
    Right::ReportsEarningsByLocation,
    Right::ReportsSalesByOrigin,
    Right::ReportsSalesByCheckoutOrigin,
    Right::ReportsPurchaseRecovery,
    Right::ReportsCommissionsGenerated,
    Right::ReportsAnnualSummary,
    Right::ReportsCustomers,
    Right::ToolsCollaborators,
    Right::ToolsApiAndNotifications,
]);

/// Of those, the rights whose own action is still to be built: until then they show the one sale whose exact code is known, and no more.
const BY_CODE: Rights = Rights::of(&[
    Right::SalesResendNotifications,
    Right::SalesEditBuyerEmail,
    Right::SalesResendPurchaseEmail,
    Right::SalesIssueBoletos,
    Right::SalesRequestRefunds,
]);

impl Right {
    /// The machine name: `sales.search`.
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// Whether its doors are still to be built.
    pub const fn is_coming(self) -> bool {
        !OPENED.contains(self)
    }

    /// Whether it opens one sale by its code alone, until the action that it is for is built.
    pub const fn is_by_code(self) -> bool {
        BY_CODE.contains(self)
    }

    /// Whether it concerns the account as a whole, so that it is nothing for who is limited to some of its products.
    pub const fn spans_account(self) -> bool {
        matches!(self, Self::WithdrawalsMake | Self::ReceiptsSend)
    }

    /// What readers call it.
    pub fn label(self, language: Language) -> &'static str {
        words::of(self).0(language)
    }

    /// What it opens, in one line.
    pub fn explanation(self, language: Language) -> &'static str {
        words::of(self).1(language)
    }

    /// Whether a reader who looks for `text` may mean it: each word stands somewhere in what is shown of it, however it is accented.
    pub fn answers_to(self, text: &str, language: Language) -> bool {
        let shown = [self.label(language), self.explanation(language), self.group().title(language), self.name()];
        let shown = shown.map(fold).join("\n");
        fold(text).split_whitespace().all(|word| shown.contains(word))
    }
}

#[cfg(test)]
mod tests;
