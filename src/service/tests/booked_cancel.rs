//! A session is called off: its time is free, its money goes back by the rules, both hear of it, whatever happens on the way.

use crate::common::at;
use crate::counter::Counter;
use crate::purchases;
use crate::purchases::{START, balances, booking, bought, bought_with, count, letters, now, open, package, sold, taken, works};
use domain::booking::{ClaimState, GiveBack, PurchaseError, Scope};
use domain::checkout::Verdict;
use domain::id::AccountId;
use domain::sale::State;
use service::booked::{self, BookedError};
use service::bookings;
use service::checkout::{By, CancelError, cancel, rules};
use service::gateway::sandbox::Behaviour;
use service::gateway::{Gateway, Outcome, orders};
use std::collections::BTreeMap;
use std::future::Future;
use store::bookings::By as Mover;
use store::payments;

fn producer(give_back: GiveBack, id: AccountId) -> By {
    By::Producer { who: id.into(), give_back, reason: Some("Estou doente".into()) }
}

#[tokio::test]
async fn inside_the_guarantee_all_goes_back_and_the_time_is_free() {
    for (counter, sandbox) in open(|form| form.schedule.notice = "1440".into()).await {
        let id = bought(&counter, &sandbox, "2026-03-12T10:00:00Z", now()).await.booking;
        let slots = |day| counter.free(purchases::SLUG, day, now());
        assert!(!slots("2026-03-12").await.contains(&"10:00".to_owned()));
        let before = rules(&counter.office, counter.owner, id, &By::Buyer, at("2026-03-12T09:59:00Z")).await.unwrap();
        assert_eq!((before.scope, before.back.minor), (Scope::Purchase, 25_000), "told before, and the cut-off does not count inside");
        let off = cancel(&counter.office, Some(&sandbox), (counter.owner, id), &By::Buyer, None, now()).await.unwrap();
        assert_eq!(off, before);
        assert_eq!((sold(&counter).await, taken(&counter).await), (vec![State::Refunded], 0));
        assert_eq!(balances(&counter).await, BTreeMap::new(), "every posting is reversed");
        assert!(slots("2026-03-12").await.contains(&"10:00".to_owned()));
        let again = cancel(&counter.office, Some(&sandbox), (counter.owner, id), &By::Buyer, None, now()).await;
        assert!(matches!(again, Err(CancelError::Rules(PurchaseError::Ended))), "{again:?}");
        works(&counter, &sandbox, purchases::later(5)).await;
        assert_eq!(sold(&counter).await, [State::Refunded]);
        let (buyers, producers) = (letters(&counter, "bia@example.com").await, letters(&counter, "ana@example.com").await);
        let buyers = buyers.iter().find(|letter| letter.subject == "Annullata: Aula").unwrap();
        let producers = producers.iter().find(|letter| letter.subject == "Cancelada: Aula").unwrap();
        assert!(buyers.body_text.contains("250,00\u{a0}BRL ti viene restituito"), "{}", buyers.body_text);
        for letter in [buyers, producers] {
            let entry = letter.calendar.as_deref().unwrap();
            for line in ["METHOD:CANCEL", "SEQUENCE:1", "STATUS:CANCELLED", &format!("UID:{id}@counter.example")] {
                assert!(entry.replace("\r\n ", "").split("\r\n").any(|found| found == line), "{line} is missing in {entry}");
            }
        }
        assert_eq!(letters(&counter, "bia@example.com").await.len(), 2);
        counter.is_sound(now()).await;
    }
}

