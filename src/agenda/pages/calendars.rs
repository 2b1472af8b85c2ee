//! The ways between the agenda and other calendars: the feed behind its secret address, the table of sessions, and the
//! producer's own calendar that is read.

use crate::agenda::api::{NewAgendaFeed, RemoveOutsideCalendar, SetOutsideCalendar, StopAgendaFeed, agenda_feed, outside_calendar};
use crate::agenda::words;
use crate::paths;
use crate::ui::act::ActionForm;
use crate::ui::clipboard::ShownOnce;
use crate::ui::form::{FormProblem, Submit, TextField, problem_of};
use crate::ui::format;
use crate::ui::frame::{AppFrame, PublicFrame};
use crate::ui::icon::icon;
use crate::ui::load::Load;
use crate::ui::reader::{is_owner, language};
use chrono::NaiveDateTime;
use domain::agenda::{OutsideCalendar, OutsideState};
use domain::language::Language;
use leptos::prelude::*;

#[component]
pub fn CalendarsPage() -> impl IntoView {
    let language = language();
    // What the owner alone may see and do is not drawn for others.
    let own = is_owner().then(|| {
        view! {
            <Feed />
            <Outside />
        }
    });
    view! {
        <AppFrame title=words::other_calendars(language) narrow=true>
            <header class="page-head">
                <div>
                    <a class="back" href=paths::AGENDA>
                        {icon(icondata::LuChevronLeft)}
                        {words::back(language)}
                    </a>
                    <h1>{words::other_calendars(language)}</h1>
                    <p>{words::calendars_lead(language)}</p>
                </div>
            </header>
            {own}
            {table(language)}
        </AppFrame>
    }
    .into_any()
}

/// The feed's address is shown when it is made, and never again.
#[component]
fn Feed() -> impl IntoView {
    let language = language();
    let make = ServerAction::<NewAgendaFeed>::new();
    let stop = ServerAction::<StopAgendaFeed>::new();
    let made = make.value();
    let since = Resource::new_blocking(move || (make.version().get(), stop.version().get()), |_| agenda_feed());
    let problem = problem_of(make);
    let shown = move || {
        // What was stopped since is no address any more.
        let is_stopped = stop.version().get() > 0 && stop.value().with(|answer| matches!(answer, Some(Ok(()))));
        made.with(|answer| answer.as_ref().and_then(|answer| answer.as_ref().ok().cloned()))
            .filter(|_| !is_stopped)
            .map(|address| new_address(address, language))
    };
    let draw = move |since: Option<NaiveDateTime>| {
        let (said, word) = match since {
            Some(since) => (words::feed_since(language, &format::date_time(since, language)), words::new_feed(language)),
            None => (words::no_feed(language).to_owned(), words::make_feed(language)),
        };
        let more = since.map(|_| view! { <p class="hint">{words::new_feed_why(language)}</p> });
        let end = since.map(|_| {
            view! {
                <ActionForm action=stop>
                    <button class="btn quiet" type="submit">
                        {words::stop_feed(language)}
                    </button>
                </ActionForm>
            }
        });
        view! {
            <p>{said}</p>
            <div class="actions">
                <ActionForm action=make>
                    <button class="btn" type="submit" disabled=move || make.pending().get()>
                        {icon(icondata::LuRss)}
                        {word}
                    </button>
                </ActionForm>
                {end}
            </div>
            {more}
        }
        .into_any()
    };
    view! {
        <section class="card stack" aria-labelledby="feed">
            <div>
                <h2 id="feed" class="card-title">
                    {words::feed(language)}
                </h2>
                <p class="muted">{words::feed_why(language)}</p>
            </div>
            <div role="status">{shown}</div>
            <FormProblem problem />
            <Load resource=since skeleton view=draw />
        </section>
    }
    .into_any()
}

fn new_address(address: String, language: Language) -> AnyView {
    view! {
        <ShownOnce
            drawing=icondata::LuRss
            title=words::feed_once(language)
            text=address
            copy_word=words::copy(language)
            copied_word=words::copied(language)
        />
    }
    .into_any()
}

