//! One sale told in full: who buys what, how they pay, and what became of it until now.

use super::catalogue::{Catalogue, Kind as Form};
use super::course::{Flow, Scene, course};
use super::origin::origin;
use super::people::{Crowd, Person, person};
use super::price::price;
use super::random::{Dice, mix};
use chrono::{Datelike, NaiveDate, TimeDelta};
use chrono_tz::Tz;
use domain::Time;
use domain::money::Currency;
use domain::sale::{Cause, Method, Source};
use store::sales::Incoming;

/// A sale as it is planned.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    pub at: Time,
    pub kind: Kind,
}

#[derive(Debug, Clone)]
pub(super) enum Kind {
    /// Somebody at the checkout.
    Fresh,
    /// The `slot`th subscription that is charged on that day of the month.
    Renewal { day: NaiveDate, slot: u64 },
    /// A buyer tries again what failed before.
    Again { buyer: u64, item: usize },
    /// A book beside what was bought a moment ago, in one order with it.
    Extra { buyer: u64, item: usize, method: Method, order: String },
}

/// A sale, and who comes because of it.
pub(super) struct Told {
    pub news: Incoming,
    pub follower: Option<Draft>,
    /// A draw for whoever has to make room.
    pub lot: u64,
}

/// How sales are numbered, and so which code and which buyer they have.
#[derive(Debug, Clone, Copy)]
enum Numbers {
    /// One after another; codes grow from `base`.
    Running { base: u64 },
    /// Anew every day, so that a day is the same whatever was told before it.
    ByDay,
}

/// Tells sales in their order.
pub(super) struct Teller {
    seed: u64,
    catalogue: Catalogue,
    zone: Tz,
    now: Time,
    numbers: Numbers,
    /// Days since 1970.
    day: i64,
    /// Of the next sale: of all, or of the day.
    next: u64,
    /// Tells apart sales that have one number: nothing where numbers are given once.
    salt: u64,
}

/// Numbers a day can have; a power of two.
const A_DAY: u64 = 1_024;
/// Sales per mille whose buyer is new.
const NEW_BUYERS: u64 = 370;
/// Days back to which a repeat buyer of the demo may have bought first.
const MEMORY_DAYS: u64 = 400;

impl Teller {
    pub fn running(seed: u64, catalogue: Catalogue, zone: Tz, now: Time) -> Self {
        // 26 bits of a code count: room for more than ten million after the base.
        let base = mix(seed, 7) % 50_000_000;
        Self { seed, catalogue, zone, now, numbers: Numbers::Running { base }, day: 0, next: 0, salt: 0 }
    }

    pub fn by_day(seed: u64, catalogue: Catalogue, zone: Tz, now: Time) -> Self {
        Self { seed, catalogue, zone, now, numbers: Numbers::ByDay, day: 0, next: 0, salt: 0 }
    }

    /// Draws other sales for the same numbers, of the same buyers.
    pub fn salted(self, salt: u64) -> Self {
        Self { salt, ..self }
    }

    /// Begins a day (days since 1970); where every day is numbered anew, with the number `first`.
    pub fn begin_day(&mut self, day: i64, first: u64) {
        self.day = day;
        if matches!(self.numbers, Numbers::ByDay) {
            self.next = first;
        }
    }

