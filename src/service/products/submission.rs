//! An owner sends a service to verification: the automatic checks, and its place among public addresses.

use super::registration::{account, did, get, lets_sell, saved, write};
use super::verification::moved;
use super::{ProductError, zone_exists};
use crate::asking::Who;
use crate::limits::{self, Limit};
use crate::links;
use crate::office::Office;
use crate::pictures;
use domain::Time;
use domain::collaborators::audit::Action;
use domain::id::{OwnerId, PictureId, ProductId};
use domain::product::OnlineService;
use domain::product::page::{Block, Place};
use domain::product::slug::Slug;
use domain::product::verification::{Facts, inspect};
use domain::product::view::Saved;
use store::products::online;
use store::{StoreError, Tx};

/// How often an owner may send something within an hour: each time may ask a page on the network.
const MOST_AN_HOUR: i64 = 30;

/// Sends a service to verification, if the automatic checks find nothing.
///
/// # Errors
/// [`ProductError::Faults`] with all that they found, each at its field.
pub async fn submit(office: &Office, who: impl Into<Who>, id: ProductId, version: i64, now: Time) -> Result<Saved, ProductError> {
    let who = who.into();
    let owner = who.owner();
    if !limits::allow(office, &[Limit { kind: "verification", who: &[&owner.to_string()], most: MOST_AN_HOUR, seconds: 3600 }], now).await?
    {
        return Err(ProductError::TooOften);
    }
    // Asked before the transaction: a page may take seconds to answer, and nobody is to wait for that.
    let asked = link_answers(office, owner, id, version).await?;
    match send(office, &who, id, version, asked, now).await {
        // Another node gave the same address away at the same moment; the second time it is known to be taken.
        Err(ProductError::Store(StoreError::Conflict(_))) => send(office, &who, id, version, asked, now).await,
        sent => sent,
    }
}

async fn send(
    office: &Office,
    who: &Who,
    id: ProductId,
    version: i64,
    link_answers: Option<bool>,
    now: Time,
) -> Result<Saved, ProductError> {
    let owner = who.owner();
    let mut tx = office.db.write().await?;
    let mut service = get(&mut tx, owner, id).await?;
    if service.version != version {
        return Err(ProductError::Stale(service.version));
    }
    lets_sell(&account(&mut tx, owner).await?, &office.rules.limits)?;
    let picture = match service.draft.information.image {
        Some(image) => pictures::facts(&mut tx, owner, image).await?,
        None => None,
    };
    let shown: Vec<PictureId> = service.draft.page.blocks.iter().filter_map(Block::picture).collect();
    let kept = pictures::kept(&mut tx, owner, &shown).await?;
    let facts = Facts { forbidden: &office.rules.forbidden, picture, kept: &kept, link_answers };
    let limits = &office.rules.limits;
    let faults = inspect(&service.draft, limits, &zone_exists, &facts);
    if !faults.is_empty() {
        return Err(ProductError::Faults(faults));
    }
    // Who never pressed *Continue* at the sessions has a length of them all the same.
    if let Ok(sessions) = service.draft.sessions.check(limits, service.draft.duration_locked, &zone_exists) {
        service.lock_duration(sessions.duration);
    }
    let made = service.submit(now)?;
    if service.slug.is_none() {
        service.slug = Some(free_slug(&mut tx, &service).await?);
    }
    write(&mut tx, office, &service, version, Some(&made), Some(who.account())).await?;
    did(&mut tx, office, who, (Action::ProductSubmitted, id, &service.draft.information.name), vec![moved(&made)], now).await?;
    tx.commit().await?;
    Ok(saved(&service, limits))
}

/// Whether the external page answers, where the product has one in that version and this installation reaches out.
async fn link_answers(office: &Office, owner: OwnerId, id: ProductId, version: i64) -> Result<Option<bool>, ProductError> {
    let Some(reach) = &office.reach else { return Ok(None) };
    let mut tx = office.db.read().await?;
    let service = get(&mut tx, owner, id).await?;
    drop(tx);
    if service.version != version {
        return Err(ProductError::Stale(service.version));
    }
    let url = match service.draft.page.check().map(|page| page.place) {
        Ok(Place::External(url)) => url,
        _ => return Ok(None),
    };
    Ok(Some(links::answers(&url, reach).await))
}

/// The name's slug, numbered where it is taken; of a name that has none in plain letters, one of the id.
async fn free_slug(tx: &mut Tx, service: &OnlineService) -> Result<Slug, StoreError> {
    let by_id = || Slug::of_name(&format!("session {}", &service.id.0.simple().to_string()[20..]));
    let base = Slug::of_name(&service.draft.information.name).or_else(by_id).ok_or_else(|| StoreError::Corrupt("a slug".into()))?;
    let mut slug = base.clone();
    let mut number = 2;
    while online::is_taken(tx, &slug).await? {
        slug = base.numbered(number);
        number += 1;
    }
    Ok(slug)
}
