//! Products as their owners set them up: the list, the wizard, a product's own page.

pub mod api;
pub mod pages;
pub mod words;
