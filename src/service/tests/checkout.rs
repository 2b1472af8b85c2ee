//! What is recorded of an order: a sale like any other, whose money is the owner's.

use crate::payments;
use crate::payments::{KEY, form, now, offices, one_card, rows, two_cards};
use chrono::TimeDelta;
use domain::Time;
use domain::checkout::{Gross, Leg, Provider, Verdict};
use domain::listing::Filter;
use domain::sale::{Event, MoveError, State};
use service::checkout::{self, Fee, Sold};
use service::gateway::orders::{self, Standing};
use service::gateway::sandbox::{Behaviour, Pace, Sandbox};
use service::office::Office;
use std::collections::BTreeMap;
use store::owners::Owner;
use store::sales::{self, Origin, Outcome};
use store::verify;

const CODE: &str = "MS0123456789";

fn sold(provider: Provider) -> Sold<'static> {
    Sold {
        transaction: CODE,
        product_name: "Falar em público",
        category: Some("classes.speaking"),
        origin: Origin::default(),
        started_at: now(),
        provider,
        fee: Fee { hundredths: 1_000 },
    }
}

/// Nothing that is derived differs from the events.
async fn verified(office: &Office) {
    let mut report = verify::verify(&mut office.db.read().await.unwrap()).await.unwrap();
    // Here orders are sold without a checkout.
    report.differences.retain(|difference| !difference.contains("no checkout asked for it"));
    assert!(report.differences.is_empty(), "{:#?}", report.differences);
}

/// What stands on the accounts that are not empty, by their names.
async fn balances(office: &Office, owner: &Owner) -> BTreeMap<&'static str, i64> {
    let sql = "SELECT account, amount FROM balances WHERE owner_id = $1 AND amount <> 0";
    let rows: Vec<(i16, i64)> = office.db.read().await.unwrap().all(sql, vec![owner.id.0.into()]).await.unwrap();
    rows.into_iter().map(|(account, amount)| (domain::ledger::Account::from_repr(account).unwrap().into(), amount)).collect()
}

async fn moved(office: &Office, owner: &Owner, event: Event, now: Time) -> Option<Outcome> {
    let mut tx = office.db.write().await.unwrap();
    let outcome = checkout::move_on(&mut tx, owner, CODE, &[event], now).await.unwrap();
    tx.commit().await.unwrap();
    outcome
}

#[tokio::test]
async fn a_paid_order_is_a_sale_whose_net_is_the_owners_until_it_goes_back() {
    for (office, owner, _dir) in offices().await {
        let gateway = Sandbox::open(&office, Pace::default()).await.unwrap();
        let order = two_cards(Behaviour::Approve, Behaviour::Approve);
        let standing = orders::begin(&office, &gateway, owner.id, &order, now()).await.unwrap();
        let paid_at = now() + TimeDelta::seconds(5);
        let approved = checkout::move_of(&standing, false, None, paid_at);
        let mut tx = office.db.write().await.unwrap();
        // As if the money had moved, so that there is a fee.
        let sold = sold(Provider::Stripe);
        let outcome = checkout::record(&mut tx, &office, &owner, &order, &sold, vec![approved.clone()], paid_at).await.unwrap();
        assert!(orders::conclude(&mut tx, owner.id, KEY, Verdict::Paid).await.unwrap());
        tx.commit().await.unwrap();
        assert_eq!(outcome, Outcome::Added);
        verified(&office).await;
        assert_eq!(balances(&office, &owner).await, BTreeMap::from([("clearing", -25_000), ("fees", 2_500), ("pending", 22_500)]));

        let mut tx = office.db.read().await.unwrap();
        let page = sales::page(
            &mut tx,
            &owner,
            &domain::collaborators::Products::all(),
            &Filter { product: Some(order.product), ..Filter::default() },
        )
        .await
        .unwrap();
        assert_eq!(page.lines.len(), 1, "it stands under the product itself");
        let line = &page.lines[0];
        assert_eq!((line.code.as_str(), line.state, line.gross, line.net), (CODE, State::Approved, 25_000, Some(22_500)));
        drop(tx);

        let mut tx = office.db.write().await.unwrap();
        let again = checkout::record(&mut tx, &office, &owner, &order, &sold, vec![approved], paid_at).await.unwrap();
        assert_eq!(again, Outcome::Unchanged, "told twice, recorded once");
        drop(tx);

        let later = paid_at + TimeDelta::days(1);
        assert_eq!(
            moved(&office, &owner, checkout::refund_of(Gross(payments::brl(10_000)), later, Some("goodwill")), later).await,
            Some(Outcome::Updated)
        );
        verified(&office).await;
        assert_eq!(balances(&office, &owner).await, BTreeMap::from([("clearing", -15_000), ("fees", 1_500), ("pending", 13_500)]));
        assert_eq!(
            moved(&office, &owner, checkout::refund_of(Gross(payments::brl(10_000)), later, Some("goodwill")), later).await,
            Some(Outcome::Unchanged)
        );

        let end = checkout::move_of(&Standing::Ended(Verdict::Returned), true, None, later + TimeDelta::days(1));
        assert_eq!(moved(&office, &owner, end, later).await, Some(Outcome::Updated));
        verified(&office).await;
        assert_eq!(balances(&office, &owner).await, BTreeMap::new());
    }
}

