//! Periods that can be chosen by one click, counted from the owner's today.

use crate::sales::words::list as words;
use crate::ui::format;
use chrono::{Datelike, Days, Months, NaiveDate};
use domain::language::Language;

/// First and last day, each included; none is open.
pub(super) type Period = (Option<NaiveDate>, Option<NaiveDate>);

/// The periods by name, in the order in which they are offered.
pub(super) fn presets(today: NaiveDate, language: Language) -> [(&'static str, Period); 7] {
    let since = |from: NaiveDate| (Some(from), Some(today));
    let month = today.with_day(1).unwrap_or(today);
    let year = month.with_month(1).unwrap_or(month);
    [
        (words::today(language), since(today)),
        (words::last_7_days(language), since(today - Days::new(6))),
        (words::last_30_days(language), since(today - Days::new(29))),
        (words::this_month(language), since(month)),
        (words::last_month(language), (Some(month - Months::new(1)), month.pred_opt())),
        (words::this_year(language), since(year)),
        (words::all_time(language), (None, None)),
    ]
}

/// A period in the middle of a line: by its name where it has one; none for all time.
pub(super) fn name(period: Period, today: NaiveDate, language: Language) -> Option<String> {
    if let (None, None) = period {
        return None;
    }
    if let Some((name, _)) = presets(today, language).iter().find(|(_, preset)| *preset == period) {
        return Some(lower_first(name));
    }
    match period {
        (Some(from), Some(to)) if from == to => Some(format::day_month_year(from, language)),
        (Some(from), Some(to)) => Some(format!("{} – {}", format::day_month_year(from, language), format::day_month_year(to, language))),
        (Some(from), None) => Some(words::since(language, &format::day_month_year(from, language))),
        (None, Some(to)) => Some(words::until(language, &format::day_month_year(to, language))),
        (None, None) => None,
    }
}

/// For words in the middle of a line.
pub(super) fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn periods_are_counted_from_the_owners_today() {
        let periods = presets(day("2026-03-31"), Language::English);
        let of = |name: &str| periods.iter().find(|(known, _)| *known == name).map(|(_, period)| *period);
        assert_eq!(of("Last 30 days"), Some((Some(day("2026-03-02")), Some(day("2026-03-31")))));
        assert_eq!(of("Last month"), Some((Some(day("2026-02-01")), Some(day("2026-02-28")))));
        assert_eq!(of("This year"), Some((Some(day("2026-01-01")), Some(day("2026-03-31")))));
    }

    #[test]
    fn a_period_is_called_by_its_name() {
        let today = day("2026-03-31");
        assert_eq!(name((Some(day("2026-03-25")), Some(today)), today, Language::English).as_deref(), Some("last 7 days"));
        assert_eq!(name((None, None), today, Language::English), None);
        assert_eq!(name((Some(day("2026-03-25")), None), today, Language::English).as_deref(), Some("since Mar 25, 2026"));
    }
}
