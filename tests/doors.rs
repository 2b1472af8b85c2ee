//! The doors: none without a row, no row without a door, and every one of them against every kind of caller.

mod installation;

use axum::Router;
use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use chrono::{TimeDelta, Utc};
use domain::Time;
use domain::collaborators::KeyRights;
use domain::id::{AccountId, NoticeId, OwnerId, ProductId};
use domain::notice::Notice;
use installation::{PASSWORD, form, sale};
use mostrador::problem::Problem;
use mostrador::server::clock::Clock;
use mostrador::server::config::Given;
use mostrador::server::doors::{DOORS, Door, Kind, Policy};
use mostrador::server::live::calendars;
use mostrador::server::state::House;
use mostrador::server::{agenda, assets, booked, crawlers, exports, links, log, pictures, rest, run, till};
use service::accounts::Visitor;
use service::asking::Asking;
use service::office::Office;
use std::collections::BTreeSet;
use std::time::Duration;
use tokio::time::timeout;
use tower::ServiceExt;

struct Installation {
    router: Router,
    office: Office,
    house: House,
    _dir: tempfile::TempDir,
}

async fn installation(demo: bool) -> Installation {
    let dir = tempfile::tempdir().unwrap();
    let given = Given {
        database_url: Some(format!("sqlite:{}", dir.path().join("test.db").display())),
        limits: Some("off".into()),
        ..Given::default()
    };
    let house = run::open(given.check(demo).unwrap(), Clock::Real).await.unwrap();
    Installation { office: house.office.clone(), router: run::router(house.clone()), house, _dir: dir }
}

impl Installation {
    async fn account(&self, email: &str) -> AccountId {
        service::accounts::add(&self.office, &form(email), false, Utc::now()).await.unwrap()
    }

    async fn session(&self, email: &str) -> String {
        let signed_in = service::accounts::sign_in(&self.office, email, PASSWORD, &Visitor::default(), Utc::now()).await.unwrap();
        format!("session={}", signed_in.token.reveal())
    }

    /// One sale of this owner; its id.
    async fn sale(&self, owner: OwnerId) -> String {
        sale(&self.office, owner, "2026-03-01T12:00:00Z".parse().unwrap()).await.0
    }

    /// A service that this owner began.
    async fn service(&self, owner: OwnerId) -> ProductId {
        service::products::registration::start(&self.office, owner, Utc::now()).await.unwrap()
    }

