//! All that differs between the engines: how SQLite is opened, what counts as busy, words of the schema, backup.

use crate::db::{Db, Local, StoreError, Tx};
use sqlx::AssertSqlSafe;
use sqlx::error::DatabaseError;
use sqlx::postgres::PgPool;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous};
use std::fs::OpenOptions;
use std::io::ErrorKind;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::str::FromStr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// SQLite (`SQLITE_BUSY`, `SQLITE_LOCKED`, `SQLITE_IOERR`, `SQLITE_FULL`, `SQLITE_CANTOPEN`) and PostgreSQL (classes 08, 53, 57,
/// serialization failure, deadlock) codes after which trying again may help.
pub(crate) fn means_busy(error: &dyn DatabaseError) -> bool {
    let Some(code) = error.code() else { return false };
    match code.parse::<i64>() {
        Ok(number) if code.len() < 5 => matches!(number & 0xff, 5 | 6 | 10 | 13 | 14),
        _ => ["08", "53", "57"].iter().any(|class| code.starts_with(class)) || code == "40001" || code == "40P01",
    }
}

/// PostgreSQL's codes of a serialization failure and of a deadlock; SQLite has one writer.
pub(crate) fn means_collision(error: &dyn DatabaseError) -> bool {
    error.code().is_some_and(|code| code == "40001" || code == "40P01")
}

/// Makes the file of an SQLite database where there is none. SQLite gives its log the same rights.
pub(crate) fn make_file(url: &str) -> Result<(), StoreError> {
    let options = SqliteConnectOptions::from_str(url)?;
    let file = options.get_filename();
    if let Some(parent) = file.parent().filter(|parent| !parent.as_os_str().is_empty()) {
        std::fs::create_dir_all(parent).map_err(sqlx::Error::Io)?;
    }
    match private_file(file) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(sqlx::Error::Io(error).into()),
        _ => Ok(()),
    }
}

/// A new and empty file for whoever runs the program alone: it will hold people's names, addresses and sales.
fn private_file(path: &Path) -> std::io::Result<()> {
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(path).map(|_| ())
}

/// One writing connection, so that writers queue here and not in `busy_timeout`, and readers that see the last commit. Both at once need
/// the write-ahead log, which a copy does not have until it `is_to_be_served`.
pub(crate) async fn sqlite(url: &str, is_to_be_served: bool) -> Result<Db, StoreError> {
    let options = SqliteConnectOptions::from_str(url)?;
    if !options.get_filename().exists() {
        return Err(StoreError::Missing(options.get_filename().display().to_string()));
    }
    let options = if is_to_be_served { options.journal_mode(SqliteJournalMode::Wal) } else { options }
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(PATIENCE)
        .pragma("temp_store", "memory")
        // Of 8 KB: half as many pages are touched by rows that are strewn about an index. A file keeps the size it was made with.
        .page_size(8_192)
        // A connection's thread hands its rows over one by one, and whoever reads them all is not to be woken for every fifty.
        .row_buffer_size(1_024)
        .statement_cache_capacity(200);
    // 64 MB for the writer: bulk imports touch every index. 8 MB for each reader: rollups are small.
    let one = || SqlitePoolOptions::new().max_connections(1).idle_timeout(None).max_lifetime(None).acquire_timeout(Duration::from_secs(30));
    // The last pragma: opening may still wait for another process. See `sqlite_writing`.
    let writing = options.clone().pragma("cache_size", "-65536").pragma("wal_autocheckpoint", "0").pragma("busy_timeout", "0");
    let writer = one().connect_with(writing).await?;
    let reading = options.clone().pragma("cache_size", "-8192").pragma("query_only", "true");
    // A connection is a thread of this process: there is nothing to test when it is taken.
    let some = |most| SqlitePoolOptions::new().max_connections(most).acquire_timeout(Duration::from_secs(5)).test_before_acquire(false);
    let readers = some(READERS).connect_with(reading.clone()).await?;
    let lookers = some(LOOKERS).connect_lazy_with(reading.clone());
    let glancers = some(LOOKERS).connect_lazy_with(reading.clone());
    let searchers = some(SEARCHERS).connect_lazy_with(reading);
    let keeper = one().connect_with(options.pragma("cache_size", "-1024")).await?;
    tokio::spawn(keep_log_short(keeper, writer.clone()));
    Ok(Db::Sqlite { readers, lookers, glancers, searchers, writer, closing: Arc::default() })
}

