//! Texts of sales management, page by page.

pub mod import;
pub mod list;
pub mod panel;
pub mod sale;
