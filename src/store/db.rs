//! The one door to a database: an engine chosen by URL, transactions, and statements that run on either.

use crate::engine::{self, Stop};
use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgPool, PgPoolOptions, PgRow};
use sqlx::sqlite::{SqliteConnection, SqlitePool, SqliteRow};
use sqlx::{AssertSqlSafe, FromRow, Postgres, Sqlite, Transaction};
use std::ops::{Deref, DerefMut};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use uuid::Uuid;

/// A database: SQLite with one writer and many readers, or PostgreSQL.
///
/// Searchers are the connections of [`Db::search`], few and apart, so that what is quick always finds a free one; lookers those of
/// [`Db::look`], which nothing stops, and glancers those of [`Db::glance`], so that who only looks never keeps who wants something waiting.
#[derive(Clone, Debug)]
pub enum Db {
    Sqlite {
        readers: SqlitePool,
        lookers: SqlitePool,
        glancers: SqlitePool,
        searchers: SqlitePool,
        writer: SqlitePool,
        closing: Arc<AtomicBool>,
    },
    Postgres {
        pool: PgPool,
        searchers: PgPool,
    },
}

/// A transaction on either engine. Dropped without [`Tx::commit`] it leaves nothing behind; what it was reading stops.
pub enum Tx {
    Sqlite { stop: Option<Stop>, tx: Local },
    Postgres(Transaction<'static, Postgres>),
}

/// A connection to SQLite: in a transaction, or without one for who [looks](Db::look), because each word with a connection's thread costs
/// more than a short statement does.
pub enum Local {
    Whole(Transaction<'static, Sqlite>),
    Look(PoolConnection<Sqlite>),
}

impl Deref for Local {
    type Target = SqliteConnection;
    fn deref(&self) -> &SqliteConnection {
        match self {
            Self::Whole(tx) => tx,
            Self::Look(connection) => connection,
        }
    }
}

impl DerefMut for Local {
    fn deref_mut(&mut self) -> &mut SqliteConnection {
        match self {
            Self::Whole(tx) => tx,
            Self::Look(connection) => connection,
        }
    }
}

/// Connections to PostgreSQL, and how many of them search.
const CONNECTIONS: u32 = 16;
const SEARCHERS: u32 = 4;

/// What the store could not do.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A unique constraint refused the row; its name, or on SQLite its columns.
    #[error("already there: {0}")]
    Conflict(String),
    /// The database is away, full or busy: trying again later may help.
    #[error("the database is not available")]
    Unavailable(#[source] sqlx::Error),
    #[error("the database refused a statement")]
    Database(#[source] sqlx::Error),
    /// Something stored cannot be understood.
    #[error("stored data cannot be read: {0}")]
    Corrupt(String),
    #[error("there is no database {0}")]
    Missing(String),
    #[error("this is no database of Mostrador's, or an empty one; `mostrador migrate` sets one up")]
    NotOurs,
    #[error("the database is older than this program (migration {0}); `mostrador migrate` brings it up to date")]
    FromThePast(i64),
    #[error("migration {0} was changed after it ran")]
    MigrationChanged(i64),
    #[error("the database is newer than this program (migration {0})")]
    FromTheFuture(i64),
}

impl StoreError {
    /// Whether this transaction and another were in each other's way, so that doing the same again will help.
    pub fn is_collision(&self) -> bool {
        match self {
            Self::Conflict(_) => true,
            Self::Unavailable(sqlx::Error::Database(cause)) => engine::means_collision(cause.as_ref()),
            _ => false,
        }
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        match &error {
            sqlx::Error::Database(cause) if cause.is_unique_violation() => {
                Self::Conflict(cause.constraint().map_or_else(|| cause.message().to_owned(), str::to_owned))
            }
            sqlx::Error::Database(cause) if engine::means_busy(cause.as_ref()) => Self::Unavailable(error),
            sqlx::Error::Io(_) | sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::Tls(_) | sqlx::Error::WorkerCrashed => {
                Self::Unavailable(error)
            }
            _ => Self::Database(error),
        }
    }
}

/// A row type that both engines can give.
pub trait Row: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin {}
impl<T> Row for T where T: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin {}

/// A value for a placeholder (`$1`, `$2`, …). Typed even when absent, because PostgreSQL wants to know.
#[derive(Debug, Clone)]
pub enum Arg {
    Int(Option<i64>),
    Small(Option<i16>),
    Bool(bool),
    Text(Option<String>),
    Id(Option<Uuid>),
    Bytes(Option<Vec<u8>>),
}

macro_rules! arg_from {
    ($($kind:ty => $value:ident, $make:expr;)*) => {$(
        impl From<$kind> for Arg {
            fn from($value: $kind) -> Self {
                $make
            }
        }
    )*};
}

arg_from! {
    i64 => v, Arg::Int(Some(v));
    Option<i64> => v, Arg::Int(v);
    i16 => v, Arg::Small(Some(v));
    Option<i16> => v, Arg::Small(v);
    bool => v, Arg::Bool(v);
    &str => v, Arg::Text(Some(v.to_owned()));
    String => v, Arg::Text(Some(v));
    Option<String> => v, Arg::Text(v);
    Option<&str> => v, Arg::Text(v.map(str::to_owned));
    Uuid => v, Arg::Id(Some(v));
    Option<Uuid> => v, Arg::Id(v);
    Vec<u8> => v, Arg::Bytes(Some(v));
    Option<Vec<u8>> => v, Arg::Bytes(v);
    domain::Time => v, Arg::Int(Some(crate::micros(v)));
    Option<domain::Time> => v, Arg::Int(v.map(crate::micros));
}

/// `args![a, b, c]`: the values of a statement's placeholders, in order.
macro_rules! args {
    ($($value:expr),* $(,)?) => { vec![$($crate::Arg::from($value)),*] };
}

/// Binds all arguments to a query of either engine.
macro_rules! bind {
    ($query:expr, $args:expr) => {{
        let mut query = $query;
        for arg in $args {
            query = match arg {
                Arg::Int(v) => query.bind(v),
                Arg::Small(v) => query.bind(v),
                Arg::Bool(v) => query.bind(v),
                Arg::Text(v) => query.bind(v),
                Arg::Id(v) => query.bind(v),
                Arg::Bytes(v) => query.bind(v),
            };
        }
        query
    }};
}

fn is_postgres(url: &str) -> bool {
    url.starts_with("postgres:") || url.starts_with("postgresql:")
}

impl Db {
    /// Opens `sqlite:PATH`, `sqlite::memory:` is not taken (every connection would be a database of its own), or `postgres://…`,
    /// and brings it up to date. An SQLite file that is not there is made.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] when it cannot be reached, [`StoreError::FromTheFuture`] when a newer program wrote it.
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        if !is_postgres(url) {
            engine::make_file(url)?;
        }
        Self::open_existing(url).await
    }

    /// The same, but of a database that is there.
    ///
    /// # Errors
    /// [`StoreError::Missing`] besides.
    pub async fn open_existing(url: &str) -> Result<Self, StoreError> {
        let db = Self::pools(url, true).await?;
        crate::migrate::migrate(&db).await?;
        Ok(db)
    }

    /// Opens a database that is there and up to date, and changes nothing.
    ///
    /// # Errors
    /// [`StoreError::Missing`], [`StoreError::NotOurs`] or [`StoreError::FromThePast`] besides.
    pub async fn open_as_it_is(url: &str) -> Result<Self, StoreError> {
        let db = Self::connect(url).await?;
        crate::migrate::check(&db).await?;
        Ok(db)
    }

    /// Opens what is there, whatever it is, and changes nothing.
    pub async fn connect(url: &str) -> Result<Self, StoreError> {
        Self::pools(url, false).await
    }

    async fn pools(url: &str, is_to_be_served: bool) -> Result<Self, StoreError> {
        if is_postgres(url) {
            let options = |most| PgPoolOptions::new().max_connections(most).acquire_timeout(Duration::from_secs(5));
            let pool = options(CONNECTIONS - SEARCHERS).connect(url).await?;
            let searchers = options(SEARCHERS).connect_lazy_with((*pool.connect_options()).clone());
            return Ok(Self::Postgres { pool, searchers });
        }
        engine::sqlite(url, is_to_be_served).await
    }

    /// A transaction that may write. On SQLite it waits for the one writer.
    pub async fn write(&self) -> Result<Tx, StoreError> {
        Ok(match self {
            Self::Sqlite { writer, .. } => engine::sqlite_writing(writer).await?,
            Self::Postgres { pool, .. } => engine::postgres_begin(pool, "BEGIN").await?,
        })
    }

    /// For who looks at a few rows first and goes on to write with [`Tx::into_writing`], or does not. On SQLite nobody who writes waits for
    /// the looking, and each statement sees the last commit; on PostgreSQL the way to the server and back is spared twice.
    pub async fn look(&self) -> Result<Tx, StoreError> {
        match self {
            Self::Sqlite { lookers, .. } => Ok(Tx::Sqlite { stop: None, tx: Local::Look(lookers.acquire().await?) }),
            Self::Postgres { .. } => self.write().await,
        }
    }

    /// For few and short statements that need not be of one moment: on SQLite each sees the last commit, and the words that begin and end a
    /// transaction are spared.
    pub async fn glance(&self) -> Result<Tx, StoreError> {
        match self {
            Self::Sqlite { glancers, .. } => Ok(Tx::Sqlite { stop: None, tx: Local::Look(glancers.acquire().await?) }),
            Self::Postgres { .. } => self.read().await,
        }
    }

    /// A transaction that reads one snapshot. What it is reading when it is dropped stops; on PostgreSQL, after ten seconds at most.
    pub async fn read(&self) -> Result<Tx, StoreError> {
        match self {
            Self::Sqlite { readers, closing, .. } => engine::sqlite_reading(readers, closing).await,
            Self::Postgres { pool, .. } => engine::postgres_reading(pool).await,
        }
    }

    /// As [`Db::read`], for what may take long: there are few such transactions at a time, the others wait.
    pub async fn search(&self) -> Result<Tx, StoreError> {
        match self {
            Self::Sqlite { searchers, closing, .. } => engine::sqlite_reading(searchers, closing).await,
            Self::Postgres { searchers, .. } => engine::postgres_reading(searchers).await,
        }
    }

    /// Waits until every connection is closed; what still reads stops.
    pub async fn close(&self) {
        match self {
            Self::Sqlite { readers, lookers, glancers, searchers, writer, closing } => {
                closing.store(true, Ordering::Relaxed);
                futures::join!(readers.close(), lookers.close(), glancers.close(), searchers.close());
                writer.close().await;
            }
            Self::Postgres { pool, searchers } => {
                futures::join!(pool.close(), searchers.close());
            }
        }
    }
}

impl Tx {
    /// Goes on to write after a [look](Db::look); what was seen may have changed since.
    pub async fn into_writing(self, db: &Db) -> Result<Self, StoreError> {
        match self {
            Self::Sqlite { .. } => {
                drop(self);
                db.write().await
            }
            Self::Postgres(_) => Ok(self),
        }
    }

