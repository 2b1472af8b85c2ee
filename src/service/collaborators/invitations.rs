//! Inviting: the owner anybody into any profile, a collaborator who may invite nobody into more than they have.

use super::CollaboratorsError as Error;
use super::senders::Staff;
use crate::asking::{Asking, Did, note};
use crate::limits::{Limit, allow};
use crate::mail::collaborators::{Invited, invitation};
use crate::mail::letters;
use crate::office::Office;
use crate::secret::Secret;
use domain::Time;
use domain::calendar::{day_of, parse_zone};
use domain::collaborators::audit::{Action, Change, Masked, Object, Pair, Text};
use domain::collaborators::{
    Event, Fault, Field, Hand, Invite, InviteForm, Inviter, Limits, MOST_COLLABORATORS, Profile, Reason, Right, Rights, Standing, State,
    may_invite,
};
use domain::id::{AccountId, CollaboratorId, LetterId};
use domain::listing::ProductName;
use domain::name::Email;
use store::accounts::{self, Account};
use store::collaborators::{self, Collaborator};
use store::{StoreError, Tx, owners, products, profiles};

/// Letters of invitation in an hour: of one owner, and from one owner to one address.
const MOST_OF_OWNER: i64 = 60;
const MOST_TO_ADDRESS: i64 = 3;
const HOUR: i64 = 3_600;

/// Products that are offered as limits.
const MOST_PRODUCTS: i64 = 500;

/// What an invitation may be for: profiles that the inviter may hand on, and products that they see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choices {
    pub profiles: Vec<Profile>,
    pub products: Vec<ProductName>,
    /// Whether the inviter must choose among the products.
    pub limited: bool,
}

/// What this caller may invite into.
pub async fn choices(office: &Office, asking: &Asking) -> Result<Choices, Error> {
    let (owner, acting) = (asking.owner(), &asking.acting);
    let mut tx = office.db.read().await?;
    let may = |rights: Rights| acting.is_owner() || acting.rights().holds(rights);
    let profiles = profiles::list(&mut tx, owner).await?.into_iter().map(|listed| listed.kept.profile).filter(|p| may(p.rights)).collect();
    let products = products::names(&mut tx, owner, acting.products(), MOST_PRODUCTS).await?;
    Ok(Choices { profiles, products, limited: !acting.products().are_all() })
}

/// Invites somebody: a row, and a letter with a link that only they get. Whether the address has an account makes no difference.
///
/// # Errors
/// [`Error::Faults`] with what is wrong; [`Error::MayNotInvite`]; [`Error::TooOften`].
pub async fn invite(office: &Office, asking: &Asking, form: &InviteForm) -> Result<CollaboratorId, Error> {
    let (owner, now) = (asking.owner(), asking.now);
    let account = owner_account(&mut office.db.read().await?, asking).await?;
    let invite = form.check(today(&account, now)?).map_err(Error::Faults)?;
    if !asking.acting.is_owner() && !asking.acting.may(Right::ToolsCollaborators) {
        return Err(Error::MayNotInvite);
    }
    // What is refused anyway counts as no letter.
    check_new(&mut office.db.read().await?, asking, &account, &invite).await?;
    throttled(office, asking, &invite.email).await?;
    let mut tx = office.db.write().await?;
    owners::touch_people(&mut tx, owner).await?;
    let (profile, names) = check_new(&mut tx, asking, &account, &invite).await?;
    let token = office.secret();
    let mut invited = Collaborator {
        owner,
        id: CollaboratorId(office.id(now)),
        account: None,
        name: invite.name,
        email: invite.email,
        profile: profile.id,
        standing: Standing::invited(now),
        limits: invite.limits,
        language: invite.language,
        invited_by: asking.account,
        letter: None,
        made_at: now,
        answered_at: None,
        seen_at: None,
    };
    invited.letter = Some(post(&mut tx, office, asking, (&account, &invited, &profile, names.as_deref()), &token).await?);
    match collaborators::add(&mut tx, &invited, &token.hash()).await {
        Err(StoreError::Conflict(_)) => return Err(fault(Field::Email, Reason::AlreadyThere)),
        added => added?,
    }
    let changes = described(&invited, &profile);
    let object = Object::Collaborator(invited.id);
    note(&mut tx, office, asking, did(Action::CollaboratorInvited, object, &invited.name, changes)).await?;
    tx.commit().await?;
    Ok(invited.id)
}

