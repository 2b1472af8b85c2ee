use super::*;
use std::collections::BTreeSet;
use strum::IntoEnumIterator;

/// The catalogue as it was agreed, written out: nobody changes it by changing code.
const AGREED: [(&str, &[&str]); 9] = [
    ("receipts", &["receipts.send"]),
    (
        "sales",
        &[
            "sales.resend_notifications",
            "sales.edit_buyer_email",
            "sales.resend_purchase_email",
            "sales.search",
            "sales.issue_boletos",
            "sales.search_by_period",
            "sales.request_refunds",
        ],
    ),
    ("products", &["products.manage_offers", "products.manage", "products.view"]),
    (
        "reports",
        &[
            "reports.payment_methods",
            "reports.customers",
            "reports.commissions_generated",
            "reports.earnings_by_device",
            "reports.self_billing",
            "reports.subscription_cancellations",
            "reports.promoted_products",
            "reports.affiliate_payouts",
            "reports.affiliate_trend",
            "reports.overdue_subscriptions",
            "reports.affiliate_performance",
            "reports.cancelled_subscriptions_detail",
            "reports.purchase_recovery",
            "reports.sales_by_checkout_origin",
            "reports.earnings_by_location",
            "reports.received_as_affiliate",
            "reports.leads_collected",
            "reports.cancellation_reasons",
            "reports.cancelled_subscriptions",
            "reports.product_earnings_detail",
            "reports.coproduction_earnings",
            "reports.product_earnings",
            "reports.sales_by_origin",
            "reports.annual_summary",
            "reports.earnings",
            "reports.invoices",
        ],
    ),
    ("other", &["affiliates.manage", "affiliates.approve", "subscriptions.manage", "affiliates.filter_requests"]),
    ("withdrawal", &["withdrawals.make"]),
    (
        "tools",
        &[
            "tools.checkout_settings",
            "tools.mailing_lists",
            "tools.surveys",
            "tools.integrations",
            "tools.document_stamp",
            "tools.course_platform",
            "tools.collaborators",
            "tools.lead_capture",
            "tools.affiliate_mail",
            "tools.alternative_pages",
            "tools.checkout_builder",
            "tools.tracking_pixels",
            "tools.subscription_tools",
            "tools.promo_material",
            "tools.api_and_notifications",
            "tools.dynamic_pages",
            "tools.link_manager",
            "tools.analytics",
            "tools.sales_funnel",
            "tools.custom_checkout",
            "tools.bonus_delivery",
            "tools.tax_invoices",
        ],
    ),
    ("profile", &["profile.product", "profile.seller"]),
    ("extensions", &["extensions.manage"]),
];

#[test]
fn the_catalogue_is_the_agreed_one_with_sixty_seven_rights_in_nine_groups() {
    let groups: Vec<&str> = Group::iter().map(Group::name).collect();
    assert_eq!(groups, AGREED.map(|(group, _)| group));
    for (group, (_, agreed)) in Group::iter().zip(AGREED) {
        let names: Vec<&str> = group.rights().map(Right::name).collect();
        assert_eq!(names, agreed, "{}", group.name());
    }
    let all: Vec<&str> = Right::iter().map(Right::name).collect();
    assert_eq!(all, AGREED.map(|(_, names)| names).concat(), "the groups follow each other");
    assert_eq!(Right::ALL, Right::iter().collect::<Vec<_>>());
    assert_eq!((all.len(), all.iter().collect::<BTreeSet<_>>().len()), (67, 67), "no name stands for two");
}

#[test]
fn a_name_is_what_is_sent_and_is_read_again() {
    for right in Right::iter() {
        assert_eq!(right.name().parse(), Ok(right));
        assert_eq!(serde_json::to_string(&right).unwrap(), format!("\"{}\"", right.name()));
        assert_eq!(serde_json::from_str::<Right>(&format!("\"{}\"", right.name())).unwrap(), right);
    }
    for nothing in ["", "sales", "Sales.search", "sales.search ", "account.delete", "profiles.manage", "*"] {
        assert!(nothing.parse::<Right>().is_err(), "{nothing}");
    }
}