    /// All rows of a query.
    pub async fn all<T: Row>(&mut self, sql: impl Into<String>, args: Vec<Arg>) -> Result<Vec<T>, StoreError> {
        let sql = AssertSqlSafe(sql.into());
        Ok(match self {
            Self::Sqlite { tx, .. } => bind!(sqlx::query_as::<Sqlite, T>(sql), args).fetch_all(&mut **tx).await?,
            Self::Postgres(tx) => bind!(sqlx::query_as::<Postgres, T>(sql), args).fetch_all(&mut **tx).await?,
        })
    }

    /// The first row of a query, if there is one.
    pub async fn maybe<T: Row>(&mut self, sql: impl Into<String>, args: Vec<Arg>) -> Result<Option<T>, StoreError> {
        let sql = AssertSqlSafe(sql.into());
        Ok(match self {
            Self::Sqlite { tx, .. } => bind!(sqlx::query_as::<Sqlite, T>(sql), args).fetch_optional(&mut **tx).await?,
            Self::Postgres(tx) => bind!(sqlx::query_as::<Postgres, T>(sql), args).fetch_optional(&mut **tx).await?,
        })
    }

    /// The one row of a query that always has one.
    pub async fn one<T: Row>(&mut self, sql: impl Into<String>, args: Vec<Arg>) -> Result<T, StoreError> {
        self.maybe(sql, args).await?.ok_or(StoreError::Database(sqlx::Error::RowNotFound))
    }

