//! Orders paid in the sandbox: what each of its cards does, on both engines.

use crate::payments;
use crate::payments::{KEY, brl, charged, form, legs, now, offices, one_card, rows, two_cards};
use chrono::TimeDelta;
use domain::checkout::{Leg, Verdict};
use service::gateway::orders::{self, OrderError, ReceiveError, Received, Standing};
use service::gateway::sandbox::{Behaviour, Pace, Sandbox};
use service::gateway::{Action, Gateway, GatewayError, NotificationError};
use service::office::Office;
use std::time::Duration;
use store::Db;

const QUICK: Pace = Pace { slow: Duration::from_millis(1), late: TimeDelta::minutes(1), dispute: TimeDelta::days(1) };

async fn sandbox(office: &Office) -> Sandbox {
    Sandbox::open(office, QUICK).await.unwrap()
}

fn paid() -> Standing {
    Standing::Ended(Verdict::Paid)
}

fn refused(leg: Leg) -> Standing {
    Standing::Ended(Verdict::Refused(leg))
}

#[tokio::test]
async fn the_card_decides() {
    for (behaviour, standing, reason) in [
        (Behaviour::Approve, paid(), None),
        (Behaviour::Slow, paid(), None),
        (Behaviour::Twice, paid(), None),
        (Behaviour::Dispute, paid(), None),
        (Behaviour::Decline, refused(Leg::Declined), Some("card_declined")),
        (Behaviour::Expired, refused(Leg::Declined), Some("expired_card")),
        (Behaviour::WrongCode, refused(Leg::Declined), Some("incorrect_cvc")),
        (Behaviour::Unknown, refused(Leg::Declined), Some("not_a_sandbox_card")),
        (Behaviour::NoFunds, refused(Leg::NoFunds), None),
        (Behaviour::Blocked, refused(Leg::Blocked), Some("fraud_rules")),
        (Behaviour::Lapse, refused(Leg::Released), None),
        (Behaviour::Late, Standing::Waiting { place: 0, action: None }, None),
    ] {
        for (office, owner, _dir) in offices().await {
            let gateway = sandbox(&office).await;
            let order = one_card(behaviour);
            let found = orders::begin(&office, &gateway, owner.id, &order, now()).await.unwrap();
            assert_eq!(found, standing, "{behaviour:?}");
            let row = &rows(&office, owner.id).await[0];
            assert_eq!((row.reason.as_deref(), row.amount), (reason, brl(25_000)), "{behaviour:?}");
            assert!(!row.card.clone().unwrap_or_default().0.contains("4242"), "no number is kept");
            let again = orders::begin(&office, &gateway, owner.id, &order, now()).await.unwrap();
            assert_eq!(again, standing, "the same form sent twice: {behaviour:?}");
        }
    }
}

#[tokio::test]
async fn a_key_pays_for_one_order_alone() {
    for (office, owner, _dir) in offices().await {
        let gateway = sandbox(&office).await;
        orders::begin(&office, &gateway, owner.id, &one_card(Behaviour::Decline), now()).await.unwrap();
        let same = one_card(Behaviour::Decline);
        let others = [
            one_card(Behaviour::Approve),
            two_cards(Behaviour::Decline, Behaviour::Decline),
            domain::checkout::Order { product: domain::id::ProductId(uuid::Uuid::from_u128(7)), ..same.clone() },
            domain::checkout::Order { email: domain::name::Email::parse("eva@example.com").unwrap(), ..same.clone() },
            domain::checkout::Order { total: domain::checkout::Total { instalments: vec![brl(12_500); 2], ..same.total.clone() }, ..same },
        ];
        for other in others {
            let found = orders::begin(&office, &gateway, owner.id, &other, now()).await;
            assert!(matches!(found, Err(OrderError::OtherOrder)), "{found:?}");
        }
        assert_eq!(legs(&office, owner.id).await, [Leg::Declined]);
    }
}

