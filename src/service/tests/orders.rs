//! Orders whose provider fails at every point at which it can: in the end all is taken or nothing is kept, and nothing is done twice.

use crate::payments::{KEY, charged, legs, now, offices, rows, tokens};
use async_trait::async_trait;
use chrono::TimeDelta;
use domain::Time;
use domain::checkout::{Card, CardEntry, Counts, Leg, Provider, Verdict};
use domain::id::{OwnerId, PaymentId};
use domain::money::Money;
use domain::sale::Method;
use service::gateway::orders::{self, OrderError, Received, Standing};
use service::gateway::sandbox::{Pace, Sandbox};
use service::gateway::{Charge, Gateway, GatewayError, Given, GivenState, News, Notification, NotificationError, Outcome, Report};
use service::office::Office;
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

/// A provider in memory that keeps its keys, or forgets them, and does one question wrong.
#[derive(Default)]
struct Fragile {
    state: Mutex<Books>,
    /// The number of the question that goes wrong, and how.
    fault: Option<(usize, Fault)>,
    declines: Option<&'static str>,
    /// A card that is declined when what is reserved is to be taken.
    declines_later: Option<&'static str>,
}

#[derive(Default)]
struct Books {
    asked: usize,
    made: usize,
    payments: BTreeMap<String, Entry>,
    answers: HashMap<String, Answer>,
    refunds: Vec<(String, Given)>,
    /// What becomes of the next refunds, where it is not made at once.
    fate: Vec<GivenState>,
    /// What was refused under a key is refused under it again, as at Stripe.
    refusals: HashMap<String, String>,
    /// What the next refunds are refused with.
    refuses: Vec<&'static str>,
    /// Why refunds fail that are told to have failed.
    fails_with: Option<&'static str>,
}

#[derive(Clone)]
struct Entry {
    payment: PaymentId,
    leg: Leg,
    amount: Money,
    refunded: i64,
    fails_at_capture: bool,
}

#[derive(Clone)]
enum Answer {
    Report(Report),
    Given(Given),
}

impl Fragile {
    /// Does what a key asks for, once.
    fn act(&self, key: &str, act: impl FnOnce(&mut Books) -> Result<Answer, GatewayError>) -> Result<Answer, GatewayError> {
        let mut books = self.state.lock().unwrap();
        let fault = self.fault.filter(|(number, _)| *number == books.asked).map(|(_, fault)| fault);
        books.asked += 1;
        match fault {
            Some(Fault::Lost) => return Err(GatewayError::Away("no connection".into())),
            Some(Fault::Refused) => return Err(GatewayError::Refused { code: "no".into() }),
            Some(Fault::Unheard) | None => {}
        }
        let answer = match books.answers.get(key) {
            Some(answer) => answer.clone(),
            None => act(&mut books)?,
        };
        books.answers.insert(key.to_owned(), answer.clone());
        if fault.is_some() { Err(GatewayError::Slow) } else { Ok(answer) }
    }

    fn tell(&self, key: &str, act: impl FnOnce(&mut Books) -> Result<Report, GatewayError>) -> Result<Report, GatewayError> {
        match self.act(key, |books| act(books).map(Answer::Report))? {
            Answer::Report(report) => Ok(report),
            Answer::Given(given) => panic!("{given:?} under a key of another kind"),
        }
    }

    fn shift(&self, id: &str, key: &str, from: Leg, to: Leg) -> Result<Report, GatewayError> {
        self.tell(key, |books| {
            let entry = books.payments.get_mut(id).ok_or(GatewayError::Refused { code: "unknown".into() })?;
            if entry.leg != from {
                return Err(GatewayError::Refused { code: format!("is_{}", entry.leg) });
            }
            entry.leg = to;
            Ok(report(id, entry))
        })
    }

    /// As providers do after a day.
    fn forgets_keys(&self) {
        self.state.lock().unwrap().answers.clear();
    }

    /// The buyer's bank asks for the one charge, or has decided.
    fn becomes(&self, leg: Leg) {
        self.state.lock().unwrap().payments.values_mut().for_each(|entry| entry.leg = leg);
    }

