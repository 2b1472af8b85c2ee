//! Customers against a recount by plain loops, on both engines: in two zones, orders of several sales, two currencies, some products only.

mod common;
#[path = "common/dice.rs"]
mod dice;

use chrono::{NaiveDate, TimeDelta};
use common::{at, engines, event, news, owner, put};
use dice::Dice;
use domain::calendar::day_of;
use domain::collaborators::Products;
use domain::customers::{Bought, By, Cell, Column, Frequency, PAGE_SIZE, PARTS, Part, Question, Row, Sort, Totals};
use domain::id::{CustomerId, ProductId};
use domain::money::Currency;
use domain::reports::{Period, Preset, When};
use domain::sale::{Event, State};
use domain::{IntoEnumIterator, Time};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use store::Db;
use store::customers::{self, Asked};
use store::owners::Owner;
use store::reports;
use store::sales::Incoming;
use uuid::Uuid;

/// Sales over seven months: most sold, many in orders of several, written with addresses in any case.
fn jumble(dice: &mut Dice, count: usize, first: Time) -> Vec<Incoming> {
    (0..count)
        .map(|index| {
            let created = first + TimeDelta::minutes(dice.roll(210 * 24 * 60) as i64);
            let approved = event(State::Approved, created);
            let later = created + TimeDelta::hours(5);
            let events = match dice.roll(10) {
                0 => vec![event(State::Declined, later)],
                1 => vec![approved, event(State::Refunded, later)],
                2 => vec![approved, event(State::Chargeback, later)],
                3 => vec![approved, Event { refunded: Some(10), ..event(State::PartiallyRefunded, later) }],
                4 => vec![approved, event(State::Complete, later)],
                5 => vec![approved, event(State::Disputed, later)],
                6 => vec![],
                _ => vec![approved],
            };
            let buyer = dice.roll(count as u64 / 4 + 1);
            let email = if dice.roll(2) == 0 { format!("Guest_{buyer}.X@Example.COM") } else { format!("guest_{buyer}.x@example.com") };
            let mut sale = news(&format!("C{index}"), &email, created, 100 + dice.roll(9_000) as i64, events);
            // An order of one buyer may be spread over months.
            sale.order = (dice.roll(3) > 0).then(|| format!("O{buyer}-{}", dice.roll(3)));
            sale.buyer.name = (dice.roll(2) == 0).then(|| format!("Name {}", dice.roll(4)));
            sale.product.code = format!("P{}", dice.roll(4));
            sale.product.category = dice.pick(&[None, Some("yoga"), Some("music")]).map(str::to_owned);
            sale.product.brand = dice.pick(&[None, Some("Ana")]).map(str::to_owned);
            sale.amounts.currency = dice.pick(&[Currency::BRL, Currency::BRL, Currency::EUR]);
            sale
        })
        .collect()
}

/// A stored sale, as plain values.
#[derive(Clone)]
struct Stored {
    id: Uuid,
    customer: Uuid,
    /// The customer's number: equals stand in the order of these.
    number: i64,
    email: String,
    name: Option<String>,
    order: String,
    state: State,
    created: Time,
    product: Uuid,
    category: Option<String>,
    brand: Option<String>,
    currency: String,
    gross: i64,
}

async fn stored(db: &Db, owner: &Owner) -> Vec<Stored> {
    type Facts = (Uuid, Uuid, i64, String, Option<String>, Option<String>, i16, i64, Uuid, Option<String>, Option<String>, String, i64);
    let rows: Vec<Facts> = db
        .read()
        .await
        .unwrap()
        .all(
            "SELECT s.id, s.customer_id, c.number, c.email, s.buyer_name, s.order_code, s.state, s.created_at, s.product_id, s.category, s.brand, s.currency, s.gross \
             FROM sales s JOIN customers c ON c.owner_id = s.owner_id AND c.id = s.customer_id WHERE s.owner_id = $1",
            vec![owner.id.0.into()],
        )
        .await
        .unwrap();
    rows.into_iter()
        .map(|(id, customer, number, email, name, order, state, created, product, category, brand, currency, gross)| Stored {
            id,
            customer,
            number,
            email,
            name,
            order: order.map_or_else(|| format!("alone {id}"), |order| format!("order {order}")),
            state: State::from_repr(state).unwrap(),
            created: Time::from_timestamp_micros(created).unwrap(),
            product,
            category,
            brand,
            currency,
            gross,
        })
        .collect()
}

