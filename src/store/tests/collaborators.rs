//! Profiles, collaborators, who bears a session's secret, and the log: on both engines, as they lie in the database.

#[allow(dead_code, reason = "shared with the other tests, which use the rest")]
mod common;

use chrono::TimeDelta;
use common::{at, engines, owner};
use domain::Time;
use domain::collaborators::audit::{Action, Actor, Change, Entry, Object, Pair, Text};
use domain::collaborators::{Limits, Products, Profile, Right, Rights, Standing};
use domain::id::{AccountId, ApiKeyId, CollaboratorId, EntryId, Mint, OwnerId, ProductId, ProfileId, SessionId};
use domain::language::Language;
use domain::name::Email;
use store::api_keys::{self, ApiKey, Whose};
use store::audit;
use store::bearers::{self, by_key, by_session};
use store::collaborators::{self, Collaborator, Filter};
use store::sessions::{self, Session};
use store::{Arg, Db, StoreError, Tx, profiles};
use uuid::Uuid;

const SEES: Rights = Rights::of(&[Right::SalesSearchByPeriod, Right::ProductsView]);

fn now() -> Time {
    at("2026-06-01T12:00:00Z")
}

fn profile(number: u128, name: &str) -> Profile {
    Profile { id: ProfileId(Uuid::from_u128(number)), name: name.into(), rights: SEES }
}

/// Somebody invited into this profile, whose link's hash is their number.
fn invited(owner: OwnerId, number: u8, email: &str, profile: ProfileId) -> (Collaborator, Vec<u8>) {
    let collaborator = Collaborator {
        owner,
        id: CollaboratorId(Uuid::from_u128(number.into())),
        account: None,
        name: format!("Person {number}"),
        email: Email::parse(email).unwrap(),
        profile,
        standing: Standing::invited(now()),
        limits: Limits::default(),
        language: Language::Italian,
        invited_by: AccountId(owner.0),
        letter: None,
        made_at: now(),
        answered_at: None,
        seen_at: None,
    };
    (collaborator, vec![number; 32])
}

async fn session(tx: &mut Tx, account: AccountId, number: u8) -> SessionId {
    let id = SessionId(Uuid::from_u128(number.into()));
    let session = Session { id, created_at: now(), seen_at: now(), user_agent: String::new(), address: String::new() };
    sessions::add(tx, account, &session, &[number; 32], now() + TimeDelta::days(1)).await.unwrap();
    id
}

#[tokio::test]
async fn a_profile_is_told_by_its_name_saved_by_who_read_it_last_and_goes_when_nobody_has_it() {
    for (db, _dir) in engines().await {
        let (ana, bia) = (owner(&db, "UTC").await.id, owner(&db, "UTC").await.id);
        let mut tx = db.write().await.unwrap();
        profiles::add(&mut tx, ana, &profile(1, "Équipe"), now()).await.unwrap();
        profiles::add(&mut tx, bia, &profile(1, "Equipe"), now()).await.unwrap();
        profiles::add(&mut tx, ana, &profile(2, "Apoio"), now()).await.unwrap();
        let (somebody, link) = invited(ana, 1, "x@example.com", ProfileId(Uuid::from_u128(1)));
        collaborators::add(&mut tx, &somebody, &link).await.unwrap();
        tx.commit().await.unwrap();

        let mut tx = db.write().await.unwrap();
        let twice = profiles::add(&mut tx, ana, &profile(3, "equipe "), now()).await;
        assert!(matches!(twice, Err(StoreError::Conflict(_))), "{twice:?}");
        drop(tx);

        let mut tx = db.write().await.unwrap();
        let listed = profiles::list(&mut tx, ana).await.unwrap();
        let shown: Vec<_> = listed.iter().map(|listed| (listed.kept.profile.name.as_str(), listed.people)).collect();
        assert_eq!(shown, [("Apoio", 0), ("Équipe", 1)]);
        let renamed = Profile { name: "Gente".into(), rights: Rights::ALL, ..profile(1, "") };
        assert!(profiles::save(&mut tx, ana, &renamed, 0).await.unwrap());
        assert!(!profiles::save(&mut tx, ana, &profile(1, "Late"), 0).await.unwrap(), "another window was quicker");
        let kept = profiles::get(&mut tx, ana, renamed.id).await.unwrap().unwrap();
        assert_eq!((kept.profile, kept.version), (renamed.clone(), 1));
        assert_eq!(profiles::get(&mut tx, bia, renamed.id).await.unwrap().unwrap().profile.name, "Equipe", "another owner's stays");

        assert!(!profiles::remove(&mut tx, ana, renamed.id).await.unwrap(), "somebody has it");
        assert_eq!(collaborators::move_people(&mut tx, ana, renamed.id, ProfileId(Uuid::from_u128(2))).await.unwrap(), 1);
        assert!(profiles::remove(&mut tx, ana, renamed.id).await.unwrap());
        assert_eq!(profiles::names(&mut tx, ana).await.unwrap(), ["Apoio"]);
        tx.commit().await.unwrap();
    }
}

