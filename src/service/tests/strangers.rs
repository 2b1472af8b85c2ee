//! What strangers try at the door: signing up with another's address, guessing, flooding, measuring; on both engines.

use crate::common::{at, engines};
use chrono::TimeDelta;
use domain::Time;
use domain::account::{Fault, Field, SignUpForm};
use domain::collaborators::KeyRights;
use domain::id::AccountId;
use domain::language::Language;
use domain::name::Email;
use futures::future::join_all;
use service::accounts::{self, AccountError, Reset, SignedIn, Visitor};
use service::asking::Asking;
use service::mail::{Carrier, letters, send_due};
use service::office::Office;
use service::passwords::{PasswordError, Queue};
use std::io::{BufRead, BufReader, Write};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use store::accounts::Account;
use store::letters::Letter;
use store::sessions::Purpose;

const ANA: &str = "ana@example.com";
const HERS: &str = "correct horse battery";
const HIS: &str = "a stranger's password";

fn form(email: &str, name: &str, password: &str) -> SignUpForm {
    SignUpForm {
        name: name.into(),
        email: email.into(),
        password: password.into(),
        country: "BR".into(),
        time_zone: "America/Sao_Paulo".into(),
        currency: "BRL".into(),
        language: "pt-BR".into(),
    }
}

/// What a stranger types for somebody else's address.
fn his(email: &str) -> SignUpForm {
    let (country, time_zone, currency) = ("US".into(), "Pacific/Kiritimati".into(), "USD".into());
    SignUpForm { country, time_zone, currency, language: "en".into(), ..form(email, "Mallory", HIS) }
}

fn hers(email: &str) -> SignUpForm {
    form(email, "Ana Souza", HERS)
}

fn from(address: &str) -> Visitor {
    Visitor { address: address.into(), user_agent: "test".into() }
}

fn now() -> Time {
    at("2026-06-01T12:00:00Z")
}

async fn all_letters(office: &Office) -> Vec<Letter> {
    store::letters::newest(&mut office.db.read().await.unwrap(), 1000).await.unwrap()
}

/// The secret of the newest link that was mailed.
async fn newest_token(office: &Office) -> String {
    let letters = all_letters(office).await;
    letters.iter().find_map(|letter| token_of(&letter.body_text)).unwrap()
}

fn token_of(text: &str) -> Option<String> {
    Some(text.split("token=").nth(1)?.split_whitespace().next()?.to_owned())
}

async fn account(office: &Office, email: &str) -> Account {
    store::accounts::by_email(&mut office.db.read().await.unwrap(), &Email::parse(email).unwrap()).await.unwrap().unwrap()
}

async fn count(office: &Office, table: &str) -> i64 {
    let (count,): (i64,) = office.db.read().await.unwrap().one(format!("SELECT COUNT(*) FROM {table}"), vec![]).await.unwrap();
    count
}

async fn sign_in(office: &Office, email: &str, password: &str) -> Result<SignedIn, AccountError> {
    accounts::sign_in(office, email, password, &from("192.0.2.7"), now()).await
}

async fn confirm(office: &Office, token: &str, password: &str) -> Result<SignedIn, AccountError> {
    accounts::confirm(office, token, password, &from("192.0.2.7"), now()).await
}

async fn reset(
    office: &Office,
    token: &str,
    password: &str,
    revoke_keys: bool,
    profile: Option<SignUpForm>,
) -> Result<SignedIn, AccountError> {
    let reset = Reset { password: password.into(), revoke_keys, profile };
    accounts::reset_password(office, token, &reset, &from("192.0.2.7"), now()).await
}

async fn sweep(office: &Office, now: Time) {
    let mut tx = office.db.write().await.unwrap();
    store::sessions::sweep(&mut tx, now).await.unwrap();
    tx.commit().await.unwrap();
}

/// On each engine, without throttles.
async fn open_offices() -> Vec<(Office, Option<tempfile::TempDir>)> {
    let open = |(db, dir)| {
        let mut office = Office::new(db, "https://counter.example");
        office.limits = false;
        (office, dir)
    };
    engines().await.into_iter().map(open).collect()
}

