//! The collaborators centre from the invitation to the end, on both engines, with the letters that were written.

use crate::centre::{Centre, INVITES, SEES, centres, invitation, now};
use chrono::TimeDelta;
use domain::account::SignUpForm;
use domain::collaborators::audit::Action;
use domain::collaborators::{
    Access, Deletion, DeletionError, Event, InviteForm, KeyRights, Limits, MemberError, Offer, Products, ProfileForm, Right, Rights, State,
};
use domain::id::{CollaboratorId, ProductId};
use service::accounts::{Visitor, recognise};
use service::api_keys;
use service::asking::Asking;
use service::collaborators::{self as desk, CollaboratorsError as Error};
use service::here::Place;
use store::collaborators::Filter;
use uuid::Uuid;

async fn state(centre: &Centre, id: CollaboratorId) -> State {
    let people = desk::list(&centre.office, centre.owner, &Filter::default(), now()).await.unwrap();
    people.pages.into_iter().map(|page| page.collaborator).find(|one| one.id == id).map_or(State::Removed, |one| one.standing.shown(now()))
}

#[tokio::test]
async fn whoever_is_invited_accepts_works_by_the_profile_as_it_is_now_and_finds_the_account_closed_when_suspended() {
    for centre in centres().await {
        let office = &centre.office;
        let rights = SEES.with(Right::ToolsApiAndNotifications);
        let profile = centre.profile("Finance", rights).await;
        let bia = centre.person("bia@example.com", "Bia").await;
        let id = centre.invite(&centre.asking(), " Bia@example.com", profile).await.unwrap();
        let letter = store::letters::newest(&mut office.db.read().await.unwrap(), 1).await.unwrap().remove(0);
        assert_eq!(letter.subject, "Invito a collaborare nell’account di Ana", "in the language that the inviter chose");
        let words = [Right::SalesSearchByPeriod, Right::ProductsView].map(|right| right.label(domain::language::Language::Italian));
        assert!(words.iter().all(|word| letter.body_text.contains(word)), "{}", letter.body_text);

        let link = centre.link("bia@example.com").await;
        let known = centre.known(&bia, now()).await;
        for _ in 0..2 {
            let seen = desk::behind(office, &link, Some(&known.account.email), now()).await.unwrap().unwrap();
            assert_eq!((seen.offer, seen.profile.rights, seen.owner_name.as_str()), (Offer::Answer, rights, "Ana"));
        }
        assert_eq!(state(&centre, id).await, State::Pending, "looking at an invitation changes nothing");
        for _ in 0..2 {
            let opened = desk::accept(office, &link, &known, "192.0.2.8", now()).await.unwrap();
            assert_eq!(opened, centre.owner, "twice is once");
        }

        let known = centre.known(&bia, now()).await;
        assert_eq!((known.acting.whose(), known.acting.rights()), (centre.owner, rights));
        assert!(matches!(known.here.place, Place::Centre { id: Some(there) } if there == id));
        let key = api_keys::add(office, &centre.asks(&bia).await, "sheet", KeyRights::Everything).await.unwrap();
        let with_key = api_keys::recognise(office, &key, now()).await.unwrap().unwrap();
        assert_eq!((with_key.acting.whose(), with_key.acting.rights()), (centre.owner, rights), "no more than its maker may");

        centre.edit(profile, Rights::of(&[Right::ProductsView])).await;
        assert_eq!(centre.known(&bia, now()).await.acting.rights(), Rights::of(&[Right::ProductsView]), "from the next request on");
        let with_key = api_keys::recognise(office, &key, now()).await.unwrap().unwrap();
        assert_eq!(with_key.acting.rights(), Rights::of(&[Right::ProductsView]), "a key follows its maker down");

        desk::apply(office, centre.in_person(), &centre.asking(), id, Event::Suspend).await.unwrap();
        let known = centre.known(&bia, now()).await;
        assert_eq!((known.here.place, known.acting.whose()), (Place::Closed, centre.owner), "nothing of her own comes in its place");
        assert_eq!(known.acting.rights(), Rights::NONE);
        assert_eq!(api_keys::recognise(office, &key, now()).await.unwrap(), None);
        assert!(matches!(desk::switch(office, &centre.known(&bia, now()).await, Some(centre.owner), now()).await, Err(Error::NotFound)));
        let assisted = desk::assisted(office, bia.account, now()).await.unwrap();
        assert_eq!(assisted.iter().map(|centre| centre.access).collect::<Vec<_>>(), [Access::Shut]);

        desk::apply(office, centre.in_person(), &centre.asking(), id, Event::Resume).await.unwrap();
        assert!(matches!(centre.known(&bia, now()).await.here.place, Place::Centre { .. }));
        assert_eq!(api_keys::recognise(office, &key, now()).await.unwrap(), None, "what was revoked stays revoked");
        desk::leave(office, &centre.known(&bia, now()).await, centre.owner, "192.0.2.8", now()).await.unwrap();
        let known = centre.known(&bia, now()).await;
        assert_eq!((known.here.place, known.acting.is_owner()), (Place::Own, true));

        let done: Vec<Action> = centre.log().await.into_iter().rev().map(|entry| entry.action).collect();
        let expected = [
            Action::ProfileCreated,
            Action::CollaboratorInvited,
            Action::InvitationAccepted,
            Action::KeyMade,
            Action::ProfileChanged,
            Action::CollaboratorSuspended,
            Action::KeyRevoked,
            Action::CollaboratorResumed,
            Action::CollaboratorLeft,
        ];
        assert_eq!(done.len(), expected.len(), "{done:?}");
        assert!(expected.iter().all(|action| done.contains(action)), "{done:?}");
        let written = serde_json::to_string(&centre.log().await).unwrap();
        for secret in [link.as_str(), key.as_str(), "bia@example.com"] {
            assert!(!written.contains(secret), "{secret} in {written}");
        }
        assert!(written.contains("b•••@example.com") && written.contains("192.0.2.7"));
        assert_eq!(store::verify::verify(&mut office.db.read().await.unwrap()).await.unwrap().differences, Vec::<String>::new());
    }
}

