//! Coupons: made by their owner, shown and used at the checkout, never once too often, and given back when nothing came of it.

use crate::common::at;
use crate::counter::{Counter, minutes};
use crate::purchases;
use crate::purchases::{SLUG, START, now, open, sold, taken, works};
use domain::Time;
use domain::booking::{ClaimState, GiveBack};
use domain::checkout::coupons::{CouponState, Line};
use domain::checkout::{CardFields, CouponField, CouponForm, CouponReason, Fault, Field, Form, Reason};
use domain::id::{OwnerId, ProductId};
use domain::language::Language;
use domain::money::{Currency, Money};
use service::checkout::{self, BuyError, Buyer, By, Chosen, Stand, Wish};
use service::coupons::{self, CouponsError};
use service::gateway::Action;
use service::gateway::sandbox::{Behaviour, Pace, Sandbox};
use std::sync::Arc;
use store::sales::Origin;
use tokio::sync::Barrier;

fn buyer(secret: &str) -> Buyer<'_> {
    Buyer { secret, language: Language::Italian, zone: "Europe/Rome", origin: Origin::default(), balance: None, address: "203.0.113.7" }
}

fn form(number: usize, coupon: &str, card: Behaviour) -> Form {
    Form {
        key: format!("a-key-of-the-form-{number}"),
        name: "Bia Lima".into(),
        email: format!("bia{number}@example.com"),
        country: "BR".into(),
        document: "529.982.247-25".into(),
        method: "credit_card".into(),
        coupon: coupon.into(),
        consent: "on".into(),
        card: CardFields {
            number: card.number().unwrap_or("5555555555554444").into(),
            expiry: "12/30".into(),
            code: "123".into(),
            ..CardFields::default()
        },
        ..Form::default()
    }
}

async fn buys(counter: &Counter, sandbox: &Sandbox, secret: &str, form: &Form, now: Time) -> Result<Stand, BuyError> {
    checkout::buy(&counter.office, sandbox, SLUG, form, &buyer(secret), now).await
}

/// What is wrong with the form.
fn faults(result: Result<Stand, BuyError>) -> Vec<(Field, Reason)> {
    let Err(BuyError::Faults(faults)) = result else { panic!("{result:?}") };
    faults.into_iter().map(|Fault { field, reason }| (field, reason)).collect()
}

fn used_up() -> Vec<(Field, Reason)> {
    vec![(Field::Coupon, Reason::CouponUsedUp)]
}

/// Ten per cent, for everything and for ever.
fn ten() -> CouponForm {
    CouponForm { code: "ana10".into(), takes: "10".into(), unit: "percent".into(), ..CouponForm::default() }
}

/// So often.
fn at_most(uses: u32) -> CouponForm {
    CouponForm { most_uses: uses.to_string(), ..ten() }
}

async fn makes(counter: &Counter, form: &CouponForm) {
    coupons::add(&counter.office, counter.owner, form, now()).await.unwrap();
}

async fn line(counter: &Counter, now: Time) -> Line {
    let mut lines = coupons::list(&counter.office, counter.owner, now).await.unwrap().lines;
    assert_eq!(lines.len(), 1);
    lines.remove(0)
}

async fn uses(counter: &Counter) -> u32 {
    line(counter, now()).await.uses
}

/// The price less the coupon as the page shows it, and what it says of the coupon.
async fn shown(counter: &Counter, sandbox: &Sandbox, secret: &str, coupon: &str, now: Time) -> (i64, Option<Reason>) {
    let chosen = Chosen { coupon, ..Chosen::default() };
    let shown = checkout::counter(&counter.office, sandbox, SLUG, &buyer(secret), chosen, now).await.unwrap();
    (shown.total.gross().minor, shown.coupon_fault)
}

async fn at_counter(change: impl Fn(CouponForm) -> CouponForm) -> Vec<(Counter, Sandbox)> {
    let both = open(|_| {}).await;
    for (counter, _) in &both {
        makes(counter, &change(ten())).await;
    }
    both
}

