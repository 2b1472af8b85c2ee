//! What a sale may do and what it then counts as.

use super::*;
use crate::figures::Sums;
use proptest::prelude::*;
use strum::IntoEnumIterator;

fn at(second: i64) -> Time {
    Time::from_timestamp(1_700_000_000 + second, 0).unwrap()
}

fn event(to: State, second: i64) -> Event {
    Event { to, at: at(second), cause: Cause::Import, refunded: None, note: None }
}

#[test]
fn a_declined_card_may_be_tried_again_until_the_checkout_is_abandoned() {
    let started = Progress::start(at(0));
    let declined = started.apply(&event(State::Declined, 1), 100).unwrap();
    assert_eq!(declined.standing(), Standing::Lost);
    let again = declined.apply(&event(State::Processing, 2), 100).unwrap();
    assert_eq!(again.standing(), Standing::Open);
    let abandoned = declined.apply(&event(State::Abandoned, 3), 100).unwrap();
    assert_eq!(
        abandoned.apply(&event(State::Processing, 4), 100),
        Err(MoveError::Illegal { from: State::Abandoned, to: State::Processing })
    );
    let paid = abandoned.apply(&event(State::Approved, 4), 100).unwrap();
    assert_eq!(paid.standing(), Standing::Sold, "money that came after all is no failed attempt");
}

#[test]
fn cancelled_counts_as_lost_only_if_it_was_never_approved() {
    let before = Progress::start(at(0)).apply(&event(State::Cancelled, 1), 100).unwrap();
    assert_eq!(before.standing(), Standing::Lost);
    let approved = Progress::start(at(0)).apply(&event(State::Approved, 1), 100).unwrap();
    assert_eq!(approved.apply(&event(State::Cancelled, 2), 100).unwrap().standing(), Standing::Withdrawn);
}

#[test]
fn older_news_changes_nothing() {
    let approved = Progress::start(at(0)).apply(&event(State::Approved, 10), 100).unwrap();
    assert_eq!(approved.apply(&event(State::Complete, 5), 100), Err(MoveError::Older));
}

#[test]
fn nobody_gets_back_more_than_was_paid() {
    let approved = Progress::start(at(0)).apply(&event(State::Approved, 1), 100).unwrap();
    let partly = approved.apply(&Event { refunded: Some(60), ..event(State::PartiallyRefunded, 2) }, 100).unwrap();
    assert_eq!(partly.standing(), Standing::Sold, "partly refunded stays sold at its full gross");
    assert_eq!(partly.apply(&Event { refunded: Some(41), ..event(State::PartiallyRefunded, 3) }, 100), Err(MoveError::RefundedTooMuch));
    assert_eq!(partly.apply(&Event { refunded: Some(-1), ..event(State::PartiallyRefunded, 3) }, 100), Err(MoveError::RefundedLess));
    assert_eq!(partly.apply(&event(State::Refunded, 3), 100).unwrap().refunded, 100);
}

#[test]
fn money_given_back_never_comes_again() {
    for end in [State::Refunded, State::Chargeback] {
        for next in State::iter() {
            assert!(!end.may_become(next), "{end} → {next}");
        }
    }
}

#[test]
fn every_state_but_started_can_be_reached() {
    let mut reached = vec![State::Started];
    let mut grown = true;
    while grown {
        grown = false;
        for next in State::iter() {
            if !reached.contains(&next) && reached.iter().any(|from| from.may_become(next)) {
                reached.push(next);
                grown = true;
            }
        }
    }
    assert_eq!(reached.len(), State::iter().count());
}

proptest! {
    #[test]
    fn a_sale_is_sold_only_after_an_approval(moves in prop::collection::vec(0_i16..17, 0..12)) {
        let mut progress = Progress::start(at(0));
        for (second, code) in moves.into_iter().enumerate() {
            if let Ok(next) = progress.apply(&event(State::from_repr(code).unwrap(), second as i64 + 1), 100) {
                progress = next;
            }
            match progress.standing() {
                Standing::Sold | Standing::Returned | Standing::Withdrawn => prop_assert!(progress.approved_at.is_some()),
                Standing::Lost | Standing::Open => {}
            }
            prop_assert!((0..=100).contains(&progress.refunded));
            prop_assert_eq!(Sums::of(100, Some(90)).count, 1);
        }
    }
}
