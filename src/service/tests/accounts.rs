//! Opening an account, signing in and out, a forgotten password: on both engines, with the letters that were written.
//! What strangers try is in `strangers.rs`.

use crate::common::{at, engines};
use chrono::TimeDelta;
use domain::Time;
use domain::account::{Fault, Field, SignUpForm};
use service::accounts::{self, AccountError, Reset, Visitor};
use service::mail::{Carrier, send_due};
use service::office::Office;
use store::sessions::Purpose;

const PASSWORD: &str = "correct horse battery";

fn form(email: &str) -> SignUpForm {
    SignUpForm {
        name: "Ana Souza".into(),
        email: email.into(),
        password: PASSWORD.into(),
        country: "BR".into(),
        time_zone: "America/Sao_Paulo".into(),
        currency: "BRL".into(),
        language: "pt-BR".into(),
    }
}

fn visitor() -> Visitor {
    Visitor { address: "192.0.2.1".into(), user_agent: "test".into() }
}

/// Subject and link's token of the newest letter, and how many there are.
async fn newest_letter(office: &Office) -> (String, String, usize) {
    let mut tx = office.db.read().await.unwrap();
    let letters = store::letters::newest(&mut tx, 100).await.unwrap();
    let token = letters[0].body_text.split("token=").nth(1).and_then(|rest| rest.split_whitespace().next()).unwrap_or_default();
    (letters[0].subject.clone(), token.to_owned(), letters.len())
}

#[tokio::test]
async fn an_account_is_opened_by_the_link_in_the_mail() {
    for (db, _dir) in engines().await {
        let office = Office::new(db, "https://counter.example/");
        let now = at("2026-06-01T12:00:00Z");
        accounts::sign_up(&office, &form("Ana@Example.com"), &visitor(), now).await.unwrap();
        let early = accounts::sign_in(&office, "ana@example.com", PASSWORD, &visitor(), now + TimeDelta::seconds(1)).await;
        assert!(matches!(early, Err(AccountError::NotConfirmed)));
        let now = now + TimeDelta::minutes(1);
        let (subject, token, count) = newest_letter(&office).await;
        assert_eq!((subject.as_str(), count), ("Confirme seu endereço", 2), "in her language, and again when she tried to sign in");
        let behind = async |purpose: Purpose| accounts::behind_link(&office, purpose, &token, now).await.unwrap();
        assert!(behind(Purpose::ConfirmAddress).await.is_some(), "looking at a link does not use it");
        assert!(behind(Purpose::ResetPassword).await.is_none(), "nor is it good for anything else");
        let confirm = async |password: &str| accounts::confirm(&office, &token, password, &visitor(), now).await;
        assert!(matches!(confirm("wrong wrong wrong").await, Err(AccountError::WrongCredentials)));
        let signed_in = confirm(PASSWORD).await.unwrap();
        assert!(matches!(confirm(PASSWORD).await, Err(AccountError::DeadLink)), "a link works once");
        let known = accounts::recognise(&office, signed_in.token.reveal(), now).await.unwrap().unwrap();
        assert_eq!(known.account.email.as_str(), "ana@example.com");
        accounts::sign_in(&office, " ANA@example.com", PASSWORD, &visitor(), now).await.unwrap();
    }
}

#[tokio::test]
async fn a_stranger_does_not_learn_who_has_an_account() {
    for (db, _dir) in engines().await {
        let office = Office::new(db, "https://counter.example");
        let now = at("2026-06-01T12:00:00Z");
        accounts::add(&office, &form("ana@example.com"), false, now).await.unwrap();
        accounts::sign_up(&office, &form("ana@example.com"), &visitor(), now).await.unwrap();
        assert_eq!(newest_letter(&office).await.0, "Você já tem uma conta", "the owner of the address is told, nobody else");
        for (email, password) in [("ana@example.com", "wrong wrong wrong"), ("nobody@example.com", PASSWORD), ("not an address", PASSWORD)]
        {
            let refused = accounts::sign_in(&office, email, password, &visitor(), now).await;
            assert!(matches!(refused, Err(AccountError::WrongCredentials)), "{email}");
        }
        accounts::request_reset(&office, "nobody@example.com", &visitor(), now).await.unwrap();
        assert_eq!(newest_letter(&office).await.2, 1, "no letter goes to a stranger");
    }
}

