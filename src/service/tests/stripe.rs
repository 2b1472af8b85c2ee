//! Stripe's client: against localstripe where it is installed, and against a double of this test for what goes wrong.

use crate::payments::{KEY, brl, charged, legs, now, offices, rows, tokens};
use crate::stripe_double::{Double, Local, Say};
use chrono::TimeDelta;
use domain::Time;
use domain::checkout::{Leg, Verdict};
use domain::id::PaymentId;
use service::gateway::orders::{self, OrderError, Received, Standing};
use service::gateway::stripe::{Config, Stripe};
use service::gateway::{Action, Charge, Gateway, GatewayError};
use std::time::Duration;

fn stripe(api: &str) -> Stripe {
    let config = Config::new("sk_test_12345".into(), "pk_test_12345".into(), vec!["whsec_test".into()]);
    Stripe::new(Config { api: api.into(), patience: Duration::from_millis(700), pause: Duration::from_millis(1), ..config }).unwrap()
}

fn paid() -> Standing {
    Standing::Ended(Verdict::Paid)
}

fn refused(leg: Leg) -> Standing {
    Standing::Ended(Verdict::Refused(leg))
}

#[tokio::test]
async fn localstripe_takes_one_card_and_gives_its_money_back() {
    let Some(local) = Local::start().await else { return };
    let gateway = Stripe::new(Config { api: local.api(), ..Config::new("sk_test_12345".into(), "pk".into(), vec![]) }).unwrap();
    for (office, owner, _dir) in offices().await {
        let found = orders::begin(&office, &gateway, owner.id, &tokens("pm_card_visa", None), now()).await.unwrap();
        assert_eq!(found, paid());
        assert!(rows(&office, owner.id).await[0].provider_id.as_ref().is_some_and(|id| id.starts_with("pi_")));
        orders::refund(&office, &gateway, owner.id, KEY, ("part", charged(5_000)), now()).await.unwrap();
        assert_eq!(rows(&office, owner.id).await[0].refunded, 5_000, "as Stripe's charge says");
        let back = orders::give_back(&office, &gateway, owner.id, KEY, now()).await.unwrap();
        assert_eq!((back, legs(&office, owner.id).await), (Standing::Ended(Verdict::Returned), vec![Leg::Refunded]));
    }
}

#[tokio::test]
async fn localstripe_declines_and_takes_two_cards_or_none() {
    let Some(local) = Local::start().await else { return };
    let gateway = Stripe::new(Config { api: local.api(), ..Config::new("sk_test_12345".into(), "pk".into(), vec![]) }).unwrap();
    for (first, second, standing, left) in [
        ("pm_card_chargeCustomerFail", None, refused(Leg::Declined), vec![Leg::Declined]),
        ("pm_card_visa", Some("pm_card_visa"), paid(), vec![Leg::Captured, Leg::Captured]),
        ("pm_card_visa", Some("pm_card_chargeCustomerFail"), refused(Leg::Declined), vec![Leg::Released, Leg::Declined]),
        ("pm_nothing", None, refused(Leg::Released), vec![Leg::Released]),
    ] {
        for (office, owner, _dir) in offices().await {
            let found = orders::begin(&office, &gateway, owner.id, &tokens(first, second), now()).await.unwrap();
            assert_eq!((found, legs(&office, owner.id).await), (standing.clone(), left.clone()), "{first} and {second:?}");
        }
    }
}

#[tokio::test]
async fn localstripe_asks_for_a_step_that_is_passed_or_given_up() {
    let Some(local) = Local::start().await else { return };
    let gateway = Stripe::new(Config { api: local.api(), ..Config::new("sk_test_12345".into(), "pk".into(), vec![]) }).unwrap();
    for (office, owner, _dir) in offices().await {
        let card = local.card("4000002500003155").await;
        let standing = orders::begin(&office, &gateway, owner.id, &tokens(&card, None), now()).await.unwrap();
        let Standing::Waiting { place: 0, action: Some(Action::ClientSecret(secret)) } = standing else { panic!("{standing:?}") };
        local.authenticate(&secret).await;
        assert_eq!(orders::look(&office, &gateway, owner.id, KEY, now()).await.unwrap(), paid());
    }
    for (office, owner, _dir) in offices().await {
        let card = local.card("4000002500003155").await;
        let standing = orders::begin(&office, &gateway, owner.id, &tokens(&card, None), now()).await.unwrap();
        assert!(matches!(standing, Standing::Waiting { action: Some(Action::ClientSecret(_)), .. }), "{standing:?}");
        let back = orders::give_back(&office, &gateway, owner.id, KEY, now()).await.unwrap();
        assert_eq!((back, legs(&office, owner.id).await), (Standing::Ended(Verdict::Returned), vec![Leg::Released]), "cancelled there");
    }
}

