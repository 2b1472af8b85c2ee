//! What accounts are told: on both engines, as they find it and as it lies in the database.

#[allow(dead_code, reason = "shared with the other tests, which use the rest")]
mod common;

use chrono::TimeDelta;
use common::{at, engines};
use domain::id::{AccountId, NoticeId, ProductId};
use domain::notice::Notice;
use store::notices;
use uuid::Uuid;

#[tokio::test]
async fn an_account_finds_its_notices_newest_first_and_reads_what_it_was_shown() {
    for (db, _dir) in engines().await {
        let (ana, bia) = (AccountId(Uuid::from_u128(1)), AccountId(Uuid::from_u128(2)));
        let product = ProductId(Uuid::from_u128(3));
        let now = at("2026-06-01T12:00:00Z");
        let told = [
            Notice::ProductReturned { product, name: "Voz “clara”".into() },
            Notice::ProductApproved { product, name: "Voz clara".into() },
            Notice::ProductSuspended { product, name: "Voz clara".into() },
        ];
        let mut tx = db.write().await.unwrap();
        for (minute, notice) in (0..).zip(&told) {
            let id = NoticeId(Uuid::from_u128(10 + minute));
            notices::add(&mut tx, ana, id, notice, now + TimeDelta::minutes(minute as i64)).await.unwrap();
        }
        assert_eq!(notices::unread(&mut tx, ana).await.unwrap(), 3);
        assert_eq!((notices::unread(&mut tx, bia).await.unwrap(), notices::newest(&mut tx, bia, 10).await.unwrap()), (0, vec![]));

        let shown = notices::newest(&mut tx, ana, 2).await.unwrap();
        assert_eq!(shown.iter().map(|told| &told.notice).collect::<Vec<_>>(), [&told[2], &told[1]]);
        assert_eq!((shown[0].at, shown[0].read_at), (now + TimeDelta::minutes(2), None));

        let later = now + TimeDelta::hours(1);
        assert_eq!(notices::read(&mut tx, ana, shown[1].at, later).await.unwrap(), 2, "the newest came after the page was drawn");
        assert_eq!(notices::read(&mut tx, ana, shown[1].at, later + TimeDelta::hours(1)).await.unwrap(), 0, "what is read stays read");
        assert_eq!(notices::read(&mut tx, bia, later, later).await.unwrap(), 0, "nobody reads for another");
        assert_eq!(notices::unread(&mut tx, ana).await.unwrap(), 1);
        let read_at: Vec<_> = notices::newest(&mut tx, ana, 10).await.unwrap().into_iter().map(|told| told.read_at).collect();
        assert_eq!(read_at, [None, Some(later), Some(later)]);
        tx.commit().await.unwrap();
    }
}

#[tokio::test]
async fn notices_of_old_are_read_as_they_were_written() {
    let stored = r#"{"notice":"product_returned","product":"00000000-0000-0000-0000-000000000003","name":"Voz clara"}"#;
    let notice: Notice = serde_json::from_str(stored).unwrap();
    assert_eq!(notice, Notice::ProductReturned { product: ProductId(Uuid::from_u128(3)), name: "Voz clara".into() });
    assert_eq!(serde_json::to_string(&notice).unwrap(), stored);
}
