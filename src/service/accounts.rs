//! Accounts: opening one, proving its address, signing in and out, a forgotten password, one's sessions.
//!
//! Nothing here tells a stranger whether an address has an account: the answer is the same, the mail differs.
//!
//! Whoever signs up first for somebody else's address gets nothing from it: a later sign-up replaces the whole of one whose address
//! was never proven, a mailed link opens only together with the password of the same sign-up, and a reset, which needs no password,
//! asks for the profile anew where the address was not proven before.

use crate::api_keys::{revoke_all, revoke_elsewhere};
use crate::asking::{Did, Who};
use crate::here::{Here, Place, place};
use crate::limits::{self, Limit};
use crate::mail::letters;
use crate::office::Office;
use crate::passwords::{self, PasswordError};
use crate::products::market;
use crate::secret;
use chrono::TimeDelta;
use domain::Time;
use domain::account::{Fault, Field, NAME_MAX, SignUp, SignUpForm, Theme, check_password};
use domain::collaborators::audit::{Action, Actor, Change, Object, Pair, Text};
use domain::collaborators::{Acting, Right};
use domain::id::{AccountId, OwnerId, SessionId};
use domain::language::Language;
use domain::name::{Email, parse_country, parse_name};
use std::sync::Arc;
use store::accounts::Account;
use store::api_keys::Whose;
use store::bearers::by_session;
use store::sessions::{self, Purpose, Session};
use store::{StoreError, Tx, accounts, api_keys, collaborators};

/// How long an unused session lives.
pub const SESSION_DAYS: i64 = 30;
/// How long a link that proves an address is good.
pub const CONFIRM_HOURS: i64 = 48;
/// How long a link that resets a password is good.
pub const RESET_MINUTES: i64 = 60;

/// Attempts within [`WINDOW_SECONDS`] from one network address, whatever becomes of them.
const MOST_FROM_NETWORK: i64 = 60;
/// Wrong passwords within [`WINDOW_SECONDS`]: for one account from one network address, and from everywhere. The second is the higher
/// by far, so that a stranger who guesses does not lock out the owner, who is elsewhere.
const MOST_WRONG_FROM_NETWORK: i64 = 10;
const MOST_WRONG: i64 = 100;
const WINDOW_SECONDS: i64 = 15 * 60;

/// Letters of one kind to one address within [`LETTERS_SECONDS`], which is as long as a link lives at least: where no more are sent,
/// the link in the last one is still good.
const MOST_LETTERS: i64 = 3;
const LETTERS_SECONDS: i64 = 60 * RESET_MINUTES;

