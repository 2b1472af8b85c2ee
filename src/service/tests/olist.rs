//! A real file of 113,425 lines, imported twice into both engines, must give figures that were counted without us.

#[allow(dead_code, reason = "the store's helpers, of which this needs a few")]
use crate::common::{at, engines, owner};
use domain::collaborators::Acting;
use domain::id::OwnerId;
use domain::reports::{Answer, Question, Report, Row, SEPARATOR};
use service::import::{self, Mapping, Options};
use std::collections::{BTreeMap, BTreeSet};
use std::io::BufReader;
use std::path::Path;
use store::{Db, verify};

/// What is to be found: a question, and its rows as text.
const FIGURES: [(&str, &str); 7] = [
    (
        "SELECT CAST(state AS TEXT) || ' ' || CAST(COUNT(*) AS TEXT) || ' ' || CAST(SUM(gross) AS TEXT) FROM sales WHERE owner_id = $1 GROUP BY state ORDER BY state",
        "5 1904 31575328; 6 110197 1541977375; 10 549 10802621",
    ),
    (
        "SELECT CAST(COUNT(*) AS TEXT) || ' ' || CAST(SUM(gross) AS TEXT) || ' ' || CAST(COUNT(DISTINCT customer_id) AS TEXT) FROM sales WHERE owner_id = $1 AND state IN (5, 6)",
        "112101 1573552703 94983",
    ),
    (
        "SELECT CAST(method AS TEXT) || ' ' || CAST(COUNT(*) AS TEXT) || ' ' || CAST(SUM(gross) AS TEXT) FROM sales WHERE owner_id = $1 AND state IN (5, 6) GROUP BY method ORDER BY method",
        "0 3 14346; 1 84340 1234743726; 3 3304 34905035; 4 22771 282647622; 9 1683 21241974",
    ),
    (
        "SELECT CAST(method AS TEXT) || ' ' || CAST(SUM(sales) AS TEXT) || ' ' || CAST(SUM(gross) AS TEXT) FROM sales_by_day WHERE owner_id = $1 AND state IN (5, 6) GROUP BY method ORDER BY method",
        "0 3 14346; 1 84340 1234743726; 3 3304 34905035; 4 22771 282647622; 9 1683 21241974",
    ),
    (
        "SELECT buyer_state || ' ' || CAST(COUNT(*) AS TEXT) || ' ' || CAST(SUM(gross) AS TEXT) FROM sales WHERE owner_id = $1 AND state IN (5, 6) GROUP BY buyer_state ORDER BY COUNT(*) DESC LIMIT 3",
        "SP 47153 587813206; RJ 14509 211566756; MG 13071 184307443",
    ),
    (
        // 17494 is the number of 2017-11-24.
        "SELECT CAST(day AS TEXT) || ' ' || CAST(SUM(sales) AS TEXT) || ' ' || CAST(SUM(gross) AS TEXT) FROM totals_by_day WHERE owner_id = $1 AND state IN (5, 6) GROUP BY day ORDER BY SUM(sales) DESC LIMIT 1",
        "17494 1366 17837763",
    ),
    (
        "SELECT CAST(COUNT(*) AS TEXT) || ' ' || CAST(SUM(gross) AS TEXT) || ' ' || CAST(COUNT(approved_at) AS TEXT) FROM sales WHERE owner_id = $1",
        "112650 1584355324 112650",
    ),
];

/// The same figures, as reports answer them.
async fn reports(db: &Db, owner: OwnerId) {
    let acting = Acting::owner(owner);
    let ask = async |report: Report, query: &str| {
        let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        let question = Question::parse(report, pairs, "2018-12-31".parse().unwrap()).unwrap();
        service::reports::ask(db, &acting, &question, at("2018-12-31T12:00:00Z")).await.unwrap()
    };
    let rows = |answer: &Answer| {
        let row = |row: &Row| format!("{} {} {}", row.key.replace(SEPARATOR, "/"), row.figures.sold, row.figures.gross);
        answer.rows.iter().map(row).collect::<Vec<_>>()
    };
    let methods = ask(Report::PaymentMethods, "period=all").await;
    assert_eq!(
        rows(&methods),
        [
            "credit_card 84340 1234743726",
            "boleto 22771 282647622",
            "account_balance 3304 34905035",
            "direct_debit 1683 21241974",
            "unknown 3 14346"
        ]
    );
    assert_eq!((methods.totals.sold, methods.totals.gross), (112_101, 1_573_552_703));
    let places = ask(Report::EarningsByLocation, "period=all&granularity=month").await;
    let states = rows(&places);
    let three: Vec<&str> = states.iter().take(3).map(|row| row.split_once('/').unwrap().1).collect();
    assert_eq!(three, ["SP 47153 587813206", "RJ 14509 211566756", "MG 13071 184307443"]);
    let days = ask(Report::Earnings, "from=2016-09-01&to=2018-12-31&granularity=day&compare=none").await;
    let busiest = days.series.iter().max_by_key(|point| point.figures.sold).unwrap();
    assert_eq!((busiest.day.to_string().as_str(), busiest.figures.sold, busiest.figures.gross), ("2017-11-24", 1_366, 17_837_763));
    let withdrawn = (days.totals.withdrawn, days.totals.withdrawn_gross);
    assert_eq!(withdrawn, (549, 10_802_621), "all cancelled lines had been approved");
    let months = ask(Report::Earnings, "from=2016-09-01&to=2018-12-31&granularity=month&compare=none").await;
    assert_eq!(months.totals, days.totals);
    let mut cursor = Some(0);
    let (mut products, mut sold) = (0, 0);
    while let Some(skipped) = cursor {
        // Some pages of the many.
        let page = ask(Report::ProductEarnings, &format!("period=all&compare=none&cursor={skipped}")).await;
        products += page.rows.len();
        sold += page.rows.iter().map(|row| row.figures.sold).sum::<i64>();
        cursor = page.cursor.filter(|cursor| *cursor < 200);
    }
    assert!(products == 200 && sold > 0);
}

