//! An owner sets a service up: begins, saves step by step, copies it, puts it away.

use super::verification::moved;
use super::{ProductError, links as tracked, market, zone_exists};
use crate::asking::{Did, Who};
use crate::office::Office;
use chrono::Days;
use domain::Time;
use domain::calendar::local;
use domain::collaborators::audit::{Action, Change, Object, Pair, Text};
use domain::collaborators::{Acting, Products as Reached, Right};
use domain::id::{AccountId, OwnerId, PictureId, ProductId};
use domain::listing::Filter;
use domain::product::information::InformationForm;
use domain::product::online::{Move, Part};
use domain::product::page::starting_blocks;
use domain::product::price::PriceForm;
use domain::product::state::Actor;
use domain::product::view::{Line, Overview, Permission, Products, Registration, Saved, Told};
use domain::product::{Draft, Fault, Limits, OnlineService, State, Step};
use store::accounts::{self, Account};
use store::products::online;
use store::{StoreError, Tx, owners, sales};

/// Most services of one owner.
const MOST: i64 = 200;

/// Most bytes of one step's answers as they are stored: above what could be in order, so that nothing typed is lost for its length.
const LARGEST_PART: usize = 256 * 1024;

/// The services of an account that the caller sees, and whether another may be begun there.
pub async fn list(office: &Office, acting: &Acting) -> Result<Products, ProductError> {
    let mut tx = office.db.read().await?;
    let account = account(&mut tx, acting.whose()).await?;
    let limits = &office.rules.limits;
    let services = online::list(&mut tx, acting.whose(), MOST).await?;
    let lines = services.iter().filter(|service| acting.reaches(service.id)).map(|service| line(service, limits)).collect();
    Ok(Products { lines, permission: permission(&account, limits) })
}

/// Begins a service; its page is made of what will be told of it.
///
/// # Errors
/// [`ProductError::NotFromHere`] where the account's country may not sell online services, [`ProductError::TooMany`] where there are
/// as many as there may be.
pub async fn start(office: &Office, who: impl Into<Who>, now: Time) -> Result<ProductId, ProductError> {
    let who = who.into();
    let owner = who.owner();
    let mut tx = office.db.write().await?;
    let account = permitted(&mut tx, office, owner).await?;
    let mut draft = Draft::default();
    draft.information.language = account.language.tag().split('-').next().unwrap_or_default().to_owned();
    draft.information.market = account.country.clone();
    draft.sessions.duration = "60".into();
    draft.sessions.schedule = domain::booking::ScheduleForm::new(&account.time_zone, today(&account, now));
    draft.price.currency = account.currency.code().into();
    draft.page.blocks = starting_blocks(&InformationForm::default());
    let id = add(&mut tx, office, &who, draft, now).await?;
    did(&mut tx, office, &who, (Action::ProductStarted, id, ""), vec![], now).await?;
    tx.commit().await?;
    Ok(id)
}

/// A service with everything that its pages show.
pub async fn overview(office: &Office, owner: OwnerId, id: ProductId, now: Time) -> Result<Overview, ProductError> {
    let mut tx = office.db.read().await?;
    let account = account(&mut tx, owner).await?;
    let service = get(&mut tx, owner, id).await?;
    let history = online::moves(&mut tx, owner, id).await?;
    let seller = owners::get(&mut tx, owner).await?.ok_or(ProductError::NotFound)?;
    let ever = Filter { product: Some(id), ..Filter::default() };
    let lately = Filter { from: Some(today(&account, now) - Days::new(29)), ..ever.clone() };
    let sold_lately = sales::totals(&mut tx, &seller, &Reached::all(), &lately).await?;
    let sold_ever = sales::totals(&mut tx, &seller, &Reached::all(), &ever).await?;
    drop(tx);
    let public_url = service.on_sale().and(service.slug.as_ref()).map(|slug| format!("{}/p/{}", office.public_url, slug.as_str()));
    let links = if public_url.is_some() { tracked::list(office, owner, id, now).await? } else { Vec::new() };
    Ok(Overview {
        registration: registration(&service, &account, office, now),
        history: history.into_iter().map(told).collect(),
        public_url,
        links,
        sold_lately,
        sold_ever,
    })
}

/// A service in the wizard.
pub async fn read(office: &Office, owner: OwnerId, id: ProductId, now: Time) -> Result<Registration, ProductError> {
    let mut tx = office.db.read().await?;
    let account = account(&mut tx, owner).await?;
    Ok(registration(&get(&mut tx, owner, id).await?, &account, office, now))
}

