//! Customers as a table to keep: all of them, adding up to what the page says, noted, and for nobody who may not see them.

use crate::centre::{Centre, centres, now};
use crate::common::{at, event, news, put};
use calamine::{DataType, Reader, Xlsx};
use chrono::TimeDelta;
use domain::collaborators::audit::{Action, Actor, Change, Object, Pair};
use domain::collaborators::{Acting, Limits, Products, Right, Rights};
use domain::customers::Question;
use domain::figures::Span;
use domain::id::ProductId;
use domain::money::{Currency, Money};
use domain::sale::State;
use service::asking::Asking;
use service::customers::export::{export, table};
use service::customers::{CustomersError, ask};
use service::sheets::{csv, xlsx};
use store::sales::Incoming;

fn asked(query: &str) -> Question {
    Question::parse(query.split('&').filter_map(|pair| pair.split_once('='))).unwrap()
}

/// What 130 buyers bought: each something in May, each third something in April before, each fourth something in May again.
fn spring() -> Vec<Incoming> {
    let sale = |buyer: i64, code: &str, created, gross| {
        let mut sale =
            news(&format!("{code}{buyer}"), &format!("b{buyer}@example.com"), created, gross, vec![event(State::Approved, created)]);
        sale.buyer.name = Some(format!("=Buyer {buyer}"));
        sale
    };
    let of = |buyer: i64| {
        let may = at("2026-05-03T12:00:00Z") + TimeDelta::hours(buyer);
        let before = (buyer % 3 == 0).then(|| sale(buyer, "A", at("2026-04-10T12:00:00Z"), 500));
        let again = (buyer % 4 == 0).then(|| sale(buyer, "C", at("2026-05-20T12:00:00Z"), 2_000));
        [Some(sale(buyer, "B", may, 1_000 + buyer)), before, again].into_iter().flatten()
    };
    (0..130).flat_map(of).collect()
}

/// Centres with these sales.
async fn with_buyers() -> Vec<Centre> {
    let centres = centres().await;
    for centre in &centres {
        let owner = store::owners::get(&mut centre.office.db.read().await.unwrap(), centre.owner).await.unwrap().unwrap();
        put(&centre.office.db, &owner, &spring()).await;
    }
    centres
}

async fn course(centre: &Centre) -> ProductId {
    let mut tx = centre.office.db.read().await.unwrap();
    let rows: Vec<(uuid::Uuid,)> = tx.all("SELECT id FROM products WHERE owner_id = $1", vec![centre.owner.0.into()]).await.unwrap();
    ProductId(rows[0].0)
}

#[tokio::test]
async fn a_table_of_customers_is_whole_adds_up_and_is_noted() {
    for centre in with_buyers().await {
        let office = &centre.office;
        let everything: i64 = spring().iter().map(|sale| sale.amounts.gross).sum();
        let april = spring().iter().filter(|sale| sale.transaction.starts_with('A')).count() as i64 * 500;
        for sort in ["email", "-total", "-lifetime_total"] {
            let question = asked(&format!("from=2026-05-01&to=2026-05-31&sort={sort}&cursor=50"));
            let answer = export(office, &centre.asking(), &question).await.unwrap().answer;
            assert_eq!((answer.rows.len(), answer.cursor, answer.previous), (130, None, None));
            assert_eq!((answer.totals.customers, answer.totals.orders, answer.totals.total), (130, 163, everything - april));
            let page = ask(&office.db, &centre.asking().acting, &question, now()).await.unwrap();
            assert_eq!((page.totals, page.cursor), (answer.totals, Some(100)));
            assert_eq!(page.rows[..], answer.rows[50..100], "{sort}");

            let sheet = table(&answer);
            let text = String::from_utf8(csv(&sheet).unwrap()).unwrap();
            let head = "id,email,name,currency,orders,total,first_day,last_day,lifetime_orders,lifetime_total,lifetime_first_day,lifetime_last_day";
            assert_eq!(text.lines().next(), Some(head));
            let lines: Vec<Vec<&str>> = text.lines().skip(1).map(|line| line.split(',').collect()).collect();
            let minor = |column: usize| lines.iter().map(|line| Money::parse(line[column], Currency::BRL).unwrap().minor).sum::<i64>();
            let orders: i64 = lines.iter().map(|line| line[4].parse::<i64>().unwrap()).sum();
            assert_eq!((lines.len(), orders, minor(5), minor(9)), (130, 163, everything - april, everything));
            let line = lines.iter().find(|line| line[1] == "b12@example.com").unwrap();
            let bought = ["2", "30.12", "2026-05-03", "2026-05-20", "3", "35.12", "2026-04-10", "2026-05-20"];
            assert_eq!((line[2], line[3], &line[4..]), ("'=Buyer 12", "BRL", &bought[..]));

            let mut book = Xlsx::new(std::io::Cursor::new(xlsx(&[sheet], now()).unwrap())).unwrap();
            let rows = book.worksheet_range("customers").unwrap();
            let cents: f64 = rows.rows().skip(1).filter_map(|row| row[5].as_f64()).map(|amount| amount * 100.0).sum();
            assert_eq!((rows.height(), cents.round() as i64), (131, answer.totals.total));
        }
        let noted: Vec<_> = centre.log().await.into_iter().filter(|entry| entry.action == Action::ReportExported).collect();
        assert_eq!(noted.len(), 3);
        let days = Span { from: at("2026-05-01T03:00:00Z"), to: at("2026-06-01T03:00:00Z") };
        for entry in noted {
            assert_eq!((entry.object, entry.name.as_str(), entry.at), (Object::Sales, "customers", now()));
            assert_eq!(entry.actor, Actor::Owner { account: centre.ana });
            assert_eq!(entry.changes, [Change::Period(Pair::new(None, Some(days)))]);
        }
    }
}

#[tokio::test]
async fn customers_are_taken_along_by_who_may_see_them_and_a_wrong_question_is_not_noted() {
    for centre in with_buyers().await {
        let office = &centre.office;
        let by = |right: Right, limits: Limits| Asking {
            acting: Acting::collaborator(centre.owner, Rights::of(&[right]), limits),
            ..centre.asking()
        };
        let everybody = asked("period=all");
        let without = by(Right::ReportsEarnings, Limits::default());
        assert!(matches!(export(office, &without, &everybody).await, Err(CustomersError::NotFound)));
        let wrong = Question { cursor: u32::MAX, ..everybody };
        let Err(CustomersError::Parameters(faults)) = export(office, &centre.asking(), &wrong).await else { panic!() };
        assert_eq!((faults.len(), faults[0].parameter.as_str()), (1, "cursor"));
        assert!(centre.log().await.iter().all(|entry| entry.action != Action::ReportExported), "nobody took anything");

        let of_course = asked(&format!("period=all&product={}", course(&centre).await));
        let with = by(Right::ReportsCustomers, Limits::default());
        let taken = export(office, &with, &of_course).await.unwrap();
        assert_eq!((taken.product.as_deref(), taken.answer.rows.len()), (Some("Course"), 130));
        let entry = centre.log().await.into_iter().find(|entry| entry.action == Action::ReportExported).unwrap();
        assert_eq!(entry.actor, Actor::Collaborator { account: centre.ana, right: Right::ReportsCustomers });
        let other = Limits { products: Products::some([ProductId(uuid::Uuid::nil())]).unwrap(), last_day: None };
        let taken = export(office, &by(Right::ReportsCustomers, other), &of_course).await.unwrap();
        assert_eq!((taken.product, taken.answer.rows.len()), (None, 0), "what the caller does not see is not there, nor its name");
    }
}
