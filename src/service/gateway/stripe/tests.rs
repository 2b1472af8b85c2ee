use super::*;
use crate::gateway::{Action, GivenState, News, Outcome};
use proptest::prelude::*;
use serde_json::{Value, json};

fn report(intent: Value) -> Outcome {
    serde_json::from_value::<Intent>(intent).unwrap().report().unwrap().outcome
}

/// A PaymentIntent as docs.stripe.com/api/payment_intents/object shows one.
fn intent(changes: Value) -> Value {
    let mut intent = json!({
        "id": "pi_3MtwBwLkdIwHu7ix28a3tqPa", "object": "payment_intent", "amount": 25000, "amount_capturable": 0, "amount_received": 0,
        "automatic_payment_methods": null, "canceled_at": null, "capture_method": "automatic", "created": 1680800504, "currency": "brl",
        "client_secret": "pi_3MtwBwLkdIwHu7ix28a3tqPa_secret_YrKJUKribcBjcG8HVhfZluoGH", "customer": null, "last_payment_error": null,
        "latest_charge": null, "livemode": false, "next_action": null, "payment_method": null, "payment_method_types": ["card"],
        "metadata": {"owner": "0195f000-0000-7000-8000-000000000001", "payment": "0195f000-0000-7000-8000-000000000002"},
        "status": "requires_payment_method"
    });
    for (name, value) in changes.as_object().unwrap() {
        intent[name] = value.clone();
    }
    intent
}

fn charge(changes: Value) -> Value {
    let mut charge = json!({
        "id": "ch_3MmlLrLkdIwHu7ix0snN0B15", "object": "charge", "amount": 25000, "amount_captured": 25000, "amount_refunded": 0, "captured": true,
        "currency": "brl", "disputed": false, "paid": true, "payment_intent": "pi_3MtwBwLkdIwHu7ix28a3tqPa", "refunded": false, "status": "succeeded",
        "metadata": {}
    });
    for (name, value) in changes.as_object().unwrap() {
        charge[name] = value.clone();
    }
    charge
}

fn event(kind: &str, object: Value) -> Result<Notification, NotificationError> {
    let event = json!({
        "id": "evt_1NG8Du2eZvKYlo2CUI79vXWy", "object": "event", "api_version": "2025-02-24.acacia", "created": 1686089970,
        "data": {"object": object}, "livemode": false, "pending_webhooks": 1, "request": {"id": null, "idempotency_key": null}, "type": kind
    });
    serde_json::from_value::<Event>(event).unwrap().notification()
}

#[test]
fn every_state_of_a_payment_is_understood() {
    let secret = Action::ClientSecret("pi_3MtwBwLkdIwHu7ix28a3tqPa_secret_YrKJUKribcBjcG8HVhfZluoGH".into());
    let sdk =
        json!({"type": "use_stripe_sdk", "use_stripe_sdk": {"type": "three_d_secure_redirect", "stripe_js": "https://hooks.stripe.com/x"}});
    let redirect = json!({"type": "redirect_to_url", "redirect_to_url": {"url": "https://hooks.stripe.com/3d", "return_url": "https://x"}});
    let refusal =
        |code: Value| json!({"last_payment_error": {"code": "card_declined", "decline_code": code, "type": "card_error", "message": "…"}});
    for (changes, outcome) in [
        (json!({}), Outcome::NeedsAction(secret.clone())),
        (json!({"status": "requires_confirmation"}), Outcome::NeedsAction(secret.clone())),
        (json!({"status": "requires_action", "next_action": sdk}), Outcome::NeedsAction(secret)),
        (
            json!({"status": "requires_action", "next_action": redirect}),
            Outcome::NeedsAction(Action::Redirect("https://hooks.stripe.com/3d".into())),
        ),
        (json!({"status": "processing"}), Outcome::Pending),
        (json!({"status": "requires_capture"}), Outcome::Authorised),
        (json!({"status": "canceled"}), Outcome::Released),
        (json!({"status": "succeeded", "latest_charge": "ch_3MmlLrLkdIwHu7ix0snN0B15"}), Outcome::Approved { refunded: 0 }),
        (json!({"status": "succeeded", "latest_charge": charge(json!({"amount_refunded": 100}))}), Outcome::Approved { refunded: 100 }),
        (json!({"status": "succeeded", "latest_charge": charge(json!({"amount_refunded": 25000, "refunded": true}))}), Outcome::Refunded),
        (json!({"status": "succeeded", "latest_charge": charge(json!({"disputed": true}))}), Outcome::Approved { refunded: 0 }),
        (refusal(json!("insufficient_funds")), Outcome::NoFunds),
        (refusal(json!("fraudulent")), Outcome::Blocked("fraudulent".into())),
        (refusal(json!("generic_decline")), Outcome::Declined("generic_decline".into())),
        (refusal(Value::Null), Outcome::Declined("card_declined".into())),
    ] {
        assert_eq!(report(intent(changes.clone())), outcome, "{changes}");
    }
    let strange = serde_json::from_value::<Intent>(intent(json!({"status": "requires_prayer"}))).unwrap().report();
    assert!(matches!(strange, Err(GatewayError::Garbled(_))));
}

