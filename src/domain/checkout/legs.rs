//! The charges of an order, one for each card: what to do next with them, so that all are taken or none is.

use serde::{Deserialize, Serialize};

/// How one charge stands at its provider. The numbers are stored: never renumber.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, strum::Display, strum::EnumIter, strum::FromRepr, strum::IntoStaticStr,
)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
#[repr(i16)]
pub enum Leg {
    /// The provider has not been asked.
    Unasked = 0,
    /// Asked, and no answer came: asking again with the same key tells, as long as the provider remembers keys; then looking it up.
    Unknown = 1,
    /// The buyer has something to do: 3-D Secure, typing a card.
    Waiting = 2,
    /// The provider will tell later.
    Pending = 3,
    /// Reserved on the card, not taken.
    Authorised = 4,
    Captured = 5,
    Declined = 6,
    NoFunds = 7,
    /// Refused by fraud rules.
    Blocked = 8,
    /// Never to be taken any more: cancelled by us, or lapsed.
    Released = 9,
    /// Taken and given back whole.
    Refunded = 10,
    /// Taken, and the buyer's bank asks for it back.
    Disputed = 11,
    /// Taken, asked back by the buyer's bank, and kept.
    Won = 12,
    /// Taken, and taken back by the buyer's bank.
    ChargedBack = 13,
}

/// What is wanted of an order. The numbers are stored: never renumber.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, strum::FromRepr)]
#[serde(rename_all = "snake_case")]
#[repr(i16)]
pub enum Goal {
    Pay = 0,
    /// Whatever was or will yet be taken goes back.
    GiveBack = 1,
}

/// What to do next, with the charge of this place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Authorise(usize),
    Capture(usize),
    /// Give a reservation back, or make sure that a charge never happens.
    Release(usize),
    Refund(usize),
    /// The buyer or the provider moves next.
    Await(usize),
    Ended(Verdict),
}

/// How it ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// All of it was taken.
    Paid,
    /// Nothing was taken or kept; here is what the charge that failed first came to.
    Refused(Leg),
    /// Nothing is left of what was taken, because that was wanted.
    Returned,
    /// A buyer's bank asks for it back.
    Disputed,
    /// Nothing is left of what was taken, because the buyer's bank took it back.
    ChargedBack,
}

impl Leg {
    /// The machine name: `no_funds`.
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// Whether it failed, so that its order does.
    pub fn is_refused(self) -> bool {
        matches!(self, Self::Declined | Self::NoFunds | Self::Blocked | Self::Released)
    }

    /// Whether it was taken and is kept.
    pub fn is_kept(self) -> bool {
        matches!(self, Self::Captured | Self::Won)
    }

    /// Where `news` leads, which may be older than what is known, or known already: no news undoes what was reached. A failed charge
    /// may still come to something, because at some providers a buyer can try again with another card.
    pub fn after(self, news: Self) -> Self {
        use Leg::*;
        let newer = match self {
            Unasked | Unknown | Waiting | Pending => !matches!(news, Unasked | Unknown),
            Declined | NoFunds | Blocked => matches!(news, Authorised | Captured | Released | Refunded | Disputed | Won | ChargedBack),
            Authorised => matches!(news, Captured | Released | Refunded | Disputed | Won | ChargedBack),
            // A release that was asked for and came too late.
            Released => matches!(news, Captured | Refunded | Disputed | Won | ChargedBack),
            Captured => matches!(news, Refunded | Disputed | Won | ChargedBack),
            Disputed => matches!(news, Refunded | Won | ChargedBack),
            // That it was disputed may be told after the dispute has ended.
            Won => news == Refunded,
            Refunded | ChargedBack => false,
        };
        if newer { news } else { self }
    }
}

