//! Stretches of the producer's own calendar: away, or open beyond the usual hours, for all services.

use super::AgendaError;
use crate::asking::{Did, Who};
use crate::office::Office;
use domain::Time;
use domain::agenda::{Fault, MOST_STRETCHES, StretchForm};
use domain::calendar::moment;
use domain::collaborators::Products;
use domain::collaborators::Right;
use domain::collaborators::audit::{Action, Change, Object, Pair, Text};
use domain::figures::Span;
use store::agenda::{self, StretchRow};
use store::{StoreError, Tx, owners};
use uuid::Uuid;

/// Adds a stretch that is typed on the owner's clock. What is booked stays booked; how many sessions stand inside is told.
pub async fn add_stretch(office: &Office, who: impl Into<Who>, form: &StretchForm, now: Time) -> Result<u32, AgendaError> {
    let who = who.into();
    let owner = who.owner();
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
    let changes = vec![Change::Kind(Pair::new(None, Some(named(&row)))), Change::Period(Pair::new(None, Some(span)))];
    note(&mut tx, office, &who, Action::StretchAdded, changes, now).await?;
    let inside = agenda::between(&mut tx, (owner, &Products::all()), span, None, 1_000).await?;
    tx.commit().await?;
    Ok(inside.iter().filter(|line| line.state.is_live()).count() as u32)
}

/// Takes a stretch back.
pub async fn remove_stretch(office: &Office, who: impl Into<Who>, id: Uuid, now: Time) -> Result<(), AgendaError> {
    let who = who.into();
    let owner = who.owner();
    let mut tx = office.db.write().await?;
    let row = agenda::remove_stretch(&mut tx, owner, id).await?.ok_or(AgendaError::NotFound)?;
    let changes = vec![Change::Kind(Pair::new(Some(named(&row)), None)), Change::Period(Pair::new(Some(row.span), None))];
    note(&mut tx, office, &who, Action::StretchRemoved, changes, now).await?;
    Ok(tx.commit().await?)
}

fn named(row: &StretchRow) -> Text {
    Text::of(row.kind.into())
}

/// Notes what was done to the calendar as a whole.
pub(super) async fn note(
    tx: &mut Tx,
    office: &Office,
    who: &Who,
    action: Action,
    changes: Vec<Change>,
    now: Time,
) -> Result<(), StoreError> {
    who.did(tx, office, Did { right: Right::ProductsManage, action, object: Object::Calendar, name: "", changes }, now).await
}
