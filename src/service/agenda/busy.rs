//! When another calendar says that its owner is busy: its events, also those that come again and again, as stretches of time.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use chrono_tz::Tz;
use domain::Time;
use domain::calendar::{moment, start_of};
use domain::figures::Span;
use icalendar::{Calendar, CalendarComponent, CalendarDateTime, Component, DatePerhapsTime, Event, Property};
use rrule::{RRule, RRuleSet, Unvalidated};
use std::collections::HashSet;

/// Most stretches that are kept, most times one event is followed, and all events together.
const MOST: usize = 2_000;
const MOST_OF_EVENT: usize = 10_000;
const MOST_STEPS: usize = 500_000;
/// What a rule costs of those before its first time, its most bytes, and most times of one day.
const STEPS_OF_RULE: usize = 100;
const LONGEST_RULE: usize = 400;
const MOST_A_DAY: usize = 24;

/// A text that is no calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a calendar")]
pub(super) struct NotACalendar;

/// The busy stretches within `window`, in order and apart. Times without a zone, and zones that nobody knows, are read on the clock of
/// `zone`; events whose id ends with `own` are ours and say nothing new.
pub(super) fn busy(text: &str, window: Span, zone: Tz, own: &str) -> Result<Vec<Span>, NotACalendar> {
    if !text.trim_start_matches('\u{feff}').trim_start().starts_with("BEGIN:VCALENDAR") {
        return Err(NotACalendar);
    }
    let calendar: Calendar = text.trim_start_matches('\u{feff}').trim_start().parse().map_err(|_| NotACalendar)?;
    let events: Vec<&Event> = calendar
        .components
        .iter()
        .filter_map(|component| match component {
            CalendarComponent::Event(event) => Some(event),
            _ => None,
        })
        .filter(|event| event.get_uid().is_none_or(|uid| !uid.ends_with(own)))
        .collect();
    // A time of a series that was changed is an event of its own.
    let changed: HashSet<(&str, Time)> =
        events.iter().filter_map(|event| Some((event.get_uid()?, at(&event.get_recurrence_id()?, zone)))).collect();
    let mut spans = Vec::new();
    let mut steps = MOST_STEPS;
    for event in events {
        let is_free = |name: &str, value: &str| event.property_value(name).is_some_and(|found| found.trim().eq_ignore_ascii_case(value));
        if is_free("TRANSP", "TRANSPARENT") || is_free("STATUS", "CANCELLED") {
            continue;
        }
        let Some(start) = event.get_start() else { continue };
        let length = length(event, &start, zone);
        if length <= TimeDelta::zero() {
            continue;
        }
        let uid = event.get_uid().unwrap_or_default();
        let is_changed = |at: Time| event.get_recurrence_id().is_none() && changed.contains(&(uid, at));
        for begins in times(event, &start, zone, window, length, &mut steps)? {
            let ends = begins.checked_add_signed(length).unwrap_or(begins);
            if begins < window.to && ends > window.from && !is_changed(begins) {
                spans.push(Span { from: begins.max(window.from), to: ends.min(window.to) });
            }
        }
    }
    spans.sort_unstable_by_key(|span: &Span| (span.from, span.to));
    spans.dedup_by(|later, earlier| {
        let meets = later.from <= earlier.to;
        if meets {
            earlier.to = earlier.to.max(later.to);
        }
        meets
    });
    spans.truncate(MOST);
    Ok(spans)
}

