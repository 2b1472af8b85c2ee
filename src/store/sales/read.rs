//! Single sales, the latest ones, and who is to be won back.

use super::list::{LINE_COLUMNS, LINE_JOINS, LineRow};
use super::review::last_lost;
use super::row::{COLUMNS, SaleRow, currency, state};
use crate::db::{StoreError, Tx};
use crate::owners::Owner;
use crate::{micros, reach, time};
use domain::Time;
use domain::collaborators::Products;
use domain::figures::Span;
use domain::id::SaleId;
use domain::ledger::{Account, Transfer};
use domain::listing::{Detail, Line, Moment};
use domain::money::Currency;
use domain::sale::Cause;
use sqlx::FromRow;
use uuid::Uuid;

/// Whether the owner ever had a sale of these products in any state.
pub async fn any(tx: &mut Tx, owner: &Owner, products: &Products) -> Result<bool, StoreError> {
    let mut args = args![owner.id.0];
    let seen = reach::among(products, "product_id", &mut args);
    let row: Option<(Uuid,)> = tx.maybe(format!("SELECT id FROM sales WHERE owner_id = $1{seen} LIMIT 1"), args).await?;
    Ok(row.is_some())
}

/// The newest sales up to a moment.
pub async fn latest(tx: &mut Tx, owner: &Owner, products: &Products, until: Time, most: i64) -> Result<Vec<Line>, StoreError> {
    let mut args = args![owner.id.0, micros(until), most];
    let seen = reach::among(products, "s.product_id", &mut args);
    let rows: Vec<LineRow> = tx
        .all(
            format!("SELECT {LINE_COLUMNS} FROM sales s {LINE_JOINS} WHERE s.owner_id = $1 AND s.created_at <= $2{seen} ORDER BY s.created_at DESC, s.id DESC LIMIT $3"),
            args,
        )
        .await?;
    rows.into_iter().map(|row| row.line(owner)).collect()
}

/// Per currency, distinct pairs of buyer and product with a failed attempt in the span and no sold sale later.
///
/// A span that reaches to the newest sale is counted in the table that is kept for it. One that ended before is searched in the
/// sales themselves: an attempt inside may have been followed by another outside.
pub async fn to_win_back(tx: &mut Tx, owner: &Owner, products: &Products, span: Span) -> Result<Vec<(Currency, i64)>, StoreError> {
    let mut args = args![owner.id.0, micros(span.from), micros(span.to)];
    let newer: Option<(Uuid,)> =
        tx.maybe("SELECT id FROM sales WHERE owner_id = $1 AND created_at >= $2 LIMIT 1", args![owner.id.0, micros(span.to)]).await?;
    let sql = match newer {
        None => {
            let seen = reach::among(products, "product_id", &mut args);
            format!(
                "SELECT currency, COUNT(*) FROM win_backs WHERE owner_id = $1 AND failed_at >= $2 AND failed_at < $3{seen} GROUP BY currency"
            )
        }
        Some(_) => {
            let seen = reach::among(products, "f.product_id", &mut args);
            let lost = last_lost(&format!("f.owner_id = $1 AND f.created_at >= $2 AND f.created_at < $3{seen}"));
            format!("SELECT l.currency, COUNT(*) FROM ({lost}) l GROUP BY l.currency")
        }
    };
    let rows: Vec<(String, i64)> = tx.all(sql, args).await?;
    rows.into_iter().map(|(code, count)| Ok((currency(&code)?, count))).collect()
}

/// The id of the sale with exactly this code, the owner's own checkout before other sources.
pub async fn id_of_code(tx: &mut Tx, owner: &Owner, code: &str) -> Result<Option<SaleId>, StoreError> {
    let row: Option<(Uuid,)> = tx
        .maybe(
            "SELECT id FROM sales WHERE owner_id = $1 AND source IN (0, 1, 2) AND transaction_code = $2 ORDER BY source LIMIT 1",
            args![owner.id.0, code],
        )
        .await?;
    Ok(row.map(|(id,)| SaleId(id)))
}

