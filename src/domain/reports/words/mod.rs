//! What measures, dimensions, filters and periods of reports are called, in four languages.

mod measures;
mod parts;
mod values;
mod views;

use super::{Compare, Dimension, Granularity, Measure, Narrowing, Outcome, Preset, Rhythm};
use crate::language::Language;

pub use parts::not_stated;
pub(super) use values::values;
pub(super) use views::view_fault;

/// A text in whatever language it is asked for.
pub(super) type Text = fn(Language) -> &'static str;

/// The label of a measure, and the sentence that explains it.
pub(super) fn measure(measure: Measure) -> (Text, Text) {
    use measures::*;
    match measure {
        Measure::Sold => (sold, sold_is),
        Measure::Gross => (gross, gross_is),
        Measure::Net => (net, net_is),
        Measure::Tax => (tax, tax_is),
        Measure::Fee => (fee, fee_is),
        Measure::AffiliateCommission => (affiliate, affiliate_is),
        Measure::CoproducerCommission => (coproducer, coproducer_is),
        Measure::AverageTicket => (ticket, ticket_is),
        Measure::ApprovalRate => (approval, approval_is),
        Measure::Refunds => (refunds, refunds_is),
        Measure::Refunded => (refunded, refunded_is),
        Measure::Chargebacks => (chargebacks, chargebacks_is),
        Measure::ChargedBack => (charged_back, charged_back_is),
        Measure::Returned => (returned, returned_is),
        Measure::ReturnedAmount => (returned_amount, returned_amount_is),
        Measure::Withdrawn => (withdrawn, withdrawn_is),
        Measure::WithdrawnGross => (withdrawn_gross, withdrawn_gross_is),
        Measure::Lost => (lost, lost_is),
        Measure::LostGross => (lost_gross, lost_gross_is),
        Measure::Recovered => (recovered, recovered_is),
        Measure::RecoveredGross => (recovered_gross, recovered_gross_is),
        Measure::RecoveryRate => (recovery, recovery_is),
    }
}

pub(super) fn dimension(dimension: Dimension) -> Text {
    match dimension {
        Dimension::Product => parts::product,
        Dimension::Method => parts::method,
        Dimension::Device => parts::device,
        Dimension::Place => parts::place,
        Dimension::Origin => parts::origin,
        Dimension::CheckoutOrigin => parts::checkout_origin,
        Dimension::Offer => parts::product_and_offer,
        Dimension::Category => parts::category,
        Dimension::Brand => parts::brand,
        Dimension::Affiliate => parts::affiliate,
        Dimension::Hour => parts::hour,
        Dimension::Outcome => parts::outcome,
        Dimension::Coproducer => parts::coproducer,
    }
}

pub(super) fn narrowing(narrowing: Narrowing) -> Text {
    match narrowing {
        Narrowing::Product => parts::product,
        Narrowing::Offer => parts::offer,
        Narrowing::Category => parts::category,
        Narrowing::Brand => parts::brand,
        Narrowing::Method => parts::method,
        Narrowing::State => parts::state,
        Narrowing::Country => parts::country,
        Narrowing::Region => parts::region,
        Narrowing::Device => parts::device,
        Narrowing::Source => parts::source,
        Narrowing::Medium => parts::medium,
        Narrowing::Campaign => parts::campaign,
        Narrowing::CheckoutOrigin => parts::checkout_origin,
        Narrowing::Affiliate => parts::affiliate,
        Narrowing::Coproducer => parts::coproducer,
    }
}

pub(super) fn outcome(outcome: Outcome) -> Text {
    match outcome {
        Outcome::FirstTry => parts::first_try,
        Outcome::Recovered => parts::recovered,
        Outcome::Abandoned => parts::abandoned,
        Outcome::Declined => parts::declined,
        Outcome::NoFunds => parts::no_funds,
        Outcome::Blocked => parts::blocked,
        Outcome::Expired => parts::expired,
        Outcome::Cancelled => parts::cancelled,
        Outcome::Returned => parts::returned,
        Outcome::Withdrawn => parts::withdrawn,
        Outcome::Open => parts::open,
    }
}

pub(super) fn preset(preset: Preset) -> Text {
    match preset {
        Preset::Today => parts::today,
        Preset::Yesterday => parts::yesterday,
        Preset::Last7Days => parts::last_7_days,
        Preset::Last28Days => parts::last_28_days,
        Preset::Last30Days => parts::last_30_days,
        Preset::Last90Days => parts::last_90_days,
        Preset::ThisMonth => parts::this_month,
        Preset::LastMonth => parts::last_month,
        Preset::ThisYear => parts::this_year,
        Preset::LastYear => parts::last_year,
        Preset::All => parts::all,
    }
}

pub(super) fn granularity(granularity: Granularity) -> Text {
    match granularity {
        Granularity::Day => parts::day,
        Granularity::Week => parts::week,
        Granularity::Month => parts::month,
    }
}

pub(super) fn compare(compare: Compare) -> Text {
    match compare {
        Compare::None => parts::compare_none,
        Compare::Before => parts::compare_before,
        Compare::Year => parts::compare_year,
    }
}

pub(super) fn rhythm(rhythm: Rhythm) -> Text {
    match rhythm {
        Rhythm::Daily => views::daily,
        Rhythm::Weekly => views::weekly,
        Rhythm::Monthly => views::monthly,
    }
}
