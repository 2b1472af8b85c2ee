//! Why a use case of the agenda did not happen.

use crate::bookings::BookingError;
use domain::agenda::Fault;
use domain::booking::ClaimError;
use store::StoreError;

#[derive(Debug, thiserror::Error)]
pub enum AgendaError {
    /// Unknown, or another owner's.
    #[error("nothing of that kind")]
    NotFound,
    #[error("refused: {0:?}")]
    Refused(Fault),
    /// Asked again and again.
    #[error("too often")]
    TooOften,
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl AgendaError {
    /// Whether the same may succeed when it is done again at once.
    pub(super) fn is_collision(&self) -> bool {
        matches!(self, Self::Store(error) if error.is_collision())
    }
}

impl From<Fault> for AgendaError {
    fn from(fault: Fault) -> Self {
        Self::Refused(fault)
    }
}

impl From<BookingError> for AgendaError {
    fn from(error: BookingError) -> Self {
        match error {
            BookingError::NotFound => Self::NotFound,
            BookingError::Taken(_) | BookingError::Paying | BookingError::Resting { .. } | BookingError::TooMany => {
                Self::Refused(Fault::Taken)
            }
            BookingError::NotOffered(_) => Self::Refused(Fault::Past),
            BookingError::NotNow(ClaimError::TooEarly) => Self::Refused(Fault::NotBegun),
            BookingError::NotNow(_) | BookingError::Lapsed => Self::Refused(Fault::Over),
            BookingError::Store(error) => Self::Store(error),
        }
    }
}
