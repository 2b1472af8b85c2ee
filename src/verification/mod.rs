//! The operator's queue of products that wait, and the answer to each.

pub mod api;
pub mod pages;
pub mod words;