/// All starts of an event that may matter; one that follows no rule has one.
///
/// # Errors
/// For a rule that is not understood, and one that would be followed for ever: rather nothing new than half of what is busy.
fn times(
    event: &Event,
    start: &DatePerhapsTime,
    zone: Tz,
    window: Span,
    length: TimeDelta,
    steps: &mut usize,
) -> Result<Vec<Time>, NotACalendar> {
    let first = at(start, zone);
    let Some(rule) = event.property_value("RRULE") else { return Ok(vec![first]) };
    // A rule that never comes to a time counts, too.
    *steps = steps.checked_sub(STEPS_OF_RULE).ok_or(NotACalendar)?;
    let rule = followed(rule, start, zone)?;
    // By the clock of the event's own zone: what comes at nine comes at nine when the clocks have changed.
    let clock: rrule::Tz = zone_of(start, zone).into();
    let begins: DateTime<rrule::Tz> = first.with_timezone(&clock);
    let rule = rule.parse::<RRule<Unvalidated>>().and_then(|rule| rule.validate(begins)).map_err(|_| NotACalendar)?;
    let mut set = RRuleSet::new(begins).rrule(rule).limit();
    for date in dates(event, "EXDATE", start, zone) {
        set = set.exdate(date.with_timezone(&clock));
    }
    let earliest = window.from - length;
    let mut found = Vec::new();
    for time in set.into_iter().take((*steps).min(MOST_OF_EVENT)) {
        *steps -= 1;
        let time = time.to_utc();
        if time >= window.to || found.len() >= MOST {
            break;
        }
        if time > earliest {
            found.push(time);
        }
    }
    Ok(found)
}

/// A rule as it can be followed: short, with no more than so many times a day, and ending at a moment of UTC, as a rule of whole days or of
/// times without a zone does not (RFC 5545, 3.3.10).
fn followed(rule: &str, start: &DatePerhapsTime, zone: Tz) -> Result<String, NotACalendar> {
    let rule = rule.trim().to_ascii_uppercase();
    let count = |name: &str| rule.split(';').find_map(|part| part.trim().strip_prefix(name)).map_or(1, |list| list.split(',').count());
    if rule.len() > LONGEST_RULE || count("BYHOUR=") * count("BYMINUTE=") * count("BYSECOND=") > MOST_A_DAY {
        return Err(NotACalendar);
    }
    let part = |part: &str| match part.trim().strip_prefix("UNTIL=") {
        Some(until) if !until.ends_with('Z') => {
            let last = NaiveDateTime::parse_from_str(until, "%Y%m%dT%H%M%S")
                .or_else(|_| {
                    NaiveDate::parse_from_str(until, "%Y%m%d").map(|day| day.and_time(NaiveTime::MIN) + TimeDelta::seconds(86_399))
                })
                .map_err(|_| NotACalendar)?;
            Ok(format!("UNTIL={}", moment(last, zone_of(start, zone)).format("%Y%m%dT%H%M%SZ")))
        }
        _ => Ok(part.to_owned()),
    };
    Ok(rule.split(';').map(part).collect::<Result<Vec<_>, _>>()?.join(";"))
}

/// The moments that a property lists, which may come several times.
fn dates(event: &Event, name: &str, start: &DatePerhapsTime, zone: Tz) -> Vec<Time> {
    let single = event.properties().get(name).into_iter();
    let several = event.multi_properties().get(name).into_iter().flatten();
    let mut found = Vec::new();
    for property in single.chain(several) {
        for value in property.value().split(',') {
            let mut one = Property::new("DTSTART", value.trim());
            for (key, parameter) in property.params() {
                one.add_parameter(key, parameter.value());
            }
            if let Some(date) = DatePerhapsTime::from_property(&one) {
                found.push(match (&date, start) {
                    // A day without a time leaves out the start of that day.
                    (DatePerhapsTime::Date(day), DatePerhapsTime::DateTime(_)) => {
                        let clock = zone_of(start, zone);
                        moment(day.and_time(at(start, zone).with_timezone(&clock).time()), clock)
                    }
                    _ => at(&date, zone),
                });
            }
        }
    }
    found
}

fn length(event: &Event, start: &DatePerhapsTime, zone: Tz) -> TimeDelta {
    if let Some(end) = event.get_end() {
        return at(&end, zone) - at(start, zone);
    }
    if let Some(lasts) = event.property_value("DURATION").and_then(duration) {
        return lasts;
    }
    match start {
        DatePerhapsTime::Date(_) => TimeDelta::days(1),
        DatePerhapsTime::DateTime(_) => TimeDelta::zero(),
    }
}

