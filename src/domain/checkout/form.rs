//! The checkout's form: as it is typed, and as an order when nothing in it is wrong.

use super::card::{self, Card, CardFields};
use super::coupon::{Code, Coupon};
use super::document::{Document, is_asked_for};
use super::fault::{Fault, Faults, Field, Place, Reason};
use super::method::{Payers, methods};
use super::total::{Total, TotalError, divide};
use crate::Time;
use crate::id::ProductId;
use crate::money::Money;
use crate::name::{Email, parse_country, parse_name};
use crate::product::price::{Price, read_amount};
use crate::sale::Method;
use chrono::Datelike;
use serde::{Deserialize, Serialize};

/// Most characters of a buyer's name.
pub(super) const NAME_MAX: usize = 120;

/// As typed; a field that did not come is empty.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Form {
    /// Drawn when the page was made: the same form sent twice pays once.
    pub key: String,
    pub name: String,
    pub email: String,
    /// The billing country.
    pub country: String,
    pub document: String,
    pub method: String,
    /// How many; empty is one payment.
    pub instalments: String,
    pub coupon: String,
    /// The price less the coupon that stood on the page, in minor units: nobody is charged another one. Empty where no page was shown.
    pub shown: String,
    /// Anything, when the conditions were accepted.
    pub consent: String,
    pub card: CardFields,
    /// Of two cards, what the first pays; what the second pays may stay empty.
    pub card_amount: String,
    pub second_card: CardFields,
    pub second_card_amount: String,
}

/// Where cards are typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CardEntry {
    /// Into the form: in the sandbox alone.
    Here,
    /// Into the provider's own element.
    AtProvider,
}

/// What is sold, and what decides how it may be paid.
#[derive(Debug, Clone)]
pub struct Asked<'a> {
    pub product: ProductId,
    pub price: Price,
    /// Interest for instalments, in hundredths of a per cent a month.
    pub monthly_rate: u32,
    /// What must be left to pay after a coupon, in minor units.
    pub least: i64,
    pub seller_country: &'a str,
    pub payers: Payers<'a>,
    pub card_entry: CardEntry,
    /// The coupon of the typed code, and how often it was used.
    pub coupon: Option<(&'a Coupon, u32)>,
    pub now: Time,
}

/// How an order is paid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Payment {
    Card(Card),
    /// Two cards, each with its part; the parts add up to the total.
    TwoCards([(Card, Money); 2]),
    Balance,
}

/// A checked [`Form`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    pub key: String,
    pub product: ProductId,
    pub name: String,
    pub email: Email,
    pub country: &'static str,
    pub document: Option<Document>,
    pub total: Total,
    pub coupon: Option<Code>,
    pub payment: Payment,
}

impl Order {
    pub fn method(&self) -> Method {
        match self.payment {
            Payment::Card(_) => Method::CreditCard,
            Payment::TwoCards(_) => Method::TwoCards,
            Payment::Balance => Method::AccountBalance,
        }
    }
}

impl Form {
    /// The code to look up before [`Form::check`]; none where nothing that could be one is typed.
    pub fn coupon_code(&self) -> Option<Code> {
        Code::parse(&self.coupon).ok()
    }

    /// What is to be paid as the form stands, for a page that shows it always: a coupon or number of instalments that is wrong counts
    /// for nothing.
    pub fn total(&self, asked: &Asked<'_>) -> Option<Total> {
        let discount = self.discount(asked).unwrap_or(Money::zero(asked.price.amount.currency));
        let count = self.count(asked).unwrap_or(1);
        let of = |discount, count| Total::new(&asked.price, discount, count, asked.monthly_rate, asked.least).ok();
        let nothing = Money::zero(asked.price.amount.currency);
        of(discount, count).or_else(|| of(discount, 1)).or_else(|| of(nothing, count)).or_else(|| of(nothing, 1))
    }

    /// What is wrong with the coupon as it is typed, for a page that tells it before anything is sent.
    pub fn coupon_fault(&self, asked: &Asked<'_>) -> Option<Reason> {
        match self.discount(asked).map(|discount| Total::new(&asked.price, discount, 1, asked.monthly_rate, asked.least)) {
            Err(reason) => Some(reason),
            Ok(Err(TotalError::TooLittle(least))) => Some(Reason::CouponTooMuch { least }),
            Ok(_) => None,
        }
    }

    /// All faults at once, each at its field.
    pub fn check(&self, asked: &Asked<'_>) -> Result<Order, Vec<Fault>> {
        let mut faults = Faults::default();
        let key = self.key.trim();
        let good_key = (16..=64).contains(&key.len()) && key.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
        if !good_key {
            faults.add(Field::Whole, Reason::TooOld);
        }
        let name = faults.keep(Field::Name, parse_name(&self.name, NAME_MAX));
        let email = faults.keep(
            Field::Email,
            Email::parse(&self.email).map_err(|error| match error {
                crate::name::NameError::TooLong => Reason::TooLong { most: Email::MAX as u32 },
                other => other.into(),
            }),
        );
        let country = match self.country.as_str() {
            "" => Err(Reason::Missing),
            code => parse_country(code).map_err(Into::into),
        };
        let country = faults.keep(Field::Country, country);
        let document = faults.keep(Field::Document, self.document(country));
        let coupon = (!self.coupon.trim().is_empty()).then(|| self.coupon_code()).flatten();
        let discount = faults.keep(Field::Coupon, self.discount(asked));
        let count = faults.keep(Field::Instalments, self.count(asked));
        let total = match (discount, count) {
            (Some(discount), Some(count)) => match Total::new(&asked.price, discount, count, asked.monthly_rate, asked.least) {
                Ok(total) => Some(total),
                Err(TotalError::TooLittle(least)) => {
                    faults.add(Field::Coupon, Reason::CouponTooMuch { least });
                    None
                }
                Err(TotalError::Instalments) => {
                    faults.add(Field::Instalments, Reason::NotInList);
                    None
                }
            },
            _ => None,
        };
        let shown = self.shown.trim();
        if let Some(total) = total.as_ref().filter(|total| !shown.is_empty() && shown.parse() != Ok(total.gross().minor)) {
            faults.add(Field::Whole, Reason::OtherTotal { total: total.charged() });
        }
        // Where the form is wrong elsewhere, its cards are looked at all the same, against what would be paid.
        let charged = total.clone().or_else(|| self.total(asked)).map(|total| total.charged());
        let payment = charged.and_then(|charged| self.payment(asked, country, charged, &mut faults));
        if self.consent.trim().is_empty() {
            faults.add(Field::Consent, Reason::NotConsented);
        }
        match (name, email, country, document, total, payment) {
            (Some(name), Some(email), Some(country), Some(document), Some(total), Some(payment)) if faults.0.is_empty() => {
                Ok(Order { key: key.to_owned(), product: asked.product, name, email, country, document, total, coupon, payment })
            }
            _ => Err(faults.0),
        }
    }

