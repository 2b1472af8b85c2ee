//! Links to share: made for each place where a product is shared, followed by visitors, counted.

use super::registration::{account, did, get};
use super::{LinkFault, ProductError};
use crate::asking::Who;
use crate::office::Office;
use domain::Time;
use domain::calendar::{day_number, day_of, parse_zone};
use domain::collaborators::audit::{Action, Change, Pair, Text};
use domain::id::{OwnerId, ProductId};
use domain::product::link::{Code, MOST_LINKS, SharedLink, parse_source};
use domain::product::page::Place;
use reqwest::Url;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use store::StoreError;
use store::products::{links, online};

/// What leads to a product by a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Followed {
    /// The product's own page here, or the one that it has elsewhere.
    pub target: Target,
    owner: OwnerId,
    code: Code,
    /// The owner's.
    day: i32,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// The sales page with this slug.
    Here(String),
    /// An address as it was approved, in ASCII, with a mark of the source.
    Elsewhere(String),
}

/// Visits that were counted and not written down yet: a visitor does not wait for the database, and many cost one write.
#[derive(Debug, Clone, Default)]
pub struct Tally(Arc<Mutex<Visits>>);

type Visits = BTreeMap<(OwnerId, Code, i32), i64>;

impl Tally {
    fn add(&self, owner: OwnerId, code: Code, day: i32, visits: i64) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner).entry((owner, code, day)).or_default() += visits;
    }

    fn take(&self) -> Visits {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// The links of a product, its own first, which is made at the first look.
pub async fn list(office: &Office, owner: OwnerId, id: ProductId, now: Time) -> Result<Vec<SharedLink>, ProductError> {
    let mut tx = office.db.read().await?;
    get(&mut tx, owner, id).await?;
    let mut known = links::list(&mut tx, owner, id).await?;
    drop(tx);
    if known.first().is_none_or(|link| link.source.is_some()) {
        let mut tx = office.db.write().await?;
        links::add(&mut tx, owner, id, &Code::of(office.number()), None, now).await?;
        known = links::list(&mut tx, owner, id).await?;
        tx.commit().await?;
    }
    let shared = |link: links::Counted| SharedLink {
        url: format!("{}/l/{}", office.public_url, link.code),
        source: link.source,
        visits: link.visits,
    };
    Ok(known.into_iter().map(shared).collect())
}

/// Makes a link for a place where the product is shared; where it has one already, there is nothing to do.
///
/// # Errors
/// [`ProductError::Link`] where the place has no good name, or there are as many links as there may be.
pub async fn add(office: &Office, who: impl Into<Who>, id: ProductId, source: &str, now: Time) -> Result<(), ProductError> {
    let who = who.into();
    let owner = who.owner();
    let source = parse_source(source).map_err(|error| ProductError::Link(LinkFault::Source(error)))?;
    let mut tx = office.db.write().await?;
    let service = get(&mut tx, owner, id).await?;
    let known = links::list(&mut tx, owner, id).await?;
    if known.iter().any(|link| link.source.as_ref() == Some(&source)) {
        return Ok(());
    }
    // The product's own has its place, also before anybody looked at it.
    if known.iter().filter(|link| link.source.is_some()).count() + 1 >= MOST_LINKS {
        return Err(ProductError::Link(LinkFault::TooMany));
    }
    links::add(&mut tx, owner, id, &Code::of(office.number()), Some(&source), now).await?;
    let changes = vec![Change::Name(Pair::new(None, Some(Text::of(&source))))];
    did(&mut tx, office, &who, (Action::LinkAdded, id, &service.draft.information.name), changes, now).await?;
    tx.commit().await?;
    Ok(())
}

/// What a link leads to, from nothing but what was approved.
///
/// # Errors
/// [`ProductError::NotFound`] for a code that nobody has, or of a product that is not on sale.
pub async fn follow(office: &Office, code: &str, now: Time) -> Result<Followed, ProductError> {
    let code = Code::parse(code).map_err(|_| ProductError::NotFound)?;
    let mut tx = office.db.read().await?;
    let behind = links::behind(&mut tx, &code).await?.ok_or(ProductError::NotFound)?;
    let service = online::get(&mut tx, behind.owner, behind.product).await?.ok_or(ProductError::NotFound)?;
    let producer = account(&mut tx, behind.owner).await?;
    let (page, slug) = service.on_sale().zip(service.slug.as_ref()).ok_or(ProductError::NotFound)?;
    let target = match page.page.check().map(|page| page.place) {
        Ok(Place::Own(_)) => Target::Here(slug.as_str().to_owned()),
        Ok(Place::External(url)) => {
            let marked = url.marked(behind.source.as_deref().unwrap_or("mostrador"));
            Target::Elsewhere(Url::parse(&marked).map_err(|_| ProductError::NotFound)?.into())
        }
        Err(_) => return Err(ProductError::NotFound),
    };
    let day = parse_zone(&producer.time_zone).map_or_else(|| now.date_naive(), |zone| day_of(now, zone));
    Ok(Followed { target, owner: behind.owner, code, day: day_number(day) })
}

/// The source that a shared link was made for; none for a product's own link and for what is no link.
pub async fn source(office: &Office, code: &str) -> Result<Option<String>, StoreError> {
    let Ok(code) = Code::parse(code) else { return Ok(None) };
    Ok(links::behind(&mut office.db.read().await?, &code).await?.and_then(|behind| behind.source))
}

/// Counts a visit; [`write_visits`] writes it down.
pub fn count(office: &Office, followed: &Followed) {
    office.tally.add(followed.owner, followed.code.clone(), followed.day, 1);
}

/// Writes down the visits that were counted. Where that fails they stay counted.
pub async fn write_visits(office: &Office) -> Result<(), StoreError> {
    let visits = office.tally.take();
    if visits.is_empty() {
        return Ok(());
    }
    let written = async {
        let mut tx = office.db.write().await?;
        // In the order of their keys: two nodes do not wait for each other's rows.
        for ((owner, code, day), visits) in &visits {
            links::visited(&mut tx, *owner, code, *day, *visits).await?;
        }
        tx.commit().await
    };
    let written = written.await;
    if written.is_err() {
        visits.into_iter().for_each(|((owner, code, day), visits)| office.tally.add(owner, code, day, visits));
    }
    written
}