/// The next step of an order: all its charges are reserved one after another, then all are taken. Where one fails, or the money is no longer
/// wanted, those that are reserved are released and those that are taken go back.
pub fn next(goal: Goal, legs: &[Leg]) -> Step {
    // What was released because another failed is not why it failed.
    let failed = legs.iter().filter(|leg| leg.is_refused());
    let refused = failed.min_by_key(|leg| **leg == Leg::Released).copied();
    if goal == Goal::GiveBack || refused.is_some() {
        return legs.iter().enumerate().find_map(|(place, leg)| undo(place, *leg)).unwrap_or(Step::Ended(match refused {
            Some(leg) if goal == Goal::Pay => Verdict::Refused(leg),
            _ if legs.contains(&Leg::Disputed) => Verdict::Disputed,
            _ if legs.contains(&Leg::ChargedBack) => Verdict::ChargedBack,
            _ => Verdict::Returned,
        }));
    }
    let reserve = legs.iter().enumerate().find_map(|(place, leg)| match leg {
        Leg::Unasked | Leg::Unknown => Some(Step::Authorise(place)),
        Leg::Waiting | Leg::Pending => Some(Step::Await(place)),
        _ => None,
    });
    let take = || legs.iter().position(|leg| *leg == Leg::Authorised).map(Step::Capture);
    reserve.or_else(take).unwrap_or(Step::Ended(match legs {
        legs if legs.contains(&Leg::Disputed) => Verdict::Disputed,
        legs if legs.iter().any(|leg| leg.is_kept()) => Verdict::Paid,
        legs if legs.contains(&Leg::ChargedBack) => Verdict::ChargedBack,
        _ => Verdict::Returned,
    }))
}

