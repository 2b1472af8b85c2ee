//! One type of id for each noun: a UUID of version 7, so that rows written together lie together.

use crate::Time;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, uuid::Error> {
                Uuid::try_parse(text).map(Self)
            }
        }
    )*};
}

ids! {
    /// An account of a person: a producer's, a buyer's, a collaborator's.
    AccountId,
    /// The producer's account that a row belongs to. Every owner is an account.
    OwnerId,
    ProductId,
    /// A customer of one owner: one folded e-mail address.
    CustomerId,
    SaleId,
    /// A stretch of a producer's calendar that somebody took.
    ClaimId,
    /// A session that somebody bought, whatever time it has moved to.
    BookingId,
    SessionId,
    ApiKeyId,
    ImportId,
    LetterId,
    /// One charge of an order: one card's part of it.
    PaymentId,
    /// An uploaded picture, whatever sizes of it are kept.
    PictureId,
    /// Something that an account was told inside the program.
    NoticeId,
    /// A named set of rights of one owner.
    ProfileId,
    /// Somebody whom an owner invited, from the invitation on.
    CollaboratorId,
    /// One line of an owner's audit log.
    EntryId,
    /// A saved view of a report.
    ViewId,
    /// A selection of customers that is kept under a name.
    SegmentId,
}

impl From<AccountId> for OwnerId {
    fn from(account: AccountId) -> Self {
        Self(account.0)
    }
}

/// Makes ids from a moment and from random bytes that the caller brings, so that a seed gives the same ids again.
pub struct Mint<'a> {
    random: &'a mut (dyn FnMut() -> [u8; 10] + Send),
}

impl<'a> Mint<'a> {
    pub fn new(random: &'a mut (dyn FnMut() -> [u8; 10] + Send)) -> Self {
        Self { random }
    }

    /// A new UUIDv7 (RFC 9562) of that moment.
    pub fn id(&mut self, at: Time) -> Uuid {
        let millis = u64::try_from(at.timestamp_millis()).unwrap_or(0);
        uuid::Builder::from_unix_timestamp_millis(millis, &(self.random)()).into_uuid()
    }
}