    /// Status and body of a request with these headers.
    async fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> (StatusCode, header::HeaderMap, String) {
        let mut request =
            Request::builder().method(Method::from_bytes(method.as_bytes()).unwrap()).uri(path).header("host", "127.0.0.1:3000");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let response = self.router.clone().oneshot(request.body(Body::from(body.to_owned())).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        // A live stream has no end: of that only the head is looked at.
        let live = parts.headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/event-stream"));
        let bytes = if live { Default::default() } else { axum::body::to_bytes(body, usize::MAX).await.unwrap() };
        (parts.status, parts.headers, String::from_utf8_lossy(&bytes).into_owned())
    }

    /// Goes through a door as a caller would, with something plausible where its path has a parameter.
    async fn knock(&self, door: &Door, id: &str, headers: &[(&str, &str)]) -> StatusCode {
        let mut path = door.path.replace("{id}", id).replace("{owner}", id);
        for (parameter, value) in [
            ("{*file}", "nothing"),
            ("{slug}", "nothing"),
            ("{name}", "earnings"),
            ("{payment}", "nothing"),
            ("{provider}", "nothing"),
            ("{secret}", "nothing"),
            ("{token}", "nothing"),
            ("{code}", "0000000000"),
            ("{width}", "320"),
            ("{step}", "price"),
        ] {
            path = path.replace(parameter, value);
        }
        let mut headers = headers.to_vec();
        headers.push(("content-type", "application/json"));
        headers.push(("accept", "application/json"));
        self.ask(door.method, &path, &headers, "{}").await.0
    }
}

#[tokio::test]
async fn every_route_has_a_row_and_every_row_a_route() {
    let mut routes: BTreeSet<(String, String)> = BTreeSet::new();
    for listing in run::PAGES.iter().flatten() {
        routes.insert(("GET".into(), listing.path().to_owned()));
    }
    for (path, method) in leptos::server_fn::axum::server_fn_paths() {
        routes.insert((method.to_string(), path.to_owned()));
    }
    for (path, item) in &rest::document().paths.paths {
        let methods = [("GET", &item.get), ("POST", &item.post), ("DELETE", &item.delete), ("PUT", &item.put), ("PATCH", &item.patch)];
        routes.extend(methods.iter().filter(|(_, does)| does.is_some()).map(|(method, _)| ((*method).to_owned(), path.clone())));
    }
    for path in
        assets::PATHS.iter().chain(&crawlers::PATHS).chain([agenda::FEED, agenda::EXPORT, log::EXPORT].iter()).chain(&exports::PATHS)
    {
        routes.insert(("GET".into(), (*path).to_owned()));
    }
    routes.insert(("POST".into(), pictures::UPLOAD.into()));
    routes.insert(("POST".into(), till::PATH.into()));
    routes.extend([pictures::SHOWN, links::PATH, calendars::PATH, booked::PATH].map(|path| ("GET".into(), path.into())));
    for path in ["/api/v1/openapi.json", "/live", "/healthz", "/dev/reload", "/dev/reload.js"] {
        routes.insert(("GET".into(), path.into()));
    }
    let rows: BTreeSet<(String, String)> = DOORS.iter().map(|door| (door.method.to_owned(), door.path.to_owned())).collect();
    assert_eq!(rows.len(), DOORS.len(), "a door has one row");
    assert_eq!(routes.difference(&rows).collect::<Vec<_>>(), Vec::<&(String, String)>::new(), "routes without a row");
    assert_eq!(rows.difference(&routes).collect::<Vec<_>>(), Vec::<&(String, String)>::new(), "rows without a route");
}

#[tokio::test]
async fn every_door_answers_every_kind_of_caller_as_its_row_says() {
    let house = installation(false).await;
    house.account("ana@example.com").await;
    let mine = house.account("bia@example.com").await;
    let living = house.session("ana@example.com").await;
    let ended = house.session("ana@example.com").await;
    let token = ended.trim_start_matches("session=").to_owned();
    let known = service::accounts::recognise(&house.office, &token, Utc::now()).await.unwrap().unwrap();
    service::accounts::end_session(&house.office, known.account.id, known.session).await.unwrap();
    let key =
        service::api_keys::add(&house.office, &Asking::owner_here(known.account.id.into(), Utc::now()), "test", KeyRights::Everything)
            .await
            .unwrap();
    let bearer = format!("Bearer {key}");
    let foreign = house.sale(mine.into()).await;
    for door in DOORS {
        let open = door.policy == Policy::Public;
        let anonymous = match (open, door.policy, door.kind) {
            (true, ..) => None,
            (_, Policy::Demo, _) => Some(StatusCode::NOT_FOUND),
            (_, _, Kind::Page) => Some(StatusCode::SEE_OTHER),
            _ => Some(StatusCode::UNAUTHORIZED),
        };
        let name = format!("{} {}", door.method, door.path);
        for (who, headers) in [
            ("nobody", vec![]),
            ("an ended session", vec![("cookie", ended.as_str())]),
            ("a made-up session", vec![("cookie", "session=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]),
        ] {
            let status = house.knock(door, &foreign, &headers).await;
            match anonymous {
                Some(expected) => assert_eq!(status, expected, "{name} for {who}"),
                None => assert!(![401, 403].contains(&status.as_u16()), "{name} for {who}: {status}"),
            }
        }
        // A key opens REST and nothing else; a wrong key is not overlooked in favour of a good session.
        let with_key = house.knock(door, &foreign, &[("authorization", &bearer)]).await;
        match door.kind {
            Kind::Rest => assert!(![401, 403].contains(&with_key.as_u16()), "{name} for a key: {with_key}"),
            _ => assert_eq!(with_key, house.knock(door, &foreign, &[]).await, "{name} does not look at keys"),
        }
        if door.kind == Kind::Rest {
            let wrong = house.knock(door, &foreign, &[("authorization", "Bearer msk_wrong"), ("cookie", &living)]).await;
            assert_eq!(wrong, StatusCode::UNAUTHORIZED, "{name} for a wrong key beside a session");
        }
        // Signing out is the last thing to try.
        if door.path != "/do/sign_out" && !door.path.starts_with("/do/end_") {
            let status = house.knock(door, &foreign, &[("cookie", &living)]).await;
            match door.policy {
                Policy::Demo => assert_eq!(status, StatusCode::NOT_FOUND, "{name}"),
                Policy::Operator => assert_eq!(status, StatusCode::FORBIDDEN, "{name}"),
                _ => assert!(![401, 403].contains(&status.as_u16()), "{name} for somebody signed in: {status}"),
            }
            if door.path.contains("{id}") && door.policy != Policy::Operator {
                assert_eq!(status, StatusCode::NOT_FOUND, "{name}: another owner's row is not there");
            }
        }
    }
}

#[tokio::test]
async fn one_owner_never_reaches_another_ones_rows() {
    let house = installation(false).await;
    let ana = house.account("ana@example.com").await;
    house.account("bia@example.com").await;
    let sale = house.sale(ana.into()).await;
    let (hers, other) = (house.session("ana@example.com").await, house.session("bia@example.com").await);
    let key =
        service::api_keys::add(&house.office, &Asking::owner_here(ana.into(), Utc::now()), "test", KeyRights::Everything).await.unwrap();
    let keys = service::api_keys::list(&house.office, &Asking::owner_here(ana.into(), Utc::now())).await.unwrap();
    let path = format!("/api/v1/sales/{sale}");
    let (status, _, body) = house.ask("GET", &path, &[("cookie", &hers)], "").await;
    assert_eq!(status, StatusCode::OK);
    assert!(body.contains(r#""gross":{"amount":"12.30","currency":"BRL"}"#), "{body}");
    assert_eq!(house.ask("GET", &path, &[("authorization", &format!("Bearer {key}"))], "").await.0, StatusCode::OK);
    let (status, headers, _) = house.ask("GET", &path, &[("cookie", &other)], "").await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    assert_eq!(headers[header::CONTENT_TYPE], "application/problem+json");
    let form = [("cookie", other.as_str()), ("content-type", "application/x-www-form-urlencoded"), ("accept", "application/json")];
    let (status, _, _) = house.ask("POST", "/do/revoke_api_key", &form, &format!("id={}", keys[0].id)).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    let sessions = service::accounts::list_sessions(&house.office, ana, Utc::now()).await.unwrap();
    house.ask("POST", "/do/end_session", &form, &format!("id={}", sessions[0].id)).await;
    assert_eq!(service::accounts::list_sessions(&house.office, ana, Utc::now()).await.unwrap().len(), sessions.len(), "her session lives");
}

#[tokio::test]
async fn requests_from_other_sites_change_nothing() {
    let house = installation(false).await;
    house.account("ana@example.com").await;
    let session = house.session("ana@example.com").await;
    for foreign in [("sec-fetch-site", "cross-site"), ("sec-fetch-site", "same-site"), ("origin", "https://evil.example")] {
        let headers = [("cookie", session.as_str()), foreign, ("content-type", "application/x-www-form-urlencoded")];
        assert_eq!(house.ask("POST", "/do/sign_out", &headers, "").await.0, StatusCode::FORBIDDEN, "{foreign:?}");
    }
    let (status, _, _) = house.ask("GET", "/do/sign_out", &[("cookie", &session)], "").await;
    assert_ne!(status, StatusCode::OK, "nothing changes by GET");
    assert!(service::accounts::recognise(&house.office, session.trim_start_matches("session="), Utc::now()).await.unwrap().is_some());
}

#[tokio::test]
async fn every_answer_carries_its_headers() {
    let house = installation(false).await;
    for path in ["/", "/sign-in", "/api/v1/panel", "/healthz", "/nowhere", "/sales"] {
        let (_, headers, _) = house.ask("GET", path, &[], "").await;
        let policy = headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap().to_owned();
        assert!(!policy.contains("unsafe-inline") && policy.contains("frame-ancestors 'none'"), "{path}: {policy}");
        assert_eq!(headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff", "{path}");
    }
    let (status, headers, body) = house.ask("GET", "/sign-in", &[], "").await;
    assert_eq!(status, StatusCode::OK);
    let policy = headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
    let nonce = policy.split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next()).unwrap();
    assert!(body.contains(&format!("nonce=\"{nonce}\"")), "the page's scripts carry the nonce of its policy");
    assert!(!body.contains(" style=\""), "no style attributes");
    let scripts = body.matches("<script").count();
    assert!(body.matches(&format!("nonce=\"{nonce}\"")).count() >= scripts, "every script has it");
}

#[tokio::test]
async fn what_is_our_fault_has_a_number_that_page_function_and_document_tell() {
    let house = installation(false).await;
    let ana = house.account("ana@example.com").await;
    let session = house.session("ana@example.com").await;
    let key = format!(
        "Bearer {}",
        service::api_keys::add(&house.office, &Asking::owner_here(ana.into(), Utc::now()), "test", KeyRights::Everything).await.unwrap()
    );
    let (_, first, _) = house.ask("GET", "/healthz", &[("x-request-id", "forged")], "").await;
    let (_, second, _) = house.ask("GET", "/healthz", &[], "").await;
    assert!(first["x-request-id"] != "forged" && first["x-request-id"] != second["x-request-id"], "each request has its own");
    house.office.db.clone().close().await;
    let person = [("cookie", session.as_str()), ("content-type", "application/json")];
    for (method, path, headers) in
        [("GET", "/sales", &person[..]), ("POST", "/do/panel", &person), ("GET", "/api/v1/panel", &[("authorization", key.as_str())])]
    {
        let (status, headers, body) = house.ask(method, path, headers, "{}").await;
        assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE, "{path}");
        let incident = headers["x-request-id"].to_str().unwrap();
        assert!(incident.len() == 9 && body.contains(incident), "{path} tells {incident}: {body}");
    }
    let form = [("content-type", "application/x-www-form-urlencoded"), ("accept", "application/json")];
    let (status, headers, body) = house.ask("POST", "/do/request_reset", &form, "email=ana@example.com").await;
    assert!(status.is_server_error() && body.contains(headers["x-request-id"].to_str().unwrap()), "{status} {body}");
}

#[tokio::test]
async fn wrong_parameters_are_each_named() {
    let house = installation(false).await;
    let ana = house.account("ana@example.com").await;
    let key =
        service::api_keys::add(&house.office, &Asking::owner_here(ana.into(), Utc::now()), "test", KeyRights::Everything).await.unwrap();
    let bearer = format!("Bearer {key}");
    let (status, headers, body) =
        house.ask("GET", "/api/v1/sales?from=yesterday&state=sold&colour=red", &[("authorization", &bearer)], "").await;
    assert_eq!((status, headers[header::CONTENT_TYPE].to_str().unwrap()), (StatusCode::UNPROCESSABLE_ENTITY, "application/problem+json"));
    for parameter in ["from", "state", "colour"] {
        assert!(body.contains(&format!(r#""parameter":"{parameter}""#)), "{body}");
    }
    for as_of in ["soon", "9999-12-31T23:59:59Z", "-1000-01-01T00:00:00Z", "2026-03-01"] {
        let status = house.ask("GET", &format!("/api/v1/panel?as_of={as_of}"), &[("authorization", &bearer)], "").await.0;
        assert!(status == StatusCode::OK || status == StatusCode::UNPROCESSABLE_ENTITY, "{as_of}: {status}");
    }
}

#[tokio::test]
async fn customers_are_taken_along_as_tables_and_a_wrong_question_is_refused() {
    let house = installation(false).await;
    let ana = house.account("ana@example.com").await;
    let session = house.session("ana@example.com").await;
    let cookie = [("cookie", session.as_str())];
    house.sale(ana.into()).await;
    let people = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    for (kind, media) in [("csv", "text/csv; charset=utf-8"), ("xlsx", people)] {
        let path = format!("/reports/customers/export.{kind}");
        let (status, headers, body) = house.ask("GET", &format!("{path}?from=2026-03-01&to=2026-03-31"), &cookie, "").await;
        assert_eq!((status, headers[header::CONTENT_TYPE].to_str().unwrap()), (StatusCode::OK, media));
        let name = format!("attachment; filename=\"customers-2026-03-01-2026-03-31.{kind}\"");
        assert_eq!(headers[header::CONTENT_DISPOSITION].to_str().unwrap(), name);
        assert!(kind != "csv" || (body.lines().count() == 2 && body.contains(",b@example.com,,BRL,1,12.30,2026-03-01,")), "{body}");
        for wrong in ["", "?from=2026-03-01", "?period=all&product=x", "?period=all&brand=a&category=b", "?period=all&colour=red"] {
            let status = house.ask("GET", &format!("{path}{wrong}"), &cookie, "").await.0;
            assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{path}{wrong}");
        }
        assert_eq!(house.ask("HEAD", &format!("{path}?period=all"), &cookie, "").await.0, StatusCode::METHOD_NOT_ALLOWED);
    }
}

/// Other ways to write a page's address, which the pages' own router would take for the same.
fn otherwise(path: &str) -> Vec<String> {
    let slash = if path == "/" { "" } else { "/" };
    let mut ways = vec![
        format!("{path}/"),
        format!("/.{path}"),
        format!("/x/..{path}"),
        format!("/{path}"),
        format!("{path}{slash}."),
        format!("{path}{slash}x/.."),
    ];
    ways.extend([format!("/x/%2e%2e{path}"), format!("{path}{slash}%2E")]);
    ways
}

#[tokio::test]
async fn a_page_has_one_address_and_no_other_leads_past_its_door() {
    let house = installation(false).await;
    let ana = house.account("ana@example.com").await;
    let (session, sale) = (house.session("ana@example.com").await, house.sale(ana.into()).await);
    service::accounts::request_reset(&house.office, "ana@example.com", &Visitor::default(), Utc::now()).await.unwrap();
    let letter = store::letters::newest(&mut house.office.db.read().await.unwrap(), 1).await.unwrap().remove(0);
    assert!(letter.body_text.contains("token="));
    for door in DOORS.iter().filter(|door| door.kind == Kind::Page) {
        let id = if door.path.starts_with("/dev") { letter.id.to_string() } else { sale.clone() };
        for path in otherwise(&door.path.replace("{id}", &id)) {
            for (who, headers) in [("a stranger", vec![]), ("somebody signed in", vec![("cookie", session.as_str())])] {
                for method in ["GET", "HEAD"] {
                    let (status, _, body) = house.ask(method, &path, &headers, "").await;
                    let leaks = ["token=", "ana@example.com", "dev_letter"].iter().any(|secret| body.contains(secret));
                    // The address of a sale may be one step from another page: then it is that page's door, or none.
                    let closed = status == StatusCode::NOT_FOUND || (status == StatusCode::SEE_OTHER && body.is_empty());
                    assert!(closed && !leaks, "{method} {path} for {who}: {status} {body}");
                }
            }
        }
    }
}

#[tokio::test]
async fn an_address_without_a_route_shows_the_document_of_what_is_not_there() {
    let house = installation(true).await;
    let (status, headers, body) = house.ask("GET", "/dev/mail/", &[("accept-language", "es")], "").await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    assert_eq!(headers[header::CONTENT_TYPE], "text/html; charset=utf-8");
    assert!(body.contains("lang=\"es\"") && !body.contains("hydrate"), "{body}");
    assert_eq!(house.ask("POST", "/nowhere", &[], "").await.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_demos_mail_is_there_in_the_demo_alone() {
    use leptos::prelude::{Owner, provide_context};
    use mostrador::dev::api::{dev_letter, dev_letters};
    let (serves, demo) = (installation(false).await, installation(true).await);
    let json = [("content-type", "application/json"), ("accept", "application/json")];
    for (house, expected) in [(&serves, StatusCode::NOT_FOUND), (&demo, StatusCode::OK)] {
        assert_eq!(house.ask("GET", "/dev/mail", &[], "").await.0, expected);
        assert_eq!(house.ask("POST", "/do/dev_letters", &json, "{}").await.0, expected);
    }
    // Pages call their functions without going through a door.
    for (house, open) in [(&serves, false), (&demo, true)] {
        let owner = Owner::new();
        owner.set();
        provide_context(house.house.clone());
        provide_context(Request::new(()).into_parts().0);
        assert_eq!(dev_letters().await.is_ok(), open);
        let id = "01890000-0000-7000-8000-000000000000";
        assert_eq!(dev_letter(id.into()).await, Err(Problem::NotFound));
        service::accounts::sign_up(&house.office, &form("bia@example.com"), &Visitor::default(), Utc::now()).await.unwrap();
        let letter = store::letters::newest(&mut house.office.db.read().await.unwrap(), 1).await.unwrap().remove(0);
        assert_eq!(dev_letter(letter.id.to_string()).await.is_ok(), open);
    }
}

#[tokio::test]
async fn pages_are_read_while_somebody_writes() {
    let house = installation(false).await;
    house.account("ana@example.com").await;
    let earlier = Utc::now() - TimeDelta::minutes(5);
    let signed_in = service::accounts::sign_in(&house.office, "ana@example.com", PASSWORD, &Visitor::default(), earlier).await.unwrap();
    let cookie = format!("session={}", signed_in.token.reveal());
    let writing = house.office.db.write().await.unwrap();
    let (status, ..) = timeout(Duration::from_secs(3), house.ask("GET", "/sales", &[("cookie", &cookie)], "")).await.unwrap();
    assert_eq!(status, StatusCode::OK);
    drop(writing);
    timeout(Duration::from_secs(5), async {
        loop {
            house.ask("GET", "/account", &[("cookie", &cookie)], "").await;
            let sessions = service::accounts::list_sessions(&house.office, signed_in.account, Utc::now()).await.unwrap();
            if sessions[0].seen_at > earlier {
                return;
            }
        }
    })
    .await
    .expect("the visit is noted once it can be");
}

#[tokio::test]
async fn a_session_and_an_owner_have_so_many_streams_and_no_more() {
    let house = installation(false).await;
    house.account("ana@example.com").await;
    let open = async |cookie: &str| {
        let request = Request::builder().uri("/live").header("host", "127.0.0.1:3000").header("cookie", cookie);
        house.router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap()
    };
    let mut streams = Vec::new();
    for _ in 0..5 {
        let cookie = house.session("ana@example.com").await;
        for _ in 0..10 {
            streams.push(open(&cookie).await);
        }
        let one_more = open(&cookie).await;
        assert_eq!(one_more.status(), StatusCode::TOO_MANY_REQUESTS);
        assert!(one_more.headers().contains_key(header::RETRY_AFTER));
    }
    assert!(streams.iter().all(|stream| stream.status() == StatusCode::OK));
    let sixth = house.session("ana@example.com").await;
    assert_eq!(open(&sixth).await.status(), StatusCode::TOO_MANY_REQUESTS, "the owner has fifty");
    streams.pop();
    let stream = open(&sixth).await;
    assert_eq!(stream.status(), StatusCode::OK, "a stream that is closed makes room");
    house.account("bia@example.com").await;
    assert_eq!(open(&house.session("bia@example.com").await).await.status(), StatusCode::OK, "another owner has her own");
    streams.clear();
    drop(stream);
}

#[tokio::test]
async fn a_plain_form_is_shown_the_key_that_it_made() {
    let house = installation(false).await;
    let ana = house.account("ana@example.com").await;
    let session = house.session("ana@example.com").await;
    let plain = [
        ("cookie", session.as_str()),
        ("content-type", "application/x-www-form-urlencoded"),
        ("accept", "text/html,application/xhtml+xml"),
        ("referer", "http://127.0.0.1:3000/account"),
    ];
    let (status, headers, body) = house.ask("POST", "/do/add_api_key", &plain, "name=Sheet").await;
    assert_eq!((status, headers[header::CACHE_CONTROL].to_str().unwrap()), (StatusCode::OK, "no-store"), "{body}");
    let start = body.find("msk_").expect("the key is shown");
    let key = &body[start..start + 47];
    let known = service::api_keys::recognise(&house.office, key, Utc::now()).await.unwrap().unwrap();
    assert_eq!(known.acting.whose(), ana.into());
    assert!(!headers.contains_key(header::LOCATION) && !body.contains("hydrate"), "{body}");
    assert!(body.contains("href=\"/account\"") && !body.contains("value=\"/do/add_api_key\""), "every way leads to a page: {body}");
    let (status, headers, _) = house.ask("POST", "/do/add_api_key", &plain, "name=").await;
    let back = headers[header::LOCATION].to_str().unwrap();
    assert!(
        status.is_redirection() && back.starts_with("http://127.0.0.1:3000/account?") && back.contains("__err"),
        "a fault leads back: {back}"
    );
    let script = [("cookie", session.as_str()), ("content-type", "application/x-www-form-urlencoded"), ("accept", "application/json")];
    let (status, _, body) = house.ask("POST", "/do/add_api_key", &script, "name=Sheet").await;
    assert!(status == StatusCode::OK && body.starts_with("\"msk_"), "{status} {body}");
}

#[tokio::test]
async fn notices_are_counted_in_the_frame_listed_and_read_without_scripts() {
    let house = installation(false).await;
    let ana = house.account("ana@example.com").await;
    house.account("bia@example.com").await;
    let (hers, other) = (house.session("ana@example.com").await, house.session("bia@example.com").await);
    let page = async |session: &str, path: &str| {
        let (status, _, body) = house.ask("GET", path, &[("cookie", session)], "").await;
        assert_eq!(status, StatusCode::OK, "{body}");
        body
    };
    let empty = page(&hers, "/notices").await;
    assert!(empty.contains("No notices yet") && !empty.contains(" unread\""), "{empty}");

    let product = house.service(ana.into()).await;
    let at: Time = "2026-03-01T12:00:00Z".parse().unwrap();
    let mut tx = house.office.db.write().await.unwrap();
    for (minute, name) in [(0, "First <b>"), (1, "Second")] {
        let now = at + TimeDelta::minutes(minute);
        let notice = Notice::ProductReturned { product, name: name.into() };
        store::notices::add(&mut tx, ana, NoticeId(house.office.id(now)), &notice, now).await.unwrap();
    }
    tx.commit().await.unwrap();

    assert!(page(&hers, "/products").await.contains("Notices: 2 unread"), "every page has the bell");
    assert!(!page(&other, "/products").await.contains(" unread\""));
    let list = page(&hers, "/notices").await;
    assert!(list.contains(&format!("href=\"/products/{product}\"")) && list.contains("First &lt;b&gt;"), "{list}");
    assert!(list.find("Second").unwrap() < list.find("First").unwrap(), "the newest first");
    assert!(list.contains("09:01"), "in the zone of São Paulo: {list}");
    assert!(page(&hers, "/notices").await.contains("Notices: 2 unread"), "looking by GET changes nothing");

    let until = list.split("name=\"until\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let form = format!("until={}", until.replace(':', "%3A"));
    let headers = |session| {
        [
            ("cookie", session),
            ("content-type", "application/x-www-form-urlencoded"),
            ("accept", "text/html"),
            ("referer", "http://127.0.0.1:3000/notices"),
        ]
    };
    let (status, answer, _) = house.ask("POST", "/do/read_notices", &headers(other.as_str()), &form).await;
    let back = answer[header::LOCATION].to_str().unwrap();
    assert!(status.is_redirection() && back.starts_with("http://127.0.0.1:3000/notices") && !back.contains("__err"), "{status} {back}");
    assert!(page(&hers, "/sales").await.contains("Notices: 2 unread"), "nobody reads for another");
    house.ask("POST", "/do/read_notices", &headers(hers.as_str()), &form).await;
    let read = page(&hers, "/notices").await;
    assert!(read.contains("Second") && !read.contains(" unread\"") && !read.contains("Mark all as read"), "{read}");
}

#[tokio::test]
async fn a_picture_that_finds_no_place_or_is_none_is_answered_with_its_problem() {
    let house = installation(false).await;
    let ana = house.account("ana@example.com").await;
    let session = house.session("ana@example.com").await;
    let path = format!("/products/{}/picture", house.service(ana.into()).await);
    let multipart = ("content-type", "multipart/form-data; boundary=x");
    let body = "--x\r\ncontent-disposition: form-data; name=\"picture\"; filename=\"a.png\"\r\n\r\n<html>\r\n--x--\r\n";
    let script = [("cookie", session.as_str()), ("accept", "application/json"), multipart];
    let not_a_picture = |body: &str| matches!(serde_json::from_str(body), Ok(Problem::Product(faults)) if faults.len() == 1);
    let (status, _, answer) = house.ask("POST", &path, &script, body).await;
    assert!(status == StatusCode::UNPROCESSABLE_ENTITY && not_a_picture(&answer), "{status} {answer}");
    let (status, _, answer) = house.ask("POST", &path, &[script[0], ("content-type", "application/json")], "{}").await;
    assert!(status == StatusCode::UNPROCESSABLE_ENTITY && not_a_picture(&answer), "no form: {status} {answer}");
    let places: Vec<_> = std::iter::from_fn(|| house.office.workshop.place().ok()).collect();
    let (status, _, answer) = house.ask("POST", &path, &script, body).await;
    assert_eq!((status, serde_json::from_str(&answer).ok()), (StatusCode::SERVICE_UNAVAILABLE, Some(Problem::PicturesBusy)));
    drop(places);
    assert_eq!(house.ask("POST", &path, &script, body).await.0, StatusCode::UNPROCESSABLE_ENTITY);
}