    /// Something is given back at the provider's side.
    fn gives_back_by_hand(&self, minor: i64) {
        let mut books = self.state.lock().unwrap();
        let (id, entry) = books.payments.iter_mut().next().unwrap();
        entry.refunded += minor;
        let given = Given { id: "re_by_hand".into(), key: None, amount: minor, state: GivenState::Made };
        let id = id.clone();
        books.refunds.push((id, given));
    }

    /// What is reserved or taken of buyers, less what went back.
    fn kept(&self) -> i64 {
        let books = self.state.lock().unwrap();
        let kept = books.payments.values().filter(|entry| matches!(entry.leg, Leg::Authorised | Leg::Captured | Leg::Won));
        kept.map(|entry| entry.amount.minor - entry.refunded).sum()
    }

    fn asked(&self) -> usize {
        self.state.lock().unwrap().asked
    }

    /// Charges that were ever made.
    fn made(&self) -> usize {
        self.state.lock().unwrap().payments.len()
    }
}

fn report(id: &str, entry: &Entry) -> Report {
    let outcome = match entry.leg {
        Leg::Authorised => Outcome::Authorised,
        Leg::Captured if entry.refunded < entry.amount.minor => Outcome::Approved { refunded: entry.refunded },
        Leg::Captured => Outcome::Refunded,
        Leg::Released => Outcome::Released,
        Leg::Disputed => Outcome::Disputed,
        Leg::Won => Outcome::DisputeWon { refunded: entry.refunded },
        Leg::ChargedBack => Outcome::DisputeLost,
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

    fn counts(&self) -> Counts {
        Counts::Any
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
        let fails_at_capture = charge.card.is_some() && charge.card == self.declines_later;
        self.tell(key, |books| {
            // A name of its own each time: who asks twice after the key is forgotten has two charges.
            books.made += 1;
            let id = format!("pi_{}", books.made);
            let entry = Entry { payment: charge.payment, leg, amount: charge.amount, refunded: 0, fails_at_capture };
            let told = report(&id, &entry);
            books.payments.insert(id, entry);
            Ok(told)
        })
    }

    async fn capture(&self, id: &str, key: &str, _now: Time) -> Result<Report, GatewayError> {
        let fails = self.state.lock().unwrap().payments.get(id).is_some_and(|entry| entry.fails_at_capture);
        if fails {
            return Ok(Report { id: Some(id.to_owned()), outcome: Outcome::Declined("card_declined".into()) });
        }
        self.shift(id, key, Leg::Authorised, Leg::Captured)
    }

    async fn release(&self, id: &str, key: &str, _now: Time) -> Result<Report, GatewayError> {
        self.shift(id, key, Leg::Authorised, Leg::Released)
    }

    async fn refund(&self, id: &str, amount: Money, key: &str, _now: Time) -> Result<Given, GatewayError> {
        let answer = self.act(key, |books| {
            let is_disputed = books.payments.get(id).is_some_and(|entry| entry.leg == Leg::Disputed);
            let said = books.refuses.pop().or(is_disputed.then_some("charge_disputed")).map(str::to_owned);
            if let Some(code) = books.refusals.get(key).cloned().or(said) {
                books.refusals.insert(key.to_owned(), code.clone());
                return Err(GatewayError::Refused { code });
            }
            let state = books.fate.pop().unwrap_or(GivenState::Made);
            let number = books.refunds.len();
            let entry = books.payments.get_mut(id).ok_or(GatewayError::Refused { code: "unknown".into() })?;
            if !entry.leg.is_kept() || entry.refunded + amount.minor > entry.amount.minor {
                return Err(GatewayError::Refused { code: "too_much".into() });
            }
            if !matches!(state, GivenState::Failed(_)) {
                entry.refunded += amount.minor;
            }
            let given = Given { id: format!("re_{number}"), key: Some(key.to_owned()), amount: amount.minor, state };
            books.refunds.push((id.to_owned(), given.clone()));
            Ok(Answer::Given(given))
        })?;
        match answer {
            Answer::Given(given) => Ok(given),
            Answer::Report(report) => panic!("{report:?} under a key of another kind"),
        }
    }

    async fn refunds(&self, id: &str, _now: Time) -> Result<Vec<Given>, GatewayError> {
        let books = self.state.lock().unwrap();
        Ok(books.refunds.iter().filter(|(charge, _)| charge == id).map(|(_, given)| given.clone()).collect())
    }

    async fn find(&self, _owner: OwnerId, payment: PaymentId, _since: Time, _now: Time) -> Result<Vec<Report>, GatewayError> {
        let books = self.state.lock().unwrap();
        Ok(books.payments.iter().filter(|(_, entry)| entry.payment == payment).map(|(id, entry)| report(id, entry)).collect())
    }

    async fn fetch(&self, id: &str, _now: Time) -> Result<Report, GatewayError> {
        let books = self.state.lock().unwrap();
        books.payments.get(id).map(|entry| report(id, entry)).ok_or(GatewayError::Refused { code: "unknown".into() })
    }

    /// The body is a notification as it is; nothing is signed.
    fn verify(&self, _signature: &str, body: &[u8], _now: Time) -> Result<Notification, NotificationError> {
        let text = std::str::from_utf8(body).map_err(|_| NotificationError::Garbled)?;
        let (event_id, rest) = text.split_once(' ').ok_or(NotificationError::Garbled)?;
        let (provider_id, payment) = rest.split_once(' ').ok_or(NotificationError::Garbled)?;
        let (owner, payment) = payment.split_once('/').ok_or(NotificationError::Garbled)?;
        let mut books = self.state.lock().unwrap();
        let why = books.fails_with.unwrap_or("lost_or_stolen_card");
        let news = match books.refunds.iter_mut().find(|(_, given)| given.id == event_id) {
            Some((_, given)) => {
                given.state = GivenState::Failed(why.into());
                let given = given.clone();
                books.payments.get_mut(provider_id).unwrap().refunded -= given.amount;
                News::RefundFailed(given)
            }
            None => News::Outcome(report(provider_id, &books.payments[provider_id]).outcome),
        };
        Ok(Notification {
            event_id: event_id.to_owned(),
            payment: Some((owner.parse().unwrap(), payment.parse().unwrap())),
            provider_id: Some(provider_id.to_owned()),
            news: Some(news),
        })
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
            let refund = async || orders::refund(&office, &gateway, owner.id, KEY, ("part", charged(5_000)), now()).await;
            refund().await.unwrap_err();
            assert_eq!(refund().await.unwrap(), charged(5_000));
            assert_eq!(refund().await.unwrap(), charged(5_000));
            assert_eq!(gateway.kept(), 20_000, "question {number} {fault:?}");
        }
    }
}

