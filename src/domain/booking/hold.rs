//! How long a time is kept for somebody who has not paid yet, and how often the same visitor may ask for more.

use crate::Time;
use chrono::TimeDelta;

/// The installation's settings of holds, with the shipped ones as default (decisions 19 and 20).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HoldRules {
    /// How long one hold lasts.
    pub hold: TimeDelta,
    /// How long after the deadline a payment that was begun in time may still be confirmed.
    pub grace: TimeDelta,
    /// How long a visitor may keep times of one calendar by one hold after another.
    pub chain: TimeDelta,
    /// How long they rest after that.
    pub rest: TimeDelta,
    /// Most live holds of one address.
    pub per_address: u32,
}

impl Default for HoldRules {
    fn default() -> Self {
        Self {
            hold: TimeDelta::minutes(15),
            grace: TimeDelta::minutes(30),
            chain: TimeDelta::minutes(30),
            rest: TimeDelta::minutes(10),
            per_address: 60,
        }
    }
}

/// Holds of one visitor, one after another without a rest between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chain {
    pub began: Time,
    /// When the last of them ended, or ends.
    pub ends: Time,
}

/// What a new hold is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grant {
    /// When its chain began: now, where nothing went before.
    pub chain_began: Time,
    pub deadline: Time,
}

/// The visitor has held times for as long as one may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no further hold until {until}")]
pub struct Resting {
    pub until: Time,
}

impl HoldRules {
    /// What a hold that is taken or moved now is given, after this visitor's last chain.
    ///
    /// # Errors
    /// [`Resting`] where that chain is used up and the rest after it is not over.
    pub fn grant(&self, last: Option<Chain>, now: Time) -> Result<Grant, Resting> {
        let chain = last.filter(|chain| now < chain.ends + self.rest);
        let chain_began = chain.map_or(now, |chain| chain.began);
        let limit = chain_began + self.chain;
        match chain {
            Some(chain) if now >= limit => Err(Resting { until: chain.ends + self.rest }),
            _ => Ok(Grant { chain_began, deadline: limit.min(now + self.hold) }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const RULES: fn() -> HoldRules = HoldRules::default;

    fn at(minutes: i64) -> Time {
        Time::from_timestamp(1_700_000_100 + minutes * 60, 0).unwrap()
    }

    fn grant(began: i64, ends: i64, now: i64) -> Result<(Time, Time), Time> {
        let chain = Chain { began: at(began), ends: at(ends) };
        RULES().grant(Some(chain), at(now)).map(|grant| (grant.chain_began, grant.deadline)).map_err(|resting| resting.until)
    }

    #[test]
    fn a_first_hold_lasts_fifteen_minutes() {
        assert_eq!(RULES().grant(None, at(0)), Ok(Grant { chain_began: at(0), deadline: at(15) }));
    }

    #[test]
    fn a_moved_hold_gets_fifteen_minutes_within_thirty_of_the_first() {
        assert_eq!(grant(0, 15, 10), Ok((at(0), at(25))));
        assert_eq!(grant(0, 25, 24), Ok((at(0), at(30))), "no more than is left");
        assert_eq!(grant(0, 30, 29), Ok((at(0), at(30))));
    }

    #[test]
    fn letting_go_and_taking_again_is_the_same_chain_until_the_rest_is_over() {
        assert_eq!(grant(0, 1, 8), Ok((at(0), at(23))));
        assert_eq!(grant(0, 30, 30), Err(at(40)));
        assert_eq!(grant(0, 30, 39), Err(at(40)));
        assert_eq!(grant(0, 30, 40), Ok((at(40), at(55))));
        assert_eq!(grant(0, 9, 25), Ok((at(25), at(40))), "who stayed away long enough begins anew");
    }

    proptest! {
        #[test]
        fn nobody_holds_for_longer_than_a_chain_without_a_rest(steps in prop::collection::vec((0_i64..40, 0_i64..16), 1..60)) {
            let (rules, mut now, mut last) = (RULES(), at(0), None::<Chain>);
            for (wait, keep) in steps {
                now += TimeDelta::minutes(wait);
                match rules.grant(last, now) {
                    Ok(grant) => {
                        prop_assert!(grant.deadline > now && grant.deadline <= now + rules.hold);
                        prop_assert!(grant.deadline <= grant.chain_began + rules.chain);
                        if let Some(last) = last {
                            prop_assert!(grant.chain_began == last.began || now >= last.ends + rules.rest);
                        }
                        last = Some(Chain { began: grant.chain_began, ends: grant.deadline.min(now + TimeDelta::minutes(keep)) });
                    }
                    Err(resting) => prop_assert!(resting.until > now && resting.until <= now + rules.rest),
                }
            }
        }
    }
}
