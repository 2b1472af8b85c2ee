//! Asking reports: who may, what stands beside what, and that parts add up.

use crate::common::{at, engines, event, news, owner, put};
use chrono::NaiveDate;
use domain::Time;
use domain::collaborators::{Acting, Limits, Products, Right, Rights};
use domain::money::Currency;
use domain::parameter::ParameterFault;
use domain::reports::{Answer, Compare, Dimension, Figures, Granularity, Measure, Period, Question, Report, ServedBy, Sort, When};
use domain::sale::{Method, State};
use service::reports::{self, ReportError};
use store::Db;
use store::owners::Owner;
use store::sales::Incoming;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn now() -> Time {
    at("2026-03-31T15:00:00Z")
}

fn asked(report: Report, query: &str) -> Question {
    let pairs: Vec<(&str, &str)> = query.split('&').filter_map(|pair| pair.split_once('=')).collect();
    Question::parse(report, pairs, day("2026-03-31")).unwrap()
}

async fn ask(db: &Db, acting: &Acting, question: &Question) -> Answer {
    reports::ask(db, acting, question, now()).await.unwrap()
}

/// One sold sale a day of March and of February, of seven products by turns.
fn spring() -> Vec<Incoming> {
    let first = at("2026-02-01T15:00:00Z");
    (0..59)
        .map(|index| {
            let created = first + chrono::TimeDelta::days(index);
            let mut sale =
                news(&format!("S{index}"), &format!("b{index}@example.com"), created, 1_000 + index, vec![event(State::Approved, created)]);
            sale.product.code = format!("P{}", index % 7);
            sale.product.name = format!("Course {}", index % 7);
            sale.origin.device = Some(format!("device {}", index % 7));
            sale.method = if index % 2 == 0 { Method::Pix } else { Method::CreditCard };
            if index % 10 == 0 {
                sale.amounts.currency = Currency::EUR;
            }
            sale
        })
        .collect()
}

async fn fold(db: &Db) {
    while reports::fold(db).await.unwrap() {}
}

async fn with_sales(db: &Db) -> (Owner, Acting) {
    let owner = owner(db, "America/Sao_Paulo").await;
    put(db, &owner, &spring()).await;
    let acting = Acting::owner(owner.id);
    (owner, acting)
}

#[tokio::test]
async fn a_report_is_there_for_who_has_its_own_right_and_none_that_is_coming() {
    for (db, _dir) in engines().await {
        let (owner, everything) = with_sales(&db).await;
        let devices = Acting::collaborator(owner.id, Rights::of(&[Right::ReportsEarningsByDevice]), Limits::default());
        assert_eq!(reports::catalogue(&devices), [Report::EarningsByDevice]);
        assert_eq!(reports::catalogue(&everything), Report::ALL);
        for report in Report::ALL {
            let refused = matches!(reports::ask(&db, &devices, &Question::new(*report), now()).await, Err(ReportError::NotFound));
            assert_eq!(refused, *report != Report::EarningsByDevice, "{report}");
            let refused = matches!(reports::ask(&db, &everything, &Question::new(*report), now()).await, Err(ReportError::NotFound));
            assert_eq!(refused, report.spec().is_none(), "{report}");
        }
        let strange = Question { by: Some(Dimension::Method), ..Question::new(Report::Earnings) };
        let Err(ReportError::Parameters(faults)) = reports::ask(&db, &everything, &strange, now()).await else { panic!() };
        assert!(faults.len() == 1 && faults[0].parameter == "by" && faults[0].reason == ParameterFault::NotAValue);
    }
}

