//! A held time is bought: booked and sold once, or nothing is kept, whatever happens on the way.

use crate::common::at;
use crate::counter::{Counter, counters, hours, minutes};
use chrono::TimeDelta;
use domain::Time;
use domain::booking::{ClaimState, Late};
use domain::checkout::{CardFields, Field, Form, Leg, Reason};
use domain::id::{AccountId, ClaimId};
use domain::language::Language;
use domain::listing::Filter;
use domain::sale::State;
use service::checkout::{self, BuyError, Buyer, Chosen, Stand};
use service::gateway::Action;
use service::gateway::orders::{self, Standing};
use service::gateway::sandbox::{Behaviour, Pace, Sandbox};
use service::gateway::signature::sign;
use service::gateway::stripe::{Config, Stripe};
use service::notices;
use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;
use store::sales::Origin;
use store::{owners, sales};

const SLUG: &str = "aula";
const START: &str = "2026-03-10T10:00:00Z";

fn now() -> Time {
    at("2026-03-09T12:00:00Z")
}

async fn open() -> Vec<(Counter, Sandbox)> {
    open_at(Pace { slow: Duration::from_millis(20), late: minutes(20), dispute: TimeDelta::days(1) }).await
}

async fn open_at(pace: Pace) -> Vec<(Counter, Sandbox)> {
    let mut open = Vec::new();
    for mut counter in counters().await {
        counter.office.limits = false;
        counter.sells("Aula", hours("UTC", "08:00-20:00", 30)).await;
        let sandbox = Sandbox::open(&counter.office, pace).await.unwrap();
        open.push((counter, sandbox));
    }
    open
}

fn buyer(secret: &str) -> Buyer<'_> {
    Buyer { secret, language: Language::Italian, zone: "Europe/Rome", origin: Origin::default(), balance: None, address: "" }
}

fn key(number: u32) -> String {
    format!("a-key-of-the-form-{number}")
}

fn fields(behaviour: Behaviour) -> CardFields {
    CardFields {
        number: behaviour.number().unwrap_or("5555555555554444").into(),
        expiry: "12/30".into(),
        code: "123".into(),
        ..CardFields::default()
    }
}

fn form(number: u32, card: Behaviour) -> Form {
    Form {
        key: key(number),
        name: "Bia Lima".into(),
        email: "bia@example.com".into(),
        country: "BR".into(),
        document: "529.982.247-25".into(),
        method: "credit_card".into(),
        consent: "on".into(),
        card: fields(card),
        ..Form::default()
    }
}

async fn buys(counter: &Counter, sandbox: &Sandbox, secret: &str, form: &Form, now: Time) -> Result<Stand, BuyError> {
    checkout::buy(&counter.office, sandbox, SLUG, form, &buyer(secret), now).await
}

async fn works(counter: &Counter, sandbox: &Sandbox, now: Time) {
    checkout::work(&counter.office, sandbox, now).await.unwrap();
}

async fn status(counter: &Counter, secret: &str, number: u32, now: Time) -> Stand {
    checkout::status(&counter.office, secret, &key(number), now).await.unwrap()
}

/// The states of all sales, the oldest first.
async fn sold(counter: &Counter) -> Vec<State> {
    let mut tx = counter.office.db.read().await.unwrap();
    let owner = owners::get(&mut tx, counter.owner).await.unwrap().unwrap();
    let mut lines = sales::page(&mut tx, &owner, &domain::collaborators::Products::all(), &Filter::default()).await.unwrap().lines;
    lines.reverse();
    lines.into_iter().map(|line| line.state).collect()
}

async fn count(counter: &Counter, sql: &str) -> i64 {
    let (count,): (i64,) = counter.office.db.read().await.unwrap().one(sql, vec![]).await.unwrap();
    count
}

/// What the provider has taken and not given back.
async fn taken(counter: &Counter) -> i64 {
    count(counter, "SELECT CAST(COALESCE(SUM(amount - refunded), 0) AS BIGINT) FROM sandbox_payments WHERE state = 5").await
}

async fn bookings(counter: &Counter) -> i64 {
    count(counter, "SELECT COUNT(*) FROM bookings").await
}