#[tokio::test]
async fn a_new_person_opens_the_account_that_the_link_has_proven_and_whoever_signed_up_for_the_address_before_gets_nothing() {
    for centre in centres().await {
        let office = &centre.office;
        let profile = centre.profile("Finance", SEES).await;
        let form = |email: &str, name: &str, password: &str| SignUpForm {
            name: name.into(),
            email: email.into(),
            password: password.into(),
            country: "IT".into(),
            time_zone: "Europe/Rome".into(),
            currency: "EUR".into(),
            language: "it".into(),
        };
        let stranger = form("nova@example.com", "Mallory", "a stranger's password");
        service::accounts::sign_up(office, &stranger, &Visitor::default(), now()).await.unwrap();
        centre.invite(&centre.asking(), "nova@example.com", profile).await.unwrap();
        let link = centre.link("nova@example.com").await;
        let seen = desk::behind(office, &link, None, now()).await.unwrap().unwrap();
        assert_eq!(seen.offer, Offer::CreateAccount, "an address that nobody has proven has no account");
        let nova = form("mallory@example.com", "Nova", "correct horse battery");
        let signed_in = desk::accept_with_new_account(office, &link, &nova, &Visitor::default(), now()).await.unwrap();
        let known = recognise(office, signed_in.token.reveal(), now()).await.unwrap().unwrap();
        assert_eq!(
            (known.account.email.as_str(), known.account.name.as_str()),
            ("nova@example.com", "Nova"),
            "the address is the invited one"
        );
        assert_eq!((known.acting.whose(), known.acting.rights()), (centre.owner, SEES));
        let guess = service::accounts::sign_in(office, "nova@example.com", "a stranger's password", &Visitor::default(), now()).await;
        assert!(guess.is_err());
        let again = desk::accept_with_new_account(office, &link, &nova, &Visitor::default(), now()).await;
        assert!(matches!(again, Err(Error::Offers(Offer::Over))), "{again:?}");
    }
}

