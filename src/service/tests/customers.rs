//! Asking about customers and keeping segments: who may, what is named, what a segment holds later.

use crate::common::{at, engines, event, news, owner, put};
use chrono::{NaiveDate, TimeDelta};
use domain::Time;
use domain::collaborators::{Acting, Limits, Products, Right, Rights};
use domain::customers::{Draft, Kind, PARTS, Question, Segment, SegmentFault, Sort};
use domain::id::{CustomerId, OwnerId, ProductId, SegmentId};
use domain::money::Currency;
use domain::parameter::ParameterFault;
use domain::sale::State;
use service::asking::Asking;
use service::customers::{self, CustomersError};
use service::office::Office;
use store::owners::Owner;
use store::sales::Incoming;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn now() -> Time {
    at("2026-06-30T15:00:00Z")
}

fn asked(query: &str) -> Question {
    Question::parse(query.split('&').filter_map(|pair| pair.split_once('='))).unwrap()
}

/// Thirty buyers: the first bought once, the second twice, and so on by turns of five, every ten days.
fn spring() -> Vec<Incoming> {
    let first = at("2026-01-05T15:00:00Z");
    let sales = (0..30_i64).flat_map(|buyer| (0..=buyer % 5).map(move |turn| (buyer, turn)));
    sales
        .map(|(buyer, turn)| {
            let created = first + TimeDelta::days(buyer + turn * 30);
            let mut sale = news(
                &format!("B{buyer}-{turn}"),
                &format!("b{buyer}@example.com"),
                created,
                1_000 + buyer,
                vec![event(State::Approved, created)],
            );
            sale.product.code = format!("P{}", buyer % 3);
            sale.product.category = Some(format!("kind {}", buyer % 2));
            sale
        })
        .collect()
}

fn draft(name: &str, kind: Kind, query: &str) -> Draft {
    Draft { name: name.to_owned(), kind, question: asked(query) }
}

fn fault<T: std::fmt::Debug>(result: Result<T, CustomersError>) -> SegmentFault {
    let Err(CustomersError::Segment(fault)) = result else { panic!("{result:?}") };
    fault
}

async fn list(office: &Office, acting: &Acting) -> Vec<Segment> {
    customers::list(&office.db, acting, now()).await.unwrap()
}

/// An owner with these sales, on each engine.
async fn offices() -> Vec<(Office, OwnerId, Option<tempfile::TempDir>)> {
    let mut offices = Vec::new();
    for (db, dir) in engines().await {
        let owner = owner(&db, "America/Sao_Paulo").await;
        put(&db, &owner, &spring()).await;
        offices.push((Office::new(db, "https://counter.example"), owner.id, dir));
    }
    offices
}

/// What a product of the owner is known by.
async fn products(office: &Office, owner: OwnerId) -> Vec<ProductId> {
    let mut tx = office.db.read().await.unwrap();
    let rows: Vec<(uuid::Uuid,)> = tx.all("SELECT id FROM products WHERE owner_id = $1 ORDER BY code", vec![owner.0.into()]).await.unwrap();
    rows.into_iter().map(|(id,)| ProductId(id)).collect()
}

#[tokio::test]
async fn customers_are_answered_to_who_has_the_right_and_a_question_that_is_wrong_is_named() {
    for (db, _dir) in engines().await {
        let owner = owner(&db, "America/Sao_Paulo").await;
        put(&db, &owner, &spring()).await;
        let everything = Acting::owner(owner.id);
        let question = asked("by=frequency&period=all&min_orders=3&sort=-orders");
        let answer = customers::ask(&db, &everything, &question, now()).await.unwrap();
        assert_eq!((answer.totals.customers, answer.totals.orders), (18, 6 * (3 + 4 + 5)));
        assert_eq!((answer.period.from, answer.currency, answer.rows[0].bought.orders), (day("2026-01-05"), Currency::BRL, 5));
        let without = Acting::collaborator(owner.id, Rights::of(&[Right::ReportsEarnings]), Limits::default());
        assert!(matches!(customers::ask(&db, &without, &question, now()).await, Err(CustomersError::NotFound)));
        assert!(matches!(customers::shape(&db, &without, &question, now()).await, Err(CustomersError::NotFound)));
        assert!(matches!(customers::one(&db, &without, answer.rows[0].id).await, Err(CustomersError::NotFound)));
        assert!(matches!(customers::sales(&db, &without, answer.rows[0].id, None).await, Err(CustomersError::NotFound)));
        assert!(customers::one(&db, &everything, answer.rows[0].id).await.is_ok());
        let nobody = CustomerId(uuid::Uuid::nil());
        assert!(matches!(customers::one(&db, &everything, nobody).await, Err(CustomersError::NotFound)));
        let mut wrong = question;
        wrong.cursor = u32::MAX;
        let Err(CustomersError::Parameters(faults)) = customers::ask(&db, &everything, &wrong, now()).await else { panic!() };
        assert!(faults.len() == 1 && faults[0].reason == ParameterFault::NotACursor);
    }
}