async fn balances(counter: &Counter) -> BTreeMap<&'static str, i64> {
    let sql = "SELECT account, amount FROM balances WHERE owner_id = $1 AND amount <> 0";
    let rows: Vec<(i16, i64)> = counter.office.db.read().await.unwrap().all(sql, vec![counter.owner.0.into()]).await.unwrap();
    rows.into_iter().map(|(account, amount)| (domain::ledger::Account::from_repr(account).unwrap().into(), amount)).collect()
}

async fn state(counter: &Counter, id: ClaimId) -> ClaimState {
    counter.claim(id).await.standing.state()
}

fn is_booked(stand: &Stand) -> bool {
    matches!(stand, Stand::Booked(booked) if booked.slot.start == at(START))
}

#[tokio::test]
async fn a_held_time_that_is_paid_is_booked_and_sold() {
    for (counter, sandbox) in open().await {
        let (id, secret) = counter.held(SLUG, START, now()).await;
        let shown = checkout::counter(&counter.office, &sandbox, SLUG, &buyer(&secret), Chosen::default(), now()).await.unwrap();
        assert_eq!((shown.held.id, shown.service.name.as_str(), shown.asks_for_document), (id, "Aula", true));
        assert_eq!(shown.methods.len(), 2, "a guest has no balance");
        let stand = buys(&counter, &sandbox, &secret, &form(1, Behaviour::Approve), now()).await.unwrap();
        let Stand::Booked(booked) = &stand else { panic!("{stand:?}") };
        assert_eq!(booked.slot.start, at(START));
        let mut tx = counter.office.db.read().await.unwrap();
        let link = service::secret::hash(booked.link.as_deref().unwrap());
        let found = store::bookings::by_link(&mut tx, &link).await.unwrap().unwrap();
        assert_eq!((found.id, found.buyer.zone.as_str(), found.buyer.language), (booked.booking, "Europe/Rome", Language::Italian));
        drop(tx);
        assert_eq!(sold(&counter).await, [State::Approved]);
        assert_eq!(balances(&counter).await, BTreeMap::from([("clearing", -25_000), ("pending", 25_000)]));
        assert_eq!(taken(&counter).await, 25_000);

        let again = buys(&counter, &sandbox, &secret, &form(1, Behaviour::Approve), now() + minutes(1)).await.unwrap();
        assert_eq!(again, stand, "the same form sent twice answers the same");
        works(&counter, &sandbox, now() + minutes(2)).await;
        assert_eq!(taken(&counter).await, 25_000);
        let lapsed = buys(&counter, &sandbox, &secret, &form(2, Behaviour::Approve), now() + minutes(1)).await;
        assert!(matches!(lapsed, Err(BuyError::Lapsed)), "{lapsed:?}");
        let other = checkout::status(&counter.office, "another", &key(1), now()).await;
        assert!(matches!(other, Err(BuyError::NotFound)), "whose secret is another's sees nothing");
        works(&counter, &sandbox, now() + minutes(90)).await;
        let Stand::Booked(later) = status(&counter, &secret, 1, now() + minutes(90)).await else { panic!() };
        assert_eq!(later.link, None, "the secret is forgotten");
        counter.is_sound(now()).await;
    }
}

#[tokio::test]
async fn who_looked_before_it_was_booked_and_tells_afterwards_takes_nothing_back() {
    for (counter, sandbox) in open().await {
        let (_, secret) = counter.held(SLUG, START, now()).await;
        buys(&counter, &sandbox, &secret, &form(1, Behaviour::Approve), now()).await.unwrap();
        // The job asked the provider while the buyer was still at their bank, and comes to settling only now.
        let old = Standing::Waiting { place: 0, action: None };
        let stand = checkout::settle(&counter.office, &sandbox, counter.owner, &key(1), old, now() + minutes(1)).await.unwrap();
        assert!(is_booked(&stand), "{stand:?}");
        works(&counter, &sandbox, now() + minutes(60)).await;
        assert_eq!((taken(&counter).await, sold(&counter).await), (25_000, vec![State::Approved]));
    }
}

#[tokio::test]
async fn a_form_with_faults_begins_nothing() {
    for (counter, sandbox) in open().await {
        let (id, secret) = counter.held(SLUG, START, now()).await;
        let wrong = Form { email: String::new(), coupon: "ANA10".into(), document: "1".into(), ..form(1, Behaviour::Approve) };
        let Err(BuyError::Faults(faults)) = buys(&counter, &sandbox, &secret, &wrong, now()).await else { panic!() };
        let fields: Vec<(Field, Reason)> = faults.iter().map(|fault| (fault.field, fault.reason)).collect();
        let expected = [(Field::Email, Reason::Missing), (Field::Document, Reason::NotADocument), (Field::Coupon, Reason::CouponUnknown)];
        assert_eq!(fields, expected);
        assert_eq!((state(&counter, id).await, sold(&counter).await), (ClaimState::Held, vec![]));
        assert!(is_booked(&buys(&counter, &sandbox, &secret, &form(1, Behaviour::Approve), now()).await.unwrap()));
    }
}