#[test]
fn no_two_rights_read_the_same_and_each_says_what_it_opens_in_one_line() {
    for language in Language::ALL {
        let labels: BTreeSet<String> = Right::iter().map(|right| fold(right.label(language))).collect();
        let lines: BTreeSet<String> = Right::iter().map(|right| fold(right.explanation(language))).collect();
        assert_eq!((labels.len(), lines.len()), (67, 67), "{language:?}");
        for right in Right::iter() {
            let (label, line) = (right.label(language), right.explanation(language));
            assert!(label.chars().count() <= 45 && !label.ends_with('.'), "{label}");
            assert!(line.chars().count() <= 125 && line.ends_with('.') && line.chars().next().is_some_and(char::is_uppercase), "{line}");
            assert!(!line.contains('\n') && !line.contains("  ") && !line.contains('\''), "{line}");
        }
    }
}

#[test]
fn a_text_was_translated_where_the_languages_do_not_share_it() {
    for right in Right::iter() {
        let lines: BTreeSet<&str> = Language::ALL.iter().map(|language| right.explanation(*language)).collect();
        assert_eq!(lines.len(), 4, "{right}");
    }
}

#[test]
fn a_right_is_found_by_words_of_what_is_shown_of_it_however_they_are_accented() {
    let found = |text, language| Right::iter().filter(|right| right.answers_to(text, language)).collect::<Vec<_>>();
    assert_eq!(found("boleto", Language::English), [Right::SalesIssueBoletos]);
    assert_eq!(found("PIXELES", Language::Spanish), [Right::ToolsTrackingPixels]);
    assert_eq!(found("reembolso solicitar", Language::Portuguese), [Right::SalesRequestRefunds]);
    assert_eq!(found("tools.link", Language::Italian), [Right::ToolsLinkManager]);
    assert_eq!(found("  ", Language::English).len(), 67, "who looks for nothing sees all");
    assert!(found("zebra", Language::English).is_empty());
}

#[test]
fn rights_over_the_whole_account_are_those_of_money_and_receipts() {
    let spanning: Vec<Right> = Right::iter().filter(|right| right.spans_account()).collect();
    assert_eq!(spanning, [Right::ReceiptsSend, Right::WithdrawalsMake]);
}

#[test]
fn what_has_doors_is_not_coming_and_the_rest_is() {
    let opened: Vec<&str> = Right::iter().filter(|right| !right.is_coming()).map(Right::name).collect();
    let expected = [
        "sales.resend_notifications",
        "sales.edit_buyer_email",
        "sales.resend_purchase_email",
        "sales.search",
        "sales.issue_boletos",
        "sales.search_by_period",
        "sales.request_refunds",
        "products.manage_offers",
        "products.manage",
        "products.view",
        "reports.payment_methods",
        "reports.customers",
        "reports.commissions_generated",
        "reports.earnings_by_device",
        "reports.purchase_recovery",
        "reports.sales_by_checkout_origin",
        "reports.earnings_by_location",
        "reports.product_earnings_detail",
        "reports.product_earnings",
        "reports.sales_by_origin",
        "reports.annual_summary",
        "reports.earnings",
        "tools.collaborators",
        "tools.api_and_notifications",
    ];
    assert_eq!(opened, expected);
}

#[test]
fn what_opens_by_code_alone_is_named_and_is_not_coming() {
    let by_code: Vec<&str> = Right::iter().filter(|right| right.is_by_code()).map(Right::name).collect();
    let expected = [
        "sales.resend_notifications",
        "sales.edit_buyer_email",
        "sales.resend_purchase_email",
        "sales.issue_boletos",
        "sales.request_refunds",
    ];
    assert_eq!(by_code, expected);
    assert!(Right::iter().all(|right| !(right.is_by_code() && right.is_coming())));
}
