//! One row as news of a sale: every column checked, every fault named with its column and value.

use super::column::Column;
use super::plan::{Plan, Refusal, Row, Text};
use domain::Time;
use domain::money::{Currency, Money, MoneyError};
use domain::name::{Email, NameError};
use domain::sale::{Amounts, Cause, Event, Method, MoveError, Settlement, Share, State};
use rust_decimal::Decimal;
use store::sales::{Buyer, Incoming, Origin, Product};

/// The longest codes, names and other texts, in characters.
const CODE: usize = 120;
const NAME: usize = 200;

/// What a row says, or its first fault.
pub(super) fn incoming(plan: &Plan, row: &Row<'_>) -> Result<Incoming, Refusal> {
    let cells = Cells { plan, row };
    let transaction = cells.required(Column::Transaction, CODE)?;
    let state = cells.state()?;
    let created_at = cells.required_time(Column::CreatedAt)?;
    let currency = cells.currency(Column::Currency)?.ok_or_else(|| cells.fault(Column::Currency, MISSING))?;
    let gross = cells.amount(Column::Gross, currency)?.ok_or_else(|| cells.fault(Column::Gross, MISSING))?;
    let affiliate = cells.optional(Column::Affiliate, NAME)?;
    let coproducer = cells.optional(Column::Coproducer, NAME)?;
    let amounts = cells.amounts(currency, gross, affiliate.is_some(), coproducer.is_some())?;
    let refunded = cells.amount(Column::RefundedAmount, currency)?;
    // Also where the sale is known with a greater gross: a row that contradicts itself never becomes right.
    if state == State::PartiallyRefunded && refunded.is_some_and(|amount| amount > gross) {
        return Err(cells.fault(Column::RefundedAmount, MoveError::RefundedTooMuch.to_string()));
    }
    let events = cells.events(state, created_at, refunded)?;
    let code = cells.required(Column::Product, CODE)?;
    Ok(Incoming {
        source: plan.source,
        transaction,
        order: cells.optional(Column::Order, CODE)?,
        created_at,
        events,
        cause: Cause::Import,
        buyer: Buyer {
            email: cells.email()?,
            name: cells.optional(Column::BuyerName, NAME)?,
            document: cells.optional(Column::BuyerDocument, CODE)?,
            country: cells.country()?,
            state: cells.optional(Column::BuyerState, CODE)?,
            city: cells.optional(Column::BuyerCity, NAME)?,
        },
        product: Product {
            name: cells.optional(Column::ProductName, NAME)?.unwrap_or_else(|| code.clone()),
            code,
            category: cells.optional(Column::Category, NAME)?,
            brand: cells.optional(Column::Brand, NAME)?,
        },
        offer: cells.optional(Column::Offer, CODE)?,
        amounts,
        affiliate,
        coproducer,
        method: cells.method()?,
        installments: cells.installments()?,
        origin: Origin {
            device: cells.optional(Column::Device, CODE)?,
            source: cells.optional(Column::Source, NAME)?,
            medium: cells.optional(Column::Medium, NAME)?,
            campaign: cells.optional(Column::Campaign, NAME)?,
            checkout: cells.optional(Column::CheckoutOrigin, NAME)?,
        },
        lost_reason: cells.optional(Column::LostReason, NAME)?,
        source_platform: cells.optional(Column::SourcePlatform, CODE)?,
    })
}

const MISSING: &str = "missing";

struct Cells<'a> {
    plan: &'a Plan,
    row: &'a Row<'a>,
}