#[tokio::test]
async fn customers_spread_over_parts_of_one_size_and_over_the_months_of_their_first_order() {
    for (db, _dir) in engines().await {
        let owner = owner(&db, "America/Sao_Paulo").await;
        put(&db, &owner, &spring()).await;
        let shape = customers::shape(&db, &Acting::owner(owner.id), &asked("period=all"), now()).await.unwrap();
        for frequency in 0..PARTS {
            let in_part: i64 = (0..PARTS).map(|recency| shape.cells[recency * PARTS + frequency].customers).sum();
            assert_eq!(in_part, 6, "one to five orders, six customers each");
        }
        assert_eq!(shape.cells.iter().map(|cell| cell.total).sum::<i64>(), spring().iter().map(|sale| sale.amounts.gross).sum::<i64>());
        let months: Vec<(NaiveDate, i64, i64)> =
            shape.cohorts.iter().map(|cohort| (cohort.month, cohort.customers, cohort.again)).collect();
        assert_eq!(months[0], (day("2026-01-01"), 27, 21));
        assert_eq!(months[1], (day("2026-02-01"), 3, 3));
        assert!(shape.cohorts.iter().all(|cohort| cohort.months[0] == cohort.customers), "all bought in their first month");
        assert_eq!(shape.cohorts[0].months.len(), 6, "up to the present month");
        let none = customers::shape(&db, &Acting::owner(owner.id), &asked("from=2020-01-01&to=2020-01-31"), now()).await.unwrap();
        assert!(none.cohorts.is_empty() && none.cells.iter().all(|cell| cell.customers == 0));
    }
}

#[tokio::test]
async fn a_dynamic_segment_asks_again_and_a_frozen_one_keeps_its_customers() {
    for (office, account, _dir) in offices().await {
        let asking = Asking::owner_here(account, now());
        let often = "by=frequency&period=all&min_orders=5";
        let moving = customers::add(&office, &asking, &draft(" Fiéis ", Kind::Dynamic, often)).await.unwrap();
        let kept = customers::add(&office, &asking, &draft("Fiéis de junho", Kind::Frozen, often)).await.unwrap();
        let taken = customers::add(&office, &asking, &draft("FIÉIS", Kind::Dynamic, often)).await;
        assert_eq!(fault(taken), SegmentFault::NameTaken);
        assert_eq!(fault(customers::add(&office, &asking, &draft(" ", Kind::Dynamic, often)).await), SegmentFault::NameMissing);
        let sizes = async || list(&office, &asking.acting).await.iter().map(|segment| segment.size).collect::<Vec<_>>();
        assert_eq!(sizes().await, [6, 6]);

        let later = at("2026-06-20T15:00:00Z");
        let more: Vec<Incoming> = (0..5)
            .map(|turn| news(&format!("N{turn}"), "new@example.com", later, 9_000, vec![event(State::Approved, later)]))
            .chain([news("O", "b4@example.com", later, 50_000, vec![event(State::Approved, later)])])
            .collect();
        let owner: Owner = store::owners::get(&mut office.db.read().await.unwrap(), account).await.unwrap().unwrap();
        put(&office.db, &owner, &more).await;
        assert_eq!(sizes().await, [7, 6], "who bought often since is in the dynamic one");
        let (segment, answer) = customers::open(&office.db, &asking.acting, kept, (Sort::default(), 0), now()).await.unwrap();
        assert_eq!((segment.name.as_str(), segment.kind, segment.question), ("Fiéis de junho", Kind::Frozen, asked(often)));
        assert_eq!((answer.rows[0].email.as_str(), answer.rows[0].bought.orders), ("b4@example.com", 6), "with the figures of today");
        let (_, answer) = customers::open(&office.db, &asking.acting, moving, (Sort::parse("email").unwrap(), 0), now()).await.unwrap();
        assert_eq!(answer.rows[6].email, "new@example.com");

        customers::rename(&office, &asking, kept, "Melhores").await.unwrap();
        assert_eq!(fault(customers::rename(&office, &asking, kept, "fieis").await), SegmentFault::NameTaken, "accents are no difference");
        customers::remove(&office, &asking, moving).await.unwrap();
        assert!(matches!(customers::remove(&office, &asking, moving).await, Err(CustomersError::NotFound)));
        let names: Vec<String> = list(&office, &asking.acting).await.into_iter().map(|segment| segment.name).collect();
        assert_eq!(names, ["Melhores"]);
    }
}

#[tokio::test]
async fn segments_are_their_owners_and_show_a_collaborator_the_customers_of_their_products() {
    for (office, account, _dir) in offices().await {
        let asking = Asking::owner_here(account, now());
        let kept = customers::add(&office, &asking, &draft("Todos", Kind::Frozen, "period=all")).await.unwrap();
        customers::add(&office, &asking, &draft("Sempre", Kind::Dynamic, "period=all")).await.unwrap();
        let limits = Limits { products: Products::some([products(&office, account).await[0]]).unwrap(), last_day: None };
        let limited = Acting::collaborator(account, Rights::of(&[Right::ReportsCustomers]), limits);
        let sizes: Vec<i64> = list(&office, &limited).await.iter().map(|segment| segment.size).collect();
        assert_eq!(sizes, [10, 10], "of thirty");
        let stranger = Acting::owner(owner(&office.db, "America/Sao_Paulo").await.id);
        assert!(list(&office, &stranger).await.is_empty());
        let opened = customers::open(&office.db, &stranger, kept, (Sort::default(), 0), now()).await;
        assert!(matches!(opened, Err(CustomersError::NotFound)));
        let theirs = Asking { acting: stranger, ..asking.clone() };
        assert!(matches!(customers::rename(&office, &theirs, kept, "Meus").await, Err(CustomersError::NotFound)));
        assert!(matches!(customers::remove(&office, &theirs, kept).await, Err(CustomersError::NotFound)));
        let without = Asking { acting: Acting::collaborator(account, Rights::of(&[Right::ReportsEarnings]), Limits::default()), ..asking };
        assert!(matches!(customers::list(&office.db, &without.acting, now()).await, Err(CustomersError::NotFound)));
        assert!(matches!(customers::remove(&office, &without, kept).await, Err(CustomersError::NotFound)));
        let made = customers::add(&office, &without, &draft("Meus", Kind::Dynamic, "period=all")).await;
        assert!(matches!(made, Err(CustomersError::NotFound)));
        assert_ne!(kept, SegmentId(uuid::Uuid::nil()));
    }
}
