//! The centres that an account assists: which, going in and out of one, leaving it; and looking at one's own account as somebody else would.

use super::CollaboratorsError as Error;
use super::answer::write;
use super::people::shut_out;
use super::senders::take_back_by;
use crate::accounts::Known;
use crate::office::Office;
use domain::Time;
use domain::calendar::{day_of, parse_zone};
use domain::collaborators::audit::{Action, Actor};
use domain::collaborators::{Access, Event, Hand, InPerson};
use domain::id::{AccountId, OwnerId, ProfileId};
use store::collaborators::{self, Assisted};
use store::{owners, profiles, sessions};

/// A centre that an account assists, and whether it is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Centre {
    pub assisted: Assisted,
    pub access: Access,
}

/// The centres that an account assists, by their owners' names.
pub async fn assisted(office: &Office, account: AccountId, now: Time) -> Result<Vec<Centre>, Error> {
    let assisted = collaborators::assisted(&mut office.db.read().await?, account).await?;
    Ok(assisted.into_iter().map(|assisted| Centre { access: access(&assisted, now), assisted }).collect())
}

/// Puts a session into another's account, or back into its own; nothing else of it changes.
///
/// # Errors
/// [`Error::NotFound`] where that account is not open to this one.
pub async fn switch(office: &Office, known: &Known, to: Option<OwnerId>, now: Time) -> Result<(), Error> {
    let account = known.account.id;
    let to = to.filter(|owner| *owner != OwnerId::from(account));
    let mut tx = office.db.write().await?;
    if let Some(owner) = to {
        let assisted = collaborators::assisted(&mut tx, account).await?;
        let is_open = |assisted: &Assisted| assisted.collaborator.owner == owner && access(assisted, now) == Access::Open;
        if !assisted.iter().any(is_open) {
            return Err(Error::NotFound);
        }
    }
    if !sessions::set_centre(&mut tx, account, known.session, to).await? {
        return Err(Error::NotFound);
    }
    tx.commit().await?;
    Ok(())
}

/// Leaves a centre for good: only another invitation leads back.
pub async fn leave(office: &Office, known: &Known, owner: OwnerId, address: &str, now: Time) -> Result<(), Error> {
    let account = known.account.id;
    let mut tx = office.db.write().await?;
    owners::touch_people(&mut tx, owner).await?;
    let assisted = collaborators::assisted(&mut tx, account).await?;
    let read = assisted.into_iter().map(|assisted| assisted.collaborator).find(|one| one.owner == owner).ok_or(Error::NotFound)?;
    let (to, _) = read.standing.apply(Event::Leave, Hand::Invited, now)?;
    if !collaborators::set_standing(&mut tx, &read, to, now).await? {
        return Err(Error::NotFound);
    }
    let actor = Actor::Invited { account: Some(account) };
    shut_out(&mut tx, office, &read, actor, (Some(address.to_owned()), now)).await?;
    sessions::leave_centre(&mut tx, account, owner).await?;
    write(&mut tx, office, &read, actor, Action::CollaboratorLeft, (Some(address.to_owned()), now)).await?;
    take_back_by(&mut tx, office, (owner, Actor::Program), (None, now)).await?;
    tx.commit().await?;
    Ok(())
}

/// Lets the owner look at their account as a profile would, in this session, or as themselves again.
pub async fn see_as(office: &Office, person: InPerson, known: &Known, profile: Option<ProfileId>) -> Result<(), Error> {
    let mut tx = office.db.write().await?;
    if let Some(id) = profile {
        profiles::get(&mut tx, person.owner(), id).await?.ok_or(Error::NotFound)?;
    }
    set_seeing(tx, known, profile).await
}

/// Back to one's own sight, which whoever looks as somebody else may always have.
pub async fn stop_seeing(office: &Office, known: &Known) -> Result<(), Error> {
    set_seeing(office.db.write().await?, known, None).await
}

async fn set_seeing(mut tx: store::Tx, known: &Known, profile: Option<ProfileId>) -> Result<(), Error> {
    sessions::set_seeing(&mut tx, known.account.id, known.session, profile).await?;
    tx.commit().await?;
    Ok(())
}

fn access(assisted: &Assisted, now: Time) -> Access {
    let Some(zone) = parse_zone(&assisted.time_zone) else { return Access::Shut };
    assisted.collaborator.standing.access(&assisted.collaborator.limits, day_of(now, zone))
}
