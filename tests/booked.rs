//! A booking's page over HTTP, as a browser without scripts uses it: seen, written on, moved, called off; and waiting for a full day.

mod installation;

use axum::http::{HeaderMap, StatusCode, header};
use chrono::{TimeDelta, Utc};
use domain::checkout::{CardFields, Form};
use domain::language::Language;
use installation::{Installation, installation};
use service::bookings::{self, Visitor};
use service::checkout::{self, Buyer, Stand};
use service::gateway::sandbox::{Behaviour, Pace, Sandbox};
use store::sales::Origin;

const SLUG: &str = "falar-em-publico";
const FORM: [(&str, &str); 2] = [("content-type", "application/x-www-form-urlencoded"), ("accept", "text/html")];

struct House {
    house: Installation,
    sandbox: Sandbox,
}

async fn house() -> House {
    let house = installation("http://127.0.0.1:3000").await;
    let (ana, operator) = (house.account("ana@example.com", false).await, house.account("operator@example.com", true).await);
    house.on_sale(ana, operator, "Falar em público", None).await;
    let sandbox = Sandbox::open(&house.office, Pace::default()).await.unwrap();
    House { house, sandbox }
}

impl House {
    /// The secret of a booking's page, of the free time at this place among those of the next days.
    async fn booked(&self, place: usize) -> String {
        let (office, now) = (&self.house.office, Utc::now());
        let days = (now.date_naive(), now.date_naive() + TimeDelta::days(20));
        let free = bookings::free_between(office, SLUG, days, chrono_tz::UTC, now).await.unwrap();
        let visitor = Visitor { secret: None, address: "203.0.113.7" };
        let secret = bookings::hold(office, SLUG, free[place].start, visitor, now).await.unwrap().secret.unwrap();
        let card = CardFields {
            number: Behaviour::Approve.number().unwrap().into(),
            expiry: "12/40".into(),
            code: "123".into(),
            ..CardFields::default()
        };
        let form = Form {
            key: format!("the-key-of-form-number-{place}"),
            name: "Bia Lima".into(),
            email: "bia@example.com".into(),
            country: "BR".into(),
            document: "529.982.247-25".into(),
            method: "credit_card".into(),
            consent: "on".into(),
            card,
            ..Form::default()
        };
        let buyer = Buyer {
            secret: secret.reveal(),
            language: Language::English,
            zone: "UTC",
            origin: Origin::default(),
            balance: None,
            address: "",
        };
        match checkout::buy(office, &self.sandbox, SLUG, &form, &buyer, now).await.unwrap() {
            Stand::Booked(booked) => booked.link.unwrap(),
            other => panic!("{other:?}"),
        }
    }

    async fn page(&self, path: &str) -> (StatusCode, HeaderMap, String) {
        self.house.ask("GET", path, &[("accept-language", "en")], "").await
    }

    /// Where a plain form leads to.
    async fn send(&self, to: &str, from: &str, body: &str) -> String {
        let referer = format!("http://127.0.0.1:3000{from}");
        let mut headers = FORM.to_vec();
        headers.push(("referer", &referer));
        let (status, headers, body) = self.house.ask("POST", to, &headers, body).await;
        assert!(status.is_redirection(), "{to}: {status} {body}");
        headers[header::LOCATION].to_str().unwrap().to_owned()
    }
}

