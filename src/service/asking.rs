//! Who asks for something to be done, and the entry about it in the owner's log, written in the transaction that does it.

use crate::office::Office;
use chrono::TimeDelta;
use domain::Time;
use domain::collaborators::audit::{Action, Actor, Change, Entry, Object, Text};
use domain::collaborators::{Acting, Right};
use domain::id::{AccountId, ApiKeyId, EntryId, OwnerId};
use store::{StoreError, Tx, audit};

/// Who asks, in whose account, from where and when.
#[derive(Debug, Clone)]
pub struct Asking {
    pub acting: Acting,
    /// The person behind it; of a key, its maker.
    pub account: AccountId,
    /// The key, where a program asks.
    pub key: Option<ApiKeyId>,
    /// The network address; none where nothing came over the network.
    pub address: Option<String>,
    pub now: Time,
}

/// What was done, for the log.
#[derive(Debug)]
pub struct Did<'a> {
    /// What lets somebody else than the owner do it.
    pub right: Right,
    pub action: Action,
    pub object: Object,
    /// What the object is called.
    pub name: &'a str,
    pub changes: Vec<Change>,
}

impl Asking {
    /// The owner themselves, at this machine: the command line, and tests.
    pub fn owner_here(owner: OwnerId, now: Time) -> Self {
        Self { acting: Acting::owner(owner), account: AccountId(owner.0), key: None, address: None, now }
    }

    /// Whose rows are meant.
    pub fn owner(&self) -> OwnerId {
        self.acting.whose()
    }

    /// As the log names them, where they used this right.
    pub(crate) fn actor(&self, right: Right) -> Actor {
        Who::from(self).actor(right)
    }
}

/// Who does something, and in whose account: what use cases keep of who asks. An owner's id alone stands for the owner themselves, at
/// this machine, and so does that of the account that they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Who {
    owner: OwnerId,
    account: AccountId,
    key: Option<ApiKeyId>,
    is_owner: bool,
    address: Option<String>,
}

impl From<OwnerId> for Who {
    fn from(owner: OwnerId) -> Self {
        Self { owner, account: AccountId(owner.0), key: None, is_owner: true, address: None }
    }
}

impl From<AccountId> for Who {
    fn from(account: AccountId) -> Self {
        OwnerId::from(account).into()
    }
}

impl From<&Asking> for Who {
    fn from(asking: &Asking) -> Self {
        let (owner, is_owner) = (asking.owner(), asking.acting.is_owner());
        Self { owner, account: asking.account, key: asking.key, is_owner, address: asking.address.clone() }
    }
}

impl Who {
    /// The same from this network address; from none where it is empty.
    #[must_use]
    pub fn from_address(self, address: &str) -> Self {
        Self { address: Some(address.to_owned()).filter(|address| !address.is_empty()), ..self }
    }

    /// Whose rows are meant.
    pub fn owner(&self) -> OwnerId {
        self.owner
    }

    /// The person.
    pub fn account(&self) -> AccountId {
        self.account
    }

    /// The network address that they come from.
    pub(crate) fn address(&self) -> Option<&str> {
        self.address.as_deref()
    }

    fn actor(&self, right: Right) -> Actor {
        match self.key {
            Some(key) => Actor::Key { key, account: self.account, right },
            None if self.is_owner => Actor::Owner { account: self.account },
            None => Actor::Collaborator { account: self.account, right },
        }
    }

    /// Writes down what they did.
    pub(crate) async fn did(&self, tx: &mut Tx, office: &Office, did: Did<'_>, now: Time) -> Result<(), StoreError> {
        write(tx, office, self.owner, self.actor(did.right), did, (self.address.clone(), now)).await
    }

    /// The same for what is done in many small steps: once in ten minutes, unless something else was done to the object between.
    pub(crate) async fn did_again(&self, tx: &mut Tx, office: &Office, did: Did<'_>, now: Time) -> Result<(), StoreError> {
        let filter = audit::Filter { object: Some(did.object.key(did.name)), ..audit::Filter::default() };
        let last = audit::page(tx, self.owner, &filter, None, 1).await?;
        let is_same = |entry: &Entry| {
            (entry.actor, entry.action, &entry.changes, &entry.address) == (self.actor(did.right), did.action, &did.changes, &self.address)
                && now - entry.at < AGAIN
        };
        if last.iter().any(is_same) { Ok(()) } else { self.did(tx, office, did, now).await }
    }
}

/// Who runs the installation, and from where: what use cases keep of an operator who decides something about an owner's things.
#[derive(Debug, Clone)]
pub struct Operator {
    pub account: AccountId,
    /// The network address; none where nothing came over the network.
    pub address: Option<String>,
}

impl From<AccountId> for Operator {
    fn from(account: AccountId) -> Self {
        Self { account, address: None }
    }
}

impl From<&Asking> for Operator {
    fn from(asking: &Asking) -> Self {
        Self { account: asking.account, address: asking.address.clone() }
    }
}

/// Within which the same small step is not noted again.
const AGAIN: TimeDelta = TimeDelta::minutes(10);

/// Writes down what was done.
pub async fn note(tx: &mut Tx, office: &Office, asking: &Asking, did: Did<'_>) -> Result<(), StoreError> {
    Who::from(asking).did(tx, office, did, asking.now).await
}

/// Writes down what was done by whoever needs no right for it.
pub(crate) async fn note_of(
    tx: &mut Tx,
    office: &Office,
    owner: OwnerId,
    actor: Actor,
    did: Did<'_>,
    seen: (Option<String>, Time),
) -> Result<(), StoreError> {
    write(tx, office, owner, actor, did, seen).await
}

async fn write(
    tx: &mut Tx,
    office: &Office,
    owner: OwnerId,
    actor: Actor,
    did: Did<'_>,
    (address, at): (Option<String>, Time),
) -> Result<(), StoreError> {
    let Did { action, object, name, changes, .. } = did;
    let entry = Entry { id: EntryId(office.id(at)), at, actor, action, object, name: Text::of(name), changes, address };
    audit::add(tx, owner, &entry).await
}
