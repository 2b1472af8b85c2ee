//! The owner's days: midnight to midnight in their time zone, 23, 24 or 25 hours long.

use crate::Time;
use crate::figures::Span;
use chrono::{Days, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, Offset as _, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;

/// A time zone by its IANA name.
pub fn parse_zone(name: &str) -> Option<Tz> {
    name.parse().ok()
}

/// The names of all time zones, for a list to choose from: without the aliases of old.
pub fn zone_names() -> Vec<&'static str> {
    chrono_tz::TZ_VARIANTS
        .iter()
        .map(|zone| zone.name())
        .filter(|name| name.contains('/') && !name.starts_with("Etc/"))
        .chain(["UTC"])
        .collect()
}

/// The owner's day that a moment belongs to.
pub fn day_of(time: Time, zone: Tz) -> NaiveDate {
    time.with_timezone(&zone).date_naive()
}

/// What a clock in the zone of this name shows at a moment; UTC where there is no such zone.
pub fn local(at: Time, zone: &str) -> NaiveDateTime {
    parse_zone(zone).map_or_else(|| at.naive_utc(), |zone| at.with_timezone(&zone).naive_local())
}

/// A day as it is stored: days since 1970-01-01.
pub fn day_number(day: NaiveDate) -> i32 {
    day.signed_duration_since(NaiveDate::default()).num_days() as i32
}

/// The inverse of [`day_number`].
pub fn day_from_number(number: i32) -> NaiveDate {
    NaiveDate::default() + TimeDelta::days(i64::from(number))
}

/// The moment a day begins: its midnight, or where the clocks jump over midnight, the first moment that exists.
pub fn start_of(day: NaiveDate, zone: Tz) -> Time {
    moment(day.and_time(NaiveTime::MIN), zone)
}

/// From the beginning of a day to the beginning of the next.
pub fn span_of(day: NaiveDate, zone: Tz) -> Span {
    span_of_days(day, day, zone)
}

/// The days from `first` to `last`, both included.
pub fn span_of_days(first: NaiveDate, last: NaiveDate, zone: Tz) -> Span {
    Span { from: start_of(first, zone), to: start_of(last + Days::new(1), zone) }
}

/// The moment of a clock reading: of a reading that occurs twice the earlier, of one that is jumped over the moment of the jump.
pub fn moment(local: NaiveDateTime, zone: Tz) -> Time {
    match zone.from_local_datetime(&local) {
        LocalResult::Single(time) | LocalResult::Ambiguous(time, _) => time.with_timezone(&Utc),
        LocalResult::None => {
            // The jump lies within the last hours before a reading that exists; search it minute by minute, which is
            // exact because zones change on whole minutes since 1972.
            let mut later = local;
            for _ in 0..26 * 60 {
                later += TimeDelta::minutes(1);
                if let LocalResult::Single(time) | LocalResult::Ambiguous(time, _) = zone.from_local_datetime(&later) {
                    return time.with_timezone(&Utc);
                }
            }
            local.and_utc()
        }
    }
}

/// A stretch of time in which a zone keeps one distance from UTC: it ends before `until`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offset {
    pub until: Time,
    /// What is added to UTC, in microseconds.
    pub micros: i64,
}

/// The distances from UTC within a span, in their order; the last reaches at least to its end. No zone moves twice within twelve hours.
pub fn offsets(span: Span, zone: Tz) -> Vec<Offset> {
    let offset = |at: Time| i64::from(at.with_timezone(&zone).offset().fix().local_minus_utc());
    let mut found = Vec::new();
    let mut at = span.from;
    while at < span.to {
        let next = (at + TimeDelta::hours(12)).min(span.to);
        let (was, becomes) = (offset(at), offset(next));
        if was != becomes {
            // The first second of the new distance: zones move on whole seconds.
            let (mut before, mut after) = (at.timestamp(), next.timestamp());
            while after - before > 1 {
                let middle = before + (after - before) / 2;
                let is_before = Time::from_timestamp(middle, 0).is_none_or(|middle| offset(middle) == was);
                if is_before { before = middle } else { after = middle }
            }
            found.push(Offset { until: Time::from_timestamp(after, 0).unwrap_or(next), micros: was * 1_000_000 });
        }
        at = next;
    }
    found.push(Offset { until: span.to, micros: offset(at) * 1_000_000 });
    found
}

