//! Who waits for a full day is offered what comes free, once, for a while, by day.

use crate::common::at;
use crate::counter::{Counter, minutes};
use crate::purchases;
use crate::purchases::{SLUG, bought, letters, now, open};
use chrono::TimeDelta;
use domain::Time;
use domain::booking::ClaimState;
use domain::language::Language;
use service::bookings::Visitor;
use service::checkout::{By, cancel};
use service::gateway::sandbox::Sandbox;
use service::waiting::{self, Asks, WaitError};
use store::bookings::Booking;
use store::waiting::Waiting;

const DAY: &str = "2026-03-12";

/// Somebody without a secret.
const NOBODY: Visitor<'static> = Visitor { secret: None, address: "203.0.113.9" };

/// Open for two sessions a day.
async fn counters() -> Vec<(Counter, Sandbox)> {
    open(|form| form.schedule.weekly = std::array::from_fn(|_| "10:00-11:00".into())).await
}

async fn joins(counter: &Counter, email: &str, at: Time) -> Result<(), WaitError> {
    let asks = Asks { email, language: Language::English, address: "203.0.113.9" };
    waiting::join(&counter.office, SLUG, DAY.parse().unwrap(), "Europe/Rome", asks, at).await
}

/// Both times of the day are sold.
async fn full(counter: &Counter, sandbox: &Sandbox) -> Vec<Booking> {
    full_at(counter, sandbox, now()).await
}

async fn full_at(counter: &Counter, sandbox: &Sandbox, at: Time) -> Vec<Booking> {
    let mut all = Vec::new();
    for start in ["2026-03-12T10:00:00Z", "2026-03-12T10:30:00Z"] {
        let booked = bought(counter, sandbox, start, at).await;
        all.push(purchases::booking(counter, counter.owner, booked.booking).await);
    }
    all
}

async fn token(counter: &Counter, email: &str, subject: &str) -> String {
    let letters = letters(counter, email).await;
    let letter = letters.iter().rev().find(|letter| letter.subject.starts_with(subject)).unwrap();
    letter.body_text.split("/waiting/").nth(1).unwrap().split_whitespace().next().unwrap().to_owned()
}

#[tokio::test]
async fn a_time_that_comes_free_is_first_theirs_who_waited_longest_and_then_everybodys() {
    for (counter, sandbox) in counters().await {
        let (office, owner) = (&counter.office, counter.owner);
        assert!(matches!(joins(&counter, "eva@example.com", now()).await, Err(WaitError::NotFull)));
        let sold = full(&counter, &sandbox).await;
        joins(&counter, "eva@example.com", now()).await.unwrap();
        joins(&counter, "leo@example.com", now() + minutes(1)).await.unwrap();
        joins(&counter, "eva@example.com", now() + minutes(2)).await.unwrap();
        assert_eq!(letters(&counter, "eva@example.com").await.len(), 1, "who is on the list stays on it");
        assert_eq!(waiting::work(office, now() + minutes(3)).await.unwrap(), 0);
        cancel(office, Some(&sandbox), (owner, sold[0].id), &By::Buyer, None, now() + minutes(4)).await.unwrap();
        let nodes = counter.nodes().await;
        let (one, two) =
            futures::join!(waiting::work(office, now() + minutes(4)), waiting::work(nodes.last().unwrap(), now() + minutes(4)));
        assert_eq!(one.unwrap() + two.unwrap(), 1, "one time, one of them");
        assert!(counter.hold(SLUG, "2026-03-12T10:00:00Z", None, now() + minutes(18)).await.is_err(), "it is hers alone");
        let mine = token(&counter, "eva@example.com", "A time is free").await;
        let behind = waiting::behind(office, &mine, now() + minutes(5)).await.unwrap();
        assert_eq!(behind.offer.unwrap(), (counter.claim(sold[0].claim).await.session, now() + minutes(19)));
        let letter = letters(&counter, "eva@example.com").await.pop().unwrap();
        assert!(
            letter.body_text.contains("Thursday, March 12, 2026, 11:00 (Europe/Rome)")
                && letter.body_text.contains("Until Monday, March 9, 2026, 13:19"),
            "{}",
            letter.body_text
        );
        // Not taken: public, and not offered to the next.
        assert_eq!(waiting::work(office, now() + minutes(20)).await.unwrap(), 0);
        assert!(matches!(waiting::choose(office, &mine, NOBODY, now() + minutes(20)).await, Err(WaitError::Over)));
        counter.hold(SLUG, "2026-03-12T10:00:00Z", None, now() + minutes(20)).await.unwrap();
        counter.is_sound(now() + minutes(20)).await;
    }
}

