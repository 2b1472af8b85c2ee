//! The other side of an invitation: what its page shows, yes, no, and time that runs out. Opening the page changes nothing.

use super::CollaboratorsError as Error;
use super::senders::Staff;
use crate::accounts::{self as own, Known, SignedIn, Visitor};
use crate::asking::{Did, note_of};
use crate::mail::collaborators::answered;
use crate::mail::letters;
use crate::office::Office;
use crate::secret;
use chrono::NaiveDateTime;
use domain::Time;
use domain::account::SignUpForm;
use domain::calendar::local;
use domain::collaborators::audit::{Action, Actor, Object};
use domain::collaborators::{Event, Hand, Limits, Offer, Profile, Reader, Right, Standing, State, offer};
use domain::id::{AccountId, OwnerId};
use domain::language::Language;
use domain::name::Email;
use store::accounts;
use store::collaborators::{self, Collaborator};
use store::{StoreError, Tx, owners, products, profiles, sessions};

/// An invitation, as its page tells of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    pub offer: Offer,
    pub owner: OwnerId,
    pub owner_name: String,
    /// Who sent it; the owner, or somebody who helps them.
    pub inviter: String,
    pub name: String,
    pub email: Email,
    pub language: Language,
    pub profile: Profile,
    pub limits: Limits,
    /// The names of the products that are opened; empty for all.
    pub products: Vec<String>,
    /// Until when it can be accepted, by the owner's clock.
    pub until: Option<NaiveDateTime>,
}

/// Products whose names are told.
const MOST_PRODUCTS: i64 = 500;

/// Invitations that are closed at a time when their time is up.
const BATCH: i64 = 500;

/// What is behind a link, for whoever has it open; none where it leads nowhere.
pub async fn behind(office: &Office, token: &str, reader: Option<&Email>, now: Time) -> Result<Option<Seen>, Error> {
    let mut tx = office.db.read().await?;
    let Some(invited) = collaborators::by_link(&mut tx, &secret::hash(token)).await? else { return Ok(None) };
    let staff = Staff::read(&mut tx, invited.owner, now).await?;
    let offer = offers(&mut tx, &staff, &invited, reader, now).await?;
    let profile = profiles::get(&mut tx, invited.owner, invited.profile).await?.ok_or(Error::NotFound)?.profile;
    let products = match invited.limits.products.are_all() {
        true => Vec::new(),
        false => products::names(&mut tx, invited.owner, &invited.limits.products, MOST_PRODUCTS).await?,
    };
    let inviter = accounts::get(&mut tx, invited.invited_by).await?.map_or_else(|| staff.owner.name.clone(), |account| account.name);
    let until = match invited.standing {
        Standing::Pending { until } => Some(local(until, &staff.owner.time_zone)),
        _ => None,
    };
    Ok(Some(Seen {
        offer,
        owner: invited.owner,
        owner_name: staff.owner.name,
        inviter,
        name: invited.name,
        email: invited.email,
        language: invited.language,
        profile,
        limits: invited.limits,
        products: products.into_iter().map(|product| product.name).collect(),
        until,
    }))
}

/// What an invitation offers now. One whose sender could not send it any more is over, whether or not anybody has noted it.
async fn offers(tx: &mut Tx, staff: &Staff, invited: &Collaborator, reader: Option<&Email>, now: Time) -> Result<Offer, StoreError> {
    let state = invited.standing.shown(now);
    if matches!(invited.standing, Standing::Pending { .. }) && !staff.still_stands(invited, now) {
        return Ok(Offer::Over);
    }
    let reader = match reader {
        // Of a used link only the account that used it is told anything.
        Some(email) if state == State::Accepted && invited.account != accounts::by_email(tx, email).await?.map(|account| account.id) => {
            return Ok(Offer::Over);
        }
        Some(email) => Reader::SignedIn(email),
        None => {
            let account = accounts::by_email(tx, &invited.email).await?;
            Reader::Stranger { has_account: account.is_some_and(|account| account.confirmed_at.is_some()) }
        }
    };
    Ok(offer(state, &invited.email, reader))
}

/// Says yes, as whoever is signed in, who must be the one who was invited; whose account it opens. Twice is once.
///
/// # Errors
/// [`Error::NotFound`] where the link leads nowhere; [`Error::Offers`] where something else is to be done first, or nothing more.
pub async fn accept(office: &Office, token: &str, known: &Known, address: &str, now: Time) -> Result<OwnerId, Error> {
    let account = &known.account;
    let mut tx = office.db.write().await?;
    let invited = locked(&mut tx, token).await?;
    match offered(&mut tx, &invited, Some(&account.email), now).await? {
        Offer::Enter => return Ok(invited.owner),
        Offer::Answer if account.confirmed_at.is_some() => {}
        offer => return Err(Error::Offers(offer)),
    }
    open(&mut tx, office, &invited, (token, account.id, address), now).await?;
    sessions::set_centre(&mut tx, account.id, known.session, Some(invited.owner)).await?;
    tx.commit().await?;
    Ok(invited.owner)
}

