//! Purchases: what was bought at once with its first session, and what has gone back of it.

use crate::db::{StoreError, Tx};
use crate::{bulk, engine, time};
use domain::Time;
use domain::booking::Purchase;
use domain::id::{BookingId, OwnerId, ProductId, SaleId};
use sqlx::FromRow;
use uuid::Uuid;

/// A purchase, with the sale and the checkout that paid it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bought {
    pub owner: OwnerId,
    pub sale: SaleId,
    pub product: ProductId,
    /// Of its checkout.
    pub order_key: String,
    /// The session that was chosen with it.
    pub first: BookingId,
    pub terms: Purchase,
    pub made_at: Time,
}

const COLUMNS: &str = "owner_id, sale_id, product_id, order_key, first_booking, sessions, valid_until, guarantee_until, cut_off, returned, unbooked, refunded, ended_at, made_at";

#[derive(FromRow)]
struct BoughtRow {
    owner_id: Uuid,
    sale_id: Uuid,
    product_id: Uuid,
    order_key: String,
    first_booking: Uuid,
    sessions: i64,
    valid_until: Option<i64>,
    guarantee_until: i64,
    cut_off: i64,
    returned: i64,
    unbooked: i64,
    refunded: i64,
    ended_at: Option<i64>,
    made_at: i64,
    gross: i64,
}

impl TryFrom<BoughtRow> for Bought {
    type Error = StoreError;
    fn try_from(row: BoughtRow) -> Result<Self, StoreError> {
        let number = |value: i64| u32::try_from(value).map_err(|_| StoreError::Corrupt(format!("a number of purchase {}", row.sale_id)));
        Ok(Self {
            owner: OwnerId(row.owner_id),
            sale: SaleId(row.sale_id),
            product: ProductId(row.product_id),
            first: BookingId(row.first_booking),
            terms: Purchase {
                price: row.gross,
                sessions: number(row.sessions)?,
                valid_until: row.valid_until.map(time),
                guarantee_until: time(row.guarantee_until),
                cut_off: number(row.cut_off)?,
                returned: number(row.returned)?,
                unbooked: number(row.unbooked)?,
                refunded: row.refunded,
                ended_at: row.ended_at.map(time),
            },
            made_at: time(row.made_at),
            order_key: row.order_key,
        })
    }
}

/// Adds a purchase, in the transaction in which its first session is booked.
pub async fn add(tx: &mut Tx, bought: &Bought) -> Result<(), StoreError> {
    let terms = &bought.terms;
    tx.run(
        format!("INSERT INTO purchases ({COLUMNS}) VALUES ({})", bulk::list(14, 1)),
        args![
            bought.owner.0,
            bought.sale.0,
            bought.product.0,
            bought.order_key.as_str(),
            bought.first.0,
            i64::from(terms.sessions),
            terms.valid_until,
            terms.guarantee_until,
            i64::from(terms.cut_off),
            i64::from(terms.returned),
            i64::from(terms.unbooked),
            terms.refunded,
            terms.ended_at,
            bought.made_at
        ],
    )
    .await?;
    Ok(())
}

/// What was bought with a sale.
pub async fn get(tx: &mut Tx, owner: OwnerId, sale: SaleId) -> Result<Option<Bought>, StoreError> {
    one(tx, owner, sale).await
}

/// The same, and nobody else changes it until this transaction ends. Its bookings are locked after it.
pub async fn locked(tx: &mut Tx, owner: OwnerId, sale: SaleId) -> Result<Option<Bought>, StoreError> {
    if !engine::for_update(tx).is_empty() {
        let sql = "SELECT sessions FROM purchases WHERE owner_id = $1 AND sale_id = $2 FOR UPDATE";
        let _: Option<(i64,)> = tx.maybe(sql, args![owner.0, sale.0]).await?;
    }
    one(tx, owner, sale).await
}

async fn one(tx: &mut Tx, owner: OwnerId, sale: SaleId) -> Result<Option<Bought>, StoreError> {
    let columns: Vec<String> = COLUMNS.split(", ").map(|column| format!("p.{column}")).collect();
    let sql = format!(
        "SELECT {}, c.gross FROM purchases p JOIN checkouts c ON c.owner_id = p.owner_id AND c.order_key = p.order_key
         WHERE p.owner_id = $1 AND p.sale_id = $2",
        columns.join(", ")
    );
    tx.maybe::<BoughtRow>(sql, args![owner.0, sale.0]).await?.map(Bought::try_from).transpose()
}

/// Writes down what has gone back of a purchase that was read [locked].
pub async fn change(tx: &mut Tx, owner: OwnerId, sale: SaleId, terms: &Purchase) -> Result<(), StoreError> {
    tx.run(
        "UPDATE purchases SET returned = $3, unbooked = $4, refunded = $5, ended_at = $6 WHERE owner_id = $1 AND sale_id = $2",
        args![owner.0, sale.0, i64::from(terms.returned), i64::from(terms.unbooked), terms.refunded, terms.ended_at],
    )
    .await?;
    Ok(())
}
