//! The counter: pages that anybody sees, drawn by the server alone. They are links and forms; one small script (`scripts/counter.js`) counts
//! down and tells what changed. Buyers carry no program at all.

use crate::booked::pages::{BookingPage, CancelPage, TimePage, WaitingPage};
use crate::booking::pages::{MarketPage, SalesPagePage};
use crate::checkout::pages::{BankPage, CheckoutPage, PaidPage};
use crate::collaborators::pages::InvitationPage;
use crate::landing::page::LandingPage;
use crate::ui::reader::provide_reader;
use crate::ui::states::NotFound;
use crate::ui::typed::provide_typed;
use leptos::prelude::*;
use leptos_meta::{Html, provide_meta_context};
use leptos_router::components::{Route, Router, Routes};
use leptos_router::{ParamSegment, SsrMode, StaticSegment};

/// Who reads, and which page. The answer waits until all of it is there.
#[component]
pub fn Counter() -> impl IntoView {
    provide_meta_context();
    let reader = provide_reader();
    provide_typed();
    view! {
        <Html attr:lang=reader.language.tag() attr:data-theme=reader.theme.attribute() />
        <Router>
            <Routes fallback=NotFound>
                <Route path=StaticSegment("") view=LandingPage ssr=SsrMode::Async />
                <Route path=StaticSegment("market") view=MarketPage ssr=SsrMode::Async />
                <Route path=(StaticSegment("p"), ParamSegment("slug")) view=SalesPagePage ssr=SsrMode::Async />
                <Route path=(StaticSegment("p"), ParamSegment("slug"), StaticSegment("checkout")) view=CheckoutPage ssr=SsrMode::Async />
                <Route path=(StaticSegment("p"), ParamSegment("slug"), StaticSegment("paid")) view=PaidPage ssr=SsrMode::Async />
                <Route path=(StaticSegment("sandbox"), ParamSegment("payment")) view=BankPage ssr=SsrMode::Async />
                <Route path=(StaticSegment("booking"), ParamSegment("token")) view=BookingPage ssr=SsrMode::Async />
                <Route path=(StaticSegment("booking"), ParamSegment("token"), StaticSegment("time")) view=TimePage ssr=SsrMode::Async />
                <Route path=(StaticSegment("booking"), ParamSegment("token"), StaticSegment("cancel")) view=CancelPage ssr=SsrMode::Async />
                <Route path=(StaticSegment("invitation"), ParamSegment("token")) view=InvitationPage ssr=SsrMode::Async />
                <Route path=(StaticSegment("waiting"), ParamSegment("token")) view=WaitingPage ssr=SsrMode::Async />
            </Routes>
        </Router>
    }
}
