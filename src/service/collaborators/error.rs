//! Why something in the collaborators centre did not happen.

use crate::accounts::AccountError;
use domain::collaborators::{DeletionError, Fault, InviteError, MemberError, Offer};
use store::StoreError;

/// Why a use case of the centre did not happen.
#[derive(Debug, thiserror::Error)]
pub enum CollaboratorsError {
    /// Not there, or not for this caller.
    #[error("not found")]
    NotFound,
    #[error("may not invite")]
    MayNotInvite,
    #[error("fields are wrong: {0:?}")]
    Faults(Vec<Fault>),
    /// Another window saved meanwhile, whose version this is.
    #[error("changed elsewhere")]
    Stale(i64),
    #[error(transparent)]
    Deletion(#[from] DeletionError),
    #[error(transparent)]
    Member(#[from] MemberError),
    /// Too many letters.
    #[error("too many invitations")]
    TooOften,
    /// The invitation offers something else than what was asked for.
    #[error("the invitation offers {0:?}")]
    Offers(Offer),
    #[error(transparent)]
    Account(#[from] AccountError),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl CollaboratorsError {
    /// What an inviter may not do, at the fields of the form.
    pub(super) fn of_invite(errors: &[InviteError]) -> Self {
        let faults: Option<Vec<Fault>> = errors.iter().map(|error| error.fault()).collect();
        faults.map_or(Self::MayNotInvite, Self::Faults)
    }
}
