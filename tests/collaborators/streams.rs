//! Open pages: they hear what changed for their reader, learn how it stands, and nobody's keep another's from hearing.

use super::Centre;
use crate::installation::PASSWORD;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use axum::response::Response;
use chrono::Utc;
use domain::collaborators::{Event, ProfileForm, Right, Rights};
use http_body_util::BodyExt;
use mostrador::server::live;
use service::accounts::{Visitor, recognise};
use service::collaborators as desk;
use std::time::Duration;
use tokio::time::timeout;
use tower::ServiceExt;

async fn open(centre: &Centre, cookie: &str) -> Response {
    let request = Request::builder().uri("/live").header("host", "127.0.0.1:3000").header("cookie", cookie);
    centre.house.router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap()
}

#[tokio::test]
async fn an_open_page_hears_what_its_reader_may_do_and_nothing_more_once_they_are_shut_out() {
    let centre = Centre::with(Rights::ALL).await;
    let (house, office) = (&centre.house.house, &centre.house.office);
    let watching = tokio::spawn(live::watch(house.hub.clone(), house.calendars.clone(), office.db.clone(), house.clock));
    let mut stream = open(&centre, &centre.cookie).await.into_body();
    let mut hears = async || {
        let frame = timeout(Duration::from_secs(20), stream.frame()).await.expect("it is told within seconds")?;
        Some(String::from_utf8_lossy(&frame.ok()?.into_data().ok()?).into_owned())
    };
    let stands = async |path: &str| {
        let headers = [("cookie", centre.cookie.as_str()), ("content-type", "application/json"), ("accept", "application/json")];
        let (status, _, body) = centre.house.ask("POST", "/do/whereabouts", &headers, &format!(r#"{{"path":"{path}"}}"#)).await;
        assert_eq!(status, StatusCode::OK, "{body}");
        serde_json::from_str::<serde_json::Value>(&body).unwrap()
    };
    assert!(hears().await.unwrap().starts_with("event: sales\n"));
    assert_eq!(stands("/products").await["is_open"], true);

    let kept = desk::profile(office, centre.owner, centre.profile).await.unwrap();
    let form = ProfileForm { name: kept.profile.name, rights: Rights::of(&[Right::SalesSearchByPeriod]) };
    let person = centre.asking().acting.in_person().unwrap();
    desk::save(office, person, &centre.asking(), Some((centre.profile, kept.version)), &form).await.unwrap();
    assert_eq!(hears().await.unwrap(), "event: rights\ndata: changed\n\n");
    for (path, is_open) in [("/products", false), ("/sales", true), ("/account", true), ("/nowhere", false), ("/verification", false)] {
        let stands = stands(path).await;
        assert_eq!(stands["is_open"], is_open, "{path}");
        assert_eq!(stands["here"]["rights"], serde_json::json!(["sales.search_by_period"]), "what menus are drawn by");
    }

    desk::apply(office, person, &centre.asking(), centre.bia, Event::Suspend).await.unwrap();
    assert_eq!(hears().await.unwrap(), "event: shut\ndata: closed\n\n");
    assert_eq!(hears().await, None, "then it ends");
    assert_eq!(open(&centre, &centre.cookie).await.status(), StatusCode::NO_CONTENT, "and is not begun again");
    let shut = stands("/sales").await;
    assert!(shut["is_open"] == false && shut["here"]["place"] == "Closed" && shut["here"]["rights"] == serde_json::json!([]), "{shut}");
    watching.abort();
}

#[tokio::test]
async fn a_collaborators_streams_keep_no_one_else_from_hearing() {
    let centre = Centre::with(Rights::ALL).await;
    let office = &centre.house.office;
    let session = async || {
        let signed_in = service::accounts::sign_in(office, "bia@example.com", PASSWORD, &Visitor::default(), Utc::now()).await.unwrap();
        let token = signed_in.token.reveal().to_owned();
        let known = recognise(office, &token, Utc::now()).await.unwrap().unwrap();
        desk::switch(office, &known, Some(centre.owner), Utc::now()).await.unwrap();
        format!("session={token}")
    };
    let mut streams = Vec::new();
    for _ in 0..5 {
        let cookie = session().await;
        for _ in 0..10 {
            streams.push(open(&centre, &cookie).await);
        }
    }
    assert!(streams.iter().all(|stream| stream.status() == StatusCode::OK));
    assert_eq!(open(&centre, &session().await).await.status(), StatusCode::TOO_MANY_REQUESTS, "she has as many as she may");
    let anas = centre.session("ana@example.com").await;
    assert_eq!(open(&centre, &anas).await.status(), StatusCode::OK, "the owner hears all the same");
}
