use super::super::rights::tests::any_rights;
use super::*;
use proptest::prelude::*;
use strum::IntoEnumIterator;
use uuid::Uuid;

const OWNER: OwnerId = OwnerId(Uuid::from_u128(1));

fn product(number: u128) -> ProductId {
    ProductId(Uuid::from_u128(number))
}

fn limited() -> Limits {
    Limits { products: Products::some([product(1)]).unwrap(), last_day: None }
}

fn with(rights: &[Right]) -> Acting {
    Acting::collaborator(OWNER, Rights::of(rights), Limits::default())
}

#[test]
fn only_the_owner_is_the_owner_in_person() {
    assert_eq!(Acting::owner(OWNER).in_person().map(InPerson::owner), Some(OWNER));
    let everything = Acting::collaborator(OWNER, Rights::ALL, Limits::default());
    assert_eq!((everything.is_owner(), everything.in_person()), (false, None), "not even with every right there is");
    assert_eq!(Acting::owner(OWNER).key(Rights::ALL).in_person(), None, "nor a key of theirs");
    let person = Acting::owner(OWNER).in_person().unwrap();
    assert_eq!(Acting::seeing_as(person, Rights::ALL, Limits::default()).in_person(), None, "nor while they look as another would");
}

#[test]
fn a_collaborator_may_what_their_rights_say_and_nothing_else() {
    for right in Right::iter() {
        let acting = with(&[right]);
        assert!(Right::iter().all(|other| acting.may(other) == (other == right)), "{right}");
        assert!(Acting::owner(OWNER).may(right));
    }
}

#[test]
fn who_is_limited_to_products_has_them_alone_and_nothing_of_the_account_as_a_whole() {
    let acting = Acting::collaborator(OWNER, Rights::ALL, limited());
    assert!(acting.reaches(product(1)) && !acting.reaches(product(2)));
    assert!(!acting.may(Right::WithdrawalsMake) && !acting.may(Right::ReceiptsSend));
    assert!(acting.may(Right::SalesSearchByPeriod), "sums over those products");
    assert!(acting.may(Right::ProductsManage) && !acting.may_start_products());
    assert!(with(&[Right::ProductsManage]).may_start_products() && Acting::owner(OWNER).may_start_products());
    assert!(with(&[Right::WithdrawalsMake]).may(Right::WithdrawalsMake));
    assert!(Acting::owner(OWNER).reaches(product(2)));
}

#[test]
fn a_right_to_act_on_sales_opens_one_sale_by_its_code_and_a_search_reaches_ninety_days() {
    let sight = |rights: &[Right]| with(rights).sales_sight();
    let nothing = SalesSight { by_code: false, text: None, lists: false };
    assert_eq!(sight(&[Right::ProductsView, Right::ReportsEarnings]), nothing);
    for action in [Right::SalesResendNotifications, Right::SalesEditBuyerEmail, Right::SalesIssueBoletos, Right::SalesRequestRefunds] {
        assert_eq!(sight(&[action]), SalesSight { by_code: true, ..nothing }, "{action}");
    }
    assert_eq!(sight(&[Right::SalesSearch]), SalesSight { by_code: true, text: Some(Reach::Days(90)), lists: false });
    assert_eq!(sight(&[Right::SalesSearchByPeriod]), SalesSight { by_code: true, text: None, lists: true });
    let both = SalesSight { by_code: true, text: Some(Reach::Everything), lists: true };
    assert_eq!(sight(&[Right::SalesSearch, Right::SalesSearchByPeriod]), both);
    assert_eq!(Acting::owner(OWNER).sales_sight(), both);
}

#[test]
fn what_is_the_owners_alone_is_told_in_five_different_ways_and_is_no_right() {
    for language in Language::ALL {
        let told: std::collections::BTreeSet<_> = OwnersOwn::iter().map(|own| own.title(language)).collect();
        assert_eq!(told.len(), 5);
        assert!(Right::iter().all(|right| !told.contains(right.label(language))));
    }
}

proptest! {
    #[test]
    fn a_key_never_does_what_its_maker_cannot(own in any_rights(), asked in any_rights(), is_limited: bool) {
        let limits = if is_limited { limited() } else { Limits::default() };
        let maker = Acting::collaborator(OWNER, own, limits);
        let key = maker.key(asked);
        prop_assert!(maker.rights().holds(key.rights()) && asked.holds(key.rights()));
        prop_assert!(key.products().are_within(maker.products()));
        prop_assert_eq!(key.whose(), maker.whose());
        let owners = Acting::owner(OWNER).key(asked);
        prop_assert_eq!(owners.rights(), asked);
    }
}
