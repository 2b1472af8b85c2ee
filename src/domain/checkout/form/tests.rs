use super::*;
use crate::checkout::{Counts, Discount};
use crate::money::Currency;
use crate::product::price::{Bearer, Plan};
use proptest::prelude::*;
use uuid::Uuid;

const METHODS: &[Method] = &[Method::CreditCard, Method::TwoCards, Method::AccountBalance];

fn brl(minor: i64) -> Money {
    Money::new(minor, Currency::BRL)
}

fn asked() -> Asked<'static> {
    Asked {
        product: ProductId(Uuid::nil()),
        price: Price { amount: brl(25_000), plan: Plan::Instalments { most: 12, bearer: Bearer::Buyer }, converts: false },
        monthly_rate: 299,
        least: 500,
        seller_country: "BR",
        payers: Payers { gateway: METHODS, counts: Counts::Any, balance: None },
        card_entry: CardEntry::Here,
        coupon: None,
        now: "2026-03-01T12:00:00Z".parse().unwrap(),
    }
}

fn typed_card() -> CardFields {
    CardFields { number: "4242 4242 4242 4242".into(), expiry: "12/30".into(), code: "123".into(), ..CardFields::default() }
}

fn form() -> Form {
    Form {
        key: "k".repeat(43),
        name: " Bia Lima ".into(),
        email: "Bia@Example.com".into(),
        country: "BR".into(),
        document: "529.982.247-25".into(),
        method: "credit_card".into(),
        consent: "on".into(),
        card: typed_card(),
        ..Form::default()
    }
}

fn faults(form: &Form, asked: &Asked<'_>) -> Vec<(Field, Reason)> {
    form.check(asked).unwrap_err().into_iter().map(|fault| (fault.field, fault.reason)).collect()
}

#[test]
fn a_form_without_faults_is_an_order() {
    let order = form().check(&asked()).unwrap();
    assert_eq!((order.name.as_str(), order.email.as_str(), order.country), ("Bia Lima", "bia@example.com", "BR"));
    assert_eq!(order.document, Some(Document::Cpf("52998224725".into())));
    assert_eq!(order.payment, Payment::Card(Card::Typed("4242424242424242".into())));
    assert_eq!((order.total.charged(), order.method()), (brl(25_000), Method::CreditCard));
}

#[test]
fn an_empty_form_tells_everything_that_is_missing() {
    assert_eq!(
        faults(&Form::default(), &asked()),
        [
            (Field::Whole, Reason::TooOld),
            (Field::Name, Reason::Missing),
            (Field::Email, Reason::Missing),
            (Field::Country, Reason::Missing),
            (Field::Method, Reason::Missing),
            (Field::Consent, Reason::NotConsented),
        ]
    );
}

#[test]
fn a_document_is_asked_where_the_country_asks() {
    let brazilian = Form { document: String::new(), ..form() };
    assert_eq!(faults(&brazilian, &asked()), [(Field::Document, Reason::Missing)]);
    assert_eq!(faults(&Form { document: "529.982.247-20".into(), ..form() }, &asked()), [(Field::Document, Reason::NotADocument)]);
    let portuguese = Form { country: "PT".into(), document: "whatever".into(), ..form() };
    assert_eq!(portuguese.check(&asked()).unwrap().document, None, "what is not asked for is not kept");
}

#[test]
fn a_mexican_does_not_pay_with_two_cards() {
    let two = Form { method: "two_cards".into(), country: "MX".into(), card_amount: "100".into(), second_card: typed_card(), ..form() };
    assert_eq!(faults(&two, &asked()), [(Field::Method, Reason::NotOffered)]);
    assert_eq!(faults(&Form { method: "boleto".into(), ..form() }, &asked()), [(Field::Method, Reason::NotOffered)]);
    assert_eq!(faults(&Form { method: "gold".into(), ..form() }, &asked()), [(Field::Method, Reason::NotInList)]);
}

