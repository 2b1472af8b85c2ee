//! The operator's side: what waits, how it would look to buyers, and the answer.

use super::registration::{get, told, write};
use super::{ProductError, market};
use crate::asking::{Did, Operator, note_of};
use crate::mail::letters;
use crate::office::Office;
use chrono::TimeDelta;
use domain::Time;
use domain::collaborators::Right;
use domain::collaborators::audit::{Action, Actor as By, Change, Object, Pair, Text};
use domain::id::{AccountId, NoticeId, OwnerId, ProductId};
use domain::notice::Notice;
use domain::product::online::Move;
use domain::product::state::Actor;
use domain::product::verification::{Decision, changes};
use domain::product::view::{Examined, OnSale, Queue, SalesPage, Waiting};
use domain::product::{OnlineService, State};
use store::products::online;
use store::{StoreError, Tx, accounts, notices};

/// Most products that the queue shows, of each list, and decisions that the median wait is taken of.
const MOST_WAITING: i64 = 200;
const MOST_SUSPENDED: i64 = 50;
const MOST_DECISIONS: i64 = 500;
const RECENT: TimeDelta = TimeDelta::days(30);

/// What waits, and how long answers took in the last 30 days.
pub async fn queue(office: &Office, now: Time) -> Result<Queue, ProductError> {
    let mut tx = office.db.read().await?;
    let mut lines = Vec::new();
    for service in online::waiting(&mut tx, MOST_WAITING).await? {
        let producer = accounts::get(&mut tx, AccountId(service.owner.0)).await?.ok_or(ProductError::NotFound)?;
        lines.extend(waiting(&service, &producer.name));
    }
    let mut suspended = Vec::new();
    for service in online::suspended(&mut tx, MOST_SUSPENDED).await? {
        suspended.extend(on_sale(&mut tx, service).await?);
    }
    let mut waits = online::waits(&mut tx, now - RECENT, MOST_DECISIONS).await?;
    waits.sort_unstable();
    let median_wait = waits.get(waits.len() / 2).map(|micros| micros / 1_000_000);
    Ok(Queue { waiting: lines, median_wait, decisions: waits.len() as u32, suspended })
}

/// What is on sale, or was taken off it, under a public address.
pub async fn at_address(office: &Office, slug: &str) -> Result<OnSale, ProductError> {
    let mut tx = office.db.read().await?;
    let service = online::by_slug(&mut tx, slug).await?.filter(|service| matches!(service.state, State::Approved | State::Suspended));
    on_sale(&mut tx, service.ok_or(ProductError::NotFound)?).await?.ok_or(ProductError::NotFound)
}

/// A product that waits, as buyers would see it.
pub async fn examine(office: &Office, owner: OwnerId, id: ProductId, now: Time) -> Result<Examined, ProductError> {
    let mut tx = office.db.read().await?;
    let service = get(&mut tx, owner, id).await?;
    let producer = accounts::get(&mut tx, AccountId(owner.0)).await?.ok_or(ProductError::NotFound)?;
    let (Some(waiting), Some(submitted)) = (waiting(&service, &producer.name), service.submitted.clone()) else {
        return Err(ProductError::NotFound);
    };
    let page = market::page_of(office, &service, &submitted, &producer)?;
    let page = SalesPage { abroad: market::abroad(&mut tx, office, page.price, now).await?, ..page };
    let history = online::moves(&mut tx, owner, id).await?;
    let changed = service.previous.as_ref().map(|before| changes(before, &submitted));
    Ok(Examined {
        waiting,
        producer_email: producer.email.as_str().to_owned(),
        producer_country: producer.country,
        page,
        changed,
        history: history.into_iter().map(told).collect(),
        submitted,
    })
}

