//! The pages that buyers see.

mod market;
mod sales_page;
mod zone;

pub use market::MarketPage;
pub use sales_page::SalesPagePage;
