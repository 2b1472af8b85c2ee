//! The audit log: entries are added with what they tell of, and never changed.

use crate::db::{Arg, StoreError, Tx};
use crate::json::{from_json, to_json};
use crate::time;
use domain::Time;
use domain::collaborators::audit::{Action, Entry, Text};
use domain::id::{AccountId, EntryId, OwnerId};
use sqlx::FromRow;
use uuid::Uuid;

/// What the log is narrowed to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    pub account: Option<AccountId>,
    pub action: Option<Action>,
    /// The key of what it was done to.
    pub object: Option<Uuid>,
    /// From then on.
    pub from: Option<Time>,
    /// Before then.
    pub to: Option<Time>,
}

#[derive(FromRow)]
struct EntryRow {
    id: Uuid,
    at: i64,
    actor: String,
    action: String,
    object: String,
    name: String,
    changes: String,
    address: Option<String>,
}

impl TryFrom<EntryRow> for Entry {
    type Error = StoreError;
    fn try_from(row: EntryRow) -> Result<Self, StoreError> {
        Ok(Self {
            id: EntryId(row.id),
            at: time(row.at),
            actor: from_json(&row.actor)?,
            action: row.action.parse().map_err(|_| StoreError::Corrupt(format!("action {}", row.action)))?,
            object: from_json(&row.object)?,
            name: Text::of(&row.name),
            changes: from_json(&row.changes)?,
            address: row.address,
        })
    }
}

/// Adds an entry.
pub async fn add(tx: &mut Tx, owner: OwnerId, entry: &Entry) -> Result<(), StoreError> {
    tx.run(
        "INSERT INTO audit_log (owner_id, id, at, actor, account_id, used, action, object, object_id, name, changes, address)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        args![
            owner.0,
            entry.id.0,
            entry.at,
            to_json(&entry.actor)?,
            entry.actor.account().map(|account| account.0),
            entry.actor.right().map(|right| right.name()),
            entry.action.name(),
            to_json(&entry.object)?,
            entry.key(),
            entry.name.as_str(),
            to_json(&entry.changes)?,
            entry.address.clone()
        ],
    )
    .await?;
    Ok(())
}

/// Entries that fit, the newest first, from before `before` where it is given.
pub async fn page(tx: &mut Tx, owner: OwnerId, filter: &Filter, before: Option<EntryId>, most: i64) -> Result<Vec<Entry>, StoreError> {
    let (sql, args) = page_statement(owner, filter, before, most);
    let rows: Vec<EntryRow> = tx.all(sql, args).await?;
    rows.into_iter().map(Entry::try_from).collect()
}

/// What [`page`] asks.
pub fn page_statement(owner: OwnerId, filter: &Filter, before: Option<EntryId>, most: i64) -> (String, Vec<Arg>) {
    let mut sql = "SELECT id, at, actor, action, object, name, changes, address FROM audit_log WHERE owner_id = $1".to_owned();
    let mut args = args![owner.0];
    let mut and = |condition: &str, arg: Arg| {
        args.push(arg);
        sql.push_str(&format!(" AND {condition} ${}", args.len()));
    };
    if let Some(account) = filter.account {
        and("account_id =", account.0.into());
    }
    if let Some(action) = filter.action {
        and("action =", action.name().into());
    }
    if let Some(object) = filter.object {
        and("object_id =", object.into());
    }
    // Ids begin with the moment, so that a period is a stretch of the primary key.
    if let Some(from) = filter.from {
        and("id >=", first_id(from).into());
    }
    if let Some(to) = filter.to {
        and("id <", first_id(to).into());
    }
    if let Some(before) = before {
        and("id <", before.0.into());
    }
    args.push(most.into());
    sql.push_str(&format!(" ORDER BY id DESC LIMIT ${}", args.len()));
    (sql, args)
}

/// The accounts that the log tells of, for the filter: also of who is gone.
pub async fn accounts(tx: &mut Tx, owner: OwnerId) -> Result<Vec<(AccountId, String)>, StoreError> {
    let rows: Vec<(Uuid, String)> = tx.all(ACCOUNTS, args![owner.0]).await?;
    Ok(rows.into_iter().map(|(id, name)| (AccountId(id), name)).collect())
}

/// What [`accounts`] asks: from each account to the next along the index, so that it takes as many looks as there are accounts,
/// however long the log has become.
pub const ACCOUNTS: &str = "WITH RECURSIVE who (id) AS (
     SELECT (SELECT l.account_id FROM audit_log l WHERE l.owner_id = $1 AND l.account_id IS NOT NULL ORDER BY l.account_id LIMIT 1)
     UNION ALL
     SELECT (SELECT l.account_id FROM audit_log l WHERE l.owner_id = $1 AND l.account_id > who.id ORDER BY l.account_id LIMIT 1)
     FROM who WHERE who.id IS NOT NULL
 )
 SELECT a.id, a.name FROM who JOIN accounts a ON a.id = who.id ORDER BY a.name, a.id LIMIT 1000";

/// Before every id of that millisecond, and after every one from before it.
fn first_id(at: Time) -> Uuid {
    let millis = u128::try_from(at.timestamp_millis()).unwrap_or(0);
    Uuid::from_u128(millis << 80)
}
