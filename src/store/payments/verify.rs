//! Money held against what was sold for it: no charge is kept for nothing, nothing is booked for nothing, and what went back is told.

use crate::db::{StoreError, Tx};
use crate::verify::{MOST, Report};
use domain::checkout::{Charged, Leg, Sums};
use domain::id::OwnerId;
use domain::money::{Currency, Money};
use domain::sale::State;
use sqlx::FromRow;
use uuid::Uuid;

/// Checkouts that are read at a time.
const CHUNK: usize = 2_000;

/// Looks through the orders of an owner; what differs is told in words. `report.open` counts those that somebody has to look after.
pub(crate) async fn verify_owner(tx: &mut Tx, owner: OwnerId, report: &mut Report) -> Result<(), StoreError> {
    let sql = "SELECT COUNT(*) FROM (
             SELECT order_key FROM payments WHERE owner_id = $1 AND look_at IS NOT NULL
             UNION SELECT order_key FROM payment_refunds WHERE owner_id = $1 AND look_at IS NOT NULL
             UNION SELECT order_key FROM checkouts WHERE owner_id = $1 AND stage IN (0, 3)) o";
    let (open,): (i64,) = tx.one(sql, args![owner.0]).await?;
    report.open += open.unsigned_abs();
    kept_for_nothing(tx, owner, report).await?;
    booked_for_nothing(tx, owner, report).await?;
    gone_back(tx, owner, report).await
}

/// Charges that are kept without a booked checkout, and that nobody looks after.
async fn kept_for_nothing(tx: &mut Tx, owner: OwnerId, report: &mut Report) -> Result<(), StoreError> {
    // 1 is "booked".
    let sql = format!(
        "SELECT p.order_key, p.amount - p.refunded, c.stage FROM payments p
         LEFT JOIN checkouts c ON c.owner_id = p.owner_id AND c.order_key = p.order_key
         WHERE p.owner_id = $1 AND p.state IN ({}, {}) AND p.refunded < p.amount
           AND (c.stage IS NULL OR (c.stage <> 1 AND p.look_at IS NULL)) LIMIT {MOST}",
        Leg::Captured as i16,
        Leg::Won as i16
    );
    let rows: Vec<(String, i64, Option<i16>)> = tx.all(sql, args![owner.0]).await?;
    let in_words = |(key, kept, stage): (String, i64, Option<i16>)| match stage {
        None => format!("order {key}: {kept} is kept of a charge, and no checkout asked for it"),
        Some(stage) => format!("order {key}: {kept} is kept of a charge, its checkout is in stage {stage}, and nobody gives it back"),
    };
    report.differences.extend(rows.into_iter().map(in_words));
    Ok(())
}

/// Sessions that no booked checkout has paid, and checkouts that are booked without their session, their purchase or their money.
async fn booked_for_nothing(tx: &mut Tx, owner: OwnerId, report: &mut Report) -> Result<(), StoreError> {
    let sql = format!(
        "SELECT b.id, b.sale_id, p.order_key FROM bookings b
         LEFT JOIN purchases p ON p.owner_id = b.owner_id AND p.sale_id = b.sale_id
         LEFT JOIN checkouts c ON c.owner_id = p.owner_id AND c.order_key = p.order_key AND c.sale_id = b.sale_id AND c.stage = 1
         WHERE b.owner_id = $1 AND c.order_key IS NULL LIMIT {MOST}"
    );
    let rows: Vec<(Uuid, Uuid, Option<String>)> = tx.all(sql, args![owner.0]).await?;
    report.differences.extend(rows.into_iter().map(|(id, sale, key)| match key {
        None => format!("booking {id}: nothing was purchased by sale {sale}"),
        Some(key) => format!("booking {id}: the checkout {key} of sale {sale} is not booked"),
    }));
    let sql = format!(
        "SELECT c.order_key FROM checkouts c
         LEFT JOIN bookings b ON b.owner_id = c.owner_id AND b.id = c.booking_id AND b.sale_id = c.sale_id
         LEFT JOIN purchases p ON p.owner_id = c.owner_id AND p.sale_id = c.sale_id AND p.order_key = c.order_key AND p.first_booking = b.id
         WHERE c.owner_id = $1 AND c.stage = 1 AND p.sale_id IS NULL LIMIT {MOST}"
    );
    let rows: Vec<(String,)> = tx.all(sql, args![owner.0]).await?;
    report
        .differences
        .extend(rows.into_iter().map(|(key,)| format!("checkout {key}: booked, but its session or its purchase is not there")));
    let taken = [Leg::Captured, Leg::Refunded, Leg::Disputed, Leg::Won, Leg::ChargedBack].map(|leg| (leg as i16).to_string()).join(", ");
    let sql = format!(
        "SELECT c.order_key, c.gross + c.surcharge, CAST(COALESCE(SUM(p.amount), 0) AS BIGINT) FROM checkouts c
         LEFT JOIN payments p ON p.owner_id = c.owner_id AND p.order_key = c.order_key AND p.state IN ({taken})
         WHERE c.owner_id = $1 AND c.stage = 1 GROUP BY c.order_key, c.gross, c.surcharge
         HAVING COALESCE(SUM(p.amount), 0) <> c.gross + c.surcharge LIMIT {MOST}"
    );
    let rows: Vec<(String, i64, i64)> = tx.all(sql, args![owner.0]).await?;
    report
        .differences
        .extend(rows.into_iter().map(|(key, asked, taken)| format!("checkout {key}: booked for {asked}, of which {taken} was ever taken")));
    Ok(())
}

