//! Sessions that were bought, as the tests of what happens to them later need them.

#![allow(dead_code, reason = "each test file uses a part")]

use crate::common::at;
use crate::counter::{Counter, counters, hours, minutes};
use chrono::TimeDelta;
use domain::Time;
use domain::checkout::{CardFields, Form};
use domain::id::{BookingId, OwnerId};
use domain::language::Language;
use domain::listing::Filter;
use domain::product::sessions::{BundleKind, SessionsForm};
use domain::sale::State;
use service::checkout::{self, Booked, Buyer, Stand};
use service::gateway::sandbox::{Behaviour, Pace, Sandbox};
use std::collections::BTreeMap;
use store::letters::Letter;
use store::sales::Origin;
use store::{owners, sales};

pub const SLUG: &str = "aula";
pub const START: &str = "2026-03-10T10:00:00Z";

pub fn now() -> Time {
    at("2026-03-09T12:00:00Z")
}

/// Half an hour each, from eight to eight in UTC; the producer lives in São Paulo.
pub async fn open(change: impl Fn(&mut SessionsForm)) -> Vec<(Counter, Sandbox)> {
    let mut open = Vec::new();
    for mut counter in counters().await {
        counter.office.limits = false;
        counter
            .sells("Aula", |form| {
                hours("UTC", "08:00-20:00", 30)(form);
                change(form);
            })
            .await;
        let pace = Pace { dispute: TimeDelta::days(1), ..Pace::default() };
        let sandbox = Sandbox::open(&counter.office, pace).await.unwrap();
        open.push((counter, sandbox));
    }
    open
}

/// Three sessions within ninety days.
pub fn package(form: &mut SessionsForm) {
    (form.bundle, form.count, form.validity) = (BundleKind::Package, "3".into(), "90".into());
}

/// A session that Bia from Rome has paid, with the secret of its page.
pub async fn bought(counter: &Counter, sandbox: &Sandbox, start: &str, now: Time) -> Booked {
    bought_with(counter, sandbox, start, Behaviour::Approve, now).await
}

/// The form that Bia sends.
pub fn form(key: &str, card: Behaviour) -> Form {
    Form {
        key: key.into(),
        name: "Bia Lima".into(),
        email: "bia@example.com".into(),
        country: "BR".into(),
        document: "529.982.247-25".into(),
        method: "credit_card".into(),
        consent: "on".into(),
        card: CardFields {
            number: card.number().unwrap_or("5555555555554444").into(),
            expiry: "12/30".into(),
            code: "123".into(),
            ..CardFields::default()
        },
        ..Form::default()
    }
}

pub fn buyer(secret: &str) -> Buyer<'_> {
    Buyer { secret, language: Language::Italian, zone: "Europe/Rome", origin: Origin::default(), balance: None, address: "" }
}

pub async fn bought_with(counter: &Counter, sandbox: &Sandbox, start: &str, card: Behaviour, now: Time) -> Booked {
    let (id, secret) = counter.held(SLUG, start, now).await;
    let form = form(&format!("the-key-of-{id}"), card);
    let buyer = buyer(&secret);
    match checkout::buy(&counter.office, sandbox, SLUG, &form, &buyer, now).await.unwrap() {
        Stand::Booked(booked) => booked,
        other => panic!("{other:?}"),
    }
}

pub async fn works(counter: &Counter, sandbox: &Sandbox, now: Time) {
    checkout::work(&counter.office, sandbox, now).await.unwrap();
}

/// The states of all sales, the oldest first.
pub async fn sold(counter: &Counter) -> Vec<State> {
    let mut tx = counter.office.db.read().await.unwrap();
    let owner = owners::get(&mut tx, counter.owner).await.unwrap().unwrap();
    let mut lines = sales::page(&mut tx, &owner, &domain::collaborators::Products::all(), &Filter::default()).await.unwrap().lines;
    lines.reverse();
    lines.into_iter().map(|line| line.state).collect()
}

pub async fn count(counter: &Counter, sql: &str) -> i64 {
    let (count,): (i64,) = counter.office.db.read().await.unwrap().one(sql, vec![]).await.unwrap();
    count
}

/// What the provider has taken and not given back.
pub async fn taken(counter: &Counter) -> i64 {
    count(counter, "SELECT CAST(COALESCE(SUM(amount - refunded), 0) AS BIGINT) FROM sandbox_payments WHERE state = 5").await
}

pub async fn balances(counter: &Counter) -> BTreeMap<&'static str, i64> {
    let sql = "SELECT account, amount FROM balances WHERE owner_id = $1 AND amount <> 0";
    let rows: Vec<(i16, i64)> = counter.office.db.read().await.unwrap().all(sql, vec![counter.owner.0.into()]).await.unwrap();
    rows.into_iter().map(|(account, amount)| (domain::ledger::Account::from_repr(account).unwrap().into(), amount)).collect()
}

/// All letters to an address, the oldest first.
pub async fn letters(counter: &Counter, to: &str) -> Vec<Letter> {
    let mut all = store::letters::newest(&mut counter.office.db.read().await.unwrap(), 1_000).await.unwrap();
    all.retain(|letter| letter.recipient == to);
    all.reverse();
    all
}

pub async fn booking(counter: &Counter, owner: OwnerId, id: BookingId) -> store::bookings::Booking {
    store::bookings::booking(&mut counter.office.db.read().await.unwrap(), owner, id).await.unwrap().unwrap()
}

/// Minutes after `now()`.
pub fn later(count: i64) -> Time {
    now() + minutes(count)
}
