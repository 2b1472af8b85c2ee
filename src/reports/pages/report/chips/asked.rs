//! A question as what an address is narrowed to.

use crate::paths;
use crate::ui::narrow::{Narrows, Timed};
use domain::reports::{Period, Question, When};

impl Narrows for Question {
    const PARAMETERS: &'static [&'static str] = &[
        "period",
        "from",
        "to",
        "granularity",
        "compare",
        "currency",
        "by",
        "draw",
        "sort",
        "product",
        "offer",
        "category",
        "brand",
        "method",
        "state",
        "country",
        "region",
        "device",
        "source",
        "medium",
        "campaign",
        "checkout_origin",
        "affiliate",
        "coproducer",
    ];

    fn path(&self) -> String {
        format!("{}/{}", paths::REPORTS, self.report.name())
    }

    fn pairs(&self) -> Vec<(&'static str, String)> {
        self.first_page().pairs()
    }

    /// Forms have both days or none, so today counts for nothing.
    fn parsed(&self, pairs: &[(&str, &str)]) -> Option<Self> {
        let is_given = |wanted: &str| pairs.iter().any(|(name, value)| *name == wanted && !value.trim().is_empty());
        if is_given("from") != is_given("to") {
            return None;
        }
        Self::parse(self.report, pairs.iter().copied(), Period::LAST).ok()
    }
}

impl Timed for Question {
    fn when(&self) -> When {
        self.when
    }

    fn about(&mut self, when: When) {
        self.when = when;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::IntoEnumIterator;
    use domain::reports::{Measure, Narrowing, Report};

    #[test]
    fn forms_know_every_way_to_narrow() {
        for way in Narrowing::iter() {
            assert!(Question::PARAMETERS.contains(&way.name()), "{}", way.name());
        }
        let question = Question::new(Report::Earnings);
        let narrowed = question.parsed(&[("device", "mobile"), ("from", ""), ("to", "")]).unwrap();
        assert_eq!(narrowed.address(), "/reports/earnings?device=mobile");
        assert_eq!(narrowed.address_without(&["device"]), "/reports/earnings");
        let drawn = Question { draw: Some(Measure::Net), ..narrowed };
        assert_eq!(drawn.pairs_without(&["device"]), [("draw", "net".to_owned())], "a filter's form keeps what is drawn");
        assert_eq!(question.parsed(&[("draw", "net")]).map(|question| question.draw), Some(Some(Measure::Net)));
        assert!(question.parsed(&[("from", "2026-03-01")]).is_none(), "the server knows what today is");
    }
}
