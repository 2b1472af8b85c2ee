//! Both engines for every test: SQLite in a temporary file, PostgreSQL in a schema of its own where a server is given.

use domain::Time;
use domain::account::SignUp;
use domain::id::{AccountId, Mint, OwnerId};
use domain::language::Language;
use domain::money::Currency;
use domain::name::Email;
use domain::sale::{Amounts, Cause, Event, Method, Share, Source, State};
use std::sync::atomic::{AtomicU64, Ordering};
use store::owners::{self, Owner};
use store::sales::{Batch, Buyer, Incoming, Origin, Product, record};
use store::{Db, accounts};

static COUNTER: AtomicU64 = AtomicU64::new(1);

/// The engines to test on, each with a database of its own.
pub async fn engines() -> Vec<(Db, Option<tempfile::TempDir>)> {
    let mut engines = Vec::new();
    for (url, dir) in addresses().await {
        engines.push((Db::open(&url).await.unwrap(), dir));
    }
    engines
}

/// Where a new database may be opened on each engine. PostgreSQL is left out, and said to be, where `MOSTRADOR_TEST_POSTGRES` names no
/// server.
pub async fn addresses() -> Vec<(String, Option<tempfile::TempDir>)> {
    let dir = tempfile::tempdir().unwrap();
    let mut addresses = vec![(format!("sqlite:{}", dir.path().join("test.db").display()), Some(dir))];
    match std::env::var("MOSTRADOR_TEST_POSTGRES") {
        Ok(url) => {
            let schema = format!("t{}_{}", std::process::id(), COUNTER.fetch_add(1, Ordering::Relaxed));
            let admin = Db::connect(&url).await.unwrap();
            let mut tx = admin.write().await.unwrap();
            tx.run(format!("CREATE SCHEMA {schema}"), vec![]).await.unwrap();
            tx.commit().await.unwrap();
            admin.close().await;
            let separator = if url.contains('?') { '&' } else { '?' };
            addresses.push((format!("{url}{separator}options=-c%20search_path%3D{schema}"), None));
        }
        Err(_) => eprintln!("skipped on PostgreSQL: MOSTRADOR_TEST_POSTGRES names no server"),
    }
    addresses
}

pub fn at(text: &str) -> Time {
    text.parse().unwrap()
}

/// Random bytes from a counter: ids that differ and come again.
pub fn bytes() -> impl FnMut() -> [u8; 10] + Send {
    || {
        let n = COUNTER.fetch_add(1, Ordering::Relaxed);
        let mut bytes = [0; 10];
        bytes[2..].copy_from_slice(&n.to_be_bytes());
        bytes
    }
}

pub async fn owner(db: &Db, zone: &str) -> Owner {
    let mut random = bytes();
    let mut mint = Mint::new(&mut random);
    let now = at("2026-01-01T00:00:00Z");
    let id = AccountId(mint.id(now));
    let form = SignUp {
        name: "Ana".into(),
        email: Email::parse(&format!("{}@example.com", id.0.simple())).unwrap(),
        password: "unused".into(),
        country: "BR",
        time_zone: zone.into(),
        currency: Currency::BRL,
        language: Language::Portuguese,
    };
    let mut tx = db.write().await.unwrap();
    accounts::add(&mut tx, id, &form, "hash", false, Some(now), now).await.unwrap();
    let owner = owners::get(&mut tx, OwnerId::from(id)).await.unwrap().unwrap();
    tx.commit().await.unwrap();
    owner
}

pub fn event(to: State, at: Time) -> Event {
    Event { to, at, cause: Cause::Import, refunded: None, note: None }
}

/// A sale of product "course" by card; tests change what matters to them.
pub fn news(code: &str, email: &str, created_at: Time, gross: i64, events: Vec<Event>) -> Incoming {
    Incoming {
        source: Source::Import,
        transaction: code.into(),
        order: None,
        created_at,
        events,
        cause: Cause::Import,
        buyer: Buyer {
            email: Email::parse(email).unwrap(),
            name: None,
            document: None,
            country: Some("BR".into()),
            state: None,
            city: None,
        },
        product: Product { code: "course".into(), name: "Course".into(), category: None, brand: None },
        offer: None,
        amounts: Amounts {
            currency: Currency::BRL,
            gross,
            surcharge: None,
            tax: Some(0),
            fee: Some(gross / 10),
            affiliate: Share::Nobody,
            coproducer: Share::Nobody,
            stated_net: None,
            settlement: None,
        },
        affiliate: None,
        coproducer: None,
        method: Method::CreditCard,
        installments: 1,
        origin: Origin::default(),
        lost_reason: None,
        source_platform: None,
    }
}

pub async fn put(db: &Db, owner: &Owner, batch: &[Incoming]) -> Batch {
    let mut random = bytes();
    let mut mint = Mint::new(&mut random);
    let mut tx = db.write().await.unwrap();
    let outcomes = record(&mut tx, owner, batch, &mut mint, at("2026-06-01T00:00:00Z")).await.unwrap();
    tx.commit().await.unwrap();
    outcomes
}
