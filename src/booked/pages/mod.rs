//! The pages behind a booking's private link. No search engine keeps them, and no other site learns their address.

mod booking;
mod cancel;
mod missing;
mod time;
mod waiting;

pub use booking::BookingPage;
pub use cancel::CancelPage;
pub use time::TimePage;
pub use waiting::WaitingPage;

use crate::booked::api::booked;
use crate::problem::Problem;
use crate::ui::format;
use chrono::NaiveDateTime;
use domain::booking::BookedPage;
use domain::id::BookingId;
use domain::language::Language;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::{use_params_map, use_query_map};

crate::room::room!(booked: BookingPage, CancelPage, TimePage, WaitingPage);

/// What the address of such a page says: the secret, which session of the purchase, and the zone of its times.
#[derive(Clone, Copy)]
struct Address {
    token: Memo<String>,
    session: Memo<Option<BookingId>>,
    zone: Memo<Option<String>>,
}

impl Address {
    /// Of the present page, which is kept private.
    fn of_page() -> Self {
        keep_private();
        let (params, query) = (use_params_map(), use_query_map());
        let said = move |name: &'static str| query.with(|query| query.get(name).filter(|value| !value.is_empty()));
        Self {
            token: Memo::new(move |_| params.with(|params| params.get("token").unwrap_or_default())),
            session: Memo::new(move |_| said("session").and_then(|id| id.parse().ok())),
            zone: Memo::new(move |_| said("zone")),
        }
    }

    fn page(self) -> Resource<Result<Option<BookedPage>, Problem>> {
        Resource::new_blocking(
            move || (self.token.get(), self.session.get(), self.zone.get()),
            |(token, session, zone)| booked(token, session, zone),
        )
    }
}

/// A day and a clock time, without seconds that nobody meets by.
fn moment(at: NaiveDateTime, language: Language) -> String {
    format!("{}, {}", format::day_month_year(at.date(), language), format::time(at))
}

/// Why an action did not happen, once it came back.
fn problem_of<S>(action: ServerAction<S>) -> Signal<Option<Problem>>
where
    S: ServerFn<Error = Problem> + Clone + Send + Sync + 'static,
    S::Output: Send + Sync + 'static,
{
    let value = action.value();
    Signal::derive(move || value.with(|answer| answer.as_ref().and_then(|answer| answer.as_ref().err().cloned())))
}

/// The page's own site may see its address, because plain forms lead back to it; nobody else does.
#[cfg(feature = "ssr")]
fn keep_private() {
    use axum::http::{HeaderName, HeaderValue, header};
    if let Some(response) = use_context::<leptos_axum::ResponseOptions>() {
        response.insert_header(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
        response.insert_header(HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex, nofollow"));
    }
}

#[cfg(not(feature = "ssr"))]
fn keep_private() {}
