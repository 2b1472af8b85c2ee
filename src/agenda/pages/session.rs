//! One session: who comes and when, what the buyer is told, how it went, another time, what happened.

mod another;
mod call_off;
mod history;
mod told;

use super::badge::SessionBadge;
use crate::agenda::api::{MarkSession, WriteToBuyer, session};
use crate::agenda::words;
use crate::paths;
use crate::problem::Problem;
use crate::ui::act::{ActionForm, drawn_as};
use crate::ui::form::{FormProblem, problem_of};
use crate::ui::format;
use crate::ui::frame::{AppFrame, DocumentTitle};
use crate::ui::icon::icon;
use crate::ui::load::Load;
use crate::ui::messages::Conversation;
use crate::ui::reader::{language, may};
use crate::ui::words as common;
use another::AnotherTime;
use call_off::CallOff;
use chrono::NaiveDateTime;
use domain::agenda::{Asked, Session, View};
use domain::collaborators::Right;
use domain::id::BookingId;
use domain::language::Language;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::use_params_map;
use told::WhatIsTold;

/// One session; another owner's or none is an address that leads nowhere.
#[component]
pub fn SessionPage() -> impl IntoView {
    let language = language();
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id").and_then(|id| id.parse::<BookingId>().ok())));
    let found = Resource::new_blocking(
        move || id.get(),
        |id| async move {
            match id {
                Some(id) => session(id).await,
                None => Err(Problem::NotFound),
            }
        },
    );
    let changed = Callback::new(move |()| found.refetch());
    view! {
        <AppFrame title=words::session(language)>
            <Load resource=found skeleton view=move |session| page(&session, changed, language) />
        </AppFrame>
    }
    .into_any()
}

fn page(session: &Session, changed: Callback<()>, language: Language) -> AnyView {
    let title = format!("{} · {}", session.buyer.name, session.service);
    let back = paths::agenda(&Asked { view: View::Week, ..Asked::default().on(session.start.date()) });
    view! {
        <DocumentTitle title />
        <header class="page-head">
            <div>
                <a class="back" href=back>
                    {icon(icondata::LuChevronLeft)}
                    {words::back(language)}
                </a>
                <h1>{session.service.clone()}</h1>
                <p>{words::with(language, &session.buyer.name)}</p>
            </div>
            <SessionBadge state=session.state />
        </header>
        <div class="split">
            <div class="stack">
                {when(session, language)} {session.can.be_marked.then(|| view! { <HowItWent id=session.id changed /> })}
                <WhatIsTold session=session.clone() />
                {session.can.move_on.then(|| view! { <AnotherTime id=session.id zone=session.zone.clone() /> })}
                <Conversing session=session.clone() /> {history::card(session, language)}
            </div>
            <div class="stack">
                {buyer(session, language)} {session.off.clone().map(|off| view! { <CallOff session=session.clone() off /> })}
            </div>
        </div>
    }
    .into_any()
}

fn hours(start: NaiveDateTime, end: NaiveDateTime, language: Language) -> String {
    format!("{}, {}–{}", format::weekday_day(start.date(), language), format::time(start), format::time(end))
}

/// When it is, on the clocks of both.
fn when(session: &Session, language: Language) -> AnyView {
    let clock = |label: String, start, end| {
        view! {
            <div>
                <dt>{label}</dt>
                <dd>{hours(start, end, language)}</dd>
            </div>
        }
    };
    let buyers = (session.buyer.start != session.start).then(|| {
        let label = words::buyers(language, &format::zone_place(&session.buyer.zone));
        clock(label, session.buyer.start, session.buyer.end)
    });
    let fact = |label: &'static str, value: String| {
        view! {
            <div>
                <dt>{label}</dt>
                <dd>{value}</dd>
            </div>
        }
    };
    let bought_for = session.bought_for.map(|at| fact(words::bought_for(language), format::date_time(at, language)));
    view! {
        <section class="card" aria-labelledby="when">
            <h2 id="when" class="card-title">
                {words::when(language)}
            </h2>
            <dl class="facts">
                {clock(words::yours(language, &format::zone_place(&session.zone)), session.start, session.end)} {buyers} {bought_for}
                {fact(words::guarantee(language), format::day_long(session.guarantee, language))}
            </dl>
        </section>
    }
    .into_any()
}