/// Everything about one sale of this owner.
pub async fn detail(tx: &mut Tx, owner: &Owner, id: SaleId) -> Result<Option<Detail>, StoreError> {
    #[derive(FromRow)]
    struct More {
        order_code: Option<String>,
        document: Option<String>,
        buyer_country: Option<String>,
        buyer_state: Option<String>,
        buyer_city: Option<String>,
        category: Option<String>,
        brand: Option<String>,
        offer: Option<String>,
        device: Option<String>,
        utm_medium: Option<String>,
        utm_campaign: Option<String>,
        checkout_origin: Option<String>,
        lost_reason: Option<String>,
        source_platform: Option<String>,
    }
    let key = || args![owner.id.0, id.0];
    let row: Option<SaleRow> = tx.maybe(format!("SELECT {COLUMNS} FROM sales s WHERE s.owner_id = $1 AND s.id = $2"), key()).await?;
    let Some(row) = row else { return Ok(None) };
    let line: LineRow =
        tx.one(format!("SELECT {LINE_COLUMNS} FROM sales s {LINE_JOINS} WHERE s.owner_id = $1 AND s.id = $2"), key()).await?;
    let more: More = tx
        .one(
            "SELECT s.order_code, c.document, s.buyer_country, s.buyer_state, s.buyer_city, s.category, s.brand, s.offer, s.device, s.utm_medium, s.utm_campaign,
                    s.checkout_origin, s.lost_reason, s.source_platform
             FROM sales s JOIN customers c ON c.owner_id = s.owner_id AND c.id = s.customer_id WHERE s.owner_id = $1 AND s.id = $2",
            key(),
        )
        .await?;
    Ok(Some(Detail {
        line: line.line(owner)?,
        source: row.source()?,
        amounts: row.amounts()?,
        refunded: row.refunded,
        recovery_days: row.recovery_days,
        affiliate: row.affiliate,
        coproducer: row.coproducer,
        order: more.order_code,
        document: more.document,
        country: more.buyer_country,
        region: more.buyer_state,
        city: more.buyer_city,
        category: more.category,
        brand: more.brand,
        offer: more.offer,
        device: more.device,
        medium: more.utm_medium,
        campaign: more.utm_campaign,
        checkout_origin: more.checkout_origin,
        lost_reason: more.lost_reason,
        source_platform: more.source_platform,
        events: events(tx, owner, id).await?,
        transfers: transfers(tx, owner, id).await?,
    }))
}

async fn events(tx: &mut Tx, owner: &Owner, id: SaleId) -> Result<Vec<Moment>, StoreError> {
    type EventRow = (i16, i64, i16, Option<i64>, Option<String>);
    let rows: Vec<EventRow> = tx
        .all(
            "SELECT state, at, cause, refunded, note FROM sale_events WHERE owner_id = $1 AND sale_id = $2 ORDER BY number",
            args![owner.id.0, id.0],
        )
        .await?;
    rows.into_iter()
        .map(|(code, at, cause, refunded, note)| {
            let at = time(at);
            Ok(Moment {
                state: state(code)?,
                at,
                local: at.with_timezone(&owner.zone).naive_local(),
                cause: Cause::from_repr(cause).ok_or_else(|| StoreError::Corrupt(format!("cause {cause}")))?,
                refunded,
                note,
            })
        })
        .collect()
}

async fn transfers(tx: &mut Tx, owner: &Owner, id: SaleId) -> Result<Vec<Transfer>, StoreError> {
    let rows: Vec<(i16, i16, i64, String)> = tx
        .all(
            "SELECT debit, credit, amount, currency FROM transfers WHERE owner_id = $1 AND sale_id = $2 ORDER BY event, line",
            args![owner.id.0, id.0],
        )
        .await?;
    rows.into_iter()
        .map(|(debit, credit, amount, code)| {
            Ok(Transfer { debit: account(debit)?, credit: account(credit)?, amount, currency: currency(&code)? })
        })
        .collect()
}

pub(crate) fn account(code: i16) -> Result<Account, StoreError> {
    Account::from_repr(code).ok_or_else(|| StoreError::Corrupt(format!("account {code}")))
}