    fn document(&self, country: Option<&str>) -> Result<Option<Document>, Reason> {
        match country {
            Some(country) if is_asked_for(country) => match self.document.trim() {
                "" => Err(Reason::Missing),
                text => Document::parse(text).map(Some).ok_or(Reason::NotADocument),
            },
            _ => Ok(None),
        }
    }

    fn discount(&self, asked: &Asked<'_>) -> Result<Money, Reason> {
        if self.coupon.trim().is_empty() {
            return Ok(Money::zero(asked.price.amount.currency));
        }
        let code = Code::parse(&self.coupon)?;
        let (coupon, uses) = asked.coupon.filter(|(coupon, _)| coupon.code == code).ok_or(Reason::CouponUnknown)?;
        Ok(coupon.takes_off(asked.price.amount, asked.product, uses, asked.now)?)
    }

    fn count(&self, asked: &Asked<'_>) -> Result<usize, Reason> {
        let count = match self.instalments.trim() {
            "" => 1,
            text => text.parse().ok().filter(|count| *count > 0).ok_or(Reason::NotInList)?,
        };
        if asked.payers.counts.allows(count) { Ok(count) } else { Err(Reason::NotOffered) }
    }

    fn payment(&self, asked: &Asked<'_>, country: Option<&str>, charged: Money, faults: &mut Faults) -> Option<Payment> {
        // Without a country nothing is known to be forbidden yet.
        let offered = methods(country.unwrap_or(asked.seller_country), asked.seller_country, asked.payers, charged);
        let method = match self.method.trim() {
            "" => Err(Reason::Missing),
            text => text.parse::<Method>().map_err(|_| Reason::NotInList),
        };
        let method = faults
            .keep(Field::Method, method.and_then(|method| if offered.contains(&method) { Ok(method) } else { Err(Reason::NotOffered) }))?;
        match method {
            Method::TwoCards => {
                let first = card(&self.card, Place::First, asked, faults);
                let second = card(&self.second_card, Place::Second, asked, faults);
                let [one, two] = self.parts(charged, faults)?;
                Some(Payment::TwoCards([(first?, one), (second?, two)]))
            }
            Method::AccountBalance => Some(Payment::Balance),
            _ => card(&self.card, Place::First, asked, faults).map(Payment::Card),
        }
    }

    /// What each of two cards pays.
    fn parts(&self, total: Money, faults: &mut Faults) -> Option<[Money; 2]> {
        let mut read = |place, text: &str| match text.trim() {
            "" => Some(None),
            text => faults.keep(Field::CardAmount(place), read_amount(text, total.currency).map_err(|_| Reason::NotAnAmount)).map(Some),
        };
        let (first, second) = (read(Place::First, &self.card_amount)?, read(Place::Second, &self.second_card_amount)?);
        let rest = |part: Money| Money::new(total.minor.saturating_sub(part.minor), total.currency);
        let (place, one) = match (first, second) {
            (Some(first), Some(second)) if rest(first) != second => {
                faults.add(Field::CardAmount(Place::Second), Reason::PartsDiffer { total });
                return None;
            }
            (Some(first), _) => (Place::First, first),
            (None, Some(second)) => (Place::Second, rest(second)),
            (None, None) => {
                faults.add(Field::CardAmount(Place::First), Reason::Missing);
                return None;
            }
        };
        let parts = divide(total, one).map_err(|(least, most)| Reason::PartOutOfRange { least, most });
        faults.keep(Field::CardAmount(place), parts)
    }
}

/// One card: what is typed in the sandbox, or the provider's word for it.
fn card(fields: &CardFields, place: Place, asked: &Asked<'_>, faults: &mut Faults) -> Option<Card> {
    match asked.card_entry {
        CardEntry::AtProvider => {
            let token = fields.token.0.trim();
            let good = token.len() <= 255 && token.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
            let token = match token {
                // There is no page on which it could be typed later.
                "" => Err(Reason::Missing),
                token if good => Ok(Card::Token(token.into())),
                _ => Err(Reason::NotACardNumber),
            };
            faults.keep(Field::CardNumber(place), token)
        }
        CardEntry::Here => {
            let number = faults.keep(Field::CardNumber(place), card::number(&fields.number.0));
            let expiry = card::expiry(&fields.expiry.0, asked.now.year(), asked.now.month());
            let expiry = faults.keep(Field::CardExpiry(place), expiry);
            let code = faults.keep(Field::CardCode(place), card::code(&fields.code.0));
            expiry.and(code).and(number).map(Card::Typed)
        }
    }
}

#[cfg(test)]
mod tests;
