//! The first page: what this is, for who is not signed in.

pub mod page;
pub mod words;