#[tokio::test]
async fn who_is_declined_keeps_the_time_and_pays_with_another_card_in_the_same_sale() {
    for (counter, sandbox) in open().await {
        let (id, secret) = counter.held(SLUG, START, now()).await;
        let deadline = counter.claim(id).await.standing.deadline();
        let stand = buys(&counter, &sandbox, &secret, &form(1, Behaviour::Decline), now()).await.unwrap();
        let reason = Some("card_declined".to_owned());
        assert_eq!(stand, Stand::Refused { leg: Leg::Declined, reason, held_until: deadline });
        assert_eq!((state(&counter, id).await, sold(&counter).await), (ClaimState::Held, vec![State::Declined]));
        let stand = buys(&counter, &sandbox, &secret, &form(2, Behaviour::NoFunds), now() + minutes(1)).await.unwrap();
        assert!(matches!(stand, Stand::Refused { leg: Leg::NoFunds, .. }), "{stand:?}");
        assert_eq!(sold(&counter).await, [State::NoFunds]);
        let again = buys(&counter, &sandbox, &secret, &form(1, Behaviour::Decline), now() + minutes(1)).await.unwrap();
        assert!(matches!(again, Stand::Refused { leg: Leg::Declined, .. }), "a key answers what it answered: {again:?}");
        let other = buys(&counter, &sandbox, &secret, &form(1, Behaviour::Approve), now() + minutes(1)).await;
        assert!(matches!(other, Err(BuyError::OtherOrder)), "another card is another form: {other:?}");
        assert!(is_booked(&buys(&counter, &sandbox, &secret, &form(3, Behaviour::Approve), now() + minutes(2)).await.unwrap()));
        assert_eq!(sold(&counter).await, [State::Approved], "one checkout is one sale");
        assert_eq!((bookings(&counter).await, taken(&counter).await), (1, 25_000));
        counter.is_sound(now()).await;
    }
}

#[tokio::test]
async fn a_step_at_the_bank_passes_or_fails() {
    for (counter, sandbox) in open().await {
        let (id, secret) = counter.held(SLUG, START, now()).await;
        for (number, passes) in [(1, false), (2, true)] {
            let stand = buys(&counter, &sandbox, &secret, &form(number, Behaviour::Step), now()).await.unwrap();
            let Stand::Action(Action::Redirect(page)) = stand else { panic!("{stand:?}") };
            assert_eq!(state(&counter, id).await, ClaimState::Paying);
            let other = buys(&counter, &sandbox, &secret, &form(9, Behaviour::Approve), now()).await;
            assert!(matches!(other, Err(BuyError::Paying)), "{other:?}");
            assert!(sandbox.answer(page.rsplit('/').next().unwrap(), passes, now()).await.unwrap());
            works(&counter, &sandbox, now() + minutes(1)).await;
            let stand = status(&counter, &secret, number, now() + minutes(1)).await;
            assert_eq!(is_booked(&stand), passes, "{stand:?}");
        }
        assert_eq!((bookings(&counter).await, sold(&counter).await), (1, vec![State::Approved]));
        counter.is_sound(now()).await;
    }
}

#[tokio::test]
async fn a_step_that_nobody_takes_is_given_up_when_time_is_up() {
    for (counter, sandbox) in open().await {
        let (id, secret) = counter.held(SLUG, START, now()).await;
        buys(&counter, &sandbox, &secret, &form(1, Behaviour::Step), now()).await.unwrap();
        works(&counter, &sandbox, now() + minutes(44)).await;
        assert!(matches!(status(&counter, &secret, 1, now() + minutes(44)).await, Stand::Action(_)));
        for minute in 45..60 {
            works(&counter, &sandbox, now() + minutes(minute)).await;
        }
        let stand = status(&counter, &secret, 1, now() + minutes(60)).await;
        assert!(matches!(stand, Stand::Refused { leg: Leg::Released, held_until: None, .. }), "{stand:?}");
        assert_eq!((state(&counter, id).await, sold(&counter).await), (ClaimState::Lapsed, vec![State::Cancelled]));
        assert_eq!(taken(&counter).await, 0);
        counter.is_sound(now()).await;
    }
}