#[tokio::test]
async fn a_booking_is_seen_moved_and_called_off_without_scripts() {
    let house = house().await;
    let token = house.booked(4).await;
    let path = format!("/booking/{token}");
    let (status, headers, body) = house.page(&path).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(headers["x-robots-tag"], "noindex, nofollow");
    assert_eq!(
        (&headers[header::REFERRER_POLICY], &headers[header::CACHE_CONTROL]),
        (&"same-origin".parse().unwrap(), &"no-store".parse().unwrap())
    );
    for word in ["Falar em público", "Guarantee until", "Choose another time", "Call off", "Add to calendar", "Bia Lima"] {
        assert!(body.contains(word), "{word} is missing");
    }
    let there = house.send("/do/write_to_producer", &path, &format!("token={token}&body=Bom+dia%3Cb%3E")).await;
    assert!(there.ends_with("#messages"), "{there}");
    let body = house.page(&path).await.2;
    assert!(body.contains("Bom dia&lt;b&gt;") && !body.contains("Bom dia<b>"), "what is written is text");

    let (status, _, times) = house.page(&format!("{path}/time?zone=UTC")).await;
    assert_eq!(status, StatusCode::OK);
    let start = times.split("name=\"start\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let there = house.send("/do/move_booked", &format!("{path}/time"), &format!("token={token}&start={start}")).await;
    assert_eq!(there, path);
    let again = house.send("/do/move_booked", &format!("{path}/time"), &format!("token={token}&start=2020-01-01T00:00:00Z")).await;
    assert!(again.starts_with(&format!("http://127.0.0.1:3000{path}/time?")) && again.contains("__err"), "{again}");
    let told = house.page(again.trim_start_matches("http://127.0.0.1:3000")).await.2;
    assert!(told.contains("This time is not free any more"), "the page says why");

    let file = house.page(&format!("{path}/session.ics")).await;
    assert_eq!((file.0, &file.1[header::CONTENT_TYPE]), (StatusCode::OK, &"text/calendar; charset=utf-8".parse().unwrap()));
    assert!(file.2.contains("SEQUENCE:1"), "{}", file.2);

    let (_, _, before) = house.page(&format!("{path}/cancel")).await;
    assert!(before.contains("Comes back to you") && before.contains("R$250.00"), "what comes back is told before: {before}");
    let shown = before.split("name=\"shown\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    assert_eq!(shown, "25000");
    let other = house.send("/do/cancel_booked", &format!("{path}/cancel"), &format!("token={token}&shown=24999")).await;
    let told = house.page(other.trim_start_matches("http://127.0.0.1:3000")).await.2;
    assert!(told.contains("nothing was called off"), "another sum than was shown is told before anything happens: {told}");
    house.send("/do/cancel_booked", &format!("{path}/cancel"), &format!("token={token}&shown={shown}")).await;
    let body = house.page(&path).await.2;
    assert!(body.contains("Called off") && body.contains("Gone back"));
    let twice = house.send("/do/cancel_booked", &format!("{path}/cancel"), &format!("token={token}&shown={shown}")).await;
    assert!(twice.contains("__err"), "{twice}");
}

#[tokio::test]
async fn a_secret_opens_its_own_booking_alone_and_an_unknown_one_says_what_to_do() {
    let house = house().await;
    let (mine, other) = (house.booked(4).await, house.booked(6).await);
    let office = &house.house.office;
    let theirs = service::booked::behind(&mut office.db.read().await.unwrap(), &other, None).await.unwrap().booking;
    for path in ["", "/time", "/cancel"] {
        for address in [format!("/booking/unknown{path}"), format!("/booking/{mine}{path}?session={}", theirs.id)] {
            let (status, _, body) = house.page(&address).await;
            assert_eq!(status, StatusCode::NOT_FOUND, "{address}");
            assert!(body.contains("No booking is behind this link") && !body.contains("Bia"), "{address}");
        }
    }
    let foreign = format!("/booking/{mine}/session.ics?session={}", theirs.id);
    assert_eq!(house.page(&foreign).await.0, StatusCode::NOT_FOUND);
    let body = format!("token={mine}&session={}", theirs.id);
    house.send("/do/cancel_booked", "/booking/x/cancel", &body).await;
    let page = service::booked::page(office, &other, None, None, Utc::now()).await.unwrap();
    assert_eq!(page.state, domain::booking::ClaimState::Booked, "another's session is not called off");
}

#[tokio::test]
async fn waiting_begins_on_the_sales_page_and_ends_behind_its_link() {
    let house = house().await;
    let office = &house.house.office;
    let now = Utc::now();
    let page = house.page(&format!("/p/{SLUG}")).await.2;
    assert!(page.contains("action=\"/do/join_waiting\""), "a plain form");
    // Every time of a day is held by somebody.
    let days = (now.date_naive(), now.date_naive() + TimeDelta::days(20));
    let free = bookings::free_between(office, SLUG, days, chrono_tz::UTC, now).await.unwrap();
    let day = free[free.len() / 2].start.date_naive();
    let body = format!("slug={SLUG}&day={day}&zone=UTC&email=eva%40example.com");
    let from = format!("/p/{SLUG}");
    let full = house.send("/do/join_waiting", &from, &body).await;
    assert!(full.contains("__err"), "it has free times: {full}");
    for slot in free.iter().filter(|slot| slot.start.date_naive() == day) {
        // Steps between starts are shorter than sessions: some are gone with others.
        let _ = bookings::hold(office, SLUG, slot.start, Visitor { secret: None, address: "203.0.113.7" }, now).await;
    }
    let there = house.send("/do/join_waiting", &from, &body).await;
    assert!(there.contains("waits=1"), "{there}");
    let letter = store::letters::newest(&mut office.db.read().await.unwrap(), 50).await.unwrap();
    let letter = letter.into_iter().find(|letter| letter.recipient == "eva@example.com").unwrap();
    let token = letter.body_text.split("/waiting/").nth(1).unwrap().split_whitespace().next().unwrap().to_owned();
    let (status, headers, body) = house.page(&format!("/waiting/{token}")).await;
    assert_eq!((status, &headers["x-robots-tag"]), (StatusCode::OK, &"noindex, nofollow".parse().unwrap()));
    assert!(body.contains("You wait for a time on"), "{body}");
    house.send("/do/leave_waiting", "/waiting/x", &format!("token={token}")).await;
    assert!(house.page(&format!("/waiting/{token}")).await.2.contains("You are on no list here"));
}

#[tokio::test]
async fn no_door_of_the_counter_is_asked_without_measure() {
    let house = installation("http://127.0.0.1:3000").await;
    let mut tries = 0;
    while house.ask("GET", "/booking/x/session.ics", &[], "").await.0 != StatusCode::TOO_MANY_REQUESTS {
        tries += 1;
        assert!(tries < 1_000);
    }
    let form = [("content-type", "application/x-www-form-urlencoded")];
    for (door, body) in [
        ("move_booked", "token=x&start=2030-03-09T10:00:00Z"),
        ("book_further", "token=x&start=2030-03-09T10:00:00Z"),
        ("cancel_booked", "token=x&shown=0"),
        ("write_to_producer", "token=x&body=x"),
        ("leave_waiting", "token=x"),
        ("release_time", "slug=x&zone=UTC"),
        ("answer_step", "payment=x&passes=true&back=/"),
    ] {
        let (status, ..) = house.ask("POST", &format!("/do/{door}"), &form, body).await;
        assert_eq!(status, StatusCode::TOO_MANY_REQUESTS, "{door}");
    }
    let (status, ..) = house.ask("GET", "/agenda/feed/x", &[], "").await;
    assert_eq!(status, StatusCode::TOO_MANY_REQUESTS, "a feed");
}