impl Stored {
    fn is_sold(&self) -> bool {
        matches!(self.state, State::Approved | State::Complete | State::Disputed | State::PartiallyRefunded)
    }

    fn is_asked(&self, question: &Question, owner: &Owner, period: Period, currency: Currency) -> bool {
        let is_stated = |is: &Option<String>, asked: &str| is.as_deref().unwrap_or_default() == asked;
        let is_of_part = match &question.by {
            By::Catalogue(Some(Part::Product(product))) => self.product == product.0,
            By::Catalogue(Some(Part::Brand(brand))) => is_stated(&self.brand, brand),
            By::Catalogue(Some(Part::Category(category))) => is_stated(&self.category, category),
            _ => true,
        };
        is_of_part && self.currency == currency.code() && period.contains(day_of(self.created, owner.zone))
    }
}

/// What some sales are; none where there are none.
fn bought(sales: &[&Stored], owner: &Owner, currency: Currency) -> Option<Bought> {
    let first = sales.iter().map(|sale| sale.created).min()?;
    let last = sales.iter().map(|sale| sale.created).max()?;
    let orders: BTreeSet<&str> = sales.iter().map(|sale| sale.order.as_str()).collect();
    let total = sales.iter().filter(|sale| sale.currency == currency.code()).map(|sale| sale.gross).sum();
    let (first_day, last_day) = (day_of(first, owner.zone), day_of(last, owner.zone));
    Some(Bought { orders: orders.len() as i64, total, first, first_day, last, last_day })
}

/// The answer in the plainest way, in no order.
fn recount(sales: &[Stored], asked: &Asked<'_>) -> Vec<Row> {
    let Asked { owner, products, question, currency, period, .. } = *asked;
    let mut by_customer: BTreeMap<Uuid, Vec<&Stored>> = BTreeMap::new();
    for sale in sales.iter().filter(|sale| products.reach(ProductId(sale.product))) {
        by_customer.entry(sale.customer).or_default().push(sale);
    }
    let frequency = question.frequency();
    let rows = by_customer.into_iter().filter_map(|(customer, seen)| {
        let sold: Vec<&Stored> = seen.iter().copied().filter(|sale| sale.is_sold()).collect();
        let matching: Vec<&Stored> = sold.iter().copied().filter(|sale| sale.is_asked(question, owner, period, currency)).collect();
        let (bought, lifetime) = (bought(&matching, owner, currency)?, bought(&sold, owner, currency)?);
        let is_enough = frequency.min_orders.is_none_or(|least| bought.orders >= i64::from(least))
            && frequency.min_amount.is_none_or(|least| bought.total >= least)
            && frequency.silent_since.is_none_or(|day| lifetime.last_day < day);
        let named = seen.iter().filter(|sale| sale.name.is_some()).max_by_key(|sale| (sale.created, sale.id));
        let name = named.and_then(|sale| sale.name.clone());
        is_enough.then(|| Row { id: CustomerId(customer), email: seen[0].email.clone(), name, bought, lifetime })
    });
    rows.collect()
}

fn sorted(mut rows: Vec<Row>, sort: Sort, sales: &[Stored]) -> Vec<Row> {
    let numbers: HashMap<Uuid, i64> = sales.iter().map(|sale| (sale.customer, sale.number)).collect();
    let number = |row: &Row| match sort.by {
        Column::Email => 0,
        Column::Orders => row.bought.orders,
        Column::Total => row.bought.total,
        Column::First => row.bought.first.timestamp_micros(),
        Column::Last => row.bought.last.timestamp_micros(),
        Column::LifetimeOrders => row.lifetime.orders,
        Column::LifetimeTotal => row.lifetime.total,
        Column::LifetimeFirst => row.lifetime.first.timestamp_micros(),
        Column::LifetimeLast => row.lifetime.last.timestamp_micros(),
    };
    let text = |row: &Row| if sort.by == Column::Email { row.email.clone() } else { String::new() };
    rows.sort_by_key(|row| (text(row), number(row), numbers[&row.id.0]));
    if !sort.ascending {
        rows.reverse();
    }
    rows
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn days(from: &str, to: &str) -> When {
    When::Days(Period::new(day(from), day(to)))
}

const TODAY: &str = "2026-08-01";

fn asked<'a>(owner: &'a Owner, products: &'a Products, question: &'a Question) -> Asked<'a> {
    let period = question.when.days(day(TODAY), Some(day("2026-01-01")));
    let currency = question.currency.unwrap_or(Currency::BRL);
    Asked { owner, products, question, currency, period, members: None }
}

