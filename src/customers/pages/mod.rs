//! The pages of customers and segments.

mod list;
mod one;
mod rows;
mod segment;
mod segments;

pub use list::CustomersPage;
pub use one::CustomerPage;
pub use segment::SegmentPage;
pub use segments::SegmentsPage;

crate::room::room!(reports: CustomersPage, CustomerPage, SegmentsPage, SegmentPage);
