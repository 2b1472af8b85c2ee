//! Slots across the changes of the clocks, and against a model that walks through every five minutes.

use super::*;
use crate::booking::{AbsenceForm, DateForm, ScheduleForm};
use crate::calendar::span_of_days;
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn duration(minutes: u16) -> Duration {
    Duration::new(minutes, 240).unwrap()
}

fn schedule(form: &ScheduleForm) -> Schedule {
    form.check(&|zone| parse_zone(zone).is_some()).unwrap()
}

/// Open as `hours` says on every day of the week, from long ago on.
fn always(zone: &str, hours: &str) -> ScheduleForm {
    ScheduleForm {
        weekly: std::array::from_fn(|_| hours.to_owned()),
        notice: "0".into(),
        ahead: "400".into(),
        ..ScheduleForm::new(zone, day("2018-01-01"))
    }
}

/// The days from `first` to `last`, both included, in the schedule's zone.
fn days(zone: &str, first: &str, last: &str) -> Span {
    span_of_days(day(first), day(last), parse_zone(zone).unwrap())
}

/// What the producer's clock shows at each start.
fn readings(form: &ScheduleForm, minutes: u16, date: &str) -> Vec<String> {
    let window = days(&form.zone, date, date);
    let zone = parse_zone(&form.zone).unwrap();
    let found = slots(&schedule(form), duration(minutes), &[], window, window.from - TimeDelta::days(3)).unwrap();
    found.iter().map(|slot| slot.start.with_timezone(&zone).format("%H:%M%z").to_string()).collect()
}

#[test]
fn a_start_that_the_spring_jumps_over_is_not_offered() {
    let new_york = always("America/New_York", "1-6");
    assert_eq!(readings(&new_york, 60, "2026-03-08"), ["01:00-0500", "03:00-0400", "04:00-0400", "05:00-0400"]);
    let madrid = always("Europe/Madrid", "1:30-5");
    assert_eq!(readings(&madrid, 60, "2026-03-29"), ["01:30+0100", "03:30+0200"]);
}

#[test]
fn a_session_does_not_outlast_a_stretch_that_the_spring_shortens() {
    let new_york = always("America/New_York", "1-3");
    assert_eq!(readings(&new_york, 120, "2026-03-07"), ["01:00-0500"]);
    assert_eq!(readings(&new_york, 120, "2026-03-08"), [] as [&str; 0]);
    assert_eq!(readings(&new_york, 60, "2026-03-08"), ["01:00-0500"]);
}

#[test]
fn a_reading_that_autumn_repeats_is_offered_once_at_its_first_coming() {
    let new_york = always("America/New_York", "0-3");
    assert_eq!(readings(&new_york, 60, "2026-11-01"), ["00:00-0400", "01:00-0400", "02:00-0500"]);
    let madrid = always("Europe/Madrid", "2-2:30");
    assert_eq!(readings(&madrid, 30, "2026-10-25"), ["02:00+0200"]);
}

#[test]
fn a_day_that_begins_at_one_has_no_start_at_midnight() {
    let sao_paulo = always("America/Sao_Paulo", "0-3");
    assert_eq!(readings(&sao_paulo, 60, "2018-11-04"), ["01:00-0200", "02:00-0200"]);
    let evening = always("America/Sao_Paulo", "22-24");
    assert_eq!(readings(&evening, 60, "2018-02-17"), ["22:00-0200", "23:00-0200"], "the day of 25 hours");
    assert_eq!(readings(&evening, 120, "2018-11-03"), ["22:00-0300"], "the day before ends where the next begins");
}

#[test]
fn half_an_hour_jumps_too() {
    let lord_howe = always("Australia/Lord_Howe", "1-4");
    assert_eq!(readings(&lord_howe, 60, "2026-10-04"), ["01:00+1030", "03:00+1100"]);
    assert_eq!(
        readings(&lord_howe, 30, "2026-04-05"),
        ["01:00+1100", "01:30+1100", "02:00+1030", "02:30+1030", "03:00+1030", "03:30+1030"]
    );
}

#[test]
fn an_absence_lasts_until_a_repeated_reading_has_come_for_the_last_time() {
    let mut form = always("America/New_York", "1-3");
    let date = || "2026-11-01".to_owned();
    // The first of the repeated ones too.
    for until in ["1:00", "1:30"] {
        form.absences = vec![AbsenceForm { from_day: date(), from_time: String::new(), until_day: date(), until_time: until.into() }];
        assert_eq!(readings(&form, 30, "2026-11-01"), ["02:00-0500", "02:30-0500"]);
    }
}

