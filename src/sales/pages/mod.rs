//! The pages of sales management.

mod import;
mod list;
mod panel;
mod sale;

pub use import::ImportPage;
pub use list::SalesPage;
pub use panel::PanelPage;
pub use sale::SalePage;
