//! Orders whose provider fails at every point at which it can: in the end all is taken or nothing is kept, and nothing is done twice.

mod payments;

use async_trait::async_trait;
use chrono::TimeDelta;
use domain::Time;
use domain::checkout::{Card, CardEntry, Leg, Provider, Verdict};
use domain::money::Money;
use domain::sale::Method;
use payments::{KEY, brl, legs, now, offices, tokens};
use service::gateway::orders::{self, Standing};
use service::gateway::{Charge, Gateway, GatewayError, Notification, NotificationError, Outcome, Report};
use std::collections::{BTreeMap, HashMap};
use std::sync::Mutex;

/// What goes wrong with one question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fault {
    /// It was not done.
    Lost,
    /// It was done, and the answer got lost.
    Unheard,
    /// It is refused.
    Refused,
}

/// A provider in memory that keeps its keys, and does one question wrong.
#[derive(Default)]
struct Fragile {
    state: Mutex<Books>,
    /// The number of the question that goes wrong, and how.
    fault: Option<(usize, Fault)>,
    declines: Option<&'static str>,
}

#[derive(Default)]
struct Books {
    asked: usize,
    payments: BTreeMap<String, (Leg, Money, i64)>,
    answers: HashMap<String, Report>,
}

impl Fragile {
    /// Does what a key asks for, once.
    fn act(&self, key: &str, act: impl FnOnce(&mut Books) -> Result<Report, GatewayError>) -> Result<Report, GatewayError> {
        let mut books = self.state.lock().unwrap();
        let fault = self.fault.filter(|(number, _)| *number == books.asked).map(|(_, fault)| fault);
        books.asked += 1;
        match fault {
            Some(Fault::Lost) => return Err(GatewayError::Away("no connection".into())),
            Some(Fault::Refused) => return Err(GatewayError::Refused { code: "no".into() }),
            Some(Fault::Unheard) | None => {}
        }
        let report = match books.answers.get(key) {
            Some(report) => report.clone(),
            None => act(&mut books)?,
        };
        books.answers.insert(key.to_owned(), report.clone());
        if fault.is_some() { Err(GatewayError::Slow) } else { Ok(report) }
    }

    fn shift(&self, id: &str, key: &str, from: Leg, to: Leg) -> Result<Report, GatewayError> {
        self.act(key, |books| {
            let entry = books.payments.get_mut(id).ok_or(GatewayError::Refused { code: "unknown".into() })?;
            if entry.0 != from {
                return Err(GatewayError::Refused { code: format!("is_{}", entry.0) });
            }
            entry.0 = to;
            Ok(report(id, *entry))
        })
    }

    /// What is reserved or taken of buyers, less what went back.
    fn kept(&self) -> i64 {
        let books = self.state.lock().unwrap();
        let kept = books.payments.values().filter(|(leg, ..)| matches!(leg, Leg::Authorised | Leg::Captured));
        kept.map(|(_, amount, refunded)| amount.minor - refunded).sum()
    }

    fn asked(&self) -> usize {
        self.state.lock().unwrap().asked
    }
}

fn report(id: &str, (leg, amount, refunded): (Leg, Money, i64)) -> Report {
    let outcome = match leg {
        Leg::Authorised => Outcome::Authorised,
        Leg::Captured if refunded < amount.minor => Outcome::Approved { refunded },
        Leg::Captured => Outcome::Refunded,
        Leg::Released => Outcome::Released,
        _ => Outcome::Declined("card_declined".into()),
    };
    Report { id: Some(id.to_owned()), outcome }
}

#[async_trait]
impl Gateway for Fragile {
    fn provider(&self) -> Provider {
        Provider::Stripe
    }

    fn methods(&self) -> &[Method] {
        &[Method::CreditCard, Method::TwoCards]
    }

    fn card_entry(&self) -> CardEntry {
        CardEntry::AtProvider
    }

    fn token(&self, card: &Card) -> Option<String> {
        match card {
            Card::Token(token) => Some(token.0.clone()),
            _ => None,
        }
    }

    async fn authorise(&self, charge: &Charge<'_>, key: &str, _now: Time) -> Result<Report, GatewayError> {
        let leg = match charge.card {
            card if card.is_some() && card == self.declines => Leg::Declined,
            _ if charge.captures_now => Leg::Captured,
            _ => Leg::Authorised,
        };
        let id = format!("pi_{}", charge.payment.0.simple());
        self.act(key, |books| {
            let entry = (leg, charge.amount, 0);
            assert!(books.payments.insert(id.clone(), entry).is_none(), "charged twice");
            Ok(report(&id, entry))
        })
    }

    async fn capture(&self, id: &str, key: &str, _now: Time) -> Result<Report, GatewayError> {
        self.shift(id, key, Leg::Authorised, Leg::Captured)
    }

    async fn release(&self, id: &str, key: &str, _now: Time) -> Result<Report, GatewayError> {
        self.shift(id, key, Leg::Authorised, Leg::Released)
    }