/// A length as RFC 5545 writes it: `PT1H30M`, `P1D`, `P2W`.
fn duration(text: &str) -> Option<TimeDelta> {
    let mut minutes: i64 = 0;
    let mut figures = String::new();
    for letter in text.trim().trim_start_matches('+').strip_prefix('P')?.chars() {
        let unit = match letter {
            '0'..='9' => {
                figures.push(letter);
                continue;
            }
            'T' => continue,
            'W' => 7 * 24 * 60,
            'D' => 24 * 60,
            'H' => 60,
            'M' => 1,
            'S' => 0,
            _ => return None,
        };
        let count: i64 = figures.parse::<u32>().ok()?.into();
        minutes += count * unit;
        figures.clear();
    }
    TimeDelta::try_minutes(minutes)
}

fn zone_of(time: &DatePerhapsTime, zone: Tz) -> Tz {
    match time {
        DatePerhapsTime::DateTime(CalendarDateTime::Utc(_)) => Tz::UTC,
        DatePerhapsTime::DateTime(CalendarDateTime::WithTimezone { tzid, .. }) => tzid.trim_matches('"').parse().unwrap_or(zone),
        DatePerhapsTime::DateTime(CalendarDateTime::Floating(_)) | DatePerhapsTime::Date(_) => zone,
    }
}

