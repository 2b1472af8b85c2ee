//! The operator's pages.

mod examine;
mod off_sale;
mod queue;

pub use examine::ExaminePage;
pub use queue::QueuePage;

// Draws what producers draw.
crate::room::room!(products: ExaminePage, QueuePage);