fn hours(count: i64) -> Time {
    now() + TimeDelta::hours(count)
}

async fn due(office: &Office, gateway: &dyn Gateway, now: Time) -> Vec<Standing> {
    orders::due(office, gateway, now).await.unwrap().into_iter().map(|(_, _, standing)| standing).collect()
}

#[tokio::test]
async fn a_charge_that_nobody_heard_of_is_looked_up_when_its_key_may_be_forgotten() {
    for (fault, charged, standing) in
        [(Fault::Unheard, 1, Standing::Ended(Verdict::Paid)), (Fault::Lost, 0, Standing::Ended(Verdict::Refused(Leg::Released)))]
    {
        for (office, owner, _dir) in offices().await {
            let gateway = Fragile { fault: Some((0, fault)), ..Fragile::default() };
            orders::begin(&office, &gateway, owner.id, &tokens("pm_1", None), now()).await.unwrap_err();
            gateway.forgets_keys();
            assert_eq!(due(&office, &gateway, hours(23)).await, std::slice::from_ref(&standing), "{fault:?}");
            assert_eq!((gateway.made(), gateway.asked()), (charged, 1), "it is not asked for again: {fault:?}");
        }
    }
}

#[tokio::test]
async fn nobody_is_charged_so_that_it_can_be_given_back() {
    for (office, owner, _dir) in offices().await {
        let gateway = Fragile { fault: Some((0, Fault::Lost)), ..Fragile::default() };
        orders::begin(&office, &gateway, owner.id, &tokens("pm_1", None), now()).await.unwrap_err();
        let back = orders::give_back(&office, &gateway, owner.id, KEY, now()).await;
        assert!(matches!(back, Err(OrderError::Gateway(GatewayError::Unsure))), "what is on its way is not seen yet: {back:?}");
        assert_eq!(due(&office, &gateway, hours(1)).await, [Standing::Ended(Verdict::Returned)]);
        assert_eq!(gateway.made(), 0);
    }
}

