//! Accounts: who signs in.

use crate::db::{StoreError, Tx};
use crate::time;
use domain::Time;
use domain::account::{SignUp, Theme};
use domain::id::AccountId;
use domain::language::Language;
use domain::money::Currency;
use domain::name::Email;
use sqlx::FromRow;
use uuid::Uuid;

/// An account as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    pub id: AccountId,
    pub email: Email,
    pub name: String,
    pub country: String,
    pub time_zone: String,
    pub currency: Currency,
    pub language: Language,
    pub theme: Theme,
    pub is_operator: bool,
    pub confirmed_at: Option<Time>,
}

#[derive(FromRow)]
pub(crate) struct AccountRow {
    id: Uuid,
    email: String,
    name: String,
    country: String,
    time_zone: String,
    currency: String,
    language: String,
    theme: i16,
    is_operator: bool,
    confirmed_at: Option<i64>,
}

pub(crate) const COLUMNS: &str =
    "a.id, a.email, a.name, a.country, a.time_zone, a.currency, a.language, a.theme, a.is_operator, a.confirmed_at";

impl TryFrom<AccountRow> for Account {
    type Error = StoreError;
    fn try_from(row: AccountRow) -> Result<Self, StoreError> {
        let corrupt = |what: &str| StoreError::Corrupt(format!("{what} of account {}", row.id));
        Ok(Self {
            id: AccountId(row.id),
            email: Email::parse(&row.email).map_err(|_| corrupt("e-mail"))?,
            currency: Currency::parse(&row.currency).map_err(|_| corrupt("currency"))?,
            language: Language::parse(&row.language).ok_or_else(|| corrupt("language"))?,
            theme: Theme::from_repr(row.theme).ok_or_else(|| corrupt("theme"))?,
            name: row.name,
            country: row.country,
            time_zone: row.time_zone,
            is_operator: row.is_operator,
            confirmed_at: row.confirmed_at.map(time),
        })
    }
}

/// Adds an account and the owner that it is.
///
/// # Errors
/// [`StoreError::Conflict`] when the address has one already.
pub async fn add(
    tx: &mut Tx,
    id: AccountId,
    form: &SignUp,
    password_hash: &str,
    is_operator: bool,
    confirmed_at: Option<Time>,
    now: Time,
) -> Result<(), StoreError> {
    tx.run(
        "INSERT INTO accounts (id, email, name, password_hash, country, time_zone, currency, language, theme, is_operator, created_at, confirmed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        args![
            id.0,
            form.email.as_str(),
            form.name.as_str(),
            password_hash,
            form.country,
            form.time_zone.as_str(),
            form.currency.code(),
            form.language.tag(),
            Theme::System as i16,
            is_operator,
            now,
            confirmed_at
        ],
    )
    .await?;
    tx.run("INSERT INTO owners (id, version, zone_epoch, recovery_days) VALUES ($1, 0, 0, 30)", args![id.0]).await?;
    Ok(())
}

/// The account with this id.
pub async fn get(tx: &mut Tx, id: AccountId) -> Result<Option<Account>, StoreError> {
    let row: Option<AccountRow> = tx.maybe(format!("SELECT {COLUMNS} FROM accounts a WHERE a.id = $1"), args![id.0]).await?;
    row.map(Account::try_from).transpose()
}

/// The account of an address.
pub async fn by_email(tx: &mut Tx, email: &Email) -> Result<Option<Account>, StoreError> {
    let row: Option<AccountRow> = tx.maybe(format!("SELECT {COLUMNS} FROM accounts a WHERE a.email = $1"), args![email.as_str()]).await?;
    row.map(Account::try_from).transpose()
}

/// The account that was there first, if there is any.
pub async fn first(tx: &mut Tx) -> Result<Option<Account>, StoreError> {
    let row: Option<AccountRow> =
        tx.maybe(format!("SELECT {COLUMNS} FROM accounts a ORDER BY a.created_at, a.id LIMIT 1"), args![]).await?;
    row.map(Account::try_from).transpose()
}

/// An account and the hash of its password.
#[derive(FromRow)]
struct WithHash {
    #[sqlx(flatten)]
    account: AccountRow,
    password_hash: String,
}

/// The account of an address and the hash of its password: one look, whether or not it is there.
pub async fn by_email_with_hash(tx: &mut Tx, email: &Email) -> Result<Option<(Account, String)>, StoreError> {
    let row: Option<WithHash> =
        tx.maybe(format!("SELECT {COLUMNS}, a.password_hash FROM accounts a WHERE a.email = $1"), args![email.as_str()]).await?;
    row.map(|row| Ok((row.account.try_into()?, row.password_hash))).transpose()
}

/// The account with this id and the hash of its password.
pub async fn get_with_hash(tx: &mut Tx, id: AccountId) -> Result<Option<(Account, String)>, StoreError> {
    let row: Option<WithHash> = tx.maybe(format!("SELECT {COLUMNS}, a.password_hash FROM accounts a WHERE a.id = $1"), args![id.0]).await?;
    row.map(|row| Ok((row.account.try_into()?, row.password_hash))).transpose()
}

/// The same, and nobody else changes the account until this transaction ends: what is decided by it is still true when it is
/// written.
pub async fn lock(tx: &mut Tx, id: AccountId) -> Result<Option<(Account, String)>, StoreError> {
    tx.run("UPDATE accounts SET password_hash = password_hash WHERE id = $1", args![id.0]).await?;
    get_with_hash(tx, id).await
}

/// Puts another sign-up in the place of one whose address was never proven, as a whole: password and profile always come from the
/// same hand. False where the address has been proven, and nothing changed.
pub async fn replace_unproven(tx: &mut Tx, id: AccountId, form: &SignUp, password_hash: &str) -> Result<bool, StoreError> {
    let changed = tx
        .run(
            "UPDATE accounts SET name = $2, password_hash = $3, country = $4, time_zone = $5, currency = $6, language = $7
             WHERE id = $1 AND confirmed_at IS NULL",
            args![
                id.0,
                form.name.as_str(),
                password_hash,
                form.country,
                form.time_zone.as_str(),
                form.currency.code(),
                form.language.tag()
            ],
        )
        .await?;
    Ok(changed > 0)
}

pub async fn set_password(tx: &mut Tx, id: AccountId, hash: &str) -> Result<(), StoreError> {
    tx.run("UPDATE accounts SET password_hash = $2 WHERE id = $1", args![id.0, hash]).await?;
    Ok(())
}

/// Notes that the address is proven; once is enough.
pub async fn confirm(tx: &mut Tx, id: AccountId, now: Time) -> Result<(), StoreError> {
    tx.run("UPDATE accounts SET confirmed_at = $2 WHERE id = $1 AND confirmed_at IS NULL", args![id.0, now]).await?;
    Ok(())
}

pub async fn set_profile(tx: &mut Tx, id: AccountId, name: &str, country: &str) -> Result<(), StoreError> {
    tx.run("UPDATE accounts SET name = $2, country = $3 WHERE id = $1", args![id.0, name, country]).await?;
    Ok(())
}

pub async fn set_language(tx: &mut Tx, id: AccountId, language: Language) -> Result<(), StoreError> {
    tx.run("UPDATE accounts SET language = $2 WHERE id = $1", args![id.0, language.tag()]).await?;
    Ok(())
}

pub async fn set_theme(tx: &mut Tx, id: AccountId, theme: Theme) -> Result<(), StoreError> {
    tx.run("UPDATE accounts SET theme = $2 WHERE id = $1", args![id.0, theme as i16]).await?;
    Ok(())
}
