//! A producer's calendar as the tests of bookings need it: services with simple hours, visitors, payments, and what must always hold.

#![allow(dead_code, reason = "each test file uses a part")]

use crate::common::{addresses, at};
use crate::services::{account, filled_with, sold};
use chrono::TimeDelta;
use domain::Time;
use domain::booking::Standing;
use domain::figures::Span;
use domain::id::{AccountId, ClaimId, OwnerId, ProductId, SaleId};
use domain::language::Language;
use domain::name::Email;
use domain::product::sessions::SessionsForm;
use service::bookings::{self, BookingError, Confirmation, Granted, Paid, Visitor};
use service::office::Office;
use store::Db;
use store::bookings::{Booking, Claim, Person};
use uuid::Uuid;

/// A producer who sells sessions, on one of the engines.
pub struct Counter {
    pub office: Office,
    pub owner: OwnerId,
    pub operator: AccountId,
    url: String,
    _dir: Option<tempfile::TempDir>,
}

/// One on each engine.
pub async fn counters() -> Vec<Counter> {
    let mut counters = Vec::new();
    for (url, dir) in addresses().await {
        let office = Office::new(Db::open(&url).await.unwrap(), "https://counter.example");
        let owner = account(&office, "ana@example.com", "BR", false).await.into();
        let operator = account(&office, "operator@example.com", "BR", true).await;
        counters.push(Counter { office, owner, operator, url, _dir: dir });
    }
    counters
}

/// Open the same hours every day in this zone, without notice; sessions of so many minutes.
pub fn hours(zone: &str, hours: &str, minutes: u16) -> impl FnOnce(&mut SessionsForm) {
    move |form| {
        form.duration = minutes.to_string();
        form.schedule.zone = zone.into();
        form.schedule.weekly = std::array::from_fn(|_| hours.into());
        form.schedule.notice = "0".into();
        form.schedule.ahead = "700".into();
        form.schedule.before = "0".into();
        form.schedule.after = "0".into();
        form.schedule.step = String::new();
        form.schedule.offered_from = "2018-01-01".into();
        form.schedule.offered_until = String::new();
        form.schedule.dates = Vec::new();
        form.schedule.absences = Vec::new();
    }
}

pub fn minutes(count: i64) -> TimeDelta {
    TimeDelta::minutes(count)
}

/// The key of an order, where there is one alone.
pub const ORDER: &str = "an-order-of-a-form";

pub const SECOND: TimeDelta = TimeDelta::seconds(1);

impl Counter {
    /// The nodes that serve it: on PostgreSQL a second one, with connections of its own.
    pub async fn nodes(&self) -> Vec<Office> {
        let mut nodes = vec![self.office.clone()];
        if matches!(self.office.db, Db::Postgres { .. }) {
            let mut second = self.office.clone();
            second.db = Db::open(&self.url).await.unwrap();
            nodes.push(second);
        }
        nodes
    }

    /// A service on sale under the slug that its name gives.
    pub async fn sells(&self, name: &str, change: impl FnOnce(&mut SessionsForm)) -> ProductId {
        let (id, version) = filled_with(&self.office, self.owner, name, change).await;
        sold(&self.office, self.owner, self.operator, id, version).await;
        id
    }

    pub async fn hold(&self, slug: &str, start: &str, secret: Option<&str>, now: Time) -> Result<Granted, BookingError> {
        let visitor = Visitor { secret, address: "203.0.113.7" };
        bookings::hold(&self.office, slug, at(start), visitor, now).await
    }

    /// The hold of a new visitor, with their secret.
    pub async fn held(&self, slug: &str, start: &str, now: Time) -> (ClaimId, String) {
        let granted = self.hold(slug, start, None, now).await.unwrap();
        (granted.held.id, granted.secret.unwrap().reveal().to_owned())
    }

    pub async fn begin(&self, id: ClaimId, secret: &str, now: Time) -> Result<Claim, BookingError> {
        self.begin_by(id, secret, ORDER, now).await
    }

    /// By the order of this key.
    pub async fn begin_by(&self, id: ClaimId, secret: &str, order: &str, now: Time) -> Result<Claim, BookingError> {
        let mut tx = self.office.db.write().await.unwrap();
        let begun = bookings::begin_payment(&mut tx, &self.office, secret, id, order, now).await?;
        tx.commit().await.unwrap();
        Ok(begun)
    }

    pub async fn fail(&self, id: ClaimId, now: Time) -> Standing {
        self.fail_by(id, ORDER, now).await
    }

    /// The order of this key has failed.
    pub async fn fail_by(&self, id: ClaimId, order: &str, now: Time) -> Standing {
        let mut tx = self.office.db.write().await.unwrap();
        let standing = bookings::fail_payment(&mut tx, &self.office, self.owner, id, order, now).await.unwrap();
        tx.commit().await.unwrap();
        standing
    }