#[tokio::test]
async fn a_payment_that_is_confirmed_after_the_deadline_keeps_the_time() {
    for (counter, sandbox) in open().await {
        let (_, secret) = counter.held(SLUG, START, now()).await;
        let stand = buys(&counter, &sandbox, &secret, &form(1, Behaviour::Late), now() + minutes(14)).await.unwrap();
        assert_eq!(stand, Stand::Pending);
        works(&counter, &sandbox, now() + minutes(20)).await;
        assert_eq!(status(&counter, &secret, 1, now() + minutes(20)).await, Stand::Pending);
        let taken_from_them = counter.hold(SLUG, START, None, now() + minutes(20)).await;
        assert!(taken_from_them.is_err(), "it is kept while it is being paid");
        works(&counter, &sandbox, now() + minutes(34)).await;
        assert!(is_booked(&status(&counter, &secret, 1, now() + minutes(34)).await));
        counter.is_sound(now() + minutes(34)).await;
    }
}

#[tokio::test]
async fn a_payment_that_comes_too_late_goes_back_at_once() {
    let pace = Pace { late: minutes(50), ..Pace::default() };
    for is_taken in [false, true] {
        // Whoever looks in between finds that time is up; or nobody looks until the money is there.
        for looks in [false, true] {
            for (counter, sandbox) in open_at(pace).await {
                let (_, secret) = counter.held(SLUG, START, now()).await;
                buys(&counter, &sandbox, &secret, &form(1, Behaviour::Late), now()).await.unwrap();
                if is_taken {
                    let (_, second) = counter.held(SLUG, START, now() + minutes(46)).await;
                    let booked = buys(&counter, &sandbox, &second, &form(2, Behaviour::Approve), now() + minutes(46)).await.unwrap();
                    assert!(is_booked(&booked));
                }
                if looks {
                    works(&counter, &sandbox, now() + minutes(47)).await;
                }
                works(&counter, &sandbox, now() + minutes(51)).await;
                let stand = status(&counter, &secret, 1, now() + minutes(51)).await;
                assert_eq!(stand, Stand::Late { late: Late::TimeIsUp, is_back: true }, "taken: {is_taken}, looks: {looks}");
                let others = i64::from(is_taken);
                assert_eq!((bookings(&counter).await, taken(&counter).await), (others, others * 25_000));
                assert_eq!(sold(&counter).await[0], State::Refunded);
                let told = "SELECT COUNT(*) FROM letters WHERE subject IN ('Non prenotato: Aula', 'Não agendado: Aula')";
                assert_eq!(count(&counter, told).await, 2, "both are told once");
                counter.is_sound(now() + minutes(51)).await;
            }
        }
    }
}

#[tokio::test]
async fn what_the_provider_says_twice_or_not_at_all_is_paid_once() {
    for (counter, sandbox) in open().await {
        let (_, secret) = counter.held(SLUG, START, now()).await;
        let stand = buys(&counter, &sandbox, &secret, &form(1, Behaviour::Twice), now()).await.unwrap();
        assert!(is_booked(&stand));
        for second in 0..4 {
            works(&counter, &sandbox, now() + TimeDelta::seconds(second)).await;
        }
        assert_eq!(status(&counter, &secret, 1, now()).await, stand);
        let (_, secret) = counter.held(SLUG, "2026-03-10T12:00:00Z", now()).await;
        let stand = buys(&counter, &sandbox, &secret, &form(2, Behaviour::Silent), now()).await.unwrap();
        assert_eq!(stand, Stand::Pending);
        works(&counter, &sandbox, now() + minutes(1)).await;
        assert!(matches!(status(&counter, &secret, 2, now()).await, Stand::Booked(_)));
        assert_eq!((bookings(&counter).await, taken(&counter).await), (2, 50_000));
        assert_eq!(sold(&counter).await, [State::Approved, State::Approved]);
        counter.is_sound(now()).await;
    }
}