#[tokio::test]
async fn when_no_answer_comes_asking_again_or_a_notification_tells() {
    for by_notification in [true, false] {
        for (office, owner, _dir) in offices().await {
            let gateway = sandbox(&office).await;
            let order = one_card(Behaviour::Silent);
            let found = orders::begin(&office, &gateway, owner.id, &order, now()).await;
            assert!(matches!(found, Err(OrderError::Gateway(GatewayError::Slow))), "{found:?}");
            assert_eq!(legs(&office, owner.id).await, [Leg::Unknown]);
            if by_notification {
                assert_eq!(gateway.deliver(now()).await.unwrap(), [(owner.id, KEY.to_owned())]);
            } else {
                assert!(orders::due(&office, &gateway, now()).await.unwrap().is_empty(), "somebody looks after it soon, not at once");
                let soon = now() + TimeDelta::seconds(30);
                assert_eq!(orders::due(&office, &gateway, soon).await.unwrap(), [(owner.id, KEY.to_owned(), paid())]);
            }
            assert_eq!(orders::advance(&office, &gateway, owner.id, KEY, now()).await.unwrap(), paid());
        }
    }
}

#[tokio::test]
async fn the_money_of_an_order_that_nobody_heard_of_goes_back() {
    for (office, owner, _dir) in offices().await {
        let gateway = sandbox(&office).await;
        orders::begin(&office, &gateway, owner.id, &one_card(Behaviour::Silent), now()).await.unwrap_err();
        let found = orders::give_back(&office, &gateway, owner.id, KEY, now()).await.unwrap();
        assert_eq!((found, legs(&office, owner.id).await), (Standing::Ended(Verdict::Returned), vec![Leg::Refunded]));
    }
}

#[tokio::test]
async fn news_that_comes_twice_and_out_of_order_changes_nothing() {
    for (office, owner, _dir) in offices().await {
        let gateway = sandbox(&office).await;
        orders::begin(&office, &gateway, owner.id, &one_card(Behaviour::Twice), now()).await.unwrap();
        let before = rows(&office, owner.id).await;
        for second in 0..4 {
            assert!(gateway.deliver(now() + TimeDelta::seconds(second)).await.unwrap().is_empty());
        }
        assert_eq!(rows(&office, owner.id).await, before);
    }
}

#[tokio::test]
async fn a_late_approval_pays_and_comes_too_late_for_who_wants_the_money_back() {
    for (office, owner, _dir) in offices().await {
        let gateway = sandbox(&office).await;
        orders::begin(&office, &gateway, owner.id, &one_card(Behaviour::Late), now()).await.unwrap();
        assert!(gateway.deliver(now() + TimeDelta::seconds(59)).await.unwrap().is_empty());
        let wait = orders::look(&office, &gateway, owner.id, KEY, now()).await.unwrap();
        assert_eq!(wait, Standing::Waiting { place: 0, action: None });
        // The slot is gone: what will yet come goes back.
        let given_up = orders::give_back(&office, &gateway, owner.id, KEY, now()).await.unwrap();
        assert_eq!(given_up, wait, "what is pending cannot be stopped");
        let later = now() + TimeDelta::minutes(1);
        assert_eq!(gateway.deliver(later).await.unwrap(), [(owner.id, KEY.to_owned())]);
        let end = orders::advance(&office, &gateway, owner.id, KEY, later).await.unwrap();
        assert_eq!((end, legs(&office, owner.id).await), (Standing::Ended(Verdict::Returned), vec![Leg::Refunded]));
    }
}

#[tokio::test]
async fn the_buyer_takes_the_step_on_a_page_and_both_nodes_see_it() {
    for passes in [true, false] {
        for (office, owner, _dir) in offices().await {
            let gateway = sandbox(&office).await;
            let standing = orders::begin(&office, &gateway, owner.id, &one_card(Behaviour::Step), now()).await.unwrap();
            let Standing::Waiting { place: 0, action: Some(Action::Redirect(page)) } = standing else { panic!("{standing:?}") };
            let id = page.strip_prefix("https://counter.example/sandbox/").unwrap();
            // Another node, or the same after a restart.
            let other = sandbox(&office).await;
            assert!(other.answer(id, passes, now()).await.unwrap());
            assert!(!gateway.answer(id, !passes, now()).await.unwrap(), "a step is taken once");
            let end = orders::look(&office, &other, owner.id, KEY, now()).await.unwrap();
            assert_eq!(end, if passes { paid() } else { refused(Leg::Declined) });
            assert!(gateway.deliver(now()).await.unwrap().is_empty(), "the notification tells what is known");
        }
    }
}