#[tokio::test]
async fn an_invitation_is_accepted_once_by_its_own_link_and_only_in_time() {
    for (db, _dir) in engines().await {
        let (ana, bia) = (owner(&db, "UTC").await.id, owner(&db, "UTC").await.id);
        let account = AccountId(bia.0);
        let mut tx = db.write().await.unwrap();
        profiles::add(&mut tx, ana, &profile(1, "Finance"), now()).await.unwrap();
        let (somebody, link) = invited(ana, 1, "bia@example.com", ProfileId(Uuid::from_u128(1)));
        collaborators::add(&mut tx, &somebody, &link).await.unwrap();
        tx.commit().await.unwrap();

        let mut tx = db.write().await.unwrap();
        let (again, other) = invited(ana, 2, "bia@example.com", somebody.profile);
        assert!(matches!(collaborators::add(&mut tx, &again, &other).await, Err(StoreError::Conflict(_))), "one address, one row");
        drop(tx);

        let mut tx = db.write().await.unwrap();
        let key = (ana, somebody.id);
        assert_eq!(collaborators::by_link(&mut tx, &link).await.unwrap().as_ref(), Some(&somebody));
        assert!(!collaborators::accept(&mut tx, key, &[9; 32], account, now()).await.unwrap(), "another link");
        assert!(!collaborators::accept(&mut tx, (bia, somebody.id), &link, account, now()).await.unwrap(), "another owner");
        assert!(!collaborators::accept(&mut tx, key, &link, account, now() + TimeDelta::days(7)).await.unwrap(), "too late");
        let letter = domain::id::LetterId(Uuid::from_u128(5));
        assert!(collaborators::resend(&mut tx, &somebody, Standing::invited(now()), (&[7; 32], letter, account)).await.unwrap());
        assert!(!collaborators::accept(&mut tx, key, &link, account, now()).await.unwrap(), "the old link is dead");
        assert!(collaborators::accept(&mut tx, key, &[7; 32], account, now()).await.unwrap());
        assert!(!collaborators::accept(&mut tx, key, &[7; 32], account, now()).await.unwrap(), "once");
        assert!(!collaborators::set_standing(&mut tx, &somebody, Standing::Revoked, now()).await.unwrap(), "it stands otherwise meanwhile");

        let accepted = collaborators::get(&mut tx, ana, somebody.id).await.unwrap().unwrap();
        assert_eq!((accepted.account, accepted.standing, accepted.answered_at), (Some(account), Standing::Accepted, Some(now())));
        assert_eq!(collaborators::by_link(&mut tx, &[7; 32]).await.unwrap().as_ref(), Some(&accepted), "what was used is told of");
        let assisted = collaborators::assisted(&mut tx, account).await.unwrap();
        assert_eq!((assisted.len(), assisted[0].profile.as_str(), assisted[0].rights), (1, "Finance", SEES));

        assert!(collaborators::set_standing(&mut tx, &accepted, Standing::Removed, now()).await.unwrap());
        assert_eq!(collaborators::by_link(&mut tx, &[7; 32]).await.unwrap(), None);
        assert_eq!(collaborators::assisted(&mut tx, account).await.unwrap(), [], "who is gone is found by nobody");
        collaborators::add(&mut tx, &again, &other).await.unwrap();
        tx.commit().await.unwrap();
    }
}