/// Every page of a question, joined, and its totals.
async fn whole(db: &Db, owner: &Owner, products: &Products, question: &Question) -> (Totals, Vec<Row>) {
    let mut tx = db.read().await.unwrap();
    let (mut rows, mut question) = (Vec::new(), question.first_page());
    loop {
        let page = customers::page(&mut tx, &asked(owner, products, &question), PAGE_SIZE).await.unwrap();
        rows.extend(page.rows);
        if !page.has_more {
            return (page.totals, rows);
        }
        assert_eq!(rows.len() % PAGE_SIZE as usize, 0);
        question.cursor += PAGE_SIZE;
    }
}

/// The questions of every kind over short and long periods.
fn questions(product: ProductId) -> Vec<Question> {
    let mut all = Vec::new();
    for when in
        [days("2026-03-01", "2026-03-05"), days("2026-02-10", "2026-06-30"), When::Preset(Preset::All), days("2025-01-01", "2025-01-31")]
    {
        let plain = Question::new(when);
        let of = |part| Question { by: By::Catalogue(Some(part)), ..plain.clone() };
        let often = |frequency| Question { by: By::Frequency(frequency), currency: Some(Currency::EUR), ..plain.clone() };
        let nothing = Frequency::default();
        all.extend([
            plain.clone(),
            Question { currency: Some(Currency::EUR), ..plain.clone() },
            of(Part::Product(product)),
            of(Part::Brand("Ana".into())),
            of(Part::Brand(String::new())),
            of(Part::Category("yoga".into())),
            often(nothing),
            often(Frequency { min_orders: Some(2), ..nothing }),
            often(Frequency { min_amount: Some(7_000), ..nothing }),
            often(Frequency { silent_since: Some(day("2026-06-20")), ..nothing }),
            often(Frequency { silent_since: Some(day("2026-04-01")), min_orders: Some(2), min_amount: Some(1_000) }),
        ]);
    }
    all
}

#[tokio::test]
async fn customers_are_those_of_a_plain_recount() {
    for (db, _dir) in engines().await {
        for zone in ["America/Sao_Paulo", "Pacific/Auckland"] {
            let owner = owner(&db, zone).await;
            let mut dice = Dice(7);
            let mut sales = jumble(&mut dice, 900, at("2026-01-01T11:00:00Z"));
            // Before the days that reports know, and still a part of a life.
            for (index, email) in ["guest_3.x@example.com", "guest_4.x@example.com"].into_iter().enumerate() {
                let moment = at("1969-12-30T20:00:00Z") + TimeDelta::hours(index as i64);
                let mut early = news(&format!("E{index}"), email, moment, 500, vec![event(State::Approved, moment)]);
                early.product.code = "P1".into();
                sales.push(early);
            }
            put(&db, &owner, &sales).await;
            let sales = stored(&db, &owner).await;
            let mut products: Vec<ProductId> = sales.iter().map(|sale| ProductId(sale.product)).collect();
            products.sort_unstable();
            products.dedup();
            assert_eq!(products.len(), 4);
            let some = Products::some([products[0], products[2]]).unwrap();
            let mut found = 0;
            // No day summed up, some, and all of them.
            for (seen, rounds) in [(some.clone(), 0), (Products::all(), 1), (some, 2), (Products::all(), 9)] {
                for _ in 0..rounds {
                    reports::fold(&db, owner.id, 40).await.unwrap();
                }
                for question in questions(products[0]) {
                    let (totals, rows) = whole(&db, &owner, &seen, &question).await;
                    let expected = sorted(recount(&sales, &asked(&owner, &seen, &question)), question.sort, &sales);
                    assert_eq!(rows, expected, "{zone} {}", question.query());
                    let sums = Totals {
                        customers: rows.len() as i64,
                        orders: rows.iter().map(|row| row.bought.orders).sum(),
                        total: rows.iter().map(|row| row.bought.total).sum(),
                    };
                    assert_eq!(totals, sums, "{}", question.query());
                    found += rows.len();
                }
                for by in Column::iter() {
                    for ascending in [false, true] {
                        let question = Question { sort: Sort { by, ascending }, ..Question::new(When::Preset(Preset::All)) };
                        let (_, rows) = whole(&db, &owner, &seen, &question).await;
                        assert_eq!(
                            rows,
                            sorted(recount(&sales, &asked(&owner, &seen, &question)), question.sort, &sales),
                            "{}",
                            question.query()
                        );
                        assert!(rows.len() > 100, "several pages");
                    }
                }
            }
            assert!(found > 2_000, "{found}");
        }
    }
}

