//! Looking at a buyer's attempts together: which sales are recovered, and who is to be won back.

use super::row::state;
use crate::bulk;
use crate::db::{Arg, StoreError, Tx};
use crate::owners::Owner;
use domain::figures::HOUR;
use domain::sale::Standing;
use sqlx::FromRow;
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

const COLUMNS: &str = "owner_id, customer_id, product_id, currency, failed_at";

/// Codes of src/domain/sale/state.rs: lost are 1, 7, 8, 9, 11, and 10 without approval.
pub(crate) const LOST: &str = "f.state IN (1, 7, 8, 9, 10, 11) AND (f.state <> 10 OR f.approved_at IS NULL)";
/// Sold are 5, 6, 13 and 14: a sale of the same buyer and product that came after `f`.
pub(crate) const SOLD_LATER: &str = "SELECT 1 FROM sales t WHERE t.owner_id = f.owner_id AND t.customer_id = f.customer_id AND t.product_id = f.product_id \
     AND t.created_at > f.created_at AND t.state IN (5, 6, 13, 14)";

#[derive(FromRow)]
struct Attempt {
    id: Uuid,
    customer_id: Uuid,
    product_id: Uuid,
    currency: String,
    state: i16,
    was_approved: bool,
    created_at: i64,
    recovered: bool,
    recovery_days: Option<i64>,
}

/// Notes failed attempts of buyers who have no other sale.
pub(super) async fn add(tx: &mut Tx, rows: Vec<Vec<Arg>>) -> Result<(), StoreError> {
    bulk::insert(tx, "win_backs", COLUMNS, rows, "").await?;
    Ok(())
}

/// Sets anew what depends on several sales of these buyers.
pub(super) async fn review(tx: &mut Tx, owner: &Owner, customers: &HashSet<Uuid>) -> Result<(), StoreError> {
    if customers.is_empty() {
        return Ok(());
    }
    let these: Vec<Arg> = customers.iter().map(|id| Arg::from(*id)).collect();
    let query =
        "SELECT id, customer_id, product_id, currency, state, approved_at IS NOT NULL AS was_approved, created_at, recovered, recovery_days
         FROM sales WHERE owner_id = $1 AND customer_id IN";
    let attempts: Vec<Attempt> = bulk::among(tx, query, args![owner.id.0], these.clone()).await?;
    let mut pairs: HashMap<(Uuid, Uuid), Vec<(Standing, Attempt)>> = HashMap::new();
    for attempt in attempts {
        let standing = Standing::of(state(attempt.state)?, attempt.was_approved);
        pairs.entry((attempt.customer_id, attempt.product_id)).or_default().push((standing, attempt));
    }
    let mut open = Vec::new();
    for ((customer, product), attempts) in &pairs {
        for (id, recovered) in changed(owner, attempts) {
            tx.run("UPDATE sales SET recovered = $3 WHERE owner_id = $1 AND id = $2", args![owner.id.0, id, recovered]).await?;
        }
        for (currency, failed_at) in to_win_back(attempts) {
            open.push(args![owner.id.0, *customer, *product, currency, failed_at]);
        }
    }
    bulk::run_among(tx, "DELETE FROM win_backs WHERE owner_id = $1 AND customer_id IN", args![owner.id.0], these).await?;
    add(tx, open).await
}

/// Sales whose mark is wrong, and what it should be: sold within the window after a failed attempt at the same product.
fn changed(owner: &Owner, attempts: &[(Standing, Attempt)]) -> Vec<(Uuid, bool)> {
    let failed: Vec<i64> = attempts.iter().filter(|(standing, _)| *standing == Standing::Lost).map(|(_, a)| a.created_at).collect();
    let is_recovered = |standing: Standing, attempt: &Attempt| {
        let window = attempt.recovery_days.unwrap_or(owner.recovery_days) * 24 * HOUR;
        standing == Standing::Sold && failed.iter().any(|at| *at < attempt.created_at && attempt.created_at - at <= window)
    };
    attempts
        .iter()
        .map(|(standing, attempt)| (attempt, is_recovered(*standing, attempt)))
        .filter(|(attempt, recovered)| attempt.recovered != *recovered)
        .map(|(attempt, recovered)| (attempt.id, recovered))
        .collect()
}

/// Per currency the last failed attempt, if nothing was sold after it.
fn to_win_back(attempts: &[(Standing, Attempt)]) -> Vec<(&str, i64)> {
    let sold = attempts.iter().filter(|(standing, _)| *standing == Standing::Sold).map(|(_, a)| a.created_at).max();
    let mut last: HashMap<&str, i64> = HashMap::new();
    for (_, attempt) in attempts.iter().filter(|(standing, _)| *standing == Standing::Lost) {
        let at = last.entry(&attempt.currency).or_insert(attempt.created_at);
        *at = attempt.created_at.max(*at);
    }
    last.into_iter().filter(|(_, at)| sold.is_none_or(|sold| sold <= *at)).collect()
}
