//! One page of a selection of customers, with the totals of all of it.

use super::selection::{Asked, Selection};
use crate::db::{StoreError, Tx};
use crate::owners::Owner;
use crate::time;
use domain::calendar::day_of;
use domain::customers::{Bought, Column, Row, Sort, Totals};
use domain::id::CustomerId;
use sqlx::FromRow;
use uuid::Uuid;

/// A page of rows in the question's order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Page {
    pub totals: Totals,
    pub rows: Vec<Row>,
    pub has_more: bool,
}

/// A row of the statement: the totals, and beside them a customer where the page has one.
#[derive(FromRow)]
struct Found {
    customers: i64,
    all_orders: i64,
    all_total: i64,
    customer_id: Option<Uuid>,
    email: Option<String>,
    name: Option<String>,
    orders: Option<i64>,
    total: Option<i64>,
    first_at: Option<i64>,
    last_at: Option<i64>,
    life_orders: Option<i64>,
    life_total: Option<i64>,
    life_first: Option<i64>,
    life_last: Option<i64>,
}

/// The page of at most `size` rows that begins at the question's cursor.
pub async fn page(tx: &mut Tx, asked: &Asked<'_>, size: u32) -> Result<Page, StoreError> {
    let Some(mut selection) = Selection::new(asked) else { return Ok(Page::default()) };
    let Sort { by, ascending } = asked.question.sort;
    let direction = if ascending { "ASC" } else { "DESC" };
    let (limit, offset) = (selection.arg(i64::from(size + 1).into()), selection.arg(i64::from(asked.question.cursor).into()));
    let picked = |place: &str, join: &str| {
        format!(
            "picked AS MATERIALIZED (SELECT g.*, {place} AS place FROM chosen g{join} ORDER BY {place} {direction}, g.customer_id {direction} \
             LIMIT {limit} OFFSET {offset})"
        )
    };
    // The lives of a page's customers only, unless they decide who is on it.
    let tables = if by.is_of_lifetime() {
        let lives = selection.lives("chosen");
        let picked = picked(place(by), " JOIN lives f ON f.customer_id = g.customer_id");
        format!("lives AS MATERIALIZED ({lives}), {picked}")
    } else {
        let join = " JOIN customers k ON k.owner_id = $1 AND k.id = g.customer_id";
        let picked = picked(place(by), if by == Column::Email { join } else { "" });
        format!("{picked}, lives AS MATERIALIZED ({})", selection.lives("picked"))
    };
    let seen = selection.seen("n");
    let sql = format!(
        "WITH {}, {tables},
         names AS (SELECT n.customer_id, n.buyer_name, ROW_NUMBER() OVER (PARTITION BY n.customer_id ORDER BY n.created_at DESC, n.id DESC) AS place
                   FROM picked p CROSS JOIN sales n WHERE n.owner_id = $1 AND n.customer_id = p.customer_id AND n.buyer_name IS NOT NULL{seen})
         SELECT a.customers, a.orders AS all_orders, a.total AS all_total, p.customer_id, c.email, p.orders, p.total, p.first_at, p.last_at,
             w.buyer_name AS name,
             f.orders AS life_orders, f.total AS life_total, f.first_at AS life_first, f.last_at AS life_last
         FROM (SELECT COUNT(*) AS customers, CAST(COALESCE(SUM(orders), 0) AS BIGINT) AS orders, CAST(COALESCE(SUM(total), 0) AS BIGINT) AS total
               FROM chosen) a
         LEFT JOIN picked p ON 1 = 1
         LEFT JOIN customers c ON c.owner_id = $1 AND c.id = p.customer_id
         LEFT JOIN lives f ON f.customer_id = p.customer_id
         LEFT JOIN names w ON w.customer_id = p.customer_id AND w.place = 1
         ORDER BY p.place {direction}, p.customer_id {direction}",
        selection.sql
    );
    let found: Vec<Found> = tx.all(sql, selection.args).await?;
    let totals = found.first().map(|row| Totals { customers: row.customers, orders: row.all_orders, total: row.all_total });
    let mut rows: Vec<Row> = found.into_iter().filter_map(|row| row.row(asked.owner)).collect();
    let has_more = rows.len() > size as usize;
    rows.truncate(size as usize);
    Ok(Page { totals: totals.unwrap_or_default(), rows, has_more })
}

/// What decides the place of a row.
fn place(by: Column) -> &'static str {
    match by {
        Column::Email => "k.email",
        Column::Orders => "g.orders",
        Column::Total => "g.total",
        Column::First => "g.first_at",
        Column::Last => "g.last_at",
        Column::LifetimeOrders => "f.orders",
        Column::LifetimeTotal => "f.total",
        Column::LifetimeFirst => "f.first_at",
        Column::LifetimeLast => "f.last_at",
    }
}

/// What was bought between two moments in microseconds.
pub(super) fn bought(owner: &Owner, (orders, total): (i64, i64), (first, last): (i64, i64)) -> Bought {
    let (first, last) = (time(first), time(last));
    Bought { orders, total, first, first_day: day_of(first, owner.zone), last, last_day: day_of(last, owner.zone) }
}

impl Found {
    /// None where the page has no customer at all.
    fn row(self, owner: &Owner) -> Option<Row> {
        Some(Row {
            id: CustomerId(self.customer_id?),
            email: self.email?,
            name: self.name,
            bought: bought(owner, (self.orders?, self.total?), (self.first_at?, self.last_at?)),
            lifetime: bought(owner, (self.life_orders?, self.life_total?), (self.life_first?, self.life_last?)),
        })
    }
}
