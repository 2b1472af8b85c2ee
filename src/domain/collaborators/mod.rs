//! Who else works in an owner's account, with which rights, and what each of them is answered.
//!
//! A [`Profile`] names a set of [`Rights`]. A collaborator has one profile, limits of their own, and a [`Standing`] from the
//! invitation to the end; [`Acting`] is what becomes of it for one request, the owner's included, and what doors and use cases ask.
//! What is the owner's alone is no right: it asks for [`InPerson`], which only the owner's own request can give.

mod answer;
pub mod audit;
mod fault;
mod group;
mod invitation;
mod key;
mod limits;
mod member;
mod preset;
mod profile;
mod right;
mod rights;
mod scope;
mod state;
mod words;

pub use answer::{Answer, Asks};
pub use fault::{Fault, Field, Reason};
pub use group::{Group, Ticked};
pub use invitation::{Invite, InviteError, InviteForm, Inviter, Offer, Reader, good_until, may_invite, offer};
pub use key::{KeyFault, KeyRights};
pub use limits::{Limits, Products};
pub use member::{Access, Effect, Event, Hand, MemberError, Standing};
pub use preset::Preset;
pub use profile::{Deletion, DeletionError, Difference, Profile, ProfileForm};
pub use right::Right;
pub use rights::Rights;
pub use scope::{Acting, InPerson, OwnersOwn, Reach, SalesSight};
pub use state::State;

/// Most characters of a profile's name.
pub const PROFILE_NAME_MAX: usize = 60;
/// Most profiles of one owner.
pub const MOST_PROFILES: usize = 100;
/// Most collaborators of one owner, those included who have not answered.
pub const MOST_COLLABORATORS: usize = 500;