#[tokio::test]
async fn the_guarantee_ends_at_the_owners_midnight_and_does_not_move_with_the_session() {
    for (counter, sandbox) in open(|form| form.schedule.notice = "60".into()).await {
        let (owner, office) = (counter.owner, &counter.office);
        let id = bought(&counter, &sandbox, START, now()).await.booking;
        let mut tx = office.db.write().await.unwrap();
        let by = Mover::cause(domain::sale::Cause::Buyer);
        bookings::reschedule(&mut tx, office, owner, id, at("2026-04-01T10:00:00Z"), &by, now()).await.unwrap();
        tx.commit().await.unwrap();
        // Bought for the 10th: the 17th is the seventh day, and São Paulo is three hours behind.
        let inside = rules(office, owner, id, &By::Buyer, at("2026-03-18T02:59:59Z")).await.unwrap();
        assert_eq!(inside.back.minor, 25_000);
        let after = rules(office, owner, id, &By::Buyer, at("2026-03-18T03:00:00Z")).await.unwrap();
        assert_eq!((after.scope, after.back.minor), (Scope::Sessions(1), 0));
        let late = rules(office, owner, id, &By::Buyer, at("2026-04-01T09:00:01Z")).await;
        assert!(matches!(late, Err(CancelError::Rules(PurchaseError::TooLate))), "{late:?}");
        // The page of the 17th said 250: whoever presses its button on the 18th is told first.
        let stale = cancel(office, Some(&sandbox), (owner, id), &By::Buyer, Some(25_000), at("2026-03-18T03:00:00Z")).await;
        assert!(matches!(stale, Err(CancelError::Rules(PurchaseError::OtherSum))), "{stale:?}");
        assert_eq!(counter.claim(booking(&counter, owner, id).await.claim).await.standing.state(), ClaimState::Booked);
        cancel(office, Some(&sandbox), (owner, id), &By::Buyer, Some(0), at("2026-04-01T09:00:00Z")).await.unwrap();
        assert_eq!((sold(&counter).await, taken(&counter).await), (vec![State::Approved], 25_000), "nothing goes back");
        let claim = counter.claim(booking(&counter, owner, id).await.claim).await;
        assert_eq!(claim.standing.state(), ClaimState::Cancelled);
        counter.is_sound(now()).await;
    }
}

#[tokio::test]
async fn a_producer_gives_all_back_also_later_and_says_why() {
    for (counter, sandbox) in open(|_| {}).await {
        let owner = counter.owner;
        let id = bought(&counter, &sandbox, START, now()).await.booking;
        let by = producer(GiveBack::Everything, AccountId(owner.0));
        cancel(&counter.office, Some(&sandbox), (owner, id), &by, None, at("2026-03-25T10:00:00Z")).await.unwrap();
        assert_eq!((sold(&counter).await, taken(&counter).await), (vec![State::Refunded], 0));
        let letter = letters(&counter, "bia@example.com").await.pop().unwrap();
        assert!(letter.body_text.contains("Ana Souza scrive: «Estou doente»"), "{}", letter.body_text);
        counter.is_sound(now()).await;
    }
}

#[tokio::test]
async fn another_owner_calls_nothing_off() {
    for (counter, sandbox) in open(|_| {}).await {
        let id = bought(&counter, &sandbox, START, now()).await.booking;
        let other = domain::id::OwnerId(counter.operator.0);
        let by = producer(GiveBack::Everything, counter.operator);
        let tried = cancel(&counter.office, Some(&sandbox), (other, id), &by, None, now()).await;
        assert!(matches!(tried, Err(CancelError::NotFound)), "{tried:?}");
    }
}

#[tokio::test]
async fn of_a_package_a_session_goes_back_at_its_part_of_the_price() {
    for (counter, sandbox) in open(package).await {
        let owner = counter.owner;
        let id = bought(&counter, &sandbox, START, now()).await.booking;
        let by = producer(GiveBack::ByTheRules, AccountId(owner.0));
        let off = cancel(&counter.office, Some(&sandbox), (owner, id), &by, None, at("2026-03-25T10:00:00Z")).await.unwrap();
        assert_eq!((off.scope, off.back.minor), (Scope::Sessions(1), 8_333));
        assert_eq!((sold(&counter).await, taken(&counter).await), (vec![State::PartiallyRefunded], 16_667));
        let sale = booking(&counter, owner, id).await.sale;
        let given = service::checkout::give_up_unused(&counter.office, Some(&sandbox), (owner, sale), None, at("2026-03-26T10:00:00Z"))
            .await
            .unwrap();
        assert_eq!((given.scope, given.back.minor), (Scope::Sessions(2), 16_667));
        assert_eq!((sold(&counter).await, taken(&counter).await), (vec![State::Refunded], 0), "by now all of it");
        let again =
            service::checkout::give_up_unused(&counter.office, Some(&sandbox), (owner, sale), None, at("2026-03-26T10:00:00Z")).await;
        assert!(matches!(again, Err(CancelError::Rules(PurchaseError::NothingLeft))), "{again:?}");
        counter.is_sound(now()).await;
    }
}