#[tokio::test]
async fn an_order_with_a_coupon_and_interest_sells_the_price_less_the_coupon() {
    use domain::checkout::{Asked, Code, Coupon, Discount, Form};
    for (office, owner, _dir) in offices().await {
        let coupon = Coupon {
            code: Code::parse("ANA10").unwrap(),
            discount: Discount::Percent(1_000),
            from: None,
            until: None,
            most_uses: None,
            products: vec![],
        };
        let typed = Form { coupon: "ana10".into(), instalments: "3".into(), method: "account_balance".into(), ..form() };
        let order = typed.check(&Asked { coupon: Some((&coupon, 0)), ..payments::asked(domain::checkout::CardEntry::Here) }).unwrap();
        let event = checkout::move_of(&Standing::Ended(Verdict::Paid), false, None, now());
        let news = checkout::sale_of(&order, &sold(Provider::Sandbox), vec![event.clone()]);
        assert_eq!((news.amounts.gross, news.amounts.fee, news.offer.as_deref(), news.installments), (22_500, Some(0), Some("ANA10"), 3));
        assert!(news.amounts.surcharge.is_some_and(|interest| interest > 0));
        let mut tx = office.db.write().await.unwrap();
        checkout::record(&mut tx, &office, &owner, &order, &sold(Provider::Sandbox), vec![event], now()).await.unwrap();
        tx.commit().await.unwrap();
        verified(&office).await;
        assert_eq!(balances(&office, &owner).await, BTreeMap::from([("clearing", -22_500), ("pending", 22_500)]));
    }
}

#[tokio::test]
async fn a_refused_order_is_a_lost_sale_with_its_reason_and_may_be_tried_again() {
    for (office, owner, _dir) in offices().await {
        let gateway = Sandbox::open(&office, Pace::default()).await.unwrap();
        let order = one_card(Behaviour::Expired);
        let standing = orders::begin(&office, &gateway, owner.id, &order, now()).await.unwrap();
        let reason = rows(&office, owner.id).await.remove(0).reason;
        let event = checkout::move_of(&standing, false, reason.as_deref(), now());
        assert_eq!((event.to, event.note.as_deref()), (State::Declined, Some("expired_card")));
        let mut tx = office.db.write().await.unwrap();
        checkout::record(&mut tx, &office, &owner, &order, &sold(Provider::Sandbox), vec![event], now()).await.unwrap();
        tx.commit().await.unwrap();
        verified(&office).await;
        assert_eq!(balances(&office, &owner).await, BTreeMap::new());
        let later = now() + TimeDelta::minutes(2);
        let paid = checkout::move_of(&Standing::Ended(Verdict::Paid), false, None, later);
        assert_eq!(moved(&office, &owner, paid, later).await, Some(Outcome::Updated), "one checkout is one sale");
        verified(&office).await;
    }
}

#[tokio::test]
async fn a_move_that_is_not_legal_is_told_and_an_unknown_sale_is_none() {
    for (office, owner, _dir) in offices().await {
        let paid = checkout::move_of(&Standing::Ended(Verdict::Paid), false, None, now());
        assert_eq!(moved(&office, &owner, paid, now()).await, None);
        let cancelled = checkout::move_of(&Standing::Ended(Verdict::Refused(Leg::Released)), false, None, now());
        let order = one_card(Behaviour::Approve);
        let mut tx = office.db.write().await.unwrap();
        checkout::record(&mut tx, &office, &owner, &order, &sold(Provider::Sandbox), vec![cancelled], now()).await.unwrap();
        tx.commit().await.unwrap();
        let later = now() + TimeDelta::hours(1);
        let paid = checkout::move_of(&Standing::Ended(Verdict::Paid), false, None, later);
        let refused = Outcome::Refused(MoveError::Illegal { from: State::Cancelled, to: State::Approved });
        assert_eq!(moved(&office, &owner, paid, later).await, Some(refused));
    }
}

#[test]
fn codes_are_short_and_differ() {
    let codes: Vec<String> = (0..100_u64).map(|n| domain::sale::code(n * 7_919)).collect();
    assert!(codes.iter().all(|code| code.len() == 12 && code.starts_with("MS")));
    assert_eq!(codes.iter().collect::<std::collections::HashSet<_>>().len(), 100);
}
