//! People: the list, and what only the owner does with one of them.

use super::CollaboratorsError as Error;
use super::invitations::{product_names, today};
use super::profiles::add as add_profile;
use super::senders::take_back;
use crate::api_keys::revoke_all;
use crate::asking::{Asking, Did, note};
use crate::mail::collaborators::shut;
use crate::mail::letters;
use crate::office::Office;
use domain::Time;
use domain::collaborators::audit::{Action, Actor, Change, Object, Pair, Text};
use domain::collaborators::{Effect, Event, Fault, Field, Hand, InPerson, Limits, MemberError, Profile, Reason, Right, State};
use domain::id::{AccountId, CollaboratorId, OwnerId, ProfileId};
use store::api_keys::Whose;
use store::collaborators::{self, Collaborator, Filter, Page};
use store::{StoreError, Tx, accounts, owners, profiles};

/// The list, the owner's profiles to filter by, and the owner's day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct People {
    pub pages: Vec<Page>,
    pub profiles: Vec<Profile>,
    /// How many there are, whatever the list is narrowed to.
    pub all: usize,
}

/// An owner's collaborators that fit.
pub async fn list(office: &Office, owner: OwnerId, filter: &Filter, now: Time) -> Result<People, Error> {
    let mut tx = office.db.read().await?;
    let profiles = profiles::list(&mut tx, owner).await?.into_iter().map(|listed| listed.kept.profile).collect();
    let all = collaborators::count(&mut tx, owner).await?;
    Ok(People { pages: collaborators::list(&mut tx, owner, filter, now).await?, profiles, all })
}

/// Suspends, readmits or removes somebody, or takes their invitation back. Their next request finds it done.
pub async fn apply(office: &Office, _: InPerson, asking: &Asking, id: CollaboratorId, event: Event) -> Result<(), Error> {
    let (owner, now) = (asking.owner(), asking.now);
    let action = match event {
        Event::Suspend => Action::CollaboratorSuspended,
        Event::Resume => Action::CollaboratorResumed,
        Event::Remove => Action::CollaboratorRemoved,
        Event::Revoke => Action::InvitationRevoked,
        // Everything else is done elsewhere, by other hands or with a letter.
        event => return Err(MemberError::NotTheirs(event).into()),
    };
    let mut tx = office.db.write().await?;
    owners::touch_people(&mut tx, owner).await?;
    let read = get(&mut tx, owner, id).await?;
    let (to, effect) = read.standing.apply(event, Hand::Owner, now)?;
    if !collaborators::set_standing(&mut tx, &read, to, now).await? {
        return Err(Error::NotFound);
    }
    if effect == Effect::Shuts {
        let actor = asking.actor(Right::ToolsCollaborators);
        shut_out(&mut tx, office, &read, actor, (asking.address.clone(), now)).await?;
        let account = accounts::get(&mut tx, AccountId(owner.0)).await?.ok_or(Error::NotFound)?;
        letters::post(&mut tx, office, &read.email, &shut(read.language, &read.name, &account.name), now).await?;
    }
    let state = |state: State| Text::of(state.name());
    let changes = vec![Change::State(Pair::new(Some(state(read.standing.state())), Some(state(to.state()))))];
    write(&mut tx, office, asking, action, &read, changes).await?;
    take_back(&mut tx, office, asking).await?;
    tx.commit().await?;
    Ok(())
}

/// Whoever is shut out has no keys left in this account. Their sessions stay where they are and find it closed: nothing of their own
/// comes in its place unasked.
pub(super) async fn shut_out(
    tx: &mut Tx,
    office: &Office,
    who: &Collaborator,
    actor: Actor,
    seen: (Option<String>, Time),
) -> Result<(), StoreError> {
    let Some(account) = who.account else { return Ok(()) };
    revoke_all(tx, office, (who.owner, Whose::Only(account)), actor, seen).await?;
    Ok(())
}

