//! An owner's coupons: the list, a new one, the end of one.

use super::CouponsError;
use crate::asking::{Did, Who};
use crate::office::Office;
use chrono::{Days, NaiveDate, TimeDelta};
use domain::Time;
use domain::calendar::{day_of, start_of};
use domain::checkout::coupons::{CouponState, Coupons, Line, Link, Priced};
use domain::checkout::{Code, Coupon, CouponFault, CouponField, CouponForm, CouponReason, Discount, Terms};
use domain::collaborators::audit::{Action, Change, Object, Pair, Text};
use domain::collaborators::{Products, Right};
use domain::id::{OwnerId, ProductId};
use domain::money::{Currency, Money};
use domain::product::OnlineService;
use std::collections::HashMap;
use store::coupons::{self, Kept};
use store::owners::{self, Owner};
use store::products::{market, online};
use store::{StoreError, Tx};

/// Most coupons of one owner that have not ended, and most with those that have.
const MOST: i64 = 1_000;
const KEPT: i64 = 2_000;

/// Most services whose names are looked up.
const SERVICES: i64 = 1_000;

/// All coupons of an owner, with what was sold with them, and what another may be for.
pub async fn list(office: &Office, owner: OwnerId, now: Time) -> Result<Coupons, CouponsError> {
    let mut tx = office.db.read().await?;
    let seller = owners::get(&mut tx, owner).await?.ok_or(CouponsError::NotFound)?;
    let on_sale = market::of_owner(&mut tx, owner).await?;
    let names = online::list(&mut tx, owner, SERVICES).await?;
    let names: HashMap<ProductId, String> = names.into_iter().map(|service| (service.id, service.draft.information.name)).collect();
    let mut uses: HashMap<String, (u32, Vec<Money>)> = HashMap::new();
    for one in coupons::all_uses(&mut tx, owner).await? {
        let (count, sold) = uses.entry(one.code).or_default();
        *count += one.uses;
        sold.extend((one.sold.minor != 0).then_some(one.sold));
    }
    let kept = coupons::list(&mut tx, owner).await?;
    drop(tx);
    let desk = Desk { office, seller, on_sale: &on_sale, names: &names, now };
    let mut lines: Vec<Line> = kept
        .into_iter()
        .map(|kept| {
            let used = uses.remove(kept.coupon.code.as_str());
            desk.line(kept, used)
        })
        .collect();
    lines.sort_by_key(|line| !line.state.is_alive());
    let products = priced(office, &on_sale);
    Ok(Coupons { currencies: currencies(office, &seller, &products), lines, products, today: day_of(now, seller.zone) })
}

/// Makes a coupon; its code. One that was ended and never used may be made anew.
///
/// # Errors
/// [`CouponsError::Faults`] with all of them; nothing is made then.
pub async fn add(office: &Office, who: impl Into<Who>, form: &CouponForm, now: Time) -> Result<Code, CouponsError> {
    let who = who.into();
    let owner = who.owner();
    let mut tx = office.db.write().await?;
    let seller = owners::get(&mut tx, owner).await?.ok_or(CouponsError::NotFound)?;
    let products = priced(office, &market::of_owner(&mut tx, owner).await?);
    let terms = Terms { limits: &office.rules.limits, products: &products, today: day_of(now, seller.zone) };
    let new = form.check(&terms).map_err(CouponsError::Faults)?;
    let at_code = |reason| CouponsError::Faults(vec![CouponFault { field: CouponField::Code, reason }]);
    // Before anybody counts: who waits for the same code is told that it is known.
    if let Some(known) = coupons::locked(&mut tx, owner, &new.code).await?
        && known.ended_at.is_some()
        && !coupons::is_named(&mut tx, owner, &new.code).await?
    {
        coupons::remove(&mut tx, owner, &new.code).await?;
    }
    let (living, all) = coupons::count(&mut tx, owner).await?;
    if living >= MOST || (all >= KEPT && !coupons::forget_ended(&mut tx, owner).await?) {
        return Err(at_code(CouponReason::TooMany));
    }
    let coupon = Coupon {
        code: new.code,
        discount: new.discount,
        from: None,
        until: new.last_day.map(|day| start_of(day + Days::new(1), seller.zone)),
        most_uses: new.most_uses,
        products: new.product.into_iter().collect(),
    };
    if !coupons::add(&mut tx, owner, &coupon, now).await? {
        return Err(at_code(CouponReason::Known));
    }
    note(&mut tx, office, &who, (Action::CouponMade, &coupon.code), described(&coupon, new.last_day), now).await?;
    tx.commit().await?;
    Ok(coupon.code)
}

