//! Who bears a session's secret or a key, and what they may do in whose account: one look by unique keys, at every request.

use crate::accounts::{Account, AccountRow, COLUMNS};
use crate::collaborators::limits;
use crate::db::{StoreError, Tx};
use crate::json::from_json;
use crate::time;
use domain::Time;
use domain::collaborators::{Limits, Rights, Standing, State};
use domain::id::{AccountId, ApiKeyId, CollaboratorId, OwnerId, ProfileId, SessionId};
use domain::money::Currency;
use sqlx::FromRow;
use uuid::Uuid;

/// Who bears a living session's secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bearer {
    pub account: Account,
    pub session: SessionId,
    pub seen_at: Time,
    /// The other account that the session is in.
    pub centre: Option<Centre>,
    /// The profile of one's own as which one looks at one's own account.
    pub seeing_as: Option<(ProfileId, String, Rights)>,
}

/// Another's account, and what the bearer is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Centre {
    pub owner: OwnerId,
    pub name: String,
    pub time_zone: String,
    pub currency: Currency,
    pub country: String,
    /// None for who is not there any more.
    pub member: Option<Member>,
}

/// What decides about a collaborator's access.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    pub id: Option<CollaboratorId>,
    pub standing: Standing,
    pub limits: Limits,
    pub rights: Rights,
}

/// Who bears a living key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    pub id: ApiKeyId,
    pub owner: OwnerId,
    pub time_zone: String,
    /// None for one of the owner's from before this was kept.
    pub maker: Option<AccountId>,
    /// None for every right of its maker's.
    pub rights: Option<Rights>,
    /// What its maker is in the owner's account, where that is somebody else's.
    pub member: Option<Member>,
}

#[derive(FromRow)]
struct MemberRow {
    member_id: Option<Uuid>,
    state: Option<i16>,
    products: Option<String>,
    last_day: Option<i64>,
    rights: Option<String>,
}

const MEMBER: &str = "c.id AS member_id, c.state, c.products, c.last_day, p.rights";

impl MemberRow {
    fn read(self) -> Result<Option<Member>, StoreError> {
        // Who has an account here is beyond an invitation, so that no moment decides about it.
        let (Some(state), Some(rights)) = (self.state, self.rights) else { return Ok(None) };
        let Some(standing) = State::from_repr(state).and_then(|state| Standing::of(state, None)) else { return Ok(None) };
        let limits = limits(self.products.as_deref(), self.last_day)?;
        Ok(Some(Member { id: self.member_id.map(CollaboratorId), standing, limits, rights: from_json(&rights)? }))
    }
}

/// The statement behind [`by_session`]: tests ask both engines how they go about it.
pub fn session_statement() -> String {
    format!(
        "SELECT {COLUMNS}, s.id AS session_id, s.seen_at, s.centre_id, o.name AS centre_name, o.time_zone AS centre_zone,
                o.currency AS centre_currency, o.country AS centre_country, {MEMBER}, v.id AS seen_id, v.name AS seen_name, v.rights AS seen_rights
         FROM sessions s JOIN accounts a ON a.id = s.account_id
         LEFT JOIN accounts o ON o.id = s.centre_id
         LEFT JOIN collaborators c ON c.account_id = s.account_id AND c.owner_id = s.centre_id
         LEFT JOIN profiles p ON p.owner_id = c.owner_id AND p.id = c.profile_id
         LEFT JOIN profiles v ON v.owner_id = s.account_id AND v.id = s.seeing_as
         WHERE s.token_hash = $1 AND s.expires_at > $2"
    )
}

/// Who bears a living session's secret, and where they are.
pub async fn by_session(tx: &mut Tx, token_hash: &[u8], now: Time) -> Result<Option<Bearer>, StoreError> {
    #[derive(FromRow)]
    struct Joined {
        #[sqlx(flatten)]
        account: AccountRow,
        session_id: Uuid,
        seen_at: i64,
        centre_id: Option<Uuid>,
        centre_name: Option<String>,
        centre_zone: Option<String>,
        centre_currency: Option<String>,
        centre_country: Option<String>,
        #[sqlx(flatten)]
        member: MemberRow,
        seen_id: Option<Uuid>,
        seen_name: Option<String>,
        seen_rights: Option<String>,
    }
    let row: Option<Joined> = tx.maybe(session_statement(), args![token_hash.to_vec(), now]).await?;
    let Some(row) = row else { return Ok(None) };
    let centre = match (row.centre_id, row.centre_name, row.centre_zone, row.centre_currency, row.centre_country) {
        (Some(owner), Some(name), Some(time_zone), Some(currency), Some(country)) => Some(Centre {
            owner: OwnerId(owner),
            currency: Currency::parse(&currency).map_err(|_| StoreError::Corrupt(format!("currency of account {owner}")))?,
            name,
            time_zone,
            country,
            member: row.member.read()?,
        }),
        _ => None,
    };
    let seeing_as = match (row.seen_id, row.seen_name, row.seen_rights) {
        (Some(id), Some(name), Some(rights)) => Some((ProfileId(id), name, from_json(&rights)?)),
        _ => None,
    };
    Ok(Some(Bearer { account: row.account.try_into()?, session: SessionId(row.session_id), seen_at: time(row.seen_at), centre, seeing_as }))
}

/// The statement behind [`by_key`].
pub fn key_statement() -> String {
    format!(
        "SELECT k.id, k.owner_id, k.account_id, k.rights AS own, o.time_zone, {MEMBER}
         FROM api_keys k JOIN accounts o ON o.id = k.owner_id
         LEFT JOIN collaborators c ON c.account_id = k.account_id AND c.owner_id = k.owner_id
         LEFT JOIN profiles p ON p.owner_id = c.owner_id AND p.id = c.profile_id
         WHERE k.key_hash = $1 AND k.revoked_at IS NULL"
    )
}

/// Who bears a living key, and what its maker may do now.
pub async fn by_key(tx: &mut Tx, key_hash: &[u8]) -> Result<Option<Key>, StoreError> {
    #[derive(FromRow)]
    struct Joined {
        id: Uuid,
        owner_id: Uuid,
        account_id: Option<Uuid>,
        own: Option<String>,
        time_zone: String,
        #[sqlx(flatten)]
        member: MemberRow,
    }
    let row: Option<Joined> = tx.maybe(key_statement(), args![key_hash.to_vec()]).await?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some(Key {
        id: ApiKeyId(row.id),
        owner: OwnerId(row.owner_id),
        time_zone: row.time_zone,
        maker: row.account_id.map(AccountId),
        rights: row.own.as_deref().map(from_json).transpose()?,
        member: row.member.read()?,
    }))
}