#[tokio::test]
async fn two_who_call_off_at_once_give_back_once() {
    for (counter, sandbox) in open(|_| {}).await {
        let nodes = counter.nodes().await;
        let (owner, second) = (counter.owner, nodes.last().unwrap());
        let id = bought(&counter, &sandbox, START, now()).await.booking;
        let by = producer(GiveBack::Everything, AccountId(owner.0));
        let (one, two) = futures::join!(
            cancel(&counter.office, Some(&sandbox), (owner, id), &By::Buyer, None, now()),
            cancel(second, Some(&sandbox), (owner, id), &by, None, now())
        );
        assert_eq!([one.is_ok(), two.is_ok()].into_iter().filter(|done| *done).count(), 1, "{one:?} {two:?}");
        works(&counter, &sandbox, purchases::later(1)).await;
        assert_eq!((sold(&counter).await, taken(&counter).await), (vec![State::Refunded], 0));
        assert_eq!(count(&counter, "SELECT COUNT(*) FROM letters WHERE calendar LIKE '%METHOD:CANCEL%'").await, 2);
        counter.is_sound(now()).await;
    }
}

#[tokio::test]
async fn who_ends_before_the_provider_answers_loses_nothing() {
    for (counter, sandbox) in open(|_| {}).await {
        let (owner, office) = (counter.owner, &counter.office);
        for polls in 1.. {
            let start = at(START) + chrono::TimeDelta::minutes(30 * (polls as i64 % 20)) + chrono::TimeDelta::days(polls as i64 / 20);
            let id = bought(&counter, &sandbox, &start.to_rfc3339(), now()).await.booking;
            let ended = {
                let mut future = Box::pin(cancel(office, Some(&sandbox), (owner, id), &By::Buyer, None, now()));
                let mut left = polls;
                std::future::poll_fn(|context| {
                    if left == 0 {
                        return std::task::Poll::Ready(false);
                    }
                    left -= 1;
                    future.as_mut().poll(context).map(|_| true)
                })
                .await
            };
            for minute in [1, 2, 4] {
                works(&counter, &sandbox, purchases::later(minute)).await;
            }
            let state = counter.claim(booking(&counter, owner, id).await.claim).await.standing.state();
            match state {
                ClaimState::Cancelled => {}
                ClaimState::Booked => {
                    assert!(!ended);
                    cancel(office, Some(&sandbox), (owner, id), &By::Buyer, None, now()).await.unwrap();
                }
                other => panic!("after {polls} polls: {other}"),
            }
            assert_eq!(taken(&counter).await, 0, "after {polls} polls: {state}");
            if ended {
                assert!(polls > 5);
                break;
            }
        }
        assert_eq!(count(&counter, "SELECT COUNT(*) FROM sales WHERE state <> 15").await, 0);
        counter.is_sound(now()).await;
    }
}

#[tokio::test]
async fn of_a_package_what_was_met_beyond_the_first_keeps_its_price_inside_the_guarantee() {
    for (counter, sandbox) in open(package).await {
        let (owner, office) = (counter.owner, &counter.office);
        // The first is far away, and the others are met before it.
        let first = bought(&counter, &sandbox, "2026-05-10T10:00:00Z", now()).await;
        let token = first.link.unwrap();
        for start in ["2026-03-10T10:00:00Z", "2026-03-11T10:00:00Z"] {
            booked::book_later(office, &token, at(start), now()).await.unwrap();
        }
        let after = at("2026-03-12T10:00:00Z");
        let page = booked::page(office, &token, None, None, after).await.unwrap();
        assert_eq!(page.call_off.unwrap().1.minor, 8_333, "the page says what comes back");
        let off = cancel(office, Some(&sandbox), (owner, first.booking), &By::Buyer, None, after).await.unwrap();
        assert_eq!((off.scope, off.back.minor), (Scope::Purchase, 8_333));
        assert_eq!((sold(&counter).await, taken(&counter).await), (vec![State::PartiallyRefunded], 16_667));
        let again = cancel(office, Some(&sandbox), (owner, first.booking), &By::Buyer, None, after).await;
        assert!(matches!(again, Err(CancelError::Rules(PurchaseError::Ended))), "{again:?}");
        works(&counter, &sandbox, at("2026-03-13T10:00:00Z")).await;
        assert_eq!(sold(&counter).await, [State::PartiallyRefunded], "the provider's own word for it moves nothing");
        counter.is_sound(after).await;
    }
}

