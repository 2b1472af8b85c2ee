//! What is recorded of sales, on both engines.

mod common;

use common::{addresses, at, engines, event, news, owner, put};
use domain::calendar::{day_from_number, day_number};
use domain::figures::{Span, Sums};
use domain::listing::{Filter, Sort};
use domain::money::Currency;
use domain::sale::{Event, Method, MoveError, Standing, State};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::time::Duration;
use store::sales::{self, Incoming, Outcome};
use store::{Db, figures, verify};

async fn assert_verified(db: &store::Db) {
    let mut tx = db.read().await.unwrap();
    let report = verify::verify(&mut tx).await.unwrap();
    assert!(report.differences.is_empty(), "{:#?}", report.differences);
}

#[tokio::test]
async fn the_same_news_again_changes_nothing_and_newer_news_moves_the_sale() {
    for (db, _dir) in engines().await {
        let owner = owner(&db, "America/Sao_Paulo").await;
        let start = at("2026-03-01T12:00:00Z");
        let first = news("T1", "ana@example.com", start, 10_000, vec![event(State::Approved, start)]);
        assert_eq!(put(&db, &owner, &[first.clone(), first.clone()]).await, [Outcome::Added, Outcome::Unchanged]);
        assert_eq!(put(&db, &owner, std::slice::from_ref(&first)).await, [Outcome::Unchanged]);
        let later = at("2026-03-05T12:00:00Z");
        let mut refunded = first.clone();
        refunded.events.push(event(State::Refunded, later));
        assert_eq!(put(&db, &owner, std::slice::from_ref(&refunded)).await, [Outcome::Updated]);
        assert_eq!(put(&db, &owner, &[first, refunded]).await, [Outcome::Unchanged, Outcome::Unchanged], "older news changes nothing");
        let mut again = news("T1", "ana@example.com", start, 10_000, vec![event(State::Approved, at("2026-04-01T00:00:00Z"))]);
        assert_eq!(
            put(&db, &owner, std::slice::from_ref(&again)).await,
            [Outcome::Refused(MoveError::Illegal { from: State::Refunded, to: State::Approved })],
            "an illegal move is refused with its reason"
        );
        again.transaction = "T2".into();
        again.events.insert(0, event(State::Complete, start));
        assert!(matches!(put(&db, &owner, &[again]).await[..], [Outcome::Refused(_)]));
        assert_verified(&db).await;
    }
}

