//! The program is killed again and again while times are held and paid over HTTP: what was acknowledged stays, nothing is sold twice, and the
//! books are right.
//!
//! SIGKILL ends the process and not the machine: it shows that nothing which was acknowledged lived in the program's memory alone, and that what was
//! cut off between two steps is brought to an end. What the kernel had not written to the disk survives it, so it does not show that commits
//! are flushed: for power that goes there are the engines' own settings (`synchronous=FULL`), which no test here looks behind.

use std::collections::HashMap;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

const SLUG: &str = "demo-mentoring";
const CLIENTS: usize = 8;
const ROUNDS: u64 = 5;
const BOOKED: &str = "Your session is booked";
/// What is cut off is taken up after half a minute (`SOON` of the orders); then its job has its time.
const PATIENCE: Duration = Duration::from_secs(90);

/// A program that listens, on a database.
struct Program {
    child: Child,
    port: u16,
}

impl Program {
    fn start(folder: &Path, database: &str) -> Self {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let child = Command::new(env!("CARGO_BIN_EXE_mostrador"))
            .args(["demo", "--quiet"])
            .current_dir(folder)
            .env("DATABASE_URL", database)
            .env("MOSTRADOR_ADDR", format!("127.0.0.1:{port}"))
            .env("MOSTRADOR_LIMITS", "off")
            .env("RUST_LOG", "error")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        let mut program = Self { child, port };
        let begun = Instant::now();
        while program.ask("GET", "/healthz", "", "").is_none_or(|answer| !answer.starts_with("HTTP/1.0 200")) {
            assert!(begun.elapsed() < Duration::from_secs(120), "the program does not answer");
            assert!(program.child.try_wait().unwrap().is_none(), "the program ended");
            thread::sleep(Duration::from_millis(50));
        }
        program
    }

    fn ask(&self, method: &str, path: &str, cookie: &str, form: &str) -> Option<String> {
        ask(self.port, method, path, cookie, form)
    }

    /// Without a word.
    fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

/// An answer as it came: status, headers and body. None where it did not come whole.
fn ask(port: u16, method: &str, path: &str, cookie: &str, form: &str) -> Option<String> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(30))).ok()?;
    // Of HTTP 1.0, so that the body comes in one piece and its end is the connection's.
    write!(
        stream,
        "{method} {path} HTTP/1.0\r\nHost: 127.0.0.1:{port}\r\nAccept: text/html\r\nAccept-Language: en\r\nCookie: {cookie}\r\n\
         Sec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{form}",
        form.len()
    )
    .ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    answer.contains("\r\n\r\n").then_some(answer)
}

fn header<'a>(answer: &'a str, name: &str) -> Option<&'a str> {
    let head = answer.split("\r\n\r\n").next()?;
    head.lines().find_map(|line| line.split_once(": ").filter(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value))
}

/// All that can be chosen in the weeks to come.
fn free(program: &Program) -> Vec<String> {
    let today = chrono::Utc::now().date_naive();
    let to = today + chrono::TimeDelta::days(59);
    let path = format!("/api/v1/public/services/{SLUG}/slots?from={today}&to={to}&zone=America/Sao_Paulo");
    let answer = program.ask("GET", &path, "", "").unwrap();
    let body: serde_json::Value = serde_json::from_str(answer.split_once("\r\n\r\n").unwrap().1).unwrap();
    body["slots"].as_array().unwrap().iter().map(|slot| slot["start"].as_str().unwrap().to_owned()).collect()
}

/// What a buyer was told: that the time is booked, under this page and with this cookie, by the form of this key.
#[derive(Clone)]
struct Told {
    start: String,
    page: String,
    cookie: String,
    key: String,
}

/// Goes as far as the program lives: chooses a time, pays it, and waits for the word that it is booked.
fn buy(port: u16, start: &str, key: &str) -> Option<Told> {
    let cookie = hold(port, start)?;
    pay(port, start, &cookie, key)
}

/// Chooses a time: the cookie of who holds it.
fn hold(port: u16, start: &str) -> Option<String> {
    let encoded = start.replace(':', "%3A").replace('+', "%2B");
    let held = ask(port, "POST", "/do/hold_time", "", &format!("slug={SLUG}&start={encoded}&zone=UTC"))?;
    Some(header(&held, "set-cookie")?.split(';').next()?.to_owned())
}

fn pay(port: u16, start: &str, cookie: &str, key: &str) -> Option<Told> {
    let form = format!(
        "slug={SLUG}&zone=UTC&form%5Bkey%5D={key}&form%5Bname%5D=Bruna+Lima&form%5Bemail%5D=bruna%40example.com&form%5Bcountry%5D=BR\
         &form%5Bdocument%5D=529.982.247-25&form%5Bmethod%5D=credit_card&form%5Binstalments%5D=1&form%5Bconsent%5D=yes\
         &form%5Bcard%5D%5Bnumber%5D=4242424242424242&form%5Bcard%5D%5Bexpiry%5D=12%2F40&form%5Bcard%5D%5Bcode%5D=123"
    );
    let sent = ask(port, "POST", "/do/buy", cookie, &form)?;
    let page = header(&sent, "location")?.to_owned();
    let page = page.strip_prefix(&format!("http://127.0.0.1:{port}")).unwrap_or(&page).to_owned();
    for _ in 0..20 {
        if ask(port, "GET", &page, cookie, "")?.contains(BOOKED) {
            return Some(Told { start: start.to_owned(), page, cookie: cookie.to_owned(), key: key.to_owned() });
        }
        thread::sleep(Duration::from_millis(100));
    }
    None
}

