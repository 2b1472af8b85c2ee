//! Stretches of the producer's own calendar: away, or open beyond the usual hours, for all services.

use super::AgendaError;
use crate::office::Office;
use domain::Time;
use domain::agenda::{Fault, MOST_STRETCHES, StretchForm};
use domain::calendar::moment;
use domain::figures::Span;
use domain::id::OwnerId;
use store::agenda::{self, StretchRow};
use store::owners;
use uuid::Uuid;

/// Adds a stretch that is typed on the owner's clock. What is booked stays booked; how many sessions stand inside is told.
pub async fn add_stretch(office: &Office, owner: OwnerId, form: &StretchForm, now: Time) -> Result<u32, AgendaError> {
    let (kind, from, to) = form.check()?;
    let mut tx = office.db.write().await?;
    let zone = owners::get(&mut tx, owner).await?.ok_or(AgendaError::NotFound)?.zone;
    let span = Span { from: moment(from, zone), to: moment(to, zone) };
    if span.to <= span.from {
        return Err(Fault::EndsBeforeStart.into());
    }
    if span.to <= now {
        return Err(Fault::Past.into());
    }
    if agenda::count_stretches(&mut tx, owner, now).await? >= MOST_STRETCHES {
        return Err(Fault::TooMany.into());
    }
    let row = StretchRow { id: office.id(now), kind, span, note: form.note.trim().to_owned() };
    agenda::add_stretch(&mut tx, owner, &row, now).await?;
    let inside = agenda::between(&mut tx, owner, span, None, 1_000).await?;
    tx.commit().await?;
    Ok(inside.iter().filter(|line| line.state.is_live()).count() as u32)
}

/// Takes a stretch back.
pub async fn remove_stretch(office: &Office, owner: OwnerId, id: Uuid) -> Result<(), AgendaError> {
    let mut tx = office.db.write().await?;
    if !agenda::remove_stretch(&mut tx, owner, id).await? {
        return Err(AgendaError::NotFound);
    }
    Ok(tx.commit().await?)
}
