//! The sandbox's cards: what each number does.

use crate::gateway::{Action, Outcome};
use domain::checkout::{Card, Leg};

/// What a payment with a card does. The numbers are stored: never renumber.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::EnumIter, strum::EnumString, strum::FromRepr, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
#[repr(i16)]
pub enum Behaviour {
    Approve = 0,
    Decline = 1,
    NoFunds = 2,
    Expired = 3,
    WrongCode = 4,
    Blocked = 5,
    /// Approved, but the answer takes its time.
    Slow = 6,
    /// Approved, but the first answer never comes.
    Silent = 7,
    /// Approved; each notification comes twice, and older news after newer.
    Twice = 8,
    /// The provider tells later that it is approved.
    Late = 9,
    /// 3-D Secure: the buyer says on a page whether it passes.
    Step = 10,
    /// Approved; later the buyer's bank asks for it back.
    Dispute = 11,
    /// Reserved, but it lapses before it is taken.
    Lapse = 12,
    /// A number that the sandbox does not know: perhaps somebody's card.
    Unknown = 13,
}

/// The numbers. Those that Stripe's test mode knows, too, do the same there.
const NUMBERS: [(&str, Behaviour); 13] = [
    ("4242424242424242", Behaviour::Approve),
    ("4000000000000002", Behaviour::Decline),
    ("4000000000009995", Behaviour::NoFunds),
    ("4000000000000069", Behaviour::Expired),
    ("4000000000000127", Behaviour::WrongCode),
    ("4100000000000019", Behaviour::Blocked),
    ("4000000000006017", Behaviour::Slow),
    ("4000000000006025", Behaviour::Silent),
    ("4000000000006033", Behaviour::Twice),
    ("4000000000006041", Behaviour::Late),
    ("4000002500003155", Behaviour::Step),
    ("4000000000000259", Behaviour::Dispute),
    ("4000000000006058", Behaviour::Lapse),
];

const TOKEN: &str = "sandbox_";

impl Behaviour {
    /// What a payment with this number does.
    pub fn of_number(digits: &str) -> Self {
        NUMBERS.iter().find(|(number, _)| *number == digits).map_or(Self::Unknown, |(_, behaviour)| *behaviour)
    }

    /// A number that does it.
    pub fn number(self) -> Option<&'static str> {
        NUMBERS.iter().find(|(_, behaviour)| *behaviour == self).map(|(number, _)| *number)
    }

    /// What is kept instead of a number.
    pub(super) fn token(card: &Card) -> Option<String> {
        match card {
            Card::Typed(digits) => Some(format!("{TOKEN}{}", <&str>::from(Self::of_number(&digits.0)))),
            Card::Token(_) => None,
        }
    }

    /// What a token does; a card of somebody else's naming does nothing good.
    pub(super) fn of_token(token: &str) -> Self {
        token.strip_prefix(TOKEN).and_then(|name| name.parse().ok()).unwrap_or(Self::Unknown)
    }

    /// What a payment begins as.
    pub(super) fn begins_as(self, captures_now: bool) -> Leg {
        match self {
            Self::Decline | Self::Expired | Self::WrongCode | Self::Unknown => Leg::Declined,
            Self::NoFunds => Leg::NoFunds,
            Self::Blocked => Leg::Blocked,
            Self::Late => Leg::Pending,
            Self::Step => Leg::Waiting,
            Self::Lapse => Leg::Authorised,
            Self::Approve | Self::Slow | Self::Silent | Self::Twice | Self::Dispute => good(captures_now),
        }
    }

    /// How a payment that stands so is told of. `page` is where the buyer takes the step.
    pub(super) fn outcome(self, leg: Leg, refunded: i64, page: &str) -> Outcome {
        match leg {
            Leg::Captured => Outcome::Approved { refunded },
            Leg::Authorised => Outcome::Authorised,
            Leg::Waiting => Outcome::NeedsAction(Action::Redirect(page.to_owned())),
            Leg::Declined => Outcome::Declined(self.reason().to_owned()),
            Leg::NoFunds => Outcome::NoFunds,
            Leg::Blocked => Outcome::Blocked("fraud_rules".to_owned()),
            Leg::Released => Outcome::Released,
            Leg::Refunded => Outcome::Refunded,
            Leg::Disputed => Outcome::Disputed,
            Leg::Won => Outcome::DisputeWon { refunded },
            Leg::ChargedBack => Outcome::DisputeLost,
            Leg::Unasked | Leg::Unknown | Leg::Pending => Outcome::Pending,
        }
    }

    fn reason(self) -> &'static str {
        match self {
            Self::Expired => "expired_card",
            Self::WrongCode => "incorrect_cvc",
            Self::Step => "authentication_failed",
            Self::Unknown => "not_a_sandbox_card",
            _ => "card_declined",
        }
    }
}

/// What an approved payment is.
pub(super) fn good(captures_now: bool) -> Leg {
    if captures_now { Leg::Captured } else { Leg::Authorised }
}

#[cfg(test)]
mod tests {
    use super::*;
    use strum::IntoEnumIterator;

    #[test]
    fn every_behaviour_has_a_number_and_survives_as_a_token_that_holds_none() {
        for behaviour in Behaviour::iter() {
            let digits = behaviour.number().unwrap_or("5555555555554444");
            assert_eq!(Behaviour::of_number(digits), behaviour);
            let token = Behaviour::token(&Card::Typed(digits.into())).unwrap();
            assert_eq!(Behaviour::of_token(&token), behaviour);
            assert!(!token.bytes().any(|byte| byte.is_ascii_digit()), "{token}");
        }
        assert_eq!(Behaviour::of_token("pm_card_visa"), Behaviour::Unknown);
    }
}
