//! Notices as their account finds and reads them, on both engines.

use crate::common::{at, engines};
use chrono::TimeDelta;
use domain::Time;
use domain::id::{AccountId, NoticeId, ProductId};
use domain::notice::Notice;
use service::notices;
use service::office::Office;
use uuid::Uuid;

const ANA: AccountId = AccountId(Uuid::from_u128(1));
const BIA: AccountId = AccountId(Uuid::from_u128(2));

fn noon() -> Time {
    at("2026-06-01T12:00:00Z")
}

async fn tell(office: &Office, number: u32) {
    let notice = Notice::ProductApproved { product: ProductId(Uuid::from_u128(3)), name: format!("Service {number}") };
    let mut tx = office.db.write().await.unwrap();
    let now = noon() + TimeDelta::minutes(number.into());
    store::notices::add(&mut tx, ANA, NoticeId(office.id(now)), &notice, now).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn the_newest_twenty_are_shown_and_read_up_to_what_was_shown() {
    for (db, _dir) in engines().await {
        let office = Office::new(db, "https://counter.example");
        let nothing = notices::list(&office, ANA).await.unwrap();
        assert_eq!((nothing.newest.len(), nothing.unread), (0, 0));
        for number in 0..25 {
            tell(&office, number).await;
        }
        let shown = notices::list(&office, ANA).await.unwrap();
        assert_eq!((shown.newest.len(), shown.unread), (20, 25));
        assert_eq!(shown.newest[0].at, noon() + TimeDelta::minutes(24));
        assert_eq!(notices::unread(&office, BIA).await.unwrap(), 0);

        tell(&office, 30).await;
        let later = noon() + TimeDelta::hours(1);
        assert_eq!(notices::read(&office, ANA, shown.newest[0].at, later).await.unwrap(), 1, "one came after the page was drawn");
        assert_eq!(notices::read(&office, BIA, later, later).await.unwrap(), 0);
        let now = notices::list(&office, ANA).await.unwrap();
        assert_eq!((now.unread, notices::unread(&office, ANA).await.unwrap()), (1, 1));
        let fresh: Vec<bool> = now.newest.iter().map(|told| told.read_at.is_none()).collect();
        assert!(fresh[0] && fresh[1..].iter().all(|fresh| !fresh));
    }
}