#[tokio::test]
async fn an_invitation_ends_by_time_by_no_by_another_letter_and_by_the_owners_hand() {
    for centre in centres().await {
        let office = &centre.office;
        let profile = centre.profile("Finance", SEES).await;
        let offer = async |link: &str, at| desk::behind(office, link, None, at).await.unwrap().map(|seen| seen.offer);
        let id = centre.invite(&centre.asking(), "bia@example.com", profile).await.unwrap();
        let first = centre.link("bia@example.com").await;
        let last = now() + TimeDelta::days(7);
        assert_eq!(offer(&first, last - TimeDelta::seconds(1)).await, Some(Offer::CreateAccount));
        assert_eq!(offer(&first, last).await, Some(Offer::Expired));

        let later = Asking { now: now() + TimeDelta::minutes(1), ..centre.asking() };
        desk::resend(office, &later, id).await.unwrap();
        let second = centre.link("bia@example.com").await;
        assert_ne!(first, second);
        assert_eq!((offer(&first, now()).await, offer("made-up", now()).await), (None, None), "the old link is dead");
        assert_eq!(desk::expire_due(office, last).await.unwrap(), 0, "another week");
        assert_eq!(desk::expire_due(office, last + TimeDelta::minutes(1)).await.unwrap(), 1);
        assert_eq!(offer(&second, now()).await, None);
        assert_eq!(state(&centre, id).await, State::Expired);

        let later = Asking { now: now() + TimeDelta::minutes(2), ..centre.asking() };
        desk::resend(office, &later, id).await.unwrap();
        let third = centre.link("bia@example.com").await;
        desk::decline(office, &third, "192.0.2.9", now()).await.unwrap();
        assert_eq!(state(&centre, id).await, State::Declined);
        assert!(matches!(desk::decline(office, &third, "192.0.2.9", now()).await, Err(Error::NotFound)));
        let told = store::letters::newest(&mut office.db.read().await.unwrap(), 9).await.unwrap();
        assert!(told.iter().any(|letter| letter.recipient == "ana@example.com" && letter.subject == "Bia declined your invitation"));

        let later = Asking { now: now() + TimeDelta::minutes(3), ..centre.asking() };
        desk::resend(office, &later, id).await.unwrap();
        desk::apply(office, centre.in_person(), &later, id, Event::Revoke).await.unwrap();
        assert_eq!(offer(&centre.link("bia@example.com").await, now()).await, None);
        let suspended = desk::apply(office, centre.in_person(), &later, id, Event::Suspend).await;
        assert!(matches!(suspended, Err(Error::Member(MemberError::Illegal { .. }))), "{suspended:?}");
    }
}