#[tokio::test]
async fn a_dispute_comes_a_day_later_and_brings_a_concluded_order_up_again() {
    for (office, owner, _dir) in offices().await {
        let gateway = sandbox(&office).await;
        orders::begin(&office, &gateway, owner.id, &one_card(Behaviour::Dispute), now()).await.unwrap();
        let mut tx = office.db.write().await.unwrap();
        assert!(orders::conclude(&mut tx, owner.id, KEY, Verdict::Paid).await.unwrap());
        tx.commit().await.unwrap();
        let tomorrow = now() + TimeDelta::days(1);
        assert!(orders::due(&office, &gateway, tomorrow).await.unwrap().is_empty(), "a concluded order rests");
        gateway.deliver(tomorrow).await.unwrap();
        let due = orders::due(&office, &gateway, tomorrow + TimeDelta::minutes(1)).await.unwrap();
        assert_eq!(due, [(owner.id, KEY.to_owned(), Standing::Ended(Verdict::Disputed))]);
        let mut tx = office.db.write().await.unwrap();
        assert!(
            !orders::conclude(&mut tx, owner.id, KEY, Verdict::Paid).await.unwrap(),
            "who still thinks that it is paid does not conclude"
        );
        drop(tx);
        let back = orders::give_back(&office, &gateway, owner.id, KEY, tomorrow).await.unwrap();
        assert_eq!(back, Standing::Ended(Verdict::Disputed), "the bank has it in hand already");
    }
}

#[tokio::test]
async fn two_cards_are_both_taken_or_none_is() {
    use Leg::{Blocked, Captured, Declined, NoFunds, Refunded, Released, Unasked};
    for (first, second, standing, left) in [
        (Behaviour::Approve, Behaviour::Approve, paid(), [Captured, Captured]),
        (Behaviour::Twice, Behaviour::Slow, paid(), [Captured, Captured]),
        (Behaviour::Decline, Behaviour::Approve, refused(Declined), [Declined, Unasked]),
        (Behaviour::Approve, Behaviour::NoFunds, refused(NoFunds), [Released, NoFunds]),
        (Behaviour::Approve, Behaviour::Blocked, refused(Blocked), [Released, Blocked]),
        (Behaviour::Lapse, Behaviour::Approve, refused(Released), [Released, Released]),
        (Behaviour::Approve, Behaviour::Lapse, refused(Released), [Refunded, Released]),
    ] {
        for (office, owner, _dir) in offices().await {
            let gateway = sandbox(&office).await;
            let found = orders::begin(&office, &gateway, owner.id, &two_cards(first, second), now()).await.unwrap();
            assert_eq!((found, legs(&office, owner.id).await), (standing.clone(), left.to_vec()), "{first:?} and {second:?}");
            let rows = rows(&office, owner.id).await;
            assert_eq!([rows[0].amount, rows[1].amount], [brl(10_000), brl(15_000)]);
            for minute in 0..3 {
                gateway.deliver(now() + TimeDelta::minutes(minute)).await.unwrap();
            }
            assert_eq!(legs(&office, owner.id).await, left, "and notifications change nothing");
        }
    }
}

#[tokio::test]
async fn two_cards_with_a_step_each_go_on_where_they_were() {
    for (office, owner, _dir) in offices().await {
        let gateway = sandbox(&office).await;
        let mut standing = orders::begin(&office, &gateway, owner.id, &two_cards(Behaviour::Step, Behaviour::Step), now()).await.unwrap();
        for expected in 0..2 {
            let Standing::Waiting { place, action: Some(Action::Redirect(page)) } = &standing else { panic!("{standing:?}") };
            assert_eq!(*place, expected);
            gateway.answer(page.rsplit('/').next().unwrap(), true, now()).await.unwrap();
            standing = orders::look(&office, &gateway, owner.id, KEY, now()).await.unwrap();
        }
        assert_eq!(standing, paid());
    }
}

