//! Services as their tests need them: an office, its people, a service that is filled in or on sale.

#![allow(dead_code, reason = "each test file uses a part")]

use crate::common::{at, engines};
use domain::Time;
use domain::account::SignUpForm;
use domain::id::{AccountId, OwnerId, ProductId};
use domain::product::information::InformationForm;
use domain::product::online::Part;
use domain::product::price::PriceForm;
use domain::product::sessions::SessionsForm;
use domain::product::verification::Decision;
use service::accounts;
use service::office::Office;
use service::pictures;
use service::products::{registration, submission, verification};

pub const PICTURE: &[u8] = include_bytes!("../../synth/pictures/hour.jpg");

pub fn now() -> Time {
    at("2026-03-01T12:00:00Z")
}

pub async fn account(office: &Office, email: &str, country: &str, is_operator: bool) -> AccountId {
    let form = SignUpForm {
        name: "Ana Souza".into(),
        email: email.into(),
        password: "correct horse battery".into(),
        country: country.into(),
        time_zone: "America/Sao_Paulo".into(),
        currency: "BRL".into(),
        language: "pt-BR".into(),
    };
    accounts::add(office, &form, is_operator, now()).await.unwrap()
}

pub async fn offices() -> Vec<(Office, OwnerId, AccountId, Option<tempfile::TempDir>)> {
    let mut offices = Vec::new();
    for (db, dir) in engines().await {
        let office = Office::new(db, "https://counter.example");
        let owner = account(&office, "ana@example.com", "BR", false).await;
        let operator = account(&office, "operator@example.com", "BR", true).await;
        offices.push((office, owner.into(), operator, dir));
    }
    offices
}

/// Fills everything that the wizard asks.
pub async fn filled(office: &Office, owner: OwnerId, name: &str) -> (ProductId, i64) {
    filled_with(office, owner, name, |_| {}).await
}

/// The same, with other hours.
pub async fn filled_with(office: &Office, owner: OwnerId, name: &str, change: impl FnOnce(&mut SessionsForm)) -> (ProductId, i64) {
    let id = registration::start(office, owner, now()).await.unwrap();
    let read = registration::read(office, owner, id, now()).await.unwrap();
    let information = InformationForm {
        name: name.into(),
        description: "An hour of practice for people who speak in public. ".repeat(5),
        image: Some(pictures::keep(office, owner, PICTURE.to_vec(), now()).await.unwrap()),
        kind: "classes.speaking".into(),
        ..read.draft.information.clone()
    };
    let price = PriceForm { amount: "250".into(), ..read.draft.price.clone() };
    let mut sessions = read.draft.sessions.clone();
    change(&mut sessions);
    let parts = [
        Part::Information(information),
        Part::Sessions(sessions),
        Part::Price(price),
        Part::PersonalConfirmed(true),
        Part::Terms(Some(read.limits.terms.clone())),
    ];
    let mut version = read.version;
    for part in parts {
        version = registration::save(office, owner, id, version, part, true, now()).await.unwrap().version;
    }
    (id, version)
}

pub async fn approved(office: &Office, owner: OwnerId, operator: AccountId) -> ProductId {
    let (id, version) = filled(office, owner, "Falar em público").await;
    sold(office, owner, operator, id, version).await;
    id
}

/// Sends what is filled to verification, where it is approved.
pub async fn sold(office: &Office, owner: OwnerId, operator: AccountId, id: ProductId, version: i64) {
    submission::submit(office, owner, id, version, now()).await.unwrap();
    verification::decide(office, operator, owner, id, now(), &Decision::Approve, now()).await.unwrap();
}
