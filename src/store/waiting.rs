//! Who waits for a time on a full day, and what was offered to them.

use crate::db::{StoreError, Tx};
use crate::{bulk, engine, time};
use domain::Time;
use domain::calendar::{day_from_number, day_number};
use domain::id::{ClaimId, OwnerId, ProductId};
use domain::language::Language;
use domain::name::Email;
use sqlx::FromRow;
use uuid::Uuid;

/// Somebody who waits for a day of a service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    pub owner: OwnerId,
    pub id: Uuid,
    pub product: ProductId,
    pub slug: String,
    /// By the clock of their zone.
    pub day: chrono::NaiveDate,
    pub zone: String,
    pub ends_at: Time,
    pub email: Email,
    pub language: Language,
    /// Hash of the secret in their first letter.
    pub link: Vec<u8>,
    pub offer: Option<Offer>,
    pub made_at: Time,
}

/// A time that is kept for who waited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// Hash of the secret in the letter that offers it.
    pub link: Vec<u8>,
    pub claim: ClaimId,
    pub slot_from: Time,
    pub until: Time,
}

const COLUMNS: &str =
    "owner_id, id, product_id, slug, day, zone, ends_at, email, language, link, offer, claim_id, slot_from, offered_until, made_at";

#[derive(FromRow)]
struct Row {
    owner_id: Uuid,
    id: Uuid,
    product_id: Uuid,
    slug: String,
    day: i64,
    zone: String,
    ends_at: i64,
    email: String,
    language: String,
    link: Vec<u8>,
    offer: Option<Vec<u8>>,
    claim_id: Option<Uuid>,
    slot_from: Option<i64>,
    offered_until: Option<i64>,
    made_at: i64,
}

impl TryFrom<Row> for Waiting {
    type Error = StoreError;
    fn try_from(row: Row) -> Result<Self, StoreError> {
        let corrupt = || StoreError::Corrupt(format!("who waits under {}", row.id));
        let offer = match (row.offer, row.claim_id, row.slot_from, row.offered_until) {
            (Some(link), Some(claim), Some(slot_from), Some(until)) => {
                Some(Offer { link, claim: ClaimId(claim), slot_from: time(slot_from), until: time(until) })
            }
            _ => None,
        };
        Ok(Self {
            owner: OwnerId(row.owner_id),
            id: row.id,
            product: ProductId(row.product_id),
            day: day_from_number(i32::try_from(row.day).map_err(|_| corrupt())?),
            ends_at: time(row.ends_at),
            email: Email::parse(&row.email).map_err(|_| corrupt())?,
            language: Language::parse(&row.language).ok_or_else(corrupt)?,
            slug: row.slug,
            zone: row.zone,
            link: row.link,
            offer,
            made_at: time(row.made_at),
        })
    }
}

/// Adds somebody who waits; false where they wait for that day already.
pub async fn add(tx: &mut Tx, waiting: &Waiting) -> Result<bool, StoreError> {
    let columns = "owner_id, id, product_id, slug, day, zone, ends_at, email, language, link, made_at";
    let added = tx
        .run(
            format!("INSERT INTO waiting ({columns}) VALUES ({}) ON CONFLICT DO NOTHING", bulk::list(11, 1)),
            args![
                waiting.owner.0,
                waiting.id,
                waiting.product.0,
                waiting.slug.as_str(),
                i64::from(day_number(waiting.day)),
                waiting.zone.as_str(),
                waiting.ends_at,
                waiting.email.as_str(),
                waiting.language.tag(),
                waiting.link.clone(),
                waiting.made_at
            ],
        )
        .await?;
    Ok(added == 1)
}

/// Who waits behind a secret with this hash: of their first letter, or of an offer.
pub async fn by_link(tx: &mut Tx, link: &[u8]) -> Result<Option<Waiting>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM waiting WHERE link = $1 OR offer = $1");
    tx.maybe::<Row>(sql, args![link.to_vec()]).await?.map(Waiting::try_from).transpose()
}

/// One of them, whom nobody else changes until this transaction ends.
pub async fn locked(tx: &mut Tx, owner: OwnerId, id: Uuid) -> Result<Option<Waiting>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM waiting WHERE owner_id = $1 AND id = $2{}", engine::for_update(tx));
    tx.maybe::<Row>(sql, args![owner.0, id]).await?.map(Waiting::try_from).transpose()
}

