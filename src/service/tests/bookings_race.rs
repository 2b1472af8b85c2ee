//! Many at once: a hundred buyers want one time, on one node and on two, and exactly one of them gets it.
//!
//! `MOSTRADOR_ROUNDS` sets how many rounds are run; a long run is 1000.

use crate::common::at;
use crate::counter;
use crate::counter::{SECOND, counters, hours, minutes};
use chrono::TimeDelta;
use domain::Time;
use domain::id::ClaimId;
use service::bookings::{self, BookingError, Confirmation, Granted, Visitor};
use service::office::Office;
use std::sync::Arc;
use std::time::Instant;
use tokio::sync::Barrier;

const BUYERS: usize = 100;

fn rounds() -> usize {
    std::env::var("MOSTRADOR_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(30)
}

fn now() -> Time {
    crate::services::now()
}

/// All of them at the same moment, each on one of the nodes.
async fn at_once<F, T>(nodes: &[Office], count: usize, what: impl Fn(Office, usize) -> F) -> Vec<T>
where
    F: Future<Output = T> + Send + 'static,
    T: Send + 'static,
{
    let barrier = Arc::new(Barrier::new(count));
    let tasks: Vec<_> = (0..count)
        .map(|index| {
            let (barrier, work) = (Arc::clone(&barrier), what(nodes[index % nodes.len()].clone(), index));
            tokio::spawn(async move {
                barrier.wait().await;
                work.await
            })
        })
        .collect();
    let mut results = Vec::with_capacity(count);
    for task in tasks {
        results.push(task.await.unwrap());
    }
    results
}

async fn ask(office: Office, start: Time, address: String, secret: Option<String>) -> Result<Granted, BookingError> {
    bookings::hold(&office, "hora", start, Visitor { secret: secret.as_deref(), address: &address }, now()).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_a_hundred_buyers_exactly_one_has_the_time() {
    for counter in counters().await {
        let change = |form: &mut _| {
            hours("UTC", "0-24", 60)(form);
            form.schedule.step = "15".into();
        };
        counter.sells("Hora", change).await;
        let nodes = counter.nodes().await;
        let began = Instant::now();
        for round in 0..rounds() {
            let start = at("2026-03-09T00:00:00Z") + TimeDelta::hours(3 * round as i64);
            // Every other round the times differ, but each overlaps with every other.
            let apart = if round % 2 == 0 { 0 } else { 15 };
            let asked = |office, index: usize| {
                let address = format!("198.18.{round}.{index}");
                ask(office, start + minutes(apart * (index as i64 % 4)), address, None)
            };
            let results = at_once(&nodes, BUYERS, asked).await;
            let won = results.iter().filter(|result| result.is_ok()).count();
            assert_eq!(won, 1, "round {round}");
            for result in &results {
                assert!(matches!(result, Ok(_) | Err(BookingError::Taken(_))), "round {round}: {:?}", result.as_ref().err());
            }
        }
        assert_eq!(counter.busy(now()).await.len(), rounds());
        counter.is_sound(now()).await;
        let engine = if nodes.len() > 1 { "PostgreSQL, two nodes" } else { "SQLite" };
        eprintln!("{engine}: {} rounds of {BUYERS} buyers in {:?}, one winner in each", rounds(), began.elapsed());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn one_visitor_in_many_tabs_holds_one_time() {
    for counter in counters().await {
        counter.sells("Hora", hours("UTC", "0-24", 60)).await;
        let nodes = counter.nodes().await;
        for round in 0..rounds().min(30) {
            let first = at("2026-03-09T00:00:00Z") + TimeDelta::days(round as i64);
            let (_, secret) = counter.held("hora", &first.to_rfc3339(), now()).await;
            let tab = |office, index: usize| {
                ask(office, first + TimeDelta::hours(1 + index as i64 % 8), "198.18.0.1".into(), Some(secret.clone()))
            };
            let results = at_once(&nodes, 16, tab).await;
            assert!(results.iter().any(Result::is_ok), "round {round}");
            let held = bookings::current(&counter.office, &secret, now()).await.unwrap();
            assert_eq!(held.len(), 1, "round {round}: {held:#?}");
        }
        assert_eq!(counter.busy(now()).await.len(), rounds().min(30));
        counter.is_sound(now()).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn visitors_who_change_places_neither_lose_theirs_nor_wait_for_ever() {
    for mut counter in counters().await {
        counter.office.limits = false;
        counter.sells("Hora", hours("UTC", "0-24", 60)).await;
        let nodes = counter.nodes().await;
        for round in 0..rounds().min(30) {
            let first = at("2026-03-09T00:00:00Z") + TimeDelta::days(round as i64);
            let places: Vec<Time> = (0..6).map(|hour| first + TimeDelta::hours(hour)).collect();
            let mut secrets = Vec::new();
            for place in &places {
                secrets.push(counter.held("hora", &place.to_rfc3339(), now()).await.1);
            }
            let change = |office, index: usize| ask(office, places[(index + 1) % 6], "198.18.0.1".into(), Some(secrets[index].clone()));
            for result in at_once(&nodes, 6, change).await {
                assert!(matches!(result, Ok(_) | Err(BookingError::Taken(_))), "{result:?}");
            }
            for secret in &secrets {
                assert_eq!(bookings::current(&counter.office, secret, now()).await.unwrap().len(), 1);
            }
        }
        counter.is_sound(now()).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_payment_confirmed_many_times_at_once_is_one_booking() {
    for counter in counters().await {
        counter.sells("Hora", hours("UTC", "0-24", 60)).await;
        let nodes = counter.nodes().await;
        for round in 0..rounds().min(30) {
            let start = (at("2026-03-09T00:00:00Z") + TimeDelta::hours(round as i64)).to_rfc3339();
            let (id, secret) = counter.held("hora", &start, now()).await;
            counter.begin(id, &secret, now()).await.unwrap();
            let owner = counter.owner;
            let results = at_once(&nodes, 8, |office, _| confirm(office, owner, id, round as u128, now() + minutes(1))).await;
            let booked = results.iter().filter(|result| matches!(result, Confirmation::Booked { .. })).count();
            let again = results.iter().filter(|result| matches!(result, Confirmation::Already(_))).count();
            assert_eq!((booked, again), (1, 7), "round {round}");
        }
        counter.is_sound(now()).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn money_that_comes_late_and_the_next_visitor_do_not_both_get_the_time() {
    for counter in counters().await {
        counter.sells("Hora", hours("UTC", "0-24", 60)).await;
        let nodes = counter.nodes().await;
        for round in 0..rounds().min(30) {
            let start = at("2026-03-09T00:00:00Z") + TimeDelta::hours(round as i64);
            let (id, _) = counter.held("hora", &start.to_rfc3339(), now()).await;
            let (owner, later) = (counter.owner, now() + minutes(15) + SECOND);
            let both = at_once(&nodes, 4, |office, index| async move {
                if index == 0 {
                    matches!(confirm(office, owner, id, round as u128, later).await, Confirmation::Booked { .. })
                } else {
                    let address = format!("203.0.113.{index}");
                    bookings::hold(&office, "hora", start, Visitor { secret: None, address: &address }, later).await.is_ok()
                }
            })
            .await;
            assert_eq!(both.iter().filter(|has| **has).count(), 1, "round {round}: {both:?}");
        }
        counter.is_sound(now() + minutes(16)).await;
    }
}

async fn confirm(office: Office, owner: domain::id::OwnerId, id: ClaimId, sale: u128, now: Time) -> Confirmation {
    loop {
        let mut tx = office.db.write().await.unwrap();
        match bookings::confirm(&mut tx, &office, owner, id, &counter::paid(sale), now).await {
            Ok(confirmed) => {
                tx.commit().await.unwrap();
                return confirmed;
            }
            Err(BookingError::Store(error)) if error.is_collision() => {}
            Err(error) => panic!("{error}"),
        }
    }
}
