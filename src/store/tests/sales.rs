//! What is recorded of sales, on both engines.

mod common;

use common::{at, engines, event, news, owner, put};
use domain::calendar::day_number;
use domain::figures::{Span, Sums};
use domain::listing::{Filter, Sort};
use domain::sale::{MoveError, Standing, State};
use proptest::prelude::*;
use store::sales::{self, Outcome};
use store::{figures, verify};

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
        let page = sales::page(&mut tx, &mine, &Filter::default()).await.unwrap();
        let id = page.lines[0].id;
        assert!(sales::detail(&mut tx, &mine, id).await.unwrap().is_some());
        assert!(sales::detail(&mut tx, &other, id).await.unwrap().is_none());
        assert!(sales::page(&mut tx, &other, &Filter::default()).await.unwrap().lines.is_empty());
        assert!(sales::totals(&mut tx, &other, &Filter::default()).await.unwrap().is_empty());
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
            let page = sales::page(&mut tx, &owner, &Filter { states: vec![State::Approved], ..Filter::default() }).await.unwrap();
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
        assert!(sales::to_win_back(&mut tx, &owner, span).await.unwrap().is_empty(), "she has bought since");
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
        let people: i64 = sales::to_win_back(&mut tx, &owner, span).await.unwrap().iter().map(|(_, n)| n).sum();
        assert_eq!(people, 2);
        let earlier = Span { from: one, to: two };
        let people: i64 = sales::to_win_back(&mut tx, &owner, earlier).await.unwrap().iter().map(|(_, n)| n).sum();
        assert_eq!(people, 1, "as of an earlier moment, from the sales themselves");
        drop(tx);
        let three = at("2026-03-20T12:00:00Z");
        put(&db, &owner, &[news("D", "ana@example.com", three, 100, vec![event(State::Approved, three)])]).await;
        let mut tx = db.read().await.unwrap();
        let people: i64 = sales::to_win_back(&mut tx, &owner, span).await.unwrap().iter().map(|(_, n)| n).sum();
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
                    let page = sales::page(&mut tx, &owner, &filter).await.unwrap();
                    forwards.extend(page.lines.iter().map(|line| line.id));
                    if page.next.is_none() {
                        let mut backwards = page.lines.iter().rev().map(|line| line.id).collect::<Vec<_>>();
                        filter.cursor = page.previous;
                        while filter.cursor.is_some() {
                            let page = sales::page(&mut tx, &owner, &filter).await.unwrap();
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
            let page = sales::page(&mut tx, &owner, &filter).await.unwrap();
            assert_eq!(page.lines.iter().map(|line| line.code.as_str()).collect::<Vec<_>>(), codes, "{text}");
            let totals = sales::totals(&mut tx, &owner, &filter).await.unwrap();
            assert_eq!(totals.iter().map(|t| t.all.count).sum::<i64>(), codes.len() as i64, "{text}");
        }
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
        for sql in ["UPDATE totals_by_day SET gross = gross + 1", "UPDATE balances SET amount = amount + 1", "UPDATE sales SET state = 6"] {
            let mut tx = db.write().await.unwrap();
            tx.run(sql, vec![]).await.unwrap();
            assert!(!verify::verify(&mut tx).await.unwrap().differences.is_empty(), "{sql}");
        }
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
            let page = sales::page(&mut tx, &owner, &Filter { cursor, ..Filter::default() }).await.unwrap();
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
        assert_eq!(sold(figures::within(&mut tx, &owner, span).await.unwrap()), expected);
        let number = i64::from(day_number(day));
        let by_day = figures::by_day(&mut tx, &owner, number, number + 1).await.unwrap();
        assert_eq!(sold(by_day.into_iter().map(|(_, group)| group).collect()), expected_day);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, max_shrink_iters: 40, ..ProptestConfig::default() })]
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
