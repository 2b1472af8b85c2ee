//! Looking collaborators up: by id, by link, as the list shows them, and the centres that an account assists.

use super::{COLUMNS, Collaborator, CollaboratorRow};
use crate::db::{Arg, StoreError, Tx};
use domain::Time;
use domain::collaborators::{Rights, State};
use domain::id::{AccountId, CollaboratorId, OwnerId, ProfileId};
use domain::name::{Email, fold};
use sqlx::FromRow;

/// What the list is narrowed to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    pub profile: Option<ProfileId>,
    /// The state that readers are shown: an invitation has expired at its end, whether or not anybody has noted it.
    pub state: Option<State>,
    /// Part of a name or an address.
    pub text: Option<String>,
}

/// One of the list: who invited them, and whether the letter was given up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    pub collaborator: Collaborator,
    /// The name of who sent the last invitation, where that was not the owner.
    pub inviter: Option<String>,
    /// The last letter was given up: nobody could deliver it.
    pub undeliverable: bool,
}

/// A centre that an account works in, or did until it was suspended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assisted {
    pub collaborator: Collaborator,
    pub owner_name: String,
    pub time_zone: String,
    pub profile: String,
    pub rights: Rights,
}

/// A collaborator of this owner.
pub async fn get(tx: &mut Tx, owner: OwnerId, id: CollaboratorId) -> Result<Option<Collaborator>, StoreError> {
    one(tx, "c.owner_id = $1 AND c.id = $2", args![owner.0, id.0]).await
}

/// Whoever is in this owner's centre by this address, gone ones excepted.
pub async fn by_email(tx: &mut Tx, owner: OwnerId, email: &Email) -> Result<Option<Collaborator>, StoreError> {
    one(tx, "c.owner_id = $1 AND c.email = $2 AND c.state <> 6", args![owner.0, email.as_str()]).await
}

/// The invitation behind a link.
pub async fn by_link(tx: &mut Tx, link: &[u8]) -> Result<Option<Collaborator>, StoreError> {
    one(tx, "c.link = $1", args![link.to_vec()]).await
}

async fn one(tx: &mut Tx, condition: &str, args: Vec<Arg>) -> Result<Option<Collaborator>, StoreError> {
    let row: Option<CollaboratorRow> = tx.maybe(format!("SELECT {COLUMNS} FROM collaborators c WHERE {condition}"), args).await?;
    row.map(Collaborator::try_from).transpose()
}

/// All of an owner's collaborators that fit, by name; who is gone is not among them. There are at most 500.
pub async fn list(tx: &mut Tx, owner: OwnerId, filter: &Filter, now: Time) -> Result<Vec<Page>, StoreError> {
    #[derive(FromRow)]
    struct Joined {
        #[sqlx(flatten)]
        collaborator: CollaboratorRow,
        inviter: Option<String>,
        undeliverable: bool,
    }
    let rows: Vec<Joined> = tx
        .all(
            format!(
                "SELECT {COLUMNS}, i.name AS inviter, (l.id IS NOT NULL AND l.due_at IS NULL AND l.sent_at IS NULL) AS undeliverable
                 FROM collaborators c LEFT JOIN letters l ON l.id = c.letter_id
                 LEFT JOIN accounts i ON i.id = c.invited_by AND i.id <> c.owner_id
                 WHERE c.owner_id = $1 AND c.state <> 6 ORDER BY c.name, c.id"
            ),
            args![owner.0],
        )
        .await?;
    let mut found = Vec::new();
    for row in rows {
        let page = Page { collaborator: row.collaborator.try_into()?, inviter: row.inviter, undeliverable: row.undeliverable };
        if filter.fits(&page.collaborator, now) {
            found.push(page);
        }
    }
    Ok(found)
}

impl Filter {
    /// Names are compared as people type them, which no two engines do alike; the list is short.
    fn fits(&self, collaborator: &Collaborator, now: Time) -> bool {
        let shown = || fold(&format!("{}\n{}", collaborator.name, collaborator.email));
        self.profile.is_none_or(|profile| profile == collaborator.profile)
            && self.state.is_none_or(|state| state == collaborator.standing.shown(now))
            && self.text.as_ref().is_none_or(|text| {
                let shown = shown();
                fold(text).split_whitespace().all(|word| shown.contains(word))
            })
    }
}

/// How many an owner has, those included who have not answered.
pub async fn count(tx: &mut Tx, owner: OwnerId) -> Result<usize, StoreError> {
    let (count,): (i64,) = tx.one("SELECT COUNT(*) FROM collaborators WHERE owner_id = $1 AND state <> 6", args![owner.0]).await?;
    Ok(usize::try_from(count).unwrap_or(usize::MAX))
}

/// Whoever has this profile, gone ones excepted, by name.
pub async fn of_profile(tx: &mut Tx, owner: OwnerId, profile: ProfileId) -> Result<Vec<Collaborator>, StoreError> {
    many(tx, "c.owner_id = $1 AND c.profile_id = $2 AND c.state <> 6 ORDER BY c.name, c.id", args![owner.0, profile.0]).await
}

/// Invitations whose time is up.
pub async fn due(tx: &mut Tx, now: Time, most: i64) -> Result<Vec<Collaborator>, StoreError> {
    many(tx, "c.state = 0 AND c.until <= $1 ORDER BY c.until LIMIT $2", args![now, most]).await
}

async fn many(tx: &mut Tx, condition: &str, args: Vec<Arg>) -> Result<Vec<Collaborator>, StoreError> {
    let rows: Vec<CollaboratorRow> = tx.all(format!("SELECT {COLUMNS} FROM collaborators c WHERE {condition}"), args).await?;
    rows.into_iter().map(Collaborator::try_from).collect()
}

/// The centres that an account works in, by the names of their owners.
pub async fn assisted(tx: &mut Tx, account: AccountId) -> Result<Vec<Assisted>, StoreError> {
    #[derive(FromRow)]
    struct Joined {
        #[sqlx(flatten)]
        collaborator: CollaboratorRow,
        owner_name: String,
        time_zone: String,
        profile: String,
        rights: String,
    }
    let rows: Vec<Joined> = tx
        .all(
            format!(
                "SELECT {COLUMNS}, o.name AS owner_name, o.time_zone, p.name AS profile, p.rights
                 FROM collaborators c JOIN accounts o ON o.id = c.owner_id
                 JOIN profiles p ON p.owner_id = c.owner_id AND p.id = c.profile_id
                 WHERE c.account_id = $1 ORDER BY o.name, c.owner_id"
            ),
            args![account.0],
        )
        .await?;
    rows.into_iter()
        .map(|row| {
            Ok(Assisted {
                collaborator: row.collaborator.try_into()?,
                owner_name: row.owner_name,
                time_zone: row.time_zone,
                profile: row.profile,
                rights: crate::json::from_json(&row.rights)?,
            })
        })
        .collect()
}