    /// The sale that `draft` becomes; none if a name of the lists made no e-mail address, which their tests rule out.
    pub fn tell(&mut self, draft: &Draft) -> Option<Told> {
        let index = match self.numbers {
            Numbers::Running { .. } => self.next,
            Numbers::ByDay => self.day as u64 * A_DAY + self.next % A_DAY,
        };
        self.next += 1;
        let counted = match self.numbers {
            Numbers::Running { base } => base + index,
            Numbers::ByDay => index,
        };
        let code = domain::sale::code((counted << 24) | (mix(self.seed ^ self.salt ^ 8, index) & 0xff_ffff));
        let mut dice = Dice::new(self.seed ^ self.salt, (1 << 60) | index);
        let (buyer, person) = match &draft.kind {
            Kind::Fresh => self.buyer(self.root(index))?,
            Kind::Again { buyer, .. } | Kind::Extra { buyer, .. } => self.buyer(*buyer)?,
            Kind::Renewal { day, slot } => {
                let number = self.subscriber(*day, *slot);
                (number, person(self.seed, Crowd::Subscribers, number).ok()?)
            }
        };
        let (item, flow) = match &draft.kind {
            Kind::Fresh => (self.catalogue.draw(&mut dice, person.home), Flow::Checkout),
            Kind::Again { item, .. } | Kind::Extra { item, .. } => (*item, Flow::Willing),
            Kind::Renewal { .. } => (self.club(buyer, &mut dice, &person), Flow::Renewal),
        };
        let subject = &self.catalogue.items[item];
        let currency = match (person.home, person.euro) {
            (true, _) => Currency::BRL,
            (_, true) => Currency::EUR,
            _ => Currency::USD,
        };
        let mut method = match &draft.kind {
            Kind::Extra { method, .. } => *method,
            // A subscriber's way to pay stays.
            Kind::Renewal { .. } => {
                *Dice::new(self.seed, (5 << 60) | buyer).weighted(if person.home { RENEWED_HOME } else { RENEWED_ABROAD })
            }
            _ => *dice.weighted(if person.home { HOME } else { ABROAD }),
        };
        if matches!(method, Method::TwoCards | Method::FinancedInstallments) && subject.price(currency) < 30_000 {
            method = Method::CreditCard;
        }
        let priced = price(&mut dice, subject, currency, method, flow == Flow::Renewal, self.day);
        let path = course(&mut dice, &Scene { start: draft.at, method, gross: priced.amounts.gross, zone: self.zone, flow });
        let last = path.events.last().map_or(draft.at, |event| event.at);
        let abandoned = path.events.last().is_some_and(|event| event.to == domain::sale::State::Abandoned);
        let origin = origin(&mut dice, &draft.kind, priced.affiliate, draft.at.with_timezone(&self.zone).date_naive());

        let mut order = match &draft.kind {
            Kind::Extra { order, .. } => Some(order.clone()),
            _ => None,
        };
        let mut follower = None;
        if flow == Flow::Checkout && path.lost && dice.chance(330) {
            let (soonest, latest) = *dice.weighted(&[(45, (180, 3_000)), (30, (3_600, 43_200)), (25, (86_400, 432_000))]);
            let at = last + TimeDelta::milliseconds(dice.between(soonest, latest) * 1_000 + dice.between(0, 999));
            follower = Some(Draft { at, kind: Kind::Again { buyer, item } });
        } else if flow == Flow::Checkout && !path.lost && subject.kind != Form::Book && !self.catalogue.books.is_empty() && dice.chance(60)
        {
            let book = *dice.pick(&self.catalogue.books);
            order = Some(code.clone());
            let at = draft.at + TimeDelta::milliseconds(dice.between(900, 2_900));
            follower = Some(Draft { at, kind: Kind::Extra { buyer, item: book, method, order: code.clone() } });
        }
        let lot = dice.bits();

        let mut events = path.events;
        events.retain(|event| event.at <= self.now);
        let is_over = last <= self.now;
        let news = Incoming {
            source: Source::Checkout,
            transaction: code,
            order,
            created_at: draft.at,
            events,
            cause: if flow == Flow::Renewal { Cause::Schedule } else { Cause::Buyer },
            buyer: person.buyer,
            product: subject.product(),
            offer: Some(priced.offer),
            amounts: priced.amounts,
            affiliate: priced.affiliate.map(str::to_owned),
            coproducer: priced.coproducer.map(str::to_owned),
            // Half of those who leave have not said how they would pay.
            method: if abandoned && lot & 1 == 0 { Method::Unknown } else { method },
            installments: priced.installments,
            origin,
            lost_reason: path.reason.filter(|_| path.lost && is_over).map(str::to_owned),
            source_platform: None,
        };
        Some(Told { news, follower, lot })
    }

    fn buyer(&self, number: u64) -> Option<(u64, Person)> {
        Some((number, person(self.seed, Crowd::Buyers, number).ok()?))
    }

    /// The buyer of a sale: new, or one of those who were new earlier, more often a late one. Found by following a few numbers, so
    /// that nobody has to be remembered.
    fn root(&self, index: u64) -> u64 {
        let draw = mix(self.seed ^ 9, index);
        if index == 0 || draw % 1_000 < NEW_BUYERS {
            return index;
        }
        // The fourth power of a fraction of 20 bits: half of all lie in the last sixteenth of the time.
        let fraction = (draw >> 10) & 0xf_ffff;
        let squared = (fraction * fraction) >> 20;
        let fourth = (squared * squared) >> 20;
        let (mut earlier, first) = match self.numbers {
            Numbers::Running { .. } => (index - 1 - ((u128::from(index - 1) * u128::from(fourth)) >> 20) as u64, 0),
            Numbers::ByDay => {
                let day = (index / A_DAY).saturating_sub(1 + ((MEMORY_DAYS * fourth) >> 20));
                (day * A_DAY + (draw >> 32) % 40, day * A_DAY)
            }
        };
        while earlier > first && mix(self.seed ^ 9, earlier) % 1_000 >= NEW_BUYERS {
            earlier -= 1;
        }
        earlier
    }

    /// The subscriber whose turn it is: the same every month on this day, until somebody else takes the place.
    fn subscriber(&self, day: NaiveDate, slot: u64) -> u64 {
        let place = u64::from(day.day()) + 32 * slot;
        let draw = mix(self.seed ^ 10, place);
        let months = day.year().unsigned_abs() as u64 * 12 + u64::from(day.month0());
        let stays = 3 + draw % 15;
        let holder = (months + (draw >> 8) % stays) / stays;
        (slot * 512 + holder % 512) * 32 + u64::from(day.day())
    }

    fn club(&self, subscriber: u64, dice: &mut Dice, person: &Person) -> usize {
        match self.catalogue.clubs.as_slice() {
            [] => self.catalogue.draw(dice, person.home),
            clubs => clubs[(mix(self.seed ^ 11, subscriber) % clubs.len() as u64) as usize],
        }
    }
}

const HOME: &[(u32, Method)] = &[
    (520, Method::CreditCard),
    (272, Method::Pix),
    (88, Method::Boleto),
    (42, Method::Wallet),
    (28, Method::PayPal),
    (22, Method::TwoCards),
    (12, Method::DebitCard),
    (6, Method::FinancedInstallments),
    (6, Method::AccountBalance),
    (4, Method::BankTransfer),
];
const ABROAD: &[(u32, Method)] =
    &[(630, Method::CreditCard), (220, Method::PayPal), (120, Method::Wallet), (25, Method::DebitCard), (5, Method::DirectDebit)];
const RENEWED_HOME: &[(u32, Method)] = &[(86, Method::CreditCard), (9, Method::Wallet), (5, Method::PayPal)];
const RENEWED_ABROAD: &[(u32, Method)] = &[(70, Method::CreditCard), (22, Method::PayPal), (8, Method::Wallet)];
