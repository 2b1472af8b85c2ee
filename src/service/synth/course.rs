//! What becomes of a sale: the events after its start, from the first try to pay to the last refund.

use super::random::Dice;
use chrono::{Days, TimeDelta};
use chrono_tz::Tz;
use domain::Time;
use domain::calendar::{day_of, start_of};
use domain::sale::{Cause, Event, Method, State};

/// What is known of a sale when its course is drawn.
pub(super) struct Scene {
    pub start: Time,
    pub method: Method,
    pub gross: i64,
    pub zone: Tz,
    pub flow: Flow,
}

/// Which kind of attempt it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Flow {
    /// Somebody at the checkout.
    Checkout,
    /// The buyer comes back to buy what failed before, or adds something to what they buy: nearly always pays.
    Willing,
    /// A month of a subscription, charged by the schedule.
    Renewal,
}

/// The events in time order, each later than the one before, as if time went on for ever: the caller cuts them at the present.
pub(super) struct Course {
    pub events: Vec<Event>,
    /// A failed attempt in the end.
    pub lost: bool,
    /// Why, as the gateway says.
    pub reason: Option<&'static str>,
}

/// Refusals as gateways word them, by how often they occur.
const DECLINED: &[(u32, &str)] = &[
    (40, "05 do not honour"),
    (18, "54 expired card"),
    (14, "14 invalid card number"),
    (12, "82 wrong security code"),
    (10, "57 not permitted to cardholder"),
    (6, "91 issuer unavailable"),
];
const NO_FUNDS: &[(u32, &str)] = &[(76, "51 insufficient funds"), (24, "61 exceeds the card's limit")];
const BLOCKED: &[(u32, &str)] = &[(60, "59 suspected fraud"), (25, "antifraud score too low"), (15, "too many cards from one device")];

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

struct Walk<'a> {
    dice: &'a mut Dice,
    zone: Tz,
    at: Time,
    events: Vec<Event>,
}

impl Walk<'_> {
    /// The next event, between `soonest` and `latest` seconds after the last.
    fn after(&mut self, soonest: i64, latest: i64, to: State, cause: Cause, note: Option<&str>) {
        let at = self.at + TimeDelta::milliseconds(self.dice.between(soonest.max(1) * 1_000, latest.max(soonest) * 1_000 + 999));
        self.push(at, to, cause, None, note);
    }

    fn push(&mut self, at: Time, to: State, cause: Cause, refunded: Option<i64>, note: Option<&str>) {
        self.at = at.max(self.at + TimeDelta::milliseconds(1));
        self.events.push(Event { to, at: self.at, cause, refunded, note: note.map(str::to_owned) });
    }

    /// The guarantee ends at the owner's midnight after its seventh day; the job that notices runs soon after.
    fn complete(&mut self) {
        let end = start_of(day_of(self.at, self.zone) + Days::new(8), self.zone);
        let at = end + TimeDelta::milliseconds(self.dice.between(1_000, 240_000));
        self.push(at, State::Complete, Cause::Schedule, None, None);
    }
}

/// Draws the course of a sale.
pub(super) fn course(dice: &mut Dice, scene: &Scene) -> Course {
    let mut walk = Walk { dice, zone: scene.zone, at: scene.start, events: Vec::with_capacity(3) };
    let failed = match scene.flow {
        Flow::Renewal => renewal(&mut walk),
        Flow::Checkout | Flow::Willing => {
            let willing = scene.flow == Flow::Willing;
            if !willing && walk.dice.chance(46) {
                walk.push(scene.start + TimeDelta::minutes(60), State::Abandoned, Cause::Schedule, None, None);
                Some(None)
            } else {
                match scene.method {
                    Method::Boleto => boleto(&mut walk, willing),
                    Method::Pix => pix(&mut walk, willing),
                    Method::BankTransfer | Method::DirectDebit => transfer(&mut walk),
                    _ => card(&mut walk, willing),
                }
            }
        }
    };
    if let Some(reason) = failed {
        return Course { events: walk.events, lost: true, reason };
    }
    afterwards(&mut walk, scene);
    Course { events: walk.events, lost: false, reason: None }
}

/// What a way to pay ends with: none when it was approved, else why not, where a gateway says.
type Failure = Option<Option<&'static str>>;

fn card(walk: &mut Walk, willing: bool) -> Failure {
    if walk.dice.chance(35) {
        walk.after(5, 40, State::UnderAnalysis, Cause::Gateway, Some("manual review"));
    } else if walk.dice.chance(20) {
        walk.after(2, 20, State::Processing, Cause::Gateway, None);
    }
    let rates = if willing { [20, 12, 3] } else { [58, 42, 14] };
    let draw = walk.dice.below(1_000);
    let (to, notes) = if draw < rates[0] {
        (State::Declined, DECLINED)
    } else if draw < rates[0] + rates[1] {
        (State::NoFunds, NO_FUNDS)
    } else if draw < rates[0] + rates[1] + rates[2] {
        (State::Blocked, BLOCKED)
    } else {
        walk.after(20, 6 * MINUTE, State::Approved, Cause::Gateway, None);
        return None;
    };
    let note = *walk.dice.weighted(notes);
    walk.after(20, 6 * MINUTE, to, Cause::Gateway, Some(note));
    // Some try again at once, within the same checkout.
    if to != State::Blocked && walk.dice.chance(170) {
        walk.after(20, 9 * MINUTE, State::Processing, Cause::Buyer, None);
        walk.after(3, 90, State::Approved, Cause::Gateway, None);
        return None;
    }
    Some(Some(note))
}

