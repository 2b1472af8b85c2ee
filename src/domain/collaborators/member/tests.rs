use super::Event::*;
use super::*;
use chrono::TimeDelta;
use proptest::prelude::*;
use strum::IntoEnumIterator;

fn at(hours: i64) -> Time {
    Time::from_timestamp(1_700_000_000 + hours * 3600, 0).unwrap()
}

const SECOND: TimeDelta = TimeDelta::seconds(1);

fn pending() -> Standing {
    Standing::invited(at(0))
}

fn illegal(from: State, event: Event) -> Result<(Standing, Effect), MemberError> {
    Err(MemberError::Illegal { from, event })
}

/// Each standing once.
fn standings() -> Vec<Standing> {
    State::iter().map(|state| Standing::of(state, Some(at(7 * 24))).unwrap()).collect()
}

#[test]
fn an_invitation_is_good_for_seven_days_and_not_at_their_end() {
    let end = at(7 * 24);
    assert_eq!(pending(), Standing::Pending { until: end });
    assert_eq!(pending().apply(Accept, Hand::Invited, end - SECOND), Ok((Standing::Accepted, Effect::Opens)));
    assert_eq!(pending().apply(Accept, Hand::Invited, end), Err(MemberError::TooLate), "whether or not anybody has noted it");
    assert_eq!(pending().apply(Decline, Hand::Invited, end), Err(MemberError::TooLate));
    assert_eq!(Standing::Expired.apply(Accept, Hand::Invited, at(0)), Err(MemberError::TooLate));
    assert_eq!(pending().apply(Expire, Hand::Clock, end - SECOND), Err(MemberError::TooEarly));
    assert_eq!(pending().apply(Expire, Hand::Clock, end), Ok((Standing::Expired, Effect::KillsLink)));
    assert_eq!((pending().shown(end - SECOND), pending().shown(end)), (State::Pending, State::Expired));
}

#[test]
fn a_link_is_used_once() {
    assert_eq!(Standing::Accepted.apply(Accept, Hand::Invited, at(1)), illegal(State::Accepted, Accept));
    assert_eq!(Standing::Accepted.apply(Decline, Hand::Invited, at(1)), illegal(State::Accepted, Decline));
    assert_eq!(Standing::Declined.apply(Accept, Hand::Invited, at(1)), illegal(State::Declined, Accept));
    assert_eq!(Standing::Revoked.apply(Accept, Hand::Invited, at(1)), illegal(State::Revoked, Accept));
}

#[test]
fn sending_again_gives_seven_days_anew_and_another_link() {
    let again = Ok((Standing::invited(at(100)), Effect::Mails));
    for standing in [pending(), Standing::Expired, Standing::Declined, Standing::Revoked] {
        assert_eq!(standing.apply(Resend, Hand::Owner, at(100)), again, "{standing:?}");
    }
    for standing in [Standing::Accepted, Standing::Suspended, Standing::Removed] {
        assert_eq!(standing.apply(Resend, Hand::Owner, at(100)), illegal(standing.state(), Resend));
    }
}

#[test]
fn who_only_invites_sends_again_what_nobody_answered_and_nothing_else() {
    let again = Ok((Standing::invited(at(200)), Effect::Mails));
    assert_eq!(pending().apply(Resend, Hand::Inviter, at(200)), again);
    assert_eq!(Standing::Expired.apply(Resend, Hand::Inviter, at(200)), again);
    for standing in [Standing::Declined, Standing::Revoked] {
        assert_eq!(standing.apply(Resend, Hand::Inviter, at(200)), Err(MemberError::NotTheirs(Resend)));
    }
    for standing in standings() {
        for event in Event::iter().filter(|event| *event != Resend) {
            assert_eq!(standing.apply(event, Hand::Inviter, at(1)), Err(MemberError::NotTheirs(event)), "{standing:?}");
        }
    }
}

