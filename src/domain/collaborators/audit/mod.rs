//! The audit log: who did what to which thing in a centre, by which right, and what it was before and after.
//!
//! It only grows. What could open something (passwords, links, keys, secrets of calendars) has no place in an entry: there is no kind of
//! [`Change`] for it, and addresses are kept masked, so that forgetting a buyer does not mean rewriting the log.

mod action;
mod change;

pub use action::Action;
pub use change::{Change, Masked, Pair, Text};

use super::Right;
use crate::Time;
use crate::id::{AccountId, ApiKeyId, BookingId, CollaboratorId, EntryId, ImportId, ProductId, ProfileId, SaleId, SegmentId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// One line of the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub id: EntryId,
    pub at: Time,
    pub actor: Actor,
    pub action: Action,
    pub object: Object,
    /// What the object was called at that moment.
    pub name: Text,
    pub changes: Vec<Change>,
    /// The network address that it came from; none for the program itself.
    pub address: Option<String>,
}

/// Who did it, and by what. Who is not the owner names the right that they used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Actor {
    Owner {
        account: AccountId,
    },
    Collaborator {
        account: AccountId,
        right: Right,
    },
    /// An API key, and whoever made it.
    Key {
        key: ApiKeyId,
        account: AccountId,
        right: Right,
    },
    /// Who was invited, about their own invitation or about leaving: no right is needed for it.
    Invited {
        /// None where it was declined without an account.
        account: Option<AccountId>,
    },
    /// Who runs the installation.
    Operator {
        account: AccountId,
    },
    /// The clock, or the command line.
    Program,
}

/// What it was done to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "id", rename_all = "snake_case")]
pub enum Object {
    /// The owner's account as a whole.
    Account,
    Profile(ProfileId),
    Collaborator(CollaboratorId),
    Key(ApiKeyId),
    Product(ProductId),
    Session(BookingId),
    /// The owner's calendar.
    Calendar,
    /// A coupon, known by its code.
    Coupon,
    Sale(SaleId),
    /// All sales that fitted a selection.
    Sales,
    Import(ImportId),
    Segment(SegmentId),
}

impl Object {
    /// The id by which the log is asked for what was done to it, where it has this name. The account, its calendar and its sales as a
    /// whole have one of three that nothing else has, a coupon one that is made of its code.
    pub fn key(self, name: &str) -> Uuid {
        match self {
            Self::Account => Uuid::from_u128(1),
            Self::Calendar => Uuid::from_u128(2),
            Self::Sales => Uuid::from_u128(3),
            Self::Coupon => Uuid::from_u128(fnv(format!("coupon {name}").as_bytes())),
            Self::Profile(id) => id.0,
            Self::Collaborator(id) => id.0,
            Self::Key(id) => id.0,
            Self::Product(id) => id.0,
            Self::Session(id) => id.0,
            Self::Sale(id) => id.0,
            Self::Import(id) => id.0,
            Self::Segment(id) => id.0,
        }
    }
}

/// FNV-1a of 128 bits: it is stored, and stays what it is.
fn fnv(bytes: &[u8]) -> u128 {
    bytes.iter().fold(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d, |hash, byte| (hash ^ u128::from(*byte)).wrapping_mul(PRIME))
}

const PRIME: u128 = (1 << 88) + 0x13b;

impl Entry {
    /// The id by which the log is asked for what was done to the same object.
    pub fn key(&self) -> Uuid {
        self.object.key(self.name.as_str())
    }
}

impl Actor {
    /// The right that was used; none where none was needed.
    pub fn right(self) -> Option<Right> {
        match self {
            Self::Collaborator { right, .. } | Self::Key { right, .. } => Some(right),
            Self::Owner { .. } | Self::Invited { .. } | Self::Operator { .. } | Self::Program => None,
        }
    }

    /// The account behind it, to filter by.
    pub fn account(self) -> Option<AccountId> {
        match self {
            Self::Owner { account } | Self::Collaborator { account, .. } | Self::Key { account, .. } | Self::Operator { account } => {
                Some(account)
            }
            Self::Invited { account } => account,
            Self::Program => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Rights, State};
    use super::*;
    use crate::id::AccountId;
    use crate::name::Email;

    #[test]
    fn an_entry_is_stored_and_read_again_whole() {
        let account = AccountId(Uuid::from_u128(1));
        let entry = Entry {
            id: EntryId(Uuid::from_u128(2)),
            at: Time::from_timestamp(1_700_000_000, 0).unwrap(),
            actor: Actor::Collaborator { account, right: Right::ToolsCollaborators },
            action: Action::CollaboratorInvited,
            object: Object::Collaborator(CollaboratorId(Uuid::from_u128(3))),
            name: Text::of("Ana"),
            changes: vec![
                Change::Email(Pair::new(None, Some(Masked::of(&Email::parse("ana@example.com").unwrap())))),
                Change::Rights(Pair::new(None, Some(Rights::of(&[Right::SalesSearch])))),
                Change::State(Pair::new(None, Some(Text::of(State::Pending.name())))),
            ],
            address: Some("127.0.0.1".into()),
        };
        let stored = serde_json::to_string(&entry).unwrap();
        assert_eq!(serde_json::from_str::<Entry>(&stored).unwrap(), entry);
        assert!(!stored.contains("ana@example.com"), "{stored}");
        assert!(stored.contains("collaborator_invited") && stored.contains("tools.collaborators"), "names, not numbers: {stored}");
    }

    #[test]
    fn every_object_has_a_key_of_its_own_that_stays_what_it_is() {
        let id = Uuid::from_u128(7);
        assert_eq!(Object::Product(ProductId(id)).key("Voz"), id, "whatever it is called");
        let keys = [
            Object::Account.key(""),
            Object::Calendar.key(""),
            Object::Sales.key(""),
            Object::Coupon.key("VERAO10"),
            Object::Coupon.key("VERAO20"),
        ];
        assert_eq!(keys.iter().collect::<std::collections::BTreeSet<_>>().len(), keys.len());
        assert_eq!(fnv(b""), 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d);
        assert_eq!(fnv(b"a"), 0xd228_cb69_6f1a_8caf_7891_2b70_4e4a_8964, "as published");
    }

    #[test]
    fn a_collaborator_and_a_key_name_the_right_that_they_used() {
        let account = AccountId(Uuid::nil());
        assert_eq!(Actor::Collaborator { account, right: Right::ProductsManage }.right(), Some(Right::ProductsManage));
        assert_eq!(
            Actor::Key { key: ApiKeyId(Uuid::nil()), account: AccountId(Uuid::nil()), right: Right::SalesSearch }.right(),
            Some(Right::SalesSearch)
        );
        assert_eq!((Actor::Owner { account }.right(), Actor::Program.account()), (None, None));
        assert!(serde_json::from_str::<Actor>(r#"{"kind":"collaborator","account":"00000000-0000-0000-0000-000000000000"}"#).is_err());
    }
}
