//! Every address of the application, in one place.

use chrono::{NaiveDate, SecondsFormat};
use domain::Time;
use domain::agenda::Asked;
use domain::customers;
use domain::id::{BookingId, CollaboratorId, CustomerId, OwnerId, PictureId, ProductId, ProfileId, SaleId, SegmentId};
use domain::listing::Filter;
use domain::product::Step;
use domain::product::search::Search;
use domain::reports::{Question, SavedView};

pub const HOME: &str = "/";
pub const SIGN_IN: &str = "/sign-in";
pub const SIGN_UP: &str = "/sign-up";
pub const CHECK_MAIL: &str = "/check-mail";
pub const CONFIRM: &str = "/confirm";
pub const FORGOT: &str = "/forgot";
pub const RESET: &str = "/reset";
pub const ACCOUNT: &str = "/account";
pub const PANEL: &str = "/sales";
pub const SALES: &str = "/sales/list";
pub const IMPORT: &str = "/sales/import";
pub const REPORTS: &str = "/reports";
pub const VIEWS: &str = "/reports/views";
pub const CUSTOMERS: &str = "/reports/customers";
pub const SEGMENTS: &str = "/reports/segments";
pub const PRODUCTS: &str = "/products";
pub const NEW_PRODUCT: &str = "/products/new";
pub const COUPONS: &str = "/products/coupons";
pub const VERIFICATION: &str = "/verification";
pub const AGENDA: &str = "/agenda";
pub const CALENDARS: &str = "/agenda/calendars";
pub const EXPORT_SESSIONS: &str = "/agenda/export";
pub const NOTICES: &str = "/notices";
pub const COLLABORATORS: &str = "/collaborators";
pub const INVITE: &str = "/collaborators/invite";
pub const PROFILES: &str = "/collaborators/profiles";
pub const LOG: &str = "/collaborators/log";
pub const EXPORT_LOG: &str = "/collaborators/log.csv";
pub const ASSIST: &str = "/assist";
pub const MARKET: &str = "/market";
pub const DEV_MAIL: &str = "/dev/mail";
pub const API: &str = "/api/v1";
pub const LIVE: &str = "/live";
pub const SITEMAP: &str = "/sitemap.xml";

// Server functions that the frame of every page sends plain forms to.
pub const SET_LANGUAGE: &str = "/do/set_language";
pub const SET_THEME: &str = "/do/set_theme";
pub const SIGN_OUT: &str = "/do/sign_out";

pub const SWITCH_CENTRE: &str = "/do/switch_centre";
pub const STOP_SEEING: &str = "/do/stop_seeing";

// Where the button of the notices goes without scripts.
pub const READ_NOTICES: &str = "/do/read_notices";

// Plain forms of the counter, whose times stand in several rooms.
pub const HOLD_TIME: &str = "/do/hold_time";
pub const RELEASE_TIME: &str = "/do/release_time";
// Plain forms about a booked session, of its buyer and of its producer.
pub const MOVE_BOOKED: &str = "/do/move_booked";
pub const BOOK_FURTHER: &str = "/do/book_further";
pub const WRITE_TO_PRODUCER: &str = "/do/write_to_producer";
pub const WRITE_TO_BUYER: &str = "/do/write_to_buyer";

/// My sales, narrowed.
pub fn sales(filter: &Filter) -> String {
    format!("{SALES}{}", filter.query())
}

/// The page of one sale for who finds it by nothing but its code.
pub fn sale_by_code(id: SaleId, code: &str) -> String {
    format!("{}?code={}", sale(id), encoded(code))
}

/// The page of one sale.
pub fn sale(id: SaleId) -> String {
    format!("/sales/{id}")
}

/// A report as it is asked.
pub fn report(question: &Question) -> String {
    format!("{REPORTS}/{}{}", question.report.name(), question.query())
}

/// What a page shows as a table to keep, `csv` or `xlsx`, with the page's parameters from `?` on.
pub fn export(page: &str, kind: &str, query: &str) -> String {
    format!("{page}/export.{kind}{query}")
}

/// A saved view as it is asked.
pub fn view(view: &SavedView) -> String {
    format!("{REPORTS}/{}{}", view.report.name(), view.query)
}

/// Customers as they are asked for.
pub fn customers(question: &customers::Question) -> String {
    format!("{CUSTOMERS}{}", question.query())
}

/// One customer.
pub fn customer(id: CustomerId) -> String {
    format!("{CUSTOMERS}/{id}")
}

/// A segment and its customers.
pub fn segment(id: SegmentId) -> String {
    format!("{SEGMENTS}/{id}")
}