/// Where a page of those who hope begins: after whom the page before ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct After {
    missed_at: i64,
    made_at: i64,
    id: Uuid,
}

/// Those whose day is not over and who were offered nothing yet, who has waited longest first, and after them those who missed what they were
/// offered, as long as that was less often than `offers`; at most `most`, with where the next page begins. None where there is no further one. A
/// row that cannot be read is passed over: it keeps nobody else waiting.
pub async fn hoping(tx: &mut Tx, now: Time, offers: i64, after: After, most: i64) -> Result<(Vec<Waiting>, Option<After>), StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM waiting WHERE ends_at > $1 AND (offer IS NULL OR offered_until <= $1) AND offers < $6
             AND (COALESCE(offered_until, 0), made_at, id) > ($2, $3, $4)
         ORDER BY COALESCE(offered_until, 0), made_at, id LIMIT $5"
    );
    let rows: Vec<Row> = tx.all(sql, args![now, after.missed_at, after.made_at, after.id, most, offers]).await?;
    let last = rows.last().map(|row| After { missed_at: row.offered_until.unwrap_or(0), made_at: row.made_at, id: row.id });
    let next = last.filter(|_| rows.len() as i64 == most);
    let read = |row: Row| Waiting::try_from(row).inspect_err(|error| tracing::error!(%error, "somebody who waits is passed over")).ok();
    Ok((rows.into_iter().filter_map(read).collect(), next))
}

/// A time that was offered to somebody, whether they wait still or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offered {
    pub start: Time,
    /// The address that was written to.
    pub email: String,
    /// Whether they took it.
    pub is_chosen: bool,
}

/// What was ever offered to anybody of a service's times from `from` until `to`.
pub async fn offered(tx: &mut Tx, owner: OwnerId, product: ProductId, from: Time, to: Time) -> Result<Vec<Offered>, StoreError> {
    let sql = "SELECT starts_at, email, chosen FROM waiting_offers
         WHERE owner_id = $1 AND product_id = $2 AND starts_at >= $3 AND starts_at < $4";
    let rows: Vec<(i64, String, bool)> = tx.all(sql, args![owner.0, product.0, from, to]).await?;
    Ok(rows.into_iter().map(|(start, email, is_chosen)| Offered { start: time(start), email, is_chosen }).collect())
}

/// Writes down what is offered to somebody; false where this address was offered it before.
pub async fn offer(tx: &mut Tx, waiting: &Waiting, offer: &Offer) -> Result<bool, StoreError> {
    let sql =
        "INSERT INTO waiting_offers (owner_id, product_id, starts_at, email, chosen) VALUES ($1, $2, $3, $4, FALSE) ON CONFLICT DO NOTHING";
    if tx.run(sql, args![waiting.owner.0, waiting.product.0, offer.slot_from, waiting.email.as_str()]).await? == 0 {
        return Ok(false);
    }
    tx.run(
        "UPDATE waiting SET offer = $3, claim_id = $4, slot_from = $5, offered_until = $6, offers = offers + 1 WHERE owner_id = $1 AND id = $2",
        args![waiting.owner.0, waiting.id, offer.link.clone(), offer.claim.0, offer.slot_from, offer.until],
    )
    .await?;
    Ok(true)
}

/// Somebody takes what was offered to them.
pub async fn chosen(tx: &mut Tx, waiting: &Waiting, start: Time) -> Result<(), StoreError> {
    let sql = "UPDATE waiting_offers SET chosen = TRUE WHERE owner_id = $1 AND product_id = $2 AND starts_at = $3 AND email = $4";
    tx.run(sql, args![waiting.owner.0, waiting.product.0, start, waiting.email.as_str()]).await?;
    Ok(())
}

/// Somebody waits no longer.
pub async fn remove(tx: &mut Tx, owner: OwnerId, id: Uuid) -> Result<(), StoreError> {
    tx.run("DELETE FROM waiting WHERE owner_id = $1 AND id = $2", args![owner.0, id]).await?;
    Ok(())
}

/// Forgets whose day is over, and what was offered of it.
pub async fn sweep(tx: &mut Tx, until: Time) -> Result<u64, StoreError> {
    tx.run("DELETE FROM waiting_offers WHERE starts_at <= $1", args![until]).await?;
    tx.run("DELETE FROM waiting WHERE ends_at <= $1", args![until]).await
}
