//! Who calls, as the guard found out, and how a server function learns it.

use crate::problem::Problem;
use crate::server::state::House;
use axum::http::request::Parts;
use chrono::{NaiveDate, NaiveDateTime};
use domain::Time;
use domain::collaborators::Acting;
use domain::id::{AccountId, BookingId, OwnerId, ProductId};
use domain::language::Language;
use leptos::prelude::use_context;
use service::accounts::{Known, Visitor};
use service::asking::Asking;
use service::here::KeyBearer;
use service::office::Office;

/// Who is behind a request. The guard puts it into the request's extensions.
#[derive(Debug, Clone)]
pub enum Caller {
    Anonymous,
    /// A browser with a living session.
    Person(Box<Known>),
    /// A program with an API key.
    Key(Box<KeyBearer>),
}

impl Caller {
    pub fn known(&self) -> Option<&Known> {
        match self {
            Self::Person(known) => Some(known),
            Self::Anonymous | Self::Key(_) => None,
        }
    }

    /// In whose account this caller is, and what they may do there.
    pub fn acting(&self) -> Option<&Acting> {
        match self {
            Self::Anonymous => None,
            Self::Person(known) => Some(&known.acting),
            Self::Key(bearer) => Some(&bearer.acting),
        }
    }

    /// As use cases are told who asks, from this address.
    pub fn asking(&self, address: String, now: Time) -> Option<Asking> {
        let address = Some(address).filter(|address| !address.is_empty());
        match self {
            Self::Anonymous => None,
            Self::Person(known) => Some(Asking { acting: known.acting.clone(), account: known.account.id, key: None, address, now }),
            Self::Key(bearer) => {
                let account = bearer.key.maker.unwrap_or(AccountId(bearer.key.owner.0));
                Some(Asking { acting: bearer.acting.clone(), account, key: Some(bearer.key.id), address, now })
            }
        }
    }

    /// The owner whose rows this caller works with.
    pub fn owner(&self) -> Option<OwnerId> {
        self.acting().map(Acting::whose)
    }
}

/// The network address of a request.
pub struct ClientAddress(pub String);

impl axum::extract::FromRequestParts<House> for ClientAddress {
    type Rejection = std::convert::Infallible;
    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Self::Rejection> {
        Ok(Self(house.config.client_address(parts)))
    }
}

/// How many notices the caller of a page has not read, for the bell around it. In the request's extensions.
#[derive(Debug, Clone, Copy)]
pub struct Unread(pub i64);

/// What a server function works with once its door let the caller pass: nobody can make one without an owner.
pub struct Asked {
    pub office: Office,
    /// Whose account the caller is in: their own, or one that they help with.
    pub owner: OwnerId,
    /// The person.
    pub account: AccountId,
    pub known: Known,
    pub address: String,
    pub now: Time,
}

impl Asked {
    /// What the clock of the account's owner shows at a moment; UTC where its zone is unknown.
    pub fn local(&self, at: Time) -> NaiveDateTime {
        domain::calendar::local(at, &self.known.here.time_zone)
    }

    /// What the person's own clock shows: for what is theirs, wherever they are.
    pub fn own_local(&self, at: Time) -> NaiveDateTime {
        domain::calendar::local(at, &self.known.account.time_zone)
    }

    /// The day that the calendar of the account's owner shows now.
    pub fn today(&self) -> NaiveDate {
        self.local(self.now).date()
    }

    pub fn acting(&self) -> &Acting {
        &self.known.acting
    }

    /// As use cases are told who asks.
    pub fn asking(&self) -> Asking {
        let address = Some(self.address.clone()).filter(|address| !address.is_empty());
        Asking { acting: self.known.acting.clone(), account: self.account, key: None, address, now: self.now }
    }

    /// What hangs on a product is there for who is let see it.
    pub fn reaches(&self, product: ProductId) -> Result<(), Problem> {
        if self.acting().reaches(product) { Ok(()) } else { Err(Problem::NotFound) }
    }

    /// The same for a session, by the product that it is of.
    pub async fn reaches_session(&self, id: BookingId) -> Result<(), Problem> {
        if service::agenda::reaches(&self.office, self.acting(), id).await? { Ok(()) } else { Err(Problem::NotFound) }
    }

    /// What is of the account as a whole is not there for who is let see some of its products.
    pub fn whole(&self) -> Result<(), Problem> {
        if self.acting().products().are_all() { Ok(()) } else { Err(Problem::NotFound) }
    }
}

/// The signed-in person behind the present server function or page.
pub fn asked() -> Result<Asked, Problem> {
    let (house, parts) = request()?;
    let known = parts.extensions.get::<Caller>().and_then(Caller::known).cloned().ok_or(Problem::NotSignedIn)?;
    let (owner, account) = (known.acting.whose(), known.account.id);
    Ok(Asked { owner, account, address: house.config.client_address(&parts), now: house.clock.now(), office: house.office, known })
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