    /// Runs a statement; the number of rows it changed.
    pub async fn run(&mut self, sql: impl Into<String>, args: Vec<Arg>) -> Result<u64, StoreError> {
        let sql = AssertSqlSafe(sql.into());
        Ok(match self {
            Self::Sqlite { tx, .. } => bind!(sqlx::query::<Sqlite>(sql), args).execute(&mut **tx).await?.rows_affected(),
            Self::Postgres(tx) => bind!(sqlx::query::<Postgres>(sql), args).execute(&mut **tx).await?.rows_affected(),
        })
    }

    /// Runs statements one after the other; the number of rows that all of them changed. To SQLite they go as one message: each word with
    /// the thread of its connection costs more than a short statement does. They number their placeholders, each from `$1` on.
    pub(crate) async fn run_together(&mut self, statements: Vec<(String, Vec<Arg>)>) -> Result<u64, StoreError> {
        if let Self::Sqlite { .. } = self {
            let mut sql = String::new();
            let mut all = Vec::new();
            for (statement, args) in statements {
                push_renumbered(&mut sql, &statement, all.len());
                all.extend(args);
            }
            return self.run(sql, all).await;
        }
        let mut changed = 0;
        for (statement, args) in statements {
            changed += self.run(statement, args).await?;
        }
        Ok(changed)
    }

