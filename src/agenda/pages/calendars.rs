//! The ways between the agenda and other calendars: the feed behind its secret address, the table of sessions.

use crate::agenda::api::{NewAgendaFeed, StopAgendaFeed, agenda_feed};
use crate::agenda::words;
use crate::paths;
use crate::problem::Problem;
use crate::ui::clipboard;
use crate::ui::form::FormProblem;
use crate::ui::format;
use crate::ui::frame::{AppFrame, PublicFrame};
use crate::ui::icon::icon;
use crate::ui::load::Load;
use crate::ui::reader::language;
use chrono::NaiveDateTime;
use domain::language::Language;
use leptos::prelude::*;

#[component]
pub fn CalendarsPage() -> impl IntoView {
    let language = language();
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
            <Feed />
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
    let problem: Signal<Option<Problem>> =
        Signal::derive(move || made.with(|answer| answer.as_ref().and_then(|answer| answer.as_ref().err().cloned())));
    let shown = move || {
        // What was stopped since is no address any more.
        let is_stopped = stop.version().get() > 0 && stop.value().with(|answer| matches!(answer, Some(Ok(()))));
        made.with(|answer| answer.as_ref().and_then(|answer| answer.as_ref().ok().cloned()))
            .filter(|_| !is_stopped)
            .map(|address| view! { <Once address /> })
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

/// The answer to a plain form: the new address, and the way back.
#[component]
pub fn NewFeedPage(address: String) -> impl IntoView {
    let language = language();
    view! {
        <PublicFrame title=words::feed(language)>
            <div class="fault">
                <h1>{words::feed(language)}</h1>
                <Once address />
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

#[component]
fn Once(address: String) -> impl IntoView {
    let language = language();
    let copied = RwSignal::new(false);
    // Without a script there is nothing to press.
    let runs = RwSignal::new(false);
    Effect::new(move |_| runs.set(true));
    let text = address.clone();
    let copy = move |_| {
        if clipboard::copy(&text).is_some() {
            copied.set(true);
        }
    };
    view! {
        <div class="note good">
            {icon(icondata::LuRss)} <div>
                <b>{words::feed_once(language)}</b>
                <div class="key-once">
                    <code>{address}</code>
                    <button class="btn small" type="button" hidden=move || !runs.get() on:click=copy>
                        {move || if copied.get() { words::copied(language) } else { words::copy(language) }}
                    </button>
                </div>
            </div>
        </div>
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