/// On each engine, as it is served.
async fn offices() -> Vec<(Office, Option<tempfile::TempDir>)> {
    engines().await.into_iter().map(|(db, dir)| (Office::new(db, "https://counter.example"), dir)).collect()
}

#[tokio::test]
async fn who_signed_up_first_with_anothers_address_gets_nothing_and_leaves_nothing() {
    for (office, _dir) in offices().await {
        accounts::sign_up(&office, &his(ANA), &from("198.51.100.1"), now()).await.unwrap();
        let old = newest_token(&office).await;
        accounts::sign_up(&office, &hers(ANA), &from("192.0.2.7"), now() + TimeDelta::seconds(1)).await.unwrap();
        let link = newest_token(&office).await;
        assert!(matches!(confirm(&office, &old, HERS).await, Err(AccountError::DeadLink)), "the older letter opens nothing");
        confirm(&office, &link, HERS).await.unwrap();
        let opened = account(&office, ANA).await;
        assert_eq!((opened.name.as_str(), opened.time_zone.as_str(), opened.currency.code()), ("Ana Souza", "America/Sao_Paulo", "BRL"));
        assert_eq!((opened.country.as_str(), opened.language), ("BR", Language::Portuguese));
        assert!(matches!(sign_in(&office, ANA, HIS).await, Err(AccountError::WrongCredentials)));
        sign_in(&office, ANA, HERS).await.unwrap();
        accounts::sign_up(&office, &his(ANA), &from("198.51.100.1"), now() + TimeDelta::seconds(2)).await.unwrap();
        assert_eq!(account(&office, ANA).await, opened, "an account that is open is not signed up anew");
        assert!(matches!(sign_in(&office, ANA, HIS).await, Err(AccountError::WrongCredentials)));
    }
}

#[tokio::test]
async fn a_link_opens_nothing_without_the_password_of_its_sign_up() {
    for (office, _dir) in offices().await {
        accounts::sign_up(&office, &hers(ANA), &from("192.0.2.7"), now()).await.unwrap();
        accounts::sign_up(&office, &his(ANA), &from("198.51.100.1"), now() + TimeDelta::seconds(1)).await.unwrap();
        let link = newest_token(&office).await;
        assert!(matches!(confirm(&office, &link, HERS).await, Err(AccountError::WrongCredentials)), "it was not her sign-up");
        assert_eq!(account(&office, ANA).await.confirmed_at, None, "so nothing is proven");
        assert!(accounts::behind_link(&office, Purpose::ConfirmAddress, &link, now()).await.unwrap().is_some(), "and nothing used up");
        assert!(matches!(sign_in(&office, ANA, HIS).await, Err(AccountError::NotConfirmed)), "nor does he get in");
    }
}

#[tokio::test]
async fn a_reset_proves_an_address_and_keeps_nothing_that_a_stranger_typed() {
    for (office, _dir) in offices().await {
        accounts::sign_up(&office, &his(ANA), &from("198.51.100.1"), now()).await.unwrap();
        let confirmation = newest_token(&office).await;
        let id = account(&office, ANA).await.id;
        let key = service::api_keys::add(&office, &Asking::owner_here(id.into(), now()), "before", KeyRights::Everything).await.unwrap();
        accounts::request_reset(&office, ANA, &from("192.0.2.7"), now() + TimeDelta::seconds(1)).await.unwrap();
        let link = newest_token(&office).await;
        let unasked = reset(&office, &link, "her own new one", false, None).await;
        assert!(
            matches!(&unasked, Err(AccountError::Faults(f)) if f.contains(&(Field::Name, Fault::Missing)) && f.contains(&(Field::TimeZone, Fault::Missing))),
            "{unasked:?}"
        );
        let weak = reset(&office, &link, "short", false, Some(hers(""))).await;
        assert!(matches!(weak, Err(AccountError::Faults(faults)) if faults == [(Field::Password, Fault::PasswordTooShort)]));
        reset(&office, &link, "her own new one", false, Some(hers("somebody.else@example.com"))).await.unwrap();
        let opened = account(&office, ANA).await;
        assert_eq!((opened.id, opened.confirmed_at), (id, Some(now())));
        assert_eq!((opened.name.as_str(), opened.time_zone.as_str(), opened.currency.code()), ("Ana Souza", "America/Sao_Paulo", "BRL"));
        for password in [HIS, HERS] {
            assert!(matches!(sign_in(&office, ANA, password).await, Err(AccountError::WrongCredentials)), "{password}");
        }
        sign_in(&office, ANA, "her own new one").await.unwrap();
        let used = confirm(&office, &confirmation, HIS).await;
        assert!(matches!(used, Err(AccountError::DeadLink)), "every older link died");
        assert_eq!(service::api_keys::recognise(&office, &key, now()).await.unwrap(), None, "no key from before lives");
    }
}