#[tokio::test]
async fn a_new_password_ends_every_session_and_old_links_die() {
    for (db, _dir) in engines().await {
        let office = Office::new(db, "https://counter.example");
        let now = at("2026-06-01T12:00:00Z");
        accounts::add(&office, &form("ana@example.com"), false, now).await.unwrap();
        let session = accounts::sign_in(&office, "ana@example.com", PASSWORD, &visitor(), now).await.unwrap();
        accounts::request_reset(&office, "ana@example.com", &visitor(), now).await.unwrap();
        let (_, first, _) = newest_letter(&office).await;
        accounts::request_reset(&office, "ana@example.com", &visitor(), now + TimeDelta::seconds(1)).await.unwrap();
        let (_, second, _) = newest_letter(&office).await;
        let reset = async |token: &str, password: &str, now: Time| {
            let reset = Reset { password: password.into(), ..Reset::default() };
            accounts::reset_password(&office, token, &reset, &visitor(), now).await
        };
        assert!(matches!(reset(&first, "another good one", now).await, Err(AccountError::DeadLink)), "a newer link kills the older");
        let weak = reset(&second, "short", now).await;
        assert!(matches!(weak, Err(AccountError::Faults(faults)) if faults == [(Field::Password, Fault::PasswordTooShort)]));
        let own = reset(&second, "Ana@Example.com", now).await;
        assert!(matches!(own, Err(AccountError::Faults(_))), "one's own address is no password");
        assert!(
            matches!(reset(&second, "another good one", now + TimeDelta::hours(2)).await, Err(AccountError::DeadLink)),
            "an hour is enough"
        );
        reset(&second, "another good one", now + TimeDelta::seconds(2)).await.unwrap();
        assert!(accounts::recognise(&office, session.token.reveal(), now).await.unwrap().is_none());
        assert!(accounts::sign_in(&office, "ana@example.com", PASSWORD, &visitor(), now).await.is_err());
        accounts::sign_in(&office, "ana@example.com", "another good one", &visitor(), now).await.unwrap();
        assert_eq!(newest_letter(&office).await.0, "Sua senha foi alterada");
    }
}

#[tokio::test]
async fn guessing_is_throttled_and_a_success_forgives() {
    for (db, _dir) in engines().await {
        let office = Office::new(db, "https://counter.example");
        let now = at("2026-06-01T12:00:00Z");
        accounts::add(&office, &form("ana@example.com"), false, now).await.unwrap();
        let attempt = async |password: &str, now: Time| accounts::sign_in(&office, "ana@example.com", password, &visitor(), now).await;
        for _ in 0..9 {
            assert!(matches!(attempt("wrong wrong wrong", now).await, Err(AccountError::WrongCredentials)));
        }
        attempt(PASSWORD, now).await.unwrap();
        for _ in 0..10 {
            assert!(matches!(attempt("wrong wrong wrong", now).await, Err(AccountError::WrongCredentials)));
        }
        assert!(matches!(attempt(PASSWORD, now).await, Err(AccountError::TooManyAttempts)), "even the right one waits");
        attempt(PASSWORD, now + TimeDelta::minutes(16)).await.unwrap();
    }
}

