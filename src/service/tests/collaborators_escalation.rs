//! What a collaborator tries in order to have more than they were given, as a table; on both engines.

use crate::centre::{Centre, INVITES, Person, SEES, centres, invitation, now};
use chrono::TimeDelta;
use domain::collaborators::{
    Event, Field, InviteForm, KeyRights, Limits, MOST_COLLABORATORS, MemberError, Offer, Reason, Right, Rights, Standing, State,
};
use domain::id::{CollaboratorId, OwnerId, ProductId, ProfileId};
use domain::language::Language;
use domain::name::Email;
use service::api_keys::{self, ApiKeyError};
use service::asking::Asking;
use service::collaborators::{self as desk, CollaboratorsError as Error};
use store::collaborators::Collaborator;
use uuid::Uuid;

/// What is wrong, by field, with an invitation that this person sends.
async fn faults(centre: &Centre, by: &Person, form: &InviteForm) -> Vec<(Field, Reason)> {
    match desk::invite(&centre.office, &centre.asks(by).await, form).await {
        Err(Error::Faults(faults)) => faults.into_iter().map(|fault| (fault.field, fault.reason)).collect(),
        other => panic!("{form:?}: {other:?}"),
    }
}

#[tokio::test]
async fn nobody_hands_on_what_they_do_not_have() {
    for centre in centres().await {
        let inviters = centre.profile("Inviters", INVITES).await;
        let larger = centre.profile("Larger", INVITES.with(Right::WithdrawalsMake)).await;
        let smaller = centre.profile("Smaller", SEES).await;
        let (bia, id) = centre.helper("bia@example.com", inviters).await;
        let limits = Limits { last_day: Some("2026-07-01".parse().unwrap()), ..Limits::default() };
        desk::set_limits(&centre.office, centre.in_person(), &centre.asking(), id, &limits).await.unwrap();
        let in_time = |email: &str, profile| InviteForm { last_day: "2026-07-01".into(), ..invitation(email, profile) };
        let other = super_profile(&centre).await;
        let table = [
            ("herself, written otherwise", in_time(" BIA@Example.COM ", smaller), (Field::Email, Reason::Oneself)),
            ("the owner", in_time("Ana@example.com", smaller), (Field::Email, Reason::TheOwner)),
            ("into more than she may", in_time("x@example.com", larger), (Field::Profile, Reason::HoldsMore)),
            ("her other address into more", in_time("bia+2@example.com", larger), (Field::Profile, Reason::HoldsMore)),
            (
                "a day longer",
                InviteForm { last_day: "2026-07-02".into(), ..in_time("x@example.com", smaller) },
                (Field::LastDay, Reason::BeyondLastDay),
            ),
            (
                "for ever",
                InviteForm { last_day: String::new(), ..in_time("x@example.com", smaller) },
                (Field::LastDay, Reason::BeyondLastDay),
            ),
            (
                "limited to nothing",
                InviteForm { limited: true, ..in_time("x@example.com", smaller) },
                (Field::Products, Reason::NoProducts),
            ),
            (
                "a product that is not the owner's",
                InviteForm { limited: true, products: vec![ProductId(Uuid::from_u128(9))], ..in_time("x@example.com", smaller) },
                (Field::Products, Reason::NotInList),
            ),
            ("a profile of another owner", in_time("x@example.com", other), (Field::Profile, Reason::NotInList)),
            ("a made-up profile", in_time("x@example.com", ProfileId(Uuid::from_u128(9))), (Field::Profile, Reason::NotInList)),
            ("somebody who is there", in_time("BIA2@example.com", smaller), (Field::Email, Reason::AlreadyThere)),
        ];
        centre.invite(&centre.asking(), "bia2@example.com", smaller).await.unwrap();
        for (what, form, expected) in table {
            assert_eq!(faults(&centre, &bia, &form).await, [expected], "{what}");
        }
        let choices = desk::choices(&centre.office, &centre.asks(&bia).await).await.unwrap();
        let offered: Vec<&str> = choices.profiles.iter().map(|profile| profile.name.as_str()).collect();
        assert_eq!(offered, ["Inviters", "Smaller"], "nor is it offered to her");
        desk::invite(&centre.office, &centre.asks(&bia).await, &in_time("bia+2@example.com", smaller)).await.unwrap();
    }
}

/// A profile in somebody else's account.
async fn super_profile(centre: &Centre) -> ProfileId {
    let caio = crate::centre::account(&centre.office, "caio@example.com", "Caio").await;
    let asking = Asking::owner_here(caio.into(), now());
    let form = domain::collaborators::ProfileForm { name: "All".into(), rights: Rights::ALL };
    desk::save(&centre.office, asking.acting.in_person().unwrap(), &asking, None, &form).await.unwrap()
}