fn pix(walk: &mut Walk, willing: bool) -> Failure {
    walk.after(15, 3 * MINUTE, State::WaitingPayment, Cause::Buyer, None);
    match walk.dice.below(1_000) {
        0..80 if !willing => walk.push(walk.at + TimeDelta::hours(24), State::Expired, Cause::Schedule, None, None),
        80..88 => walk.after(MINUTE, HOUR, State::Cancelled, Cause::Buyer, Some("changed their mind")),
        88..150 => {
            walk.after(HOUR, 20 * HOUR, State::Approved, Cause::Gateway, None);
            return None;
        }
        _ => {
            walk.after(15, 14 * MINUTE, State::Approved, Cause::Gateway, None);
            return None;
        }
    }
    Some(None)
}

fn boleto(walk: &mut Walk, willing: bool) -> Failure {
    walk.after(15, 4 * MINUTE, State::WaitingPayment, Cause::Buyer, None);
    match walk.dice.below(1_000) {
        0..310 if !willing => {
            // Due until the end of the third day.
            let due =
                start_of(day_of(walk.at, walk.zone) + Days::new(4), walk.zone) + TimeDelta::milliseconds(walk.dice.between(1_000, 240_000));
            walk.push(due, State::Expired, Cause::Schedule, None, None);
            // Paid on the last day, told by the bank on the next.
            if walk.dice.chance(60) {
                walk.after(6 * HOUR, 20 * HOUR, State::Approved, Cause::Gateway, Some("paid on the last day"));
                return None;
            }
            Some(None)
        }
        310..330 => {
            walk.after(HOUR, 2 * DAY, State::Cancelled, Cause::Buyer, Some("paid in another way"));
            Some(None)
        }
        _ => {
            walk.after(5 * HOUR, 3 * DAY, State::Approved, Cause::Gateway, None);
            None
        }
    }
}

fn transfer(walk: &mut Walk) -> Failure {
    walk.after(20, 4 * MINUTE, State::WaitingPayment, Cause::Buyer, None);
    if walk.dice.chance(120) {
        walk.after(2 * DAY, 5 * DAY, State::Expired, Cause::Schedule, None);
        return Some(None);
    }
    walk.after(6 * HOUR, 2 * DAY, State::Approved, Cause::Gateway, None);
    None
}

fn renewal(walk: &mut Walk) -> Failure {
    match walk.dice.below(1_000) {
        0..890 => {
            walk.after(2, 40, State::Approved, Cause::Gateway, None);
            None
        }
        890..970 => {
            let note = *walk.dice.weighted(NO_FUNDS);
            walk.after(2, 40, State::Overdue, Cause::Gateway, Some(note));
            if walk.dice.chance(560) {
                let days = *walk.dice.weighted(&[(5, 1), (3, 3), (2, 5)]);
                walk.after(days * DAY, days * DAY + HOUR, State::Approved, Cause::Gateway, None);
                return None;
            }
            walk.after(7 * DAY, 7 * DAY + HOUR, State::Cancelled, Cause::Schedule, Some("three charges failed"));
            Some(Some(note))
        }
        970..985 => {
            walk.after(2, 40, State::Declined, Cause::Gateway, Some("54 expired card"));
            Some(Some("54 expired card"))
        }
        _ => {
            walk.after(2, 40, State::Cancelled, Cause::Buyer, Some("subscription ended"));
            Some(None)
        }
    }
}

/// The life of an approved sale.
fn afterwards(walk: &mut Walk, scene: &Scene) {
    let by_card = matches!(scene.method, Method::CreditCard | Method::TwoCards | Method::DebitCard | Method::Wallet);
    match walk.dice.below(1_000) {
        0..32 => {
            let note =
                *walk.dice.weighted(&[(5, "not what I expected"), (3, "no time for it"), (2, "bought by mistake"), (1, "bought twice")]);
            walk.after(2 * HOUR, 6 * DAY, State::Refunded, Cause::Owner, Some(note));
        }
        32..42 => {
            walk.after(DAY, 6 * DAY, State::Disputed, Cause::Buyer, Some("could not open the content"));
            match walk.dice.below(10) {
                0..6 => walk.after(DAY, 6 * DAY, State::Refunded, Cause::Owner, None),
                6..9 => {
                    walk.after(DAY, 5 * DAY, State::Approved, Cause::Owner, Some("solved with the buyer"));
                    walk.complete();
                }
                _ => {}
            }
        }
        42..48 => {
            let at = walk.at + TimeDelta::seconds(walk.dice.between(6 * HOUR, 6 * DAY));
            let part = (scene.gross * walk.dice.between(20, 50) / 100).max(1);
            walk.push(at, State::PartiallyRefunded, Cause::Owner, Some(part), Some("goodwill"));
        }
        48..51 => walk.after(10 * MINUTE, DAY, State::Cancelled, Cause::Owner, Some("bought twice")),
        51..58 if by_card => {
            walk.complete();
            walk.after(5 * DAY, 60 * DAY, State::Chargeback, Cause::Gateway, Some("10.4 fraud, card absent"));
        }
        58..62 => {
            walk.complete();
            walk.after(DAY, 20 * DAY, State::Disputed, Cause::Buyer, Some("asks for the money back"));
            if walk.dice.chance(500) {
                walk.after(2 * DAY, 9 * DAY, State::PartiallyRefunded, Cause::Owner, Some("half of it"));
                let half = scene.gross / 2;
                if let Some(last) = walk.events.last_mut() {
                    last.refunded = Some(half);
                }
            } else {
                walk.after(2 * DAY, 9 * DAY, State::Complete, Cause::Owner, Some("explained"));
            }
        }
        _ => walk.complete(),
    }
}
