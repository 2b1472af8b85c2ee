//! What a caller is answered at a door: pass, sign in, not there, or not allowed.
//!
//! What somebody may not see is not there for them (404), so that nothing is told of it; what they see and may not do is refused (403).

use super::{Acting, Rights};
use crate::id::ProductId;

/// What a door asks of who wants to pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asks {
    /// Any account.
    SignedIn,
    /// To see something: any one of these rights shows it.
    Seeing(Rights),
    /// To do something: all of `needs`. Who lacks one is refused where one of `seen_by` shows what it is done to.
    Doing { needs: Rights, seen_by: Rights },
    /// What is the owner's alone, in person. Others are refused where one of `seen_by` shows that it is there.
    Owner { seen_by: Rights },
}

/// What the caller is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    Pass,
    /// Nobody known: a page leads to sign-in.
    SignIn,
    NotFound,
    Forbidden,
}

impl Asks {
    /// What `caller` is answered; nobody where there is no session and no key.
    pub fn answer(self, caller: Option<&Acting>) -> Answer {
        let Some(acting) = caller else { return Answer::SignIn };
        let rights = acting.rights();
        let (passes, seen_by) = match self {
            Self::SignedIn => (true, Rights::NONE),
            Self::Seeing(any) => (rights.touches(any), Rights::NONE),
            // A door that forgot to name a right opens to nobody.
            Self::Doing { needs, seen_by } => (!needs.is_empty() && rights.holds(needs), seen_by),
            Self::Owner { seen_by } => (acting.is_owner(), seen_by),
        };
        if passes {
            Answer::Pass
        } else if rights.touches(seen_by) {
            Answer::Forbidden
        } else {
            Answer::NotFound
        }
    }

    /// The same about something that hangs on this product: what the caller does not reach is not there, whatever they may do.
    pub fn answer_about(self, caller: Option<&Acting>, product: ProductId) -> Answer {
        match caller {
            Some(acting) if !acting.reaches(product) => Answer::NotFound,
            _ => self.answer(caller),
        }
    }

    /// The rights that count here: who has none of them does not pass, unless everybody with an account does, or the owner alone.
    pub const fn opened_by(self) -> Rights {
        match self {
            Self::SignedIn | Self::Owner { .. } => Rights::NONE,
            Self::Seeing(any) => any,
            Self::Doing { needs, .. } => needs,
        }
    }
}