#[tokio::test]
async fn an_order_that_is_not_paid_for_a_day_is_not_to_be_paid_any_more() {
    for (office, owner, _dir) in offices().await {
        let gateway = Fragile { fault: Some((1, Fault::Lost)), ..Fragile::default() };
        orders::begin(&office, &gateway, owner.id, &tokens("pm_1", Some("pm_2")), now()).await.unwrap_err();
        assert_eq!(legs(&office, owner.id).await, [Leg::Authorised, Leg::Unknown]);
        assert_eq!(due(&office, &gateway, hours(25)).await, [Standing::Ended(Verdict::Returned)]);
        assert_eq!((gateway.kept(), gateway.made()), (0, 1));
    }
}

#[tokio::test]
async fn a_second_charge_of_one_payment_goes_back_and_changes_nothing_of_the_first() {
    for is_told in [false, true] {
        for (office, owner, _dir) in offices().await {
            let gateway = Fragile { fault: Some((0, Fault::Unheard)), ..Fragile::default() };
            orders::begin(&office, &gateway, owner.id, &tokens("pm_1", None), now()).await.unwrap_err();
            // It forgets sooner than it says: the second question makes a second charge.
            gateway.forgets_keys();
            assert_eq!(due(&office, &gateway, hours(1)).await, [Standing::Ended(Verdict::Paid)]);
            assert_eq!((gateway.made(), gateway.kept()), (2, 50_000));
            let row = rows(&office, owner.id).await.remove(0);
            assert_eq!(row.provider_id.as_deref(), Some("pi_2"));
            if !is_told {
                assert_eq!(gateway.kept(), 50_000, "nobody knows of it yet");
            }
            let body = format!("evt_1 pi_1 {}/{}", owner.id, row.id);
            let received = orders::receive(&office, &gateway, "", body.as_bytes(), hours(1)).await.unwrap();
            assert_eq!(received, Received::Known { owner: owner.id, key: KEY.into() });
            orders::give_back_strays(&office, &gateway, hours(1)).await.unwrap();
            orders::give_back_strays(&office, &gateway, hours(9)).await.unwrap();
            assert_eq!((gateway.kept(), legs(&office, owner.id).await), (25_000, vec![Leg::Captured]));
            assert_eq!(rows(&office, owner.id).await[0].refunded, 0);
        }
    }
}

#[tokio::test]
async fn a_refusal_after_an_unheard_charge_proves_nothing() {
    for (office, owner, _dir) in offices().await {
        let gateway = Fragile { fault: Some((0, Fault::Unheard)), ..Fragile::default() };
        orders::begin(&office, &gateway, owner.id, &tokens("pm_1", None), now()).await.unwrap_err();
        let gateway = Fragile { fault: Some((1, Fault::Refused)), ..gateway };
        let found = orders::advance(&office, &gateway, owner.id, KEY, now()).await;
        assert!(matches!(found, Err(OrderError::Gateway(GatewayError::Refused { .. }))), "{found:?}");
        assert_eq!(legs(&office, owner.id).await, [Leg::Unknown], "the key was taken away, say: the buyer is charged all the same");
        assert_eq!(due(&office, &gateway, hours(1)).await, [Standing::Ended(Verdict::Paid)]);
        assert_eq!((gateway.made(), gateway.kept()), (1, 25_000));
    }
}

#[tokio::test]
async fn a_card_that_is_declined_when_it_is_to_be_taken_ends_the_order_and_the_other_goes_back() {
    for (office, owner, _dir) in offices().await {
        let gateway = Fragile { declines_later: Some("pm_2"), ..Fragile::default() };
        let standing = orders::begin(&office, &gateway, owner.id, &tokens("pm_1", Some("pm_2")), now()).await.unwrap();
        assert_eq!(standing, Standing::Ended(Verdict::Refused(Leg::Released)));
        assert_eq!((gateway.kept(), legs(&office, owner.id).await), (0, vec![Leg::Refunded, Leg::Released]));
    }
}

async fn paid(office: &Office, gateway: &Fragile, owner: OwnerId) {
    let standing = orders::begin(office, gateway, owner, &tokens("pm_1", None), now()).await.unwrap();
    assert_eq!(standing, Standing::Ended(Verdict::Paid));
}

