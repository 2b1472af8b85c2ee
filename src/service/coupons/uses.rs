//! A coupon as the checkout meets it, with how often it is used.

use domain::checkout::{Code, Coupon};
use domain::id::OwnerId;
use store::coupons::{self, Kept};
use store::{StoreError, Tx};

/// A coupon, and how often it is used.
pub(crate) type Used = (Coupon, u32);

/// The coupon of a code as it stands; another may use it the next moment.
pub(crate) async fn look(tx: &mut Tx, owner: OwnerId, code: Option<&Code>) -> Result<Option<Used>, StoreError> {
    let Some(code) = code else { return Ok(None) };
    let kept = coupons::get(tx, owner, code).await?;
    used(tx, owner, kept).await
}

/// The same for who begins to pay with it: until this transaction ends, nobody else does.
pub(crate) async fn take(tx: &mut Tx, owner: OwnerId, code: &Code) -> Result<Option<Used>, StoreError> {
    let kept = coupons::locked(tx, owner, code).await?;
    used(tx, owner, kept).await
}

async fn used(tx: &mut Tx, owner: OwnerId, kept: Option<Kept>) -> Result<Option<Used>, StoreError> {
    let Some(Kept { coupon, ended_at, .. }) = kept else { return Ok(None) };
    // Only where they are limited does it matter how many there are.
    let uses = if coupon.most_uses.is_some() { coupons::uses(tx, owner, &coupon.code).await? } else { 0 };
    Ok(Some((coupon.ended(ended_at), uses)))
}
