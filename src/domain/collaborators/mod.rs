//! Who else works in an owner's account, with which rights, and what each of them is answered.

mod group;
mod right;
mod rights;
mod words;

pub use group::{Group, Ticked};
pub use right::Right;
pub use rights::Rights;
