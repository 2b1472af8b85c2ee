//! Accounts: opening one, proving its address, signing in and out, a forgotten password, one's sessions.
//!
//! Nothing here tells a stranger whether an address has an account: the answer is the same, the mail differs.

use crate::mail::letters;
use crate::office::Office;
use crate::secret;
use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use chrono::TimeDelta;
use domain::Time;
use domain::account::{Fault, Field, NAME_MAX, SignUp, SignUpForm, Theme, check_password};
use domain::id::{AccountId, SessionId};
use domain::language::Language;
use domain::name::{Email, parse_country, parse_name};
use std::sync::Arc;
use store::accounts::Account;
use store::sessions::{self, Purpose, Session};
use store::{StoreError, Tx, accounts, throttles};

/// How long an unused session lives.
pub const SESSION_DAYS: i64 = 30;
/// How long a link that proves an address is good.
pub const CONFIRM_HOURS: i64 = 48;
/// How long a link that resets a password is good.
pub const RESET_MINUTES: i64 = 60;

/// Attempts within [`WINDOW_SECONDS`]: for one address of mail, and for one network address.
const MOST_FOR_EMAIL: i64 = 10;
const MOST_FOR_NETWORK: i64 = 60;
const WINDOW_SECONDS: i64 = 15 * 60;

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
    #[error("the password could not be hashed")]
    Hashing,
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
}

/// Who a session's secret stands for.
#[derive(Debug, Clone)]
pub struct Known {
    pub account: Account,
    pub session: SessionId,
}

/// Opens an account and mails a link that proves the address; who has one already gets a mail that says so.
pub async fn sign_up(office: &Office, form: &SignUpForm, visitor: &Visitor, now: Time) -> Result<(), AccountError> {
    let form = check(form)?;
    throttle(office, &[("sign-up-from", &visitor.address, MOST_FOR_NETWORK), ("sign-up", form.email.as_str(), MOST_FOR_EMAIL)], now)
        .await?;
    let hash = hash_password(form.password.clone()).await?;
    let mut tx = office.db.write().await?;
    match accounts::by_email(&mut tx, &form.email).await? {
        Some(account) if account.confirmed_at.is_some() => {
            letters::post(&mut tx, office, &form.email, &letters::already_have_account(account.language, office), now).await?
        }
        Some(account) => mail_confirmation(&mut tx, office, &account, now).await?,
        None => {
            let account = insert(&mut tx, office, &form, &hash, false, None, now).await?;
            mail_confirmation(&mut tx, office, &account, now).await?;
        }
    }
    tx.commit().await?;
    Ok(())
}

/// Opens an account whose address needs no proof: for the command line.
///
/// # Errors
/// [`StoreError::Conflict`] inside, when the address has an account.
pub async fn add(office: &Office, form: &SignUpForm, is_operator: bool, now: Time) -> Result<AccountId, AccountError> {
    let form = check(form)?;
    let hash = hash_password(form.password.clone()).await?;
    let mut tx = office.db.write().await?;
    let account = insert(&mut tx, office, &form, &hash, is_operator, Some(now), now).await?;
    tx.commit().await?;
    Ok(account.id)
}

/// Whether the link of a confirmation or reset is good, without using it: opening a page must change nothing.
pub async fn is_good(office: &Office, purpose: Purpose, token: &str, now: Time) -> Result<bool, AccountError> {
    let mut tx = office.db.read().await?;
    Ok(sessions::peek_token(&mut tx, purpose, &secret::hash(token), now).await?.is_some())
}

/// Uses the link that proves an address, and signs its bearer in.
pub async fn confirm(office: &Office, token: &str, visitor: &Visitor, now: Time) -> Result<SignedIn, AccountError> {
    let mut tx = office.db.write().await?;
    let account = sessions::take_token(&mut tx, Purpose::ConfirmAddress, &secret::hash(token), now).await?.ok_or(AccountError::DeadLink)?;
    accounts::confirm(&mut tx, account, now).await?;
    let signed_in = open_session(&mut tx, office, account, visitor, now).await?;
    tx.commit().await?;
    Ok(signed_in)
}