#[tokio::test]
async fn what_a_coupon_takes_off_is_shown_paid_and_told_to_the_owner() {
    for (counter, sandbox) in at_counter(|form| form).await {
        let (_, secret) = counter.held(SLUG, START, now()).await;
        assert_eq!(shown(&counter, &sandbox, &secret, "", now()).await, (25_000, None));
        assert_eq!(shown(&counter, &sandbox, &secret, " ana10", now()).await, (22_500, None));
        assert_eq!(shown(&counter, &sandbox, &secret, "ana11", now()).await, (25_000, Some(Reason::CouponUnknown)));
        let unseen = Form { shown: "25000".into(), ..form(1, "ana10", Behaviour::Approve) };
        let other = Reason::OtherTotal { total: Money::new(22_500, Currency::BRL) };
        assert_eq!(faults(buys(&counter, &sandbox, &secret, &unseen, now()).await), [(Field::Whole, other)]);
        let seen = Form { shown: "22500".into(), ..unseen };
        let stand = buys(&counter, &sandbox, &secret, &seen, now()).await.unwrap();
        assert!(matches!(stand, Stand::Booked(_)), "{stand:?}");
        assert_eq!(taken(&counter).await, 22_500);
        let sale: (i64, Option<String>) =
            counter.office.db.read().await.unwrap().one("SELECT gross, offer FROM sales", vec![]).await.unwrap();
        assert_eq!(sale, (22_500, Some("ANA10".into())));
        let told = line(&counter, now()).await;
        assert_eq!((told.uses, told.sold, told.state), (1, vec![Money::new(22_500, Currency::BRL)], CouponState::Good));
        assert_eq!(told.links[0].url, "https://counter.example/p/aula?coupon=ANA10");
        coupons::end(&counter.office, counter.owner, "ANA10", now()).await.unwrap();
        let again = buys(&counter, &sandbox, &secret, &seen, now() + minutes(1)).await.unwrap();
        assert_eq!(again, stand, "the same form sent again answers the same, whatever became of the coupon");
        counter.is_sound(now()).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_a_hundred_buyers_three_have_a_coupon_of_three_uses() {
    const BUYERS: usize = 100;
    for (counter, _) in at_counter(|_| at_most(3)).await {
        let nodes = counter.nodes().await;
        let mut tasks = Vec::new();
        let barrier = Arc::new(Barrier::new(BUYERS));
        for index in 0..BUYERS {
            let start = at("2026-03-10T08:00:00Z") + chrono::TimeDelta::days(index as i64 / 20) + minutes(30 * (index as i64 % 20));
            let (_, secret) = counter.held(SLUG, &start.to_rfc3339(), now()).await;
            let (office, barrier) = (nodes[index % nodes.len()].clone(), Arc::clone(&barrier));
            tasks.push(tokio::spawn(async move {
                let sandbox = Sandbox::open(&office, Pace::default()).await.unwrap();
                barrier.wait().await;
                checkout::buy(&office, &sandbox, SLUG, &form(index, "ANA10", Behaviour::Approve), &buyer(&secret), now()).await
            }));
        }
        let mut booked = 0;
        for task in tasks {
            match task.await.unwrap() {
                Ok(Stand::Booked(_)) => booked += 1,
                other => assert_eq!(faults(other), used_up()),
            }
        }
        let told = line(&counter, now()).await;
        assert_eq!((booked, told.uses, told.state), (3, 3, CouponState::UsedUp));
        assert_eq!(taken(&counter).await, 3 * 22_500);
        let held = "SELECT COUNT(*) FROM claims WHERE state = 0";
        assert_eq!(purchases::count(&counter, held).await, BUYERS as i64 - 3, "the others keep their times");
        counter.is_sound(now()).await;
    }
}

#[tokio::test]
async fn a_use_that_came_to_nothing_is_given_back_and_another_card_is_no_second_use() {
    for (counter, sandbox) in at_counter(|_| at_most(1)).await {
        let (_, first) = counter.held(SLUG, START, now()).await;
        let (_, second) = counter.held(SLUG, "2026-03-10T11:00:00Z", now()).await;
        let declined = buys(&counter, &sandbox, &first, &form(1, "ANA10", Behaviour::Decline), now()).await.unwrap();
        assert!(matches!(declined, Stand::Refused { .. }), "{declined:?}");
        assert_eq!(uses(&counter).await, 0);
        let wish = Wish {
            buyer: buyer(&first),
            country: None,
            coupon: None,
            instalments: None,
            refused: Some("a-key-of-the-form-1"),
            element: None,
        };
        let domain::checkout::view::AtCounter::Held(again) = checkout::show(&counter.office, &sandbox, SLUG, wish, now()).await.unwrap()
        else {
            panic!("it is held still")
        };
        assert_eq!((again.coupon.as_str(), again.total.gross().minor), ("ANA10", 22_500), "who tries again finds it filled in");

        // While one is at their bank, the other cannot have it; when the bank says no, they can.
        let Stand::Action(Action::Redirect(page)) =
            buys(&counter, &sandbox, &first, &form(2, "ANA10", Behaviour::Step), now()).await.unwrap()
        else {
            panic!("a step")
        };
        assert_eq!(uses(&counter).await, 1);
        assert_eq!(shown(&counter, &sandbox, &second, "ANA10", now()).await, (25_000, Some(Reason::CouponUsedUp)));
        assert_eq!(faults(buys(&counter, &sandbox, &second, &form(3, "ANA10", Behaviour::Approve), now()).await), used_up());
        assert!(sandbox.answer(page.rsplit('/').next().unwrap(), false, now()).await.unwrap());
        works(&counter, &sandbox, now() + minutes(1)).await;
        assert_eq!(uses(&counter).await, 0);
        let booked = buys(&counter, &sandbox, &first, &form(4, "ANA10", Behaviour::Approve), now() + minutes(1)).await.unwrap();
        assert!(matches!(booked, Stand::Booked(_)), "{booked:?}");
        assert_eq!(uses(&counter).await, 1, "the third card of one buyer is the first use");
        assert_eq!(faults(buys(&counter, &sandbox, &second, &form(5, "ANA10", Behaviour::Approve), now()).await), used_up());
        let full = buys(&counter, &sandbox, &second, &form(6, "", Behaviour::Approve), now()).await.unwrap();
        assert!(matches!(full, Stand::Booked(_)), "without the coupon the time is theirs: {full:?}");
        assert_eq!(taken(&counter).await, 22_500 + 25_000);
        counter.is_sound(now()).await;
    }
}

#[tokio::test]
async fn a_payment_that_comes_too_late_gives_its_use_back() {
    for (counter, _) in at_counter(|_| at_most(1)).await {
        let sandbox = Sandbox::open(&counter.office, Pace { late: minutes(50), ..Pace::default() }).await.unwrap();
        let (_, first) = counter.held(SLUG, START, now()).await;
        buys(&counter, &sandbox, &first, &form(1, "ANA10", Behaviour::Late), now()).await.unwrap();
        works(&counter, &sandbox, now() + minutes(44)).await;
        assert_eq!(uses(&counter).await, 1, "as long as it may be booked");
        works(&counter, &sandbox, now() + minutes(51)).await;
        let stand = checkout::status(&counter.office, &first, "a-key-of-the-form-1", now() + minutes(51)).await.unwrap();
        assert!(matches!(stand, Stand::Late { is_back: true, .. }), "{stand:?}");
        assert_eq!(uses(&counter).await, 0);
        let (_, second) = counter.held(SLUG, START, now() + minutes(52)).await;
        let booked = buys(&counter, &sandbox, &second, &form(2, "ANA10", Behaviour::Approve), now() + minutes(52)).await.unwrap();
        assert!(matches!(booked, Stand::Booked(_)), "{booked:?}");
        counter.is_sound(now() + minutes(52)).await;
    }
}

#[tokio::test]
async fn a_session_that_is_called_off_has_used_its_coupon() {
    for (counter, sandbox) in at_counter(|_| at_most(1)).await {
        let (_, secret) = counter.held(SLUG, START, now()).await;
        let Stand::Booked(booked) = buys(&counter, &sandbox, &secret, &form(1, "ANA10", Behaviour::Approve), now()).await.unwrap() else {
            panic!("booked")
        };
        let by = By::Producer { who: counter.owner.into(), give_back: GiveBack::Everything, reason: None };
        let off = checkout::cancel(&counter.office, Some(&sandbox), (counter.owner, booked.booking), &by, None, now()).await.unwrap();
        assert_eq!((off.back.minor, taken(&counter).await), (22_500, 0));
        let told = line(&counter, now()).await;
        assert_eq!((told.uses, told.state), (1, CouponState::UsedUp));
        assert_eq!(told.sold, [], "what went back is not sold with it");
        let (_, second) = counter.held(SLUG, START, now() + minutes(1)).await;
        let again = buys(&counter, &sandbox, &second, &form(2, "ANA10", Behaviour::Approve), now() + minutes(1)).await;
        assert_eq!(faults(again), used_up());
    }
}

#[tokio::test]
async fn a_coupon_that_ends_or_is_used_up_between_showing_and_paying_is_told_at_its_field() {
    for (counter, sandbox) in at_counter(|_| at_most(1)).await {
        let (mine, secret) = counter.held(SLUG, START, now()).await;
        let (_, other) = counter.held(SLUG, "2026-03-10T11:00:00Z", now()).await;
        assert_eq!(shown(&counter, &sandbox, &secret, "ANA10", now()).await, (22_500, None));
        buys(&counter, &sandbox, &other, &form(1, "ANA10", Behaviour::Approve), now()).await.unwrap();
        let seen = Form { shown: "22500".into(), ..form(2, "ANA10", Behaviour::Approve) };
        assert_eq!(faults(buys(&counter, &sandbox, &secret, &seen, now()).await), used_up());
        coupons::end(&counter.office, counter.owner, "ANA10", now()).await.unwrap();
        let over = vec![(Field::Coupon, Reason::CouponOver)];
        assert_eq!(faults(buys(&counter, &sandbox, &secret, &seen, now()).await), over);
        assert_eq!(counter.claim(mine).await.standing.state(), ClaimState::Held);
        assert_eq!((sold(&counter).await.len(), taken(&counter).await), (1, 22_500), "nothing was begun");
        assert_eq!(line(&counter, now()).await.state, CouponState::Ended);
    }
}

#[tokio::test]
async fn a_coupon_is_good_for_its_products_its_owner_its_currency_and_its_days() {
    for (counter, sandbox) in open(|_| {}).await {
        let other = counter.sells("Outra", crate::counter::hours("UTC", "08:00-09:00", 30)).await;
        let make = |code: &str, change: &dyn Fn(&mut CouponForm)| {
            let mut form = CouponForm { code: code.into(), ..ten() };
            change(&mut form);
            form
        };
        makes(&counter, &make("OTHER", &|form| form.product = other.to_string())).await;
        makes(&counter, &make("TODAY", &|form| form.last_day = "2026-03-09".into())).await;
        makes(&counter, &make("AMOUNT", &|form| (form.takes, form.unit) = ("50".into(), "BRL".into()))).await;
        let (_, secret) = counter.held(SLUG, START, now()).await;
        let see = async |code: &str, now| shown(&counter, &sandbox, &secret, code, now).await;
        assert_eq!(see("OTHER", now()).await, (25_000, Some(Reason::CouponOtherProduct)));
        assert_eq!(see("AMOUNT", now()).await, (20_000, None));

        let stranger: OwnerId = crate::services::account(&counter.office, "eva@example.com", "BR", false).await.into();
        coupons::add(&counter.office, stranger, &make("EVA", &|_| {}), now()).await.unwrap();
        assert_eq!(see("EVA", now()).await, (25_000, Some(Reason::CouponUnknown)));
        let foreign = coupons::end(&counter.office, stranger, "AMOUNT", now()).await;
        assert!(matches!(foreign, Err(CouponsError::NotFound)), "{foreign:?}");
        assert_eq!(see("AMOUNT", now()).await, (20_000, None));
        let mut tx = counter.office.db.write().await.unwrap();
        tx.run("UPDATE coupons SET currency = 'EUR' WHERE code = 'AMOUNT'", vec![]).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(see("AMOUNT", now()).await, (25_000, Some(Reason::CouponOtherCurrency)));
        // The owner's day, in São Paulo, is three hours longer.
        let (_, late) = counter.held(SLUG, "2026-03-11T10:00:00Z", at("2026-03-10T02:59:00Z")).await;
        assert_eq!(shown(&counter, &sandbox, &late, "TODAY", at("2026-03-10T02:59:59Z")).await, (22_500, None));
        assert_eq!(shown(&counter, &sandbox, &late, "TODAY", at("2026-03-10T03:00:00Z")).await, (25_000, Some(Reason::CouponOver)));
    }
}

#[tokio::test]
async fn an_owner_makes_and_ends_coupons_and_is_told_what_is_wrong() {
    for (counter, sandbox) in open(|_| {}).await {
        let (office, owner) = (&counter.office, counter.owner);
        let empty = coupons::list(office, owner, now()).await.unwrap();
        assert_eq!((empty.lines.len(), empty.products[0].name.as_str(), empty.currencies), (0, "Aula", vec![Currency::BRL]));
        let told = async |form: CouponForm| match coupons::add(office, owner, &form, now()).await {
            Err(CouponsError::Faults(faults)) => faults.into_iter().map(|fault| (fault.field, fault.reason)).collect::<Vec<_>>(),
            other => panic!("{other:?}"),
        };
        let unknown = CouponForm { product: ProductId(uuid::Uuid::nil()).to_string(), last_day: "2026-03-08".into(), ..ten() };
        assert_eq!(told(unknown).await, [(CouponField::Product, CouponReason::NotInList), (CouponField::LastDay, CouponReason::Past)]);
        makes(&counter, &CouponForm { product: empty.products[0].id.to_string(), last_day: "2026-03-31".into(), ..at_most(5) }).await;
        assert_eq!(told(CouponForm { code: "ANA10".into(), ..ten() }).await, [(CouponField::Code, CouponReason::Known)]);
        let made = line(&counter, now()).await;
        assert_eq!((made.products, made.last_day, made.most_uses), (vec!["Aula".into()], "2026-03-31".parse().ok(), Some(5)));
        assert_eq!((made.is_named, made.state), (false, CouponState::Good));
        assert_eq!(line(&counter, at("2026-04-01T03:00:00Z")).await.state, CouponState::Over);

        coupons::end(office, owner, "ana10", now()).await.unwrap();
        assert_eq!(line(&counter, now()).await.state, CouponState::Ended, "it is kept");
        let (_, came) = counter.held(SLUG, "2026-03-11T10:00:00Z", now()).await;
        let seen = shown(&counter, &sandbox, &came, "ANA10", now()).await;
        assert_eq!(seen, (25_000, Some(Reason::CouponOver)), "who comes with its link is told that it is over, not that it never was");
        makes(&counter, &ten()).await;
        assert_eq!(line(&counter, now()).await.products, Vec::<String>::new(), "what the first was for is forgotten");
        let (_, secret) = counter.held(SLUG, START, now()).await;
        buys(&counter, &sandbox, &secret, &form(1, "ANA10", Behaviour::Decline), now()).await.unwrap();
        coupons::end(office, owner, "ANA10", now()).await.unwrap();
        let ended = line(&counter, now()).await;
        assert_eq!((ended.state, ended.uses, ended.is_named, ended.links), (CouponState::Ended, 0, true, vec![]));
        assert_eq!(told(ten()).await, [(CouponField::Code, CouponReason::Known)], "buyers know it");
        counter.is_sound(now()).await;
    }
}

#[tokio::test]
async fn who_tries_codes_that_do_not_exist_is_told_to_wait_and_learns_nothing() {
    for (mut counter, sandbox) in at_counter(|form| form).await {
        let (_, secret) = counter.held(SLUG, START, now()).await;
        counter.office.limits = true;
        for number in 0..60 {
            let code = format!("GUESS{number}");
            let told = match number % 2 {
                0 => shown(&counter, &sandbox, &secret, &code, now()).await.1,
                _ => {
                    faults(buys(&counter, &sandbox, &secret, &form(1, &code, Behaviour::Approve), now()).await).first().map(|fault| fault.1)
                }
            };
            assert_eq!(told, Some(Reason::CouponUnknown), "{number}");
        }
        let too_often = Some(Reason::CouponTooOften);
        assert_eq!(shown(&counter, &sandbox, &secret, "ANA10", now()).await, (25_000, too_often), "a good one is not told from a bad one");
        let full = Form { shown: "25000".into(), ..form(1, "ANA10", Behaviour::Approve) };
        let told = faults(buys(&counter, &sandbox, &secret, &full, now()).await);
        assert_eq!(told, [(Field::Coupon, Reason::CouponTooOften)]);
        let chosen = Chosen { coupon: "ANA10", ..Chosen::default() };
        let elsewhere = Buyer { address: "203.0.113.8", ..buyer(&secret) };
        let seen = checkout::counter(&counter.office, &sandbox, SLUG, &elsewhere, chosen, now()).await.unwrap();
        assert_eq!(seen.coupon_fault, None, "others are not kept waiting");
        assert_eq!(shown(&counter, &sandbox, &secret, "", now()).await, (25_000, None));
        let plain = buys(&counter, &sandbox, &secret, &form(1, "", Behaviour::Approve), now()).await.unwrap();
        assert!(matches!(plain, Stand::Booked(_)), "{plain:?}");
    }
}

#[tokio::test]
async fn a_wrong_code_is_one_guess_of_its_holder_however_often_it_is_shown() {
    for (mut counter, sandbox) in at_counter(|form| form).await {
        let (_, secret) = counter.held(SLUG, START, now()).await;
        counter.office.limits = true;
        let (office, code) = (&counter.office, domain::checkout::Code::parse("GUESS1").unwrap());
        for _ in 0..100 {
            coupons::guessed(office, b"one holder", &code, "203.0.113.7", now()).await.unwrap();
        }
        assert_eq!(
            shown(&counter, &sandbox, &secret, "ANA10", now()).await,
            (22_500, None),
            "nobody is kept waiting for a page drawn again"
        );
        for number in 2..=60 {
            let code = domain::checkout::Code::parse(&format!("GUESS{number}")).unwrap();
            coupons::guessed(office, b"one holder", &code, "203.0.113.7", now()).await.unwrap();
        }
        assert_eq!(shown(&counter, &sandbox, &secret, "ANA10", now()).await.1, Some(Reason::CouponTooOften), "each other code counts");
    }
}
