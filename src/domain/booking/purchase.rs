//! What a purchase of sessions gives a right to: until when they are moved or called off, and what goes back then.

use crate::Time;
use crate::money::split;
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

/// A purchase, as it was agreed when it was paid, and what has gone back of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Purchase {
    /// The price in minor units, without the interest that the buyer bears.
    pub price: i64,
    /// How many sessions it brings; one, unless it is a package.
    pub sessions: u32,
    /// Later sessions of a package begin before this.
    pub valid_until: Option<Time>,
    pub guarantee_until: Time,
    /// Minutes before a session until which its buyer may move it or call it off.
    pub cut_off: u32,
    /// Sessions whose price has gone back.
    pub returned: u32,
    /// Those among them that were never booked.
    pub unbooked: u32,
    /// Minor units of the price that have gone back.
    pub refunded: i64,
    /// When all of it was called off.
    pub ended_at: Option<Time>,
}

/// How much of a purchase is called off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// All of it: its sessions that have not been met, and the right to further ones.
    Purchase,
    /// One session, or some that were never booked.
    Sessions(u32),
}

/// What is called off, and how many minor units of the price go back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallOff {
    pub scope: Scope,
    pub back: i64,
}

/// What a producer gives back who calls a session off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, strum::EnumString, strum::IntoStaticStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum GiveBack {
    /// All that was paid.
    #[default]
    Everything,
    /// What the buyer has a right to: everything inside the guarantee, after it this session's part of the price.
    ByTheRules,
}

/// Why nothing is called off or moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum PurchaseError {
    #[error("it was called off already")]
    Ended,
    /// The guarantee is over, and so is the time until which the service allows it.
    #[error("it is too late for that")]
    TooLate,
    #[error("nothing is left of it")]
    NothingLeft,
    /// The buyer's bank asks for the money: until it is known what becomes of that, none of it is given back, and nothing more is booked.
    #[error("its payment is disputed")]
    Disputed,
    /// Not the sum that was shown before the button was pressed: meanwhile a limit has passed, or money has gone back.
    #[error("another sum goes back by now")]
    OtherSum,
}

impl Purchase {
    /// What goes back when the buyer calls a session off: inside the guarantee all but what was met; after it, and before the cut-off, the price
    /// of a session that was booked later, and nothing for the one that was bought with the purchase.
    ///
    /// `met` counts the sessions of a package that have begun, the first among them. They keep their part of the price: the guarantee ends after the
    /// date that the first was bought for, and nothing keeps that one from lying behind all others, or from being moved to tomorrow, so that a
    /// package could be used up and given back whole. A single session that has begun is not called off by the button of its buyer at all, for
    /// the same reason. Its producer gives it back.
    pub fn by_buyer(&self, start: Time, is_first: bool, met: u32, now: Time) -> Result<CallOff, PurchaseError> {
        if self.ended_at.is_some() {
            return Err(PurchaseError::Ended);
        }
        if self.sessions == 1 && start <= now {
            return Err(PurchaseError::TooLate);
        }
        if now < self.guarantee_until {
            // What is called off has begun, too, be it counted or not.
            return Ok(self.all_but(met.max(u32::from(start <= now))));
        }
        if !self.is_in_time(start, now) {
            return Err(PurchaseError::TooLate);
        }
        Ok(CallOff { scope: Scope::Sessions(1), back: if is_first { 0 } else { self.part(1) } })
    }

    /// What goes back when the producer calls a session off: never less than its part of the price.
    pub fn by_producer(&self, choice: GiveBack, now: Time) -> Result<CallOff, PurchaseError> {
        match choice {
            _ if self.ended_at.is_some() => Err(PurchaseError::Ended),
            GiveBack::Everything => Ok(self.all_but(0)),
            GiveBack::ByTheRules if now < self.guarantee_until => Ok(self.all_but(0)),
            GiveBack::ByTheRules => Ok(CallOff { scope: Scope::Sessions(1), back: self.part(1) }),
        }
    }

