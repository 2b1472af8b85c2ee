//! The collaborators centre: profiles, invitations and their answers, people, the centres that one assists, and the log.
//!
//! Every transaction that changes any of it begins by touching the owner's row: what it reads afterwards is still true when it writes.
//! What is the owner's alone takes an [`InPerson`](domain::collaborators::InPerson), which no right and no key can become.

mod answer;
mod assist;
mod error;
mod invitations;
mod log;
mod people;
mod profiles;
pub(crate) mod senders;

pub use answer::{Seen, accept, accept_with_new_account, behind, decline, expire_due};
pub use assist::{Centre, assisted, leave, see_as, stop_seeing, switch};
pub use error::CollaboratorsError;
pub use invitations::{Choices, choices, invite, resend};
pub use log::{Log, begin_export, exported, log};
pub use people::{People, apply, change_profile, just_for, list, set_limits};
pub use profiles::{Affected, duplicate, preview, profile, profiles, remove, save};
