//! What an owner sees of their coupons.

use super::coupon::{Code, Coupon, Discount};
use crate::Time;
use crate::id::ProductId;
use crate::money::{Currency, Money};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// All coupons of an owner, and what one more may be for.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Coupons {
    /// The last made first; those that are good no longer after the others.
    pub lines: Vec<Line>,
    /// What is on sale.
    pub products: Vec<Priced>,
    /// In which amounts may be taken off.
    pub currencies: Vec<Currency>,
    /// By the owner's calendar.
    pub today: NaiveDate,
}

/// A product on sale, as a coupon may be for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Priced {
    pub id: ProductId,
    pub name: String,
    pub price: Money,
}

/// One coupon.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    pub code: Code,
    pub discount: Discount,
    /// The names of what it is good for; of all products where there are none.
    pub products: Vec<String>,
    /// By the owner's calendar.
    pub last_day: Option<NaiveDate>,
    pub most_uses: Option<u32>,
    /// How often it has been used, payments that are under way among them.
    pub uses: u32,
    /// Whether anybody ever paid with it, or tried to: its code is given away for good.
    pub is_named: bool,
    /// What was sold with it, less what of that went back.
    pub sold: Vec<Money>,
    pub state: CouponState,
    /// Where buyers come with it: the page of each product.
    pub links: Vec<Link>,
}

/// A page that knows of a coupon.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    pub product: String,
    /// With scheme and host.
    pub url: String,
}

/// Whether a coupon takes something off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum CouponState {
    Good,
    NotYet,
    UsedUp,
    Over,
    /// By its owner.
    Ended,
}

impl CouponState {
    /// Of a coupon that was used so often, and perhaps ended.
    pub fn of(coupon: &Coupon, uses: u32, ended_at: Option<Time>, now: Time) -> Self {
        if ended_at.is_some_and(|at| at <= now) {
            Self::Ended
        } else if coupon.until.is_some_and(|until| until <= now) {
            Self::Over
        } else if coupon.most_uses.is_some_and(|most| uses >= most) {
            Self::UsedUp
        } else if coupon.from.is_some_and(|from| now < from) {
            Self::NotYet
        } else {
            Self::Good
        }
    }

    /// Whether it may still come to take something off. A use that came to nothing is given back.
    pub fn is_alive(self) -> bool {
        matches!(self, Self::Good | Self::NotYet | Self::UsedUp)
    }
}
