//! What each right is called and what it opens, in four languages.

mod others;
mod reports;
mod sales;
mod tools;

use super::Right;
use crate::language::Language;

/// A text in whatever language it is asked for.
pub(super) type Text = fn(Language) -> &'static str;

/// The label of a right, and the line that explains it.
pub(super) fn of(right: Right) -> (Text, Text) {
    use Right::*;
    match right {
        ReceiptsSend => (others::receipts, others::receipts_opens),
        SalesResendNotifications => (sales::notifications, sales::notifications_opens),
        SalesEditBuyerEmail => (sales::buyer_email, sales::buyer_email_opens),
        SalesResendPurchaseEmail => (sales::purchase_email, sales::purchase_email_opens),
        SalesSearch => (sales::search, sales::search_opens),
        SalesIssueBoletos => (sales::boletos, sales::boletos_opens),
        SalesSearchByPeriod => (sales::by_period, sales::by_period_opens),
        SalesRequestRefunds => (sales::refunds, sales::refunds_opens),
        ProductsManageOffers => (others::offers, others::offers_opens),
        ProductsManage => (others::products, others::products_opens),
        ProductsView => (others::view_products, others::view_products_opens),
        ReportsPaymentMethods => (reports::payment_methods, reports::payment_methods_opens),
        ReportsCustomers => (reports::customers, reports::customers_opens),
        ReportsCommissionsGenerated => (reports::commissions, reports::commissions_opens),
        ReportsEarningsByDevice => (reports::by_device, reports::by_device_opens),
        ReportsSelfBilling => (reports::self_billing, reports::self_billing_opens),
        ReportsSubscriptionCancellations => (reports::cancellations, reports::cancellations_opens),
        ReportsPromotedProducts => (reports::promoted, reports::promoted_opens),
        ReportsAffiliatePayouts => (reports::payouts, reports::payouts_opens),
        ReportsAffiliateTrend => (reports::affiliate_trend, reports::affiliate_trend_opens),
        ReportsOverdueSubscriptions => (reports::overdue, reports::overdue_opens),
        ReportsAffiliatePerformance => (reports::affiliates, reports::affiliates_opens),
        ReportsCancelledSubscriptionsDetail => (reports::cancelled_detail, reports::cancelled_detail_opens),
        ReportsPurchaseRecovery => (reports::recovery, reports::recovery_opens),
        ReportsSalesByCheckoutOrigin => (reports::by_checkout, reports::by_checkout_opens),
        ReportsEarningsByLocation => (reports::by_location, reports::by_location_opens),
        ReportsReceivedAsAffiliate => (reports::received, reports::received_opens),
        ReportsLeadsCollected => (reports::leads, reports::leads_opens),
        ReportsCancellationReasons => (reports::reasons, reports::reasons_opens),
        ReportsCancelledSubscriptions => (reports::cancelled, reports::cancelled_opens),
        ReportsProductEarningsDetail => (reports::by_product_detail, reports::by_product_detail_opens),
        ReportsCoproductionEarnings => (reports::coproduction, reports::coproduction_opens),
        ReportsProductEarnings => (reports::by_product, reports::by_product_opens),
        ReportsSalesByOrigin => (reports::by_origin, reports::by_origin_opens),
        ReportsAnnualSummary => (reports::annual, reports::annual_opens),
        ReportsEarnings => (reports::earnings, reports::earnings_opens),
        ReportsInvoices => (reports::invoices, reports::invoices_opens),
        AffiliatesManage => (others::affiliates, others::affiliates_opens),
        AffiliatesApprove => (others::approve, others::approve_opens),
        SubscriptionsManage => (others::subscriptions, others::subscriptions_opens),
        AffiliatesFilterRequests => (others::filter, others::filter_opens),
        WithdrawalsMake => (others::withdrawals, others::withdrawals_opens),
        ToolsCheckoutSettings => (tools::checkout_settings, tools::checkout_settings_opens),
        ToolsMailingLists => (tools::mailing_lists, tools::mailing_lists_opens),
        ToolsSurveys => (tools::surveys, tools::surveys_opens),
        ToolsIntegrations => (tools::integrations, tools::integrations_opens),
        ToolsDocumentStamp => (tools::stamp, tools::stamp_opens),
        ToolsCoursePlatform => (tools::courses, tools::courses_opens),
        ToolsCollaborators => (tools::collaborators, tools::collaborators_opens),
        ToolsLeadCapture => (tools::lead_capture, tools::lead_capture_opens),
        ToolsAffiliateMail => (tools::affiliate_mail, tools::affiliate_mail_opens),
        ToolsAlternativePages => (tools::pages, tools::pages_opens),
        ToolsCheckoutBuilder => (tools::builder, tools::builder_opens),
        ToolsTrackingPixels => (tools::pixels, tools::pixels_opens),
        ToolsSubscriptionTools => (tools::subscriptions, tools::subscriptions_opens),
        ToolsPromoMaterial => (tools::promo, tools::promo_opens),
        ToolsApiAndNotifications => (tools::api, tools::api_opens),
        ToolsDynamicPages => (tools::dynamic, tools::dynamic_opens),
        ToolsLinkManager => (tools::links, tools::links_opens),
        ToolsAnalytics => (tools::analytics, tools::analytics_opens),
        ToolsSalesFunnel => (tools::funnel, tools::funnel_opens),
        ToolsCustomCheckout => (tools::custom_checkout, tools::custom_checkout_opens),
        ToolsBonusDelivery => (tools::bonus, tools::bonus_opens),
        ToolsTaxInvoices => (tools::tax_invoices, tools::tax_invoices_opens),
        ProfileProduct => (others::product_page, others::product_page_opens),
        ProfileSeller => (others::seller_page, others::seller_page_opens),
        ExtensionsManage => (others::extensions, others::extensions_opens),
    }
}