    /// What goes back when the buyer gives up the sessions that were never booked; `booked` is how many were, called off or not, and `met` as
    /// in [`Purchase::by_buyer`].
    pub fn unused(&self, booked: u32, met: u32, now: Time) -> Result<CallOff, PurchaseError> {
        match self.left(booked, now) {
            _ if self.ended_at.is_some() => Err(PurchaseError::Ended),
            0 => Err(PurchaseError::NothingLeft),
            _ if now < self.guarantee_until => Ok(self.all_but(met)),
            left => Ok(CallOff { scope: Scope::Sessions(left), back: self.part(left) }),
        }
    }

    /// How many sessions can still be booked.
    pub fn left(&self, booked: u32, now: Time) -> u32 {
        let is_valid = self.ended_at.is_none() && self.valid_until.is_some_and(|until| now < until);
        if is_valid { self.sessions.saturating_sub(booked + self.unbooked) } else { 0 }
    }

    /// Whether the buyer may still move a session, or call it off after the guarantee.
    pub fn is_in_time(&self, start: Time, now: Time) -> bool {
        now < start && now + TimeDelta::minutes(i64::from(self.cut_off)) <= start
    }

    /// All of it, without the price of so many sessions.
    fn all_but(&self, met: u32) -> CallOff {
        // From the other end than those that go back one by one: no part is counted twice.
        let kept: i64 = self.parts().iter().take(met as usize).sum();
        CallOff { scope: Scope::Purchase, back: (self.price - self.refunded - kept).max(0) }
    }

    fn parts(&self) -> Vec<i64> {
        split(self.price, &vec![1; self.sessions as usize])
    }

