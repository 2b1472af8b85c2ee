//! Who may invite whom into what, how long an invitation is good, and what its page offers to who opened it.

use super::{Acting, Fault, Field, Limits, Products, Reason, Right, Rights, State};
use crate::Time;
use crate::account::NAME_MAX;
use crate::id::{ProductId, ProfileId};
use crate::language::Language;
use crate::name::{Email, parse_name};
use chrono::{NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

/// What is filled in to invite somebody. A field that did not come is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct InviteForm {
    pub name: String,
    pub email: String,
    pub profile: String,
    /// The language of the letter, which the inviter chooses.
    pub language: String,
    /// Whether only `products` are opened. A list alone would not do: an empty one must not mean all.
    pub limited: bool,
    pub products: Vec<ProductId>,
    /// As a date field sends it; empty for no end.
    pub last_day: String,
}

/// A checked [`InviteForm`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invite {
    pub name: String,
    pub email: Email,
    pub profile: ProfileId,
    pub language: Language,
    pub limits: Limits,
}

/// Who invites: by which address they are known, and into whose centre.
#[derive(Debug, Clone, Copy)]
pub struct Inviter<'a> {
    pub acting: &'a Acting,
    pub email: &'a Email,
    pub owner_email: &'a Email,
}

/// Why somebody may not invite so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InviteError {
    #[error("may not invite at all")]
    MayNotInvite,
    /// Rights of the profile that the inviter lacks.
    #[error("the profile holds rights that the inviter lacks: {0:?}")]
    HoldsMore(Rights),
    #[error("an invitation to oneself")]
    Oneself,
    #[error("an invitation to the owner")]
    TheOwner,
    #[error("products beyond the inviter's")]
    BeyondProducts,
    #[error("a longer time than the inviter's")]
    BeyondLastDay,
}

/// Who opened an invitation's page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader<'a> {
    SignedIn(&'a Email),
    /// Nobody is signed in. Whether the invited address has an account whose address was proven: the link, which came by mail to that
    /// address, may tell it.
    Stranger {
        has_account: bool,
    },
}

/// What an invitation's page offers. Nothing of it happens by opening the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Offer {
    /// Accept or decline.
    Answer,
    /// Sign in with the invited address first; declining needs no account.
    SignIn,
    /// Make an account for the invited address, which the link has proven; declining needs none.
    CreateAccount,
    /// Somebody else is signed in.
    SwitchAccount,
    /// Answered with yes already: the way into the centre.
    Enter,
    /// Ran out: whoever sent it can send it again.
    Expired,
    /// Declined, taken back, or its person was suspended or removed: nothing is told of which.
    Over,
}

/// How long an invitation is good.
const GOOD_FOR: TimeDelta = TimeDelta::days(7);

/// The end of an invitation that is sent now, or sent again.
pub fn good_until(sent: Time) -> Time {
    sent + GOOD_FOR
}

impl InviteForm {
    /// What is typed, or all faults at once; `today` is the owner's day.
    pub fn check(&self, today: NaiveDate) -> Result<Invite, Vec<Fault>> {
        let mut faults = Vec::new();
        let mut note = |fault: Fault| faults.push(fault);
        let name = parse_name(&self.name, NAME_MAX).map_err(|error| note(Fault::of_person(Field::Name, error))).ok();
        let email = Email::parse(&self.email).map_err(|error| note(Fault::of_person(Field::Email, error))).ok();
        let profile = match self.profile.trim() {
            "" => Err(Reason::Missing),
            id => id.parse::<ProfileId>().map_err(|_| Reason::NotInList),
        };
        let profile = profile.map_err(|reason| note(Fault::new(Field::Profile, reason))).ok();
        let language = Language::parse(&self.language);
        if language.is_none() {
            note(Fault::new(Field::Language, Reason::NotInList));
        }
        let products = if self.limited { Products::some(self.products.iter().copied()) } else { Ok(Products::all()) };
        let products = products.map_err(|_| note(Fault::new(Field::Products, Reason::NoProducts))).ok();
        let last_day = last_day(&self.last_day, today).map_err(|reason| note(Fault::new(Field::LastDay, reason))).ok();
        match (name, email, profile, language, products, last_day) {
            (Some(name), Some(email), Some(profile), Some(language), Some(products), Some(last_day)) => {
                Ok(Invite { name, email, profile, language, limits: Limits { products, last_day } })
            }
            _ => Err(faults),
        }
    }
}

/// Whether this inviter may let this address into a profile of these rights, within these limits. All that is wrong at once, unless
/// they may not invite at all. Sending again asks the same about the profile as it is now.
///
/// The owner invites anybody else into any profile. A collaborator hands on nothing that they do not have: no right, no product, no day.
pub fn may_invite(inviter: Inviter<'_>, email: &Email, rights: Rights, limits: &Limits) -> Result<(), Vec<InviteError>> {
    let acting = inviter.acting;
    if !acting.is_owner() && !acting.may(Right::ToolsCollaborators) {
        return Err(vec![InviteError::MayNotInvite]);
    }
    let mut errors = Vec::new();
    if email == inviter.owner_email {
        errors.push(InviteError::TheOwner);
    } else if email == inviter.email {
        errors.push(InviteError::Oneself);
    }
    if !acting.is_owner() {
        let lacking = rights.minus(acting.rights());
        if !lacking.is_empty() {
            errors.push(InviteError::HoldsMore(lacking));
        }
        if !limits.products.are_within(&acting.limits().products) {
            errors.push(InviteError::BeyondProducts);
        }
        if !limits.end_within(acting.limits()) {
            errors.push(InviteError::BeyondLastDay);
        }
    }
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}

/// What the page of an invitation in this state offers; `state` is the one that is shown at the moment.
pub fn offer(state: State, invited: &Email, reader: Reader<'_>) -> Offer {
    match (state, reader) {
        (State::Pending, Reader::SignedIn(email)) if email == invited => Offer::Answer,
        (State::Accepted, Reader::SignedIn(email)) if email == invited => Offer::Enter,
        // A link that was used tells nobody else what it opened.
        (State::Accepted, _) => Offer::Over,
        (State::Pending, Reader::SignedIn(_)) => Offer::SwitchAccount,
        (State::Pending, Reader::Stranger { has_account: false }) => Offer::CreateAccount,
        (State::Pending, Reader::Stranger { .. }) => Offer::SignIn,
        (State::Expired, _) => Offer::Expired,
        (State::Declined | State::Revoked | State::Suspended | State::Removed, _) => Offer::Over,
    }
}

fn last_day(text: &str, today: NaiveDate) -> Result<Option<NaiveDate>, Reason> {
    match text.trim() {
        "" => Ok(None),
        text => match text.parse::<NaiveDate>() {
            Err(_) => Err(Reason::NotADay),
            Ok(day) if day < today => Err(Reason::DayPast),
            Ok(day) => Ok(Some(day)),
        },
    }
}

impl InviteError {
    /// The fault of the form; none for who may not invite at all.
    pub fn fault(self) -> Option<Fault> {
        Some(match self {
            Self::MayNotInvite => return None,
            Self::HoldsMore(_) => Fault::new(Field::Profile, Reason::HoldsMore),
            Self::Oneself => Fault::new(Field::Email, Reason::Oneself),
            Self::TheOwner => Fault::new(Field::Email, Reason::TheOwner),
            Self::BeyondProducts => Fault::new(Field::Products, Reason::BeyondProducts),
            Self::BeyondLastDay => Fault::new(Field::LastDay, Reason::BeyondLastDay),
        })
    }
}

#[cfg(test)]
mod tests;