#[tokio::test]
async fn an_open_invitation_falls_with_what_its_sender_may() {
    for centre in centres().await {
        let office = &centre.office;
        let (inviters, helpers) = (centre.profile("Inviters", INVITES).await, centre.profile("Helpers", SEES).await);
        let (bia, bias) = centre.helper("bia@example.com", inviters).await;
        let asking = centre.asks(&bia).await;
        let invited = async |email: &str| centre.invite(&asking, email, helpers).await.unwrap();
        let caio = invited("caio@example.com").await;
        assert_eq!(state(&centre, caio).await, State::Pending);
        let less = INVITES.without(Right::ProductsView);
        let preview = desk::preview(office, centre.in_person(), inviters, less, now()).await.unwrap();
        assert_eq!((preview.difference.losses, preview.taken_back), (Rights::of(&[Right::ProductsView]), vec!["Bia".to_owned()]));
        assert_eq!(preview.people, [("Bia".to_owned(), State::Accepted)]);
        assert_eq!(state(&centre, caio).await, State::Pending, "looking changes nothing");
        centre.edit(inviters, less).await;
        assert_eq!(state(&centre, caio).await, State::Revoked, "its sender could not send it now");

        centre.edit(inviters, INVITES).await;
        let duda = invited("duda@example.com").await;
        centre.edit(helpers, SEES.with(Right::WithdrawalsMake)).await;
        assert_eq!(state(&centre, duda).await, State::Revoked, "the profile grew beyond its sender's");

        centre.edit(helpers, SEES).await;
        let edu = invited("edu@example.com").await;
        let link = centre.link("edu@example.com").await;
        let limits = Limits { last_day: Some("2026-06-03".parse().unwrap()), ..Limits::default() };
        desk::set_limits(office, centre.in_person(), &centre.asking(), bias, &limits).await.unwrap();
        assert_eq!(state(&centre, edu).await, State::Revoked, "its sender's time ends before");
        assert_eq!(desk::behind(office, &link, None, now()).await.unwrap(), None);

        let form = InviteForm { last_day: "2026-06-03".into(), ..invitation("fabi@example.com", helpers) };
        desk::invite(office, &centre.asks(&bia).await, &form).await.unwrap();
        let link = centre.link("fabi@example.com").await;
        let over = now() + TimeDelta::days(3);
        let seen = desk::behind(office, &link, None, over).await.unwrap().unwrap();
        assert_eq!(seen.offer, Offer::Over, "a last day is over without anybody's doing");
        desk::apply(office, centre.in_person(), &centre.asking(), bias, Event::Suspend).await.unwrap();
        assert_eq!(desk::behind(office, &link, None, now()).await.unwrap(), None, "who is shut out lets nobody in");
    }
}

#[tokio::test]
async fn profiles_are_copied_told_apart_and_deleted_only_without_people() {
    for centre in centres().await {
        let (office, person) = (&centre.office, centre.in_person());
        let finance = centre.profile("Finance", SEES).await;
        let form = ProfileForm { name: "finance".into(), rights: SEES };
        let twice = desk::save(office, person, &centre.asking(), None, &form).await;
        assert!(matches!(twice, Err(Error::Faults(_))), "{twice:?}");
        let stale = desk::save(office, person, &centre.asking(), Some((finance, 7)), &form).await;
        assert!(matches!(stale, Err(Error::Stale(0))), "{stale:?}");
        let copy = desk::duplicate(office, person, &centre.asking(), finance).await.unwrap();
        let (_, bia) = centre.helper("bia@example.com", finance).await;
        let own = desk::just_for(office, person, &centre.asking(), bia).await.unwrap();
        let names: Vec<String> = desk::profiles(office, centre.owner).await.unwrap().into_iter().map(|p| p.kept.profile.name).collect();
        assert_eq!(names, ["Finance", "Finance 2", "Finance · Bia"]);
        let kept = desk::remove(office, person, &centre.asking(), own, Deletion::Empty).await;
        assert!(matches!(kept, Err(Error::Deletion(DeletionError::HasPeople(1)))), "{kept:?}");
        desk::remove(office, person, &centre.asking(), own, Deletion::MoveTo(copy)).await.unwrap();
        desk::remove(office, person, &centre.asking(), finance, Deletion::Empty).await.unwrap();
        desk::change_profile(office, person, &centre.asking(), bia, copy).await.unwrap();
        let foreign = desk::change_profile(office, person, &centre.asking(), bia, finance).await;
        assert!(matches!(foreign, Err(Error::Faults(_))), "one that is gone: {foreign:?}");
    }
}

