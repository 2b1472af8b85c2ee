//! Pages offer what is not refused, and what is refused says where: prices, keys, and what else asks for a right.

use super::Centre;
use axum::http::StatusCode;
use chrono::Utc;
use domain::collaborators::{Right, Rights};
use domain::id::ProductId;
use domain::product::online::Part;
use domain::product::price::PriceForm;
use service::products::registration;

const MANAGES: Rights = Rights::of(&[Right::ProductsView, Right::ProductsManage]);

impl Centre {
    async fn page(&self, path: &str) -> String {
        let (status, _, body) = self.house.ask("GET", path, &[("cookie", &self.cookie)], "").await;
        assert_eq!(status, StatusCode::OK, "{path}: {body}");
        body
    }

    async fn call(&self, path: &str, body: serde_json::Value) -> (StatusCode, String) {
        let headers = [("cookie", self.cookie.as_str()), ("content-type", "application/json"), ("accept", "application/json")];
        let (status, _, body) = self.house.ask("POST", path, &headers, &body.to_string()).await;
        (status, body)
    }

    async fn post(&self, body: &str, accept: &str) -> (StatusCode, axum::http::HeaderMap, String) {
        let headers = [
            ("cookie", self.cookie.as_str()),
            ("content-type", "application/x-www-form-urlencoded"),
            ("accept", accept),
            ("referer", "http://127.0.0.1:3000/account"),
        ];
        self.house.ask("POST", "/do/add_api_key", &headers, body).await
    }
}

#[tokio::test]
async fn a_price_is_set_by_who_may_and_shown_as_it_is_to_others() {
    let centre = Centre::with(MANAGES).await;
    let office = &centre.house.office;
    let id = registration::start(office, centre.owner, Utc::now()).await.unwrap();
    let read = async || registration::read(office, centre.owner, id, Utc::now()).await.unwrap();
    let save = async |part: Part| {
        let version = read().await.version;
        centre.call("/do/save_step", serde_json::json!({"id": id, "version": version, "part": part, "goes_on": false})).await
    };
    let present = read().await.draft.price;
    let another = PriceForm { amount: "250".into(), ..present.clone() };
    let (status, body) = save(Part::Price(another.clone())).await;
    assert!(status == StatusCode::FORBIDDEN && read().await.draft.price == present, "{status} {body}");
    assert_eq!(save(Part::Price(present)).await.0, StatusCode::OK, "who goes through the steps changes nothing");
    assert_eq!(save(Part::PersonalConfirmed(true)).await.0, StatusCode::OK);
    let copy = |another_price: bool| serde_json::json!({"id": id, "another_price": another_price});
    assert_eq!(centre.call("/do/duplicate_product", copy(true)).await.0, StatusCode::FORBIDDEN);
    assert_eq!(centre.call("/do/duplicate_product", copy(false)).await.0, StatusCode::OK);
    let page = centre.page(&format!("/products/{id}/price")).await;
    assert!(page.contains("Somebody else sets the price") && !page.contains("inputmode=\"decimal\""), "{page}");

    centre.hold(MANAGES.with(Right::ProductsManageOffers)).await;
    let page = centre.page(&format!("/products/{id}/price")).await;
    assert!(!page.contains("Somebody else sets the price") && page.contains("inputmode=\"decimal\""), "{page}");
    let (status, body) = save(Part::Price(another.clone())).await;
    assert!(status == StatusCode::OK && read().await.draft.price == another, "{status} {body}");
    assert_eq!(centre.call("/do/duplicate_product", copy(true)).await.0, StatusCode::OK);
}

#[tokio::test]
async fn who_only_looks_at_products_is_offered_no_way_to_change_them() {
    let centre = Centre::with(Rights::of(&[Right::ProductsView])).await;
    let id: ProductId = registration::start(&centre.house.office, centre.owner, Utc::now()).await.unwrap();
    let steps = format!("/products/{id}/");
    for path in ["/products".to_owned(), format!("/products/{id}"), "/agenda".to_owned()] {
        let page = centre.page(&path).await;
        for refused in [steps.as_str(), "/products/new", "/products/coupons", "/do/add_link", "/do/add_stretch", "/sales", "/collaborators"]
        {
            assert!(!page.contains(&format!("=\"{refused}")), "{path} offers {refused}");
        }
    }
    centre.hold(Rights::of(&[Right::ProductsManage])).await;
    assert!(centre.page(&format!("/products/{id}")).await.contains(&format!("=\"{steps}")), "who manages them finds the steps");
    let start = async |rights| {
        centre.hold(rights).await;
        centre.page("/sales").await
    };
    let panel = start(Rights::of(&[Right::SalesSearchByPeriod])).await;
    assert!(!panel.contains("/sales/import") && !panel.contains("/account#keys"), "{panel}");
    let panel = start(Rights::of(&[Right::SalesSearchByPeriod, Right::ToolsApiAndNotifications])).await;
    assert!(!panel.contains("/sales/import") && panel.contains("/account#keys"), "{panel}");
}

#[tokio::test]
async fn a_key_is_made_for_everything_or_for_rights_that_its_maker_has_without_scripts_too() {
    let held = MANAGES.with(Right::ToolsApiAndNotifications);
    let centre = Centre::with(held).await;
    let account = centre.page("/account").await;
    for right in Right::ALL {
        let offers = account.contains(&format!("name=\"rights[]\" value=\"{right}\""));
        assert_eq!(offers, held.contains(*right), "{right}: {account}");
    }
    assert!(account.contains("name=\"scope\" value=\"all\" checked"), "everything stays the simple way: {account}");

    for (body, fault) in [
        ("name=Sheet&scope=some&rights%5B%5D=withdrawals.make", "right_not_held"),
        ("name=Sheet&scope=some&rights%5B%5D=products.view&rights%5B%5D=withdrawals.make", "right_not_held"),
        ("name=Sheet&rights%5B%5D=withdrawals.make", "right_not_held"),
        ("name=Sheet&scope=some&rights%5B%5D=operator", "unknown_right"),
        ("name=Sheet&scope=some", "no_rights"),
    ] {
        let (status, _, told) = centre.post(body, "application/json").await;
        let at_field = told.contains(&format!(r#"["rights","{fault}"]"#));
        assert!(status == StatusCode::UNPROCESSABLE_ENTITY && at_field, "{body}: {status} {told}");
    }
    let (status, headers, _) = centre.post("name=Sheet&scope=some&rights%5B%5D=withdrawals.make", "text/html").await;
    let back = headers["location"].to_str().unwrap().trim_start_matches("http://127.0.0.1:3000").to_owned();
    let typed = headers["set-cookie"].to_str().unwrap().split(';').next().unwrap();
    assert!(status.is_redirection() && back.starts_with("/account?"), "{back}");
    let (_, _, page) = centre.house.ask("GET", &back, &[("cookie", &format!("{}; {typed}", centre.cookie))], "").await;
    assert!(page.contains("A key can do no more than you") && page.contains("value=\"Sheet\""), "{page}");
    assert!(page.contains("value=\"some\" checked"), "what was chosen is kept: {page}");

    let (status, _, shown) = centre.post("name=Sheet&scope=some&rights%5B%5D=products.view", "text/html").await;
    assert!(status == StatusCode::OK && shown.contains("msk_"), "{shown}");
    centre.post("name=Robot&scope=all&rights%5B%5D=products.view", "text/html").await;
    let list = centre.page("/account").await;
    let opens = format!("<li>{}<", Right::ProductsView.label(domain::language::Language::English));
    assert!(list.contains("Rights: 1") && list.contains(&opens) && list.contains("Everything that its maker may do"), "{list}");
}
