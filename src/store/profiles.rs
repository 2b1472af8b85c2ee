//! Profiles: an owner's named sets of rights, and how many people have each.

use crate::db::{StoreError, Tx};
use crate::json::{from_json, to_json};
use domain::Time;
use domain::collaborators::{Profile, State};
use domain::id::{OwnerId, ProfileId};
use sqlx::FromRow;
use uuid::Uuid;

/// A profile as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    pub profile: Profile,
    /// Grows with every save.
    pub version: i64,
}

/// A profile and how many people have it, whatever their state, those who are gone excepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    pub kept: Kept,
    pub people: u64,
}

#[derive(FromRow)]
struct ProfileRow {
    id: Uuid,
    name: String,
    rights: String,
    version: i64,
}

impl TryFrom<ProfileRow> for Kept {
    type Error = StoreError;
    fn try_from(row: ProfileRow) -> Result<Self, StoreError> {
        let profile = Profile { id: ProfileId(row.id), name: row.name, rights: from_json(&row.rights)? };
        Ok(Self { profile, version: row.version })
    }
}

/// Adds a profile.
///
/// # Errors
/// [`StoreError::Conflict`] where the owner has another of this name.
pub async fn add(tx: &mut Tx, owner: OwnerId, profile: &Profile, now: Time) -> Result<(), StoreError> {
    tx.run(
        "INSERT INTO profiles (owner_id, id, name, name_key, rights, made_at, version) VALUES ($1, $2, $3, $4, $5, $6, 0)",
        args![owner.0, profile.id.0, profile.name.as_str(), Profile::name_key(&profile.name), to_json(&profile.rights)?, now],
    )
    .await?;
    Ok(())
}

/// A profile of this owner.
pub async fn get(tx: &mut Tx, owner: OwnerId, id: ProfileId) -> Result<Option<Kept>, StoreError> {
    let row: Option<ProfileRow> =
        tx.maybe("SELECT id, name, rights, version FROM profiles WHERE owner_id = $1 AND id = $2", args![owner.0, id.0]).await?;
    row.map(Kept::try_from).transpose()
}

/// All profiles of an owner, by name, with their people.
pub async fn list(tx: &mut Tx, owner: OwnerId) -> Result<Vec<Listed>, StoreError> {
    #[derive(FromRow)]
    struct Counted {
        #[sqlx(flatten)]
        profile: ProfileRow,
        people: i64,
    }
    let rows: Vec<Counted> = tx
        .all(
            "SELECT p.id, p.name, p.rights, p.version, (
             SELECT COUNT(*) FROM collaborators c WHERE c.owner_id = p.owner_id AND c.profile_id = p.id AND c.state <> $2
         ) AS people
         FROM profiles p WHERE p.owner_id = $1 ORDER BY p.name_key, p.id",
            args![owner.0, State::Removed as i16],
        )
        .await?;
    rows.into_iter().map(|row| Ok(Listed { kept: row.profile.try_into()?, people: row.people.unsigned_abs() })).collect()
}

/// The names of an owner's profiles.
pub async fn names(tx: &mut Tx, owner: OwnerId) -> Result<Vec<String>, StoreError> {
    let rows: Vec<(String,)> = tx.all("SELECT name FROM profiles WHERE owner_id = $1", args![owner.0]).await?;
    Ok(rows.into_iter().map(|(name,)| name).collect())
}

/// Saves name and rights where `version` is still the one that was read; false where another window was quicker.
///
/// # Errors
/// [`StoreError::Conflict`] where the owner has another of this name.
pub async fn save(tx: &mut Tx, owner: OwnerId, profile: &Profile, version: i64) -> Result<bool, StoreError> {
    let changed = tx
        .run(
            "UPDATE profiles SET name = $3, name_key = $4, rights = $5, version = version + 1 WHERE owner_id = $1 AND id = $2 AND version = $6",
            args![
                owner.0,
                profile.id.0,
                profile.name.as_str(),
                Profile::name_key(&profile.name),
                to_json(&profile.rights)?,
                version
            ],
        )
        .await?;
    Ok(changed > 0)
}

/// Removes a profile that nobody has; false where somebody has it, or it is not there.
pub async fn remove(tx: &mut Tx, owner: OwnerId, id: ProfileId) -> Result<bool, StoreError> {
    let removed = tx
        .run(
            "DELETE FROM profiles WHERE owner_id = $1 AND id = $2
             AND NOT EXISTS (SELECT 1 FROM collaborators c WHERE c.owner_id = $1 AND c.profile_id = $2 AND c.state <> $3)",
            args![owner.0, id.0, State::Removed as i16],
        )
        .await?;
    // Nobody looks as a profile that is gone.
    tx.run("UPDATE sessions SET seeing_as = NULL WHERE account_id = $1 AND seeing_as = $2", args![owner.0, id.0]).await?;
    Ok(removed > 0)
}