    /// The price of the next `count` sessions that go back. The parts of all of them are the price, to the cent.
    fn part(&self, count: u32) -> i64 {
        let part: i64 = self.parts().iter().rev().skip(self.returned as usize).take(count as usize).sum();
        part.min(self.price - self.refunded)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(text: &str) -> Time {
        text.parse().unwrap()
    }

    fn package() -> Purchase {
        Purchase {
            price: 10_000,
            sessions: 3,
            valid_until: Some(at("2026-06-01T00:00:00Z")),
            guarantee_until: at("2026-03-18T03:00:00Z"),
            cut_off: 24 * 60,
            returned: 0,
            unbooked: 0,
            refunded: 0,
            ended_at: None,
        }
    }

    #[test]
    fn inside_the_guarantee_everything_goes_back_whatever_the_cut_off() {
        let bought = package();
        let off = bought.by_buyer(at("2026-03-18T03:00:00Z"), true, 0, at("2026-03-18T02:59:59Z")).unwrap();
        assert_eq!(off, CallOff { scope: Scope::Purchase, back: 10_000 });
        let less = Purchase { refunded: 3_333, ..bought };
        assert_eq!(less.by_buyer(at("2026-03-20T00:00:00Z"), false, 0, at("2026-03-10T00:00:00Z")).unwrap().back, 6_667);
    }

    #[test]
    fn what_was_met_keeps_its_part_where_the_buyer_calls_off() {
        let (bought, now, start) = (package(), at("2026-03-17T03:00:00Z"), at("2026-03-16T03:00:00Z"));
        assert_eq!(bought.by_buyer(start, true, 2, now).unwrap(), CallOff { scope: Scope::Purchase, back: 3_333 });
        assert_eq!(bought.unused(2, 1, now).unwrap().back, 6_666);
        assert_eq!(bought.by_producer(GiveBack::ByTheRules, now).unwrap().back, 10_000, "the producer may give all of it");
        let less = Purchase { refunded: 9_000, ..bought };
        assert_eq!(less.by_buyer(start, true, 2, now).unwrap().back, 0, "never less than nothing");
        let single = Purchase { sessions: 1, valid_until: None, ..bought };
        assert_eq!(single.by_buyer(start, true, 0, now), Err(PurchaseError::TooLate));
        assert_eq!(single.by_buyer(now + TimeDelta::seconds(1), true, 0, now).unwrap().back, 10_000);
    }

    #[test]
    fn after_it_the_first_session_brings_nothing_back_and_a_later_one_its_part() {
        let (bought, now, start) = (package(), at("2026-03-18T03:00:00Z"), at("2026-03-19T03:00:00Z"));
        assert_eq!(bought.by_buyer(start, true, 0, now).unwrap(), CallOff { scope: Scope::Sessions(1), back: 0 });
        assert_eq!(bought.by_buyer(start, false, 0, now).unwrap().back, 3_333);
        assert_eq!(bought.by_buyer(start, false, 0, now + TimeDelta::seconds(1)), Err(PurchaseError::TooLate));
        assert_eq!(bought.by_producer(GiveBack::ByTheRules, now).unwrap().back, 3_333);
        assert_eq!(bought.by_producer(GiveBack::Everything, now).unwrap().back, 10_000);
    }

    #[test]
    fn what_was_never_booked_goes_back_once() {
        let now = at("2026-04-01T00:00:00Z");
        let bought = package();
        assert_eq!(bought.unused(1, 0, now).unwrap(), CallOff { scope: Scope::Sessions(2), back: 6_666 });
        let after = Purchase { returned: 2, unbooked: 2, refunded: 6_666, ..bought };
        assert_eq!((after.left(1, now), after.unused(1, 0, now)), (0, Err(PurchaseError::NothingLeft)));
        assert_eq!(bought.left(1, at("2026-06-01T00:00:00Z")), 0, "its time is over");
        let single = Purchase { sessions: 1, valid_until: None, ..bought };
        assert_eq!(single.left(0, now), 0, "one session is no package");
    }

    proptest! {
        #[test]
        fn what_is_kept_and_what_goes_back_are_the_price(price in 0_i64..10_000_000, sessions in 2_u32..40, met in 0_u32..40) {
            let bought = Purchase { price, sessions, ..package() };
            let now = at("2026-03-17T03:00:00Z");
            let coming = now + TimeDelta::seconds(1);
            let back = bought.by_buyer(coming, true, met.min(sessions), now).unwrap().back;
            let kept = i128::from(price) * i128::from(met.min(sessions)) / i128::from(sessions);
            prop_assert!((i128::from(price - back) - kept).abs() <= i128::from(sessions));
            prop_assert!((0..=price).contains(&back));
        }

        #[test]
        fn of_a_package_whatever_has_begun_keeps_a_part_wherever_it_was_moved_from(
            price in 0_i64..10_000_000,
            sessions in 2_u32..40,
            met in 0_u32..40,
            began in 0_i64..10_000,
            is_first: bool,
        ) {
            let (bought, now) = (Purchase { price, sessions, ..package() }, at("2026-03-17T03:00:00Z"));
            let off = bought.by_buyer(now - TimeDelta::minutes(began), is_first, met.min(sessions), now).unwrap();
            prop_assert!(off.back <= price - price / i64::from(sessions), "{} of {}", off.back, price);
            let all_met = bought.by_buyer(now, is_first, sessions, now).unwrap();
            prop_assert_eq!(all_met.back, 0, "a package that was used up gives nothing back");
        }

        #[test]
        fn session_by_session_no_cent_is_lost_or_made(price in 0_i64..10_000_000, sessions in 1_u32..40) {
            let now = at("2026-04-01T00:00:00Z");
            let mut bought = Purchase { price, sessions, ..package() };
            for _ in 0..sessions {
                let off = bought.by_producer(GiveBack::ByTheRules, now).unwrap();
                prop_assert!((off.back - price / i64::from(sessions)).abs() <= 1);
                bought.refunded += off.back;
                bought.returned += 1;
            }
            prop_assert_eq!(bought.refunded, price);
            prop_assert_eq!(bought.by_producer(GiveBack::ByTheRules, now).unwrap().back, 0);
        }
    }
}
