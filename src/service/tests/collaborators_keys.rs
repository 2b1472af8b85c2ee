//! What a key may do: what its maker chose of what they have, and never more than they may at the moment; on both engines.

use crate::centre::{Centre, Person, SEES, centres, now};
use chrono::TimeDelta;
use domain::collaborators::audit::Action;
use domain::collaborators::{Event, KeyFault, KeyRights, Limits, Right, Rights};
use service::api_keys::{self, ApiKeyError, Listed};
use service::asking::Asking;
use service::collaborators as desk;

const PROGRAMS: Rights = SEES.with(Right::ToolsApiAndNotifications);

/// What a key opens at a moment.
async fn may(centre: &Centre, key: &str, at: domain::Time) -> Option<Rights> {
    api_keys::recognise(&centre.office, key, at).await.unwrap().map(|bearer| bearer.acting.rights())
}

async fn listed(centre: &Centre, asking: &Asking) -> Vec<Listed> {
    let mut keys = api_keys::list(&centre.office, asking).await.unwrap();
    keys.sort_by(|one, other| one.name.cmp(&other.name));
    keys
}

async fn keys_made(centre: &Centre) -> usize {
    centre.log().await.iter().filter(|entry| entry.action == Action::KeyMade).count()
}

#[tokio::test]
async fn a_key_beyond_what_its_maker_has_is_refused() {
    for centre in centres().await {
        let office = &centre.office;
        let profile = centre.profile("Programs", PROGRAMS).await;
        let (bia, _) = centre.helper("bia@example.com", profile).await;
        let asking = centre.asks(&bia).await;
        let more = [
            (KeyRights::Only(Rights::of(&[Right::WithdrawalsMake])), KeyFault::NotHeld),
            (KeyRights::Only(SEES.with(Right::ToolsCollaborators)), KeyFault::NotHeld),
            (KeyRights::Only(Rights::ALL), KeyFault::NotHeld),
            (KeyRights::Only(Rights::NONE), KeyFault::NoRights),
        ];
        for (wanted, expected) in more {
            let made = api_keys::add(office, &asking, "sheet", wanted).await;
            assert!(matches!(made, Err(ApiKeyError::Rights(fault)) if fault == expected), "{wanted:?}: {made:?}");
        }
        assert_eq!((keys_made(&centre).await, listed(&centre, &asking).await.len()), (0, 0), "nothing was made");
        let some = Rights::of(&[Right::ProductsView]);
        let key = api_keys::add(office, &asking, "sheet", KeyRights::Only(some)).await.unwrap();
        assert_eq!(may(&centre, &key, now()).await, Some(some));
        let hers = api_keys::add(office, &centre.asking(), "all", KeyRights::Only(Rights::ALL)).await.unwrap();
        assert_eq!(may(&centre, &hers, now()).await, Some(Rights::ALL), "an owner has every right, and no key is the owner");
        let bearer = api_keys::recognise(office, &hers, now()).await.unwrap().unwrap();
        assert_eq!((bearer.acting.is_owner(), bearer.acting.in_person()), (false, None));
    }
}

#[tokio::test]
async fn a_request_that_began_before_makes_a_key_of_what_is_left_now_and_of_nothing_that_came() {
    for centre in centres().await {
        let office = &centre.office;
        let profile = centre.profile("Programs", PROGRAMS).await;
        let (bia, _) = centre.helper("bia@example.com", profile).await;
        let before = centre.asks(&bia).await;
        let left = PROGRAMS.without(Right::SalesSearchByPeriod);
        centre.edit(profile, left.with(Right::WithdrawalsMake)).await;
        let key = api_keys::add(office, &before, "late", KeyRights::Everything).await.unwrap();
        assert_eq!(may(&centre, &key, now()).await, Some(left), "neither what was taken nor what came");
        centre.edit(profile, PROGRAMS).await;
        assert_eq!(may(&centre, &key, now()).await, Some(left), "what was not its own does not come back");
        centre.edit(profile, left).await;
        let lost = api_keys::add(office, &before, "late", KeyRights::Only(Rights::of(&[Right::SalesSearchByPeriod]))).await;
        assert!(matches!(lost, Err(ApiKeyError::Rights(KeyFault::NotHeld))), "{lost:?}");
    }
}

#[tokio::test]
async fn a_key_may_less_with_its_maker_and_nothing_when_they_are_shut_out() {
    for centre in centres().await {
        let office = &centre.office;
        let profile = centre.profile("Programs", PROGRAMS).await;
        let (bia, id) = centre.helper("bia@example.com", profile).await;
        let make = async |by: &Person, name: &str, wanted| api_keys::add(office, &centre.asks(by).await, name, wanted).await.unwrap();
        let everything = make(&bia, "everything", KeyRights::Everything).await;
        let some = make(&bia, "some", KeyRights::Only(SEES)).await;
        assert_eq!((may(&centre, &everything, now()).await, may(&centre, &some, now()).await), (Some(PROGRAMS), Some(SEES)));

        centre.edit(profile, PROGRAMS.without(Right::ProductsView)).await;
        let less = SEES.without(Right::ProductsView);
        assert_eq!(may(&centre, &some, now()).await, Some(less), "the profile lost it");
        assert_eq!(may(&centre, &everything, now()).await, Some(PROGRAMS.without(Right::ProductsView)));
        let shown = listed(&centre, &centre.asks(&bia).await).await;
        let told: Vec<_> = shown.iter().map(|key| (key.name.as_str(), key.rights, key.is_everything)).collect();
        assert_eq!(told, [("everything", PROGRAMS.without(Right::ProductsView), true), ("some", less, false)], "the list says so");
        centre.edit(profile, PROGRAMS).await;
        assert_eq!(may(&centre, &some, now()).await, Some(SEES), "and had it again");

        // São Paulo is three hours behind: there the day ends at three.
        let limits = Limits { last_day: Some("2026-06-01".parse().unwrap()), ..Limits::default() };
        desk::set_limits(office, centre.in_person(), &centre.asking(), id, &limits).await.unwrap();
        let over = now() + TimeDelta::hours(15);
        assert_eq!(may(&centre, &some, over - TimeDelta::seconds(1)).await, Some(SEES));
        assert_eq!((may(&centre, &some, over).await, may(&centre, &everything, over).await), (None, None), "her last day is over");
        let owners = listed(&centre, &Asking { now: over, ..centre.asking() }).await;
        let told: Vec<_> = owners.iter().map(|key| (key.maker.as_deref(), key.rights, key.is_everything)).collect();
        assert_eq!(told, [(Some("Bia"), Rights::NONE, false), (Some("Bia"), Rights::NONE, false)], "the owner sees whose they are");
        desk::set_limits(office, centre.in_person(), &centre.asking(), id, &Limits::default()).await.unwrap();

        desk::apply(office, centre.in_person(), &centre.asking(), id, Event::Suspend).await.unwrap();
        assert_eq!((may(&centre, &some, now()).await, may(&centre, &everything, now()).await), (None, None));
        desk::apply(office, centre.in_person(), &centre.asking(), id, Event::Resume).await.unwrap();
        assert_eq!(
            (may(&centre, &some, now()).await, listed(&centre, &centre.asking()).await.len()),
            (None, 0),
            "what was revoked stays so"
        );
    }
}
