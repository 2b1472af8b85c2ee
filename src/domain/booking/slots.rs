//! The free starts of a service, computed from the producer's clock and from what its calendar has already given away.
//!
//! Starts lie on the producer's clock: every `step` minutes from the beginning of each stretch. A session takes its length in real
//! time and must end before its stretch does. Where the clocks change: a reading that is jumped over gives no start, a reading that
//! occurs twice gives one, its first; a stretch ends when its closing reading first comes, an absence when its last one has gone. A session
//! stays within one stretch, so none crosses the producer's midnight. Buffers may reach out of the open hours and into an absence,
//! never into another claim.

use super::schedule::at_clock;
use super::{DayOfSlots, Duration, Reading, Schedule, Slot, TICK};
use crate::Time;
use crate::calendar::{day_of, moment, parse_zone};
use crate::figures::Span;
use chrono::{Days, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;

/// The schedule names a zone that this build's tables do not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no time zone of that name")]
pub struct UnknownZone;

/// All slots that start within `window`, in order. `busy` holds what live claims take of the calendar, buffers included, in any order.
pub fn slots(schedule: &Schedule, duration: Duration, busy: &[Span], window: Span, now: Time) -> Result<Vec<Slot>, UnknownZone> {
    let zone = parse_zone(schedule.zone()).ok_or(UnknownZone)?;
    let earliest = window.from.max(now + TimeDelta::minutes(i64::from(schedule.notice())));
    let mut found = Vec::new();
    if earliest >= window.to {
        return Ok(found);
    }
    let first_day = day_of(earliest, zone).max(schedule.offered_from());
    let mut last_day = day_of(window.to, zone).min(day_of(now, zone) + Days::new(u64::from(schedule.ahead())));
    if let Some(until) = schedule.offered_until() {
        last_day = last_day.min(until);
    }
    let step = usize::from(schedule.step(duration));
    let mut claimed = Taken::new(busy.iter().copied());
    let mut away =
        Taken::new(schedule.absences().iter().map(|absence| Span { from: moment(absence.from, zone), to: last_moment(absence.to, zone) }));
    for day in first_day.iter_days().take_while(|day| *day <= last_day) {
        let ranges = schedule.hours_of(day);
        if ranges.is_empty() {
            continue;
        }
        let clock = Clock::of(day, zone);
        for range in ranges {
            let closes = clock.moment(range.to());
            for reading in (range.from()..range.to()).step_by(step) {
                let Some(start) = clock.first(reading) else { continue };
                let slot = Slot::new(start, duration);
                if slot.end > closes || start >= window.to {
                    break;
                }
                let free = start >= earliest
                    && start.timestamp().rem_euclid(60 * i64::from(TICK)) == 0
                    && !away.meets(Span { from: slot.start, to: slot.end })
                    && !claimed.meets(slot.claim(schedule.buffers()));
                if free {
                    found.push(slot);
                }
            }
        }
    }
    Ok(found)
}

/// Slots by the days of the reader's zone; days without any are left out. `slots` are in order, as [`slots`] gives them.
pub fn by_day(slots: &[Slot], reader: Tz, producer: Tz) -> Vec<DayOfSlots> {
    let mut days: Vec<DayOfSlots> = Vec::new();
    for slot in slots {
        let reading = Reading::of(*slot, reader, producer);
        let day = reading.local.date();
        match days.last_mut() {
            Some(last) if last.day == day => last.slots.push(reading),
            _ => days.push(DayOfSlots { day, slots: vec![reading] }),
        }
    }
    days
}

/// One day of a zone's clock; reading it is a sum on the days without a change, which are nearly all.
struct Clock {
    day: NaiveDate,
    zone: Tz,
    /// The day's midnight, if all its readings follow from it.
    midnight: Option<Time>,
}

impl Clock {
    fn of(day: NaiveDate, zone: Tz) -> Self {
        let midnight = |day: NaiveDate| zone.from_local_datetime(&day.and_time(NaiveTime::MIN)).single();
        let midnight = match (midnight(day), midnight(day + Days::new(1))) {
            (Some(this), Some(next)) if (next.to_utc() - this.to_utc()).num_seconds() == 86_400 => Some(this.to_utc()),
            _ => None,
        };
        Self { day, zone, midnight }
    }

    /// When a reading first comes, or the moment it is jumped over.
    fn moment(&self, minutes: u16) -> Time {
        match self.midnight {
            Some(midnight) => midnight + TimeDelta::minutes(i64::from(minutes)),
            None => moment(at_clock(self.day, minutes), self.zone),
        }
    }

    /// When a reading first comes; none if it is jumped over.
    fn first(&self, minutes: u16) -> Option<Time> {
        match self.midnight {
            Some(midnight) => Some(midnight + TimeDelta::minutes(i64::from(minutes))),
            None => self.zone.from_local_datetime(&at_clock(self.day, minutes)).earliest().map(|time| time.to_utc()),
        }
    }
}

/// When a reading comes for the last time, or the moment it is jumped over.
fn last_moment(local: NaiveDateTime, zone: Tz) -> Time {
    match zone.from_local_datetime(&local) {
        LocalResult::Ambiguous(_, later) => later.with_timezone(&Utc),
        _ => moment(local, zone),
    }
}

/// Stretches of time that are taken, in order and apart, asked about from the earliest to the latest.
struct Taken {
    spans: Vec<Span>,
    /// Those before it end too early to matter any more.
    next: usize,
}

impl Taken {
    fn new(spans: impl Iterator<Item = Span>) -> Self {
        let mut sorted: Vec<Span> = spans.filter(|span| !span.is_empty()).collect();
        sorted.sort_unstable_by_key(|span| span.from);
        sorted.dedup_by(|later, earlier| {
            let meets = later.from <= earlier.to;
            if meets {
                earlier.to = earlier.to.max(later.to);
            }
            meets
        });
        Self { spans: sorted, next: 0 }
    }

    /// Whether anything taken shares time with `span`, which does not begin before the one asked about last.
    fn meets(&mut self, span: Span) -> bool {
        while self.spans.get(self.next).is_some_and(|taken| taken.to <= span.from) {
            self.next += 1;
        }
        self.spans.get(self.next).is_some_and(|taken| taken.from < span.to)
    }
}

#[cfg(test)]
mod tests;
