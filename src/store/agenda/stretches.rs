//! Stretches of a producer's calendar that hold for all services.

use crate::bulk;
use crate::db::{StoreError, Tx};
use crate::time;
use domain::Time;
use domain::agenda::StretchKind;
use domain::figures::Span;
use domain::id::OwnerId;
use uuid::Uuid;

/// One stretch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StretchRow {
    pub id: Uuid,
    pub kind: StretchKind,
    pub span: Span,
    pub note: String,
}

/// The stretches that share time with `window`, in order.
pub async fn stretches(tx: &mut Tx, owner: OwnerId, window: Span) -> Result<Vec<StretchRow>, StoreError> {
    let rows: Vec<(Uuid, i16, i64, i64, String)> = tx
        .all(
            "SELECT id, kind, starts_at, ends_at, note FROM calendar_stretches
             WHERE owner_id = $1 AND ends_at > $2 AND starts_at < $3 ORDER BY starts_at, id",
            args![owner.0, window.from, window.to],
        )
        .await?;
    rows.into_iter().map(stretch).collect()
}

fn stretch((id, kind, from, to, note): (Uuid, i16, i64, i64, String)) -> Result<StretchRow, StoreError> {
    let kind = StretchKind::from_repr(kind).ok_or_else(|| StoreError::Corrupt(format!("the kind of stretch {id}")))?;
    Ok(StretchRow { id, kind, span: Span { from: time(from), to: time(to) }, note })
}

/// How many that were typed are not over.
pub async fn count_stretches(tx: &mut Tx, owner: OwnerId, now: Time) -> Result<i64, StoreError> {
    let sql = "SELECT COUNT(*) FROM calendar_stretches WHERE owner_id = $1 AND ends_at > $2 AND kind <> $3";
    let (count,): (i64,) = tx.one(sql, args![owner.0, now, StretchKind::Busy as i16]).await?;
    Ok(count)
}

pub async fn add_stretch(tx: &mut Tx, owner: OwnerId, stretch: &StretchRow, now: Time) -> Result<(), StoreError> {
    let sql = "INSERT INTO calendar_stretches (owner_id, id, kind, starts_at, ends_at, note, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    let args = args![owner.0, stretch.id, stretch.kind as i16, stretch.span.from, stretch.span.to, stretch.note.as_str(), now];
    tx.run(sql, args).await?;
    Ok(())
}

/// Removes one that was typed; what it was, if it was there.
pub async fn remove_stretch(tx: &mut Tx, owner: OwnerId, id: Uuid) -> Result<Option<StretchRow>, StoreError> {
    let sql = "DELETE FROM calendar_stretches WHERE owner_id = $1 AND id = $2 AND kind <> $3 RETURNING id, kind, starts_at, ends_at, note";
    tx.maybe(sql, args![owner.0, id, StretchKind::Busy as i16]).await?.map(stretch).transpose()
}

/// Puts what another calendar says in place of what it said before.
pub async fn replace_busy(tx: &mut Tx, owner: OwnerId, busy: Vec<(Uuid, Span)>, now: Time) -> Result<(), StoreError> {
    let kind = StretchKind::Busy as i16;
    tx.run("DELETE FROM calendar_stretches WHERE owner_id = $1 AND kind = $2", args![owner.0, kind]).await?;
    let rows = busy.into_iter().map(|(id, span)| args![owner.0, id, kind, span.from, span.to, "", now]);
    bulk::insert(tx, "calendar_stretches", "owner_id, id, kind, starts_at, ends_at, note, made_at", rows.collect(), "").await?;
    Ok(())
}
