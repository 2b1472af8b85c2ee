//! Orders as the tests of payments need them.

#![allow(dead_code, reason = "each test file uses a part")]

use crate::common::{at, engines, owner};
use domain::Time;
use domain::checkout::{Asked, CardEntry, CardFields, Charged, Counts, Form, Leg, Order, Payers};
use domain::id::{OwnerId, ProductId};
use domain::money::{Currency, Money};
use domain::product::price::{Bearer, Plan, Price};
use domain::sale::Method;
use service::gateway::sandbox::Behaviour;
use service::office::Office;
use store::owners::Owner;
use store::payments::{self, Payment};

pub const KEY: &str = "a-key-of-the-form";

pub fn now() -> Time {
    at("2026-03-01T12:00:00Z")
}

pub fn brl(minor: i64) -> Money {
    Money::new(minor, Currency::BRL)
}

/// What a buyer was charged, or part of it.
pub fn charged(minor: i64) -> Charged {
    Charged(brl(minor))
}

pub async fn offices() -> Vec<(Office, Owner, Option<tempfile::TempDir>)> {
    let mut offices = Vec::new();
    for (db, dir) in engines().await {
        let owner = owner(&db, "America/Sao_Paulo").await;
        offices.push((Office::new(db, "https://counter.example"), owner, dir));
    }
    offices
}

pub fn asked(entry: CardEntry) -> Asked<'static> {
    Asked {
        product: ProductId(uuid::Uuid::nil()),
        price: Price { amount: brl(25_000), plan: Plan::Instalments { most: 12, bearer: Bearer::Buyer }, converts: false },
        monthly_rate: 299,
        least: 500,
        seller_country: "BR",
        payers: Payers {
            gateway: &[Method::CreditCard, Method::TwoCards, Method::AccountBalance],
            counts: Counts::Any,
            balance: Some(brl(100_000)),
        },
        card_entry: entry,
        coupon: None,
        now: now(),
    }
}

pub fn form() -> Form {
    Form {
        key: KEY.into(),
        name: "Bia Lima".into(),
        email: "bia@example.com".into(),
        country: "BR".into(),
        document: "529.982.247-25".into(),
        method: "credit_card".into(),
        consent: "on".into(),
        ..Form::default()
    }
}

fn fields(number: &str) -> CardFields {
    CardFields { number: number.into(), expiry: "12/30".into(), code: "123".into(), ..CardFields::default() }
}

fn number(behaviour: Behaviour) -> &'static str {
    behaviour.number().unwrap_or("5555555555554444")
}

/// An order of R$ 250,00 with one card of the sandbox.
pub fn one_card(behaviour: Behaviour) -> Order {
    Form { card: fields(number(behaviour)), ..form() }.check(&asked(CardEntry::Here)).unwrap()
}

/// The same with R$ 100,00 on the first card and R$ 150,00 on the second.
pub fn two_cards(first: Behaviour, second: Behaviour) -> Order {
    let form = Form {
        method: "two_cards".into(),
        card: fields(number(first)),
        card_amount: "100".into(),
        second_card: fields(number(second)),
        ..form()
    };
    form.check(&asked(CardEntry::Here)).unwrap()
}

/// The same with what Stripe's element said of the cards.
pub fn tokens(first: &str, second: Option<&str>) -> Order {
    let token = |token: &str| CardFields { token: token.into(), ..CardFields::default() };
    let one = Form { card: token(first), ..form() };
    let form = match second {
        Some(second) => Form { method: "two_cards".into(), card_amount: "100".into(), second_card: token(second), ..one },
        None => one,
    };
    form.check(&asked(CardEntry::AtProvider)).unwrap()
}

pub async fn rows(office: &Office, owner: OwnerId) -> Vec<Payment> {
    payments::of_order(&mut office.db.read().await.unwrap(), owner, KEY).await.unwrap()
}

pub async fn legs(office: &Office, owner: OwnerId) -> Vec<Leg> {
    rows(office, owner).await.into_iter().map(|payment| payment.leg).collect()
}