async fn refund(office: &Office, gateway: &Fragile, owner: OwnerId, key: &str, minor: i64) -> Result<i64, OrderError> {
    orders::refund(office, gateway, owner, KEY, (key, charged(minor)), now()).await.map(|back| back.0.minor)
}

#[tokio::test]
async fn a_refund_that_nobody_heard_of_is_taken_up_again_and_made_once() {
    for (fault, forgets) in [(Fault::Lost, false), (Fault::Unheard, false), (Fault::Unheard, true)] {
        for (office, owner, _dir) in offices().await {
            let gateway = Fragile { fault: Some((1, fault)), ..Fragile::default() };
            paid(&office, &gateway, owner.id).await;
            refund(&office, &gateway, owner.id, "part", 5_000).await.unwrap_err();
            refund(&office, &gateway, owner.id, "more", 5_000).await.unwrap();
            if forgets {
                gateway.forgets_keys();
            }
            for hour in 1..4 {
                orders::resume_refunds(&office, &gateway, hours(24 * hour)).await.unwrap();
            }
            assert_eq!((gateway.kept(), rows(&office, owner.id).await[0].refunded), (15_000, 10_000), "{fault:?}, forgets: {forgets}");
            assert_eq!(refund(&office, &gateway, owner.id, "part", 5_000).await.unwrap(), 5_000);
            assert_eq!(gateway.kept(), 15_000);
        }
    }
}

#[tokio::test]
async fn a_refund_that_is_refused_says_so_and_gives_its_room_back() {
    for (office, owner, _dir) in offices().await {
        let gateway = Fragile { fault: Some((1, Fault::Refused)), ..Fragile::default() };
        paid(&office, &gateway, owner.id).await;
        for _ in 0..2 {
            let refused = refund(&office, &gateway, owner.id, "part", 20_000).await;
            assert!(matches!(&refused, Err(OrderError::NotGivenBack { code, given }) if code == "no" && given.0.minor == 0), "{refused:?}");
        }
        assert_eq!(gateway.kept(), 25_000);
        assert_eq!(refund(&office, &gateway, owner.id, "again", 25_000).await.unwrap(), 25_000, "nothing had gone back");
        assert_eq!(gateway.kept(), 0);
    }
}

#[tokio::test]
async fn what_was_given_back_at_the_providers_side_is_not_given_back_again() {
    for (office, owner, _dir) in offices().await {
        let gateway = Fragile::default();
        paid(&office, &gateway, owner.id).await;
        refund(&office, &gateway, owner.id, "part", 5_000).await.unwrap();
        gateway.gives_back_by_hand(10_000);
        let row = rows(&office, owner.id).await.remove(0);
        let body = format!("evt_1 {} {}/{}", row.provider_id.unwrap(), owner.id, row.id);
        orders::receive(&office, &gateway, "", body.as_bytes(), now()).await.unwrap();
        let much = refund(&office, &gateway, owner.id, "much", 10_001).await;
        assert!(matches!(much, Err(OrderError::TooMuch)), "{much:?}");
        assert_eq!(refund(&office, &gateway, owner.id, "rest", 10_000).await.unwrap(), 25_000);
        assert_eq!((gateway.kept(), legs(&office, owner.id).await), (0, vec![Leg::Refunded]));
    }
}

#[tokio::test]
async fn a_refund_is_made_when_its_provider_says_so_and_its_failure_is_heard_at_any_time() {
    for (office, owner, _dir) in offices().await {
        let gateway = Fragile::default();
        gateway.state.lock().unwrap().fate = vec![GivenState::OnItsWay, GivenState::Failed("lost_or_stolen_card".into())];
        paid(&office, &gateway, owner.id).await;
        let failed = refund(&office, &gateway, owner.id, "failed", 5_000).await;
        assert!(matches!(&failed, Err(OrderError::NotGivenBack { code, .. }) if code == "lost_or_stolen_card"), "{failed:?}");
        assert_eq!(refund(&office, &gateway, owner.id, "slow", 25_000).await.unwrap(), 25_000, "on its way");
        assert_eq!(legs(&office, owner.id).await, [Leg::Refunded]);
        let row = rows(&office, owner.id).await.remove(0);
        let body = format!("re_1 {} {}/{}", row.provider_id.unwrap(), owner.id, row.id);
        orders::receive(&office, &gateway, "", body.as_bytes(), hours(24)).await.unwrap();
        assert_eq!((gateway.kept(), legs(&office, owner.id).await), (25_000, vec![Leg::Captured]), "the money is ours again");
        orders::resume_refunds(&office, &gateway, hours(25)).await.unwrap();
        let failed = refund(&office, &gateway, owner.id, "slow", 25_000).await;
        assert!(matches!(failed, Err(OrderError::NotGivenBack { .. })), "{failed:?}");
        assert_eq!(refund(&office, &gateway, owner.id, "third", 25_000).await.unwrap(), 25_000);
        assert_eq!(gateway.kept(), 0);
    }
}