/// What one address bought, counted from the lines of the file.
#[derive(Debug, Default, PartialEq, Eq)]
struct Line {
    orders: BTreeSet<String>,
    total: i64,
}

/// Addresses with what they bought in the days that begin so, without the program.
fn recount(file: &Path, days: &str) -> BTreeMap<String, Line> {
    let file = BufReader::new(std::fs::File::open(file).unwrap());
    let mut lines = csv::Reader::from_reader(liblzma::bufread::XzDecoder::new(file));
    let mut customers: BTreeMap<String, Line> = BTreeMap::new();
    for line in lines.deserialize::<BTreeMap<String, String>>() {
        let line = line.unwrap();
        let is_sold = ["delivered", "shipped", "invoiced", "processing", "approved"].contains(&line["order_status"].as_str());
        if is_sold && !line["product_id"].is_empty() && line["order_purchase_timestamp"].starts_with(days) {
            let cents = |column: &str| line[column].replace('.', "").parse::<i64>().unwrap();
            assert!(
                ["price", "freight_value"].iter().all(|column| line[*column].split_once('.').is_some_and(|(_, cents)| cents.len() == 2))
            );
            let customer = customers.entry(line["customer_email"].to_lowercase()).or_default();
            customer.orders.insert(line["order_id"].clone());
            customer.total += cents("price") + cents("freight_value");
        }
    }
    customers
}

/// Customers as they are answered, beside the file's own lines.
async fn customers(db: &Db, owner: OwnerId, file: &Path) {
    let acting = Acting::owner(owner);
    let ask = async |query: &str| {
        let question = domain::customers::Question::parse(query.split('&').filter_map(|pair| pair.split_once('='))).unwrap();
        service::customers::ask(db, &acting, &question, at("2018-12-31T12:00:00Z")).await.unwrap()
    };
    for (days, period) in [("", "period=all"), ("2017-11-", "from=2017-11-01&to=2017-11-30")] {
        let lines = recount(file, days);
        let orders: usize = lines.values().map(|line| line.orders.len()).sum();
        let total: i64 = lines.values().map(|line| line.total).sum();
        let first = ask(period).await;
        assert_eq!(
            (first.totals.customers, first.totals.orders, first.totals.total),
            (lines.len() as i64, orders as i64, total),
            "{period}"
        );
        if days.is_empty() {
            assert_eq!((first.totals.customers, first.totals.total), (94_983, 1_573_552_703));
        }
        let often = ask(&format!("by=frequency&{period}&min_orders=2&sort=email")).await;
        assert_eq!(often.totals.customers, lines.values().filter(|line| line.orders.len() > 1).count() as i64);
        let rich = ask(&format!("by=frequency&{period}&min_amount=100000&currency=BRL&sort=-orders&cursor=50")).await;
        assert_eq!(rich.totals.customers, lines.values().filter(|line| line.total >= 100_000).count() as i64);
        for row in [first.rows, often.rows, rich.rows].concat() {
            let line = &lines[&row.email];
            assert_eq!((row.bought.orders, row.bought.total), (line.orders.len() as i64, line.total), "{}", row.email);
        }
    }
}

#[tokio::test]
async fn the_figures_of_a_real_file_are_met_and_met_again() {
    let Ok(folder) = std::env::var("MOSTRADOR_DATA") else {
        eprintln!("skipped: MOSTRADOR_DATA names no folder with olist-sales.csv.xz");
        return;
    };
    let file = Path::new(&folder).join("olist-sales.csv.xz");
    let mapping = Mapping::load(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/olist.mapping.toml")).unwrap();
    let dir = tempfile::tempdir().unwrap();
    let now = || at("2026-06-01T00:00:00Z");
    for (db, _dir) in engines().await {
        let owner = owner(&db, "America/Sao_Paulo").await;
        for expected in [[112_650, 0, 0, 775], [0, 0, 112_650, 775]] {
            let options = Options { time_zone: None, refusals: dir.path().join("refused.csv") };
            let summary = import::file(&db, owner.id, &file, &mapping, &options, &now, &mut |_| {}).await.unwrap();
            assert_eq!([summary.accepted, summary.updated, summary.unchanged, summary.refused], expected);
            let refused = std::fs::read_to_string(summary.refusals.unwrap()).unwrap();
            let lines: Vec<u64> =
                refused.lines().skip(1).map(|line| line.strip_suffix(",product_id,missing,").unwrap().parse().unwrap()).collect();
            assert!(lines.len() == 775 && lines.is_sorted_by(|a, b| a < b) && lines[0] > 1 && lines[774] <= 113_426);
            let mut tx = db.read().await.unwrap();
            for (sql, expected) in FIGURES {
                let rows: Vec<(String,)> = tx.all(sql, vec![owner.id.0.into()]).await.unwrap();
                assert_eq!(rows.into_iter().map(|(row,)| row).collect::<Vec<_>>().join("; "), expected, "{sql}");
            }
            for is_folded in [false, true] {
                while is_folded && service::reports::fold(&db).await.unwrap() {}
                reports(&db, owner.id).await;
            }
            customers(&db, owner.id, &file).await;
            let mut tx = db.read().await.unwrap();
            let report = verify::verify(&mut tx).await.unwrap();
            assert!(report.differences.is_empty() && report.sales == 112_650, "{:#?}", report.differences);
        }
    }
}