#[tokio::test]
async fn a_sum_that_goes_back_stands_in_a_letter_also_where_the_session_of_the_button_was_met() {
    for (counter, sandbox) in open(package).await {
        let (owner, office) = (counter.owner, &counter.office);
        let first = bought(&counter, &sandbox, START, now()).await;
        booked::book_later(office, &first.link.unwrap(), at("2026-03-20T10:00:00Z"), now()).await.unwrap();
        let after = at("2026-03-12T10:00:00Z");
        let off = cancel(office, Some(&sandbox), (owner, first.booking), &By::Buyer, None, after).await.unwrap();
        assert_eq!(off.scope, Scope::Purchase);
        let sum = format!("{}", off.back.minor / 100);
        for address in ["bia@example.com", "ana@example.com"] {
            let told = letters(&counter, address).await;
            assert_eq!(told.iter().filter(|letter| letter.body_text.contains(&sum)).count(), 1, "{address}: {told:#?}");
        }
    }
}

#[tokio::test]
async fn a_single_session_that_has_begun_goes_back_by_its_producer_alone() {
    for (counter, sandbox) in open(|_| {}).await {
        let (owner, office) = (counter.owner, &counter.office);
        let mine = bought(&counter, &sandbox, START, now()).await;
        let token = mine.link.unwrap();
        assert!(booked::page(office, &token, None, None, at(START)).await.unwrap().call_off.is_none());
        let tried = cancel(office, Some(&sandbox), (owner, mine.booking), &By::Buyer, None, at(START)).await;
        assert!(matches!(tried, Err(CancelError::Rules(PurchaseError::TooLate))), "{tried:?}");
        let by = producer(GiveBack::ByTheRules, AccountId(owner.0));
        let off = cancel(office, Some(&sandbox), (owner, mine.booking), &by, None, at(START)).await.unwrap();
        assert_eq!((off.back.minor, taken(&counter).await), (25_000, 0));
    }
}

fn refunded(outcome: &Outcome) -> i64 {
    match outcome {
        Outcome::Approved { refunded } => *refunded,
        other => panic!("{other:?}"),
    }
}

/// The provider's name of the one charge.
async fn charge(counter: &Counter) -> String {
    let sql = "SELECT provider_id FROM payments WHERE provider_id IS NOT NULL";
    let (id,): (String,) = counter.office.db.read().await.unwrap().one(sql, vec![]).await.unwrap();
    id
}

#[tokio::test]
async fn a_part_that_the_provider_gave_back_by_hand_stays_beside_what_is_called_off() {
    for (counter, sandbox) in open(package).await {
        let (owner, office) = (counter.owner, &counter.office);
        let first = bought(&counter, &sandbox, START, now()).await;
        let second = booked::book_later(office, &first.link.unwrap(), at("2026-03-30T10:00:00Z"), now()).await.unwrap();
        // As much as one session, in the provider's own pages.
        let after = at("2026-03-20T10:00:00Z");
        let amount = domain::money::Money::new(8_333, domain::money::Currency::BRL);
        sandbox.refund(&charge(&counter).await, amount, "by-hand", after).await.unwrap();
        let key = booking(&counter, owner, first.booking).await.sale;
        let (order,): (String,) = {
            let sql = "SELECT order_key FROM purchases WHERE sale_id = $1";
            office.db.read().await.unwrap().one(sql, vec![key.0.into()]).await.unwrap()
        };
        let payment = payments::of_order(&mut office.db.read().await.unwrap(), owner, &order).await.unwrap().remove(0);
        let report = sandbox.fetch(payment.provider_id.as_deref().unwrap(), after).await.unwrap();
        let noted = payments::Payment { refunded: refunded(&report.outcome), ..payment };
        let mut tx = office.db.write().await.unwrap();
        assert!(payments::change(&mut tx, &noted).await.unwrap());
        tx.commit().await.unwrap();
        let standing = orders::Standing::Ended(Verdict::Paid);
        service::checkout::settle(office, &sandbox, owner, &order, standing, after).await.unwrap();
        assert_eq!((sold(&counter).await, taken(&counter).await), (vec![State::PartiallyRefunded], 16_667));
        let before = rules(office, owner, second, &By::Buyer, after).await.unwrap();
        let off = cancel(office, Some(&sandbox), (owner, second), &By::Buyer, None, after).await.unwrap();
        assert_eq!((before.back.minor, off.back.minor, taken(&counter).await), (8_333, 8_333, 8_334), "told, and paid");
        works(&counter, &sandbox, after + chrono::TimeDelta::minutes(5)).await;
        assert_eq!((sold(&counter).await, taken(&counter).await), (vec![State::PartiallyRefunded], 8_334));
        counter.is_sound(after).await;
    }
}