#[tokio::test]
async fn another_owner_sees_nothing() {
    for (db, _dir) in engines().await {
        let (mine, other) = (owner(&db, "UTC").await, owner(&db, "UTC").await);
        let start = at("2026-03-01T12:00:00Z");
        put(&db, &mine, &[news("T1", "ana@example.com", start, 100, vec![event(State::Approved, start)])]).await;
        let mut tx = db.read().await.unwrap();
        let page = sales::page(&mut tx, &mine, &domain::collaborators::Products::all(), &Filter::default()).await.unwrap();
        let id = page.lines[0].id;
        assert!(sales::detail(&mut tx, &mine, id).await.unwrap().is_some());
        assert!(sales::detail(&mut tx, &other, id).await.unwrap().is_none());
        assert!(sales::page(&mut tx, &other, &domain::collaborators::Products::all(), &Filter::default()).await.unwrap().lines.is_empty());
        assert!(sales::totals(&mut tx, &other, &domain::collaborators::Products::all(), &Filter::default()).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn a_sale_after_a_failed_attempt_is_recovered_even_when_the_failure_is_told_later() {
    for (db, _dir) in engines().await {
        let owner = owner(&db, "UTC").await;
        let sold = at("2026-03-20T12:00:00Z");
        put(&db, &owner, &[news("SOLD", "ana@example.com", sold, 100, vec![event(State::Approved, sold)])]).await;
        let recovered = async |db: &store::Db| {
            let mut tx = db.read().await.unwrap();
            let page = sales::page(
                &mut tx,
                &owner,
                &domain::collaborators::Products::all(),
                &Filter { states: vec![State::Approved], ..Filter::default() },
            )
            .await
            .unwrap();
            page.lines.iter().filter(|line| line.recovered).count()
        };
        assert_eq!(recovered(&db).await, 0);
        let too_early = at("2026-02-01T12:00:00Z");
        put(&db, &owner, &[news("OLD", "ana@example.com", too_early, 100, vec![event(State::Declined, too_early)])]).await;
        assert_eq!(recovered(&db).await, 0, "outside of the window");
        let failed = at("2026-03-18T12:00:00Z");
        put(&db, &owner, &[news("LATE", "Ana@Example.com ", failed, 100, vec![event(State::NoFunds, failed)])]).await;
        assert_eq!(recovered(&db).await, 1);
        let mut tx = db.read().await.unwrap();
        let span = Span { from: at("2026-01-01T00:00:00Z"), to: at("2027-01-01T00:00:00Z") };
        assert!(
            sales::to_win_back(&mut tx, &owner, &domain::collaborators::Products::all(), span).await.unwrap().is_empty(),
            "she has bought since"
        );
    }
}

#[tokio::test]
async fn who_failed_twice_is_one_to_win_back() {
    for (db, _dir) in engines().await {
        let owner = owner(&db, "UTC").await;
        let (one, two) = (at("2026-03-18T12:00:00Z"), at("2026-03-19T12:00:00Z"));
        put(
            &db,
            &owner,
            &[
                news("A", "ana@example.com", one, 100, vec![event(State::Declined, one)]),
                news("B", "ana@example.com", two, 100, vec![event(State::Blocked, two)]),
                news("C", "bia@example.com", two, 100, vec![event(State::Cancelled, two)]),
            ],
        )
        .await;
        let mut tx = db.read().await.unwrap();
        let span = Span { from: one, to: at("2026-04-01T00:00:00Z") };
        let people: i64 =
            sales::to_win_back(&mut tx, &owner, &domain::collaborators::Products::all(), span).await.unwrap().iter().map(|(_, n)| n).sum();
        assert_eq!(people, 2);
        let earlier = Span { from: one, to: two };
        let people: i64 = sales::to_win_back(&mut tx, &owner, &domain::collaborators::Products::all(), earlier)
            .await
            .unwrap()
            .iter()
            .map(|(_, n)| n)
            .sum();
        assert_eq!(people, 1, "as of an earlier moment, from the sales themselves");
        drop(tx);
        let three = at("2026-03-20T12:00:00Z");
        put(&db, &owner, &[news("D", "ana@example.com", three, 100, vec![event(State::Approved, three)])]).await;
        let mut tx = db.read().await.unwrap();
        let people: i64 =
            sales::to_win_back(&mut tx, &owner, &domain::collaborators::Products::all(), span).await.unwrap().iter().map(|(_, n)| n).sum();
        assert_eq!(people, 1, "who bought is won back");
        drop(tx);
        assert_verified(&db).await;
    }
}

#[tokio::test]
async fn pages_hold_every_sale_once_in_both_directions_and_every_order() {
    for (db, _dir) in engines().await {
        let owner = owner(&db, "America/Sao_Paulo").await;
        let batch: Vec<_> = (0..173)
            .map(|n| {
                // Several sales of one moment and one price: ties must not get lost between pages.
                let start = at("2026-03-01T12:00:00Z") + chrono::TimeDelta::minutes(n / 7);
                let to = if n % 3 == 0 { State::Declined } else { State::Approved };
                news(&format!("T{n}"), &format!("b{}@example.com", n % 20), start, 100 + n % 5, vec![event(to, start)])
            })
            .collect();
        put(&db, &owner, &batch).await;
        let mut tx = db.read().await.unwrap();
        for states in [vec![], vec![State::Declined], vec![State::Declined, State::Approved]] {
            for (sort, ascending) in [(Sort::Created, false), (Sort::Created, true), (Sort::Gross, false), (Sort::Approved, true)] {
                let mut filter = Filter { sort, ascending, states: states.clone(), ..Filter::default() };
                let mut forwards = Vec::new();
                loop {
                    let page = sales::page(&mut tx, &owner, &domain::collaborators::Products::all(), &filter).await.unwrap();
                    forwards.extend(page.lines.iter().map(|line| line.id));
                    if page.next.is_none() {
                        let mut backwards = page.lines.iter().rev().map(|line| line.id).collect::<Vec<_>>();
                        filter.cursor = page.previous;
                        while filter.cursor.is_some() {
                            let page = sales::page(&mut tx, &owner, &domain::collaborators::Products::all(), &filter).await.unwrap();
                            backwards.extend(page.lines.iter().rev().map(|line| line.id));
                            filter.cursor = page.previous;
                        }
                        backwards.reverse();
                        assert_eq!(backwards, forwards);
                        break;
                    }
                    filter.cursor = page.next;
                }
                let mut distinct = forwards.clone();
                distinct.sort_unstable();
                distinct.dedup();
                let expected = batch
                    .iter()
                    .filter(|n| {
                        (states.is_empty() || states.contains(&n.events[0].to))
                            && (sort != Sort::Approved || n.events[0].to == State::Approved)
                    })
                    .count();
                assert_eq!((forwards.len(), distinct.len()), (expected, expected), "{sort:?} {states:?}");
            }
        }
    }
}

#[tokio::test]
async fn a_text_finds_by_code_address_document_and_the_beginning_of_a_word() {
    for (db, _dir) in engines().await {
        let owner = owner(&db, "UTC").await;
        let start = at("2026-03-01T12:00:00Z");
        let mut first = news("HP001", "joao@example.com", start, 100, vec![event(State::Approved, start)]);
        first.buyer.name = Some("João da Conceição".into());
        first.buyer.document = Some("123.456.789-09".into());
        let second = news("HP002", "maria@example.com", start, 200, vec![event(State::Declined, start)]);
        put(&db, &owner, &[first, second]).await;
        let mut tx = db.read().await.unwrap();
        for (text, codes) in [
            ("HP002", vec!["HP002"]),
            ("JOAO@example.com", vec!["HP001"]),
            ("123.456.789-09", vec!["HP001"]),
            ("concei", vec!["HP001"]),
            ("CONCEIÇÃO", vec!["HP001"]),
            ("ceicao", vec![]),
            ("' OR 1=1 --", vec![]),
            ("%", vec![]),
        ] {
            let filter = Filter { text: Some(text.into()), ..Filter::default() };
            let page = sales::page(&mut tx, &owner, &domain::collaborators::Products::all(), &filter).await.unwrap();
            assert_eq!(page.lines.iter().map(|line| line.code.as_str()).collect::<Vec<_>>(), codes, "{text}");
            let totals = sales::totals(&mut tx, &owner, &domain::collaborators::Products::all(), &filter).await.unwrap();
            assert_eq!(totals.iter().map(|t| t.all.count).sum::<i64>(), codes.len() as i64, "{text}");
        }
    }
}

#[tokio::test]
async fn a_word_of_many_finds_them_all() {
    for (db, _dir) in engines().await {
        let owner = owner(&db, "UTC").await;
        let start = at("2026-03-01T12:00:00Z");
        let names = ["Maria Zélia", "Marco Antônio", "Mário Machado", "Márcia-Maria Conceição", "Nadia Amaral"];
        let batch: Vec<_> = (0..600)
            .map(|n| {
                let mut item = news(&format!("T{n}"), &format!("b{n}@example.com"), start, 100, vec![event(State::Approved, start)]);
                item.buyer.name = Some(names[n % names.len()].into());
                item
            })
            .collect();
        put(&db, &owner, &batch).await;
        let mut tx = db.read().await.unwrap();
        for (text, count) in [("ma", 480), ("maria", 240), ("MÁRIA", 240), ("mac", 120), ("zélia", 120), ("z", 0), ("zz", 0), ("am", 120)]
        {
            let mut filter = Filter { text: Some(text.into()), ..Filter::default() };
            let totals = sales::totals(&mut tx, &owner, &domain::collaborators::Products::all(), &filter).await.unwrap();
            assert_eq!(totals.iter().map(|t| t.all.count).sum::<i64>(), count, "{text}");
            let mut found = 0;
            loop {
                let page = sales::page(&mut tx, &owner, &domain::collaborators::Products::all(), &filter).await.unwrap();
                found += page.lines.len() as i64;
                filter.cursor = page.next;
                if filter.cursor.is_none() {
                    break;
                }
            }
            assert_eq!(found, count, "{text}");
            filter.states = vec![State::Declined];
            assert!(sales::totals(&mut tx, &owner, &domain::collaborators::Products::all(), &filter).await.unwrap().is_empty(), "{text}");
        }
    }
}

#[tokio::test]
async fn what_was_given_back_is_told_in_all_and_posted_apart() {
    for (db, _dir) in engines().await {
        let owner = owner(&db, "UTC").await;
        let start = at("2026-03-01T12:00:00Z");
        let told = |day: i64, refunded: Option<i64>| {
            let at = start + chrono::TimeDelta::days(day);
            news(
                "T1",
                "ana@example.com",
                start,
                10_000,
                vec![event(State::Approved, start), Event { refunded, ..event(State::PartiallyRefunded, at) }],
            )
        };
        for (day, so_far, expected) in [
            (1, Some(1_000), Outcome::Added),
            (2, Some(3_000), Outcome::Updated),
            (2, Some(3_000), Outcome::Unchanged),
            (1, Some(1_000), Outcome::Unchanged),
            (3, Some(3_000), Outcome::Unchanged),
            (3, None, Outcome::Unchanged),
            (2, Some(3_500), Outcome::Updated),
            (4, Some(500), Outcome::Refused(MoveError::RefundedLess)),
            (4, Some(10_001), Outcome::Refused(MoveError::RefundedTooMuch)),
        ] {
            assert_eq!(put(&db, &owner, &[told(day, so_far)]).await, [expected], "{day} {so_far:?}");
        }
        let mut tx = db.read().await.unwrap();
        let id = sales::id_of_code(&mut tx, &owner, "T1").await.unwrap().unwrap();
        let detail = sales::detail(&mut tx, &owner, id).await.unwrap().unwrap();
        assert_eq!(detail.refunded, 3_500);
        assert_eq!(detail.events.iter().filter_map(|event| event.refunded).collect::<Vec<_>>(), [1_000, 2_000, 500]);
        drop(tx);
        assert_verified(&db).await;
    }
}

#[tokio::test]
async fn several_states_of_one_moment_are_each_news_once() {
    for (db, _dir) in engines().await {
        let owner = owner(&db, "UTC").await;
        let start = at("2026-03-01T12:00:00Z");
        let rows = [State::Declined, State::WaitingPayment].map(|to| news("T1", "ana@example.com", start, 100, vec![event(to, start)]));
        assert_eq!(put(&db, &owner, &rows).await, [Outcome::Added, Outcome::Updated]);
        for _ in 0..3 {
            assert_eq!(put(&db, &owner, &rows).await, [Outcome::Unchanged, Outcome::Unchanged]);
        }
        // Refused alone, legal after the piece that stands below it: taken at once, so that there is nothing left for a second time.
        let rows = [State::Expired, State::Cancelled, State::Approved];
        let rows = rows.map(|to| news("T2", "ana@example.com", start, 100, vec![event(to, start)]));
        assert_eq!(put(&db, &owner, &rows).await, [Outcome::Added, Outcome::Updated, Outcome::Updated]);
        assert_eq!(put(&db, &owner, &rows).await, [Outcome::Unchanged; 3]);
        assert_verified(&db).await;
    }
}

#[tokio::test]
async fn who_reads_no_more_keeps_no_connection_and_who_searches_not_all() {
    let endless =
        "WITH RECURSIVE n (i) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < 100000000000) SELECT COUNT(*) FROM n";
    for (db, _dir) in engines().await {
        for _ in 0..20 {
            let count = async {
                let mut tx = db.search().await?;
                tx.one::<(i64,)>(endless, vec![]).await
            };
            assert!(tokio::time::timeout(Duration::from_millis(20), count).await.is_err());
        }
        let quick = async {
            let mut tx = db.read().await?;
            tx.one::<(i64,)>("SELECT CAST(1 AS BIGINT)", vec![]).await
        };
        let answer = tokio::time::timeout(Duration::from_secs(5), quick).await;
        assert_eq!(answer.expect("a search that was given up keeps nobody waiting").unwrap(), (1,));
        match &db {
            // On SQLite it has stopped, so that the next search is answered, too.
            Db::Sqlite { .. } => {
                let search = tokio::time::timeout(Duration::from_secs(5), db.search()).await;
                let mut tx = search.expect("a search that was given up has stopped").unwrap();
                assert_eq!(tx.one::<(i64,)>("SELECT CAST(1 AS BIGINT)", vec![]).await.unwrap(), (1,));
                // Also what is under way when the database is closed.
                let reading = tokio::spawn(async move { tx.one::<(i64,)>(endless, vec![]).await });
                tokio::time::sleep(Duration::from_millis(50)).await;
                let closed = async {
                    db.close().await;
                    assert!(reading.await.unwrap().is_err());
                };
                tokio::time::timeout(Duration::from_secs(5), closed).await.expect("it closes while somebody reads");
            }
            // On PostgreSQL it will.
            Db::Postgres { .. } => {
                let mut tx = db.read().await.unwrap();
                let limit = "SELECT current_setting('statement_timeout')";
                assert_eq!(tx.one::<(String,)>(limit, vec![]).await.unwrap().0, "10s");
                verify::verify(&mut tx).await.unwrap();
                assert_eq!(tx.one::<(String,)>(limit, vec![]).await.unwrap().0, "0", "checking everything takes its time");
                drop(tx);
                let mut tx = db.write().await.unwrap();
                assert_eq!(tx.one::<(String,)>(limit, vec![]).await.unwrap().0, "0");
            }
        }
    }
}

/// Everything that is stored of sales and what follows from them.
async fn everything(db: &Db) -> Vec<String> {
    let mut tx = db.read().await.unwrap();
    let mut all = Vec::new();
    for sql in [
        "SELECT CAST(e.number AS TEXT) || ' ' || CAST(e.state AS TEXT) || ' ' || CAST(e.at AS TEXT) || ' ' || COALESCE(CAST(e.refunded AS TEXT), '-'), s.transaction_code
         FROM sale_events e JOIN sales s ON s.owner_id = e.owner_id AND s.id = e.sale_id",
        "SELECT CAST(state AS TEXT) || ' ' || CAST(state_at AS TEXT) || ' ' || CAST(refunded AS TEXT) || ' ' || CAST(recovered AS TEXT), transaction_code FROM sales",
        "SELECT CAST(amount AS TEXT) || ' ' || CAST(debit AS TEXT), CAST(event AS TEXT) FROM transfers",
        "SELECT CAST(failed_at AS TEXT), currency FROM win_backs",
    ] {
        let mut rows: Vec<(String, String)> = tx.all(sql, vec![]).await.unwrap();
        rows.sort();
        all.extend(rows.into_iter().map(|(a, b)| format!("{b}: {a}")));
    }
    all
}

/// Sale, state, days after its start, and how much was given back so far.
type Told = (i64, i16, i64, Option<i64>);

/// News as a file tells it: the approval that the state implies, then the state.
fn told((sale, code, day, refunded): Told) -> Incoming {
    let start = at("2026-01-01T00:00:00Z") + chrono::TimeDelta::days(sale * 9 % 50);
    let (to, then) = (State::from_repr(code).unwrap(), start + chrono::TimeDelta::days(day));
    let mut item = news(&format!("T{sale}"), &format!("b{}@example.com", sale % 2), start, 10_000, Vec::new());
    item.product.code = format!("P{}", sale % 3);
    item.amounts.currency = if sale % 5 == 0 { Currency::EUR } else { Currency::BRL };
    if to.implies_approval() {
        item.events.push(event(State::Approved, start + chrono::TimeDelta::days(day / 2)));
    }
    if !matches!(to, State::Started | State::Approved) {
        item.events.push(Event { refunded: refunded.filter(|_| to == State::PartiallyRefunded), ..event(to, then) });
    }
    item
}

async fn told_twice(batches: Vec<Vec<Told>>) {
    for (db, _dir) in engines().await {
        let owner = owner(&db, "UTC").await;
        for batch in &batches {
            let batch: Vec<Incoming> = batch.iter().copied().map(told).collect();
            put(&db, &owner, &batch).await;
            let before = everything(&db).await;
            let again = put(&db, &owner, &batch).await;
            assert!(again.iter().all(|outcome| matches!(outcome, Outcome::Unchanged | Outcome::Refused(_))), "{again:?}");
            assert_eq!(everything(&db).await, before);
        }
        assert_verified(&db).await;
    }
}

#[tokio::test]
async fn events_and_transfers_cannot_be_changed_or_removed() {
    for (db, _dir) in engines().await {
        let owner = owner(&db, "UTC").await;
        let start = at("2026-03-01T12:00:00Z");
        put(&db, &owner, &[news("T1", "ana@example.com", start, 100, vec![event(State::Approved, start)])]).await;
        for sql in
            ["UPDATE sale_events SET state = 0", "DELETE FROM sale_events", "UPDATE transfers SET amount = 1", "DELETE FROM transfers"]
        {
            let mut tx = db.write().await.unwrap();
            assert!(tx.run(sql, vec![]).await.is_err(), "{sql}");
        }
    }
}

#[tokio::test]
async fn a_tampered_figure_is_found() {
    for (db, _dir) in engines().await {
        let owner = owner(&db, "UTC").await;
        let start = at("2026-03-01T12:00:00Z");
        put(&db, &owner, &[news("T1", "ana@example.com", start, 100, vec![event(State::Approved, start)])]).await;
        assert_verified(&db).await;
        for sql in [
            "UPDATE totals_by_day SET gross = gross + 1",
            "UPDATE totals_by_block SET gross = gross + 1 WHERE size = 16",
            "UPDATE sales_by_block SET net = net + 1 WHERE size = 256",
            "DELETE FROM sales_by_block WHERE size = 16",
            "UPDATE balances SET amount = amount + 1",
            "UPDATE sales SET state = 6",
            "UPDATE sales SET recovered = NOT recovered",
            "UPDATE sales SET recovery_days = NULL",
        ] {
            let mut tx = db.write().await.unwrap();
            tx.run(sql, vec![]).await.unwrap();
            assert!(!verify::verify(&mut tx).await.unwrap().differences.is_empty(), "{sql}");
        }
    }
}

/// A sale as the totals see it: day, gross, and which of three products, two methods and two currencies.
type Dated = (i32, i64, usize, bool, bool);

/// Sales of these days, told while nothing is decided and again when it is: every other one is declined.
async fn put_dated(db: &Db, owner: &store::owners::Owner, sales_of: &[Dated]) -> Vec<Incoming> {
    let dated = |(index, (day, gross, product, by_card, is_foreign)): (usize, &Dated)| {
        let start = day_from_number(*day).and_time(chrono::NaiveTime::MIN).and_utc();
        let mut item = news(&format!("T{index}"), &format!("b{index}@example.com"), start, *gross, Vec::new());
        item.product.code = format!("P{product}");
        item.method = if *by_card { Method::CreditCard } else { Method::Pix };
        item.amounts.currency = if *is_foreign { Currency::EUR } else { Currency::BRL };
        item
    };
    let mut all: Vec<Incoming> = sales_of.iter().enumerate().map(dated).collect();
    put(db, owner, &all).await;
    for (index, item) in all.iter_mut().enumerate() {
        item.events = vec![event(if index % 2 == 0 { State::Approved } else { State::Declined }, item.created_at)];
    }
    put(db, owner, &all).await;
    all
}

/// Totals of the sales themselves, without any rollup.
fn added_up<'a>(all: impl Iterator<Item = &'a Incoming>) -> BTreeMap<Currency, (Sums, Sums)> {
    let mut totals: BTreeMap<Currency, (Sums, Sums)> = BTreeMap::new();
    for item in all {
        let (every, sold) = totals.entry(item.amounts.currency).or_default();
        let sums = Sums::of(item.amounts.gross, item.amounts.net());
        *every += sums;
        if item.events[0].to == State::Approved {
            *sold += sums;
        }
    }
    totals
}

/// Days at the borders of blocks and beside them, before 1970 and after it.
const EDGES: [i32; 18] = [-513, -512, -257, -256, -255, -33, -17, -16, -15, -1, 0, 15, 16, 17, 32, 255, 256, 511];

/// A filter, and whether it finds a sale of its days.
type Wanted<'a> = (Filter, &'a dyn Fn(&Incoming) -> bool);

async fn totals_add_up(sales_of: Vec<Dated>, ranges: Vec<(Option<i32>, Option<i32>)>) {
    for (db, _dir) in engines().await {
        let owner = owner(&db, "UTC").await;
        let all = put_dated(&db, &owner, &sales_of).await;
        assert_verified(&db).await;
        let mut tx = db.read().await.unwrap();
        let newest =
            sales::page(&mut tx, &owner, &domain::collaborators::Products::all(), &Filter::default()).await.unwrap().lines.remove(0);
        let its_product = &all.iter().find(|item| item.transaction == newest.code).unwrap().product.code;
        for &(from, to) in &ranges {
            let within = Filter { from: from.map(day_from_number), to: to.map(day_from_number), ..Filter::default() };
            let is_within = |item: &Incoming| {
                let day = item.created_at.date_naive();
                within.from.is_none_or(|from| day >= from) && within.to.is_none_or(|to| day <= to)
            };
            let wanted: [Wanted; 5] = [
                (within.clone(), &|_| true),
                (Filter { product: Some(newest.product_id), ..within.clone() }, &|item| item.product.code == *its_product),
                (Filter { methods: vec![Method::CreditCard], ..within.clone() }, &|item| item.method == Method::CreditCard),
                (Filter { currency: Some(Currency::EUR), ..within.clone() }, &|item| item.amounts.currency == Currency::EUR),
                (Filter { states: vec![State::Approved], ..within.clone() }, &|item| item.events[0].to == State::Approved),
            ];
            for (filter, is_wanted) in wanted {
                let expected = added_up(all.iter().filter(|item| is_within(item) && is_wanted(item)));
                let totals = sales::totals(&mut tx, &owner, &domain::collaborators::Products::all(), &filter).await.unwrap();
                let totals: BTreeMap<_, _> = totals.into_iter().map(|totals| (totals.currency, (totals.all, totals.sold))).collect();
                assert_eq!(totals, expected, "{filter:?}");
            }
        }
    }
}

#[tokio::test]
async fn blocks_are_made_of_the_days_that_are_there_when_they_come() {
    for (url, _dir) in addresses().await {
        let db = Db::open(&url).await.unwrap();
        let owner = owner(&db, "America/Sao_Paulo").await;
        let sales_of: Vec<Dated> = (-300..300).step_by(7).map(|day| (day, 100, day as usize % 3, day % 2 == 0, day % 5 == 0)).collect();
        put_dated(&db, &owner, &sales_of).await;
        let mut tx = db.write().await.unwrap();
        for sql in ["DROP TABLE totals_by_block", "DROP TABLE sales_by_block", "DELETE FROM migrations WHERE number = 5"] {
            tx.run(sql, vec![]).await.unwrap();
        }
        tx.commit().await.unwrap();
        db.close().await;
        let db = Db::open_existing(&url).await.unwrap();
        assert_verified(&db).await;
    }
}

/// Gross and state of one random sale: minutes after the start, cents, moves.
type Random = (i64, i64, Vec<(i16, i64)>);

async fn random_sales_agree(sales_of: Vec<Random>, from: i64, length: i64) {
    let zero = at("2017-10-13T00:00:00Z");
    for (db, _dir) in engines().await {
        // The clocks of this zone jump over midnight in the middle of these days.
        let owner = owner(&db, "America/Sao_Paulo").await;
        let mut known = Vec::new();
        for (index, (minute, gross, moves)) in sales_of.iter().enumerate() {
            let start = zero + chrono::TimeDelta::minutes(*minute);
            let mut item = news(&format!("T{index}"), &format!("b{}@example.com", index % 4), start, *gross, Vec::new());
            for (code, later) in moves {
                item.events.push(event(State::from_repr(*code).unwrap(), start + chrono::TimeDelta::minutes(*later)));
                item.events.sort_by_key(|event| event.at);
                put(&db, &owner, std::slice::from_ref(&item)).await;
            }
            known.push(item);
        }
        assert_verified(&db).await;
        let mut tx = db.read().await.unwrap();
        let span = Span { from: zero + chrono::TimeDelta::minutes(from), to: zero + chrono::TimeDelta::minutes(from + length) };
        let sold = |groups: Vec<figures::Group>| {
            groups.into_iter().filter(|g| Standing::of(g.state, g.was_approved) == Standing::Sold).map(|g| g.sums).sum::<Sums>()
        };
        let mut expected = Sums::default();
        let mut expected_day = Sums::default();
        let day = domain::calendar::day_of(span.from, owner.zone);
        let mut cursor = None;
        loop {
            let page = sales::page(&mut tx, &owner, &domain::collaborators::Products::all(), &Filter { cursor, ..Filter::default() })
                .await
                .unwrap();
            for line in &page.lines {
                if Standing::of(line.state, line.was_approved) == Standing::Sold {
                    let sums = Sums { count: 1, gross: line.gross, net: line.net.unwrap_or(0), net_known: 1 };
                    if span.contains(line.created_at) {
                        expected += sums;
                    }
                    if line.created_local.date() == day {
                        expected_day += sums;
                    }
                }
            }
            cursor = page.next;
            if cursor.is_none() {
                break;
            }
        }
        assert_eq!(sold(figures::within(&mut tx, &owner, &domain::collaborators::Products::all(), span).await.unwrap()), expected);
        let number = i64::from(day_number(day));
        let by_day = figures::by_day(&mut tx, &owner, &domain::collaborators::Products::all(), number, number + 1).await.unwrap();
        assert_eq!(sold(by_day.into_iter().map(|(_, group)| group).collect()), expected_day);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, max_shrink_iters: 40, ..ProptestConfig::default() })]
    #[test]
    fn whatever_is_told_again_changes_nothing_and_what_depends_on_several_sales_equals_a_recount(
        batches in prop::collection::vec(prop::collection::vec((0_i64..12, 0_i16..17, 0_i64..4, prop::option::of(prop::sample::select(vec![1_000, 3_000, 10_000]))), 1..30), 1..5),
    ) {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        runtime.block_on(told_twice(batches));
    }

    #[test]
    fn totals_of_any_days_are_those_of_their_sales(
        sales_of in prop::collection::vec((-530_i32..530, 1_i64..50_000, 0_usize..3, any::<bool>(), any::<bool>()), 1..60),
        ranges in prop::collection::vec((prop::option::of(prop::sample::select(&EDGES)), prop::option::of(prop::sample::select(&EDGES))), 20),
    ) {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        runtime.block_on(totals_add_up(sales_of, ranges));
    }

    #[test]
    fn whatever_happens_rollups_and_ledger_equal_a_recount(
        sales_of in prop::collection::vec((0_i64..6_000, 0_i64..50_000, prop::collection::vec((0_i16..17, 0_i64..3_000), 1..5)), 1..12),
        from in 0_i64..6_000,
        length in 0_i64..3_000,
    ) {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        runtime.block_on(random_sales_agree(sales_of, from, length));
    }
}
