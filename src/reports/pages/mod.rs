//! The pages of reports.

mod catalogue;
mod report;

pub use catalogue::ReportsPage;
pub use report::ReportPage;

crate::room::room!(reports: ReportsPage, ReportPage);
