//! A month of free times costs the same few queries however full the calendar is. Alone in its program: it counts what all of it asks.

#[path = "../../store/tests/common/mod.rs"]
#[allow(dead_code, reason = "shared with the tests of the store, which use the rest")]
mod common;
mod counter;
mod services;

use crate::common::at;
use chrono::TimeDelta;
use counter::{Counter, counters, hours, minutes};
use domain::booking::{Slot, Standing};
use domain::figures::Span;
use domain::id::{BookingId, ClaimId, ProductId};
use domain::sale::Cause;
use service::products::calendar;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;
use store::bookings::{By, Claim, take};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};
use uuid::Uuid;

static ASKED: AtomicUsize = AtomicUsize::new(0);

/// Counts the statements that the database is asked.
struct Count;

impl Subscriber for Count {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target() == "sqlx::query"
    }
    fn event(&self, _: &Event<'_>) {
        ASKED.fetch_add(1, Ordering::Relaxed);
    }
    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }
    fn record(&self, _: &Id, _: &Record<'_>) {}
    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

/// Books every other half hour of this product, so many times from that day on.
async fn book(counter: &Counter, product: ProductId, count: i64) {
    let now = crate::services::now();
    let mut tx = counter.office.db.write().await.unwrap();
    for number in 0..count {
        let start = at("2026-03-03T00:00:00Z") + TimeDelta::hours(number);
        let id = counter.office.id(now);
        let slot = Slot { start, end: start + minutes(30) };
        let claim = Claim {
            owner: counter.owner,
            id: ClaimId(id),
            product,
            booking: Some(BookingId(id)),
            follows: None,
            session: slot,
            range: Span { from: slot.start, to: slot.end },
            standing: Standing::Booked,
            order: None,
            holder: None,
            address: None,
            chain_began: None,
            made_at: now,
            changed_at: now,
            last_event: 0,
        };
        assert!(take(&mut tx, &claim, &By::cause(Cause::Buyer)).await.unwrap());
    }
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn a_month_costs_the_same_queries_with_no_booking_and_with_two_thousand() {
    tracing::subscriber::set_global_default(Count).unwrap();
    for counter in counters().await {
        let mut product = ProductId(Uuid::nil());
        for number in 0..10 {
            product = counter.sells(&format!("Aula {number}"), hours("America/Sao_Paulo", "0-24", 30)).await;
        }
        let now = crate::services::now();
        let month =
            |month: &'static str| calendar::of_service(&counter.office, "aula-3", Some(month.parse().unwrap()), Some("Europe/Madrid"), now);
        let asked = async |name| {
            let before = ASKED.load(Ordering::Relaxed);
            let month = month(name).await.unwrap();
            let slots: usize = month.days.iter().map(|day| day.slots.len()).sum();
            (ASKED.load(Ordering::Relaxed) - before, slots)
        };
        asked("2026-04-01").await;
        let (empty, all) = asked("2026-04-01").await;
        book(&counter, product, 2_000).await;
        let (full, free) = asked("2026-04-01").await;
        assert_eq!((all, free), (30 * 48, 30 * 24), "half of them are gone");
        assert!(empty == full && (2..=4).contains(&full), "{empty} and {full} queries");
        let began = Instant::now();
        for _ in 0..200 {
            month("2026-04-01").await.unwrap();
        }
        eprintln!("{:?} for a month of 2,000 bookings", began.elapsed() / 200);
        // Full to the last: what comes after is asked once more.
        let mut tx = counter.office.db.write().await.unwrap();
        tx.run("UPDATE claims SET range_to = range_to + 1800000000", vec![]).await.unwrap();
        tx.commit().await.unwrap();
        let (queries, free) = asked("2026-04-01").await;
        assert_eq!(free, 0);
        assert!(queries <= full + 1, "{queries} queries");
    }
}
