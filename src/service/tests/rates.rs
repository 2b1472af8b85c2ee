//! Reference rates: the ones that come with the program, and those that the operator loads, on both engines.

use crate::common::{at, engines};
use chrono::NaiveDate;
use domain::money::Currency;
use domain::product::rates::{Rates, RatesError};
use service::office::Office;
use service::rates::{self, LoadError, Loaded};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

async fn on(office: &Office, text: &str) -> Rates {
    let mut tx = office.db.read().await.unwrap();
    rates::on(&mut tx, day(text)).await.unwrap()
}

#[tokio::test]
async fn the_newest_rates_up_to_the_day_count_and_the_programs_own_until_any_are_loaded() {
    for (db, _dir) in engines().await {
        let office = Office::new(db, "https://counter.example");
        let built_in = on(&office, "2026-06-01").await;
        assert_eq!(built_in.day, day("2026-01-02"), "dated, so that nobody takes them for today's");
        assert!(["USD", "BRL", "MXN", "GBP", "CHF", "JPY"].iter().all(|code| built_in.per_euro(Currency::parse(code).unwrap()).is_some()));

        let history = "Date,USD,BRL,\n2026-05-29,1.20,6.0,\n2026-05-28,1.10,N/A,\n2026-05-26,1.05,5.5,\n";
        let loaded = rates::load(&office, history, at("2026-05-30T09:00:00Z")).await.unwrap();
        assert_eq!(loaded, Loaded { days: 3, currencies: 2, rates: 5, oldest: day("2026-05-26"), newest: day("2026-05-29") });
        let dollar = async |text: &str| on(&office, text).await.per_euro(Currency::USD).unwrap().to_string();
        assert_eq!(dollar("2026-05-31").await, "1.20", "over the weekend Friday's are good");
        assert_eq!(dollar("2026-05-27").await, "1.05");
        assert_eq!(on(&office, "2026-05-28").await.per_euro(Currency::BRL), None, "a currency without a rate that day has none");
        assert_eq!(on(&office, "2026-05-25").await, built_in, "before the first day that was loaded");

        let corrected = rates::load(&office, "Date, USD, \n29 May 2026, 1.2345, \n", at("2026-05-30T10:00:00Z")).await.unwrap();
        assert_eq!((corrected.days, corrected.rates), (1, 1));
        assert_eq!(dollar("2026-05-29").await, "1.2345", "loaded again, a day is replaced");
        assert_eq!(on(&office, "2026-05-29").await.per_euro(Currency::BRL).unwrap().to_string(), "6.0");
    }
}

#[tokio::test]
async fn a_file_that_is_not_right_changes_nothing() {
    for (db, _dir) in engines().await {
        let office = Office::new(db, "https://counter.example");
        let now = at("2026-05-30T09:00:00Z");
        let before = on(&office, "2026-05-30").await;
        let half_right = rates::load(&office, "Date,USD\n2026-05-29,1.2\n2026-05-28,dear\n", now).await;
        assert!(matches!(half_right, Err(LoadError::File(RatesError::NotARate { line: 3, .. }))), "{half_right:?}");
        let early = rates::load(&office, "Date,USD\n2062-05-29,1.2\n2026-05-28,1.1\n", now).await;
        assert!(matches!(early, Err(LoadError::NotYet(slip)) if slip == day("2062-05-29")), "{early:?}");
        assert_eq!(on(&office, "2062-12-31").await, before);
        rates::load(&office, "Date,USD\n2026-05-31,1.2\n", now).await.unwrap();
    }
}

#[tokio::test]
async fn a_quarter_of_a_century_is_loaded_at_once() {
    for (db, _dir) in engines().await {
        let office = Office::new(db, "https://counter.example");
        let codes = ["USD", "JPY", "GBP", "CHF", "BRL", "MXN"];
        let mut csv = format!("Date,{},\n", codes.join(","));
        for number in 0..6_500 {
            let day = day("2026-05-29") - chrono::Days::new(number);
            csv.push_str(&format!("{day},{}\n", "1.2345,".repeat(codes.len())));
        }
        let loaded = rates::load(&office, &csv, at("2026-05-30T09:00:00Z")).await.unwrap();
        assert_eq!((loaded.days, loaded.rates), (6_500, 39_000));
        assert_eq!(on(&office, "2010-01-01").await.day, day("2010-01-01"));
    }
}