#[tokio::test]
async fn forms_that_come_at_once_pay_once() {
    for (counter, sandbox) in open().await {
        let nodes = counter.nodes().await;
        let second = nodes.last().unwrap();
        for (round, (one, two)) in [(1, 1), (2, 3)].into_iter().enumerate() {
            let start = at(START) + minutes(60 * round as i64);
            let (_, secret) = counter.held(SLUG, &start.to_rfc3339(), now()).await;
            let (one, two) = (form(one, Behaviour::Slow), form(two, Behaviour::Slow));
            let buyer = buyer(&secret);
            let (a, b) = futures::join!(
                checkout::buy(&counter.office, &sandbox, SLUG, &one, &buyer, now()),
                checkout::buy(second, &sandbox, SLUG, &two, &buyer, now())
            );
            if one.key == two.key {
                assert_eq!(a.unwrap(), b.unwrap());
            } else {
                let refused = [&a, &b].into_iter().filter(|bought| matches!(bought, Err(BuyError::Paying | BuyError::Lapsed))).count();
                assert_eq!(refused, 1, "{a:?} {b:?}");
                assert!(matches!(a.or(b), Ok(Stand::Booked(_))));
            }
        }
        works(&counter, &sandbox, now() + minutes(1)).await;
        assert_eq!((bookings(&counter).await, taken(&counter).await), (2, 50_000));
        assert_eq!(sold(&counter).await, [State::Approved, State::Approved]);
        counter.is_sound(now()).await;
    }
}

#[tokio::test]
async fn no_card_number_is_ever_stored() {
    for (counter, sandbox) in open().await {
        let (_, secret) = counter.held(SLUG, START, now()).await;
        buys(&counter, &sandbox, &secret, &form(1, Behaviour::Decline), now()).await.unwrap();
        buys(&counter, &sandbox, &secret, &form(2, Behaviour::Approve), now()).await.unwrap();
        works(&counter, &sandbox, now() + minutes(1)).await;
        assert!(counter.contains("bia@example.com").await, "what is stored is found");
        for card in [Behaviour::Decline, Behaviour::Approve] {
            assert!(!counter.contains(card.number().unwrap()).await);
        }
    }
}

#[tokio::test]
async fn both_are_written_to_in_their_language_with_an_entry_for_their_calendar() {
    for (counter, sandbox) in open().await {
        let (_, secret) = counter.held(SLUG, START, now()).await;
        let stand = buys(&counter, &sandbox, &secret, &form(1, Behaviour::Approve), now()).await.unwrap();
        let Stand::Booked(booked) = stand else { panic!("{stand:?}") };
        let letters = store::letters::newest(&mut counter.office.db.read().await.unwrap(), 100).await.unwrap();
        let to = |email: &str| letters.iter().find(|letter| letter.recipient == email && letter.calendar.is_some()).unwrap();
        let (buyers, producers) = (to("bia@example.com"), to("ana@example.com"));
        assert_eq!((buyers.subject.as_str(), producers.subject.as_str()), ("Prenotato: Aula", "Nova sessão: Aula"));
        assert!(buyers.body_text.contains("martedì 10 marzo 2026, 11:00 (Europe/Rome)"), "{}", buyers.body_text);
        assert!(buyers.body_text.contains(&format!("https://counter.example/booking/{}", booked.link.unwrap())));
        assert!(producers.body_text.contains("10 de março de 2026 (terça-feira), 07:00 (America/Sao_Paulo)"), "{}", producers.body_text);
        let entry = buyers.calendar.as_deref().unwrap().replace("\r\n ", "");
        assert_eq!(producers.calendar, buyers.calendar);
        let lines: Vec<&str> = entry.split("\r\n").collect();
        let uid = format!("UID:{}@counter.example", booked.booking);
        for line in [
            "METHOD:REQUEST",
            uid.as_str(),
            "SEQUENCE:0",
            "DTSTART:20260310T100000Z",
            "DTEND:20260310T103000Z",
            "SUMMARY:Aula",
            "ORGANIZER;CN=Ana Souza:mailto:ana@example.com",
        ] {
            assert!(lines.contains(&line), "{line} is missing in {entry}");
        }
        assert!(lines.iter().any(|line| line.starts_with("ATTENDEE;") && line.ends_with(":mailto:bia@example.com")), "{entry}");
    }
}

/// A future that is left where it is after so many polls, as if the program had been killed there.
struct Killed<F> {
    future: Pin<Box<F>>,
    polls: usize,
}