/// Uses a session until the visit is noted, which happens beside the request.
async fn visit(office: &Office, token: &str, now: Time) {
    let noted = async {
        loop {
            let known = accounts::recognise(office, token, now).await.unwrap().expect("the session lives");
            let sessions = accounts::list_sessions(office, known.account.id, now).await.unwrap();
            if sessions.iter().any(|session| session.id == known.session && session.seen_at == now) {
                return;
            }
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(std::time::Duration::from_secs(5), noted).await.unwrap();
}

#[tokio::test]
async fn sessions_can_be_listed_and_ended_and_end_by_themselves() {
    for (db, _dir) in engines().await {
        let office = Office::new(db, "https://counter.example");
        let now = at("2026-06-01T12:00:00Z");
        let ana = accounts::add(&office, &form("ana@example.com"), false, now).await.unwrap();
        let bia = accounts::add(&office, &form("bia@example.com"), false, now).await.unwrap();
        let mut tokens = Vec::new();
        for _ in 0..3 {
            tokens.push(accounts::sign_in(&office, "ana@example.com", PASSWORD, &visitor(), now).await.unwrap().token);
        }
        let listed = accounts::list_sessions(&office, ana, now).await.unwrap();
        assert_eq!(listed.len(), 3);
        assert!(
            matches!(accounts::end_session(&office, bia, listed[0].id).await, Err(AccountError::NoSuchSession)),
            "another's session is not there"
        );
        let known = accounts::recognise(&office, tokens[1].reveal(), now).await.unwrap().unwrap();
        assert_eq!(accounts::end_other_sessions(&office, &known).await.unwrap(), 2);
        assert!(accounts::recognise(&office, tokens[0].reveal(), now).await.unwrap().is_none());
        visit(&office, tokens[1].reveal(), now + TimeDelta::days(29)).await;
        // Use keeps it alive.
        visit(&office, tokens[1].reveal(), now + TimeDelta::days(58)).await;
        assert!(accounts::recognise(&office, tokens[1].reveal(), now + TimeDelta::days(90)).await.unwrap().is_none());
    }
}

#[tokio::test]
async fn a_letter_waits_for_its_server_and_is_taken_once() {
    for (db, _dir) in engines().await {
        let office = Office::new(db, "https://counter.example");
        let now = at("2026-06-01T12:00:00Z");
        accounts::sign_up(&office, &form("ana@example.com"), &visitor(), now).await.unwrap();
        // Nobody listens on this port.
        let away = Carrier::smtp("smtp://127.0.0.1:9", "Mostrador <no-reply@counter.example>").unwrap();
        assert_eq!(send_due(&office, &away, || now).await.unwrap(), 0);
        assert_eq!(send_due(&office, &Carrier::Kept, || now + TimeDelta::seconds(10)).await.unwrap(), 0, "not before its time");
        let later = now + TimeDelta::minutes(2);
        let (one, two) = tokio::join!(send_due(&office, &Carrier::Kept, || later), send_due(&office, &Carrier::Kept, || later));
        assert_eq!(one.unwrap() + two.unwrap(), 1, "two senders, one letter");
        assert_eq!(send_due(&office, &Carrier::Kept, || later + TimeDelta::days(1)).await.unwrap(), 0);
    }
}

#[tokio::test]
async fn a_profile_changes_as_a_whole_or_not_at_all() {
    for (db, _dir) in engines().await {
        let office = Office::new(db, "https://counter.example/");
        let now = at("2026-06-01T12:00:00Z");
        let id = accounts::add(&office, &form("ana@example.com"), false, now).await.unwrap();
        let wrong = accounts::set_profile(&office, id, " ", "ZZ", now).await;
        assert!(
            matches!(&wrong, Err(AccountError::Faults(f)) if *f == [(Field::Name, Fault::Missing), (Field::Country, Fault::NotInList)]),
            "{wrong:?}"
        );
        assert!(accounts::set_profile(&office, id, "Ana Prado", "ZZ", now).await.is_err());
        let account = async || store::accounts::get(&mut office.db.read().await.unwrap(), id).await.unwrap().unwrap();
        assert_eq!(account().await.name, "Ana Souza");
        accounts::set_profile(&office, id, " Ana Prado ", "PT", now).await.unwrap();
        let changed = account().await;
        assert_eq!((changed.name.as_str(), changed.country.as_str(), changed.currency.code()), ("Ana Prado", "PT", "BRL"));
    }
}