/// The answer to a plain form: the new address, and the way back.
#[component]
pub fn NewFeedPage(address: String) -> impl IntoView {
    let language = language();
    view! {
        <PublicFrame title=words::feed(language)>
            <div class="fault">
                <h1>{words::feed(language)}</h1>
                {new_address(address, language)}
                <p>
                    <a class="link" href=paths::CALENDARS>
                        {words::to_calendars(language)}
                    </a>
                </p>
            </div>
        </PublicFrame>
    }
    .into_any()
}

/// The producer's own calendar, whose busy times are taken from the free ones.
#[component]
fn Outside() -> impl IntoView {
    let language = language();
    let set = ServerAction::<SetOutsideCalendar>::new();
    let remove = ServerAction::<RemoveOutsideCalendar>::new();
    let known = Resource::new_blocking(move || (set.version().get(), remove.version().get()), |_| outside_calendar());
    let problem = problem_of(set);
    let draw = move |known: Option<OutsideCalendar>| {
        let said = known.map(|known| {
            view! {
                <div class="section-head">
                    <div>
                        <b>{words::outside_of(language, &known.host)}</b>
                        {outcome(&known, language)}
                    </div>
                    <ActionForm action=remove>
                        <button class="btn quiet small" type="submit">
                            {words::outside_stop(language)}
                        </button>
                    </ActionForm>
                </div>
            }
        });
        view! { {said} }.into_any()
    };
    view! {
        <section class="card stack" aria-labelledby="outside">
            <div>
                <h2 id="outside" class="card-title">
                    {words::outside(language)}
                </h2>
                <p class="muted">{words::outside_why(language)}</p>
            </div>
            <Load resource=known skeleton view=draw />
            <ActionForm action=set attr:novalidate=true attr:class="stack">
                <FormProblem problem />
                <TextField
                    name="address"
                    kind="url"
                    label=words::outside_address(language)
                    placeholder="https://calendar.google.com/calendar/ical/…/basic.ics"
                    autocomplete="off"
                />
                <div class="actions">
                    <Submit label=words::outside_set(language) pending=set.pending() class="btn" />
                </div>
            </ActionForm>
        </section>
    }
    .into_any()
}

/// What reading it came to last.
fn outcome(known: &OutsideCalendar, language: Language) -> AnyView {
    let when = known.read_at.map(|at| format::date_time(at, language)).unwrap_or_default();
    let why = match known.state {
        OutsideState::Waiting => return view! { <p class="muted">{words::outside_waiting(language)}</p> }.into_any(),
        OutsideState::Read => {
            let said = words::outside_read(language, &when, &format::count(known.found, language));
            return view! { <p class="muted">{said}</p> }.into_any();
        }
        OutsideState::Silent => words::outside_silent(language),
        OutsideState::Refused => words::outside_refused(language),
        OutsideState::TooLarge => words::outside_too_large(language),
        OutsideState::NotACalendar => words::outside_no_calendar(language),
    };
    view! {
        <p class="error">
            {icon(icondata::LuCircleAlert)}
            <span>{words::outside_failed(language, &when)} " " {why}</span>
        </p>
    }
    .into_any()
}

/// A plain form whose answer is a file.
fn table(language: Language) -> AnyView {
    view! {
        <section class="card stack" aria-labelledby="export">
            <div>
                <h2 id="export" class="card-title">
                    {words::export(language)}
                </h2>
                <p class="muted">{words::export_why(language)}</p>
            </div>
            <form class="agenda-typed" method="get" action=paths::EXPORT_SESSIONS>
                <div class="field">
                    <label for="export-from">{words::from_day(language)}</label>
                    <input class="input" id="export-from" name="from" type="date" />
                </div>
                <div class="field">
                    <label for="export-to">{words::until_day(language)}</label>
                    <input class="input" id="export-to" name="to" type="date" />
                </div>
                <button class="btn" type="submit">
                    {icon(icondata::LuDownload)}
                    {words::download(language)}
                </button>
            </form>
        </section>
    }
    .into_any()
}

fn skeleton() -> AnyView {
    view! {
        <p aria-busy="true" aria-hidden="true">
            <span class="bone long"></span>
        </p>
    }
    .into_any()
}
