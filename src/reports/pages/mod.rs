//! The pages of reports.

mod catalogue;
mod report;
mod views;

pub use catalogue::ReportsPage;
pub use report::ReportPage;
pub use views::ViewsPage;

crate::room::room!(reports: ReportsPage, ReportPage, ViewsPage);
