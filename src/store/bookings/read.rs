//! What is asked of claims: what a calendar has given away, what a visitor holds, whether something changed.

use super::claim::{self, By, COLUMNS, Claim, ClaimRow, Told};
use crate::db::{StoreError, Tx};
use crate::{bulk, engine, time};
use chrono::TimeDelta;
use domain::Time;
use domain::booking::{Chain, ClaimEvent, ClaimState};
use domain::figures::Span;
use domain::id::{AccountId, ClaimId, OwnerId};
use domain::sale::Cause;
use sqlx::FromRow;
use uuid::Uuid;

/// One claim of a calendar.
pub async fn get(tx: &mut Tx, owner: OwnerId, id: ClaimId) -> Result<Option<Claim>, StoreError> {
    one(tx, owner, id, "").await
}

/// The same, and nobody else moves it until this transaction ends.
pub async fn locked(tx: &mut Tx, owner: OwnerId, id: ClaimId) -> Result<Option<Claim>, StoreError> {
    let lock = engine::for_update(tx);
    one(tx, owner, id, lock).await
}

async fn one(tx: &mut Tx, owner: OwnerId, id: ClaimId, lock: &str) -> Result<Option<Claim>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM claims WHERE owner_id = $1 AND id = $2{lock}");
    tx.maybe::<ClaimRow>(sql, args![owner.0, id.0]).await?.map(Claim::try_from).transpose()
}

/// Longer than any claim: a session of a day with the longest buffers.
const LONGEST: TimeDelta = TimeDelta::hours(32);

/// What live claims take of a calendar within `window`, in any order, without `except`. Those whose time is up do not count, whoever has
/// or has not noticed it.
pub async fn busy(tx: &mut Tx, owner: OwnerId, window: Span, except: Option<ClaimId>, now: Time) -> Result<Vec<Span>, StoreError> {
    let mut args = args![owner.0, window.from, window.to, now, window.to + LONGEST];
    let mut sql = "SELECT range_from, range_to FROM claims WHERE owner_id = $1 AND state <= 2 AND range_to > $2 AND range_from < $3
         AND (keep_until IS NULL OR keep_until > $4) AND range_to < $5"
        .to_owned();
    if let Some(except) = except {
        sql.push_str(" AND id <> $6");
        args.push(except.0.into());
    }
    let rows: Vec<(i64, i64)> = tx.all(sql, args).await?;
    Ok(rows.into_iter().map(|(from, to)| Span { from: time(from), to: time(to) }).collect())
}

/// All that this visitor holds or is paying for now, in any calendar, the oldest first.
pub async fn held_by(tx: &mut Tx, holder: &[u8], now: Time) -> Result<Vec<Claim>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM claims WHERE holder = $1 AND keep_until > $2 ORDER BY made_at, id");
    tx.all::<ClaimRow>(sql, args![holder.to_vec(), now]).await?.into_iter().map(Claim::try_from).collect()
}

/// A claim that this visitor made, whatever became of it; none where it is another's.
pub async fn of_holder(tx: &mut Tx, holder: &[u8], id: ClaimId) -> Result<Option<Claim>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM claims WHERE holder = $1 AND id = $2");
    tx.maybe::<ClaimRow>(sql, args![holder.to_vec(), id.0]).await?.map(Claim::try_from).transpose()
}

/// Whether a visitor with this secret has ever been given anything: a secret that nobody was given is nobody's.
pub async fn is_known(tx: &mut Tx, holder: &[u8]) -> Result<bool, StoreError> {
    let sql = "SELECT last_event FROM claims WHERE holder = $1 LIMIT 1";
    Ok(tx.maybe::<(i64,)>(sql, args![holder.to_vec()]).await?.is_some())
}

/// The last chain of holds of a visitor in a calendar: the one that ends last, of those that did not become a booking. None also where
/// the visitor is not known.
pub async fn chain(tx: &mut Tx, owner: OwnerId, holder: &[u8]) -> Result<Option<Chain>, StoreError> {
    let row: Option<(i64, i64)> = tx
        .maybe(
            "SELECT chain_began, CASE WHEN state = 8 THEN changed_at ELSE deadline END AS ends FROM claims
             WHERE holder = $1 AND owner_id = $2 AND chain_began IS NOT NULL AND deadline IS NOT NULL AND state IN (0, 1, 7, 8)
             ORDER BY ends DESC LIMIT 1",
            args![holder.to_vec(), owner.0],
        )
        .await?;
    Ok(row.map(|(began, ends)| Chain { began: time(began), ends: time(ends) }))
}

/// Makes those who come from one address wait for each other, so that what is [counted](at_address) stays true.
pub async fn lock_address(tx: &mut Tx, address: &[u8]) -> Result<(), StoreError> {
    engine::lock_name(tx, address).await
}

