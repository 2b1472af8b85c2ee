//! One page of a selection of customers, with the totals of all of it.

use super::selection::{Asked, orders_of, sold};
use super::tally::{Chosen, apart};
use crate::bulk;
use crate::db::{Arg, StoreError, Tx};
use crate::owners::Owner;
use crate::{reach, time};
use domain::calendar::day_of;
use domain::customers::{Bought, Column, Row, Sort, Totals};
use domain::id::CustomerId;
use sqlx::FromRow;
use std::collections::HashMap;
use uuid::Uuid;

/// Customers whose addresses are looked up one by one, or one in so many of all; for more, all addresses are walked in their order.
const FEW: usize = 4_000;
const PART: usize = 8;

/// Addresses that are walked at a time.
const STEP: usize = 4_000;

/// Customers whose lives and names are read in one statement.
const AT_ONCE: usize = 500;

/// A page of rows in the question's order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Page {
    pub totals: Totals,
    pub rows: Vec<Row>,
    pub has_more: bool,
}

/// Who a customer is, and what they bought in their life.
#[derive(FromRow)]
struct Known {
    number: i64,
    id: Uuid,
    email: String,
    name: Option<String>,
    orders: i64,
    total: i64,
    first_at: i64,
    last_at: i64,
}

/// The page of at most `size` rows that begins at the question's cursor.
pub async fn page(tx: &mut Tx, asked: &Asked<'_>, size: u32) -> Result<Page, StoreError> {
    let selection = asked.select(tx).await?;
    let totals = selection.totals();
    let (first, size) = (asked.question.cursor as usize, size as usize);
    let mut picked = picked(tx, asked, selection.0, first.saturating_add(size + 1)).await?;
    picked.drain(..first.min(picked.len()));
    let has_more = picked.len() > size;
    picked.truncate(size);
    let mut rows = Vec::with_capacity(picked.len());
    for some in picked.chunks(AT_ONCE) {
        let mut known = known(tx, asked, some).await?;
        rows.extend(some.iter().filter_map(|customer| Some(known.remove(&(customer.number as i64))?.row(asked.owner, customer))));
    }
    Ok(Page { totals, rows, has_more })
}

/// The first `most` of the selection in the question's order; equals by their numbers.
async fn picked(tx: &mut Tx, asked: &Asked<'_>, chosen: Vec<Chosen>, most: usize) -> Result<Vec<Chosen>, StoreError> {
    let Sort { by, ascending } = asked.question.sort;
    if by == Column::Email {
        return by_email(tx, asked, chosen, ascending, most).await;
    }
    let lives = if by.is_of_lifetime() { asked.lives(tx, &chosen, |_| ()).await? } else { Vec::new() };
    // Both are in the order of numbers, and whoever is chosen has lived.
    let measure = move |customer: &Chosen| match by {
        Column::Email => 0,
        Column::Orders | Column::LifetimeOrders => customer.orders,
        Column::Total | Column::LifetimeTotal => customer.total,
        Column::First | Column::LifetimeFirst => customer.first,
        Column::Last | Column::LifetimeLast => customer.last,
    };
    let order = move |a: &(i64, usize), b: &(i64, usize)| if ascending { a.cmp(b) } else { b.cmp(a) };
    let sorted = apart(move || {
        let measured = if by.is_of_lifetime() { &lives } else { &chosen };
        let mut places: Vec<(i64, usize)> = measured.iter().map(measure).zip(0..).collect();
        if most < places.len() {
            places.select_nth_unstable_by(most, order);
            places.truncate(most);
        }
        places.sort_unstable_by(order);
        places.into_iter().map(|(_, index)| chosen[index]).collect()
    });
    Ok(sorted.await)
}

