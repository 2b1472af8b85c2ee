//! The pages of sales management.

mod import;
mod list;
mod panel;
mod sale;

pub use import::ImportPage;
pub use list::SalesPage;
pub use panel::{LostCard, PanelPage, SoldCard};
pub use sale::SalePage;