/// Saves one step's answers, whatever is wrong in them; `version` is the one that was read. With `goes_on` the step is left by
/// *Continue*, which fixes a duration that is in order (decision 27).
///
/// # Errors
/// [`ProductError::Stale`] where another window saved meanwhile, [`ProductError::TooLong`]; nothing is changed then.
pub async fn save(
    office: &Office,
    who: impl Into<Who>,
    id: ProductId,
    version: i64,
    part: Part,
    goes_on: bool,
    now: Time,
) -> Result<Saved, ProductError> {
    let who = who.into();
    let owner = who.owner();
    if serde_json::to_string(&part).map_or(0, |text| text.len()) > LARGEST_PART {
        return Err(ProductError::TooLong);
    }
    let mut tx = office.db.write().await?;
    let mut service = get(&mut tx, owner, id).await?;
    if service.version != version {
        return Err(ProductError::Stale(service.version));
    }
    let limits = &office.rules.limits;
    let (step, was) = (part.name(), service.draft.clone());
    let is_sessions = matches!(part, Part::Sessions(_));
    let made = fill(&mut service, part, now)?;
    if is_sessions && let Ok(sessions) = service.draft.sessions.check(limits, service.draft.duration_locked, &zone_exists) {
        service.publish_hours();
        if goes_on {
            service.lock_duration(sessions.duration);
        }
    }
    write(&mut tx, office, &service, version, made.as_ref(), Some(who.account())).await?;
    // Who goes on without having changed anything did nothing.
    if service.draft != was {
        let (before, after) = (was.price.amount(), service.draft.price.amount());
        let is_price = service.draft.price != was.price;
        let amount = (before != after).then(|| Change::Amount(Pair::new(before, after)));
        let PriceForm { amount: typed, currency, .. } = was.price.clone();
        let is_all = amount.is_some() && PriceForm { amount: typed, currency, ..service.draft.price.clone() } == was.price;
        let rest = (!is_all).then(|| Change::Written(Text::of(step)));
        let changes = amount.into_iter().chain(rest).collect();
        changed(
            &mut tx,
            office,
            &who,
            &service,
            (if is_price { Right::ProductsManageOffers } else { Right::ProductsManage }, changes),
            now,
        )
        .await?;
    }
    tx.commit().await?;
    Ok(saved(&service, limits))
}

/// Sets the picture alone, in whatever version the rest is: for forms without scripts.
pub async fn set_picture(office: &Office, who: impl Into<Who>, id: ProductId, picture: PictureId, now: Time) -> Result<(), ProductError> {
    let who = who.into();
    let owner = who.owner();
    let mut tx = office.db.write().await?;
    let mut service = get(&mut tx, owner, id).await?;
    let version = service.version;
    let information = InformationForm { image: Some(picture), ..service.draft.information.clone() };
    let made = fill(&mut service, Part::Information(information), now)?;
    write(&mut tx, office, &service, version, made.as_ref(), Some(who.account())).await?;
    changed(&mut tx, office, &who, &service, (Right::ProductsManage, vec![Change::Written(Text::of("picture"))]), now).await?;
    tx.commit().await?;
    Ok(())
}

/// Puts a service away, or takes it out again as a draft.
pub async fn archive(office: &Office, who: impl Into<Who>, id: ProductId, away: bool, now: Time) -> Result<(), ProductError> {
    let who = who.into();
    let owner = who.owner();
    let mut tx = office.db.write().await?;
    let mut service = get(&mut tx, owner, id).await?;
    let version = service.version;
    let made = service.move_to(if away { State::Archived } else { State::Draft }, Actor::Owner, now)?;
    write(&mut tx, office, &service, version, Some(&made), Some(who.account())).await?;
    did(&mut tx, office, &who, (Action::ProductArchived, id, &service.draft.information.name), vec![moved(&made)], now).await?;
    tx.commit().await?;
    Ok(())
}

/// A draft like this one; with `another_price` its price is asked anew, because a price never changes.
pub async fn duplicate(
    office: &Office,
    who: impl Into<Who>,
    id: ProductId,
    another_price: bool,
    now: Time,
) -> Result<ProductId, ProductError> {
    let who = who.into();
    let owner = who.owner();
    let mut tx = office.db.write().await?;
    permitted(&mut tx, office, owner).await?;
    let mut draft = get(&mut tx, owner, id).await?.draft.duplicate();
    if another_price {
        draft.price.amount.clear();
    }
    let name = draft.information.name.clone();
    let copy = add(&mut tx, office, &who, draft, now).await?;
    did(&mut tx, office, &who, (Action::ProductDuplicated, copy, &name), vec![], now).await?;
    tx.commit().await?;
    Ok(copy)
}

/// Saves a part; a page that still is what the wizard made of the information follows it.
fn fill(service: &mut OnlineService, part: Part, now: Time) -> Result<Option<Move>, ProductError> {
    let follows = matches!(part, Part::Information(_)) && service.draft.page.blocks == starting_blocks(&service.draft.information);
    let made = service.save(part, now)?;
    if follows {
        service.draft.page.blocks = starting_blocks(&service.draft.information);
    }
    Ok(made)
}

/// The step at which work goes on: the first with something wrong, else the last.
pub fn open_step(missing: &[Fault]) -> Step {
    missing.iter().map(|fault| fault.field.step()).min().unwrap_or(Step::Finish)
}