#[tokio::test]
async fn a_part_goes_back_from_both_cards_once_for_each_key() {
    for (office, owner, _dir) in offices().await {
        let gateway = sandbox(&office).await;
        orders::begin(&office, &gateway, owner.id, &two_cards(Behaviour::Approve, Behaviour::Approve), now()).await.unwrap();
        let refund = async |key: &str, minor| orders::refund(&office, &gateway, owner.id, KEY, (key, charged(minor)), now()).await;
        assert_eq!(refund("first", 3_333).await.unwrap(), charged(3_333));
        assert_eq!(refund("first", 3_333).await.unwrap(), charged(3_333), "asked twice, given once");
        assert!(matches!(refund("much", 21_668).await, Err(OrderError::TooMuch)));
        assert!(matches!(refund("none", 0).await, Err(OrderError::TooMuch)));
        let given: Vec<i64> = rows(&office, owner.id).await.iter().map(|row| row.refunded).collect();
        assert_eq!(given, [1_333, 2_000]);
        assert_eq!(refund("rest", 21_667).await.unwrap(), charged(25_000));
        assert_eq!(legs(&office, owner.id).await, [Leg::Refunded, Leg::Refunded]);
        let end = orders::advance(&office, &gateway, owner.id, KEY, now()).await.unwrap();
        assert_eq!(end, Standing::Ended(Verdict::Returned));
    }
}

#[tokio::test]
async fn two_refunds_at_once_give_back_what_both_say_and_no_more() {
    for (office, owner, _dir) in offices().await {
        let gateway = sandbox(&office).await;
        orders::begin(&office, &gateway, owner.id, &two_cards(Behaviour::Approve, Behaviour::Approve), now()).await.unwrap();
        let refund = async |key: &str, minor| orders::refund(&office, &gateway, owner.id, KEY, (key, charged(minor)), now()).await;
        let asked = futures::future::join_all([("a", 5_000), ("b", 3_000), ("a", 5_000), ("c", 1)].map(|(key, minor)| refund(key, minor)));
        assert!(asked.await.iter().all(Result::is_ok));
        assert_eq!(rows(&office, owner.id).await.iter().map(|row| row.refunded).sum::<i64>(), 8_001);
        let sql = "SELECT CAST(SUM(refunded) AS BIGINT) FROM sandbox_payments";
        let (given,): (i64,) = office.db.read().await.unwrap().one(sql, vec![]).await.unwrap();
        assert_eq!(given, 8_001, "in the sandbox's own books");
    }
}

#[tokio::test]
async fn after_a_part_went_back_the_rest_goes_back_and_no_more() {
    for (office, owner, _dir) in offices().await {
        let gateway = sandbox(&office).await;
        orders::begin(&office, &gateway, owner.id, &one_card(Behaviour::Approve), now()).await.unwrap();
        orders::refund(&office, &gateway, owner.id, KEY, ("part", charged(10_000)), now()).await.unwrap();
        let end = orders::give_back(&office, &gateway, owner.id, KEY, now()).await.unwrap();
        assert_eq!(end, Standing::Ended(Verdict::Returned));
        assert_eq!(rows(&office, owner.id).await[0].refunded, 25_000);
    }
}

#[tokio::test]
async fn the_balance_pays_in_the_sandbox() {
    for (office, owner, _dir) in offices().await {
        let gateway = sandbox(&office).await;
        let form = domain::checkout::Form { method: "account_balance".into(), ..form() };
        let order = form.check(&payments::asked(gateway.card_entry())).unwrap();
        assert_eq!(orders::begin(&office, &gateway, owner.id, &order, now()).await.unwrap(), paid());
    }
}

#[tokio::test]
async fn only_what_the_sandbox_signed_is_believed_and_only_once() {
    for (office, owner, _dir) in offices().await {
        let gateway = sandbox(&office).await;
        orders::begin(&office, &gateway, owner.id, &one_card(Behaviour::Late), now()).await.unwrap();
        let row = rows(&office, owner.id).await.remove(0);
        let body = format!(
            r#"{{"id":"{}","owner":"{}","payment":"{}","outcome":{{"approved":{{"refunded":0}}}}}}"#,
            uuid::Uuid::nil(),
            owner.id,
            row.id
        );
        let forged = service::gateway::signature::sign(body.as_bytes(), &"guessed".into(), now());
        let found = orders::receive(&office, &gateway, &forged, body.as_bytes(), now()).await;
        assert!(matches!(found, Err(ReceiveError::Notification(NotificationError::WrongSignature))), "{found:?}");
        let secret = store::sandbox::secret(&mut office.db.write().await.unwrap(), "not this").await.unwrap();
        let signed = service::gateway::signature::sign(body.as_bytes(), &secret.into(), now());
        let receive = async || orders::receive(&office, &gateway, &signed, body.as_bytes(), now()).await.unwrap();
        let found = futures::future::join_all((0..4).map(|_| receive())).await;
        let moved = Received::Moved { owner: owner.id, key: KEY.into() };
        assert_eq!(found.iter().filter(|found| **found == moved).count(), 1, "four deliveries at once: {found:?}");
        assert_eq!(found.iter().filter(|found| **found == Received::Nothing).count(), 3);
        assert_eq!(receive().await, Received::Nothing, "and one later");
    }
}

