//! The operator's pages.

mod examine;
mod queue;

pub use examine::ExaminePage;
pub use queue::QueuePage;

crate::room::room!(verification: ExaminePage, QueuePage);
