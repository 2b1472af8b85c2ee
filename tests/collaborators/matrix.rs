//! The doors against keys, against who works with some products, and against what is over: a last day, a session, a suspension, a link.

use super::{Centre, asked, expect, link, tried};
use crate::installation::{form, sale};
use axum::http::StatusCode;
use chrono::{TimeDelta, Utc};
use domain::calendar::day_number;
use domain::collaborators::{Acting, Event, InviteForm, KeyRights, Limits, Products, Right, Rights, Standing};
use domain::id::{CollaboratorId, ProductId};
use domain::reports::Report;
use mostrador::server::doors::Kind;
use service::accounts::recognise;
use service::api_keys;
use service::asking::Asking;
use service::collaborators as desk;
use service::products::registration;

impl Centre {
    async fn with_key(&self, key: &str, path: &str) -> (StatusCode, String) {
        let (status, _, body) = self.house.ask("GET", path, &[("authorization", &format!("Bearer {key}"))], "").await;
        (status, body)
    }

    async fn standing(&self, id: CollaboratorId) -> Standing {
        let mut tx = self.house.office.db.read().await.unwrap();
        store::collaborators::get(&mut tx, self.owner, id).await.unwrap().unwrap().standing
    }

    /// Changes something that no use case would.
    async fn run(&self, sql: &str, args: Vec<store::Arg>) {
        let mut tx = self.house.office.db.write().await.unwrap();
        tx.run(sql, args).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// Every door of the account answers as to nobody's business, and the key is none.
    async fn is_shut(&self, key: &str, why: &str) {
        for (door, _) in asked() {
            assert_eq!(self.knock(door).await, StatusCode::NOT_FOUND, "{} for {why}", door.path);
        }
        assert_eq!(self.with_key(key, "/api/v1/sales").await.0, StatusCode::UNAUTHORIZED, "the key of {why}");
        let live = self.house.ask("GET", "/live", &[("cookie", &self.cookie)], "").await.0;
        assert_eq!(live, StatusCode::NO_CONTENT, "{why}");
    }
}

#[tokio::test]
async fn a_key_opens_what_it_was_given_and_what_its_maker_may_by_each_single_right_and_all_but_one() {
    let centre = Centre::with(Rights::ALL).await;
    let office = &centre.house.office;
    let (id, code) = sale(office, centre.owner, Utc::now() - TimeDelta::days(1)).await;
    let owners = api_keys::add(office, &centre.asking(), "Ana's", KeyRights::Everything).await.unwrap();
    let hers = api_keys::add(office, &centre.hers().await, "Bia's", KeyRights::Everything).await.unwrap();
    let reports: Vec<(Report, String)> =
        Report::ALL.iter().filter(|report| report.spec().is_some()).map(|report| (*report, format!("/api/v1/reports/{report}"))).collect();
    let opens = |acting: &Acting, report: Report| if acting.may(report.right()) { 200 } else { 404 };
    for (who, rights) in tried() {
        // Hers follows her profile, the owner's has these rights itself.
        centre.hold(rights).await;
        let given = serde_json::to_string(&rights).unwrap();
        centre.run("UPDATE api_keys SET rights = $1 WHERE name = 'Ana''s'", vec![given.into()]).await;
        let acting = Acting::collaborator(centre.owner, rights, Limits::default());
        let sight = acting.sales_sight();
        for (door, asks) in asked().filter(|(door, _)| door.kind == Kind::Rest) {
            let passes = asks.answer(Some(&acting)).status();
            let (plain, named) = (format!("/api/v1/sales/{id}"), format!("/api/v1/sales/{id}?code={code}"));
            let tries = match door.path {
                "/api/v1/sales/{id}" => vec![
                    (plain.as_str(), if sight.lists || sight.text.is_some() { 200 } else { 404 }),
                    (named.as_str(), if sight.by_code { 200 } else { 404 }),
                ],
                "/api/v1/reports/{name}" => reports.iter().map(|(report, path)| (path.as_str(), opens(&acting, *report))).collect(),
                "/api/v1/reports/customers" if passes == 200 => {
                    vec![("/api/v1/reports/customers?period=all", 200), ("/api/v1/reports/customers", 422)]
                }
                path => vec![(path, passes)],
            };
            for (path, expected) in tries {
                for (whose, key) in [("the owner's", &owners), ("a collaborator's", &hers)] {
                    let (status, body) = centre.with_key(key, path).await;
                    assert_eq!(status.as_u16(), expected, "{path} for {whose} key with {who}: {body}");
                }
            }
        }
    }
}

#[tokio::test]
async fn who_works_with_some_products_finds_no_other_and_nothing_of_the_account_as_a_whole() {
    let centre = Centre::with(Rights::ALL).await;
    let office = &centre.house.office;
    let (_, code) = sale(office, centre.owner, Utc::now() - TimeDelta::days(1)).await;
    let product = async |name: &str| -> ProductId {
        let id = registration::start(office, centre.owner, Utc::now()).await.unwrap();
        let mut tx = office.db.write().await.unwrap();
        store::products::offer(&mut tx, centre.owner, id, name, Utc::now()).await.unwrap();
        tx.commit().await.unwrap();
        id
    };
    let (mine, other) = (product("Mine").await, product("Other").await);
    let hers = api_keys::add(office, &centre.hers().await, "Bia's", KeyRights::Everything).await.unwrap();
    assert!(centre.with_key(&hers, "/api/v1/sales").await.1.contains(&code), "first she sees everything");
    let limits = Limits { products: Products::some([mine]).unwrap(), last_day: None };
    desk::set_limits(office, centre.asking().acting.in_person().unwrap(), &centre.asking(), centre.bia, &limits).await.unwrap();
    let acting = Acting::collaborator(centre.owner, Rights::ALL, limits);
    let mut whole = 0;
    for (door, asks) in asked() {
        let expected = asks.answer(Some(&acting)).status();
        if door.spans_account {
            whole += 1;
            assert_eq!(centre.knock(door).await, StatusCode::NOT_FOUND, "{} is of the account as a whole", door.path);
        } else if expected != 200 || door.reads {
            expect(door, expected, centre.knock(door).await, "who works with one product");
        }
    }
    assert!(whole >= 9, "{whole}");
    let json = [("cookie", centre.cookie.as_str()), ("content-type", "application/json"), ("accept", "application/json")];
    let part = r#"{"terms":null}"#;
    for (path, rest) in [
        ("/do/read_product", String::new()),
        ("/do/product_overview", String::new()),
        ("/do/submit_product", r#","version":99"#.into()),
        ("/do/save_step", format!(r#","version":99,"part":{part},"goes_on":false"#)),
        ("/do/archive_product", r#","away":false"#.into()),
    ] {
        let ask = async |id: ProductId| centre.house.ask("POST", path, &json, &format!(r#"{{"id":"{id}"{rest}}}"#)).await;
        let (status, _, body) = ask(other).await;
        assert!(status == StatusCode::NOT_FOUND && body.contains("not_found"), "{path} of another product: {status} {body}");
        let (status, _, body) = ask(mine).await;
        assert!(![401, 403, 404].contains(&status.as_u16()), "{path} of hers: {status} {body}");
    }
    for path in ["", "/price"] {
        let status = async |id: ProductId| centre.house.ask("GET", &format!("/products/{id}{path}"), &json[..1], "").await.0;
        assert_eq!((status(other).await, status(mine).await), (StatusCode::NOT_FOUND, StatusCode::OK), "{path}");
    }
    let upload = centre.house.ask("POST", &format!("/products/{other}/picture"), &json, "").await.0;
    assert_eq!(upload, StatusCode::NOT_FOUND);
    let (_, _, list) = centre.house.ask("POST", "/do/list_products", &json, "{}").await;
    assert!(list.contains(&mine.to_string()) && !list.contains(&other.to_string()), "{list}");
    let (status, sales) = centre.with_key(&hers, "/api/v1/sales").await;
    assert!(status == StatusCode::OK && sales.contains(r#""sales":[]"#), "a key is limited as its maker: {sales}");
    let (_, _, page) = centre.house.ask("GET", "/products", &json[..1], "").await;
    for address in ["/products/new", "/products/coupons"] {
        assert!(!page.contains(&format!("href=\"{address}\"")), "{address} would be refused");
    }
}

#[tokio::test]
async fn the_doors_close_with_a_last_day_with_a_suspension_and_with_the_session() {
    let centre = Centre::with(Rights::ALL).await;
    let office = &centre.house.office;
    let key = api_keys::add(office, &centre.hers().await, "Bia's", KeyRights::Everything).await.unwrap();
    let list = asked().map(|(door, _)| door).find(|door| door.path == "/do/list_products").unwrap();
    let is_open = async || (centre.knock(list).await, centre.with_key(&key, "/api/v1/sales").await.0);
    let last_day = async |day: Option<i64>| {
        centre.run("UPDATE collaborators SET last_day = $1 WHERE id = $2", vec![day.into(), centre.bia.0.into()]).await;
    };
    let today = i64::from(day_number((Utc::now() - TimeDelta::hours(3)).date_naive()));
    last_day(Some(today)).await;
    assert_eq!(is_open().await, (StatusCode::OK, StatusCode::OK), "on her last day she works");
    last_day(Some(today - 2)).await;
    centre.is_shut(&key, "who had her last day").await;
    last_day(None).await;
    assert_eq!(is_open().await, (StatusCode::OK, StatusCode::OK));

    let person = centre.asking().acting.in_person().unwrap();
    desk::apply(office, person, &centre.asking(), centre.bia, Event::Suspend).await.unwrap();
    centre.is_shut(&key, "who is suspended").await;
    desk::apply(office, person, &centre.asking(), centre.bia, Event::Resume).await.unwrap();
    assert_eq!(is_open().await, (StatusCode::OK, StatusCode::UNAUTHORIZED), "she comes back, her keys do not");

    let known = recognise(office, centre.cookie.trim_start_matches("session="), Utc::now()).await.unwrap().unwrap();
    service::accounts::end_session(office, known.account.id, known.session).await.unwrap();
    for (door, _) in asked() {
        let expected = if door.kind == Kind::Page { StatusCode::SEE_OTHER } else { StatusCode::UNAUTHORIZED };
        assert_eq!(centre.knock(door).await, expected, "{} for an ended session", door.path);
    }
}

#[tokio::test]
async fn a_link_that_is_no_longer_good_opens_nothing_to_anybody() {
    let centre = Centre::with(Rights::of(&[Right::ProductsView])).await;
    let (house, office) = (&centre.house, &centre.house.office);
    let person = centre.asking().acting.in_person().unwrap();
    house.account("caio@example.com", false).await;
    let caio = centre.session("caio@example.com").await;
    for what in ["expired", "declined", "revoked", "replaced", "used"] {
        let email = format!("{what}@example.com");
        let invite = InviteForm {
            name: "Duda".into(),
            email: email.clone(),
            profile: centre.profile.to_string(),
            language: "en".into(),
            ..InviteForm::default()
        };
        let at = if what == "expired" { Utc::now() - TimeDelta::days(8) } else { Utc::now() - TimeDelta::minutes(2) };
        let id = desk::invite(office, &Asking { now: at, ..centre.asking() }, &invite).await.unwrap();
        let token = link(house, &email).await;
        match what {
            "declined" => desk::decline(office, &token, "", Utc::now()).await.unwrap(),
            "revoked" => desk::apply(office, person, &centre.asking(), id, Event::Revoke).await.unwrap(),
            "replaced" => desk::resend(office, &centre.asking(), id).await.unwrap(),
            "used" => drop(desk::accept_with_new_account(office, &token, &form(&email), &Default::default(), Utc::now()).await.unwrap()),
            _ => {}
        }
        let before = centre.standing(id).await;
        let mut whose = vec![("nobody", String::new()), ("somebody else", caio.clone())];
        if what != "used" {
            tries(&centre, &token, &whose, what).await;
            house.account(&email, false).await;
            whose = vec![("who was invited", centre.session(&email).await)];
        }
        tries(&centre, &token, &whose, what).await;
        assert_eq!(centre.standing(id).await, before, "{what}");
    }
}

/// Asks everything of a link that can be asked of one.
async fn tries(centre: &Centre, token: &str, whose: &[(&str, String)], what: &str) {
    for (who, cookie) in whose {
        let (_, _, page) = centre.house.ask("GET", &format!("/invitation/{token}"), &[("cookie", cookie)], "").await;
        assert!(!page.contains("Tried") && !page.contains("/do/accept"), "{what} for {who}: {page}");
        let headers = [("cookie", cookie.as_str()), ("content-type", "application/x-www-form-urlencoded"), ("accept", "application/json")];
        let typed = "form%5Bname%5D=Duda&form%5Bemail%5D=x%40example.com&form%5Bpassword%5D=correct+horse+battery&form%5Bcountry%5D=BR\
                     &form%5Btime_zone%5D=America%2FSao_Paulo&form%5Bcurrency%5D=BRL&form%5Blanguage%5D=en";
        for path in ["/do/accept_invitation", "/do/accept_with_account", "/do/decline_invitation"] {
            let (status, headers, body) = centre.house.ask("POST", path, &headers, &format!("token={token}&{typed}")).await;
            let refused = [401, 404, 409].contains(&status.as_u16()) && !headers.contains_key("set-cookie");
            assert!(refused, "{path} with a link that is {what} for {who}: {status} {body}");
        }
    }
}
