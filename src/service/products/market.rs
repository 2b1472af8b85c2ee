//! What buyers see of services: the market, and one service's page.

use super::registration::account;
use super::{ProductError, zone_exists};
use crate::office::Office;
use domain::id::AccountId;
use domain::product::instalments::instalment_table;
use domain::product::page::Place;
use domain::product::view::{Offered, SalesPage, Shown};
use domain::product::{Draft, OnlineService};
use store::accounts::{self, Account};
use store::products::online;

/// Most cards of the market.
const MOST: i64 = 60;

/// What is on sale and listed, the newest first.
pub async fn offered(office: &Office, kind: Option<&str>, language: Option<&str>) -> Result<Vec<Offered>, ProductError> {
    let mut tx = office.db.read().await?;
    let mut cards = Vec::new();
    for service in online::market(&mut tx, kind, language, MOST).await? {
        let producer = account(&mut tx, service.owner).await?;
        let Some(page) = service.on_sale().and_then(|draft| page_of(office, &service, draft, &producer).ok()) else { continue };
        cards.push(Offered {
            slug: page.slug,
            name: page.name,
            image: page.image,
            producer: page.producer,
            kind: page.kind,
            language: page.language,
            bundle: page.bundle,
            duration: page.duration,
            price: page.price.amount,
        });
    }
    Ok(cards)
}

/// The page of a service that is on sale.
pub async fn page(office: &Office, slug: &str) -> Result<SalesPage, ProductError> {
    let mut tx = office.db.read().await?;
    let service = online::by_slug(&mut tx, slug).await?.ok_or(ProductError::NotFound)?;
    let producer = accounts::get(&mut tx, AccountId(service.owner.0)).await?.ok_or(ProductError::NotFound)?;
    let draft = service.on_sale().ok_or(ProductError::NotFound)?;
    page_of(office, &service, draft, &producer)
}

/// The page that a draft would give.
///
/// # Errors
/// [`ProductError::Faults`] where something is wrong in it still.
pub(super) fn page_of(office: &Office, service: &OnlineService, draft: &Draft, producer: &Account) -> Result<SalesPage, ProductError> {
    let limits = &office.rules.limits;
    // Terms that changed since concern who registers next, not what was approved.
    let mut draft = draft.clone();
    if let Some(terms) = &mut draft.terms {
        terms.version = limits.terms.clone();
    }
    let complete = draft.check(limits, &zone_exists).map_err(ProductError::Faults)?;
    let price = complete.price;
    Ok(SalesPage {
        slug: service.slug.as_ref().map_or_else(String::new, |slug| slug.as_str().to_owned()),
        name: complete.information.name,
        description: complete.information.description,
        image: Some(complete.information.image),
        producer: producer.name.clone(),
        language: complete.information.language.code().to_owned(),
        kind: complete.information.kind.code().to_owned(),
        bundle: complete.sessions.bundle,
        duration: complete.sessions.duration,
        price,
        instalments: instalment_table(price.amount, price.plan, limits.monthly_rate),
        place: match complete.page.place {
            Place::Own(blocks) => Shown::Own(blocks),
            Place::External(url) => Shown::External(url.as_str().to_owned()),
        },
        zone: complete.sessions.schedule.zone().to_owned(),
    })
}
