//! What a producer's own calendar says beside the hours of one service: away, open longer, busy elsewhere. It holds for all services.

use chrono::{Days, NaiveDateTime, NaiveTime, TimeDelta, Timelike};
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
    // Two days more than are offered: clocks of others are ahead or behind.
    let window = Span { from: now, to: now + TimeDelta::days(i64::from(sessions.schedule.ahead()) + 2) };
    let stretches = agenda::stretches(tx, owner, window).await?;
    Ok(with(sessions, &stretches, window))
}

/// An absence takes only free times: what was booked has its claim, which these hours know nothing of.
/// Of a stretch that is open, only what lies within `window` is looked at: it may be long.
fn with(sessions: Sessions, stretches: &[StretchRow], window: Span) -> Sessions {
    let Some(zone) = parse_zone(sessions.schedule.zone()) else { return sessions };
    let clock = |at: Time| at.with_timezone(&zone).naive_local();
    let mut schedule = sessions.schedule;
    let is_open = |stretch: &&StretchRow| stretch.kind == StretchKind::Open;
    for stretch in stretches.iter().filter(is_open) {
        // From the beginning of its day on: a stretch begins where its producer said, also where now is in the midst of it.
        let from = stretch.span.from.max(window.from - TimeDelta::days(1));
        for (day, range) in by_day(clock(from), clock(stretch.span.to.min(window.to))) {
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

    #[test]
    fn an_absence_in_the_hour_that_comes_twice_takes_its_time() {
        use chrono_tz::Europe::Madrid;
        use domain::booking::slots::slots;
        use domain::product::sessions::SessionsForm;
        let at = |text: &str| text.parse::<Time>().unwrap();
        let mut form = SessionsForm { duration: "15".into(), ..SessionsForm::default() };
        form.schedule = domain::booking::ScheduleForm::new("Europe/Madrid", "2026-01-01".parse().unwrap());
        form.schedule.weekly = std::array::from_fn(|_| "00:00-06:00".into());
        (form.schedule.notice, form.schedule.step) = ("0".into(), "15".into());
        let sessions = form.agreed(None, &|zone| zone.parse::<chrono_tz::Tz>().is_ok()).unwrap();
        // On the 25th of October three o'clock becomes two.
        let window = Span { from: at("2026-10-24T22:00:00Z"), to: at("2026-10-25T06:00:00Z") };
        let free = |from: &str, to: &str| -> Vec<Time> {
            let span = Span { from: at(from), to: at(to) };
            let row = StretchRow { id: uuid::Uuid::nil(), kind: StretchKind::Away, span, note: String::new() };
            let away = with(sessions.clone(), &[row], window);
            let found = slots(&away.schedule, away.duration, &[], window, at("2026-10-20T00:00:00Z")).unwrap();
            found.into_iter().map(|slot| slot.start).filter(|start| *start >= span.from && *start < span.to).collect()
        };
        assert_eq!(at("2026-10-25T00:30:00Z").with_timezone(&Madrid).format("%H:%M").to_string(), "02:30");
        for (from, to) in [
            ("2026-10-25T00:30:00Z", "2026-10-25T01:15:00Z"),
            ("2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"),
            ("2026-10-25T00:15:00Z", "2026-10-25T00:45:00Z"),
            ("2026-10-25T01:15:00Z", "2026-10-25T01:45:00Z"),
        ] {
            assert_eq!(free(from, to), Vec::<Time>::new(), "{from} to {to}");
        }
    }
}
