//! The shape of a month: its weeks, and where a key leads from a day.

use chrono::{Datelike, Days, Months, NaiveDate};

/// The weeks of the month that begins with `first`, Monday first; none before its first and after its last day.
pub(super) fn weeks(first: NaiveDate) -> Vec<[Option<NaiveDate>; 7]> {
    let monday = monday_of(first);
    (0..6_u64)
        .map(|week| {
            std::array::from_fn(|place| {
                let day = monday.checked_add_days(Days::new(week * 7 + place as u64))?;
                same_month(day, first).then_some(day)
            })
        })
        .take_while(|week| week.iter().any(Option::is_some))
        .collect()
}

/// The seven days of some week, Monday first, for the heads of columns.
pub(super) fn some_week(first: NaiveDate) -> Vec<NaiveDate> {
    monday_of(first).iter_days().take(7).collect()
}

/// The day to which a key leads in a grid of days; with shift, a page is a year.
pub(super) fn led_to(day: NaiveDate, key: &str, shift: bool) -> Option<NaiveDate> {
    let place = u64::from(day.weekday().num_days_from_monday());
    let page = Months::new(if shift { 12 } else { 1 });
    match key {
        "ArrowLeft" => day.pred_opt(),
        "ArrowRight" => day.succ_opt(),
        "ArrowUp" => day.checked_sub_days(Days::new(7)),
        "ArrowDown" => day.checked_add_days(Days::new(7)),
        "Home" => day.checked_sub_days(Days::new(place)),
        "End" => day.checked_add_days(Days::new(6 - place)),
        "PageUp" => day.checked_sub_months(page),
        "PageDown" => day.checked_add_months(page),
        _ => None,
    }
}

/// The first day of a day's month.
pub(super) fn first_of(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

pub(super) fn same_month(day: NaiveDate, other: NaiveDate) -> bool {
    (day.year(), day.month()) == (other.year(), other.month())
}

fn monday_of(day: NaiveDate) -> NaiveDate {
    day.checked_sub_days(Days::new(u64::from(day.weekday().num_days_from_monday()))).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_month_stands_in_whole_weeks() {
        for (first, rows, place) in [("2026-11-01", 6, 6), ("2027-02-01", 4, 0), ("2026-06-01", 5, 0), ("2024-02-01", 5, 3)] {
            let weeks = weeks(day(first));
            assert_eq!(weeks.len(), rows, "{first}");
            assert_eq!(weeks[0][place], Some(day(first)));
            let days: Vec<_> = weeks.into_iter().flatten().flatten().collect();
            assert!(days.windows(2).all(|pair| pair[0].succ_opt() == Some(pair[1])));
            assert!(days.iter().all(|found| same_month(*found, day(first))));
            assert!(!same_month(days.last().unwrap().succ_opt().unwrap(), day(first)), "to the last day");
        }
    }

    #[test]
    fn keys_lead_as_in_every_grid_of_days() {
        let rows = [
            ("ArrowLeft", false, "2026-02-28"),
            ("ArrowDown", false, "2026-03-08"),
            ("Home", false, "2026-02-23"),
            ("End", false, "2026-03-01"),
            ("PageUp", false, "2026-02-01"),
            ("PageDown", true, "2027-03-01"),
        ];
        for (key, shift, to) in rows {
            assert_eq!(led_to(day("2026-03-01"), key, shift), Some(day(to)), "{key}");
        }
        assert_eq!(led_to(day("2026-01-31"), "PageDown", false), Some(day("2026-02-28")), "a shorter month has its last day");
        assert_eq!(led_to(day("2026-01-31"), "Enter", false), None);
        assert_eq!(first_of(day("2026-03-31")), day("2026-03-01"));
    }
}
