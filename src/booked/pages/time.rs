//! Choosing among the free times: another one for a session, or one for a further session of its package. Plain links and one plain form.

use super::{Address, moment, problem_of};
use crate::booked::api::{BookFurther, MoveBooked, booked_times};
use crate::booked::words;
use crate::paths;
use crate::ui::calendar::{CHOOSE, Href, MonthCalendar, choice};
use crate::ui::form::FormProblem;
use crate::ui::frame::PublicFrame;
use crate::ui::once::{asked_for, once};
use crate::ui::reader::language;
use crate::zones::zones;
use chrono::{Datelike, NaiveDate};
use domain::booking::{BookedPage, Reading};
use domain::language::Language;
use domain::product::view::Month;
use leptos::prelude::*;

#[component]
pub fn TimePage() -> impl IntoView {
    let language = language();
    let address = Address::of_page();
    let further = asked_for("further").is_some();
    let moved = problem_of(ServerAction::<MoveBooked>::new());
    let added = problem_of(ServerAction::<BookFurther>::new());
    let problem = Signal::derive(move || moved.get().or_else(|| added.get()));
    let of = address.clone();
    let drawn = address.draw(move |page| {
        let times = free_times(&of, further, language);
        drawn(&page, &of.token, further, times, problem, language)
    });
    view! {
        <PublicFrame title=words::choose(language)>
            {drawn}
        </PublicFrame>
    }
    .into_any()
}

fn drawn(
    page: &BookedPage,
    token: &str,
    further: bool,
    times: AnyView,
    problem: Signal<Option<crate::problem::Problem>>,
    language: Language,
) -> AnyView {
    let way = paths::booking(token, Some(page.booking));
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
                <input type="hidden" name="token" value=token.to_owned() />
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

fn free_times(address: &Address, further: bool, language: Language) -> AnyView {
    let date = |name| asked_for(name).and_then(|text| text.parse::<NaiveDate>().ok());
    let day = date("day");
    let first = date("month").or(day).and_then(|day| day.with_day(1));
    let Address { token, session, zone } = address.clone();
    let base = paths::booking_time(&token, session, further);
    let href: Href = Callback::new(move |(month, day, zone): (NaiveDate, Option<NaiveDate>, String)| {
        let day = day.map(|day| format!("&day={day}")).unwrap_or_default();
        format!("{base}&month={month}{day}&zone={}#times", zone.replace('+', "%2B"))
    });
    let answer = async move { Ok((booked_times(token, session, further, first, zone).await?, zones().await?)) };
    once(answer, move |(month, zones): (Month, Vec<String>)| {
        let producers = month.producers_zone.clone();
        let time = Callback::new(move |reading: Reading| choice(&reading, &producers, language));
        view! { <MonthCalendar month=Signal::stored(Some(month)) zones=Signal::stored(zones) day=Signal::stored(day) href time /> }
            .into_any()
    })
}