/// What an invitation would be for, if this caller may send it now.
async fn check_new(tx: &mut Tx, asking: &Asking, account: &Account, invite: &Invite) -> Result<(Profile, Option<Vec<String>>), Error> {
    let owner = asking.owner();
    let Some(profile) = profiles::get(tx, owner, invite.profile).await?.map(|kept| kept.profile) else {
        return Err(fault(Field::Profile, Reason::NotInList));
    };
    may(tx, asking, account, &invite.email, profile.rights, &invite.limits).await?;
    let names = product_names(tx, asking, &invite.limits).await?;
    if collaborators::by_email(tx, owner, &invite.email).await?.is_some() {
        return Err(fault(Field::Email, Reason::AlreadyThere));
    }
    if collaborators::count(tx, owner).await? >= MOST_COLLABORATORS {
        return Err(Error::Faults(vec![Fault::too_many_collaborators()]));
    }
    Ok((profile, names))
}

/// Sends an invitation again, by another link: every earlier one dies. It asks what inviting asks, about profile and limits as they are
/// now, and whoever sends it again answers for it from then on.
pub async fn resend(office: &Office, asking: &Asking, id: CollaboratorId) -> Result<(), Error> {
    let owner = asking.owner();
    let mut tx = office.db.read().await?;
    let account = owner_account(&mut tx, asking).await?;
    let email = collaborators::get(&mut tx, owner, id).await?.ok_or(Error::NotFound)?.email;
    check_again(&mut tx, asking, &account, id).await?;
    drop(tx);
    throttled(office, asking, &email).await?;
    let mut tx = office.db.write().await?;
    owners::touch_people(&mut tx, owner).await?;
    let (read, profile, to) = check_again(&mut tx, asking, &account, id).await?;
    let names = product_names(&mut tx, asking, &read.limits).await?;
    let token = office.secret();
    let invited = Collaborator { standing: to, ..read.clone() };
    let letter = post(&mut tx, office, asking, (&account, &invited, &profile, names.as_deref()), &token).await?;
    if !collaborators::resend(&mut tx, &read, to, (&token.hash(), letter, asking.account)).await? {
        return Err(Error::NotFound);
    }
    let state = |standing: Standing| Text::of(standing.state().name());
    let changes = Pair::changed(state(read.standing), state(to)).map(Change::State).into_iter().collect();
    note(&mut tx, office, asking, did(Action::InvitationResent, Object::Collaborator(id), &read.name, changes)).await?;
    tx.commit().await?;
    Ok(())
}

/// Somebody whose invitation may be sent again by this caller, their profile, and how they stand then.
async fn check_again(
    tx: &mut Tx,
    asking: &Asking,
    account: &Account,
    id: CollaboratorId,
) -> Result<(Collaborator, Profile, Standing), Error> {
    let owner = asking.owner();
    let read = collaborators::get(tx, owner, id).await?.filter(|read| read.standing.state() != State::Removed).ok_or(Error::NotFound)?;
    let profile = profiles::get(tx, owner, read.profile).await?.ok_or(Error::NotFound)?.profile;
    may(tx, asking, account, &read.email, profile.rights, &read.limits).await?;
    let hand = if asking.acting.is_owner() { Hand::Owner } else { Hand::Inviter };
    let (to, _) = read.standing.apply(Event::Resend, hand, asking.now)?;
    Ok((read, profile, to))
}

