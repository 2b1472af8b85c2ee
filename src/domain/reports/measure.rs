//! What a report measures: a figure, or one worked out from several.

use super::{Figures, words};
use crate::language::Language;
use serde::{Deserialize, Serialize};

/// A measure. Sorting and the columns of exports use its machine name.
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
    strum::EnumString,
    strum::IntoStaticStr,
)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    Sold,
    Gross,
    Net,
    Tax,
    Fee,
    AffiliateCommission,
    CoproducerCommission,
    AverageTicket,
    ApprovalRate,
    Refunds,
    Refunded,
    Chargebacks,
    ChargedBack,
    Returned,
    ReturnedAmount,
    Withdrawn,
    WithdrawnGross,
    Lost,
    LostGross,
    Recovered,
    RecoveredGross,
    RecoveryRate,
}

/// How a measure is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    Count,
    /// Minor units of the answer's currency.
    Money,
    /// Hundredths of a per cent: 1250 is 12.5 %.
    Share,
}

/// What more of something is to the owner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    Good,
    Bad,
    /// It comes with what is sold, and says nothing by itself.
    Neither,
}

/// Of how many sales a measure is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    pub known: i64,
    /// All that it would be of.
    pub of: i64,
}

impl Measure {
    /// The machine name: `lost_gross`.
    pub fn name(self) -> &'static str {
        self.into()
    }

    pub fn unit(self) -> Unit {
        match self {
            Self::ApprovalRate | Self::RecoveryRate => Unit::Share,
            Self::Sold | Self::Refunds | Self::Chargebacks | Self::Returned | Self::Withdrawn | Self::Lost | Self::Recovered => Unit::Count,
            _ => Unit::Money,
        }
    }

    /// What more of it is: good of what comes in, bad of what is lost or goes back. Taxes, fees and commissions grow with what is sold.
    pub fn more_is(self) -> Verdict {
        match self {
            Self::Sold
            | Self::Gross
            | Self::Net
            | Self::AverageTicket
            | Self::ApprovalRate
            | Self::Recovered
            | Self::RecoveredGross
            | Self::RecoveryRate => Verdict::Good,
            Self::Refunds
            | Self::Refunded
            | Self::Chargebacks
            | Self::ChargedBack
            | Self::Returned
            | Self::ReturnedAmount
            | Self::Withdrawn
            | Self::WithdrawnGross
            | Self::Lost
            | Self::LostGross => Verdict::Bad,
            Self::Tax | Self::Fee | Self::AffiliateCommission | Self::CoproducerCommission => Verdict::Neither,
        }
    }

    /// What it is that it grew, or shrank, by this much; neither where it stayed.
    pub fn verdict(self, change: i64) -> Verdict {
        match (self.more_is(), change.signum()) {
            (Verdict::Good, 1) | (Verdict::Bad, -1) => Verdict::Good,
            (Verdict::Good, -1) | (Verdict::Bad, 1) => Verdict::Bad,
            _ => Verdict::Neither,
        }
    }

    /// What it comes to; none where it is unknown, or nothing is there to divide by. Unknown is not zero.
    pub fn value(self, figures: &Figures) -> Option<i64> {
        let (sum, by) = self.fraction(figures)?;
        let scale = if self.unit() == Unit::Share { 10_000 } else { 1 };
        rounded(sum * scale, by)
    }

    /// The same before it is divided and rounded: what is divided, and by what, which is above zero; by one where nothing is divided.
    pub fn fraction(self, figures: &Figures) -> Option<(i128, i128)> {
        if self.known(figures).is_some_and(|of| of.known == 0 && of.of > 0) {
            return None;
        }
        let (sum, by) = self.terms();
        let by = by.map_or(1, |by| by(figures));
        (by > 0).then(|| (i128::from(sum(figures)), i128::from(by)))
    }

    /// Of how many sales it is known, for measures that may be unknown.
    pub fn known(self, figures: &Figures) -> Option<Known> {
        let known = match self {
            Self::Net => figures.net_known,
            Self::Tax => figures.tax_known,
            Self::Fee => figures.fee_known,
            Self::AffiliateCommission => figures.affiliate_known,
            Self::CoproducerCommission => figures.coproducer_known,
            _ => return None,
        };
        Some(Known { known, of: figures.sold })
    }

    /// Whether what it comes to of parts, added, is what it comes to of the whole; a quotient's is not.
    pub fn adds_up(self) -> bool {
        self.columns().1.is_empty()
    }

    /// The names of the figures that it is: of one alone its column; of a quotient what is divided, each a sum of columns, and by what.
    pub fn columns(self) -> (&'static str, &'static [&'static str]) {
        match self {
            Self::Sold => ("sold", &[]),
            Self::Gross => ("gross", &[]),
            Self::Net => ("net", &[]),
            Self::Tax => ("tax", &[]),
            Self::Fee => ("fee", &[]),
            Self::AffiliateCommission => ("affiliate", &[]),
            Self::CoproducerCommission => ("coproducer", &[]),
            Self::AverageTicket => ("gross", &["sold"]),
            Self::ApprovalRate => ("approved", &["approved", "lost"]),
            Self::Refunds => ("refunds", &[]),
            Self::Refunded => ("refunded", &[]),
            Self::Chargebacks => ("chargebacks", &[]),
            Self::ChargedBack => ("charged_back", &[]),
            Self::Returned => ("returned", &[]),
            Self::ReturnedAmount => ("returned_amount", &[]),
            Self::Withdrawn => ("withdrawn", &[]),
            Self::WithdrawnGross => ("withdrawn_gross", &[]),
            Self::Lost => ("lost", &[]),
            Self::LostGross => ("lost_gross", &[]),
            Self::Recovered => ("recovered", &[]),
            Self::RecoveredGross => ("recovered_gross", &[]),
            Self::RecoveryRate => ("recovered", &["lost"]),
        }
    }

    /// What readers call it.
    pub fn label(self, language: Language) -> &'static str {
        words::measure(self).0(language)
    }

    /// How it comes about, in a sentence or two.
    pub fn explanation(self, language: Language) -> &'static str {
        words::measure(self).1(language)
    }

    fn terms(self) -> (impl Fn(&Figures) -> i64, Option<impl Fn(&Figures) -> i64>) {
        let (sum, by) = self.columns();
        let of = |figures: &Figures, name: &str| {
            Figures::NAMES.iter().position(|known| *known == name).map_or(0, |index| figures.columns()[index])
        };
        let divisor = move |figures: &Figures| by.iter().map(|name| of(figures, name)).sum();
        (move |figures: &Figures| of(figures, sum), (!by.is_empty()).then_some(divisor))
    }
}

