//! What buyers see of services: the market, and one service's page.

use super::{ProductError, zone_exists};
use crate::office::Office;
use crate::rates;
use domain::Time;
use domain::id::{AccountId, OwnerId, ProductId};
use domain::money::Money;
use domain::name::search_words;
use domain::product::instalments::instalment_table;
use domain::product::page::Place;
use domain::product::price::Price;
use domain::product::rich::Rich;
use domain::product::search::{PER_PAGE, Search};
use domain::product::view::{Abroad, Found, Offered, SalesPage, Shown};
use domain::product::{Draft, OnlineService};
use store::accounts::{self, Account};
use store::products::market::{self, Entry};
use store::products::online;
use store::{StoreError, Tx};

/// A page of what is on sale, listed and asked for, the newest first.
pub async fn search(office: &Office, search: &Search) -> Result<Found, ProductError> {
    let currencies = office.rules.limits.prices.iter().map(|limit| limit.currency).collect();
    if search.is_wordless() {
        return Ok(Found { currencies, ..Found::default() });
    }
    // Words may be those of very many services; strangers who look for them leave the owners' searches their turns.
    let _turn = match search.text.is_empty() {
        true => None,
        false => Some(office.browsing.acquire().await.map_err(|_| ProductError::NotFound)?),
    };
    let mut tx = if search.text.is_empty() { office.db.read().await? } else { office.db.search().await? };
    let total = market::count(&mut tx, search).await?;
    let offered = market::page(&mut tx, search, search.before(), i64::from(PER_PAGE)).await?;
    Ok(Found { offered, total, has_next: search.at(search.page.saturating_add(1)).before() < total, currencies })
}

/// The addresses of all that is listed, each with when its page was approved; the newest first, at most `most`.
pub async fn listed(office: &Office, most: i64) -> Result<Vec<(String, Time)>, ProductError> {
    Ok(market::listed(&mut office.db.search().await?, most).await?)
}

/// Lets the market find what was on sale before it had rows of its own.
pub async fn complete(office: &Office) -> Result<(), StoreError> {
    for service in market::without_entry(&mut office.db.read().await?).await? {
        let mut tx = office.db.write().await?;
        match shelve(&mut tx, office, &service).await {
            // Another node began at the same moment.
            Err(StoreError::Conflict(_)) => {}
            shelved => {
                shelved?;
                tx.commit().await?;
            }
        }
    }
    Ok(())
}

/// The page of a service that is on sale.
pub async fn page(office: &Office, slug: &str, now: Time) -> Result<SalesPage, ProductError> {
    let mut tx = office.db.read().await?;
    let OnSale { page, .. } = on_sale(&mut tx, office, slug).await?;
    Ok(SalesPage { abroad: abroad(&mut tx, office, page.price, now).await?, ..page })
}

/// A service on sale, as who buys it needs it.
pub(crate) struct OnSale {
    pub owner: OwnerId,
    pub product: ProductId,
    pub producer: Account,
    pub page: SalesPage,
}

/// The service on sale under a public address.
pub(crate) async fn on_sale(tx: &mut Tx, office: &Office, slug: &str) -> Result<OnSale, ProductError> {
    let service = online::by_slug(tx, slug).await?.ok_or(ProductError::NotFound)?;
    let producer = accounts::get(tx, AccountId(service.owner.0)).await?.ok_or(ProductError::NotFound)?;
    let draft = service.on_sale().ok_or(ProductError::NotFound)?;
    let page = page_of(office, &service, draft, &producer)?;
    Ok(OnSale { owner: service.owner, product: service.id, producer, page })
}

/// About how much a price is in the other currencies that prices may be in, where its producer converts it.
pub(super) async fn abroad(tx: &mut Tx, office: &Office, price: Price, now: Time) -> Result<Option<Abroad>, StoreError> {
    if !price.converts {
        return Ok(None);
    }
    let rates = rates::on(tx, now.date_naive()).await?;
    let others = office.rules.limits.prices.iter().map(|limit| limit.currency).filter(|currency| *currency != price.amount.currency);
    let prices: Vec<Money> = others.filter_map(|currency| rates.convert(price.amount, currency)).collect();
    Ok((!prices.is_empty()).then_some(Abroad { day: rates.day, prices }))
}

/// Lets buyers find a service as it is now on sale, or no more. After every move of it.
pub(super) async fn shelve(tx: &mut Tx, office: &Office, service: &OnlineService) -> Result<(), StoreError> {
    let producer = match service.on_sale() {
        Some(_) => accounts::get(tx, AccountId(service.owner.0)).await?,
        None => None,
    };
    let page = service.on_sale().zip(producer).and_then(|(draft, producer)| page_of(office, service, draft, &producer).ok());
    let entry = page.map(|page| Entry {
        listed: page.listed,
        words: match page.listed {
            true => search_words(&format!("{} {} {}", page.name, page.producer, Rich::parse(&page.description).plain())),
            false => Vec::new(),
        },
        card: card(page),
    });
    market::shelve(tx, service.owner, service.id, entry).await
}

/// The same for all that an owner has on sale: under another name they are found by that.
pub(crate) async fn shelve_all(tx: &mut Tx, office: &Office, owner: OwnerId) -> Result<(), StoreError> {
    for service in market::of_owner(tx, owner).await? {
        shelve(tx, office, &service).await?;
    }
    Ok(())
}

/// The page that a draft would give.
///
/// # Errors
/// [`ProductError::Faults`] where something is wrong in it still.
pub(super) fn page_of(office: &Office, service: &OnlineService, draft: &Draft, producer: &Account) -> Result<SalesPage, ProductError> {
    let complete = draft.agreed(&zone_exists).map_err(ProductError::Faults)?;
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
        instalments: instalment_table(price.amount, price.plan, office.rules.limits.monthly_rate),
        abroad: None,
        listed: complete.page.listed,
        place: match complete.page.place {
            Place::Own(blocks) => Shown::Own(blocks),
            Place::External(url) => Shown::External(url.as_str().to_owned()),
        },
        zone: complete.sessions.schedule.zone().to_owned(),
    })
}

fn card(page: SalesPage) -> Offered {
    Offered {
        slug: page.slug,
        name: page.name,
        image: page.image,
        producer: page.producer,
        kind: page.kind,
        language: page.language,
        bundle: page.bundle,
        duration: page.duration,
        price: page.price.amount,
    }
}