#[test]
fn buffers_of_neighbours_add_and_claims_may_touch() {
    let mut form = always("UTC", "9-13");
    form.before = "10".into();
    form.after = "5".into();
    form.step = "5".into();
    let rules = schedule(&form);
    let ten = "2026-05-04T10:00:00Z".parse::<Time>().unwrap();
    let busy = [Slot::new(ten, duration(30)).claim(rules.buffers())];
    let window = days("UTC", "2026-05-04", "2026-05-04");
    let free = slots(&rules, duration(30), &busy, window, window.from).unwrap();
    let starts: Vec<String> = free.iter().map(|slot| slot.start.format("%H:%M").to_string()).collect();
    assert_eq!(&starts[..5], ["09:00", "09:05", "09:10", "09:15", "10:45"], "5 after one and 10 before the other lie between");
}

#[test]
fn notice_the_horizon_and_the_period_of_offer_bound_the_starts() {
    let mut form = always("Europe/Madrid", "9-11");
    form.notice = "90".into();
    form.ahead = "2".into();
    let now = "2026-05-04T08:00:00+02:00".parse::<Time>().unwrap();
    let window = days("Europe/Madrid", "2026-05-01", "2026-05-31");
    let starts = |form: &ScheduleForm| -> Vec<String> {
        let found = slots(&schedule(form), duration(60), &[], window, now).unwrap();
        found.iter().map(|slot| slot.start.with_timezone(&chrono_tz::Europe::Madrid).format("%d %H:%M").to_string()).collect()
    };
    assert_eq!(starts(&form), ["04 10:00", "05 09:00", "05 10:00", "06 09:00", "06 10:00"]);
    form.offered_from = "2026-05-05".into();
    form.offered_until = "2026-05-05".into();
    assert_eq!(starts(&form), ["05 09:00", "05 10:00"]);
}

#[test]
fn slots_fall_on_the_readers_days() {
    let form = always("America/Sao_Paulo", "20-23");
    let window = days("America/Sao_Paulo", "2026-05-04", "2026-05-04");
    let found = slots(&schedule(&form), duration(60), &[], window, window.from).unwrap();
    let days = by_day(&found, chrono_tz::Europe::Madrid, chrono_tz::America::Sao_Paulo);
    assert_eq!(days.len(), 1);
    assert_eq!(days[0].day, day("2026-05-05"), "evening in São Paulo is the night of the next day in Madrid");
    assert_eq!(days[0].slots[0].local.to_string(), "2026-05-05 01:00:00");
    assert_eq!(days[0].slots[0].producers.to_string(), "2026-05-04 20:00:00");
}

#[test]
fn a_zone_without_a_table_is_an_error() {
    let form = always("Mars/Olympus", "9-10");
    let rules = form.check(&|_| true).unwrap();
    let window = days("UTC", "2026-05-04", "2026-05-04");
    assert_eq!(slots(&rules, duration(60), &[], window, window.from), Err(UnknownZone));
}

/// Zones with a day on which their clocks change, and one without.
const CHANGES: [(&str, &str); 9] = [
    ("America/New_York", "2026-03-08"),
    ("America/New_York", "2026-11-01"),
    ("Europe/Madrid", "2026-03-29"),
    ("Europe/Madrid", "2026-10-25"),
    ("America/Sao_Paulo", "2018-11-04"),
    ("America/Sao_Paulo", "2018-02-18"),
    ("Australia/Lord_Howe", "2026-04-05"),
    ("Australia/Lord_Howe", "2026-10-04"),
    ("Asia/Kathmandu", "2026-05-05"),
];