#[tokio::test]
async fn the_list_is_narrowed_by_profile_state_and_words_and_invitations_run_out() {
    for (db, _dir) in engines().await {
        let ana = owner(&db, "UTC").await.id;
        let (one, two) = (profile(1, "Finance"), profile(2, "Support"));
        let mut tx = db.write().await.unwrap();
        for profile in [&one, &two] {
            profiles::add(&mut tx, ana, profile, now()).await.unwrap();
        }
        for (number, email, profile) in [(1, "bia@example.com", one.id), (2, "caio@example.com", two.id), (3, "duda@example.org", two.id)] {
            let (somebody, link) = invited(ana, number, email, profile);
            collaborators::add(&mut tx, &somebody, &link).await.unwrap();
        }
        let duda = collaborators::by_email(&mut tx, ana, &Email::parse("Duda@example.org").unwrap()).await.unwrap().unwrap();
        assert!(collaborators::set_standing(&mut tx, &duda, Standing::Declined, now()).await.unwrap());
        let some =
            Limits { products: Products::some([ProductId(Uuid::from_u128(8))]).unwrap(), last_day: Some("2026-07-01".parse().unwrap()) };
        collaborators::set_limits(&mut tx, ana, duda.id, &some).await.unwrap();
        collaborators::set_profile(&mut tx, ana, duda.id, one.id).await.unwrap();
        let duda = collaborators::get(&mut tx, ana, duda.id).await.unwrap().unwrap();
        assert_eq!((&duda.limits, duda.profile), (&some, one.id));

        let mut found = async |filter: Filter, now| {
            let found = collaborators::list(&mut tx, ana, &filter, now).await.unwrap();
            found.into_iter().map(|page| page.collaborator.name).collect::<Vec<_>>()
        };
        let week = now() + TimeDelta::days(7);
        assert_eq!(found(Filter::default(), now()).await, ["Person 1", "Person 2", "Person 3"]);
        assert_eq!(found(Filter { profile: Some(one.id), ..Filter::default() }, now()).await, ["Person 1", "Person 3"]);
        let pending = || Filter { state: Some(domain::collaborators::State::Pending), ..Filter::default() };
        assert_eq!(found(pending(), now()).await, ["Person 1", "Person 2"]);
        assert_eq!(found(pending(), week).await, Vec::<String>::new(), "shown as expired before anybody notes it");
        assert_eq!(found(Filter { text: Some("éxample.COM person".into()), ..Filter::default() }, now()).await, ["Person 1", "Person 2"]);

        assert_eq!(collaborators::due(&mut tx, now(), 10).await.unwrap(), []);
        assert_eq!(collaborators::due(&mut tx, week, 10).await.unwrap().len(), 2);
        assert_eq!(collaborators::count(&mut tx, ana).await.unwrap(), 3);
        for bearer in collaborators::due(&mut tx, week, 10).await.unwrap() {
            assert!(collaborators::set_standing(&mut tx, &bearer, Standing::Revoked, week).await.unwrap());
        }
        assert_eq!(collaborators::by_link(&mut tx, &[1; 32]).await.unwrap(), None, "its link is dead");
        assert_eq!(store::verify::verify(&mut tx).await.unwrap().differences, Vec::<String>::new());
        tx.run("UPDATE collaborators SET profile_id = owner_id", vec![]).await.unwrap();
        assert_eq!(store::verify::verify(&mut tx).await.unwrap().differences.len(), 3, "and the check can fail");
    }
}

