//! When people buy: by weekday, by hour, by the feasts of the year.

use super::random::Dice;
use chrono::{Datelike, Days, NaiveDate, NaiveTime, TimeDelta, Weekday};
use chrono_tz::Tz;
use domain::Time;
use domain::calendar::moment;

/// How much is bought on a day, an ordinary one being about a thousand.
pub(super) fn weight(day: NaiveDate) -> u64 {
    let by_weekday = match day.weekday() {
        Weekday::Mon => 1_150,
        Weekday::Tue => 1_110,
        Weekday::Wed => 1_080,
        Weekday::Thu => 1_050,
        Weekday::Fri => 960,
        Weekday::Sat => 790,
        Weekday::Sun => 860,
    };
    by_weekday * feast(day) / 1_000 * payday(day) / 1_000
}

/// The feasts, per mille.
fn feast(day: NaiveDate) -> u64 {
    let (month, dom) = (day.month(), day.day());
    if let Some(black_friday) = nth(day.year(), 11, Weekday::Thu, 4).and_then(|thanks| thanks.checked_add_days(Days::new(1))) {
        match (day - black_friday).num_days() {
            -6..=-2 => return 1_250,
            -1 => return 1_600,
            0 => return 3_300,
            1 => return 1_900,
            2 => return 1_600,
            3 => return 2_300,
            _ => {}
        }
    }
    let mothers_day = nth(day.year(), 5, Weekday::Sun, 2);
    match (month, dom) {
        (12, 24 | 25 | 31) | (1, 1) => 480,
        (12, 20..=30) => 800,
        // The resolutions of the new year.
        (1, 2..=20) => 1_380,
        (1, _) => 1_200,
        (5, _) if mothers_day.is_some_and(|sunday| (0..7).contains(&(sunday - day).num_days())) => 1_360,
        (7, _) => 930,
        _ => 1_000,
    }
}

/// Wages come until the fifth working day.
fn payday(day: NaiveDate) -> u64 {
    if (5..=8).contains(&day.day()) { 1_090 } else { 1_000 }
}

/// The `n`th such weekday of a month.
fn nth(year: i32, month: u32, weekday: Weekday, n: u8) -> Option<NaiveDate> {
    NaiveDate::from_weekday_of_month_opt(year, month, weekday, n)
}

/// Weights of the hours, midnight first: before work, the noon break, and most of all after dinner.
const WORKDAY: [u64; 24] = [26, 14, 8, 5, 5, 9, 20, 36, 52, 62, 68, 66, 72, 66, 60, 58, 58, 60, 66, 78, 92, 96, 80, 50];
const WEEKEND: [u64; 24] = [38, 24, 14, 8, 6, 6, 10, 18, 32, 48, 60, 64, 58, 54, 56, 60, 62, 64, 70, 78, 84, 82, 68, 48];

/// A moment of that day in that zone, at an hour when people buy.
pub(super) fn moment_of(dice: &mut Dice, day: NaiveDate, zone: Tz) -> Time {
    let hours = if matches!(day.weekday(), Weekday::Sat | Weekday::Sun) { &WEEKEND } else { &WORKDAY };
    let hour = dice.position(hours) as i64;
    let local = day.and_time(NaiveTime::MIN) + TimeDelta::hours(hour) + TimeDelta::milliseconds(dice.between(0, 3_599_999));
    moment(local, zone)
}

/// The part of a day's sales that falls before that time of day, per mille.
pub(super) fn share_before(day: NaiveDate, time: NaiveTime) -> u64 {
    use chrono::Timelike;
    let hours = if matches!(day.weekday(), Weekday::Sat | Weekday::Sun) { &WEEKEND } else { &WORKDAY };
    let (hour, minute) = (time.hour() as usize, u64::from(time.minute()));
    let whole: u64 = hours[..hour].iter().sum();
    let all: u64 = hours.iter().sum();
    (whole * 60 + hours[hour] * minute) * 1_000 / (all * 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn feasts_stand_out() {
        assert!(weight(day("2025-11-28")) > 3 * weight(day("2025-11-14")), "Black Friday");
        assert!(weight(day("2026-05-08")) > weight(day("2026-05-15")), "before Mother's day");
        assert!(weight(day("2026-01-12")) > weight(day("2026-02-09")));
        assert!(weight(day("2025-12-25")) < 600);
    }

    #[test]
    fn a_day_fills_from_nothing_to_all() {
        assert_eq!(share_before(day("2026-03-02"), NaiveTime::MIN), 0);
        assert!(share_before(day("2026-03-02"), NaiveTime::from_hms_opt(23, 59, 0).unwrap()) > 990);
    }
}