impl<F: Future> Future for Killed<F> {
    type Output = Option<F::Output>;
    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        if self.polls == 0 {
            return Poll::Ready(None);
        }
        self.polls -= 1;
        self.future.as_mut().poll(context).map(Some)
    }
}

#[tokio::test]
async fn whoever_is_killed_at_any_point_leaves_nothing_half_done() {
    for (counter, sandbox) in open().await {
        let (mut polls, mut killed, mut booked) = (1, 0, 0);
        loop {
            let start = at("2026-03-10T08:00:00Z") + TimeDelta::days(polls as i64 / 20) + minutes(30 * (polls as i64 % 20));
            let (id, secret) = counter.held(SLUG, &start.to_rfc3339(), now()).await;
            let (form, buyer) = (form(polls as u32, Behaviour::Approve), buyer(&secret));
            // On PostgreSQL it is a node of its own that dies, with its connections.
            let nodes = counter.nodes().await;
            let node = nodes.last().unwrap();
            let provider = Sandbox::open(node, Pace::default()).await.unwrap();
            let future = Box::pin(checkout::buy(node, &provider, SLUG, &form, &buyer, now()));
            let ended = Killed { future, polls }.await;
            if nodes.len() > 1 {
                node.db.close().await;
            }
            for seconds in [31, 62, 124] {
                works(&counter, &sandbox, now() + TimeDelta::seconds(seconds)).await;
            }
            match state(&counter, id).await {
                ClaimState::Booked => booked += 1,
                ClaimState::Held => assert!(checkout::status(&counter.office, &secret, &key(polls as u32), now()).await.is_err()),
                other => panic!("killed after {polls} polls: {other}"),
            }
            assert_eq!((bookings(&counter).await, taken(&counter).await), (booked, booked * 25_000), "after {polls} polls");
            if ended.is_some() {
                break;
            }
            (polls, killed) = (polls + 1, killed + 1);
        }
        // Where the machine is busy, many of its steps are one.
        assert!(killed > 10 && booked > 0 && killed > booked, "it is killed before and after the money: {killed}, {booked}");
        assert_eq!(count(&counter, "SELECT COUNT(*) FROM sales WHERE state = 5").await, booked);
        counter.is_sound(now()).await;
    }
}

/// What the sandbox calls the payment of the only order.
async fn provider_id(counter: &Counter) -> String {
    let sql = "SELECT provider_id FROM payments WHERE place = 0";
    let (id,): (String,) = counter.office.db.read().await.unwrap().one(sql, vec![]).await.unwrap();
    id
}

#[tokio::test]
async fn a_key_answers_for_its_own_form_and_time_alone() {
    for (counter, sandbox) in open().await {
        counter.sells("Curso", hours("UTC", "08:00-20:00", 30)).await;
        let (_, secret) = counter.held(SLUG, START, now()).await;
        let first = form(1, Behaviour::Approve);
        let stand = buys(&counter, &sandbox, &secret, &first, now()).await.unwrap();
        assert!(is_booked(&stand));
        assert_eq!(buys(&counter, &sandbox, &secret, &first, now()).await.unwrap(), stand, "the same form again");
        for other in [
            Form { email: "eva@example.com".into(), ..first.clone() },
            Form { card: fields(Behaviour::Decline), ..first.clone() },
            Form { instalments: "2".into(), ..first.clone() },
            Form { coupon: "ANA10".into(), ..first.clone() },
        ] {
            let found = buys(&counter, &sandbox, &secret, &other, now()).await;
            assert!(matches!(found, Err(BuyError::OtherOrder)), "{found:?}");
        }
        let elsewhere = checkout::buy(&counter.office, &sandbox, "curso", &first, &buyer(&secret), now()).await;
        assert!(matches!(elsewhere, Err(BuyError::OtherOrder)), "another service of the same price: {elsewhere:?}");
        // The page of the first time, kept by the browser, for another time of the same service.
        counter.hold(SLUG, "2026-03-10T12:00:00Z", Some(&secret), now()).await.unwrap();
        let later = buys(&counter, &sandbox, &secret, &first, now()).await;
        assert!(matches!(later, Err(BuyError::OtherOrder)), "a second session for nothing: {later:?}");
        let (_, stranger) = counter.held(SLUG, "2026-03-10T14:00:00Z", now()).await;
        let stolen = buys(&counter, &sandbox, &stranger, &first, now()).await;
        assert!(matches!(stolen, Err(BuyError::OtherOrder)), "{stolen:?}");
        assert_eq!((bookings(&counter).await, taken(&counter).await), (1, 25_000));
        counter.is_sound(now()).await;
    }
}

