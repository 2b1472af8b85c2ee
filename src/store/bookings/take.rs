//! Taking and freeing times: a claim has its ticks before it has its row, and who cannot have all of them has none.
//!
//! Ticks are taken in their order, and a claim that takes another's place takes the new ones before it frees the old: so those who want
//! the same time wait for each other in one direction only.

use super::claim::{self, By, COLUMNS, Claim, ClaimRow, Told};
use crate::db::{StoreError, Tx};
use crate::{bulk, engine};
use domain::Time;
use domain::booking::{ClaimEvent, Effect, Standing, Ticks};
use domain::id::OwnerId;
use domain::sale::Cause;

/// Lapses the claims of a calendar that are held or paying for longer than they are kept; how many there were. Whoever wants a place
/// does this first, so that nothing hangs on anybody who tidies up.
pub async fn lapse_overdue(tx: &mut Tx, owner: OwnerId, now: Time) -> Result<u64, StoreError> {
    let sql =
        format!("SELECT {COLUMNS} FROM claims WHERE owner_id = $1 AND keep_until <= $2 ORDER BY keep_until, id{}", engine::for_update(tx));
    let rows: Vec<ClaimRow> = tx.all(sql, args![owner.0, now]).await?;
    if rows.is_empty() {
        return Ok(0);
    }
    let claims = rows.into_iter().map(Claim::try_from).collect::<Result<Vec<_>, _>>()?;
    let sql = "UPDATE claims SET state = 7, keep_until = NULL, address = NULL, changed_at = $1, last_event = last_event + 1 WHERE owner_id = $2 AND id IN";
    bulk::run_among(tx, sql, args![now, owner.0], claims.iter().map(|claim| claim.id.0.into()).collect()).await?;
    for claim in &claims {
        free(tx, claim).await?;
    }
    let moves = claims.iter().filter_map(|claim| {
        let lapsed = Standing::Lapsed { deadline: claim.standing.deadline()? };
        Some((claim.id, claim.last_event + 1, told(claim, ClaimEvent::Lapse, lapsed, &By::cause(Cause::Schedule), now)))
    });
    claim::note(tx, owner, moves.collect()).await?;
    Ok(claims.len() as u64)
}

/// Takes a time for a new claim; false where a part of it is another's, and then nothing is changed.
///
/// # Errors
/// [`StoreError::Conflict`] where its visitor holds another time of the product by now.
pub async fn take(tx: &mut Tx, claim: &Claim, by: &By) -> Result<bool, StoreError> {
    if occupy(tx, claim).await? < Ticks::of(claim.range).count() {
        free(tx, claim).await?;
        return Ok(false);
    }
    enter(tx, claim, by).await?;
    Ok(true)
}

/// Gives `new` the place of `old`, which ends as `end` by `event`; they may overlap. False where a part of the new time is another's, and
/// then nothing is changed. `old` is [locked](super::locked).
pub async fn replace(tx: &mut Tx, old: &mut Claim, event: ClaimEvent, end: Standing, new: &Claim, by: &By) -> Result<bool, StoreError> {
    let (from, to) = (Ticks::of(old.range), Ticks::of(new.range));
    let (first, last) = (from.first().max(to.first()), from.end().min(to.end()));
    let hand_over = "UPDATE claim_ticks SET claim_id = $5 WHERE owner_id = $1 AND tick >= $2 AND tick < $3 AND claim_id = $4";
    let owner = old.owner.0;
    let kept = if from.overlaps(to) { tx.run(hand_over, args![owner, first, last, old.id.0, new.id.0]).await? } else { 0 };
    if kept + occupy(tx, new).await? < to.count() {
        if from.overlaps(to) {
            tx.run(hand_over, args![owner, first, last, new.id.0, old.id.0]).await?;
        }
        free(tx, new).await?;
        return Ok(false);
    }
    advance(tx, old, event, end, Effect::Frees, by, new.made_at).await?;
    enter(tx, new, by).await?;
    Ok(true)
}

