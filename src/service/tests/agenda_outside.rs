//! Another calendar of a producer, read over a real secure connection from a server of this test: what it says takes free times.

use crate::counter::{Counter, counters, hours, minutes};
use chrono::TimeDelta;
use domain::Time;
use domain::agenda::{Fault, OutsideState};
use rcgen::CertifiedKey;
use service::agenda::{self, AgendaError};
use service::links::{Reach, StandIn};
use std::net::IpAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;

const NAME: &str = "calendar.mostrador.org";
const INSIDE: &str = "inside.mostrador.org";

fn now() -> Time {
    crate::services::now()
}

/// A server that answers with the present text, and counts how often it was asked.
struct Site {
    port: u16,
    says: Arc<Mutex<(String, u32)>>,
}

async fn site(counter: &mut Counter) -> Site {
    let CertifiedKey { cert, signing_key } = rcgen::generate_simple_self_signed([NAME.to_owned(), INSIDE.to_owned()]).unwrap();
    let certificate = cert.der().clone();
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate.clone()], signing_key.serialize_der().try_into().unwrap())
        .unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let says = Arc::new(Mutex::new((String::new(), 0)));
    let (tls, answer) = (TlsAcceptor::from(Arc::new(config)), Arc::clone(&says));
    tokio::spawn(async move {
        while let Ok((socket, _)) = listener.accept().await {
            let Ok(mut stream) = tls.accept(socket).await else { continue };
            let mut head = Vec::new();
            while !head.ends_with(b"\r\n\r\n") {
                let Ok(byte) = stream.read_u8().await else { break };
                head.push(byte);
            }
            let text = {
                let mut says = answer.lock().unwrap();
                says.1 += 1;
                says.0.clone()
            };
            let _ = stream.write_all(text.as_bytes()).await;
            let _ = stream.shutdown().await;
        }
    });
    let leads = |name: &str, to: &str| (name.to_owned(), vec![to.parse::<IpAddr>().unwrap()]);
    let names = vec![leads(NAME, "127.0.0.1"), leads(INSIDE, "10.0.0.1")];
    counter.office.reach = Some(Arc::new(Reach::Loopback(StandIn { names, certificate, patience: Duration::from_secs(20) })));
    Site { port, says }
}

impl Site {
    fn says(&self, status: &str, body: &str) {
        self.says.lock().unwrap().0 = format!("HTTP/1.1 {status}\r\ncontent-length: {}\r\n\r\n{body}", body.len());
    }

    fn asked(&self) -> u32 {
        self.says.lock().unwrap().1
    }

    fn url(&self, host: &str) -> String {
        format!("https://{host}:{}/me.ics", self.port)
    }
}

fn calendar(from: &str, to: &str) -> String {
    format!(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:{from}\r\nDTEND:{to}\r\nSUMMARY:Private\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
}

async fn state(counter: &Counter) -> (OutsideState, i64) {
    let outside = agenda::outside(&counter.office, counter.owner).await.unwrap().unwrap();
    assert!(outside.host == NAME || outside.host == INSIDE);
    (outside.state, outside.found)
}

#[tokio::test]
async fn what_another_calendar_says_takes_free_times_and_is_read_again() {
    for mut counter in counters().await {
        let site = site(&mut counter).await;
        counter.sells("Hora", hours("UTC", "9-13", 60)).await;
        let free = async |counter: &Counter, now: Time| counter.free("hora", "2026-03-09", now).await;
        site.says("200 OK", &calendar("20260309T093000Z", "20260309T103000Z"));
        let (office, owner) = (&counter.office, counter.owner);
        agenda::set_outside(office, owner, &site.url(NAME), now()).await.unwrap();
        assert_eq!((state(&counter).await, site.asked()), ((OutsideState::Read, 1), 1));
        assert_eq!(free(&counter, now()).await, ["11:00", "12:00"]);
        assert!(!counter.contains("Private").await, "of its events nothing is kept but when they are");
        // Not before a quarter of an hour, then by one of the nodes.
        assert_eq!(agenda::read_due(office, now() + minutes(14)).await.unwrap(), 0);
        site.says("200 OK", &calendar("20260309T120000Z", "20260309T130000Z"));
        let later = now() + minutes(16);
        for (number, node) in counter.nodes().await.iter_mut().enumerate() {
            node.reach = office.reach.clone();
            assert_eq!(agenda::read_due(node, later).await.unwrap(), u64::from(number == 0));
        }
        assert_eq!(free(&counter, later).await, ["09:00", "10:00", "11:00"]);
        // What cannot be read stays as it was, and its owner is told.
        for (number, (status, body, expected)) in [
            ("404 Not Found", String::new(), OutsideState::Silent),
            ("200 OK", "<html>".to_owned(), OutsideState::NotACalendar),
            ("200 OK", "x".repeat(5 * 1024 * 1024), OutsideState::TooLarge),
        ]
        .into_iter()
        .enumerate()
        {
            site.says(status, &body);
            let at = later + TimeDelta::minutes(20 * (number as i64 + 1));
            assert_eq!(agenda::read_due(office, at).await.unwrap(), 1);
            assert_eq!(state(&counter).await, (expected, 1));
            assert_eq!(free(&counter, at).await, ["09:00", "10:00", "11:00"]);
        }
        // Named again on a day on which it does not answer, it opens nothing.
        site.says("404 Not Found", "");
        agenda::set_outside(office, owner, &site.url(NAME), later).await.unwrap();
        assert_eq!(free(&counter, later).await, ["09:00", "10:00", "11:00"]);
        agenda::remove_outside(office, owner, later).await.unwrap();
        assert!(agenda::outside(office, owner).await.unwrap().is_none());
        assert_eq!(free(&counter, later).await.len(), 4);
    }
}

#[tokio::test]
async fn nobody_reaches_into_a_network_by_the_address_of_a_calendar() {
    for mut counter in counters().await {
        let site = site(&mut counter).await;
        let (office, owner) = (&counter.office, counter.owner);
        for address in ["http://calendar.mostrador.org/", "https://127.0.0.1/", "https://[::1]/", "file:///etc/passwd", ""] {
            let refused = agenda::set_outside(office, owner, address, now()).await;
            assert!(matches!(refused, Err(AgendaError::Refused(Fault::NotAnAddress))), "{address}");
        }
        agenda::set_outside(office, owner, &site.url(INSIDE), now()).await.unwrap();
        assert_eq!(state(&counter).await, (OutsideState::Refused, 0));
        site.says("302 Found\r\nlocation: https://127.0.0.1/", "");
        agenda::set_outside(office, owner, &site.url(NAME).replace("https://", "webcal://"), now()).await.unwrap();
        assert_eq!((state(&counter).await, site.asked()), ((OutsideState::Refused, 0), 1));
    }
}

#[tokio::test]
async fn more_calendars_than_one_run_takes_are_all_read_and_one_that_cannot_be_stops_none() {
    for mut counter in counters().await {
        let site = site(&mut counter).await;
        site.says("200 OK", &calendar("20260309T093000Z", "20260309T103000Z"));
        let office = &counter.office;
        let mut tx = office.db.write().await.unwrap();
        for number in 0..70_u128 {
            let owner = domain::id::OwnerId(uuid::Uuid::from_u128(number + 1));
            store::agenda::put_outside(&mut tx, owner, &site.url(NAME), now()).await.unwrap();
        }
        tx.commit().await.unwrap();
        let mut count = 0;
        loop {
            match agenda::read_due(office, now()).await.unwrap() {
                0 => break,
                some => count += some,
            }
        }
        assert_eq!((count, site.asked()), (70, 70), "each once");
    }
}
