//! Why a coupon was not made or ended.

use domain::checkout::CouponFault;
use store::StoreError;

#[derive(Debug, thiserror::Error)]
pub enum CouponsError {
    /// Unknown, or another owner's.
    #[error("no such coupon")]
    NotFound,
    /// All that is wrong with it, each at its field.
    #[error("the coupon has faults: {0:?}")]
    Faults(Vec<CouponFault>),
    #[error(transparent)]
    Store(#[from] StoreError),
}