#[tokio::test]
async fn an_answer_adds_up_and_stands_beside_the_period_before() {
    for (db, _dir) in engines().await {
        let (_, acting) = with_sales(&db).await;
        for is_folded in [false, true] {
            if is_folded {
                fold(&db).await;
            }
            for (report, query) in [
                (Report::EarningsByDevice, "from=2026-03-01&to=2026-03-28"),
                (Report::EarningsByDevice, "from=2026-03-01&to=2026-03-28&granularity=week&sort=name"),
                (Report::ProductEarningsDetail, "from=2026-03-01&to=2026-03-28&granularity=month"),
                (Report::EarningsByDevice, "from=2026-03-01&to=2026-03-28&state=approved"),
            ] {
                let answer = ask(&db, &acting, &asked(report, query)).await;
                assert_eq!((answer.currency, answer.currencies.as_slice()), (Currency::BRL, &[Currency::BRL, Currency::EUR][..]));
                assert_eq!(answer.totals.sold, 25, "of twenty-eight three are in another currency");
                assert_eq!(answer.before, Some(Period::new(day("2026-02-01"), day("2026-02-28"))));
                assert_eq!(answer.totals_before.unwrap().sold, 25);
                assert_eq!(answer.series.iter().map(|point| point.figures).sum::<Figures>(), answer.totals);
                assert_eq!(answer.series.iter().filter_map(|point| point.before).sum::<Figures>(), answer.totals_before.unwrap());
                assert_eq!(answer.rows.iter().map(|row| row.figures).sum::<Figures>(), answer.totals);
                assert_eq!(answer.rows.iter().filter_map(|row| row.before).sum::<Figures>(), answer.totals_before.unwrap());
                assert_eq!(answer.stacks.len(), 6, "five, and the rest");
                for (index, point) in answer.series.iter().enumerate() {
                    assert_eq!(answer.stacks.iter().map(|stack| stack.points[index]).sum::<Figures>(), point.figures);
                }
                let by_gross = Measure::Gross.value(&answer.stacks[0].points.iter().copied().sum()).unwrap();
                assert_eq!(Some(by_gross), answer.rows.iter().map(|row| row.figures.gross).max());
                let expected = if query.contains("state") { ServedBy::Columns } else { ServedBy::Rollup };
                assert_eq!((answer.served_by, answer.cursor), (expected, None));
            }
            let year = asked(Report::AnnualSummary, "compare=year");
            let answer = ask(&db, &acting, &year).await;
            assert_eq!((answer.granularity, answer.by), (Granularity::Month, None));
            let months: Vec<i64> = answer.series.iter().map(|point| point.figures.sold).collect();
            assert_eq!(months, [0, 25, 28]);
            assert_eq!(answer.totals_before, Some(Figures::default()));
            let euros = ask(&db, &acting, &Question { currency: Some(Currency::EUR), compare: Compare::None, ..year }).await;
            assert_eq!((euros.totals.sold, euros.totals_before, euros.before), (6, None, None));
        }
    }
}

#[tokio::test]
async fn the_greatest_by_what_is_drawn_come_first_and_are_stacked() {
    for (db, _dir) in engines().await {
        let (_, acting) = with_sales(&db).await;
        let drawn = ask(&db, &acting, &asked(Report::EarningsByDevice, "period=all&draw=average_ticket")).await;
        let averages: Vec<_> = drawn.rows.iter().map(|row| Measure::AverageTicket.value(&row.figures)).collect();
        assert!(averages.len() == 7 && averages.is_sorted_by(|a, b| a >= b), "{averages:?}");
        let greatest: Vec<_> = drawn.rows.iter().take(5).map(|row| Some(row.key.clone())).collect();
        let by_name = ask(&db, &acting, &asked(Report::EarningsByDevice, "period=all&draw=average_ticket&sort=name")).await;
        assert!(by_name.rows.is_sorted_by(|a, b| a.key < b.key), "an order that is asked for holds for the rows");
        for answer in [&drawn, &by_name] {
            let stacked: Vec<_> = answer.stacks.iter().take(5).map(|stack| stack.key.clone()).collect();
            assert_eq!(stacked, greatest);
        }
    }
}

