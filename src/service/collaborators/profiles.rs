//! Profiles: the owner names sets of rights, sees whom a change concerns, and deletes what nobody needs.

use super::CollaboratorsError as Error;
use super::senders::{Staff, take_back};
use crate::asking::{Asking, Did, note};
use crate::office::Office;
use domain::Time;
use domain::collaborators::audit::{Action, Change, Object, Pair, Text};
use domain::collaborators::{
    Deletion, Difference, Fault, Field, InPerson, MOST_PROFILES, Profile, ProfileForm, Reason, Right, Rights, State,
};
use domain::id::{OwnerId, ProfileId};
use store::profiles::{self as kept, Kept, Listed};
use store::{StoreError, Tx, collaborators, owners};

/// Whom a change of a profile concerns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Affected {
    pub difference: Difference,
    /// Name and state of whoever has the profile.
    pub people: Vec<(String, State)>,
    /// Open invitations, by the names of those invited, whose senders could not send them any more.
    pub taken_back: Vec<String>,
}

/// An owner's profiles, with how many people have each.
pub async fn profiles(office: &Office, owner: OwnerId) -> Result<Vec<Listed>, Error> {
    Ok(kept::list(&mut office.db.read().await?, owner).await?)
}

/// One profile.
pub async fn profile(office: &Office, owner: OwnerId, id: ProfileId) -> Result<Kept, Error> {
    kept::get(&mut office.db.read().await?, owner, id).await?.ok_or(Error::NotFound)
}

/// Makes a profile, or saves one that was read at `version`. Whoever has it has its rights from their next request on.
///
/// # Errors
/// [`Error::Faults`]; [`Error::Stale`] where another window saved meanwhile.
pub async fn save(
    office: &Office,
    _: InPerson,
    asking: &Asking,
    id: Option<(ProfileId, i64)>,
    form: &ProfileForm,
) -> Result<ProfileId, Error> {
    let (name, rights) = form.check().map_err(Error::Faults)?;
    let (owner, now) = (asking.owner(), asking.now);
    let mut tx = office.db.write().await?;
    owners::touch_people(&mut tx, owner).await?;
    let saved = match id {
        None => {
            let id = ProfileId(office.id(now));
            add(&mut tx, office, asking, &Profile { id, name, rights }).await?;
            id
        }
        Some((id, version)) => {
            let before = kept::get(&mut tx, owner, id).await?.ok_or(Error::NotFound)?;
            let profile = Profile { id, name, rights };
            if before.version != version || !kept::save(&mut tx, owner, &profile, version).await.map_err(taken)? {
                return Err(Error::Stale(before.version));
            }
            let changes = [
                Pair::changed(Text::of(&before.profile.name), Text::of(&profile.name)).map(Change::Name),
                Pair::changed(before.profile.rights, rights).map(Change::Rights),
            ];
            write(&mut tx, office, asking, Action::ProfileChanged, &profile, changes.into_iter().flatten().collect()).await?;
            take_back(&mut tx, office, asking).await?;
            id
        }
    };
    tx.commit().await?;
    Ok(saved)
}

/// What saving these rights would mean, and for whom. Changes nothing.
pub async fn preview(office: &Office, person: InPerson, id: ProfileId, rights: Rights, now: Time) -> Result<Affected, Error> {
    let mut tx = office.db.read().await?;
    let before = kept::get(&mut tx, person.owner(), id).await?.ok_or(Error::NotFound)?;
    let mut staff = Staff::read(&mut tx, person.owner(), now).await?;
    staff.rights.insert(id, rights);
    let people = staff.people.iter().filter(|person| person.profile == id);
    Ok(Affected {
        difference: Difference::between(before.profile.rights, rights),
        people: people.map(|person| (person.name.clone(), person.standing.shown(now))).collect(),
        taken_back: staff.fallen(now).map(|invited| invited.name.clone()).collect(),
    })
}

/// Another profile of the same rights, under a name that is free.
pub async fn duplicate(office: &Office, _: InPerson, asking: &Asking, id: ProfileId) -> Result<ProfileId, Error> {
    let owner = asking.owner();
    let mut tx = office.db.write().await?;
    owners::touch_people(&mut tx, owner).await?;
    let original = kept::get(&mut tx, owner, id).await?.ok_or(Error::NotFound)?.profile;
    let form = original.duplicate(&kept::names(&mut tx, owner).await?);
    let copy = Profile { id: ProfileId(office.id(asking.now)), name: form.name, rights: form.rights };
    add(&mut tx, office, asking, &copy).await?;
    tx.commit().await?;
    Ok(copy.id)
}

/// Deletes a profile that nobody has, or whose people get another.
pub async fn remove(office: &Office, _: InPerson, asking: &Asking, id: ProfileId, deletion: Deletion) -> Result<(), Error> {
    let owner = asking.owner();
    let mut tx = office.db.write().await?;
    owners::touch_people(&mut tx, owner).await?;
    let profile = kept::get(&mut tx, owner, id).await?.ok_or(Error::NotFound)?.profile;
    let people = collaborators::of_profile(&mut tx, owner, id).await?.len() as u64;
    profile.may_go(people, deletion)?;
    let mut changes = Vec::new();
    if let Deletion::MoveTo(other) = deletion {
        let other = kept::get(&mut tx, owner, other).await?.ok_or(Error::NotFound)?.profile;
        collaborators::move_people(&mut tx, owner, id, other.id).await?;
        changes.push(Change::Profile(Pair::new(Some(Text::of(&profile.name)), Some(Text::of(&other.name)))));
        changes.push(Change::Count(Pair::new(Some(i64::try_from(people).unwrap_or(i64::MAX)), None)));
    }
    if !kept::remove(&mut tx, owner, id).await? {
        return Err(Error::NotFound);
    }
    write(&mut tx, office, asking, Action::ProfileDeleted, &profile, changes).await?;
    take_back(&mut tx, office, asking).await?;
    tx.commit().await?;
    Ok(())
}

/// Adds a profile where there is room for one more.
pub(super) async fn add(tx: &mut Tx, office: &Office, asking: &Asking, profile: &Profile) -> Result<(), Error> {
    if kept::names(tx, asking.owner()).await?.len() >= MOST_PROFILES {
        return Err(Error::Faults(vec![Fault::too_many_profiles()]));
    }
    kept::add(tx, asking.owner(), profile, asking.now).await.map_err(taken)?;
    let changes = vec![Change::Rights(Pair::new(None, Some(profile.rights)))];
    Ok(write(tx, office, asking, Action::ProfileCreated, profile, changes).await?)
}

async fn write(
    tx: &mut Tx,
    office: &Office,
    asking: &Asking,
    action: Action,
    profile: &Profile,
    changes: Vec<Change>,
) -> Result<(), StoreError> {
    let object = Object::Profile(profile.id);
    note(tx, office, asking, Did { right: Right::ToolsCollaborators, action, object, name: &profile.name, changes }).await
}

/// A profile's name is the one thing that another may have already.
fn taken(error: StoreError) -> Error {
    match error {
        StoreError::Conflict(_) => Error::Faults(vec![Fault::new(Field::Name, Reason::Taken)]),
        error => error.into(),
    }
}