/// Rounded half away from zero; `by` is above zero.
fn rounded(sum: i128, by: i128) -> Option<i64> {
    let half = if sum < 0 { -by / 2 } else { by / 2 };
    i64::try_from((sum + half) / by).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use strum::IntoEnumIterator;

    #[test]
    fn unknown_is_not_zero() {
        let figures = Figures { sold: 3, gross: 900, ..Figures::default() };
        assert_eq!(Measure::Net.value(&figures), None);
        assert_eq!(Measure::Net.known(&figures), Some(Known { known: 0, of: 3 }));
        assert_eq!(Measure::Net.value(&Figures { net: 500, net_known: 2, ..figures }), Some(500));
        assert_eq!(Measure::Net.value(&Figures::default()), Some(0), "nothing sold, nothing unknown");
    }

    #[test]
    fn quotients_round_half_away_from_zero_and_need_a_divisor() {
        let figures = Figures { sold: 2, gross: 25, approved: 3, lost: 1, recovered: 1, ..Figures::default() };
        assert_eq!(Measure::AverageTicket.value(&figures), Some(13));
        assert_eq!(Measure::AverageTicket.value(&Figures { gross: -25, ..figures }), Some(-13));
        assert_eq!(Measure::ApprovalRate.value(&figures), Some(7_500));
        assert_eq!(Measure::RecoveryRate.value(&figures), Some(10_000));
        assert_eq!(Measure::AverageTicket.value(&Figures::default()), None);
    }

    #[test]
    fn every_measure_is_made_of_figures_and_has_a_name_of_its_own() {
        for measure in Measure::iter() {
            let (sum, by) = measure.columns();
            assert!(std::iter::once(&sum).chain(by).all(|name| Figures::NAMES.contains(name)), "{measure:?}");
            assert_eq!(measure.name().parse(), Ok(measure));
            for language in Language::ALL {
                assert!(!measure.label(language).is_empty() && measure.explanation(language).len() > 10);
            }
        }
    }
}
