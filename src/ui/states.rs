//! What a page shows when there is nothing, something wrong, or a sale in some state.

use crate::paths;
use crate::problem::Problem;
use crate::ui::dial::Dial;
use crate::ui::frame::PublicFrame;
use crate::ui::icon::icon;
use crate::ui::places;
use crate::ui::reader::{Place, language, reader};
use crate::ui::words;
use domain::language::Language;
use domain::sale::{Standing, State};
use leptos::prelude::*;
use std::borrow::Cow;

/// The page for an address that leads nowhere; the answer's status is 404.
#[component]
pub fn NotFound() -> impl IntoView {
    view! { <FaultPage problem=Problem::NotFound /> }
}

/// A refusal with nothing of the back office around it.
#[component]
pub fn FaultPage(problem: Problem) -> impl IntoView {
    view! {
        <PublicFrame title=headline(&problem, language())>
            <Fault problem />
        </PublicFrame>
    }
    .into_any()
}

/// What a refusal is called: of an account that is closed to its reader nothing is said but that.
fn headline(problem: &Problem, language: Language) -> &'static str {
    match problem {
        _ if shut_out(problem).is_some() => words::account_closed_title(language),
        Problem::OtherCentre(_) => words::other_centre_title(language),
        _ => told(problem.status(), language).0,
    }
}

/// The name of the account that is closed to its reader, where that is why something is refused.
fn shut_out(problem: &Problem) -> Option<String> {
    if !matches!(problem, Problem::NotFound | Problem::Forbidden) {
        return None;
    }
    reader().account.map(|account| account.here).filter(|here| here.place == Place::Closed).map(|here| here.name)
}

/// Title and text of a refusal.
fn told(code: u16, language: Language) -> (&'static str, &'static str) {
    match code {
        404 => (words::absent_title(language), words::absent_text(language)),
        401 | 403 => (words::closed_title(language), words::closed_text(language)),
        _ => (words::broken_title(language), words::broken_text(language)),
    }
}

/// Where a refused reader goes on: to the first place that is open to them.
pub fn way_on(language: Language) -> (&'static str, &'static str) {
    let Some(here) = reader().account.map(|account| account.here) else { return (paths::HOME, words::go_home(language)) };
    match places::first(here.sight()) {
        _ if here.place == Place::Closed => (paths::ASSIST, words::go_to_assist(language)),
        paths::PANEL => (paths::PANEL, words::go_to_sales(language)),
        paths::ASSIST => (paths::ASSIST, words::go_to_assist(language)),
        first => (first, words::go_home(language)),
    }
}

/// A whole page's worth of refusal: its number, what it means, and the way on.
#[component]
pub fn Fault(problem: Problem) -> impl IntoView {
    let language = language();
    let code = problem.status();
    set_status(code);
    let closed = shut_out(&problem);
    let is_shut_out = closed.is_some();
    let title = headline(&problem, language);
    let text = match (closed, &problem) {
        (Some(name), _) => Cow::Owned(words::closed_account(language, &name)),
        (None, Problem::OtherCentre(_)) => problem.told(language),
        (None, _) => told(code, language).1.into(),
    };
    let percent = match code {
        404 => 25,
        401 | 403 => 50,
        _ => 75,
    };
    let (way, label) = way_on(language);
    let back = is_shut_out.then(|| {
        view! {
            <form method="post" action=paths::SWITCH_CENTRE>
                <button class="btn" type="submit">
                    {words::back_to_own(language)}
                </button>
            </form>
        }
    });
    view! {
        <div class="fault">
            <Dial percent radius="8" />
            {(!is_shut_out).then(|| view! { <p class="label">{code}</p> })}
            <h1>{title}</h1>
            <p>{text}</p>
            <IncidentNumber problem />
            <div class="actions">
                <a class="btn main" href=way>
                    {label}
                </a>
                {back}
            </div>
        </div>
    }
    .into_any()
}