#[tokio::test]
async fn what_was_sent_again_is_asked_about_as_it_is_now_and_only_by_who_may() {
    for centre in centres().await {
        let office = &centre.office;
        let (inviters, helpers) = (centre.profile("Inviters", INVITES).await, centre.profile("Helpers", SEES).await);
        let (bia, _) = centre.helper("bia@example.com", inviters).await;
        let (edu, _) = centre.helper("edu@example.com", helpers).await;
        assert!(matches!(centre.invite(&centre.asks(&edu).await, "x@example.com", helpers).await, Err(Error::MayNotInvite)));
        let id = centre.invite(&centre.asking(), "x@example.com", helpers).await.unwrap();
        let later = async |by: &Person| Asking { now: now() + TimeDelta::minutes(1), ..centre.asks(by).await };
        assert!(matches!(desk::resend(office, &later(&edu).await, id).await, Err(Error::MayNotInvite)));
        desk::resend(office, &later(&bia).await, id).await.unwrap();
        centre.edit(helpers, SEES.with(Right::WithdrawalsMake)).await;
        let larger = desk::resend(office, &later(&bia).await, id).await;
        assert!(matches!(&larger, Err(Error::Faults(faults)) if faults[0].reason == Reason::HoldsMore), "{larger:?}");
        centre.edit(helpers, SEES).await;
        let revoked = desk::resend(office, &later(&bia).await, id).await;
        assert!(matches!(revoked, Err(Error::Member(MemberError::NotTheirs(Event::Resend)))), "what was taken back: {revoked:?}");
        let caio = crate::centre::account(office, "caio@example.com", "Caio").await;
        let foreign = Asking { now: now() + TimeDelta::minutes(1), ..Asking::owner_here(caio.into(), now()) };
        assert!(matches!(desk::resend(office, &foreign, id).await, Err(Error::NotFound)), "another owner's");
        for event in [Event::Suspend, Event::Remove, Event::Revoke, Event::Resume] {
            let done = desk::apply(office, foreign.acting.in_person().unwrap(), &foreign, id, event).await;
            assert!(matches!(done, Err(Error::NotFound)), "{event}: {done:?}");
        }
        assert_eq!(centre.asks(&bia).await.acting.in_person(), None, "and what is the owner's alone asks for what she never has");
    }
}

#[tokio::test]
async fn a_link_is_good_once_for_its_own_address_and_a_session_goes_only_where_it_is_let_in() {
    for centre in centres().await {
        let office = &centre.office;
        let profile = centre.profile("Helpers", SEES).await;
        let (bia, id) = centre.helper("bia@example.com", profile).await;
        let used = centre.link("bia@example.com").await;
        let caio = centre.person("caio@example.com", "Caio").await;
        let accept = async |link: &str, by: &Person| desk::accept(office, link, &centre.known(by, now()).await, "", now()).await;
        let replayed = accept(&used, &caio).await;
        assert!(matches!(replayed, Err(Error::Offers(Offer::Over))), "{replayed:?}");
        assert!(matches!(accept("made-up", &caio).await, Err(Error::NotFound)));
        centre.invite(&centre.asking(), "duda@example.com", profile).await.unwrap();
        let hers = centre.link("duda@example.com").await;
        assert!(matches!(accept(&hers, &caio).await, Err(Error::Offers(Offer::SwitchAccount))), "another's");
        let into = async |by: &Person, owner: OwnerId| desk::switch(office, &centre.known(by, now()).await, Some(owner), now()).await;
        assert!(matches!(into(&caio, centre.owner).await, Err(Error::NotFound)));
        assert!(matches!(into(&bia, caio.account.into()).await, Err(Error::NotFound)));
        into(&bia, bia.account.into()).await.unwrap();
        assert!(centre.known(&bia, now()).await.acting.is_owner(), "her own is hers");
        desk::apply(office, centre.in_person(), &centre.asking(), id, Event::Remove).await.unwrap();
        assert!(matches!(accept(&used, &bia).await, Err(Error::NotFound)), "who is gone comes back by another invitation");
        assert!(matches!(into(&bia, centre.owner).await, Err(Error::NotFound)));
    }
}

