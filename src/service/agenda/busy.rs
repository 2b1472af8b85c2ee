//! When another calendar says that its owner is busy: its events, also those that come again and again, as stretches of time.

use super::zones::zone_named;
use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use chrono_tz::Tz;
use domain::Time;
use domain::calendar::{moment, start_of};
use domain::figures::Span;
use icalendar::{Calendar, CalendarComponent, CalendarDateTime, Component, DatePerhapsTime, Event, Property};
use rrule::{RRule, RRuleSet, Unvalidated};
use std::collections::HashSet;

/// Most stretches that are kept, most times one event is followed, and all events together.
const MOST: usize = 8_000;
const MOST_OF_EVENT: usize = 50_000;
const MOST_STEPS: usize = 500_000;
/// What a rule costs of those before its first time, its most bytes, and most times of one day.
const STEPS_OF_RULE: usize = 100;
const LONGEST_RULE: usize = 400;
const MOST_A_DAY: usize = 24;

/// Why a text says nothing of when somebody is busy: rather nothing new than half of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum Unread {
    #[error("not a calendar")]
    NotACalendar,
    #[error("more than is followed")]
    TooLarge,
}
use Unread::{NotACalendar, TooLarge};

/// The busy stretches within `window`, in order and apart. Times without a zone, and zones that nobody knows, are read on the clock of
/// `zone`; events with an id of `own` are what this owner sells, and say nothing new. What they have bought of others here does.
pub(super) fn busy(text: &str, window: Span, zone: Tz, own: &HashSet<String>) -> Result<Vec<Span>, Unread> {
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
        .filter(|event| event.get_uid().is_none_or(|uid| !own.contains(uid)))
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
        for (begins, length) in times(event, &start, zone, window, length, &mut steps)? {
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
    if spans.len() > MOST { Err(TooLarge) } else { Ok(spans) }
}

/// All starts of an event that may matter, each with how long it takes then: of its rule, those that are listed beside it, or its one.
///
/// # Errors
/// For a rule that is not understood, and one that would be followed for ever.
fn times(
    event: &Event,
    start: &DatePerhapsTime,
    zone: Tz,
    window: Span,
    length: TimeDelta,
    steps: &mut usize,
) -> Result<Vec<(Time, TimeDelta)>, Unread> {
    let left_out: HashSet<Time> = dates(event, "EXDATE", start, zone).into_iter().map(|(at, _)| at).collect();
    let mut found: Vec<(Time, TimeDelta)> =
        dates(event, "RDATE", start, zone).into_iter().map(|(at, lasts)| (at, lasts.unwrap_or(length))).collect();
    *steps = steps.checked_sub(found.len() + left_out.len()).ok_or(TooLarge)?;
    match event.property_value("RRULE") {
        Some(rule) => found.extend(of_rule(rule, start, zone, window, length, steps)?.into_iter().map(|at| (at, length))),
        None => found.push((at(start, zone), length)),
    }
    found.retain(|(at, _)| !left_out.contains(at));
    Ok(found)
}

/// The starts by a rule that may matter.
fn of_rule(rule: &str, start: &DatePerhapsTime, zone: Tz, window: Span, length: TimeDelta, steps: &mut usize) -> Result<Vec<Time>, Unread> {
    // A rule that never comes to a time counts, too.
    *steps = steps.checked_sub(STEPS_OF_RULE).ok_or(TooLarge)?;
    let rule = followed(rule, start, zone)?;
    let is_endless = !rule.contains("COUNT=") && !rule.contains("UNTIL=");
    // By the clock of the event's own zone: what comes at nine comes at nine when the clocks have changed.
    let clock: rrule::Tz = zone_of(start, zone).into();
    let begins: DateTime<rrule::Tz> = at(start, zone).with_timezone(&clock);
    let rule = rule.parse::<RRule<Unvalidated>>().and_then(|rule| rule.validate(begins)).map_err(|_| NotACalendar)?;
    let set = RRuleSet::new(begins).rrule(rule).limit();
    // An event that is longer than time goes back matters from its beginning on.
    let earliest = window.from.checked_sub_signed(length).unwrap_or(Time::MIN_UTC);
    let most = (*steps).min(MOST_OF_EVENT);
    let (mut found, mut count, mut is_over) = (Vec::new(), 0, false);
    for time in set.into_iter().take(most) {
        count += 1;
        let time = time.to_utc();
        is_over = time >= window.to;
        if is_over {
            break;
        }
        if time > earliest {
            found.push(time);
        }
    }
    *steps -= count;
    // One that does not end by itself ended before its time: it was not followed any longer. One that never comes to anything may be so.
    if count >= most && !is_over || is_endless && !is_over && count > 0 {
        return Err(TooLarge);
    }
    Ok(found)
}

/// A rule as it can be followed: short, with no more than so many times a day, and ending at a moment of UTC, as a rule of whole days or of
/// times without a zone does not (RFC 5545, 3.3.10).
fn followed(rule: &str, start: &DatePerhapsTime, zone: Tz) -> Result<String, Unread> {
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

/// The moments that a property lists, which may come several times; and how long each takes, where it says so.
fn dates(event: &Event, name: &str, start: &DatePerhapsTime, zone: Tz) -> Vec<(Time, Option<TimeDelta>)> {
    let single = event.properties().get(name).into_iter();
    let several = event.multi_properties().get(name).into_iter().flatten();
    let mut found = Vec::new();
    for property in single.chain(several) {
        let date = |value: &str| {
            let mut one = Property::new("DTSTART", value.trim());
            for (key, parameter) in property.params().iter().filter(|(_, parameter)| parameter.value() != "PERIOD") {
                one.add_parameter(key, parameter.value());
            }
            DatePerhapsTime::from_property(&one)
        };
        for value in property.value().split(',') {
            let (begins, rest) = value.split_once('/').map_or((value, None), |(begins, rest)| (begins, Some(rest)));
            let Some(begins) = date(begins) else { continue };
            let moment = match (&begins, start) {
                // A day without a time means the start of that day.
                (DatePerhapsTime::Date(day), DatePerhapsTime::DateTime(_)) => {
                    let clock = zone_of(start, zone);
                    moment(day.and_time(at(start, zone).with_timezone(&clock).time()), clock)
                }
                _ => at(&begins, zone),
            };
            let lasts = rest.and_then(|rest| duration(rest).or_else(|| Some(at(&date(rest)?, zone) - moment)));
            found.push((moment, lasts.filter(|lasts| *lasts > TimeDelta::zero())));
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
        DatePerhapsTime::DateTime(CalendarDateTime::WithTimezone { tzid, .. }) => zone_named(tzid).unwrap_or(zone),
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
mod tests;