/// Ends a coupon. Payments with it that have begun go on. It is kept: who comes with its link is told that it has ended.
pub async fn end(office: &Office, who: impl Into<Who>, code: &str, now: Time) -> Result<(), CouponsError> {
    let who = who.into();
    let owner = who.owner();
    let code = Code::parse(code).map_err(|_| CouponsError::NotFound)?;
    let mut tx = office.db.write().await?;
    let kept = coupons::locked(&mut tx, owner, &code).await?.ok_or(CouponsError::NotFound)?;
    if kept.ended_at.is_some() {
        return Ok(());
    }
    let uses = coupons::uses(&mut tx, owner, &code).await?;
    coupons::end(&mut tx, owner, &code, now).await?;
    let state = |state: CouponState| Some(Text::of(state.into()));
    let before = CouponState::of(&kept.coupon, uses, None, now);
    let changes = vec![Change::State(Pair::new(state(before), state(CouponState::Ended)))];
    note(&mut tx, office, &who, (Action::CouponEnded, &code), changes, now).await?;
    Ok(tx.commit().await?)
}

/// What a new coupon is, for the log.
fn described(coupon: &Coupon, last_day: Option<NaiveDate>) -> Vec<Change> {
    let discount = match coupon.discount {
        Discount::Percent(hundredths) => Change::Percent(Pair::new(None, Some(hundredths))),
        Discount::Amount(amount) => Change::Amount(Pair::new(None, Some(amount))),
    };
    let last_day = last_day.map(|day| Change::LastDay(Pair::new(None, Some(day))));
    let uses = coupon.most_uses.map(|most| Change::Uses(Pair::new(None, Some(i64::from(most)))));
    let products = Products::some(coupon.products.clone()).ok().map(|products| Change::Products(Pair::new(None, Some(products))));
    [Some(discount), last_day, uses, products].into_iter().flatten().collect()
}

/// Notes what was done to a coupon.
async fn note(
    tx: &mut Tx,
    office: &Office,
    who: &Who,
    (action, code): (Action, &Code),
    changes: Vec<Change>,
    now: Time,
) -> Result<(), StoreError> {
    let did = Did { right: Right::ProductsManageOffers, action, object: Object::Coupon, name: code.as_str(), changes };
    who.did(tx, office, did, now).await
}

/// What a line is made with.
struct Desk<'a> {
    office: &'a Office,
    seller: Owner,
    on_sale: &'a [OnlineService],
    names: &'a HashMap<ProductId, String>,
    now: Time,
}

impl Desk<'_> {
    fn line(&self, kept: Kept, used: Option<(u32, Vec<Money>)>) -> Line {
        let is_named = used.is_some();
        let (uses, sold) = used.unwrap_or_default();
        let Kept { coupon, ended_at, .. } = kept;
        let state = CouponState::of(&coupon, uses, ended_at, self.now);
        Line {
            last_day: coupon.until.map(|until| self.last_day(until)),
            products: coupon.products.iter().filter_map(|id| self.names.get(id).cloned()).collect(),
            links: if state.is_alive() { self.links(&coupon) } else { Vec::new() },
            code: coupon.code,
            discount: coupon.discount,
            most_uses: coupon.most_uses,
            uses,
            is_named,
            sold,
            state,
        }
    }

    /// The day, by the owner's calendar, after which it is good no longer.
    fn last_day(&self, until: Time) -> NaiveDate {
        day_of(until - TimeDelta::microseconds(1), self.seller.zone)
    }

    /// The pages of what it is good for and is on sale.
    fn links(&self, coupon: &Coupon) -> Vec<Link> {
        let is_for = |service: &&OnlineService| coupon.products.is_empty() || coupon.products.contains(&service.id);
        let link = |service: &OnlineService| {
            let (page, slug) = service.on_sale().zip(service.slug.as_ref())?;
            let url = format!("{}/p/{}?coupon={}", self.office.public_url, slug.as_str(), coupon.code.as_str());
            Some(Link { product: page.information.name.clone(), url })
        };
        self.on_sale.iter().filter(is_for).filter_map(link).collect()
    }
}

/// What is on sale, each with its price, by name.
fn priced(office: &Office, on_sale: &[OnlineService]) -> Vec<Priced> {
    let one = |service: &OnlineService| {
        let page = service.on_sale()?;
        // What was approved under other limits is still sold.
        let price = page.agreed(&crate::products::zone_exists).ok()?.price.amount;
        Some(Priced { id: service.id, name: page.information.name.clone(), price })
    };
    let mut products: Vec<Priced> = on_sale.iter().filter_map(one).collect();
    products.sort_by(|one, other| (&one.name, one.id).cmp(&(&other.name, other.id)));
    products.retain(|product| office.rules.limits.price(product.price.currency).is_some());
    products
}

/// Those of what is on sale; the owner's own where nothing is.
fn currencies(office: &Office, seller: &Owner, products: &[Priced]) -> Vec<Currency> {
    let mut all: Vec<Currency> = products.iter().map(|product| product.price.currency).collect();
    all.extend((all.is_empty() && office.rules.limits.price(seller.currency).is_some()).then_some(seller.currency));
    all.sort_unstable();
    all.dedup();
    all
}
