//! The sales of one customer, by keyset.

use super::list::{LINE_COLUMNS, LINE_JOINS, LineRow};
use crate::db::{StoreError, Tx};
use crate::owners::Owner;
use crate::{micros, reach};
use domain::collaborators::Products;
use domain::id::CustomerId;
use domain::listing::{Cursor, Line, PAGE_SIZE, Page};

/// One page of them, the newest first. The value of its cursors is the moment in microseconds.
pub async fn of_customer(
    tx: &mut Tx,
    owner: &Owner,
    products: &Products,
    customer: CustomerId,
    cursor: Option<Cursor>,
) -> Result<Page, StoreError> {
    let backwards = cursor.is_some_and(|cursor| cursor.backwards);
    let (order, sign) = if backwards { ("ASC", '>') } else { ("DESC", '<') };
    let mut args = args![owner.id.0, customer.0];
    let mut conditions = reach::among(products, "s.product_id", &mut args);
    if let Some(cursor) = cursor {
        conditions.push_str(&format!(" AND (s.created_at, s.id) {sign} (${}, ${})", args.len() + 1, args.len() + 2));
        args.extend(args![cursor.value, cursor.id.0]);
    }
    let limit = PAGE_SIZE + 1;
    let sql = format!(
        "SELECT {LINE_COLUMNS} FROM sales s {LINE_JOINS} WHERE s.owner_id = $1 AND s.customer_id = $2{conditions}
         ORDER BY s.created_at {order}, s.id {order} LIMIT {limit}"
    );
    let rows: Vec<LineRow> = tx.all(sql, args).await?;
    let more = rows.len() > PAGE_SIZE;
    let mut lines = rows.into_iter().take(PAGE_SIZE).map(|row| row.line(owner)).collect::<Result<Vec<_>, _>>()?;
    if backwards {
        lines.reverse();
    }
    let place = |line: &Line, backwards: bool| Cursor { backwards, value: micros(line.created_at), id: line.id };
    let (has_previous, has_next) = if backwards { (more, true) } else { (cursor.is_some(), more) };
    Ok(Page {
        previous: lines.first().filter(|_| has_previous).map(|line| place(line, true)),
        next: lines.last().filter(|_| has_next).map(|line| place(line, false)),
        lines,
    })
}
