//! Sales out of a seed: the same every time, believable in their shares, and sound on both engines.

use chrono::TimeDelta;
use domain::Time;
use domain::account::SignUp;
use domain::calendar::week_until;
use domain::figures::Sums;
use domain::id::{AccountId, OwnerId};
use domain::language::Language;
use domain::money::Currency;
use domain::name::Email;
use domain::sale::{Method, Progress, Standing, State};
use service::synth::{self, DEMO_EMAIL, World};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::atomic::{AtomicU64, Ordering};
use store::owners::{self, Owner};
use store::sales::Incoming;
use store::{Db, accounts, figures, verify};

static COUNTER: AtomicU64 = AtomicU64::new(1);
const ZONE: chrono_tz::Tz = chrono_tz::America::Sao_Paulo;

async fn engines() -> Vec<(Db, Option<tempfile::TempDir>)> {
    let dir = tempfile::tempdir().unwrap();
    let mut engines = vec![(Db::open(&format!("sqlite:{}", dir.path().join("test.db").display())).await.unwrap(), Some(dir))];
    match std::env::var("MOSTRADOR_TEST_POSTGRES") {
        Ok(url) => {
            let schema = format!("y{}_{}", std::process::id(), COUNTER.fetch_add(1, Ordering::Relaxed));
            let admin = Db::connect(&url).await.unwrap();
            let mut tx = admin.write().await.unwrap();
            tx.run(format!("CREATE SCHEMA {schema}"), vec![]).await.unwrap();
            tx.commit().await.unwrap();
            admin.close().await;
            let separator = if url.contains('?') { '&' } else { '?' };
            engines.push((Db::open(&format!("{url}{separator}options=-c%20search_path%3D{schema}")).await.unwrap(), None));
        }
        Err(_) => eprintln!("skipped on PostgreSQL: MOSTRADOR_TEST_POSTGRES names no server"),
    }
    engines
}

fn at(text: &str) -> Time {
    text.parse().unwrap()
}

/// An owner with the same id in every database, so that whole databases can be compared.
async fn owner(db: &Db) -> OwnerId {
    let id = AccountId("01890000-0000-7000-8000-000000000001".parse().unwrap());
    let form = SignUp {
        name: "Ana".into(),
        email: Email::parse("ana@example.com").unwrap(),
        password: String::new(),
        country: "BR",
        time_zone: ZONE.name().into(),
        currency: Currency::BRL,
        language: Language::Portuguese,
    };
    let mut tx = db.write().await.unwrap();
    accounts::add(&mut tx, id, &form, "hash", false, None, at("2026-01-01T00:00:00Z")).await.unwrap();
    tx.commit().await.unwrap();
    id.into()
}

async fn assert_verified(db: &Db) -> verify::Report {
    let mut tx = db.read().await.unwrap();
    let report = verify::verify(&mut tx).await.unwrap();
    assert!(report.differences.is_empty(), "{:#?}", report.differences);
    report
}

/// The state that the events lead to; they must be legal and in order.
fn progress(sale: &Incoming) -> Progress {
    sale.events.iter().fold(Progress::start(sale.created_at), |progress, event| {
        assert!(event.at > progress.state_at, "{sale:?}");
        progress.apply(event, sale.amounts.gross).unwrap_or_else(|error| panic!("{error}: {sale:?}"))
    })
}

/// All that is stored of sales, events and transfers, hashed; with or without what depends on ids.
async fn fingerprint(db: &Db, with_ids: bool) -> String {
    let mut tx = db.read().await.unwrap();
    let mut hash = Sha256::new();
    let id = if with_ids { "s.id" } else { "p.id" };
    type SaleRow = (uuid::Uuid, String, i16, i64, Option<i64>, i64, i64, String, Option<i64>, String, String, bool);
    let sql = format!(
        "SELECT {id}, s.transaction_code, s.state, s.created_at, s.approved_at, s.state_at, s.gross, s.currency, s.net, c.email, p.code, s.recovered
         FROM sales s JOIN customers c ON c.owner_id = s.owner_id AND c.id = s.customer_id JOIN products p ON p.owner_id = s.owner_id AND p.id = s.product_id
         ORDER BY s.transaction_code"
    );
    let rows: Vec<SaleRow> = tx.all(sql, vec![]).await.unwrap();
    for row in &rows {
        let mut row = row.clone();
        if !with_ids {
            row.0 = uuid::Uuid::nil();
        }
        hash.update(format!("{row:?}"));
    }
    let events: Vec<(String, i64, i16, i64, i16, Option<String>)> = tx
        .all(
            "SELECT s.transaction_code, e.number, e.state, e.at, e.cause, e.note FROM sale_events e JOIN sales s ON s.owner_id = e.owner_id AND s.id = e.sale_id
             ORDER BY s.transaction_code, e.number",
            vec![],
        )
        .await
        .unwrap();
    hash.update(format!("{events:?}"));
    let transfers: Vec<(String, i64, i64, i16, i16, i64, String)> = tx
        .all(
            "SELECT s.transaction_code, t.event, t.line, t.debit, t.credit, t.amount, t.currency FROM transfers t JOIN sales s ON s.owner_id = t.owner_id AND s.id = t.sale_id
             ORDER BY s.transaction_code, t.event, t.line",
            vec![],
        )
        .await
        .unwrap();
    hash.update(format!("{transfers:?}"));
    format!("{} sales, {} events, {} transfers, {}", rows.len(), events.len(), transfers.len(), hex(hash))
}

