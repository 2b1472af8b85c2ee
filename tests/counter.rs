//! The booking counter over HTTP: free times, holds, and who watches them go and come back.

mod installation;

use axum::http::{HeaderMap, StatusCode, header};
use chrono::{TimeDelta, Utc};
use http_body_util::BodyExt;
use installation::{Installation, installation};
use serde_json::Value;
use service::bookings;
use tower::ServiceExt;

const SERVICE: &str = "/api/v1/public/services/falar-em-publico";

/// An installation with one service on sale.
async fn counter() -> Installation {
    let house = installation("http://127.0.0.1:3000").await;
    let (ana, operator) = (house.account("ana@example.com", false).await, house.account("operator@example.com", true).await);
    house.on_sale(ana, operator, "Falar em público", None).await;
    house
}

impl Installation {
    /// The starts that are free in the days to come.
    async fn starts(&self) -> Vec<String> {
        let today = Utc::now().date_naive();
        let path = format!("{SERVICE}/slots?from={today}&to={}&zone=America/Sao_Paulo", today + TimeDelta::days(20));
        let body: Value = serde_json::from_str(&self.page(&path).await).unwrap();
        body["slots"].as_array().unwrap().iter().map(|slot| slot["start"].as_str().unwrap().to_owned()).collect()
    }

