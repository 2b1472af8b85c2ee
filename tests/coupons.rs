//! Coupons over HTTP, as browsers without scripts use them: made by an owner, carried by a link, applied and paid with by a buyer.

mod installation;

use axum::http::header;
use chrono::{TimeDelta, Utc};
use domain::id::OwnerId;
use installation::{Installation, PASSWORD, installation_with_till};
use service::accounts::{self, Visitor};
use service::bookings;

const SLUG: &str = "falar-em-publico";
const PAGE: &str = "/p/falar-em-publico";

async fn house() -> (Installation, OwnerId) {
    let house = installation_with_till("http://127.0.0.1:3000").await;
    let (ana, operator) = (house.account("ana@example.com", false).await, house.account("operator@example.com", true).await);
    house.on_sale(ana, operator, "Falar em público", None).await;
    (house, ana)
}

async fn session(house: &Installation, email: &str) -> String {
    let signed_in = accounts::sign_in(&house.office, email, PASSWORD, &Visitor::default(), Utc::now()).await.unwrap();
    format!("session={}", signed_in.token.reveal())
}

/// A plain form of the page at `from`: where it leads to, and the cookies that it sets.
async fn send(house: &Installation, to: &str, from: &str, cookie: &str, body: &str) -> (String, Vec<String>) {
    let referer = format!("http://127.0.0.1:3000{from}");
    let headers =
        [("content-type", "application/x-www-form-urlencoded"), ("accept", "text/html"), ("referer", referer.as_str()), ("cookie", cookie)];
    let (status, headers, body) = house.ask("POST", to, &headers, body).await;
    assert!(status.is_redirection(), "{to}: {status} {body}");
    let cookies = headers.get_all(header::SET_COOKIE).iter().map(|cookie| cookie.to_str().unwrap().to_owned()).collect();
    (headers[header::LOCATION].to_str().unwrap().trim_start_matches("http://127.0.0.1:3000").trim_end_matches('?').to_owned(), cookies)
}

async fn page(house: &Installation, path: &str, cookie: &str) -> String {
    house.ask("GET", path, &[("cookie", cookie), ("accept-language", "en")], "").await.2
}

/// The cookie of a visitor who holds a time.
async fn holding(house: &Installation) -> String {
    let now = Utc::now();
    let days = (now.date_naive(), now.date_naive() + TimeDelta::days(20));
    let free = bookings::free_between(&house.office, SLUG, days, chrono_tz::UTC, now).await.unwrap();
    let visitor = bookings::Visitor { secret: None, address: "203.0.113.7" };
    let granted = bookings::hold(&house.office, SLUG, free[3].start, visitor, now).await.unwrap();
    format!("hold={}", granted.secret.unwrap().reveal())
}

fn value(page: &str, name: &str) -> String {
    page.split(&format!("name=\"{name}\" value=\"")).nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default().to_owned()
}

#[tokio::test]
async fn an_owner_makes_a_coupon_and_ends_it_without_scripts() {
    let (house, _) = house().await;
    house.account("bia@example.com", false).await;
    let (hers, other) = (session(&house, "ana@example.com").await, session(&house, "bia@example.com").await);
    let empty = page(&house, "/products/coupons", &hers).await;
    assert!(empty.contains("No coupons yet") && empty.contains("Falar em público · R$250.00"), "{empty}");
    let wrong = "form[code]=ana+10&form[takes]=100&form[unit]=percent&form[last_day]=&form[most_uses]=&form[product]=";
    let (back, cookies) = send(&house, "/do/add_coupon", "/products/coupons", &hers, wrong).await;
    assert!(back.starts_with("/products/coupons?") && back.contains("__err"), "{back}");
    let typed = cookies.iter().find(|cookie| cookie.starts_with("typed=")).unwrap().split(';').next().unwrap().to_owned();
    let told = page(&house, &back, &format!("{hers}; {typed}")).await;
    assert!(told.contains("id=\"code-error\"") && told.contains("id=\"takes-error\"") && told.contains("value=\"ana 10\""), "{told}");
    let good = "form[code]=ana10&form[takes]=10&form[unit]=percent&form[last_day]=&form[most_uses]=3&form[product]=";
    let (back, _) = send(&house, "/do/add_coupon", "/products/coupons", &hers, good).await;
    assert_eq!(back, "/products/coupons");
    let list = page(&house, "/products/coupons", &hers).await;
    for part in ["ANA10", "10% off", "All products", "0 of 3 used", "http://127.0.0.1:3000/p/falar-em-publico?coupon=ANA10"] {
        assert!(list.contains(part), "{part}: {list}");
    }
    assert!(!page(&house, "/products/coupons", &other).await.contains("ANA10</b>"), "another owner's are not there");
    send(&house, "/do/end_coupon", "/products/coupons", &other, "code=ANA10").await;
    assert!(page(&house, "/products/coupons", &hers).await.contains("0 of 3 used"), "nobody ends another's");
    send(&house, "/do/end_coupon", "/products/coupons", &hers, "code=ANA10").await;
    let list = page(&house, "/products/coupons", &hers).await;
    assert!(list.contains("ANA10") && list.contains("Ended"), "{list}");
}