/// A profile in its editor.
pub fn profile(id: ProfileId) -> String {
    format!("{PROFILES}/{id}")
}

/// One collaborator.
pub fn collaborator(id: CollaboratorId) -> String {
    format!("{COLLABORATORS}/{id}")
}

/// An invitation behind its secret.
pub fn invitation(token: &str) -> String {
    format!("/invitation/{}", encoded(token))
}

/// Where an invitation was that was declined: its link leads nowhere any more.
pub fn invitation_declined() -> String {
    "/invitation/declined".into()
}

/// A product's own page.
pub fn product(id: ProductId) -> String {
    format!("{PRODUCTS}/{id}")
}

/// A step of setting a product up.
pub fn step(id: ProductId, step: Step) -> String {
    format!("{PRODUCTS}/{id}/{}", step.slug())
}

/// Where a product's picture is sent to.
pub fn upload(id: ProductId) -> String {
    format!("{PRODUCTS}/{id}/picture")
}

/// The agenda as it is asked for.
pub fn agenda(asked: &Asked) -> String {
    format!("{AGENDA}{}", asked.query())
}

/// The page of a session.
pub fn session(id: BookingId) -> String {
    format!("{AGENDA}/{id}")
}

/// The page of a session, asking whether it is to move to a reading of the owner's clock, such as `2026-03-09T10:00`.
pub fn move_session(id: BookingId, to: &str) -> String {
    format!("{AGENDA}/{id}?to={to}#another")
}

/// The feed behind its secret.
pub fn feed(secret: &str) -> String {
    format!("{AGENDA}/feed/{secret}")
}

/// A product under the operator's eyes.
pub fn verification(owner: OwnerId, id: ProductId) -> String {
    format!("{VERIFICATION}/{owner}/{id}")
}

/// The market, searched.
pub fn market(search: &Search) -> String {
    format!("{MARKET}{}", search.query())
}

/// The sales page of a service.
pub fn sales_page(slug: &str) -> String {
    format!("/p/{}", encoded(slug))
}

/// The times of a service, at a day if at one, in the reader's zone.
pub fn times(slug: &str, day: Option<NaiveDate>, zone: &str) -> String {
    let day = day.map(|day| format!("day={day}&")).unwrap_or_default();
    format!("{}?{day}zone={}#times", sales_page(slug), encoded(zone))
}

/// The same for somebody who was not quick enough for this time.
pub fn taken(slug: &str, start: Time, zone: &str) -> String {
    let start = start.to_rfc3339_opts(SecondsFormat::Secs, true);
    format!("{}?taken={}&zone={}#times", sales_page(slug), encoded(&start), encoded(zone))
}

/// The same for somebody who has kept times for as long as one may, until then.
pub fn resting(slug: &str, until: Time, zone: &str) -> String {
    let until = until.to_rfc3339_opts(SecondsFormat::Secs, true);
    format!("{}?resting={}&zone={}#times", sales_page(slug), encoded(&until), encoded(zone))
}

/// Where a held time is paid.
pub fn checkout(slug: &str, zone: &str) -> String {
    format!("{}/checkout?zone={}", sales_page(slug), encoded(zone))
}

/// The same with all that was typed into the form that this server function was sent, to be looked at again.
pub fn checkout_again(slug: &str, zone: &str, function: &str) -> String {
    format!("{}&__path={}&__again=1", checkout(slug, zone), encoded(function))
}

/// The same after a form was refused.
pub fn refused(slug: &str, key: &str, zone: &str) -> String {
    format!("{}&refused={}", checkout(slug, zone), encoded(key))
}

/// What became of a form.
pub fn paid(slug: &str, key: &str, zone: &str) -> String {
    format!("{}/paid?order={}&zone={}", sales_page(slug), encoded(key), encoded(zone))
}

/// The step that a buyer's bank asks for, and the way back from it; a bank elsewhere finds its own way.
pub fn step_of_bank(step: &str, public_url: &str, back: &str) -> String {
    match step.strip_prefix(public_url).filter(|path| path.starts_with("/sandbox/")) {
        Some(path) => format!("{path}?back={}", encoded(back)),
        None => step.to_owned(),
    }
}

/// A booking, for who has a secret of it; perhaps another session of the same purchase.
pub fn booking(token: &str, session: Option<BookingId>) -> String {
    let session = session.map(|id| format!("?session={id}")).unwrap_or_default();
    format!("/booking/{}{session}", encoded(token))
}

/// Where another time is chosen for a session, or a time for one more of its package.
pub fn booking_time(token: &str, session: Option<BookingId>, further: bool) -> String {
    let session = session.map(|id| id.to_string()).unwrap_or_default();
    format!("/booking/{token}/time?session={session}{}", if further { "&further=1" } else { "" })
}

