//! The people of an account: state, profile, what narrows them, and what can be done with each.

use super::menu::Menu;
use crate::collaborators::api::{Narrowed, People, Person, list_collaborators};
use crate::collaborators::words;
use crate::paths;
use crate::ui::dial::Dial;
use crate::ui::format;
use crate::ui::frame::AppFrame;
use crate::ui::icon::icon;
use crate::ui::load::Load;
use crate::ui::reader::{language, reader};
use crate::ui::states::{Empty, rows_skeleton};
use domain::IntoEnumIterator;
use domain::collaborators::State;
use domain::language::Language;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// The list, narrowed as its address says.
#[component]
pub fn CollaboratorsPage() -> impl IntoView {
    let language = language();
    let query = use_query_map();
    let narrowed = Memo::new(move |_| {
        query.with(|query| Narrowed {
            profile: query.get("profile").and_then(|id| id.parse().ok()),
            state: query.get("state").and_then(|state| state.parse().ok()),
            text: query.get("q").filter(|text| !text.trim().is_empty()),
        })
    });
    let people = Resource::new_blocking(move || narrowed.get(), list_collaborators);
    let is_owner = reader().account.is_some_and(|account| account.here.is_owner);
    let body = move |people: People| {
        let chosen = narrowed.get_untracked();
        view! {
            {(people.all > 0).then(|| narrowing(&people, &chosen, language))}
            {list(people, is_owner, language)}
        }
        .into_any()
    };
    let owners = is_owner.then(|| {
        view! {
            <a class="btn" href=paths::PROFILES>
                {words::profiles(language)}
            </a>
            <a class="btn" href=paths::LOG>
                {words::log(language)}
            </a>
        }
    });
    view! {
        <AppFrame title=words::title(language)>
            <header class="page-head">
                <div>
                    <h1>{words::title(language)}</h1>
                    <p>{words::lead(language)}</p>
                </div>
                <div class="actions">
                    {owners}
                    <a class="btn main" href=paths::INVITE>
                        {icon(icondata::LuUserPlus)}
                        {words::invite(language)}
                    </a>
                </div>
            </header>
            <Load resource=people skeleton=rows_skeleton view=body />
        </AppFrame>
    }
    .into_any()
}

/// A plain form of the address.
fn narrowing(people: &People, chosen: &Narrowed, language: Language) -> AnyView {
    let profile = |(id, name): &(domain::id::ProfileId, String)| {
        let selected = chosen.profile == Some(*id);
        view! { <option value=id.to_string() selected=selected>{name.clone()}</option> }
    };
    let state = |state: State| {
        let selected = chosen.state == Some(state);
        view! { <option value=state.name() selected=selected>{state.title(language)}</option> }
    };
    let profiles = people.profiles.iter().map(profile).collect_view();
    let states = State::iter().filter(|state| *state != State::Removed).map(state).collect_view();
    view! {
        <form class="narrowing people" method="get" action=paths::COLLABORATORS>
            <label class="hidden-text" for="q">{words::search_people(language)}</label>
            <input class="input" id="q" type="search" name="q" placeholder=words::search_people(language) value=chosen.text.clone() />
            <label class="hidden-text" for="by-profile">{words::profile(language)}</label>
            <select class="input" id="by-profile" name="profile">
                <option value="">{words::profile(language)} ": " {words::any(language)}</option>
                {profiles}
            </select>
            <label class="hidden-text" for="by-state">{words::state(language)}</label>
            <select class="input" id="by-state" name="state">
                <option value="">{words::state(language)} ": " {words::any(language)}</option>
                {states}
            </select>
            <button class="btn" type="submit">{words::filter(language)}</button>
        </form>
    }
    .into_any()
}

fn list(people: People, is_owner: bool, language: Language) -> AnyView {
    if people.all == 0 {
        let first = is_owner.then(|| {
            view! {
                <a class="btn main" href=paths::PROFILES>
                    {words::profiles(language)}
                </a>
            }
        });
        return view! {
            <section class="card">
                <Empty title=words::none_yet(language) text=words::none_yet_why(language)>
                    {first}
                </Empty>
            </section>
        }
        .into_any();
    }
    if people.people.is_empty() {
        return view! {
            <section class="card">
                <Empty title=words::none_match(language) text=words::none_match_why(language)>
                    <a class="btn" href=paths::COLLABORATORS>{words::people(language)}</a>
                </Empty>
            </section>
        }
        .into_any();
    }
    let lines = people.people.into_iter().map(|person| line(person, is_owner, language)).collect_view();
    view! {
        <section class="card" aria-label=words::people(language)>
            <ul class="rows people">{lines}</ul>
        </section>
    }
    .into_any()
}

fn line(person: Person, is_owner: bool, language: Language) -> AnyView {
    let until = person.until.filter(|_| person.state == State::Pending);
    let until = until.map(|until| words::until(language, &format::date_time(until, language)));
    let seen = match person.seen {
        Some(seen) => words::seen(language, &format::date_time(seen, language)),
        None => words::never_seen(language).to_owned(),
    };
    let seen = matches!(person.state, State::Accepted | State::Suspended).then_some(seen);
    let only = person.limits.products.only().map(|only| words::some_only(language, &only.len().to_string()));
    let ends = person.limits.last_day.map(|day| words::until(language, &format::day_month_year(day, language)));
    let inviter = person.inviter.as_ref().map(|name| words::by_whom(language, name));
    let facts: Vec<String> = [Some(person.profile_name.clone()), inviter, until, seen, only, ends].into_iter().flatten().collect();
    let (class, percent) = drawn(person.state);
    let undeliverable = person.undeliverable.then(|| view! { <small class="error">{words::undeliverable(language)}</small> });
    view! {
        <li>
            <span class="words">
                <b>{person.name.clone()}</b>
                <small>{person.email.clone()}</small>
                <small>{facts.join(" · ")}</small>
                {undeliverable}
            </span>
            <span class=format!("state {class}")>
                <Dial percent />
                {person.state.title(language)}
            </span>
            <Menu person is_owner />
        </li>
    }
    .into_any()
}

/// The colour of a state, as a class, and how far its ring is filled.
fn drawn(state: State) -> (&'static str, u8) {
    match state {
        State::Accepted => ("sold", 100),
        State::Pending => ("waiting", 50),
        State::Suspended => ("waiting", 25),
        State::Declined | State::Expired | State::Revoked | State::Removed => ("returned", 0),
    }
}