#[test]
fn a_seed_gives_its_sales_again_and_another_gives_others() {
    let now = at("2026-03-11T15:30:00-03:00");
    let hash = |seed| {
        let mut hash = Sha256::new();
        for sale in World::bench(seed, ZONE, 4_000, now) {
            hash.update(serde_json::to_vec(&sale).unwrap());
        }
        hex(hash)
    };
    assert_eq!(hash(1), hash(1));
    assert_ne!(hash(1), hash(2));
}

#[test]
fn a_set_has_exactly_its_number_of_sales_in_order_and_none_knows_the_future() {
    for (count, now) in [
        (1, "2026-03-11T00:00:01-03:00"),
        (999, "2026-03-11T00:05:00-03:00"),
        (20_000, "2025-11-28T23:59:00-03:00"),
        (5_000, "2024-02-29T12:00:00-03:00"),
    ] {
        let now = at(now);
        let sales: Vec<Incoming> = World::bench(5, ZONE, count, now).collect();
        assert_eq!(sales.len() as u64, count);
        assert!(sales.windows(2).all(|pair| pair[0].created_at <= pair[1].created_at));
        assert!(sales.iter().all(|sale| sale.created_at <= now && sale.events.iter().all(|event| event.at <= now)));
        assert_eq!(sales.iter().map(|sale| &sale.transaction).collect::<HashSet<_>>().len() as u64, count);
        assert!(sales.iter().all(|sale| sale.transaction.len() == 12 && sale.transaction.starts_with("MS")));
    }
}

