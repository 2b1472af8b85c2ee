//! Sales management: the panel of seven days, My sales, one sale.

pub mod api;
pub mod pages;
pub mod words;