async fn by_email(tx: &mut Tx, asked: &Asked<'_>, chosen: Vec<Chosen>, ascending: bool, most: usize) -> Result<Vec<Chosen>, StoreError> {
    let owner = asked.owner.id.0;
    let find = |number: i64| chosen.binary_search_by_key(&number, |customer| customer.number as i64).ok().map(|index| chosen[index]);
    if chosen.len() <= FEW.max(asked.count(tx).await? / PART) {
        let numbers: Vec<Arg> = chosen.iter().map(|customer| Arg::from(customer.number as i64)).collect();
        let mut emails: Vec<(String, i64)> =
            bulk::among(tx, "SELECT email, number FROM customers WHERE owner_id = $1 AND number IN", args![owner], numbers).await?;
        emails.sort_unstable();
        if !ascending {
            emails.reverse();
        }
        return Ok(emails.into_iter().filter_map(|(_, number)| find(number)).take(most).collect());
    }
    let (beyond, direction) = if ascending { (">", "ASC") } else { ("<", "DESC") };
    let mut picked = Vec::new();
    let mut last: Option<String> = None;
    loop {
        let mut args = args![owner];
        let after = last.take().map_or(String::new(), |last| {
            args.push(last.into());
            format!(" AND email {beyond} $2")
        });
        let sql = format!("SELECT email, number FROM customers WHERE owner_id = $1{after} ORDER BY email {direction} LIMIT {STEP}");
        let emails: Vec<(String, i64)> = tx.all(sql, args).await?;
        picked.extend(emails.iter().filter_map(|(_, number)| find(*number)));
        match emails.into_iter().nth(STEP - 1) {
            Some((email, _)) if picked.len() < most => last = Some(email),
            _ => {
                picked.truncate(most);
                return Ok(picked);
            }
        }
    }
}

/// What is known of these customers, by their numbers.
async fn known(tx: &mut Tx, asked: &Asked<'_>, picked: &[Chosen]) -> Result<HashMap<i64, Known>, StoreError> {
    let mut args = args![asked.owner.id.0, asked.currency.code()];
    // As many places as statements of this kind often have, so that a prepared one is found again; filled up with the last.
    let Some(last) = picked.last() else { return Ok(HashMap::new()) };
    let numbers = picked.iter().map(|customer| customer.number);
    let numbers: Vec<usize> = numbers.chain(std::iter::repeat(last.number)).take(picked.len().next_power_of_two()).collect();
    let places = bulk::list(numbers.len(), args.len() + 1);
    args.extend(numbers.into_iter().map(|number| Arg::from(number as i64)));
    let (seen, seen_names) =
        (reach::among(asked.products, "t.product_id", &mut args), reach::among(asked.products, "n.product_id", &mut args));
    let sql = format!(
        "WITH picked AS MATERIALIZED (SELECT id, number, email FROM customers WHERE owner_id = $1 AND number IN ({places})),
         lives AS MATERIALIZED (SELECT p.id, {} AS orders, CAST(SUM(CASE WHEN t.currency = $2 THEN t.gross ELSE 0 END) AS BIGINT) AS total,
                 MIN(t.created_at) AS first_at, MAX(t.created_at) AS last_at
             FROM picked p CROSS JOIN sales t WHERE t.owner_id = $1 AND t.customer_id = p.id AND {}{seen} GROUP BY p.id),
         names AS MATERIALIZED (SELECT n.customer_id, n.buyer_name, ROW_NUMBER() OVER (PARTITION BY n.customer_id ORDER BY n.created_at DESC, n.id DESC) AS place
             FROM picked p CROSS JOIN sales n WHERE n.owner_id = $1 AND n.customer_id = p.id AND n.buyer_name IS NOT NULL{seen_names})
         SELECT p.number, p.id, p.email, w.buyer_name AS name, f.orders, f.total, f.first_at, f.last_at
         FROM picked p JOIN lives f ON f.id = p.id LEFT JOIN names w ON w.customer_id = p.id AND w.place = 1",
        orders_of("t"),
        sold("t")
    );
    let rows: Vec<Known> = tx.all(sql, args).await?;
    Ok(rows.into_iter().map(|row| (row.number, row)).collect())
}

/// What was bought between two moments in microseconds.
pub(super) fn bought(owner: &Owner, (orders, total): (i64, i64), (first, last): (i64, i64)) -> Bought {
    let (first, last) = (time(first), time(last));
    Bought { orders, total, first, first_day: day_of(first, owner.zone), last, last_day: day_of(last, owner.zone) }
}

impl Known {
    fn row(self, owner: &Owner, customer: &Chosen) -> Row {
        Row {
            id: CustomerId(self.id),
            email: self.email,
            name: self.name,
            bought: bought(owner, (customer.orders, customer.total), (customer.first, customer.last)),
            lifetime: bought(owner, (self.orders, self.total), (self.first_at, self.last_at)),
        }
    }
}
