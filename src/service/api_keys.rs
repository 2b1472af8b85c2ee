//! API keys: made once, shown once, revoked at once.

use crate::asking::{Asking, Did, note, note_of};
use crate::collaborators::senders::Staff;
use crate::here::{KeyBearer, with_key};
use crate::office::Office;
use crate::secret;
use domain::Time;
use domain::collaborators::audit::{Action, Actor, Change, Object, Pair};
use domain::collaborators::{Acting, KeyFault, KeyRights, Right, Rights};
use domain::id::{AccountId, ApiKeyId, OwnerId};
use domain::name::{NameError, parse_name};
use store::api_keys::{self, ApiKey, Whose};
use store::bearers::by_key;
use store::{StoreError, Tx, owners};

/// What every key begins with, so that one that leaked is recognised.
pub const PREFIX: &str = "msk_";

/// What lets somebody else than the owner make keys.
const RIGHT: Right = Right::ToolsApiAndNotifications;

/// Why a key's use case did not happen.
#[derive(Debug, thiserror::Error)]
pub enum ApiKeyError {
    #[error("the name is {0}")]
    Name(NameError),
    #[error("{0}")]
    Rights(#[from] KeyFault),
    #[error("may make no keys")]
    MayNot,
    #[error("no such key")]
    NoSuchKey,
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A key as whoever may see it sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    pub id: ApiKeyId,
    pub name: String,
    pub prefix: String,
    pub created_at: Time,
    /// Who made it, where that was somebody else than who asks.
    pub maker: Option<String>,
    /// What it can do now.
    pub rights: Rights,
    /// Whether that is all that its maker may.
    pub is_everything: bool,
}

/// Makes a key and gives it away, for the only time. It can do what is asked for as far as its maker may themselves, now and later.
pub async fn add(office: &Office, asking: &Asking, name: &str, wanted: KeyRights) -> Result<String, ApiKeyError> {
    let name = parse_name(name, 60).map_err(ApiKeyError::Name)?;
    let key = format!("{PREFIX}{}", office.secret().reveal());
    let (owner, now) = (asking.owner(), asking.now);
    let mut tx = office.db.write().await?;
    owners::touch_people(&mut tx, owner).await?;
    // Something may have been taken from the maker since the request began.
    let acting = match asking.acting.is_owner() {
        true => asking.acting.clone(),
        false => {
            Staff::read(&mut tx, owner, now).await?.acting(asking.account, now).ok_or(ApiKeyError::MayNot)?.key(asking.acting.rights())
        }
    };
    if !acting.may(RIGHT) {
        return Err(ApiKeyError::MayNot);
    }
    let row = ApiKey {
        id: ApiKeyId(office.id(now)),
        name,
        prefix: key.chars().take(PREFIX.len() + 6).collect(),
        created_at: now,
        maker: Some(asking.account),
        rights: Some(wanted.given_by(&acting)?),
    };
    api_keys::add(&mut tx, owner, &row, &secret::hash(&key)).await?;
    let changes = vec![Change::Rights(Pair::new(None, row.rights))];
    note(&mut tx, office, asking, Did { right: RIGHT, action: Action::KeyMade, object: Object::Key(row.id), name: &row.name, changes })
        .await?;
    tx.commit().await?;
    Ok(key)
}

/// Who bears this key, and what they may do with it now.
pub async fn recognise(office: &Office, key: &str, now: Time) -> Result<Option<KeyBearer>, ApiKeyError> {
    if !key.starts_with(PREFIX) {
        return Ok(None);
    }
    let mut tx = office.db.read().await?;
    let known = by_key(&mut tx, &secret::hash(key)).await?;
    Ok(known.and_then(|known| with_key(known, now)))
}

/// The keys that this caller may see: an owner all in their account, others their own.
pub async fn list(office: &Office, asking: &Asking) -> Result<Vec<Listed>, ApiKeyError> {
    let (owner, now) = (asking.owner(), asking.now);
    let mut tx = office.db.read().await?;
    let keys = api_keys::list(&mut tx, owner, whose(asking)).await?;
    let staff = Staff::read(&mut tx, owner, now).await?;
    drop(tx);
    let listed = |key: ApiKey| {
        let by = key.maker.unwrap_or(AccountId(owner.0));
        let maker = staff.acting(by, now);
        let held = maker.as_ref().map_or(Rights::NONE, Acting::rights);
        let rights = key.rights.map_or(held, |rights| rights.common(held));
        Listed {
            id: key.id,
            name: key.name,
            prefix: key.prefix,
            created_at: key.created_at,
            maker: staff.name(by).filter(|_| by != asking.account).map(str::to_owned),
            rights,
            is_everything: maker.is_some() && rights == held,
        }
    };
    Ok(keys.into_iter().map(listed).collect())
}

/// Revokes one of the keys that this caller may see.
pub async fn revoke(office: &Office, asking: &Asking, id: ApiKeyId) -> Result<(), ApiKeyError> {
    let (owner, now) = (asking.owner(), asking.now);
    let mut tx = office.db.write().await?;
    owners::touch_people(&mut tx, owner).await?;
    let name = api_keys::revoke(&mut tx, owner, whose(asking), id, now).await?.ok_or(ApiKeyError::NoSuchKey)?;
    note(&mut tx, office, asking, revoked(id, &name)).await?;
    tx.commit().await?;
    Ok(())
}

/// Revokes all that these have in an owner's account, and notes each.
pub(crate) async fn revoke_all(
    tx: &mut Tx,
    office: &Office,
    (owner, whose): (OwnerId, Whose),
    actor: Actor,
    (address, now): (Option<String>, Time),
) -> Result<usize, StoreError> {
    let keys = api_keys::revoke_all(tx, owner, whose, now).await?;
    for (id, name) in &keys {
        note_of(tx, office, owner, actor, revoked(*id, name), (address.clone(), now)).await?;
    }
    Ok(keys.len())
}

/// Revokes all that an account made in others' accounts, and notes each there: from where, is nothing to those.
pub(crate) async fn revoke_elsewhere(tx: &mut Tx, office: &Office, account: AccountId, now: Time) -> Result<usize, StoreError> {
    let keys = api_keys::revoke_made_by(tx, account, now).await?;
    for (owner, id, name) in &keys {
        let actor = Actor::Invited { account: Some(account) };
        note_of(tx, office, *owner, actor, revoked(*id, name), (None, now)).await?;
    }
    Ok(keys.len())
}

fn revoked(id: ApiKeyId, name: &str) -> Did<'_> {
    Did { right: RIGHT, action: Action::KeyRevoked, object: Object::Key(id), name, changes: vec![] }
}

fn whose(asking: &Asking) -> Whose {
    if asking.acting.is_owner() { Whose::Everybodys } else { Whose::Only(asking.account) }
}
