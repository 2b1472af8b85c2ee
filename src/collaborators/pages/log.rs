//! What was done in the account: narrowed by its address, the newest first.

use super::skeleton;
use crate::collaborators::api::{LogLine, LogNarrowed, LogPage as Found, audit_log};
use crate::collaborators::words;
use crate::paths;
use crate::ui::format;
use crate::ui::frame::AppFrame;
use crate::ui::icon::icon;
use crate::ui::load::Load;
use crate::ui::reader::language;
use crate::ui::states::Empty;
use domain::IntoEnumIterator;
use domain::collaborators::audit::{Action, Actor, Change, Pair};
use domain::id::AccountId;
use domain::language::Language;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

#[component]
pub fn LogPage() -> impl IntoView {
    let language = language();
    let query = use_query_map();
    let narrowed = Memo::new(move |_| {
        query.with(|query| LogNarrowed {
            account: query.get("who").and_then(|id| id.parse().ok()),
            action: query.get("what").and_then(|action| action.parse().ok()),
            from: query.get("from").and_then(|day| day.parse().ok()),
            to: query.get("to").and_then(|day| day.parse().ok()),
            before: query.get("before").and_then(|id| id.parse().ok()),
        })
    });
    let found = Resource::new_blocking(move || narrowed.get(), audit_log);
    let body = move |found: Found| {
        let chosen = narrowed.get_untracked();
        view! {
            {form(&found, &chosen, language)}
            {entries(found, &chosen, language)}
        }
        .into_any()
    };
    view! {
        <AppFrame title=words::log(language)>
            <header class="page-head">
                <div>
                    <a class="back" href=paths::COLLABORATORS>
                        {icon(icondata::LuChevronLeft)}
                        {words::title(language)}
                    </a>
                    <h1>{words::log(language)}</h1>
                    <p>{words::log_lead(language)}</p>
                </div>
            </header>
            <Load resource=found skeleton view=body />
        </AppFrame>
    }
    .into_any()
}

fn form(found: &Found, chosen: &LogNarrowed, language: Language) -> AnyView {
    let person = |(id, name): &(AccountId, String)| {
        let selected = chosen.account == Some(*id);
        view! { <option value=id.to_string() selected=selected>{name.clone()}</option> }
    };
    let action = |action: Action| {
        let selected = chosen.action == Some(action);
        view! { <option value=action.name() selected=selected>{action.words(language)}</option> }
    };
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let people = found.people.iter().map(person).collect_view();
    view! {
        <form class="narrowing people" method="get" action=paths::LOG>
            <label class="hidden-text" for="who">{words::who(language)}</label>
            <select class="input" id="who" name="who">
                <option value="">{words::who(language)} ": " {words::any(language)}</option>
                {people}
            </select>
            <label class="hidden-text" for="what">{words::what(language)}</label>
            <select class="input" id="what" name="what">
                <option value="">{words::what(language)} ": " {words::any(language)}</option>
                {Action::iter().map(action).collect_view()}
            </select>
            <label for="from">{words::from_day(language)}</label>
            <input class="input" id="from" type="date" name="from" value=day(chosen.from) />
            <label for="to">{words::to_day(language)}</label>
            <input class="input" id="to" type="date" name="to" value=day(chosen.to) />
            <button class="btn" type="submit">{words::filter(language)}</button>
        </form>
    }
    .into_any()
}

fn entries(found: Found, chosen: &LogNarrowed, language: Language) -> AnyView {
    if found.lines.is_empty() {
        return view! {
            <section class="card">
                <Empty title=words::nothing_logged(language) text=words::nothing_logged_why(language)>
                    ""
                </Empty>
            </section>
        }
        .into_any();
    }
    let older = found.next.map(|next| {
        let mut address = format!("{}?before={next}", paths::LOG);
        for (name, value) in [
            ("who", chosen.account.map(|id| id.to_string())),
            ("what", chosen.action.map(|action| action.name().to_owned())),
            ("from", chosen.from.map(|day| day.to_string())),
            ("to", chosen.to.map(|day| day.to_string())),
        ] {
            if let Some(value) = value {
                address.push_str(&format!("&{name}={value}"));
            }
        }
        view! {
            <p class="actions">
                <a class="btn" href=address>
                    {words::older(language)}
                </a>
            </p>
        }
    });
    let people = found.people;
    let lines = found.lines.into_iter().map(|one| line(one, &people, language)).collect_view();
    view! {
        <section class="card" aria-label=words::log(language)>
            <ul class="rows log">{lines}</ul>
        </section>
        {older}
    }
    .into_any()
}

fn line(one: LogLine, people: &[(AccountId, String)], language: Language) -> AnyView {
    let LogLine { local, entry } = one;
    let named = |account: AccountId| people.iter().find(|(id, _)| *id == account).map(|(_, name)| name.clone());
    let who = match entry.actor {
        Actor::Program => words::program(language).to_owned(),
        Actor::Key { .. } => words::api_key(language).to_owned(),
        actor => actor.account().and_then(named).unwrap_or_else(|| words::whoever(language).to_owned()),
    };
    let right = entry.actor.right().map(|right| {
        view! {
            <small>
                {words::by_right(language)} ": " {right.group().title(language)} " › " {right.label(language)}
            </small>
        }
    });
    let changes = entry.changes.iter().map(|change| view! { <small>{told(change, language)}</small> }).collect_view();
    let when = [Some(format::date_time(local, language)), entry.address.clone()].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    view! {
        <li>
            <span class="words">
                <span>
                    <b>{who}</b>
                    " "
                    {entry.action.words(language)}
                    " "
                    <b>{entry.name.as_str().to_owned()}</b>
                </span>
                {right}
                {changes}
            </span>
            <span class="end">
                <small>{when}</small>
            </span>
        </li>
    }
    .into_any()
}

/// A change in words: before and after.
fn told(change: &Change, language: Language) -> String {
    fn pair<T>(pair: &Pair<T>, write: impl Fn(&T) -> String) -> String {
        let side = |value: &Option<T>| value.as_ref().map_or_else(|| "–".to_owned(), &write);
        format!("{} → {}", side(&pair.before), side(&pair.after))
    }
    let rights = |rights: &domain::collaborators::Rights| rights.iter().map(|right| right.label(language)).collect::<Vec<_>>().join(", ");
    let products = |products: &domain::collaborators::Products| match products.only() {
        None => words::all_products(language).to_owned(),
        Some(only) => words::some_only(language, &only.len().to_string()),
    };
    match change {
        Change::Name(change) | Change::Profile(change) | Change::State(change) => pair(change, |text| text.as_str().to_owned()),
        Change::Email(change) => pair(change, |email| email.as_str().to_owned()),
        Change::Rights(change) => pair(change, rights),
        Change::Products(change) => pair(change, products),
        Change::LastDay(change) => pair(change, |day| format::day_month_year(*day, language)),
        Change::Language(change) => pair(change, |language| language.endonym().to_owned()),
        Change::StartsAt(change) => pair(change, |at| at.format("%Y-%m-%d %H:%M UTC").to_string()),
        Change::Amount(change) => pair(change, |money| format::money(money.minor, money.currency, language)),
        Change::Count(change) => pair(change, |count| format::count(*count, language)),
        Change::Written(what) => what.as_str().to_owned(),
    }
}