#[tokio::test]
async fn a_notification_of_localstripe_is_believed_and_comes_to_the_right_order() {
    let Some(local) = Local::start().await else { return };
    let config = Config::new("sk_test_12345".into(), "pk".into(), vec!["whsec_test".into()]);
    let gateway = Stripe::new(Config { api: local.api(), ..config }).unwrap();
    let mut letters = local.notify("whsec_test").await;
    for (office, owner, _dir) in offices().await {
        orders::begin(&office, &gateway, owner.id, &tokens("pm_card_visa", None), now()).await.unwrap();
        let (signature, body) = tokio::time::timeout(Duration::from_secs(20), letters.recv()).await.unwrap().unwrap();
        // localstripe signs by the real clock, which tests have not: it stands in the signature.
        let signed_at = signature.strip_prefix("t=").and_then(|rest| rest.split(',').next()).unwrap().parse().unwrap();
        let clock = Time::from_timestamp(signed_at, 0).unwrap();
        let received = orders::receive(&office, &gateway, &signature, &body, clock).await.unwrap();
        assert_eq!(received, Received::Known { owner: owner.id, key: KEY.into() });
        assert_eq!(orders::receive(&office, &gateway, &signature, &body, clock).await.unwrap(), Received::Nothing);
        assert!(
            orders::receive(&office, &gateway, &signature, &body, clock + TimeDelta::hours(1)).await.is_err(),
            "too old to be believed"
        );
    }
}

fn charge(card: Option<&str>) -> Charge<'_> {
    Charge {
        owner: uuid::Uuid::nil().to_string().parse().unwrap(),
        payment: PaymentId(uuid::Uuid::nil()),
        amount: brl(25_000),
        method: domain::sale::Method::CreditCard,
        instalments: 1,
        card,
        captures_now: true,
    }
}

#[tokio::test]
async fn a_question_is_repeated_with_the_same_key_until_it_is_answered() {
    for trouble in [Say::Status(429), Say::Status(409), Say::Status(500), Say::Status(503), Say::Nothing, Say::HangUp] {
        let double = Double::start(vec![trouble, trouble, Say::Succeeded]).await;
        let report = stripe(&double.api).authorise(&charge(Some("pm_1")), "a-key", now()).await;
        assert_eq!(report.unwrap().id.as_deref(), Some("pi_1"), "{trouble:?}");
        let asked = double.asked();
        assert_eq!(asked.len(), 3, "{trouble:?}");
        assert!(asked.iter().all(|question| question.key == "a-key" && question.body == asked[0].body), "{asked:?}");
    }
}

#[tokio::test]
async fn trouble_that_does_not_end_is_told_for_what_it_is() {
    for (trouble, expected) in [
        (Say::Status(429), "the payment provider is busy"),
        (Say::Status(500), "the payment provider is away (status_500)"),
        (Say::Nothing, "the payment provider did not answer in time"),
        (Say::HangUp, "the payment provider is away (the connection broke)"),
    ] {
        let double = Double::start(vec![trouble; 5]).await;
        let error = stripe(&double.api).fetch("pi_1", now()).await.unwrap_err();
        assert_eq!((error.to_string().as_str(), double.asked().len()), (expected, 3), "{trouble:?}");
    }
    let nobody = stripe("http://127.0.0.1:9").fetch("pi_1", now()).await;
    assert!(matches!(nobody, Err(GatewayError::Away(_))), "{nobody:?}");
}

#[tokio::test]
async fn what_stripe_refuses_or_says_not_to_repeat_is_asked_once() {
    for (trouble, expected) in [
        (Say::Refused(400, "parameter_missing"), "the payment provider refused the request: parameter_missing"),
        (Say::Refused(401, ""), "the payment provider refused the request: status_401"),
        (Say::DoNotRepeat, "the payment provider is away (status_500)"),
        (Say::Noise, "the payment provider's answer makes no sense: expected value at line 1 column 1"),
    ] {
        let double = Double::start(vec![trouble; 3]).await;
        let error = stripe(&double.api).authorise(&charge(None), "a-key", now()).await.unwrap_err();
        assert_eq!((error.to_string().as_str(), double.asked().len()), (expected, 1), "{trouble:?}");
    }
}

