//! The catalogue of reports, as data: each states what it measures, by what it is broken down, what narrows it, its chart and its right.

use super::{Dimension, Granularity, Measure, Narrowing, Preset};
use crate::collaborators::{Right, Rights};
use crate::language::Language;
use serde::{Deserialize, Serialize};

/// Declares the reports in the order in which they are shown: machine name and right.
macro_rules! reports {
    ($($report:ident => $right:ident,)*) => {
        /// A report. Its machine name is that of its right, without the group.
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
            strum::Display, strum::EnumIter, strum::EnumString, strum::IntoStaticStr,
        )]
        #[strum(serialize_all = "snake_case")]
        #[serde(rename_all = "snake_case")]
        pub enum Report {
            $($report,)*
        }

        impl Report {
            /// Every report there is.
            pub const ALL: &'static [Self] = &[$(Self::$report,)*];

            /// The rights that open a report, each its own.
            pub const RIGHTS: Rights = Rights::of(&[$(Right::$right,)*]);

            /// The right that opens it.
            pub const fn right(self) -> Right {
                match self {
                    $(Self::$report => Right::$right,)*
                }
            }
        }
    };
}

reports! {
    Earnings => ReportsEarnings,
    ProductEarnings => ReportsProductEarnings,
    ProductEarningsDetail => ReportsProductEarningsDetail,
    PaymentMethods => ReportsPaymentMethods,
    EarningsByDevice => ReportsEarningsByDevice,
    EarningsByLocation => ReportsEarningsByLocation,
    SalesByOrigin => ReportsSalesByOrigin,
    SalesByCheckoutOrigin => ReportsSalesByCheckoutOrigin,
    PurchaseRecovery => ReportsPurchaseRecovery,
    CommissionsGenerated => ReportsCommissionsGenerated,
    AnnualSummary => ReportsAnnualSummary,
    Customers => ReportsCustomers,
    CoproductionEarnings => ReportsCoproductionEarnings,
    ReceivedAsAffiliate => ReportsReceivedAsAffiliate,
    PromotedProducts => ReportsPromotedProducts,
    AffiliatePerformance => ReportsAffiliatePerformance,
    AffiliateTrend => ReportsAffiliateTrend,
    AffiliatePayouts => ReportsAffiliatePayouts,
    OverdueSubscriptions => ReportsOverdueSubscriptions,
    SubscriptionCancellations => ReportsSubscriptionCancellations,
    CancelledSubscriptions => ReportsCancelledSubscriptions,
    CancelledSubscriptionsDetail => ReportsCancelledSubscriptionsDetail,
    CancellationReasons => ReportsCancellationReasons,
    LeadsCollected => ReportsLeadsCollected,
    SelfBilling => ReportsSelfBilling,
    Invoices => ReportsInvoices,
}

/// Whether a report can be asked yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    Now,
    Coming,
}

/// How a report is drawn at first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Chart {
    Line,
    StackedBars,
    Bars,
    Donut,
    /// Weekday and hour.
    HeatMap,
    /// A list by place, with bars.
    Places,
}

/// What a report is: one statement, from which page, API, export and tests come.
#[derive(Debug)]
pub struct Spec {
    /// In the order of the table's columns.
    pub measures: &'static [Measure],
    /// What its rows are broken down by; without one it has no rows beside its series.
    pub by: Option<Dimension>,
    /// What else they may be broken down by.
    pub or_by: &'static [Dimension],
    pub narrowings: &'static [Narrowing],
    pub chart: Chart,
    /// What is drawn unless a measure is chosen: of one unit, and several only as lines beside each other.
    pub drawn: &'static [Measure],
    /// What its rows are sorted by, falling, unless a measure is chosen to be drawn.
    pub sort: Measure,
    pub period: Preset,
    /// What suits its period best, where the report says so.
    pub granularity: Option<Granularity>,
}

/// All ways to narrow.
const ANY: &[Narrowing] = {
    use Narrowing::*;
    &[
        Product,
        Offer,
        Category,
        Brand,
        Method,
        State,
        Country,
        Region,
        Device,
        Source,
        Medium,
        Campaign,
        CheckoutOrigin,
        Affiliate,
        Coproducer,
    ]
};

/// All but the present state, for what tells states apart itself.
const ANY_STATE: &[Narrowing] = {
    use Narrowing::*;
    &[Product, Offer, Category, Brand, Method, Country, Region, Device, Source, Medium, Campaign, CheckoutOrigin, Affiliate, Coproducer]
};

/// What most reports of earnings show.
const EARNED: &[Measure] = {
    use Measure::*;
    &[Sold, Gross, Net, AverageTicket, Refunds, Refunded, Chargebacks, ChargedBack, Returned, ReturnedAmount]
};

