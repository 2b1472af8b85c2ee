//! Who is reading: language, theme and account, known to server and browser from the first byte.

use crate::ui::here::Here;
use crate::ui::places::{self, Sight};
use domain::account::Theme;
use domain::collaborators::{Right, Rights};
use domain::id::OwnerId;
use domain::language::Language;
use domain::money::Currency;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// The reader of the present page.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Reader {
    pub language: Language,
    pub theme: Theme,
    /// None where nobody is signed in.
    pub account: Option<Signed>,
    /// Whether this is the demo, whose mail can be read in the browser.
    pub demo: bool,
}

/// The account that is signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signed {
    /// Their own account.
    pub own: OwnerId,
    pub name: String,
    pub email: String,
    /// As ISO 3166 writes it.
    pub country: String,
    pub currency: Currency,
    pub time_zone: String,
    pub is_operator: bool,
    /// The account that the session is in.
    pub here: Whereabouts,
    /// How many notices were unread when the document was made.
    pub unread: i64,
}

/// The account that a session is in, and what its reader may do there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Whereabouts {
    pub owner: OwnerId,
    pub name: String,
    pub country: String,
    pub currency: Currency,
    /// The owner's, by whose clock the account is told.
    pub time_zone: String,
    pub place: Place,
    pub is_owner: bool,
    /// Empty for an owner, who needs none.
    pub rights: Rights,
    /// Whether only some products are seen.
    pub is_limited: bool,
}

/// What the account is to the reader.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Place {
    Own,
    /// One's own, as somebody with the profile of this name would see it.
    SeenAs(String),
    /// Another's.
    Centre,
    /// Another's that is closed to the reader by now.
    Closed,
}

impl Whereabouts {
    pub fn may(&self, right: Right) -> bool {
        self.is_owner || self.rights.contains(right)
    }

    /// Whether a place of the menus is shown.
    pub fn shows(&self, path: &str) -> bool {
        places::is_shown(path, self.sight())
    }

    /// What decides about the places that are shown.
    pub fn sight(&self) -> Sight {
        Sight { rights: self.rights, is_owner: self.is_owner, is_limited: self.is_limited }
    }

    /// Whether products may be begun: who works with some of them would not see a new one.
    pub fn may_start_products(&self) -> bool {
        self.may(Right::ProductsManage) && !self.is_limited
    }

    /// What the reader may hand on to a key of theirs.
    pub fn held(&self) -> Rights {
        if self.is_owner { Rights::ALL } else { self.rights }
    }

    /// One of six hues, of the account and never of its state: the same account has the same everywhere.
    pub fn hue(&self) -> u8 {
        hue(self.owner)
    }
}

/// The hue of an account, from 1 to 6.
pub fn hue(owner: OwnerId) -> u8 {
    owner.0.as_bytes().iter().fold(0_u8, |sum, byte| sum.wrapping_add(*byte)) % 6 + 1
}

/// Finds out who reads, on the server, and hands it to the browser with the page.
pub fn provide_reader() -> Reader {
    let reader = SharedValue::new(find).into_inner();
    provide_context(reader.clone());
    reader
}

/// The reader of this page, with what they may do by now.
pub fn reader() -> Reader {
    let mut reader = use_context::<Reader>().unwrap_or_default();
    if let (Some(account), Some(here)) = (&mut reader.account, use_context::<Here>().and_then(Here::present)) {
        account.here = here;
    }
    reader
}

/// Whether the reader may do something in the account that they are in.
pub fn may(right: Right) -> bool {
    reader().account.is_some_and(|account| account.here.may(right))
}

/// Whether the account that the reader is in is their own, as they know it.
pub fn is_owner() -> bool {
    reader().account.is_some_and(|account| account.here.is_owner)
}

/// Whether a place of the menus is shown to the reader.
pub fn shows(path: &str) -> bool {
    reader().account.is_some_and(|account| account.here.shows(path))
}

/// Whether the reader may begin products.
pub fn may_start_products() -> bool {
    reader().account.is_some_and(|account| account.here.may_start_products())
}

/// The reader's language.
pub fn language() -> Language {
    use_context::<Reader>().map(|reader| reader.language).unwrap_or_default()
}

#[cfg(feature = "ssr")]
fn find() -> Reader {
    use crate::server::caller::{self, Caller, Unread};
    let Ok((house, parts)) = caller::request() else { return Reader::default() };
    let known = parts.extensions.get::<Caller>().and_then(Caller::known);
    let chosen = || caller::cookie(&parts, "theme").and_then(|theme| Theme::parse(&theme)).unwrap_or_default();
    Reader {
        language: caller::language(&parts),
        theme: known.map_or_else(chosen, |known| known.account.theme),
        demo: house.config.demo,
        account: known.map(|known| Signed {
            own: known.account.id.into(),
            name: known.account.name.clone(),
            email: known.account.email.to_string(),
            country: known.account.country.clone(),
            currency: known.account.currency,
            time_zone: known.account.time_zone.clone(),
            is_operator: known.account.is_operator,
            here: whereabouts(known),
            unread: parts.extensions.get::<Unread>().map_or(0, |unread| unread.0),
        }),
    }
}

/// The account that somebody is in, and what they may do there.
#[cfg(feature = "ssr")]
pub fn whereabouts(known: &service::accounts::Known) -> Whereabouts {
    use service::here::Place as There;
    let (here, acting) = (&known.here, &known.acting);
    Whereabouts {
        owner: here.owner,
        name: here.name.clone(),
        country: here.country.clone(),
        currency: here.currency,
        time_zone: here.time_zone.clone(),
        place: match &here.place {
            There::Own => Place::Own,
            There::SeenAs { name, .. } => Place::SeenAs(name.clone()),
            There::Centre { .. } => Place::Centre,
            There::Closed => Place::Closed,
        },
        is_owner: acting.is_owner(),
        rights: if acting.is_owner() { Rights::NONE } else { acting.rights() },
        is_limited: !acting.products().are_all(),
    }
}

#[cfg(not(feature = "ssr"))]
fn find() -> Reader {
    Reader::default()
}
