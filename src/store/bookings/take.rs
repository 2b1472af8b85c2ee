//! Taking and freeing times: a claim has its ticks before it has its row, and who cannot have all of them has none.
//!
//! Ticks are taken in their order, and a claim that takes another's place takes the new ones before it frees the old: so those who want
//! the same time wait for each other in one direction only.

use super::claim::{self, By, COLUMNS, Claim, ClaimRow, Told};
use crate::db::{Arg, StoreError, Tx};
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
    let ticks = Ticks::of(claim.range).count();
    let [row, event] = entry(claim, by);
    if tx.run_together(vec![occupation(claim), row, event]).await? < ticks + 2 {
        free(tx, claim).await?;
        return Ok(false);
    }
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
    tx.run_together(entry(new, by).into()).await?;
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
    // Either it has all its ticks still, or none.
    if effect == Effect::Retakes && occupy(tx, claim).await? < Ticks::of(claim.range).count() && !has_all(tx, claim).await? {
        free(tx, claim).await?;
        return Ok(false);
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
    let number = claim.last_event + 1;
    let mut statements = vec![(sql, args), claim::note_one(claim.owner, claim.id, number, told(claim, event, to, by, now))];
    if effect == Effect::Frees {
        let (sql, mut args) = freeing(claim);
        args.push(number.into());
        statements.push((format!("{sql} AND EXISTS (SELECT 1 FROM claims WHERE owner_id = $1 AND id = $4 AND last_event = $5)"), args));
    }
    // Where the first finds nothing, the others change nothing, or the second collides with somebody else's move.
    if tx.run_together(statements).await? < 2 {
        return Err(StoreError::Conflict("claims".into()));
    }
    claim.last_event = number;
    claim.standing = to;
    claim.changed_at = now;
    Ok(true)
}

fn told(claim: &Claim, event: ClaimEvent, to: Standing, by: &By, now: Time) -> Told {
    Told { at: now, by: by.clone(), event, from: Some(claim.standing.state()), to: to.state() }
}

/// The statements that add a claim that has its ticks.
fn entry(claim: &Claim, by: &By) -> [(String, Vec<Arg>); 2] {
    let told = Told { at: claim.made_at, by: by.clone(), event: ClaimEvent::Take, from: None, to: claim.standing.state() };
    [claim::insert(claim), claim::note_one(claim.owner, claim.id, claim.last_event, told)]
}

/// Takes all ticks of a claim that nobody has; how many. Waits for those who are just taking or freeing one of them.
async fn occupy(tx: &mut Tx, claim: &Claim) -> Result<u64, StoreError> {
    let (sql, args) = occupation(claim);
    tx.run(sql, args).await
}

fn occupation(claim: &Claim) -> (String, Vec<Arg>) {
    let ticks = Ticks::of(claim.range);
    let sql = "WITH RECURSIVE ticks (tick) AS (SELECT CAST($3 AS BIGINT) UNION ALL SELECT tick + 1 FROM ticks WHERE tick + 1 < $4)
         INSERT INTO claim_ticks (owner_id, tick, claim_id) SELECT $1, tick, $2 FROM ticks WHERE true ON CONFLICT (owner_id, tick) DO NOTHING";
    (sql.to_owned(), args![claim.owner.0, claim.id.0, ticks.first(), ticks.end()])
}

async fn free(tx: &mut Tx, claim: &Claim) -> Result<(), StoreError> {
    let (sql, args) = freeing(claim);
    tx.run(sql, args).await?;
    Ok(())
}

fn freeing(claim: &Claim) -> (String, Vec<Arg>) {
    let ticks = Ticks::of(claim.range);
    let sql = "DELETE FROM claim_ticks WHERE owner_id = $1 AND tick >= $2 AND tick < $3 AND claim_id = $4";
    (sql.to_owned(), args![claim.owner.0, ticks.first(), ticks.end(), claim.id.0])
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
