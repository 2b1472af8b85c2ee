//! One customer, and everything bought behind their address.

use super::CustomersError;
use domain::collaborators::{Acting, Right};
use domain::customers::Customer;
use domain::id::CustomerId;
use domain::listing::{Cursor, Page};
use store::owners::{self, Owner};
use store::{Db, Tx, customers, sales};

/// A customer of the owner, as far as the caller sees them.
///
/// # Errors
/// [`CustomersError::NotFound`] without the right, for another owner's customer, and for one who never tried to buy anything that the caller
/// sees.
pub async fn one(db: &Db, acting: &Acting, id: CustomerId) -> Result<Customer, CustomersError> {
    let mut tx = db.read().await?;
    let owner = owner(&mut tx, acting).await?;
    customers::one(&mut tx, &owner, acting.products(), id).await?.ok_or(CustomersError::NotFound)
}

/// One page of the customer's sales in every state, the newest first, of the products that the caller sees.
///
/// # Errors
/// Those of [`one`].
pub async fn sales(db: &Db, acting: &Acting, id: CustomerId, cursor: Option<Cursor>) -> Result<Page, CustomersError> {
    let mut tx = db.read().await?;
    let owner = owner(&mut tx, acting).await?;
    customers::one(&mut tx, &owner, acting.products(), id).await?.ok_or(CustomersError::NotFound)?;
    Ok(sales::of_customer(&mut tx, &owner, acting.products(), id, cursor).await?)
}

async fn owner(tx: &mut Tx, acting: &Acting) -> Result<Owner, CustomersError> {
    if !acting.may(Right::ReportsCustomers) {
        return Err(CustomersError::NotFound);
    }
    owners::get(tx, acting.whose()).await?.ok_or(CustomersError::NotFound)
}