    async fn refund(&self, id: &str, amount: Money, key: &str, _now: Time) -> Result<Report, GatewayError> {
        self.act(key, |books| {
            let entry = books.payments.get_mut(id).ok_or(GatewayError::Refused { code: "unknown".into() })?;
            if entry.0 != Leg::Captured || entry.2 + amount.minor > entry.1.minor {
                return Err(GatewayError::Refused { code: "too_much".into() });
            }
            entry.2 += amount.minor;
            Ok(report(id, *entry))
        })
    }

    async fn fetch(&self, id: &str, _now: Time) -> Result<Report, GatewayError> {
        let books = self.state.lock().unwrap();
        books.payments.get(id).map(|entry| report(id, *entry)).ok_or(GatewayError::Refused { code: "unknown".into() })
    }

    fn verify(&self, _signature: &str, _body: &[u8], _now: Time) -> Result<Notification, NotificationError> {
        Err(NotificationError::NoSignature)
    }
}

/// Lets the job look after orders until they rest: what the order came to.
async fn rest(office: &service::office::Office, gateway: &Fragile, owner: domain::id::OwnerId) -> Standing {
    let mut clock = now();
    for _ in 0..8 {
        clock += TimeDelta::hours(1);
        for (_, _, standing) in orders::due(office, gateway, clock).await.unwrap() {
            if let Standing::Ended(_) = standing {
                assert_eq!(orders::advance(office, gateway, owner, KEY, clock).await.unwrap(), standing, "and stays so");
                return standing;
            }
        }
    }
    panic!("does not rest: {:?}", legs(office, owner).await)
}

/// Every question that an order asks when nothing goes wrong, gone wrong in every way.
async fn every_fault(first: &'static str, second: Option<&'static str>, declines: Option<&'static str>, gives_back: bool) -> usize {
    let mut tried = 0;
    for number in 0.. {
        for fault in [Fault::Lost, Fault::Unheard, Fault::Refused] {
            for (office, owner, _dir) in offices().await {
                let gateway = Fragile { fault: Some((number, fault)), declines, ..Fragile::default() };
                let order = tokens(first, second);
                // As a visitor would see it; whatever it says, the job goes on.
                let _ = orders::begin(&office, &gateway, owner.id, &order, now()).await;
                if gives_back {
                    let _ = orders::give_back(&office, &gateway, owner.id, KEY, now()).await;
                }
                let said = rest(&office, &gateway, owner.id).await;
                let legs = legs(&office, owner.id).await;
                let what = format!("question {number} {fault:?} of {order:?}: {said:?} {legs:?}");
                match said {
                    Standing::Ended(Verdict::Paid) => assert_eq!((gives_back, gateway.kept()), (false, 25_000), "{what}"),
                    Standing::Ended(Verdict::Refused(_) | Verdict::Returned) => assert_eq!(gateway.kept(), 0, "{what}"),
                    other => panic!("{other:?}: {what}"),
                }
                if declines.is_none() && !gives_back && fault != Fault::Refused {
                    assert_eq!(said, Standing::Ended(Verdict::Paid), "trouble that passes does not cost a sale: {what}");
                }
                if gateway.asked() <= number {
                    // The order asked no such question: nothing went wrong, and all before it were tried.
                    return tried;
                }
                tried += 1;
            }
        }
    }
    tried
}

#[tokio::test]
async fn one_card_survives_every_fault() {
    assert!(every_fault("pm_1", None, None, false).await >= 3);
    assert!(every_fault("pm_1", None, None, true).await >= 6);
}

#[tokio::test]
async fn two_cards_survive_every_fault() {
    assert!(every_fault("pm_1", Some("pm_2"), None, false).await >= 12, "two to reserve, two to take");
    assert!(every_fault("pm_1", Some("pm_2"), None, true).await >= 18, "and two to give back");
}

#[tokio::test]
async fn a_second_card_that_is_declined_releases_the_first_whatever_goes_wrong() {
    assert!(every_fault("pm_1", Some("pm_2"), Some("pm_2"), false).await >= 9, "two to reserve, one to release");
}

#[tokio::test]
async fn a_refund_whose_answer_is_lost_is_made_once() {
    for (number, fault) in [(4, Fault::Lost), (4, Fault::Unheard), (5, Fault::Lost), (5, Fault::Unheard)] {
        for (office, owner, _dir) in offices().await {
            let gateway = Fragile { fault: Some((number, fault)), ..Fragile::default() };
            orders::begin(&office, &gateway, owner.id, &tokens("pm_1", Some("pm_2")), now()).await.unwrap();
            let refund = async || orders::refund(&office, &gateway, owner.id, KEY, ("part", brl(5_000)), now()).await;
            refund().await.unwrap_err();
            assert_eq!(refund().await.unwrap(), 5_000);
            assert_eq!(refund().await.unwrap(), 5_000);
            assert_eq!(gateway.kept(), 20_000, "question {number} {fault:?}");
        }
    }
}
