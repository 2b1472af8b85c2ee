//! Who stands at the counter: the secret of their holds, their language, and the way they came.

use crate::paths;
use crate::problem::Problem;
use crate::server::caller::{Caller, cookie, language};
use crate::server::config::COUPON_COOKIE;
use crate::server::state::House;
use axum::http::header;
use axum::http::request::Parts;
use domain::checkout::Code;
use domain::language::Language;
use domain::money::{Currency, Money};
use leptos::prelude::use_context;
use leptos_axum::ResponseOptions;
use service::checkout::Buyer;
use service::gateway::Gateway;
use service::products::links;
use store::sales::Origin;

/// What the sandbox lends an account in Brazil that pays with its balance, in minor units: until there are wallets, only there.
const LENT: i64 = 100_000_000;

/// What a request at the counter brings besides what is typed.
pub struct Asked<'a> {
    pub gateway: &'a dyn Gateway,
    pub secret: Option<String>,
    pub language: Language,
    /// The code of the shared link by which the visitor came, if by one.
    link: Option<String>,
    origin: Origin,
    balance: Option<Money>,
    address: String,
}

/// What the present request brings.
///
/// # Errors
/// [`Problem::NoPayments`] where nobody takes money.
pub fn asked<'a>(house: &'a House, parts: &Parts) -> Result<Asked<'a>, Problem> {
    let account = parts.extensions.get::<Caller>().and_then(Caller::known).map(|known| &known.account);
    let lends = house.till.sandbox().is_some() && account.is_some_and(|account| account.country == "BR");
    Ok(Asked {
        gateway: house.till.gateway().ok_or(Problem::NoPayments)?,
        secret: cookie(parts, house.config.hold_cookie()),
        language: language(parts),
        link: cookie(parts, house.config.link_cookie()),
        origin: Origin { checkout: Some("mostrador".into()), ..Origin::default() },
        balance: lends.then(|| Money::new(LENT, Currency::BRL)),
        address: house.config.client_address(parts),
    })
}

impl Asked<'_> {
    /// Looks up by whose link the visitor came.
    pub async fn find_origin(&mut self, house: &House) -> Result<(), Problem> {
        if let Some(code) = &self.link {
            self.origin.source = links::source(&house.office, code).await?;
        }
        Ok(())
    }

    /// Who buys, reading times in this zone.
    pub fn buyer<'a>(&'a self, zone: &'a str) -> Buyer<'a> {
        Buyer {
            // Nobody holds anything by an empty secret.
            secret: self.secret.as_deref().unwrap_or_default(),
            language: self.language,
            zone,
            origin: self.origin.clone(),
            balance: self.balance,
            address: &self.address,
        }
    }
}

/// The coupon with which a visitor came to the pages of a service.
pub fn coupon(parts: &Parts) -> Option<Code> {
    cookie(parts, COUPON_COOKIE).and_then(|code| Code::parse(&code).ok())
}

/// Lets the browser bring a coupon to the pages of a service from now on; without one, no longer.
pub fn remember_coupon(house: &House, slug: &str, code: Option<&Code>) {
    if let (Some(response), Some(cookie)) =
        (use_context::<ResponseOptions>(), house.config.remember_coupon(&paths::sales_page(slug), code.map(Code::as_str)))
    {
        response.append_header(header::SET_COOKIE, cookie);
    }
}

/// Lets the browser bring the secret of its hold from now on.
pub fn remember(house: &House, secret: Option<String>) {
    if let (Some(response), Some(cookie)) =
        (use_context::<ResponseOptions>(), secret.and_then(|secret| house.config.remember_hold(&secret)))
    {
        response.append_header(header::SET_COOKIE, cookie);
    }
}
