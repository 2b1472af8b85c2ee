//! Who asks for a transaction may go away at any moment: no connection comes back to the pool inside of one.

#[allow(dead_code, reason = "each test file uses a part")]
mod common;

use common::engines;
use futures::FutureExt;
use futures::future::join_all;
use std::time::Duration;

#[tokio::test]
async fn a_caller_who_goes_away_leaves_no_transaction_behind() {
    for (db, _dir) in engines().await {
        for round in 0..300_u64 {
            let (write, read) = (db.write(), db.read());
            // From not at all to long enough: every point at which one can go.
            let patience = Duration::from_micros(round * 7 % 900);
            let _ = tokio::time::timeout(patience, async { tokio::join!(write, read) }.boxed()).await;
        }
        // More at once than there are connections, so that each of them is asked.
        let all = join_all((0..24).map(|_| async {
            let mut tx = db.write().await.unwrap();
            let row: (i64,) = tx.one("SELECT CAST(1 AS BIGINT)", Vec::new()).await.unwrap();
            tx.commit().await.unwrap();
            row.0
        }));
        assert_eq!(all.await, vec![1; 24]);
    }
}

#[tokio::test]
async fn what_was_read_by_who_went_away_stops_nobody_else() {
    // More than a million steps: long enough to be asked whether anybody still waits.
    let long = "WITH RECURSIVE n (n) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT n + 1 FROM n WHERE n < 200000) SELECT CAST(COUNT(*) AS BIGINT) FROM n";
    for (db, _dir) in engines().await {
        for _ in 0..3 {
            // Every connection has been somebody's who went away.
            let gone = join_all((0..8).map(|_| db.read())).await;
            drop(gone);
            let (mut look, mut read) = (db.look().await.unwrap(), db.read().await.unwrap());
            for tx in [&mut look, &mut read] {
                let (count,): (i64,) = tx.one(long, Vec::new()).await.unwrap();
                assert_eq!(count, 200_000);
            }
            drop(look);
            let mut tx = db.look().await.unwrap().into_writing(&db).await.unwrap();
            let (count,): (i64,) = tx.one(long, Vec::new()).await.unwrap();
            assert_eq!(count, 200_000);
        }
    }
}