#[tokio::test]
async fn a_decline_names_its_payment() {
    let double = Double::start(vec![Say::NoFunds]).await;
    let report = stripe(&double.api).authorise(&charge(Some("pm_1")), "a-key", now()).await.unwrap();
    assert_eq!((report.id.as_deref(), report.outcome.leg()), (Some("pi_1"), Leg::NoFunds));
    let asked = double.asked().remove(0);
    assert_eq!((asked.authorization.as_str(), asked.path.as_str()), ("Bearer sk_test_12345", "/v1/payment_intents"));
    assert!(!asked.version.is_empty());
    for field in [
        "amount=25000",
        "currency=brl",
        "confirm=true",
        "payment_method=pm_1",
        "capture_method=automatic",
        "payment_method_types%5B%5D=card",
        "metadata%5Bpayment%5D=00000000-0000-0000-0000-000000000000",
    ] {
        assert!(asked.body.split('&').any(|found| found == field), "{field} in {}", asked.body);
    }
}

#[tokio::test]
async fn an_order_survives_a_provider_that_is_away_and_is_paid_once() {
    for (office, owner, _dir) in offices().await {
        let double = Double::start(vec![Say::Status(503), Say::Nothing, Say::HangUp, Say::Succeeded]).await;
        let gateway = stripe(&double.api);
        let found = orders::begin(&office, &gateway, owner.id, &tokens("pm_1", None), now()).await;
        assert!(matches!(found, Err(OrderError::Gateway(GatewayError::Away(_)))), "{found:?}");
        assert_eq!(legs(&office, owner.id).await, [Leg::Unknown]);
        let soon = now() + TimeDelta::minutes(1);
        assert_eq!(orders::due(&office, &gateway, soon).await.unwrap(), [(owner.id, KEY.to_owned(), paid())]);
        let keys: Vec<String> = double.asked().into_iter().map(|question| question.key).collect();
        assert_eq!(keys.len(), 4);
        assert!(keys.iter().all(|key| *key == keys[0]), "one key, so one payment: {keys:?}");
    }
}

#[tokio::test]
async fn a_refusal_after_silence_is_told_to_prove_nothing() {
    for (script, expected) in [
        (
            vec![Say::Nothing, Say::Refused(401, "")],
            "the payment provider refused the request, and nobody knows what was done before: status_401",
        ),
        (vec![Say::Idempotency], "the payment provider refused the request, and nobody knows what was done before: idempotency_key_in_use"),
        (vec![Say::Status(403)], "the payment provider refused the request, and nobody knows what was done before: status_403"),
    ] {
        let double = Double::start(script).await;
        let error = stripe(&double.api).authorise(&charge(Some("pm_1")), "a-key", now()).await.unwrap_err();
        assert_eq!(error.to_string(), expected);
    }
}

#[tokio::test]
async fn localstripe_is_asked_for_what_it_did_when_nobody_heard_of_it() {
    let Some(local) = Local::start().await else { return };
    let gateway = Stripe::new(Config { api: local.api(), ..Config::new("sk_test_12345".into(), "pk".into(), vec![]) }).unwrap();
    for (office, owner, _dir) in offices().await {
        let order = tokens("pm_card_visa", None);
        orders::begin(&office, &gateway, owner.id, &order, now()).await.unwrap();
        let row = rows(&office, owner.id).await.remove(0);
        let found = gateway.find(owner.id, row.id, now(), now()).await.unwrap();
        assert_eq!((found.len(), found[0].id.clone()), (1, row.provider_id.clone()));
        let other = gateway.find(owner.id, PaymentId(uuid::Uuid::nil()), now(), now()).await.unwrap();
        assert!(other.is_empty(), "{other:?}");
        orders::refund(&office, &gateway, owner.id, KEY, ("part", charged(5_000)), now()).await.unwrap();
        let refunds = gateway.refunds(&row.provider_id.unwrap(), now()).await.unwrap();
        let keys: Vec<_> = refunds.into_iter().map(|given| (given.key.unwrap(), given.amount)).collect();
        assert_eq!(keys, [(format!("{}:refund:part", row.id), 5_000)]);
    }
}
