//! My sales: the list, its totals, one sale.

use domain::id::{OwnerId, ProductId, SaleId};
use domain::listing::{Detail, Filter, Page, ProductName, Totals};
use store::{Db, StoreError, owners, products, sales};

/// Products offered in the filter; who has more finds them by typing.
const MOST_PRODUCTS: i64 = 500;

/// One page of the selection.
pub async fn page(db: &Db, owner: OwnerId, filter: &Filter) -> Result<Page, StoreError> {
    let mut tx = db.read().await?;
    match owners::get(&mut tx, owner).await? {
        Some(owner) => sales::page(&mut tx, &owner, filter).await,
        None => Ok(Page::default()),
    }
}

/// Totals of the whole selection: asked for apart from the page, because a text must be counted.
pub async fn totals(db: &Db, owner: OwnerId, filter: &Filter) -> Result<Vec<Totals>, StoreError> {
    let mut tx = db.read().await?;
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
