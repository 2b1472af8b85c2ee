//! A profile: a name for a set of rights, how one becomes another, and when one may go.

use super::{Fault, Field, PROFILE_NAME_MAX, Reason, Rights};
use crate::id::ProfileId;
use crate::name::{fold, parse_name};
use serde::{Deserialize, Serialize};

/// A named set of rights of one owner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    pub id: ProfileId,
    pub name: String,
    pub rights: Rights,
}

/// What an owner fills in. Rights that are none do not even arrive.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProfileForm {
    pub name: String,
    pub rights: Rights,
}

/// What whoever has a profile gains and loses when its rights change, or when they move to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Difference {
    pub gains: Rights,
    pub losses: Rights,
}

/// What becomes of the people of a profile that is deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Deletion {
    /// There are none.
    Empty,
    /// They get another profile.
    MoveTo(ProfileId),
}

/// Why a profile is not deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DeletionError {
    #[error("{0} people have it")]
    HasPeople(u64),
    #[error("its people cannot move to the profile that goes")]
    ToItself,
}

impl ProfileForm {
    /// Name and rights, or all faults at once.
    pub fn check(&self) -> Result<(String, Rights), Vec<Fault>> {
        let mut faults = Vec::new();
        let name = parse_name(&self.name, PROFILE_NAME_MAX).map_err(|error| faults.push(Fault::of_profile_name(error)));
        if self.rights.is_empty() {
            faults.push(Fault::new(Field::Rights, Reason::NoRights));
        }
        match name {
            Ok(name) if faults.is_empty() => Ok((name, self.rights)),
            _ => Err(faults),
        }
    }
}

impl Profile {
    /// By what its name is told from others of the same owner: neither case nor accents make another.
    pub fn name_key(name: &str) -> String {
        fold(name).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// A profile of the same rights to be filled in, with a name that is not `taken`: `Finance 2`.
    pub fn duplicate(&self, taken: &[String]) -> ProfileForm {
        ProfileForm { name: free_name(&self.name, taken), rights: self.rights }
    }

    /// One that is just for this person: `Finance · Ana`.
    pub fn just_for(&self, person: &str, taken: &[String]) -> ProfileForm {
        let wanted = clip(&format!("{} · {}", self.name, person.trim()), PROFILE_NAME_MAX);
        let is_free = !is_taken(&wanted, taken);
        ProfileForm { name: if is_free { wanted } else { free_name(&wanted, taken) }, rights: self.rights }
    }

    /// Whether it may go, `people` of whom have it, whatever their state: an invitation that was declined may be sent again.
    pub fn may_go(&self, people: u64, deletion: Deletion) -> Result<(), DeletionError> {
        match deletion {
            Deletion::MoveTo(id) if id == self.id => Err(DeletionError::ToItself),
            Deletion::Empty if people > 0 => Err(DeletionError::HasPeople(people)),
            Deletion::MoveTo(_) | Deletion::Empty => Ok(()),
        }
    }
}

impl Difference {
    pub fn between(before: Rights, after: Rights) -> Self {
        Self { gains: after.minus(before), losses: before.minus(after) }
    }