/// Where a session is called off.
pub fn booking_cancel(token: &str, session: Option<BookingId>) -> String {
    let session = session.map(|id| id.to_string()).unwrap_or_default();
    format!("/booking/{token}/cancel?session={session}")
}

/// Where the sessions of a package that were never booked are given up.
pub fn booking_cancel_unused(token: &str, session: BookingId) -> String {
    format!("/booking/{token}/cancel?session={session}&unused=1")
}

/// Behind a link of the waiting list.
pub fn waiting(token: &str) -> String {
    format!("/waiting/{}", encoded(token))
}

/// A session as a file for calendars.
pub fn booking_file(token: &str, session: Option<BookingId>) -> String {
    let session = session.map(|id| id.to_string()).unwrap_or_default();
    format!("/booking/{token}/session.ics?session={session}")
}

/// The stream that tells when a time of a service goes or comes back.
pub fn live_calendar(slug: &str) -> String {
    format!("/live/{slug}")
}

/// The service that a sales page's address names: the whole of it, or its last part.
pub fn slug_in(address: &str) -> &str {
    let path = address.trim().split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    path.rsplit('/').next().unwrap_or_default()
}

/// A picture, at least so wide where it is: 320, 640 or 1280.
pub fn picture(id: PictureId, width: u32) -> String {
    format!("/pictures/{id}/{width}")
}

/// One letter of the demo's box.
pub fn dev_letter(id: &str) -> String {
    format!("{DEV_MAIL}/{id}")
}

/// Sign-in that leads back to where the reader wanted to go.
pub fn sign_in_then(next: &str) -> String {
    format!("{SIGN_IN}?next={}", encoded(next))
}

/// A text as the value of a parameter.
fn encoded(text: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._~/".contains(&b);
    text.bytes().map(|b| if plain(b) { (b as char).to_string() } else { format!("%{b:02X}") }).collect()
}

/// A place inside this application, or the panel: an address that came from outside must not lead outside.
pub fn inside(next: &str) -> &str {
    let leads_outside =
        !next.starts_with('/') || next.starts_with("//") || next.contains('\\') || next.chars().any(char::is_control) || !next.is_ascii();
    if leads_outside { PANEL } else { next }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_frames_forms_go_to_their_server_functions() {
        use crate::accounts::api::{SetLanguage, SetTheme, SignOut};
        use crate::checkout::api::{HoldTime, ReleaseTime};
        use crate::notices::api::ReadNotices;
        use leptos::server_fn::ServerFn;
        let functions = [SetLanguage::PATH, SetTheme::PATH, SignOut::PATH, ReadNotices::PATH, HoldTime::PATH, ReleaseTime::PATH];
        assert_eq!([SET_LANGUAGE, SET_THEME, SIGN_OUT, READ_NOTICES, HOLD_TIME, RELEASE_TIME], functions);
        use crate::agenda::api::WriteToBuyer;
        use crate::booked::api::{BookFurther, MoveBooked, WriteToProducer};
        let functions = [MoveBooked::PATH, BookFurther::PATH, WriteToProducer::PATH, WriteToBuyer::PATH];
        assert_eq!([MOVE_BOOKED, BOOK_FURTHER, WRITE_TO_PRODUCER, WRITE_TO_BUYER], functions);
    }

    #[test]
    fn a_page_is_known_by_its_address_however_it_is_copied() {
        for address in ["falar", " https://counter.example/p/falar?zone=UTC#times ", "/p/falar/", "counter.example/p/falar"] {
            assert_eq!(slug_in(address), "falar", "{address}");
        }
        assert_eq!(slug_in(""), "");
    }

    #[test]
    fn only_the_sandboxs_bank_is_a_page_of_ours() {
        let here = |step: &str| step_of_bank(step, "https://counter.example", "/p/falar/paid");
        assert_eq!(here("https://counter.example/sandbox/1-2"), "/sandbox/1-2?back=/p/falar/paid");
        for elsewhere in ["https://bank.example/sandbox/1", "https://counter.example.evil.example/sandbox/1", "https://bank.example/3ds"] {
            assert_eq!(here(elsewhere), elsewhere);
        }
    }

    #[test]
    fn nobody_is_led_outside_after_signing_in() {
        for outside in ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "", "/\t/evil.example", "/é"] {
            assert_eq!(inside(outside), PANEL, "{outside}");
        }
        assert_eq!(inside("/sales/list?state=approved"), "/sales/list?state=approved");
    }
}