/// Connections to SQLite that read, those that look or glance, and those that search.
const READERS: u32 = 8;
const LOOKERS: u32 = 4;
const SEARCHERS: u32 = 2;

/// Steps of SQLite's machine between two looks at whether anybody still waits: less than a millisecond.
const STEPS: i32 = 10_000;

/// Dropped, it ends the statement that its transaction is in.
///
/// Without it a statement whose future was dropped would go on until its next row, with a connection that somebody else needs.
pub struct Stop(Arc<AtomicBool>);

impl Drop for Stop {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// A reading transaction that stops when it is dropped, or when the database is being closed.
pub(crate) async fn sqlite_reading(pool: &SqlitePool, closing: &Arc<AtomicBool>) -> Result<Tx, StoreError> {
    let mut tx = pool.begin().await?;
    let dropped = Arc::new(AtomicBool::new(false));
    let (stop, closing) = (Stop(Arc::clone(&dropped)), Arc::clone(closing));
    let goes_on = move || !dropped.load(Ordering::Relaxed) && !closing.load(Ordering::Relaxed);
    tx.lock_handle().await?.set_progress_handler(STEPS, goes_on);
    Ok(Tx::Sqlite { stop: Some(stop), tx: Local::Whole(tx) })
}

/// A transaction that may write. Writers of this process queue for the connection; for those of another, an import beside the server, it is
/// asked often: SQLite itself would ask at ever longer intervals, and come too late each time.
pub(crate) async fn sqlite_writing(pool: &SqlitePool) -> Result<Tx, StoreError> {
    // From the first time that it was found locked: how long the queue was is another matter.
    let mut begun = None;
    loop {
        match pool.begin_with("BEGIN IMMEDIATE").await {
            Ok(tx) => return Ok(Tx::Sqlite { stop: None, tx: Local::Whole(tx) }),
            Err(sqlx::Error::Database(cause))
                if is_locked(cause.as_ref()) && begun.get_or_insert_with(Instant::now).elapsed() < PATIENCE =>
            {
                tokio::time::sleep(ASK).await;
            }
            Err(error) => return Err(error.into()),
        }
    }
}

/// What other processes do to the database, for work that writes again and again: it gives way to those who write too.
#[derive(Debug, Default)]
pub struct Others {
    /// SQLite's count of their commits.
    seen: Option<i64>,
}

impl Others {
    /// Leaves them a moment to begin writing after a transaction that took so long; as long again, where they wrote since the last time: then
    /// they have what waited for it behind them. Whether they did. PostgreSQL has room for everybody.
    pub async fn make_room(&mut self, db: &Db, took: Duration) -> Result<bool, StoreError> {
        let Db::Sqlite { writer, .. } = db else { return Ok(false) };
        let (now,): (i64,) = sqlx::query_as("PRAGMA data_version").fetch_one(writer).await?;
        let have_written = self.seen.replace(now).is_some_and(|seen| seen != now);
        tokio::time::sleep(if have_written { took.clamp(2 * ASK, LONGEST_REST) } else { 2 * ASK }).await;
        Ok(have_written)
    }
}

/// The longest that others are given to catch up.
const LONGEST_REST: Duration = Duration::from_millis(50);

/// How long another process may keep this one from writing, and how often it is asked.
const PATIENCE: Duration = Duration::from_secs(5);
const ASK: Duration = Duration::from_millis(1);

/// `SQLITE_BUSY`.
fn is_locked(error: &dyn DatabaseError) -> bool {
    error.code().and_then(|code| code.parse::<i64>().ok()).is_some_and(|number| number & 0xff == 5)
}

/// A reading transaction of which no statement takes longer than ten seconds: PostgreSQL learns only by then that nobody waits.
pub(crate) async fn postgres_reading(pool: &PgPool) -> Result<Tx, StoreError> {
    // Both in one message: the way to the server and back is most of what it costs.
    postgres_begin(pool, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = 10000").await
}

/// Begins a transaction, in a task of its own: whoever asks may go away at any moment, and sqlx undoes only what it knows to have begun. A
/// connection that came back to the pool inside of a transaction would fail everybody after.
pub(crate) async fn postgres_begin(pool: &PgPool, statement: &'static str) -> Result<Tx, StoreError> {
    let pool = pool.clone();
    let begun = tokio::spawn(async move { pool.begin_with(statement).await });
    let begun = begun.await.map_err(|error| StoreError::Unavailable(sqlx::Error::Io(std::io::Error::other(error))))?;
    Ok(Tx::Postgres(begun?))
}

/// Lets the statements of a transaction take as long as they need.
pub(crate) async fn take_time(tx: &mut Tx) -> Result<(), StoreError> {
    if matches!(tx, Tx::Postgres(_)) {
        tx.run("SET LOCAL statement_timeout = 0", args![]).await?;
    }
    Ok(())
}

/// Copies what was committed from the log into the file, beside the writer, so that no commit has to wait for it.
///
/// Only a moment without writers lets the log begin anew, so when it has grown, the last of it is copied in the writer's own place.
async fn keep_log_short(keeper: SqlitePool, writer: SqlitePool) {
    while !writer.is_closed() {
        tokio::time::sleep(LOG_LOOK).await;
        let Ok(pages) = checkpoint(&keeper).await else { continue };
        if pages > LOG_PAGES {
            // Again, for what was written meanwhile: the less is left, the shorter the writer waits.
            let _ = checkpoint(&keeper).await;
            let _ = checkpoint(&writer).await;
        }
    }
    keeper.close().await;
}

/// How often the log is looked at, and from how many pages on it has to begin anew (64 MB).
const LOG_LOOK: Duration = Duration::from_millis(250);
const LOG_PAGES: i64 = 8_192;

/// Copies without waiting for anybody; how many pages the log has.
async fn checkpoint(pool: &SqlitePool) -> Result<i64, sqlx::Error> {
    let (_busy, pages, _copied): (i64, i64, i64) = sqlx::query_as("PRAGMA wal_checkpoint(PASSIVE)").fetch_one(pool).await?;
    Ok(pages)
}

/// A migration's text in the words of the engine: see the first lines of `migrations/0001_accounts.sql`.
pub(crate) fn translate(db: &Db, script: &str) -> String {
    let (mine, bytes, id) = match db {
        Db::Sqlite { .. } => ("-- sqlite", "BLOB", "BLOB"),
        Db::Postgres { .. } => ("-- postgres", "BYTEA", "UUID"),
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

/// Whether a table of this name is there.
pub(crate) async fn has_table(tx: &mut Tx, name: &str) -> Result<bool, StoreError> {
    let sql = match tx {
        Tx::Sqlite { .. } => "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = $1",
        Tx::Postgres(_) => "SELECT 1 WHERE to_regclass($1) IS NOT NULL",
    };
    let found: Option<(i32,)> = tx.maybe(sql, args![name]).await?;
    Ok(found.is_some())
}

/// Keeps a second process from migrating at the same time. SQLite's writer lock does that already.
pub(crate) async fn lock_migrations(tx: &mut Tx) -> Result<(), StoreError> {
    if matches!(tx, Tx::Postgres(_)) {
        tx.run("SELECT pg_advisory_xact_lock(7268)", args![]).await?;
    }
    Ok(())
}

/// What a `SELECT` ends with whose rows nobody else may change until the transaction ends. SQLite's writer is alone anyway.
pub(crate) fn for_update(tx: &Tx) -> &'static str {
    if matches!(tx, Tx::Postgres(_)) { " FOR UPDATE" } else { "" }
}

/// Makes those who name the same wait for each other until their transactions end.
pub(crate) async fn lock_name(tx: &mut Tx, name: &[u8]) -> Result<(), StoreError> {
    if matches!(tx, Tx::Postgres(_)) {
        let key = name.iter().take(8).fold(0_i64, |key, byte| key << 8 | i64::from(*byte));
        tx.run("SELECT pg_advisory_xact_lock($1)", args![key]).await?;
    }
    Ok(())
}

/// Writes a consistent copy of a running SQLite database to a file that must not exist. One of an older program is copied too: that is
/// when a copy is wanted most.
///
/// # Errors
/// `Ok(false)` on PostgreSQL, whose own tools do this.
pub async fn backup(db: &Db, file: &Path) -> Result<bool, StoreError> {
    let Db::Sqlite { writer, .. } = db else { return Ok(false) };
    if crate::migrate::ran(&mut db.read().await?).await?.is_empty() {
        return Err(StoreError::NotOurs);
    }
    let target = file.to_str().ok_or_else(|| StoreError::Corrupt("the file's name is not UTF-8".into()))?;
    private_file(file).map_err(sqlx::Error::Io)?;
    // Into a file that is there it writes only while that is empty.
    let copied = sqlx::query(AssertSqlSafe("VACUUM INTO $1".to_owned())).bind(target.to_owned()).execute(writer).await;
    if copied.is_err() {
        let _ = std::fs::remove_file(file);
    }
    copied?;
    Ok(true)
}
