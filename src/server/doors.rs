//! The doors: every server function, REST route and page, with who may pass. What is not in this table does not open.

use domain::collaborators::Right;

/// Who may pass a door.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Policy {
    /// Anybody.
    Public,
    /// Anybody, in the demo only: elsewhere it is not there.
    Demo,
    /// Whoever has a session.
    SignedIn,
    /// The owner, and a collaborator or key that has this right.
    Right(Right),
    /// The owner alone, and only in person.
    Owner,
    /// Who runs the installation.
    Operator,
}

impl Policy {
    /// As `mostrador doors` prints it.
    pub fn name(self) -> String {
        match self {
            Self::Public => "public".into(),
            Self::Demo => "demo".into(),
            Self::SignedIn => "signed in".into(),
            Self::Right(right) => format!("right {}", right.name()),
            Self::Owner => "owner".into(),
            Self::Operator => "operator".into(),
        }
    }
}

/// What kind of answer a door gives to who may not pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A page: strangers are led to sign in.
    Page,
    /// A server function.
    Function,
    /// REST: bearer keys pass here and nowhere else; problems are documents of RFC 9457.
    Rest,
    /// Files and probes.
    Plain,
}

/// One row of the table.
#[derive(Debug, Clone, Copy)]
pub struct Door {
    pub method: &'static str,
    /// As the router writes it: `/api/v1/sales/{id}`.
    pub path: &'static str,
    pub kind: Kind,
    pub policy: Policy,
}

const fn page(path: &'static str, policy: Policy) -> Door {
    Door { method: "GET", path, kind: Kind::Page, policy }
}

const fn function(path: &'static str, policy: Policy) -> Door {
    Door { method: "POST", path, kind: Kind::Function, policy }
}

const fn rest(method: &'static str, path: &'static str, policy: Policy) -> Door {
    Door { method, path, kind: Kind::Rest, policy }
}

const fn plain(path: &'static str, policy: Policy) -> Door {
    Door { method: "GET", path, kind: Kind::Plain, policy }
}

const SEE_SALES: Policy = Policy::Right(Right::SalesSearchByPeriod);
const SEE_PRODUCTS: Policy = Policy::Right(Right::ProductsView);
const MANAGE_PRODUCTS: Policy = Policy::Right(Right::ProductsManage);
const MANAGE_OFFERS: Policy = Policy::Right(Right::ProductsManageOffers);
const CALL_OFF: Policy = Policy::Right(Right::SalesRequestRefunds);

