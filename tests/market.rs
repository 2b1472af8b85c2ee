//! What strangers and search engines see: the market, the sitemap, a service's page, and the links that lead there.

mod installation;

use axum::http::{StatusCode, header};
use chrono::Utc;
use installation::{PASSWORD, installation};
use service::accounts::{self, Visitor};
use service::products::{links, verification};

#[tokio::test]
async fn the_market_is_searched_by_its_address() {
    let house = installation("http://127.0.0.1:3000").await;
    let (ana, operator) = (house.account("ana@example.com", false).await, house.account("operator@example.com", true).await);
    let empty = house.page("/market").await;
    assert!(empty.contains("Nothing is on sale yet"), "{empty}");
    house.on_sale(ana, operator, "Falar em público", None).await;
    let found = house.page("/market?q=PUBLICO&kind=classes&language=en&most=300&currency=BRL").await;
    assert!(found.contains("href=\"/p/falar-em-publico\"") && found.contains("1 service"), "{found}");
    assert!(found.contains("value=\"PUBLICO\"") && found.contains("value=\"300.00\""), "what was asked stands in the form: {found}");
    assert!(found.contains("<link href=\"http://127.0.0.1:3000/market\" rel=\"canonical\">"), "{found}");
    assert!(found.contains("\"@type\":\"ItemList\"") && found.contains("http://127.0.0.1:3000/p/falar-em-publico"), "{found}");
    let none = house.page("/market?q=guitarra").await;
    assert!(none.contains("No service matches") && !none.contains("/p/falar-em-publico"), "{none}");
    let hostile = house.page("/market?q=%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E").await;
    assert!(!hostile.contains("<script>alert"), "{hostile}");
}

#[tokio::test]
async fn a_service_tells_search_engines_what_it_is() {
    let house = installation("http://127.0.0.1:3000").await;
    let (ana, operator) = (house.account("ana@example.com", false).await, house.account("operator@example.com", true).await);
    house.on_sale(ana, operator, "Falar em público", None).await;
    let page = house.page("/p/falar-em-publico?zone=Europe%2FRome").await;
    for part in [
        "<title>Falar em público · Ana · Mostrador</title>",
        "<link href=\"http://127.0.0.1:3000/p/falar-em-publico\" rel=\"canonical\">",
        "<meta property=\"og:title\"",
        "<meta name=\"description\"",
        "\"@type\":\"Service\"",
        "\"price\":\"250.00\"",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
}

#[tokio::test]
async fn the_sitemap_names_what_is_on_sale_and_robots_name_the_sitemap() {
    let house = installation("http://127.0.0.1:3000").await;
    let (ana, operator) = (house.account("ana@example.com", false).await, house.account("operator@example.com", true).await);
    let id = house.on_sale(ana, operator, "Falar em público", None).await;
    let (status, headers, sitemap) = house.ask("GET", "/sitemap.xml", &[], "").await;
    assert_eq!((status, headers[header::CONTENT_TYPE].to_str().unwrap()), (StatusCode::OK, "application/xml; charset=utf-8"));
    assert!(headers[header::CACHE_CONTROL].to_str().unwrap().starts_with("public, max-age="));
    for path in ["/", "/market", "/p/falar-em-publico"] {
        assert!(sitemap.contains(&format!("<loc>http://127.0.0.1:3000{path}</loc>")), "{path}: {sitemap}");
    }
    let (_, _, robots) = house.ask("GET", "/robots.txt", &[], "").await;
    assert!(robots.contains("\nSitemap: http://127.0.0.1:3000/sitemap.xml\n") && robots.contains("Disallow: /sales\n"), "{robots}");
    verification::suspend(&house.office, domain::id::AccountId(operator.0), ana, id, true, Utc::now()).await.unwrap();
    assert!(!house.ask("GET", "/sitemap.xml", &[], "").await.2.contains("/p/"));
}

#[tokio::test]
async fn private_pages_are_not_for_search_engines() {
    let house = installation("http://127.0.0.1:3000").await;
    house.account("ana@example.com", false).await;
    let signed_in = accounts::sign_in(&house.office, "ana@example.com", PASSWORD, &Visitor::default(), Utc::now()).await.unwrap();
    let cookie = format!("session={}", signed_in.token.reveal());
    for (path, expected) in [("/account", true), ("/sales", true), ("/products", true), ("/market", false), ("/", false)] {
        let (_, headers, _) = house.ask("GET", path, &[("cookie", &cookie)], "").await;
        assert_eq!(headers.contains_key("x-robots-tag"), expected, "{path}");
    }
}

#[tokio::test]
async fn a_link_leads_to_its_page_and_the_browser_remembers_it() {
    let house = installation("http://127.0.0.1:3000").await;
    let (ana, operator) = (house.account("ana@example.com", false).await, house.account("operator@example.com", true).await);
    let id = house.on_sale(ana, operator, "Falar em público", None).await;
    let link = house.link(ana, id).await;
    let (status, headers, _) = house.ask("GET", &link, &[], "").await;
    assert_eq!((status, headers[header::LOCATION].to_str().unwrap()), (StatusCode::SEE_OTHER, "/p/falar-em-publico"));
    let cookie = headers[header::SET_COOKIE].to_str().unwrap();
    let code = link.trim_start_matches("/l/");
    assert!(cookie.starts_with(&format!("link={code}; ")) && cookie.contains("Max-Age=2592000"), "{cookie}");
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && cookie.contains("Path=/"), "{cookie}");
    assert!(!cookie.contains("Secure"), "{cookie}");
    for (method, ahead) in [("HEAD", None), ("GET", Some(("sec-purpose", "prefetch")))] {
        let (status, headers, _) = house.ask(method, &link, ahead.as_slice(), "").await;
        assert_eq!((status, headers.contains_key(header::SET_COOKIE)), (StatusCode::SEE_OTHER, false), "{method}");
    }
    links::write_visits(&house.office).await.unwrap();
    assert_eq!(links::list(&house.office, ana, id, Utc::now()).await.unwrap()[0].visits, 1);
}