#[tokio::test]
async fn nobody_but_its_own_provider_is_asked_for_an_order() {
    for (office, owner, _dir) in offices().await {
        let gateway = Fragile::default();
        paid(&office, &gateway, owner.id).await;
        let other = Sandbox::open(&office, Pace::default()).await.unwrap();
        let given = orders::give_back(&office, &other, owner.id, KEY, now()).await;
        assert!(matches!(given, Err(OrderError::OtherProvider)), "{given:?}");
        assert_eq!(due(&office, &other, hours(1)).await, [], "and it is not looked after by who cannot");
        assert_eq!(
            due(&office, &gateway, hours(1)).await,
            [Standing::Ended(Verdict::Returned)],
            "by its own it goes back when that is here again"
        );
    }
}

#[tokio::test]
async fn an_order_whose_refund_failed_is_given_back_under_another_key() {
    for (office, owner, _dir) in offices().await {
        let gateway = Fragile::default();
        gateway.state.lock().unwrap().fate = vec![GivenState::Failed("declined".into())];
        paid(&office, &gateway, owner.id).await;
        orders::give_back(&office, &gateway, owner.id, KEY, now()).await.unwrap_err();
        assert_eq!(due(&office, &gateway, hours(1)).await, [Standing::Ended(Verdict::Returned)]);
        assert_eq!(gateway.kept(), 0);
    }
}

/// Lets the job look after refunds once an hour; after how many hours each was asked for, as the provider counts.
async fn hours_of_questions(office: &Office, gateway: &Fragile, from: i64, to: i64) -> Vec<i64> {
    let mut asked = Vec::new();
    for hour in from..to {
        let before = gateway.asked();
        orders::resume_refunds(office, gateway, hours(hour)).await.unwrap();
        asked.extend((gateway.asked() > before).then_some(hour));
    }
    asked
}

#[tokio::test]
async fn a_part_that_is_refused_while_the_charge_is_disputed_is_given_back_when_the_dispute_is_won() {
    for (office, owner, _dir) in offices().await {
        let gateway = Fragile::default();
        paid(&office, &gateway, owner.id).await;
        // Nobody has told us yet.
        gateway.becomes(Leg::Disputed);
        let refused = refund(&office, &gateway, owner.id, "part", 5_000).await;
        assert!(
            matches!(&refused, Err(OrderError::NotGivenBack { code, given }) if code == "charge_disputed" && given.0.minor == 0),
            "{refused:?}"
        );
        assert_eq!(legs(&office, owner.id).await, [Leg::Disputed], "by now it is known");
        let asked = gateway.asked();
        assert!(hours_of_questions(&office, &gateway, 1, 240).await.is_empty(), "nobody is asked in vain");
        assert_eq!(gateway.asked(), asked);
        gateway.becomes(Leg::Won);
        assert_eq!(hours_of_questions(&office, &gateway, 240, 300).await.len(), 1, "once, under a key that was not refused, within a day");
        assert_eq!((gateway.kept(), rows(&office, owner.id).await[0].refunded), (20_000, 5_000));
        assert_eq!(refund(&office, &gateway, owner.id, "part", 5_000).await.unwrap(), 5_000, "made, and not refused any more");
        assert_eq!(gateway.kept(), 20_000);
    }
}

