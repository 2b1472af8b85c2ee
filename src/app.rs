//! The back office: its pages, taken over in the browser, and their table of routes.

use crate::accounts::pages::{AccountPage, CheckMailPage, ConfirmPage, ForgotPage, ResetPage, SignInPage, SignUpPage};
use crate::agenda::pages::{AgendaPage, CalendarsPage, SessionPage};
use crate::collaborators::pages::{AssistPage, CollaboratorsPage, EditorPage, InvitePage, LogPage, PersonPage, ProfilesPage};
use crate::collaborators::provide_here;
use crate::customers::pages::{CustomerPage, CustomersPage, SegmentPage, SegmentsPage};
use crate::dev::charts::ChartsPage;
use crate::dev::pages::{LetterPage, LettersPage};
use crate::notices::pages::NoticesPage;
use crate::notices::provide_bell;
use crate::products::pages::{CouponsPage, NewProductPage, ProductPage, ProductsPage, WizardPage};
use crate::reports::pages::{ReportPage, ReportsPage, ViewsPage};
use crate::room::Elsewhere;
use crate::sales::pages::{ImportPage, PanelPage, SalePage, SalesPage};
use crate::ui::reader::provide_reader;
use crate::ui::typed::provide_typed;
use crate::verification::pages::{ExaminePage, QueuePage};
use leptos::prelude::*;
use leptos_meta::{Html, provide_meta_context};
use leptos_router::components::{Route, Router, Routes};
use leptos_router::{Lazy, ParamSegment, SsrMode, StaticSegment};

/// Who reads, and which page. Each page is named once more by its room (`room!`), with which its code travels. Pages that anybody sees
/// are not here, but at the [`counter`](crate::counter): they need no program in the browser.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    let reader = provide_reader();
    provide_typed();
    provide_here(&reader);
    provide_bell(&reader);
    view! {
        <Html attr:lang=reader.language.tag() attr:data-theme=reader.theme.attribute() />
        <Router>
            <Routes fallback=Elsewhere>
                <Route path=StaticSegment("sign-in") view={Lazy::<SignInPage>::new()} />
                <Route path=StaticSegment("sign-up") view={Lazy::<SignUpPage>::new()} ssr=SsrMode::Async />
                <Route path=StaticSegment("check-mail") view={Lazy::<CheckMailPage>::new()} />
                <Route path=StaticSegment("confirm") view={Lazy::<ConfirmPage>::new()} ssr=SsrMode::Async />
                <Route path=StaticSegment("forgot") view={Lazy::<ForgotPage>::new()} />
                <Route path=StaticSegment("reset") view={Lazy::<ResetPage>::new()} ssr=SsrMode::Async />
                <Route path=StaticSegment("account") view={Lazy::<AccountPage>::new()} ssr=SsrMode::Async />
                <Route path=StaticSegment("sales") view={Lazy::<PanelPage>::new()} ssr=SsrMode::Async />
                <Route path=(StaticSegment("sales"), StaticSegment("list")) view={Lazy::<SalesPage>::new()} ssr=SsrMode::Async />
                <Route path=(StaticSegment("sales"), StaticSegment("import")) view={Lazy::<ImportPage>::new()} />
                <Route path=(StaticSegment("sales"), ParamSegment("id")) view={Lazy::<SalePage>::new()} ssr=SsrMode::Async />
                <Route path=StaticSegment("reports") view={Lazy::<ReportsPage>::new()} ssr=SsrMode::Async />
                <Route path=(StaticSegment("reports"), StaticSegment("views")) view={Lazy::<ViewsPage>::new()} ssr=SsrMode::Async />
                <Route path=(StaticSegment("reports"), StaticSegment("customers")) view={Lazy::<CustomersPage>::new()} ssr=SsrMode::Async />
                <Route path=(StaticSegment("reports"), StaticSegment("customers"), ParamSegment("id")) view={Lazy::<CustomerPage>::new()} ssr=SsrMode::Async />
                <Route path=(StaticSegment("reports"), StaticSegment("segments")) view={Lazy::<SegmentsPage>::new()} ssr=SsrMode::Async />
                <Route path=(StaticSegment("reports"), StaticSegment("segments"), ParamSegment("id")) view={Lazy::<SegmentPage>::new()} ssr=SsrMode::Async />
                <Route path=(StaticSegment("reports"), ParamSegment("name")) view={Lazy::<ReportPage>::new()} ssr=SsrMode::Async />
                <Route path=StaticSegment("products") view={Lazy::<ProductsPage>::new()} ssr=SsrMode::Async />
                <Route path=(StaticSegment("products"), StaticSegment("new")) view={Lazy::<NewProductPage>::new()} ssr=SsrMode::Async />
                <Route path=(StaticSegment("products"), StaticSegment("coupons")) view={Lazy::<CouponsPage>::new()} ssr=SsrMode::Async />
                <Route path=(StaticSegment("products"), ParamSegment("id")) view={Lazy::<ProductPage>::new()} ssr=SsrMode::Async />
                <Route path=(StaticSegment("products"), ParamSegment("id"), ParamSegment("step")) view={Lazy::<WizardPage>::new()} ssr=SsrMode::Async />
                <Route path=StaticSegment("agenda") view={Lazy::<AgendaPage>::new()} ssr=SsrMode::Async />
                <Route path=(StaticSegment("agenda"), StaticSegment("calendars")) view={Lazy::<CalendarsPage>::new()} ssr=SsrMode::Async />
                <Route path=(StaticSegment("agenda"), ParamSegment("id")) view={Lazy::<SessionPage>::new()} ssr=SsrMode::Async />
                <Route path=StaticSegment("collaborators") view={Lazy::<CollaboratorsPage>::new()} ssr=SsrMode::Async />
                <Route path=(StaticSegment("collaborators"), StaticSegment("invite")) view={Lazy::<InvitePage>::new()} ssr=SsrMode::Async />
                <Route path=(StaticSegment("collaborators"), StaticSegment("profiles")) view={Lazy::<ProfilesPage>::new()} ssr=SsrMode::Async />
                <Route path=(StaticSegment("collaborators"), StaticSegment("log")) view={Lazy::<LogPage>::new()} ssr=SsrMode::Async />
                <Route path=(StaticSegment("collaborators"), ParamSegment("id")) view={Lazy::<PersonPage>::new()} ssr=SsrMode::Async />
                <Route path=(StaticSegment("collaborators"), StaticSegment("profiles"), ParamSegment("id")) view={Lazy::<EditorPage>::new()} ssr=SsrMode::Async />
                <Route path=StaticSegment("assist") view={Lazy::<AssistPage>::new()} ssr=SsrMode::Async />
                <Route path=StaticSegment("notices") view={Lazy::<NoticesPage>::new()} ssr=SsrMode::Async />
                <Route path=StaticSegment("verification") view={Lazy::<QueuePage>::new()} ssr=SsrMode::Async />
                <Route path=(StaticSegment("verification"), ParamSegment("owner"), ParamSegment("id")) view={Lazy::<ExaminePage>::new()} ssr=SsrMode::Async />
                <Route path=(StaticSegment("dev"), StaticSegment("charts")) view={Lazy::<ChartsPage>::new()} ssr=SsrMode::Async />
                <Route path=(StaticSegment("dev"), StaticSegment("mail")) view={Lazy::<LettersPage>::new()} ssr=SsrMode::Async />
                <Route path=(StaticSegment("dev"), StaticSegment("mail"), ParamSegment("id")) view={Lazy::<LetterPage>::new()} ssr=SsrMode::Async />
            </Routes>
        </Router>
    }
}
