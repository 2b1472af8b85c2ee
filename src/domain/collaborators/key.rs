//! What a new API key may do: what its maker asks for, and what of it they can give.

use super::{Acting, Right, Rights};

/// What is asked for a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyRights {
    /// All that its maker may do when it is made.
    Everything,
    /// These; its maker has each of them.
    Only(Rights),
}

/// Why a key cannot have what is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyFault {
    #[error("no right was chosen")]
    NoRights,
    #[error("there is no such right")]
    Unknown,
    #[error("its maker does not have this right")]
    NotHeld,
}

impl KeyRights {
    /// What a form asks for: `all`, or `some` with the names of rights. Who names rights and does not say which of the two means these.
    pub fn parse(scope: &str, names: &[String]) -> Result<Self, KeyFault> {
        if scope == "all" || (scope.is_empty() && names.is_empty()) {
            return Ok(Self::Everything);
        }
        let rights: Result<Rights, _> = names.iter().map(|name| name.parse::<Right>()).collect();
        match rights.map_err(|_| KeyFault::Unknown)? {
            none if none.is_empty() => Err(KeyFault::NoRights),
            some => Ok(Self::Only(some)),
        }
    }

    /// What the key gets from a maker who may do this: never more, and what is named and cannot be given is refused.
    pub fn given_by(self, maker: &Acting) -> Result<Rights, KeyFault> {
        match self {
            Self::Everything => Ok(maker.rights()),
            Self::Only(rights) if rights.is_empty() => Err(KeyFault::NoRights),
            Self::Only(rights) if maker.rights().holds(rights) => Ok(rights),
            Self::Only(_) => Err(KeyFault::NotHeld),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Limits;
    use super::super::rights::tests::any_rights;
    use super::*;
    use crate::id::OwnerId;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn parse(scope: &str, names: &[&str]) -> Result<KeyRights, KeyFault> {
        KeyRights::parse(scope, &names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn a_form_asks_for_everything_or_for_what_it_names() {
        let some = Rights::of(&[Right::SalesSearch, Right::ProductsView]);
        assert_eq!(parse("", &[]), Ok(KeyRights::Everything));
        assert_eq!(parse("all", &["sales.search"]), Ok(KeyRights::Everything));
        assert_eq!(parse("some", &["sales.search", "products.view", "sales.search"]), Ok(KeyRights::Only(some)));
        assert_eq!(parse("", &["sales.search", "products.view"]), Ok(KeyRights::Only(some)), "what is named is meant");
        assert_eq!(parse("everything", &[]), Err(KeyFault::NoRights), "a word that is none opens nothing");
        assert_eq!(parse("some", &[]), Err(KeyFault::NoRights));
        for wrong in ["operator", "*", "SalesSearch", "account.delete", ""] {
            assert_eq!(parse("some", &["sales.search", wrong]), Err(KeyFault::Unknown), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn a_key_gets_what_its_maker_has_or_nothing(own in any_rights(), asked in any_rights()) {
            let maker = Acting::collaborator(OwnerId(Uuid::from_u128(1)), own, Limits::default());
            prop_assert_eq!(KeyRights::Everything.given_by(&maker), Ok(own));
            match KeyRights::Only(asked).given_by(&maker) {
                Ok(given) => prop_assert!(given == asked && own.holds(given) && !given.is_empty()),
                Err(KeyFault::NotHeld) => prop_assert!(!own.holds(asked)),
                Err(other) => prop_assert!(asked.is_empty() && other == KeyFault::NoRights),
            }
            prop_assert_eq!(KeyRights::Only(own).given_by(&Acting::owner(OwnerId(Uuid::from_u128(1)))).is_ok(), !own.is_empty());
        }
    }
}