/// Signs in by address and password.
pub async fn sign_in(office: &Office, email: &str, password: &str, visitor: &Visitor, now: Time) -> Result<SignedIn, AccountError> {
    let folded = email.trim().to_lowercase();
    throttle(office, &[("sign-in-from", &visitor.address, MOST_FOR_NETWORK), ("sign-in", &folded, MOST_FOR_EMAIL)], now).await?;
    let mut tx = office.db.read().await?;
    let account = match Email::parse(email) {
        Ok(email) => accounts::by_email(&mut tx, &email).await?,
        Err(_) => None,
    };
    let hash = match &account {
        Some(account) => accounts::password_hash(&mut tx, account.id).await?,
        None => None,
    };
    drop(tx);
    // A stranger's address costs the same time as a known one.
    let hash = hash.unwrap_or_else(|| NOBODY.to_owned());
    if !verify_password(password.to_owned(), hash).await? {
        return Err(AccountError::WrongCredentials);
    }
    let account = account.ok_or(AccountError::WrongCredentials)?;
    let mut tx = office.db.write().await?;
    if account.confirmed_at.is_none() {
        mail_confirmation(&mut tx, office, &account, now).await?;
        tx.commit().await?;
        return Err(AccountError::NotConfirmed);
    }
    throttles::forget(&mut tx, &subject("sign-in", &folded)).await?;
    let signed_in = open_session(&mut tx, office, account.id, visitor, now).await?;
    tx.commit().await?;
    Ok(signed_in)
}

/// Who bears this secret. Notes the visit at most once a minute and beside the request: reading pages neither writes nor waits for who
/// does.
pub async fn recognise(office: &Office, token: &str, now: Time) -> Result<Option<Known>, AccountError> {
    let mut tx = office.db.read().await?;
    let Some((account, session, seen_at)) = accounts::by_session(&mut tx, &secret::hash(token), now).await? else { return Ok(None) };
    drop(tx);
    if now - seen_at > TimeDelta::minutes(1) {
        note_visit(office, session, now);
    }
    Ok(Some(Known { account, session }))
}