/// Whether the caller may let this address into these rights and limits.
async fn may(tx: &mut Tx, asking: &Asking, account: &Account, email: &Email, rights: Rights, limits: &Limits) -> Result<(), Error> {
    let own = accounts::get(tx, asking.account).await?.ok_or(Error::NotFound)?.email;
    // Something may have been taken from the inviter since the request began.
    let acting = match asking.acting.is_owner() {
        true => asking.acting.clone(),
        false => {
            let now = Staff::read(tx, asking.owner(), asking.now).await?.acting(asking.account, asking.now);
            now.ok_or(Error::MayNotInvite)?.key(asking.acting.rights())
        }
    };
    let inviter = Inviter { acting: &acting, email: &own, owner_email: &account.email };
    may_invite(inviter, email, rights, limits).map_err(|errors| Error::of_invite(&errors))
}

/// The names of the products that are opened, all of which must be the owner's; none for all.
pub(super) async fn product_names(tx: &mut Tx, asking: &Asking, limits: &Limits) -> Result<Option<Vec<String>>, Error> {
    let Some(wanted) = limits.products.only().map(|only| only.len()) else { return Ok(None) };
    let found = products::names(tx, asking.owner(), &limits.products, MOST_PRODUCTS).await?;
    if found.len() != wanted {
        return Err(fault(Field::Products, Reason::NotInList));
    }
    Ok(Some(found.into_iter().map(|product| product.name).collect()))
}

async fn post(
    tx: &mut Tx,
    office: &Office,
    asking: &Asking,
    (account, invited, profile, products): (&Account, &Collaborator, &Profile, Option<&[String]>),
    token: &Secret,
) -> Result<LetterId, Error> {
    let inviter = accounts::get(tx, asking.account).await?.ok_or(Error::NotFound)?;
    let Standing::Pending { until } = invited.standing else { return Err(Error::NotFound) };
    let told = Invited {
        language: invited.language,
        name: &invited.name,
        inviter: &inviter.name,
        owner: &account.name,
        profile: &profile.name,
        rights: profile.rights,
        until: today(account, until)?,
        last_day: invited.limits.last_day,
        products,
    };
    Ok(letters::post_known(tx, office, &invited.email, &invitation(office, &told, token), asking.now).await?)
}

async fn throttled(office: &Office, asking: &Asking, email: &Email) -> Result<(), Error> {
    let owner = asking.owner().to_string();
    let limits = [
        Limit { kind: "invitations", who: &[&owner], most: MOST_OF_OWNER, seconds: HOUR },
        Limit { kind: "invitation-to", who: &[&owner, email.as_str()], most: MOST_TO_ADDRESS, seconds: HOUR },
    ];
    if allow(office, &limits, asking.now).await? { Ok(()) } else { Err(Error::TooOften) }
}

async fn owner_account(tx: &mut Tx, asking: &Asking) -> Result<Account, Error> {
    accounts::get(tx, AccountId(asking.owner().0)).await?.ok_or(Error::NotFound)
}

/// The owner's day at a moment.
pub(super) fn today(account: &Account, at: Time) -> Result<chrono::NaiveDate, StoreError> {
    let zone = parse_zone(&account.time_zone).ok_or_else(|| StoreError::Corrupt(format!("time zone {}", account.time_zone)))?;
    Ok(day_of(at, zone))
}

fn described(invited: &Collaborator, profile: &Profile) -> Vec<Change> {
    let mut changes = vec![
        Change::Email(Pair::new(None, Some(Masked::of(&invited.email)))),
        Change::Profile(Pair::new(None, Some(Text::of(&profile.name)))),
        Change::Rights(Pair::new(None, Some(profile.rights))),
        Change::Language(Pair::new(None, Some(invited.language))),
    ];
    if !invited.limits.products.are_all() {
        changes.push(Change::Products(Pair::new(None, Some(invited.limits.products.clone()))));
    }
    changes.extend(invited.limits.last_day.map(|day| Change::LastDay(Pair::new(None, Some(day)))));
    changes
}

fn did(action: Action, object: Object, name: &str, changes: Vec<Change>) -> Did<'_> {
    Did { right: Right::ToolsCollaborators, action, object, name, changes }
}

fn fault(field: Field, reason: Reason) -> Error {
    Error::Faults(vec![Fault::new(field, reason)])
}
