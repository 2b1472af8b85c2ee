//! All that differs between the engines: how SQLite is opened, what counts as busy, words of the schema, backup.

use crate::db::{Db, StoreError, Tx};
use sqlx::AssertSqlSafe;
use sqlx::error::DatabaseError;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous};
use std::path::Path;
use std::str::FromStr;
use std::time::Duration;

/// SQLite (`SQLITE_BUSY`, `SQLITE_LOCKED`, `SQLITE_IOERR`, `SQLITE_FULL`, `SQLITE_CANTOPEN`) and PostgreSQL (classes 08, 53, 57,
/// serialization failure, deadlock) codes after which trying again may help.
pub(crate) fn means_busy(error: &dyn DatabaseError) -> bool {
    let Some(code) = error.code() else { return false };
    match code.parse::<i64>() {
        Ok(number) if code.len() < 5 => matches!(number & 0xff, 5 | 6 | 10 | 13 | 14),
        _ => ["08", "53", "57"].iter().any(|class| code.starts_with(class)) || code == "40001" || code == "40P01",
    }
}

/// One writing connection, so that writers queue here and not in `busy_timeout`, and readers that see the last commit.
pub(crate) async fn sqlite_pools(url: &str) -> Result<(SqlitePool, SqlitePool), StoreError> {
    let options = SqliteConnectOptions::from_str(url)?
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(Duration::from_secs(5))
        .pragma("temp_store", "memory")
        .statement_cache_capacity(200);
    let parent = options.get_filename().parent().filter(|p| !p.as_os_str().is_empty()).map(Path::to_owned);
    if let Some(parent) = parent {
        std::fs::create_dir_all(parent).map_err(|e| StoreError::Unavailable(sqlx::Error::Io(e)))?;
    }
    // 64 MB for the writer: bulk imports touch every index. 8 MB for each reader: rollups are small.
    let writer = SqlitePoolOptions::new()
        .max_connections(1)
        .idle_timeout(None)
        .max_lifetime(None)
        .acquire_timeout(Duration::from_secs(30))
        .connect_with(options.clone().pragma("cache_size", "-65536"))
        .await?;
    let readers = SqlitePoolOptions::new()
        .max_connections(8)
        .acquire_timeout(Duration::from_secs(5))
        .connect_with(options.pragma("cache_size", "-8192").pragma("query_only", "true"))
        .await?;
    Ok((readers, writer))
}

/// A migration's text in the words of the engine: see the first lines of `migrations/0001_accounts.sql`.
pub(crate) fn translate(db: &Db, script: &str) -> String {
    let (mine, bytes, id) = match db {
        Db::Sqlite { .. } => ("-- sqlite", "BLOB", "BLOB"),
        Db::Postgres(_) => ("-- postgres", "BYTEA", "UUID"),
    };
    let mut skipping = false;
    let mut text = String::with_capacity(script.len());
    for line in script.lines() {
        match line.trim() {
            "-- sqlite" | "-- postgres" => skipping = line.trim() != mine,
            "-- end" => skipping = false,
            _ if skipping => {}
            _ => {
                text.push_str(&line.replace(" BYTES", &format!(" {bytes}")).replace(" UUID", &format!(" {id}")));
                text.push('\n');
            }
        }
    }
    text
}

/// Keeps a second process from migrating at the same time. SQLite's writer lock does that already.
pub(crate) async fn lock_migrations(tx: &mut Tx) -> Result<(), StoreError> {
    if matches!(tx, Tx::Postgres(_)) {
        tx.run("SELECT pg_advisory_xact_lock(7268)", args![]).await?;
    }
    Ok(())
}

/// Writes a consistent copy of a running SQLite database to a file that must not exist.
///
/// # Errors
/// `Ok(false)` on PostgreSQL, whose own tools do this.
pub async fn backup(db: &Db, file: &Path) -> Result<bool, StoreError> {
    let Db::Sqlite { writer, .. } = db else { return Ok(false) };
    let target = file.to_str().ok_or_else(|| StoreError::Corrupt("the file's name is not UTF-8".into()))?;
    sqlx::query(AssertSqlSafe("VACUUM INTO $1".to_owned())).bind(target.to_owned()).execute(writer).await?;
    Ok(true)
}
