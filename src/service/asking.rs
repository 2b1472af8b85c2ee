//! Who asks for something to be done, and the entry about it in the owner's log, written in the transaction that does it.

use crate::office::Office;
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
        match self.key {
            Some(key) => Actor::Key { key, right },
            None if self.acting.is_owner() => Actor::Owner { account: self.account },
            None => Actor::Collaborator { account: self.account, right },
        }
    }
}

/// Writes down what was done.
pub async fn note(tx: &mut Tx, office: &Office, asking: &Asking, did: Did<'_>) -> Result<(), StoreError> {
    let actor = asking.actor(did.right);
    write(tx, office, asking.owner(), actor, did, (asking.address.clone(), asking.now)).await
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
