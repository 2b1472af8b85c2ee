//! What was typed into a plain form that came back with a fault, or to be looked at again, travels to the page that shows it: in a cookie for that page alone,
//! for a minute, never a secret, and taken back when it was read.

#[cfg(doc)]
use crate::paths;
use crate::server::doors::{self, Kind};
use crate::server::state::House;
use crate::ui::typed::Typed;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};
use form_urlencoded::Serializer;

/// The fields that are kept. Passwords, tokens and whatever is new are not among them.
const KEPT: [&str; 23] = [
    "name",
    "email",
    "country",
    "form[name]",
    "form[email]",
    "form[country]",
    "form[time_zone]",
    "form[currency]",
    "form[language]",
    "form[document]",
    "form[method]",
    "form[instalments]",
    "form[coupon]",
    "form[card_amount]",
    "form[consent]",
    // Of a new coupon.
    "form[code]",
    "form[takes]",
    "form[unit]",
    "form[last_day]",
    "form[most_uses]",
    "form[product]",
    // Of a new key.
    "scope",
    "rights[]",
];
/// Most bytes of a form that is looked at, of one field, and of all of them together.
pub(super) const FORM: usize = 64 * 1024;
const FIELD: usize = 300;
const COOKIE: usize = 2 * 1024;
const NAME: &str = "typed";
/// Asks for, and tells, where a redirect leads.
const TELL: &str = "tell-location";
const TOLD: HeaderName = HeaderName::from_static("told-location");
const SECONDS: i64 = 60;

/// Around pages and server functions.
pub async fn keep(State(house): State<House>, request: Request, next: Next) -> Response {
    let path = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let door = path.and_then(|path| doors::find(request.method().as_str(), &path));
    match door.map(|door| door.kind) {
        Some(Kind::Page) => give(&house, request, next).await,
        Some(Kind::Function) if is_plain_form(request.headers()) => note(&house, request, next).await,
        _ => next.run(request).await,
    }
}

/// A script that sends a plain form asks to be told where a redirect leads: it cannot see that by itself, and follows it as it likes.
pub async fn tell_location(request: Request, next: Next) -> Response {
    let wants = request.headers().contains_key(TELL);
    let mut response = next.run(request).await;
    if wants
        && response.status().is_redirection()
        && let Some(location) = response.headers_mut().remove(header::LOCATION)
    {
        response.headers_mut().insert(TOLD, location);
        *response.status_mut() = StatusCode::OK;
    }
    response
}

/// A page finds what was typed, and the browser forgets it.
async fn give(house: &House, mut request: Request, next: Next) -> Response {
    let Some(cookie) = CookieJar::from_headers(request.headers()).get(NAME).map(|cookie| cookie.value().to_owned()) else {
        return next.run(request).await;
    };
    let path = request.uri().path().to_owned();
    if let Some(typed) = understand(&cookie, request.uri()) {
        request.extensions_mut().insert(typed);
    }
    let mut response = next.run(request).await;
    set(house, &mut response, &path, String::new(), 0);
    response
}

/// The answer that leads back takes along what was typed.
async fn note(house: &House, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let Ok(bytes) = axum::body::to_bytes(body, FORM).await else { return StatusCode::PAYLOAD_TOO_LARGE.into_response() };
    let action = parts.uri.path().to_owned();
    let mut response = next.run(Request::from_parts(parts, bytes.clone().into())).await;
    if let Some(page) = page_of_form(&response) {
        set(house, &mut response, &page, written(&action, &bytes), SECONDS);
    }
    response
}

/// Whether a browser sends this without a script.
pub(super) fn is_plain_form(headers: &HeaderMap) -> bool {
    let holds = |name: header::HeaderName, text: &str| headers.get(name).and_then(|v| v.to_str().ok()).is_some_and(|v| v.contains(text));
    holds(header::CONTENT_TYPE, "application/x-www-form-urlencoded") && holds(header::ACCEPT, "text/html")
}

/// The page that the answer leads back to with a fault, or with the form once more ([`paths::checkout_again`]), if it does.
fn page_of_form(response: &Response) -> Option<String> {
    let location: Uri = response.headers().get(header::LOCATION)?.to_str().ok()?.parse().ok()?;
    let leads_back = form_urlencoded::parse(location.query()?.as_bytes()).any(|(name, _)| name == "__err" || name == "__again");
    (leads_back && doors::page_at(location.path()).is_some()).then(|| location.path().to_owned())
}

/// The form's address and the fields that may be kept, as the cookie holds them.
fn written(action: &str, form: &[u8]) -> String {
    let pair = |name: &str, value: &str| Serializer::new(String::new()).append_pair(name, value).finish();
    let mut cookie = pair("action", action);
    for (name, value) in form_urlencoded::parse(form) {
        if KEPT.contains(&&*name) && value.len() <= FIELD {
            let pair = pair(&name, &value);
            // As much as there is room for: the longest lists come last.
            if cookie.len() + 1 + pair.len() <= COOKIE {
                cookie.push('&');
                cookie.push_str(&pair);
            }
        }
    }
    cookie
}

/// What a cookie holds, if it belongs to the form that this address names.
fn understand(cookie: &str, address: &Uri) -> Option<Typed> {
    let mut pairs = form_urlencoded::parse(cookie.as_bytes()).into_owned();
    let (_, action) = pairs.next()?;
    let told = form_urlencoded::parse(address.query()?.as_bytes()).any(|(name, value)| name == "__path" && value == action);
    told.then(|| Typed { action, fields: pairs.filter(|(name, value)| KEPT.contains(&&**name) && value.len() <= FIELD).collect() })
}

fn set(house: &House, response: &mut Response, path: &str, value: String, seconds: i64) {
    let mut cookie = Cookie::new(NAME, value);
    cookie.set_path(path.to_owned());
    cookie.set_same_site(SameSite::Lax);
    cookie.set_http_only(true);
    cookie.set_secure(house.config.secure_cookies);
    // Reading decodes what is encoded here.
    if let Ok(value) = HeaderValue::from_str(&format!("{}; Max-Age={seconds}", cookie.encoded())) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_comes_back_without_secrets_and_for_its_form_alone() {
        let form = "form%5Bname%5D=Ana+%26+S%C3%A9rgio&form%5Bpassword%5D=hunter2&password=hunter2&token=abc&email=a%40b";
        let cookie = written("/do/sign_up", form.as_bytes());
        assert!(!cookie.contains("hunter2") && !cookie.contains("abc") && !cookie.contains(';'), "{cookie}");
        let typed = understand(&cookie, &"/sign-up?__path=%2Fdo%2Fsign_up&__err=x".parse().unwrap()).unwrap();
        assert_eq!(typed.fields, [("form[name]".into(), "Ana & Sérgio".into()), ("email".into(), "a@b".into())]);
        assert_eq!(understand(&cookie, &"/sign-up?__path=%2Fdo%2Fsign_in&__err=x".parse().unwrap()), None);
        assert_eq!(understand(&cookie, &"/sign-up".parse().unwrap()), None);
    }

    #[test]
    fn of_a_form_that_is_too_long_as_much_is_kept_as_there_is_room_for() {
        let long = format!("email={}&name=Ana", "a".repeat(FIELD + 1));
        assert_eq!(written("/do/x", long.as_bytes()), "action=%2Fdo%2Fx&name=Ana");
        let much = written("/do/x", format!("name=Ana&{}scope=some", "rights%5B%5D=products.view&".repeat(1000)).as_bytes());
        assert!(much.starts_with("action=%2Fdo%2Fx&name=Ana&rights") && much.len() <= COOKIE, "{much}");
    }
}