#[test]
fn the_shares_are_those_of_a_real_business() {
    let now = at("2026-03-11T15:30:00-03:00");
    let sales: Vec<Incoming> = World::bench(42, ZONE, 30_000, now).collect();
    let mut states: HashMap<State, f64> = HashMap::new();
    let mut standings: HashMap<Standing, f64> = HashMap::new();
    let mut currencies: HashMap<&str, f64> = HashMap::new();
    let mut products: HashMap<&str, f64> = HashMap::new();
    let mut failed: HashMap<(&Email, &str), Time> = HashMap::new();
    let (mut recovered, mut unknown_net, mut in_installments) = (0.0, 0.0, 0.0);
    let part = 1.0 / sales.len() as f64;
    for sale in &sales {
        let progress = progress(sale);
        *states.entry(progress.state).or_default() += part;
        *standings.entry(progress.standing()).or_default() += part;
        *currencies.entry(sale.amounts.currency.code()).or_default() += part;
        *products.entry(&sale.product.code).or_default() += part;
        let key = (&sale.buyer.email, sale.product.code.as_str());
        match progress.standing() {
            Standing::Lost => drop(failed.insert(key, sale.created_at)),
            Standing::Sold if failed.get(&key).is_some_and(|time| sale.created_at - *time < TimeDelta::days(30)) => recovered += part,
            _ => {}
        }
        unknown_net += if sale.amounts.net().is_none() { part } else { 0.0 };
        in_installments += if sale.installments > 1 { part } else { 0.0 };
        // What began long ago has ended.
        let settled = !matches!(progress.standing(), Standing::Open);
        assert!(settled || now - sale.created_at < TimeDelta::days(9), "{sale:?}");
        assert!(progress.state != State::Started || now - sale.created_at <= TimeDelta::minutes(61), "{sale:?}");
        assert!(progress.state != State::Approved || now - progress.state_at <= TimeDelta::days(8), "{sale:?}");
    }
    eprintln!("{standings:?}\n{states:?}\n{currencies:?}\nrecovered {recovered}, net unknown {unknown_net}, instalments {in_installments}");
    let within = |value: f64, low: f64, high: f64, what: &str| assert!((low..=high).contains(&value), "{what}: {value}");
    within(standings[&Standing::Sold], 0.74, 0.86, "sold");
    within(standings[&Standing::Lost], 0.12, 0.18, "lost");
    within(standings[&Standing::Returned], 0.02, 0.07, "returned");
    within(recovered, 0.02, 0.08, "recovered");
    within(currencies["BRL"], 0.8, 0.92, "BRL");
    within(currencies["USD"], 0.05, 0.15, "USD");
    within(currencies["EUR"], 0.01, 0.06, "EUR");
    within(unknown_net, 0.01, 0.06, "net unknown");
    within(in_installments, 0.1, 0.5, "in instalments");
    for state in [
        State::Abandoned,
        State::Declined,
        State::NoFunds,
        State::Blocked,
        State::Expired,
        State::Cancelled,
        State::PartiallyRefunded,
        State::Refunded,
        State::Chargeback,
    ] {
        within(states[&state], 0.001, 0.08, state.name());
    }
    within(states[&State::Complete], 0.6, 0.85, "complete");
    let largest = products.values().copied().fold(0.0, f64::max);
    assert!(products.len() > 55, "{} products", products.len());
    within(largest, 0.12, 0.3, "the best product");
    let buyers = sales.iter().map(|sale| &sale.buyer.email).collect::<HashSet<_>>().len() as f64 * part;
    within(buyers, 0.3, 0.42, "distinct buyers");
    let methods: HashSet<Method> = sales.iter().map(|sale| sale.method).collect();
    assert!(methods.len() >= 11, "{methods:?}");
}

fn hex(hash: Sha256) -> String {
    hash.finalize().iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}"))
}

#[tokio::test]
async fn a_recorded_set_is_sound_and_the_same_again_with_its_ids() {
    let now = at("2026-03-11T15:30:00-03:00");
    let mut seen = HashSet::new();
    for (db, _dir) in engines().await {
        let owner = owner(&db).await;
        let mut told = Vec::new();
        let recorded = synth::bench(&db, owner, 3_000, 9, now, &mut |done| told.push(done)).await.unwrap();
        assert_eq!((recorded.added, recorded.refused), (3_000, 0));
        assert_eq!(told.last(), Some(&3_000));
        let report = assert_verified(&db).await;
        assert_eq!(report.sales, 3_000);
        seen.insert(fingerprint(&db, true).await);
        let again = synth::bench(&db, owner, 3_000, 9, now, &mut |_| {}).await.unwrap();
        assert_eq!(again.unchanged, 3_000);
        let more = synth::bench(&db, owner, 500, 10, now, &mut |_| {}).await.unwrap();
        assert_eq!(more.added, 500, "another seed adds to it");
        assert_verified(&db).await;
    }
    assert_eq!(seen.len(), 1, "{seen:?}");
}

async fn demo_owner(db: &Db) -> Owner {
    let mut tx = db.read().await.unwrap();
    let account = accounts::by_email(&mut tx, &Email::parse(DEMO_EMAIL).unwrap()).await.unwrap().unwrap();
    owners::get(&mut tx, account.id.into()).await.unwrap().unwrap()
}

