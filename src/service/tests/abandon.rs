//! Checkouts that were left, on both engines: noticed by the job, once, at the moment their time was up.

use crate::common::{at, engines, event, news, owner, put};
#[allow(dead_code, reason = "the store's helpers, of which this needs a few")]
use chrono::TimeDelta;
use domain::figures::Span;
use domain::sale::{Cause, Source, State};
use service::sales::abandon_stale;
use store::sales::{self, Outcome};
use store::{owners, verify};

#[tokio::test]
async fn a_checkout_that_was_left_is_abandoned_after_an_hour_and_may_still_turn_out_to_be_paid() {
    let now = at("2026-03-01T12:00:00Z");
    for (db, _dir) in engines().await {
        let (one, other, idle) = (owner(&db, "UTC").await, owner(&db, "America/Sao_Paulo").await, owner(&db, "UTC").await);
        // More than one transaction takes, the first of them just in time; some too young, some that went on.
        let started = |n: i64, at| news(&format!("S{n}"), &format!("b{n}@example.com"), at, 100, Vec::new());
        let old: Vec<_> = (0..450).map(|n| started(n, now - TimeDelta::minutes(60 + n))).collect();
        put(&db, &one, &old).await;
        let young = now - TimeDelta::minutes(59);
        put(
            &db,
            &one,
            &[started(900, young), news("A", "ana@example.com", now - TimeDelta::hours(3), 100, vec![event(State::Approved, young)])],
        )
        .await;
        let mut own = started(1, now - TimeDelta::days(400));
        own.source = Source::Checkout;
        put(&db, &other, &[own, started(2, now)]).await;
        let version = async |owner: &owners::Owner| owners::get(&mut db.read().await.unwrap(), owner.id).await.unwrap().unwrap().version;
        let before = version(&one).await;
        assert_eq!(abandon_stale(&db, now).await.unwrap(), 451);
        assert!(version(&one).await > before, "whoever looks at the figures is told");
        assert_eq!(version(&idle).await, idle.version);
        let before = version(&one).await;
        assert_eq!(abandon_stale(&db, now).await.unwrap(), 0, "once is enough");
        assert_eq!(version(&one).await, before);
        assert_eq!(abandon_stale(&db, now + TimeDelta::minutes(1)).await.unwrap(), 1, "the young one has grown");

        let mut tx = db.read().await.unwrap();
        let id = sales::id_of_code(&mut tx, &one, "S7").await.unwrap().unwrap();
        let detail = sales::detail(&mut tx, &one, id).await.unwrap().unwrap();
        let last = detail.events.last().unwrap();
        assert_eq!((last.state, last.cause, last.at), (State::Abandoned, Cause::Schedule, now - TimeDelta::minutes(7)));
        let span = Span { from: now - TimeDelta::days(1), to: now };
        let people: i64 =
            sales::to_win_back(&mut tx, &one, &domain::collaborators::Products::all(), span).await.unwrap().iter().map(|(_, n)| n).sum();
        assert_eq!(people, 451, "they are to be won back");
        drop(tx);

        // What its source says again is not news; that it was paid after all is.
        assert_eq!(put(&db, &one, &old[7..8]).await, [Outcome::Unchanged]);
        let mut paid = old[7].clone();
        paid.events.push(event(State::Approved, now + TimeDelta::days(1)));
        assert_eq!(put(&db, &one, &[paid]).await, [Outcome::Updated]);
        let report = verify::verify(&mut db.read().await.unwrap()).await.unwrap();
        assert!(report.differences.is_empty(), "{:#?}", report.differences);
    }
}