#[test]
fn notifications_tell_of_payments_refunds_and_disputes() {
    let id = Some("pi_3MtwBwLkdIwHu7ix28a3tqPa".to_owned());
    let paid = event("payment_intent.succeeded", intent(json!({"status": "succeeded", "latest_charge": "ch_1"}))).unwrap();
    let names = ("0195f000-0000-7000-8000-000000000001".parse().unwrap(), "0195f000-0000-7000-8000-000000000002".parse().unwrap());
    assert_eq!((paid.payment, &paid.provider_id, paid.news), (Some(names), &id, Some(News::Outcome(Outcome::Approved { refunded: 0 }))));
    for (kind, object, outcome) in [
        ("charge.refunded", charge(json!({"amount_refunded": 5000})), Outcome::Approved { refunded: 5_000 }),
        ("charge.refunded", charge(json!({"amount_refunded": 25000, "refunded": true})), Outcome::Refunded),
        (
            "charge.dispute.created",
            json!({"id": "dp_1", "object": "dispute", "payment_intent": id, "status": "needs_response"}),
            Outcome::Disputed,
        ),
    ] {
        let news = event(kind, object).unwrap();
        assert_eq!((&news.provider_id, news.news), (&id, Some(News::Outcome(outcome))), "{kind}");
    }
    let dispute = |status: &str| json!({"id": "dp_1", "object": "dispute", "payment_intent": id, "status": status});
    for (status, outcome) in [
        ("needs_response", Some(Outcome::Disputed)),
        ("won", Some(Outcome::DisputeWon { refunded: 0 })),
        ("lost", Some(Outcome::DisputeLost)),
        ("warning_needs_response", None),
        ("warning_closed", None),
    ] {
        for kind in ["charge.dispute.created", "charge.dispute.closed"] {
            assert_eq!(event(kind, dispute(status)).unwrap().news, outcome.clone().map(News::Outcome), "{kind} {status}");
        }
    }
    let refund = json!({
        "id": "re_1", "object": "refund", "amount": 5000, "currency": "brl", "payment_intent": id, "status": "failed",
        "failure_reason": "lost_or_stolen_card", "metadata": {"key": "a-key"}
    });
    let failed =
        Given { id: "re_1".into(), key: Some("a-key".into()), amount: 5_000, state: GivenState::Failed("lost_or_stolen_card".into()) };
    let news = event("refund.failed", refund).unwrap();
    assert_eq!((&news.provider_id, news.news), (&id, Some(News::RefundFailed(failed))));
    for (kind, object) in [
        ("customer.created", json!({"id": "cus_1"})),
        ("payment_intent.partially_funded", intent(json!({"status": "requires_prayer"}))),
        ("charge.refunded", charge(json!({"payment_intent": null}))),
    ] {
        assert_eq!(event(kind, object).unwrap().news, None, "{kind}");
    }
    assert_eq!(event("charge.refunded", json!("a charge")), Err(NotificationError::Garbled));
}