#[tokio::test]
async fn whoever_is_limited_reaches_their_products_until_their_last_day() {
    for centre in centres().await {
        let office = &centre.office;
        let profile = centre.profile("Agenda", SEES).await;
        let mine = service::products::registration::start(office, centre.owner, now()).await;
        // The shipped rules let Brazil sell.
        let mine = mine.unwrap();
        let other = ProductId(Uuid::from_u128(7));
        let (bia, id) = centre.helper("bia@example.com", profile).await;
        let some = |products: &[ProductId]| Limits {
            products: Products::some(products.iter().copied()).unwrap(),
            last_day: Some("2026-06-01".parse().unwrap()),
        };
        let set = async |limits: Limits| desk::set_limits(office, centre.in_person(), &centre.asking(), id, &limits).await;
        assert!(matches!(set(some(&[other])).await, Err(Error::Faults(_))), "a product that is not the owner's");
        let mut tx = office.db.write().await.unwrap();
        store::products::offer(&mut tx, centre.owner, mine, "Voz", now()).await.unwrap();
        tx.commit().await.unwrap();
        set(some(&[mine])).await.unwrap();
        let known = centre.known(&bia, now()).await;
        assert!(known.acting.reaches(mine) && !known.acting.reaches(other));
        assert_eq!(service::products::registration::list(office, &known.acting).await.unwrap().lines.len(), 1);
        // São Paulo is three hours behind: there the day ends at three.
        assert!(matches!(centre.known(&bia, now() + TimeDelta::hours(14)).await.here.place, Place::Centre { .. }));
        assert_eq!(centre.known(&bia, now() + TimeDelta::hours(15)).await.here.place, Place::Closed);
    }
}

#[tokio::test]
async fn the_owner_looks_as_somebody_else_would_and_is_nobody_else() {
    for centre in centres().await {
        let office = &centre.office;
        let profile = centre.profile("Finance", SEES).await;
        let ana = centre.session(centre.ana).await;
        desk::see_as(office, centre.in_person(), &centre.known(&ana, now()).await, Some(profile)).await.unwrap();
        let known = centre.known(&ana, now()).await;
        assert_eq!((known.acting.rights(), known.acting.in_person()), (SEES, None));
        assert!(matches!(&known.here.place, Place::SeenAs { name, .. } if name == "Finance"));
        desk::stop_seeing(office, &known).await.unwrap();
        assert!(centre.known(&ana, now()).await.acting.is_owner());
    }
}

#[tokio::test]
async fn what_a_collaborator_does_to_a_product_is_told_with_their_right_and_not_for_every_letter_that_they_type() {
    use domain::collaborators::audit::{Actor, Change, Object, Text};
    use domain::product::information::InformationForm;
    use domain::product::online::Part;
    use service::products::registration;
    for centre in centres().await {
        let office = &centre.office;
        let profile = centre.profile("Products", SEES.with(Right::ProductsManage)).await;
        let (bia, _) = centre.helper("bia@example.com", profile).await;
        let asking = Asking { address: Some("192.0.2.9".into()), ..centre.asks(&bia).await };
        let id = registration::start(office, &asking, now()).await.unwrap();
        let mut version = registration::read(office, centre.owner, id, now()).await.unwrap().version;
        for (minutes, name) in [(1, "V"), (2, "Vo"), (3, "Voz"), (40, "Voz clara")] {
            let part = Part::Information(InformationForm { name: name.into(), ..InformationForm::default() });
            let now = now() + TimeDelta::minutes(minutes);
            version = registration::save(office, &asking, id, version, part, false, now).await.unwrap().version;
        }
        // What happens within a millisecond stands in the log in no order.
        let log: Vec<_> = centre.log().await.into_iter().filter(|entry| entry.object == Object::Product(id)).collect();
        assert_eq!(log.len(), 3, "begun, edited, and edited again after a while: {log:?}");
        assert!(log.iter().any(|entry| entry.action == Action::ProductStarted));
        assert_eq!(log[0].actor, Actor::Collaborator { account: bia.account, right: Right::ProductsManage });
        assert_eq!(
            (log[0].changes.as_slice(), log[0].address.as_deref()),
            (&[Change::Written(Text::of("information"))][..], Some("192.0.2.9"))
        );
    }
}
