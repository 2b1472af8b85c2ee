//! What buyers find in the market, and the links that lead there: on both engines.

use crate::services::{account, approved, filled, now, offices, sold};
use chrono::TimeDelta;
use domain::id::{AccountId, OwnerId};
use domain::money::Currency;
use domain::product::information::InformationForm;
use domain::product::link::MOST_LINKS;
use domain::product::online::Part;
use domain::product::page::{PageForm, PageKind};
use domain::product::price::PriceForm;
use domain::product::search::Search;
use domain::product::verification::Decision;
use service::accounts;
use service::office::Office;
use service::products::links::{self, Target};
use service::products::{LinkFault, ProductError, market, registration, submission, verification};

fn asked(pairs: &[(&str, &str)]) -> Search {
    Search::understand(|name| pairs.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned()), Currency::BRL)
}

async fn names(office: &Office, pairs: &[(&str, &str)]) -> Vec<String> {
    let found = market::search(office, &asked(pairs)).await.unwrap();
    assert_eq!(found.total, found.offered.len() as i64);
    found.offered.into_iter().map(|offered| offered.name).collect()
}

/// A service on sale of this name and kind, at this price.
async fn offered(office: &Office, owner: OwnerId, operator: AccountId, name: &str, kind: &str, price: (&str, &str)) {
    let (id, version) = filled(office, owner, name).await;
    let read = registration::read(office, owner, id, now()).await.unwrap();
    let information = InformationForm { kind: kind.into(), language: "es".into(), ..read.draft.information };
    let price = PriceForm { amount: price.0.into(), currency: price.1.into(), ..read.draft.price };
    let saved = registration::save(office, owner, id, version, Part::Information(information), true, now()).await.unwrap();
    let saved = registration::save(office, owner, id, saved.version, Part::Price(price), true, now()).await.unwrap();
    sold(office, owner, operator, id, saved.version).await;
}

#[tokio::test]
async fn the_market_is_found_by_words_kind_language_and_price() {
    for (office, owner, operator, _dir) in offices().await {
        approved(&office, owner, operator).await;
        offered(&office, owner, operator, "Guitarra desde cero", "classes.music", ("80", "EUR")).await;
        let (speaking, guitar) = ("Falar em público", "Guitarra desde cero");
        for (pairs, found) in [
            (&[][..], &[guitar, speaking][..]),
            (&[("q", "PUBLICO")], &[speaking]),
            (&[("q", "guit cer")], &[guitar]),
            (&[("q", "guitarra publico")], &[]),
            (&[("q", "itarra")], &[]),
            (&[("q", "practice")], &[guitar, speaking]),
            (&[("q", "souza")], &[guitar, speaking]),
            (&[("q", "a !")], &[]),
            (&[("kind", "classes")], &[guitar, speaking]),
            (&[("kind", "classes.music")], &[guitar]),
            (&[("kind", "mentoring")], &[]),
            (&[("language", "es")], &[guitar]),
            (&[("most", "250")], &[speaking]),
            (&[("most", "249,99")], &[]),
            (&[("most", "100"), ("currency", "EUR")], &[guitar]),
            (&[("most", "79.99"), ("currency", "EUR")], &[]),
            (&[("q", "guitarra"), ("kind", "classes.music"), ("language", "es"), ("most", "80"), ("currency", "EUR")], &[guitar]),
        ] {
            let mut shown = names(&office, pairs).await;
            shown.sort_by_key(|name| name != guitar);
            assert_eq!(shown, found, "{pairs:?}");
        }
    }
}

#[tokio::test]
async fn another_name_of_the_producer_is_found_and_the_old_one_no_more() {
    for (office, owner, operator, _dir) in offices().await {
        approved(&office, owner, operator).await;
        accounts::set_profile(&office, AccountId(owner.0), "Beatriz Conceição", "BR", now()).await.unwrap();
        assert_eq!(names(&office, &[("q", "conceicao")]).await.len(), 1);
        assert!(names(&office, &[("q", "souza")]).await.is_empty());
    }
}