#[tokio::test]
async fn of_racing_sign_ups_the_password_and_the_profile_are_of_the_same_hand() {
    for (office, _dir) in open_offices().await {
        for round in 0..6 {
            let email = format!("ana{round}@example.com");
            let (one, two) = (hers(&email), his(&email));
            let (visitor, seconds) = (from("192.0.2.7"), TimeDelta::seconds(round));
            let (first, second) = tokio::join!(
                accounts::sign_up(&office, &one, &visitor, now() + seconds),
                accounts::sign_up(&office, &two, &visitor, now() + seconds)
            );
            assert!(first.is_ok() && second.is_ok(), "{first:?} {second:?}");
            let mut opened = Vec::new();
            for letter in all_letters(&office).await.iter().filter(|letter| letter.recipient == email) {
                let token = token_of(&letter.body_text).unwrap();
                for (password, name) in [(HERS, "Ana Souza"), (HIS, "Mallory")] {
                    if confirm(&office, &token, password).await.is_ok() {
                        opened.push(password);
                        assert_eq!(account(&office, &email).await.name, name);
                    }
                }
            }
            assert_eq!(opened.len(), 1, "one link, one password: {opened:?}");
        }
    }
}

#[tokio::test]
async fn a_sign_up_that_races_with_a_confirmation_never_takes_the_account() {
    for (office, _dir) in open_offices().await {
        for round in 0..8_u64 {
            let email = format!("ana{round}@example.com");
            let (visitor, late) = (from("198.51.100.1"), now() + TimeDelta::seconds(1));
            accounts::sign_up(&office, &hers(&email), &visitor, now()).await.unwrap();
            let all = all_letters(&office).await;
            let link = all.iter().find(|letter| letter.recipient == email).and_then(|letter| token_of(&letter.body_text)).unwrap();
            let form = his(&email);
            let (confirmed, signed_up) = tokio::join!(confirm(&office, &link, HERS), async {
                tokio::time::sleep(Duration::from_millis(round)).await;
                accounts::sign_up(&office, &form, &visitor, late).await
            });
            signed_up.unwrap();
            let known = account(&office, &email).await;
            match confirmed {
                Ok(_) => {
                    assert_eq!(known.name, "Ana Souza");
                    assert!(matches!(sign_in(&office, &email, HIS).await, Err(AccountError::WrongCredentials)));
                    sign_in(&office, &email, HERS).await.unwrap();
                }
                Err(_) => assert_eq!((known.name.as_str(), known.confirmed_at), ("Mallory", None)),
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_flood_of_passwords_is_sent_away_and_costs_no_attempt() {
    for (mut office, _dir) in offices().await {
        accounts::add(&office, &hers(ANA), false, now()).await.unwrap();
        office.passwords = Queue::new(1, 4);
        let places: Vec<_> = (0..5).map(|_| office.passwords.place().unwrap()).collect();
        let attempts = (0..20).map(|n| {
            let office = office.clone();
            async move { accounts::sign_in(&office, ANA, HERS, &from(&format!("203.0.113.{n}")), now()).await }
        });
        for answer in join_all(attempts).await {
            assert!(matches!(answer, Err(AccountError::Password(PasswordError::Busy))), "{answer:?}");
        }
        assert_eq!(count(&office, "throttles").await, 0);
        drop(places);
        sign_in(&office, ANA, HERS).await.unwrap();
    }
}

#[tokio::test]
async fn a_dead_link_hashes_nothing_and_is_throttled() {
    for (mut office, _dir) in offices().await {
        // Here a hash would wait for ever.
        office.passwords = Queue::new(0, 10);
        let attempt = async || {
            let answer = reset(&office, "not one of ours", "a good long password", true, None);
            tokio::time::timeout(Duration::from_secs(20), answer).await.expect("no hash for a dead link")
        };
        for _ in 0..60 {
            assert!(matches!(attempt().await, Err(AccountError::DeadLink)));
        }
        assert!(matches!(attempt().await, Err(AccountError::TooManyAttempts)));
        let dead = tokio::time::timeout(Duration::from_secs(20), confirm(&office, "not one of ours", HERS)).await;
        assert!(matches!(dead, Ok(Err(AccountError::DeadLink))));
    }
}

#[tokio::test]
async fn refused_attempts_leave_no_rows_and_old_ones_are_swept() {
    for (office, _dir) in offices().await {
        let long = format!("{}@example.com", "a".repeat(1_000_000));
        assert!(matches!(sign_in(&office, &long, HERS).await, Err(AccountError::WrongCredentials)));
        assert!(matches!(sign_in(&office, "ana", HERS).await, Err(AccountError::WrongCredentials)));
        assert_eq!(count(&office, "throttles").await, 0, "what is no address is counted nowhere");
        for n in 0..80 {
            let _ = accounts::request_reset(&office, &format!("ana{n}@example.com"), &from("198.51.100.1"), now()).await;
        }
        assert_eq!(count(&office, "throttles").await, 61, "the network's, and those of sixty that were let through");
        let rows: Vec<(String, i64)> =
            office.db.read().await.unwrap().all("SELECT subject, attempts FROM throttles", vec![]).await.unwrap();
        assert!(rows.iter().all(|(subject, _)| subject.len() < 60 && !subject.contains("ana")), "{rows:?}");
        assert_eq!(rows.iter().map(|(_, attempts)| *attempts).max(), Some(60), "who is refused is not counted on");
        sweep(&office, now() + TimeDelta::hours(25)).await;
        assert_eq!(count(&office, "throttles").await, 61, "some windows are as long as a day");
        sweep(&office, now() + TimeDelta::hours(27)).await;
        assert_eq!(count(&office, "throttles").await, 0);
    }
}

#[tokio::test]
async fn characters_that_no_text_has_are_refused_as_an_address() {
    for (office, _dir) in offices().await {
        for email in ["ana\0@example.com", "\0", "ana@example.com\0"] {
            assert!(matches!(sign_in(&office, email, HERS).await, Err(AccountError::WrongCredentials)), "{email:?}");
            let asked = accounts::request_reset(&office, email, &from("192.0.2.7"), now()).await;
            assert!(matches!(asked, Err(AccountError::Faults(_))), "{asked:?}");
            let signed_up = accounts::sign_up(&office, &hers(email), &from("192.0.2.7"), now()).await;
            assert!(matches!(signed_up, Err(AccountError::Faults(_))), "{signed_up:?}");
        }
        assert!(matches!(confirm(&office, "\0", "\0").await, Err(AccountError::DeadLink)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_session_that_an_old_password_opened_survives_a_reset() {
    for (office, _dir) in open_offices().await {
        accounts::add(&office, &hers(ANA), false, now()).await.unwrap();
        let mut password = HERS.to_owned();
        for round in 0..8_u64 {
            accounts::request_reset(&office, ANA, &from("192.0.2.7"), now() + TimeDelta::seconds(round as i64)).await.unwrap();
            let link = newest_token(&office).await;
            let new = format!("new password number {round}");
            let (changed, old) = tokio::join!(reset(&office, &link, &new, true, None), async {
                // Its hash is read before the reset writes, and verified after.
                tokio::time::sleep(Duration::from_millis(round * 2)).await;
                sign_in(&office, ANA, &password).await
            });
            let changed = changed.unwrap();
            if let Ok(old) = old {
                assert!(accounts::recognise(&office, old.token.reveal(), now()).await.unwrap().is_none(), "round {round}");
            }
            assert!(accounts::recognise(&office, changed.token.reveal(), now()).await.unwrap().is_some());
            password = new;
        }
    }
}

#[tokio::test]
async fn api_keys_die_at_a_reset_unless_they_are_to_live() {
    for (office, _dir) in offices().await {
        let ana = accounts::add(&office, &hers(ANA), false, now()).await.unwrap();
        let bia = accounts::add(&office, &hers("bia@example.com"), false, now()).await.unwrap();
        let others =
            service::api_keys::add(&office, &Asking::owner_here(bia.into(), now()), "another's", KeyRights::Everything).await.unwrap();
        let key = service::api_keys::add(&office, &Asking::owner_here(ana.into(), now()), "hers", KeyRights::Everything).await.unwrap();
        for (hours, revoke, lives) in [(1, false, true), (2, true, false)] {
            accounts::request_reset(&office, ANA, &from("192.0.2.7"), now() + TimeDelta::hours(hours)).await.unwrap();
            let link = newest_token(&office).await;
            reset(&office, &link, "another good one", revoke, None).await.unwrap();
            assert_eq!(service::api_keys::recognise(&office, &key, now()).await.unwrap().is_some(), lives);
            let letters = all_letters(&office).await;
            let mut news = letters.iter().filter(|letter| letter.subject == "Sua senha foi alterada");
            assert_eq!(news.any(|letter| letter.body_text.contains("chaves de API")), !lives, "the letter says so");
        }
        assert!(service::api_keys::recognise(&office, &others, now()).await.unwrap().is_some());
    }
}

#[tokio::test]
async fn asking_for_a_reset_writes_the_same_for_a_stranger() {
    for (office, _dir) in open_offices().await {
        accounts::add(&office, &hers(ANA), false, now()).await.unwrap();
        for round in 0..105_i64 {
            for email in [ANA, "nobody@example.com"] {
                accounts::request_reset(&office, email, &from("192.0.2.7"), now() + TimeDelta::seconds(round)).await.unwrap();
            }
        }
        assert!(all_letters(&office).await.iter().all(|letter| letter.recipient == ANA), "no letter to a stranger is to be seen");
        assert_eq!(count(&office, "letters").await, 210, "but a row for each is written");
        while send_due(&office, &Carrier::Kept, || now() + TimeDelta::days(1)).await.unwrap() > 0 {}
        assert_eq!(count(&office, "letters").await, 105, "those to nobody are thrown away");
    }
}

/// A mail server that takes letters, or refuses every recipient by name; its address.
fn mail_server(refuses: bool) -> String {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let stream = stream.unwrap();
            let mut out = stream.try_clone().unwrap();
            let mut is_text = false;
            out.write_all(b"220 test\r\n").unwrap();
            for line in BufReader::new(stream).lines().map_while(Result::ok) {
                let answer = match line.get(..4).unwrap_or(&line) {
                    _ if is_text && line != "." => continue,
                    "RCPT" if refuses => format!("550 no such person: {}", &line[8..]),
                    "DATA" => {
                        is_text = true;
                        "354 go on".into()
                    }
                    "." => {
                        is_text = false;
                        "250 taken".into()
                    }
                    _ => "250 ok".into(),
                };
                out.write_all(format!("{answer}\r\n").as_bytes()).unwrap();
            }
        }
    });
    format!("smtp://{address}")
}

fn smtp(url: &str) -> Carrier {
    Carrier::smtp(url, "Mostrador <no-reply@counter.example>").unwrap()
}

#[tokio::test]
async fn what_a_letter_said_is_forgotten_when_it_is_sent_given_up_or_too_old() {
    for (office, _dir) in open_offices().await {
        let ask = async |now: Time| accounts::request_reset(&office, ANA, &from("192.0.2.7"), now).await.unwrap();
        accounts::add(&office, &hers(ANA), false, now()).await.unwrap();
        ask(now()).await;
        assert_eq!(send_due(&office, &Carrier::Kept, now).await.unwrap(), 1);
        assert!(token_of(&all_letters(&office).await[0].body_text).is_some(), "the demo shows its letters");
        ask(now() + TimeDelta::seconds(1)).await;
        assert_eq!(send_due(&office, &smtp(&mail_server(false)), || now() + TimeDelta::minutes(1)).await.unwrap(), 1);
        ask(now() + TimeDelta::seconds(2)).await;
        assert_eq!(send_due(&office, &smtp(&mail_server(true)), || now() + TimeDelta::minutes(1)).await.unwrap(), 0);
        ask(now() + TimeDelta::seconds(3)).await;
        let is_empty = |letter: &Letter| letter.body_text.is_empty() && letter.body_html.is_empty();
        let letters = all_letters(&office).await;
        let empty: Vec<bool> = letters.iter().map(is_empty).collect();
        assert_eq!(empty, [false, true, true, false], "waiting, given up, sent, kept");
        sweep(&office, now() + TimeDelta::hours(49)).await;
        let empty: Vec<bool> = all_letters(&office).await.iter().map(is_empty).collect();
        assert_eq!(empty, [true, true, true, false], "its link is dead");
        assert_eq!(send_due(&office, &Carrier::Kept, || now() + TimeDelta::hours(50)).await.unwrap(), 0, "and it is not sent any more");
        sweep(&office, now() + TimeDelta::days(31)).await;
        assert_eq!(count(&office, "letters").await, 0);
    }
}

#[tokio::test]
async fn letters_to_nobody_do_not_pile_up_where_nothing_carries_letters() {
    for (office, _dir) in open_offices().await {
        accounts::request_reset(&office, "nobody@example.com", &from("192.0.2.7"), now()).await.unwrap();
        assert_eq!((count(&office, "letters").await, count(&office, "mail_tokens").await), (1, 1));
        sweep(&office, now() + TimeDelta::hours(2)).await;
        assert_eq!((count(&office, "letters").await, count(&office, "mail_tokens").await), (0, 0));
    }
}

#[tokio::test]
async fn who_guesses_elsewhere_does_not_lock_the_owner_out() {
    for (office, _dir) in offices().await {
        accounts::add(&office, &hers(ANA), false, now()).await.unwrap();
        let guess = async |address: &str| accounts::sign_in(&office, ANA, HIS, &from(address), now()).await;
        for _ in 0..10 {
            assert!(matches!(guess("198.51.100.1").await, Err(AccountError::WrongCredentials)));
        }
        assert!(matches!(guess("198.51.100.1").await, Err(AccountError::TooManyAttempts)), "he waits");
        sign_in(&office, ANA, HERS).await.unwrap();
        assert!(matches!(guess("198.51.100.1").await, Err(AccountError::TooManyAttempts)), "her success does not forgive him");
        for n in 0..90 {
            let answer = guess(&format!("203.0.113.{}", n / 9)).await;
            assert!(matches!(answer, Err(AccountError::WrongCredentials)), "{n}");
        }
        assert!(matches!(guess("203.0.113.200").await, Err(AccountError::TooManyAttempts)), "but all together have an end");
    }
}

#[tokio::test]
async fn nobody_gets_many_letters_and_the_last_link_stays_good() {
    for (office, _dir) in offices().await {
        accounts::add(&office, &hers(ANA), false, now()).await.unwrap();
        for n in 0..8 {
            accounts::request_reset(&office, ANA, &from(&format!("203.0.113.{n}")), now() + TimeDelta::seconds(n)).await.unwrap();
            accounts::sign_up(&office, &his(ANA), &from(&format!("203.0.113.{n}")), now() + TimeDelta::seconds(n)).await.unwrap();
        }
        let letters = all_letters(&office).await;
        assert_eq!(letters.len(), 6, "three of each kind an hour");
        let link = newest_token(&office).await;
        reset(&office, &link, "another good one", true, None).await.unwrap();
        accounts::request_reset(&office, ANA, &from("192.0.2.7"), now() + TimeDelta::seconds(9)).await.unwrap();
        assert!(newest_token(&office).await != link, "who has used the last one may ask again");
    }
}

#[tokio::test]
async fn a_sign_up_that_gets_no_letter_changes_nothing() {
    for (office, _dir) in offices().await {
        for n in 0..3 {
            accounts::sign_up(&office, &his(ANA), &from("198.51.100.1"), now() + TimeDelta::seconds(n)).await.unwrap();
        }
        let (before, link) = (account(&office, ANA).await, newest_token(&office).await);
        accounts::sign_up(&office, &hers(ANA), &from("192.0.2.7"), now() + TimeDelta::seconds(4)).await.unwrap();
        assert_eq!((account(&office, ANA).await, newest_token(&office).await), (before, link.clone()));
        assert!(matches!(confirm(&office, &link, HERS).await, Err(AccountError::WrongCredentials)));
        accounts::request_reset(&office, ANA, &from("192.0.2.7"), now() + TimeDelta::seconds(5)).await.unwrap();
        reset(&office, &newest_token(&office).await, HERS, true, Some(hers(ANA))).await.unwrap();
        assert_eq!(account(&office, ANA).await.name, "Ana Souza", "she gets in all the same");
    }
}

/// Whatever is logged, event by event, by all tests of this file.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<String>>>);

impl tracing::Subscriber for Log {
    fn enabled(&self, _: &tracing::Metadata<'_>) -> bool {
        true
    }
    fn new_span(&self, _: &tracing::span::Attributes<'_>) -> tracing::span::Id {
        tracing::span::Id::from_u64(1)
    }
    fn record(&self, _: &tracing::span::Id, _: &tracing::span::Record<'_>) {}
    fn record_follows_from(&self, _: &tracing::span::Id, _: &tracing::span::Id) {}
    fn event(&self, event: &tracing::Event<'_>) {
        let mut text = String::new();
        event.record(&mut |field: &tracing::field::Field, value: &dyn std::fmt::Debug| text.push_str(&format!("{field}={value:?} ")));
        self.0.lock().unwrap().push(text);
    }
    fn enter(&self, _: &tracing::span::Id) {}
    fn exit(&self, _: &tracing::span::Id) {}
}

#[tokio::test]
async fn the_log_of_a_refused_letter_names_nobody() {
    let log = Log::default();
    tracing::subscriber::set_global_default(log.clone()).unwrap();
    for (office, _dir) in open_offices().await {
        let id = {
            let mut tx = office.db.write().await.unwrap();
            let letter = letters::already_have_account(Language::English, &office);
            letters::post(&mut tx, &office, &Email::parse(ANA).unwrap(), &letter, now()).await.unwrap();
            tx.commit().await.unwrap();
            all_letters(&office).await[0].id
        };
        assert_eq!(send_due(&office, &smtp(&mail_server(true)), now).await.unwrap(), 0);
        let all = log.0.lock().unwrap().clone();
        assert!(all.iter().any(|said| said.contains("550") && said.contains(&id.to_string())), "{all:?}");
        assert!(all.iter().all(|said| !said.contains("ana@") && !said.contains("no such person")), "{all:?}");
    }
}

#[tokio::test]
async fn an_account_id_from_a_letter_to_nobody_belongs_to_nobody() {
    for (office, _dir) in open_offices().await {
        accounts::request_reset(&office, "nobody@example.com", &from("192.0.2.7"), now()).await.unwrap();
        let ids: Vec<(uuid::Uuid,)> = office.db.read().await.unwrap().all("SELECT account_id FROM mail_tokens", vec![]).await.unwrap();
        let mut tx = office.db.read().await.unwrap();
        assert_eq!(store::accounts::get(&mut tx, AccountId(ids[0].0)).await.unwrap(), None);
        let letters: Vec<(String,)> = tx.all("SELECT body_text FROM letters", vec![]).await.unwrap();
        drop(tx);
        let token = token_of(&letters[0].0).unwrap();
        assert!(matches!(reset(&office, &token, "a good long password", true, Some(hers(ANA))).await, Err(AccountError::DeadLink)));
    }
}