#[tokio::test]
async fn while_a_payment_is_disputed_no_part_is_promised_and_nothing_more_is_booked() {
    for (counter, sandbox) in open(package).await {
        let (owner, office) = (counter.owner, &counter.office);
        let first = bought_with(&counter, &sandbox, START, Behaviour::Dispute, now()).await;
        let token = first.link.unwrap();
        let second = booked::book_later(office, &token, at("2026-03-30T10:00:00Z"), now()).await.unwrap();
        let disputed = at("2026-03-20T10:00:00Z");
        works(&counter, &sandbox, disputed).await;
        assert_eq!(sold(&counter).await, [State::Disputed]);
        let is_refused = |error: &BookedError| matches!(error, BookedError::Rules(PurchaseError::Disputed));
        let letters_before = letters(&counter, "bia@example.com").await.len();
        let tried = cancel(office, Some(&sandbox), (owner, second), &By::Buyer, None, disputed).await;
        assert!(matches!(tried, Err(CancelError::Rules(PurchaseError::Disputed))), "{tried:?}");
        let told = rules(office, owner, second, &By::Buyer, disputed).await;
        assert!(matches!(told, Err(CancelError::Rules(PurchaseError::Disputed))), "{told:?}");
        let booked = booked::book_later(office, &token, at("2026-04-01T10:00:00Z"), disputed).await;
        assert!(booked.as_ref().is_err_and(is_refused), "{booked:?}");
        let moved = booked::move_session(office, &token, Some(second), at("2026-04-01T10:00:00Z"), disputed).await;
        assert!(moved.as_ref().is_err_and(is_refused), "{moved:?}");
        let page = booked::page(office, &token, Some(second), None, disputed).await.unwrap();
        assert_eq!((page.left, page.call_off, page.moves_until), (0, None, None), "the page offers none of it");
        assert_eq!(letters(&counter, "bia@example.com").await.len(), letters_before);
        // Lost: the money is gone, and so is the right to what it bought.
        assert!(sandbox.end_dispute(&charge(&counter).await, false, disputed).await.unwrap());
        works(&counter, &sandbox, disputed + chrono::TimeDelta::minutes(2)).await;
        assert_eq!(sold(&counter).await, [State::Chargeback]);
        let booked = booked::book_later(office, &token, at("2026-04-01T10:00:00Z"), disputed).await;
        assert!(matches!(booked, Err(BookedError::Rules(PurchaseError::Ended))), "{booked:?}");
        let off = cancel(office, Some(&sandbox), (owner, second), &By::Buyer, None, disputed).await.unwrap();
        assert_eq!(off.back.minor, 0, "the time is free, and nothing goes back twice");
        counter.is_sound(disputed).await;
    }
}