#[test]
fn two_cards_pay_the_total_between_them() {
    let two = |first: &str, second: &str| Form {
        method: "two_cards".into(),
        card_amount: first.into(),
        second_card_amount: second.into(),
        second_card: typed_card(),
        ..form()
    };
    for (first, second, parts) in [("100", "", [10_000, 15_000]), ("", "100", [15_000, 10_000]), ("249,00", "1", [24_900, 100])] {
        let Payment::TwoCards([(_, one), (_, two)]) = two(first, second).check(&asked()).unwrap().payment else { panic!("two cards") };
        assert_eq!([one.minor, two.minor], parts);
    }
    let range = Reason::PartOutOfRange { least: brl(100), most: brl(24_900) };
    for (first, second, field, reason) in [
        ("100", "100", Field::CardAmount(Place::Second), Reason::PartsDiffer { total: brl(25_000) }),
        ("250", "", Field::CardAmount(Place::First), range),
        ("", "250", Field::CardAmount(Place::Second), range),
        ("250", "0", Field::CardAmount(Place::First), range),
        ("", "", Field::CardAmount(Place::First), Reason::Missing),
        ("half", "", Field::CardAmount(Place::First), Reason::NotAnAmount),
    ] {
        assert_eq!(faults(&two(first, second), &asked()), [(field, reason)], "{first} and {second}");
    }
    let interest = Form { instalments: "2".into(), ..two("100", "150") };
    assert_eq!(
        faults(&interest, &asked()),
        [(Field::CardAmount(Place::Second), Reason::PartsDiffer { total: brl(26_126) })],
        "the total has its interest in it"
    );
}

#[test]
fn the_second_card_is_checked_like_the_first() {
    let two = Form { method: "two_cards".into(), card_amount: "100".into(), card: CardFields::default(), ..form() };
    let missing =
        |place| [Field::CardNumber(place), Field::CardExpiry(place), Field::CardCode(place)].map(|field| (field, Reason::Missing));
    assert_eq!(faults(&two, &asked()), [missing(Place::First), missing(Place::Second)].concat());
}

#[test]
fn no_card_is_read_where_the_provider_asks_for_it() {
    let at_provider = Asked { card_entry: CardEntry::AtProvider, ..asked() };
    assert_eq!(faults(&form(), &at_provider), [(Field::CardNumber(Place::First), Reason::Missing)], "whatever was typed is no card");
    let token = |text: &str| Form { card: CardFields { token: text.into(), ..CardFields::default() }, ..form() };
    assert_eq!(token("pm_1Nabc").check(&at_provider).unwrap().payment, Payment::Card(Card::Token("pm_1Nabc".into())));
    assert_eq!(faults(&token("pm 1&x=1"), &at_provider), [(Field::CardNumber(Place::First), Reason::NotACardNumber)]);
}

#[test]
fn a_coupon_counts_and_a_wrong_one_is_told_while_the_page_still_shows_a_total() {
    let coupon = Coupon {
        code: Code::parse("ANA10").unwrap(),
        discount: Discount::Percent(1_000),
        from: None,
        until: None,
        most_uses: Some(1),
        products: vec![],
    };
    let good = Asked { coupon: Some((&coupon, 0)), ..asked() };
    let typed = Form { coupon: "ana10".into(), ..form() };
    assert_eq!(typed.check(&good).unwrap().total.charged(), brl(22_500));
    let used = Asked { coupon: Some((&coupon, 1)), ..asked() };
    assert_eq!(faults(&typed, &used), [(Field::Coupon, Reason::CouponUsedUp)]);
    assert_eq!(typed.total(&used).unwrap().charged(), brl(25_000));
    assert_eq!(faults(&Form { coupon: "other".into(), ..form() }, &good), [(Field::Coupon, Reason::CouponUnknown)]);
    let all = Coupon { discount: Discount::Percent(9_900), ..coupon.clone() };
    let asked = Asked { coupon: Some((&all, 0)), ..asked() };
    assert_eq!(faults(&typed, &asked), [(Field::Coupon, Reason::CouponTooMuch { least: brl(500) })]);
}

#[test]
fn the_balance_pays_only_what_it_can() {
    let by_balance = Form { method: "account_balance".into(), card: CardFields::default(), ..form() };
    let rich = Asked { payers: Payers { gateway: METHODS, counts: Counts::Any, balance: Some(brl(25_000)) }, ..asked() };
    assert_eq!(by_balance.check(&rich).unwrap().payment, Payment::Balance);
    assert_eq!(
        faults(&Form { instalments: "2".into(), ..by_balance.clone() }, &rich),
        [(Field::Method, Reason::NotOffered)],
        "with interest it is too little"
    );
    assert_eq!(faults(&by_balance, &asked()), [(Field::Method, Reason::NotOffered)], "a guest has none");
}

#[test]
fn instalments_are_those_of_the_table() {
    assert_eq!(form().check(&Asked { price: Price { plan: Plan::One, ..asked().price }, ..asked() }).unwrap().total.instalments.len(), 1);
    for wrong in ["0", "13", "-1", "two"] {
        assert_eq!(faults(&Form { instalments: wrong.into(), ..form() }, &asked()), [(Field::Instalments, Reason::NotInList)], "{wrong}");
    }
    assert_eq!(Form { instalments: "99".into(), ..form() }.total(&asked()).unwrap().instalments.len(), 1);
}

