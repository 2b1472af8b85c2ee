//! Two at once, on two nodes of one database: exactly one wins, and what is stored holds together.

use crate::centre::{Centre, INVITES, SEES, now};
use crate::common::addresses;
use chrono::TimeDelta;
use domain::collaborators::{Event, Standing};
use domain::id::CollaboratorId;
use futures::join;
use service::asking::Asking;
use service::collaborators::{self as desk, CollaboratorsError as Error};
use service::office::Office;
use std::time::Duration;
use store::Db;
use tokio::time::timeout;

/// Ana's centre from two nodes, on each engine.
async fn nodes() -> Vec<(Centre, Office)> {
    let mut nodes = Vec::new();
    for (url, dir) in addresses().await {
        let [one, two] = [Db::open(&url).await.unwrap(), Db::open(&url).await.unwrap()];
        let centre = Centre::with(Office::new(one, "https://counter.example"), dir).await;
        let mut other = Office::new(two, "https://counter.example");
        other.limits = false;
        nodes.push((centre, other));
    }
    nodes
}

async fn standing(centre: &Centre, id: CollaboratorId) -> Standing {
    store::collaborators::get(&mut centre.office.db.read().await.unwrap(), centre.owner, id).await.unwrap().unwrap().standing
}

async fn is_whole(centre: &Centre) {
    let report = store::verify::verify(&mut centre.office.db.read().await.unwrap()).await.unwrap();
    assert_eq!(report.differences, Vec::<String>::new());
}

#[tokio::test]
async fn a_yes_that_is_pressed_twice_is_one_and_an_invitation_that_is_taken_back_meanwhile_is_either() {
    for (centre, other) in nodes().await {
        let profile = centre.profile("Helpers", SEES).await;
        for round in 0..8 {
            let email = format!("p{round}@example.com");
            let person = centre.person(&email, "P").await;
            let id = centre.invite(&centre.asking(), &email, profile).await.unwrap();
            let (link, known) = (centre.link(&email).await, centre.known(&person, now()).await);
            let (one, two) = join!(desk::accept(&centre.office, &link, &known, "", now()), desk::accept(&other, &link, &known, "", now()));
            assert_eq!((one.unwrap(), two.unwrap()), (centre.owner, centre.owner));
            let accepted = centre.log().await.into_iter().filter(|entry| entry.action.name() == "invitation_accepted").count();
            assert_eq!((standing(&centre, id).await, accepted), (Standing::Accepted, round + 1), "noted once");
        }
        for round in 0..8 {
            let email = format!("q{round}@example.com");
            let person = centre.person(&email, "Q").await;
            let id = centre.invite(&centre.asking(), &email, profile).await.unwrap();
            let (link, known) = (centre.link(&email).await, centre.known(&person, now()).await);
            let asking = centre.asking();
            let (yes, back) = join!(
                desk::accept(&centre.office, &link, &known, "", now()),
                desk::apply(&other, centre.in_person(), &asking, id, Event::Revoke)
            );
            match standing(&centre, id).await {
                Standing::Accepted => assert!(yes.is_ok() && matches!(back, Err(Error::Member(_))), "{yes:?} {back:?}"),
                Standing::Revoked => assert!(back.is_ok() && yes.is_err(), "{yes:?} {back:?}"),
                other => panic!("{other:?}"),
            }
        }
        is_whole(&centre).await;
    }
}

#[tokio::test]
async fn whoever_is_removed_invites_nobody_and_one_address_is_invited_once() {
    for (centre, other) in nodes().await {
        let inviters = centre.profile("Inviters", INVITES).await;
        for round in 0..6 {
            let (bia, id) = centre.helper(&format!("b{round}@example.com"), inviters).await;
            let (asking, owner) = (centre.asks(&bia).await, centre.asking());
            let email = format!("r{round}@example.com");
            let form = crate::centre::invitation(&email, inviters);
            let (_invited, removed) =
                join!(desk::invite(&centre.office, &asking, &form), desk::apply(&other, centre.in_person(), &owner, id, Event::Remove));
            removed.unwrap();
            let mut tx = centre.office.db.read().await.unwrap();
            let left = store::collaborators::by_email(&mut tx, centre.owner, &domain::name::Email::parse(&email).unwrap()).await.unwrap();
            drop(tx);
            assert!(left.is_none_or(|left| left.standing == Standing::Revoked));
            let again = crate::centre::invitation(&format!("s{round}@example.com"), inviters);
            let (one, two) = join!(desk::invite(&centre.office, &owner, &again), desk::invite(&other, &owner, &again));
            assert_eq!([one.is_ok(), two.is_ok()].iter().filter(|ok| **ok).count(), 1, "{one:?} {two:?}");
        }
        is_whole(&centre).await;
    }
}

#[tokio::test]
async fn a_letter_that_is_sent_again_and_a_yes_to_the_one_before_do_not_both_count() {
    for (centre, other) in nodes().await {
        let profile = centre.profile("Helpers", SEES).await;
        for round in 0..8 {
            let email = format!("p{round}@example.com");
            let person = centre.person(&email, "P").await;
            let id = centre.invite(&centre.asking(), &email, profile).await.unwrap();
            let (link, known) = (centre.link(&email).await, centre.known(&person, now()).await);
            let again = Asking { now: now() + TimeDelta::minutes(1), ..centre.asking() };
            let (yes, sent) = join!(desk::accept(&centre.office, &link, &known, "", now()), desk::resend(&other, &again, id));
            match standing(&centre, id).await {
                Standing::Accepted => assert!(yes.is_ok() && sent.is_err(), "{yes:?} {sent:?}"),
                Standing::Pending { .. } => assert!(yes.is_err() && sent.is_ok(), "{yes:?} {sent:?}"),
                other => panic!("{other:?}"),
            }
        }
        is_whole(&centre).await;
    }
}

#[tokio::test]
async fn a_visit_is_noted_after_who_shuts_its_reader_out_and_neither_waits_for_ever() {
    for (centre, other) in nodes().await {
        let profile = centre.profile("Helpers", SEES).await;
        let (bia, id) = centre.helper("bia@example.com", profile).await;
        let mut tx = centre.office.db.write().await.unwrap();
        // In the order in which leaving and shutting out lock: people, then sessions.
        let people = "UPDATE collaborators SET seen_at = seen_at WHERE owner_id = $1 AND id = $2";
        tx.run(people, vec![centre.owner.0.into(), id.0.into()]).await.unwrap();
        let later = now() + TimeDelta::minutes(5);
        service::accounts::recognise(&other, &bia.token, later).await.unwrap().unwrap();
        tokio::time::sleep(Duration::from_millis(500)).await;
        let sessions = "UPDATE sessions SET seen_at = seen_at WHERE account_id = $1";
        let taken = timeout(Duration::from_secs(10), tx.run(sessions, vec![bia.account.0.into()])).await;
        assert!(matches!(taken, Ok(Ok(1))), "{taken:?}");
        tx.commit().await.unwrap();
        let seen = async || {
            let mut tx = centre.office.db.read().await.unwrap();
            store::collaborators::get(&mut tx, centre.owner, id).await.unwrap().unwrap().seen_at
        };
        let noted = timeout(Duration::from_secs(10), async {
            while seen().await != Some(later) {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        });
        assert!(noted.await.is_ok(), "whoever waited was not given up");
    }
}