#[tokio::test]
async fn a_coupon_travels_from_a_link_to_the_checkout_is_applied_and_paid_with() {
    let (house, ana) = house().await;
    let ten = domain::checkout::CouponForm { code: "ANA10".into(), takes: "10".into(), unit: "percent".into(), ..Default::default() };
    service::coupons::add(&house.office, ana, &ten, Utc::now()).await.unwrap();
    let (_, headers, body) = house.ask("GET", &format!("{PAGE}?coupon=ana10"), &[("accept-language", "en")], "").await;
    let cookie = headers[header::SET_COOKIE].to_str().unwrap();
    assert!(cookie.starts_with(&format!("coupon=ANA10; Path={PAGE}; HttpOnly; SameSite=Lax")), "{cookie}");
    assert!(body.contains("Your coupon ANA10 is kept"), "{body}");
    // Who came by no link is drawn another page, in the same second.
    assert!(page(&house, PAGE, "coupon=ANA10").await.contains("ANA10"));
    assert!(!page(&house, PAGE, "").await.contains("ANA10"));
    let hostile = house.ask("GET", &format!("{PAGE}?coupon=a;Path=%2F"), &[], "").await.1;
    assert!(!hostile.contains_key(header::SET_COOKIE), "what is no code is not remembered");

    let hold = holding(&house).await;
    let checkout = format!("{PAGE}/checkout?zone=UTC");
    let linked = page(&house, &checkout, &format!("{hold}; coupon=ANA10")).await;
    for part in ["value=\"ANA10\"", "Coupon ANA10", "-R$25.00", "Pay R$225.00"] {
        assert!(linked.contains(part), "{part}: {linked}");
    }
    assert_eq!(value(&linked, "form[shown]"), "22500");
    let none = page(&house, &format!("{checkout}&coupon="), &format!("{hold}; coupon=ANA10")).await;
    assert!(none.contains("Pay R$250.00") && !none.contains("-R$25.00"), "who empties the field pays without it: {none}");
    let wrong = page(&house, &format!("{checkout}&coupon=nobody"), &hold).await;
    assert!(
        wrong.contains("id=\"coupon-error\"") && wrong.contains("Pay R$250.00") && wrong.contains("<details id=\"coupon-box\" open"),
        "{wrong}"
    );

    // Without scripts: typed, applied, and nothing else that was typed is lost.
    let typed = "form[name]=Bia+Lima&form[email]=bia%40example.com&form[country]=BR&form[document]=529.982.247-25&form[method]=credit_card&form[coupon]=ana10&form[card][number]=4242424242424242";
    let of_page = format!("slug={SLUG}&zone=UTC&");
    let (back, cookies) = send(&house, "/do/apply_coupon", &checkout, &hold, &format!("{of_page}{typed}")).await;
    let kept = cookies.iter().find(|cookie| cookie.starts_with("typed=")).unwrap().split(';').next().unwrap().to_owned();
    assert!(!kept.contains("4242"), "{kept}");
    let applied = page(&house, &back, &format!("{hold}; {kept}")).await;
    for part in ["value=\"ana10\"", "value=\"Bia Lima\"", "value=\"bia@example.com\"", "It takes off R$25.00", "Pay R$225.00"] {
        assert!(applied.contains(part), "{part}: {applied}");
    }

    let form = |shown: &str, key: &str| {
        format!("{of_page}{typed}&form[key]={key}&form[shown]={shown}&form[consent]=yes&form[card][expiry]=12/40&form[card][code]=123")
    };
    let key = value(&applied, "form[key]");
    let (back, cookies) = send(&house, "/do/buy", &checkout, &hold, &form("25000", &key)).await;
    assert!(back.contains("__err"), "what was not shown is not charged: {back}");
    let kept = cookies.iter().find(|cookie| cookie.starts_with("typed=")).unwrap().split(';').next().unwrap().to_owned();
    let again = page(&house, &back, &format!("{hold}; {kept}")).await;
    assert!(again.contains("now R$225.00 is to be paid") && value(&again, "form[shown]") == "22500", "{again}");
    let (there, cookies) = send(&house, "/do/buy", &checkout, &hold, &form("22500", &value(&again, "form[key]"))).await;
    assert!(there.starts_with(&format!("{PAGE}/paid?")), "{there}");
    assert!(cookies.iter().any(|cookie| cookie.starts_with("coupon=;")), "it was used: {cookies:?}");
    assert!(page(&house, &there, &hold).await.contains("Your session is booked"));
    let hers = session(&house, "ana@example.com").await;
    let list = page(&house, "/products/coupons", &hers).await;
    assert!(list.contains("1 used") && list.contains("R$225.00 sold"), "{list}");
}