#[tokio::test]
async fn who_bears_a_session_or_a_key_is_known_with_what_they_may_do_in_whose_account() {
    for (db, _dir) in engines().await {
        let (ana, bia) = (owner(&db, "UTC").await.id, owner(&db, "America/Sao_Paulo").await.id);
        let helper = AccountId(bia.0);
        let mut tx = db.write().await.unwrap();
        profiles::add(&mut tx, ana, &profile(1, "Finance"), now()).await.unwrap();
        let (somebody, link) = invited(ana, 1, "bia@example.com", ProfileId(Uuid::from_u128(1)));
        collaborators::add(&mut tx, &somebody, &link).await.unwrap();
        let id = session(&mut tx, helper, 1).await;
        let own = by_session(&mut tx, &[1; 32], now()).await.unwrap().unwrap();
        assert_eq!((own.account.id, own.centre, own.seeing_as), (helper, None, None));

        collaborators::accept(&mut tx, (ana, somebody.id), &link, helper, now()).await.unwrap();
        assert!(sessions::set_centre(&mut tx, helper, id, Some(ana)).await.unwrap());
        let centre = by_session(&mut tx, &[1; 32], now()).await.unwrap().unwrap().centre.unwrap();
        let member = centre.member.unwrap();
        assert_eq!((centre.owner, centre.time_zone.as_str(), member.standing, member.rights), (ana, "UTC", Standing::Accepted, SEES));

        let key = ApiKey {
            id: ApiKeyId(Uuid::from_u128(1)),
            name: "k".into(),
            prefix: "msk_".into(),
            created_at: now(),
            maker: Some(helper),
            rights: Some(SEES),
        };
        api_keys::add(&mut tx, ana, &key, &[3; 32]).await.unwrap();
        let known = by_key(&mut tx, &[3; 32]).await.unwrap().unwrap();
        assert_eq!((known.owner, known.maker, known.rights), (ana, Some(helper), Some(SEES)));
        assert_eq!(known.member.unwrap().rights, SEES);
        assert_eq!(api_keys::list(&mut tx, ana, Whose::Only(helper)).await.unwrap(), [key]);
        assert_eq!(api_keys::list(&mut tx, ana, Whose::Only(AccountId(ana.0))).await.unwrap(), []);

        let accepted = collaborators::get(&mut tx, ana, somebody.id).await.unwrap().unwrap();
        collaborators::set_standing(&mut tx, &accepted, Standing::Removed, now()).await.unwrap();
        let centre = by_session(&mut tx, &[1; 32], now()).await.unwrap().unwrap().centre.unwrap();
        assert_eq!((centre.owner, centre.member), (ana, None), "the session is still there, and finds nothing");
        assert_eq!(by_key(&mut tx, &[3; 32]).await.unwrap().unwrap().member, None);
        let revoked = api_keys::revoke_all(&mut tx, ana, Whose::Only(helper), now()).await.unwrap();
        assert_eq!(revoked, [(ApiKeyId(Uuid::from_u128(1)), "k".to_owned())]);
        assert_eq!(by_key(&mut tx, &[3; 32]).await.unwrap(), None);

        sessions::leave_centre(&mut tx, helper, ana).await.unwrap();
        assert!(!sessions::set_seeing(&mut tx, AccountId(ana.0), id, Some(somebody.profile)).await.unwrap(), "another's session");
        let hers = session(&mut tx, AccountId(ana.0), 2).await;
        assert!(sessions::set_seeing(&mut tx, AccountId(ana.0), hers, Some(somebody.profile)).await.unwrap());
        let seeing = by_session(&mut tx, &[2; 32], now()).await.unwrap().unwrap().seeing_as.unwrap();
        assert_eq!((seeing.1.as_str(), seeing.2), ("Finance", SEES));
        tx.commit().await.unwrap();
    }
}

#[tokio::test]
async fn who_calls_is_found_by_unique_keys_without_walking_any_table() {
    for (db, _dir) in engines().await {
        fill(&db).await;
        let mut tx = db.write().await.unwrap();
        for statement in [bearers::session_statement(), bearers::key_statement()] {
            let mut args = vec![vec![1_u8; 32].into()];
            args.extend(statement.contains("$2").then(|| now().into()));
            let plan = plan(&mut tx, &statement, args).await;
            let walks = |line: &String| line.starts_with("SCAN") || line.contains("Seq Scan");
            assert!(!plan.iter().any(walks), "{plan:#?}");
            let by_index = plan.iter().filter(|line| line.contains("SEARCH") || line.contains("Index Scan")).count();
            assert_eq!(by_index, statement.matches("JOIN").count() + 1, "{plan:#?}");
            assert!(plan.iter().any(|line| line.contains("collaborators_account")), "{plan:#?}");
        }
    }
}