#[tokio::test]
async fn what_is_switched_off_or_taken_off_sale_is_not_found() {
    for (office, owner, operator, _dir) in offices().await {
        let id = approved(&office, owner, operator).await;
        let read = registration::read(&office, owner, id, now()).await.unwrap();
        let page = PageForm { listed: false, ..read.draft.page };
        let saved = registration::save(&office, owner, id, read.version, Part::Page(page), true, now()).await.unwrap();
        assert_eq!(names(&office, &[("q", "falar")]).await.len(), 1, "what is approved counts");
        sold(&office, owner, operator, id, saved.version).await;
        assert!(names(&office, &[("q", "falar")]).await.is_empty());
        assert!(market::listed(&office, 10).await.unwrap().is_empty(), "nor shown to search engines");
        assert!(!market::page(&office, "falar-em-publico", now()).await.unwrap().listed, "whoever has the link sees it");
        verification::suspend(&office, operator, owner, id, true, now()).await.unwrap();
        assert!(market::page(&office, "falar-em-publico", now()).await.is_err());
    }
}

#[tokio::test]
async fn what_was_listed_before_there_was_a_search_is_found() {
    for (office, owner, operator, _dir) in offices().await {
        let id = approved(&office, owner, operator).await;
        let mut tx = office.db.write().await.unwrap();
        store::products::market::shelve(&mut tx, owner, id, None).await.unwrap();
        tx.commit().await.unwrap();
        assert!(names(&office, &[]).await.is_empty());
        assert!(market::listed(&office, 10).await.unwrap().is_empty());
        market::complete(&office).await.unwrap();
        assert_eq!(names(&office, &[("q", "falar")]).await.len(), 1);
        assert_eq!(market::listed(&office, 10).await.unwrap(), [("falar-em-publico".to_owned(), now())]);
    }
}

#[tokio::test]
async fn a_page_has_so_many_services_and_says_that_there_are_more() {
    for (office, owner, operator, _dir) in offices().await {
        for number in 0..25 {
            let (id, version) = filled(&office, owner, &format!("Aula {number}")).await;
            sold(&office, owner, operator, id, version).await;
        }
        let first = market::search(&office, &asked(&[("q", "aula")])).await.unwrap();
        assert_eq!((first.offered.len(), first.total, first.has_next), (24, 25, true));
        let second = market::search(&office, &asked(&[("q", "aula"), ("page", "2")])).await.unwrap();
        assert_eq!((second.offered.len(), second.total, second.has_next), (1, 25, false));
        assert!(!first.offered.contains(&second.offered[0]));
        let third = market::search(&office, &asked(&[("q", "aula"), ("page", "3")])).await.unwrap();
        assert_eq!((third.offered.len(), third.has_next), (0, false));
    }
}

#[tokio::test]
async fn a_product_has_one_link_of_its_own_and_one_for_each_place() {
    for (office, owner, operator, _dir) in offices().await {
        let id = approved(&office, owner, operator).await;
        let own = links::list(&office, owner, id, now()).await.unwrap();
        assert_eq!((own.len(), &own[0].source, own[0].visits), (1, &None, 0));
        assert!(own[0].url.starts_with("https://counter.example/l/"));
        for source in [" Instagram ", "Boletim", "Instagram"] {
            links::add(&office, owner, id, source, now()).await.unwrap();
        }
        let all = links::list(&office, owner, id, now()).await.unwrap();
        let mut sources: Vec<_> = all.iter().map(|link| link.source.as_deref()).collect();
        assert_eq!((all[0].clone(), sources.remove(0)), (own[0].clone(), None), "the product's own stays and comes first");
        sources.sort_unstable();
        assert_eq!(sources, [Some("Boletim"), Some("Instagram")]);
        for name in ["", " ", "a\nb", &"x".repeat(61)] {
            assert!(matches!(links::add(&office, owner, id, name, now()).await, Err(ProductError::Link(LinkFault::Source(_)))), "{name}");
        }
        for number in 3..MOST_LINKS {
            links::add(&office, owner, id, &format!("Place {number}"), now()).await.unwrap();
        }
        assert!(matches!(links::add(&office, owner, id, "One more", now()).await, Err(ProductError::Link(LinkFault::TooMany))));
        assert_eq!(links::list(&office, owner, id, now()).await.unwrap().len(), MOST_LINKS);
        let other: OwnerId = account(&office, "bea@example.com", "BR", false).await.into();
        assert!(matches!(links::list(&office, other, id, now()).await, Err(ProductError::NotFound)));
        assert!(matches!(links::add(&office, other, id, "Instagram", now()).await, Err(ProductError::NotFound)));
    }
}