#[tokio::test]
async fn the_database_lets_one_form_at_a_time_pay_for_a_claim() {
    for (counter, sandbox) in open().await {
        let (_, secret) = counter.held(SLUG, START, now()).await;
        buys(&counter, &sandbox, &secret, &form(1, Behaviour::Step), now()).await.unwrap();
        let mut tx = counter.office.db.write().await.unwrap();
        let mut second = store::checkouts::get(&mut tx, counter.owner, &key(1)).await.unwrap().unwrap();
        second.key = key(2);
        let added = store::checkouts::add(&mut tx, &second).await;
        assert!(matches!(added, Err(store::StoreError::Conflict(_))), "{added:?}");
    }
}

#[tokio::test]
async fn a_step_that_nobody_takes_is_not_payable_when_the_time_is_not_kept_any_more() {
    for (counter, sandbox) in open().await {
        let (_, secret) = counter.held(SLUG, START, now()).await;
        let stand = buys(&counter, &sandbox, &secret, &form(1, Behaviour::Step), now()).await.unwrap();
        let Stand::Action(Action::Redirect(page)) = stand else { panic!("{stand:?}") };
        // Somebody looked in vain so often that nobody looks for hours.
        let mut tx = counter.office.db.write().await.unwrap();
        tx.run("UPDATE payments SET looks = 10, look_at = look_at + 21600000000", vec![]).await.unwrap();
        tx.commit().await.unwrap();
        works(&counter, &sandbox, now() + minutes(44)).await;
        assert!(matches!(status(&counter, &secret, 1, now() + minutes(44)).await, Stand::Action(_)));
        works(&counter, &sandbox, now() + minutes(45)).await;
        assert!(!sandbox.answer(page.rsplit('/').next().unwrap(), true, now() + minutes(46)).await.unwrap(), "it is cancelled there");
        assert_eq!((taken(&counter).await, sold(&counter).await), (0, vec![State::Cancelled]));
        counter.is_sound(now() + minutes(46)).await;
    }
}

#[tokio::test]
async fn what_goes_back_at_the_providers_side_reaches_the_sale() {
    use service::gateway::Gateway;
    for (counter, sandbox) in open().await {
        let (_, secret) = counter.held(SLUG, START, now()).await;
        buys(&counter, &sandbox, &secret, &form(1, Behaviour::Approve), now()).await.unwrap();
        let id = provider_id(&counter).await;
        let brl = |minor| domain::money::Money::new(minor, domain::money::Currency::BRL);
        for (minor, state, left) in
            [(10_000, State::PartiallyRefunded, 15_000), (5_000, State::PartiallyRefunded, 10_000), (10_000, State::Refunded, 0)]
        {
            sandbox.refund(&id, brl(minor), &format!("by hand, {left} left"), now()).await.unwrap();
            for second in 0..3 {
                works(&counter, &sandbox, now() + minutes(1) + TimeDelta::seconds(second)).await;
            }
            assert_eq!(sold(&counter).await, [state]);
            assert_eq!(balances(&counter).await.get("pending").copied().unwrap_or(0), left);
        }
        counter.is_sound(now()).await;
    }
}

#[tokio::test]
async fn our_own_refund_reaches_the_sale_without_its_interest() {
    for (counter, sandbox) in open().await {
        let (_, secret) = counter.held(SLUG, START, now()).await;
        buys(&counter, &sandbox, &secret, &form(1, Behaviour::Approve), now()).await.unwrap();
        let mut tx = counter.office.db.write().await.unwrap();
        // As if a fifth more had been charged, as interest.
        tx.run("UPDATE payments SET amount = 30000", vec![]).await.unwrap();
        tx.run("UPDATE sandbox_payments SET amount = 30000", vec![]).await.unwrap();
        tx.run("UPDATE checkouts SET surcharge = 5000", vec![]).await.unwrap();
        tx.commit().await.unwrap();
        let part = domain::checkout::Charged(domain::money::Money::new(12_000, domain::money::Currency::BRL));
        service::gateway::orders::refund(&counter.office, &sandbox, counter.owner, &key(1), ("half", part), now()).await.unwrap();
        works(&counter, &sandbox, now() + minutes(1)).await;
        assert_eq!(sold(&counter).await, [State::PartiallyRefunded]);
        assert_eq!(balances(&counter).await["pending"], 15_000, "10,000 of 25,000, not 12,000");
        counter.is_sound(now()).await;
    }
}

