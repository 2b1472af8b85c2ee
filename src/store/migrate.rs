//! Numbered migrations, forward only, each in a transaction of its own, never changed after they ran.

use crate::db::{Db, StoreError, Tx};
use crate::engine;

/// Number and text of every migration there is.
const MIGRATIONS: &[(i64, &str)] = &[
    (1, include_str!("../../migrations/0001_accounts.sql")),
    (2, include_str!("../../migrations/0002_sales.sql")),
    (3, include_str!("../../migrations/0003_words.sql")),
    (4, include_str!("../../migrations/0004_products.sql")),
    (5, include_str!("../../migrations/0005_blocks.sql")),
    (6, include_str!("../../migrations/0006_links.sql")),
    (7, include_str!("../../migrations/0007_market.sql")),
    (8, include_str!("../../migrations/0008_bookings.sql")),
    (9, include_str!("../../migrations/0009_payments.sql")),
    (10, include_str!("../../migrations/0010_checkouts.sql")),
    (11, include_str!("../../migrations/0011_orders.sql")),
    (12, include_str!("../../migrations/0012_agenda.sql")),
    (13, include_str!("../../migrations/0013_booked.sql")),
    (14, include_str!("../../migrations/0014_coupons.sql")),
    (15, include_str!("../../migrations/0015_mended.sql")),
    (16, include_str!("../../migrations/0016_money.sql")),
    (17, include_str!("../../migrations/0017_collaborators.sql")),
    (18, include_str!("../../migrations/0018_reports.sql")),
    (19, include_str!("../../migrations/0019_views.sql")),
    (20, include_str!("../../migrations/0020_customers.sql")),
    (21, include_str!("../../migrations/0021_columns.sql")),
    (22, include_str!("../../migrations/0022_buyers.sql")),
];

/// Brings the database up to date. Safe to call from several processes at once.
pub(crate) async fn migrate(db: &Db) -> Result<(), StoreError> {
    let mut tx = db.write().await?;
    engine::lock_migrations(&mut tx).await?;
    tx.script("CREATE TABLE IF NOT EXISTS migrations (number BIGINT PRIMARY KEY, checksum BIGINT NOT NULL)".into()).await?;
    let done = ran(&mut tx).await?;
    understand(&done)?;
    for (number, text) in MIGRATIONS.iter().filter(|(number, _)| !done.iter().any(|(n, _)| n == number)) {
        tx.script(engine::translate(db, text)).await?;
        tx.run("INSERT INTO migrations (number, checksum) VALUES ($1, $2)", args![*number, fnv(text)]).await?;
    }
    tx.commit().await
}

/// Whether the database is up to date, without changing it.
pub(crate) async fn check(db: &Db) -> Result<(), StoreError> {
    let done = ran(&mut db.read().await?).await?;
    understand(&done)?;
    let last = done.last().ok_or(StoreError::NotOurs)?.0;
    if done.len() < MIGRATIONS.len() { Err(StoreError::FromThePast(last)) } else { Ok(()) }
}

/// Number and checksum of every migration that ran.
pub(crate) async fn ran(tx: &mut Tx) -> Result<Vec<(i64, i64)>, StoreError> {
    if !engine::has_table(tx, "migrations").await? {
        return Ok(Vec::new());
    }
    tx.all("SELECT number, checksum FROM migrations ORDER BY number", args![]).await
}

/// Whether this program knows all that ran.
fn understand(done: &[(i64, i64)]) -> Result<(), StoreError> {
    for (number, checksum) in done {
        match MIGRATIONS.iter().find(|(known, _)| known == number) {
            None => return Err(StoreError::FromTheFuture(*number)),
            Some((_, text)) if fnv(text) != *checksum => return Err(StoreError::MigrationChanged(*number)),
            Some(_) => {}
        }
    }
    Ok(())
}

/// FNV-1a, 64 bits: tells an edited file, guards against nobody.
fn fnv(text: &str) -> i64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)) as i64
}
