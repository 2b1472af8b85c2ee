//! Why a use case of bookings did not happen.

use super::Nearest;
use crate::products::ProductError;
use domain::Time;
use domain::booking::ClaimError;
use store::StoreError;

#[derive(Debug, thiserror::Error)]
pub enum BookingError {
    /// Unknown, another's, or not on sale.
    #[error("nothing of that kind")]
    NotFound,
    /// Somebody else has the time, or a part of it.
    #[error("the time is another's")]
    Taken(Nearest),
    /// The service cannot be booked for that time, whoever asks.
    #[error("not a time that is offered")]
    NotOffered(Nearest),
    /// The visitor has held times for as long as one may.
    #[error("no further hold until {until}")]
    Resting { until: Time },
    /// As many times are kept for this address as may be.
    #[error("too many holds of one address")]
    TooMany,
    /// A payment is on its way: until it is known what becomes of it, the hold stays as it is.
    #[error("a payment is under way")]
    Paying,
    /// The time of the hold is up.
    #[error("the hold has lapsed")]
    Lapsed,
    #[error(transparent)]
    NotNow(ClaimError),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl BookingError {
    /// Whether the same may succeed when it is done again at once.
    pub(crate) fn is_collision(&self) -> bool {
        matches!(self, Self::Store(error) if error.is_collision())
    }
}

impl From<ClaimError> for BookingError {
    fn from(error: ClaimError) -> Self {
        match error {
            ClaimError::TooLate => Self::Lapsed,
            other => Self::NotNow(other),
        }
    }
}

impl From<ProductError> for BookingError {
    fn from(error: ProductError) -> Self {
        match error {
            ProductError::Store(error) => Self::Store(error),
            _ => Self::NotFound,
        }
    }
}
