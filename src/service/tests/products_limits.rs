//! What an owner cannot do with products, however they try, and what settings that change leave alone: on both engines.

use crate::services::{PICTURE, account, approved, filled, now, offices};
use chrono::TimeDelta;
use domain::id::{OwnerId, PictureId};
use domain::money::Currency;
use domain::product::online::Part;
use domain::product::page::{Block, PageForm};
use domain::product::price::PriceForm;
use domain::product::search::Search;
use domain::product::state::State;
use domain::product::verification::Decision;
use domain::product::{Fault, Field, Reason};
use service::pictures;
use service::products::{ProductError, Rules, calendar, market, registration, submission, verification};
use std::sync::Arc;

#[tokio::test]
async fn what_was_approved_outlives_narrower_settings() {
    for (mut office, owner, operator, _dir) in offices().await {
        approved(&office, owner, operator).await;
        let mut rules = Rules::shipped();
        rules.limits.longest_session = 30;
        rules.limits.prices.retain(|limit| limit.currency == Currency::EUR);
        rules.limits.terms = "2031".into();
        office.rules = Arc::new(rules);
        assert_eq!(market::page(&office, "falar-em-publico", now()).await.unwrap().price.amount.currency, Currency::BRL);
        assert!(!calendar::of_service(&office, "falar-em-publico", None, None, now()).await.unwrap().days.is_empty());
        assert_eq!(market::search(&office, &Search::default()).await.unwrap().offered.len(), 1);
    }
}

#[tokio::test]
async fn a_page_shows_pictures_of_its_owner_alone() {
    for (office, owner, _, _dir) in offices().await {
        let other: OwnerId = account(&office, "bea@example.com", "BR", false).await.into();
        let theirs: PictureId = pictures::keep(&office, other, PICTURE, now()).await.unwrap();
        let (id, version) = filled(&office, owner, "Falar em público").await;
        let read = registration::read(&office, owner, id, now()).await.unwrap();
        let mut blocks = read.draft.page.blocks.clone();
        blocks.push(Block::Picture { picture: Some(theirs), description: "Not mine".into() });
        let at = blocks.len() - 1;
        let saved =
            registration::save(&office, owner, id, version, Part::Page(PageForm { blocks, ..read.draft.page }), true, now()).await.unwrap();
        let Err(ProductError::Faults(faults)) = submission::submit(&office, owner, id, saved.version, now()).await else { panic!("taken") };
        assert_eq!(faults, [Fault { field: Field::Block(at), reason: Reason::Entry(domain::booking::Reason::Missing) }]);
    }
}

#[tokio::test]
async fn nobody_stores_more_than_a_step_can_hold() {
    for (office, owner, _, _dir) in offices().await {
        let (id, version) = filled(&office, owner, "Falar em público").await;
        let read = registration::read(&office, owner, id, now()).await.unwrap();
        let blocks = vec![Block::Text { text: "a".repeat(300_000) }];
        let refused =
            registration::save(&office, owner, id, version, Part::Page(PageForm { blocks, ..read.draft.page }), false, now()).await;
        assert!(matches!(refused, Err(ProductError::TooLong)));
        assert_eq!(registration::read(&office, owner, id, now()).await.unwrap().version, version);
    }
}

#[tokio::test]
async fn an_owner_has_so_many_products_and_sends_them_so_often() {
    for (office, owner, _, _dir) in offices().await {
        let (id, _) = filled(&office, owner, "Falar em público").await;
        for _ in 1..200 {
            registration::start(&office, owner, now()).await.unwrap();
        }
        assert!(matches!(registration::start(&office, owner, now()).await, Err(ProductError::TooMany)));
        assert!(matches!(registration::duplicate(&office, owner, id, false, now()).await, Err(ProductError::TooMany)));
        let mut refused = None;
        for _ in 0..31 {
            refused = submission::submit(&office, owner, id, -1, now()).await.err();
        }
        assert!(matches!(refused, Some(ProductError::TooOften)), "{refused:?}");
        let later = now() + TimeDelta::hours(1);
        assert!(matches!(submission::submit(&office, owner, id, -1, later).await, Err(ProductError::Stale(_))));
    }
}

#[tokio::test]
async fn who_moved_abroad_sends_nothing_new_to_verification() {
    for (mut office, owner, _, _dir) in offices().await {
        let (id, version) = filled(&office, owner, "Falar em público").await;
        let mut rules = Rules::shipped();
        rules.limits.countries = vec!["PT".into()];
        office.rules = Arc::new(rules);
        assert!(matches!(submission::submit(&office, owner, id, version, now()).await, Err(ProductError::NotFromHere(_))));
        assert_eq!(registration::read(&office, owner, id, now()).await.unwrap().state, State::Draft);
    }
}

#[tokio::test]
async fn a_price_that_is_converted_is_told_in_other_currencies_with_the_day_of_the_rates() {
    for (office, owner, operator, _dir) in offices().await {
        let (id, version) = filled(&office, owner, "Falar em público").await;
        let read = registration::read(&office, owner, id, now()).await.unwrap();
        let price = PriceForm { converts: true, ..read.draft.price };
        let saved = registration::save(&office, owner, id, version, Part::Price(price), true, now()).await.unwrap();
        submission::submit(&office, owner, id, saved.version, now()).await.unwrap();
        verification::decide(&office, operator, owner, id, now(), &Decision::Approve, now()).await.unwrap();
        service::rates::load(&office, "Date, USD, BRL, \n2 February 2026, 1.2000, 6.0000, \n", now()).await.unwrap();
        let abroad = market::page(&office, "falar-em-publico", now()).await.unwrap().abroad.unwrap();
        assert_eq!(abroad.day.to_string(), "2026-02-02");
        let told: Vec<(&str, i64)> = abroad.prices.iter().map(|price| (price.currency.code(), price.minor)).collect();
        assert_eq!(told, [("USD", 5_000), ("EUR", 4_167)], "of R$ 250, where there is a rate");
    }
}
