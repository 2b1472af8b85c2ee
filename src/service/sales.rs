//! My sales: the list, its totals, one sale; and the job that notices which checkouts were left.

use domain::Time;
use domain::id::{OwnerId, ProductId, SaleId};
use domain::listing::{Detail, Filter, Page, ProductName, Totals};
use store::{Db, StoreError, Tx, owners, products, sales};

/// Products offered in the filter; who has more finds them by typing.
const MOST_PRODUCTS: i64 = 500;

/// Sales that are abandoned in one transaction: few enough that nobody who writes waits for long.
const BATCH: u32 = 200;

/// One page of the selection.
pub async fn page(db: &Db, owner: OwnerId, filter: &Filter) -> Result<Page, StoreError> {
    let mut tx = reading(db, filter).await?;
    match owners::get(&mut tx, owner).await? {
        Some(owner) => sales::page(&mut tx, &owner, filter).await,
        None => Ok(Page::default()),
    }
}

/// Totals of the whole selection: asked for apart from the page, because a text must be counted.
pub async fn totals(db: &Db, owner: OwnerId, filter: &Filter) -> Result<Vec<Totals>, StoreError> {
    let mut tx = reading(db, filter).await?;
    match owners::get(&mut tx, owner).await? {
        Some(owner) => sales::totals(&mut tx, &owner, filter).await,
        None => Ok(Vec::new()),
    }
}

/// One sale of this owner; none where it is another's.
pub async fn detail(db: &Db, owner: OwnerId, id: SaleId) -> Result<Option<Detail>, StoreError> {
    let mut tx = db.read().await?;
    match owners::get(&mut tx, owner).await? {
        Some(owner) => sales::detail(&mut tx, &owner, id).await,
        None => Ok(None),
    }
}

/// The products that the list can be narrowed to.
pub async fn product_names(db: &Db, owner: OwnerId) -> Result<Vec<ProductName>, StoreError> {
    let mut tx = db.read().await?;
    products::names(&mut tx, owner, MOST_PRODUCTS).await
}

/// The name of a product that the list is narrowed to.
pub async fn product_name(db: &Db, owner: OwnerId, id: ProductId) -> Result<Option<String>, StoreError> {
    let mut tx = db.read().await?;
    products::name(&mut tx, owner, id).await
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