#[tokio::test]
async fn who_gives_up_what_was_never_booked_and_a_provider_that_tells_of_it_do_not_wait_for_each_other() {
    for (counter, sandbox) in open(package).await {
        let (owner, nodes) = (counter.owner, counter.nodes().await);
        let second = nodes.last().unwrap();
        for round in 0..6 {
            let start = at(START) + chrono::TimeDelta::days(round);
            let id = bought(&counter, &sandbox, &start.to_rfc3339(), now()).await.booking;
            let sale = booking(&counter, owner, id).await.sale;
            let (order,): (String,) = {
                let sql = "SELECT order_key FROM purchases WHERE sale_id = $1";
                counter.office.db.read().await.unwrap().one(sql, vec![sale.0.into()]).await.unwrap()
            };
            let after = at("2026-04-01T10:00:00Z");
            let settled = service::checkout::settle(second, &sandbox, owner, &order, orders::Standing::Ended(Verdict::Paid), after);
            let given = service::checkout::give_up_unused(&counter.office, Some(&sandbox), (owner, sale), None, after);
            let (settled, given) = futures::join!(settled, given);
            settled.unwrap();
            assert_eq!(given.unwrap().back.minor, 16_666, "round {round}");
        }
        counter.is_sound(now()).await;
    }
}

/// A package of three, of which the second session comes after the guarantee; nobody has told us yet that its charge stands so at the provider.
async fn second_of_package(
    counter: &Counter,
    sandbox: &service::gateway::sandbox::Sandbox,
    leg: domain::checkout::Leg,
) -> domain::id::BookingId {
    let first = bought(counter, sandbox, START, now()).await;
    let second = booked::book_later(&counter.office, &first.link.unwrap(), at("2026-03-30T10:00:00Z"), now()).await.unwrap();
    let mut tx = counter.office.db.write().await.unwrap();
    tx.run("UPDATE sandbox_payments SET state = $1", vec![(leg as i16).into()]).await.unwrap();
    tx.commit().await.unwrap();
    second
}

#[tokio::test]
async fn a_part_that_the_provider_refuses_because_of_a_dispute_goes_back_when_that_is_won() {
    for (counter, sandbox) in open(package).await {
        let (owner, office) = (counter.owner, &counter.office);
        let second = second_of_package(&counter, &sandbox, domain::checkout::Leg::Disputed).await;
        let after = at("2026-03-20T10:00:00Z");
        let off = cancel(office, Some(&sandbox), (owner, second), &By::Buyer, None, after).await.unwrap();
        assert_eq!(off.back.minor, 8_333, "the buyer is told");
        let sql = "SELECT CAST(SUM(refunded) AS BIGINT) FROM sandbox_payments";
        for hour in 1..60 {
            works(&counter, &sandbox, after + chrono::TimeDelta::hours(hour)).await;
        }
        assert_eq!((count(&counter, sql).await, sold(&counter).await), (0, vec![State::Disputed]));
        let won = after + chrono::TimeDelta::hours(60);
        assert!(sandbox.end_dispute(&charge(&counter).await, true, won).await.unwrap());
        for hour in 0..25 {
            works(&counter, &sandbox, won + chrono::TimeDelta::hours(hour)).await;
        }
        assert_eq!((count(&counter, sql).await, sold(&counter).await), (8_333, vec![State::PartiallyRefunded]), "and the money goes");
        assert_eq!(
            count(&counter, "SELECT COUNT(*) FROM notices WHERE body LIKE '%refund_failed%'").await,
            0,
            "there is nothing to do for the owner"
        );
        counter.is_sound(after).await;
    }
}

#[tokio::test]
async fn of_a_part_that_the_provider_refuses_for_good_the_owner_hears_once() {
    for (counter, sandbox) in open(package).await {
        let (owner, office) = (counter.owner, &counter.office);
        // Such a thing is not given back.
        let second = second_of_package(&counter, &sandbox, domain::checkout::Leg::Released).await;
        let after = at("2026-03-20T10:00:00Z");
        cancel(office, Some(&sandbox), (owner, second), &By::Buyer, None, after).await.unwrap();
        for hour in 1..30 {
            works(&counter, &sandbox, after + chrono::TimeDelta::hours(hour)).await;
        }
        assert_eq!(count(&counter, "SELECT COUNT(*) FROM notices WHERE body LIKE '%refund_failed%'").await, 1);
        counter.is_sound(after).await;
    }
}