#[test]
fn nobody_accepts_for_another_and_nobody_lifts_their_own_suspension() {
    for standing in standings() {
        for (event, hand) in [(Accept, Hand::Owner), (Accept, Hand::Clock), (Resume, Hand::Invited), (Suspend, Hand::Invited)] {
            assert_eq!(standing.apply(event, hand, at(1)), Err(MemberError::NotTheirs(event)));
        }
    }
}

#[test]
fn a_suspended_collaborator_comes_back_goes_or_is_removed() {
    assert_eq!(Standing::Accepted.apply(Suspend, Hand::Owner, at(1)), Ok((Standing::Suspended, Effect::Shuts)));
    assert_eq!(Standing::Suspended.apply(Resume, Hand::Owner, at(1)), Ok((Standing::Accepted, Effect::Nothing)));
    assert_eq!(Standing::Suspended.apply(Leave, Hand::Invited, at(1)), Ok((Standing::Removed, Effect::Shuts)));
    assert_eq!(Standing::Suspended.apply(Suspend, Hand::Owner, at(1)), illegal(State::Suspended, Suspend));
    assert_eq!(pending().apply(Suspend, Hand::Owner, at(1)), illegal(State::Pending, Suspend));
}

#[test]
fn who_was_removed_stays_removed() {
    for hand in Hand::iter() {
        for event in Event::iter() {
            assert!(Standing::Removed.apply(event, hand, at(1)).is_err(), "{event} {hand:?}");
        }
    }
    assert!(!Standing::Removed.can_be_changed());
}

#[test]
fn only_who_is_accepted_gets_in_and_only_until_the_last_day() {
    let last: NaiveDate = "2026-03-31".parse().unwrap();
    let limits = Limits { last_day: Some(last), ..Limits::default() };
    for standing in standings() {
        let is_open = standing == Standing::Accepted;
        assert_eq!(standing.access(&limits, last), if is_open { Access::Open } else { Access::Shut });
        assert_eq!(standing.access(&limits, last.succ_opt().unwrap()), if is_open { Access::Ended } else { Access::Shut });
    }
}

#[test]
fn what_is_stored_is_read_again() {
    for standing in standings() {
        assert_eq!(Standing::of(standing.state(), Some(at(7 * 24))), Some(standing));
    }
    assert_eq!(Standing::of(State::Pending, None), None);
}

proptest! {
    #[test]
    fn whatever_happens_the_centre_opens_only_by_the_person_and_shuts_when_it_must(
        moves in prop::collection::vec((prop::sample::select(Event::iter().collect::<Vec<_>>()),
            prop::sample::select(Hand::iter().collect::<Vec<_>>()), 0_i64..120), 1..60),
    ) {
        let (mut standing, mut now) = (pending(), at(0));
        let today = NaiveDate::default();
        for (event, hand, hours) in moves {
            now += TimeDelta::hours(hours);
            let was_open = standing.access(&Limits::default(), today) == Access::Open;
            let Ok((next, effect)) = standing.apply(event, hand, now) else { continue };
            let is_open = next.access(&Limits::default(), today) == Access::Open;
            prop_assert!(event.is_for(hand));
            prop_assert!(next != standing || effect == Effect::Mails, "a move that moves nothing");
            match effect {
                Effect::Opens => prop_assert!(event == Accept && hand == Hand::Invited && !was_open && is_open),
                Effect::Shuts => prop_assert!(!is_open && [Standing::Accepted, Standing::Suspended].contains(&standing)),
                Effect::Mails => prop_assert_eq!(next, Standing::invited(now)),
                Effect::KillsLink => prop_assert!(standing.state() == State::Pending && !is_open),
                Effect::Nothing => prop_assert!(is_open == (event == Resume) && !was_open),
            }
            prop_assert!(!was_open || is_open || effect == Effect::Shuts, "shut without a word");
            prop_assert!(next.state() != State::Pending || effect == Effect::Mails, "an invitation without a letter");
            standing = next;
        }
    }
}