fn killed_again_and_again(folder: &Path, database: &str) {
    // The demo's data is made whole first: this is about buyers.
    let program = Program::start(folder, database);
    let starts = Arc::new(free(&program));
    assert!(starts.len() > 150, "{} times", starts.len());
    let told = Arc::new(Mutex::new(Vec::<Told>::new()));
    let next = Arc::new(AtomicUsize::new(0));
    let mut program = Some(program);
    let mut held = Vec::new();
    for round in 0..ROUNDS {
        let living = program.take().unwrap_or_else(|| Program::start(folder, database));
        let port = living.port;
        let buyers: Vec<_> = (0..CLIENTS)
            .map(|client| {
                let (starts, told, next) = (Arc::clone(&starts), Arc::clone(&told), Arc::clone(&next));
                thread::spawn(move || {
                    for turn in 0.. {
                        // Two want each time.
                        let place = next.fetch_add(1, Ordering::Relaxed) / 2;
                        let Some(start) = starts.get(place) else { return };
                        let key = format!("killed-round{round}-client{client}-turn{turn}-{place}");
                        match buy(port, start, &key) {
                            Some(booked) => told.lock().unwrap().push(booked),
                            None if TcpStream::connect(("127.0.0.1", port)).is_err() => return,
                            None => {}
                        }
                    }
                })
            })
            .collect();
        // At another point of what they do each time.
        thread::sleep(Duration::from_millis(900 + 370 * round));
        // Nobody else wants these: the times that come last.
        let last = starts[starts.len() - 1 - round as usize].clone();
        held.push((hold(port, &last).expect("held, and told so"), last));
        living.kill();
        buyers.into_iter().for_each(|buyer| buyer.join().unwrap());
    }
    let told = told.lock().unwrap().clone();
    assert!(told.len() >= ROUNDS as usize, "only {} were booked: the rounds say little", told.len());
    let mut buyers_of = HashMap::<&str, usize>::new();
    told.iter().for_each(|one| *buyers_of.entry(&one.start).or_default() += 1);
    let twice: Vec<_> = buyers_of.iter().filter(|(_, buyers)| **buyers > 1).collect();
    assert!(twice.is_empty(), "sold twice: {twice:?}");

    let program = Program::start(folder, database);
    let free = free(&program);
    for Told { start, page, cookie, .. } in &told {
        let answer = program.ask("GET", page, cookie, "").unwrap();
        assert!(answer.contains(BOOKED), "{start} was booked and is not any more:\n{}", answer.chars().take(3_000).collect::<String>());
        assert!(!free.contains(start), "{start} was booked and can be chosen");
    }
    for (number, (cookie, start)) in held.iter().enumerate() {
        assert!(!free.contains(start), "{start} was held and can be chosen");
        let paid = pay(program.port, start, cookie, &format!("killed-held-number-{number}"));
        assert!(paid.is_some(), "{start} was held, and who held it cannot pay it");
    }
    // The job brings to an end what was cut off.
    let begun = Instant::now();
    while !verified(folder, database).contains(" 0 orders under way") {
        assert!(begun.elapsed() < PATIENCE, "an order has no end: {}", verified(folder, database));
        thread::sleep(Duration::from_secs(2));
    }
    // The same form once more is the same booking.
    let before = self::free(&program).len();
    for one in [&told[0], &told[told.len() - 1]] {
        let again = pay(program.port, &one.start, &one.cookie, &one.key).expect("told again that it is booked");
        assert_eq!(again.page, one.page);
    }
    assert_eq!(self::free(&program).len(), before, "and takes no other time");
    program.kill();
    verified(folder, database);
    eprintln!("{} bookings and {} holds acknowledged over {ROUNDS} kills, all of them there", told.len(), held.len());
}

/// Everything counted again, money held against sessions: what it says, when it is right.
fn verified(folder: &Path, database: &str) -> String {
    let verified =
        Command::new(env!("CARGO_BIN_EXE_mostrador")).arg("verify").current_dir(folder).env("DATABASE_URL", database).output().unwrap();
    let said = String::from_utf8_lossy(&verified.stdout).into_owned() + &String::from_utf8_lossy(&verified.stderr);
    assert!(verified.status.success(), "{said}");
    said
}

#[test]
fn on_sqlite_what_was_acknowledged_survives() {
    let folder = tempfile::tempdir().unwrap();
    killed_again_and_again(folder.path(), &format!("sqlite:{}", folder.path().join("test.db").display()));
}

#[test]
fn on_postgresql_what_was_acknowledged_survives() {
    let Ok(server) = std::env::var("MOSTRADOR_TEST_POSTGRES") else {
        eprintln!("skipped on PostgreSQL: MOSTRADOR_TEST_POSTGRES names no server");
        return;
    };
    let name = format!("killed_{}", std::process::id());
    let made = Command::new("psql").args([&server, "--quiet", "--command", &format!("CREATE DATABASE {name}")]).status().unwrap();
    assert!(made.success());
    let (place, _) = server.rsplit_once('/').unwrap();
    killed_again_and_again(tempfile::tempdir().unwrap().path(), &format!("{place}/{name}"));
}