/// Opens an account for the address that was invited, which the link has proven, and says yes with it. Whatever address the form names
/// does not count. An account of that address that was never proven is replaced as a whole, as at sign-up.
///
/// # Errors
/// Those of [`accept`], and of signing up.
pub async fn accept_with_new_account(
    office: &Office,
    token: &str,
    form: &SignUpForm,
    visitor: &Visitor,
    now: Time,
) -> Result<SignedIn, Error> {
    // A dead link costs a look and no hash.
    let seen = behind(office, token, None, now).await?.ok_or(Error::NotFound)?;
    if seen.offer != Offer::CreateAccount {
        return Err(Error::Offers(seen.offer));
    }
    let form = SignUpForm { email: seen.email.to_string(), ..form.clone() };
    let ready = own::prepare(office, &form).await?;
    let mut tx = office.db.write().await?;
    let invited = locked(&mut tx, token).await?;
    match offered(&mut tx, &invited, None, now).await? {
        Offer::CreateAccount => {}
        offer => return Err(Error::Offers(offer)),
    }
    let account = own::open_proven(&mut tx, office, &ready, now).await?;
    open(&mut tx, office, &invited, (token, account, &visitor.address), now).await?;
    let signed_in = own::open_session(&mut tx, office, account, visitor, now).await?;
    sessions::set_centre(&mut tx, account, signed_in.session, Some(invited.owner)).await?;
    tx.commit().await?;
    Ok(signed_in)
}

/// Says no; whoever has the link may.
pub async fn decline(office: &Office, token: &str, address: &str, now: Time) -> Result<(), Error> {
    let mut tx = office.db.write().await?;
    let invited = locked(&mut tx, token).await?;
    if !Staff::read(&mut tx, invited.owner, now).await?.still_stands(&invited, now) && invited.account.is_none() {
        return Err(Error::Offers(Offer::Over));
    }
    let (to, _) = invited.standing.apply(Event::Decline, Hand::Invited, now)?;
    if !collaborators::set_standing(&mut tx, &invited, to, now).await? {
        return Err(Error::NotFound);
    }
    tell(&mut tx, office, &invited, false, now).await?;
    let actor = Actor::Invited { account: None };
    write(&mut tx, office, &invited, actor, Action::InvitationDeclined, (Some(address.to_owned()), now)).await?;
    tx.commit().await?;
    Ok(())
}

/// Closes invitations whose time is up; how many.
pub async fn expire_due(office: &Office, now: Time) -> Result<u64, StoreError> {
    let due = collaborators::due(&mut office.db.read().await?, now, BATCH).await?;
    let mut closed = 0;
    for invited in due {
        let Ok((to, _)) = invited.standing.apply(Event::Expire, Hand::Clock, now) else { continue };
        let mut tx = office.db.write().await?;
        owners::touch_people(&mut tx, invited.owner).await?;
        // Sent again, answered or taken back meanwhile: then it stands otherwise.
        if !collaborators::set_standing(&mut tx, &invited, to, now).await? {
            continue;
        }
        write(&mut tx, office, &invited, Actor::Program, Action::InvitationExpired, (None, now)).await?;
        tx.commit().await?;
        closed += 1;
    }
    Ok(closed)
}

/// The invitation behind a link, and nobody else changes anything of its owner's people until this transaction ends.
async fn locked(tx: &mut Tx, token: &str) -> Result<Collaborator, Error> {
    let link = secret::hash(token);
    let owner = collaborators::by_link(tx, &link).await?.ok_or(Error::NotFound)?.owner;
    owners::touch_people(tx, owner).await?;
    collaborators::by_link(tx, &link).await?.ok_or(Error::NotFound)
}

async fn offered(tx: &mut Tx, invited: &Collaborator, reader: Option<&Email>, now: Time) -> Result<Offer, StoreError> {
    let staff = Staff::read(tx, invited.owner, now).await?;
    offers(tx, &staff, invited, reader, now).await
}

async fn open(
    tx: &mut Tx,
    office: &Office,
    invited: &Collaborator,
    (token, account, address): (&str, AccountId, &str),
    now: Time,
) -> Result<(), Error> {
    if !collaborators::accept(tx, (invited.owner, invited.id), &secret::hash(token), account, now).await? {
        return Err(Error::Offers(Offer::Over));
    }
    tell(tx, office, invited, true, now).await?;
    let actor = Actor::Invited { account: Some(account) };
    Ok(write(tx, office, invited, actor, Action::InvitationAccepted, (Some(address.to_owned()), now)).await?)
}

async fn tell(tx: &mut Tx, office: &Office, invited: &Collaborator, is_accepted: bool, now: Time) -> Result<(), StoreError> {
    let Some(inviter) = accounts::get(tx, invited.invited_by).await? else { return Ok(()) };
    letters::post(tx, office, &inviter.email, &answered(office, inviter.language, &inviter.name, &invited.name, is_accepted), now).await
}

pub(super) async fn write(
    tx: &mut Tx,
    office: &Office,
    who: &Collaborator,
    actor: Actor,
    action: Action,
    seen: (Option<String>, Time),
) -> Result<(), StoreError> {
    let object = Object::Collaborator(who.id);
    let did = Did { right: Right::ToolsCollaborators, action, object, name: &who.name, changes: vec![] };
    note_of(tx, office, who.owner, actor, did, seen).await
}
