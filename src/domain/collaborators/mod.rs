//! Who else works in an owner's account, with which rights, and what each of them is answered.

mod fault;
mod group;
mod preset;
mod profile;
mod right;
mod rights;
mod words;

pub use fault::{Fault, Field, Reason};
pub use group::{Group, Ticked};
pub use preset::Preset;
pub use profile::{Deletion, DeletionError, Difference, Profile, ProfileForm};
pub use right::Right;
pub use rights::Rights;

/// Most characters of a profile's name.
pub const PROFILE_NAME_MAX: usize = 60;
/// Most profiles of one owner.
pub const MOST_PROFILES: usize = 100;
/// Most collaborators of one owner, those included who have not answered.
pub const MOST_COLLABORATORS: usize = 500;