impl Answer {
    /// The status of HTTP.
    pub fn status(self) -> u16 {
        match self {
            Self::Pass => 200,
            Self::SignIn => 401,
            Self::NotFound => 404,
            Self::Forbidden => 403,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Limits, Products, Right, rights::tests::any_rights};
    use super::*;
    use crate::id::OwnerId;
    use proptest::prelude::*;
    use uuid::Uuid;

    const OWNER: OwnerId = OwnerId(Uuid::from_u128(1));
    const SIGHT: Rights = Rights::of(&[Right::ProductsView, Right::ProductsManage]);
    const CALL_OFF: Asks = Asks::Doing { needs: Rights::of(&[Right::ProductsManage, Right::SalesRequestRefunds]), seen_by: SIGHT };
    const PROFILES: Asks = Asks::Owner { seen_by: Rights::of(&[Right::ToolsCollaborators]) };

    fn answers(asks: Asks, rights: &[Right]) -> Answer {
        asks.answer(Some(&Acting::collaborator(OWNER, Rights::of(rights), Limits::default())))
    }

    #[test]
    fn strangers_are_led_to_sign_in_whatever_they_ask() {
        for asks in [Asks::SignedIn, Asks::Seeing(SIGHT), CALL_OFF, PROFILES] {
            assert_eq!(asks.answer(None), Answer::SignIn);
            assert_eq!(asks.answer_about(None, ProductId(Uuid::nil())), Answer::SignIn, "no product is told to them");
            assert_eq!(asks.answer(Some(&Acting::owner(OWNER))), Answer::Pass);
        }
    }

    #[test]
    fn what_is_not_to_be_seen_is_not_there_and_what_is_seen_but_not_allowed_is_refused() {
        assert_eq!(answers(Asks::Seeing(SIGHT), &[Right::ProductsView]), Answer::Pass);
        assert_eq!(answers(Asks::Seeing(SIGHT), &[Right::ReportsEarnings]), Answer::NotFound);
        assert_eq!(answers(CALL_OFF, &[Right::ProductsManage, Right::SalesRequestRefunds]), Answer::Pass);
        assert_eq!(answers(CALL_OFF, &[Right::ProductsManage]), Answer::Forbidden);
        assert_eq!(answers(CALL_OFF, &[Right::ProductsView]), Answer::Forbidden);
        assert_eq!(answers(CALL_OFF, &[Right::SalesRequestRefunds]), Answer::NotFound);
        assert_eq!(answers(Asks::SignedIn, &[]), Answer::Pass);
    }

    #[test]
    fn no_right_passes_a_door_of_the_owners() {
        assert_eq!(answers(PROFILES, Right::ALL), Answer::Forbidden);
        assert_eq!(answers(PROFILES, &[Right::SalesSearch]), Answer::NotFound);
        assert_eq!(answers(Asks::Owner { seen_by: Rights::NONE }, Right::ALL), Answer::NotFound);
        let key = Acting::owner(OWNER).key(Rights::ALL);
        assert_eq!(PROFILES.answer(Some(&key)), Answer::Forbidden, "nor a key of the owner's");
    }

    #[test]
    fn who_is_limited_to_products_finds_no_balance_no_receipts_and_no_other_product() {
        let limits = Limits { products: Products::some([ProductId(Uuid::from_u128(7))]).unwrap(), last_day: None };
        let limited = Acting::collaborator(OWNER, Rights::ALL, limits);
        for right in [Right::WithdrawalsMake, Right::ReceiptsSend] {
            assert_eq!(Asks::Seeing(Rights::of(&[right])).answer(Some(&limited)), Answer::NotFound);
        }
        assert_eq!(CALL_OFF.answer_about(Some(&limited), ProductId(Uuid::from_u128(7))), Answer::Pass);
        assert_eq!(CALL_OFF.answer_about(Some(&limited), ProductId(Uuid::from_u128(8))), Answer::NotFound);
    }

    #[test]
    fn a_door_that_names_no_right_opens_by_none() {
        for asks in [Asks::Seeing(Rights::NONE), Asks::Doing { needs: Rights::NONE, seen_by: Rights::NONE }] {
            assert_eq!(answers(asks, Right::ALL), Answer::NotFound);
            assert_eq!(asks.answer(Some(&Acting::owner(OWNER))), Answer::NotFound, "the mistake shows at once");
        }
        assert_eq!(CALL_OFF.opened_by(), Rights::of(&[Right::ProductsManage, Right::SalesRequestRefunds]));
        assert_eq!((Asks::Seeing(SIGHT).opened_by(), PROFILES.opened_by()), (SIGHT, Rights::NONE));
    }

    #[test]
    fn answers_are_those_of_http() {
        let all = [Answer::Pass, Answer::SignIn, Answer::NotFound, Answer::Forbidden];
        assert_eq!(all.map(Answer::status), [200, 401, 404, 403]);
    }

    proptest! {
        #[test]
        fn a_further_right_never_closes_a_door(own in any_rights(), needs in any_rights(), seen_by in any_rights(), more in any_rights()) {
            let rank = |answer| match answer {
                Answer::SignIn => 0,
                Answer::NotFound => 1,
                Answer::Forbidden => 2,
                Answer::Pass => 3,
            };
            let acting = |rights| Acting::collaborator(OWNER, rights, Limits::default());
            for asks in [Asks::Seeing(needs), Asks::Doing { needs, seen_by }, Asks::Owner { seen_by }] {
                let passes = asks.answer(Some(&acting(own))) == Answer::Pass;
                prop_assert!(!passes || own.touches(asks.opened_by()), "passed by a right that the door does not name");
                let (less, more) = (asks.answer(Some(&acting(own))), asks.answer(Some(&acting(own.union(more)))));
                prop_assert!(rank(less) <= rank(more));
            }
        }
    }
}