#[test]
fn a_gateway_that_takes_all_at_once_offers_no_instalments() {
    let asked = Asked { payers: Payers { gateway: METHODS, counts: Counts::One, balance: None }, ..asked() };
    let typed = |count: &str| Form { instalments: count.into(), ..form() };
    assert_eq!(faults(&typed("12"), &asked), [(Field::Instalments, Reason::NotOffered)]);
    assert_eq!(typed("12").total(&asked).unwrap().charged(), brl(25_000), "no interest is shown for what cannot be had");
    for good in ["", "1"] {
        assert_eq!(typed(good).check(&asked).unwrap().total.instalments.len(), 1);
    }
}

proptest! {
    #[test]
    fn checking_never_panics_and_an_order_is_always_paid_in_full(
        texts in prop::collection::vec("\\PC{0,12}|[0-9]{0,6}([.,][0-9]{1,2})?", 9),
        method in prop::sample::select(vec!["credit_card", "two_cards", "account_balance", ""]),
        country in prop::sample::select(vec!["BR", "PT", "MX", "??"]),
        entry in prop::sample::select(vec![CardEntry::Here, CardEntry::AtProvider]),
        good: bool,
    ) {
        let mut typed = Form { card_amount: texts[7].clone(), second_card_amount: texts[8].clone(), ..form() };
        (typed.method, typed.country, typed.second_card) = (method.into(), country.into(), typed_card());
        if !good {
            typed = Form { name: texts[0].clone(), email: texts[1].clone(), document: texts[2].clone(), instalments: texts[3].clone(), ..typed };
            typed = Form { coupon: texts[4].clone(), consent: texts[5].clone(), key: texts[6].clone(), ..typed };
        }
        if let Ok(order) = typed.check(&Asked { card_entry: entry, ..asked() }) && let Payment::TwoCards([(_, one), (_, two)]) = order.payment {
            prop_assert_eq!(one.minor + two.minor, order.total.charged().minor);
        }
    }
}

#[test]
fn nobody_is_charged_another_price_than_the_page_showed() {
    let coupon = Coupon {
        code: Code::parse("ANA10").unwrap(),
        discount: Discount::Percent(1_000),
        from: None,
        until: None,
        most_uses: None,
        products: vec![],
    };
    let asked = Asked { coupon: Some((&coupon, 0)), ..asked() };
    let typed = |coupon: &str, shown: &str| Form { coupon: coupon.into(), shown: shown.into(), ..form() };
    let other = |total| vec![(Field::Whole, Reason::OtherTotal { total: brl(total) })];
    assert_eq!(faults(&typed("ana10", "25000"), &asked), other(22_500), "typed and sent at once");
    assert_eq!(faults(&typed("", "22500"), &asked), other(25_000));
    assert_eq!(faults(&typed("", "free"), &asked), other(25_000));
    assert_eq!(faults(&typed("NOBODY", "22500"), &asked), [(Field::Coupon, Reason::CouponUnknown)], "told at its own field alone");
    for good in
        [typed("ana10", "22500"), typed("", "25000"), typed("ana10", ""), Form { instalments: "3".into(), ..typed("ana10", "22500") }]
    {
        assert!(good.check(&asked).is_ok(), "{good:?}");
    }
}

#[test]
fn what_is_wrong_with_a_coupon_is_known_before_the_form_is_sent() {
    let most = Coupon {
        code: Code::parse("MOST").unwrap(),
        discount: Discount::Amount(brl(24_501)),
        from: None,
        until: None,
        most_uses: Some(1),
        products: vec![],
    };
    let fault = |typed: &str, uses| {
        let asked = Asked { coupon: Some((&most, uses)), ..asked() };
        let form = Form { coupon: typed.into(), ..Form::default() };
        assert!(form.total(&asked).is_some_and(|total| total.gross() == brl(25_000)), "what is wrong takes nothing off");
        form.coupon_fault(&asked)
    };
    assert_eq!(fault("most", 0), Some(Reason::CouponTooMuch { least: brl(500) }));
    assert_eq!(fault("most", 1), Some(Reason::CouponUsedUp));
    assert_eq!(fault("x", 0), Some(Reason::CouponUnknown));
    assert_eq!(fault(" ", 0), None);
}