#[tokio::test]
async fn a_link_leads_nowhere_else() {
    let house = installation("https://counter.example").await;
    let (ana, operator) = (house.account("ana@example.com", false).await, house.account("operator@example.com", true).await);
    let id = house.on_sale(ana, operator, "Falar em público", Some("https://ana.example.com/curso")).await;
    let link = house.link(ana, id).await;
    for path in [link.clone(), format!("{link}?to=https://evil.example&url=//evil.example")] {
        let (status, headers, _) = house.ask("GET", &path, &[], "").await;
        let location = headers[header::LOCATION].to_str().unwrap();
        assert_eq!((status, location), (StatusCode::SEE_OTHER, "https://ana.example.com/curso?utm_source=mostrador"));
        let cookie = headers[header::SET_COOKIE].to_str().unwrap();
        assert!(cookie.starts_with("__Host-link=") && cookie.contains("Secure"), "{cookie}");
    }
    verification::suspend(&house.office, domain::id::AccountId(operator.0), ana, id, true, Utc::now()).await.unwrap();
    let unknown = ["/l/0000000000", "/l/x", "/l/%2F%2Fevil.example", "/l/%FF", "/l/https:%2F%2Fevil.example"];
    for path in unknown.into_iter().chain([link.as_str()]) {
        let (status, headers, body) = house.ask("GET", path, &[("accept-language", "es")], "").await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{path}");
        assert!(!headers.contains_key(header::LOCATION) && !headers.contains_key(header::SET_COOKIE), "{path}");
        assert!(body.contains("lang=\"es\"") && body.contains("class=\"fault\""), "the house's page: {path}: {body}");
    }
}

#[tokio::test]
async fn a_plain_form_makes_a_link_of_ones_own_product_and_no_other() {
    let house = installation("http://127.0.0.1:3000").await;
    let (ana, operator) = (house.account("ana@example.com", false).await, house.account("operator@example.com", true).await);
    house.account("bia@example.com", false).await;
    let id = house.on_sale(ana, operator, "Falar em público", None).await;
    let mut answers = Vec::new();
    for (email, source) in [("ana@example.com", "Instagram"), ("ana@example.com", "+"), ("bia@example.com", "Instagram")] {
        let signed_in = accounts::sign_in(&house.office, email, PASSWORD, &Visitor::default(), Utc::now()).await.unwrap();
        let cookie = format!("session={}", signed_in.token.reveal());
        let form = [("cookie", cookie.as_str()), ("content-type", "application/x-www-form-urlencoded"), ("accept", "application/json")];
        answers.push(house.ask("POST", "/do/add_link", &form, &format!("id={id}&source={source}")).await.0.as_u16());
    }
    assert_eq!(answers, [200, 422, 404]);
    let signed_in = accounts::sign_in(&house.office, "ana@example.com", PASSWORD, &Visitor::default(), Utc::now()).await.unwrap();
    let cookie = format!("session={}", signed_in.token.reveal());
    let (_, _, page) = house.ask("GET", &format!("/products/{id}"), &[("cookie", &cookie)], "").await;
    assert!(page.contains("Instagram") && page.contains("0 visits") && page.contains("http://127.0.0.1:3000/l/"), "{page}");
}
