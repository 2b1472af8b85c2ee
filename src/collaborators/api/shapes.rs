//! What the pages of the centre are told.

use chrono::{NaiveDate, NaiveDateTime};
use domain::collaborators::{Difference, Limits, Profile, Rights, State};
use domain::id::{CollaboratorId, OwnerId, ProfileId};
use domain::listing::ProductName;
use serde::{Deserialize, Serialize};

/// What the list of people is narrowed to, as its address says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Narrowed {
    pub profile: Option<ProfileId>,
    pub state: Option<State>,
    pub text: Option<String>,
}

/// The people that fit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct People {
    pub people: Vec<Person>,
    /// How many there are, whatever the list is narrowed to.
    pub all: usize,
    pub profiles: Vec<(ProfileId, String)>,
}

/// Somebody in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    pub id: CollaboratorId,
    pub name: String,
    pub email: String,
    pub profile: ProfileId,
    pub profile_name: String,
    pub state: State,
    /// Until when the invitation can be accepted, by the owner's clock.
    pub until: Option<NaiveDateTime>,
    pub limits: Limits,
    pub seen: Option<NaiveDateTime>,
    /// Who sent the last invitation, where that was not the owner.
    pub inviter: Option<String>,
    /// The last letter was given up.
    pub undeliverable: bool,
}

/// What one may invite into.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choices {
    pub profiles: Vec<Profile>,
    pub products: Vec<ProductName>,
    /// Whether one must choose among the products.
    pub limited: bool,
    pub today: NaiveDate,
}

/// A profile in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProfileLine {
    pub profile: Profile,
    pub version: i64,
    pub people: u64,
}

/// Whom other rights would concern.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Affected {
    pub difference: Difference,
    pub people: Vec<(String, State)>,
    /// Open invitations that would be taken back, by the names of those invited.
    pub taken_back: Vec<String>,
}

/// An account that one helps with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assisted {
    pub owner: OwnerId,
    pub owner_name: String,
    pub profile: String,
    pub rights: Rights,
    pub limits: Limits,
    pub is_open: bool,
}
