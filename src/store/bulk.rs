//! Many rows in one statement, as both engines take them.
//!
//! Statements come in few sizes, powers of two, so that a prepared one is used again: making one anew costs more than running it.

use crate::db::{Arg, Row, StoreError, Tx};

/// Placeholders in one statement: enough that the way to the engine costs little, few enough that its plan is small.
const MOST: usize = 4_096;

/// Inserts rows of `columns` (comma separated), `tail` being what follows the values (`ON CONFLICT …`). The number of rows changed.
pub(crate) async fn insert(tx: &mut Tx, table: &str, columns: &str, rows: Vec<Vec<Arg>>, tail: &str) -> Result<u64, StoreError> {
    let names: Vec<&str> = columns.split(',').collect();
    // Columns that no row fills are left out: half of a sale's are, and each costs as much as one with a value.
    let filled: Vec<usize> =
        (0..names.len()).filter(|column| rows.iter().any(|row| row.get(*column).is_some_and(|arg| !is_null(arg)))).collect();
    let columns = filled.iter().map(|column| names[*column]).collect::<Vec<_>>().join(",");
    let width = filled.len().max(1);
    let most = power_within(MOST / width);
    let mut changed = 0;
    let mut left = rows.len();
    let mut rows = rows.into_iter();
    while left > 0 {
        let size = power_within(left).min(most);
        let mut args = Vec::with_capacity(size * width);
        for mut row in rows.by_ref().take(size) {
            args.extend(filled.iter().filter_map(|column| row.get_mut(*column).map(|arg| std::mem::replace(arg, Arg::Int(None)))));
        }
        let mut sql = format!("INSERT INTO {table} ({columns}) VALUES ");
        for row in 0..size {
            sql.push_str(if row == 0 { "(" } else { ",(" });
            push_list(&mut sql, tx, width, 1 + row * width);
            sql.push(')');
        }
        sql.push(' ');
        sql.push_str(tail);
        changed += tx.run(sql, args).await?;
        left -= size;
    }
    Ok(changed)
}

/// All rows of a query that ends with `IN`: its list is `values`. What stands before uses `$1`, `$2` … for `args`, in their order and
/// each once.
pub(crate) async fn among<T: Row>(tx: &mut Tx, query: &str, args: Vec<Arg>, values: Vec<Arg>) -> Result<Vec<T>, StoreError> {
    let mut found = Vec::new();
    for (sql, args) in with_lists(tx, query, &args, &values) {
        found.extend(tx.all::<T>(sql, args).await?);
    }
    Ok(found)
}

/// Runs a statement that ends with `IN`, as [`among`]; the number of rows changed.
pub(crate) async fn run_among(tx: &mut Tx, statement: &str, args: Vec<Arg>, values: Vec<Arg>) -> Result<u64, StoreError> {
    let mut changed = 0;
    for (sql, args) in with_lists(tx, statement, &args, &values) {
        changed += tx.run(sql, args).await?;
    }
    Ok(changed)
}

/// As [`among`], the list being one of tuples and in the middle of the query: between `before` and `after`, which has no placeholders.
pub(crate) async fn among_tuples<T: Row>(
    tx: &mut Tx,
    before: &str,
    after: &str,
    args: Vec<Arg>,
    tuples: Vec<Vec<Arg>>,
) -> Result<Vec<T>, StoreError> {
    let mut found = Vec::new();
    for (sql, args) in with_tuples(tx, before, &args, &tuples) {
        found.extend(tx.all::<T>(sql + after, args).await?);
    }
    Ok(found)
}

/// As [`run_among`], the list being one of tuples.
pub(crate) async fn run_among_tuples(tx: &mut Tx, statement: &str, args: Vec<Arg>, tuples: Vec<Vec<Arg>>) -> Result<u64, StoreError> {
    let mut changed = 0;
    for (sql, args) in with_tuples(tx, statement, &args, &tuples) {
        changed += tx.run(sql, args).await?;
    }
    Ok(changed)
}

/// The statement once for each part of the list of tuples, with all its arguments.
fn with_tuples(tx: &Tx, statement: &str, args: &[Arg], tuples: &[Vec<Arg>]) -> Vec<(String, Vec<Arg>)> {
    let width = tuples.first().map_or(1, Vec::len);
    let mut statements = Vec::new();
    for chunk in tuples.chunks(power_within(MOST / 2 / width)) {
        let Some(last) = chunk.last() else { continue };
        let size = chunk.len().next_power_of_two();
        let mut sql = if matches!(tx, Tx::Sqlite { .. }) { unnumbered(statement) } else { statement.to_owned() };
        let mut all = args.to_vec();
        for index in 0..size {
            sql.push_str(if index == 0 { " (VALUES (" } else { ",(" });
            push_list(&mut sql, tx, width, all.len() + 1);
            sql.push(')');
            all.extend_from_slice(chunk.get(index).unwrap_or(last));
        }
        sql.push(')');
        statements.push((sql, all));
    }
    statements
}

/// The statement once for each part of the list, with all its arguments.
fn with_lists(tx: &Tx, statement: &str, args: &[Arg], values: &[Arg]) -> Vec<(String, Vec<Arg>)> {
    let mut statements = Vec::new();
    for chunk in values.chunks(MOST / 2) {
        let Some(last) = chunk.last() else { continue };
        let size = chunk.len().next_power_of_two();
        let mut sql = if matches!(tx, Tx::Sqlite { .. }) { unnumbered(statement) } else { statement.to_owned() };
        sql.push_str(" (");
        push_list(&mut sql, tx, size, args.len() + 1);
        sql.push(')');
        let mut all = args.to_vec();
        all.extend_from_slice(chunk);
        // The list is filled up with its last value, which finds nothing more.
        all.resize(args.len() + size, last.clone());
        statements.push((sql, all));
    }
    statements
}

/// `$4,$5,$6`: `count` placeholders, the first being `$first`.
pub(crate) fn list(count: usize, first: usize) -> String {
    let places: Vec<String> = (first..first + count).map(|place| format!("${place}")).collect();
    places.join(",")
}

/// A list as the engine is quickest with: SQLite looks a numbered placeholder up among all that came before it.
fn push_list(sql: &mut String, tx: &Tx, count: usize, first: usize) {
    match tx {
        Tx::Postgres(_) => sql.push_str(&list(count, first)),
        Tx::Sqlite { .. } => (0..count).for_each(|place| sql.push_str(if place == 0 { "?" } else { ",?" })),
    }
}

/// `$1` and its like as `?`.
fn unnumbered(query: &str) -> String {
    let mut parts = query.split('$');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        text.push('?');
        text.push_str(part.trim_start_matches(|c: char| c.is_ascii_digit()));
    }
    text
}

fn is_null(arg: &Arg) -> bool {
    matches!(arg, Arg::Int(None) | Arg::Small(None) | Arg::Text(None) | Arg::Id(None) | Arg::Bytes(None))
}

/// The greatest power of two that is not above `count`; 1 for 0.
fn power_within(count: usize) -> usize {
    1 << count.max(1).ilog2()
}
