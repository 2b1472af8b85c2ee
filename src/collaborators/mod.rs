//! The collaborators centre: who else works in an account, by which profile, and what they did there; and the accounts that one helps with.

pub mod api;
mod here;
pub mod pages;
#[cfg(feature = "ssr")]
pub mod told;
pub(crate) mod words;

pub use here::provide_here;
