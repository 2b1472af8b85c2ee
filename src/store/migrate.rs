//! Numbered migrations, forward only, each in a transaction of its own, never changed after they ran.

use crate::db::{Db, StoreError};
use crate::engine;

/// Number and text of every migration there is.
const MIGRATIONS: [(i64, &str); 3] = [
    (1, include_str!("../../migrations/0001_accounts.sql")),
    (2, include_str!("../../migrations/0002_sales.sql")),
    (5, include_str!("../../migrations/0005_words.sql")),
];

/// Brings the database up to date. Safe to call from several processes at once.
pub(crate) async fn migrate(db: &Db) -> Result<(), StoreError> {
    let mut tx = db.write().await?;
    engine::lock_migrations(&mut tx).await?;
    tx.script("CREATE TABLE IF NOT EXISTS migrations (number BIGINT PRIMARY KEY, checksum BIGINT NOT NULL)".into()).await?;
    let done: Vec<(i64, i64)> = tx.all("SELECT number, checksum FROM migrations ORDER BY number", args![]).await?;
    for (number, checksum) in &done {
        match MIGRATIONS.iter().find(|(known, _)| known == number) {
            None => return Err(StoreError::FromTheFuture(*number)),
            Some((_, text)) if fnv(text) != *checksum => return Err(StoreError::MigrationChanged(*number)),
            Some(_) => {}
        }
    }
    for (number, text) in MIGRATIONS.iter().filter(|(number, _)| !done.iter().any(|(n, _)| n == number)) {
        tx.script(engine::translate(db, text)).await?;
        tx.run("INSERT INTO migrations (number, checksum) VALUES ($1, $2)", args![*number, fnv(text)]).await?;
    }
    tx.commit().await
}

/// FNV-1a, 64 bits: tells an edited file, guards against nobody.
fn fnv(text: &str) -> i64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)) as i64
}