/// Writes a move of a claim that is [locked](super::locked), with what it does to the calendar; false where its time had to be taken anew
/// and is another's, and then nothing is changed.
///
/// # Errors
/// [`StoreError::Conflict`] where somebody else moved it since it was read.
pub async fn advance(
    tx: &mut Tx,
    claim: &mut Claim,
    event: ClaimEvent,
    to: Standing,
    effect: Effect,
    by: &By,
    now: Time,
) -> Result<bool, StoreError> {
    match effect {
        Effect::Keeps => {}
        Effect::Frees => free(tx, claim).await?,
        // Either it has all its ticks still, or none.
        Effect::Retakes if occupy(tx, claim).await? < Ticks::of(claim.range).count() && !has_all(tx, claim).await? => {
            free(tx, claim).await?;
            return Ok(false);
        }
        Effect::Retakes => {}
    }
    // Addresses are counted while something is kept, and are nobody's business after.
    let forget = if to.keep_until().is_none() { ", address = NULL" } else { "" };
    let sql = format!(
        "UPDATE claims SET state = $4, deadline = $5, keep_until = $6, booking_id = $7, changed_at = $8, order_key = $9, last_event = last_event + 1{forget}
         WHERE owner_id = $1 AND id = $2 AND last_event = $3"
    );
    let deadline = to.deadline().or(claim.standing.deadline());
    let booking = claim.booking.map(|id| id.0);
    let args =
        args![claim.owner.0, claim.id.0, claim.last_event, to.state() as i16, deadline, to.keep_until(), booking, now, claim.order.clone()];
    if tx.run(sql, args).await? == 0 {
        return Err(StoreError::Conflict("claims".into()));
    }
    let told = told(claim, event, to, by, now);
    claim.last_event += 1;
    claim.standing = to;
    claim.changed_at = now;
    claim::note(tx, claim.owner, vec![(claim.id, claim.last_event, told)]).await?;
    Ok(true)
}

fn told(claim: &Claim, event: ClaimEvent, to: Standing, by: &By, now: Time) -> Told {
    Told { at: now, by: by.clone(), event, from: Some(claim.standing.state()), to: to.state() }
}

/// Adds a claim that has its ticks.
async fn enter(tx: &mut Tx, claim: &Claim, by: &By) -> Result<(), StoreError> {
    claim::insert(tx, claim).await?;
    let told = Told { at: claim.made_at, by: by.clone(), event: ClaimEvent::Take, from: None, to: claim.standing.state() };
    claim::note(tx, claim.owner, vec![(claim.id, claim.last_event, told)]).await
}

/// Takes all ticks of a claim that nobody has; how many. Waits for those who are just taking or freeing one of them.
async fn occupy(tx: &mut Tx, claim: &Claim) -> Result<u64, StoreError> {
    let ticks = Ticks::of(claim.range);
    tx.run(
        "WITH RECURSIVE ticks (tick) AS (SELECT CAST($3 AS BIGINT) UNION ALL SELECT tick + 1 FROM ticks WHERE tick + 1 < $4)
         INSERT INTO claim_ticks (owner_id, tick, claim_id) SELECT $1, tick, $2 FROM ticks WHERE true ON CONFLICT (owner_id, tick) DO NOTHING",
        args![claim.owner.0, claim.id.0, ticks.first(), ticks.end()],
    )
    .await
}

async fn free(tx: &mut Tx, claim: &Claim) -> Result<(), StoreError> {
    let ticks = Ticks::of(claim.range);
    tx.run(
        "DELETE FROM claim_ticks WHERE owner_id = $1 AND tick >= $2 AND tick < $3 AND claim_id = $4",
        args![claim.owner.0, ticks.first(), ticks.end(), claim.id.0],
    )
    .await?;
    Ok(())
}

async fn has_all(tx: &mut Tx, claim: &Claim) -> Result<bool, StoreError> {
    let ticks = Ticks::of(claim.range);
    let (count,): (i64,) = tx
        .one(
            "SELECT COUNT(*) FROM claim_ticks WHERE owner_id = $1 AND tick >= $2 AND tick < $3 AND claim_id = $4",
            args![claim.owner.0, ticks.first(), ticks.end(), claim.id.0],
        )
        .await?;
    Ok(count.unsigned_abs() == ticks.count())
}