#[tokio::test]
async fn many_at_once_pay_once() {
    for (office, owner, _dir) in offices().await {
        let gateway = sandbox(&office).await;
        let order = two_cards(Behaviour::Approve, Behaviour::Approve);
        let tries = (0..8).map(|_| orders::begin(&office, &gateway, owner.id, &order, now()));
        for found in futures::future::join_all(tries).await {
            assert_eq!(found.unwrap(), paid());
        }
        assert_eq!(sandbox_sum(&office.db).await, 25_000);
    }
}

/// What was taken in the sandbox in all.
async fn sandbox_sum(db: &Db) -> i64 {
    let sql = "SELECT CAST(COALESCE(SUM(amount), 0) AS BIGINT) FROM sandbox_payments WHERE state = 5";
    let (sum,): (i64,) = db.read().await.unwrap().one(sql, vec![]).await.unwrap();
    sum
}

#[tokio::test]
async fn one_bad_notice_keeps_no_other_back() {
    for (office, owner, _dir) in offices().await {
        let gateway = sandbox(&office).await;
        orders::begin(&office, &gateway, owner.id, &one_card(Behaviour::Late), now()).await.unwrap();
        let first = rows(&office, owner.id).await.remove(0);
        let other = domain::checkout::Order { key: "another-key-of-a-form".into(), ..one_card(Behaviour::Late) };
        orders::begin(&office, &gateway, owner.id, &other, now() + TimeDelta::seconds(1)).await.unwrap();
        let mut tx = office.db.write().await.unwrap();
        let spoil = "UPDATE payments SET goal = 99 WHERE id = $1";
        tx.run(spoil, vec![first.id.0.into()]).await.unwrap();
        tx.commit().await.unwrap();
        let soon = now() + TimeDelta::minutes(2);
        assert_eq!(gateway.deliver(soon).await.unwrap(), [(owner.id, other.key)], "the older one cannot be read");
        let mut tx = office.db.write().await.unwrap();
        tx.run("UPDATE payments SET goal = 0 WHERE id = $1", vec![first.id.0.into()]).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(gateway.deliver(soon + TimeDelta::minutes(1)).await.unwrap(), [(owner.id, KEY.to_owned())], "and comes again");
    }
}

#[tokio::test]
async fn nothing_that_pays_stands_in_a_log() {
    let action = Action::ClientSecret("pi_1_secret_abc".into());
    let outcome = service::gateway::Outcome::NeedsAction(action.clone());
    let redirect = Action::Redirect("https://bank.example/?secret=abc".into());
    let charge = service::gateway::Charge {
        owner: uuid::Uuid::nil().to_string().parse().unwrap(),
        payment: domain::id::PaymentId(uuid::Uuid::nil()),
        amount: brl(1),
        method: domain::sale::Method::CreditCard,
        instalments: 1,
        card: Some("pm_abc"),
        captures_now: true,
    };
    let shown = format!("{action:?} {outcome:?} {redirect:?} {charge:?}");
    assert!(!shown.contains("abc"), "{shown}");
    for (office, owner, _dir) in offices().await {
        let gateway = sandbox(&office).await;
        orders::begin(&office, &gateway, owner.id, &one_card(Behaviour::Step), now()).await.unwrap();
        let row = rows(&office, owner.id).await.remove(0);
        assert!(row.action.as_ref().is_some_and(|action| action.0.contains("/sandbox/")) && row.card.is_some());
        let shown = format!("{row:?}");
        assert!(!shown.contains("/sandbox/") && !shown.contains("sandbox_step"), "{shown}");
    }
}
