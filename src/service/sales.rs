//! My sales: the list, its totals, one sale; and the job that notices which checkouts were left.

use chrono::{Days, NaiveDate};
use domain::Time;
use domain::calendar::day_of;
use domain::collaborators::{Acting, Reach, SalesSight};
use domain::id::{ProductId, SaleId};
use domain::listing::{Detail, Filter, Page, ProductName, Totals};
use store::{Db, StoreError, Tx, owners, products, sales};

/// Products offered in the filter; who has more finds them by typing.
const MOST_PRODUCTS: i64 = 500;

/// Sales that are abandoned in one transaction: few enough that nobody who writes waits for long.
const BATCH: u32 = 200;

/// Why sales are not shown.
#[derive(Debug, thiserror::Error)]
pub enum SalesError {
    /// Not there, or not for this caller.
    #[error("no such sale")]
    NotFound,
    /// Texts are searched by who has the right to.
    #[error("may not search by text")]
    MayNotSearch,
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// One page of the selection, as far as the caller finds sales: whoever may list them all of it, whoever may search those of the last
/// days that fit a text, and whoever may only act on sales the one with exactly this code.
pub async fn page(db: &Db, acting: &Acting, filter: &Filter, now: Time) -> Result<Page, SalesError> {
    let mut tx = reading(db, filter).await?;
    let Some(owner) = owners::get(&mut tx, acting.whose()).await? else { return Ok(Page::default()) };
    let sight = acting.sales_sight();
    let filter = match sight {
        SalesSight { lists: true, text: Some(_), .. } => filter.clone(),
        SalesSight { lists: true, text: None, .. } if filter.text.is_some() => return Err(SalesError::MayNotSearch),
        SalesSight { lists: true, .. } => filter.clone(),
        _ if filter.text.is_none() => return Ok(Page::default()),
        SalesSight { text: Some(reach), .. } => within(filter, reach, day_of(now, owner.zone)),
        SalesSight { by_code: true, .. } => Filter { text: filter.text.clone(), ..Filter::default() },
        SalesSight { .. } => return Err(SalesError::NotFound),
    };
    let mut page = sales::page(&mut tx, &owner, acting.products(), &filter).await?;
    if !sight.lists && sight.text.is_none() {
        page.lines.retain(|line| filter.text.as_deref().is_some_and(|text| text.trim() == line.code));
        (page.previous, page.next) = (None, None);
    }
    Ok(page)
}

/// The filter, begun no earlier than a search reaches back.
fn within(filter: &Filter, reach: Reach, today: NaiveDate) -> Filter {
    let first = match reach {
        Reach::Days(days) => today.checked_sub_days(Days::new(u64::from(days))),
        Reach::Everything => None,
    };
    Filter { from: first.max(filter.from), ..filter.clone() }
}

/// Totals of the whole selection: asked for apart from the page, because a text must be counted. None for who lists no sales.
pub async fn totals(db: &Db, acting: &Acting, filter: &Filter) -> Result<Vec<Totals>, SalesError> {
    let sight = acting.sales_sight();
    if !sight.lists {
        return Ok(Vec::new());
    }
    if filter.text.is_some() && sight.text.is_none() {
        return Err(SalesError::MayNotSearch);
    }
    let mut tx = reading(db, filter).await?;
    match owners::get(&mut tx, acting.whose()).await? {
        Some(owner) => Ok(sales::totals(&mut tx, &owner, acting.products(), filter).await?),
        None => Ok(Vec::new()),
    }
}

/// One sale. Whoever only searches finds those of the last days, whoever only acts on sales names its exact code.
pub async fn detail(db: &Db, acting: &Acting, id: SaleId, code: Option<&str>, now: Time) -> Result<Detail, SalesError> {
    let mut tx = db.read().await?;
    let owner = owners::get(&mut tx, acting.whose()).await?.ok_or(SalesError::NotFound)?;
    let detail = sales::detail(&mut tx, &owner, id).await?.ok_or(SalesError::NotFound)?;
    let sight = acting.sales_sight();
    let is_searched = match sight.text {
        Some(Reach::Everything) => true,
        Some(Reach::Days(days)) => detail.line.created_local.date() + Days::new(u64::from(days)) >= day_of(now, owner.zone),
        None => false,
    };
    let is_named = sight.by_code && code.is_some_and(|code| code == detail.line.code);
    if acting.reaches(detail.line.product_id) && (sight.lists || is_searched || is_named) {
        return Ok(detail);
    }
    Err(SalesError::NotFound)
}

/// The products that the list can be narrowed to.
pub async fn product_names(db: &Db, acting: &Acting) -> Result<Vec<ProductName>, StoreError> {
    let mut tx = db.read().await?;
    products::names(&mut tx, acting.whose(), acting.products(), MOST_PRODUCTS).await
}

/// The name of a product that the list is narrowed to.
pub async fn product_name(db: &Db, acting: &Acting, id: ProductId) -> Result<Option<String>, StoreError> {
    if !acting.reaches(id) {
        return Ok(None);
    }
    let mut tx = db.read().await?;
    products::name(&mut tx, acting.whose(), id).await
}

/// What looks for a text may have to look at many sales.
async fn reading(db: &Db, filter: &Filter) -> Result<Tx, StoreError> {
    if filter.text.is_some() { db.search().await } else { db.read().await }
}

/// Moves all sales that stayed started for an hour to abandoned, in short transactions; how many there were. Whatever their source:
/// one that turns out to have been paid after all becomes approved as any other.
pub async fn abandon_stale(db: &Db, now: Time) -> Result<u64, StoreError> {
    let mut tx = db.read().await?;
    let ids = sales::with_stale_starts(&mut tx, now).await?;
    drop(tx);
    let mut count = 0;
    for id in ids {
        loop {
            let mut tx = db.write().await?;
            // Read with every batch: the owner may have changed their zone meanwhile.
            let Some(owner) = owners::get(&mut tx, id).await? else { break };
            let moved = sales::abandon(&mut tx, &owner, i64::from(BATCH), now).await?;
            if moved == 0 {
                break;
            }
            tx.commit().await?;
            count += moved;
            if moved < u64::from(BATCH) {
                break;
            }
        }
    }
    Ok(count)
}
