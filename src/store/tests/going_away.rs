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