#[tokio::test]
async fn choosing_begins_a_hold_of_fifteen_minutes_and_leaving_frees_the_time() {
    for (counter, sandbox) in counters().await {
        let (office, owner) = (&counter.office, counter.owner);
        let sold = full(&counter, &sandbox).await;
        joins(&counter, "eva@example.com", now()).await.unwrap();
        joins(&counter, "leo@example.com", now() + minutes(1)).await.unwrap();
        for booking in &sold {
            cancel(office, Some(&sandbox), (owner, booking.id), &By::Buyer, None, now() + minutes(4)).await.unwrap();
        }
        assert_eq!(waiting::work(office, now() + minutes(5)).await.unwrap(), 2, "two times, one for each");
        let (evas, leos) = (token(&counter, "eva@example.com", "A time").await, token(&counter, "leo@example.com", "A time").await);
        let (secret, slug) = waiting::choose(office, &evas, NOBODY, now() + minutes(15)).await.unwrap();
        assert_eq!(slug, SLUG);
        let held = service::bookings::current(office, secret.unwrap().reveal(), now() + minutes(15)).await.unwrap();
        assert_eq!((held.len(), held[0].deadline), (1, now() + minutes(30)));
        assert!(matches!(waiting::choose(office, &evas, NOBODY, now() + minutes(16)).await, Err(WaitError::NotFound)));
        waiting::leave(office, &leos, now() + minutes(16)).await.unwrap();
        waiting::leave(office, &leos, now() + minutes(16)).await.unwrap();
        let free = counter.free(SLUG, DAY, now() + minutes(16)).await;
        assert_eq!(free.len(), 1, "what he left is everybody's");
        assert_eq!(counter.claim(held[0].id).await.standing.state(), ClaimState::Held);
        counter.is_sound(now() + minutes(16)).await;
    }
}

#[tokio::test]
async fn nobody_is_written_to_at_night_nor_put_on_a_list_without_sense() {
    for (counter, sandbox) in counters().await {
        let office = &counter.office;
        let sold = full(&counter, &sandbox).await;
        joins(&counter, "eva@example.com", now()).await.unwrap();
        let night = at("2026-03-10T22:30:00Z");
        cancel(office, Some(&sandbox), (counter.owner, sold[0].id), &By::Buyer, None, night).await.unwrap();
        assert_eq!(waiting::work(office, night).await.unwrap(), 0, "half past eleven in Rome");
        assert_eq!(waiting::work(office, night + TimeDelta::hours(9)).await.unwrap(), 1);
        assert!(matches!(joins(&counter, "no address", now()).await, Err(WaitError::Address)));
        assert!(matches!(joins(&counter, "eva@example.com", at("2026-03-13T12:00:00Z")).await, Err(WaitError::NoHours)));
        assert!(matches!(waiting::behind(office, "nobodys", now()).await, Err(WaitError::NotFound)));
    }
}

