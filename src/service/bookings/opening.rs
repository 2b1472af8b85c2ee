//! What a producer's own calendar says beside the hours of one service: away, open longer, busy elsewhere. It holds for all services.

use super::times::FARTHEST;
use chrono::{Days, NaiveDateTime, NaiveTime, Timelike};
use domain::Time;
use domain::agenda::StretchKind;
use domain::booking::{Absence, ClockRange};
use domain::calendar::parse_zone;
use domain::figures::Span;
use domain::id::OwnerId;
use domain::product::sessions::Sessions;
use store::agenda::{self, StretchRow};
use store::{StoreError, Tx};

/// The hours of a service together with its producer's calendar from now on: one query.
pub(super) async fn opened(tx: &mut Tx, owner: OwnerId, sessions: Sessions, now: Time) -> Result<Sessions, StoreError> {
    let stretches = agenda::stretches(tx, owner, Span { from: now, to: now + FARTHEST }).await?;
    Ok(with(sessions, &stretches))
}

/// An absence takes only free times: what was booked has its claim, which these hours know nothing of.
fn with(sessions: Sessions, stretches: &[StretchRow]) -> Sessions {
    let Some(zone) = parse_zone(sessions.schedule.zone()) else { return sessions };
    let clock = |at: Time| at.with_timezone(&zone).naive_local();
    let mut schedule = sessions.schedule;
    let is_open = |stretch: &&StretchRow| stretch.kind == StretchKind::Open;
    for stretch in stretches.iter().filter(is_open) {
        for (day, range) in by_day(clock(stretch.span.from), clock(stretch.span.to)) {
            schedule = schedule.open(day, range);
        }
    }
    let away = stretches.iter().filter(|stretch| !is_open(stretch));
    let schedule = schedule.away(away.map(|stretch| Absence { from: clock(stretch.span.from), to: clock(stretch.span.to) }));
    Sessions { schedule, ..sessions }
}

/// The parts of a stretch of the clock that lie on each of its days.
fn by_day(from: NaiveDateTime, to: NaiveDateTime) -> Vec<(chrono::NaiveDate, ClockRange)> {
    let minutes = |at: NaiveDateTime| (at.num_seconds_from_midnight() / 60) as u16;
    let days = from.date().iter_days().take_while(|day| day.and_time(NaiveTime::MIN) < to);
    let part = |day: chrono::NaiveDate| {
        let starts = if day == from.date() { minutes(from) } else { 0 };
        let ends = if day + Days::new(1) <= to.date() { domain::booking::DAY } else { minutes(to) };
        ClockRange::new(starts, ends).ok().map(|range| (day, range))
    };
    days.filter_map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stretch_over_midnight_is_a_part_of_both_days() {
        let at = |text: &str| text.parse::<NaiveDateTime>().unwrap();
        let parts = |from: &str, to: &str| -> Vec<String> {
            by_day(at(from), at(to)).iter().map(|(day, range)| format!("{day} {range}")).collect()
        };
        assert_eq!(parts("2026-03-09T22:00:00", "2026-03-10T01:30:00"), ["2026-03-09 22:00–24:00", "2026-03-10 00:00–01:30"]);
        assert_eq!(parts("2026-03-09T09:00:00", "2026-03-10T00:00:00"), ["2026-03-09 09:00–24:00"]);
        assert_eq!(parts("2026-03-09T09:00:00", "2026-03-09T10:00:00"), ["2026-03-09 09:00–10:00"]);
    }
}