#[tokio::test]
async fn a_key_does_no_more_than_its_maker_and_is_seen_by_its_maker_and_the_owner() {
    for centre in centres().await {
        let office = &centre.office;
        let profile = centre.profile("Programs", SEES.with(Right::ToolsApiAndNotifications)).await;
        let (bia, id) = centre.helper("bia@example.com", profile).await;
        let hers = api_keys::add(office, &centre.asking(), "Ana's", KeyRights::Everything).await.unwrap();
        let asking = centre.asks(&bia).await;
        let key = api_keys::add(office, &asking, "Bia's", KeyRights::Everything).await.unwrap();
        let may = async |key: &str| api_keys::recognise(office, key, now()).await.unwrap().map(|bearer| bearer.acting.rights());
        assert_eq!(may(&key).await, Some(SEES.with(Right::ToolsApiAndNotifications)));
        centre.edit(profile, Rights::ALL).await;
        assert_eq!(may(&key).await, Some(SEES.with(Right::ToolsApiAndNotifications)), "nor more than it was made for");
        assert_eq!(may(&hers).await, Some(Rights::ALL));
        let seen =
            async |asking: &Asking| api_keys::list(office, asking).await.unwrap().into_iter().map(|key| key.name).collect::<Vec<_>>();
        assert_eq!((seen(&asking).await, seen(&centre.asking()).await.len()), (vec!["Bia's".to_owned()], 2));
        let anas = api_keys::list(office, &centre.asking()).await.unwrap().into_iter().find(|key| key.name == "Ana's").unwrap();
        assert!(matches!(api_keys::revoke(office, &asking, anas.id).await, Err(ApiKeyError::NoSuchKey)));
        desk::apply(office, centre.in_person(), &centre.asking(), id, Event::Remove).await.unwrap();
        assert_eq!((may(&key).await, may(&hers).await), (None, Some(Rights::ALL)));
        let late = api_keys::add(office, &asking, "Late", KeyRights::Everything).await;
        assert!(matches!(late, Err(ApiKeyError::MayNot)), "a request that began before makes none: {late:?}");
    }
}

#[tokio::test]
async fn there_is_an_end_to_how_many_an_owner_has_and_how_often_letters_go() {
    for mut centre in centres().await {
        let profile = centre.profile("Helpers", SEES).await;
        centre.office.limits = true;
        for number in 0..3 {
            let asking = Asking { now: now() + TimeDelta::minutes(number), ..centre.asking() };
            match number {
                0 => drop(centre.invite(&asking, "x@example.com", profile).await.unwrap()),
                _ => desk::resend(&centre.office, &asking, first(&centre).await).await.unwrap(),
            }
        }
        let again =
            desk::resend(&centre.office, &Asking { now: now() + TimeDelta::minutes(4), ..centre.asking() }, first(&centre).await).await;
        assert!(matches!(again, Err(Error::TooOften)), "{again:?}");
        centre.office.limits = false;
        let mut tx = centre.office.db.write().await.unwrap();
        for number in 1..MOST_COLLABORATORS as u128 {
            let one = Collaborator {
                owner: centre.owner,
                id: CollaboratorId(Uuid::from_u128(number)),
                account: None,
                name: "N".into(),
                email: Email::parse(&format!("n{number}@example.com")).unwrap(),
                profile,
                standing: Standing::invited(now()),
                limits: Limits::default(),
                language: Language::English,
                invited_by: centre.ana,
                letter: None,
                made_at: now(),
                answered_at: None,
                seen_at: None,
            };
            store::collaborators::add(&mut tx, &one, number.to_string().as_bytes()).await.unwrap();
        }
        tx.commit().await.unwrap();
        let full = centre.invite(&centre.asking(), "one-more@example.com", profile).await;
        assert!(matches!(&full, Err(Error::Faults(faults)) if matches!(faults[0].reason, Reason::TooMany { most: 500 })), "{full:?}");
    }
}

#[tokio::test]
async fn an_invitation_that_is_refused_counts_as_no_letter() {
    for mut centre in centres().await {
        let profile = centre.profile("Helpers", SEES).await;
        centre.office.limits = true;
        centre.invite(&centre.asking(), "x@example.com", profile).await.unwrap();
        let later = |minutes| Asking { now: now() + TimeDelta::minutes(minutes), ..centre.asking() };
        for minutes in 1..9 {
            let again = centre.invite(&later(minutes), "x@example.com", profile).await;
            assert!(matches!(&again, Err(Error::Faults(faults)) if faults[0].reason == Reason::AlreadyThere), "{again:?}");
        }
        desk::resend(&centre.office, &later(10), first(&centre).await).await.unwrap();
    }
}

async fn first(centre: &Centre) -> CollaboratorId {
    let filter = store::collaborators::Filter { state: Some(State::Pending), ..store::collaborators::Filter::default() };
    desk::list(&centre.office, centre.owner, &filter, now()).await.unwrap().pages[0].collaborator.id
}