impl<'a> Cells<'a> {
    /// What stands in a column that is not added up.
    fn text(&self, column: Column) -> Option<std::borrow::Cow<'a, str>> {
        match self.plan.text(column, self.row)? {
            Text::One(text) => Some(text),
            Text::Many(parts) => Some(parts.join(" + ").into()),
        }
    }

    fn fault(&self, column: Column, reason: impl Into<String>) -> Refusal {
        Refusal::new(self.plan.label(column), reason, &self.text(column).unwrap_or_default())
    }

    fn optional(&self, column: Column, longest: usize) -> Result<Option<String>, Refusal> {
        let Some(text) = self.text(column) else { return Ok(None) };
        if text.len() > longest && text.chars().count() > longest {
            return Err(self.fault(column, format!("longer than {longest} characters")));
        }
        if text.chars().any(char::is_control) {
            return Err(self.fault(column, "holds characters that cannot be shown"));
        }
        Ok(Some(text.into_owned()))
    }

    fn required(&self, column: Column, longest: usize) -> Result<String, Refusal> {
        self.optional(column, longest)?.ok_or_else(|| self.fault(column, MISSING))
    }

    fn state(&self) -> Result<State, Refusal> {
        let text = self.text(Column::State).ok_or_else(|| self.fault(Column::State, MISSING))?;
        named(&text).ok_or_else(|| self.fault(Column::State, "unknown state"))
    }

    fn method(&self) -> Result<Method, Refusal> {
        let Some(text) = self.text(Column::Method) else { return Ok(Method::Unknown) };
        named(&text).ok_or_else(|| self.fault(Column::Method, "unknown method"))
    }

    fn email(&self) -> Result<Email, Refusal> {
        let text = self.text(Column::BuyerEmail).unwrap_or_default();
        Email::parse(&text).map_err(|error: NameError| self.fault(Column::BuyerEmail, error.to_string()))
    }

    fn country(&self) -> Result<Option<String>, Refusal> {
        let Some(text) = self.text(Column::BuyerCountry) else { return Ok(None) };
        if text.len() == 2 && text.bytes().all(|b| b.is_ascii_alphabetic()) {
            return Ok(Some(text.to_ascii_uppercase()));
        }
        Err(self.fault(Column::BuyerCountry, "not a country code of two letters"))
    }

    fn installments(&self) -> Result<i64, Refusal> {
        let Some(text) = self.text(Column::Installments) else { return Ok(1) };
        match text.parse() {
            Ok(count @ 1..=99) => Ok(count),
            _ => Err(self.fault(Column::Installments, "not a number from 1 to 99")),
        }
    }

    fn currency(&self, column: Column) -> Result<Option<Currency>, Refusal> {
        let Some(text) = self.text(column) else { return Ok(None) };
        let parsed = Currency::parse(&text).or_else(|_| Currency::parse(&text.to_ascii_uppercase()));
        parsed.map(Some).map_err(|error| self.fault(column, error.to_string()))
    }

    fn time(&self, column: Column) -> Result<Option<Time>, Refusal> {
        let Some(text) = self.text(column) else { return Ok(None) };
        self.plan
            .dates
            .read(&text, self.plan.zone)
            .map(Some)
            .ok_or_else(|| self.fault(column, "not a date of the expected form from 1970 to 2099"))
    }

    fn required_time(&self, column: Column) -> Result<Time, Refusal> {
        self.time(column)?.ok_or_else(|| self.fault(column, MISSING))
    }

    /// An amount, or the sum of amounts; a sum of which a part is empty is unknown.
    fn amount(&self, column: Column, currency: Currency) -> Result<Option<i64>, Refusal> {
        let numbers = self.plan.numbers;
        let in_words = |error: MoneyError| match error {
            MoneyError::NotANumber => format!("not a number such as {}", numbers.example()),
            other => other.to_string(),
        };
        let read = |text: &str| numbers.money(text, currency).map_err(|error| self.fault(column, in_words(error)));
        match self.plan.text(column, self.row) {
            None => Ok(None),
            Some(Text::One(text)) => Ok(Some(read(&text)?.minor)),
            Some(Text::Many(parts)) if parts.iter().any(|part| part.is_empty()) => Ok(None),
            Some(Text::Many(parts)) => {
                let mut sum = Money::zero(currency);
                for part in parts {
                    sum = sum.checked_add(read(part)?).map_err(|error| self.fault(column, in_words(error)))?;
                }
                if sum.minor > Money::MAX_MINOR { Err(self.fault(column, in_words(MoneyError::TooLarge))) } else { Ok(Some(sum.minor)) }
            }
        }
    }

    fn settlement(&self, currency: Currency) -> Result<Option<Settlement>, Refusal> {
        let rate = match self.text(Column::SettlementRate) {
            None => None,
            Some(text) => match self.plan.numbers.read(&text) {
                Ok(rate) if rate >= Decimal::new(1, 6) && rate <= Decimal::from(1_000_000) => Some(rate.normalize()),
                _ => return Err(self.fault(Column::SettlementRate, "not a rate from 0.000001 to 1000000")),
            },
        };
        match self.currency(Column::SettlementCurrency)? {
            Some(settled) if settled != currency => Ok(Some(Settlement { currency: settled, rate })),
            Some(_) => Ok(None),
            None if rate.is_some() => Err(self.fault(Column::SettlementRate, "a rate without a settlement currency")),
            None => Ok(None),
        }
    }

    fn amounts(&self, currency: Currency, gross: i64, has_affiliate: bool, has_coproducer: bool) -> Result<Amounts, Refusal> {
        let settlement = self.settlement(currency)?;
        let settled_in = settlement.map_or(currency, |s| s.currency);
        let share = |column: Column, somebody: bool| -> Result<Share, Refusal> {
            Ok(match self.amount(column, settled_in)? {
                Some(amount) => Share::Amount(amount),
                None if somebody => Share::Unknown,
                None => Share::Nobody,
            })
        };
        let amounts = Amounts {
            currency,
            gross,
            surcharge: self.amount(Column::Surcharge, currency)?,
            tax: self.amount(Column::Tax, settled_in)?,
            fee: self.amount(Column::Fee, settled_in)?,
            affiliate: share(Column::AffiliateCommission, has_affiliate)?,
            coproducer: share(Column::CoproducerCommission, has_coproducer)?,
            stated_net: self.amount(Column::Net, settled_in)?,
            settlement,
        };
        // What a rate makes of an amount must stay an amount, too.
        let bound = |converted: Option<i64>| converted.is_none_or(|minor| minor.abs() <= Money::MAX_MINOR);
        if bound(amounts.settled_gross()) && bound(amounts.net()) {
            Ok(amounts)
        } else {
            Err(self.fault(Column::SettlementRate, "makes an amount too large"))
        }
    }

    /// The moves after the start: the approval that the state implies, then the state itself.
    fn events(&self, state: State, created_at: Time, refunded: Option<i64>) -> Result<Vec<Event>, Refusal> {
        let event = |to: State, at: Time| Event { to, at, cause: Cause::Import, refunded: None, note: None };
        let state_at = self.time(Column::StateAt)?;
        let approved_at = match self.time(Column::ApprovedAt)? {
            _ if !state.implies_approval() && state != State::Cancelled => None,
            Some(at) if at < created_at => return Err(self.fault(Column::ApprovedAt, "before the sale was created")),
            None if state == State::Approved => Some(state_at.unwrap_or(created_at)),
            None if state.implies_approval() => Some(created_at),
            told => told,
        };
        let known = approved_at.unwrap_or(created_at);
        if state_at.is_some_and(|at| at < known) {
            return Err(self.fault(Column::StateAt, "before the sale was created or approved"));
        }
        let mut events: Vec<Event> = approved_at.map(|at| event(State::Approved, at)).into_iter().collect();
        if matches!(state, State::Approved | State::Started) {
            return Ok(events);
        }
        let state_at = state_at.unwrap_or(known);
        let refunded = refunded.filter(|_| state == State::PartiallyRefunded);
        events.push(Event { refunded, ..event(state, state_at) });
        Ok(events)
    }
}

/// The value of this name, in small letters or not.
fn named<T: std::str::FromStr>(text: &str) -> Option<T> {
    text.parse().ok().or_else(|| text.to_ascii_lowercase().parse().ok())
}