/// What could not be loaded, why, and a way to ask again. What is not there or not allowed is a [`Fault`] instead.
#[component]
pub fn ErrorBox(
    problem: Problem,
    /// Asks again; without it there is no button.
    #[prop(optional, into)]
    retry: Option<Callback<()>>,
) -> impl IntoView {
    if matches!(problem, Problem::NotFound | Problem::Forbidden) {
        return view! { <Fault problem /> }.into_any();
    }
    let language = language();
    set_status(problem.status());
    let way = match &problem {
        Problem::NotSignedIn => view! { <a class="btn small" href=paths::SIGN_IN>{words::sign_in(language)}</a> }.into_any(),
        _ => retry
            .map(|retry| view! { <button class="btn small" type="button" on:click=move |_| retry.run(())>{words::try_again(language)}</button> })
            .into_any(),
    };
    view! {
        <div class="note bad" role="alert">
            {icon(icondata::LuCircleAlert)}
            <div>
                <b>{words::not_loaded(language)}</b>
                <p>{problem.told(language)}</p>
                <IncidentNumber problem />
                <div class="actions">{way}</div>
            </div>
        </div>
    }
    .into_any()
}

/// The number under which the server's log has the cause, where there is one.
#[component]
pub fn IncidentNumber(problem: Problem) -> impl IntoView {
    let language = language();
    problem.incident().map(|incident| {
        view! {
            <p class="incident">
                {words::incident(language)} " " <code>{incident.to_string()}</code> " · " {words::incident_why(language)}
            </p>
        }
    })
}

/// Says that a list is empty, in a heading and a sentence; children are the ways on.
#[component]
pub fn Empty(#[prop(into)] title: String, #[prop(into)] text: String, children: Children) -> impl IntoView {
    view! {
        <div class="empty">
            <h2>{title}</h2>
            <p>{text}</p>
            <div class="actions">{children()}</div>
        </div>
    }
    .into_any()
}

/// Rows that are on their way.
pub fn rows_skeleton() -> AnyView {
    view! {
        <div class="card" aria-busy="true" aria-hidden="true">
            <ul class="rows">{row_bones(4)}</ul>
        </div>
    }
    .into_any()
}

/// So many of them, without what surrounds them.
pub fn row_bones(count: usize) -> AnyView {
    (0..count)
        .map(|_| {
            view! {
                <li>
                    <span class="words">
                        <span class="bone long"></span>
                    </span>
                    <span class="bone short"></span>
                </li>
            }
        })
        .collect_view()
        .into_any()
}

/// The state of a sale: a ring that tells how far it came, and the word.
#[component]
pub fn StateBadge(
    state: State,
    was_approved: bool,
    /// Only the ring, the word for screen readers alone.
    #[prop(optional)]
    brief: bool,
) -> impl IntoView {
    let word = words::state(language(), state);
    let class = state_class(state, was_approved);
    let class = if brief { format!("state {class} brief") } else { format!("state {class}") };
    let word = if brief { view! { <span class="hidden-text">{word}</span> }.into_any() } else { word.into_any() };
    view! { <span class=class><Dial percent=state_percent(state, was_approved) core=state == State::Complete />{word}</span> }.into_any()
}

/// The colour of a state, as a class: `sold`, `lost`, `waiting`, `returned` or `disputed`.
pub fn state_class(state: State, was_approved: bool) -> &'static str {
    match Standing::of(state, was_approved) {
        Standing::Sold if state == State::Disputed => "disputed",
        Standing::Sold => "sold",
        Standing::Lost => "lost",
        Standing::Open => "waiting",
        Standing::Returned | Standing::Withdrawn => "returned",
    }
}

/// How far the ring of a state is filled.
pub fn state_percent(state: State, was_approved: bool) -> u8 {
    match state {
        State::Approved | State::Complete | State::Disputed => 100,
        State::Processing => 80,
        State::Declined | State::NoFunds => 75,
        State::UnderAnalysis | State::Blocked => 65,
        State::PartiallyRefunded => 60,
        State::WaitingPayment | State::Expired => 50,
        State::Cancelled => {
            if was_approved {
                0
            } else {
                50
            }
        }
        State::Overdue => 35,
        State::Started | State::Abandoned => 15,
        State::Refunded | State::Chargeback => 0,
    }
}

/// Sets the status of the answer that is being written.
#[cfg(feature = "ssr")]
pub fn set_status(code: u16) {
    if let (Some(response), Ok(status)) = (use_context::<leptos_axum::ResponseOptions>(), axum::http::StatusCode::from_u16(code)) {
        response.set_status(status);
    }
}

/// Browsers have their answer already.
#[cfg(not(feature = "ssr"))]
pub fn set_status(_code: u16) {}
