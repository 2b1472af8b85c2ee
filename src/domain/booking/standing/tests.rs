use super::ClaimEvent::*;
use super::*;
use crate::booking::Duration;
use chrono::TimeDelta;
use proptest::prelude::*;
use strum::IntoEnumIterator;

fn at(minutes: i64) -> Time {
    Time::from_timestamp(1_700_000_100 + minutes * 60, 0).unwrap()
}

/// An hour, a day after the hold.
fn session() -> Slot {
    Slot::new(at(24 * 60), Duration::new(60, 240).unwrap())
}

fn after(standing: Standing, event: ClaimEvent, now: Time) -> Result<(Standing, Effect), ClaimError> {
    standing.apply(event, session(), &HoldRules::default(), now)
}

const SECOND: TimeDelta = TimeDelta::seconds(1);

fn held() -> Standing {
    Standing::Held { deadline: at(15) }
}

fn paying() -> Standing {
    Standing::Paying { deadline: at(15), keep_until: at(45) }
}

#[test]
fn a_hold_lives_until_its_deadline_and_not_at_it() {
    assert!(held().is_live(at(15) - SECOND));
    assert!(!held().is_live(at(15)));
    assert_eq!(after(held(), BeginPayment, at(15) - SECOND), Ok((paying(), Effect::Keeps)));
    assert_eq!(after(held(), BeginPayment, at(15)), Err(ClaimError::TooLate));
    assert_eq!(after(held(), Lapse, at(15) - SECOND), Err(ClaimError::TooEarly));
    assert_eq!(after(held(), Lapse, at(15)), Ok((Standing::Lapsed { deadline: at(15) }, Effect::Frees)));
}

#[test]
fn a_payment_begun_in_time_keeps_the_time_when_it_is_confirmed_around_the_deadline_and_within_the_grace() {
    for now in [at(15) - SECOND, at(15), at(15) + SECOND, at(45) - SECOND] {
        assert_eq!(after(paying(), Confirm, now), Ok((Standing::Booked, Effect::Keeps)), "{now}");
    }
    for now in [at(45), at(45) + SECOND, at(1_000)] {
        assert_eq!(after(paying(), Confirm, now), Err(ClaimError::TooLate), "{now}");
    }
}

#[test]
fn a_payment_that_comes_after_the_lapse_gets_the_time_only_within_the_grace_and_if_it_is_free() {
    let lapsed = Standing::Lapsed { deadline: at(15) };
    assert_eq!(after(lapsed, Confirm, at(45) - SECOND), Ok((Standing::Booked, Effect::Retakes)));
    assert_eq!(after(lapsed, Confirm, at(45)), Err(ClaimError::TooLate));
    assert_eq!(after(held(), Confirm, at(15) - SECOND), Ok((Standing::Booked, Effect::Keeps)));
    assert_eq!(after(held(), Confirm, at(15)), Ok((Standing::Booked, Effect::Retakes)), "nobody may have noticed that it lapsed");
    assert_eq!(after(Standing::Released, Confirm, at(1)), Err(ClaimError::TooLate));
}

#[test]
fn a_failed_payment_gives_back_what_is_left_of_the_hold() {
    assert_eq!(after(paying(), FailPayment, at(15) - SECOND), Ok((held(), Effect::Keeps)));
    assert_eq!(after(paying(), FailPayment, at(15)), Ok((Standing::Lapsed { deadline: at(15) }, Effect::Frees)));
}

#[test]
fn what_is_being_paid_is_neither_released_nor_moved_nor_paid_twice() {
    for event in [Release, Move, BeginPayment] {
        let refused = ClaimError::Illegal { from: ClaimState::Paying, event };
        assert_eq!(after(paying(), event, at(10)), Err(refused));
    }
}

#[test]
fn a_session_is_moved_before_it_begins_and_marked_after() {
    let start = session().start;
    assert_eq!(after(Standing::Booked, Reschedule, start - SECOND), Ok((Standing::Rescheduled, Effect::Frees)));
    assert_eq!(after(Standing::Booked, Reschedule, start), Err(ClaimError::TooLate));
    for (event, to) in [(Complete, Standing::Completed), (MissIt, Standing::NoShow)] {
        assert_eq!(after(Standing::Booked, event, start - SECOND), Err(ClaimError::TooEarly));
        assert_eq!(after(Standing::Booked, event, start), Ok((to, Effect::Frees)));
    }
}

#[test]
fn ends_are_ends() {
    for end in [Standing::Completed, Standing::NoShow, Standing::Cancelled, Standing::Rescheduled, Standing::Released] {
        for event in ClaimEvent::iter() {
            assert!(after(end, event, at(10)).is_err(), "{end:?} {event}");
        }
    }
}

proptest! {
    #[test]
    fn effects_say_what_becomes_of_the_calendar(moves in prop::collection::vec((0..=10_i16, 0_i64..40), 1..40)) {
        let (mut standing, mut now) = (held(), at(0));
        for (event, minutes) in moves {
            now += TimeDelta::minutes(minutes);
            let Ok((next, effect)) = after(standing, ClaimEvent::from_repr(event).unwrap(), now) else { continue };
            match effect {
                Effect::Keeps => prop_assert!(standing.is_live(now) && next.state().is_live()),
                Effect::Frees => prop_assert!(standing.state().is_live() && !next.state().is_live()),
                Effect::Retakes => prop_assert!(!standing.is_live(now) && next == Standing::Booked),
            }
            prop_assert!(next.keep_until().is_none_or(|until| until <= at(45)), "nothing is kept for longer than hold and grace");
            standing = next;
        }
    }
}
