//! Sessions that were bought: whose they are, under which secret their page lies, which claim is their time now.

use crate::db::{StoreError, Tx};
use crate::time;
use chrono::TimeDelta;
use domain::Time;
use domain::id::{BookingId, ClaimId, OwnerId, ProductId, SaleId};
use domain::language::Language;
use domain::name::Email;
use sqlx::FromRow;
use uuid::Uuid;

/// A session that somebody bought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Booking {
    pub owner: OwnerId,
    pub id: BookingId,
    pub product: ProductId,
    /// Its time now.
    pub claim: ClaimId,
    /// The start it was bought for: the guarantee counts from it.
    pub bought_for: Time,
    pub sale: SaleId,
    pub buyer: Person,
    /// Hash of the secret in the address of the buyer's page.
    pub link: Vec<u8>,
    /// Of its entry in calendars: stays what it is.
    pub uid: String,
    /// How often that entry was changed.
    pub sequence: i64,
    pub meeting_url: Option<String>,
    pub made_at: Time,
}

/// Who bought it, and how they are written to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    pub name: String,
    pub email: Email,
    pub language: Language,
    /// IANA name of the zone in which they read times.
    pub zone: String,
}

const COLUMNS: &str = "owner_id, id, product_id, claim_id, bought_for, sale_id, buyer_name, buyer_email, buyer_language, buyer_zone, link, uid, sequence, meeting_url, made_at";

#[derive(FromRow)]
struct BookingRow {
    owner_id: Uuid,
    id: Uuid,
    product_id: Uuid,
    claim_id: Uuid,
    bought_for: i64,
    sale_id: Uuid,
    buyer_name: String,
    buyer_email: String,
    buyer_language: String,
    buyer_zone: String,
    link: Vec<u8>,
    uid: String,
    sequence: i64,
    meeting_url: Option<String>,
    made_at: i64,
}

impl TryFrom<BookingRow> for Booking {
    type Error = StoreError;
    fn try_from(row: BookingRow) -> Result<Self, StoreError> {
        let corrupt = || StoreError::Corrupt(format!("the buyer of booking {}", row.id));
        let email = Email::parse(&row.buyer_email).map_err(|_| corrupt())?;
        let language = Language::parse(&row.buyer_language).ok_or_else(corrupt)?;
        Ok(Self {
            owner: OwnerId(row.owner_id),
            id: BookingId(row.id),
            product: ProductId(row.product_id),
            claim: ClaimId(row.claim_id),
            bought_for: time(row.bought_for),
            sale: SaleId(row.sale_id),
            buyer: Person { name: row.buyer_name, email, language, zone: row.buyer_zone },
            link: row.link,
            uid: row.uid,
            sequence: row.sequence,
            meeting_url: row.meeting_url,
            made_at: time(row.made_at),
        })
    }
}

/// Adds a booking, in the transaction in which its claim became booked.
pub async fn add(tx: &mut Tx, booking: &Booking) -> Result<(), StoreError> {
    let sql = format!("INSERT INTO bookings ({COLUMNS}) VALUES ({})", crate::bulk::list(15, 1));
    tx.run(
        sql,
        args![
            booking.owner.0,
            booking.id.0,
            booking.product.0,
            booking.claim.0,
            booking.bought_for,
            booking.sale.0,
            booking.buyer.name.as_str(),
            booking.buyer.email.as_str(),
            booking.buyer.language.tag(),
            booking.buyer.zone.as_str(),
            booking.link.clone(),
            booking.uid.as_str(),
            booking.sequence,
            booking.meeting_url.clone(),
            booking.made_at
        ],
    )
    .await?;
    Ok(())
}

/// One booking of an owner.
pub async fn get(tx: &mut Tx, owner: OwnerId, id: BookingId) -> Result<Option<Booking>, StoreError> {
    one(tx, owner, id, "").await
}

/// The same, and nobody else changes it until this transaction ends. Its claim is locked after it, never before.
pub async fn locked(tx: &mut Tx, owner: OwnerId, id: BookingId) -> Result<Option<Booking>, StoreError> {
    let lock = crate::engine::for_update(tx);
    one(tx, owner, id, lock).await
}

async fn one(tx: &mut Tx, owner: OwnerId, id: BookingId, lock: &str) -> Result<Option<Booking>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM bookings WHERE owner_id = $1 AND id = $2{lock}");
    tx.maybe::<BookingRow>(sql, args![owner.0, id.0]).await?.map(Booking::try_from).transpose()
}

