//! Choosing among the free times: another one for a session, or one for a further session of its package. Plain links and one plain form.

use super::missing::MissingBooking;
use super::{Address, moment, problem_of};
use crate::booked::api::{BookFurther, MoveBooked, booked_times};
use crate::booked::words;
use crate::paths;
use crate::ui::calendar::{CHOOSE, Href, MonthCalendar, choice};
use crate::ui::form::FormProblem;
use crate::ui::frame::PublicFrame;
use crate::ui::load::{Load, LoadLive};
use crate::ui::reader::language;
use crate::zones::zones;
use chrono::{Datelike, NaiveDate};
use domain::booking::{BookedPage, Reading};
use domain::language::Language;
use domain::product::view::Month;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

#[component]
pub fn TimePage() -> impl IntoView {
    let language = language();
    let address = Address::of_page();
    let query = use_query_map();
    let further = Memo::new(move |_| query.with(|query| query.get("further").is_some()));
    let page = address.page();
    let moved = problem_of(ServerAction::<MoveBooked>::new());
    let added = problem_of(ServerAction::<BookFurther>::new());
    let problem = Signal::derive(move || moved.get().or_else(|| added.get()));
    let draw = move |page: Option<BookedPage>| match page {
        Some(page) => {
            let times = view! { <FreeTimes address further=further.get_untracked() /> }.into_any();
            drawn(&page, address, further.get_untracked(), times, problem, language)
        }
        None => view! { <MissingBooking /> }.into_any(),
    };
    view! {
        <PublicFrame title=words::choose(language)>
            <Load resource=page skeleton view=draw />
        </PublicFrame>
    }
    .into_any()
}

fn drawn(
    page: &BookedPage,
    address: Address,
    further: bool,
    times: AnyView,
    problem: Signal<Option<crate::problem::Problem>>,
    language: Language,
) -> AnyView {
    let token = address.token.get_untracked();
    let way = paths::booking(&token, Some(page.booking));
    let can = if further { page.left > 0 } else { page.moves_until.is_some() };
    let when = moment(page.starts, language);
    let (title, why) = match further {
        true => (words::choose_next(language), words::further_why(language, &page.left.to_string())),
        false => (words::move_it(language), words::now_at(language, &when)),
    };
    let action = if further { paths::BOOK_FURTHER } else { paths::MOVE_BOOKED };
    let body = match can {
        true => view! {
            <p class="muted">{why}</p>
            <FormProblem problem />
            <form id=CHOOSE method="post" action=action>
                <input type="hidden" name="token" value=token />
                {(!further).then(|| view! { <input type="hidden" name="session" value=page.booking.to_string() /> })}
            </form>
            {times}
        }
        .into_any(),
        false => view! { <p>{words::fixed(language, &page.producer)}</p> }.into_any(),
    };
    view! {
        <div class="booked">
            <header>
                <a class="back" href=way>
                    {page.service.clone()}
                </a>
                <h1>{title}</h1>
            </header>
            <section class="card stack" id="times">
                {body}
            </section>
        </div>
    }
    .into_any()
}

#[component]
fn FreeTimes(address: Address, further: bool) -> impl IntoView {
    let language = language();
    let query = use_query_map();
    let date = move |name: &'static str| query.with(|query| query.get(name).and_then(|text| text.parse::<NaiveDate>().ok()));
    let day = Memo::new(move |_| date("day"));
    let first = Memo::new(move |_| date("month").or_else(|| day.get()).and_then(|day| day.with_day(1)));
    let asked = move || (address.token.get(), address.session.get(), first.get(), address.zone.get());
    let month = Resource::new_blocking(asked, move |(token, session, first, zone)| booked_times(token, session, further, first, zone));
    let zones = Resource::new_blocking(|| (), |()| zones());
    let href: Href = Callback::new(move |(month, day, zone): (NaiveDate, Option<NaiveDate>, String)| {
        let base = paths::booking_time(&address.token.get_untracked(), address.session.get_untracked(), further);
        let day = day.map(|day| format!("&day={day}")).unwrap_or_default();
        format!("{base}&month={month}{day}&zone={}#times", zone.replace('+', "%2B"))
    });
    let draw = move |month: Signal<Option<Month>>| {
        let shown = Signal::derive(move || zones.get().and_then(Result::ok).unwrap_or_default());
        let time = Callback::new(move |reading: Reading| {
            let producers = month.with_untracked(|month| month.as_ref().map(|month| month.producers_zone.clone()).unwrap_or_default());
            choice(&reading, &producers, language)
        });
        view! { <MonthCalendar month zones=shown day=day href on_day=Callback::new(|_| ()) time /> }.into_any()
    };
    view! { <LoadLive read=move || month.get() retry=move || month.refetch() skeleton view=draw /> }
}

fn skeleton() -> AnyView {
    view! {
        <div class="offer-waits" aria-busy="true" aria-hidden="true">
            <span class="bone full"></span>
        </div>
    }
    .into_any()
}