fn buyer(session: &Session, language: Language) -> AnyView {
    let buyer = &session.buyer;
    let email = format!("mailto:{}", buyer.email);
    let country = buyer.country.as_deref().map(|code| {
        view! {
            <div>
                <dt>{words::country(language)}</dt>
                <dd>{common::country(language, code)}</dd>
            </div>
        }
    });
    let price = session.price.map(|price| {
        view! {
            <div>
                <dt>{words::paid(language)}</dt>
                <dd>{format::money(price.minor, price.currency, language)}</dd>
            </div>
        }
    });
    // A sale is opened from here by who may list sales: others know its code, or not.
    let sale = may(Right::SalesSearchByPeriod).then(|| {
        view! {
            <p class="actions">
                <a class="btn small" href=paths::sale(session.sale)>
                    {words::sale(language)}
                </a>
            </p>
        }
    });
    view! {
        <section class="card stack" aria-labelledby="buyer">
            <h2 id="buyer" class="card-title">
                {words::buyer(language)}
            </h2>
            <dl class="facts">
                <div>
                    <dt>{buyer.name.clone()}</dt>
                    <dd>
                        <a class="link" href=email>
                            {buyer.email.clone()}
                        </a>
                    </dd>
                </div>
                {country}
                {price}
            </dl>
            {sale}
        </section>
    }
    .into_any()
}

/// Met or missed: two buttons of one plain form.
#[component]
fn HowItWent(id: BookingId, changed: Callback<()>) -> impl IntoView {
    let language = language();
    let mark = ServerAction::<MarkSession>::new();
    let value = mark.value();
    let problem = problem_of(mark);
    Effect::new(move |_| {
        if value.with(|answer| matches!(answer, Some(Ok(())))) {
            changed.run(());
        }
    });
    let pending = mark.pending();
    view! {
        <section class="card stack" aria-labelledby="went">
            <div>
                <h2 id="went" class="card-title">
                    {words::how_it_went(language)}
                </h2>
                <p class="muted">{words::how_why(language)}</p>
            </div>
            <FormProblem problem />
            <div class="actions">
                <ActionForm action=mark>
                    <input type="hidden" name="id" value=id.to_string() />
                    <input type="hidden" name="how" value="completed" />
                    <button class="btn main" type="submit" disabled=move || pending.get()>
                        {icon(icondata::LuCheck)}
                        {words::mark_completed(language)}
                    </button>
                </ActionForm>
                <ActionForm action=mark>
                    <input type="hidden" name="id" value=id.to_string() />
                    <input type="hidden" name="how" value="no_show" />
                    <button class="btn" type="submit" disabled=move || pending.get()>
                        {icon(icondata::LuUserX)}
                        {words::mark_no_show(language)}
                    </button>
                </ActionForm>
            </div>
        </section>
    }
    .into_any()
}

/// What the two wrote to each other.
#[component]
fn Conversing(session: Session) -> impl IntoView {
    let write = ServerAction::<WriteToBuyer>::new();
    let problem = problem_of(write);
    let mut hidden = vec![("session", session.id.to_string()), ("back", format!("{}#messages", paths::session(session.id)))];
    hidden.extend(drawn_as());
    view! {
        <section class="card stack" id="messages" aria-labelledby="messages-title">
            <h2 id="messages-title" class="card-title">
                {words::messages(language())}
            </h2>
            <Conversation
                messages=session.messages
                is_buyer=false
                other=session.buyer.name
                action=WriteToBuyer::PATH
                hidden
                writes=may(Right::ProductsManage)
                problem
            />
        </section>
    }
    .into_any()
}

fn skeleton() -> AnyView {
    view! {
        <div class="stack" aria-busy="true" aria-hidden="true">
            <header class="page-head">
                <div>
                    <p class="h1">
                        <span class="bone long"></span>
                    </p>
                </div>
            </header>
            <div class="split">
                <section class="card">
                    <span class="bone long"></span>
                </section>
            </div>
        </div>
    }
    .into_any()
}
