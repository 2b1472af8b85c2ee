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
use crate::ui::form::problem_of;
use crate::ui::format;
use crate::ui::once::{asked_for, of_path, once};
use axum::http::{HeaderName, HeaderValue, header};
use chrono::NaiveDateTime;
use domain::booking::BookedPage;
use domain::id::BookingId;
use domain::language::Language;
use leptos::prelude::*;
use missing::MissingBooking;

/// What the address of such a page says: the secret, which session of the purchase, and the zone of its times.
#[derive(Clone)]
struct Address {
    token: String,
    session: Option<BookingId>,
    zone: Option<String>,
}

impl Address {
    /// Of the present page, which is kept private.
    fn of_page() -> Self {
        keep_private();
        Self { token: of_path("token"), session: asked_for("session").and_then(|id| id.parse().ok()), zone: asked_for("zone") }
    }

    /// Draws the booking that it leads to, or that there is none.
    fn draw(&self, view: impl FnOnce(BookedPage) -> AnyView + Send + 'static) -> AnyView {
        once(booked(self.token.clone(), self.session, self.zone.clone()), move |page| match page {
            Some(page) => view(page),
            None => view! { <MissingBooking /> }.into_any(),
        })
    }
}

/// A day and a clock time, without seconds that nobody meets by.
fn moment(at: NaiveDateTime, language: Language) -> String {
    format!("{}, {}", format::day_month_year(at.date(), language), format::time(at))
}

/// The page's own site may see its address, because plain forms lead back to it; nobody else does.
fn keep_private() {
    if let Some(response) = use_context::<leptos_axum::ResponseOptions>() {
        response.insert_header(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
        response.insert_header(HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex, nofollow"));
    }
}