/// Sums of the seven days until `now` and of those before, by currency and standing.
async fn weeks(db: &Db, now: Time) -> [BTreeMap<(Currency, &'static str), Sums>; 2] {
    let owner = demo_owner(db).await;
    let week = week_until(now, owner.zone);
    let mut tx = db.read().await.unwrap();
    let mut weeks = [BTreeMap::new(), BTreeMap::new()];
    for (sums, span) in weeks.iter_mut().zip([week.now, week.before]) {
        for group in figures::within(&mut tx, &owner, &domain::collaborators::Products::all(), span).await.unwrap() {
            let name = match Standing::of(group.state, group.was_approved) {
                Standing::Sold => "sold",
                Standing::Lost => "lost",
                _ => "other",
            };
            *sums.entry((group.currency, name)).or_insert_with(Sums::default) += group.sums;
        }
    }
    weeks
}

#[tokio::test]
async fn the_demo_has_a_lively_week_and_is_made_once() {
    for now in ["2026-03-11T15:30:00-03:00", "2026-06-01T00:20:00-03:00"].map(at) {
        for (db, _dir) in engines().await {
            let made = synth::demo(&db, "hash", now).await.unwrap();
            assert!(made.is_new);
            let [this, last] = weeks(&db, now).await;
            eprintln!("{now}: {this:?}\n  before: {last:?}");
            let count = |currency, name| this.get(&(currency, name)).map_or(0, |sums| sums.count);
            assert!((150..=400).contains(&count(Currency::BRL, "sold")), "{this:?}");
            assert!((15..=50).contains(&count(Currency::USD, "sold")), "{this:?}");
            assert!((2..=25).contains(&count(Currency::EUR, "sold")), "{this:?}");
            let (sold, lost) = (count(Currency::BRL, "sold"), count(Currency::BRL, "lost"));
            assert!((9..=22).contains(&(lost * 100 / (sold + lost))), "{this:?}");
            assert!(count(Currency::USD, "lost") > 0);
            assert_verified(&db).await;
            let before = fingerprint(&db, true).await;
            let again = synth::demo(&db, "hash", now).await.unwrap();
            assert_eq!(
                (again.producer, again.operator, again.newcomer, again.is_new),
                (made.producer, made.operator, made.newcomer, false)
            );
            assert_eq!(fingerprint(&db, true).await, before);
            let mut tx = db.read().await.unwrap();
            assert!(accounts::get(&mut tx, made.operator).await.unwrap().unwrap().is_operator);
            let newcomer = owners::get(&mut tx, made.newcomer.into()).await.unwrap().unwrap();
            assert!(!store::sales::any(&mut tx, &newcomer, &domain::collaborators::Products::all()).await.unwrap());
        }
    }
}

#[tokio::test]
async fn an_interrupted_history_goes_on_to_the_same_end() {
    let now = at("2026-03-11T15:30:00-03:00");
    let mut ends = HashSet::new();
    // Once without an interruption, on one engine: the others must come to the same end.
    for (db, _dir) in engines().await.into_iter().take(1) {
        synth::demo(&db, "hash", now).await.unwrap();
        let whole = synth::demo_history(&db, now).await.unwrap();
        assert_eq!((whole.refused, whole.updated), (0, 0));
        assert!(whole.added > 8_000, "{whole:?}");
        assert_eq!(synth::demo_history(&db, now).await.unwrap().added, 0);
        assert_verified(&db).await;
        ends.insert(fingerprint(&db, false).await);
    }
    for (db, _dir) in engines().await {
        synth::demo(&db, "hash", now).await.unwrap();
        // Long enough for a part of it, in the middle of whatever it is doing.
        let _ = tokio::time::timeout(std::time::Duration::from_millis(300), synth::demo_history(&db, now)).await;
        synth::demo_history(&db, now).await.unwrap();
        assert_verified(&db).await;
        ends.insert(fingerprint(&db, false).await);
    }
    assert_eq!(ends.len(), 1, "{ends:?}");
}

#[tokio::test]
async fn days_later_the_demo_has_moved_on() {
    let now = at("2026-03-11T15:30:00-03:00");
    for (db, _dir) in engines().await {
        synth::demo(&db, "hash", now).await.unwrap();
        let later = now + TimeDelta::days(9);
        let moved = synth::demo_history(&db, later).await.unwrap();
        assert_eq!(moved.refused, 0);
        assert!(moved.updated > 100, "guarantees end: {moved:?}");
        let [this, _] = weeks(&db, later).await;
        assert!(this[&(Currency::BRL, "sold")].count > 150, "{this:?}");
        assert_verified(&db).await;
    }
}

#[tokio::test]
async fn a_pulse_sells_something_now() {
    let now = at("2026-03-11T15:30:00-03:00");
    for (db, _dir) in engines().await {
        synth::demo(&db, "hash", now).await.unwrap();
        let mut sum = (0, 0);
        for n in 0..40 {
            let pulse = synth::demo_pulse(&db, now + TimeDelta::seconds(30 * n), 1).await.unwrap();
            assert!(pulse.added >= 1, "{pulse:?}");
            assert_eq!(pulse.refused, 0, "{pulse:?}");
            sum = (sum.0 + pulse.added, sum.1 + pulse.updated);
        }
        eprintln!("40 pulses added {} and moved {}", sum.0, sum.1);
        assert!(sum.1 > 0, "some have moved on");
        assert_verified(&db).await;
    }
}