/// Why an account's use case did not happen.
#[derive(Debug, thiserror::Error)]
pub enum AccountError {
    #[error("fields are wrong: {0:?}")]
    Faults(Vec<(Field, Fault)>),
    /// Address or password: not said which.
    #[error("address and password do not belong together")]
    WrongCredentials,
    /// The password was right; a new link has been mailed.
    #[error("the address is not proven yet")]
    NotConfirmed,
    #[error("too many attempts")]
    TooManyAttempts,
    /// Used, replaced, too old, or never one of ours.
    #[error("the link is no longer good")]
    DeadLink,
    #[error("no such session")]
    NoSuchSession,
    #[error(transparent)]
    Password(#[from] PasswordError),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Where a request comes from, as far as it is told.
#[derive(Debug, Clone, Default)]
pub struct Visitor {
    /// The network address.
    pub address: String,
    pub user_agent: String,
}

/// A new session's secret and whose it is.
#[derive(Debug)]
pub struct SignedIn {
    pub token: secret::Secret,
    pub account: AccountId,
    pub session: SessionId,
}

/// Who a session's secret stands for, in whose account they are, and what they may do there.
#[derive(Debug, Clone)]
pub struct Known {
    /// The person's own account, wherever they are.
    pub account: Account,
    pub session: SessionId,
    pub acting: Acting,
    pub here: Here,
}

/// What is chosen at a reset.
#[derive(Clone, Default)]
pub struct Reset {
    pub password: String,
    /// Whether the owner's API keys die too. Those of an account whose address was not proven before always do.
    pub revoke_keys: bool,
    /// Who signs up, where the address was not proven before: what stands there may be a stranger's. Address and password in it do
    /// not count.
    pub profile: Option<SignUpForm>,
}

/// Opens an account and mails a link that proves the address; who has one already gets a mail that says so.
pub async fn sign_up(office: &Office, form: &SignUpForm, visitor: &Visitor, now: Time) -> Result<(), AccountError> {
    let form = check(form)?;
    let place = office.passwords.place()?;
    let email = [form.email.as_str()];
    ask(office, &[from_network("sign-up-from", &[&visitor.address])], now).await?;
    if !limits::allow(office, &[letters_to("confirm-letter", &email)], now).await? {
        // Nothing is replaced without a letter. The last one leads on: its link is good, and whoever does not know the password that
        // belongs to it chooses another from there.
        return Ok(());
    }
    let hash = place.hash(form.password.clone()).await?;
    match admit(office, &form, &hash, now).await {
        // Somebody else's sign-up for the same address came between the look and the row: now it is there.
        Err(AccountError::Store(StoreError::Conflict(_))) => admit(office, &form, &hash, now).await,
        done => done,
    }
}

/// Writes a sign-up down, in the place of another whose address was never proven, and the letter.
async fn admit(office: &Office, form: &SignUp, hash: &str, now: Time) -> Result<(), AccountError> {
    let mut tx = office.db.write().await?;
    let account = match accounts::by_email(&mut tx, &form.email).await? {
        None => insert(&mut tx, office, form, hash, false, None, now).await?,
        Some(known) if accounts::replace_unproven(&mut tx, known.id, form, hash).await? => {
            accounts::get(&mut tx, known.id).await?.ok_or_else(|| StoreError::Corrupt("an account just changed".into()))?
        }
        Some(known) => {
            letters::post(&mut tx, office, &form.email, &letters::already_have_account(known.language, office), now).await?;
            tx.commit().await?;
            return Ok(());
        }
    };
    mail_confirmation(&mut tx, office, &account, now).await?;
    tx.commit().await?;
    Ok(())
}

/// A sign-up that is in order, with its password hashed.
pub(crate) struct Prepared {
    form: SignUp,
    hash: String,
}

/// Checks a sign-up and hashes its password, before any transaction waits for that.
pub(crate) async fn prepare(office: &Office, form: &SignUpForm) -> Result<Prepared, AccountError> {
    let form = check(form)?;
    let hash = office.passwords.place()?.hash(form.password.clone()).await?;
    Ok(Prepared { form, hash })
}

/// Opens an account whose address something else has proven, in the place of one of which nobody has: every link of that dies.
pub(crate) async fn open_proven(tx: &mut Tx, office: &Office, ready: &Prepared, now: Time) -> Result<AccountId, AccountError> {
    let Some(known) = accounts::by_email(tx, &ready.form.email).await? else {
        return Ok(insert(tx, office, &ready.form, &ready.hash, false, Some(now), now).await?.id);
    };
    if !accounts::replace_unproven(tx, known.id, &ready.form, &ready.hash).await? {
        return Err(AccountError::WrongCredentials);
    }
    accounts::confirm(tx, known.id, now).await?;
    sessions::drop_tokens(tx, known.id).await?;
    sessions::end_all(tx, known.id, None).await?;
    api_keys::revoke_all(tx, known.id.into(), Whose::Everybodys, now).await?;
    Ok(known.id)
}

/// Opens an account whose address needs no proof: for the command line.
///
/// # Errors
/// [`StoreError::Conflict`] inside, when the address has an account.
pub async fn add(office: &Office, form: &SignUpForm, is_operator: bool, now: Time) -> Result<AccountId, AccountError> {
    let form = check(form)?;
    let hash = office.passwords.place()?.hash(form.password.clone()).await?;
    let mut tx = office.db.write().await?;
    let account = insert(&mut tx, office, &form, &hash, is_operator, Some(now), now).await?;
    tx.commit().await?;
    Ok(account.id)
}

/// The account behind the link of a confirmation or reset, while the link is good. Does not use it: opening a page must change
/// nothing.
pub async fn behind_link(office: &Office, purpose: Purpose, token: &str, now: Time) -> Result<Option<Account>, AccountError> {
    let mut tx = office.db.read().await?;
    Ok(match sessions::peek_token(&mut tx, purpose, &secret::hash(token), now).await? {
        Some(id) => accounts::get(&mut tx, id).await?,
        None => None,
    })
}

/// Uses the link that proves an address, and signs its bearer in. The link says that the reader of the mail wants an account, the
/// password that it is this one: who has only either opens nothing, and the link stays good.
pub async fn confirm(office: &Office, token: &str, password: &str, visitor: &Visitor, now: Time) -> Result<SignedIn, AccountError> {
    let place = office.passwords.place()?;
    let token = secret::hash(token);
    let mut tx = office.db.read().await?;
    let id = sessions::peek_token(&mut tx, Purpose::ConfirmAddress, &token, now).await?.ok_or(AccountError::DeadLink)?;
    let (account, hash) = accounts::get_with_hash(&mut tx, id).await?.ok_or(AccountError::DeadLink)?;
    drop(tx);
    let (pair, everywhere) = ([account.email.as_str(), &visitor.address], [account.email.as_str()]);
    ask(office, &guesses(&[&visitor.address], &pair, &everywhere), now).await?;
    if !place.verify(password.to_owned(), hash.clone()).await? {
        return Err(AccountError::WrongCredentials);
    }
    let mut tx = office.db.write().await?;
    let is_same = accounts::lock(&mut tx, id).await?.is_some_and(|(_, present)| present == hash);
    if !is_same || sessions::take_token(&mut tx, Purpose::ConfirmAddress, &token, now).await? != Some(id) {
        return Err(AccountError::DeadLink);
    }
    accounts::confirm(&mut tx, id, now).await?;
    forgive(&mut tx, &guesses(&[&visitor.address], &pair, &everywhere)).await?;
    let signed_in = open_session(&mut tx, office, id, visitor, now).await?;
    tx.commit().await?;
    Ok(signed_in)
}

/// Signs in by address and password.
pub async fn sign_in(office: &Office, email: &str, password: &str, visitor: &Visitor, now: Time) -> Result<SignedIn, AccountError> {
    // What is no address is nobody's: that is no secret, and nothing of it is counted or stored.
    let email = Email::parse(email).map_err(|_| AccountError::WrongCredentials)?;
    let place = office.passwords.place()?;
    let (pair, everywhere) = ([email.as_str(), &visitor.address], [email.as_str()]);
    ask(office, &guesses(&[&visitor.address], &pair, &everywhere), now).await?;
    let mut tx = office.db.read().await?;
    let known = accounts::by_email_with_hash(&mut tx, &email).await?;
    drop(tx);
    // A stranger's address costs the same time as a known one.
    let hash = known.as_ref().map_or(passwords::NOBODY, |(_, hash)| hash).to_owned();
    let is_right = place.verify(password.to_owned(), hash).await?;
    let (account, hash) = known.filter(|_| is_right).ok_or(AccountError::WrongCredentials)?;
    let writes_again = account.confirmed_at.is_none() && limits::allow(office, &[letters_to("confirm-letter", &everywhere)], now).await?;
    let mut tx = office.db.write().await?;
    // A reset may have come while the password was verified: what opens a session is the password that holds now.
    let (account, present) = accounts::lock(&mut tx, account.id).await?.ok_or(AccountError::WrongCredentials)?;
    if present != hash {
        return Err(AccountError::WrongCredentials);
    }
    forgive(&mut tx, &guesses(&[&visitor.address], &pair, &everywhere)).await?;
    if account.confirmed_at.is_none() {
        if writes_again {
            mail_confirmation(&mut tx, office, &account, now).await?;
        }
        tx.commit().await?;
        return Err(AccountError::NotConfirmed);
    }
    let signed_in = open_session(&mut tx, office, account.id, visitor, now).await?;
    tx.commit().await?;
    Ok(signed_in)
}

/// Who bears this secret. Notes the visit at most once a minute and beside the request: reading pages neither writes nor waits for who
/// does.
pub async fn recognise(office: &Office, token: &str, now: Time) -> Result<Option<Known>, AccountError> {
    let mut tx = office.db.read().await?;
    let Some(bearer) = by_session(&mut tx, &secret::hash(token), now).await? else { return Ok(None) };
    drop(tx);
    let (session, seen_at) = (bearer.session, bearer.seen_at);
    let known = place(bearer, now);
    if now - seen_at > TimeDelta::minutes(1) {
        let centre = matches!(known.here.place, Place::Centre { .. }).then_some((known.here.owner, known.account.id));
        note_visit(office, session, centre, now);
    }
    Ok(Some(known))
}

/// Notes a visit, one at a time: where the writer is busy, a later request will note it.
fn note_visit(office: &Office, session: SessionId, centre: Option<(OwnerId, AccountId)>, now: Time) {
    let Ok(turn) = Arc::clone(&office.visits).try_acquire_owned() else { return };
    let db = office.db.clone();
    tokio::spawn(async move {
        let noted = async {
            let mut tx = db.write().await?;
            // People before sessions, as whoever leaves or is shut out: two that lock in turn wait for each other for ever.
            if let Some((owner, account)) = centre {
                collaborators::seen(&mut tx, owner, account, now).await?;
            }
            sessions::seen(&mut tx, session, now, now + TimeDelta::days(SESSION_DAYS)).await?;
            tx.commit().await
        };
        if let Err(error) = noted.await {
            tracing::debug!("noting a visit: {error}");
        }
        drop(turn);
    });
}

/// Ends one session of an account: this one, or another of the list.
pub async fn end_session(office: &Office, account: AccountId, session: SessionId) -> Result<(), AccountError> {
    let mut tx = office.db.write().await?;
    if !sessions::end(&mut tx, account, session).await? {
        return Err(AccountError::NoSuchSession);
    }
    tx.commit().await?;
    Ok(())
}

/// Ends all sessions but this one; how many.
pub async fn end_other_sessions(office: &Office, known: &Known) -> Result<u64, AccountError> {
    let mut tx = office.db.write().await?;
    let ended = sessions::end_all(&mut tx, known.account.id, Some(known.session)).await?;
    tx.commit().await?;
    Ok(ended)
}

/// The living sessions of an account.
pub async fn list_sessions(office: &Office, account: AccountId, now: Time) -> Result<Vec<Session>, AccountError> {
    let mut tx = office.db.read().await?;
    Ok(sessions::list(&mut tx, account, now).await?)
}

/// Mails a link to choose a new password, if the address has an account. Where it has none, the same is written about nobody, so that
/// the time tells nothing.
pub async fn request_reset(office: &Office, email: &str, visitor: &Visitor, now: Time) -> Result<(), AccountError> {
    let email = Email::parse(email).map_err(|e| AccountError::Faults(vec![(Field::Email, e.into())]))?;
    ask(office, &[from_network("reset-from", &[&visitor.address])], now).await?;
    if !limits::allow(office, &[letters_to("reset-letter", &[email.as_str()])], now).await? {
        // The link in the last letter is still good.
        return Ok(());
    }
    let token = office.secret();
    let mut tx = office.db.write().await?;
    let account = accounts::by_email(&mut tx, &email).await?;
    let (id, language) = account.as_ref().map_or_else(|| (AccountId(office.id(now)), Language::default()), |a| (a.id, a.language));
    sessions::add_token(&mut tx, id, Purpose::ResetPassword, &token.hash(), now, now + TimeDelta::minutes(RESET_MINUTES)).await?;
    let letter = letters::reset_password(language, office, &token);
    match account {
        Some(_) => letters::post(&mut tx, office, &email, &letter, now).await?,
        None => letters::post_to_nobody(&mut tx, office, &letter, now).await?,
    }
    tx.commit().await?;
    Ok(())
}

/// Chooses a new password by a mailed link: every session and every other link ends, the address counts as proven, and a new session
/// opens.
pub async fn reset_password(office: &Office, token: &str, reset: &Reset, visitor: &Visitor, now: Time) -> Result<SignedIn, AccountError> {
    let place = office.passwords.place()?;
    ask(office, &[from_network("reset-use-from", &[&visitor.address])], now).await?;
    // A dead link costs a look and no hash.
    let account = behind_link(office, Purpose::ResetPassword, token, now).await?.ok_or(AccountError::DeadLink)?;
    let id = account.id;
    let sign_up = match account.confirmed_at {
        Some(_) => {
            check_password(&reset.password, &[&account.name, account.email.as_str()])
                .map_err(|fault| AccountError::Faults(vec![(Field::Password, fault)]))?;
            None
        }
        None => {
            let (email, password) = (account.email.as_str().to_owned(), reset.password.clone());
            Some(check(&SignUpForm { email, password, ..reset.profile.clone().unwrap_or_default() })?)
        }
    };
    let hash = place.hash(reset.password.clone()).await?;
    let mut tx = office.db.write().await?;
    let (account, _) = accounts::lock(&mut tx, id).await?.ok_or(AccountError::DeadLink)?;
    if sessions::take_token(&mut tx, Purpose::ResetPassword, &secret::hash(token), now).await? != Some(id) {
        return Err(AccountError::DeadLink);
    }
    let is_new = match &sign_up {
        Some(form) => accounts::replace_unproven(&mut tx, id, form, &hash).await?,
        None => false,
    };
    accounts::set_password(&mut tx, id, &hash).await?;
    accounts::confirm(&mut tx, id, now).await?;
    sessions::end_all(&mut tx, id, None).await?;
    sessions::drop_tokens(&mut tx, id).await?;
    let who = Who::from(id).from_address(&visitor.address);
    let revoked = if reset.revoke_keys || is_new {
        let seen = (who.address().map(str::to_owned), now);
        // Those in one's own account, whoever made them, and those that one made in others'.
        let own = revoke_all(&mut tx, office, (id.into(), Whose::Everybodys), Actor::Owner { account: id }, seen).await?;
        own + revoke_elsewhere(&mut tx, office, id, now).await?
    } else {
        0
    };
    limits::forget(&mut tx, &letters_to("reset-letter", &[account.email.as_str()])).await?;
    if !is_new {
        letters::post(&mut tx, office, &account.email, &letters::password_changed(account.language, office, revoked > 0), now).await?;
        did(&mut tx, office, &who, vec![Change::Written(Text::of("password"))], now).await?;
    }
    let signed_in = open_session(&mut tx, office, id, visitor, now).await?;
    tx.commit().await?;
    Ok(signed_in)
}

/// Changes the name and the country of an account: all that no figure depends on.
pub async fn set_profile(office: &Office, who: impl Into<Who>, name: &str, country: &str, now: Time) -> Result<(), AccountError> {
    let who = who.into();
    let mut faults = Vec::new();
    let name = parse_name(name, NAME_MAX).map_err(|e| faults.push((Field::Name, e.into()))).unwrap_or_default();
    let country = parse_country(country).map_err(|e| faults.push((Field::Country, e.into()))).unwrap_or_default();
    if !faults.is_empty() {
        return Err(AccountError::Faults(faults));
    }
    let mut tx = office.db.write().await?;
    let before = present(&mut tx, who.account()).await?;
    accounts::set_profile(&mut tx, who.account(), &name, country).await?;
    market::shelve_all(&mut tx, office, who.owner()).await?;
    let changes = [
        Pair::changed(Text::of(&before.name), Text::of(&name)).map(Change::Name),
        Pair::changed(Text::of(&before.country), Text::of(country)).map(Change::Country),
    ];
    did(&mut tx, office, &who, changes.into_iter().flatten().collect(), now).await?;
    tx.commit().await?;
    Ok(())
}

/// Changes the language in which an account reads and is written to.
pub async fn set_language(office: &Office, who: impl Into<Who>, language: Language, now: Time) -> Result<(), AccountError> {
    let who = who.into();
    let mut tx = office.db.write().await?;
    let before = present(&mut tx, who.account()).await?.language;
    accounts::set_language(&mut tx, who.account(), language).await?;
    let change = Pair::changed(before, language).map(Change::Language);
    did(&mut tx, office, &who, change.into_iter().collect(), now).await?;
    tx.commit().await?;
    Ok(())
}

/// An account as it is now, which nobody else changes until this transaction ends.
async fn present(tx: &mut Tx, id: AccountId) -> Result<Account, StoreError> {
    let (account, _) = accounts::lock(tx, id).await?.ok_or_else(|| StoreError::Corrupt(format!("account {id} is gone")))?;
    Ok(account)
}

/// Notes what somebody changed of their own account, if anything.
async fn did(tx: &mut Tx, office: &Office, who: &Who, changes: Vec<Change>, now: Time) -> Result<(), StoreError> {
    if changes.is_empty() {
        return Ok(());
    }
    // It is the owner's alone: of what would be another's right nothing is noted.
    let did = Did { right: Right::ToolsCollaborators, action: Action::AccountChanged, object: Object::Account, name: "", changes };
    who.did(tx, office, did, now).await
}

pub async fn set_theme(office: &Office, account: AccountId, theme: Theme) -> Result<(), AccountError> {
    let mut tx = office.db.write().await?;
    accounts::set_theme(&mut tx, account, theme).await?;
    tx.commit().await?;
    Ok(())
}

/// Hashes a password without a place in the queue: at start-up, when nobody else waits.
pub async fn hash_password(password: String) -> Result<String, AccountError> {
    let hashed = tokio::task::spawn_blocking(move || passwords::hash(&password)).await;
    Ok(hashed.map_err(|_| PasswordError::Hashing)??)
}

fn check(form: &SignUpForm) -> Result<SignUp, AccountError> {
    let mut checked = form.check();
    if domain::calendar::parse_zone(&form.time_zone).is_none() && !form.time_zone.is_empty() {
        let fault = (Field::TimeZone, Fault::NotInList);
        match &mut checked {
            Ok(_) => checked = Err(vec![fault]),
            Err(faults) => faults.push(fault),
        }
    }
    checked.map_err(AccountError::Faults)
}

async fn insert(
    tx: &mut Tx,
    office: &Office,
    form: &SignUp,
    hash: &str,
    is_operator: bool,
    confirmed_at: Option<Time>,
    now: Time,
) -> Result<Account, AccountError> {
    let id = AccountId(office.id(now));
    accounts::add(tx, id, form, hash, is_operator, confirmed_at, now).await?;
    Ok(accounts::get(tx, id).await?.ok_or_else(|| StoreError::Corrupt("an account just added".into()))?)
}

async fn mail_confirmation(tx: &mut Tx, office: &Office, account: &Account, now: Time) -> Result<(), AccountError> {
    let token = office.secret();
    sessions::add_token(tx, account.id, Purpose::ConfirmAddress, &token.hash(), now, now + TimeDelta::hours(CONFIRM_HOURS)).await?;
    letters::post(tx, office, &account.email, &letters::confirm_address(account.language, office, &account.name, &token), now).await?;
    Ok(())
}

/// A session always gets a secret of its own, made at sign-in: none from before can be carried over.
pub(crate) async fn open_session(
    tx: &mut Tx,
    office: &Office,
    account: AccountId,
    visitor: &Visitor,
    now: Time,
) -> Result<SignedIn, AccountError> {
    let token = office.secret();
    let session = Session {
        id: SessionId(office.id(now)),
        created_at: now,
        seen_at: now,
        user_agent: visitor.user_agent.chars().take(300).collect(),
        address: visitor.address.clone(),
    };
    sessions::add(tx, account, &session, &token.hash(), now + TimeDelta::days(SESSION_DAYS)).await?;
    Ok(SignedIn { token, account, session: session.id })
}

/// Attempts of one kind from one network address.
fn from_network<'a>(kind: &'static str, address: &'a [&'a str]) -> Limit<'a> {
    Limit { kind, who: address, most: MOST_FROM_NETWORK, seconds: WINDOW_SECONDS }
}

