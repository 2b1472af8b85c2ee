//! What the rows, filters and stretches of a report are called.

use crate::ui::format;
use crate::ui::words as common;
use chrono::{Datelike, Days, NaiveDate};
use domain::language::Language;
use domain::reports::{Answer, Dimension, Granularity, Narrowing, Outcome, SEPARATOR, not_stated};
use domain::sale::Method;

/// A value of what the report is broken down by.
pub(in crate::reports) fn row(dimension: Dimension, key: &str, name: Option<&str>, language: Language) -> String {
    let stated = |text: &str| if text.is_empty() { not_stated(language).to_owned() } else { text.to_owned() };
    let parts: Vec<&str> = key.split(SEPARATOR).collect();
    match (dimension, parts.as_slice()) {
        (Dimension::Product, _) => stated(name.unwrap_or_default()),
        (Dimension::Offer, [_, offer]) => {
            let product = stated(name.unwrap_or_default());
            if offer.is_empty() { product } else { format!("{product} · {offer}") }
        }
        (Dimension::Method, [method]) => {
            method.parse::<Method>().map_or_else(|_| stated(method), |method| common::method(language, method).to_owned())
        }
        (Dimension::Outcome, [outcome]) => {
            outcome.parse::<Outcome>().map_or_else(|_| stated(outcome), |outcome| outcome.label(language).to_owned())
        }
        (Dimension::Place, [country, region]) => match (*country, *region) {
            ("", "") => not_stated(language).to_owned(),
            (country, "") => common::country(language, country).to_owned(),
            ("", region) => region.to_owned(),
            (country, region) => format!("{region}, {}", common::country(language, country)),
        },
        (Dimension::Device, [device]) => text(Narrowing::Device, device, language),
        (Dimension::CheckoutOrigin, [page]) => text(Narrowing::CheckoutOrigin, page, language),
        (Dimension::Hour, [weekday, hour]) => {
            // The first of January 2024 was a Monday.
            let monday = NaiveDate::from_ymd_opt(2024, 1, 1).unwrap_or_default();
            let day = monday + Days::new(weekday.parse::<u64>().unwrap_or(1).saturating_sub(1));
            format!("{}, {hour}:00", format::weekday_long(day, language))
        }
        _ => {
            let said: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
            stated(&said.join(" · "))
        }
    }
}

/// A text by which sales are told apart: in words where it is a machine name that has some.
pub(in crate::reports) fn text(way: Narrowing, text: &str, language: Language) -> String {
    match way {
        _ if text.is_empty() => not_stated(language).to_owned(),
        Narrowing::Country => common::country(language, text).to_owned(),
        _ => way.word(text, language).unwrap_or(text).to_owned(),
    }
}

/// A stretch of the period, in full: a week or month by the days of it that lie in the period.
pub(in crate::reports) fn stretch(answer: &Answer, index: usize, language: Language) -> String {
    let Some(point) = answer.series.get(index) else { return String::new() };
    let last = answer.series.get(index + 1).map_or(answer.period.to, |next| next.day - Days::new(1));
    days(answer.granularity, (point.day, last), is_of_years(answer.period.from, answer.period.to), language)
}

/// What a stretch is compared with: as many days before it as the periods lie apart.
pub(in crate::reports) fn stretch_before(answer: &Answer, index: usize, language: Language) -> Option<String> {
    let before = answer.before?;
    let point = answer.series.get(index)?;
    let moved = |day: NaiveDate| before.from + (day - answer.period.from);
    let last = answer.series.get(index + 1).map_or(before.to, |next| moved(next.day) - Days::new(1));
    let days_before = (moved(point.day).min(before.to), last.min(before.to));
    Some(days(Granularity::Week, days_before, is_of_years(before.from, answer.period.to), language))
}

/// The same under the drawing, where there is little room.
pub(in crate::reports) fn stretch_short(granularity: Granularity, day: NaiveDate, language: Language) -> String {
    match granularity {
        Granularity::Day | Granularity::Week => format::day_month(day, language),
        Granularity::Month => format::month_short(day, language).to_owned(),
    }
}

/// Whether days between these are of more than one year, so that a day and a month alone may be two of them.
fn is_of_years(from: NaiveDate, to: NaiveDate) -> bool {
    from.year() != to.year()
}

fn days(granularity: Granularity, (from, to): (NaiveDate, NaiveDate), has_year: bool, language: Language) -> String {
    match granularity {
        _ if from == to && has_year => format::weekday_day_year(from, language),
        _ if from == to => format::weekday_day(from, language),
        Granularity::Month => format::month_year(from, language),
        Granularity::Day | Granularity::Week if has_year => format::day_range_year(from, to, language),
        Granularity::Day | Granularity::Week => format::day_range(from, to, language),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_more_than_one_year_have_their_year() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let (monday, sunday) = (day("2026-11-16"), day("2026-11-22"));
        let named = |from: &str, granularity, to| days(granularity, (monday, to), is_of_years(day(from), sunday), Language::Italian);
        assert_eq!(named("2026-01-01", Granularity::Day, monday), "lunedì 16 novembre");
        assert_eq!(named("2025-12-31", Granularity::Day, monday), "lun 16 nov 2026");
        assert_eq!(named("2026-01-01", Granularity::Week, sunday), "16–22 novembre");
        assert_eq!(named("2025-12-31", Granularity::Week, sunday), "16–22 nov 2026");
        assert_eq!(named("2025-12-31", Granularity::Month, sunday), "novembre 2026");
    }

    #[test]
    fn machine_names_are_rows_in_words_and_names_stay_as_they_are() {
        let row = |by, key| row(by, key, None, Language::Portuguese);
        assert_eq!([row(Dimension::Device, "mobile"), row(Dimension::Device, "Smart TV")], ["Celular", "Smart TV"]);
        assert_eq!([row(Dimension::CheckoutOrigin, "renewal"), row(Dimension::CheckoutOrigin, "")], ["Renovação", "Não informado"]);
        assert_eq!(text(Narrowing::Country, "BR", Language::English), "Brazil");
    }
}
