//! The panel of real sales, held against a recount from their file.

use crate::common::{at, engines, owner};
use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use domain::figures::Sums;
use domain::money::{Currency, Money};
use domain::panel::{Compared, DAYS};
use service::import::{self, Mapping, Options};
use std::io::Read;
use std::path::PathBuf;

/// Sold and lost of one line of the file: local time, what it counts as, cents.
struct Line {
    local: NaiveDateTime,
    sold: bool,
    lost: bool,
    gross: i64,
}

fn lines(text: &str) -> Vec<Line> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let headers = reader.headers().unwrap().clone();
    let column = |name: &str| headers.iter().position(|header| header == name).unwrap();
    let (status, at, approved, product, price, freight) = (
        column("order_status"),
        column("order_purchase_timestamp"),
        column("order_approved_at"),
        column("product_id"),
        column("price"),
        column("freight_value"),
    );
    let cents = |text: &str| Money::parse(text, Currency::BRL).unwrap().minor;
    reader
        .records()
        .map(Result::unwrap)
        .filter(|record| !record[product].is_empty())
        .map(|record| Line {
            local: NaiveDateTime::parse_from_str(&record[at], "%Y-%m-%d %H:%M:%S").unwrap(),
            sold: ["delivered", "shipped", "invoiced", "processing", "approved"].contains(&&record[status]),
            lost: ["canceled", "unavailable"].contains(&&record[status]) && record[approved].is_empty(),
            gross: cents(&record[price]) + cents(&record[freight]),
        })
        .collect()
}

/// The two stretches of the panel, recounted in the plainest way.
fn recount(lines: &[Line], which: impl Fn(&Line) -> bool, now: NaiveDateTime) -> Compared {
    let mut compared = Compared::default();
    for line in lines.iter().filter(|line| which(line)) {
        let sums = Sums { count: 1, gross: line.gross, net: 0, net_known: 0 };
        for (end, whole, days) in
            [(now, &mut compared.now, &mut compared.days), (now - TimeDelta::days(7), &mut compared.before, &mut compared.days_before)]
        {
            let first: NaiveDate = end.date() - chrono::Days::new(DAYS as u64 - 1);
            let day = (line.local.date() - first).num_days();
            if (0..DAYS as i64).contains(&day) && line.local <= end {
                *whole += sums;
                days[day as usize] += sums;
            }
        }
    }
    compared
}

#[tokio::test]
async fn the_panel_of_real_sales_agrees_with_a_recount_of_their_file() {
    let Ok(folder) = std::env::var("MOSTRADOR_DATA") else {
        eprintln!("skipped: MOSTRADOR_DATA names no folder with olist-sales.csv.xz");
        return;
    };
    let file = PathBuf::from(folder).join("olist-sales.csv.xz");
    let mut text = String::new();
    liblzma::read::XzDecoder::new(std::fs::File::open(&file).unwrap()).read_to_string(&mut text).unwrap();
    let lines = lines(&text);
    let mapping = Mapping::load(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/olist.mapping.toml")).unwrap();
    for (db, _dir) in engines().await {
        let owner = owner(&db, "America/Sao_Paulo").await;
        let folder = tempfile::tempdir().unwrap();
        let options = Options { time_zone: None, refusals: folder.path().join("refused.csv") };
        import::file(&db, owner.id, &file, &mapping, &options, &|| at("2026-06-01T00:00:00Z"), &mut |_| ()).await.unwrap();
        // An ordinary day, the busiest week, a day after the clocks changed, and one on which nothing was sold for weeks.
        for (as_of, local) in [
            ("2018-08-20T15:00:00-03:00", "2018-08-20T15:00:00"),
            ("2017-11-24T20:30:15-02:00", "2017-11-24T20:30:15"),
            ("2017-10-17T09:00:00-02:00", "2017-10-17T09:00:00"),
            ("2018-12-01T12:00:00-02:00", "2018-12-01T12:00:00"),
        ] {
            let panel = service::panel::panel(&db, &domain::collaborators::Acting::owner(owner.id), at(as_of)).await.unwrap().unwrap();
            let local: NaiveDateTime = local.parse().unwrap();
            let expected = (recount(&lines, |line| line.sold, local), recount(&lines, |line| line.lost, local));
            let found = panel.currencies.first().map(|c| (c.sold.clone(), c.lost.clone())).unwrap_or_default();
            assert_eq!(found, expected, "{as_of}");
            assert!(panel.has_sales);
        }
    }
}