/// The booking whose page lies under a secret with this hash: its first, or one of a later letter.
pub async fn by_link(tx: &mut Tx, link: &[u8]) -> Result<Option<Booking>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM bookings WHERE link = $1");
    if let Some(row) = tx.maybe::<BookingRow>(sql, args![link.to_vec()]).await? {
        return row.try_into().map(Some);
    }
    let sql = "SELECT owner_id, booking_id FROM booking_links WHERE link = $1";
    match tx.maybe::<(Uuid, Uuid)>(sql, args![link.to_vec()]).await? {
        Some((owner, id)) => get(tx, OwnerId(owner), BookingId(id)).await,
        None => Ok(None),
    }
}

/// Lets a booking's page lie under a further secret.
pub async fn add_link(tx: &mut Tx, link: &[u8], owner: OwnerId, id: BookingId, now: Time) -> Result<(), StoreError> {
    let sql = "INSERT INTO booking_links (link, owner_id, booking_id, made_at) VALUES ($1, $2, $3, $4)";
    tx.run(sql, args![link.to_vec(), owner.0, id.0, now]).await?;
    Ok(())
}

/// How long after a session the links of letters about it lead to its page.
const LEADS: TimeDelta = TimeDelta::days(365);

/// Removes the further secrets of sessions that were over a year ago, at most `most`: letters are forwarded, and kept for ever.
pub(crate) async fn sweep_links(tx: &mut Tx, now: Time, most: i64) -> Result<u64, StoreError> {
    let sql = "DELETE FROM booking_links WHERE link IN (
             SELECT l.link FROM booking_links l
             JOIN bookings b ON b.owner_id = l.owner_id AND b.id = l.booking_id
             JOIN claims c ON c.owner_id = b.owner_id AND c.id = b.claim_id
             WHERE c.session_to <= $1 AND l.made_at <= $1 LIMIT $2)";
    tx.run(sql, args![now - LEADS, most]).await
}

/// What was booked with a sale, the first made first.
pub async fn by_sale(tx: &mut Tx, owner: OwnerId, sale: SaleId) -> Result<Vec<Booking>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM bookings WHERE owner_id = $1 AND sale_id = $2 ORDER BY made_at, id");
    tx.all::<BookingRow>(sql, args![owner.0, sale.0]).await?.into_iter().map(Booking::try_from).collect()
}

/// What the entries in calendars of an owner's sessions are called, of those with a time after `since`, called off or not.
pub async fn uids(tx: &mut Tx, owner: OwnerId, since: Time) -> Result<Vec<String>, StoreError> {
    let sql = "SELECT DISTINCT b.uid FROM claims c JOIN bookings b ON b.owner_id = c.owner_id AND b.id = c.booking_id
         WHERE c.owner_id = $1 AND c.booking_id IS NOT NULL AND c.session_from > $2";
    let rows: Vec<(String,)> = tx.all(sql, args![owner.0, since]).await?;
    Ok(rows.into_iter().map(|(uid,)| uid).collect())
}

/// How many sessions of a sale were met or missed, or have begun; of a sale of one session, its `first` does not count.
pub async fn met(tx: &mut Tx, owner: OwnerId, sale: SaleId, first: BookingId, now: Time) -> Result<u32, StoreError> {
    let sql = "SELECT COUNT(*) FROM bookings b JOIN claims c ON c.owner_id = b.owner_id AND c.id = b.claim_id
         WHERE b.owner_id = $1 AND b.sale_id = $2 AND (c.state IN (3, 4) OR (c.state = 2 AND c.session_from <= $4))
           AND (b.id <> $3 OR EXISTS (SELECT 1 FROM purchases p WHERE p.owner_id = $1 AND p.sale_id = $2 AND p.sessions > 1))";
    let (count,): (i64,) = tx.one(sql, args![owner.0, sale.0, first.0, now]).await?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// Notes that a booking's time is `claim` now, or is off: calendars are told that its entry changed.
pub async fn touch(tx: &mut Tx, booking: &mut Booking, claim: ClaimId) -> Result<(), StoreError> {
    let sql = "UPDATE bookings SET claim_id = $3, sequence = sequence + 1 WHERE owner_id = $1 AND id = $2 RETURNING sequence";
    let (sequence,): (i64,) = tx.one(sql, args![booking.owner.0, booking.id.0, claim.0]).await?;
    booking.claim = claim;
    booking.sequence = sequence;
    Ok(())
}

/// Where the session is met; calendars are told.
pub async fn set_meeting(tx: &mut Tx, booking: &mut Booking, url: Option<&str>) -> Result<(), StoreError> {
    let sql = "UPDATE bookings SET meeting_url = $3, sequence = sequence + 1 WHERE owner_id = $1 AND id = $2 RETURNING sequence";
    let (sequence,): (i64,) = tx.one(sql, args![booking.owner.0, booking.id.0, url]).await?;
    booking.meeting_url = url.map(str::to_owned);
    booking.sequence = sequence;
    Ok(())
}
