//! The doors: none without a row, no row without a door, and every one of them against every kind of caller.

use axum::Router;
use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use chrono::Utc;
use domain::Time;
use domain::account::SignUpForm;
use domain::id::{AccountId, OwnerId};
use domain::sale::{Amounts, Cause, Event, Method as Payment, Share, Source, State};
use mostrador::server::clock::Clock;
use mostrador::server::config::Given;
use mostrador::server::doors::{DOORS, Door, Kind, Policy};
use mostrador::server::{assets, rest, run};
use service::accounts::Visitor;
use service::office::Office;
use std::collections::BTreeSet;
use tower::ServiceExt;

const PASSWORD: &str = "correct horse battery";

struct Installation {
    router: Router,
    office: Office,
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
    Installation { office: house.office.clone(), router: run::router(house), _dir: dir }
}

impl Installation {
    async fn account(&self, email: &str) -> AccountId {
        let form = SignUpForm {
            name: "Ana".into(),
            email: email.into(),
            password: PASSWORD.into(),
            country: "BR".into(),
            time_zone: "America/Sao_Paulo".into(),
            currency: "BRL".into(),
            language: "en".into(),
        };
        service::accounts::add(&self.office, &form, false, Utc::now()).await.unwrap()
    }

    async fn session(&self, email: &str) -> String {
        let signed_in = service::accounts::sign_in(&self.office, email, PASSWORD, &Visitor::default(), Utc::now()).await.unwrap();
        format!("session={}", signed_in.token.reveal())
    }

    /// One sale of this owner; its id.
    async fn sale(&self, owner: OwnerId) -> String {
        let at: Time = "2026-03-01T12:00:00Z".parse().unwrap();
        let news = store::sales::Incoming {
            source: Source::Import,
            transaction: "T1".into(),
            order: None,
            created_at: at,
            events: vec![Event { to: State::Approved, at, cause: Cause::Import, refunded: None, note: None }],
            cause: Cause::Import,
            buyer: store::sales::Buyer {
                email: "b@example.com".to_owned().try_into().unwrap(),
                name: None,
                document: None,
                country: None,
                state: None,
                city: None,
            },
            product: store::sales::Product { code: "p".into(), name: "P".into(), category: None, brand: None },
            offer: None,
            amounts: Amounts {
                currency: domain::money::Currency::BRL,
                gross: 1230,
                surcharge: None,
                tax: None,
                fee: None,
                affiliate: Share::Nobody,
                coproducer: Share::Nobody,
                stated_net: None,
                settlement: None,
            },
            affiliate: None,
            coproducer: None,
            method: Payment::Pix,
            installments: 1,
            origin: store::sales::Origin::default(),
            lost_reason: None,
            source_platform: None,
        };
        let mut tx = self.office.db.write().await.unwrap();
        let owner = store::owners::get(&mut tx, owner).await.unwrap().unwrap();
        let mut random = self.office.id_bytes();
        store::sales::record(&mut tx, &owner, &[news], &mut domain::id::Mint::new(&mut random), at).await.unwrap();
        let page = store::sales::page(&mut tx, &owner, &domain::listing::Filter::default()).await.unwrap();
        tx.commit().await.unwrap();
        page.lines[0].id.to_string()
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
        let path = door.path.replace("{id}", id).replace("{*file}", "nothing");
        let mut headers = headers.to_vec();
        headers.push(("content-type", "application/json"));
        headers.push(("accept", "application/json"));
        self.ask(door.method, &path, &headers, "{}").await.0
    }
}

#[tokio::test]
async fn every_route_has_a_row_and_every_row_a_route() {
    let mut routes: BTreeSet<(String, String)> = BTreeSet::new();
    for listing in leptos_axum::generate_route_list(mostrador::app::App) {
        routes.insert(("GET".into(), listing.path().to_owned()));
    }
    for (path, method) in leptos::server_fn::axum::server_fn_paths() {
        routes.insert((method.to_string(), path.to_owned()));
    }
    for path in rest::document().paths.paths.keys() {
        routes.insert(("GET".into(), path.clone()));
    }
    for path in assets::PATHS {
        routes.insert(("GET".into(), (*path).to_owned()));
    }
    for path in ["/api/v1/openapi.json", "/live", "/healthz", "/dev/reload"] {
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
    let key = service::api_keys::add(&house.office, known.account.id.into(), "test", Utc::now()).await.unwrap();
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
            if door.path.contains("{id}") {
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
    let key = service::api_keys::add(&house.office, ana.into(), "test", Utc::now()).await.unwrap();
    let keys = service::api_keys::list(&house.office, ana.into()).await.unwrap();
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
    let key = format!("Bearer {}", service::api_keys::add(&house.office, ana.into(), "test", Utc::now()).await.unwrap());
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
    let key = service::api_keys::add(&house.office, ana.into(), "test", Utc::now()).await.unwrap();
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
async fn the_demos_mail_is_there_in_the_demo_alone() {
    assert_eq!(installation(false).await.ask("GET", "/dev/mail", &[], "").await.0, StatusCode::NOT_FOUND);
    assert_eq!(installation(true).await.ask("GET", "/dev/mail", &[], "").await.0, StatusCode::OK);
}