fn undo(place: usize, leg: Leg) -> Option<Step> {
    match leg {
        Leg::Unknown => Some(Step::Authorise(place)),
        Leg::Waiting | Leg::Authorised => Some(Step::Release(place)),
        Leg::Pending => Some(Step::Await(place)),
        Leg::Captured | Leg::Won => Some(Step::Refund(place)),
        Leg::Unasked | Leg::Declined | Leg::NoFunds | Leg::Blocked => None,
        Leg::Released | Leg::Refunded | Leg::Disputed | Leg::ChargedBack => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use strum::IntoEnumIterator;

    #[test]
    fn two_cards_are_both_reserved_before_one_is_taken() {
        use Leg::*;
        for (legs, step) in [
            ([Unasked, Unasked], Step::Authorise(0)),
            ([Waiting, Unasked], Step::Await(0)),
            ([Authorised, Unasked], Step::Authorise(1)),
            ([Authorised, Unknown], Step::Authorise(1)),
            ([Authorised, Pending], Step::Await(1)),
            ([Authorised, Authorised], Step::Capture(0)),
            ([Captured, Authorised], Step::Capture(1)),
            ([Captured, Captured], Step::Ended(Verdict::Paid)),
        ] {
            assert_eq!(next(Goal::Pay, &legs), step, "{legs:?}");
        }
    }

    #[test]
    fn where_one_card_fails_the_other_keeps_its_money() {
        use Leg::*;
        for (legs, step) in [
            ([Authorised, Declined], Step::Release(0)),
            ([Released, NoFunds], Step::Ended(Verdict::Refused(NoFunds))),
            ([Captured, Released], Step::Refund(0)),
            ([Refunded, Released], Step::Ended(Verdict::Refused(Released))),
            ([Blocked, Unasked], Step::Ended(Verdict::Refused(Blocked))),
        ] {
            assert_eq!(next(Goal::Pay, &legs), step, "{legs:?}");
        }
    }

    #[test]
    fn a_part_that_went_back_with_the_buyers_agreement_does_not_take_the_rest_along() {
        assert_eq!(next(Goal::Pay, &[Leg::Refunded, Leg::Captured]), Step::Ended(Verdict::Paid));
        assert_eq!(next(Goal::GiveBack, &[Leg::Refunded, Leg::Captured]), Step::Refund(1));
        assert_eq!(next(Goal::Pay, &[Leg::Disputed]), Step::Ended(Verdict::Disputed));
    }

    #[test]
    fn a_dispute_ends_for_the_seller_or_the_buyer_and_does_not_begin_again() {
        assert_eq!(Leg::Disputed.after(Leg::Captured), Leg::Disputed, "that it was paid is old news");
        assert_eq!(Leg::Disputed.after(Leg::Won).after(Leg::Disputed), Leg::Won, "told out of order");
        assert_eq!(Leg::Captured.after(Leg::ChargedBack).after(Leg::Won), Leg::ChargedBack);
        assert_eq!(next(Goal::Pay, &[Leg::Won]), Step::Ended(Verdict::Paid));
        assert_eq!(next(Goal::GiveBack, &[Leg::Won]), Step::Refund(0));
        for goal in [Goal::Pay, Goal::GiveBack] {
            assert_eq!(next(goal, &[Leg::ChargedBack]), Step::Ended(Verdict::ChargedBack));
        }
        assert_eq!(next(Goal::Pay, &[Leg::ChargedBack, Leg::Captured]), Step::Ended(Verdict::Paid), "a part is left");
    }

    #[test]
    fn old_news_undoes_nothing() {
        for leg in Leg::iter() {
            assert_eq!(leg.after(leg), leg);
            assert_eq!(Leg::Refunded.after(leg), Leg::Refunded);
        }
        for late in [Leg::Authorised, Leg::Waiting, Leg::Declined, Leg::Pending, Leg::Unknown, Leg::Released] {
            assert_eq!(Leg::Captured.after(late), Leg::Captured, "{late}");
        }
        assert_eq!(Leg::Released.after(Leg::Captured), Leg::Captured, "taken before the release came: it has to go back");
    }

    /// What a provider may answer to a step.
    fn answers(step: Step) -> Vec<Leg> {
        use Leg::*;
        match step {
            Step::Authorise(_) => vec![Unknown, Waiting, Pending, Authorised, Captured, Declined, NoFunds, Blocked],
            Step::Await(_) => vec![Waiting, Pending, Authorised, Captured, Declined, Released],
            Step::Capture(_) => vec![Authorised, Captured, Released],
            Step::Release(_) => vec![Authorised, Released, Captured],
            Step::Refund(_) => vec![Captured, Refunded, Disputed, Won, ChargedBack],
            Step::Ended(_) => vec![],
        }
    }

    proptest! {
        #[test]
        fn whatever_providers_answer_all_is_taken_or_nothing_is_kept(
            count in 1_usize..=2,
            chances in prop::collection::vec(any::<prop::sample::Index>(), 60),
            changes_mind in prop::option::of(0_usize..40),
        ) {
            let mut legs = vec![Leg::Unasked; count];
            let mut goal = Goal::Pay;
            for (turn, chance) in chances.iter().enumerate() {
                if changes_mind == Some(turn) {
                    goal = Goal::GiveBack;
                }
                let step = next(goal, &legs);
                let (Step::Authorise(place) | Step::Capture(place) | Step::Release(place) | Step::Refund(place) | Step::Await(place)) = step else {
                    continue;
                };
                let answers = answers(step);
                legs[place] = legs[place].after(answers[chance.index(answers.len())]);
            }
            match next(goal, &legs) {
                Step::Ended(Verdict::Paid) => prop_assert!(legs.iter().all(|leg| *leg == Leg::Captured), "{:?}", legs),
                Step::Ended(Verdict::Refused(_) | Verdict::Returned) => {
                    prop_assert!(!legs.iter().any(|leg| matches!(leg, Leg::Captured | Leg::Authorised | Leg::Unknown | Leg::Waiting)), "{:?}", legs);
                }
                _ => {}
            }
        }

        #[test]
        fn a_provider_that_answers_in_the_end_brings_every_order_to_an_end(start in prop::collection::vec(0_i16..14, 1..3), gives_back: bool) {
            let mut legs: Vec<Leg> = start.into_iter().filter_map(Leg::from_repr).collect();
            let goal = if gives_back { Goal::GiveBack } else { Goal::Pay };
            for _ in 0..12 {
                let (place, answer) = match next(goal, &legs) {
                    Step::Authorise(place) | Step::Await(place) => (place, Leg::Authorised),
                    Step::Capture(place) => (place, Leg::Captured),
                    Step::Release(place) => (place, Leg::Released),
                    Step::Refund(place) => (place, Leg::Refunded),
                    Step::Ended(_) => return Ok(()),
                };
                legs[place] = legs[place].after(answer);
            }
            prop_assert!(false, "{legs:?} goes on for ever");
        }
    }
}