    pub fn is_none(self) -> bool {
        self.gains.is_empty() && self.losses.is_empty()
    }
}

/// The first of `name 2`, `name 3`, … that is free. There are fewer profiles than numbers.
fn free_name(name: &str, taken: &[String]) -> String {
    let numbered = |number: usize| {
        let end = format!(" {number}");
        clip(name, PROFILE_NAME_MAX - end.chars().count()) + &end
    };
    (2..=taken.len() + 2).map(numbered).find(|name| !is_taken(name, taken)).unwrap_or_default()
}

fn is_taken(name: &str, taken: &[String]) -> bool {
    taken.iter().any(|other| Profile::name_key(other) == Profile::name_key(name))
}

fn clip(text: &str, most: usize) -> String {
    text.chars().take(most).collect::<String>().trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::{Preset, Right, rights::tests::any_rights};
    use super::*;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn finance() -> Profile {
        Profile { id: ProfileId(Uuid::from_u128(1)), name: "Finance".into(), rights: Preset::Finance.rights() }
    }

    #[test]
    fn a_profile_has_a_name_and_opens_something() {
        let check = |name: &str, rights| ProfileForm { name: name.into(), rights }.check();
        let one = Rights::of(&[Right::SalesSearch]);
        assert_eq!(check("  Équipe ", one), Ok(("Équipe".into(), one)));
        assert_eq!(
            check(" ", Rights::NONE),
            Err(vec![Fault::new(Field::Name, Reason::Missing), Fault::new(Field::Rights, Reason::NoRights)])
        );
        assert_eq!(check(&"ñ".repeat(61), one), Err(vec![Fault::new(Field::Name, Reason::TooLong { most: 60 })]));
        assert!(check(&"ñ".repeat(60), one).is_ok());
        assert_eq!(check("a\u{0}b", one), Err(vec![Fault::new(Field::Name, Reason::Unprintable)]));
    }

    #[test]
    fn a_form_with_a_right_that_is_none_or_with_more_than_belongs_in_it_gives_nothing_away() {
        assert!(serde_json::from_str::<ProfileForm>(r#"{"name":"x","rights":["profiles.manage"]}"#).is_err());
        let form: ProfileForm = serde_json::from_str(r#"{"name":"x","owner":"me","is_owner":true}"#).unwrap();
        assert_eq!(form, ProfileForm { name: "x".into(), rights: Rights::NONE });
    }

    #[test]
    fn a_copy_gets_a_name_that_nobody_has() {
        let taken = ["Finance", "FINANCE  2", "Finance 4"].map(String::from);
        assert_eq!(finance().duplicate(&taken).name, "Finance 3");
        assert_eq!(finance().just_for(" Ana Souza ", &taken).name, "Finance · Ana Souza");
        assert_eq!(finance().just_for("Ana", &["finance · ana".into()]).name, "Finance · Ana 2");
        assert_eq!(finance().duplicate(&taken).rights, finance().rights);
        let long = finance().just_for(&"ã".repeat(120), &[]);
        assert_eq!((long.name.chars().count(), long.check().is_ok()), (60, true));
        assert_eq!(finance().just_for(&"ã".repeat(120), &[long.name]).name.chars().count(), 60);
    }

    #[test]
    fn a_profile_goes_when_nobody_has_it_or_its_people_move_elsewhere() {
        let other = ProfileId(Uuid::from_u128(2));
        assert_eq!(finance().may_go(0, Deletion::Empty), Ok(()));
        assert_eq!(finance().may_go(3, Deletion::Empty), Err(DeletionError::HasPeople(3)));
        assert_eq!(finance().may_go(3, Deletion::MoveTo(other)), Ok(()));
        assert_eq!(finance().may_go(0, Deletion::MoveTo(finance().id)), Err(DeletionError::ToItself));
    }

    proptest! {
        #[test]
        fn gains_and_losses_lead_from_one_to_the_other(before in any_rights(), after in any_rights()) {
            let difference = Difference::between(before, after);
            prop_assert_eq!(before.minus(difference.losses).union(difference.gains), after);
            prop_assert!(!before.touches(difference.gains) && !after.touches(difference.losses));
            prop_assert_eq!(difference.is_none(), before == after);
        }

        #[test]
        fn a_copy_of_any_name_can_be_kept(name in "[a-zà-ú ]{1,60}", person in "\\PC{1,130}") {
            let profile = Profile { name: parse_name(&name, 60).unwrap_or_else(|_| "x".into()), ..finance() };
            let taken = [profile.name.clone()];
            for copy in [profile.duplicate(&taken), profile.just_for(&person, &taken)] {
                prop_assert!(!is_taken(&copy.name, &taken));
                prop_assert!(copy.check().is_ok(), "{}", copy.name);
            }
        }
    }
}
