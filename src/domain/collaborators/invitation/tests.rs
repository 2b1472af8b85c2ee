use super::super::rights::tests::any_rights;
use super::*;
use crate::id::OwnerId;
use proptest::prelude::*;
use strum::IntoEnumIterator;
use uuid::Uuid;

const OWNER: OwnerId = OwnerId(Uuid::from_u128(1));

fn email(text: &str) -> Email {
    Email::parse(text).unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn products(numbers: &[u128]) -> Products {
    Products::some(numbers.iter().map(|number| ProductId(Uuid::from_u128(*number)))).unwrap()
}

fn invites(acting: &Acting, to: &str, rights: Rights, limits: &Limits) -> Result<(), Vec<InviteError>> {
    let inviter = Inviter { acting, email: &email("bea@example.com"), owner_email: &email("owner@example.com") };
    may_invite(inviter, &email(to), rights, limits)
}

fn form() -> InviteForm {
    InviteForm {
        name: "Ana".into(),
        email: " Ana@Example.com".into(),
        profile: Uuid::from_u128(7).to_string(),
        language: "it".into(),
        ..InviteForm::default()
    }
}

#[test]
fn an_owner_invites_anybody_else_into_any_profile() {
    let owner = Acting::owner(OWNER);
    assert_eq!(invites(&owner, "ana@example.com", Rights::ALL, &Limits::default()), Ok(()));
    assert_eq!(invites(&owner, "owner@example.com", Rights::ALL, &Limits::default()), Err(vec![InviteError::TheOwner]));
}

#[test]
fn a_collaborator_invites_only_with_that_right_and_hands_on_nothing_that_they_lack() {
    let own = Rights::of(&[Right::ToolsCollaborators, Right::SalesSearch]);
    let bea = Acting::collaborator(OWNER, own, Limits::default());
    assert_eq!(invites(&bea, "ana@example.com", own, &Limits::default()), Ok(()));
    assert_eq!(
        invites(&bea, "ana@example.com", own.with(Right::WithdrawalsMake), &Limits::default()),
        Err(vec![InviteError::HoldsMore(Rights::of(&[Right::WithdrawalsMake]))])
    );
    let without = Acting::collaborator(OWNER, Rights::ALL.without(Right::ToolsCollaborators), Limits::default());
    assert_eq!(invites(&without, "ana@example.com", Rights::NONE, &Limits::default()), Err(vec![InviteError::MayNotInvite]));
}

#[test]
fn nobody_invites_themselves_by_any_writing_of_their_address_nor_the_owner() {
    let bea = Acting::collaborator(OWNER, Rights::ALL, Limits::default());
    for oneself in ["bea@example.com", " BEA@Example.COM "] {
        assert_eq!(invites(&bea, oneself, Rights::NONE, &Limits::default()), Err(vec![InviteError::Oneself]));
    }
    assert_eq!(invites(&bea, "owner@example.com", Rights::NONE, &Limits::default()), Err(vec![InviteError::TheOwner]));
}

#[test]
fn who_is_limited_lets_nobody_in_more_widely_or_for_longer() {
    let limits = Limits { products: products(&[1, 2]), last_day: Some(day("2026-06-30")) };
    let bea = Acting::collaborator(OWNER, Rights::ALL, limits.clone());
    assert_eq!(invites(&bea, "ana@example.com", Rights::NONE, &limits), Ok(()));
    assert_eq!(
        invites(&bea, "ana@example.com", Rights::NONE, &Limits::default()),
        Err(vec![InviteError::BeyondProducts, InviteError::BeyondLastDay])
    );
    let other = Limits { products: products(&[2, 3]), last_day: Some(day("2026-07-01")) };
    assert_eq!(
        invites(&bea, "bea@example.com", Rights::of(&[Right::ReceiptsSend]), &other),
        Err(vec![
            InviteError::Oneself,
            InviteError::HoldsMore(Rights::of(&[Right::ReceiptsSend])),
            InviteError::BeyondProducts,
            InviteError::BeyondLastDay
        ]),
        "all at once; and who is limited to products has no right over the whole account to hand on"
    );
}

#[test]
fn all_faults_of_an_invitation_are_told_at_once_each_at_its_field() {
    let form = InviteForm {
        email: "ana@".into(),
        profile: "finance".into(),
        limited: true,
        last_day: "31/12/2026".into(),
        ..InviteForm::default()
    };
    let faults = form.check(day("2026-03-01")).unwrap_err();
    assert_eq!(
        faults,
        [
            Fault::new(Field::Name, Reason::Missing),
            Fault::new(Field::Email, Reason::NotAnAddress),
            Fault::new(Field::Profile, Reason::NotInList),
            Fault::new(Field::Language, Reason::NotInList),
            Fault::new(Field::Products, Reason::NoProducts),
            Fault::new(Field::LastDay, Reason::NotADay),
        ]
    );
}

#[test]
fn a_form_without_limits_opens_all_products_for_good_and_one_with_them_only_those() {
    let today = day("2026-03-01");
    let invite = form().check(today).unwrap();
    assert_eq!((invite.email.as_str(), invite.language, &invite.limits), ("ana@example.com", Language::Italian, &Limits::default()));
    let limited = InviteForm { limited: true, products: vec![ProductId(Uuid::from_u128(3))], last_day: "2026-03-01".into(), ..form() };
    assert_eq!(limited.check(today).unwrap().limits, Limits { products: products(&[3]), last_day: Some(today) });
    let past = InviteForm { last_day: "2026-02-28".into(), ..form() }.check(today);
    assert_eq!(past, Err(vec![Fault::new(Field::LastDay, Reason::DayPast)]));
}

#[test]
fn the_page_of_an_invitation_lets_only_its_own_address_answer() {
    let (ana, zoe) = (email("ana@example.com"), email("zoe@example.com"));
    assert_eq!(offer(State::Pending, &ana, Reader::SignedIn(&ana)), Offer::Answer);
    assert_eq!(offer(State::Pending, &ana, Reader::SignedIn(&zoe)), Offer::SwitchAccount);
    assert_eq!(offer(State::Pending, &ana, Reader::Stranger { has_account: true }), Offer::SignIn);
    assert_eq!(offer(State::Pending, &ana, Reader::Stranger { has_account: false }), Offer::CreateAccount);
    assert_eq!(offer(State::Accepted, &ana, Reader::SignedIn(&ana)), Offer::Enter);
    assert_eq!(offer(State::Accepted, &ana, Reader::SignedIn(&zoe)), Offer::Over);
    for has_account in [true, false] {
        assert_eq!(offer(State::Accepted, &ana, Reader::Stranger { has_account }), Offer::Over);
    }
    for state in State::iter().filter(|state| *state != State::Pending) {
        for reader in [Reader::SignedIn(&ana), Reader::SignedIn(&zoe), Reader::Stranger { has_account: false }] {
            assert!(!matches!(offer(state, &ana, reader), Offer::Answer | Offer::CreateAccount), "{state}");
        }
    }
}

#[test]
fn only_who_may_not_invite_at_all_gets_no_fault_at_a_field() {
    let errors = [
        InviteError::HoldsMore(Rights::ALL),
        InviteError::Oneself,
        InviteError::TheOwner,
        InviteError::BeyondProducts,
        InviteError::BeyondLastDay,
    ];
    assert!(errors.iter().all(|error| error.fault().is_some()));
    assert_eq!(InviteError::MayNotInvite.fault(), None);
}

proptest! {
    #[test]
    fn rights_never_grow_by_inviting(own in any_rights(), profile in any_rights(), is_limited: bool) {
        let limits = Limits { products: if is_limited { products(&[1]) } else { Products::all() }, last_day: None };
        let inviter = Acting::collaborator(OWNER, own, limits.clone());
        let may = invites(&inviter, "ana@example.com", profile, &limits).is_ok();
        let invited = Acting::collaborator(OWNER, profile, limits);
        prop_assert!(!may || inviter.rights().holds(invited.rights()));
        prop_assert_eq!(may, own.contains(Right::ToolsCollaborators) && inviter.rights().holds(profile));
    }
}