#[tokio::test]
async fn an_order_counts_once_however_many_sales_it_has_and_a_sale_without_one_by_itself() {
    for (db, _dir) in engines().await {
        let owner = owner(&db, "America/Sao_Paulo").await;
        let sale = |code: &str, email: &str, moment: &str, order: Option<&str>| {
            let mut sale = news(code, email, at(moment), 1_000, vec![event(State::Approved, at(moment))]);
            sale.order = order.map(str::to_owned);
            sale
        };
        put(
            &db,
            &owner,
            &[
                sale("A", "Bia@Example.com", "2026-01-31T15:00:00Z", Some("X")),
                sale("B", "bia@example.com ", "2026-02-01T15:00:00Z", Some("X")),
                sale("C", "bia@example.com", "2026-02-02T15:00:00Z", None),
                // In São Paulo it is still the 28th of February.
                sale("D", "BIA@example.com", "2026-03-01T02:00:00Z", None),
            ],
        )
        .await;
        let all = Products::all();
        let (totals, rows) = whole(&db, &owner, &all, &Question::new(days("2026-02-01", "2026-02-28"))).await;
        assert_eq!(totals, Totals { customers: 1, orders: 3, total: 3_000 });
        assert_eq!((rows[0].email.as_str(), rows[0].bought.last_day), ("bia@example.com", day("2026-02-28")));
        assert_eq!((rows[0].lifetime.orders, rows[0].lifetime.total, rows[0].lifetime.first_day), (3, 4_000, day("2026-01-31")));
        let silent = |day: NaiveDate| Question {
            by: By::Frequency(Frequency { silent_since: Some(day), ..Frequency::default() }),
            ..Question::new(days("2026-01-01", "2026-01-31"))
        };
        assert_eq!(whole(&db, &owner, &all, &silent(day("2026-02-28"))).await.0.customers, 0, "bought on that day");
        assert_eq!(whole(&db, &owner, &all, &silent(day("2026-03-01"))).await.0.customers, 1, "the last order was the day before");
        let beyond = Question { cursor: 50, ..Question::new(days("2026-02-01", "2026-02-28")) };
        let page = customers::page(&mut db.read().await.unwrap(), &asked(&owner, &all, &beyond), PAGE_SIZE).await.unwrap();
        assert_eq!((page.totals, page.rows.len(), page.has_more), (totals, 0, false), "the totals do not depend on the page");
    }
}

/// The part of each value, by counting those below it.
fn parts(values: &[i64]) -> Vec<usize> {
    values.iter().map(|value| values.iter().filter(|other| *other < value).count() * PARTS / values.len()).collect()
}