/// The same with every deduction.
const DEDUCED: &[Measure] = {
    use Measure::*;
    &[
        Sold,
        Gross,
        Tax,
        Fee,
        AffiliateCommission,
        CoproducerCommission,
        Net,
        AverageTicket,
        Refunds,
        Refunded,
        Chargebacks,
        ChargedBack,
        Returned,
        ReturnedAmount,
        Withdrawn,
        WithdrawnGross,
    ]
};

const PLAIN: Spec = Spec {
    measures: EARNED,
    by: None,
    or_by: &[],
    narrowings: ANY,
    chart: Chart::Line,
    drawn: &[Measure::Gross],
    sort: Measure::Gross,
    period: Preset::Last30Days,
    granularity: None,
};

static EARNINGS: Spec = Spec { measures: DEDUCED, or_by: &[Dimension::Hour, Dimension::Category, Dimension::Brand], ..PLAIN };
static PRODUCT_EARNINGS: Spec =
    Spec { by: Some(Dimension::Product), or_by: &[Dimension::Category, Dimension::Brand], chart: Chart::Bars, ..PLAIN };
static PRODUCT_EARNINGS_DETAIL: Spec =
    Spec { measures: DEDUCED, by: Some(Dimension::Offer), or_by: &[Dimension::Product], chart: Chart::StackedBars, ..PLAIN };
static PAYMENT_METHODS: Spec = Spec {
    measures: {
        use Measure::*;
        &[Sold, Gross, Net, AverageTicket, ApprovalRate, Lost, LostGross, Refunds, Refunded, Chargebacks, ChargedBack]
    },
    by: Some(Dimension::Method),
    chart: Chart::Donut,
    ..PLAIN
};
static EARNINGS_BY_DEVICE: Spec = Spec { by: Some(Dimension::Device), chart: Chart::StackedBars, ..PLAIN };
static EARNINGS_BY_LOCATION: Spec = Spec { by: Some(Dimension::Place), chart: Chart::Places, ..PLAIN };
static SALES_BY_ORIGIN: Spec = Spec {
    measures: {
        use Measure::*;
        &[Sold, Gross, Net, AverageTicket, ApprovalRate, Lost, LostGross, Returned, ReturnedAmount]
    },
    by: Some(Dimension::Origin),
    chart: Chart::StackedBars,
    ..PLAIN
};
static SALES_BY_CHECKOUT_ORIGIN: Spec =
    Spec { measures: SALES_BY_ORIGIN.measures, by: Some(Dimension::CheckoutOrigin), chart: Chart::Bars, ..PLAIN };
static PURCHASE_RECOVERY: Spec = Spec {
    measures: {
        use Measure::*;
        &[Lost, LostGross, Recovered, RecoveredGross, RecoveryRate, Sold, Gross]
    },
    by: Some(Dimension::Product),
    or_by: &[Dimension::Outcome, Dimension::Method],
    narrowings: ANY_STATE,
    drawn: &[Measure::LostGross, Measure::RecoveredGross],
    sort: Measure::RecoveredGross,
    ..PLAIN
};
static COMMISSIONS_GENERATED: Spec = Spec {
    measures: {
        use Measure::*;
        &[Sold, Gross, AffiliateCommission, CoproducerCommission, Net]
    },
    by: Some(Dimension::Affiliate),
    or_by: &[Dimension::Coproducer, Dimension::Product],
    chart: Chart::StackedBars,
    drawn: &[Measure::AffiliateCommission],
    sort: Measure::AffiliateCommission,
    ..PLAIN
};
static ANNUAL_SUMMARY: Spec =
    Spec { measures: DEDUCED, chart: Chart::Bars, period: Preset::ThisYear, granularity: Some(Granularity::Month), ..PLAIN };

impl Report {
    /// The rights of those that can be asked.
    pub const OPEN: Rights = Rights::of(&[
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
    ]);

    /// The machine name: `product_earnings`.
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// Whether it can be asked. *Customers* can, by questions of its own.
    pub fn stage(self) -> Stage {
        if self == Self::Customers || self.spec().is_some() { Stage::Now } else { Stage::Coming }
    }