fn code(url: &str) -> &str {
    url.rsplit('/').next().unwrap()
}

#[tokio::test]
async fn visits_are_counted_by_link_and_day() {
    for (office, owner, operator, _dir) in offices().await {
        let id = approved(&office, owner, operator).await;
        links::add(&office, owner, id, "Instagram", now()).await.unwrap();
        let made = links::list(&office, owner, id, now()).await.unwrap();
        for (link, times) in made.iter().zip([1, 3]) {
            for day in 0..times {
                let followed = links::follow(&office, code(&link.url), now() + TimeDelta::days(day)).await.unwrap();
                assert_eq!(followed.target, Target::Here("falar-em-publico".into()));
                links::count(&office, &followed);
                links::count(&office, &followed);
            }
            links::write_visits(&office).await.unwrap();
        }
        links::write_visits(&office).await.unwrap();
        let visits: Vec<i64> = links::list(&office, owner, id, now()).await.unwrap().iter().map(|link| link.visits).collect();
        assert_eq!(visits, [2, 6]);
    }
}

#[tokio::test]
async fn a_link_leads_only_to_what_was_approved_and_is_on_sale() {
    for (office, owner, operator, _dir) in offices().await {
        let (id, version) = filled(&office, owner, "Falar em público").await;
        let own = links::list(&office, owner, id, now()).await.unwrap();
        let follow = async || links::follow(&office, code(&own[0].url), now()).await.map(|followed| followed.target);
        assert!(matches!(follow().await, Err(ProductError::NotFound)), "not on sale yet");
        sold(&office, owner, operator, id, version).await;
        assert_eq!(follow().await.unwrap(), Target::Here("falar-em-publico".into()));
        let read = registration::read(&office, owner, id, now()).await.unwrap();
        let page = PageForm { kind: PageKind::External, url: "https://ana.example.com/sessões?x=1".into(), ..read.draft.page };
        let saved = registration::save(&office, owner, id, read.version, Part::Page(page), true, now()).await.unwrap();
        assert_eq!(follow().await.unwrap(), Target::Here("falar-em-publico".into()), "nobody has looked at the other page yet");
        let mut closed = office.clone();
        closed.reach = None;
        submission::submit(&closed, owner, id, saved.version, now()).await.unwrap();
        verification::decide(&office, operator, owner, id, now(), &Decision::Approve, now()).await.unwrap();
        let there = Target::Elsewhere("https://ana.example.com/sess%C3%B5es?x=1&utm_source=mostrador".into());
        assert_eq!(follow().await.unwrap(), there);
        for wrong in ["", "0000000000", "..", "falar-em-publico", "https://evil.example"] {
            assert!(matches!(links::follow(&office, wrong, now()).await, Err(ProductError::NotFound)), "{wrong}");
        }
        verification::suspend(&office, operator, owner, id, true, now()).await.unwrap();
        assert!(matches!(follow().await, Err(ProductError::NotFound)));
    }
}