#[tokio::test]
async fn parts_and_cohorts_are_those_of_a_plain_recount() {
    for (db, _dir) in engines().await {
        let owner = owner(&db, "America/Sao_Paulo").await;
        put(&db, &owner, &jumble(&mut Dice(3), 600, at("2026-01-01T11:00:00Z"))).await;
        let sales = stored(&db, &owner).await;
        let some = Products::some([ProductId(sales[0].product)]).unwrap();
        reports::fold(&db, owner.id, 100).await.unwrap();
        for (seen, when) in [(Products::all(), When::Preset(Preset::All)), (some, days("2026-03-01", "2026-07-15"))] {
            let question = Question::new(when);
            let asked = asked(&owner, &seen, &question);
            let rows = recount(&sales, &asked);
            let by = |value: &dyn Fn(&Row) -> i64| parts(&rows.iter().map(value).collect::<Vec<_>>());
            let (recency, frequency, money) =
                (by(&|row| row.bought.last.timestamp_micros()), by(&|row| row.bought.orders), by(&|row| row.bought.total));
            let mut expected = vec![Cell::default(); PARTS * PARTS];
            for (index, row) in rows.iter().enumerate() {
                let cell = &mut expected[recency[index] * PARTS + frequency[index]];
                cell.customers += 1;
                cell.total += row.bought.total;
                cell.by_money[money[index]] += 1;
            }
            let mut tx = db.read().await.unwrap();
            let selection = asked.select(&mut tx).await.unwrap();
            assert_eq!(customers::cells(&selection).await, expected);

            let months: Vec<NaiveDate> = (1..=9).map(|month| NaiveDate::from_ymd_opt(2026, month, 1).unwrap()).collect();
            let month_of = |day: NaiveDate| months.iter().rposition(|month| *month <= day).unwrap();
            let cohorts = customers::cohorts(&mut tx, &asked, &selection, &months, 6).await.unwrap();
            let mut expected = vec![(0, vec![0; 8]); 6];
            let mut lives: HashMap<Uuid, BTreeSet<usize>> = HashMap::new();
            for sale in sales.iter().filter(|sale| sale.is_sold() && seen.reach(ProductId(sale.product))) {
                lives.entry(sale.customer).or_default().insert(month_of(day_of(sale.created, owner.zone)));
            }
            for row in &rows {
                let Some((again, by_month)) = expected.get_mut(month_of(row.lifetime.first_day)) else { continue };
                *again += i64::from(row.lifetime.orders > 1);
                lives[&row.id.0].iter().for_each(|month| by_month[*month] += 1);
            }
            let found: Vec<(i64, Vec<i64>)> = cohorts.into_iter().map(|cohort| (cohort.again, cohort.by_month)).collect();
            assert_eq!(found, expected);
            assert!(found.iter().map(|(again, _)| again).sum::<i64>() > if seen.are_all() { 50 } else { 0 });
        }
    }
}

#[tokio::test]
async fn one_customer_is_seen_by_their_owner_and_as_far_as_products_reach() {
    for (db, _dir) in engines().await {
        let (mine, other) = (owner(&db, "America/Sao_Paulo").await, owner(&db, "America/Sao_Paulo").await);
        put(&db, &mine, &jumble(&mut Dice(5), 400, at("2026-01-01T11:00:00Z"))).await;
        let sales = stored(&db, &mine).await;
        let mut tx = db.read().await.unwrap();
        for customer in sales.iter().map(|sale| sale.customer).collect::<BTreeSet<_>>() {
            let id = CustomerId(customer);
            assert_eq!(customers::one(&mut tx, &other, &Products::all(), id).await.unwrap(), None, "another owner's");
            for seen in [Products::all(), Products::some([ProductId(sales[0].product)]).unwrap()] {
                let of: Vec<&Stored> =
                    sales.iter().filter(|sale| sale.customer == customer && seen.reach(ProductId(sale.product))).collect();
                let found = customers::one(&mut tx, &mine, &seen, id).await.unwrap();
                assert_eq!(found.is_some(), !of.is_empty());
                let Some(found) = found else { continue };
                let sold: Vec<&Stored> = of.iter().copied().filter(|sale| sale.is_sold()).collect();
                assert_eq!(found.orders, sold.iter().map(|sale| &sale.order).collect::<BTreeSet<_>>().len() as i64);
                for currency in [Currency::BRL, Currency::EUR] {
                    let in_it: Vec<&Stored> = sold.iter().copied().filter(|sale| sale.currency == currency.code()).collect();
                    let life = found.lives.iter().find(|life| life.currency == currency).map(|life| life.bought);
                    assert_eq!(life, bought(&in_it, &mine, currency));
                }
                let names: BTreeSet<&String> = of.iter().filter_map(|sale| sale.name.as_ref()).collect();
                assert_eq!(found.names.iter().collect::<BTreeSet<_>>(), names);
                let mut lines = Vec::new();
                let mut cursor = None;
                loop {
                    let page = store::sales::of_customer(&mut tx, &mine, &seen, id, cursor).await.unwrap();
                    lines.extend(page.lines.into_iter().map(|line| line.id.0));
                    cursor = page.next;
                    if cursor.is_none() {
                        break;
                    }
                }
                let mut expected: Vec<&&Stored> = of.iter().collect();
                expected.sort_by_key(|sale| std::cmp::Reverse((sale.created, sale.id)));
                assert_eq!(lines, expected.iter().map(|sale| sale.id).collect::<Vec<_>>());
            }
        }
    }
}