#[tokio::test]
async fn who_chooses_keeps_the_secret_of_what_they_hold_and_pay_elsewhere() {
    for (counter, sandbox) in counters().await {
        let (office, owner) = (&counter.office, counter.owner);
        counter.sells("Outra", |form| form.schedule.weekly = std::array::from_fn(|_| "15:00-20:00".into())).await;
        let sold = full(&counter, &sandbox).await;
        let (_, secret) = counter.held(SLUG, "2026-03-13T10:00:00Z", now() + minutes(4)).await;
        let month = service::products::calendar::of_service(office, "outra", None, None, now()).await.unwrap();
        let other = month.days[0].slots[0].slot.start.to_rfc3339();
        counter.hold("outra", &other, Some(&secret), now() + minutes(4)).await.unwrap();
        joins(&counter, "eva@example.com", now()).await.unwrap();
        cancel(office, Some(&sandbox), (owner, sold[0].id), &By::Buyer, None, now() + minutes(4)).await.unwrap();
        assert_eq!(waiting::work(office, now() + minutes(5)).await.unwrap(), 1);
        let evas = token(&counter, "eva@example.com", "A time").await;
        let visitor = Visitor { secret: Some(&secret), ..NOBODY };
        let (new, _) = waiting::choose(office, &evas, visitor, now() + minutes(6)).await.unwrap();
        assert!(new.is_none(), "nobody's cookie is taken away");
        let held = service::bookings::current(office, &secret, now() + minutes(6)).await.unwrap();
        let mut starts: Vec<_> = held.iter().map(|held| held.slot.start).collect();
        starts.sort();
        let mut expected = [at(&other), at("2026-03-12T10:00:00Z")];
        expected.sort();
        assert_eq!(starts, expected, "one hold of a service, and what is held elsewhere stays");
        counter.is_sound(now() + minutes(6)).await;
    }
}

#[tokio::test]
async fn who_is_paying_for_another_time_of_the_service_does_not_lose_it_by_choosing() {
    for (counter, sandbox) in counters().await {
        let (office, owner) = (&counter.office, counter.owner);
        let sold = full(&counter, &sandbox).await;
        let (paying, secret) = counter.held(SLUG, "2026-03-13T10:00:00Z", now() + minutes(4)).await;
        counter.begin(paying, &secret, now() + minutes(4)).await.unwrap();
        joins(&counter, "eva@example.com", now()).await.unwrap();
        cancel(office, Some(&sandbox), (owner, sold[0].id), &By::Buyer, None, now() + minutes(4)).await.unwrap();
        assert_eq!(waiting::work(office, now() + minutes(5)).await.unwrap(), 1);
        let evas = token(&counter, "eva@example.com", "A time").await;
        let visitor = Visitor { secret: Some(&secret), ..NOBODY };
        let chosen = waiting::choose(office, &evas, visitor, now() + minutes(6)).await;
        assert!(matches!(chosen, Err(WaitError::Paying)), "{chosen:?}");
        assert_eq!(counter.claim(paying).await.standing.state(), ClaimState::Paying);
    }
}

#[tokio::test]
async fn who_missed_a_time_is_offered_the_next_one_after_all_others() {
    for (counter, sandbox) in counters().await {
        let (office, owner) = (&counter.office, counter.owner);
        let sold = full(&counter, &sandbox).await;
        joins(&counter, "eva@example.com", now()).await.unwrap();
        cancel(office, Some(&sandbox), (owner, sold[0].id), &By::Buyer, None, now() + minutes(1)).await.unwrap();
        assert_eq!(waiting::work(office, now() + minutes(2)).await.unwrap(), 1);
        joins(&counter, "leo@example.com", now() + minutes(3)).await.unwrap();
        // She missed it, and somebody else took it.
        counter.booked(SLUG, "2026-03-12T10:00:00Z", 9, now() + minutes(30)).await;
        assert_eq!(waiting::work(office, now() + minutes(30)).await.unwrap(), 0);
        cancel(office, Some(&sandbox), (owner, sold[1].id), &By::Buyer, None, now() + minutes(31)).await.unwrap();
        assert_eq!(waiting::work(office, now() + minutes(32)).await.unwrap(), 1);
        token(&counter, "leo@example.com", "A time").await;
        assert_eq!(waiting::work(office, now() + minutes(50)).await.unwrap(), 0, "a time is offered once");
        waiting::leave(office, &token(&counter, "leo@example.com", "A time").await, now() + minutes(51)).await.unwrap();
        counter.is_sound(now() + minutes(51)).await;
    }
}

