//! The pages of sales management.

mod import;
mod list;
mod panel;
mod sale;

pub use import::ImportPage;
pub use list::SalesPage;
pub use panel::PanelPage;
pub use sale::SalePage;

// Panel and list are the large ones, and the first that somebody opens; the rest of the desk is opened now and then.
crate::room::room!(panel: PanelPage);
crate::room::room!(list: SalesPage);
crate::room::room!(desk: ImportPage, SalePage);