#[tokio::test]
async fn a_part_of_a_charge_that_the_bank_took_back_is_wanted_no_longer() {
    for (office, owner, _dir) in offices().await {
        let gateway = Fragile::default();
        paid(&office, &gateway, owner.id).await;
        gateway.becomes(Leg::Disputed);
        refund(&office, &gateway, owner.id, "part", 5_000).await.unwrap_err();
        gateway.becomes(Leg::ChargedBack);
        orders::resume_refunds(&office, &gateway, hours(30)).await.unwrap();
        let sql = "SELECT COUNT(*) FROM payment_refunds WHERE look_at IS NULL AND first_part = 0";
        let (ended,): (i64,) = office.db.read().await.unwrap().one(sql, vec![]).await.unwrap();
        assert_eq!(ended, 1);
    }
}

#[tokio::test]
async fn a_refund_that_may_pass_is_asked_for_after_longer_and_longer_pauses_and_not_for_ever() {
    for (office, owner, _dir) in offices().await {
        let gateway = Fragile::default();
        gateway.state.lock().unwrap().refuses = vec!["balance_insufficient"; 1_000];
        paid(&office, &gateway, owner.id).await;
        refund(&office, &gateway, owner.id, "part", 5_000).await.unwrap_err();
        let more = refund(&office, &gateway, owner.id, "part", 5_000).await;
        assert!(matches!(&more, Err(OrderError::NotGivenBack { .. })), "{more:?}");
        assert_eq!(gateway.asked(), 2, "one charge and one refund: asked again is not asked at once");
        let asked = hours_of_questions(&office, &gateway, 1, 24 * 100).await;
        let pauses: Vec<i64> = asked.windows(2).map(|two| two[1] - two[0]).collect();
        assert_eq!((asked[0], &pauses[..6]), (1, [2, 4, 8, 16, 24, 24].as_slice()));
        assert!(pauses.iter().skip(6).all(|pause| *pause == 24), "{pauses:?}");
        let last = *asked.last().unwrap();
        assert!((24 * 90..24 * 92).contains(&last), "{last}");
        assert_eq!(
            refund(&office, &gateway, owner.id, "all", 25_000).await.map_err(|error| error.to_string()),
            Err("the payment provider did not give back all of it: balance_insufficient".into()),
            "its room is free again"
        );
    }
}

#[tokio::test]
async fn of_two_cards_only_the_part_that_was_refused_is_asked_for_again() {
    for (office, owner, _dir) in offices().await {
        let gateway = Fragile::default();
        orders::begin(&office, &gateway, owner.id, &tokens("pm_1", Some("pm_2")), now()).await.unwrap();
        // The first card's: it is asked first.
        gateway.state.lock().unwrap().refuses = vec!["balance_insufficient"];
        let refused = refund(&office, &gateway, owner.id, "part", 5_000).await;
        assert!(matches!(&refused, Err(OrderError::NotGivenBack { .. })), "{refused:?}");
        let once = gateway.kept();
        assert!(once > 20_000 && once < 25_000, "one of them: {once}");
        orders::resume_refunds(&office, &gateway, hours(2)).await.unwrap();
        orders::resume_refunds(&office, &gateway, hours(48)).await.unwrap();
        assert_eq!(gateway.kept(), 20_000);
        assert_eq!(refund(&office, &gateway, owner.id, "part", 5_000).await.unwrap(), 5_000);
    }
}

#[tokio::test]
async fn a_refund_that_fails_days_later_for_a_while_is_made_again() {
    for (office, owner, _dir) in offices().await {
        let gateway = Fragile::default();
        paid(&office, &gateway, owner.id).await;
        refund(&office, &gateway, owner.id, "part", 5_000).await.unwrap();
        assert_eq!(gateway.kept(), 20_000);
        let row = rows(&office, owner.id).await.remove(0);
        let failed = {
            let mut books = gateway.state.lock().unwrap();
            books.fails_with = Some("insufficient_funds");
            format!("re_0 {} {}/{}", row.provider_id.unwrap(), owner.id, row.id)
        };
        orders::receive(&office, &gateway, "", failed.as_bytes(), hours(72)).await.unwrap();
        assert_eq!((gateway.kept(), rows(&office, owner.id).await[0].refunded), (25_000, 0));
        orders::resume_refunds(&office, &gateway, hours(80)).await.unwrap();
        orders::resume_refunds(&office, &gateway, hours(110)).await.unwrap();
        assert_eq!((gateway.kept(), rows(&office, owner.id).await[0].refunded), (20_000, 5_000), "once, under another key");
    }
}
