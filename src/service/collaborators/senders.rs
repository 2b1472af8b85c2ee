//! An open invitation stands only while whoever sent it could send it now: who is shut out, or has less than before, lets nobody in.

use crate::asking::{Asking, Did, note_of};
use crate::office::Office;
use domain::Time;
use domain::calendar::{day_of, parse_zone};
use domain::collaborators::audit::{Action, Actor, Object};
use domain::collaborators::{Access, Acting, Inviter, Right, Rights, Standing, State, may_invite};
use domain::id::{AccountId, OwnerId, ProfileId};
use std::collections::HashMap;
use store::accounts::{self, Account};
use store::collaborators::{self, Collaborator, Filter};
use store::{StoreError, Tx, profiles};

/// An owner's people and profiles, as they are now or would be.
pub(crate) struct Staff {
    pub owner: Account,
    pub people: Vec<Collaborator>,
    pub rights: HashMap<ProfileId, Rights>,
}

impl Staff {
    /// As they are in this transaction.
    pub async fn read(tx: &mut Tx, owner: OwnerId, now: Time) -> Result<Self, StoreError> {
        let missing = || StoreError::Corrupt(format!("owner {owner} has no account"));
        let account = accounts::get(tx, AccountId(owner.0)).await?.ok_or_else(missing)?;
        let people = collaborators::list(tx, owner, &Filter::default(), now).await?;
        let rights =
            profiles::list(tx, owner).await?.into_iter().map(|listed| (listed.kept.profile.id, listed.kept.profile.rights)).collect();
        Ok(Self { owner: account, people: people.into_iter().map(|page| page.collaborator).collect(), rights })
    }

    /// What an account may do here now; none where it may nothing.
    pub fn acting(&self, account: AccountId, now: Time) -> Option<Acting> {
        let owner = OwnerId::from(self.owner.id);
        if account == self.owner.id {
            return Some(Acting::owner(owner));
        }
        let person = self.people.iter().find(|person| person.account == Some(account))?;
        let today = day_of(now, parse_zone(&self.owner.time_zone)?);
        let rights = self.rights.get(&person.profile)?;
        (person.standing.access(&person.limits, today) == Access::Open).then(|| Acting::collaborator(owner, *rights, person.limits.clone()))
    }

    /// What somebody who works here is called.
    pub fn name(&self, account: AccountId) -> Option<&str> {
        if account == self.owner.id {
            return Some(&self.owner.name);
        }
        self.people.iter().find(|person| person.account == Some(account)).map(|person| person.name.as_str())
    }

    /// Whether whoever sent this invitation could send it now.
    pub fn still_stands(&self, invited: &Collaborator, now: Time) -> bool {
        let Some(acting) = self.acting(invited.invited_by, now) else { return false };
        let sender = self.people.iter().find(|person| person.account == Some(invited.invited_by));
        let email = sender.map_or(&self.owner.email, |sender| &sender.email);
        let inviter = Inviter { acting: &acting, email, owner_email: &self.owner.email };
        self.rights.get(&invited.profile).is_some_and(|rights| may_invite(inviter, &invited.email, *rights, &invited.limits).is_ok())
    }

    /// The open invitations that do not stand.
    pub fn fallen(&self, now: Time) -> impl Iterator<Item = &Collaborator> {
        self.people.iter().filter(move |person| person.standing.state() == State::Pending && !self.still_stands(person, now))
    }
}

/// Takes back every open invitation that its sender could not send now. After everything that takes something from somebody, or gives
/// something to a profile.
pub(super) async fn take_back(tx: &mut Tx, office: &Office, asking: &Asking) -> Result<(), StoreError> {
    let actor = asking.actor(Right::ToolsCollaborators);
    take_back_by(tx, office, (asking.owner(), actor), (asking.address.clone(), asking.now)).await
}

/// The same where nobody acts for the owner.
pub(super) async fn take_back_by(
    tx: &mut Tx,
    office: &Office,
    (owner, actor): (OwnerId, Actor),
    (address, now): (Option<String>, Time),
) -> Result<(), StoreError> {
    let staff = Staff::read(tx, owner, now).await?;
    for invited in staff.fallen(now) {
        collaborators::set_standing(tx, invited, Standing::Revoked, now).await?;
        let object = Object::Collaborator(invited.id);
        let did = Did { right: Right::ToolsCollaborators, action: Action::InvitationRevoked, object, name: &invited.name, changes: vec![] };
        note_of(tx, office, owner, actor, did, (address.clone(), now)).await?;
    }
    Ok(())
}