pub(super) async fn account(tx: &mut Tx, owner: OwnerId) -> Result<Account, ProductError> {
    accounts::get(tx, AccountId(owner.0)).await?.ok_or(ProductError::NotFound)
}

pub(super) async fn get(tx: &mut Tx, owner: OwnerId, id: ProductId) -> Result<OnlineService, ProductError> {
    online::get(tx, owner, id).await?.ok_or(ProductError::NotFound)
}

/// Writes a service that was read at `version`, with the move that was made: only a move changes what the market shows.
pub(super) async fn write(
    tx: &mut Tx,
    office: &Office,
    service: &OnlineService,
    version: i64,
    made: Option<&Move>,
    by: Option<AccountId>,
) -> Result<(), ProductError> {
    if !online::put(tx, service, version).await? {
        return Err(ProductError::Stale(version));
    }
    if let Some(made) = made {
        online::note(tx, service.owner, service.id, made, by).await?;
        market::shelve(tx, office, service).await?;
    }
    Ok(())
}

pub(super) fn told(made: Move) -> Told {
    Told { at: made.at, of_revision: made.of_revision, to: made.to, remarks: made.remarks }
}

fn permission(account: &Account, limits: &Limits) -> Permission {
    if limits.lets_sell(&account.country) {
        Permission::Granted
    } else {
        Permission::NotFrom { country: account.country.clone(), countries: limits.countries.clone() }
    }
}

/// The account of an owner who may begin another service.
async fn permitted(tx: &mut Tx, office: &Office, owner: OwnerId) -> Result<Account, ProductError> {
    let account = account(tx, owner).await?;
    lets_sell(&account, &office.rules.limits)?;
    if online::count(tx, owner).await? >= MOST {
        return Err(ProductError::TooMany);
    }
    Ok(account)
}

pub(super) fn lets_sell(account: &Account, limits: &Limits) -> Result<(), ProductError> {
    match permission(account, limits) {
        Permission::Granted => Ok(()),
        Permission::NotFrom { country, .. } => Err(ProductError::NotFromHere(country)),
    }
}

fn today(account: &Account, now: Time) -> chrono::NaiveDate {
    local(now, &account.time_zone).date()
}

fn registration(service: &OnlineService, account: &Account, office: &Office, now: Time) -> Registration {
    let limits = &office.rules.limits;
    Registration {
        id: service.id,
        slug: service.slug.as_ref().map(|slug| slug.as_str().to_owned()),
        state: service.state,
        revision: service.revision,
        draft: service.draft.clone(),
        version: service.version,
        remarks: service.remarks.clone(),
        missing: service.draft.missing(limits, &zone_exists),
        limits: limits.clone(),
        today: today(account, now),
    }
}

pub(super) fn saved(service: &OnlineService, limits: &Limits) -> Saved {
    Saved {
        version: service.version,
        state: service.state,
        revision: service.revision,
        missing: service.draft.missing(limits, &zone_exists),
        duration_locked: service.draft.duration_locked,
        terms: service.draft.terms.clone(),
    }
}

fn line(service: &OnlineService, limits: &Limits) -> Line {
    let draft = &service.draft;
    Line {
        id: service.id,
        name: draft.information.name.clone(),
        image: draft.information.image,
        slug: service.slug.as_ref().map(|slug| slug.as_str().to_owned()),
        state: service.state,
        revision: service.revision,
        price: draft.price.check(limits).ok().map(|price| price.amount),
        missing: draft.missing(limits, &zone_exists).len() as u32,
        remarks: service.remarks.len() as u32,
        updated_at: service.updated_at,
    }
}

async fn add(tx: &mut Tx, office: &Office, who: &Who, draft: Draft, now: Time) -> Result<ProductId, ProductError> {
    let owner = who.owner();
    let (service, begun) = OnlineService::new(owner, ProductId(office.id(now)), draft, now);
    online::add(tx, &service).await?;
    online::note(tx, owner, service.id, &begun, Some(who.account())).await?;
    Ok(service.id)
}

/// Notes what was done to a product.
pub(super) async fn did(
    tx: &mut Tx,
    office: &Office,
    who: &Who,
    (action, id, name): (Action, ProductId, &str),
    changes: Vec<Change>,
    now: Time,
) -> Result<(), StoreError> {
    who.did(tx, office, Did { right: Right::ProductsManage, action, object: Object::Product(id), name, changes }, now).await
}

/// Notes that a step was edited, which is saved as it is typed.
async fn changed(
    tx: &mut Tx,
    office: &Office,
    who: &Who,
    service: &OnlineService,
    (right, changes): (Right, Vec<Change>),
    now: Time,
) -> Result<(), StoreError> {
    let (object, name) = (Object::Product(service.id), &service.draft.information.name);
    let did = Did { right, action: Action::ProductChanged, object, name, changes };
    who.did_again(tx, office, did, now).await
}