#[derive(FromRow)]
struct BackRow {
    order_key: String,
    currency: String,
    gross: i64,
    surcharge: i64,
    returned: i64,
    disputed: bool,
    /// What the provider has given back, and what it refused for good of what was promised.
    back: i64,
    lost: i64,
    sale_state: Option<i16>,
    sale_refunded: Option<i64>,
}

/// Booked checkouts, and their sales, that tell of another sum that went back than their charges do. Where a refund is under way, or the order is
/// looked after, they may.
async fn gone_back(tx: &mut Tx, owner: OwnerId, report: &mut Report) -> Result<(), StoreError> {
    let sql = format!(
        "SELECT c.order_key, c.currency, c.gross, c.surcharge, c.returned, c.disputed, s.state AS sale_state, s.refunded AS sale_refunded,
                CAST((SELECT COALESCE(SUM(CASE WHEN p.state IN ({}, {}) THEN p.amount ELSE p.refunded END), 0) FROM payments p
                      WHERE p.owner_id = c.owner_id AND p.order_key = c.order_key) AS BIGINT) AS back,
                CAST((SELECT COALESCE(SUM(r.amount - r.first_part - r.second_part), 0) FROM payment_refunds r
                      WHERE r.owner_id = c.owner_id AND r.order_key = c.order_key AND r.refused IS NOT NULL) AS BIGINT) AS lost
         FROM checkouts c LEFT JOIN sales s ON s.owner_id = c.owner_id AND s.id = c.sale_id
         WHERE c.owner_id = $1 AND c.order_key > $2 AND c.stage = 1
           AND NOT EXISTS (SELECT 1 FROM payments p WHERE p.owner_id = c.owner_id AND p.order_key = c.order_key AND p.look_at IS NOT NULL)
           AND NOT EXISTS (SELECT 1 FROM payment_refunds r WHERE r.owner_id = c.owner_id AND r.order_key = c.order_key AND r.look_at IS NOT NULL)
         ORDER BY c.order_key LIMIT {CHUNK}",
        Leg::Refunded as i16,
        Leg::ChargedBack as i16
    );
    let mut after = String::new();
    loop {
        let rows: Vec<BackRow> = tx.all(sql.clone(), args![owner.0, after.as_str()]).await?;
        let Some(last) = rows.last() else { return Ok(()) };
        after.clone_from(&last.order_key);
        for row in &rows {
            compare(row, report)?;
        }
        if report.differences.len() >= MOST {
            return Ok(());
        }
    }
}

fn compare(row: &BackRow, report: &mut Report) -> Result<(), StoreError> {
    let key = &row.order_key;
    let currency = Currency::parse(&row.currency).map_err(|_| StoreError::Corrupt(format!("currency of checkout {key}")))?;
    let sums = Sums::new(Money::new(row.gross, currency), row.surcharge);
    let gross_of = |charged: i64| sums.gross_of(Charged(Money::new(charged, currency))).0.minor;
    // Of what has interest in it, one cent is lost on the way there and back.
    let cent = i64::from(row.surcharge > 0);
    let (least, most) = (gross_of(row.back) - cent, gross_of(row.back + row.lost) + cent);
    if row.returned < least || row.returned > most {
        report.differences.push(format!(
            "checkout {key}: it tells that {} went back, its charges say {}",
            row.returned,
            gross_of(row.back)
        ));
    }
    let returned = row.returned;
    let agrees = match (row.sale_state.and_then(State::from_repr), row.sale_refunded) {
        (Some(State::PartiallyRefunded), Some(refunded)) => refunded == returned,
        (Some(State::Refunded | State::Chargeback), _) => returned >= row.gross,
        (Some(State::Approved | State::Complete), _) => returned == 0 && !row.disputed,
        (Some(State::Disputed), _) => row.disputed,
        _ => false,
    };
    if !agrees {
        let state = row.sale_state.and_then(State::from_repr);
        report.differences.push(format!("checkout {key}: it tells that {returned} went back, its sale is {state:?}"));
    }
    Ok(())
}
