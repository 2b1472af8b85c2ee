//! Why something about customers is not answered or done.

use domain::customers::SegmentFault;
use domain::parameter::ParameterError;
use store::StoreError;

/// What a use case of customers refuses with.
#[derive(Debug, thiserror::Error)]
pub enum CustomersError {
    /// Not there, another owner's, or not for this caller.
    #[error("not found")]
    NotFound,
    /// Parameters that say nothing here.
    #[error("the question cannot be understood")]
    Parameters(Vec<ParameterError>),
    /// A segment that cannot be kept so.
    #[error(transparent)]
    Segment(#[from] SegmentFault),
    #[error(transparent)]
    Store(#[from] StoreError),
}
