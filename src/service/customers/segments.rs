//! Segments: making, renaming, removing, listing and opening kept selections of customers.

use super::CustomersError;
use super::ask::{Meant, answer, check};
use crate::asking::{Asking, Did, note};
use crate::office::Office;
use domain::Time;
use domain::collaborators::audit::{Action, Object};
use domain::collaborators::{Acting, Right};
use domain::customers::{Answer, Draft, Kind, PAGE_SIZE, Question, Segment, SegmentFault, Sort};
use domain::id::SegmentId;
use domain::reports::{Preset, When};
use store::segments::{self, New, Stored};
use store::{Db, StoreError, Tx, customers, owners};

/// Segments of one owner.
pub const SEGMENTS_MAX: i64 = 100;

/// Customers that one segment freezes: they are written in one transaction, for which others wait.
pub const MEMBERS_MAX: i64 = 100_000;

/// Keeps a selection; that of a frozen segment is made of what the maker sees.
///
/// # Errors
/// Those of [`ask`](super::ask), and [`CustomersError::Segment`].
pub async fn add(office: &Office, asking: &Asking, draft: &Draft) -> Result<SegmentId, CustomersError> {
    let (acting, now) = (&asking.acting, asking.now);
    check(acting, &draft.question)?;
    let name = SegmentFault::check_name(&draft.name)?;
    let question = draft.question.selection();
    let mut frozen = None;
    if draft.kind == Kind::Frozen {
        // Found in one snapshot, and before anybody is made to wait.
        let mut tx = office.db.search().await?;
        let meant = Meant::new(&mut tx, acting, &question, now).await?;
        let selection = meant.asked(acting, &question, None).select(&mut tx).await?;
        if selection.totals().customers > MEMBERS_MAX {
            return Err(SegmentFault::TooLarge.into());
        }
        frozen = Some(selection);
    }
    let id = SegmentId(office.id(now));
    let mut tx = office.db.write().await?;
    owners::touch_people(&mut tx, acting.whose()).await?;
    if segments::count(&mut tx, acting.whose()).await? >= SEGMENTS_MAX {
        return Err(SegmentFault::TooMany.into());
    }
    let key = Segment::key_of(&name);
    let new = New {
        id,
        name: &name,
        key: &key,
        is_frozen: draft.kind == Kind::Frozen,
        question: &question,
        made_by: asking.account,
        made_at: now,
    };
    segments::add(&mut tx, acting.whose(), &new).await.map_err(taken)?;
    if let Some(selection) = frozen {
        customers::freeze(&mut tx, acting.whose(), &selection, id).await?;
    }
    did(&mut tx, office, asking, Action::SegmentMade, id, &name).await?;
    tx.commit().await?;
    Ok(id)
}

/// Gives it another name.
///
/// # Errors
/// [`CustomersError::NotFound`], [`CustomersError::Segment`].
pub async fn rename(office: &Office, asking: &Asking, id: SegmentId, name: &str) -> Result<(), CustomersError> {
    may(&asking.acting)?;
    let name = SegmentFault::check_name(name)?;
    let mut tx = office.db.write().await?;
    if !segments::rename(&mut tx, asking.owner(), id, &name, &Segment::key_of(&name)).await.map_err(taken)? {
        return Err(CustomersError::NotFound);
    }
    did(&mut tx, office, asking, Action::SegmentRenamed, id, &name).await?;
    Ok(tx.commit().await?)
}

/// Keeps it no longer; no customer is lost by that.
///
/// # Errors
/// [`CustomersError::NotFound`].
pub async fn remove(office: &Office, asking: &Asking, id: SegmentId) -> Result<(), CustomersError> {
    may(&asking.acting)?;
    let mut tx = office.db.write().await?;
    let name = segments::remove(&mut tx, asking.owner(), id).await?.ok_or(CustomersError::NotFound)?;
    did(&mut tx, office, asking, Action::SegmentDeleted, id, &name).await?;
    Ok(tx.commit().await?)
}

/// All segments of the owner by name, each with how many customers are in it now.
///
/// # Errors
/// [`CustomersError::NotFound`] without the right.
pub async fn list(db: &Db, acting: &Acting, now: Time) -> Result<Vec<Segment>, CustomersError> {
    may(acting)?;
    let mut tx = db.search().await?;
    let mut all = Vec::new();
    for stored in segments::all(&mut tx, acting.whose()).await? {
        let (question, members) = present(&stored);
        let meant = Meant::new(&mut tx, acting, &question, now).await?;
        let size = meant.asked(acting, &question, members).select(&mut tx).await?.totals().customers;
        all.push(segment(stored, size));
    }
    Ok(all)
}

/// One segment and its customers on one page in an order, with today's figures: of a dynamic one what its question finds now, of a frozen
/// one everything its members ever bought in the currency of its question.
///
/// # Errors
/// [`CustomersError::NotFound`].
pub async fn open(
    db: &Db,
    acting: &Acting,
    id: SegmentId,
    (sort, cursor): (Sort, u32),
    now: Time,
) -> Result<(Segment, Answer), CustomersError> {
    may(acting)?;
    let mut tx = db.search().await?;
    let mut stored = segments::get(&mut tx, acting.whose(), id).await?.ok_or(CustomersError::NotFound)?;
    stored.question = Question { sort, cursor, ..stored.question };
    check(acting, &stored.question)?;
    let (question, members) = present(&stored);
    let answer = answer(&mut tx, acting, &question, (members, PAGE_SIZE), now).await?;
    Ok((segment(stored, answer.totals.customers), answer))
}

/// What finds the customers of a segment now: its question, or everything that its members ever bought.
fn present(stored: &Stored) -> (Question, Option<SegmentId>) {
    let question = &stored.question;
    if !stored.is_frozen {
        return (question.clone(), None);
    }
    let ever =
        Question { sort: question.sort, cursor: question.cursor, currency: question.currency, ..Question::new(When::Preset(Preset::All)) };
    (ever, Some(stored.id))
}

fn segment(stored: Stored, size: i64) -> Segment {
    let Stored { id, name, is_frozen, question, made_by, made_at } = stored;
    let kind = if is_frozen { Kind::Frozen } else { Kind::Dynamic };
    Segment { id, name, kind, question: question.selection(), made_by, made_at, size }
}

fn may(acting: &Acting) -> Result<(), CustomersError> {
    if acting.may(Right::ReportsCustomers) { Ok(()) } else { Err(CustomersError::NotFound) }
}

fn taken(error: StoreError) -> CustomersError {
    match error {
        StoreError::Conflict(_) => SegmentFault::NameTaken.into(),
        other => other.into(),
    }
}

async fn did(tx: &mut Tx, office: &Office, asking: &Asking, action: Action, id: SegmentId, name: &str) -> Result<(), StoreError> {
    let did = Did { right: Right::ReportsCustomers, action, object: Object::Segment(id), name, changes: Vec::new() };
    note(tx, office, asking, did).await
}