#[tokio::test]
async fn the_first_session_of_a_package_that_was_moved_and_met_keeps_its_price() {
    for (counter, sandbox) in open(two_of_package).await {
        let (owner, office) = (counter.owner, &counter.office);
        // Bought for a day far away, so that the guarantee lasts for weeks, then moved to tomorrow.
        let first = bought(&counter, &sandbox, "2026-04-28T10:00:00Z", now()).await;
        let token = first.link.unwrap();
        booked::move_session(office, &token, None, at("2026-03-10T15:00:00Z"), now()).await.unwrap();
        let before = at("2026-03-10T14:59:59Z");
        assert_eq!(
            rules(office, owner, first.booking, &By::Buyer, before).await.unwrap().back.minor,
            25_000,
            "before it begins all goes back"
        );
        let begun = at("2026-03-10T15:00:00Z");
        assert_eq!(booked::page(office, &token, None, None, begun).await.unwrap().call_off.unwrap().1.minor, 12_500, "the page says so");
        let off = cancel(office, Some(&sandbox), (owner, first.booking), &By::Buyer, None, begun).await.unwrap();
        assert_eq!((off.scope, off.back.minor, taken(&counter).await), (Scope::Purchase, 12_500, 12_500));
        counter.is_sound(begun).await;
    }
}

fn two_of_package(form: &mut domain::product::sessions::SessionsForm) {
    package(form);
    form.count = "2".into();
}

#[tokio::test]
async fn money_that_was_lost_does_not_verify() {
    for (counter, sandbox) in open(package).await {
        let owner = counter.owner;
        let first = bought(&counter, &sandbox, START, now()).await;
        bought(&counter, &sandbox, "2026-03-11T10:00:00Z", now()).await;
        booked::book_later(&counter.office, &first.link.unwrap(), at("2026-03-12T10:00:00Z"), now()).await.unwrap();
        let by = producer(GiveBack::ByTheRules, AccountId(owner.0));
        cancel(&counter.office, Some(&sandbox), (owner, first.booking), &by, None, at("2026-03-25T10:00:00Z")).await.unwrap();
        works(&counter, &sandbox, at("2026-03-25T10:05:00Z")).await;
        counter.is_sound(now()).await;
        let verified = store::verify::verify(&mut counter.office.db.read().await.unwrap()).await.unwrap();
        assert_eq!(verified.open, 0, "nothing is under way");
        let differences = async |sql: &str| {
            let mut tx = counter.office.db.write().await.unwrap();
            assert!(tx.run(sql, vec![]).await.unwrap() > 0, "{sql}");
            // Undone by not committing.
            store::verify::verify(&mut tx).await.unwrap().differences
        };
        for (sql, said) in [
            ("UPDATE checkouts SET stage = 2, leg = 6 WHERE returned = 0", "25000 is kept of a charge, its checkout is in stage 2"),
            ("UPDATE checkouts SET stage = 4, late = 0", "16667 is kept of a charge, its checkout is in stage 4"),
            ("UPDATE checkouts SET order_key = 'another' WHERE returned = 0", "no checkout asked for it"),
            ("UPDATE checkouts SET stage = 2, leg = 6", "is not booked"),
            ("DELETE FROM purchases", "nothing was purchased by sale"),
            ("DELETE FROM purchases", "its session or its purchase is not there"),
            ("UPDATE checkouts SET booking_id = NULL", "its session or its purchase is not there"),
            ("UPDATE payments SET state = 6 WHERE refunded = 0", "booked for 25000, of which 0 was ever taken"),
            ("UPDATE payments SET amount = amount - 1 WHERE refunded = 0", "booked for 25000, of which 24999 was ever taken"),
            ("UPDATE payments SET refunded = refunded + 1 WHERE refunded > 0", "it tells that 8333 went back, its charges say 8334"),
            ("UPDATE payments SET refunded = 0", "it tells that 8333 went back, its charges say 0"),
            ("UPDATE checkouts SET returned = 0", "it tells that 0 went back, its sale is Some(PartiallyRefunded)"),
            ("UPDATE checkouts SET returned = gross", "it tells that 25000 went back, its sale is Some(Approved)"),
        ] {
            let found = differences(sql).await;
            assert!(found.iter().any(|difference| difference.contains(said)), "{sql}: {found:#?}");
        }
        // What is under way may still differ.
        let mut tx = counter.office.db.write().await.unwrap();
        tx.run("UPDATE payments SET refunded = 0, look_at = 1 WHERE refunded > 0", vec![]).await.unwrap();
        let report = store::verify::verify(&mut tx).await.unwrap();
        assert_eq!((report.differences, report.open), (vec![], 1));
    }
}