/// Letters of one kind to one address.
fn letters_to<'a>(kind: &'static str, email: &'a [&'a str]) -> Limit<'a> {
    Limit { kind, who: email, most: MOST_LETTERS, seconds: LETTERS_SECONDS }
}

/// What counts a password that is tried: the network address, this account from there, this account from everywhere.
fn guesses<'a>(network: &'a [&'a str], pair: &'a [&'a str], everywhere: &'a [&'a str]) -> [Limit<'a>; 3] {
    let seconds = WINDOW_SECONDS;
    [
        from_network("sign-in-from", network),
        Limit { kind: "wrong-from", who: pair, most: MOST_WRONG_FROM_NETWORK, seconds },
        Limit { kind: "wrong", who: everywhere, most: MOST_WRONG, seconds },
    ]
}

/// The password was right. From here all wrong ones are forgotten; of those from everywhere only this attempt, for the others may
/// have been somebody else's.
async fn forgive(tx: &mut Tx, [_, pair, everywhere]: &[Limit<'_>; 3]) -> Result<(), StoreError> {
    limits::forget(tx, pair).await?;
    limits::take_back(tx, everywhere).await
}

/// Counts one attempt and refuses where there were too many.
async fn ask(office: &Office, limits: &[Limit<'_>], now: Time) -> Result<(), AccountError> {
    if limits::allow(office, limits, now).await? { Ok(()) } else { Err(AccountError::TooManyAttempts) }
}