    /// What it is; none of those that are coming, and of *customers*, whose questions are others.
    pub fn spec(self) -> Option<&'static Spec> {
        Some(match self {
            Self::Earnings => &EARNINGS,
            Self::ProductEarnings => &PRODUCT_EARNINGS,
            Self::ProductEarningsDetail => &PRODUCT_EARNINGS_DETAIL,
            Self::PaymentMethods => &PAYMENT_METHODS,
            Self::EarningsByDevice => &EARNINGS_BY_DEVICE,
            Self::EarningsByLocation => &EARNINGS_BY_LOCATION,
            Self::SalesByOrigin => &SALES_BY_ORIGIN,
            Self::SalesByCheckoutOrigin => &SALES_BY_CHECKOUT_ORIGIN,
            Self::PurchaseRecovery => &PURCHASE_RECOVERY,
            Self::CommissionsGenerated => &COMMISSIONS_GENERATED,
            Self::AnnualSummary => &ANNUAL_SUMMARY,
            _ => return None,
        })
    }

    /// What readers call it.
    pub fn label(self, language: Language) -> &'static str {
        self.right().label(language)
    }

    /// What it tells, in one line.
    pub fn explanation(self, language: Language) -> &'static str {
        self.right().explanation(language)
    }
}

impl Spec {
    /// All that its rows may be broken down by, its own first.
    pub fn dimensions(&self) -> impl Iterator<Item = Dimension> {
        self.by.into_iter().chain(self.or_by.iter().copied())
    }
}

impl Chart {
    /// The machine name: `stacked_bars`.
    pub fn name(self) -> &'static str {
        self.into()
    }
}

impl Stage {
    /// The machine name: `coming`.
    pub fn name(self) -> &'static str {
        self.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::collaborators::Group;
    use crate::reports::Verdict;

    #[test]
    fn every_right_over_reports_opens_one_report_of_the_same_name() {
        let rights: Vec<Right> = Right::ALL.iter().copied().filter(|right| right.group() == Group::Reports).collect();
        assert_eq!((Report::ALL.len(), Report::RIGHTS.len()), (26, 26));
        assert_eq!(Report::RIGHTS, Rights::of(&rights));
        for report in Report::ALL {
            assert_eq!(report.right().name(), format!("reports.{}", report.name()));
            assert_eq!(
                report.right().is_coming(),
                report.stage() == Stage::Coming,
                "{report}: a right opens something when its report does"
            );
        }
    }

    #[test]
    fn twelve_reports_can_be_asked_and_fourteen_are_coming() {
        let open: Rights = Report::ALL.iter().filter(|report| report.stage() == Stage::Now).map(|report| report.right()).collect();
        assert_eq!(open, Report::OPEN);
        let now: Vec<&str> = Report::ALL.iter().filter(|report| report.stage() == Stage::Now).map(|report| report.name()).collect();
        assert_eq!(
            now,
            [
                "earnings",
                "product_earnings",
                "product_earnings_detail",
                "payment_methods",
                "earnings_by_device",
                "earnings_by_location",
                "sales_by_origin",
                "sales_by_checkout_origin",
                "purchase_recovery",
                "commissions_generated",
                "annual_summary",
                "customers",
            ]
        );
    }

    #[test]
    fn a_report_sorts_by_what_it_shows_and_names_nothing_twice() {
        fn twins<T: PartialEq>(all: &[T]) -> bool {
            all.iter().enumerate().any(|(index, one)| all[..index].contains(one))
        }
        for spec in Report::ALL.iter().filter_map(|report| report.spec()) {
            assert!(spec.measures.contains(&spec.sort));
            assert!(!twins(spec.measures) && !twins(&spec.dimensions().collect::<Vec<_>>()) && !twins(spec.narrowings));
        }
    }

    #[test]
    fn a_report_draws_what_it_shows_in_one_unit_and_several_only_as_lines() {
        for spec in Report::ALL.iter().filter_map(|report| report.spec()) {
            assert!(spec.drawn.contains(&spec.sort) && spec.drawn.iter().all(|measure| spec.measures.contains(measure)));
            assert!(spec.drawn.iter().all(|measure| measure.unit() == spec.sort.unit() && measure.adds_up()));
            assert!(spec.drawn.len() == 1 || spec.chart == Chart::Line);
        }
    }

    #[test]
    fn of_every_measure_of_every_report_a_change_is_judged_by_what_it_is_made_of() {
        for spec in Report::ALL.iter().filter_map(|report| report.spec()) {
            for measure in spec.measures {
                let expected = match measure.columns().0 {
                    "sold" | "gross" | "net" | "approved" | "recovered" | "recovered_gross" => [Verdict::Good, Verdict::Bad],
                    "tax" | "fee" | "affiliate" | "coproducer" => [Verdict::Neither; 2],
                    _ => [Verdict::Bad, Verdict::Good],
                };
                assert_eq!([measure.verdict(12), measure.verdict(-12)], expected, "{measure:?}");
                assert_eq!((measure.more_is(), measure.verdict(0)), (expected[0], Verdict::Neither), "{measure:?}");
            }
        }
    }
}
