//! What pages show of online services: to their owner, to the operator, to buyers.

use super::draft::Terms;
use super::instalments::Row;
use super::link::SharedLink;
use super::page::Block;
use super::price::Price;
use super::sessions::Bundle;
use super::state::State;
use super::verification::Remark;
use super::{Draft, Fault, Field, Limits};
use crate::Time;
use crate::booking::{DayOfSlots, Duration, Reading};
use crate::id::{OwnerId, PictureId, ProductId};
use crate::listing::Totals;
use crate::money::{Currency, Money};
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

/// A service in the wizard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Registration {
    pub id: ProductId,
    pub slug: Option<String>,
    pub state: State,
    pub revision: Option<State>,
    pub draft: Draft,
    pub version: i64,
    /// Why it was returned.
    pub remarks: Vec<Remark>,
    /// What is wrong or missing still.
    pub missing: Vec<Fault>,
    pub limits: Limits,
    /// The owner's day.
    pub today: NaiveDate,
}

/// What saving a step brought.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saved {
    pub version: i64,
    pub state: State,
    pub revision: Option<State>,
    /// What is wrong or missing now, at all steps.
    pub missing: Vec<Fault>,
    pub duration_locked: Option<Duration>,
    pub terms: Option<Terms>,
}

/// A line of the owner's products.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    pub id: ProductId,
    pub name: String,
    pub image: Option<PictureId>,
    pub slug: Option<String>,
    pub state: State,
    pub revision: Option<State>,
    /// Where it is set and in order.
    pub price: Option<Money>,
    pub missing: u32,
    pub remarks: u32,
    pub updated_at: Time,
}

/// The owner's products, and whether they may begin another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Products {
    pub lines: Vec<Line>,
    pub permission: Permission,
}

/// Whether the account's country lets it sell online services.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Permission {
    Granted,
    /// The account's country, and those that may.
    NotFrom {
        country: String,
        countries: Vec<String>,
    },
}

/// A move of a product, as its panel tells it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    pub at: Time,
    pub of_revision: bool,
    pub to: State,
    pub remarks: Vec<Remark>,
}

/// A product's own page in the back office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overview {
    pub registration: Registration,
    pub history: Vec<Told>,
    /// The public address, while buyers can see it.
    pub public_url: Option<String>,
    /// The links to share, the product's own first; while buyers can see it.
    pub links: Vec<SharedLink>,
    /// What was sold of it in the last 30 days of the owner's clock, and ever; per currency.
    pub sold_lately: Vec<Totals>,
    pub sold_ever: Vec<Totals>,
}

/// The operator's queue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Queue {
    /// The longest waiting first.
    pub waiting: Vec<Waiting>,
    /// Half of the recent decisions took less, in seconds; none without any.
    pub median_wait: Option<i64>,
    pub decisions: u32,
    /// What the operator took off sale, the last one first.
    pub suspended: Vec<OnSale>,
}

/// A product that is on sale or was taken off it, as the operator finds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OnSale {
    pub owner: OwnerId,
    pub id: ProductId,
    pub name: String,
    pub producer: String,
    pub slug: String,
    pub state: State,
}

/// A product that waits for the operator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiting {
    pub owner: OwnerId,
    pub id: ProductId,
    pub name: String,
    pub producer: String,
    pub since: Time,
    pub of_revision: bool,
}

/// A product under the operator's eyes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Examined {
    pub waiting: Waiting,
    pub producer_email: String,
    pub producer_country: String,
    pub submitted: Draft,
    /// As buyers would see it.
    pub page: SalesPage,
    /// What differs from what was sent before; none where nothing was.
    pub changed: Option<Vec<Field>>,
    pub history: Vec<Told>,
}

/// What buyers see of a service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SalesPage {
    pub slug: String,
    pub name: String,
    pub description: String,
    pub image: Option<PictureId>,
    pub producer: String,
    /// Code of the language in which it is held.
    pub language: String,
    /// Code of the kind.
    pub kind: String,
    pub bundle: Bundle,
    pub duration: Duration,
    pub price: Price,
    /// How the price may be paid, the whole at once first.
    pub instalments: Vec<Row>,
    /// About how much the price is elsewhere; none where its producer does not convert.
    pub abroad: Option<Abroad>,
    /// In the market and for search engines; else for those alone who have its link.
    pub listed: bool,
    pub place: Shown,
    /// The producer's IANA zone.
    pub zone: String,
}

/// A price in the other currencies of the installation, at the reference rates of a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Abroad {
    pub day: NaiveDate,
    pub prices: Vec<Money>,
}

/// Where a service is offered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shown {
    Own(Vec<Block>),
    /// The address of the producer's own page, to which the link leads on.
    External(String),
}

/// The free times of one month of the reader's zone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Month {
    /// Its first day.
    pub first: NaiveDate,
    pub today: NaiveDate,
    /// The reader's zone.
    pub zone: String,
    pub producers_zone: String,
    pub days: Vec<DayOfSlots>,
    /// Whether the month before or after can have free times.
    pub has_previous: bool,
    pub has_next: bool,
    /// The first free time after this month, where this month has none.
    pub next_free: Option<NaiveDate>,
    /// What the server's clock says.
    pub now: Time,
    pub desk: Desk,
}

/// What a visitor may do with free times.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Desk {
    /// Look at them: nobody takes money here, or it is a preview.
    Closed,
    Open,
    /// This one is theirs for now.
    Keeps(Kept),
}

/// A time that is kept for a visitor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    pub time: Reading,
    pub deadline: Time,
    /// The deadline on the reader's clock.
    pub deadline_local: NaiveDateTime,
    /// What the server's clock says, for a reader whose own is wrong.
    pub now: Time,
    pub is_paying: bool,
}

/// A page of what the market found.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Found {
    pub offered: Vec<Offered>,
    /// On all pages together.
    pub total: i64,
    pub has_next: bool,
    /// The currencies that prices may be in.
    pub currencies: Vec<Currency>,
}

/// A card of the market.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offered {
    pub slug: String,
    pub name: String,
    pub image: Option<PictureId>,
    pub producer: String,
    pub kind: String,
    pub language: String,
    pub bundle: Bundle,
    pub duration: Duration,
    pub price: Money,
}