#[tokio::test]
async fn the_owner_hears_of_a_refund_that_did_not_arrive() {
    let secret = || "whsec_test".to_owned();
    let stripe = Stripe::new(Config::new("sk_test_1".into(), "pk_test_1".into(), vec![secret().into()])).unwrap();
    for (counter, sandbox) in open().await {
        let (_, holder) = counter.held(SLUG, START, now()).await;
        buys(&counter, &sandbox, &holder, &form(1, Behaviour::Approve), now()).await.unwrap();
        let id = provider_id(&counter).await;
        let mut tx = counter.office.db.write().await.unwrap();
        let sql = "UPDATE payments SET provider = $1, refunded = amount";
        tx.run(sql, vec![(domain::checkout::Provider::Stripe as i16).into()]).await.unwrap();
        tx.commit().await.unwrap();
        let body = serde_json::json!({"id": "evt_1", "object": "event", "type": "refund.failed", "data": {"object": {
            "id": "re_1", "object": "refund", "amount": 25_000, "currency": "brl", "payment_intent": id, "status": "failed",
            "failure_reason": "lost_or_stolen_card", "metadata": {}
        }}});
        let body = body.to_string().into_bytes();
        for _ in 0..2 {
            let signature = sign(&body, &secret().into(), now());
            orders::receive(&counter.office, &stripe, &signature, &body, now()).await.unwrap();
        }
        let heard = notices::list(&counter.office, AccountId(counter.owner.0)).await.unwrap();
        let titles: Vec<_> = heard.newest.iter().map(|told| told.notice.title(Language::English)).collect();
        assert_eq!(titles.iter().filter(|title| title.contains("did not reach the buyer")).count(), 1, "{titles:?}");
    }
}

#[tokio::test]
async fn a_dispute_ends_for_the_seller_or_for_the_buyer() {
    for (is_won, state, pending) in [(true, State::Approved, 25_000), (false, State::Chargeback, 0)] {
        for (counter, sandbox) in open().await {
            let (_, secret) = counter.held(SLUG, START, now()).await;
            buys(&counter, &sandbox, &secret, &form(1, Behaviour::Dispute), now()).await.unwrap();
            let id = provider_id(&counter).await;
            let later = |hours| now() + TimeDelta::days(1) + TimeDelta::hours(hours);
            works(&counter, &sandbox, later(1)).await;
            assert_eq!(sold(&counter).await, [State::Disputed]);
            assert!(sandbox.end_dispute(&id, is_won, later(2)).await.unwrap());
            for hour in 3..5 {
                works(&counter, &sandbox, later(hour)).await;
            }
            assert_eq!((sold(&counter).await, balances(&counter).await.get("pending").copied().unwrap_or(0)), (vec![state], pending));
            counter.is_sound(later(5)).await;
        }
    }
}

#[tokio::test]
async fn an_order_that_cannot_be_read_keeps_none_behind_it_waiting() {
    for (counter, sandbox) in open().await {
        for (number, start) in [(1, START), (2, "2026-03-10T11:00:00Z")] {
            let (_, secret) = counter.held(SLUG, start, now()).await;
            let stand = buys(&counter, &sandbox, &secret, &form(number, Behaviour::Late), now()).await.unwrap();
            assert_eq!(stand, Stand::Pending);
        }
        let mut tx = counter.office.db.write().await.unwrap();
        tx.run("UPDATE payments SET currency = '?' WHERE order_key = $1", vec![key(1).into()]).await.unwrap();
        tx.run("UPDATE payments SET look_at = look_at - 1000 WHERE order_key = $1", vec![key(1).into()]).await.unwrap();
        tx.commit().await.unwrap();
        let due = orders::due(&counter.office, &sandbox, now() + minutes(1)).await.unwrap();
        assert_eq!(due.into_iter().map(|(_, key, _)| key).collect::<Vec<_>>(), [key(2)]);
        let again = orders::due(&counter.office, &sandbox, now() + minutes(2)).await.unwrap();
        assert_eq!(again.into_iter().map(|(_, key, _)| key).collect::<Vec<_>>(), [key(2)], "it rests, and is not the first of each run");
    }
}