    /// Runs a text of several statements without placeholders: for migrations.
    pub(crate) async fn script(&mut self, sql: String) -> Result<(), StoreError> {
        let sql = AssertSqlSafe(sql);
        match self {
            Self::Sqlite { tx, .. } => sqlx::raw_sql(sql).execute(&mut **tx).await.map(|_| ())?,
            Self::Postgres(tx) => sqlx::raw_sql(sql).execute(&mut **tx).await.map(|_| ())?,
        }
        Ok(())
    }

    pub async fn commit(self) -> Result<(), StoreError> {
        match self {
            Self::Sqlite { tx: Local::Whole(tx), .. } => tx.commit().await?,
            Self::Sqlite { tx: Local::Look(_), .. } => {}
            Self::Postgres(tx) => tx.commit().await?,
        }
        Ok(())
    }
}

/// Adds a statement to others that have `taken` placeholders before it.
fn push_renumbered(sql: &mut String, statement: &str, taken: usize) {
    let mut parts = statement.split('$');
    sql.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let digits = part.len() - part.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let number: usize = part[..digits].parse().unwrap_or_default();
        sql.push_str(&format!("${}{}", number + taken, &part[digits..]));
    }
    sql.push(';');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_that_go_together_do_not_share_placeholders() {
        let mut sql = String::new();
        push_renumbered(&mut sql, "DELETE FROM a WHERE b = $1 AND c = $12", 0);
        push_renumbered(&mut sql, "UPDATE a SET b = $2 WHERE c = $1", 12);
        assert_eq!(sql, "DELETE FROM a WHERE b = $1 AND c = $12;UPDATE a SET b = $14 WHERE c = $13;");
    }
}