#[test]
fn a_refund_is_made_or_on_its_way_or_failed() {
    for (status, state) in [
        (json!("succeeded"), GivenState::Made),
        (json!("pending"), GivenState::OnItsWay),
        (json!("requires_action"), GivenState::OnItsWay),
        (json!("failed"), GivenState::Failed("failed".into())),
        (json!("canceled"), GivenState::Failed("failed".into())),
    ] {
        let refund = json!({"id": "re_1", "object": "refund", "amount": 5000, "currency": "brl", "status": status});
        assert_eq!(serde_json::from_value::<Refund>(refund).unwrap().given().state, state, "{status}");
    }
}

#[test]
fn of_several_disputes_an_open_one_counts() {
    let disputes = |texts: &[&str]| -> Vec<Dispute> {
        texts.iter().map(|status| serde_json::from_value(json!({"status": status})).unwrap()).collect()
    };
    for (statuses, outcome) in [
        (&["won", "under_review"][..], Some(Outcome::Disputed)),
        (&["won", "lost"], Some(Outcome::DisputeLost)),
        (&["warning_closed"], None),
        (&[], None),
    ] {
        assert_eq!(Dispute::outcome_of(&disputes(statuses)), outcome, "{statuses:?}");
    }
}

#[test]
fn amounts_are_counted_as_stripe_counts_them() {
    let money = |minor, code| Money::new(minor, Currency::parse(code).unwrap());
    for (minor_units, code, expected) in [
        (25_000, "BRL", 25_000),
        (500, "JPY", 500),
        (500, "CLP", 500),
        (5, "ISK", 500),
        (5, "UGX", 500),
        (500, "MGA", 5),
        (5_120, "KWD", 5_120),
    ] {
        assert_eq!(units(money(minor_units, code)).unwrap(), expected, "{code}");
        assert_eq!(minor(expected, Currency::parse(code).unwrap()), minor_units, "{code}");
    }
    for (minor_units, code) in [(0, "BRL"), (-5, "BRL"), (501, "MGA"), (5_123, "KWD")] {
        assert!(matches!(units(money(minor_units, code)), Err(GatewayError::Refused { .. })), "{minor_units} {code}");
    }
}

#[test]
fn stripe_is_reached_by_https_alone_unless_it_stands_on_this_machine() {
    let at = |api: &str| Stripe::new(Config { api: api.into(), ..Config::new("sk_test".into(), "pk_test".into(), vec![]) });
    for good in ["https://api.stripe.com", "http://127.0.0.1:8420/", "http://localhost:8420"] {
        assert!(at(good).is_ok(), "{good}");
    }
    for wrong in ["http://api.stripe.com", "ftp://127.0.0.1", "api.stripe.com", "https://user:key@api.stripe.com"] {
        assert!(matches!(at(wrong), Err(ConfigError::Address(_))), "{wrong}");
    }
    let config = Config::new("sk_live_secret".into(), "pk_test".into(), vec!["whsec_secret".into()]);
    assert!(!format!("{config:?}").contains("secret\""), "{config:?}");
    assert!(!format!("{config:?}").contains("sk_live"), "{config:?}");
}

proptest! {
    #[test]
    fn reading_a_notification_never_panics(body in "\\PC{0,80}|\\{\"id\":\"e\",\"type\":\"charge.refunded\",\"data\":\\{\"object\":\\PC{0,20}\\}\\}") {
        if let Ok(event) = serde_json::from_str::<Event>(&body) {
            let _ = event.notification();
        }
    }
}