#[tokio::test]
async fn days_are_summed_up_when_sales_rest_and_after_a_while_also_when_they_do_not() {
    for (db, _dir) in engines().await {
        let (owner, _) = with_sales(&db).await;
        let is_stale = async || !store::reports::with_stale_days(&mut db.read().await.unwrap()).await.unwrap().is_empty();
        let mut rounds = reports::Rounds::default();
        assert!(!reports::fold_at_rest(&db, &mut rounds).await.unwrap(), "nothing in the first round");
        for round in 0..9 {
            let created = at("2026-03-05T15:00:00Z");
            put(&db, &owner, &[news(&format!("L{round}"), "l@example.com", created, 100, vec![event(State::Approved, created)])]).await;
            assert!(!reports::fold_at_rest(&db, &mut rounds).await.unwrap(), "sales come in");
        }
        let created = at("2026-03-05T15:00:00Z");
        put(&db, &owner, &[news("L10", "l@example.com", created, 100, vec![event(State::Approved, created)])]).await;
        assert!(reports::fold_at_rest(&db, &mut rounds).await.unwrap(), "not for ever: a turn of days, of which there are more");
        assert!(is_stale().await);
        assert!(!reports::fold_at_rest(&db, &mut rounds).await.unwrap(), "the rest, because nothing came meanwhile");
        assert!(!is_stale().await);
    }
}

#[tokio::test]
async fn rows_have_names_and_pages() {
    for (db, _dir) in engines().await {
        let (_, acting) = with_sales(&db).await;
        let question = asked(Report::ProductEarnings, "period=all&sort=name");
        let answer = ask(&db, &acting, &question).await;
        assert_eq!(answer.period.from, day("2026-02-01"), "everything begins with the first sale");
        let names: Vec<&str> = answer.rows.iter().filter_map(|row| row.name.as_deref()).collect();
        assert_eq!(names, (0..7).map(|index| format!("Course {index}")).collect::<Vec<_>>());
        let narrowed = question.narrowed_to(&answer.rows[2].key).unwrap();
        let one = ask(&db, &acting, &narrowed).await;
        assert_eq!((one.rows.len(), one.totals), (1, answer.rows[2].figures));
        let many: Vec<Incoming> = (0..120)
            .map(|index| {
                let mut sale = news(
                    &format!("M{index}"),
                    &format!("m{index}@example.com"),
                    at("2026-03-05T15:00:00Z"),
                    1_000 + index,
                    vec![event(State::Approved, at("2026-03-05T15:00:00Z"))],
                );
                sale.product.code = format!("M{index}");
                sale
            })
            .collect();
        let owner = store::owners::get(&mut db.read().await.unwrap(), acting.whose()).await.unwrap().unwrap();
        put(&db, &owner, &many).await;
        let mut question =
            Question { when: When::Days(Period::new(day("2026-03-01"), day("2026-03-31"))), ..Question::new(Report::ProductEarnings) };
        question.sort = Some(Sort { by: Some(Measure::Gross), ascending: true });
        let mut keys = Vec::new();
        loop {
            let answer = ask(&db, &acting, &question).await;
            keys.extend(answer.rows.into_iter().map(|row| (row.figures.gross, row.key)));
            let Some(cursor) = answer.cursor else { break };
            question.cursor = cursor;
        }
        assert!(keys.len() == 127 && keys.is_sorted_by(|a, b| a < b), "{}", keys.len());
    }
}

#[tokio::test]
async fn who_works_with_some_products_has_the_sums_of_those() {
    for (db, _dir) in engines().await {
        let (owner, everything) = with_sales(&db).await;
        let question = asked(Report::ProductEarnings, "period=all");
        let rows = ask(&db, &everything, &question).await.rows;
        let mine = rows[0].key.parse().unwrap();
        let other = rows[1].key.parse().unwrap();
        let limits = Limits { products: Products::some([mine]).unwrap(), last_day: None };
        let limited = Acting::collaborator(owner.id, Rights::ALL, limits);
        for is_folded in [false, true] {
            if is_folded {
                fold(&db).await;
            }
            for report in [Report::ProductEarnings, Report::Earnings, Report::PaymentMethods, Report::EarningsByDevice] {
                let answer = ask(&db, &limited, &asked(report, "period=all")).await;
                assert_eq!((answer.totals.sold, answer.totals.gross), (rows[0].figures.sold, rows[0].figures.gross), "{report}");
            }
            let mut question = asked(Report::Earnings, "period=all");
            question.narrowed.products = vec![other];
            assert!(ask(&db, &limited, &question).await.totals.is_zero(), "another's product is not there");
        }
    }
}