/// How an engine would go about a statement, line by line.
async fn plan(tx: &mut Tx, statement: &str, args: Vec<Arg>) -> Vec<String> {
    match tx {
        Tx::Sqlite { .. } => {
            let rows: Vec<(i64, i64, i64, String)> = tx.all(format!("EXPLAIN QUERY PLAN {statement}"), args).await.unwrap();
            rows.into_iter().map(|row| row.3).collect()
        }
        Tx::Postgres(_) => {
            // Few rows would be walked, because that is quicker; what matters is whether they have to be.
            tx.run("SET LOCAL enable_seqscan = off", vec![]).await.unwrap();
            // What is looked up for each step of a recursion is told only once it has run.
            let rows: Vec<(String,)> = tx.all(format!("EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) {statement}"), args).await.unwrap();
            rows.into_iter().map(|row| row.0).collect()
        }
    }
}

/// Some accounts and sessions, so that engines have something to choose by.
async fn fill(db: &Db) {
    for number in 0..20 {
        let ana = owner(db, "UTC").await.id;
        let mut tx = db.write().await.unwrap();
        session(&mut tx, AccountId(ana.0), number + 100).await;
        tx.commit().await.unwrap();
    }
}

#[tokio::test]
async fn the_log_is_read_backwards_narrowed_and_never_changed() {
    for (db, _dir) in engines().await {
        let (ana, bia) = (owner(&db, "UTC").await.id, owner(&db, "UTC").await.id);
        let mut random = common::bytes();
        let mut mint = Mint::new(&mut random);
        let mut tx = db.write().await.unwrap();
        for minute in 0..5 {
            let at = now() + TimeDelta::minutes(minute);
            let product = ProductId(Uuid::from_u128(minute as u128 % 2));
            let actor = if minute == 4 {
                Actor::Collaborator { account: AccountId(bia.0), right: Right::ProductsManage }
            } else {
                Actor::Owner { account: AccountId(ana.0) }
            };
            let entry = Entry {
                id: EntryId(mint.id(at)),
                at,
                actor,
                action: if minute == 0 { Action::ProductStarted } else { Action::ProductChanged },
                object: Object::Product(product),
                name: Text::of("Voz clara"),
                changes: vec![Change::Name(Pair::new(None, Some(Text::of("Voz"))))],
                address: Some("127.0.0.1".into()),
            };
            audit::add(&mut tx, ana, &entry).await.unwrap();
        }
        tx.commit().await.unwrap();

        let mut tx = db.read().await.unwrap();
        let mut found = async |filter: audit::Filter, before, most| {
            let page = audit::page(&mut tx, ana, &filter, before, most).await.unwrap();
            page.into_iter().map(|entry| ((entry.at - now()).num_minutes(), entry.id)).collect::<Vec<_>>()
        };
        let minutes = |page: &[(i64, EntryId)]| page.iter().map(|entry| entry.0).collect::<Vec<_>>();
        let first = found(audit::Filter::default(), None, 2).await;
        assert_eq!(minutes(&first), [4, 3]);
        assert_eq!(minutes(&found(audit::Filter::default(), Some(first[1].1), 9).await), [2, 1, 0]);
        let by_bia = audit::Filter { account: Some(AccountId(bia.0)), ..audit::Filter::default() };
        assert_eq!(minutes(&found(by_bia, None, 9).await), [4]);
        let of_one = audit::Filter { object: Some(Uuid::from_u128(1)), action: Some(Action::ProductChanged), ..audit::Filter::default() };
        assert_eq!(minutes(&found(of_one, None, 9).await), [3, 1]);
        let (from, to) = (Some(now() + TimeDelta::minutes(1)), Some(now() + TimeDelta::minutes(3)));
        assert_eq!(minutes(&found(audit::Filter { from, to, ..audit::Filter::default() }, None, 9).await), [2, 1]);
        assert_eq!(audit::page(&mut tx, bia, &audit::Filter::default(), None, 9).await.unwrap(), []);
        assert_eq!(audit::accounts(&mut tx, ana).await.unwrap().len(), 2);
        drop(tx);

        for statement in ["UPDATE audit_log SET name = ''", "DELETE FROM audit_log"] {
            let mut tx = db.write().await.unwrap();
            assert!(tx.run(statement, vec![]).await.is_err(), "{statement}");
        }
    }
}