    pub async fn confirm(&self, id: ClaimId, sale: u128, now: Time) -> Confirmation {
        let mut tx = self.office.db.write().await.unwrap();
        let confirmed = bookings::confirm(&mut tx, &self.office, self.owner, id, &paid(sale), now).await.unwrap();
        tx.commit().await.unwrap();
        confirmed
    }

    /// A session that a new visitor chose and paid.
    pub async fn booked(&self, slug: &str, start: &str, sale: u128, now: Time) -> Booking {
        let (id, secret) = self.held(slug, start, now).await;
        self.begin(id, &secret, now).await.unwrap();
        match self.confirm(id, sale, now).await {
            Confirmation::Booked { booking, .. } => *booking,
            other => panic!("{other:?}"),
        }
    }

    pub async fn claim(&self, id: ClaimId) -> Claim {
        store::bookings::get(&mut self.office.db.read().await.unwrap(), self.owner, id).await.unwrap().unwrap()
    }

    /// The starts that buyers see as free on a day of the producer's zone, as clock times of that zone.
    pub async fn free(&self, slug: &str, day: &str, now: Time) -> Vec<String> {
        let day: chrono::NaiveDate = day.parse().unwrap();
        let month = service::products::calendar::of_service(&self.office, slug, Some(day), None, now).await.unwrap();
        let found = month.days.into_iter().find(|found| found.day == day);
        found.into_iter().flat_map(|day| day.slots).map(|slot| slot.producers.format("%H:%M").to_string()).collect()
    }

    /// What live claims take, in order.
    pub async fn busy(&self, now: Time) -> Vec<Span> {
        self.busy_since(at("2000-01-01T00:00:00Z"), now).await
    }

    /// What they take from then on.
    pub async fn busy_since(&self, from: Time, now: Time) -> Vec<Span> {
        let window = Span { from, to: at("2200-01-01T00:00:00Z") };
        let mut tx = self.office.db.read().await.unwrap();
        let mut busy = store::bookings::busy(&mut tx, self.owner, window, None, now).await.unwrap();
        busy.sort_by_key(|span| span.from);
        busy
    }

    /// Whether a text stands anywhere in the database: in its file and log, or in any row.
    pub async fn contains(&self, text: &str) -> bool {
        if let Some(path) = self.url.strip_prefix("sqlite:") {
            let has = |path: String| std::fs::read(path).is_ok_and(|bytes| bytes.windows(text.len()).any(|part| part == text.as_bytes()));
            return has(path.to_owned()) || has(format!("{path}-wal"));
        }
        let mut tx = self.office.db.read().await.unwrap();
        let sql = "SELECT CAST(table_name AS TEXT) FROM information_schema.tables WHERE table_schema = current_schema()";
        let tables: Vec<(String,)> = tx.all(sql, vec![]).await.unwrap();
        // Bytes as they are, not in figures, which may look like anything.
        let _: (String,) = tx.one("SELECT set_config('bytea_output', 'escape', true)", vec![]).await.unwrap();
        assert!(tables.len() > 10);
        for (table,) in tables {
            let sql = format!("SELECT COUNT(*) FROM {table} t WHERE CAST(t AS TEXT) LIKE $1");
            let (count,): (i64,) = tx.one(sql, vec![format!("%{text}%").into()]).await.unwrap();
            if count > 0 {
                eprintln!("{text} stands in {table}");
                return true;
            }
        }
        false
    }

    /// No two live claims overlap, and everything stored agrees.
    pub async fn is_sound(&self, now: Time) {
        for pair in self.busy(now).await.windows(2) {
            assert!(pair[0].to <= pair[1].from, "{pair:?}");
        }
        let mut report = store::verify::verify(&mut self.office.db.read().await.unwrap()).await.unwrap();
        // What is booked here without a checkout is the sale of a small number: see `paid`.
        report.differences.retain(|difference| !difference.contains("nothing was purchased by sale 00000000-0000-0000-0000-"));
        assert!(report.differences.is_empty(), "{:#?}", report.differences);
    }
}

/// A payment of a buyer, for this sale.
pub fn paid(sale: u128) -> Paid {
    let buyer = Person {
        name: "Bia Lima".into(),
        email: Email::parse("bia@example.com").unwrap(),
        language: Language::Portuguese,
        zone: "America/Recife".into(),
    };
    Paid { sale: SaleId(Uuid::from_u128(sale)), buyer }
}

/// Starts as clock times in UTC.
pub fn clocks(slots: &[domain::booking::Slot]) -> Vec<String> {
    slots.iter().map(|slot| slot.start.format("%H:%M").to_string()).collect()
}
