//! One customer: the names and documents behind the address, and what was bought in each currency.

use super::page::bought;
use super::selection::{orders_of, sold};
use crate::db::{StoreError, Tx};
use crate::owners::Owner;
use crate::reach;
use domain::collaborators::Products;
use domain::customers::{Customer, Life};
use domain::id::CustomerId;

/// Names that are told of one customer, the last ones used.
const MOST_NAMES: i64 = 20;

/// This customer of the owner, as far as the caller sees them. None for another owner's, and for one who never tried to buy anything that
/// the caller sees.
pub async fn one(tx: &mut Tx, owner: &Owner, products: &Products, id: CustomerId) -> Result<Option<Customer>, StoreError> {
    let row: Option<(String, Option<String>)> =
        tx.maybe("SELECT email, document FROM customers WHERE owner_id = $1 AND id = $2", args![owner.id.0, id.0]).await?;
    let Some((email, document)) = row else { return Ok(None) };
    let mut args = args![owner.id.0, id.0];
    let seen = reach::among(products, "s.product_id", &mut args);
    let of_customer = format!("FROM sales s WHERE s.owner_id = $1 AND s.customer_id = $2{seen}");
    let (sales,): (i64,) = tx.one(format!("SELECT COUNT(*) {of_customer}"), args.clone()).await?;
    if sales == 0 {
        return Ok(None);
    }
    let names: Vec<(String,)> = tx
        .all(
            format!(
                "SELECT s.buyer_name {of_customer} AND s.buyer_name IS NOT NULL GROUP BY s.buyer_name ORDER BY MAX(s.created_at) DESC, s.buyer_name LIMIT {MOST_NAMES}"
            ),
            args.clone(),
        )
        .await?;
    let orders = orders_of("s");
    let lives: Vec<(String, i64, i64, i64, i64)> = tx
        .all(
            format!(
                "SELECT s.currency, {orders}, CAST(SUM(s.gross) AS BIGINT), MIN(s.created_at), MAX(s.created_at) {of_customer} AND {} \
                 GROUP BY s.currency ORDER BY 2 DESC, 1",
                sold("s")
            ),
            args.clone(),
        )
        .await?;
    let (orders,): (Option<i64>,) = tx.one(format!("SELECT {orders} {of_customer} AND {}", sold("s")), args).await?;
    let life = |(code, orders, total, first, last): (String, i64, i64, i64, i64)| {
        Ok(Life { currency: crate::sales::currency(&code)?, bought: bought(owner, (orders, total), (first, last)) })
    };
    Ok(Some(Customer {
        id,
        email,
        names: names.into_iter().map(|(name,)| name).collect(),
        documents: document.into_iter().collect(),
        lives: lives.into_iter().map(life).collect::<Result<_, StoreError>>()?,
        orders: orders.unwrap_or_default(),
        time_zone: owner.zone.name().to_owned(),
    }))
}
