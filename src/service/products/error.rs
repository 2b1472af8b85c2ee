//! Why a use case of products did not happen.

use domain::name::NameError;
use domain::product::online::OnlineError;
use domain::product::state::MoveError;
use domain::product::{Fault, State};
use store::StoreError;

#[derive(Debug, thiserror::Error)]
pub enum ProductError {
    /// Unknown, another owner's, or not to be seen.
    #[error("no such product")]
    NotFound,
    /// The account's country may not sell online services.
    #[error("online services are not offered from {0}")]
    NotFromHere(String),
    /// Somebody saved it meanwhile: here is the version that lies there now.
    #[error("changed elsewhere, now at version {0}")]
    Stale(i64),
    /// What is wrong or missing.
    #[error("fields are wrong: {0:?}")]
    Faults(Vec<Fault>),
    #[error("a product that is {0} is not changed")]
    NotNow(State),
    /// Fixed since the approval, because buyers agreed to it.
    #[error("{0} is fixed")]
    Fixed(domain::product::Field),
    #[error("no link: {0}")]
    Link(LinkFault),
    /// An owner has as many as they may have, those that are put away included.
    #[error("too many products")]
    TooMany,
    /// A step's answers are longer than anything that could be in order.
    #[error("too much text")]
    TooLong,
    /// Sent to verification again and again within the hour.
    #[error("sent too often")]
    TooOften,
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Why a link was not made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LinkFault {
    #[error("the name of the place is {0}")]
    Source(NameError),
    #[error("the product has as many as there may be")]
    TooMany,
}

impl From<OnlineError> for ProductError {
    fn from(error: OnlineError) -> Self {
        match error {
            OnlineError::NotNow(state) => Self::NotNow(state),
            OnlineError::Fixed(field) => Self::Fixed(field),
            OnlineError::Move(error) => error.into(),
        }
    }
}

impl From<MoveError> for ProductError {
    fn from(error: MoveError) -> Self {
        Self::NotNow(error.from)
    }
}
