//! Collaborators: whoever was invited into an owner's account, from the invitation to the end.

mod moves;
mod read;
mod verify;

pub use moves::{accept, add, move_people, resend, seen, set_limits, set_profile, set_standing};
pub use read::{Assisted, Filter, Page, assisted, by_email, by_link, count, due, get, list, of_profile};
pub(crate) use verify::verify_owner;

use crate::db::StoreError;
use crate::json::{from_json, to_json};
use crate::time;
use domain::Time;
use domain::calendar::{day_from_number, day_number};
use domain::collaborators::{Limits, Products, Standing, State};
use domain::id::{AccountId, CollaboratorId, LetterId, OwnerId, ProfileId};
use domain::language::Language;
use domain::name::Email;
use sqlx::FromRow;
use uuid::Uuid;

/// A collaborator as they are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Collaborator {
    pub owner: OwnerId,
    pub id: CollaboratorId,
    /// None until the invitation is accepted, and again when removed.
    pub account: Option<AccountId>,
    pub name: String,
    pub email: Email,
    pub profile: ProfileId,
    pub standing: Standing,
    pub limits: Limits,
    /// Of the letters about it.
    pub language: Language,
    pub invited_by: AccountId,
    pub letter: Option<LetterId>,
    pub made_at: Time,
    pub answered_at: Option<Time>,
    pub seen_at: Option<Time>,
}

const COLUMNS: &str = "c.owner_id, c.id, c.account_id, c.name, c.email, c.profile_id, c.state, c.until, c.products, c.last_day, c.language, c.invited_by, c.letter_id, c.made_at, c.answered_at, c.seen_at";

#[derive(FromRow)]
struct CollaboratorRow {
    owner_id: Uuid,
    id: Uuid,
    account_id: Option<Uuid>,
    name: String,
    email: String,
    profile_id: Uuid,
    state: i16,
    until: Option<i64>,
    products: Option<String>,
    last_day: Option<i64>,
    language: String,
    invited_by: Uuid,
    letter_id: Option<Uuid>,
    made_at: i64,
    answered_at: Option<i64>,
    seen_at: Option<i64>,
}

impl TryFrom<CollaboratorRow> for Collaborator {
    type Error = StoreError;
    fn try_from(row: CollaboratorRow) -> Result<Self, StoreError> {
        let corrupt = |what: &str| StoreError::Corrupt(format!("{what} of collaborator {}", row.id));
        let standing = State::from_repr(row.state).and_then(|state| Standing::of(state, row.until.map(time)));
        Ok(Self {
            owner: OwnerId(row.owner_id),
            id: CollaboratorId(row.id),
            account: row.account_id.map(AccountId),
            email: Email::parse(&row.email).map_err(|_| corrupt("address"))?,
            profile: ProfileId(row.profile_id),
            standing: standing.ok_or_else(|| corrupt("state"))?,
            limits: limits(row.products.as_deref(), row.last_day)?,
            language: Language::parse(&row.language).ok_or_else(|| corrupt("language"))?,
            invited_by: AccountId(row.invited_by),
            letter: row.letter_id.map(LetterId),
            made_at: time(row.made_at),
            answered_at: row.answered_at.map(time),
            seen_at: row.seen_at.map(time),
            name: row.name,
        })
    }
}

/// Limits as they are stored: a list of products, or none for all, and the number of a day.
pub(crate) fn limits(products: Option<&str>, last_day: Option<i64>) -> Result<Limits, StoreError> {
    let products = products.map_or_else(|| Ok(Products::all()), from_json)?;
    let day = |number: i64| i32::try_from(number).map(day_from_number).map_err(|_| StoreError::Corrupt(format!("day {number}")));
    Ok(Limits { products, last_day: last_day.map(day).transpose()? })
}

/// The inverse of [`limits`].
fn stored(limits: &Limits) -> Result<(Option<String>, Option<i64>), StoreError> {
    let products = if limits.products.are_all() { None } else { Some(to_json(&limits.products)?) };
    Ok((products, limits.last_day.map(|day| i64::from(day_number(day)))))
}
