//! Another time for a session: chosen among the free ones, or typed; asked once more before it moves.

use crate::agenda::api::{MoveSession, session_times};
use crate::agenda::words;
use crate::paths;
use crate::ui::act::ActionForm;
use crate::ui::calendar::{Href, MonthCalendar};
use crate::ui::form::{FormProblem, Submit, problem_of};
use crate::ui::format;
use crate::ui::load::LoadLive;
use crate::ui::reader::language;
use chrono::{Datelike, NaiveDate, NaiveDateTime};
use domain::agenda::{read_clock, write_clock};
use domain::booking::Reading;
use domain::id::BookingId;
use domain::language::Language;
use domain::product::view::Month;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

/// The place of this card on its page, for addresses.
const PLACE: &str = "another";

#[component]
pub(super) fn AnotherTime(id: BookingId, zone: String) -> impl IntoView {
    let language = language();
    let query = use_query_map();
    let date = move |name: &'static str| query.with(|query| query.get(name).and_then(|text| text.parse::<NaiveDate>().ok()));
    let to = Memo::new(move |_| query.with(|query| query.get("to").and_then(|text| read_clock(&text))));
    let day = Memo::new(move |_| date("day").or_else(|| to.get().map(|to| to.date())));
    let first = Memo::new(move |_| date("month").or_else(|| day.get()).and_then(|day| day.with_day(1)));
    let month = Resource::new_blocking(move || first.get(), move |first| session_times(id, first));
    let href: Href = Callback::new(move |(month, day, _): (NaiveDate, Option<NaiveDate>, String)| address(id, month, day));
    let go = RwSignal::new(None::<String>);
    let navigate = use_navigate();
    Effect::new(move |_| {
        if let Some(to) = go.get() {
            navigate(&to, NavigateOptions { scroll: false, replace: true, ..NavigateOptions::default() });
        }
    });
    let on_month = Callback::new(move |first: NaiveDate| go.set(Some(address(id, first, None))));
    let time = Callback::new(move |reading: Reading| choice(id, reading));
    let draw = move |month: Signal<Option<Month>>| {
        view! { <MonthCalendar month day=day href on_month on_day=Callback::new(|_| ()) time id="another-calendar" /> }.into_any()
    };
    view! {
        <section class="card stack" id=PLACE aria-labelledby="another-title">
            <div>
                <h2 id="another-title" class="card-title">
                    {words::another_time(language)}
                </h2>
                <p class="muted">{words::another_why(language)} " " {words::zone(language, &format::zone_place(&zone))} "."</p>
            </div>
            <Moving id to />
            <LoadLive read=move || month.get() retry=move || month.refetch() skeleton view=draw />
            {typed(id, language)}
        </section>
    }
    .into_any()
}

/// Asks before the session moves: a letter goes out with it. The problem of a move stays where it was asked.
#[component]
fn Moving(id: BookingId, to: Memo<Option<NaiveDateTime>>) -> impl IntoView {
    let language = language();
    let act = ServerAction::<MoveSession>::new();
    let problem = problem_of(act);
    view! {
        <FormProblem problem />
        {move || {
            to.get()
                .map(|to| {
                    let when = format!("{}, {}", format::weekday_day(to.date(), language), format::time(to));
                    view! {
                        <ActionForm action=act attr:class="note wait agenda-ask">
                            <div>
                                <b>{words::move_ask(language, &when)}</b>
                                <input type="hidden" name="id" value=id.to_string() />
                                <input type="hidden" name="to" value=write_clock(to) />
                                <div class="actions">
                                    <Submit label=words::move_do(language) pending=act.pending() class="btn main small" />
                                    <a class="btn quiet small" href=paths::session(id)>
                                        {words::leave_it(language)}
                                    </a>
                                </div>
                            </div>
                        </ActionForm>
                    }
                })
        }}
    }
    .into_any()
}

/// A free time as a link to the question whether it is to be.
fn choice(id: BookingId, reading: Reading) -> AnyView {
    view! {
        <a class="time" href=paths::move_session(id, &write_clock(reading.producers))>
            <time datetime=format::machine_time(reading.slot.start)>{format::time(reading.producers)}</time>
        </a>
    }
    .into_any()
}

/// Any other time, by a plain form that asks as well.
fn typed(id: BookingId, language: Language) -> AnyView {
    view! {
        <details>
            <summary class="btn quiet small">{words::any_time(language)}</summary>
            <form class="agenda-typed" method="get" action=format!("{}#{PLACE}", paths::session(id))>
                <div class="field">
                    <label for="any-time">{words::any_time_label(language)}</label>
                    <input class="input" id="any-time" name="to" type="datetime-local" step="300" required=true />
                </div>
                <button class="btn" type="submit">
                    {words::choose(language)}
                </button>
            </form>
        </details>
    }
    .into_any()
}

/// The page at a month, perhaps a day of it.
fn address(id: BookingId, month: NaiveDate, day: Option<NaiveDate>) -> String {
    let day = day.map(|day| format!("&day={day}")).unwrap_or_default();
    format!("{}?month={month}{day}#{PLACE}", paths::session(id))
}

fn skeleton() -> AnyView {
    view! {
        <div class="offer-waits" aria-busy="true" aria-hidden="true">
            <span class="bone full"></span>
        </div>
    }
    .into_any()
}
