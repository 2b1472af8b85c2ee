//! Why a held time was not bought.

use crate::bookings::BookingError;
use crate::gateway::orders::OrderError;
use crate::products::ProductError;
use domain::checkout::Fault;
use store::StoreError;

#[derive(Debug, thiserror::Error)]
pub enum BuyError {
    /// Nothing is on sale there, or nothing was bought under this key by this visitor.
    #[error("nothing of that kind")]
    NotFound,
    /// The visitor holds no time of the service any more.
    #[error("the hold has lapsed")]
    Lapsed,
    /// All that is wrong with the form, each at its field: nothing was begun.
    #[error("the form has faults")]
    Faults(Vec<Fault>),
    /// Another form is being paid for this time.
    #[error("a payment is under way")]
    Paying,
    /// The form's key was used for something else: nothing was charged.
    #[error("the key belongs to another order")]
    OtherOrder,
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl BuyError {
    /// Whether the same may succeed when it is done again at once.
    pub(super) fn is_collision(&self) -> bool {
        matches!(self, Self::Store(error) if error.is_collision())
    }
}

impl From<BookingError> for BuyError {
    fn from(error: BookingError) -> Self {
        match error {
            BookingError::Store(error) => Self::Store(error),
            BookingError::Paying => Self::Paying,
            BookingError::Lapsed | BookingError::NotNow(_) => Self::Lapsed,
            _ => Self::NotFound,
        }
    }
}

impl From<ProductError> for BuyError {
    fn from(error: ProductError) -> Self {
        match error {
            ProductError::Store(error) => Self::Store(error),
            _ => Self::NotFound,
        }
    }
}

impl From<OrderError> for BuyError {
    fn from(error: OrderError) -> Self {
        match error {
            OrderError::Store(error) => Self::Store(error),
            OrderError::NotFound => Self::NotFound,
            _ => Self::OtherOrder,
        }
    }
}