/// Every door there is.
pub const DOORS: &[Door] = &[
    page("/", Policy::Public),
    page("/sign-in", Policy::Public),
    page("/sign-up", Policy::Public),
    page("/check-mail", Policy::Public),
    page("/confirm", Policy::Public),
    page("/forgot", Policy::Public),
    page("/reset", Policy::Public),
    page("/account", Policy::SignedIn),
    page("/sales", SEE_SALES),
    page("/sales/list", SEE_SALES),
    page("/sales/import", Policy::Owner),
    page("/sales/{id}", SEE_SALES),
    page("/products", SEE_PRODUCTS),
    page("/products/new", MANAGE_PRODUCTS),
    page("/products/coupons", MANAGE_OFFERS),
    page("/products/{id}", SEE_PRODUCTS),
    page("/products/{id}/{step}", MANAGE_PRODUCTS),
    page("/agenda", SEE_PRODUCTS),
    page("/agenda/calendars", SEE_PRODUCTS),
    page("/agenda/{id}", SEE_PRODUCTS),
    page("/notices", Policy::SignedIn),
    page("/verification", Policy::Operator),
    page("/verification/{owner}/{id}", Policy::Operator),
    page("/market", Policy::Public),
    page("/p/{slug}", Policy::Public),
    page("/p/{slug}/checkout", Policy::Public),
    page("/p/{slug}/paid", Policy::Public),
    page("/sandbox/{payment}", Policy::Public),
    page("/booking/{token}", Policy::Public),
    page("/booking/{token}/time", Policy::Public),
    page("/booking/{token}/cancel", Policy::Public),
    page("/waiting/{token}", Policy::Public),
    page("/dev/mail", Policy::Demo),
    page("/dev/mail/{id}", Policy::Demo),
    function("/do/sign_up", Policy::Public),
    function("/do/zones", Policy::Public),
    function("/do/sign_in", Policy::Public),
    function("/do/sign_out", Policy::SignedIn),
    function("/do/behind_link", Policy::Public),
    function("/do/confirm", Policy::Public),
    function("/do/request_reset", Policy::Public),
    function("/do/reset_password", Policy::Public),
    function("/do/set_profile", Policy::SignedIn),
    function("/do/set_language", Policy::Public),
    function("/do/set_theme", Policy::Public),
    function("/do/list_sessions", Policy::SignedIn),
    function("/do/end_session", Policy::SignedIn),
    function("/do/end_other_sessions", Policy::SignedIn),
    function("/do/list_api_keys", Policy::Owner),
    function("/do/add_api_key", Policy::Owner),
    function("/do/revoke_api_key", Policy::Owner),
    function("/do/panel", SEE_SALES),
    function("/do/list_sales", SEE_SALES),
    function("/do/sales_totals", SEE_SALES),
    function("/do/filter_choices", SEE_SALES),
    function("/do/sale", SEE_SALES),
    function("/products/{id}/picture", MANAGE_PRODUCTS),
    function("/do/list_products", SEE_PRODUCTS),
    function("/do/product_overview", SEE_PRODUCTS),
    function("/do/start_product", MANAGE_PRODUCTS),
    function("/do/read_product", MANAGE_PRODUCTS),
    function("/do/save_step", MANAGE_PRODUCTS),
    function("/do/preview_times", MANAGE_PRODUCTS),
    function("/do/submit_product", MANAGE_PRODUCTS),
    function("/do/archive_product", MANAGE_PRODUCTS),
    function("/do/duplicate_product", MANAGE_PRODUCTS),
    function("/do/add_link", MANAGE_PRODUCTS),
    function("/do/coupons", MANAGE_OFFERS),
    function("/do/add_coupon", MANAGE_OFFERS),
    function("/do/end_coupon", MANAGE_OFFERS),
    function("/do/agenda", SEE_PRODUCTS),
    function("/do/session", SEE_PRODUCTS),
    function("/do/session_times", SEE_PRODUCTS),
    function("/do/mark_session", MANAGE_PRODUCTS),
    function("/do/move_session", MANAGE_PRODUCTS),
    function("/do/tell_buyer", MANAGE_PRODUCTS),
    function("/do/cancel_session", CALL_OFF),
    function("/do/add_stretch", MANAGE_PRODUCTS),
    function("/do/remove_stretch", MANAGE_PRODUCTS),
    function("/do/agenda_feed", SEE_PRODUCTS),
    function("/do/new_agenda_feed", MANAGE_PRODUCTS),
    function("/do/stop_agenda_feed", MANAGE_PRODUCTS),
    function("/do/outside_calendar", SEE_PRODUCTS),
    function("/do/set_outside_calendar", MANAGE_PRODUCTS),
    function("/do/remove_outside_calendar", MANAGE_PRODUCTS),
    function("/do/notices", Policy::SignedIn),
    function("/do/unread_notices", Policy::SignedIn),
    function("/do/read_notices", Policy::SignedIn),
    function("/do/verification_queue", Policy::Operator),
    function("/do/examine_product", Policy::Operator),
    function("/do/decide_product", Policy::Operator),
    function("/do/find_on_sale", Policy::Operator),
    function("/do/suspend_product", Policy::Operator),
    function("/do/hold_time", Policy::Public),
    function("/do/release_time", Policy::Public),
    function("/do/apply_coupon", Policy::Public),
    function("/do/buy", Policy::Public),
    function("/do/answer_step", Policy::Public),
    function("/do/move_booked", Policy::Public),
    function("/do/book_further", Policy::Public),
    function("/do/cancel_booked", Policy::Public),
    function("/do/write_to_producer", Policy::Public),
    function("/do/join_waiting", Policy::Public),
    function("/do/choose_waiting", Policy::Public),
    function("/do/leave_waiting", Policy::Public),
    function("/do/write_to_buyer", MANAGE_PRODUCTS),
    function("/do/dev_letters", Policy::Demo),
    function("/do/dev_letter", Policy::Demo),
    rest("GET", "/api/v1/panel", SEE_SALES),
    rest("GET", "/api/v1/sales", SEE_SALES),
    rest("GET", "/api/v1/sales/{id}", SEE_SALES),
    rest("GET", "/api/v1/openapi.json", Policy::Public),
    rest("GET", "/api/v1/public/services/{slug}/slots", Policy::Public),
    rest("POST", "/api/v1/public/services/{slug}/holds", Policy::Public),
    rest("DELETE", "/api/v1/public/holds", Policy::Public),
    plain("/live", SEE_SALES),
    plain("/live/{slug}", Policy::Public),
    plain("/agenda/feed/{secret}", Policy::Public),
    plain("/agenda/export", SEE_PRODUCTS),
    plain("/booking/{token}/session.ics", Policy::Public),
    plain("/healthz", Policy::Public),
    plain("/pkg/{*file}", Policy::Public),
    plain("/pictures/{id}/{width}", Policy::Public),
    plain("/fonts/{*file}", Policy::Public),
    plain("/favicon.svg", Policy::Public),
    plain("/scripts/{*file}", Policy::Public),
    plain("/robots.txt", Policy::Public),
    plain("/sitemap.xml", Policy::Public),
    plain("/l/{code}", Policy::Public),
    // Providers sign what they send.
    Door { method: "POST", path: "/webhooks/{provider}", kind: Kind::Plain, policy: Policy::Public },
    plain("/dev/reload", Policy::Demo),
];

/// The page at an address, as somebody would type it.
pub fn page_at(path: &str) -> Option<&'static Door> {
    let fits = |door: &&Door| {
        let (wanted, given) = (door.path.split('/'), path.split('/'));
        wanted.clone().count() == given.clone().count()
            && wanted.zip(given).all(|(wanted, given)| wanted == given || (wanted.starts_with('{') && !given.is_empty()))
    };
    let pages = || DOORS.iter().filter(|door| door.kind == Kind::Page);
    // What is written out counts more than what stands for anything.
    pages().find(|door| door.path == path).or_else(|| pages().find(fits))
}

/// The door of a route, by the router's own writing of its path. `HEAD` goes through the door of `GET`.
pub fn find(method: &str, path: &str) -> Option<&'static Door> {
    let method = if method == "HEAD" { "GET" } else { method };
    DOORS.iter().find(|door| door.path == path && door.method == method)
}
