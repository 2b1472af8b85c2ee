//! The doors: every server function, REST route and page, with who may pass. What is not in this table does not open.

use domain::collaborators::{Asks, Right, Rights};
use domain::reports::Report;

/// Who may pass a door.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Policy {
    /// Anybody.
    Public,
    /// Anybody, in the demo only: elsewhere it is not there.
    Demo,
    /// Whoever has what is asked for, in the account that they are in.
    Asks(Asks),
    /// Who runs the installation, in their own account.
    Operator,
}

impl Policy {
    /// As `mostrador doors` prints it.
    pub fn name(self) -> String {
        let list = |rights: Rights, between: &str| rights.names().collect::<Vec<_>>().join(between);
        match self {
            Self::Public => "public".into(),
            Self::Demo => "demo".into(),
            Self::Asks(Asks::SignedIn) => "signed in".into(),
            Self::Asks(Asks::Seeing(any)) => format!("right {}", list(any, " or ")),
            Self::Asks(Asks::Doing { needs, .. }) => format!("right {}", list(needs, " and ")),
            Self::Asks(Asks::Owner { .. }) => "owner".into(),
            Self::Operator => "operator".into(),
        }
    }

    /// The rights that count here; none where no right opens it.
    pub const fn opened_by(self) -> Rights {
        match self {
            Self::Asks(asks) => asks.opened_by(),
            Self::Public | Self::Demo | Self::Operator => Rights::NONE,
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
    /// Whether nothing changes by going through: who looks as somebody else would goes through no other.
    pub reads: bool,
    /// Whether what is behind is of the account as a whole: it is not there for who works with some of its products.
    pub spans_account: bool,
}

const fn door(method: &'static str, path: &'static str, kind: Kind, policy: Policy, reads: bool) -> Door {
    Door { method, path, kind, policy, reads, spans_account: false }
}

/// One behind which is something of the account as a whole.
const fn whole(door: Door) -> Door {
    Door { spans_account: true, ..door }
}

const fn page(path: &'static str, policy: Policy) -> Door {
    door("GET", path, Kind::Page, policy, true)
}

/// A function that changes something.
const fn function(path: &'static str, policy: Policy) -> Door {
    door("POST", path, Kind::Function, policy, false)
}

/// A function that only tells something.
const fn reading(path: &'static str, policy: Policy) -> Door {
    door("POST", path, Kind::Function, policy, true)
}

const fn rest(method: &'static str, path: &'static str, policy: Policy) -> Door {
    door(method, path, Kind::Rest, policy, matches!(method.as_bytes(), b"GET"))
}

const fn plain(path: &'static str, policy: Policy) -> Door {
    door("GET", path, Kind::Plain, policy, true)
}

/// One's own things, wherever one is.
const SIGNED_IN: Policy = Policy::Asks(Asks::SignedIn);
/// Any one of these shows it.
const fn seeing(rights: &[Right]) -> Policy {
    Policy::Asks(Asks::Seeing(Rights::of(rights)))
}
/// All of these do it, to what the others show.
const fn doing(needs: &[Right], seen_by: &[Right]) -> Policy {
    Policy::Asks(Asks::Doing { needs: Rights::of(needs), seen_by: Rights::of(seen_by) })
}

/// Who manages products sees them.
const SIGHT: &[Right] = &[Right::ProductsView, Right::ProductsManage];
/// Lists of any period, totals, export, the panel.
const SALES: Policy = seeing(&[Right::SalesSearchByPeriod]);
/// Some of the sales: which ones, the use case says by what the caller finds of them.
const SALE: Policy = seeing(&[
    Right::SalesResendNotifications,
    Right::SalesEditBuyerEmail,
    Right::SalesResendPurchaseEmail,
    Right::SalesSearch,
    Right::SalesIssueBoletos,
    Right::SalesSearchByPeriod,
    Right::SalesRequestRefunds,
]);
/// Some of the reports: which one, the use case says by its own right.
const REPORTS: Policy = Policy::Asks(Asks::Seeing(Report::OPEN));
/// Both searches of customers, and segments.
const CUSTOMERS: Policy = seeing(&[Right::ReportsCustomers]);
const KEEP_SEGMENTS: Policy = doing(&[Right::ReportsCustomers], &[]);
const PRODUCTS: Policy = seeing(SIGHT);
const MANAGE: Policy = doing(&[Right::ProductsManage], SIGHT);
const SEE_OFFERS: Policy = seeing(&[Right::ProductsManageOffers]);
const OFFERS: Policy = doing(&[Right::ProductsManageOffers], &[]);
const KEYS: Policy = seeing(&[Right::ToolsApiAndNotifications]);
const MAKE_KEYS: Policy = doing(&[Right::ToolsApiAndNotifications], &[]);
/// Who works here.
const CENTRE: Policy = seeing(&[Right::ToolsCollaborators]);
const INVITE: Policy = doing(&[Right::ToolsCollaborators], &[]);
/// What is seen there and is the owner's to do.
const OWNERS_CENTRE: Policy = Policy::Asks(Asks::Owner { seen_by: Rights::of(&[Right::ToolsCollaborators]) });
/// What nobody else is told of.
const OWNER: Policy = Policy::Asks(Asks::Owner { seen_by: Rights::NONE });
/// What is the owner's in an agenda that others see: until there are refunds to be asked for, calling off gives money back at once; and
/// the secret address of the feed goes on reading for whoever once had it.
const OWNERS_AGENDA: Policy = Policy::Asks(Asks::Owner { seen_by: Rights::of(SIGHT) });

/// Every door there is.
pub const DOORS: &[Door] = &[
    page("/", Policy::Public),
    page("/sign-in", Policy::Public),
    page("/sign-up", Policy::Public),
    page("/check-mail", Policy::Public),
    page("/confirm", Policy::Public),
    page("/forgot", Policy::Public),
    page("/reset", Policy::Public),
    page("/account", SIGNED_IN),
    page("/sales", SALES),
    page("/sales/list", SALE),
    page("/sales/import", OWNER),
    page("/sales/{id}", SALE),
    page("/reports", REPORTS),
    page("/reports/views", REPORTS),
    page("/reports/{name}", REPORTS),
    page("/reports/customers", CUSTOMERS),
    page("/reports/customers/{id}", CUSTOMERS),
    page("/reports/segments", CUSTOMERS),
    page("/reports/segments/{id}", CUSTOMERS),
    page("/products", PRODUCTS),
    whole(page("/products/new", MANAGE)),
    whole(page("/products/coupons", SEE_OFFERS)),
    page("/products/{id}", PRODUCTS),
    page("/products/{id}/{step}", MANAGE),
    page("/agenda", PRODUCTS),
    page("/agenda/calendars", PRODUCTS),
    page("/agenda/{id}", PRODUCTS),
    page("/collaborators", CENTRE),
    page("/collaborators/invite", INVITE),
    page("/collaborators/profiles", OWNERS_CENTRE),
    page("/collaborators/profiles/{id}", OWNERS_CENTRE),
    page("/collaborators/log", OWNER),
    page("/collaborators/{id}", OWNERS_CENTRE),
    page("/assist", SIGNED_IN),
    page("/notices", SIGNED_IN),
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
    page("/invitation/{token}", Policy::Public),
    page("/dev/charts", Policy::Demo),
    page("/dev/mail", Policy::Demo),
    page("/dev/mail/{id}", Policy::Demo),
    function("/do/sign_up", Policy::Public),
    reading("/do/zones", Policy::Public),
    function("/do/sign_in", Policy::Public),
    function("/do/sign_out", SIGNED_IN),
    reading("/do/behind_link", Policy::Public),
    function("/do/confirm", Policy::Public),
    function("/do/request_reset", Policy::Public),
    function("/do/reset_password", Policy::Public),
    function("/do/set_profile", SIGNED_IN),
    function("/do/set_language", Policy::Public),
    function("/do/set_theme", Policy::Public),
    reading("/do/list_sessions", SIGNED_IN),
    function("/do/end_session", SIGNED_IN),
    function("/do/end_other_sessions", SIGNED_IN),
    reading("/do/list_api_keys", KEYS),
    function("/do/add_api_key", MAKE_KEYS),
    function("/do/revoke_api_key", MAKE_KEYS),
    reading("/do/panel", SALES),
    reading("/do/list_sales", SALE),
    reading("/do/sales_totals", SALE),
    reading("/do/filter_choices", SALE),
    reading("/do/sale", SALE),
    reading("/do/report", REPORTS),
    reading("/do/report_choices", REPORTS),
    reading("/do/report_views", REPORTS),
    function("/do/save_view", REPORTS),
    function("/do/set_view_rhythm", REPORTS),
    function("/do/mail_view", REPORTS),
    function("/do/remove_view", REPORTS),
    reading("/do/customer_choices", CUSTOMERS),
    reading("/do/customers", CUSTOMERS),
    reading("/do/customer_shape", CUSTOMERS),
    reading("/do/customer", CUSTOMERS),
    reading("/do/segments", CUSTOMERS),
    reading("/do/segment", CUSTOMERS),
    function("/do/make_segment", KEEP_SEGMENTS),
    function("/do/rename_segment", KEEP_SEGMENTS),
    function("/do/delete_segment", KEEP_SEGMENTS),
    function("/products/{id}/picture", MANAGE),
    reading("/do/list_products", PRODUCTS),
    reading("/do/product_overview", PRODUCTS),
    whole(function("/do/start_product", MANAGE)),
    reading("/do/read_product", MANAGE),
    function("/do/save_step", MANAGE),
    reading("/do/preview_times", MANAGE),
    function("/do/submit_product", MANAGE),
    function("/do/archive_product", MANAGE),
    whole(function("/do/duplicate_product", MANAGE)),
    function("/do/add_link", MANAGE),
    whole(reading("/do/coupons", SEE_OFFERS)),
    whole(function("/do/add_coupon", OFFERS)),
    whole(function("/do/end_coupon", OFFERS)),
    reading("/do/agenda", PRODUCTS),
    reading("/do/session", PRODUCTS),
    reading("/do/session_times", PRODUCTS),
    function("/do/mark_session", MANAGE),
    function("/do/move_session", MANAGE),
    function("/do/tell_buyer", MANAGE),
    function("/do/cancel_session", OWNERS_AGENDA),
    whole(function("/do/add_stretch", MANAGE)),
    whole(function("/do/remove_stretch", MANAGE)),
    reading("/do/agenda_feed", OWNERS_AGENDA),
    function("/do/new_agenda_feed", OWNERS_AGENDA),
    function("/do/stop_agenda_feed", OWNERS_AGENDA),
    reading("/do/outside_calendar", OWNERS_AGENDA),
    function("/do/set_outside_calendar", OWNERS_AGENDA),
    function("/do/remove_outside_calendar", OWNERS_AGENDA),
    reading("/do/list_collaborators", CENTRE),
    reading("/do/invite_choices", CENTRE),
    function("/do/invite", INVITE),
    function("/do/resend_invitation", INVITE),
    function("/do/change_collaborator", OWNERS_CENTRE),
    function("/do/change_profile", OWNERS_CENTRE),
    function("/do/just_for", OWNERS_CENTRE),
    function("/do/set_limits", OWNERS_CENTRE),
    reading("/do/list_profiles", OWNERS_CENTRE),
    reading("/do/preview_profile", OWNERS_CENTRE),
    function("/do/save_profile", OWNERS_CENTRE),
    function("/do/duplicate_profile", OWNERS_CENTRE),
    function("/do/remove_profile", OWNERS_CENTRE),
    function("/do/see_as", OWNERS_CENTRE),
    function("/do/stop_seeing", SIGNED_IN),
    reading("/do/whereabouts", SIGNED_IN),
    reading("/do/list_assisted", SIGNED_IN),
    function("/do/switch_centre", SIGNED_IN),
    function("/do/leave_centre", SIGNED_IN),
    function("/do/accept_invitation", SIGNED_IN),
    function("/do/accept_with_account", Policy::Public),
    function("/do/decline_invitation", Policy::Public),
    reading("/do/audit_log", OWNER),
    reading("/do/notices", SIGNED_IN),
    reading("/do/unread_notices", SIGNED_IN),
    function("/do/read_notices", SIGNED_IN),
    reading("/do/verification_queue", Policy::Operator),
    reading("/do/examine_product", Policy::Operator),
    function("/do/decide_product", Policy::Operator),
    reading("/do/find_on_sale", Policy::Operator),
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
    function("/do/write_to_buyer", MANAGE),
    reading("/do/dev_letters", Policy::Demo),
    reading("/do/dev_letter", Policy::Demo),
    rest("GET", "/api/v1/panel", SALES),
    rest("GET", "/api/v1/sales", SALE),
    rest("GET", "/api/v1/sales/{id}", SALE),
    rest("GET", "/api/v1/reports", REPORTS),
    rest("GET", "/api/v1/reports/{name}", REPORTS),
    rest("GET", "/api/v1/reports/customers", CUSTOMERS),
    rest("GET", "/api/v1/openapi.json", Policy::Public),
    rest("GET", "/api/v1/public/services/{slug}/slots", Policy::Public),
    rest("POST", "/api/v1/public/services/{slug}/holds", Policy::Public),
    rest("DELETE", "/api/v1/public/holds", Policy::Public),
    plain("/live", SIGNED_IN),
    plain("/live/{slug}", Policy::Public),
    plain("/agenda/feed/{secret}", Policy::Public),
    // It is written into the log: who only looks leaves nothing there.
    door("GET", "/agenda/export", Kind::Plain, PRODUCTS, false),
    door("GET", "/collaborators/log.csv", Kind::Plain, OWNER, false),
    door("GET", "/reports/{name}/export.csv", Kind::Plain, REPORTS, false),
    door("GET", "/reports/{name}/export.xlsx", Kind::Plain, REPORTS, false),
    door("GET", "/reports/customers/export.csv", Kind::Plain, CUSTOMERS, false),
    door("GET", "/reports/customers/export.xlsx", Kind::Plain, CUSTOMERS, false),
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
    door("POST", "/webhooks/{provider}", Kind::Plain, Policy::Public, false),
    plain("/dev/reload", Policy::Demo),
    plain("/dev/reload.js", Policy::Demo),
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