/// Today and the six days before it, and the same stretch a week earlier, cut at the same time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Week {
    /// The first of the seven days.
    pub first_day: NaiveDate,
    /// From its beginning to the present moment, which is included.
    pub now: Span,
    /// The stretch a week earlier.
    pub before: Span,
}

/// The week of the panel that ends with `as_of`.
pub fn week_until(as_of: Time, zone: Tz) -> Week {
    let today = day_of(as_of, zone);
    let first_day = today - Days::new(6);
    let clock = as_of.with_timezone(&zone).naive_local();
    let week_ago = clock - TimeDelta::days(7);
    // The same clock reading a week ago; it must not fall out of its own day where the clocks changed.
    let cut = moment(week_ago, zone).clamp(start_of(week_ago.date(), zone), start_of(week_ago.date() + Days::new(1), zone));
    let microsecond = TimeDelta::microseconds(1);
    Week {
        first_day,
        now: Span { from: start_of(first_day, zone), to: as_of + microsecond },
        before: Span { from: start_of(first_day - Days::new(7), zone), to: cut + microsecond },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SAO_PAULO: Tz = chrono_tz::America::Sao_Paulo;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn hours(text: &str, zone: Tz) -> i64 {
        let span = span_of(day(text), zone);
        (span.to - span.from).num_hours()
    }

    #[test]
    fn days_have_23_24_or_25_hours() {
        assert_eq!(hours("2017-10-15", SAO_PAULO), 23, "the clocks jump over midnight itself");
        assert_eq!(hours("2018-02-17", SAO_PAULO), 25);
        assert_eq!(hours("2018-08-20", SAO_PAULO), 24);
        assert_eq!(hours("2026-03-29", chrono_tz::Europe::Rome), 23);
        assert_eq!(hours("2026-10-25", chrono_tz::Europe::Rome), 25);
    }

    #[test]
    fn a_day_whose_midnight_does_not_exist_begins_at_one() {
        assert_eq!(start_of(day("2017-10-15"), SAO_PAULO).to_rfc3339(), "2017-10-15T03:00:00+00:00");
    }

    #[test]
    fn the_week_before_ends_at_the_same_time_of_day() {
        let as_of = "2018-08-20T15:00:00-03:00".parse::<Time>().unwrap();
        let week = week_until(as_of, SAO_PAULO);
        assert_eq!(week.first_day, day("2018-08-14"));
        assert_eq!(week.before.to, "2018-08-13T15:00:00.000001-03:00".parse::<Time>().unwrap());
        assert_eq!(week.before.from, "2018-08-07T00:00:00-03:00".parse::<Time>().unwrap());
    }

    proptest! {
        #[test]
        fn distances_from_utc_are_those_of_the_zone(from in 0_i64..2_000_000_000, length in 0_i64..100_000_000, probe in 0_i64..1_000_000, zone in 0_usize..chrono_tz::TZ_VARIANTS.len()) {
            let zone = chrono_tz::TZ_VARIANTS[zone];
            let time = |second| Time::from_timestamp(second, 0).unwrap();
            let offsets = offsets(Span { from: time(from), to: time(from + length) }, zone);
            prop_assert!(offsets.is_sorted_by(|a, b| a.until < b.until || length == 0));
            for second in [from + length * probe / 1_000_000, from].into_iter().chain(offsets.iter().flat_map(|o| [o.until.timestamp() - 1, o.until.timestamp()])) {
                if (from..from + length).contains(&second) {
                    let local = time(second).with_timezone(&zone).naive_local();
                    let offset = offsets.iter().find(|offset| time(second) < offset.until).unwrap();
                    prop_assert_eq!(local, time(second).naive_utc() + TimeDelta::microseconds(offset.micros), "{} {}", zone, second);
                }
            }
        }

        #[test]
        fn every_moment_lies_in_exactly_its_own_day(seconds in 0_i64..2_000_000_000, zone in 0_usize..chrono_tz::TZ_VARIANTS.len()) {
            let zone = chrono_tz::TZ_VARIANTS[zone];
            let time = Time::from_timestamp(seconds, 0).unwrap();
            let day = day_of(time, zone);
            // A few zones once skipped a whole day: its span is then empty, and its moments belong to the neighbours.
            prop_assert!(span_of(day, zone).contains(time), "{zone} {time}");
            prop_assert!(!span_of(day + Days::new(1), zone).contains(time));
            prop_assert!(!span_of(day - Days::new(1), zone).contains(time));
            prop_assert_eq!(day_from_number(day_number(day)), day);
        }
    }
}
