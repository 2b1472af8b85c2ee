//! Who calls, as the guard found out, and how a server function learns it.

use crate::problem::Problem;
use crate::server::state::House;
use axum::http::request::Parts;
use chrono::{NaiveDate, NaiveDateTime};
use domain::Time;
use domain::id::{AccountId, OwnerId};
use domain::language::Language;
use leptos::prelude::use_context;
use service::accounts::{Known, Visitor};
use service::office::Office;

/// Who is behind a request. The guard puts it into the request's extensions.
#[derive(Debug, Clone)]
pub enum Caller {
    Anonymous,
    /// A browser with a living session.
    Person(Box<Known>),
    /// A program with an API key of this owner.
    Key(OwnerId),
}

impl Caller {
    pub fn known(&self) -> Option<&Known> {
        match self {
            Self::Person(known) => Some(known),
            Self::Anonymous | Self::Key(_) => None,
        }
    }

    /// The owner whose rows this caller works with.
    pub fn owner(&self) -> Option<OwnerId> {
        match self {
            Self::Anonymous => None,
            Self::Person(known) => Some(known.account.id.into()),
            Self::Key(owner) => Some(*owner),
        }
    }
}

/// How many notices the caller of a page has not read, for the bell around it. In the request's extensions.
#[derive(Debug, Clone, Copy)]
pub struct Unread(pub i64);

/// What a server function works with once its door let the caller pass: nobody can make one without an owner.
pub struct Asked {
    pub office: Office,
    pub owner: OwnerId,
    pub account: AccountId,
    pub known: Known,
    pub now: Time,
}

impl Asked {
    /// What the account's clock shows at a moment; UTC where its zone is unknown.
    pub fn local(&self, at: Time) -> NaiveDateTime {
        domain::calendar::local(at, &self.known.account.time_zone)
    }

    /// The day that the account's calendar shows now.
    pub fn today(&self) -> NaiveDate {
        self.local(self.now).date()
    }
}

/// The signed-in person behind the present server function or page.
pub fn asked() -> Result<Asked, Problem> {
    let (house, parts) = request()?;
    let known = parts.extensions.get::<Caller>().and_then(Caller::known).cloned().ok_or(Problem::NotSignedIn)?;
    Ok(Asked { owner: known.account.id.into(), account: known.account.id, now: house.clock.now(), office: house.office, known })
}

/// Who is behind the present request, if anybody.
pub fn known() -> Option<Known> {
    use_context::<Parts>()?.extensions.get::<Caller>()?.known().cloned()
}

/// The running program and the present request.
pub fn request() -> Result<(House, Parts), Problem> {
    match (use_context::<House>(), use_context::<Parts>()) {
        (Some(house), Some(parts)) => Ok((house, parts)),
        // Only while the route table is being made.
        _ => Err(Problem::internal()),
    }
}

/// Address and browser of the present request, for sessions and throttles.
pub fn visitor(house: &House, parts: &Parts) -> Visitor {
    let header = |name: &str| parts.headers.get(name).and_then(|value| value.to_str().ok());
    Visitor { address: house.config.client_address(parts), user_agent: header("user-agent").unwrap_or_default().to_owned() }
}

/// The reader's language: the account's, else the cookie's, else what the browser asks for.
pub fn language(parts: &Parts) -> Language {
    if let Some(known) = parts.extensions.get::<Caller>().and_then(Caller::known) {
        return known.account.language;
    }
    cookie(parts, "language")
        .and_then(|tag| Language::parse(&tag))
        .or_else(|| parts.headers.get("accept-language").and_then(|value| value.to_str().ok()).and_then(Language::negotiate))
        .unwrap_or_default()
}

/// The value of a cookie.
pub fn cookie(parts: &Parts, name: &str) -> Option<String> {
    axum_extra::extract::CookieJar::from_headers(&parts.headers).get(name).map(|cookie| cookie.value().to_owned())
}