/// How many claims are kept for this address now.
pub async fn at_address(tx: &mut Tx, address: &[u8], now: Time) -> Result<u32, StoreError> {
    let (count,): (i64,) =
        tx.one("SELECT COUNT(*) FROM claims WHERE address = $1 AND keep_until > $2", args![address.to_vec(), now]).await?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// What a calendar gives away, in two figures: they differ from earlier ones exactly when something was taken, freed or moved since, also
/// by time being up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Mark {
    live: i64,
    changed: i64,
}

/// The present marks of these calendars, in one query; those without a live claim ahead are left out and have the default.
///
/// Claims come later than those whose place they take, so as long as the number is the same, every change raises the sum.
pub async fn marks(tx: &mut Tx, owners: &[OwnerId], now: Time) -> Result<Vec<(OwnerId, Mark)>, StoreError> {
    if owners.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "SELECT owner_id, COUNT(*), CAST(SUM(changed_at / 1000) AS BIGINT) FROM claims
         WHERE state <= 2 AND range_to > $1 AND (keep_until IS NULL OR keep_until > $1) AND owner_id IN ({}) GROUP BY owner_id",
        bulk::list(owners.len(), 2)
    );
    let mut args = args![now];
    args.extend(owners.iter().map(|owner| owner.0.into()));
    let rows: Vec<(Uuid, i64, i64)> = tx.all(sql, args).await?;
    Ok(rows.into_iter().map(|(owner, live, changed)| (OwnerId(owner), Mark { live, changed })).collect())
}

/// The calendars in which something is kept for longer than it may be.
pub async fn overdue(tx: &mut Tx, now: Time) -> Result<Vec<OwnerId>, StoreError> {
    let rows: Vec<(Uuid,)> = tx.all("SELECT DISTINCT owner_id FROM claims WHERE keep_until <= $1", args![now]).await?;
    Ok(rows.into_iter().map(|(owner,)| OwnerId(owner)).collect())
}

/// Whether something is kept for longer than it may be in this calendar.
pub async fn is_overdue(tx: &mut Tx, owner: OwnerId, now: Time) -> Result<bool, StoreError> {
    let sql = "SELECT state FROM claims WHERE owner_id = $1 AND keep_until <= $2 LIMIT 1";
    Ok(tx.maybe::<(i16,)>(sql, args![owner.0, now]).await?.is_some())
}

/// How long it is remembered that somebody held a time and did not pay.
const REMEMBERED: TimeDelta = TimeDelta::days(30);

/// Removes claims that never became bookings, and their events, a while after they ended; at most `most`, the oldest first. Those for which an
/// order was begun stay: its money may still move.
pub(crate) async fn sweep(tx: &mut Tx, now: Time, most: i64) -> Result<u64, StoreError> {
    let rows: Vec<(Uuid, Uuid)> = tx
        .all(
            "SELECT k.owner_id, k.id FROM claims k WHERE k.state >= 7 AND k.booking_id IS NULL AND k.changed_at <= $1
             AND NOT EXISTS (SELECT 1 FROM checkouts c WHERE c.owner_id = k.owner_id AND c.claim_id = k.id)
             ORDER BY k.changed_at LIMIT $2",
            args![now - REMEMBERED, most],
        )
        .await?;
    let tuples: Vec<_> = rows.iter().map(|(owner, id)| args![*owner, *id]).collect();
    let removed = bulk::run_among_tuples(tx, "DELETE FROM claims WHERE (owner_id, id) IN", args![], tuples.clone()).await?;
    bulk::run_among_tuples(tx, "DELETE FROM booking_events WHERE (owner_id, claim_id) IN", args![], tuples).await?;
    Ok(removed)
}

/// The moves of a claim, the oldest first.
pub async fn events(tx: &mut Tx, owner: OwnerId, id: ClaimId) -> Result<Vec<Told>, StoreError> {
    #[derive(FromRow)]
    struct EventRow {
        at: i64,
        cause: i16,
        actor_id: Option<Uuid>,
        event: i16,
        from_state: Option<i16>,
        to_state: i16,
        note: Option<String>,
    }
    let rows: Vec<EventRow> = tx
        .all(
            "SELECT at, cause, actor_id, event, from_state, to_state, note FROM booking_events WHERE owner_id = $1 AND claim_id = $2 ORDER BY number",
            args![owner.0, id.0],
        )
        .await?;
    let told = |row: EventRow| -> Result<Told, StoreError> {
        let corrupt = || StoreError::Corrupt(format!("an event of claim {id}"));
        Ok(Told {
            at: time(row.at),
            by: By { cause: Cause::from_repr(row.cause).ok_or_else(corrupt)?, actor: row.actor_id.map(AccountId), note: row.note },
            event: ClaimEvent::from_repr(row.event).ok_or_else(corrupt)?,
            from: row.from_state.map(claim::state).transpose()?,
            to: ClaimState::from_repr(row.to_state).ok_or_else(corrupt)?,
        })
    };
    rows.into_iter().map(told).collect()
}