#[tokio::test]
async fn whom_the_log_tells_of_is_found_from_one_to_the_next_and_nothing_walks_the_log() {
    for (db, _dir) in engines().await {
        let (ana, bia, caio) = (owner(&db, "UTC").await.id, owner(&db, "UTC").await.id, owner(&db, "UTC").await.id);
        let mut random = common::bytes();
        let mut mint = Mint::new(&mut random);
        let mut tx = db.write().await.unwrap();
        for minute in 0..1_500 {
            let at = now() + TimeDelta::minutes(minute);
            // Caio is in the log by one line among many, and the program by some without an account.
            let actor = match minute {
                700 => Actor::Operator { account: AccountId(caio.0) },
                _ if minute % 10 == 0 => Actor::Program,
                _ if minute % 2 == 0 => Actor::Collaborator { account: AccountId(bia.0), right: Right::ProductsManage },
                _ => Actor::Owner { account: AccountId(ana.0) },
            };
            let entry = Entry {
                id: EntryId(mint.id(at)),
                at,
                actor,
                action: Action::ProductChanged,
                object: if minute % 100 == 0 { Object::Coupon } else { Object::Product(ProductId(Uuid::from_u128(minute as u128))) },
                name: Text::of(if minute % 200 == 0 { "VERAO" } else { "Voz" }),
                changes: vec![],
                address: None,
            };
            audit::add(&mut tx, ana, &entry).await.unwrap();
        }
        tx.run("ANALYZE audit_log", vec![]).await.unwrap();
        tx.commit().await.unwrap();

        let mut tx = db.read().await.unwrap();
        let mut found: Vec<_> = audit::accounts(&mut tx, ana).await.unwrap().into_iter().map(|(id, _)| id.0).collect();
        found.sort_unstable();
        let mut expected = [ana.0, bia.0, caio.0];
        expected.sort_unstable();
        assert_eq!(found, expected);
        assert_eq!(audit::accounts(&mut tx, bia).await.unwrap(), []);
        let coupon = audit::Filter { object: Some(Object::Coupon.key("VERAO")), ..audit::Filter::default() };
        let page = audit::page(&mut tx, ana, &coupon, None, 100).await.unwrap();
        assert_eq!((page.len(), page.iter().all(|entry| entry.name.as_str() == "VERAO")), (8, true), "of one coupon, not of the others");

        let walks = |line: &&String| {
            let of_log = line.contains("audit_log") || line.trim() == "SCAN l";
            of_log && (line.contains("SCAN") || line.contains("Seq Scan"))
        };
        let whom = plan(&mut tx, audit::ACCOUNTS, vec![ana.0.into()]).await;
        assert_eq!(whom.iter().find(walks), None, "{whom:#?}");
        let by_index = |line: &&String| line.contains("audit_log_account");
        assert_eq!(whom.iter().filter(by_index).count(), 2, "the first, and each next: {whom:#?}");
        assert!(whom.iter().any(|line| line.contains("account_id >") || line.contains("account_id>?")), "{whom:#?}");
        for (filter, index) in [
            (audit::Filter::default(), "audit_log"),
            (audit::Filter { account: Some(AccountId(caio.0)), ..audit::Filter::default() }, "audit_log_account"),
            (coupon, "audit_log_object"),
            (audit::Filter { from: Some(now()), to: Some(now() + TimeDelta::hours(1)), ..audit::Filter::default() }, "audit_log"),
        ] {
            let (statement, args) = audit::page_statement(ana, &filter, None, 50);
            let plan = plan(&mut tx, &statement, args).await;
            assert_eq!(plan.iter().find(walks), None, "{plan:#?}");
            assert!(plan.iter().any(|line| line.contains(index)), "{plan:#?}");
            assert!(!plan.iter().any(|line| line.contains("TEMP B-TREE")), "it lies in its order: {plan:#?}");
        }
    }
}
