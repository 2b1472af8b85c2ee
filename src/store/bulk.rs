//! Many rows in one statement, as both engines take them.

use crate::db::{Arg, StoreError, Tx};

/// Placeholders in one statement: SQLite takes 32,766, PostgreSQL 65,535.
const MOST: usize = 30_000;

/// Inserts rows of `columns` (comma separated), `tail` being what follows the values (`ON CONFLICT …`). The number of rows changed.
pub(crate) async fn insert(tx: &mut Tx, table: &str, columns: &str, rows: Vec<Vec<Arg>>, tail: &str) -> Result<u64, StoreError> {
    let width = columns.split(',').count();
    let mut changed = 0;
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        let chunk: Vec<Vec<Arg>> = rows.by_ref().take(MOST / width).collect();
        let sql = format!("INSERT INTO {table} ({columns}) VALUES {} {tail}", tuples(chunk.len(), width, 1));
        changed += tx.run(sql, chunk.into_iter().flatten().collect()).await?;
    }
    Ok(changed)
}

/// `($1,$2),($3,$4)`: `rows` tuples of `width` placeholders, the first being `$first`.
pub(crate) fn tuples(rows: usize, width: usize, first: usize) -> String {
    let mut text = String::with_capacity(rows * width * 6);
    for row in 0..rows {
        text.push_str(if row == 0 { "(" } else { ",(" });
        text.push_str(&list(width, first + row * width));
        text.push(')');
    }
    text
}

/// `$4,$5,$6`: `count` placeholders, the first being `$first`.
pub(crate) fn list(count: usize, first: usize) -> String {
    let mut text = String::with_capacity(count * 6);
    for index in 0..count {
        if index > 0 {
            text.push(',');
        }
        text.push('$');
        text.push_str(&(first + index).to_string());
    }
    text
}