/// The operator's answer to what was sent at `seen`; the producer is told by mail and in the program.
///
/// # Errors
/// [`ProductError::Stale`] where something else waits by now: nobody approves what they have not seen.
pub async fn decide(
    office: &Office,
    operator: impl Into<Operator>,
    owner: OwnerId,
    id: ProductId,
    seen: Time,
    decision: &Decision,
    now: Time,
) -> Result<(), ProductError> {
    let operator = operator.into();
    let mut tx = office.db.write().await?;
    let mut service = get(&mut tx, owner, id).await?;
    let version = service.version;
    // As exact as it is stored.
    if service.waiting_since.is_some_and(|since| since.timestamp_micros() != seen.timestamp_micros()) {
        return Err(ProductError::Stale(version));
    }
    let made = service.decide(decision, now)?;
    write(&mut tx, office, &service, version, Some(&made), Some(operator.account)).await?;
    let producer = accounts::get(&mut tx, AccountId(owner.0)).await?.ok_or(ProductError::NotFound)?;
    let name = &service.draft.information.name;
    let letter = match decision {
        Decision::Approve => {
            letters::product_approved(producer.language, office, name, service.slug.as_ref().map_or("", |slug| slug.as_str()))
        }
        Decision::Return(remarks) => letters::product_returned(producer.language, office, name, id, remarks.list()),
    };
    letters::post(&mut tx, office, &producer.email, &letter, now).await?;
    let told = match decision {
        Decision::Approve => Notice::ProductApproved { product: id, name: name.clone() },
        Decision::Return(_) => Notice::ProductReturned { product: id, name: name.clone() },
    };
    notices::add(&mut tx, producer.id, NoticeId(office.id(now)), &told, now).await?;
    let action = if *decision == Decision::Approve { Action::ProductApproved } else { Action::ProductReturned };
    note_operator(&mut tx, office, &operator, &service, (action, &made), now).await?;
    tx.commit().await?;
    Ok(())
}

/// Takes a product off sale, or puts it back; the producer is told.
pub async fn suspend(
    office: &Office,
    operator: impl Into<Operator>,
    owner: OwnerId,
    id: ProductId,
    off: bool,
    now: Time,
) -> Result<(), ProductError> {
    let operator = operator.into();
    let mut tx = office.db.write().await?;
    let mut service = get(&mut tx, owner, id).await?;
    let version = service.version;
    if !off && service.state != State::Suspended {
        return Err(ProductError::NotNow(service.state));
    }
    let made = service.move_to(if off { State::Suspended } else { State::Approved }, Actor::Operator, now)?;
    write(&mut tx, office, &service, version, Some(&made), Some(operator.account)).await?;
    let producer = accounts::get(&mut tx, AccountId(owner.0)).await?.ok_or(ProductError::NotFound)?;
    if off {
        // As it was on sale: what is written since may not be finished.
        let name = &service.published.as_ref().unwrap_or(&service.draft).information.name;
        let letter = letters::product_suspended(producer.language, office, name, id);
        letters::post(&mut tx, office, &producer.email, &letter, now).await?;
        let told = Notice::ProductSuspended { product: id, name: name.clone() };
        notices::add(&mut tx, producer.id, NoticeId(office.id(now)), &told, now).await?;
    }
    let action = if off { Action::ProductSuspended } else { Action::ProductRestored };
    note_operator(&mut tx, office, &operator, &service, (action, &made), now).await?;
    tx.commit().await?;
    Ok(())
}

/// Writes into the owner's log what an operator did.
async fn note_operator(
    tx: &mut Tx,
    office: &Office,
    operator: &Operator,
    service: &OnlineService,
    (action, made): (Action, &Move),
    now: Time,
) -> Result<(), StoreError> {
    let (object, name) = (Object::Product(service.id), &service.draft.information.name);
    let did = Did { right: Right::ProductsManage, action, object, name, changes: vec![moved(made)] };
    let by = By::Operator { account: operator.account };
    note_of(tx, office, service.owner, by, did, (operator.address.clone(), now)).await
}

/// A move as the log tells of it.
pub(super) fn moved(made: &Move) -> Change {
    let state = |state: State| Text::of(&state.to_string());
    Change::State(Pair::new(made.from.map(state), Some(state(made.to))))
}

async fn on_sale(tx: &mut Tx, service: OnlineService) -> Result<Option<OnSale>, ProductError> {
    let producer = accounts::get(tx, AccountId(service.owner.0)).await?.ok_or(ProductError::NotFound)?.name;
    let (Some(published), Some(slug)) = (service.published, service.slug) else { return Ok(None) };
    let (owner, id, state) = (service.owner, service.id, service.state);
    Ok(Some(OnSale { owner, id, name: published.information.name, producer, slug: slug.as_str().to_owned(), state }))
}

fn waiting(service: &OnlineService, producer: &str) -> Option<Waiting> {
    Some(Waiting {
        owner: service.owner,
        id: service.id,
        name: service.submitted.as_ref()?.information.name.clone(),
        producer: producer.to_owned(),
        since: service.waiting_since?,
        of_revision: service.revision.is_some(),
    })
}