    async fn hold(&self, start: &str, secret: Option<&str>) -> (StatusCode, HeaderMap, Value) {
        let mut headers = vec![("content-type", "application/json")];
        headers.extend(secret.map(|secret| ("hold-secret", secret)));
        let (status, headers, body) = self.ask("POST", &format!("{SERVICE}/holds"), &headers, &format!(r#"{{"start":"{start}"}}"#)).await;
        (status, headers, serde_json::from_str(&body).unwrap_or_default())
    }
}

#[tokio::test]
async fn a_time_is_held_moved_and_given_back() {
    let house = counter().await;
    let free = house.starts().await;
    let (status, headers, held) = house.hold(&free[0], None).await;
    assert_eq!(status, StatusCode::CREATED, "{held}");
    let cookie = headers[header::SET_COOKIE].to_str().unwrap().to_owned();
    assert!(cookie.starts_with("hold=") && cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
    let secret = held["secret"].as_str().unwrap().to_owned();
    let until = held["expires_at"].as_str().unwrap().parse::<chrono::DateTime<Utc>>().unwrap() - Utc::now();
    assert!(until > TimeDelta::minutes(14) && until <= TimeDelta::minutes(15), "{until}");
    assert!(!house.starts().await.contains(&free[0]), "nobody else sees it");

    let (status, _, refused) = house.hold(&free[0], None).await;
    assert_eq!(status, StatusCode::CONFLICT);
    assert_eq!(refused["after"][0]["start"].as_str(), Some(free[1].as_str()), "the loser is told what is free beside it");
    let (status, headers, again) = house.hold(&free[0], Some(&secret)).await;
    assert_eq!((status, &again["hold"], &again["expires_at"]), (StatusCode::CREATED, &held["hold"], &held["expires_at"]), "kept as it is");
    assert!(again["secret"].is_null(), "the secret is told once");
    assert!(headers[header::SET_COOKIE].to_str().unwrap().contains(&secret), "and remembered from then on anew");

    let (status, ..) = house.hold(&free[1], Some(&secret)).await;
    assert_eq!(status, StatusCode::CREATED);
    let now_free = house.starts().await;
    assert!(now_free.contains(&free[0]) && !now_free.contains(&free[1]), "choosing another moves the hold");
    let (status, ..) = house.ask("DELETE", "/api/v1/public/holds", &[("hold-secret", "nobodys")], "").await;
    assert_eq!((status, house.starts().await.contains(&free[1])), (StatusCode::NO_CONTENT, false), "a secret of nobody gives nothing back");
    let cookie = format!("hold={secret}");
    let (status, ..) = house.ask("DELETE", "/api/v1/public/holds", &[("cookie", &cookie)], "").await;
    assert_eq!((status, house.starts().await), (StatusCode::NO_CONTENT, free));
}

#[tokio::test]
async fn pages_at_the_counter_run_nothing_that_stands_in_them() {
    let house = counter().await;
    for path in ["/", "/market", "/p/falar-em-publico"] {
        let (status, headers, body) = house.ask("GET", path, &[], "").await;
        let policy = headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
        assert_eq!(status, StatusCode::OK, "{path}");
        assert!(policy.contains("script-src 'self';"), "{path}: {policy}");
        assert!(body.ends_with("</html>"), "{path} ends with its markup");
        let begun = body.split("<script").skip(1);
        let inline = begun.filter(|script| !script.starts_with(" src=") && !script.starts_with(" type=\"application/ld+json\""));
        assert_eq!(inline.count(), 0, "{path}");
        // As it is sent to who reads it packed, and to the next one within the second.
        for _ in 0..2 {
            let (_, headers, _) = house.ask("GET", path, &[("accept-encoding", "gzip")], "").await;
            assert_eq!(headers[header::CONTENT_ENCODING], "gzip", "{path}");
            assert!(headers[header::VARY].to_str().unwrap().eq_ignore_ascii_case("accept-encoding"), "{path}");
        }
    }
}

#[tokio::test]
async fn what_is_no_time_of_the_service_is_not_held() {
    let house = counter().await;
    for start in ["soon", "2026-03-02T12:00:00", ""] {
        let (status, headers, body) = house.hold(start, None).await;
        assert_eq!(
            (status, headers[header::CONTENT_TYPE].as_bytes()),
            (StatusCode::UNPROCESSABLE_ENTITY, &b"application/problem+json"[..])
        );
        assert_eq!(body["errors"][0]["parameter"], "start");
    }
    let (status, ..) = house.ask("POST", &format!("{SERVICE}/holds"), &[("content-type", "application/json")], "{").await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    for start in ["1999-01-01T00:00:00Z", "2999-01-01T00:00:00Z", "+262142-12-31T23:58:00Z", "-262143-01-01T00:00:00Z"] {
        assert_eq!(house.hold(start, None).await.0, StatusCode::CONFLICT, "{start}");
    }
    let elsewhere = "/api/v1/public/services/of-nobody";
    let (status, ..) = house.ask("GET", &format!("{elsewhere}/slots?from=2026-03-01&to=2026-03-02"), &[], "").await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    let json = [("content-type", "application/json")];
    let (status, ..) = house.ask("POST", &format!("{elsewhere}/holds"), &json, r#"{"start":"2026-03-02T12:00:00Z"}"#).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn who_watches_a_calendar_hears_of_a_hold_and_of_its_end() {
    let house = counter().await;
    let start = house.starts().await.remove(0);
    let request = axum::http::Request::builder().uri("/live/falar-em-publico").body(axum::body::Body::empty()).unwrap();
    let mut stream = house.router.clone().oneshot(request).await.unwrap().into_body();
    let mut hears = async move || {
        let frame = tokio::time::timeout(std::time::Duration::from_secs(20), stream.frame()).await.ok()??;
        Some(String::from_utf8_lossy(&frame.ok()?.into_data().ok()?).into_owned())
    };
    house.look().await;
    assert_eq!(hears().await.unwrap(), "event: calendar\ndata: 1\n\n", "who connects asks at once");
    let (_, _, held) = house.hold(&start, None).await;
    house.look().await;
    assert_eq!(hears().await.unwrap(), "event: calendar\ndata: 2\n\n");
    bookings::release(&house.office, held["secret"].as_str().unwrap(), None, Utc::now()).await.unwrap();
    house.look().await;
    assert_eq!(hears().await.unwrap(), "event: calendar\ndata: 3\n\n");
    let (status, ..) = house.ask("GET", "/live/of-nobody", &[], "").await;
    assert_eq!(status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn who_asks_without_end_is_asked_to_wait() {
    let house = counter().await;
    let mut refused = None;
    for _ in 0..130 {
        refused = Some(house.hold("soon", None).await.0);
    }
    assert_eq!(refused, Some(StatusCode::TOO_MANY_REQUESTS));
}

#[tokio::test]
async fn a_kept_page_is_given_to_nobody_who_would_see_another() {
    let house = counter().await;
    let page = async |headers: &[(&str, &str)]| house.ask("GET", "/p/falar-em-publico", headers, "").await;
    let plain = [("accept-language", "en")];
    // Warm: whatever is asked next within the second could be answered from here.
    let (_, _, english) = page(&plain).await;
    let others = [("accept-language", "it"), ("cookie", "theme=dark"), ("cookie", "zone=Asia/Tokyo")];
    for other in others {
        let (_, _, seen) = page(&plain).await;
        assert_eq!(seen, english);
        let (_, _, seen) = page(&[plain[0], other][usize::from(other.0 == plain[0].0)..]).await;
        assert_ne!(seen, english, "{other:?}");
    }
    // However oddly somebody asks, the next reader is answered in a form that they take.
    let odd = ["gzip, br;q=0, br", "x-gzip", "br;q=0, br", "gzip;q=1.5", "identity, gzip;q=0.5"];
    for (asked, taken) in odd.iter().flat_map(|asked| [(*asked, "gzip"), (*asked, "br"), (*asked, "identity")]) {
        page(&[("accept-encoding", asked)]).await;
        let (_, headers, _) = page(&[("accept-encoding", taken)]).await;
        let sent = headers.get(header::CONTENT_ENCODING).map_or("identity", |sent| sent.to_str().unwrap());
        assert_eq!(sent, taken, "after {asked}");
    }
}

/// Each page is drawn with its own reader's context, however many are drawn on the same threads.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn who_reads_at_the_same_time_reads_in_their_own_language() {
    let house = std::sync::Arc::new(counter().await);
    let readers = (0..160).map(|number| {
        let tag = ["en", "es", "pt-BR", "it"][number % 4];
        let house = std::sync::Arc::clone(&house);
        tokio::spawn(async move {
            // An address of its own, so that it is drawn for this reader.
            let path = format!("/p/falar-em-publico?reader={number}");
            (tag, house.ask("GET", &path, &[("accept-language", tag)], "").await)
        })
    });
    for read in futures::future::join_all(readers).await {
        let (tag, (status, _, page)) = read.unwrap();
        assert_eq!(status, StatusCode::OK, "{tag}: {page}");
        assert!(page.contains(&format!("lang=\"{tag}\"")), "{tag}: {}", &page[..400.min(page.len())]);
    }
}
