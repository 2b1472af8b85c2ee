//! Why something about a booking did not happen.

use crate::bookings::{BookingError, Nearest};
use crate::checkout::CancelError;
use crate::products::ProductError;
use domain::booking::PurchaseError;
use store::StoreError;

#[derive(Debug, thiserror::Error)]
pub enum BookedError {
    /// No page lies under that secret, or the session is another's.
    #[error("nothing of that kind")]
    NotFound,
    /// The time is another's, or was never offered.
    #[error("the time is not to be had")]
    Taken(Nearest),
    #[error(transparent)]
    Rules(#[from] PurchaseError),
    #[error("more text than there may be")]
    TooLong,
    #[error("too many attempts")]
    TooOften,
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<BookingError> for BookedError {
    fn from(error: BookingError) -> Self {
        match error {
            BookingError::Taken(nearest) | BookingError::NotOffered(nearest) => Self::Taken(nearest),
            BookingError::NotNow(_) => Self::Rules(PurchaseError::Ended),
            BookingError::Lapsed => Self::Rules(PurchaseError::TooLate),
            BookingError::Store(error) => Self::Store(error),
            _ => Self::NotFound,
        }
    }
}

impl From<CancelError> for BookedError {
    fn from(error: CancelError) -> Self {
        match error {
            CancelError::NotFound => Self::NotFound,
            CancelError::Rules(error) => Self::Rules(error),
            CancelError::Store(error) => Self::Store(error),
        }
    }
}

impl From<ProductError> for BookedError {
    fn from(error: ProductError) -> Self {
        match error {
            ProductError::Store(error) => Self::Store(error),
            _ => Self::NotFound,
        }
    }
}