/// Gives somebody another profile.
pub async fn change_profile(office: &Office, _: InPerson, asking: &Asking, id: CollaboratorId, profile: ProfileId) -> Result<(), Error> {
    let owner = asking.owner();
    let mut tx = office.db.write().await?;
    owners::touch_people(&mut tx, owner).await?;
    let read = get(&mut tx, owner, id).await?;
    let Some(other) = profiles::get(&mut tx, owner, profile).await? else {
        return Err(Error::Faults(vec![Fault::new(Field::Profile, Reason::NotInList)]));
    };
    give(&mut tx, office, asking, &read, &other.profile).await?;
    tx.commit().await?;
    Ok(())
}

/// Gives somebody a profile of their own, which begins as a copy of the one that they have; to be edited then.
pub async fn just_for(office: &Office, _: InPerson, asking: &Asking, id: CollaboratorId) -> Result<ProfileId, Error> {
    let owner = asking.owner();
    let mut tx = office.db.write().await?;
    owners::touch_people(&mut tx, owner).await?;
    let read = get(&mut tx, owner, id).await?;
    let present = profiles::get(&mut tx, owner, read.profile).await?.ok_or(Error::NotFound)?.profile;
    let form = present.just_for(&read.name, &profiles::names(&mut tx, owner).await?);
    let own = Profile { id: ProfileId(office.id(asking.now)), name: form.name, rights: form.rights };
    add_profile(&mut tx, office, asking, &own).await?;
    give(&mut tx, office, asking, &read, &own).await?;
    tx.commit().await?;
    Ok(own.id)
}

async fn give(tx: &mut Tx, office: &Office, asking: &Asking, read: &Collaborator, to: &Profile) -> Result<(), Error> {
    let owner = asking.owner();
    let before = profiles::get(tx, owner, read.profile).await?.map(|kept| kept.profile);
    collaborators::set_profile(tx, owner, read.id, to.id).await?;
    let mut changes = vec![Change::Profile(Pair::new(before.as_ref().map(|before| Text::of(&before.name)), Some(Text::of(&to.name))))];
    changes.extend(before.and_then(|before| Pair::changed(before.rights, to.rights)).map(Change::Rights));
    write(tx, office, asking, Action::CollaboratorMoved, read, changes).await?;
    Ok(take_back(tx, office, asking).await?)
}

/// Narrows somebody to some products and to a last day, or to neither.
pub async fn set_limits(office: &Office, _: InPerson, asking: &Asking, id: CollaboratorId, limits: &Limits) -> Result<(), Error> {
    let owner = asking.owner();
    let mut tx = office.db.write().await?;
    owners::touch_people(&mut tx, owner).await?;
    let read = get(&mut tx, owner, id).await?;
    let account = accounts::get(&mut tx, AccountId(owner.0)).await?.ok_or(Error::NotFound)?;
    let today = today(&account, asking.now)?;
    if limits.last_day != read.limits.last_day && limits.last_day.is_some_and(|day| day < today) {
        return Err(Error::Faults(vec![Fault::new(Field::LastDay, Reason::DayPast)]));
    }
    product_names(&mut tx, asking, limits).await?;
    collaborators::set_limits(&mut tx, owner, id, limits).await?;
    let changes = [
        Pair::changed(read.limits.products.clone(), limits.products.clone()).map(Change::Products),
        (read.limits.last_day != limits.last_day).then(|| Change::LastDay(Pair::new(read.limits.last_day, limits.last_day))),
    ];
    write(&mut tx, office, asking, Action::CollaboratorLimited, &read, changes.into_iter().flatten().collect()).await?;
    take_back(&mut tx, office, asking).await?;
    tx.commit().await?;
    Ok(())
}

/// Somebody who is still in the list.
async fn get(tx: &mut Tx, owner: OwnerId, id: CollaboratorId) -> Result<Collaborator, Error> {
    collaborators::get(tx, owner, id).await?.filter(|read| read.standing.can_be_changed()).ok_or(Error::NotFound)
}

async fn write(
    tx: &mut Tx,
    office: &Office,
    asking: &Asking,
    action: Action,
    who: &Collaborator,
    changes: Vec<Change>,
) -> Result<(), StoreError> {
    let object = Object::Collaborator(who.id);
    note(tx, office, asking, Did { right: Right::ToolsCollaborators, action, object, name: &who.name, changes }).await
}
