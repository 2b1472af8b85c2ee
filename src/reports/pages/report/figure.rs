//! A figure of a report as it is written, and how it changed.

use crate::ui::format;
use crate::ui::words;
use domain::language::Language;
use domain::money::Currency;
use domain::panel::change_percent;
use domain::reports::{Figures, Measure, Unit, Verdict};
use leptos::prelude::*;

/// A measure in words of the reader; what is not known says so.
pub(super) fn written(measure: Measure, figures: &Figures, currency: Currency, language: Language) -> String {
    match (measure.value(figures), measure.unit()) {
        (None, _) => words::unknown(language).to_owned(),
        (Some(value), Unit::Count) => format::count(value, language),
        (Some(value), Unit::Money) => format::money(value, currency, language),
        (Some(value), Unit::Share) => format::exact_percent(u16::try_from(value.max(0)).unwrap_or(u16::MAX), language),
    }
}

/// By how many per cent it differs from before; none where there was nothing.
pub(super) fn change(measure: Measure, now: &Figures, before: &Figures) -> Option<i64> {
    change_percent(measure.value(now)?, measure.value(before)?)
}

/// A change in words, by whether it is good or bad for the owner: fewer refunds are good.
pub(super) fn judged(measure: Measure, change: i64, language: Language) -> AnyView {
    let class = match measure.verdict(change) {
        Verdict::Good => "change good",
        Verdict::Bad => "change bad",
        Verdict::Neither => "change",
    };
    view! { <b class=class>{format::percent_change(change, language)}</b> }.into_any()
}

/// Whether it says anything: nothing sold back is nothing to look at.
pub(super) fn says_something(measure: Measure, now: &Figures, before: Option<&Figures>) -> bool {
    let is_something = |figures: &Figures| measure.value(figures) != Some(0);
    is_something(now) || before.is_some_and(is_something)
}