/// The moment that a calendar means.
fn at(time: &DatePerhapsTime, zone: Tz) -> Time {
    let clock = |local: NaiveDateTime| moment(local, zone_of(time, zone));
    let day = |day: NaiveDate| start_of(day, zone);
    match time {
        DatePerhapsTime::DateTime(CalendarDateTime::Utc(at)) => *at,
        DatePerhapsTime::DateTime(CalendarDateTime::WithTimezone { date_time, .. } | CalendarDateTime::Floating(date_time)) => {
            clock(*date_time)
        }
        DatePerhapsTime::Date(date) => day(*date),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ZONE: Tz = chrono_tz::America::Sao_Paulo;

    fn window() -> Span {
        Span { from: "2026-03-01T00:00:00Z".parse().unwrap(), to: "2026-05-01T00:00:00Z".parse().unwrap() }
    }

    fn read(events: &str) -> Vec<String> {
        let events = events.replace("\n        ", "\n");
        let text = format!("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n{}\nEND:VCALENDAR\n", events.trim()).replace('\n', "\r\n");
        let spans = busy(&text, window(), ZONE, "@counter.example").unwrap();
        spans.iter().map(|span| format!("{}/{}", span.from.format("%m-%dT%H:%M"), span.to.format("%m-%dT%H:%M"))).collect()
    }

    #[test]
    fn what_is_no_calendar_says_nothing() {
        for text in ["", "<html>", "BEGIN:VEVENT\r\nEND:VEVENT"] {
            assert_eq!(busy(text, window(), ZONE, "@x"), Err(NotACalendar), "{text}");
        }
    }

    #[test]
    fn a_series_of_whole_days_ends_on_the_day_that_it_names() {
        let found = read("BEGIN:VEVENT\nUID:1\nDTSTART;VALUE=DATE:20260310\nRRULE:FREQ=WEEKLY;UNTIL=20260324\nEND:VEVENT");
        assert_eq!(found, ["03-10T03:00/03-11T03:00", "03-17T03:00/03-18T03:00", "03-24T03:00/03-25T03:00"]);
    }

    #[test]
    fn a_rule_that_would_be_followed_for_ever_or_is_not_understood_says_nothing_new() {
        let sixty: Vec<String> = (0..60).map(|number| number.to_string()).collect();
        let bomb = format!("FREQ=YEARLY;BYMINUTE={0};BYSECOND={0}", sixty.join(","));
        for rule in [bomb.as_str(), "FREQ=YEARLY;BYHOUR=1,2,3,4,5;BYMINUTE=1,2,3,4,5", "FREQ=SOMETIMES"] {
            let text = format!(
                "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20260309T100000Z\r\nDTEND:20260309T110000Z\r\n\
                 RRULE:{rule}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
            );
            assert_eq!(busy(&text, window(), ZONE, "@x"), Err(NotACalendar), "{rule}");
        }
    }

    #[test]
    fn times_are_read_on_the_clock_that_they_name() {
        let found = read(
            "BEGIN:VEVENT
        UID:1
        DTSTART:20260309T100000Z
        DTEND:20260309T110000Z
        END:VEVENT
        BEGIN:VEVENT
        UID:2
        DTSTART;TZID=Europe/Madrid:20260310T100000
        DURATION:PT1H30M
        END:VEVENT
        BEGIN:VEVENT
        UID:3
        DTSTART:20260311T100000
        DTEND:20260311T110000
        END:VEVENT
        BEGIN:VEVENT
        UID:4
        DTSTART;VALUE=DATE:20260312
        END:VEVENT",
        );
        let expected = ["03-09T10:00/03-09T11:00", "03-10T09:00/03-10T10:30", "03-11T13:00/03-11T14:00", "03-12T03:00/03-13T03:00"];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_series_keeps_to_its_clock_and_leaves_out_what_was_moved_or_dropped() {
        let found = read(
            "BEGIN:VEVENT
        UID:weekly
        DTSTART;TZID=Europe/Madrid:20200106T090000
        DTEND;TZID=Europe/Madrid:20200106T100000
        RRULE:FREQ=WEEKLY;BYDAY=MO
        EXDATE;TZID=Europe/Madrid:20260309T090000
        END:VEVENT
        BEGIN:VEVENT
        UID:weekly
        RECURRENCE-ID;TZID=Europe/Madrid:20260316T090000
        DTSTART;TZID=Europe/Madrid:20260317T120000
        DTEND;TZID=Europe/Madrid:20260317T130000
        END:VEVENT",
        );
        assert_eq!(
            found[..4],
            ["03-02T08:00/03-02T09:00", "03-17T11:00/03-17T12:00", "03-23T08:00/03-23T09:00", "03-30T07:00/03-30T08:00"]
        );
        assert_eq!(found.len(), 8, "the clocks of Madrid changed on the 29th, and the series went on");
    }

    #[test]
    fn what_is_free_cancelled_or_ours_takes_nothing_and_what_meets_is_one() {
        let event = |uid: &str, from: &str, to: &str, more: &str| {
            format!("BEGIN:VEVENT\nUID:{uid}\nDTSTART:20260309T{from}00Z\nDTEND:20260309T{to}00Z\n{more}END:VEVENT\n")
        };
        let events = [
            event("1", "1000", "1100", "TRANSP:TRANSPARENT\n"),
            event("2", "1000", "1100", "STATUS:CANCELLED\n"),
            event("3@counter.example", "1000", "1100", ""),
            event("4", "1200", "1300", ""),
            event("5", "1230", "1400", ""),
            event("6", "1500", "1500", ""),
        ];
        assert_eq!(read(&events.concat()), ["03-09T12:00/03-09T14:00"]);
    }

    #[test]
    fn a_rule_without_end_or_sense_is_followed_only_so_far() {
        let series = |rule: &str| {
            let event = format!("BEGIN:VEVENT\r\nUID:x\r\nDTSTART:19700101T000000Z\r\nDURATION:PT5M\r\nRRULE:{rule}\r\nEND:VEVENT");
            format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n{event}\r\nEND:VCALENDAR\r\n")
        };
        let began = std::time::Instant::now();
        for rule in ["FREQ=SECONDLY", "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=YEARLY;INTERVAL=65000"] {
            assert!(busy(&series(rule), window(), ZONE, "@x").is_ok_and(|spans| spans.len() <= MOST), "{rule}");
        }
        for rule in ["FREQ=NEVER", "x"] {
            assert_eq!(busy(&series(rule), window(), ZONE, "@x"), Err(NotACalendar), "{rule}");
        }
        assert!(began.elapsed().as_secs() < 20, "{:?}", began.elapsed());
    }
}