/// The same answer by walking: each tick of five minutes with what the producer's clock shows in it.
fn model(form: &ScheduleForm, minutes: u16, busy: &[Span], window: Span, now: Time) -> Vec<Time> {
    let rules = schedule(form);
    let zone = parse_zone(&form.zone).unwrap();
    let tick = |index: usize| window.from - TimeDelta::days(2) + TimeDelta::minutes(5 * index as i64);
    let count = ((window.to - window.from).num_minutes() / 5) as usize + 4 * 288;
    let shown: Vec<NaiveDateTime> = (0..count).map(|index| tick(index).with_timezone(&zone).naive_local()).collect();
    let is_away: Vec<bool> = {
        let mut away = vec![false; count];
        for absence in rules.absences() {
            let first = shown.iter().position(|reading| *reading >= absence.from).unwrap_or(count);
            // The last time that the closing reading comes, or what follows where it is jumped over.
            let end = shown.iter().rposition(|reading| *reading <= absence.to);
            let end = end.map_or(0, |last| if shown[last] == absence.to { last } else { last + 1 });
            away[first.min(end)..end].fill(true);
        }
        away
    };
    let is_busy: Vec<bool> = (0..count).map(|index| busy.iter().any(|span| span.from < tick(index + 1) && tick(index) < span.to)).collect();
    let (length, before, after) =
        (usize::from(minutes / 5), usize::from(rules.buffers().before() / 5), usize::from(rules.buffers().after() / 5));
    let today = now.with_timezone(&zone).date_naive();
    (0..count)
        .filter(|&index| {
            let start = tick(index);
            let reading = shown[index];
            let date = reading.date();
            if start < window.from
                || start >= window.to
                || start < now + TimeDelta::minutes(i64::from(rules.notice()))
                || date > today + Days::new(u64::from(rules.ahead()))
                || shown[..index].contains(&reading)
            {
                return false;
            }
            rules.hours_of(date).iter().any(|range| {
                let (from, to) = (at_clock(date, range.from()), at_clock(date, range.to()));
                from <= reading
                    && reading < to
                    && (reading - from).num_minutes() % i64::from(rules.step(duration(minutes))) == 0
                    && (index..index + length).all(|inside| shown[inside] < to && !is_away[inside])
                    && (index - before..index + length + after).all(|taken| !is_busy[taken])
            })
        })
        .map(tick)
        .collect()
}

fn typed_hours() -> impl Strategy<Value = String> {
    prop::collection::vec((0_u16..288, 1_u16..100), 0..4).prop_map(|ranges| {
        let hours = ranges.into_iter().fold(crate::booking::Hours::default(), |hours, (from, long)| {
            hours.with(crate::booking::ClockRange::new(from * 5, ((from + long) * 5).min(1440)).unwrap())
        });
        hours.to_string()
    })
}

proptest! {
    #[test]
    fn every_slot_is_open_and_free_and_none_is_missed(
        (zone, change) in prop::sample::select(CHANGES.to_vec()),
        hours in prop::collection::vec(typed_hours(), 7),
        special in prop::option::of(typed_hours()),
        (length, step, before, after) in (3_u16..=48, prop::option::of(1_u16..30), 0_u16..8, 0_u16..8),
        (now, notice, ahead) in (-4000_i64..2000, 0_u32..1000, 1_u32..5),
        absence in prop::option::of((0_u16..576, 1_u16..200)),
        busy in prop::collection::vec((-600_i64..4000, 1_i64..300), 0..12),
    ) {
        let first = day(change) - Days::new(1);
        let mut form = always(zone, "");
        for (text, hours) in form.weekly.iter_mut().zip(hours) {
            *text = hours;
        }
        form.notice = notice.to_string();
        form.ahead = ahead.to_string();
        form.before = (before * 5).to_string();
        form.after = (after * 5).to_string();
        form.step = step.map(|step| (step * 5).to_string()).unwrap_or_default();
        if let Some(hours) = special {
            form.dates.push(DateForm { day: change.to_owned(), hours });
        }
        if let Some((from, long)) = absence {
            let reading = |ticks: u16| first.and_time(NaiveTime::MIN) + TimeDelta::minutes(5 * i64::from(ticks));
            let (from, until) = (reading(from), reading(from + long));
            form.absences.push(AbsenceForm {
                from_day: from.date().to_string(),
                from_time: from.format("%H:%M").to_string(),
                until_day: until.date().to_string(),
                until_time: until.format("%H:%M").to_string(),
            });
        }
        let window = days(zone, &first.to_string(), &(first + Days::new(2)).to_string());
        let now = window.from + TimeDelta::minutes(now);
        let busy: Vec<Span> = busy
            .into_iter()
            .map(|(from, long)| {
                let from = window.from + TimeDelta::minutes(from);
                Span { from, to: from + TimeDelta::minutes(long) }
            })
            .collect();
        let found = slots(&schedule(&form), duration(length * 5), &busy, window, now).unwrap();
        for slot in &found {
            prop_assert_eq!(slot.start.timestamp() % 300, 0);
            prop_assert_eq!((slot.end - slot.start).num_minutes(), i64::from(length) * 5);
        }
        let starts: Vec<Time> = found.iter().map(|slot| slot.start).collect();
        prop_assert_eq!(starts, model(&form, length * 5, &busy, window, now));
    }
}
