//! What happens to collaborators: each statement is guarded by what was read, so that of two who come at once one wins.

use super::{Collaborator, stored};
use crate::db::{StoreError, Tx};
use domain::Time;
use domain::collaborators::{Limits, Standing, State};
use domain::id::{AccountId, CollaboratorId, LetterId, OwnerId, ProfileId};

/// Adds somebody who was invited, by the hash of their link.
///
/// # Errors
/// [`StoreError::Conflict`] where the address is in this centre already.
pub async fn add(tx: &mut Tx, invited: &Collaborator, link: &[u8]) -> Result<(), StoreError> {
    let (products, last_day) = stored(&invited.limits)?;
    let (state, until) = parts(invited.standing);
    tx.run(
        "INSERT INTO collaborators (owner_id, id, name, email, profile_id, state, until, link, products, last_day, language, invited_by, letter_id, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        args![
            invited.owner.0,
            invited.id.0,
            invited.name.as_str(),
            invited.email.as_str(),
            invited.profile.0,
            state,
            until,
            link.to_vec(),
            products,
            last_day,
            invited.language.tag(),
            invited.invited_by.0,
            invited.letter.map(|letter| letter.0),
            invited.made_at
        ],
    )
    .await?;
    Ok(())
}

/// Moves on to another standing where it still stands as it was read; its link dies. Who is gone leaves no account behind.
pub async fn set_standing(tx: &mut Tx, read: &Collaborator, to: Standing, now: Time) -> Result<bool, StoreError> {
    let ((state, until), (was, ran)) = (parts(to), parts(read.standing));
    let account = read.account.filter(|_| to.state() != State::Removed);
    let answered = if to.state() == State::Declined { Some(now) } else { read.answered_at };
    let changed = tx
        .run(
            "UPDATE collaborators SET state = $3, until = $4, link = NULL, account_id = $5, answered_at = $6
             WHERE owner_id = $1 AND id = $2 AND state = $7 AND COALESCE(until, 0) = $8",
            args![read.owner.0, read.id.0, state, until, account.map(|account| account.0), answered, was, ran.unwrap_or(0)],
        )
        .await?;
    Ok(changed > 0)
}

/// Back to an open invitation, by another link, where it still stands as it was read; every earlier link dies.
pub async fn resend(
    tx: &mut Tx,
    read: &Collaborator,
    to: Standing,
    (link, letter, by): (&[u8], LetterId, AccountId),
) -> Result<bool, StoreError> {
    let ((state, until), (was, ran)) = (parts(to), parts(read.standing));
    let changed = tx
        .run(
            "UPDATE collaborators SET state = $3, until = $4, link = $5, letter_id = $6, invited_by = $7, answered_at = NULL
             WHERE owner_id = $1 AND id = $2 AND state = $8 AND COALESCE(until, 0) = $9",
            args![read.owner.0, read.id.0, state, until, link.to_vec(), letter.0, by.0, was, ran.unwrap_or(0)],
        )
        .await?;
    Ok(changed > 0)
}

/// Opens the centre to this account, once: the link is good for nobody else, and tells its bearer from then on that it was used.
///
/// # Errors
/// [`StoreError::Conflict`] where the account is in this centre already.
pub async fn accept(
    tx: &mut Tx,
    (owner, id): (OwnerId, CollaboratorId),
    link: &[u8],
    account: AccountId,
    now: Time,
) -> Result<bool, StoreError> {
    let changed = tx
        .run(
            "UPDATE collaborators SET state = 1, until = NULL, account_id = $4, answered_at = $5
             WHERE owner_id = $1 AND id = $2 AND link = $3 AND state = 0 AND until > $5",
            args![owner.0, id.0, link.to_vec(), account.0, now],
        )
        .await?;
    Ok(changed > 0)
}

pub async fn set_profile(tx: &mut Tx, owner: OwnerId, id: CollaboratorId, profile: ProfileId) -> Result<(), StoreError> {
    tx.run("UPDATE collaborators SET profile_id = $3 WHERE owner_id = $1 AND id = $2", args![owner.0, id.0, profile.0]).await?;
    Ok(())
}

pub async fn set_limits(tx: &mut Tx, owner: OwnerId, id: CollaboratorId, limits: &Limits) -> Result<(), StoreError> {
    let (products, last_day) = stored(limits)?;
    tx.run(
        "UPDATE collaborators SET products = $3, last_day = $4 WHERE owner_id = $1 AND id = $2",
        args![owner.0, id.0, products, last_day],
    )
    .await?;
    Ok(())
}

/// Gives everybody of one profile another.
pub async fn move_people(tx: &mut Tx, owner: OwnerId, from: ProfileId, to: ProfileId) -> Result<u64, StoreError> {
    tx.run("UPDATE collaborators SET profile_id = $3 WHERE owner_id = $1 AND profile_id = $2", args![owner.0, from.0, to.0]).await
}

/// Notes that somebody was there.
pub async fn seen(tx: &mut Tx, owner: OwnerId, account: AccountId, now: Time) -> Result<(), StoreError> {
    tx.run("UPDATE collaborators SET seen_at = $3 WHERE account_id = $2 AND owner_id = $1", args![owner.0, account.0, now]).await?;
    Ok(())
}

/// A standing as it is stored.
fn parts(standing: Standing) -> (i16, Option<i64>) {
    let until = match standing {
        Standing::Pending { until } => Some(crate::micros(until)),
        _ => None,
    };
    (standing.state() as i16, until)
}
