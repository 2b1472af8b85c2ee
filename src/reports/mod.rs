//! Reports: their catalogue, and the one frame in which each of them is asked.

pub mod api;
pub mod pages;
pub mod words;