#[tokio::test]
async fn those_who_wait_in_vain_and_what_cannot_be_read_keep_nobody_else_waiting() {
    for (counter, sandbox) in counters().await {
        let (office, owner) = (&counter.office, counter.owner);
        let sold = full(&counter, &sandbox).await;
        let mut tx = office.db.write().await.unwrap();
        for number in 0..1_001_u32 {
            let waiting = Waiting {
                owner,
                id: office.id(now()),
                product: domain::id::ProductId(uuid::Uuid::nil()),
                slug: "gone".into(),
                day: DAY.parse().unwrap(),
                zone: "UTC".into(),
                ends_at: at("2026-03-13T00:00:00Z"),
                email: domain::name::Email::parse(&format!("a{number}@example.com")).unwrap(),
                language: Language::English,
                link: number.to_be_bytes().to_vec(),
                offer: None,
                made_at: now() - minutes(10),
            };
            assert!(store::waiting::add(&mut tx, &waiting).await.unwrap());
        }
        tx.run("UPDATE waiting SET language = 'nobodys' WHERE email = 'a7@example.com'", vec![]).await.unwrap();
        tx.commit().await.unwrap();
        joins(&counter, "eva@example.com", now()).await.unwrap();
        cancel(office, Some(&sandbox), (owner, sold[0].id), &By::Buyer, None, now() + minutes(4)).await.unwrap();
        assert_eq!(waiting::work(office, now() + minutes(5)).await.unwrap(), 1);
        token(&counter, "eva@example.com", "A time").await;
    }
}

#[tokio::test]
async fn one_address_waits_once_for_a_day_by_whatever_clock_and_under_whatever_name() {
    for (counter, sandbox) in counters().await {
        let (office, owner) = (&counter.office, counter.owner);
        let sold = full(&counter, &sandbox).await;
        for zone in ["Europe/Rome", "Europe/Madrid", "UTC"] {
            let asks = Asks { email: "eva@example.com", language: Language::English, address: "203.0.113.9" };
            waiting::join(office, SLUG, DAY.parse().unwrap(), zone, asks, now()).await.unwrap();
        }
        assert_eq!(purchases::count(&counter, "SELECT COUNT(*) FROM waiting").await, 1);
        let mut tx = office.db.write().await.unwrap();
        tx.run("UPDATE waiting SET slug = 'as-it-was'", vec![]).await.unwrap();
        tx.commit().await.unwrap();
        cancel(office, Some(&sandbox), (owner, sold[0].id), &By::Buyer, None, now() + minutes(4)).await.unwrap();
        assert_eq!(waiting::work(office, now() + minutes(5)).await.unwrap(), 1, "also where its address was another");
    }
}

/// Somebody who came while the day was full.
async fn came_while_full(counter: &Counter, email: &str, at: Time) {
    let mut tx = counter.office.db.write().await.unwrap();
    let sql = "INSERT INTO waiting (owner_id, id, product_id, slug, day, zone, ends_at, email, language, link, made_at)
         SELECT owner_id, $1, product_id, slug, day, zone, ends_at, $2, language, $3, $4 FROM waiting";
    let values = vec![counter.office.id(at).into(), email.into(), email.as_bytes().to_vec().into(), at.into()];
    assert_eq!(tx.run(sql, values).await.unwrap(), 1);
    tx.commit().await.unwrap();
}

/// How many letters told an address of a free time.
async fn offers(counter: &Counter, email: &str) -> usize {
    letters(counter, email).await.iter().filter(|letter| letter.subject.starts_with("A time is free")).count()
}