/// Notes a visit, one at a time: where the writer is busy, a later request will note it.
fn note_visit(office: &Office, session: SessionId, now: Time) {
    let Ok(turn) = Arc::clone(&office.visits).try_acquire_owned() else { return };
    let db = office.db.clone();
    tokio::spawn(async move {
        let noted = async {
            let mut tx = db.write().await?;
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

/// Mails a link to choose a new password, if the address has an account.
pub async fn request_reset(office: &Office, email: &str, visitor: &Visitor, now: Time) -> Result<(), AccountError> {
    let email = Email::parse(email).map_err(|e| AccountError::Faults(vec![(Field::Email, e.into())]))?;
    throttle(office, &[("reset-from", &visitor.address, MOST_FOR_NETWORK), ("reset", email.as_str(), MOST_FOR_EMAIL)], now).await?;
    let mut tx = office.db.write().await?;
    if let Some(account) = accounts::by_email(&mut tx, &email).await? {
        let token = office.secret();
        sessions::add_token(&mut tx, account.id, Purpose::ResetPassword, &token.hash(), now, now + TimeDelta::minutes(RESET_MINUTES))
            .await?;
        letters::post(&mut tx, office, &email, &letters::reset_password(account.language, office, &token), now).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// Chooses a new password by a mailed link: every session ends, the address counts as proven, and a new session opens.
pub async fn reset_password(office: &Office, token: &str, password: &str, visitor: &Visitor, now: Time) -> Result<SignedIn, AccountError> {
    check_password(password, &[]).map_err(|fault| AccountError::Faults(vec![(Field::Password, fault)]))?;
    let hash = hash_password(password.to_owned()).await?;
    let mut tx = office.db.write().await?;
    let id = sessions::take_token(&mut tx, Purpose::ResetPassword, &secret::hash(token), now).await?.ok_or(AccountError::DeadLink)?;
    let account = accounts::get(&mut tx, id).await?.ok_or(AccountError::DeadLink)?;
    check_password(password, &[&account.name, account.email.as_str()])
        .map_err(|fault| AccountError::Faults(vec![(Field::Password, fault)]))?;
    accounts::set_password(&mut tx, id, &hash).await?;
    accounts::confirm(&mut tx, id, now).await?;
    sessions::end_all(&mut tx, id, None).await?;
    letters::post(&mut tx, office, &account.email, &letters::password_changed(account.language, office), now).await?;
    let signed_in = open_session(&mut tx, office, id, visitor, now).await?;
    tx.commit().await?;
    Ok(signed_in)
}

/// Changes the name and the country of an account: all that no figure depends on.
pub async fn set_profile(office: &Office, account: AccountId, name: &str, country: &str) -> Result<(), AccountError> {
    let mut faults = Vec::new();
    let name = parse_name(name, NAME_MAX).map_err(|e| faults.push((Field::Name, e.into()))).unwrap_or_default();
    let country = parse_country(country).map_err(|e| faults.push((Field::Country, e.into()))).unwrap_or_default();
    if !faults.is_empty() {
        return Err(AccountError::Faults(faults));
    }
    let mut tx = office.db.write().await?;
    accounts::set_profile(&mut tx, account, &name, country).await?;
    tx.commit().await?;
    Ok(())
}

pub async fn set_language(office: &Office, account: AccountId, language: Language) -> Result<(), AccountError> {
    let mut tx = office.db.write().await?;
    accounts::set_language(&mut tx, account, language).await?;
    tx.commit().await?;
    Ok(())
}

pub async fn set_theme(office: &Office, account: AccountId, theme: Theme) -> Result<(), AccountError> {
    let mut tx = office.db.write().await?;
    accounts::set_theme(&mut tx, account, theme).await?;
    tx.commit().await?;
    Ok(())
}

/// Hashes a password with argon2id, away from the threads that answer requests.
pub async fn hash_password(password: String) -> Result<String, AccountError> {
    tokio::task::spawn_blocking(move || Argon2::default().hash_password(password.as_bytes()).map(|hash| hash.to_string()))
        .await
        .map_err(|_| AccountError::Hashing)?
        .map_err(|_| AccountError::Hashing)
}

/// The hash of a password that nobody has.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$c29tZSBzYWx0IG9mIG91cnM$W2UvYnXKzXkWm1oVuQ0pDqcvLBT2e0KQmCLnBMlcV/8";

async fn verify_password(password: String, hash: String) -> Result<bool, AccountError> {
    tokio::task::spawn_blocking(move || {
        let parsed = PasswordHash::new(&hash).map_err(|_| AccountError::Hashing)?;
        Ok(Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok())
    })
    .await
    .map_err(|_| AccountError::Hashing)?
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
async fn open_session(tx: &mut Tx, office: &Office, account: AccountId, visitor: &Visitor, now: Time) -> Result<SignedIn, AccountError> {
    let token = office.secret();
    let session = Session {
        id: SessionId(office.id(now)),
        created_at: now,
        seen_at: now,
        user_agent: visitor.user_agent.chars().take(300).collect(),
        address: visitor.address.clone(),
    };
    sessions::add(tx, account, &session, &token.hash(), now + TimeDelta::days(SESSION_DAYS)).await?;
    Ok(SignedIn { token, account })
}

fn subject(kind: &str, who: &str) -> String {
    format!("{kind}:{who}")
}

/// Counts one attempt for each subject and refuses when any has had too many. The count is kept whatever happens next.
async fn throttle(office: &Office, subjects: &[(&str, &str, i64)], now: Time) -> Result<(), AccountError> {
    if !office.limits {
        return Ok(());
    }
    let mut tx = office.db.write().await?;
    let mut too_many = false;
    for (kind, who, most) in subjects {
        too_many |= throttles::count(&mut tx, &subject(kind, who), WINDOW_SECONDS, now).await? > *most;
    }
    tx.commit().await?;
    if too_many { Err(AccountError::TooManyAttempts) } else { Ok(()) }
}