#[tokio::test]
async fn two_free_times_are_offered_to_one_who_waits_once_each_and_then_left_to_the_public() {
    for (counter, sandbox) in counters().await {
        let (office, owner) = (&counter.office, counter.owner);
        let sold = full(&counter, &sandbox).await;
        joins(&counter, "eva@example.com", now()).await.unwrap();
        for booking in &sold {
            cancel(office, Some(&sandbox), (owner, booking.id), &By::Buyer, None, now() + minutes(1)).await.unwrap();
        }
        let mut offered = Vec::new();
        for quarter in 0..12 {
            offered.push(waiting::work(office, now() + minutes(2 + 16 * quarter)).await.unwrap());
        }
        assert_eq!(offered, [1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        assert_eq!(offers(&counter, "eva@example.com").await, 2);
        assert_eq!(waiting::work(office, now() + TimeDelta::days(1)).await.unwrap(), 0, "nor on another day");
        assert_eq!(counter.free(SLUG, DAY, now() + minutes(34)).await.len(), 2, "both are everybody's");
        // Not even where she leaves the list and comes back.
        let sold = full_at(&counter, &sandbox, now() + minutes(240)).await;
        waiting::leave(office, &token(&counter, "eva@example.com", "A time").await, now() + minutes(241)).await.unwrap();
        joins(&counter, "eva@example.com", now() + minutes(242)).await.unwrap();
        cancel(office, Some(&sandbox), (owner, sold[0].id), &By::Buyer, None, now() + minutes(243)).await.unwrap();
        assert_eq!(waiting::work(office, now() + minutes(244)).await.unwrap(), 0);
        counter.is_sound(now() + minutes(244)).await;
    }
}

#[tokio::test]
async fn who_waits_is_written_to_of_three_free_times_and_of_no_more() {
    for (counter, sandbox) in open(|form| form.schedule.weekly = std::array::from_fn(|_| "10:00-12:30".into())).await {
        let (office, owner) = (&counter.office, counter.owner);
        let starts = ["10:00", "10:30", "11:00", "11:30", "12:00"].map(|clock| format!("{DAY}T{clock}:00Z"));
        let mut sold = Vec::new();
        for start in &starts {
            sold.push(bought(&counter, &sandbox, start, now()).await.booking);
        }
        joins(&counter, "eva@example.com", now()).await.unwrap();
        for booking in sold {
            cancel(office, Some(&sandbox), (owner, booking), &By::Buyer, None, now() + minutes(1)).await.unwrap();
        }
        let mut offered = Vec::new();
        for quarter in 0..6 {
            offered.push(waiting::work(office, now() + minutes(2 + 16 * quarter)).await.unwrap());
        }
        assert_eq!(offered, [1, 1, 1, 0, 0, 0]);
        assert_eq!(offers(&counter, "eva@example.com").await, 3);
        // Who comes after her is offered what she was not.
        came_while_full(&counter, "leo@example.com", now() + minutes(120)).await;
        assert_eq!(waiting::work(office, now() + minutes(121)).await.unwrap(), 1);
        counter.is_sound(now() + minutes(121)).await;
    }
}

#[tokio::test]
async fn a_time_that_was_chosen_and_comes_free_again_is_offered_to_the_next() {
    for (counter, sandbox) in counters().await {
        let (office, owner) = (&counter.office, counter.owner);
        let sold = full(&counter, &sandbox).await;
        joins(&counter, "eva@example.com", now()).await.unwrap();
        joins(&counter, "leo@example.com", now() + minutes(1)).await.unwrap();
        cancel(office, Some(&sandbox), (owner, sold[0].id), &By::Buyer, None, now() + minutes(2)).await.unwrap();
        assert_eq!(waiting::work(office, now() + minutes(3)).await.unwrap(), 1);
        waiting::choose(office, &token(&counter, "eva@example.com", "A time").await, NOBODY, now() + minutes(4)).await.unwrap();
        assert_eq!(waiting::work(office, now() + minutes(5)).await.unwrap(), 0, "she holds it");
        // She does not pay.
        assert_eq!(waiting::work(office, now() + minutes(20)).await.unwrap(), 1);
        assert_eq!((offers(&counter, "eva@example.com").await, offers(&counter, "leo@example.com").await), (1, 1));
        counter.is_sound(now() + minutes(20)).await;
    }
}
